"""Adjectives and words for peoples, told by their form from the name of the country that they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic")
_VOWELS = "aeiouy"
_SHORTEST = 4


def match_peoples(words: Iterable[str], countries: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each country those of the words that have the form of its adjective or people, in their order.

    >>> match_peoples(["Velmoran", "Kerlish", "Velmorans"], ["Velmora"])
    {'Velmora': ('Velmoran', 'Velmorans')}
    """
    by_form: dict[str, list[str]] = {}
    order: dict[str, int] = {}
    for word in words:
        order.setdefault(word, len(order))
        by_form.setdefault(_singular(word), []).append(word)
    found: dict[str, tuple[str, ...]] = {}
    for country in countries:
        forms = _forms(country.casefold()) if len(country) >= _SHORTEST else ()
        near = (word for form in forms for word in by_form.get(form, ()) if is_people_of(word, country))
        found[country] = tuple(sorted(near, key=order.__getitem__))
    return found


def _singular(word: str) -> str:
    low = word.casefold()
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


@lru_cache(maxsize=16384)
def is_people_of(word: str, country: str) -> bool:
    """Return whether a word has the form of an adjective, or of the plural for a people, of a name in the singular.

    The form alone proves nothing: "Martian" has the form for "Mart", so other signs must say that it is a country.

    >>> is_people_of("Velmoran", "Velmora"), is_people_of("Kerlish", "Kerland"), is_people_of("Veldians", "Veldia")
    (True, True, True)
    >>> is_people_of("Romanian", "Rome"), is_people_of("Velmora", "Velmora")
    (False, False)
    """
    low, name = word.casefold(), country.casefold()
    if len(name) < _SHORTEST or low == name or not low.startswith(name[:3]) or not country[:1].isupper():
        return False
    return _singular(word) in _forms(name)


def _forms(name: str) -> frozenset[str]:
    """The adjectives that a name can have, in lower case."""
    stems = {name}
    if name[-1] in _VOWELS:
        stems.add(name[:-1])
    if name.endswith("land"):
        stems |= {name[:-4], name[:-3]}
    if name.endswith("stan"):
        stems |= {name[:-4]} | ({name[:-5]} if name[-5] in _VOWELS else set())
    forms = {stem + ending for stem in stems for ending in _ENDINGS if len(stem) > 2}
    if name.endswith("land"):
        forms.add(name + "er")
    return frozenset(forms - {name})
