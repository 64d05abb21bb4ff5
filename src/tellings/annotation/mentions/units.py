"""Words of a sentence joined to units that the tables know: places, peoples, bodies, offices, parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

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
_OPENERS = frozenset("\"“‘'([«:;—–-•·*|")
_MANY = 6  # the longest listed name has six words


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring words that belong together, at `start:end` without a possessive ending, `tail` with it.

    `flags` says what the tables know of it; `value` is the listed name, country or role. A unit that has become
    a name carries `kind`, and the range of its bare name in `head`.
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
    return re.sub(r"\s+", " ", text).replace("’", "'").replace("‘", "'")


@cache
def _phrases() -> Mapping[str, Mapping[str, tuple[frozenset[str], str]]]:
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
    return index


def _word_flags(word: str, low: str) -> set[str]:
    flags: set[str] = set()
    if low in _DATES:
        flags.add("date")
    if low in _FUNCTION:
        flags.add("function")
    if low in ROLE_HEADS or low in ROLE_ABBREVIATIONS:
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
        return flags
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
    return flags


def is_common(word: str) -> bool:
    """Return whether a word is an everyday English one, so that its capital alone makes it no name."""
    low = word.casefold()
    return low in _FUNCTION or rarity(stem(low)) < 15.0


def _split_joined(text: str, token: Token) -> Iterator[Token]:
    """Split a hyphenated pair of which the tables know a part (a country, a people, a body)."""
    index = _phrases()
    word = plain(bare(token.text)).casefold()
    known = word in index and word in index[word]
    if (
        "-" not in token.text
        or known
        or token.text.endswith(("-American", "-Americans"))
        or usual_gender(token.text.partition("-")[0]) is not None
    ):
        yield token
        return
    parts = list(re.finditer(r"[^-]+", token.text))
    keys = [plain(bare(part.group())).casefold() for part in parts]
    known_parts = [
        part.group()[0].isupper() and key in index.get(key, {}) for key, part in zip(keys, parts, strict=True)
    ]
    foreign = any(part.group()[0].isupper() and not told for told, part in zip(known_parts, parts, strict=True))
    if foreign or not any(known_parts):
        yield token
        return
    for part in parts:
        yield Token(part.group(), token.start + part.start(), token.start + part.end())


def find_units(text: str, start: int, end: int) -> list[Unit]:
    """Return the units of `text[start:end]`, longest listed names first, in order."""
    tokens = [part for token in tokenize(text, start, end) for part in _split_joined(text, token)]
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit, count = _listed(text, tokens, at) or _single(text, tokens, at)
        before = found[-1] if found else None
        opened = before is None or (before.text in _OPENERS and text[before.end - 1 : unit.start] != "-")
        found.append(replace(unit, first=opened))
        at += count
    return found


def _listed(text: str, tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    row = _phrases().get(plain(bare(tokens[at].text)).casefold()) or _phrases().get(plain(tokens[at].text).casefold())
    if row is None or not tokens[at].is_word:
        return None
    for count in range(min(_MANY, len(tokens) - at), 0, -1):
        last = tokens[at + count - 1]
        start = tokens[at].start
        whole = text[start : last.end]
        for stop in (last.end, last.start + len(bare(last.text))):
            entry = row.get(plain(text[start:stop]).casefold())
            if entry is None or not _fits(text[start:stop], entry[0]):
                continue
            flags, value = set(entry[0]), entry[1]
            if count == 1:
                flags |= _word_flags(whole, plain(bare(whole)).casefold())
            elif whole[0].isupper():
                flags.add("cap")
            return Unit(text[start:stop], start, stop, last.end, frozenset(flags), value), count
    return None


def _fits(printed: str, flags: frozenset[str]) -> bool:
    """A name needs its capital letters; an office may be in lower case; "us" is a pronoun."""
    if "role" in flags and len(flags) == 1:
        return True
    if printed.casefold() in {"us", "car", "tass"}:
        return printed.isupper() or printed == "Tass"
    if "upper" in flags and flags <= {"body", "upper"}:
        return printed.isupper()
    return printed[0].isupper() or printed.startswith(("al-", "al "))


def _single(text: str, tokens: list[Token], at: int) -> tuple[Unit, int]:
    token = tokens[at]
    if not token.is_word:
        return Unit(token.text, token.start, token.end, token.end, frozenset({"mark"})), 1
    end = token.start + len(bare(token.text))
    word = text[token.start : end]
    low = plain(word).casefold()
    flags = _word_flags(word, low) | ({"number"} if word[0].isdigit() else set())
    value = ROLE_ABBREVIATIONS.get(low, low) if "role" in flags else ""
    dotted = at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == token.end
    short = flags & {"init", "hon", "suffix"} or low in ROLE_ABBREVIATIONS or low in {"inc", "corp", "ltd", "co"}
    if dotted and short and "cap" in flags and (at + 2 < len(tokens) or "suffix" in flags or low == "inc"):
        return Unit(
            text[token.start : token.end + 1], token.start, token.end + 1, token.end + 1, frozenset(flags), value
        ), 2
    if low in ROLE_ABBREVIATIONS and low not in ROLE_HEADS and "cap" not in flags:
        flags.discard("role")
    return Unit(word, token.start, end, token.end, frozenset(flags), value), 1


def adjoin(text: str, left: Unit, right: Unit) -> bool:
    """Return whether only spaces stand between two units (a possessive ending counts as a part of the left one)."""
    between = text[left.tail : right.start]
    return bool(between) and between.isspace() and "\n" not in between
