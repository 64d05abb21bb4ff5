"""Names of bodies: ministries, parties, companies, courts, outlets, found by their head word; places by theirs."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.mentions.persons import SPEECH
from tellings.annotation.mentions.units import Unit, adjoin, is_common
from tellings.tables.nouns import TITLED_HEADS
from tellings.tables.organizations import BODY_COUNTRIES, LOWER_HEADS
from tellings.tables.places import country_of

# Kinds of places that a name ends in with a capital; in lower case they are added to any name.
_SITES = frozenset(
    """
    building road street avenue boulevard square plaza tower bridge airport station park hall memorial auditorium
    arena theater theatre garden gardens mall freeway expressway turnpike terminal zoo
    """.split()
)
_PLURAL_OWNERS = frozenset(
    "women men children people workers veterans citizens farmers teachers mothers doctors".split()
)
AREAS = frozenset(
    """
    district province region county city town village state prefecture oblast governorate island islands river
    lake valley airport square street avenue bridge port peninsula desert forest mountain mountains bay strait
    canal beach park hotel stadium mosque cathedral palace tower prison temple shrine checkpoint corridor
    pipeline neighborhood neighbourhood suburb municipality crossing base airfield reservoir dam highway
    territory boulevard road plaza hills heights
    """.split()
)
_AREA_BEFORE = frozenset("mount lake fort cape gulf isle strait camp river rio san santa port los las el".split())
_LOWER_PRESS = frozenset(
    "newspaper magazine website network channel tv television radio daily weekly broadcaster app platform".split()
)
# "Former" and its like speak of an office and are no part of the body's name.
_TIMELY = frozenset("former ex late then acting current outgoing incoming ousted retired longtime recent".split())
# The only bodies whose names go on with "to" ("Mission to Kenya").
_SENT = frozenset("mission embassy delegation legation office representation".split())
_INSTITUTIONS = frozenset({"Army", "Navy", "Marines", "Coalition", "Treasury"})
_FIRM_ENDS = frozenset({"Inc", "Ltd", "LLC", "Corp", "Co", "LLP", "PLC"})
_ADMINISTRATION = frozenset({"administration", "campaign", "organization", "organisation", "foundation"})


def join_bodies(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the words of each body, and of each place named with its kind, joined to one."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        if not units[at].flags:  # a word that no table knows begins nothing
            found.append(units[at])
            at += 1
            continue
        if units[at].has("seen"):
            stop = _area_end(text, units, at) if units[at].kind == "place" else 0
            found.append(_area(text, units[at:stop]) if stop else units[at])
            at = max(stop, at + 1)
            continue
        stop = _body_end(text, units, at)
        area = 0 if stop > at + 1 else _area_end(text, units, at)
        if stop > at and _is_site(text, units, stop):
            stop, area = at, stop + 1  # "Harbour Office Building"
        if stop > at:
            found.append(join_body(text, units[at:stop], found[-1] if found else None))
            at = stop
        elif area:
            found.append(_area(text, units[at:area]))
            at = area
        else:
            found.append(units[at])
            at += 1
    return found


def _is_site(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether a kind of place, with a capital, goes on with a body's name."""
    if at >= len(units) or units[at - 1].possessive or not adjoin(text, units[at - 1], units[at]):
        return False
    return units[at].capital and units[at].text.casefold() in _SITES


def _may_begin(unit: Unit) -> bool:
    if (
        not unit.capital
        or unit.has("date", "hon", "number", "mark", "suffix")
        or (unit.possessive and not _owner(unit))
    ):
        return False
    if unit.has("function") or unit.text.casefold() in _TIMELY:
        return False
    return not unit.has("role") or unit.text.casefold() in {
        "general",
        "attorney",
        "justice",
        "army",
        "chief",
        "judge",
    }


def _owner(unit: Unit) -> bool:
    """Whether a possessive can begin a body's name ("Women's Institute", "St. Orvan's Hospital")."""
    return unit.has("saint") or unit.text.casefold() in _PLURAL_OWNERS


def _body_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after the body that begins at `at`, or `at` where none does."""
    first = units[at]
    if first.has("body") and not (at + 1 < len(units) and _goes_on(text, units, at)):
        return at + 1
    if not _may_begin(first):
        return _lower_end(text, units, at)
    run = _capital_run(text, units, at)
    head = max((i for i in range(at, run) if _is_head(units, at, i)), default=-1)
    if head < 0:
        return at + 1 if first.has("body") else _lower_end(text, units, at)
    stop = _complement_end(text, units, head)
    if head == at and stop == head + 1 and _is_institution(text, units, at):
        return stop
    if units[head].has("weak-head") and stop == head + 1 and _runs_on(text, units, stop):
        return at + 1 if first.has("body") else at
    if head == at and stop == head + 1:
        return at + 1 if first.has("body") else at
    return stop


def _is_institution(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether a head with a capital stands alone behind "the" ("the Army said"): the one that everybody knows."""
    if units[at].text not in _INSTITUTIONS or not at or units[at - 1].text.casefold() != "the":
        return False
    after = units[at + 1] if at + 1 < len(units) and adjoin(text, units[at], units[at + 1]) else None
    return after is None or units[at].possessive or not after.capital


def _runs_on(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether a capital goes on behind a doubtful head, so that it is no last word ("Equal Protection Clause")."""
    if at >= len(units) or units[at - 1].possessive or not adjoin(text, units[at - 1], units[at]):
        return False
    unit = units[at]
    known = unit.has(
        "given", "surname", "role", "hon", "date", "place", "nation", "body", "member", "init", "function"
    )
    return unit.capital and not known and not unit.has("weak-head", "head", "caps", "number")


def _goes_on(text: str, units: Sequence[Unit], at: int) -> bool:
    after = units[at + 1]
    return (
        adjoin(text, units[at], after)
        and not units[at].possessive
        and after.capital
        and after.has("head", "weak-head", "mod", "cap")
    )


def _capital_run(text: str, units: Sequence[Unit], at: int) -> int:
    stop = at + 1
    while stop < len(units) and stop - at < 9:
        before, unit = units[stop - 1], units[stop]
        if not adjoin(text, before, unit) or (before.possessive and not _owner(before)):
            break
        joins = (
            unit.text in {"and", "&"}
            and stop + 1 < len(units)
            and _may_follow(units[stop + 1])
            and before.has("mod", "head", "weak-head", "cap")
        )
        if not joins and not _may_follow(unit):
            break
        if unit.text == "and" and not _head_after(units, stop):
            break
        stop += 1
    return stop


def _head_after(units: Sequence[Unit], at: int) -> bool:
    """Whether "and" joins two parts of one name: fields with a head right behind ("Health and Safety Board")."""
    left = units[at - 1]
    if not left.has("mod") or left.has("head", "place", "nation"):
        return False
    for unit in units[at + 1 : at + 4]:
        if unit.has("head", "weak-head") and unit.capital:
            return True
        if not unit.capital:
            return False
    return False


def _may_follow(unit: Unit) -> bool:
    if not unit.capital or unit.has("date", "hon", "mark", "suffix", "seen"):
        return False
    return not unit.has("role") or unit.has("head", "weak-head", "mod")


def _is_head(units: Sequence[Unit], at: int, index: int) -> bool:
    unit = units[index]
    if unit.has("body") and index > at and not unit.has("place"):
        return all(one.has("place", "nation", "mod", "head", "weak-head", "body") for one in units[at:index])
    if unit.has("head"):
        return index > at or not unit.first
    if not unit.has("weak-head"):
        return False
    others = units[at:index]
    if not others:
        return not unit.first
    if any(one.has("place", "nation", "mod", "body", "head", "weak-head") for one in others):
        return True
    named = others[0].has("given") or (others[0].has("init"))
    return not named and not (len(others) == 1 and others[0].first and is_common(others[0].text))


def _complement_end(text: str, units: Sequence[Unit], head: int) -> int:
    """Return the index after "of Foreign Affairs", "for National Statistics" and the like behind a head."""
    stop = _firm_end(units, head + 1)
    for _ in range(3):
        at = stop
        if at >= len(units) or units[at - 1].possessive or units[at].text not in {"of", "for", "on", "against", "to"}:
            break
        if units[at].text == "to" and units[at - 1].text.casefold() not in _SENT:
            break
        at += 1
        if at < len(units) and units[at].text in {"the", "The"}:
            at += 1
        if at >= len(units) or not units[at].capital or units[at].has("role", "date", "hon"):
            break
        if units[stop].text in {"on", "to", "for", "against"} and units[at].has("place", "nation", "given"):
            break
        stop = _complement_run(text, units, at)
    return stop


def _firm_end(units: Sequence[Unit], at: int) -> int:
    """Return the index after ", Inc." at `at`, else `at`."""
    ends = at + 1 < len(units) and units[at].text == "," and units[at + 1].text.rstrip(".") in _FIRM_ENDS
    return at + 2 if ends else at


def _complement_run(text: str, units: Sequence[Unit], at: int) -> int:
    stop = at + 1
    while (
        stop < len(units)
        and stop - at < 7
        and adjoin(text, units[stop - 1], units[stop])
        and not units[stop - 1].possessive
    ):
        unit = units[stop]
        joins = (
            unit.text in {"and", "&"} and stop + 1 < len(units) and units[stop + 1].has("mod", "head", "weak-head")
        )
        if joins and units[stop + 1].capital and not units[stop - 1].has("place"):
            stop += 2
            continue
        if not unit.capital or (unit.has("role", "hon", "date", "given", "nation") and not unit.has("mod")):
            break
        stop += 1
    return stop


def _lower_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after "Kenyan interior ministry", "Veld administration", "Harbour newspaper"; else `at`."""
    first, stop = units[at], at + 1
    if first.possessive:
        return at
    named = first.has("cap") and not first.has("function", "role", "mark", "date", "hon")
    while (
        stop < len(units)
        and units[stop].has("mod")
        and not units[stop].capital
        and adjoin(text, units[stop - 1], units[stop])
    ):
        stop += 1
    if stop >= len(units) or not adjoin(text, units[stop - 1], units[stop]):
        return at
    low = units[stop].text
    if low in LOWER_HEADS and low not in {"government", "administration", "presidency", "cabinet"}:
        national = first.has("nation") or (first.has("place") and first.has("country"))
        portfolio = first.has("mod") and low in {"ministry", "department"} and not first.capital
        return stop + 1 if national or portfolio else at
    if named and stop == at + 1 and not first.has("nation") and low in _ADMINISTRATION and not first.first:
        return stop + 1
    if named and stop == at + 1 and not first.has("nation", "place") and low in _LOWER_PRESS and not first.first:
        return at + 1
    return at


def join_body(text: str, parts: Sequence[Unit], before: Unit | None) -> Unit:
    """Return the parts of a body's name as one unit, with the country that it or its owner right before it names."""
    start, last = parts[0].start, parts[-1]
    name = text[start : last.end]
    value = parts[0].value if len(parts) == 1 and parts[0].value else name
    party = next((country_of(part.text) or part.value for part in parts if part.has("nation", "country")), None)
    if party is None and before is not None and before.possessive and before.has("country", "nation", "capital"):
        party = country_of(before.text) or before.value or None
    party = party or BODY_COUNTRIES.get(value.casefold())
    kind = TITLED_HEADS.get(last.text.casefold(), "organization") if len(parts) > 1 else "organization"
    flags = frozenset({"body", "cap"}) | (parts[0].flags & {"platform"})
    return Unit(name, start, last.end, last.tail, flags, value, parts[0].first, kind, (start, last.end), party=party)


def _area_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after a place named with its kind ("Oru district", "Mount Oru"), 0 where there is none."""
    first = units[at]
    if not first.capital or first.has("function", "role", "date", "hon", "nation", "body") or first.possessive:
        return 0
    before = first.text.casefold() in _AREA_BEFORE and not first.has("place")
    stop = at + 1
    while (
        stop < len(units)
        and stop - at < 4
        and adjoin(text, units[stop - 1], units[stop])
        and not units[stop - 1].possessive
    ):
        unit = units[stop]
        if stop == at + 1 and first.has("given") and unit.has("surname") and _speaks(units, stop + 1):
            return 0  # "Joel Park told"
        site = unit.text.casefold() in AREAS or (unit.capital and unit.text.casefold() in _SITES)
        if site and not (first.first and stop == at + 1 and is_common(first.text)):
            return stop + 1
        if not unit.capital or unit.has("role", "date", "hon", "nation", "body"):
            break
        stop += 1
    if before and stop > at + 1 and not first.has("given", "surname"):
        return at + 2
    return 0


def _speaks(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].text in SPEECH


def _area(text: str, parts: Sequence[Unit]) -> Unit:
    last = parts[-1]
    name_end = last.end if last.capital or parts[0].text.casefold() in _AREA_BEFORE else parts[-2].end
    start = parts[0].start
    value = (
        parts[0].value if len(parts) == 2 and parts[0].has("place") and name_end != last.end else text[start:name_end]
    )
    return Unit(
        text[start : last.end],
        start,
        last.end,
        last.tail,
        frozenset({"place", "cap", "area"}),
        value,
        parts[0].first,
        "place",
        (start, name_end),
    )
