"""Runs of words as hashes: what copying leaves behind even when a text was cut or extended."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from tellings.text.folding import fold
from tellings.text.tokens import Token

SAMPLE = 8  # one hash in eight is kept in a fingerprint (FracMinHash, Irber et al. 2022)


def find_shingles(tokens: Sequence[Token], *, size: int = 5) -> list[tuple[int, int, int]]:
    """Return (hash, start, end) of every run of `size` words; marks between words do not count."""
    words = [token for token in tokens if token.is_word]
    folded = [fold(word.text) for word in words]
    found = []
    for index in range(len(words) - size + 1):
        digest = blake2b(" ".join(folded[index : index + size]).encode(), digest_size=8).digest()
        found.append((int.from_bytes(digest, "big"), words[index].start, words[index + size - 1].end))
    return found


def sample_shingles(shingles: Sequence[tuple[int, int, int]]) -> tuple[int, ...]:
    """Return the sorted distinct hashes that a fingerprint keeps: those divisible by `SAMPLE`."""
    return tuple(sorted({value for value, _, _ in shingles if value % SAMPLE == 0}))
