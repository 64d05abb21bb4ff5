"""How much two wordings of one voice are alike in their words: what they share, in which order, and what is done."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.assembly.wordings import Phrase, Wording, oppose, prominence
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two wordings count as one utterance; set on `bench.statements` and on pairs of other stories, read."""

    likeness: float = 0.4  # mean likeness at which groups of wordings join
    clause: float = 0.72  # what a clause of a longer sentence must reach with one wording of the utterance it joins
    shared: int = 3  # features in common, so that one rare word never joins two wordings
    words: int = 2  # of them words, for two names and a verb stand in many sentences; a day counts as two
    names: int = 4  # or as many features of any kind: a row of names is no chance
    telling: float = 0.55  # share of the weight of what only two wordings have that one shared feature must reach
    neighbours: float = 0.5  # or the share that two words that stand side by side in both must reach
    enough: float = 1.0  # shared weight, in features that only two wordings have, at which a likeness counts in full
    contained: float = 0.75  # of a short wording that must be in the longer one where they share fewer features
    extent: float = 0.2  # of the longer one that it must make up then, lest "the attack" joins every attack
    phrase: float = 0.25  # added for two words side by side in both; for common ones less
    most_phrases: float = 3.0  # rarest such phrases from which more add nothing
    deed: float = 0.15  # added where both say that the same is done
    other_deed: float = 0.15  # taken off where nothing that one says is done stands anywhere in the other
    thing: float = 0.3  # taken off where all they share is one name ("the black box recorders")
    longest: int = 4  # features in a row from which they are no mere name
    bare: int = 3  # features up to which an indirect wording without a clause only names something
    direct: float = 0.3  # taken off where both are word for word, and so should share more
    parallel: int = 4  # features in one order from which neither is taken off: so run two translations
    within: float = 0.3  # taken off inside one report, which seldom tells the same twice
    again: float = 0.6  # the same for two quotations: a speaker's sentences are built alike
    lead: float = 0.1  # the same where the reporter's words lead on to a quotation
    nameless: float = 0.15  # taken off where a body and its nameless spokesman speak
    negation: float = 0.6  # what is left of a likeness where one negates a shared word and the other does not
    figure: float = 0.85  # what is left where only one of the two gives a figure
    day: float = 0.5  # what is left where they give different days
    sharpness: float = 1.3  # power of the rarity, so that words of the whole story count for little


class Weights(NamedTuple):
    """How much each feature and each two neighbours tell: as much as what only two wordings have, or less.

    `masses` are the sums of every wording, sentence or clause, by its number and place.
    """

    features: Mapping[str, float]
    phrases: Mapping[Phrase, float]
    masses: Mapping[tuple[int, Span], float]


class _Common(NamedTuple):
    """What two wordings share: features, the weight of all and the most of one, of either wording, of neighbours."""

    features: frozenset[str]
    phrases: int
    weight: float
    most: float
    short: float
    long: float
    phrased: float


def weigh(wordings: Sequence[Wording], sharpness: float) -> Weights:
    """Return the weights in a story: what is rare in its quotes tells more, and so do rare words of the language."""
    counts = Counter(feature for wording in wordings for feature in wording.features)
    phrases = Counter(phrase for wording in wordings for phrase in wording.phrases)
    total = len(wordings) + 1

    def rarity(count: int) -> float:
        return float(math.log(1 + total / count) ** sharpness)

    rarest = rarity(2)
    features = {feature: rarity(count) * prominence(feature) / rarest for feature, count in counts.items()}
    masses = {
        # A clause may have what no whole sentence was weighed for.
        (one.number, one.span): math.fsum(features.get(key, 1.0) for key in one.features)
        for wording in wordings
        for one in (wording, *wording.clauses)
    }
    return Weights(features, {phrase: rarity(count) / rarest for phrase, count in phrases.items()}, masses)


def likeness(first: Wording, second: Wording, weights: Weights, limits: Thresholds) -> float:
    """Return how alike two wordings are, 0 to about 2; 0 where something forbids that they are one utterance."""
    if not first.voice.may_be(second.voice) or _are_apart(first, second, limits):
        return 0.0
    common = _compare(first, second, weights)
    if not _is_enough(common, limits):
        return 0.0
    score = (2 * common.weight / common.short + common.weight / common.long) / 3  # the shorter one counts twice
    score *= min(1.0, (1 + common.weight / limits.enough) / 2)
    score += limits.phrase * min(common.phrased, limits.most_phrases)
    score += limits.deed if first.deeds & second.deeds else 0.0
    score -= limits.thing if _is_one_thing(common, first.deeds | second.deeds, limits) else 0.0
    if not _run_parallel(first, second, common, limits):
        score -= limits.other_deed if _tell_other_deeds(first, second) else 0.0
        score -= limits.direct if first.quote.mode == second.quote.mode == "direct" else 0.0
    score *= limits.negation if oppose(first, second) else 1.0
    score *= 1.0 if bool(first.numbers) == bool(second.numbers) else limits.figure
    score *= limits.day if first.days and second.days and not first.days & second.days else 1.0
    return max(0.0, score - (limits.nameless if first.voice.entity != second.voice.entity else 0.0))


def list_tellings(wording: Wording, weights: Weights, limits: Thresholds) -> list[Hashable]:
    """Return the features and phrases, each with a voice, of which two wordings must share one to be alike."""
    own: list[Hashable] = [key for key in wording.features if weights.features.get(key, 0.0) >= limits.telling]
    own += [phrase for phrase in wording.phrases if weights.phrases.get(phrase, 0.0) >= limits.neighbours]
    voices = {wording.voice.entity, wording.voice.side, wording.voice.body} - {None}
    return [(voice, mark) for voice in voices for mark in own]


def _are_apart(first: Wording, second: Wording, limits: Thresholds) -> bool:
    """Whether two wordings cannot be one: other figures, a question and an answer, a name and what is said of it."""
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return True
    return first.is_asked != second.is_asked or _is_bare(first, limits) != _is_bare(second, limits)


def _is_bare(wording: Wording, limits: Thresholds) -> bool:
    """Whether a wording only names something ("the $5 billion"), so that nothing is said of it."""
    return wording.quote.mode == "indirect" and not wording.has_clause and len(wording.features) <= limits.bare


def _compare(first: Wording, second: Wording, weights: Weights) -> _Common:
    """What two wordings share."""
    features = frozenset(first.features.keys() & second.features.keys())
    phrases = first.phrases & second.phrases
    told = [weights.features.get(key, 1.0) for key in features]
    phrased = math.fsum(weights.phrases.get(phrase, 1.0) for phrase in phrases) if phrases else 0.0
    short, long = sorted((weights.masses[first.number, first.span], weights.masses[second.number, second.span]))
    return _Common(features, len(phrases), math.fsum(told), max(told, default=0.0), short, long, phrased)


def _is_enough(common: _Common, limits: Thresholds) -> bool:
    """Whether what is shared is more than chance and the names of the story."""
    if common.most < limits.telling and common.phrased < limits.neighbours:
        return False
    words = sum(2 if key[2:3].isdigit() else key[0] != "@" for key in common.features)
    if words < limits.words and len(common.features) < limits.names:
        return False
    if len(common.features) >= limits.shared or common.phrases:
        return True
    is_part = common.weight >= limits.contained * common.short and common.weight >= limits.extent * common.long
    return len(common.features) > 1 and is_part


def _run_parallel(first: Wording, second: Wording, common: _Common, limits: Thresholds) -> bool:
    """Whether two wordings have much in common in one order, as two translations of one sentence do."""
    if len(common.features) < limits.parallel:
        return False
    orders = [dict.fromkeys(key for _, key in one.places if key in common.features) for one in (first, second)]
    return list(orders[0]) == list(orders[1])


def _tell_other_deeds(first: Wording, second: Wording) -> bool:
    """Whether both say that something is done, and nothing of it stands anywhere in the other."""
    if not first.deeds or not second.deeds:
        return False
    return first.deeds.isdisjoint(second.features) and second.deeds.isdisjoint(first.features)


def _is_one_thing(common: _Common, deeds: frozenset[str], limits: Thresholds) -> bool:
    """Whether all that is shared stands in one short row of words, and none of them is what is done."""
    rows = len(common.features) - common.phrases
    is_row = rows <= 1 and len(common.features) < limits.longest
    return is_row and common.weight < limits.contained * common.short and not deeds & common.features
