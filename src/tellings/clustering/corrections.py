"""What a person decided about pairs of reports; no score, guard or cap overrides it."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.clustering.components import Pair
from tellings.types.stories import Fingerprint, Likeness


def apply_decisions(
    likenesses: dict[Pair, Likeness],
    prints: dict[str, Fingerprint],
    must_link: Iterable[Pair],
    cannot_link: Iterable[Pair],
) -> None:
    """Set the likeness of every pair that a person decided, in place."""
    for decided, score, veto in ((must_link, 1.0, None), (cannot_link, 0.0, "kept apart by a person")):
        for one, two in decided:
            pair = (one, two) if one < two else (two, one)
            if pair[0] in prints and pair[1] in prints and pair[0] != pair[1]:
                likenesses[pair] = Likeness(*pair, score, (("decided by a person", score),), veto)
