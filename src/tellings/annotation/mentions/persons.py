"""Names of persons with the office that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.annotation.mentions.titles import (
    LINKS,
    apposition_end,
    find_party,
    find_role,
    office_before_comma,
    party_behind,
    title_begin,
)
from tellings.annotation.mentions.units import Unit, adjoin, find_inner, is_common
from tellings.tables.people import ARABIC_HEADS, FAMILY_FIRST, JOINED_PARTICLES, WORDS_TOO

SPEECH = frozenset(
    """
    said says told added tweeted wrote announced stated noted explained warned argued insisted claimed replied
    declared testified confirmed denied recalled acknowledged posted remarked continued conceded vowed urged
    asked
    """.split()
)

# Offices that only a person can hold ("Orvex, the market leader" is a firm).
_LONE_OFFICES = frozenset(
    """
    mayor minister president spokesman spokeswoman spokesperson secretary governor senator lawyer attorney professor
    judge ambassador economist sheriff prosecutor commissioner chairman chairwoman
    """.split()
)
# Offices that describe a thing as often ("the official Iron Cup rules"), and what persons' names hold.
_ADJECTIVES = frozenset({"official", "general", "executive", "major", "private", "principal", "express", "model"})
_OF_PERSONS = ("given", "surname", "init", "particle", "suffix", "hon", "seen")
_PREFIXES = ("Pre-", "Post-", "Anti-", "Non-", "Ex-", "Mid-", "Pro-", "Co-", "Self-", "Multi-")
_GLUED = re.compile(r"[a-z]{4}[A-Z]")
_PRESS_ENDINGS = ("-times", "-news", "-herald", "-tribune", "-journal", "-post", "-gazette", "-dispatch", "-sentinel")
# Verbs with a capital behind a name, as headlines set them ("Ada Lund Says No").
_HEADLINE_VERBS = frozenset(
    """
    Says Said Dies Died Wins Won Loses Lost Resigns Quits Calls Urges Vows Slams Backs Blasts Wants Denies Admits
    Announces Warns Accuses Rejects Defends Faces Gets Makes Takes Signs Seeks Tells Told Threatens Pledges Claims
    Visits Meets Plans Files Sues Orders Votes Leads Leaves Returns Responds Arrested Charged Sentenced Has Had Is
    Was Would Could Should Must Does Did Are Were Goes Comes Gives Keeps Pushes Rips Mocks Praises Appears
    """.split()
)


def join_persons(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with every name of a person, its title before and its apposition behind, joined to one."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        if "cap" not in units[at].flags:
            found.append(units[at])
            at += 1
            continue
        stop = name_end(text, units, at)
        begin = _title(text, found, units, at, stop)
        if stop == at or not (begin < len(found) or _is_person(text, units, at, stop)):
            found.append(units[at])
            at += 1
            continue
        comma = begin < len(found) and found[-1].text == ","
        after = stop if comma else apposition_end(text, units, stop)
        parts = (*found[begin:], *units[at:after])
        person = _person(text, parts, units[at:stop], found[begin:], units[stop:after])
        if person.party in {None, "United States"}:
            person = person._replace(party=party_behind(text, units, stop) or person.party)
        del found[begin:]
        found.append(person)
        at = after
    return found


def _title(text: str, before: Sequence[Unit], units: Sequence[Unit], at: int, stop: int) -> int:
    """Return where the title of the name `units[at:stop]` begins in `before`, its length where there is none."""
    if stop == at:
        return len(before)
    begin = title_begin(text, before, units[at])
    if begin < len(before):
        described = before[-1].text in _ADJECTIVES and not any(one.has(*_OF_PERSONS) for one in units[at:stop])
        return len(before) if described else begin
    return office_before_comma(text, before, units, stop)


def name_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after the run of words at `at` that could be a person's name, `at` where there is none."""
    if units[at].kind or not (units[at].has("seen") or _may_begin(units, at)):
        return at
    stop = at + 1
    while stop < len(units) and stop - at < 6 and not units[at].has("seen"):
        before, unit = units[stop - 1], units[stop]
        if before.possessive:
            break
        if unit.text == "," and stop + 1 < len(units) and units[stop + 1].text.rstrip(".").casefold() in {"jr", "sr"}:
            stop += 2
            break
        if not adjoin(text, before, unit):
            break
        if unit.has("particle") and not unit.capital and _name_follows(text, units, stop):
            stop += 1
            continue
        if unit.kind or not (_may_go_on(unit) or _is_month_name(units, stop)):
            break
        stop += 1
    return stop


def _may_begin(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if (
        unit.kind
        or _is_glued(unit.text)
        or not unit.has("cap")
        or (unit.has("date", "number", "mark", "suffix", "caps") and not unit.has("init", "given"))
    ):
        return False
    if (
        unit.has("function")
        or unit.has("nation", "body", "platform", "member")
        or (unit.has("hon") and not unit.has("given"))
    ):
        return False
    if unit.has("place"):
        return unit.has("given") or (unit.has("surname") and not unit.has("country"))
    if unit.has("role", "mod", "head") and not unit.has("given", "surname"):
        return False
    return (unit.capital or "-" in unit.text) and not unit.text.startswith(_PREFIXES)


@lru_cache(maxsize=65536)
def _is_glued(word: str) -> bool:
    """Whether two words have run into one where a page lost a break ("HarlowThe"); "McAdam" is whole."""
    return _GLUED.search(word) is not None or word.casefold().endswith(_PRESS_ENDINGS)


def _may_go_on(unit: Unit) -> bool:
    if (
        not unit.has("cap")
        or _is_glued(unit.text)
        or unit.has("member", "seen")
        or unit.text in _HEADLINE_VERBS
        or (unit.has("date", "number", "nation", "body", "hon", "function") and not unit.has("given", "surname"))
    ):
        return False
    if unit.has("place"):
        return unit.has("city", "region", "capital", "given", "surname") and " " not in unit.text
    return not unit.has("role", "head") or unit.has("surname", "given")


def _is_month_name(units: Sequence[Unit], at: int) -> bool:
    """A surname spelled like a month, behind a given name and before no day or year."""
    after = units[at + 1] if at + 1 < len(units) else None
    return (
        units[at].text in {"May", "March", "April", "June"}
        and units[at - 1].has("given")
        and not (after and after.has("number"))
    )


def _name_follows(text: str, units: Sequence[Unit], at: int) -> bool:
    for left, right in zip(units[at : at + 3], units[at + 1 : at + 4], strict=False):
        if not adjoin(text, left, right):
            return False
        if not right.has("particle"):
            return right.has("cap") and not right.has("date", "function")
    return False


def _is_person(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    run = units[at:stop]
    first, last = run[0], run[-1]
    words = [unit for unit in run if not unit.has("particle") or unit.capital]
    if first.text == "World" or first.has("seen"):
        return first.has("seen")
    if len(words) < 2:
        return _is_lone_holder(text, units, at, stop)
    if first.first and first.has("role", "mod", "head") and not first.has("given"):
        return False
    if (
        last.has("mod", "weak-head")
        and not last.has("surname", "given")
        and not (first.has("given") and last.has("weak-head"))
    ):
        return False
    if first.has("given") and not (first.text.casefold() in WORDS_TOO and first.first and is_common(last.text)):
        return True
    if any(unit.has("init", "suffix") for unit in run[1:]):
        return not is_common(last.text)
    if any(unit.has("particle") for unit in run[1:-1]):
        return not is_common(last.text) and not _is_inside(units, at)
    if first.has("init") and len(words) > 1 and len(first.text) > 1:
        return True
    if last.text == "Day" and not first.has("given"):
        return False
    if _is_eastern(words) or _is_arabic(units, at, run):
        return True
    if last.has("surname") and not is_common(first.text):
        return True
    return _person_context(text, units, at, stop) and not all(is_common(unit.text) for unit in words)


def _is_eastern(words: Sequence[Unit]) -> bool:
    """Whether a family name stands first, before a given name of two syllables ("Moon Tae-ril")."""
    left, dash, right = words[1].text.partition("-")
    syllables = dash and left[:1].isupper() and right.islower() and right.isalpha()
    return bool(syllables) and len(words) == 2 and words[0].text.casefold() in FAMILY_FIRST


def _is_arabic(units: Sequence[Unit], at: int, run: Sequence[Unit]) -> bool:
    """Whether an Arabic article joins the words of a name that is no place's and no body's."""
    joined = run[-1].text.casefold().startswith(JOINED_PARTICLES) and not run[-1].has("place", "body")
    return (
        joined
        and not _is_inside(units, at)
        and run[0].text.casefold() not in ARABIC_HEADS
        and not is_common(run[0].text)
    )


def _is_inside(units: Sequence[Unit], at: int) -> bool:
    """Whether a name stands where a place does ("in Vall do Orvo")."""
    return at > 0 and units[at - 1].text.casefold() in {"in", "at", "near", "into", "outside"}


def _is_lone_holder(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    """A surname of no table, told by the office set behind it in commas ("Dorvath, the mayor of Ostrel,")."""
    unit = units[at]
    if stop != at + 1 or unit.has("place", "body", "caps", "head", "weak-head", "mod") or is_common(unit.text):
        return False
    behind = units[stop : apposition_end(text, units, stop)]
    if not behind:
        return False
    return any(
        one.text.split()[-1] in _LONE_OFFICES and (at + 1 == len(behind) or behind[at + 1].text in LINKS)
        for at, one in enumerate(behind)
    )


def _person_context(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    after = units[stop : stop + 3]
    if (
        not after
        or units[stop - 1].possessive
        or (at and units[at - 1].text in {"of", "in", "at", "near", "from", "to"})
    ):
        return False
    if after[0].text in SPEECH or (at > 0 and units[at - 1].text in SPEECH):
        return True
    if after[0].text == "," and len(after) > 1:
        age = after[1].text.isdigit() and len(after[1].text) < 3 and len(after) > 2 and after[2].text in ",."
        return age or after[1].text == "who" or apposition_end(text, units, stop) > stop
    return after[0].text == "who"


def _person(
    text: str, parts: Sequence[Unit], name: Sequence[Unit], before: Sequence[Unit], behind: Sequence[Unit]
) -> Unit:
    head = (name[0].start, name[-1].end)
    role = find_role(text, before) or find_role(text, behind)
    party = find_party(before) or find_party(behind)
    last = parts[-1]
    flags = frozenset({"person", "cap"})
    printed = text[head[0] : head[1]]
    return Unit(
        text[parts[0].start : last.end],
        parts[0].start,
        last.end,
        last.tail,
        flags,
        printed,
        parts[0].first,
        "person",
        head,
        role,
        party,
        find_inner((*before, *behind)),
    )
