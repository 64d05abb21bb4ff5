"""Syntactic words of a text (a stand-in)."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-.,]\w+)*|[^\w\s]")


def split_words(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each word or mark."""
    return [match.span() for match in _WORD.finditer(text)]
