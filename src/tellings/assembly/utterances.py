"""One act of speech in many wordings: quotes of one speaker, across outlets and translations, that say the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.assembly.groupings import group_alike, list_near
from tellings.assembly.meanings import Pair
from tellings.assembly.nearness import NearnessThresholds, cosine, find_near
from tellings.assembly.wordings import Phrase, Wording, find_wordings, oppose, prominence
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Entity, Utterance, Version
from tellings.types.readings import Encode
from tellings.types.spans import Passage


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two wordings count as one utterance; all set on the reference readings by `bench.statements`.

    likeness: share of weight in common, where pairs of one utterance mostly lie above and others below.
    clause: what a single clause of a longer sentence must reach with one wording of the utterance that it joins.
    shared: at least this many features in common, so that one rare word never joins two wordings.
    words: at least this many of them words, for two names and a verb stand in many sentences; a day counts as two.
    enough: shared weight, in features that only two wordings have, at which a likeness counts in full.
    telling: at least one of them with this share of the weight of what only two wordings of the story have.
    names: this many names and words together will do as well: three names in a row are not chance.
    phrase: what two words that stand side by side in both add,
    most_phrases: for this many such pairs of the rarest at most.
    phrase_telling: such pairs will do for a telling feature from this weight.
    contained: a short wording with fewer features in common joins only where this much of it is in the other,
    extent: and where it makes up at least this much of the other, lest "the attack" joins every attack.
    nameless: what is asked beyond that where a body and its nameless spokesman speak.
    sharpness: power of the rarity, so that the words of the whole story ("talks", the town) count for little.
    negation: what is left of a likeness where one wording is negated and the other is not.
    figure: what is left of it where only one of the two gives a figure.
    day: what is left of a likeness where the two give different days.
    """

    likeness: float = 0.44
    clause: float = 0.72
    shared: int = 3
    words: int = 2
    enough: float = 1.0
    telling: float = 0.5
    names: int = 4
    phrase: float = 0.25
    most_phrases: float = 3.0
    phrase_telling: float = 0.6
    within: float = 0.2
    lead: float = 0.1
    open_from: float = 0.2
    open_to: float = 0.8
    vector: float = 0.5
    neutral: float = 0.5
    deed: float = 0.1
    direct: float = 0.25
    long_run: int = 4
    one_thing: float = 0.2
    bare: int = 3
    contained: float = 0.85
    extent: float = 0.2
    nameless: float = 0.15
    sharpness: float = 1.3
    negation: float = 0.6
    figure: float = 0.85
    day: float = 0.5


def match_utterances(
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    *,
    encode: Encode | None = None,
    thresholds: Thresholds | None = None,
) -> tuple[Utterance, ...]:
    """Return the utterances that at least two passages report, in the order in which they first appear.

    Whole sentences are put together first; then a clause that none of these groups has may join one, or another
    clause: "he rang the mayor to name the day, and would come with a full text" is a version of two utterances.
    `encode` gives vectors, which put whole sentences together whose words did not.
    """
    limits = thresholds or Thresholds()
    wordings = find_wordings(documents, entities)
    weights = _weigh(wordings, limits.sharpness)
    groups = _join(wordings, weights, limits, encode)
    near = {} if encode is None else find_near(wordings, encode)
    groups, decided = _join_near(groups, near, weights, limits)
    clauses = [clause for wording in wordings for clause in wording.clauses if len(clause.features) >= limits.shared]
    found = [group for group in _with_clauses(groups, clauses, weights, limits) if len(group) > 1]
    found.sort(key=lambda group: (min(wording.number for wording in group), group[0].span))
    return tuple(_utterance(f"u{number}", group, decided) for number, group in enumerate(found, start=1))


class Weights(NamedTuple):
    """How much each feature and each pair of neighbours tells; `rarest` is that of what only two wordings share."""

    features: Mapping[str, float]
    phrases: Mapping[Phrase, float]
    rarest: float


def _weigh(wordings: Sequence[Wording], sharpness: float) -> Weights:
    """The weights in a story: what is rare in its quotes tells more, and so do rare words of the language."""
    counts = Counter(feature for wording in wordings for feature in wording.features)
    phrases = Counter(phrase for wording in wordings for phrase in wording.phrases)
    total = len(wordings) + 1

    def rarity(count: int) -> float:
        return float(math.log(1 + total / count) ** sharpness)

    return Weights(
        {feature: rarity(count) * prominence(feature) for feature, count in counts.items()},
        {phrase: rarity(count) for phrase, count in phrases.items()},
        rarity(2),
    )


def likeness(first: Wording, second: Wording, weights: Weights, limits: Thresholds) -> float:
    """Return how much two wordings share, 0 to about 1: the mean of the shared weight's part in either of them.

    The shorter one counts twice. 0 where their numbers forbid that they are one utterance.
    """
    shared = first.features.keys() & second.features.keys()
    if not shared or not first.voice.may_be(second.voice):
        return 0.0
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return 0.0
    if first.is_asked != second.is_asked or _is_bare(first, limits) != _is_bare(second, limits):
        return 0.0
    rarest = weights.rarest  # what a clause has and no whole sentence of the story was weighed for
    phrased = sum(weights.phrases.get(phrase, rarest) for phrase in first.phrases & second.phrases) / rarest
    tellings = [weights.features[feature] for feature in shared]
    if max(tellings) < limits.telling * rarest and phrased < limits.phrase_telling:
        return 0.0
    common = sum(tellings)
    short, long = sorted(sum(weights.features.get(key, rarest) for key in one.features) for one in (first, second))
    words = sum(2 if feature[2:3].isdigit() else feature[0] != "@" for feature in shared)
    if words < limits.words and len(shared) < limits.names:
        return 0.0
    is_contained = len(shared) > 1 and common >= limits.contained * short and common >= limits.extent * long
    if len(shared) < limits.shared and not is_contained and not phrased:
        return 0.0
    score = (2 * common / short + common / long) / 3
    score *= min(1.0, (1 + common / (limits.enough * rarest)) / 2)
    score += limits.phrase * min(phrased, limits.most_phrases)
    runs = len(shared) - len(first.phrases & second.phrases)
    if runs <= 1 and len(shared) < limits.long_run and common < limits.contained * short and not (first.deeds | second.deeds) & shared:
        score -= limits.one_thing
    score += limits.deed if first.deeds & second.deeds else 0.0
    score -= limits.direct if first.quote.mode == second.quote.mode == "direct" else 0.0
    score *= limits.negation if oppose(first, second) else 1.0
    score *= 1.0 if bool(first.numbers) == bool(second.numbers) else limits.figure
    return score * limits.day if first.days and second.days and not first.days & second.days else score


def _is_bare(wording: Wording, limits: Thresholds) -> bool:
    """Whether a wording only names something ("the $5 billion"), so that nothing is said of it."""
    return wording.quote.mode == "indirect" and not wording.has_clause and len(wording.features) <= limits.bare


def _join(wordings: Sequence[Wording], weights: Weights, limits: Thresholds, encode: Encode | None) -> list[list[Wording]]:
    """Groups in which every pair that is compared is alike on average, the closest joined first."""
    kinds = _kinds(wordings, weights, limits)
    firsts = [kind[0] for kind in kinds]
    homes = [{wording.annotated.document.id for wording in kind} for kind in kinds]
    scores: dict[tuple[int, int], float] = {}
    for i, j in list_near(_marks(wording, weights, limits) for wording in firsts):
        score = _score(firsts[i], firsts[j], weights, limits)
        if score:
            scores[i, j] = score
    if encode is not None:
        for (i, j), score in scores.items():
            if limits.open_from <= score <= limits.open_to:
                scores[i, j] = score + limits.vector * (cosine(firsts[i], firsts[j], encode) - limits.neutral)
    for (i, j), score in scores.items():
        if homes[i] & homes[j]:
            scores[i, j] = score - (limits.lead if is_lead(firsts[i], firsts[j]) else limits.within)
    groups = group_alike([len(kind) for kind in kinds], scores, limits.likeness)
    joined = [[wording for kind in group for wording in kinds[kind]] for group in groups]
    return [sorted(group, key=lambda wording: (wording.number, wording.span)) for group in joined]


def is_lead(first: Wording, second: Wording) -> bool:
    """Return whether one wording leads on to the other: what was said in the reporter's words, then word for word."""
    modes = first.quote.mode, second.quote.mode
    return second.number == first.number + 1 and modes[0] != "direct" and modes[1] == "direct"


def _marks(wording: Wording, weights: Weights, limits: Thresholds) -> list[Hashable]:
    """What two wordings must share one of to be compared."""
    own = _telling(wording, weights, limits)
    least = limits.phrase_telling * weights.rarest
    phrases = [phrase for phrase in wording.phrases if weights.phrases.get(phrase, 0.0) >= least]
    voices = {wording.voice.entity, wording.voice.side, wording.voice.body} - {None}
    return [(voice, mark) for voice in voices for mark in (*own, *phrases)]


def _join_near(
    groups: list[list[Wording]], near: Mapping[Pair, float], weights: Weights, limits: Thresholds
) -> tuple[list[list[Wording]], dict[int, float]]:
    """The groups, those together that hold near sentences, and the cosine of the sentences that decided."""
    less = NearnessThresholds()
    found = {wording.number: group for group in groups for wording in group}
    decided: dict[int, float] = {}
    for pair, cosine in sorted(near.items(), key=lambda item: (-item[1], item[0])):
        first, second = (found[number] for number in sorted(pair, key=lambda number: found[number][0].number))
        if first is second:
            continue
        total = 0.0
        for one in first:
            for two in second:
                known = near.get((min(one.number, two.number), max(one.number, two.number)), 0.0)
                total += max(_score(one, two, weights, limits), known - less.blind)
        if total < less.grown * len(first) * len(second):
            continue
        first += second
        first.sort(key=lambda wording: (wording.number, wording.span))
        found |= {wording.number: first for wording in second}
        decided |= {number: max(cosine, decided.get(number, 0.0)) for number in pair}
    return list({id(group): group for group in found.values()}.values()), decided


def _kinds(wordings: Sequence[Wording], weights: Weights, limits: Thresholds) -> list[list[Wording]]:
    """The wordings, those together that are the same in all that is compared: a hundred copies are compared once."""
    found: dict[Hashable, list[Wording]] = {}
    for wording in wordings:
        is_alike = _score(wording, wording, weights, limits) >= limits.likeness
        found.setdefault(_kind(wording) if is_alike else wording.number, []).append(wording)
    return list(found.values())


def _kind(wording: Wording) -> Hashable:
    return wording.voice, frozenset(wording.features), wording.numbers, wording.phrases, wording.days, wording.negated


def _telling(wording: Wording, weights: Weights, limits: Thresholds) -> list[str]:
    """The features of which two wordings must share one to be alike at all."""
    least = limits.telling * weights.rarest
    return [feature for feature in wording.features if weights.features.get(feature, 0.0) >= least]


def _score(first: Wording, second: Wording, weights: Weights, limits: Thresholds) -> float:
    score = likeness(first, second, weights, limits)
    return max(0.0, score - limits.nameless) if first.voice.entity != second.voice.entity else score


def _with_clauses(
    groups: Sequence[Sequence[Wording]], clauses: Sequence[Wording], weights: Weights, limits: Thresholds
) -> list[list[Wording]]:
    """The groups, each with the clauses of other sentences that are most like it."""
    found = [list(group) for group in groups]
    numbers = [{wording.number for wording in group} for group in groups]
    holders: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for feature in {feature for wording in group for feature in _telling(wording, weights, limits)}:
            holders[feature].add(at)
    known: dict[tuple[Hashable, int], tuple[float, float]] = {}
    for clause in clauses:
        kind = _kind(clause)
        near = {at for feature in _telling(clause, weights, limits) for at in holders.get(feature, ())}
        ranked: list[tuple[float, int, float]] = []
        for at in near:
            if clause.number not in numbers[at]:
                key = kind, at
                if key not in known:
                    scores = [_score(clause, wording, weights, limits) for wording in groups[at]]
                    known[key] = sum(scores) / len(scores), max(scores)
                ranked.append((known[key][0], -at, known[key][1]))
        mean, best, closest = max(ranked, default=(0.0, 0, 0.0))
        is_taken = clause.number in {wording.number for wording in found[-best]}
        if not is_taken and closest >= limits.clause and mean >= limits.likeness:
            found[-best].append(clause)
    return found


def _utterance(utterance_id: str, group: Sequence[Wording], near: Mapping[int, float]) -> Utterance:
    speaker = next((wording.voice for wording in group if wording.voice.is_named), group[0].voice)
    versions = tuple(
        Version(
            Passage(w.annotated.document.id, w.span),
            w.quote.mode,
            w.quote.channel,
            w.quote.via,
            None if w.is_clause else near.get(w.number),
        )
        for w in group
    )
    return Utterance(utterance_id, speaker.entity, _occasion(group), versions, _differences(group))


def _occasion(group: Sequence[Wording]) -> str:
    """The channel most often given, in plain words."""
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
    return tuple(word for word in found if word)[:12]
