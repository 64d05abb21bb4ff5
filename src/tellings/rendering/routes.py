"""The ways by which each outlet has what it tells: one line for each, from the outlet to the last that is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tellings.rendering.accounts import Account
from tellings.rendering.labels import ORIGINS
from tellings.types.dossiers import Holder, TransferKind
from tellings.types.spans import Passage

TRANSFERS: Final[dict[TransferKind, str]] = {
    "carries": "carries on its page",
    "reprints": "prints the words of",
    "credits": "credits for the whole text",
    "cites": "cites",
    "quotes": "quotes",
}
_PLAIN: Final = frozenset({"person", "institution", "outlet", "unknown", "anonymous"})


@dataclass(frozen=True, slots=True)
class Route:
    """One way: the holder that has it, those it has it from in their order, how, and the places that say so."""

    holder: Holder
    through: tuple[Holder, ...]
    kind: TransferKind
    count: int
    passages: tuple[Passage, ...]
    channels: tuple[str, ...] = ()
    denied: bool = False
    why: str | None = None

    @property
    def how(self) -> str:
        """Return how the first step is made, in plain words."""
        words = TRANSFERS[self.kind]
        if self.channels and len(self.through) == 1:
            words += f" ({', '.join(self.channels)})"
        return f"{words}, only to be denied" if self.denied else words

    def name_through(self, account: Account) -> str:
        """Return whom it is from, each step naming the next, with what they are where the name does not say it."""
        said = f" ({', '.join(self.channels)})" if self.channels and len(self.through) > 1 else ""
        return " → ".join(name_holder(account, holder, kind=True) for holder in self.through) + said


def name_holder(account: Account, holder: Holder, *, kind: bool = False) -> str:
    """Return the name of a holder, an outlet's as everywhere in the account; `kind` adds what others are."""
    if holder.documents and holder.documents[0] in account.by_document:
        return account.outlet(holder.documents[0])
    return holder.name if not kind or holder.kind in _PLAIN else f"{holder.name} ({ORIGINS[holder.kind]})"


def list_routes(account: Account) -> tuple[Route, ...]:
    """Return the ways of the story, outlet by outlet: chains of three and more, then what is had at first hand."""
    provenance = account.dossier.provenance
    holders = {holder.id: holder for holder in provenance.holders}
    order = {holder.id: number for number, holder in enumerate(provenance.holders)}
    firsts = {(transfer.citing, transfer.cited): transfer for transfer in reversed(provenance.transfers)}
    found: list[Route] = []
    chained: dict[tuple[str, str], set[Passage]] = {}
    for chain in provenance.chains:
        first = firsts.get((chain.holders[0], chain.holders[1])) if len(chain.holders) > 1 else None
        if first is None:
            continue
        chained.setdefault((first.citing, first.cited), set()).update(chain.passages)
        last = firsts.get((chain.holders[-2], chain.holders[-1]))
        through = tuple(holders[name] for name in chain.holders[1:])
        found.append(
            Route(
                holders[chain.holders[0]],
                through,
                first.kind,
                len(chain.passages),
                chain.passages,
                last.channels if last else (),
                any(step.denied for step in (first, last) if step),
            )
        )
    for transfer in provenance.transfers:
        covered = chained.get((transfer.citing, transfer.cited), set())
        if holders[transfer.citing].kind in ("outlet", "unknown") and not (
            transfer.passages and covered.issuperset(transfer.passages)
        ):
            left = tuple(passage for passage in transfer.passages if passage not in covered)
            count = transfer.count - len(transfer.passages) + len(left)
            found.append(
                Route(
                    holders[transfer.citing], (holders[transfer.cited],), transfer.kind, max(1, count), left,
                    transfer.channels, transfer.denied, transfer.why,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda route: _rank(route, order)))


def _rank(route: Route, order: Mapping[str, int]) -> tuple[int, bool, int]:
    return order[route.holder.id], route.kind != "carries", -route.count


def name_rings(account: Account) -> tuple[str, ...]:
    """Return a sentence for each ring of holders that have something from one another."""
    holders = {holder.id: holder for holder in account.dossier.provenance.holders}
    return tuple(
        f"{', '.join(name_holder(account, holders[name]) for name in ring[:-1])} and "
        f"{name_holder(account, holders[ring[-1]])} cite one another: no origin of their own is counted for it."
        for ring in account.dossier.provenance.rings
        if ring
    )
