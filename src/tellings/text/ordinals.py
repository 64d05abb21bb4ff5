"""Ordinal numbers in words and digits."""

from __future__ import annotations

import re

_WORDS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z", re.IGNORECASE)


def ordinal_value(word: str) -> int | None:
    """Return the number of an ordinal in words or digits, None for any other word.

    >>> ordinal_value("Second"), ordinal_value("12th"), ordinal_value("two")
    (2, 12, None)
    """
    match = _DIGITS.match(word)
    return int(match.group(1)) if match else _WORDS.get(word.lower())
