"""Quotations that stand alone, with no verb of saying: clips in the script of a video, sayings between sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.speakers import MentionsByPlace, Speaker
from tellings.text.folding import fold
from tellings.types.annotations import Quote
from tellings.types.spans import Span

_MARKS = "“”\"'‘’«»` "
_LEADS = frozenset("—–-:")
_ENDS = (".", "!", "?", "…", "—")
# A paragraph with so many unclaimed quotations is a script, in which the writer tells whose voice is heard; then the
# voice needs so many reports of its own, and this share of all.
_MANY = 3
_SHARE = 0.75


def find_solos(
    lines: Sequence[Line], said: Sequence[tuple[int, Quote]], places: MentionsByPlace
) -> Iterator[tuple[int, Quote]]:
    """Yield the quotations alone in their line that are said by the one voice of their paragraph, by line number.

    `said` are the quotes found so far, each with its line. In a script, a paragraph with many of them, those of
    several voices are somebody's too: the speaker is open. A quotation that names the speaker is somebody else's,
    and where questions are asked the voices change.
    """
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        numbers[line.block].append(number)
    quotes: dict[int, list[Quote]] = defaultdict(list)
    for number, quote in said:
        quotes[lines[number].block].append(quote)
    for block, inside in numbers.items():
        if len(inside) > 1 and lines[inside[0]].kind not in ("title", "heading", "caption"):
            free = [(number, item) for number in inside for item in _find_alone(lines[number], quotes[block])]
            yield from _given_to_one(free, quotes[block], places)


def _given_to_one(
    free: Sequence[tuple[int, Item]], quotes: Sequence[Quote], places: MentionsByPlace
) -> Iterator[tuple[int, Quote]]:
    is_script = len(free) >= _MANY
    speaker = None if any(_asks(item) for _, item in free) else _find_voice(quotes, places, is_script=is_script)
    name = "" if speaker is None or speaker.mention is None else fold(places.root(speaker.mention).name).split()[-1]
    for number, item in free:
        inner = item.text.strip(_MARKS)
        opens = inner[:1].isupper() or inner[:1].isdigit() or inner[:1] in "$€£"
        if item.mark is None or not (is_script or (name and opens)):
            continue
        voice = speaker if speaker is not None and name not in fold(item.text) else None
        if voice is not None or is_script:
            content = (Span(item.mark.start, item.mark.end),)
            yield number, Quote("direct", content, None, *(voice or (None, None)))


def is_solo(line: Line) -> bool:
    """Return whether a line holds quotations and nothing else."""
    return all(item.mark is not None for item in line.items)


def _find_alone(line: Line, quotes: Sequence[Quote]) -> Iterator[Item]:
    """The quotations of a line that nobody claims: all of a line of nothing else, or one behind a dash at its end."""
    last = line.items[-1]
    behind = len(line.items) > 1 and last.mark is not None and line.items[-2].text in _LEADS
    taken = [span for quote in quotes for span in quote.content]
    for item in line.items if is_solo(line) else (last,) if behind else ():
        if not item.text.strip(_MARKS).endswith(_ENDS):
            return
        if not any(span.start < item.end and span.end > item.start for span in taken):
            yield item


def _asks(item: Item) -> bool:
    return item.text.strip(_MARKS).endswith("?")


def _find_voice(quotes: Sequence[Quote], places: MentionsByPlace, *, is_script: bool) -> Speaker | None:
    """The one speaker of all direct speech in a paragraph; in a script the person of whom nearly all is told."""
    heard = [quote for quote in quotes if is_script or quote.mode == "direct"]
    names = [_name(quote, places) for quote in heard]
    if not names:
        return None
    name, count = Counter(names).most_common(1)[0]
    least = max(_MANY, _SHARE * len(heard)) if is_script else len(heard)
    first = heard[names.index(name)]
    if not name or count < least or first.speaker is None or first.speaker_span is None:
        return None
    return Speaker(first.speaker, first.speaker_span) if places.root(first.speaker).kind == "person" else None


def _name(quote: Quote, places: MentionsByPlace) -> str:
    """The last word of the speaker's name, which a paragraph uses for one person only."""
    words = [] if quote.speaker is None else fold(places.root(quote.speaker).name).split()
    return words[-1] if words else ""
