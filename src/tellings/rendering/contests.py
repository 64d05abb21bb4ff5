"""The sides of what is in dispute."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.rendering.accounts import AGREEING, Account
from tellings.types.dossiers import Claim, Contest
from tellings.types.spans import Passage


@dataclass(frozen=True, slots=True)
class ContestSide:
    """One side of a contest under its name, empty where it has none, with what it tells and which claim that is."""

    name: str
    told: tuple[tuple[Passage, Claim | None], ...]


def split_contest(account: Account, contest: Contest) -> tuple[ContestSide, ...]:
    """Return the sides of a contest: earlier and later, or the parties where each has its own, or the claims.

    A claim of the contest without a passage there is shown by its wording; a passage of no claim comes last.
    """
    told = _pick_passages(account, contest)
    if contest.kind == "superseded":
        earlier = tuple(pair for pair in told if pair[1] is not None and pair[1].standing == "superseded")
        later = tuple(pair for pair in told if pair not in earlier)
        if earlier and later:
            return (ContestSide("Earlier", earlier), ContestSide("Later", later))
    groups: dict[str, list[tuple[Passage, Claim | None]]] = {}
    for passage, claim in told:
        groups.setdefault(_find_party(account, passage, claim) or "", []).append((passage, claim))
    if contest.kind == "position_conflict" and len(groups) > 1 and "" not in groups:
        return tuple(ContestSide(account.name(party), tuple(found)) for party, found in groups.items())
    groups = {}
    for passage, claim in told:
        groups.setdefault(claim.id if claim else "", []).append((passage, claim))
    return tuple(ContestSide("", tuple(found)) for found in groups.values())


def _pick_passages(account: Account, contest: Contest) -> tuple[tuple[Passage, Claim | None], ...]:
    """The passages of a contest, each with the claim that it tells."""
    left = list(dict.fromkeys(contest.passages))
    found: list[tuple[Passage, Claim | None]] = []
    for claim in (account.by_claim[name] for name in contest.claims if name in account.by_claim):
        told = {telling.passage for telling in claim.tellings if telling.stance in AGREEING} | {claim.wording}
        own = [passage for passage in left if passage in told]
        left = [passage for passage in left if passage not in own]
        if own or all(claim.wording != passage for passage, _ in found):
            found += [(passage, claim) for passage in own or [claim.wording]]
    return (*found, *((passage, None) for passage in left))


def _find_party(account: Account, passage: Passage, claim: Claim | None) -> str | None:
    for telling in claim.tellings if claim else ():
        if telling.passage == passage and telling.origin_id is not None and telling.origin_id in account.by_origin:
            return account.by_origin[telling.origin_id].party
    return None
