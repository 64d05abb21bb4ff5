"""Where a happening was: the place that stands behind "in", "at", "near" or "outside" in words of its own clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tellings.assembly.bearings import EVENT_STEMS
from tellings.assembly.happenings import GATHERINGS, SPEECH, Happening, Places, find_entity
from tellings.assembly.overlaps import find_starting
from tellings.tables.places import Place, load_places
from tellings.text.tokens import stem, tokenize
from tellings.text.verbs import verb_readings
from tellings.types.annotations import AnnotatedDocument, Mention, Statement
from tellings.types.dossiers import Entity
from tellings.types.spans import Span

_REACH = 60
_BEHIND = re.compile(
    r"(?<![\w-])(?<!\bfrom\s)(?<!\band\s)(?P<tie>in|at|near|outside)\s(?:the\s)?"
    r"(?:(?:central|downtown|northern|southern|eastern|western|nearby|neighbou?ring|occupied)\s)?"
    r"(?:(?:town|city|village|port|capital)\s(?:of\s)?)?(?:[A-Z]\w{1,20}['’]s\s)?\Z",
    re.IGNORECASE,
)
# "the Karsk summit", "in Karsk and Oru", "in Velmora's north": not the place itself, or not it alone.
_ENDS = re.compile(r"\s*(?:[.;:!?)”\"—–]|,(?!\s(?:[A-Z][\w.]*\s){1,3}and\s)|\Z)|\s(?=(?P<word>[A-Za-z0-9]+))")
_JOINED = re.compile(r"\s(?:and|or)\s(?:in\s|at\s|near\s)?(?:the\s)?[A-Z]")
_ELSEWHERE = re.compile(r"\band (?:in|at|near) (?:the )?[A-Z]")
# "left in March to rest in Karsk", "a strike following unrest in Karsk": the place of something else.
_ASIDE = re.compile(r"\b(?:following|after|before|about|against|over|from|challenging|amid|and [a-z]+ing)\b")
_TO = re.compile(r"\bto (?P<verb>[a-z]+)\b")
_FOLLOWS = frozenset(
    "a about after against ahead along although amid an and are around as at aimed because before between but by "
    "during for from had has have he his how if in into is it its just last later next of off on over she since so "
    "than that the their there they this through to today toward tomorrow tonight under until was were what when "
    "where which while who whose will with without would yesterday monday tuesday wednesday thursday friday saturday "
    "sunday early earlier late said says told".split()
)
# What these words govern with "in" is no place of what is told ("based in", "interest in", "the war in").
_GOVERN = frozenset(
    "base bear raise live locate headquarter station interest involve invest believe interfere meddle intervene "
    "specialise specialize specialised specialized based born lives lived living reside residing residents "
    "investment role part faith trust confidence presence stake interference intervention change war wars conflict "
    "conflicts crisis situation peace ceasefire truce fighting violence unrest progress situated remain stay "
    "troop troops rebel rebels force forces soldier soldiers counterpart ally allies fighter fighters militant "
    "militants ambassador embassy official officials".split()
)
# Verbs whose object is what they are about, not what happens.
_ABOUT = frozenset(
    "discuss address debate consider cover end negotiate review mention raise resolve oppose support back "
    "investigate study watch know want seek welcome defend cite compare follow blame be have seem remain own run "
    "want hope like love hate alert inform notify".split()
)
_LINKS = frozenset({"follow", "precede"})
_LARGEST = re.compile(r"\b(?:[a-z]{3,12}est|most|only)\b")
_NOT_LARGEST = re.compile(r"\b(?:west|forest|arrest|protest|request|guest|interest|contest|latest|invest|test)\b")
_TRIM = " \t\n,;:—–-"


class Sites:
    """The places of the happenings of a story, by the words that tell them."""

    def __init__(self, documents: Sequence[AnnotatedDocument], entities: Collection[Entity]) -> None:
        self._documents = {document.document.id: document for document in documents}
        self._places: Places = {passage: one for one in entities if one.kind == "place" for passage in one.mentions}
        self._entities = {entity.id: entity for entity in entities}

    def find(self, group: Sequence[Happening]) -> str | None:
        """Return the id of the place of a happening, the closest that is named; None where tellings disagree."""
        found = {entity: None for one in group for entity in self._list_sites(one)}
        closest = [one for one in found if all(one == other or self._holds(one=one, other=other) for other in found)]
        return closest[0] if len(closest) == 1 else None

    def _holds(self, *, one: str, other: str) -> bool:
        """Whether a place is known to lie in another one."""
        inner, outer = self._look_up(one), self._look_up(other)
        if inner is None or outer is None or inner.country != outer.name:
            return False
        return outer.kind == "country" and inner.kind != "country"

    def _look_up(self, entity: str) -> Place | None:
        return load_places().get(self._entities[entity].name)

    def _list_sites(self, one: Happening) -> list[str]:
        document = self._documents[one.passage.document_id]
        found: dict[str, None] = {}
        for at in find_starting(document.mentions, one.passage.span):
            mention = document.mentions[at]
            if mention.kind != "place" or mention.pronoun or mention.metonym:
                continue
            entity = find_entity(document, at, self._places)
            if entity and one.passage.span.contains(mention.span) and self._is_site(document, one, mention):
                found[entity.id] = None
        return list(found)

    def _is_site(self, document: AnnotatedDocument, one: Happening, mention: Mention) -> bool:
        text, span = document.document.text, one.passage.span
        behind = _BEHIND.search(text, max(span.start, mention.span.start - _REACH), mention.span.start)
        if not behind or not _ends(text, mention.span.end) or _ELSEWHERE.search(text, mention.span.end, span.end):
            return False
        place = load_places().get(mention.name)
        if behind["tie"].lower() == "at" and place is not None and place.kind in ("country", "region"):
            return False
        own = _find_own(document, mention)
        if own is not None and own.predicate != one.predicate:
            return False
        return _is_tied(document, one, behind.start())


def _ends(text: str, end: int) -> bool:
    """Whether the name of a place stands for itself: nothing behind it that it would describe, or that joins it."""
    match = _ENDS.match(text, end)
    if match is None or _JOINED.match(text, end):
        return False
    word = (match["word"] or "").lower()
    return not word or word in _FOLLOWS or word.isdigit() or word.endswith(("ed", "ing", "ly"))


def _find_own(document: AnnotatedDocument, mention: Mention) -> Statement | None:
    """The shortest clause that a mention stands in."""
    around = Span(max(0, mention.span.start - 400), mention.span.start + 1)
    clauses = (document.statements[at] for at in find_starting(document.statements, around))
    return min(
        (one for one in clauses if one.span.contains(mention.span)), key=lambda one: len(one.span), default=None
    )


def _is_tied(document: AnnotatedDocument, one: Happening, tie: int) -> bool:
    """Whether a place belongs to what a clause tells: not to somebody in it, and not to what it is about."""
    text, span = document.document.text, one.passage.span
    before = tokenize(text, span.start, tie)
    words = [token.text.lower() for token in before if token.is_word]
    if not words:
        return True
    if words[-1] in _GOVERN or {reading.base for reading in verb_readings(words[-1])} & _GOVERN:
        return False
    verbs = [
        token.end
        for token in before
        if any(reading.base == one.predicate for reading in verb_readings(token.text)) and token.start >= span.start
    ]
    is_event = stem(words[-1]) in EVENT_STEMS | GATHERINGS
    if not verbs:  # "The talks in Karsk began", "On Monday in Karsk, ..."; not "Officials in Karsk said"
        opens = text[span.start : tie].rstrip().endswith(",") or _is_time(document, tie)
        return opens or (is_event and one.predicate not in SPEECH)
    between = text[verbs[-1] : tie].strip(_TRIM)
    if one.predicate in _LINKS:
        return False
    if not between or _is_time(document, tie):
        return True
    if one.predicate in SPEECH:
        return one.is_plan and bool({stem(word) for word in between.lower().split()} & (EVENT_STEMS | GATHERINGS))
    if _ASIDE.search(between) or (not one.is_plan and _has_purpose(between)):
        return False
    return one.predicate not in _ABOUT and not _LARGEST.search(_NOT_LARGEST.sub("", between.lower()))


def _has_purpose(words: str) -> bool:
    """Whether words hold an infinitive."""
    return any(reading.form == "base" for match in _TO.finditer(words) for reading in verb_readings(match["verb"]))


def _is_time(document: AnnotatedDocument, tie: int) -> bool:
    """Whether a time stands right before ("on Monday in Karsk")."""
    text = document.document.text
    near = find_starting(document.times, Span(max(0, tie - _REACH), tie))
    return any(
        not text[document.times[at].span.end : tie].strip(_TRIM) for at in near if document.times[at].span.end <= tie
    )
