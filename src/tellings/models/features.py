"""Features (a stand-in)."""

from __future__ import annotations

from collections.abc import Sequence

FEATURES: tuple[str, ...] = ("capital", "capitals", "digit", "first")


def describe_words(words: Sequence[str]) -> list[list[int]]:
    """Return the indices of the active features of each word."""
    found = []
    for at, word in enumerate(words):
        flags = (word[:1].isupper(), word.isupper(), any(letter.isdigit() for letter in word), at == 0)
        found.append([index for index, flag in enumerate(flags) if flag])
    return found
