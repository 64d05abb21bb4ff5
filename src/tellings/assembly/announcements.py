"""Who spoke up on which occasion: the statements, answers and posts of a story as happenings of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.assembly.cues import Cue, find_cue
from tellings.assembly.happenings import (
    OUTSIDE,
    Happening,
    Places,
    TimelineThresholds,
    explain_days,
    find_entity,
    find_stems,
    read_days,
)
from tellings.assembly.overlaps import Overlaps, find_starting
from tellings.text.verbs import base_form
from tellings.types.annotations import AnnotatedDocument, Quote, Statement
from tellings.types.dossiers import Entity, Utterance
from tellings.types.spans import Passage, Span

_ANSWERS = re.compile(
    r"\b(?:respond(?:ed|ing|s)|repl(?:ied|ies|ying)|answer(?:ed|s|ing)|react(?:ed|s|ing)|reject(?:ed|s|ing)|"
    r"accept(?:ed|s|ing)|rebuff(?:ed|s|ing)|dismiss(?:ed|es|ing)|turned down|"
    r"echo(?:ed|es|ing) (?:this|that|the|his|her|their))\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\b(?:in a (?:[a-z]+ ){0,2}(?:statement|post|letter|tweet|video|speech|address|interview|message)|"
    r"(?:posted|wrote|tweeted|said) on (?:the )?[A-Z][a-z]*|(?:press|news) conference)",
)
_ALSO = re.compile(r"\balso\b")
_RELEASE = frozenset("release issue publish".split())
_STATEMENT = re.compile(r"\b(?:statement|letter|communiqu[eé])\b", re.IGNORECASE)
_BEFORE = 200  # characters that a clause begins at most before its speaker
_LEAD = 2  # paragraphs that tell the news
_SUBJECT = re.compile(r"(?:(?!\b(?:released|issued|published|releases|issues|publishes)\b)[^,]){1,120}")
_LONGEST = 400  # characters of a sentence that is cited whole
_DONE = frozenset({"happened", "reported"})
_TRIM = " \t\n\r,;:—–-“”\"'‘’"


class _Frame(NamedTuple):
    """The words that say who speaks, without what is said; `quote` is the number of the quotation, if any."""

    span: Span
    sentence: int
    speaker: Entity
    quote: int | None


def find_announcements(
    document: AnnotatedDocument, places: Places, utterances: Sequence[Utterance], thresholds: TimelineThresholds
) -> list[Happening]:
    """Return the tellings of who spoke up, of one occasion those that say when, in answer to what, or through what.

    A speaker's statements of one report are one occasion until a frame names another day or another place in the
    order of things. `utterances` are those of the story: they tell which occasions of two reports are one.
    """
    last: dict[str, tuple[int, str | None]] = {}
    said = _index_utterances(document, utterances)
    found: list[Happening] = []
    count = 0
    for frame in _find_frames(document, places):
        told = _read_frame(document, frame, places, thresholds)
        occasion, day = last.get(frame.speaker.id, (-1, None))
        is_other_day = told.start is not None and day is not None and told.start != day
        opens = told.is_vague or (told.cue is not None and told.cue.way in ("later", "earlier", "beside"))
        if occasion < 0 or is_other_day or opens:
            occasion, day = count, None
            count += 1
        last[frame.speaker.id] = (occasion, day or told.start)
        utterance = said.get(frame.quote, frozenset()) if frame.quote is not None else frozenset()
        found.append(told._replace(occasion=occasion, utterances=utterance))
    return found


def _find_frames(document: AnnotatedDocument, places: Places) -> list[_Frame]:
    frames, text = [], document.document.text
    starts = [sentence.span.start for sentence in document.sentences]
    contents = _Contents(document)
    for number, quote in enumerate(document.quotes):
        if quote.kind != "saying" or quote.cue is None or quote.speaker is None:
            continue
        if quote.denied or quote.nested_in is not None or quote.cue.of(text).lower().startswith("according"):
            continue
        at = bisect_right(starts, quote.cue.start) - 1
        entity = find_entity(document, quote.speaker, places)
        if at < 0 or entity is None or not _is_own(document, at):
            continue
        frames.append(_Frame(_cut_frame(document, document.sentences[at].span, quote, contents), at, entity, number))
    for statement in document.statements:
        entity = _find_releaser(document, statement, places)
        if entity and _is_own(document, statement.sentence):
            frames.append(_Frame(statement.span, statement.sentence, entity, None))
    return sorted(frames, key=lambda frame: (frame.span, frame.speaker.id))


def _is_own(document: AnnotatedDocument, sentence: int) -> bool:
    kind = document.document.blocks[document.sentences[sentence].block].kind
    return kind not in OUTSIDE and kind != "title"


def _cut_frame(document: AnnotatedDocument, sentence: Span, quote: Quote, quotations: _Contents) -> Span:
    """The words of a sentence around a cue that stand in no quotation."""
    assert quote.cue is not None
    start, end = sentence.start, max(sentence.end, quote.cue.end)
    clause = _find_clause(document, quote)
    if clause is not None:
        start, end = max(start, clause.start), min(end, clause.end)
    for part in quotations.near(sentence):
        if part.end <= quote.cue.start:
            start = max(start, part.end)
        elif part.start >= quote.cue.end:
            end = min(end, part.start)
    text = document.document.text
    words = text[start:end]
    start += len(words) - len(words.lstrip(_TRIM))
    return Span(start, max(start, start + len(words.strip(_TRIM))))


def _find_clause(document: AnnotatedDocument, quote: Quote) -> Span | None:
    """The shortest clause that holds the cue with its speaker, if the quotation stands outside it or behind both."""
    if quote.cue is None or quote.speaker_span is None:
        return None
    whole = Span(min(quote.cue.start, quote.speaker_span.start), max(quote.cue.end, quote.speaker_span.end))
    around = Span(max(0, whole.start - _BEFORE), whole.start + 1)
    clauses = (document.statements[at].span for at in find_starting(document.statements, around))
    return min((clause for clause in clauses if clause.contains(whole)), key=len, default=None)


class _Contents:
    """The contents of all sayings of a document, found by sentence."""

    def __init__(self, document: AnnotatedDocument) -> None:
        self._parts = [part for quote in document.sayings for part in quote.content]
        self._overlaps = Overlaps((part, at) for at, part in enumerate(self._parts))

    def near(self, sentence: Span) -> list[Span]:
        """Return the contents that reach into a sentence."""
        return [self._parts[at] for at in self._overlaps.find(sentence)]


def _find_releaser(document: AnnotatedDocument, statement: Statement, places: Places) -> Entity | None:
    """Who put out a statement, where a clause of the report says so."""
    if statement.predicate not in _RELEASE or statement.mood != "happened" or statement.quote is not None:
        return None
    if not statement.actors or not _STATEMENT.search(statement.span.of(document.document.text)):
        return None
    # "Oru's spokesman Ilo Venn released ..." is Venn, "Venn, a spokesman for Oru, released ..." too.
    subject = _SUBJECT.match(document.document.text, statement.span.start, statement.span.end)
    near = [at for at in statement.actors if subject and document.mentions[at].head.end <= subject.end()]
    last = max(near, key=lambda at: document.mentions[at].head.end, default=None)
    return None if last is None else find_entity(document, last, places)


def _read_frame(
    document: AnnotatedDocument, frame: _Frame, places: Places, thresholds: TimelineThresholds
) -> Happening:
    text = document.document.text
    newest = (document.document.published.latest or "")[:10] or None
    elsewhen = False
    start, end, basis = None, newest, "order of telling"
    for at in find_starting(document.times, frame.span):
        time = document.times[at]
        days = read_days(time, thresholds) if time.type in ("DATE", "TIME") else None
        if days is not None and frame.span.contains(time.span) and days[0] <= (newest or days[0]):
            (start, end), basis = days, explain_days(text, time)
            break
        elsewhen = elsewhen or (time.type == "DATE" and days is None and not time.value.endswith("_REF"))
    inside = list(find_starting(document.mentions, frame.span))
    others = (find_entity(document, at, places) for at in inside)
    words = frame.span.of(text)
    medium = _MEDIUM.search(words) is not None
    return Happening(
        start=start,
        end=min(end or newest or "", newest or end or "") or None,
        mood="happened",
        passage=Passage(document.document.id, frame.span),
        words=find_stems(document, frame.span),
        entities=frozenset({frame.speaker.id, *(one.id for one in others if one)}),
        is_plan=False,
        is_speech=True,
        places=frozenset(),
        is_old=False,
        is_clause=True,
        basis=basis,
        cue=_find_cue(document, frame),
        speaker=frame.speaker.id,
        answers=_ANSWERS.search(words) is not None,
        is_formal=medium or frame.quote is None,
        is_aside=_ALSO.search(words) is not None,
        quote=frame.quote,
        shown=_find_shown(document, frame),
        predicate=_find_verb(document, frame),
        is_vague=elsewhen and start is None,
        is_lead=_is_lead(document, frame.sentence),
    )


def _find_verb(document: AnnotatedDocument, frame: _Frame) -> str:
    cue = document.quotes[frame.quote].cue if frame.quote is not None else None
    words = cue.of(document.document.text).split() if cue else []
    return base_form(words[0].lower()) if words else ""


def _is_lead(document: AnnotatedDocument, sentence: int) -> bool:
    """Whether a sentence stands in the first paragraphs of a report."""
    blocks = document.document.blocks
    starts = [number for number, block in enumerate(blocks) if block.kind == "paragraph"][:_LEAD]
    return document.sentences[sentence].block in starts


def _find_shown(document: AnnotatedDocument, frame: _Frame) -> Passage | None:
    """The whole sentence of a frame, unless it is cut or holds the words of a plan: these never stand in the past."""
    sentence = document.sentences[frame.sentence]
    inside = (document.statements[at] for at in find_starting(document.statements, sentence.span))
    if not sentence.intact or len(sentence.span) > _LONGEST or any(one.mood not in _DONE for one in inside):
        return None
    return Passage(document.document.id, sentence.span)


def _find_cue(document: AnnotatedDocument, frame: _Frame) -> Cue | None:
    return find_cue(document.document.text, document.sentences[frame.sentence].span, frame.span)


def _index_utterances(
    document: AnnotatedDocument, utterances: Sequence[Utterance]
) -> dict[int | None, frozenset[str]]:
    """The utterances of which each quotation of a report is a version."""
    parts = [(part, number) for number, quote in enumerate(document.quotes) for part in quote.content]
    contents = Overlaps((part, at) for at, (part, _) in enumerate(parts))
    found: dict[int | None, frozenset[str]] = {}
    for utterance in utterances:
        for version in utterance.versions:
            if version.passage.document_id != document.document.id:
                continue
            for at in contents.find(version.passage.span):
                part, number = parts[at]
                if 2 * part.overlap(version.passage.span) > min(len(part), len(version.passage.span)):
                    found[number] = found.get(number, frozenset()) | {utterance.id}
    return found


def join_occasions(told: Sequence[Happening]) -> list[list[Happening]]:
    """Return the tellings of one occasion together: those of one report, and across reports by what was said or when.

    Two occasions of one speaker are one where they share an utterance, or where they are of one day and no report
    has two of that speaker on that day.
    """
    rows: dict[tuple[str, str, int], list[Happening]] = defaultdict(list)
    for one in told:
        rows[one.speaker or "", one.passage.document_id, one.occasion].append(one)
    busy = Counter((speaker, report, day) for (speaker, report, _), row in rows.items() for day in _days_of(row))
    groups: list[list[Happening]] = []
    for (speaker, report, _), row in sorted(rows.items(), key=lambda item: (not _days_of(item[1]), item[0])):
        group = next((group for group in groups if group[0].speaker == speaker and _is_one(row, group, busy)), None)
        if group is None or any(one.passage.document_id == report for one in group):
            groups.append(list(row))
        else:
            group.extend(row)
    return groups


def _is_one(row: Sequence[Happening], group: Sequence[Happening], busy: Mapping[tuple[str, str, str], int]) -> bool:
    ours, theirs = _days_of(row), _days_of(group)
    if any(_lie_apart(one, other) for one in row for other in group):
        return False
    speaker = row[0].speaker or ""
    reports = {one.passage.document_id for one in (*row, *group)}
    if ours & theirs and all(busy[speaker, report, day] < 2 for day in ours & theirs for report in reports):
        return True
    return any(one.utterances & other.utterances for one in row for other in group)


def _lie_apart(one: Happening, other: Happening) -> bool:
    """Whether two dated tellings are of different days."""
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.end < other.start or other.end < one.start


def _days_of(row: Sequence[Happening]) -> set[str]:
    return {one.start for one in row if one.start and one.start == one.end}
