"""Quotes of a whole document, put together line by line: reported clauses, quotations, and quotations that go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.annotation.quotes.clauses import clause_subject
from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.labels import find_labelled
from tellings.annotation.quotes.lines import Item, Line, find_lines, inner_lines
from tellings.annotation.quotes.nouns import Report
from tellings.annotation.quotes.parsed import Parses, as_attitude, find_held, join_reports, kind_of
from tellings.annotation.quotes.reports import find_reports
from tellings.annotation.quotes.solos import find_solos, is_solo
from tellings.annotation.quotes.speakers import MentionsByPlace, Speaker, speaker_of
from tellings.annotation.quotes.stances import find_stances
from tellings.annotation.quotes.subjects import phrase_after
from tellings.annotation.quotes.transcripts import find_spoken
from tellings.types.annotations import Mention, Quote, QuoteMode, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag
from tellings.types.spans import Span

_MARKS = "“”„\"'‘’‚«»‹›` "
_NOT_OTHERS = frozenset("i we you who it".split())
_HEADLINES = frozenset({"title", "heading", "caption"})
# A quotation that opens a paragraph and is as long as a sentence can go on from the paragraph before.
_LONG = 40
# A sentence of at most so many words that tells of somebody can lead to his words in the next paragraph.
_SHORT = 12
# As many lines between two paragraphs of one quotation are more than a caption and a link.
_FEWEST = 4
_CALLING = frozenset({"call", "brand", "label", "dub"})
_ACTS = frozenset({"demand", "propose", "promise", "deny", "warn"})


@dataclass(slots=True)
class Draft:
    """A quote while the document is read: its report and the quote so far, from `line` to `last_line`, if later."""

    line: int
    block: int
    quote: Quote
    report: Report | None = None
    depth: int = 0
    last_line: int = -1


def find_drafts(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], tag: Tag | None = None
) -> tuple[list[Line], list[Draft], list[Quote]]:
    """Return the lines of the document, the quotes in them, those inside quotations last, and the attitudes."""
    lines = find_lines(document, sentences)
    places = MentionsByPlace(mentions)
    parses = None if tag is None else Parses(document, sentences, tag)
    drafts: list[Draft] = []
    attitudes: list[Quote] = []
    for number, line in enumerate(lines):
        seen = [] if parses is None else parses.find(line)
        ruled = find_reports(line)
        joined = join_reports(line, ruled, seen)
        reports = [each for each in joined if each.verb.kind != "think" and _is_told(line, each)]
        found = [Draft(number, line.block, _quote_of(line, each, places), each, line.depth) for each in reports]
        if line.kind != "caption":
            stances = find_stances(line, ruled) if parses is None else ()
            thoughts = [as_attitude(each) for each in joined if each.verb.kind == "think"]
            held = [*thoughts, *find_held(line, joined, (*ruled, *stances), seen)]
            attitudes.extend(_quote_of(line, each, places) for each in held)
        unclaimed = _unclaimed(lines, number, places, drafts, found)
        drafts.extend(found)
        if unclaimed is not None:
            drafts.append(unclaimed)
    direct = {span.start for draft in drafts if draft.quote.mode == "direct" for span in draft.quote.content}
    for number, quote in find_spoken(document, lines, places):
        if quote.content[0].start not in direct:
            drafts.append(Draft(number, lines[number].block, quote))
    drafts.extend(_find_labelled(lines, places, drafts))
    solos = find_solos(lines, [(draft.line, draft.quote) for draft in drafts], places)
    drafts += [Draft(number, lines[number].block, quote) for number, quote in solos]
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    inner = [other for draft in drafts for other in _nested(document, by_block, lines, draft, places)]
    return lines, drafts + inner, attitudes


def _find_labelled(lines: Sequence[Line], places: MentionsByPlace, drafts: Sequence[Draft]) -> list[Draft]:
    """The quotes of labels and source lines."""
    held = [draft.quote for draft in drafts]
    return [Draft(number, lines[number].block, quote) for number, quote in find_labelled(lines, places, held)]


def _is_told(line: Line, report: Report) -> bool:
    """Whether a report stands in running text, or is plain speech in a headline."""
    return line.kind not in _HEADLINES or _is_headline_report(report) or _is_called(line, report)


def _is_called(line: Line, report: Report) -> bool:
    """Whether a headline quotes what somebody calls something: "Coach calls referee “blind and deaf”"."""
    behind = line.items[report.cue[1]].low if report.cue[1] < len(line.items) else ""
    named = all(content.frame == "naming" for content in report.contents)
    return named and report.verb.lemma in _CALLING and behind not in ("to", "for", "on")


def _is_headline_report(report: Report) -> bool:
    """Whether a report outside running text tells of words ("Veld proposes talks"), not a headline's "X backs Y"."""
    frames = {content.frame for content in report.contents}
    if report.verb.kind in _ACTS:
        return True
    return report.verb.kind in ("say", "warn", "deny") and frames <= {"before", "direct", "that", "bare", "according"}


def _quote_of(line: Line, report: Report, places: MentionsByPlace) -> Quote:
    """The quote that a report of a line stands for."""
    speaker = speaker_of(line, report.subject, places) if report.subject else None
    spans: list[Span] = []
    mode: QuoteMode = "indirect"
    for content in report.contents:
        part, part_mode = _content_spans(line, content)
        spans.extend(part)
        mode = part_mode if mode == "indirect" or part_mode == "direct" else mode
    cue = Span(line.items[report.cue[0]].start, line.items[report.cue[1] - 1].end)
    index, span = (speaker.mention, speaker.span) if speaker else (None, None)
    return Quote(mode, tuple(sorted(spans)), cue, index, span, kind=kind_of(report))


def _content_spans(line: Line, content: Content) -> tuple[list[Span], QuoteMode]:
    """The spans of a content and whether it is direct, indirect or mixed."""
    items = line.items[content.first : content.stop]
    marked = [item for item in items if item.mark is not None]
    if marked and not any(item.is_word for item in items):
        is_direct = content.frame not in ("naming", "noun") and any(map(_is_saying, marked))
        return [
            Span(item.mark.start, item.mark.end) for item in marked if item.mark
        ], "direct" if is_direct else "mixed"
    return [Span(items[0].start, items[-1].end)], "mixed" if marked else "indirect"


def _is_saying(item: Item) -> bool:
    inner = item.text.strip(_MARKS)
    return _is_speech(item) or (inner[:1].isupper() and inner[-1:] in (",", ".", "?", "!", "…"))


def _is_speech(item: Item) -> bool:
    """Whether a quotation is a saying of its own, not a few words inside somebody else's clause."""
    inner = item.text.strip(_MARKS)
    words = inner.split()
    opens = inner[:1].isupper() or inner[:1].isdigit() or inner[:1] in tuple("[(….$")
    return (len(words) >= 3 and opens) or len(words) >= 6


def _unclaimed(
    lines: Sequence[Line], number: int, places: MentionsByPlace, drafts: Sequence[Draft], found: Sequence[Draft]
) -> Draft | None:
    """The quotations that no verb of the line claims, given to the speaker who goes on or who was announced."""
    line = lines[number]
    taken = {span.start for draft in found for span in draft.quote.content}
    held = [span for draft in found for span in draft.quote.content]
    free = [
        item
        for item in line.items
        if item.mark is not None
        and _is_speech(item)
        and item.mark.start not in taken
        and not any(span.overlap(Span(item.start, item.end)) for span in held)
    ]
    if not free or not _leads(line, free[0]) or (is_solo(line) and _follows_solo(lines, number)):
        return None
    spans = tuple(Span(item.mark.start, item.mark.end) for item in free if item.mark)
    last = drafts[-1] if drafts and not found else None
    goes_on = last is not None and last.block == line.block and max(last.line, last.last_line) == number - 1
    if last is not None and goes_on and line.items[0] is free[0]:
        if last.quote.mode != "direct":
            return Draft(number, line.block, replace(last.quote, mode="direct", content=spans, cue=None))
        last.quote = replace(last.quote, content=(*last.quote.content, *spans))
        last.last_line = number
        return None
    speaker = _announced(lines, number, free[0], places, drafts)
    if speaker is None:
        return None
    return Draft(number, line.block, Quote("direct", spans, None, speaker.mention, speaker.span))


def _follows_solo(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before, in the same paragraph, is a quotation too: clips or the turns of a dialogue."""
    return number > 0 and lines[number - 1].block == lines[number].block and is_solo(lines[number - 1])


def _leads(line: Line, item: Item) -> bool:
    """Whether a quotation stands at the front or behind a colon or comma."""
    at = line.items.index(item)
    return at == 0 or line.items[at - 1].text in (":", ",")


def _announced(
    lines: Sequence[Line], number: int, item: Item, places: MentionsByPlace, drafts: Sequence[Draft]
) -> Speaker | None:
    """The speaker whom the words before a colon name, or whose quotation the paragraph before broke off."""
    line = lines[number]
    at = line.items.index(item)
    if at > 0:
        return _colon_speaker(line, at - 1, places)
    if number == 0:
        return None
    before = lines[number - 1]
    if before.items[-1].text == ":":
        return _colon_speaker(before, len(before.items) - 1, places)
    last = drafts[-1] if drafts else None
    following = lines[number + 1] if number + 1 < len(lines) else line
    is_claimed = following.block == line.block and following is not line and following.items[0].mark is None
    if is_claimed or not line.first or len(item.text) < _LONG or not is_solo(line):
        return None
    if last is None or not _follows(lines, number, last.block):
        return _subject_of_short(before, places) if before.block == line.block - 1 else None
    if last.quote.mode != "direct" and not _is_last_voice(number, drafts, places):
        return None
    return Speaker(last.quote.speaker, last.quote.speaker_span) if last.quote.speaker_span else None


def _is_last_voice(number: int, drafts: Sequence[Draft], places: MentionsByPlace) -> bool:
    """Whether one person alone is reported in the line before, so that a quotation in a new paragraph is his."""
    before = [draft.quote.speaker for draft in drafts[-4:] if draft.line == number - 1]
    if not before or any(speaker is None or places[speaker].kind != "person" for speaker in before):
        return False
    return len({places.root(speaker) for speaker in before if speaker is not None}) == 1


def _subject_of_short(line: Line, places: MentionsByPlace) -> Speaker | None:
    """The person of whom a short sentence that leads to a quotation tells: "Oru was blunt."."""
    if sum(item.is_word for item in line.items) > _SHORT or any(item.mark is not None for item in line.items):
        return None
    phrase = phrase_after(line, 0)
    if phrase is None or phrase.stop >= len(line.items) or not line.items[phrase.stop].is_finite:
        return None
    speaker = speaker_of(line, phrase, places)
    named = speaker.mention is not None and places[speaker.mention].kind == "person"
    return speaker if named else None


def _follows(lines: Sequence[Line], number: int, block: int) -> bool:
    """Whether only captions and links to other reports, which end in no full stop, stand behind a block."""
    between = [line for line in lines[max(0, number - _FEWEST) : number] if line.block > block]
    if len(between) == _FEWEST:
        return False
    return all(line.kind == "caption" or (line.kind == "paragraph" and _is_link(line)) for line in between)


def _is_link(line: Line) -> bool:
    return line.first and line.items[-1].is_word and not any(item.mark for item in line.items)


def _colon_speaker(line: Line, colon: int, places: MentionsByPlace) -> Speaker | None:
    if line.items[colon].text != ":":
        return None
    phrase = clause_subject(line, colon)
    return None if phrase is None else speaker_of(line, phrase, places)


def _nested(
    document: Document,
    sentences: Mapping[int, Sequence[Sentence]],
    lines: Sequence[Line],
    draft: Draft,
    places: MentionsByPlace,
) -> Iterator[Draft]:
    """Reports inside a direct quotation, told by its speaker of somebody else."""
    if draft.quote.mode != "direct":
        return
    starts = {span.start for span in draft.quote.content}
    for number in range(draft.line, max(draft.line, draft.last_line) + 1):
        line = lines[number]
        for mark in (item.mark for item in line.items if item.mark is not None and item.mark.start in starts):
            for inner in inner_lines(document, sentences.get(line.block, ()), line, mark):
                for report in find_reports(inner):
                    if _is_told_of_others(inner, report):
                        yield Draft(number, draft.block, _quote_of(inner, report, places), report, depth=1)


def _is_told_of_others(line: Line, report: Report) -> bool:
    if report.subject is None or report.verb.kind in ("think", "show"):
        return False
    return line.items[report.subject.head].low not in _NOT_OTHERS
