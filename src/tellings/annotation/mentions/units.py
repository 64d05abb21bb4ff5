"""Words of a sentence joined to units that the tables know: places, peoples, bodies, offices, parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tellings.tables.frequencies import rarity
from tellings.tables.grammar import MONTHS, WEEKDAYS
from tellings.tables.nouns import TITLED_HEADS
from tellings.tables.organizations import KNOWN_BODIES, MEMBERS, ORGANIZATION_HEADS, PLATFORMS, WEAK_HEADS
from tellings.tables.people import HONORIFICS, JOINED_PARTICLES, PARTICLES, SUFFIXES, load_surnames, usual_gender
from tellings.tables.places import load_nationalities, load_places
from tellings.tables.roles import (
    PLAIN_PEOPLE,
    PLURAL_HEADS,
    ROLE_ABBREVIATIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    ROLE_PHRASES,
)
from tellings.text.tokens import Token, bare, stem, tokenize

_DATES = (
    WEEKDAYS | MONTHS | frozenset("christmas easter ramadan eid thanksgiving am pm gmt est edt bst utc cet".split())
)
# Capitalised words that are no part of a name: at the start of a sentence, in headlines, in quoted speech.
_FUNCTION = frozenset(
    """
    a an the this that these those he she it they we i you his her its their our my your who whom which what
    when where why how and or but nor so yet if then than as at by for from in into of off on onto out over per
    to up with without within after before since until while although though because about above across against
    along among around behind below beneath beside besides between beyond despite down during except inside like
    near outside past through throughout toward towards under unlike upon via not no yes all any both each
    either every few many more most much neither none one other others some such two three four five six seven
    eight nine ten is are was were be been being am do does did has have had can could may might must shall
    should will would there here also just only even still however meanwhile moreover furthermore nevertheless
    instead later earlier now today tomorrow yesterday tonight once again according let it's that's there's he's
    she's they're we're i'm i've don't didn't isn't wasn't won't can't first second third last next new photo
    image file video watch read ok okay tv us's
    """.split()
)
_SPACES = re.compile(r"\s+")
_OPENERS = frozenset("\"“‘'([«:;—–-•·*|")
_MARK = frozenset({"mark"})
_DOTTED = frozenset({"jr", "sr", "inc", "corp", "ltd", "co"})
_TO_COME = frozenset({"elect", "designate"})
_MANY = 6  # the longest listed name has six words


class Unit(NamedTuple):
    """Neighbouring words that belong together, at `start:end` without a possessive ending, `tail` with it.

    `flags` says what the tables know of it; `value` is the listed name, country or role. A unit that has become
    a name carries `kind`, and the range of its bare name in `head`; `inner` are the names in its title or role.
    """

    text: str
    start: int
    end: int
    tail: int
    flags: frozenset[str]
    value: str = ""
    first: bool = False
    kind: str = ""
    head: tuple[int, int] | None = None
    role: str | None = None
    party: str | None = None
    inner: tuple[Unit, ...] = ()

    @property
    def possessive(self) -> bool:
        """Return whether a possessive ending follows."""
        return self.tail > self.end

    @property
    def capital(self) -> bool:
        """Return whether the first letter is a capital."""
        return self.text[:1].isupper()

    def has(self, *flags: str) -> bool:
        """Return whether one of the flags is set."""
        return not self.flags.isdisjoint(flags)


def plain(text: str) -> str:
    """Return a spelling in the form in which the tables are looked up: straight apostrophes, single spaces.

    >>> plain("Cox’s  Bazar")
    "Cox's Bazar"
    """
    return _SPACES.sub(" ", text).replace("’", "'").replace("‘", "'")


class _Row(NamedTuple):
    """The listed names and phrases that begin with one word, by their spelling in lower case.

    Each has its flags and the name that it stands for; `longest` is the length of the longest spelling.
    """

    entries: Mapping[str, tuple[frozenset[str], str]]
    longest: int


@cache
def _phrases() -> Mapping[str, _Row]:
    """Index every listed name and phrase by its first word, in lower case."""
    index: dict[str, dict[str, tuple[frozenset[str], str]]] = {}

    def add(spelling: str, flags: set[str], value: str) -> None:
        key = plain(spelling).casefold()
        row = index.setdefault(tokenize(key)[0].text, {})
        old = row.get(key)
        row[key] = (frozenset(flags) | (old[0] if old else frozenset()), old[1] if old and old[1] else value)

    for spelling, place in load_places().items():
        add(spelling, {"place", place.kind}, place.name)
    for spelling, country in load_nationalities().items():
        add(spelling, {"nation"}, country)
    for spelling, name in KNOWN_BODIES.items():
        add(spelling, {"body", "upper"} if spelling.isupper() and len(spelling) < 6 else {"body"}, name)
    for spelling in PLATFORMS:
        add(spelling, {"body", "platform"}, "")
    for spelling, name in MEMBERS.items():
        add(spelling, {"member"}, name)
    for spelling in ROLE_PHRASES:
        add(spelling, {"role"}, spelling)
    return {word: _Row(row, max(map(len, row))) for word, row in index.items()}


class _Known(NamedTuple):
    """What the tables know of one printed word: `bare` without its possessive ending, `low` in their spelling.

    A full stop behind may belong to it where it `is_short`; `row` holds the listed names that begin with it.
    """

    bare: str
    low: str
    flags: frozenset[str]
    value: str
    is_short: bool
    row: _Row | None


@lru_cache(maxsize=65536)
def _look_up(printed: str) -> _Known:
    """Return what the tables know of a word as printed."""
    word = bare(printed)
    low = plain(word).casefold()
    row = _phrases().get(low) or _phrases().get(plain(printed).casefold())
    flags = _word_flags(word, low) | ({"number"} if word[0].isdigit() else set())
    value = ROLE_ABBREVIATIONS.get(low, low) if "role" in flags else ""
    short = flags & {"init", "hon"} or low in _DOTTED or low in ROLE_ABBREVIATIONS
    if low in ROLE_ABBREVIATIONS and low not in ROLE_HEADS and "cap" not in flags:
        flags -= {"role"}
    return _Known(word, low, flags, value, bool(short) and "cap" in flags, row)


@lru_cache(maxsize=65536)
def _word_flags(word: str, low: str) -> frozenset[str]:
    """Return what the tables say of one word by itself; `low` is its spelling in the tables."""
    flags: set[str] = set()
    if low in _DATES:
        flags.add("date")
    if low in _FUNCTION:
        flags.add("function")
    if low in ROLE_HEADS or low in ROLE_ABBREVIATIONS or _office(low) in ROLE_HEADS:
        flags.add("role")
    if low in PLURAL_HEADS or (low.endswith("s") and low[:-1] in ROLE_HEADS - PLAIN_PEOPLE):
        flags.add("people")
    if low in ROLE_MODIFIERS:
        flags.add("mod")
    if low in ORGANIZATION_HEADS:
        flags.add("weak-head" if low in WEAK_HEADS else "head")
    if low in TITLED_HEADS:
        flags.add("weak-head")
    if low in PARTICLES:
        flags.add("particle")
    if not word[0].isupper():
        if low.startswith(JOINED_PARTICLES):
            flags.add("cap")
        return frozenset(flags)
    flags.add("cap")
    if low in HONORIFICS:
        flags.add("hon")
    if low in SUFFIXES:
        flags.add("suffix")
    if usual_gender(word) is not None:
        flags.add("given")
    if low in load_surnames():
        flags.add("surname")
    if len(word) == 1:
        flags.add("init")
    if sum(char.isupper() for char in word) >= 2 and word.isupper() and len(word) <= 6 and word[1] != "-":
        flags.add("caps")
    return frozenset(flags)


def _office(low: str) -> str:
    """Return the office in a word that says when it is held ("ex-president", "chancellor-elect")."""
    before, dash, after = low.partition("-")
    return "" if not dash else after if before in {"ex", "then", "vice"} else before if after in _TO_COME else ""


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Return whether a word is an everyday English one, so that its capital alone makes it no name."""
    low = word.casefold()
    return low in _FUNCTION or rarity(stem(low)) < 15.0


def _split_joined(token: Token) -> Iterator[Token]:
    """Split a hyphenated pair of which the tables know a part (a country, a people, a body)."""
    for start, end in _joints(token.text):
        yield Token(token.text[start:end], token.start + start, token.start + end)


@lru_cache(maxsize=16384)
def _joints(word: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a hyphenated word that are units of their own, or the whole as one part."""
    index, whole = _phrases(), ((0, len(word)),)
    low = plain(bare(word)).casefold()
    known = low in index and low in index[low].entries
    if known or word.endswith(("-American", "-Americans")) or usual_gender(word.partition("-")[0]) is not None:
        return whole
    parts = list(re.finditer(r"[^-]+", word))
    keys = [plain(bare(part.group())).casefold() for part in parts]
    known_parts = [
        part.group()[0].isupper() and key in index and key in index[key].entries
        for key, part in zip(keys, parts, strict=True)
    ]
    foreign = any(part.group()[0].isupper() and not told for told, part in zip(known_parts, parts, strict=True))
    return whole if foreign or not any(known_parts) else tuple(part.span() for part in parts)


def find_units(text: str, start: int, end: int) -> list[Unit]:
    """Return the units of `text[start:end]`, longest listed names first, in order."""
    tokens: list[Token] = []
    for token in tokenize(text, start, end):
        tokens.extend(_split_joined(token) if "-" in token.text else (token,))
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        before = found[-1] if found else None
        opened = before is None or (before.text in _OPENERS and text[before.end - 1 : token.start] != "-")
        if token.is_word:
            known = _look_up(token.text)
            listed = _listed(text, tokens, at, known, opened) if known.row else None
            unit, count = listed or _single(text, tokens, at, known, opened)
        else:
            unit, count = Unit(token.text, token.start, token.end, token.end, _MARK, first=opened), 1
        found.append(unit)
        at += count
    return found


def _listed(text: str, tokens: list[Token], at: int, known: _Known, opened: bool) -> tuple[Unit, int] | None:
    """Return the longest listed name or phrase that begins at `at` with the number of its tokens."""
    start, row, found = tokens[at].start, known.row, None
    if row is None:
        return None
    for count in range(1, min(_MANY, len(tokens) - at) + 1):
        last = tokens[at + count - 1]
        stop = last.start + len(bare(last.text))
        key = plain(text[start:stop]).casefold()
        if len(key) > row.longest:
            break
        whole = plain(text[start : last.end]).casefold() if stop < last.end else key
        for end, spelling in ((last.end, whole), (stop, key)):
            entry = row.entries.get(spelling)
            if entry is not None and _fits(text[start:end], entry[0]):
                found = count, end, entry
                break
    if found is None:
        return None
    count, stop, (flags, value) = found
    last = tokens[at + count - 1]
    if count == 1:
        flags |= _word_flags(last.text, known.low)
    elif text[start].isupper():
        flags |= {"cap"}
    return Unit(text[start:stop], start, stop, last.end, flags, value, opened), count


def _fits(printed: str, flags: frozenset[str]) -> bool:
    """A name needs its capital letters; an office may be in lower case; "us" is a pronoun."""
    if "role" in flags and len(flags) == 1:
        return True
    if printed.casefold() in {"us", "car", "tass"}:
        return printed.isupper() or printed == "Tass"
    if "upper" in flags and flags <= {"body", "upper"}:
        return printed.isupper()
    return printed[0].isupper() or printed.startswith(("al-", "al "))


def _single(text: str, tokens: list[Token], at: int, known: _Known, opened: bool) -> tuple[Unit, int]:
    start, end = tokens[at].start, tokens[at].end
    dotted = known.is_short and at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == end
    if dotted and (at + 2 < len(tokens) or "suffix" in known.flags or known.low == "inc"):
        flags = known.flags - {"function"} if "init" in known.flags else known.flags  # "A. Lund"
        return Unit(text[start : end + 1], start, end + 1, end + 1, flags, known.value, opened), 2
    return Unit(known.bare, start, start + len(known.bare), end, known.flags, known.value, opened), 1


def find_inner(parts: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the names among the parts of a title or role ("Oru Ministry spokesman": the ministry)."""
    found: list[Unit] = []
    for unit in parts:
        found += unit.inner
        if unit.kind in {"organization", "place"}:
            found.append(unit)
        elif not unit.kind and unit.has("place") and not unit.has("given", "surname"):
            found.append(unit._replace(kind="place", head=(unit.start, unit.end)))
    return tuple(found)


def adjoin(text: str, left: Unit, right: Unit) -> bool:
    """Return whether only spaces stand between two units (a possessive ending counts as a part of the left one)."""
    between = text[left.tail : right.start]
    return bool(between) and between.isspace() and "\n" not in between
