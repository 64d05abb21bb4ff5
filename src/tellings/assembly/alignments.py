"""Which statements of different reports tell the same: similarity with its parts, vetoes, and groups."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.assembly.overlaps import Overlaps
from tellings.assembly.units import REACTIONS, Unit
from tellings.assembly.vetoes import veto
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.dossiers import Utterance
from tellings.types.spans import Passage, Span

_MOSTLY = 0.6  # share of the words that a statement and a wording must have in common
_WEAK = frozenset({"be", "have", "do", "get", "say", "make", "take"})  # verbs that two sentences share by chance
_HOLDERS = 60  # statements a feature may stand in before it says too little to propose a pair


@dataclass(frozen=True, slots=True)
class AlignmentThresholds:
    """When two statements are one claim; set on `bench.claims` (four development stories)."""

    link: float = 0.42  # similarity across documents at which groups join
    within: float = 0.55  # similarity inside one document: a standfirst or title that says what the body says
    other_speaker: float = 0.08  # added to `link` where two different speakers are named
    other_side: float = 0.12  # added to that where they speak for different sides
    mass: float = 4.0  # bits of shared features below which no similarity counts
    enough: float = 13.0  # bits of shared features from which similarity counts in full
    thin: float = 0.5  # added to `link` as shared features shrink from `enough` to nothing
    other_deed: float = 0.15  # added where neither predicate stands anywhere in the other statement
    figure: float = 0.12  # added where only one of the two gives a figure
    chained: float = 0.5  # share of the mark-down for thin ground that counts in the mean of two groups
    lone: float = 0.3  # added to `link` where a single feature is shared: only the same words will do
    contained: float = 0.4  # share of containment (against cosine) in the score
    bonus: float = 0.06  # for each of: same number, same day, same speaker, same verb
    utterance: float = 0.25  # for two wordings of one utterance
    reaction: float = 0.3  # for one's silence, or reply, told twice in whatever words


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements with their similarity, the bits and the number of features shared, and the veto, if any."""

    first: int
    second: int
    score: float
    mass: float
    shared: int
    veto: str | None = None


class Meaning(NamedTuple):
    """What vectors tell of two statements: their cosine, and whether that joins them where their words do not."""

    cosine: float
    joins: bool


class Meanings(NamedTuple):
    """What vectors tell of the pairs of statements that are near, by their indices, the smaller first.

    `blind` is by how much a cosine lies above the similarity of words that says as much, `grown` the mean similarity
    that groups have at least which they join.
    """

    pairs: Mapping[tuple[int, int], Meaning]
    blind: float = 0.0
    grown: float = 0.0


class Alignment(NamedTuple):
    """Groups of unit indices that tell the same, and how near in meaning those are that their words did not join."""

    groups: list[tuple[int, ...]]
    meanings: dict[int, float]


def align_units(
    units: Sequence[Unit],
    utterances: Sequence[Utterance] = (),
    *,
    meanings: Meanings | None = None,
    found: Iterable[Link] | None = None,
    thresholds: AlignmentThresholds | None = None,
) -> Alignment:
    """Return which units tell the same, groups of one included, in reading order.

    `utterances` are acts of speech whose wordings were matched already: what most of two wordings says is told twice.
    `meanings` is what vectors tell of pairs; they join after all that words join. `found` are the links of the
    units where they are known already.

    Links are taken strongest first; two groups join where no veto stands between any two members and their mean
    similarity reaches the threshold. The result does not depend on the order of the documents beyond ties,
    which go to the smaller indices.
    """
    limits = thresholds or AlignmentThresholds()
    found = find_links(units, limits) if found is None else found
    links = {(link.first, link.second): link for link in found}
    links |= _utterance_links(units, utterances, links, limits)
    groups = _repeated(units)
    group_of = {member: first for first, members in groups.items() for member in members}

    def join(first: int, second: int, need: float, meanings: Meanings | None) -> bool:
        one, two = sorted((group_of[first], group_of[second]))
        if one == two or _joined_mean(groups[one], groups[two], links, meanings, units, limits) < need:
            return False
        groups[one] += groups.pop(two)
        for member in groups[one]:
            group_of[member] = one
        return True

    for link in sorted(links.values(), key=lambda item: (-item.score, item.first, item.second)):
        if not link.veto and _reaches(units, link, limits):
            join(link.first, link.second, limits.link, None)
    near: dict[int, float] = {}
    pairs = meanings.pairs.items() if meanings else ()
    for pair, meaning in sorted(pairs, key=lambda item: (-item[1].cosine, item[0])):
        fewer = min(pair, key=lambda member: (len(groups[group_of[member]]), -member))
        if meanings and meaning.joins and join(*pair, meanings.grown, meanings):
            near[fewer] = max(meaning.cosine, near.get(fewer, 0.0))  # the larger group stood by its words
    return Alignment([tuple(sorted(members)) for _, members in sorted(groups.items())], near)


def _repeated(units: Sequence[Unit]) -> dict[int, list[int]]:
    """Groups to begin with, by their first index: one and the same statement printed in several documents.

    Found by what it holds, not pair by pair, so that a sentence which hundreds of reports carry stays one claim.
    """
    first_of: dict[object, int] = {}
    groups: dict[int, list[int]] = {}
    for unit in units:
        held = (
            *(frozenset(unit.words), frozenset(unit.features), unit.mood, unit.polarity, unit.predicate, unit.denied),
            *(tuple(number.value for number in unit.numbers), unit.days, unit.ordinals),
        )
        first = first_of.setdefault(held, unit.index) if len(unit.words) > 2 else unit.index
        if first != unit.index and any(units[at].document_id == unit.document_id for at in groups[first]):
            first = unit.index
        groups.setdefault(first, []).append(unit.index)
    return groups


def _utterance_links(
    units: Sequence[Unit],
    utterances: Sequence[Utterance],
    links: dict[tuple[int, int], Link],
    limits: AlignmentThresholds,
) -> dict[tuple[int, int], Link]:
    """Stronger links for statements that make up most of two wordings of one utterance."""
    stronger: dict[tuple[int, int], Link] = {}
    by_document: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for unit in units:
        by_document[unit.document_id].append((unit.passage.span, unit.index))
    places = {name: Overlaps(spans) for name, spans in by_document.items()}
    for utterance in utterances:
        near = {
            unit.index: unit
            for version in utterance.versions
            if version.passage.document_id in places
            for unit in (units[at] for at in places[version.passage.document_id].find(version.passage.span))
            if _makes_up(unit, version.passage)
        }
        members = [near[index] for index in sorted(near)]
        for at, one in enumerate(members):
            for two in members[at + 1 :]:
                if one.document_id == two.document_id or veto(one, two):
                    continue  # inside a report, a lead-in and its quotation are two statements
                known = links.get((one.index, two.index))
                score = max(known.score if known else 0.0, similarity(one, two, limits)) + limits.utterance
                mass, shared = max(limits.enough, known.mass if known else 0.0), max(2, known.shared if known else 0)
                stronger[one.index, two.index] = Link(one.index, two.index, round(score, 4), mass, shared)
    return stronger


def _makes_up(unit: Unit, passage: Passage) -> bool:
    """Whether a statement is most of a wording, and the wording most of the statement."""
    if unit.document_id != passage.document_id:
        return False
    shared = unit.passage.span.overlap(passage.span)
    return shared >= _MOSTLY * len(passage.span) and shared >= _MOSTLY * len(unit.passage.span)


def find_links(units: Sequence[Unit], limits: AlignmentThresholds) -> Iterator[Link]:
    """Yield the similarity of every pair of statements that shares a feature rare enough to matter."""
    holders: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        for feature in unit.features:
            holders[feature].append(unit.index)
    pairs: set[tuple[int, int]] = set()
    for feature, members in holders.items():
        if len(members) <= _HOLDERS or (len(units) < 400 and feature.startswith("c:")):
            pairs.update((one, two) for at, one in enumerate(members) for two in members[at + 1 :])
    for one, two in sorted(pairs):
        link = link_units(units[one], units[two], limits)
        if link is not None:
            yield link


def link_units(one: Unit, two: Unit, limits: AlignmentThresholds) -> Link | None:
    """Return the link of two statements, None where they share too little to say anything."""
    if _nested(one, two):
        return None
    shared = [key for key in one.features if key in two.features]
    mass = sum(min(one.features[key], two.features[key]) for key in shared)
    if not _are_repeated(one, two) and (mass < limits.mass or not _is_matter(shared)):
        return None
    score = similarity(one, two, limits)
    return Link(one.index, two.index, round(score, 4), round(mass, 4), len(shared), veto(one, two))


def _is_matter(shared: Sequence[str]) -> bool:
    """Whether shared features name a matter: a word, a figure, or a day together with a name; names alone do not."""
    kinds = {key[0] for key in shared}
    return bool(kinds & {"c", "n", "p"}) or {"d", "e"} <= kinds


def similarity(one: Unit, two: Unit, limits: AlignmentThresholds) -> float:
    """Return how much two statements share, 0 to about 1.2: cosine and containment of features, plus bonuses."""
    norm = math.sqrt(sum(w * w for w in one.features.values()) * sum(w * w for w in two.features.values()))
    common = [(weight, two.features[key]) for key, weight in one.features.items() if key in two.features]
    dot = sum(first * second for first, second in common)
    shared = sum(min(first, second) for first, second in common)
    smaller = min(one.mass, two.mass)
    score = (1 - limits.contained) * (dot / norm if norm else 0.0) + limits.contained * (
        shared / smaller if smaller else 0.0
    )
    agreeing = (
        _same_number(one, two),
        bool(set(one.days) & set(two.days)),
        _same_speaker(one, two),
        one.predicate == two.predicate and one.predicate not in _WEAK,
    )
    return score + limits.bonus * sum(agreeing) + (limits.reaction if _same_reaction(one, two) else 0.0)


def _nested(one: Unit, two: Unit) -> bool:
    """Two statements cut from the same words (a clause and its part) are never two tellings."""
    return one.document_id == two.document_id and one.passage.span.overlap(two.passage.span) > 0


def _are_repeated(one: Unit, two: Unit) -> bool:
    """Whether two documents print one and the same statement."""
    same = one.words.keys() == two.words.keys() and one.features.keys() == two.features.keys()
    return same and len(one.words) > 2 and one.document_id != two.document_id


def _reaches(units: Sequence[Unit], link: Link, limits: AlignmentThresholds) -> bool:
    one, two = units[link.first], units[link.second]
    if _are_repeated(one, two):
        return True
    need = limits.within if one.document_id == two.document_id else limits.link
    need += limits.other_deed if are_other_deeds(one, two) else 0.0
    need += limits.figure if has_figure(one) != has_figure(two) else 0.0
    if one.speaker and two.speaker and one.speaker != two.speaker:
        need += limits.other_speaker
        need += limits.other_side if one.party != two.party else 0.0
    return link.score - _thinness(link, limits) >= need


def has_figure(unit: Unit) -> bool:
    """Return whether a statement gives a figure that says something."""
    return any(number.value > 2 and number.bound != "vague" for number in unit.numbers)


def _thinness(link: Link, limits: AlignmentThresholds) -> float:
    """What a likeness on little ground is marked down by."""
    lone = limits.lone if link.shared == 1 else 0.0
    return limits.thin * max(0.0, 1 - link.mass / limits.enough) + lone


def are_other_deeds(one: Unit, two: Unit) -> bool:
    """Return whether the statements tell of different deeds, as far as their verbs show."""
    if _dates_one_thing(one, two):
        return False
    first, second = concept(stem(one.predicate)), concept(stem(two.predicate))
    return first != second and first not in two.stems and second not in one.stems


def _dates_one_thing(one: Unit, two: Unit) -> bool:
    """Whether one mostly says when and where something was, and the other names the same day and place."""
    smaller = min(one, two, key=lambda unit: unit.mass)
    shared = [key for key in one.features if key in two.features and key[0] in "de"]
    return {key[0] for key in shared} == {"d", "e"} and sum(
        smaller.features[key] for key in shared
    ) >= _MOSTLY * smaller.mass


def _joined_mean(
    first: Sequence[int],
    second: Sequence[int],
    links: dict[tuple[int, int], Link],
    meanings: Meanings | None,
    units: Sequence[Unit],
    limits: AlignmentThresholds,
) -> float:
    """Mean similarity between two groups; -1 where a veto stands between any two members."""
    total = 0.0
    for one in first:
        for two in second:
            pair = (one, two) if one < two else (two, one)
            link = links.get(pair)
            if link is None and _nested(units[one], units[two]):
                return -1.0
            if link.veto if link else veto(units[one], units[two]):
                return -1.0
            alike = link.score - limits.chained * _thinness(link, limits) if link else 0.0
            meaning = meanings.pairs.get(pair) if meanings else None
            total += max(alike, meaning.cosine - meanings.blind) if meanings and meaning else alike
    return total / (len(first) * len(second))


def _same_speaker(one: Unit, two: Unit) -> bool:
    return one.speaker is not None and one.speaker == two.speaker


def _same_reaction(one: Unit, two: Unit) -> bool:
    """One person's silence is not that of the government, so the subject itself must be the same."""
    same = one.subject is not None and one.subject == two.subject
    return same and one.predicate == two.predicate and one.predicate in REACTIONS


def _same_number(one: Unit, two: Unit) -> bool:
    return any(a.value == b.value and a.unit == b.unit for a in one.numbers for b in two.numbers)
