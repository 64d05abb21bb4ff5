"""Persons and bodies spoken of by their office or kind alone: "the foreign minister", "police", "the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.mentions.titles import find_party
from tellings.annotation.mentions.units import Unit, adjoin, find_inner
from tellings.tables.roles import OFFICE_LINKS, PLAIN_PEOPLE

_DETERMINERS = frozenset("the a an this his her its their our another one both each".split())
# Heads that are adjectives or verbs as often as offices: nothing but a break or a verb may follow them.
_DOUBTFUL = frozenset(
    """
    official executive representative general chief deputy justice judge marshal coach host lead counsel nominee
    resident veteran marine militant rebel suspect source officer director senior assistant candidate
    driver witness express guard star model
    """.split()
)
BODY_NOUNS = frozenset(
    """
    ministry department agency committee commission council court company party group alliance bank union bureau
    embassy university newspaper army military government delegation parliament bloc movement militia
    administration organization organisation firm airline regime campaign network school hospital police side
    sides countries nations governments delegations parties
    """.split()
)
_BEGINNERS = _DETERMINERS | BODY_NOUNS
_GROUPS = frozenset("side sides countries nations governments delegations parties".split())
_BREAKS = frozenset(
    """
    who that which said says told has had have will would is was were are did does also and or but in on at of
    for to by with from as after before during when while because until since if then later earlier added wrote
    called
    """.split()
)


def join_roles(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with every office or group of people without a name joined to a mention of its own."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        if not (units[at].flags or units[at].kind or units[at].text in _BEGINNERS):
            found.append(units[at])  # a word that no table knows begins nothing
            at += 1
            continue
        stop, head = _role_end(text, units, at)
        if stop == at:
            found.append(units[at])
            at += 1
            continue
        parts = units[at:stop]
        found.append(_mention(text, parts, units[head]))
        at = stop
    return found


def _role_end(text: str, units: Sequence[Unit], at: int) -> tuple[int, int]:
    """Return the index after the phrase that begins at `at` and that of its head; (at, at) where none does."""
    first = units[at]
    owned = first.possessive and first.kind in {"place", "nationality", "organization"}
    determined = first.text.casefold() in _DETERMINERS or owned
    begin = at + 1 if determined else at
    if first.text == "under":
        return at, at
    index, head = begin, -1
    while index < len(units) and index - at < 9:
        unit = units[index]
        if (
            index > at
            and not adjoin(text, units[index - 1], unit)
            and text[units[index - 1].tail : unit.start] != "-"
        ):
            break
        if unit.kind == "person" or unit.has("mark") or not _in_phrase(unit):
            break
        if (unit.has("role", "people") and not unit.kind) or (determined and unit.text in BODY_NOUNS):
            head = index
        index += 1
        if head >= 0 and not _goes_on(units, index):
            break
    if head < 0 or not _is_mention(text, units, at, head, determined):
        return at, at
    return _complement_end(text, units, head), head


def _in_phrase(unit: Unit) -> bool:
    if unit.kind in {"nationality", "place", "organization"}:
        return True
    return (
        unit.has("role", "mod", "people", "member")
        or unit.text in BODY_NOUNS
        or (unit.has("number") and len(unit.text) < 3)
    )


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    return index < len(units) and units[index].has("role", "people", "mod") and not units[index].kind


def _is_mention(text: str, units: Sequence[Unit], at: int, head: int, determined: bool) -> bool:
    unit, low = units[head], units[head].text.casefold()
    after = units[head + 1] if head + 1 < len(units) else None
    if (
        after is not None
        and adjoin(text, unit, after)
        and (after.kind == "person" or (after.capital and after.has("given")))
    ):
        return False
    if unit.has("people"):
        return unit.has("role") is False or determined
    if low in _GROUPS:
        return determined
    if low in PLAIN_PEOPLE or not (determined or units[at].kind):
        return False
    if low in _DOUBTFUL or not unit.has("role"):
        return (
            after is None
            or after.has("mark")
            or after.text in _BREAKS
            or after.text.endswith("ed")
            or unit.possessive
        )
    return True


def _complement_end(text: str, units: Sequence[Unit], head: int) -> int:
    """Return the index after "for the harbour ministry" behind an office, or after the office itself."""
    stop = head + 1
    if (
        units[head].possessive
        or stop >= len(units)
        or units[stop].text not in OFFICE_LINKS
        or not units[head].has("role")
    ):
        return stop
    at = stop + 1
    if at < len(units) and units[at].text in {"the", "The", "its", "his", "their"}:
        at += 1
    end = at
    while end < len(units) and end - at < 4 and (end == at or adjoin(text, units[end - 1], units[end])):
        unit = units[end]
        if not (unit.kind in {"organization", "nationality", "place"} or unit.has("mod") or unit.text in BODY_NOUNS):
            break
        end += 1
    while (
        end > at
        and units[end - 1].kind == "nationality"
        and end < len(units)
        and adjoin(text, units[end - 1], units[end])
    ):
        end -= 1
    named = any(unit.kind or unit.text in BODY_NOUNS for unit in units[at:end])
    locative = units[stop].text in {"in", "at", "on", "from", "to"} and not any(
        u.kind == "organization" for u in units[at:end]
    )
    return end if named and not locative else stop


def _mention(text: str, parts: Sequence[Unit], head: Unit) -> Unit:
    start, last = parts[0].start, parts[-1]
    body = not head.has("role", "people") or head.text in {"agencies", "outlets"}
    bare = parts[1:] if parts[0].text.casefold() in _DETERMINERS else parts
    role = None if body else text[bare[0].start : last.end]
    kind = "organization" if body else "person"
    flags = frozenset({"role-alone"}) | (head.flags & {"people"})
    return Unit(
        text[start : last.end],
        start,
        last.end,
        last.tail,
        flags,
        "",
        parts[0].first,
        kind,
        (start, last.end),
        role,
        find_party(parts),
        find_inner(parts),
    )
