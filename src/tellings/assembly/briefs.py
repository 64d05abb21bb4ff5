"""The brief: at most twelve whole sentences that give the news, both sides, what is disputed and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.candidates import BriefThresholds as BriefThresholds
from tellings.assembly.candidates import Candidate, find_candidates
from tellings.assembly.salience import find_news
from tellings.assembly.units import Unit
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import BriefSentence, Claim, Contest

_SILENT = "no-comment"


def find_brief(
    documents: Sequence[AnnotatedDocument],
    units: Sequence[Unit],
    claims: Sequence[Claim],
    contested: Sequence[Contest],
    claim_of: Mapping[int, str],
    *,
    thresholds: BriefThresholds | None = None,
) -> tuple[BriefSentence, ...]:
    """Return the brief: the lead, its side, the answers, the contested with both sides, background, what is next.

    Whole intact sentences only; the fewer the reports, the shorter. None stands for a report that is told only to
    be denied, for an answer that was missing and has come, or for what the outlet itself expects.
    """
    limits = thresholds or BriefThresholds()
    news = find_news(documents)
    found = list(find_candidates(documents, units, claims, claim_of, news, limits))
    free = [item for item in found if item.leaning < limits.leaning]
    candidates = sorted(free or found, key=lambda item: (-item.worth, item.passage))
    lead = _find_lead(candidates, limits)
    if lead is None:
        return ()
    draft = _Draft([lead], limits, min(limits.most, limits.base + limits.per_report * len(documents)))
    _add_sides(draft, candidates, lead, limits)
    _add_contests(draft, candidates, contested, limits)
    _add_background(draft, candidates, lead, limits)
    _add_next(draft, candidates, units)
    return tuple(BriefSentence(item.passage, item.claim.id) for item in draft.chosen)


@dataclass(slots=True)
class _Draft:
    """The sentences chosen so far, in the order of the account."""

    chosen: list[Candidate]
    limits: BriefThresholds
    most: int

    def add(self, candidate: Candidate, *, spare: int = 0) -> bool:
        """Add a sentence at the end; False where the brief is full but for `spare`, or tells it already."""
        if len(self.chosen) >= self.most - spare or self.repeats(candidate):
            return False
        self.chosen.append(candidate)
        return True

    def add_pair(self, first: Candidate, second: Candidate, *, spare: int = 0) -> bool:
        """Put two sides next to each other, where one of them stands or at the end; False without room for both."""
        missing = [item for item in (first, second) if item not in self.chosen]
        if len(self.chosen) + len(missing) > self.most - spare:
            return False
        if len(missing) == 1:
            known = second if missing[0] is first else first
            self.chosen.insert(self.chosen.index(known) + 1, missing[0])
        else:
            self.chosen += missing
        return True

    def repeats(self, candidate: Candidate) -> bool:
        """Return whether what a sentence tells is told, by one sentence or by all together."""
        told = {key for other in self.chosen for key in other.bits}
        known = sum(weight for key, weight in candidate.bits.items() if key in told)
        return known > self.limits.known * sum(candidate.bits.values()) or any(
            candidate.passage == other.passage
            or candidate.claim.id == other.claim.id
            or _share(candidate.bits, other.bits) > self.limits.alike
            for other in self.chosen
        )


def _share(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    shared = sum(weight for key, weight in one.items() if key in two)
    return shared / max(1e-9, min(sum(one.values()), sum(two.values())))


def _find_lead(candidates: Sequence[Candidate], limits: BriefThresholds) -> Candidate | None:
    """The opening sentence of a report that tells most of what all reports give first; no bare quotation."""
    openings = [item for item in candidates if item.number < limits.opening]

    def rank(item: Candidate) -> float:
        return 3 * item.news - 0.5 * item.leaning - 0.2 * item.number - 1.0 * item.opens_quoted

    return max(openings or candidates, key=rank, default=None)


def _add_sides(draft: _Draft, candidates: Sequence[Candidate], lead: Candidate, limits: BriefThresholds) -> None:
    """Each side in its own words: first the one that makes the news, then the others by what they add to it."""
    spoken = [item for item in candidates if item.sides and not _is_silent(item)]
    near = {item.sides[0] for item in spoken if item.news >= limits.heard * lead.news}
    spoken = [item for item in spoken if item.sides[0] in near]
    makers = (*lead.sides, *(unit.subject_party for unit in lead.units if unit.subject_party))
    order = [*makers[:1], *(side for side in _rank_sides(spoken) if side not in makers[:1])]
    for side, room in zip(order, limits.per_side, strict=False):
        used: dict[str, int] = {}
        left = room - (side in makers[:1])
        for candidate in (item for item in spoken if item.sides[0] == side):
            voice = candidate.voices[0]
            if used.get(voice, 0) < limits.per_voice and left and draft.add(candidate, spare=draft.most // 4):
                used[voice] = used.get(voice, 0) + 1
                left -= 1


def _rank_sides(spoken: Sequence[Candidate]) -> list[str]:
    """The sides by how much of the news they speak to; a party, for which somebody speaks, before a lone voice."""
    shares: dict[str, list[float]] = {}
    parties = {item.sides[0] for item in spoken if item.sides[0] != item.voices[0]}
    for item in spoken:
        shares.setdefault(item.sides[0], []).append(item.news)
    return sorted(shares, key=lambda side: (side not in parties, -sum(sorted(shares[side])[-3:]), side))


def _add_contests(
    draft: _Draft, candidates: Sequence[Candidate], contested: Sequence[Contest], limits: BriefThresholds
) -> None:
    """Both sides of the strongest contests, the answer next to what it answers; none that one side alone tells."""
    told = 0
    for contest in (item for item in contested if item.kind != "superseded"):
        pair = _find_pair((*draft.chosen, *candidates), contest)
        if pair is not None and told < limits.contests and draft.add_pair(*pair, spare=2 if draft.most > 6 else 0):
            told += 1


def _find_pair(candidates: Sequence[Candidate], contest: Contest) -> tuple[Candidate, Candidate] | None:
    """A sentence for each of the first two claims of a contest that both have one."""
    best = (next((item for item in candidates if _tells(item, claim)), None) for claim in contest.claims)
    found = list({item.passage: item for item in best if item is not None}.values())
    return (found[0], found[1]) if len(found) > 1 else None


def _tells(candidate: Candidate, claim_id: str) -> bool:
    return any(claim.id == claim_id for claim in candidate.claims)


def _add_background(draft: _Draft, candidates: Sequence[Candidate], lead: Candidate, limits: BriefThresholds) -> None:
    """What several outlets tell in their own voice, then what else belongs to the news."""
    left = limits.background
    open_to = [
        item
        for item in candidates
        if not _is_silent(item)
        and item.news >= lead.news * (limits.alone if item.claim.outlets == 1 else limits.least)
    ]
    for candidate in sorted(open_to, key=lambda item: (-item.claim.outlets, bool(item.sides), -item.worth)):
        if left and draft.add(candidate, spare=1):
            left -= 1


def _add_next(draft: _Draft, candidates: Sequence[Candidate], units: Sequence[Unit]) -> None:
    """What is planned, and who has not answered yet: a person who speaks nowhere in the reports."""
    heard = {unit.speaker for unit in units if unit.speaker}
    silent = [item for item in candidates if _is_silent(item) and _names_unheard(item, heard)]
    ahead = [item for item in candidates if item.is_ahead and not _is_silent(item)]
    for candidate in (*silent[:1], *ahead[:2]):
        draft.add(candidate)


def _is_silent(candidate: Candidate) -> bool:
    return any(unit.predicate == _SILENT for unit in candidate.units)


def _names_unheard(candidate: Candidate, heard: set[str]) -> bool:
    people = {name for unit in candidate.units if unit.predicate == _SILENT for name in unit.people}
    return bool(people) and not people & heard
