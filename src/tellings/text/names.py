"""Names of persons taken apart and compared across spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tellings.tables.people import FAMILY_FIRST, JOINED_PARTICLES, PARTICLES, SUFFIXES, usual_gender
from tellings.text.folding import fold, skeleton

# One given name and its short forms a line.
_SHORT_FORMS = """
    michael mike mick mikey
    william bill will billy
    robert bob rob bobby
    richard rick dick rich
    james jim jimmy jamie
    john jack johnny jon
    joseph joe joey
    thomas tom tommy
    charles charlie chuck
    edward ed eddie ted
    theodore ted teddy
    daniel dan danny
    david dave
    stephen steve steven
    matthew matt
    christopher chris
    anthony tony
    andrew andy drew
    benjamin ben benny
    samuel sam
    nicholas nick
    peter pete
    gregory greg
    jeffrey jeff geoffrey geoff
    ronald ron ronnie
    donald don donnie
    kenneth ken kenny
    timothy tim
    patrick pat paddy
    lawrence larry
    gerald gerry jerry
    raymond ray
    elizabeth liz beth betty eliza
    katherine kate kathy katie catherine cathy
    margaret maggie peg peggy meg
    susan sue susie
    patricia pat patty tricia
    jennifer jen jenny
    deborah deb debbie debra
    barbara barb
    rebecca becky
    alexandra sandra alex
    alexander alex sasha
    francis frank
    frances fran
    philip phil
    zachary zach zack
    joshua josh
    jonathan jon
    nathan nate
    nathaniel nate
    leonard len leo
    vincent vince
    abraham abe
    eugene gene
    frederick fred freddie
    henry harry hank
    mitchell mitch
    bernard bernie
    douglas doug
    russell russ
    walter walt
    victoria vicky tori
    cynthia cindy
    christine chris
    vladimir volodymyr
    mohammed muhammad mohamed mohammad muhammed
    yevgeny evgeny
    ludmila lyudmila
"""
_SHORT = [frozenset(row.split()) for row in _SHORT_FORMS.splitlines() if row.strip()]
_WORD = re.compile(r"[^\s,]+")


class PersonName(NamedTuple):
    """A name in parts, in lower case without accents: given names, surname, generation ("jr", "ii") or ""."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=16384)
def parse_name(name: str) -> PersonName:
    """Return the parts of a person's name.

    >>> [parse_name(name).surname for name in ("Ursula von der Leyen", "Kim Jong Un", "Sam Oru Jr.")]
    ['von der leyen', 'kim', 'oru']
    """
    words = [fold(word).strip(".\"'“”()") for word in _WORD.findall(name)]
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    words = [word for word in words if word]
    if not words:
        return PersonName((), "", suffix)
    if len(words) > 1 and words[0] in FAMILY_FIRST and usual_gender(words[-1]) in {None, "n"}:
        return PersonName(tuple(words[1:]), words[0], suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    if at == 1 and len(words) > 2 and words[0] in PARTICLES:
        at = 0
    return PersonName(tuple(words[:at]), " ".join(words[at:]), suffix)


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

    >>> agree_given(("michael",), ("mike",)), agree_given(("j",), ("jane",)), agree_given(("ann",), ())
    (True, True, None)
    """
    if not first or not second:
        return None
    if _same_given(first[0], second[0]):
        return all(_same_given(one, other) for one, other in zip(first[1:], second[1:], strict=False))
    shorter, longer = sorted((first, second), key=len)
    return len(longer) > len(shorter) and all(any(_same_given(one, other) for other in longer) for one in shorter)


def _same_given(one: str, other: str) -> bool:
    if one == other or one.replace("-", "") == other.replace("-", ""):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if any(one in row and other in row for row in _SHORT):
        return True
    if usual_gender(one) and usual_gender(other) and {usual_gender(one), usual_gender(other)} == {"f", "m"}:
        return False
    return min(len(one), len(other)) > 3 and skeleton(one) == skeleton(other) and _distance(one, other) <= 3


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
    if one.suffix != other.suffix and ((one.suffix and other.suffix) or (one.given and other.given)):
        return False  # a father and a son; outlets keep to one form of a full name
    if agree_surnames(one.surname, other.surname):
        return agree_given(one.given, other.given) is not False
    # A single word may be the second part of a double surname ("Ortega Lund", "Lund").
    return False


def group_names(names: Sequence[str]) -> list[int | None]:
    """Return for each printed name the index of the first full name of the same person, None where two persons fit.

    Full names come first, whatever their order; a surname alone follows the one full name that it agrees with.

    >>> group_names(["Oruvin", "Sergey Oruvin", "Anna Oruvin", "Pell", "Ada Pell"])
    [None, 1, 2, 4, 4]
    """
    found: list[int | None] = [None] * len(names)
    firsts: dict[str, list[int]] = {}
    order = sorted(range(len(names)), key=lambda at: (-len(parse_name(names[at]).given), at))
    for at in order:
        known = firsts.setdefault(frame_surname(names[at]), [])
        fits = [first for first in known if agree_names(names[first], names[at])]
        if not fits:
            known.append(at)
        if len(fits) < 2:
            found[at] = fits[0] if fits else at
    return found
