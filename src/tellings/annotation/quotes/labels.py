"""Speakers set before or behind words without a verb: "Oru: bridge to open", "“...” — Ana Oru", "“...” [Veld]"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.speakers import MentionsByPlace
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.grammar import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    QUESTION_WORDS,
    past_forms,
    third_forms,
)
from tellings.tables.speakers import SPEAKER_NOUNS
from tellings.types.annotations import Quote, QuoteMode
from tellings.types.spans import Span

_HEADLINES = frozenset({"title", "heading"})
_LONGEST_LABEL = 8
_LONGEST_SOURCE = 7
_LONGEST_TAG = 5
_SHORTEST = 3
_SHORTEST_QUOTED = 5
_PAPERS = frozenset("report reports poll polls survey study source sources data memo lawsuit filing".split())
_INSIDE = frozenset("of for the and - . ( )".split())
_BRACKETS = {"[": "]", "(": ")"}
_TALKS = 2
_RUBRICS = frozenset(
    "breaking correction editor exclusive live more note photo photos read related update video watch".split()
)


class Label(NamedTuple):
    """A speaker set before a colon: the items of the name, the colon, and the mention that it is, if known."""

    first: int
    colon: int
    mention: int | None
    shouted: bool


def find_labelled(
    lines: Sequence[Line], places: MentionsByPlace, taken: Sequence[Quote]
) -> Iterator[tuple[int, Quote]]:
    """Yield line and quote of what labels and source lines give to somebody, but for what `taken` has already."""
    labels = {number: label for number, line in enumerate(lines) if (label := _find_label(line, places))}
    shouted = [label.mention for label in labels.values() if label.shouted]
    talks = len(shouted) >= _TALKS and any(mention is not None for mention in shouted)
    held = {span.start for quote in taken for span in quote.content}
    for number, line in enumerate(lines):
        label = labels.get(number)
        if label is not None:
            quote = _read_label(lines, number, label, talks=talks)
        else:
            quote = _read_source(line, places) or _read_line_below(lines, number, places) or _read_tag(line, places)
        if quote is not None and quote.content[0].start not in held:
            yield number, quote


def _find_label(line: Line, places: MentionsByPlace) -> Label | None:
    """The label at the start of a line."""
    items = line.items
    colon = next((at for at in range(1, min(len(items), _LONGEST_LABEL)) if items[at].text == ":"), None)
    if colon is None or colon + 1 >= len(items):
        return None
    first = next((k + 1 for k in range(colon) if items[k].text in DASHES), 0)
    words = items[first:colon]
    if (
        not words
        or words[0].low in _RUBRICS
        or not all(item.is_name or item.low in _INSIDE or item.low in SPEAKER_NOUNS for item in words)
    ):
        return None
    mention = _person(items, first, colon, places)
    shouted = all(not item.is_word or item.text.isupper() for item in words)
    in_title = line.kind == "title" and first == 0 and _is_office(words)
    if mention is None and not shouted and not in_title and not _is_voice(words):
        return None
    return Label(first, colon, mention, shouted)


def _is_office(words: Sequence[Item]) -> bool:
    """Whether a headline's label is one who holds an office or is known by what he is: "Mayor:", "Former aide:"."""
    return words[-1].low in SPEAKER_NOUNS and not any(word.low in _INSIDE for word in words)


def _is_voice(words: Sequence[Item]) -> bool:
    """Whether a label is a paper or people without a name: "Report:", "Police:", "Prison officials:"."""
    return words[-1].low in _PAPERS or (words[-1].low in SPEAKER_NOUNS and words[-1].low.endswith(("s", "police")))


def _person(items: Sequence[Item], first: int, stop: int, places: MentionsByPlace) -> int | None:
    """The person whose name closes a label."""
    span = Span(items[first].start, items[stop - 1].end)
    return next((at for at in places.touching(span) if places[at].kind == "person"), None)


def _read_label(lines: Sequence[Line], number: int, label: Label, *, talks: bool) -> Quote | None:
    line = lines[number]
    items = line.items
    said = items[label.colon + 1 :]
    marked = said[0].mark is not None and (len(said) < _SHORTEST or said[-1].text == ".")
    if not marked and len(said) < _SHORTEST:
        return None
    stop = line.end
    mode: QuoteMode = "mixed" if any(item.mark for item in said) else "indirect"
    turn = label.shouted and talks and line.first
    known = label.mention is not None or not label.shouted or _is_voice(items[label.first : label.colon])
    if not (known or turn):
        return None
    if line.kind in _HEADLINES or number == 0:
        if not (marked or _is_clause(said)):
            return None
    elif turn:
        mode, stop = "direct", _block_end(lines, number)
    elif not marked:
        return None
    content = Span(said[0].start, stop)
    if marked and said[0].mark is not None:
        mode, content = "direct", Span(said[0].mark.start, said[0].mark.end)
    return Quote(
        mode,
        (content,),
        Span(items[label.colon].start, items[label.colon].end),
        label.mention,
        Span(items[label.first].start, items[label.colon - 1].end),
    )


def _is_clause(words: Sequence[Item]) -> bool:
    """Whether words of a headline hold a verb or a quotation, so that they are no topic; "Why ..." is one."""
    if words[0].low in QUESTION_WORDS and words[-1].text != "?":
        return False
    for at, item in enumerate(words):
        quoted = item.mark is not None and len(item.text.split()) >= _SHORTEST
        if quoted or (item.low in AUXILIARIES and item.is_word):
            return True
        after_noun = at > 0 and words[at - 1].is_word and words[at - 1].low not in DETERMINERS | PREPOSITIONS
        is_verb = looks_finite(words, at) or item.low in past_forms() or item.low in third_forms()
        if after_noun and item.is_word and is_verb:
            return True
    return False


def _block_end(lines: Sequence[Line], number: int) -> int:
    """Where the last line of the same paragraph ends."""
    last = number
    while last + 1 < len(lines) and lines[last + 1].block == lines[number].block:
        last += 1
    return lines[last].end


def _read_source(line: Line, places: MentionsByPlace) -> Quote | None:
    """A quotation with its source in brackets or behind a dash at the end of the line."""
    items = line.items
    at = next((k for k in range(len(items) - 2, -1, -1) if items[k].mark is not None), None)
    if at is None or at + 2 >= len(items) or (at > 1 and items[at + 1].text != "["):
        return None
    return _sourced(items, at, at + 1, places)


def _sourced(items: Sequence[Item], at: int, mark: int, places: MentionsByPlace) -> Quote | None:
    """The quotation at item `at` with the source that the mark at item `mark` leads in, to the end of the items."""
    opener, stop = items[mark].text, len(items)
    if items[stop - 1].text == ".":
        stop -= 1
    if opener in _BRACKETS:
        if items[stop - 1].text != _BRACKETS[opener]:
            return None
        stop -= 1
    elif opener not in DASHES:
        return None
    words = items[mark + 1 : stop]
    if words and words[-1].text == ".":
        words = words[:-1]
    return _quote_from(items[at], items[mark], words, places)


def _quote_from(quoted: Item, cue: Item, words: Sequence[Item], places: MentionsByPlace) -> Quote | None:
    """The quotation given to the name with which `words` begin."""
    name: list[Item] = []
    for item in words:
        if not (item.is_name or (name and item.low in _INSIDE)):
            break
        name.append(item)
    if not name or len(words) > _LONGEST_SOURCE or quoted.mark is None or len(quoted.text.split()) < _SHORTEST_QUOTED:
        return None
    span = Span(name[0].start, name[-1].end)
    mention = next(iter(places.touching(span)), None)
    return Quote("direct", (Span(quoted.mark.start, quoted.mark.end),), Span(cue.start, cue.end), mention, span)


def _read_tag(line: Line, places: MentionsByPlace) -> Quote | None:
    """A headline's clause with its source behind a dash: "Bridge will open – mayor", "Talks have failed - report"."""
    items = line.items
    dash = next((k for k in range(len(items) - 2, 2, -1) if items[k].text in DASHES), None)
    if (
        line.kind != "title"
        or dash is None
        or len(items) - dash > _LONGEST_TAG
        or items[dash].start == items[dash - 1].end
    ):
        return None
    source = items[dash + 1 :]
    told_by = source[-1].low in SPEAKER_NOUNS or source[-1].low in _PAPERS
    if not told_by or not all(item.is_word for item in source) or not _is_clause(items[:dash]):
        return None
    span = Span(source[0].start, source[-1].end)
    mention = next(iter(places.touching(span)), None)
    mode: QuoteMode = "mixed" if any(item.mark for item in items[:dash]) else "indirect"
    content = Span(items[0].start, items[dash - 1].end)
    return Quote(mode, (content,), Span(items[dash].start, items[dash].end), mention, span)


def _read_line_below(lines: Sequence[Line], number: int, places: MentionsByPlace) -> Quote | None:
    """A quotation that ends its line, its source alone below or behind it: "— Ana Oru, mayor", "[Veld Times]"."""
    if number + 1 >= len(lines) or lines[number].items[-1].mark is None:
        return None
    line, below = lines[number], lines[number + 1]
    near = below.block == line.block or (below.block == line.block + 1 and len(line.items) == 1)
    if not near or len(below.items) < 2 or len(below.items) > _LONGEST_SOURCE + 3:
        return None
    return _sourced((line.items[-1], *below.items), 0, 1, places)
