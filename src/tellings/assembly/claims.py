"""Claims across outlets: tellings with their stance, origins, and the standing that follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.assembly.alignments import AlignmentThresholds, similarity
from tellings.assembly.origins import independent_count
from tellings.assembly.units import Unit
from tellings.types.annotations import Mood
from tellings.types.documents import Outlet, PublicationDate
from tellings.types.dossiers import Claim, Origin, OriginKind, Stance, Standing, Telling

_COMPARED = 60  # tellings with which each is compared for the wording; a claim that thousands tell stays linear
_REPEATED, _REPEATED_SHARE = 4, 0.85  # words in common, and their share, from which words are repeated, not chosen
# Which of two origins of the same words is the nearer to whoever said them.
_RANK: dict[OriginKind, int] = {
    "person": 0,
    "post": 1,
    "institution": 2,
    "witness": 3,
    "document": 4,
    "agency": 5,
    "anonymous": 6,
    "outlet": 7,
    "unknown": 8,
}
# How strongly a mood binds: a claim that anybody tells as proposed is never shown as planned or done.
_CAUTION: tuple[Mood, ...] = ("denied", "proposed", "demanded", "planned", "reported", "unknown", "happened")


@dataclass(frozen=True, slots=True)
class StanceThresholds:
    """When one telling says less than another of the same claim."""

    missing: float = 0.35  # share of the wording's weight that a telling must lack to be less specific


def find_claims(
    units: Sequence[Unit],
    groups: Sequence[tuple[int, ...]],
    origin_ids: Sequence[str],
    origins: Sequence[Origin],
    outlets: Mapping[str, Outlet],
    published: Mapping[str, PublicationDate],
    meanings: Mapping[int, float] | None = None,
) -> tuple[tuple[Claim, ...], dict[int, str]]:
    """Return the claims in reading order, and the claim id of every unit.

    `groups` are indices of units that tell the same; `origin_ids` holds the origin of each unit, `meanings`
    the likeness of meaning of those that it joined to others.
    """
    by_id = {origin.id: origin for origin in origins}
    near = meanings or {}
    claims: list[Claim] = []
    claim_of: dict[int, str] = {}
    for number, group in enumerate(groups, start=1):
        members = [units[at] for at in group]
        wording = _wording(members)
        sources = _follow(members, _sources(members, origin_ids, by_id), by_id, outlets)
        tellings = tuple(
            replace(_telling(member, wording, sources[member.index], published), meaning=near.get(member.index))
            for member in members
        )
        used = tuple(dict.fromkeys(item.origin_id for item in tellings if item.origin_id))
        count = count_outlets({member.document_id for member in members}, outlets)
        mood = min((member.mood for member in members), key=_CAUTION.index)
        claim = Claim(f"c{number}", wording.passage, mood, _standing(used, by_id, count), used, count, tellings)
        claims.append(claim)
        claim_of.update(dict.fromkeys(group, claim.id))
    return tuple(claims), claim_of


def count_outlets(document_ids: set[str], outlets: Mapping[str, Outlet]) -> int:
    """Return the number of different outlets; a document without a named outlet counts as one of its own."""
    return len({outlets[key].id if outlets[key].basis != "unknown" else key for key in document_ids})


def _wording(members: Sequence[Unit]) -> Unit:
    """The telling in the body that is most like all the others; of two alike, the one that says more."""
    limits, others = AlignmentThresholds(), members[:_COMPARED]

    def rank(unit: Unit) -> tuple[bool, float, float, int]:
        likeness = sum(similarity(unit, other, limits) for other in others if other is not unit)
        return unit.block in ("paragraph", "list-item"), round(likeness, 3), unit.mass, -unit.index

    return max(members, key=rank)


def _sources(members: Sequence[Unit], origin_ids: Sequence[str], origins: Mapping[str, Origin]) -> dict[int, str]:
    """The origin of each telling of one claim.

    A headline or paraphrase in the own voice of a document that names the source of the same claim has that source;
    where a country is said to speak ("Moscow proposes") and the claim has one voice of that side, it is that voice.
    What two outlets print in the same words comes from one place: who is named for it in one, is its origin in both.
    """
    found = {member.index: origin_ids[member.index] for member in members}
    told = [member for member in members if not member.is_setting]  # when it was done is said by nobody
    for member in told:
        if member.quote is None:
            named = [origin_ids[o.index] for o in told if o.document_id == member.document_id and o.quote]
            found[member.index] = named[0] if named else found[member.index]
    voices: dict[str, set[str]] = {}
    for key in found.values():
        party = origins[key].party
        if party and not _is_country(origins[key]):
            voices.setdefault(party, set()).add(key)
    for at, key in found.items():
        party = origins[key].party
        if party and _is_country(origins[key]) and len(voices.get(party, ())) == 1:
            found[at] = next(iter(voices[party]))
    for at, one in enumerate(members):
        for two in members[at + 1 :]:
            if one.document_id != two.document_id and _same_words(one, two):
                chosen = min((found[one.index], found[two.index]), key=lambda key: _RANK[origins[key].kind])
                found[one.index] = found[two.index] = chosen
    return found


def _follow(
    members: Sequence[Unit], found: dict[int, str], origins: Mapping[str, Origin], outlets: Mapping[str, Outlet]
) -> dict[int, str]:
    """The origins with each outlet that is cited replaced by where it has the claim from itself.

    Where outlets cite one another in a ring, all of them have it from the first: a ring is one origin at most.
    """
    own: dict[str, list[str]] = {}
    for member in members:
        outlet = outlets[member.document_id]
        if outlet.basis != "unknown":
            own.setdefault(outlet.name, []).append(found[member.index])

    def follow(key: str) -> str:
        seen = [key]
        while origins[key].kind == "outlet":
            after = [next_key for next_key in own.get(origins[key].name, ()) if next_key != key]
            if not after:
                break
            key = min(after, key=lambda name: (_RANK[origins[name].kind], _number(name)))
            if key in seen:
                return min(seen[seen.index(key) :], key=_number)
            seen.append(key)
        return key

    return {at: follow(key) for at, key in found.items()}


def _number(origin_id: str) -> int:
    return int(origin_id[1:])


def _same_words(one: Unit, two: Unit) -> bool:
    """Whether two statements are one printed twice: nearly all words in common, and enough of them."""
    first, second = (unit.words.keys() | {key for key in unit.features if key[0] in "en"} for unit in (one, two))
    shared = len(first & second)
    return shared >= _REPEATED and shared >= _REPEATED_SHARE * len(first | second)


def _is_country(origin: Origin) -> bool:
    return origin.entity is not None and origin.entity == origin.party


def _telling(unit: Unit, wording: Unit, origin: str, published: Mapping[str, PublicationDate]) -> Telling:
    stance, difference = _stance(unit, wording)
    date = published.get(unit.document_id)
    return Telling(unit.passage, stance, origin, date.latest if date else None, difference)


def _stance(unit: Unit, wording: Unit) -> tuple[Stance, str | None]:
    if unit.denied:
        return "denies", "told only to be denied"
    if unit.index == wording.index:
        return "same", None
    missing = sum(weight for key, weight in wording.features.items() if key not in unit.features)
    added = sum(weight for key, weight in unit.features.items() if key not in wording.features)
    limit = StanceThresholds().missing * max(wording.mass, 1e-9)
    if missing > limit and missing > added:
        return "less_specific", None
    if added > limit and added > missing:
        return "more_specific", None
    return "same", None


def _standing(origin_ids: Sequence[str], origins: Mapping[str, Origin], outlets: int) -> Standing:
    if outlets <= 1:
        return "one_outlet"
    return "corroborated" if independent_count(origin_ids, origins) >= 2 else "one_origin"
