"""Adjectives and words for peoples, told by their form from the name of the country that they belong to."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic")
_VOWELS = "aeiouy"
_SHORTEST = 4


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
    if low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    return low in _forms(name)


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
