"""The brief: at most twelve whole sentences that give the news, both sides, what is disputed and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.units import Unit
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.dossiers import BriefSentence, Claim, Contest
from tellings.types.spans import Passage

_BODY = frozenset({"paragraph", "list-item"})


@dataclass(frozen=True, slots=True)
class BriefThresholds:
    """The size of the brief and what keeps a sentence out of it."""

    most: int = 12  # sentences
    alike: float = 0.6  # share of a sentence's weight already told by the brief: it would repeat
    longest: int = 420  # characters of a sentence that still reads at a glance
    shortest: int = 40
    voices: int = 3  # sides that are given a sentence of their own before the rest


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    claim: Claim
    units: tuple[Unit, ...]
    weight: float
    features: Mapping[str, float]
    parties: frozenset[str]
    dangling: bool


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

    Whole intact sentences only; none that depends on the sentence before it when another will do, none that
    stands for a report that is told only to be denied.
    """
    limits = thresholds or BriefThresholds()
    candidates = sorted(
        _candidates(documents, units, claims, claim_of, limits), key=lambda item: (-item.weight, item.passage)
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
    if not candidates:
        return
    lead = next((item for item in candidates if not item.dangling), candidates[0])
    yield lead
    heard: dict[str, int] = {}
    for candidate in candidates:
        for party in sorted(candidate.parties):
            if heard.setdefault(party, 0) < 2 and (party in heard and len(heard) <= limits.voices):
                heard[party] += 1
                yield candidate
    for contest in contested:
        for claim_id in contest.claims[:2]:
            yield from [item for item in candidates if any(item.claim.id == claim_id for _ in (0,))][:1]
    yield from (item for item in candidates if item.claim.outlets > 1 and not item.dangling)
    yield from (item for item in candidates if item.claim.mood in ("planned", "proposed") and not item.dangling)
    yield from (item for item in candidates if not item.dangling and item.parties)


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
                yield _candidate(annotated, sentence, inside, by_id, claim_of)


def _is_citable(annotated: AnnotatedDocument, sentence: Sentence, limits: BriefThresholds) -> bool:
    kind = annotated.document.blocks[sentence.block].kind
    return sentence.intact and kind in _BODY and limits.shortest <= len(sentence.span) <= limits.longest


def _candidate(
    annotated: AnnotatedDocument,
    sentence: Sentence,
    inside: Sequence[Unit],
    claims: Mapping[str, Claim],
    claim_of: Mapping[int, str],
) -> _Candidate:
    told = [claims[claim_of[unit.index]] for unit in inside]
    claim = max(told, key=lambda item: (item.outlets, len(item.tellings), -told.index(item)))
    features: dict[str, float] = {}
    for unit in inside:
        features |= unit.features
    place = sentence.span.start / max(1, len(annotated.document.text))
    weight = (
        sum(item.outlets**2 for item in told) / len(told)
        + claim.outlets
        + (1.0 if any(unit.quote for unit in inside) else 0.0)
        + (0.5 if any(unit.days for unit in inside) else 0.0)
        + (0.5 if any(unit.numbers for unit in inside) else 0.0)
        - place
        - (1.5 if all(unit.mood == "unknown" for unit in inside) else 0.0)
    )
    parties = frozenset(unit.party for unit in inside if unit.quote and unit.party)
    passage = Passage(annotated.document.id, sentence.span)
    return _Candidate(passage, claim, tuple(inside), weight, features, parties, _dangles(annotated, sentence))


def _dangles(annotated: AnnotatedDocument, sentence: Sentence) -> bool:
    """Whether the sentence leans on the one before: it opens with a pronoun, or quotes without naming anybody."""
    first = sentence.span.of(annotated.document.text).lstrip("\"“‘'").split(" ", 1)[0].lower()
    if first in {"he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "their", "but", "also"}:
        return True
    named = [item for item in annotated.mentions if sentence.span.contains(item.span) and not item.pronoun]
    return not named


def _repeats(candidate: _Candidate, chosen: Sequence[_Candidate], limits: BriefThresholds) -> bool:
    total = sum(candidate.features.values())
    for other in chosen:
        shared = sum(weight for key, weight in candidate.features.items() if key in other.features)
        if candidate.claim.id == other.claim.id or shared > limits.alike * max(total, 1e-9):
            return True
    return False
