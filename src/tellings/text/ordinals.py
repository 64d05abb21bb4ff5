"""Ordinal numbers written as one word."""

from __future__ import annotations

from functools import lru_cache

from tellings.text.lines import read_line
from tellings.text.numbers import read_ordinal

_LONGEST = 20  # characters of an ordinal in one word ("seventy-seventh", "1066th")


@lru_cache(maxsize=16384)
def ordinal_value(word: str) -> int | None:
    """Return the number of an ordinal in words or digits, None for any other word.

    >>> ordinal_value("Second"), ordinal_value("12th"), ordinal_value("twenty-first"), ordinal_value("two")
    (2, 12, 21, None)
    """
    if len(word) > _LONGEST:
        return None
    line = read_line(word)
    found = read_ordinal(line, 0)
    return int(found.value) if found is not None and found.end == len(line.words) else None
