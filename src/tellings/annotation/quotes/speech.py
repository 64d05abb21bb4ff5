"""Quotes of a whole document, put together line by line: reported clauses, quotations, and quotations that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.lines import Item, Line, find_lines, inner_lines
from tellings.annotation.quotes.reports import Report, clause_subject, find_reports
from tellings.annotation.quotes.subjects import Speaker, speaker_of
from tellings.types.annotations import Mention, Quote, QuoteMode, Sentence
from tellings.types.documents import Document
from tellings.types.spans import Span


@dataclass(slots=True)
class Draft:
    """A quote while the document is read: its line, its report, and the quote built so far."""

    line: int
    block: int
    quote: Quote
    report: Report | None = None
    depth: int = 0
    whole: bool = field(default=False)


def find_drafts(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[list[Line], list[Draft]]:
    """Return the lines of the document and the quotes in them, in the order of the text."""
    lines = find_lines(document, sentences)
    drafts: list[Draft] = []
    for number, line in enumerate(lines):
        found = _reported(line, number, mentions, lines)
        _add_unclaimed(document, lines, number, mentions, drafts, found)
        drafts.extend(found)
    inner = [other for draft in drafts for other in _nested(document, sentences, lines, draft, mentions)]
    return lines, drafts + inner


def _reported(line: Line, number: int, mentions: Sequence[Mention], lines: Sequence[Line]) -> list[Draft]:
    found = []
    for report in find_reports(line):
        if line.kind in ("title", "heading", "caption") and not _is_headline_report(report):
            continue
        found.append(Draft(number, line.block, quote_of(line, report, mentions), report, line.depth))
    return found


def _is_headline_report(report: Report) -> bool:
    return report.verb.kind in ("say", "warn", "deny") and all(
        content.frame in ("before", "direct", "that", "bare", "according") for content in report.contents
    )


def quote_of(line: Line, report: Report, mentions: Sequence[Mention]) -> Quote:
    """Return the quote that a report of a line stands for."""
    speaker = speaker_of(line, report.subject, mentions) if report.subject else None
    spans: list[Span] = []
    mode: QuoteMode = "indirect"
    for content in report.contents:
        part, part_mode = content_spans(line, content)
        spans.extend(part)
        mode = part_mode if mode == "indirect" or part_mode == "direct" else mode
    cue = Span(line.items[report.cue[0]].start, line.items[report.cue[1] - 1].end)
    return Quote(
        mode, tuple(sorted(spans)), cue, speaker.mention if speaker else None, speaker.span if speaker else None
    )


def content_spans(line: Line, content: Content) -> tuple[list[Span], QuoteMode]:
    """Return the spans of a content and whether it is direct, indirect or mixed."""
    items = line.items[content.first : content.stop]
    marked = [item for item in items if item.mark is not None]
    words = [item for item in items if item.is_word]
    if marked and not words:
        direct = content.frame not in ("naming", "noun") and any(is_speech(item) for item in marked)
        return [Span(item.mark.start, item.mark.end) for item in marked if item.mark], "direct" if direct else "mixed"
    return [Span(items[0].start, items[-1].end)], "mixed" if marked else "indirect"


def is_speech(item: Item) -> bool:
    """Return whether a quotation is a saying of its own, not a few words inside somebody else's clause."""
    inner = item.text.strip("“”\"'‘’„«»` ")
    words = inner.split()
    return (len(words) >= 3 and (inner[:1].isupper() or inner[:1].isdigit() or inner[:1] in "[(….$")) or len(
        words
    ) >= 6


def _add_unclaimed(
    document: Document,
    lines: Sequence[Line],
    number: int,
    mentions: Sequence[Mention],
    drafts: list[Draft],
    found: list[Draft],
) -> None:
    """Give the quotations that no verb of the line claims to the speaker who goes on, or who was announced."""
    line = lines[number]
    free = [item for item in line.items if item.mark is not None and is_speech(item) and not _is_claimed(item, found)]
    if not free or (
        any(item.is_word for item in line.items if not _within(item, found)) and not _leads(line, free[0])
    ):
        return
    spans = tuple(Span(item.mark.start, item.mark.end) for item in free if item.mark)
    last = drafts[-1] if drafts else None
    if (
        line.items[0] is free[0]
        and not found
        and last is not None
        and last.block == line.block
        and last.line == number - 1
        and last.depth == 0
    ):
        if last.quote.mode == "direct":
            last.quote = replace(last.quote, content=(*last.quote.content, *spans))
            last.line = number
            return
        found.append(Draft(number, line.block, replace(last.quote, mode="direct", content=spans, cue=None)))
        return
    speaker = _announced(lines, number, free[0], mentions, drafts)
    if speaker is not None:
        found.append(Draft(number, line.block, Quote("direct", spans, None, speaker.mention, speaker.span)))


def _within(item: Item, found: Sequence[Draft]) -> bool:
    return False


def _leads(line: Line, item: Item) -> bool:
    """Whether a quotation stands at the front or behind a colon or comma."""
    at = line.items.index(item)
    return at == 0 or line.items[at - 1].text in (":", ",")


def _is_claimed(item: Item, found: Sequence[Draft]) -> bool:
    return any(span.start < item.end and item.start < span.end for draft in found for span in draft.quote.content)


def _announced(
    lines: Sequence[Line], number: int, item: Item, mentions: Sequence[Mention], drafts: Sequence[Draft]
) -> Speaker | None:
    """The speaker whom the words before a colon name, or whose quotation the paragraph before broke off."""
    line = lines[number]
    at = line.items.index(item)
    if at > 0 and line.items[at - 1].text == ":":
        phrase = clause_subject(line, at - 1)
        if phrase is not None:
            return speaker_of(line, phrase, mentions)
    if at == 0 and number and lines[number - 1].items[-1].text == ":":
        before = lines[number - 1]
        phrase = clause_subject(before, len(before.items) - 1)
        if phrase is not None:
            return speaker_of(before, phrase, mentions)
    if at == 0 and line.first and drafts and len(item.text) >= 40 and not any(word.is_word for word in line.items):
        last = drafts[-1]
        if (
            last.depth == 0
            and last.block == line.block - 1
            and last.quote.mode == "direct"
            and last.quote.speaker_span
        ):
            return Speaker(last.quote.speaker, last.quote.speaker_span)
    return None


def _nested(
    document: Document,
    sentences: Sequence[Sentence],
    lines: Sequence[Line],
    draft: Draft,
    mentions: Sequence[Mention],
) -> list[Draft]:
    """Reports inside a direct quotation, told by its speaker of somebody else."""
    if draft.quote.mode != "direct" or draft.depth:
        return []
    starts = {span.start for span in draft.quote.content}
    found = []
    for number, line in enumerate(lines):
        if line.block != draft.block:
            continue
        for mark in (item.mark for item in line.items if item.mark is not None and item.mark.start in starts):
            for inner in inner_lines(document, sentences, line, mark):
                for report in find_reports(inner):
                    if _is_told_of_others(inner, report):
                        quote = quote_of(inner, report, mentions)
                        found.append(Draft(number, draft.block, quote, report, depth=1))
    return found


def _is_told_of_others(line: Line, report: Report) -> bool:
    if report.subject is None or report.verb.kind in ("think", "show"):
        return False
    return line.items[report.subject.head].low not in ("i", "we", "you", "who", "it")
