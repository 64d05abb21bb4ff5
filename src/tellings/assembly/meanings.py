"""Which statements of different reports mean the same in other words: by the vectors of the reader model.

A vector tells of what a text speaks, and hardly who, how many and whether. So it never decides alone: each of the two
must be the nearest to the other in its report, nothing that forbids one claim may stand between them, and shared
words and a shared deed count beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from operator import mul

from tellings.assembly.alignments import (
    AlignmentThresholds,
    Meaning,
    Meanings,
    are_other_deeds,
    has_figure,
    similarity,
)
from tellings.assembly.units import Unit
from tellings.assembly.vetoes import BEING, opposed_pair, veto
from tellings.types.annotations import AnnotatedDocument, MentionKind, Mood
from tellings.types.dossiers import Entity
from tellings.types.readings import Encode

_ASKING = ("whether ", "why ", "how ", "what ", "if ")
# Moods that a vector does not tell apart: what came about, what is to come, and what may be.
_CLASSES: Mapping[Mood, str] = {
    "happened": "settled",
    "reported": "settled",
    "denied": "denied",
    "planned": "ahead",
    "proposed": "ahead",
    "demanded": "ahead",
    "unknown": "open",
}
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MeaningThresholds:
    """When vectors join two statements; set on `bench.claims` and on pairs of other stories, read one by one."""

    link: float = 0.8  # mean cosine of the clauses and of their sentences, with the parts below, at which two join
    words: float = 0.2  # of the similarity of their words that is added
    most_words: float = 0.7  # similarity from which more adds nothing
    other_deed: float = 0.08  # taken off where neither predicate stands anywhere in the other statement
    being: float = 0.08  # taken off where both say what somebody or something is: two attributes are near
    blind: float = 0.3  # by how much a cosine lies above the similarity of words that says as much
    grown: float = 0.3  # mean similarity of two groups at which they join for two members that are near
    figure: float = 0.06  # taken off where only one of the two gives a figure
    other_voice: float = 0.06  # taken off where two different speakers are named
    near: float = 0.5  # cosine of two clauses below which nothing is concluded
    slack: float = 0.03  # by how much another statement of the same report may be nearer
    content: int = 3  # features that each of two must have: a fragment is near to all that names its place
    shared: int = 2  # features that a statement has in common with others' reports; with fewer it is not read
    most: int = 400  # statements compared in a story, the first of every report: some four seconds' reading


def find_meanings(
    units: Sequence[Unit],
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    encode: Encode,
    *,
    thresholds: MeaningThresholds | None = None,
) -> Meanings:
    """Return what vectors tell of the pairs of units that are near."""
    limits = thresholds or MeaningThresholds()
    kinds = {f"e:{entity.id}": entity.kind for entity in entities if entity.name[:1].isupper()}
    texts = {item.document.id: item for item in documents}
    chosen = _choose(units, limits)
    clauses = [encode(trim_marks(unit.passage.span.of(texts[unit.document_id].document.text))) for unit in chosen]
    cosines: dict[Pair, float] = {}
    nearest: dict[tuple[int, str], float] = {}
    for at, one in enumerate(chosen):
        for other, two in enumerate(chosen[:at]):
            if one.document_id == two.document_id:
                continue
            cosine = sum(map(mul, clauses[at], clauses[other]))
            if cosine >= limits.near:
                cosines[other, at] = cosine
                for key in ((at, two.document_id), (other, one.document_id)):
                    nearest[key] = max(cosine, nearest.get(key, 0.0))
    found: dict[Pair, Meaning] = {}
    for (first, second), cosine in sorted(cosines.items()):
        one, two = chosen[first], chosen[second]
        if veto(one, two) or _are_apart(one, two, texts, kinds):
            continue
        sentences = sum(map(mul, encode(_sentence(one, texts)), encode(_sentence(two, texts))))
        mean = (cosine + sentences) / 2
        rivals = max(nearest[first, two.document_id], nearest[second, one.document_id])
        joins = cosine + limits.slack >= rivals and mean + _support(one, two, limits) >= limits.link
        joins = joins and min(len(one.features), len(two.features)) >= limits.content
        found[one.index, two.index] = Meaning(round(mean, 4), joins)
    return Meanings(found, limits.blind, limits.grown)


def _choose(units: Sequence[Unit], limits: MeaningThresholds) -> list[Unit]:
    """The statements that may have their like elsewhere, in reading order; of a larger story each report's first.

    A headline is near to much of what it stands over, so it is left out.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for feature in unit.features:
            holders[feature].add(unit.document_id)
    rows: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        shared = sum(len(holders[feature]) > 1 for feature in unit.features)
        if unit.block != "title" and shared >= limits.shared:
            rows[unit.document_id].append(unit)
    turns = (unit for turn in zip_longest(*rows.values()) for unit in turn if unit is not None)
    return sorted(islice(turns, limits.most), key=lambda unit: unit.index)


def trim_marks(text: str) -> str:
    """Return a text without the marks at its ends, which say nothing and move its vector."""
    return text.strip(" ,;:–—“”\"'‘’")


def _sentence(unit: Unit, texts: Mapping[str, AnnotatedDocument]) -> str:
    annotated = texts[unit.document_id]
    return trim_marks(annotated.sentences[unit.sentence].span.of(annotated.document.text))


def _are_apart(
    one: Unit, two: Unit, texts: Mapping[str, AnnotatedDocument], kinds: Mapping[str, MentionKind]
) -> bool:
    """Whether something differs to which vectors are blind and which words in common would show."""
    if _CLASSES[one.mood] != _CLASSES[two.mood] or opposed_pair(one, two):
        return True
    if any(_is_asked(unit, texts) for unit in (one, two)):
        return True
    figures = [{number.value for number in unit.numbers if number.value > 2} for unit in (one, two)]
    names = [{key for key in unit.features if key in kinds} for unit in (one, two)]
    places = [{key for key in found if kinds[key] == "place"} for found in names]
    return any(first and second and first.isdisjoint(second) for first, second in (figures, names, places))


def _is_asked(unit: Unit, texts: Mapping[str, AnnotatedDocument]) -> bool:
    """Whether a statement is a question, or what somebody asks."""
    text = texts[unit.document_id].document.text
    clause = unit.passage.span.of(text)
    end = unit.passage.span.end
    return clause.lower().startswith(_ASKING) or "?" in clause[-2:] + text[end : end + 1]


def _support(one: Unit, two: Unit, limits: MeaningThresholds) -> float:
    """What speaks for two statements beside their vectors, less what speaks against."""
    words = AlignmentThresholds()
    support = limits.words * min(limits.most_words, similarity(one, two, words))
    support -= limits.other_deed if are_other_deeds(one, two) else 0.0
    support -= limits.being if one.predicate in BEING and two.predicate in BEING else 0.0
    support -= limits.figure if has_figure(one) != has_figure(two) else 0.0
    return support - (limits.other_voice if one.speaker and two.speaker and one.speaker != two.speaker else 0.0)
