"""Numbers in digits and English words, read from a line of lexemes."""

from __future__ import annotations

from typing import NamedTuple

from tellings.tables.measures import ONES, TENS
from tellings.text.lines import Line

_UNITS = {word: value for value, word in enumerate(ONES)}
_DECADES = {word: 20 + 10 * value for value, word in enumerate(TENS)}
_POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Letters that stand for a power directly behind digits ("$5.7bn").
_SHORT_POWERS = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
}
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_VALUES = {word: value for value, word in enumerate(_ORDINALS)} | {
    word[:-1] + "ieth": 20 + 10 * value for value, word in enumerate(TENS)
}
NUMBER_WORDS = frozenset({*_UNITS, *_DECADES, *_ORDINAL_VALUES})  # all at which a number in words can begin
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# No number has more lexemes; what follows is another one.
_LONGEST = 16
_HYPHENS = frozenset({"-", "‐", "‑"})


class Number(NamedTuple):
    """A number and the index of the first lexeme behind it; `in_words` where it holds no digit."""

    value: float
    end: int
    in_words: bool = False


def read_number(line: Line, index: int) -> Number | None:
    """Return the cardinal number that begins at `index`, None where none does.

    >>> from tellings.text.lines import read_line
    >>> read_number(read_line("5.7bn"), 0)
    Number(value=5700000000.0, end=4, in_words=False)
    >>> read_number(read_line("two hundred and twenty-five men"), 0).value
    225.0
    """
    word = line.word(index)
    if word.isdecimal():
        return _read_digits(line, index) if len(word) <= _LONGEST else None
    if word in _UNITS or word in _DECADES:
        return _read_words(line, index)
    return None


def read_ordinal(line: Line, index: int) -> Number | None:
    """Return the ordinal number that begins at `index` ("2nd", "third", "twenty-first"), None where none does."""
    word = line.word(index)
    if word.isdecimal():
        if len(word) <= 4 and line.is_glued(index + 1) and line.word(index + 1) in _ORDINAL_ENDINGS:
            return Number(float(word), index + 2)
        return None
    if word in _ORDINAL_VALUES:
        return Number(float(_ORDINAL_VALUES[word]), index + 1, True)
    if word in _DECADES and line.word(index + 1) in _HYPHENS and line.word(index + 2) in _ORDINAL_VALUES:
        return Number(float(_DECADES[word] + _ORDINAL_VALUES[line.word(index + 2)]), index + 3, True)
    return None


def _read_digits(line: Line, index: int) -> Number:
    end = index + 1
    digits = line.word(index)
    while line.word(end) == "," and _are_thousands(line, end) and end < index + _LONGEST:
        digits += line.word(end + 1)
        end += 2
    value = float(digits)
    if line.word(end) == "." and line.is_glued(end) and line.is_glued(end + 1) and line.word(end + 1).isdecimal():
        value = float(digits + "." + line.word(end + 1))
        end += 2
    # "9 1/2": a whole number and a fraction.
    if (
        line.word(end + 1) in ("/", "⁄")
        and not line.is_glued(end)
        and _is_fraction(line.word(end), line.word(end + 2))
    ):
        value += int(line.word(end)) / int(line.word(end + 2))
        end += 3
    if line.is_glued(end) and line.word(end) in _SHORT_POWERS:
        return Number(value * _SHORT_POWERS[line.word(end)], end + 1)
    return _with_power(line, value, end, in_words=False)


def _is_fraction(above: str, below: str) -> bool:
    return above.isdecimal() and below.isdecimal() and 0 < int(above[:3]) < int(below[:3]) <= 16


def _are_thousands(line: Line, comma: int) -> bool:
    digits = line.word(comma + 1)
    return digits.isdecimal() and len(digits) == 3 and line.is_glued(comma) and line.is_glued(comma + 1)


def _with_power(line: Line, value: float, end: int, *, in_words: bool) -> Number:
    after = end + 1 if line.word(end) in _HYPHENS else end
    power = line.word(after)
    if power in _POWERS or (power in ("bn", "mn", "mln", "bln", "tn")):
        return Number(value * (_POWERS.get(power) or _SHORT_POWERS[power]), after + 1, in_words)
    return Number(value, end, in_words)


def _read_words(line: Line, index: int) -> Number:
    """Read tens, units, hundreds and powers in one pass; `whole` holds finished powers, `part` the running group."""
    whole = part = 0.0
    end = index
    while end < index + _LONGEST:
        word = line.word(end)
        joined = end > index
        if joined and word in _HYPHENS and part and part % 10 == 0 and line.word(end + 1) in _UNITS:
            word, end = line.word(end + 1), end + 1
        elif joined and word == "and" and (part % 100 == 0) and line.word(end - 1) in ("hundred", "thousand"):
            if line.word(end + 1) not in _UNITS and line.word(end + 1) not in _DECADES:
                break
            word, end = line.word(end + 1), end + 1
        if word in _DECADES and part % 100 == 0:
            part += _DECADES[word]
        elif word in _UNITS and (part % 100 == 0 or (part % 10 == 0 and _UNITS[word] < 10)):
            part += _UNITS[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in _POWERS and part:
            whole, part = whole + part * _POWERS[word], 0.0
        else:
            break
        end += 1
    return Number(whole + part, end, True)
