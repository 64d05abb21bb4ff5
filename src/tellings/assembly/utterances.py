"""One act of speech in many wordings: quotes of one speaker, across outlets and translations, that say the same."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.tables.grammar import NEGATIONS
from tellings.tables.synonyms import concept
from tellings.text.tokens import bare, stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention, Quote
from tellings.types.dossiers import Entity, Utterance, Version
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
_NAMED = frozenset({"person", "organization", "place"})
_NOT_ONLY = re.compile(r"\bnot (?:just|only|merely|simply|least)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two wordings count as one utterance; all set on the reference readings by `bench.utterances`.

    likeness: share of weight in common, where pairs of one utterance mostly lie above and others below.
    shared: at least this many features in common, so that one rare word never joins two wordings.
    contained: a short wording with fewer features in common joins only where this much of it is in the other,
    extent: and where it makes up at least this much of the other, lest "the attack" joins every attack.
    sharpness: power of the rarity, so that the words of the whole story ("talks", the town) count for little.
    negation: what is left of a likeness where one wording is negated and the other is not.
    """

    likeness: float = 0.35
    shared: int = 3
    contained: float = 0.75
    extent: float = 0.3
    sharpness: float = 1.0
    negation: float = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence of a quote made comparable: its features with what they were printed as, and its occasion."""

    annotated: AnnotatedDocument
    quote: Quote
    span: Span
    speaker: str
    features: Mapping[str, str]
    numbers: frozenset[str]
    is_negated: bool


def match_utterances(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], *, thresholds: Thresholds | None = None
) -> tuple[Utterance, ...]:
    """Return the utterances that at least two passages report, by speaker in the order in which they first appear."""
    limits = thresholds or Thresholds()
    wordings = _wordings(documents, entities)
    weights = _weights(wordings, limits.sharpness)
    by_speaker: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        by_speaker[wording.speaker].append(wording)
    found: list[Utterance] = []
    for speaker, own in by_speaker.items():
        for group in _groups(own, weights, limits):
            found.append(_utterance(f"u{len(found) + 1}", speaker, group))
    return tuple(found)


def _wordings(documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> list[Wording]:
    by_passage = {passage: entity.id for entity in entities for passage in entity.mentions}
    found: list[Wording] = []
    for annotated in documents:
        names = _names(annotated, by_passage)
        for quote in annotated.quotes:
            speaker = names.get(quote.speaker) if quote.speaker is not None else None
            if speaker is None or quote.denied:
                continue
            found.extend(_wording(annotated, quote, span, speaker, names) for span in _parts(annotated, quote))
    return found


def _parts(annotated: AnnotatedDocument, quote: Quote) -> Iterator[Span]:
    """The sentences of a quote, each a thing said of its own; a clause or a single sentence is one part."""
    for content in quote.content:
        inside = [
            Span(max(content.start, sentence.span.start), min(content.end, sentence.span.end))
            for sentence in annotated.sentences
            if sentence.span.overlap(content)
        ]
        yield from inside if len(inside) > 1 else [content]


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


def _wording(
    annotated: AnnotatedDocument, quote: Quote, span: Span, speaker: str, names: Mapping[int, str]
) -> Wording:
    text = annotated.document.text
    features: dict[str, str] = {}
    covered: list[Span] = []
    for index, mention in enumerate(annotated.mentions):
        entity = names.get(index)
        if entity is not None and mention.kind in _NAMED and span.contains(mention.span):
            covered.append(mention.span)
            if entity != speaker:
                features[f"@{entity}"] = mention.span.of(text)
    numbers: set[str] = set()
    negations = len(_NOT_ONLY.findall(span.of(text)))
    for token in tokenize(text, span.start, span.end):
        low = bare(token.text).lower()
        negations += low in NEGATIONS
        if not token.is_word or any(mention.start <= token.start < mention.end for mention in covered):
            continue
        if any(char.isdigit() for char in low):
            numbers.add(low.replace(",", ""))
            features["#" + low.replace(",", "")] = token.text
        elif low not in _EMPTY and len(low) > 1:
            features[concept(stem(low))] = token.text
    return Wording(annotated, quote, span, speaker, features, frozenset(numbers), negations % 2 == 1)


def _weights(wordings: Sequence[Wording], sharpness: float) -> dict[str, float]:
    """How much each feature tells: rare ones in the story's quotes more."""
    counts = Counter(feature for wording in wordings for feature in wording.features)
    return {feature: math.log(1 + (len(wordings) + 1) / count) ** sharpness for feature, count in counts.items()}


def likeness(first: Wording, second: Wording, weights: Mapping[str, float], limits: Thresholds) -> float:
    """Return how much two wordings share, 0 to 1: the mean of the shared weight's part in either of them.

    The shorter one counts twice. 0 where their numbers forbid that they are one utterance.
    """
    shared = first.features.keys() & second.features.keys()
    if not shared or (first.numbers and second.numbers and not first.numbers & second.numbers):
        return 0.0
    common = sum(weights[feature] for feature in shared)
    short, long = sorted(sum(weights[feature] for feature in wording.features) for wording in (first, second))
    is_contained = len(shared) > 1 and common >= limits.contained * short and common >= limits.extent * long
    if len(shared) < limits.shared and not is_contained:
        return 0.0
    score = (2 * common / short + common / long) / 3
    return score if first.is_negated == second.is_negated else score * limits.negation


def _groups(own: Sequence[Wording], weights: Mapping[str, float], limits: Thresholds) -> list[list[Wording]]:
    """Groups of wordings in which every pair that is compared is alike on average, the closest joined first."""
    groups: list[list[int]] = [[index] for index in range(len(own))]
    table = {
        (i, j): likeness(own[i], own[j], weights, limits) for i in range(len(own)) for j in range(i + 1, len(own))
    }
    while True:
        best, pair = 0.0, (-1, -1)
        for a in range(len(groups)):
            for b in range(a + 1, len(groups)):
                score = _average(groups[a], groups[b], table)
                if score > best:
                    best, pair = score, (a, b)
        if best < limits.likeness:
            break
        groups[pair[0]].extend(groups.pop(pair[1]))
    return [[own[index] for index in sorted(group)] for group in groups if len(group) > 1]


def _average(first: Sequence[int], second: Sequence[int], table: Mapping[tuple[int, int], float]) -> float:
    scores = [table[min(i, j), max(i, j)] for i in first for j in second]
    return sum(scores) / len(scores)


def _utterance(utterance_id: str, speaker: str, group: Sequence[Wording]) -> Utterance:
    versions = tuple(
        Version(Passage(w.annotated.document.id, w.span), w.quote.mode, w.quote.channel, w.quote.via) for w in group
    )
    return Utterance(utterance_id, speaker, _occasion(group), versions, _differences(group))


def _occasion(group: Sequence[Wording]) -> str:
    """The channel most often given and the day, where one is given, in plain words."""
    channels = Counter(w.quote.channel for w in group if w.quote.channel)
    return channels.most_common(1)[0][0] if channels else "statement"


def _differences(group: Sequence[Wording]) -> tuple[str, ...]:
    """Words of one wording that no other wording of the group has, as printed, in order, at most twelve."""
    counts = Counter(feature for wording in group for feature in wording.features)
    found: list[str] = []
    for wording in group:
        for feature, word in wording.features.items():
            if counts[feature] == 1 and word not in found:
                found.append(word)
    return tuple(found[:12])
