"""Quotes made comparable across documents: whole sentences and the clauses in them, with what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from tellings.assembly.overlaps import find_starting
from tellings.assembly.voices import Voice, find_voices
from tellings.tables.frequencies import rarity
from tellings.tables.grammar import MODALS, NEGATIONS
from tellings.tables.synonyms import concept
from tellings.text.tokens import Token, bare, stem, tokenize
from tellings.text.verbs import base_form, verb_readings
from tellings.types.annotations import AnnotatedDocument, Mention, Quote
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage, Span

_EMPTY = frozenset(
    "a an the this that these those my your his her its our their and or but nor so yet if as than then of in on at "
    "by for with from to into onto over under about against between among after before since until during through up "
    "down out off not no nor i you he she it we they me him us them who whom which what where when why how be am is "
    "are was were been being have has had having do does did will would shall should can could may might must there "
    "here also just very more most much many some any all both each other such own same only now still already "
    "because while s t re ve ll d m said says say added told one".split()
)
# Events and documents are compared by their words: their names differ with the wording.
_NAMED = frozenset({"person", "organization", "place", "nationality"})
_NOT_ONLY = re.compile(r"\bnot (?:just|only|merely|simply|least)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"['’](?:m|re|ve|ll|d)\Z")
_DAY = re.compile(r"(?<=[\dX]-)\d\d-\d\d(?=\Z|T)")
_PART = 0.8  # share of a sentence from which a clause is the sentence
_COMMON = 8.0  # bits of rarity at or below which a stem counts as common
_DAY_WEIGHT = 2.0  # a day is a month and a number in one
_NEGATED = 2  # words of substance that a negation reaches
_BREAKS = frozenset(",;:.!?–—")
_WEAK = frozenset("be have do get say make take go come".split())
_BEFORE_VERB = MODALS | {"to"}
_FEW = 1  # amounts up to this are as often an article as a count
_SHARE = 0.5  # of the weight that a common stem keeps beside a rare one

Phrase = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence or clause of a quote, with what it speaks of.

    `number` counts the sentences of all quotes; the clauses of a sentence have its number. `features` are the words,
    names, days (05-31) and figures, with what they were printed as, `places` where they stand, `phrases` those that
    stand side by side. `negated` are the features that a negation reaches, `deeds` those that say what is done.
    """

    number: int
    annotated: AnnotatedDocument
    quote: Quote
    span: Span
    voice: Voice
    features: Mapping[str, str]
    numbers: frozenset[str]
    days: frozenset[str]
    places: tuple[tuple[Span, str], ...] = ()
    phrases: frozenset[Phrase] = frozenset()
    negated: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    has_clause: bool = False
    is_asked: bool = False
    is_clause: bool = False
    clauses: tuple[Wording, ...] = ()


class _Words(NamedTuple):
    """The words of substance of a span, and which of them are negated and which are done."""

    places: list[tuple[Span, str]]
    negated: frozenset[str]
    deeds: frozenset[str]


class Names(NamedTuple):
    """The entity of every mention of a document, and of every word that names but one entity of the story."""

    mentions: Mapping[int, str]
    words: Mapping[str, str]


def find_wordings(documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> list[Wording]:
    """Return the sentences of every quote with a known speaker, in reading order; what is denied is left out."""
    by_passage = {passage: entity.id for entity in entities for passage in entity.mentions}
    voices = find_voices(entities)
    known = _single_names(entities)
    found: list[Wording] = []
    for annotated in documents:
        names = Names(_names(annotated, by_passage), known)
        for quote in annotated.sayings:
            voice = voices.get(names.mentions.get(quote.speaker, "")) if quote.speaker is not None else None
            if voice is None or quote.denied:
                continue
            for span in _parts(annotated, quote):
                found.append(_sentence(len(found), annotated, quote, span, voice, names))
    return found


def _parts(annotated: AnnotatedDocument, quote: Quote) -> Iterator[Span]:
    """The sentences of a quote, each a thing said of its own; a clause or a single sentence is one part."""
    for content in (_without_that(annotated.document.text, span) for span in quote.content):
        starting = find_starting(annotated.sentences, content)
        near = annotated.sentences[max(0, starting.start - 1) : starting.stop]  # a quote begins inside a sentence
        inside = [
            Span(max(content.start, sentence.span.start), min(content.end, sentence.span.end))
            for sentence in near
            if sentence.span.overlap(content)
        ]
        yield from inside if len(inside) > 1 else [content]


def _without_that(text: str, span: Span) -> Span:
    """A clause without the word that leads it in."""
    return Span(span.start + 5, span.end) if len(span) > 5 and text[span.start : span.start + 5] == "that " else span


def _single_names(entities: Sequence[Entity]) -> dict[str, str]:
    """The names of one word that only one entity has, so that a name is known where no mention was found."""
    owners: dict[str, set[str]] = {}
    for entity in entities:
        for variant in entity.variants:
            if variant[:1].isupper() and variant.isalpha() and entity.kind in _NAMED:
                owners.setdefault(variant, set()).add(entity.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


def _is_name(mention: Mention) -> bool:
    """Whether a mention is a name or stands for one; "the Velmoran side" is compared by its words."""
    if mention.kind not in _NAMED:
        return False
    last = mention.name.split()[-1:] or [""]
    return mention.pronoun or mention.antecedent is not None or last[0][:1].isupper()


def _names(annotated: AnnotatedDocument, by_passage: Mapping[Passage, str]) -> dict[int, str]:
    """The entity of every mention, pronouns and roles through what they stand for."""
    found: dict[int, str] = {}
    for index, mention in enumerate(annotated.mentions):
        at: Mention = mention
        for _ in range(8):
            entity = by_passage.get(Passage(annotated.document.id, at.span))
            if entity is not None:
                found[index] = entity
                break
            if at.antecedent is None:
                break
            at = annotated.mentions[at.antecedent]
    return found


def _sentence(
    number: int, annotated: AnnotatedDocument, quote: Quote, span: Span, voice: Voice, names: Names
) -> Wording:
    inside = sorted(
        {
            statement.span
            for statement in (annotated.statements[at] for at in find_starting(annotated.statements, span))
            if span.contains(statement.span) and len(statement.span) < _PART * len(span)
        },
        key=lambda part: (part.start, part.end),
    )
    whole = _wording(number, annotated, quote, span, voice, names)
    clauses = [_wording(number, annotated, quote, part, voice, names) for part in inside]
    return replace(whole, clauses=tuple(replace(clause, is_clause=True) for clause in clauses))


def _wording(
    number: int, annotated: AnnotatedDocument, quote: Quote, span: Span, voice: Voice, names: Names
) -> Wording:
    text = annotated.document.text
    known, covered = _find_known(annotated, span, voice, names)
    words = _read_words(text, span, voice, names, covered)
    places = sorted([*known, *words.places])
    # Not every feature is a word: "twenty" is 20, wherever it stands.
    quantities = (annotated.quantities[at] for at in find_starting(annotated.quantities, span))
    numbers = {f"#{item.value:g}" for item in quantities if span.contains(item.span) and item.value > _FEW}
    numbers |= {key for _, key in words.places if key[0] == "#"}
    return Wording(
        *(number, annotated, quote, span, voice),
        features={key: place.of(text) for place, key in places} | dict.fromkeys(numbers, ""),
        numbers=frozenset(numbers),
        days=frozenset(key[1:] for _, key in known if key[0] == "d"),
        places=tuple(places),
        phrases=frozenset(pairwise(key for _, key in places)),
        negated=words.negated,
        deeds=frozenset(_deeds(annotated, span)) | words.deeds,
        has_clause=bool(find_starting(annotated.statements, span)),
        is_asked="?" in text[span.end - 1 : span.end + 1],
    )


def _find_known(
    annotated: AnnotatedDocument, span: Span, voice: Voice, names: Names
) -> tuple[list[tuple[Span, str]], list[Span]]:
    """The names and days of a span with their features, and all places that are no words of their own."""
    found: list[tuple[Span, str]] = []
    covered: list[Span] = []
    for index in find_starting(annotated.mentions, span):
        mention, entity = annotated.mentions[index], names.mentions.get(index)
        if entity is not None and _is_name(mention) and span.contains(mention.span):
            covered.append(mention.span)
            # What is "Velmora" in one translation is "we" in another.
            if entity not in (voice.entity, voice.party):
                found.append((mention.span, f"@{entity}"))
    for time in (annotated.times[at] for at in find_starting(annotated.times, span)):
        # A weekday is another day where the date of the report is not known for sure.
        day = _DAY.search(time.value)
        if span.contains(time.span) and day and any(char.isdigit() for char in time.span.of(annotated.document.text)):
            covered.append(time.span)
            found.append((time.span, f"d{day.group()}"))
    return found, covered


def _read_words(text: str, span: Span, voice: Voice, names: Names, covered: Sequence[Span]) -> _Words:
    """The words of substance outside the places that are known already."""
    places: list[tuple[Span, str]] = []
    negated: set[str] = set()
    deeds: set[str] = set()
    reach, previous = 0, ""
    for token in tokenize(text, span.start, span.end):
        before, previous = previous, token.text.lower().replace("’", "'")
        previous = before if previous.endswith("ly") else previous  # "to fully restore"
        if not token.is_word:
            reach = 0 if token.text in _BREAKS else reach
        elif bare(previous) in NEGATIONS:
            reach = 0 if _NOT_ONLY.match(text, token.start) else _NEGATED
        elif not any(place.start <= token.start < place.end for place in covered):
            entity = names.words.get(token.text)
            key = f"@{entity}" if entity else _feature(token)
            if key is None or (entity and entity in (voice.entity, voice.party)):
                continue
            places.append((Span(token.start, token.end), key))
            negated |= {key} if reach else set()
            deeds |= {key} if before in _BEFORE_VERB and _may_be_base(token.text) else set()
            reach = max(0, reach - 1)
    return _Words(places, frozenset(negated), frozenset(deeds))


def _may_be_base(word: str) -> bool:
    return any(reading.form == "base" for reading in verb_readings(word))


def _deeds(annotated: AnnotatedDocument, span: Span) -> Iterator[str]:
    """What the clauses of a span say that is done, verbs that go with anything left out."""
    for at in find_starting(annotated.statements, span):
        predicate = annotated.statements[at].predicate
        if predicate and predicate not in _WEAK:
            yield concept(stem(predicate))


def _feature(token: Token) -> str | None:
    low = _SHORTENED.sub("", bare(token.text).lower())
    if any(char.isdigit() for char in low):
        digits = low.replace(",", "")
        return f"#{float(digits):g}" if digits.isdecimal() else f"#{digits}"
    if low in _EMPTY or len(low) < 2:
        return None
    # The stem does not know that "held" is "hold".
    return concept(stem(low if low.endswith(("s", "ed", "ing", "er")) else base_form(low) or low))


def prominence(feature: str) -> float:
    """Return how much a feature tells whatever the story: a common word half of what a rare word or a name does."""
    if feature[0] == "d" and feature[1:2].isdigit():
        return _DAY_WEIGHT
    if feature[0] in "@#":
        return 1.0
    return _SHARE + (1 - _SHARE) * min(1.0, max(0.0, rarity(feature) - _COMMON) / _COMMON)


def oppose(first: Wording, second: Wording) -> bool:
    """Return whether what one wording negates the other does not, of the words that they share."""
    shared = first.features.keys() & second.features.keys()
    here, there = first.negated & shared, second.negated & shared
    return here != there and not here & there
