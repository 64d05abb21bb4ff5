"""Happenings without a day of their own that a report ties to others: "days after ...", "at the talks", "already"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.assembly.bearings import is_past, split_since
from tellings.assembly.cues import MEETINGS, TALKS, Cue, find_cue
from tellings.assembly.happenings import (
    OUTSIDE,
    Happening,
    Places,
    TimelineThresholds,
    find_stems,
    read_days,
    tell_undated,
)
from tellings.assembly.overlaps import find_starting
from tellings.types.annotations import AnnotatedDocument, Statement
from tellings.types.dossiers import Utterance
from tellings.types.spans import Passage, Span

_SINCE_THEN = re.compile(
    r"(?:just |only |barely |shortly |a few |several )*"
    r"(?:(?:minutes|hours|days|weeks|months|years|a (?:day|week|month|year)) )?after (?=[A-Z])"
)
_LENGTH = re.compile(r"(?:minutes|hours|days|weeks|months|years|day|week|month|year) after ")
_PERFECT = re.compile(r"\bha(?:ve|s) (?:[a-z]+ly )?[a-z]+(?:ed|en|un|ne|ome|de|ld|pt|nt|ght)\b")
_ALREADY = re.compile(r"\bha(?:d|s|ve) already\b")
# What a gathering brings forth.
_OUTCOMES = frozenset("agree sign approve adopt vote decide reject accept commit exchange endorse ratify".split())
_STATES = frozenset({"be", "have", "seem", "remain", "plan", "expect", "want", "hope", "need", "know"})
_TELLS = 3


def find_sequels(document: AnnotatedDocument, places: Places, thresholds: TimelineThresholds) -> list[Happening]:
    """Return the tellings of what has no day of its own, each bounded by what the report ties it to.

    Only what the outlet itself tells as done, or a speaker as done already.
    """
    told = []
    for statement in document.statements:
        if statement.mood != "happened" or statement.polarity != "positive" or statement.predicate in _STATES:
            continue
        sentence = document.sentences[statement.sentence]
        kind = document.document.blocks[sentence.block].kind
        if kind in OUTSIDE or kind == "title" or not sentence.intact:
            continue
        one = _read_sequel(document, statement, places, thresholds)
        if one and len(one.words) >= _TELLS and (one.entities or statement.actors):
            told.append(one)
    return told


def find_echoes(
    documents: Sequence[AnnotatedDocument], told: Sequence[Happening], places: Places, utterances: Sequence[Utterance]
) -> list[Happening]:
    """Return what other reports tell, without a day, of the happenings that a speaker dates in the same utterance."""
    members = {item.document.id: item for item in documents}
    asides = [one for one in told if one.is_aside and one.predicate not in _STATES]
    found = []
    for utterance in utterances:
        for one in asides:
            if not any(_reaches(version.passage, one.passage) for version in utterance.versions):
                continue
            for version in utterance.versions:
                document = members.get(version.passage.document_id)
                if document is None or version.passage.document_id == one.passage.document_id:
                    continue
                found.extend(_find_retold(document, version.passage.span, one, places))
    return list({one.passage: one for one in found}.values())


def _find_retold(document: AnnotatedDocument, span: Span, one: Happening, places: Places) -> list[Happening]:
    """What a quotation tells with the verb of a happening that the same speaker dates elsewhere."""
    newest = (document.document.published.latest or "")[:10] or None
    return [
        _make(document, statement, places, None, newest, "")._replace(retells=one.passage)
        for at in find_starting(document.statements, span)
        if (statement := document.statements[at]).predicate == one.predicate
        and statement.mood == "happened"
        and statement.polarity == "positive"
        and not statement.times
    ]


def _reaches(passage: Passage, other: Passage) -> bool:
    return passage.document_id == other.document_id and bool(passage.span.overlap(other.span))


def _read_sequel(
    document: AnnotatedDocument, statement: Statement, places: Places, thresholds: TimelineThresholds
) -> Happening | None:
    text, newest = document.document.text, (document.document.published.latest or "")[:10] or None
    if not is_past(text, statement):
        return None
    sentence = document.sentences[statement.sentence].span
    cue = find_cue(text, sentence, statement.span)
    is_spoken = statement.quote is not None
    if is_spoken:
        already = _ALREADY.search(text, statement.span.start, statement.span.end)
        if not already or document.quotes[statement.quote or 0].mode == "direct":
            return None
        return _make(document, statement, places, None, newest, "told as done already when the report was written")
    since = _find_since(document, statement, sentence, thresholds)
    if since:
        told = _make(document, statement, places, since[0], newest, f"since “{since[1]}”, up to the report")
        return told._replace(passage=Passage(document.document.id, since[2]), words=find_stems(document, since[2]))
    if any(read_days(document.times[at], thresholds) for at in statement.times):
        return None
    match = _SINCE_THEN.match(text, statement.span.start, statement.span.end)
    if match and _LENGTH.search(match[0]):
        end, basis = _find_anchor(document, sentence, statement.span, thresholds) or (newest, "before the report")
        return _make(document, statement, places, None, end, f"“{match[0].strip()}”: {basis}")
    if cue and cue.way in ("later", "earlier"):
        return _make(document, statement, places, None, newest, "order of telling", cue)
    if cue and cue.noun and cue.way == "after" and cue.noun in MEETINGS | TALKS:
        return _make(document, statement, places, None, newest, "order of telling", cue)
    if cue and cue.way == "during" and statement.predicate in _OUTCOMES:
        return _make(document, statement, places, None, newest, "day of what it was part of", cue)
    setting = find_cue(text, sentence, sentence)
    if setting and setting.way == "during" and setting.noun in MEETINGS and statement.predicate in _OUTCOMES:
        return _make(document, statement, places, None, newest, "day of what it was part of", setting)
    return None


def _find_anchor(
    document: AnnotatedDocument, sentence: Span, clause: Span, thresholds: TimelineThresholds
) -> tuple[str, str] | None:
    """The last day of a date named right before a clause ("in March 2031, weeks after ...")."""
    text = document.document.text
    for at in find_starting(document.times, sentence):
        time = document.times[at]
        days = read_days(time, thresholds)
        if days and time.span.end <= clause.start <= time.span.end + 3:
            return days[1], f"before “{time.span.of(text)}”"
    return None


def _find_since(
    document: AnnotatedDocument, statement: Statement, sentence: Span, thresholds: TimelineThresholds
) -> tuple[str, str, Span] | None:
    """From when on something has been going on, and its words: "Since the talks of May 16, both sides have ..."."""
    text = document.document.text
    parts = split_since(text, sentence)
    if parts is None or not parts[1].overlap(statement.span):
        return None
    told = Span(max(parts[1].start, statement.span.start), statement.span.end)
    if not _PERFECT.search(text, told.start, told.end):
        return None
    for at in find_starting(document.times, parts[0]):
        time = document.times[at]
        days = read_days(time, thresholds)
        if days:
            return days[0], time.span.of(text), told
    return None


def _make(
    document: AnnotatedDocument,
    statement: Statement,
    places: Places,
    start: str | None,
    end: str | None,
    basis: str,
    cue: Cue | None = None,
) -> Happening:
    undated = tell_undated(document, statement, places, start=start, end=end, basis=basis)
    return undated._replace(cue=cue)
