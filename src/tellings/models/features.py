"""What the letters of a word and the tables say of it before the reader model sees it.

The trunk of the model reads lower case; case, and what the lists of names know, reach it through these features.
The order is part of the trained weights: a change here needs new weights, and loading checks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from tellings.tables.organizations import KNOWN_BODIES, ORGANIZATION_HEADS
from tellings.tables.people import HONORIFICS, PARTICLES, load_surnames, usual_gender
from tellings.tables.places import load_nationalities, load_places
from tellings.tables.roles import ROLE_HEADS
from tellings.tables.time_words import MONTHS, WEEKDAYS

FEATURES: tuple[str, ...] = (
    "lower",  # letters, none of them a capital
    "capital",  # Oslo
    "capitals",  # NATO, U.S.
    "initial",  # J., X
    "mixed",  # McKay, iPhone
    "digits",
    "digits and letters",
    "mark",
    "first",  # first word of the text, or after a full stop or an opening mark
    "text in capitals",  # most words of the text have capitals only
    "text in title case",  # most words of the text begin with a capital: a headline
    "text without capitals",
    "given name",
    "surname",
    "place",
    "part of a place",
    "people",  # Danish, Danes
    "body",
    "head of a body",  # Ministry, Council
    "role",  # minister
    "honorific",
    "particle",  # van, al
    "calendar",  # Monday, June
)
_INDEX = {name: number for number, name in enumerate(FEATURES)}
_SHARE = 0.7  # of the words with letters, for a text in capitals or in title case
_OPENERS = frozenset("\"“‘'«„([")
_STOPS = frozenset({".", "!", "?", ":", "…", "...", "-", "–", "—"})


def describe_words(words: Sequence[str]) -> list[list[int]]:
    """Return the indices of the features that each word has, in ascending order.

    >>> [FEATURES[index] for index in describe_words(["Oslo", "waits", "."])[0]]
    ['capital', 'first', 'place']
    """
    shared = _describe_text(words)
    opened = True
    found = []
    for word in words:
        own = list(_describe_word(word))
        if opened and word[:1].isalnum():
            own.append(_INDEX["first"])
        found.append(sorted([*own, *shared]))
        opened = word in _STOPS or (word in _OPENERS) or (opened and not word[:1].isalnum())
    return found


def _describe_text(words: Sequence[str]) -> tuple[int, ...]:
    lettered = [word for word in words if word[:1].isalpha()]
    if len(lettered) < 3:  # too few to tell
        return ()
    if not any(letter.isupper() for word in lettered for letter in word):
        return (_INDEX["text without capitals"],)
    if sum(word.isupper() for word in lettered) >= _SHARE * len(lettered):
        return (_INDEX["text in capitals"],)
    long = [word for word in lettered if len(word) > 3]
    if len(long) > 2 and sum(word[0].isupper() for word in long) >= _SHARE * len(long):
        return (_INDEX["text in title case"],)
    return ()


@lru_cache(maxsize=65536)
def _describe_word(word: str) -> tuple[int, ...]:
    """Return the features that a word has wherever it stands; names are looked up whatever their case."""
    key = word.casefold()
    known = {
        "given name": usual_gender(word) is not None,
        "surname": key in load_surnames(),
        "place": key in _places()[0],
        "part of a place": key in _places()[1],
        "people": key in _peoples(),
        "body": key in _bodies(),
        "head of a body": key in ORGANIZATION_HEADS,
        "role": key in ROLE_HEADS or key.removesuffix("s") in ROLE_HEADS,
        "honorific": key.rstrip(".") in HONORIFICS or key in HONORIFICS,
        "particle": key in PARTICLES,
        "calendar": key in MONTHS or key in WEEKDAYS,
    }
    return (_INDEX[_shape(word)], *(_INDEX[name] for name, holds in known.items() if holds))


def _shape(word: str) -> str:
    letters = [letter for letter in word if letter.isalpha()]
    digits = any(letter.isdigit() for letter in word)
    if not letters:
        return "digits" if digits else "mark"
    if digits:
        return "digits and letters"
    if not any(letter.isupper() for letter in letters):
        return "lower"
    if len(letters) == 1:
        return "initial"
    if all(letter.isupper() for letter in letters):
        return "capitals"
    return "capital" if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]) else "mixed"


@cache
def _places() -> tuple[frozenset[str], frozenset[str]]:
    """Return places of one word, and the words of places of several, both in lower case."""
    names = [name.casefold() for name in load_places()]
    parts = {part for name in names if " " in name for part in name.split() if len(part) > 3}
    return frozenset(name for name in names if " " not in name), frozenset(parts)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name.casefold() for name in load_nationalities())


@cache
def _bodies() -> frozenset[str]:
    """Return the names of bodies that are one word or an acronym, in lower case."""
    return frozenset(name.casefold() for name in KNOWN_BODIES if " " not in name)
