"""Words that the page sets apart as a quotation: under "Oru wrote:", or with a name behind a dash at the end."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.clauses import clause_subject
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.speakers import MentionsByPlace, speaker_of
from tellings.annotation.quotes.speech import Draft
from tellings.annotation.quotes.subjects import Phrase, phrase_after
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.cues import cue_forms
from tellings.tables.grammar import DASHES
from tellings.types.annotations import Mention, Quote
from tellings.types.spans import Span

_LONGEST_SIGNATURE = 14
_SET_APART = "block-quote"


def find_set_apart(lines: Sequence[Line], drafts: Sequence[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """Return the quotes that only the page's layout tells, those already found left out."""
    places = MentionsByPlace(mentions)
    taken = {draft.line for draft in drafts}
    found: list[Draft] = []
    number = 0
    while number < len(lines):
        stop = number
        while stop < len(lines) and lines[stop].kind == _SET_APART:
            stop += 1
        draft = None
        if stop > number and taken.isdisjoint(range(number, stop)):
            draft = _signed(lines, number, stop, places) or _announced(lines, number, stop, places)
        if draft is not None:
            found.append(draft)
        number = stop + 1  # the line behind a block is no such line
    return found


def _announced(lines: Sequence[Line], number: int, stop: int, places: MentionsByPlace) -> Draft | None:
    """A block of quoted text behind a line that ends in a colon and has a speaker: "The judge wrote:"."""
    if number == 0 or lines[number - 1].items[-1].text != ":":
        return None
    before = lines[number - 1]
    colon = len(before.items) - 1
    subject = clause_subject(before, colon) or _opening(before, colon)
    if subject is None:
        return None
    cue = next((item for item in reversed(before.items[:colon]) if item.is_word and item.low in cue_forms()), None)
    return _draft(lines, number, stop, subject, before, places, None if cue is None else Span(cue.start, cue.end))


def _opening(line: Line, colon: int) -> Phrase | None:
    """The phrase that opens a line and has its verb right behind it."""
    phrase = phrase_after(line, 0)
    if phrase is None or phrase.stop >= colon or not looks_finite(line.items, phrase.stop):
        return None
    return phrase


def _signed(lines: Sequence[Line], number: int, stop: int, places: MentionsByPlace) -> Draft | None:
    """A block of quoted text with a name behind a dash at its end: "“...” — Ottoline Fry"."""
    last = lines[stop - 1]
    dash = _signature(last)
    if dash is None or (stop == number + 1 and dash == 0):
        return None
    subject = phrase_after(last, dash + 1)
    if subject is None or not last.items[subject.head].is_name:
        return None
    return _draft(lines, number, stop, subject, last, places, None)


def _signature(line: Line) -> int | None:
    """Where the dash stands behind which a name closes the line."""
    items = line.items
    for at in range(max(0, len(items) - _LONGEST_SIGNATURE), len(items) - 1):
        closes = at == 0 or items[at - 1].mark is not None or items[at - 1].text in (".", "!", "?", "…")
        if items[at].text in DASHES and closes:
            return None if any(item.is_finite or item.mark for item in items[at + 1 :]) else at
    return None


def _draft(
    lines: Sequence[Line],
    number: int,
    stop: int,
    subject: Phrase,
    told: Line,
    places: MentionsByPlace,
    cue: Span | None,
) -> Draft:
    """The quote of some lines, without the words of `told` that name its speaker, and without its marks."""
    speaker = speaker_of(told, subject, places)
    limit = told.items[subject.first].start
    spans = [
        _inside([item for item in line.items if line is not told or item.end <= limit]) for line in lines[number:stop]
    ]
    content = tuple(span for span in spans if span is not None)
    return Draft(
        number, lines[number].block, Quote("direct", content, cue, speaker.mention, speaker.span), last_line=stop - 1
    )


def _inside(items: Sequence[Item]) -> Span | None:
    """The words of a line, without a dash at its end and without the marks around all of it."""
    kept = list(items)
    while kept and kept[-1].text in DASHES:
        kept.pop()
    if not kept:
        return None
    if len(kept) == 1 and kept[0].mark is not None:
        return Span(kept[0].mark.start, kept[0].mark.end)
    return Span(kept[0].start, kept[-1].end)
