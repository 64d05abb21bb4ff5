"""Runs of words as hashes: what copying leaves behind even when a text was cut or extended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tellings.text.folding import fold
from tellings.text.tokens import Token

SAMPLE = 8  # one hash in eight is kept in a fingerprint (FracMinHash, Irber et al. 2022)
SIZE = 5  # words of a run: shorter ones two writers choose alike, longer ones do not outlive an edit
_ALL = (1 << 64) - 1
_BITS = (1 << 61) - 1  # hashes are numbers of 61 bits
_BASE = 0x9E3779B97F4A7C15  # odd, as its powers are: the order of the words counts
_MIX = 0xD6E8FEB86659FD93


@lru_cache(maxsize=65536)
def hash_word(word: str) -> int:
    """Return a number of 61 bits for a word, whatever its case and accents, the same on every machine."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "big") & _BITS


def hash_runs(words: Sequence[int], *, size: int = SIZE) -> NDArray[np.uint64]:
    """Return the hash of every run of `size` words, given the words' numbers."""
    numbers = np.array(words, dtype=np.uint64)
    count = max(0, len(numbers) - size + 1)
    values = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        values += numbers[place : place + count] * np.uint64(pow(_BASE, place + 1, _ALL + 1))
    values ^= values >> np.uint64(32)  # the high bits depend on more of each word than the low ones
    values *= np.uint64(_MIX)
    values ^= values >> np.uint64(29)
    return values & np.uint64(_BITS)


def find_shingles(tokens: Sequence[Token], *, size: int = SIZE) -> list[tuple[int, int, int]]:
    """Return (hash, start, end) of every run of `size` words; marks between words do not count."""
    words = [token for token in tokens if token.is_word]
    hashes = hash_runs([hash_word(word.text) for word in words], size=size).tolist()
    return [(value, words[at].start, words[at + size - 1].end) for at, value in enumerate(hashes)]


def sample_hashes(hashes: Iterable[int]) -> tuple[int, ...]:
    """Return the sorted distinct hashes that a fingerprint keeps: those divisible by `SAMPLE`."""
    return tuple(sorted({value for value in hashes if value % SAMPLE == 0}))
