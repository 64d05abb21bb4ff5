"""Names of persons taken apart and compared across spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tellings.tables.people import (
    FAMILY_FIRST,
    JOINED_PARTICLES,
    PARTICLES,
    SUFFIXES,
    find_short_forms,
    load_surnames,
    usual_gender,
)
from tellings.text.folding import fold, skeleton

_WORD = re.compile(r"[^\s,]+")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")  # "J.D." without its last dot
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # the given name of "Dae Min-seo"
_VOWELS = re.compile(r"[aeiouy]+")
_VOWEL_CLASSES = {"a": "a", "e": "e", "i": "i", "y": "i", "o": "o", "u": "u"}
_LONG = 6  # letters of a given name from which one vowel may be romanised in two ways
# Words that make another thing of a person's name: ships and storms.
_THINGS = frozenset("uss hms hmcs rms ss ship hurricane storm typhoon cyclone".split())
# More names than this that one key brings together: it tells nothing, and comparing them all would take too long.
_CROWD = 50


class PersonName(NamedTuple):
    """A name in parts, in lower case without accents: given names, surname, generation ("jr", "ii") or ""."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=16384)
def parse_name(name: str) -> PersonName:
    """Return the parts of a person's name.

    >>> [parse_name(name).surname for name in ("Ursula von der Leyen", "Kim Jong Un", "Sam Oru Jr.", "Dae Min-seo")]
    ['von der leyen', 'kim', 'oru', 'dae']
    """
    printed = _WORD.findall(name)
    words = [fold(word).strip(".\"'“”()") for word in printed]
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    words = [part for word in words if word for part in (word.split(".") if _INITIALS.fullmatch(word) else [word])]
    if not words:
        return PersonName((), "", suffix)
    if len(words) > 1 and _is_family_first(words, printed):
        return PersonName(tuple(words[1:]), words[0], suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    if at == 1 and len(words) > 2 and words[0] in PARTICLES:
        at = 0
    return PersonName(tuple(words[:at]), " ".join(words[at:]), suffix)


def _is_family_first(words: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether a name keeps its East Asian order, by its family name or by two joined syllables at its end."""
    last = words[-1]
    if words[0] in FAMILY_FIRST:
        western = last in load_surnames() and last not in FAMILY_FIRST and len(words) == 2
        return usual_gender(last) in {None, "n"} and not western
    return len(words) == 2 == len(printed) and bool(_SYLLABLES.fullmatch(printed[1])) and not usual_gender(words[0])


def agree_surnames(first: str, second: str) -> bool:
    """Return whether two surnames can be spellings of one: the same frame of consonants, or one letter apart.

    >>> agree_surnames("velmorskyy", "velmorsky"), agree_surnames("austria", "australia")
    (True, False)
    """
    one, other = _core(first), _core(second)
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return skeleton(one) == skeleton(other) and _distance(one, other) <= 2 + (len(one) > 8)


@lru_cache(maxsize=16384)
def frame_surname(name: str) -> str:
    """Return a key of a printed name's surname that all names have whose surnames agree with it.

    >>> frame_surname("Ada Velmorskyy") == frame_surname("Velmorsky")
    True
    """
    return skeleton(_core(parse_name(name).surname))


def _core(surname: str) -> str:
    """The surname without articles that outlets keep or drop ("al-Masri", "Al Masri", "Masri")."""
    for particle in JOINED_PARTICLES:
        if surname.startswith(particle):
            return surname[len(particle) :]
    words = surname.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return " ".join(words)


def agree_given(first: tuple[str, ...], second: tuple[str, ...]) -> bool | None:
    """Return whether given names agree (equal, short form, initial, other spelling); None where one is missing.

    A first name may be left out where the others are printed in full.

    >>> agree_given(("michael",), ("mike",)), agree_given(("j",), ("jane",)), agree_given(("ann",), ())
    (True, True, None)
    >>> agree_given(("mara",), ("willa", "mara")), agree_given(("sam",), ("dora", "s"))
    (True, False)
    """
    if not first or not second:
        return None
    if _THINGS.isdisjoint(first) is not _THINGS.isdisjoint(second):
        return False
    if _same_given(first[0], second[0]):
        return all(_same_given(one, other) for one, other in zip(first[1:], second[1:], strict=False))
    shorter, longer = sorted((first, second), key=len)
    later = (longer[1 : 1 + len(shorter)], longer[-len(shorter) :]) if len(longer) > len(shorter) else ()
    return any(min(map(len, (*shorter, *part))) > 1 and all(map(_same_given, shorter, part)) for part in later)


def _same_given(one: str, other: str) -> bool:
    if one == other or one.replace("-", "") == other.replace("-", ""):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if find_short_forms(one) & find_short_forms(other):
        return True
    if {usual_gender(one), usual_gender(other)} == {"f", "m"}:
        return False
    if min(len(one), len(other)) <= 3 or skeleton(one) != skeleton(other) or _distance(one, other) > 3:
        return False
    vowels, others = _vowels(one), _vowels(other)
    if len(vowels) != len(others):
        return min(len(one), len(other)) >= _LONG
    differing = sum(a != b for a, b in zip(vowels, others, strict=True))
    return differing <= (min(len(one), len(other)) >= _LONG)


def _vowels(name: str) -> str:
    """The vowels of a given name, romanised alike: "Yuri" and "Yury" have the same, "Lena" and "Lina" do not."""
    return "".join(_VOWEL_CLASSES[found.group()[0]] for found in _VOWELS.finditer(name))


def is_respelling(one: str, other: str) -> bool:
    """Return whether two given names differ by one letter, neither the first, and in no known gender.

    Too little to make two persons one by itself: the office and the surname have to be the same too.

    >>> is_respelling("ilse", "ilze"), is_respelling("mario", "maria"), is_respelling("ann", "anna")
    (True, False, False)
    """
    genders = {usual_gender(one), usual_gender(other)}
    return (
        min(len(one), len(other)) > 3 and one[0] == other[0] and genders != {"f", "m"} and _distance(one, other) == 1
    )


def _distance(one: str, other: str) -> int:
    """The number of letters to change, add or drop (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1]


def agree_names(first: str, second: str) -> bool:
    """Return whether two printed names can be one person's: surnames agree, given names and generation do not differ.

    >>> agree_names("Sergei Oruvin", "Oruvin"), agree_names("Kim Jong Un", "Kim Jong Il")
    (True, False)
    """
    one, other = parse_name(first), parse_name(second)
    if one.suffix != other.suffix and (one.suffix if not one.given else other.suffix if not other.given else True):
        return False  # a father and a son; outlets keep to one form of a full name
    return agree_but_generation(one, other)


def agree_but_generation(one: PersonName, other: PersonName) -> bool:
    """Return whether surname and given names of two names agree, whatever generation they tell."""
    if _whole(one) == other.surname or _whole(other) == one.surname:
        return True  # "Van Orden" is no Mr. Orden called Van beside "Mara Van Orden"
    return agree_surnames(one.surname, other.surname) and agree_given(one.given, other.given) is not False


def _whole(name: PersonName) -> str:
    return " ".join((*name.given, name.surname))


def tell_likeness(first: str, second: str) -> str:
    """Return in plain words how the first of two printed names that agree differs from the second.

    >>> tell_likeness("Mike Pell", "Michael Pell"), tell_likeness("Pell", "Michael Pell")
    ('another form of the given name', 'surname alone')
    """
    one, other = parse_name(first), parse_name(second)
    if one == other:
        return "same name"
    if one.suffix != other.suffix and one[:2] == other[:2]:
        return "generation left out"
    if bool(one.given) != bool(other.given) or _whole(one) == other.surname or _whole(other) == one.surname:
        return "surname alone"
    pairs = [pair for pair in zip(one.given, other.given, strict=False) if pair[0] != pair[1]]
    if any(1 in (len(a), len(b)) for a, b in pairs):
        return "initial of a given name"
    if any(find_short_forms(a) & find_short_forms(b) for a, b in pairs):
        return "another form of the given name"
    if len(one.given) != len(other.given):
        return "with and without a further given name"
    return "other spelling of the name"


def pair_names(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of full names, by index with the smaller first, that may agree; the others are never compared.

    >>> list(pair_names(["Ada Lund", "Mary Lund", "A. Lund", "Ada Pell"]))
    [(0, 2)]
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    initials: dict[Hashable, list[int]] = defaultdict(list)
    openings: dict[Hashable, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        parsed, frame = parse_name(name), frame_surname(name)
        for key in _keys(parsed, frame):
            holders[key].append(at)
        if parsed.given:
            kept = initials if len(parsed.given[0]) == 1 else openings
            kept[frame, parsed.given[0][0]].append(at)
    found: set[tuple[int, int]] = set()
    for together in (*holders.values(), *initials.values()):
        if len(together) <= _CROWD:
            found.update((one, other) for n, other in enumerate(together) for one in together[:n])
    for key, short in initials.items():
        if len(short) * len(openings[key]) <= _CROWD**2:
            found.update((min(one, other), max(one, other)) for one in short for other in openings[key])
    yield from sorted(found)


def _keys(name: PersonName, frame: str) -> Iterator[Hashable]:
    """What two full names have in common if they agree, except for initials."""
    for given in dict.fromkeys(name.given):
        if len(given) > 1:
            yield frame, skeleton(given)
            yield from ((frame, number) for number in sorted(find_short_forms(given)))
    if " " in name.surname:
        yield name.surname
    elif len(name.given) == 1 and name.given[0] in PARTICLES:
        yield _whole(name)


def group_names(names: Sequence[str]) -> list[int | None]:
    """Return for each printed name the index of the first full name of the same person, None where two persons fit.

    Full names come first, whatever their order; a surname alone follows the one full name that it agrees with.

    >>> group_names(["Oruvin", "Sergey Oruvin", "Anna Oruvin", "Pell", "Ada Pell"])
    [None, 1, 2, 4, 4]
    """
    firsts = {name: at for at, name in reversed(list(enumerate(names)))}
    distinct = sorted(firsts, key=lambda name: firsts[name])
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in pair_names(distinct):
        near[distinct[one]].append(distinct[other])
        near[distinct[other]].append(distinct[one])
    owners: dict[str, int | None] = {}
    leaders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(distinct, key=lambda name: (-len(parse_name(name).given), firsts[name])):
        frame = frame_surname(name)
        if parse_name(name).given:
            fits = [other for other in near[name] if owners.get(other) == firsts[other] and agree_names(other, name)]
        else:
            fits = list(islice((other for other in leaders[frame] if agree_names(other, name)), 2))
        if not fits:
            leaders[frame].append(name)
        if len(fits) < 2:
            owners[name] = firsts[fits[0]] if fits else firsts[name]
    return [owners.get(name) for name in names]
