"""The brief: at most twelve whole sentences that give the news, both sides, what is disputed and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.units import Unit
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.dossiers import BriefSentence, Claim, Contest
from tellings.types.spans import Passage

_BODY = frozenset({"paragraph", "list-item"})
_LEANING = frozenset(
    "he she it they this that these those his her its their but and also however meanwhile separately then".split()
)


@dataclass(frozen=True, slots=True)
class BriefThresholds:
    """The size of the brief and what keeps a sentence out of it."""

    most: int = 12  # sentences
    alike: float = 0.6  # share of a sentence's weight already told by the brief: it would repeat
    longest: int = 420  # characters of a sentence that still reads at a glance
    shortest: int = 40
    each_side: int = 3  # sentences that a side gets before the others are full


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One citable sentence; `worth` ranks it for the claims it tells, `parties` are the sides that speak in it."""

    passage: Passage
    claims: tuple[Claim, ...]
    worth: float
    features: Mapping[str, float]
    parties: frozenset[str]

    @property
    def claim(self) -> Claim:
        """Return the claim that most outlets tell, the one the sentence stands for."""
        return max(self.claims, key=lambda item: (item.outlets, len(item.tellings)))


def find_brief(
    documents: Sequence[AnnotatedDocument],
    units: Sequence[Unit],
    claims: Sequence[Claim],
    contested: Sequence[Contest],
    claim_of: Mapping[int, str],
    *,
    thresholds: BriefThresholds | None = None,
) -> tuple[BriefSentence, ...]:
    """Return the brief: the lead, each side in its own words, the contested with both sides, then what is left.

    Whole intact sentences only; a sentence that leans on the one before it counts less than one that does not, and
    none stands for a report that is told only to be denied.
    """
    limits = thresholds or BriefThresholds()
    candidates = sorted(
        _candidates(documents, units, claims, claim_of, limits), key=lambda item: (-item.worth, item.passage)
    )
    chosen: list[_Candidate] = []
    for candidate in _in_order(candidates, contested, limits):
        if len(chosen) >= limits.most:
            break
        if candidate not in chosen and not _repeats(candidate, chosen, limits):
            chosen.append(candidate)
    return tuple(BriefSentence(item.passage, item.claim.id) for item in chosen)


def _in_order(
    candidates: Sequence[_Candidate], contested: Sequence[Contest], limits: BriefThresholds
) -> Iterator[_Candidate]:
    """The lead, both sides of the strongest contests, each side in turn, background of several outlets, plans."""
    lead = max(candidates, key=lambda item: (max(claim.outlets for claim in item.claims), item.worth), default=None)
    if lead is None:
        return
    yield lead
    for contest in contested[:3]:
        for claim_id in contest.claims[:3]:
            yield from _first(candidates, claim_id)
    sides = [party for item in candidates for party in sorted(item.parties)]
    for turn in range(limits.each_side):
        for party in dict.fromkeys(sides):
            own = [item for item in candidates if party in item.parties]
            yield from own[turn : turn + 1]
    yield from (item for item in candidates if item.claim.outlets > 1)
    yield from (item for item in candidates if item.claim.mood in ("planned", "proposed"))


def _first(candidates: Sequence[_Candidate], claim_id: str) -> Iterator[_Candidate]:
    yield from [item for item in candidates if any(claim.id == claim_id for claim in item.claims)][:1]


def _candidates(
    documents: Sequence[AnnotatedDocument],
    units: Sequence[Unit],
    claims: Sequence[Claim],
    claim_of: Mapping[int, str],
    limits: BriefThresholds,
) -> Iterator[_Candidate]:
    by_id = {claim.id: claim for claim in claims}
    in_sentence: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        in_sentence.setdefault((unit.document_id, unit.sentence), []).append(unit)
    for annotated in documents:
        for number, sentence in enumerate(annotated.sentences):
            inside = in_sentence.get((annotated.document.id, number), [])
            if inside and _is_citable(annotated, sentence, limits) and not any(unit.denied for unit in inside):
                said = [unit for unit in inside if not unit.is_attribution] or inside
                told = tuple({claim_of[unit.index]: by_id[claim_of[unit.index]] for unit in said}.values())
                yield _candidate(annotated, sentence, inside, told)


def _is_citable(annotated: AnnotatedDocument, sentence: Sentence, limits: BriefThresholds) -> bool:
    kind = annotated.document.blocks[sentence.block].kind
    return sentence.intact and kind in _BODY and limits.shortest <= len(sentence.span) <= limits.longest


def _candidate(
    annotated: AnnotatedDocument, sentence: Sentence, inside: Sequence[Unit], told: tuple[Claim, ...]
) -> _Candidate:
    features: dict[str, float] = {}
    for unit in inside:
        features |= unit.features
    outlets = sum(claim.outlets - 1 for claim in told)
    place = sentence.span.start / max(1, len(annotated.document.text))
    hedged = all(unit.mood == "unknown" for unit in inside)
    worth = (
        1.5 * outlets
        + (2.0 if any(unit.quote and unit.speaker for unit in inside) else 0.0)
        + (1.0 if any(unit.quote and unit.quote.mode != "indirect" for unit in inside) else 0.0)
        + (1.0 if any(unit.days for unit in inside) else 0.0)
        + (0.5 if any(unit.numbers for unit in inside) else 0.0)
        + (1.5 if any(claim.standing in ("contested", "superseded") for claim in told) else 0.0)
        - 2.0 * place
        - (3.0 if _leans(annotated, sentence) else 0.0)
        - (2.0 if hedged else 0.0)
    )
    parties = frozenset(unit.party for unit in inside if unit.quote and unit.party)
    return _Candidate(Passage(annotated.document.id, sentence.span), told, worth, features, parties)


def _leans(annotated: AnnotatedDocument, sentence: Sentence) -> bool:
    """Whether the sentence leans on the one before: it opens with a pronoun or link word, or names nobody."""
    text = sentence.span.of(annotated.document.text)
    first = text.lstrip("\"“‘'").split(" ", 1)[0].lower().rstrip(",")
    if first in _LEANING and text[0] not in "\"“‘'":
        return True
    return not any(sentence.span.contains(item.span) and not item.pronoun for item in annotated.mentions)


def _repeats(candidate: _Candidate, chosen: Sequence[_Candidate], limits: BriefThresholds) -> bool:
    total = sum(candidate.features.values())
    for other in chosen:
        shared = sum(weight for key, weight in candidate.features.items() if key in other.features)
        if candidate.claim.id == other.claim.id or shared > limits.alike * max(total, 1e-9):
            return True
    return False
