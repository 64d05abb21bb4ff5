"""How rare English word stems are: counts over EWT train, GUM, re3d and NLI premises (CC BY-SA 4.0, CC BY 4.0).

The counts are facts about those texts; none of their sentences is kept. Made by `tools/build_frequency_table.py`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

UNSEEN = 18.5  # rarity of a stem that the counted texts do not have


@cache
def _rarities() -> dict[str, float]:
    table = files("tellings.tables").joinpath("frequencies.tsv").read_text(encoding="utf-8")
    return {word: float(value) for word, value in (line.split("\t") for line in table.splitlines())}


def rarity(stem: str) -> float:
    """Return how rare a stem is, in bits (-log2 of its share of all words); unseen stems are the rarest.

    >>> rarity("the") < rarity("minist") < rarity("memorandum") <= UNSEEN
    True
    """
    return min(_rarities().get(stem, UNSEEN), UNSEEN)
