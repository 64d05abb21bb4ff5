"""Names of events and documents: storms, operations, wars, treaties, conventions, numbered resolutions."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.mentions.units import Unit, adjoin

_STORMS = frozenset("hurricane storm typhoon cyclone".split())
# Whole names of events that end in no head of their own, and first words with the heads that they need.
_EVENTS = frozenset({("super", "bowl"), ("world", "war"), ("world", "cup"), ("cold", "war"), ("olympic", "games")})
_MATCHES = frozenset({"Open", "Marathon", "Olympics", "Derby"})  # behind a place or people
_NUMERALS = frozenset("One Two I II III IV V VI VII VIII IX X XX XXI LV LVI LVII LVIII LIX LX".split())
# Heads of a document's name, with capital or in the plural behind a capital ("the Ostrel accords").
_PAPERS = frozenset(
    "treaty agreement agreements accord accords convention conventions protocol protocols pact memorandum "
    "declaration act".split()
)
_ACTS = frozenset({"Act", "Treaty", "Convention"})  # whose names go on behind "of" and "in"
_WITHIN = frozenset({"of", "in"})
_MEETS = frozenset({"National", "Nominating", "Party"})  # before a convention that is a meeting
_PLURAL_PAPERS = frozenset("agreements accords conventions protocols".split())
_OF = frozenset({"of", "on", "for", "against"})
_NUMBERED = frozenset("resolution resolutions directive decree article amendment".split())
_TITLE = 5  # words of a document's name before its head, or behind "of"
_OPERATION = 3


def join_occasions(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the words of each named event and document joined to one."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        stop, kind = at, ""
        if units[at].capital or units[at].text in _NUMBERED:
            stop, kind = _event_end(text, units, at), "event"
            if stop == at:
                stop, kind = _paper_end(text, units, at), "document"
        if stop == at:
            found.append(units[at])
            at += 1
            continue
        found.append(_joined(text, units[at:stop], kind))
        at = stop
    return found


def _event_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after "Storm Oru", "Operation Iron Gate", "World War II", "Super Bowl LX"; else `at`."""
    if not _capital_behind(text, units, at) or units[at].possessive:
        return at
    low, behind = units[at].text.casefold(), units[at + 1]
    if low in _STORMS:
        return at + 2 if not behind.has("date", "function", "role", "place", "number", "head", "weak-head") else at
    if units[at].has("place", "nation") and behind.text in _MATCHES:
        return at + 2
    if low == "operation":
        return _capitals_end(text, units, at + 1, _OPERATION)
    if (low, behind.text.casefold()) in _EVENTS:
        numbered = at + 2 < len(units) and units[at + 2].text in _NUMERALS and adjoin(text, behind, units[at + 2])
        return at + 3 if numbered else at + 2
    return at


def _paper_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after "Treaty of Ostrel", "Ostrel Conventions", "Resolution 2231"; else `at`."""
    unit = units[at]
    low = unit.text.casefold()
    if unit.possessive or at + 1 >= len(units) or not adjoin(text, unit, units[at + 1]):
        return at
    if low in _NUMBERED:
        return at + 2 if units[at + 1].has("number") and units[at + 1].text.isdigit() else at
    if low in _PAPERS and unit.capital and units[at + 1].text in _OF:
        stop = _capitals_end(text, units, at + 2 + (_text(units, at + 2) == "the"), _TITLE)
        return stop if units[stop - 1].capital else at
    return _titled_end(text, units, at)


def _titled_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after capitals that end in a document's head ("Good Friday Agreement"), else `at`."""
    if units[at].has("function", "role", "hon", "nation") and not units[at].has("date", "mod"):
        return at
    stop = _capitals_end(text, units, at, _TITLE)
    within = _text(units, stop) in _WITHIN or (_text(units, stop) == "and" and units[at].has("mod"))
    if within and stop + 1 < len(units) and not units[at].has("place", "body", "given"):
        after = _capitals_end(text, units, stop + 1, _TITLE)
        stop = after if after > stop + 1 and units[after - 1].text in _ACTS else stop
    head = max((i for i in range(at + 1, stop) if units[i].text.casefold() in _PAPERS), default=-1)
    if head > at and not (units[head].text == "Convention" and units[head - 1].text in _MEETS):
        return head + 1
    plural = stop == at + 1 and _text(units, stop) in _PLURAL_PAPERS and units[at].has("place")
    return stop + 1 if plural and adjoin(text, units[at], units[stop]) else at


def _capitals_end(text: str, units: Sequence[Unit], at: int, most: int) -> int:
    stop = at
    while (
        stop < len(units)
        and stop - at < most
        and units[stop].capital
        and (stop == at or (adjoin(text, units[stop - 1], units[stop]) and not units[stop - 1].possessive))
    ):
        stop += 1
    return stop


def _capital_behind(text: str, units: Sequence[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].capital and adjoin(text, units[at], units[at + 1])


def _text(units: Sequence[Unit], at: int) -> str:
    return units[at].text if at < len(units) else ""


def _joined(text: str, parts: Sequence[Unit], kind: str) -> Unit:
    start, last = parts[0].start, parts[-1]
    name = text[start : last.end]
    return Unit(
        name,
        start,
        last.end,
        last.tail,
        frozenset({kind, "cap"}),
        name,
        parts[0].first,
        kind,
        (start, last.end),
    )
