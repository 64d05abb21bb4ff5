"""What a fingerprint is found again by: hashed keys with whole-number weights, from the fingerprint alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.fingerprints import weigh
from tellings.tables.frequencies import rarity
from tellings.text.tokens import stem
from tellings.types.stories import Fingerprint

UNIT = 1000  # length of a report's weights as a vector: scores are whole numbers, so no sum depends on its order
_FLOOR = 8.5  # bits; stems at or below this rarity tell no report from another
_TELLING = 2.42  # what a key has to weigh: words that are common in news reach 2.41, and most reports share some
_PERSON = 9.0  # bits above the floor that a person's name counts for; its key is a spelling that no table holds
_LEAST_NAME = 0.5  # bits that a place or body counts for even if each of its words is a common one
_COPIED = 10  # of the sampled word runs, the smallest: a text cut in half still shares some with its original


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Keys in rising order with a weight each; their product over two reports is UNIT squared for the same report."""

    keys: NDArray[np.uint64]
    weights: NDArray[np.int64]


def find_features(fingerprint: Fingerprint, *, rarest: int) -> tuple[Features, Features]:
    """Return the telling words, title words and names of a report, and the `rarest` weightiest of them alone."""
    words = dict(fingerprint.words)
    for word in fingerprint.title_words:
        words[word] = words.get(word, 0.0) + max(0.0, rarity(word) - _FLOOR)
    names = {name: (weight, _name_rarity(name)) for name, weight in fingerprint.names}
    length = math.sqrt(
        math.fsum(weight * weight for weight in words.values())
        + math.fsum((weight * rare) ** 2 for weight, rare in names.values())
    )
    weights = {f"w:{word}": weight for word, weight in words.items() if weigh(word) > _TELLING}
    weights |= {f"n:{name}": weight * rare for name, (weight, rare) in names.items() if rare > _TELLING}
    chosen = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    hashed = [(_hash(key), round(UNIT * weight / (length or 1.0))) for key, weight in chosen]
    return _features(dict(hashed)), _features(dict(hashed[:rarest]))


def find_copy_features(fingerprint: Fingerprint) -> Features:
    """Return the word runs by which a copy is found whenever it was published."""
    runs = sorted(fingerprint.shingles)[:_COPIED]
    return _features(dict.fromkeys(runs, round(UNIT / math.sqrt(_COPIED))))


def find_tie(document_id: str) -> int:
    """Return a number below 2**40 that decides between equal scores whatever the order of arrival."""
    return _hash(document_id) >> 24


def _features(weights: dict[int, int]) -> Features:
    keys = np.fromiter(weights.keys(), np.uint64, len(weights))
    order = np.argsort(keys)
    return Features(keys[order], np.fromiter(weights.values(), np.int64, len(weights))[order])


@lru_cache(maxsize=200_000)
def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@lru_cache(maxsize=100_000)
def _name_rarity(name: str) -> float:
    kind, _, words = name.partition(":")
    if kind == "person":
        return _PERSON
    return max((rarity(stem(word)) - _FLOOR for word in words.split()), default=0.0) or _LEAST_NAME
