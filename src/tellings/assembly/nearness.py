"""Which sentences of one voice mean the same in other words: by the vectors of the reader model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from tellings.assembly.meanings import Pair, trim_marks
from tellings.assembly.wordings import Wording
from tellings.tables.antonyms import opposed
from tellings.text.tokens import stem
from tellings.types.readings import Encode, Vector


@dataclass(frozen=True, slots=True)
class NearnessThresholds:
    """When vectors make two sentences one utterance; set on `bench.statements` and on pairs read one by one."""

    link: float = 0.82  # cosine of two sentences of one voice; at .78 a denied rumour met what its denier told
    grown: float = 0.2  # mean likeness of two groups of wordings at which they join for two sentences that are near
    blind: float = 0.3  # by how much a cosine lies above the likeness of words that says as much
    words: int = 2  # words, names and figures that each sentence must have
    weight: float = 0.5  # of the cosine in the likeness of two wordings that their words leave open
    neutral: float = 0.5  # cosine that speaks neither for nor against
    open_from: float = 0.1  # likeness of words below which two wordings are apart,
    open_to: float = 0.8  # and above which they are one, whatever vectors say
    read: int = 400  # sentences of a story that are read for that, those of the likeliest pairs: some four seconds
    most: int = 60  # sentences of one voice that are compared, the first of every report


def find_near(
    wordings: Sequence[Wording], encode: Encode, *, thresholds: NearnessThresholds | None = None
) -> dict[Pair, float]:
    """Return the pairs of wordings, by their numbers, the smaller first, that vectors make one, with their cosine.

    Each of the two is the nearest to the other in its report, and nothing differs between them that vectors do not
    see: numbers, days, a negation, opposed words.
    """
    limits = thresholds or NearnessThresholds()
    voices: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        if len(wording.features) >= limits.words:
            voices[wording.voice.entity].append(wording)
    found: dict[Pair, float] = {}
    for own in voices.values():
        if len({wording.annotated.document.id for wording in own}) > 1:
            found |= _find_near_of(own[: limits.most], encode, limits)
    return found


def _find_near_of(own: Sequence[Wording], encode: Encode, limits: NearnessThresholds) -> dict[Pair, float]:
    """The near pairs of one voice."""
    vectors = {wording.number: _vector(wording, encode) for wording in own}
    cosines: dict[Pair, float] = {}
    nearest: dict[tuple[int, str], float] = defaultdict(float)
    for at, two in enumerate(own):
        for one in own[:at]:
            first, second = one.annotated.document.id, two.annotated.document.id
            if first == second:
                continue
            cosine = sum(map(mul, vectors[one.number], vectors[two.number]))
            nearest[one.number, second] = max(cosine, nearest[one.number, second])
            nearest[two.number, first] = max(cosine, nearest[two.number, first])
            if cosine >= limits.link and not _are_apart(one, two):
                cosines[one.number, two.number] = cosine
    home = {wording.number: wording.annotated.document.id for wording in own}
    return {
        (one, two): round(cosine, 4)
        for (one, two), cosine in cosines.items()
        if cosine >= max(nearest[one, home[two]], nearest[two, home[one]])
    }


def _vector(wording: Wording, encode: Encode) -> Vector:
    return encode(trim_marks(wording.span.of(wording.annotated.document.text)))


def _are_apart(one: Wording, two: Wording) -> bool:
    """Whether something differs to which vectors are blind."""
    if bool(one.negated) != bool(two.negated) or one.numbers != two.numbers:
        return True
    if one.days and two.days and not one.days & two.days:
        return True
    return are_opposed(one, two)


def are_opposed(one: Wording, two: Wording) -> bool:
    """Return whether a word of one wording is the opposite of a word of the other, neither being in both."""
    first, second = (
        {stem(this.features[key]) for key in this.features.keys() - that.features.keys()}
        for this, that in ((one, two), (two, one))
    )
    return any(opposed(here, there) for here in first for there in second)


def weigh_meaning(
    wordings: Sequence[Wording],
    scores: Mapping[Pair, float],
    encode: Encode,
    *,
    thresholds: NearnessThresholds | None = None,
) -> dict[Pair, float]:
    """Return the scores, by indices of wordings, that lie open, with what their vectors say added or taken off."""
    limits = thresholds or NearnessThresholds()
    vectors: dict[int, Vector] = {}
    found: dict[Pair, float] = {}
    for pair, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if not limits.open_from <= score <= limits.open_to:
            continue
        missing = [index for index in pair if index not in vectors]
        if len(vectors) + len(missing) > limits.read:
            continue
        vectors |= {index: _vector(wordings[index], encode) for index in missing}
        first, second = (vectors[index] for index in pair)
        found[pair] = score + limits.weight * (sum(map(mul, first, second)) - limits.neutral)
    return found
