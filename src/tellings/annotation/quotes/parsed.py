"""Attributions of a line that the reader model sees, and how they go together with those that the rules find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.annotation.attributions import Attribution, find_attributions
from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.frames import fits
from tellings.annotation.quotes.lines import LONGEST_LINE, Item, Line
from tellings.annotation.quotes.nominals import is_said_already
from tellings.annotation.quotes.nouns import Report
from tellings.annotation.quotes.phrases import is_source
from tellings.annotation.quotes.subjects import Phrase, can_speak, is_animate, is_mute
from tellings.tables.attitudes import attitude_adjectives, attitude_forms
from tellings.tables.cues import ATTITUDE, UNSAID, cue_forms
from tellings.tables.grammar import NUMBER_WORDS, OBJECT_PRONOUNS, SUBJECT_PRONOUNS, WRITERS
from tellings.tables.nominals import nominals
from tellings.types.annotations import QuoteKind, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag
from tellings.types.spans import Span

_FRAMES = {
    "that": "that",
    "clause": "bare",
    "question": "question",
    "parataxis": "before",
    "inversion": "before",
    "according": "before",
    "noun": "that",
    "object": "noun",
    "infinitive": "infinitive",
    "passive": "noun",
}
_NOT_SOURCES = frozenset("it you what who that this these those".split())
_STAND_INS = frozenset("who which that both all each".split())
_PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | {"this", "that", "it"}
_SPEAKING = frozenset({"say", "deny", "warn", "ask", "promise"})
# What facts and events do too ("the move suggests that").
_OF_THINGS = frozenset(
    "suggest imply indicate signal reveal confirm explain predict mention hint show reflect disclose forecast "
    "underscore underline reaffirm prove attest testify guarantee threaten promise contradict assure remind".split()
)


class Parsed(NamedTuple):
    """An attribution of the parse as a report of its line; `joined` is the item of a verb joined to the cue."""

    report: Report
    attribution: Attribution
    joined: int | None = None
    above: int | None = None


class Parses:
    """The sentences of a document, read by the model where a line may hold an attribution."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], tag: Tag) -> None:
        self._text = document.text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._tag = tag

    def find(self, line: Line) -> list[Parsed]:
        """Return the attributions of a line, with places of the line, in the order of their cues."""
        if len(line.items) > LONGEST_LINE:
            return []
        first = max(0, bisect_right(self._starts, line.start) - 1)
        found: list[Parsed] = []
        for sentence in self._sentences[first:]:
            if sentence.span.start >= line.end:
                break
            if sentence.span.end > line.start and _may_report(line, sentence.span):
                text = sentence.span.of(self._text)
                reading = self._tag(text)
                if reading.complete:  # else a quotation would end where the reading stopped
                    found.extend(_placed(line, find_attributions(text, reading), sentence.span.start))
        return found


def _may_report(line: Line, span: Span) -> bool:
    """Whether a sentence has a cue outside quotations."""
    return any(
        span.start <= item.start < span.end
        and item.is_word
        and (
            item.low in cue_forms()
            or item.low in nominals()
            or item.low in attitude_forms()
            or item.low in attitude_adjectives()
            or item.low == "according"
        )
        for item in line.items
    )


def _placed(line: Line, attributions: Sequence[Attribution], offset: int) -> Iterator[Parsed]:
    for attribution in attributions:
        report = _report(line, attribution, offset)
        if report is not None:
            joined = _item(line, attribution.joined, offset)
            yield Parsed(report, attribution, joined, _item(line, attribution.above, offset))


def _report(line: Line, attribution: Attribution, offset: int) -> Report | None:
    """The attribution in items of the line; None where its cue or source stand inside a quotation."""
    cue = _items(line, attribution.cue, offset)
    if cue is None or not line.items[cue[0]].is_word or _is_counted(line.items, cue[0]):
        return None
    subject = None
    if attribution.source is not None and attribution.source_head is not None:
        place = _items(line, attribution.source, offset)
        head = _items(line, attribution.source_head, offset)
        if place is None or head is None or line.items[head[0]].mark is not None:
            return None
        subject = Phrase(*place, head[0])
        if attribution.kind == "according" and not is_source(line.items[subject.head].low):
            return None
    contents = []
    for span in attribution.contents:
        place = _items(line, span, offset)
        if place is not None and not place[0] <= cue[0] < place[1]:
            frame = (
                "according" if attribution.kind == "according" and place[0] > cue[0] else _FRAMES[attribution.kind]
            )
            contents.append(Content(*place, frame))
    if not contents:
        return None
    return Report(cue, attribution.verb, subject, tuple(contents), is_trailing=contents[0].first < cue[0])


def _is_counted(items: Sequence[Item], at: int) -> bool:
    """Whether a form in -s is a noun that a number counts: "Five states require a licence"."""
    number = items[at - 1].low if at else ""
    return items[at].low.endswith("s") and number != "one" and (number in NUMBER_WORDS or number.isdigit())


def _item(line: Line, start: int | None, offset: int) -> int | None:
    place = None if start is None else _items(line, Span(start, start + 1), offset)
    return None if place is None else place[0]


def _items(line: Line, span: Span, offset: int) -> tuple[int, int] | None:
    """The items that share a character with a span of the sentence."""
    first = bisect_right(line.items, span.start + offset, key=lambda item: item.end)
    stop = bisect_left(line.items, span.end + offset, key=lambda item: item.start)
    return (first, stop) if first < stop else None


def join_reports(line: Line, ruled: Sequence[Report], parsed: Sequence[Parsed]) -> list[Report]:
    """Return the reports of the rules, corrected where the parse knows better, and those that only the parse has."""
    ruled = [each for each in ruled if not _is_attitude(each)]
    parsed = [each for each in parsed if not _is_attitude(each.report)]
    by_cue = {place: each for each in parsed for place in range(*each.report.cue)}
    corrected = (_corrected(line, report, by_cue.get(report.cue[0])) for report in ruled)
    found = [report for report in corrected if report is not None]
    taken = {place for report in found for place in range(*report.cue)}
    for each in parsed:
        said = each.attribution.kind == "noun" and is_said_already(each.report, found)
        if each.report.cue[0] not in taken and not said and _is_sure(line, each):
            found.append(each.report)
    return sorted(found, key=lambda report: report.cue)


def _is_attitude(report: Report) -> bool:
    """Whether a report tells what somebody thinks or wants, and of no words."""
    return report.verb.kind == ATTITUDE


def kind_of(report: Report) -> QuoteKind:
    """Whether a report tells of words, of an attitude, or of words that nobody has said for sure."""
    if report.verb.kind == UNSAID:
        return "unsaid"
    return "attitude" if _is_attitude(report) else "saying"


def find_held(
    line: Line, reports: Sequence[Report], ruled: Sequence[Report], parsed: Sequence[Parsed]
) -> list[Report]:
    """Return the attitudes of a line whose cue is not that of a report, and what is not told for sure to be said.

    Those of the parse come before those of the rules.
    """
    taken = {place for report in reports for place in range(*report.cue)}
    held = [
        each.report if _is_attitude(each.report) else _as_unsaid(each.report)
        for each in sorted(parsed, key=lambda each: _is_attitude(each.report))
        if (_is_held if _is_attitude(each.report) else _is_unsure)(line, each)
    ]
    found: list[Report] = []
    for report in (*held, *filter(_is_attitude, ruled)):
        if taken.isdisjoint(range(*report.cue)):
            taken.update(range(*report.cue))
            found.append(report)
    return found


def as_attitude(report: Report) -> Report:
    """Return a report as an attitude: what somebody believes or fears is told by the outlet."""
    return report._replace(verb=report.verb._replace(kind=ATTITUDE))


def _as_unsaid(report: Report) -> Report:
    """Words that are not told for sure; a thought that is not, is an attitude all the same."""
    return report._replace(verb=report.verb._replace(kind=ATTITUDE if report.verb.kind == "think" else UNSAID))


def _is_unsure(line: Line, parsed: Parsed) -> bool:
    """Whether somebody would, may or did not say it, or whoever says it is none who speaks for himself."""
    subject = parsed.report.subject
    if subject is None:
        return parsed.attribution.kind == "question"
    head = line.items[subject.head].low
    if head in _NOT_SOURCES or (head in WRITERS and parsed.report.verb.kind != "think"):
        return False
    if _is_fact(line, parsed, subject) or parsed.report.verb.frames == {"direct"}:
        return False
    return parsed.attribution.whole or fits(line, subject, parsed.report.verb, parsed.report.contents[0])


def _corrected(line: Line, report: Report, parsed: Parsed | None) -> Report | None:
    """A report of the rules with what the parse knows better; None where it sees that nobody is said to think so.

    The rules are kept but for these: words before a cue that has its content behind it, a verb joined to the cue by
    "and" that does not belong to the content, and a subject that is only "who" or "both".
    """
    if parsed is None:
        return report
    attribution, seen = parsed.attribution, parsed.report
    if attribution.kind == "noun":
        return seen if seen.subject is not None else seen._replace(subject=report.subject)
    if report.verb.kind == "think" and (attribution.open or attribution.negated):
        return None
    if _is_forward(line, report, parsed):
        return seen
    if not report.is_trailing:
        report = report._replace(contents=tuple(_bounded(line, report, parsed)))
    if attribution.own and seen.subject is not None and can_speak(line, seen.subject) and _stands_in(line, report):
        report = report._replace(subject=seen.subject)
    return report


def _stands_in(line: Line, report: Report) -> bool:
    """Whether the subject is a word such as "who" or "both" that stands for another."""
    return report.subject is not None and line.items[report.subject.head].low in _STAND_INS


def _is_forward(line: Line, report: Report, parsed: Parsed) -> bool:
    """Whether the rules took the words before a cue that has its subject before it and a clause behind it."""
    seen = parsed.report
    if not report.is_trailing or seen.is_trailing or not parsed.attribution.own:
        return False
    if parsed.attribution.kind == "infinitive" or any(each.frame != "before" for each in report.contents):
        return False
    return not any(item.mark for item in _inside(line, report)) and _is_sure(line, parsed)


def _inside(line: Line, report: Report) -> list[Item]:
    return [item for each in report.contents for item in line.items[each.first : each.stop]]


def _bounded(line: Line, report: Report, parsed: Parsed) -> Iterator[Content]:
    """What follows a cue, up to where the parse ends it: a phrase, what a thing is called, the verb's own clause."""
    seen, is_phrase = parsed.report.contents, parsed.attribution.kind == "object"
    is_named = is_phrase and line.kind == "paragraph" and report.contents[0].frame == "naming"
    for content in seen if is_named else report.contents:
        if is_phrase and content.frame == "noun" and content.first < seen[-1].stop < content.stop:
            content = content._replace(stop=seen[-1].stop)
        yield _cut(line, _cut(line, content, parsed.joined), parsed.above)


def _cut(line: Line, content: Content, joined: int | None) -> Content:
    """The content up to a verb that is joined to the cue, or up to the clause above."""
    if joined is None or not content.first < joined < content.stop:
        return content
    stop = joined
    while stop > content.first + 1 and line.items[stop - 1].text in (",", ";", "—", "–"):
        stop -= 1
    return content._replace(stop=stop)


def _is_sure(line: Line, parsed: Parsed) -> bool:
    """Whether an attribution that only the parse has may stand: said by somebody, and said for sure."""
    report, attribution = parsed.report, parsed.attribution
    subject = report.subject
    if attribution.kind == "noun":
        return not attribution.negated
    if subject is None or attribution.negated or attribution.open or report.verb.kind == "show":
        return False
    if line.items[subject.head].low in _NOT_SOURCES | WRITERS or not _is_source(line, parsed, subject):
        return False
    first = report.contents[0]
    if attribution.whole and not report.verb.frames & {"that", "bare", "noun"}:
        return any(_is_marked(line, content) for content in report.contents)  # "he continued, “...”"
    if attribution.whole:
        return any(content.stop - content.first > 1 or _is_marked(line, content) for content in report.contents)
    if attribution.relative:
        return False  # "the senator who backed the bill": a deed by which somebody is known
    if first.stop - first.first == 1 and line.items[first.first].low in _PRONOUNS:
        return False
    return attribution.finite and fits(line, subject, report.verb, first)


def _is_held(line: Line, parsed: Parsed) -> bool:
    """Whether an attitude is somebody's."""
    subject = parsed.report.subject
    if parsed.attribution.kind == "noun":
        return not parsed.attribution.negated
    if subject is None:
        return "passive" in parsed.report.verb.frames or "seem" in parsed.report.verb.frames
    if "show" in parsed.report.verb.frames and not can_speak(line, subject):
        return False  # a fact suggests nothing of its own
    if "stir" in parsed.report.verb.frames and not is_animate(line, subject):
        return False  # "the quake rattled the town"
    return line.items[subject.head].low not in _NOT_SOURCES


def _is_fact(line: Line, parsed: Parsed, subject: Phrase) -> bool:
    """Whether a fact suggests something."""
    return parsed.report.verb.lemma in _OF_THINGS and not can_speak(line, subject)


def _is_source(line: Line, parsed: Parsed, subject: Phrase) -> bool:
    """Whether the subject can speak; a clause as content nearly every noun can say, but for what things do."""
    if can_speak(line, subject):
        return True
    plain = parsed.attribution.whole and parsed.report.verb.kind in _SPEAKING and parsed.attribution.own
    head = line.items[subject.head]
    return plain and parsed.report.verb.lemma not in _OF_THINGS and head.is_nominal and not is_mute(line, subject)


def _is_marked(line: Line, content: Content) -> bool:
    return line.items[content.first].mark is not None
