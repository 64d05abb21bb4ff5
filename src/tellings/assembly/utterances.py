"""One act of speech in many wordings: quotes of one speaker, across outlets and translations, that say the same."""

from __future__ import annotations

import math
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
    "a an the this that these those my your his her its our their and or but nor so yet if as than then of in on at by "
    "for with from to into onto over under about against between among after before since until during through up "
    "down out off not no nor i you he she it we they me him us them who whom which what where when why how be am is "
    "are was were been being have has had having do does did will would shall should can could may might must there "
    "here also just very more most much many some any all both each other such own same only now still already "
    "because while s t re ve ll d m said says say added told one".split()
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two wordings count as one utterance.

    likeness: share of weight that two wordings have in common; set on the reference readings, where pairs of one
        utterance lie above it and other sentences of the same speaker below.
    shared: at least this many different features in common, so that one rare word never joins two wordings.
    synonym: what a shared concept counts beside a shared stem, since synonyms are looser.
    short: below this number of features a wording is too short to compare.
    """

    likeness: float = 0.30
    shared: int = 3
    synonym: float = 0.8
    short: int = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """One quote made comparable: its features with what they were printed as, its numbers and its occasion."""

    annotated: AnnotatedDocument
    quote: Quote
    speaker: str
    features: Mapping[str, str]
    stems: frozenset[str]
    numbers: frozenset[str]
    negations: int

    @property
    def span(self) -> Span:
        """Return the range from the first to the last word of the content."""
        return Span(self.quote.content[0].start, self.quote.content[-1].end)


def match_utterances(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], *, thresholds: Thresholds | None = None
) -> tuple[Utterance, ...]:
    """Return the utterances that at least two passages report, in the order in which they first appear."""
    limits = thresholds or Thresholds()
    wordings = _wordings(documents, entities)
    weights = _weights(wordings)
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
    found = []
    for annotated in documents:
        names = _names(annotated, by_passage)
        for quote in annotated.quotes:
            speaker = names.get(quote.speaker) if quote.speaker is not None else None
            if speaker is None or quote.denied:
                continue
            found.append(_wording(annotated, quote, speaker, names))
    return found


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


def _wording(annotated: AnnotatedDocument, quote: Quote, speaker: str, names: Mapping[int, str]) -> Wording:
    text = annotated.document.text
    features: dict[str, str] = {}
    covered: list[Span] = []
    for index, mention in enumerate(annotated.mentions):
        entity = names.get(index)
        if entity is None or entity == speaker or not any(span.contains(mention.span) for span in quote.content):
            continue
        features[f"@{entity}"] = mention.span.of(text)
        covered.append(mention.span)
    stems, numbers, negations = set(), set(), 0
    for word in _words(text, quote.content, covered):
        low = bare(word).lower()
        negations += low in NEGATIONS
        if any(char.isdigit() for char in low):
            numbers.add(low.replace(",", ""))
            features["#" + low.replace(",", "")] = word
        elif low not in _EMPTY and len(low) > 1:
            root = stem(low)
            stems.add(root)
            features[concept(root)] = word
    return Wording(annotated, quote, speaker, features, frozenset(stems), frozenset(numbers), negations % 2)


def _words(text: str, content: Sequence[Span], covered: Sequence[Span]) -> Iterator[str]:
    for span in content:
        for token in tokenize(text, span.start, span.end):
            if token.is_word and not any(mention.start <= token.start < mention.end for mention in covered):
                yield token.text


def _weights(wordings: Sequence[Wording]) -> dict[str, float]:
    """How much each feature tells: rare ones in the story's quotes more."""
    counts = Counter(feature for wording in wordings for feature in wording.features)
    return {feature: math.log(1 + (len(wordings) + 1) / count) for feature, count in counts.items()}


def likeness(first: Wording, second: Wording, weights: Mapping[str, float], limits: Thresholds) -> float:
    """Return how much of their weight two wordings share, 0 to 1: the mean of the shares of either side, the
    shorter one counting twice; 0 where their numbers or their polarity forbid that they are one utterance."""
    shared = first.features.keys() & second.features.keys()
    if len(shared) < limits.shared or min(len(first.features), len(second.features)) < limits.short:
        return 0.0
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return 0.0
    if first.negations != second.negations:
        return 0.0
    common = sum(
        weights[f] * (1.0 if f[0] in "@#" or _same_word(f, first, second) else limits.synonym) for f in shared
    )
    totals = sorted(sum(weights[f] for f in wording.features) for wording in (first, second))
    return (2 * common / totals[0] + common / totals[1]) / 3


def _same_word(feature: str, first: Wording, second: Wording) -> bool:
    return feature in first.stems and feature in second.stems


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
