"""Spellings made comparable: case, accents, and the classes of letters that transliterations mix up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "ʼ": "'",
    }
)
# Pairs of spellings that romanisations of Slavic and Arabic names use for one sound. Order matters.
_SOUNDS = (
    (re.compile(r"kh|gh|q|ck"), "k"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"sch|tch|ch|sh|zh|dj"), "s"),
    (re.compile(r"ph|v|w"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[aeiouyj]+"), "a"),
    (re.compile(r"c"), "k"),
    (re.compile(r"h"), ""),
)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")  # only these letters have accents or other forms
_DOUBLED = re.compile(r"(.)\1+")
_NOT_WORD = re.compile(r"[^a-z0-9 ]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, with straight apostrophes.

    >>> fold("Türkiye’s")
    "turkiye's"
    """
    return _FOREIGN.sub(_fold_run, text.casefold())


def _fold_run(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKD", match[0].translate(_LETTERS))
    return "".join(filterfalse(unicodedata.combining, plain)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonant frame of a name, the same for its usual romanisations, per word.

    Vowels inside a word become one class, a final vowel is dropped. Two different names can share a
    skeleton: it proposes candidates and never decides alone.

    >>> skeleton("Sergey Oruvin") == skeleton("Sergei Oruvin")
    True
    >>> skeleton("Velmorskyy") == skeleton("Velmorsky") == skeleton("Velmorskiy")
    True
    """
    words = []
    for word in _NOT_WORD.sub("", fold(name)).split():
        for pattern, sound in _SOUNDS:
            word = pattern.sub(sound, word)
        word = _DOUBLED.sub(r"\1", word)
        words.append(word[:-1] if len(word) > 2 and word.endswith("a") else word)
    return " ".join(words)
