"""Runs of words as hashes: what copying leaves behind even when a text was cut or extended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from tellings.text.folding import fold
from tellings.text.tokens import Token

SAMPLE = 8  # one hash in eight is kept in a fingerprint (FracMinHash, Irber et al. 2022)
SIZE = 5  # words of a run: shorter ones two writers choose alike, longer ones do not outlive an edit
_PRIME = (1 << 61) - 1
_BASE = 0x9E3779B97F4A7C15 % _PRIME


@lru_cache(maxsize=65536)
def hash_word(word: str) -> int:
    """Return a number of 61 bits for a word, whatever its case and accents, the same on every machine."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "big") % _PRIME


def hash_runs(words: Sequence[int], *, size: int = SIZE) -> list[int]:
    """Return the hash of every run of `size` words, given the words' numbers (Karp and Rabin 1987)."""
    leaving = pow(_BASE, size, _PRIME)
    value = 0
    found = []
    for index, word in enumerate(words):
        value = value * _BASE + word
        if index >= size:
            value -= words[index - size] * leaving
        value %= _PRIME
        if index >= size - 1:
            found.append(value)
    return found


def find_shingles(tokens: Sequence[Token], *, size: int = SIZE) -> list[tuple[int, int, int]]:
    """Return (hash, start, end) of every run of `size` words; marks between words do not count."""
    words = [token for token in tokens if token.is_word]
    hashes = hash_runs([hash_word(word.text) for word in words], size=size)
    return [(value, words[at].start, words[at + size - 1].end) for at, value in enumerate(hashes)]


def sample_hashes(hashes: Iterable[int]) -> tuple[int, ...]:
    """Return the sorted distinct hashes that a fingerprint keeps: those divisible by `SAMPLE`."""
    return tuple(sorted({value for value in hashes if value % SAMPLE == 0}))


def sample_shingles(shingles: Sequence[tuple[int, int, int]]) -> tuple[int, ...]:
    """Return the sorted distinct hashes that a fingerprint keeps of shingles with their places."""
    return sample_hashes(value for value, _, _ in shingles)
