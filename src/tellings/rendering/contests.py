"""The sides of what is in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tellings.rendering.accounts import AGREEING, Account, find_sentence
from tellings.types.dossiers import Claim, Contest, ContestKind
from tellings.types.spans import Passage

_ORDER: Final[tuple[ContestKind, ...]] = ("contradiction", "position_conflict", "superseded", "compatible")
Told = tuple[Passage, Claim | None]
"""A passage, and the claim that it tells."""


@dataclass(frozen=True, slots=True)
class ContestSide:
    """One side of a contest under its name, empty where it has none, with what it tells and which claim that is."""

    name: str
    told: tuple[Told, ...]


def order_contests(account: Account) -> tuple[Contest, ...]:
    """Return the contests, what is open first and what only looks like a contradiction last."""
    return tuple(sorted(account.dossier.contested, key=lambda contest: _ORDER.index(contest.kind)))


def split_contest(account: Account, contest: Contest) -> tuple[ContestSide, ...]:
    """Return the sides of a contest: earlier and later, or the parties where each has its own, or the voices.

    A claim of the contest without a passage there is shown by its wording; a passage of no claim comes last.
    """
    told = _pick_passages(account, contest)
    if contest.kind == "superseded":
        earlier = tuple(pair for pair in told if pair[1] is not None and pair[1].standing == "superseded")
        later = tuple(pair for pair in told if pair not in earlier)
        if earlier and later:
            return (ContestSide("Earlier", earlier), ContestSide("Later", later))
    groups: dict[str, list[Told]] = {}
    for passage, claim in told:
        groups.setdefault(_find_party(account, passage, claim) or "", []).append((passage, claim))
    if contest.kind == "position_conflict" and len(groups) > 1 and "" not in groups:
        return tuple(ContestSide(account.name(party), tuple(found)) for party, found in groups.items())
    return tuple(ContestSide("", found) for found in _join_voices(account, told))


def _join_voices(account: Account, told: Sequence[Told]) -> list[tuple[Told, ...]]:
    """Passages of one claim, one sentence or one origin together; by claim alone where that leaves one side only."""
    sides: list[tuple[set[str], list[Told]]] = []
    for passage, claim in told:
        keys = {f"claim {claim.id if claim else ''}", f"sentence {find_sentence(account, passage)}"}
        keys |= {f"origin {name}" for name in _find_origins(passage, claim)}
        joined = [(passage, claim)]
        for side in [side for side in sides if side[0] & keys]:
            sides.remove(side)
            keys |= side[0]
            joined = [*side[1], *joined]
        sides.append((keys, joined))
    if len(sides) > 1:
        return [tuple(found) for _, found in sides]
    by_claim: dict[str, list[Told]] = {}
    for passage, claim in told:
        by_claim.setdefault(claim.id if claim else "", []).append((passage, claim))
    return [tuple(found) for found in by_claim.values()]


def _pick_passages(account: Account, contest: Contest) -> tuple[Told, ...]:
    """The passages of a contest, each with the claim that it tells."""
    left = list(dict.fromkeys(contest.passages))
    found: list[Told] = []
    for claim in (account.by_claim[name] for name in contest.claims if name in account.by_claim):
        told = {telling.passage for telling in claim.tellings if telling.stance in AGREEING} | {claim.wording}
        own = [passage for passage in left if passage in told]
        left = [passage for passage in left if passage not in own]
        if own or all(claim.wording != passage for passage, _ in found):
            found += [(passage, claim) for passage in own or [claim.wording]]
    return (*found, *((passage, None) for passage in left))


def _find_party(account: Account, passage: Passage, claim: Claim | None) -> str | None:
    for name in _find_origins(passage, claim):
        if name in account.by_origin:
            return account.by_origin[name].party
    return None


def _find_origins(passage: Passage, claim: Claim | None) -> list[str]:
    tellings = claim.tellings if claim else ()
    return [telling.origin_id for telling in tellings if telling.passage == passage and telling.origin_id]
