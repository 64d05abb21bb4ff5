"""Documents and events spoken of by a common noun: "a joint statement", "the second round of talks"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tellings.annotation.mentions.units import Unit, adjoin
from tellings.tables.nouns import DOCUMENT_HEADS, EVENT_HEADS, NEEDS_QUALIFIER

_DETERMINERS = frozenset("the a an this that these those his her its their our".split())
_ORDINALS = frozenset("first second third fourth fifth sixth seventh next previous last new latest upcoming".split())
_QUALIFIERS = _ORDINALS | frozenset(
    """
    current economic further additional position own peace complete full total partial immediate lasting joint
    written draft peace direct phone telephone prisoner full-scale mass armed terror suicide car bomb drone
    missile air trade climate emergency own recent earlier face-to-face border gas oil spending tax budget
    election house forest ceasefire cease-fire truce hotel school church mosque market nightclub shooting civil
    world cold war state fresh separate single short long brief large small big major deadly so-called
    power-sharing security arms weapons hostage grain stabbing knife gun rocket ground train plane bus ferry
    factory coal mine wage teachers rail hunger
    """.split()
)
_ENDINGS = (
    "al",
    "ous",
    "ive",
    "ic",
    "ary",
    "ful",
    "less",
    "able",
    "ible",
    "ed",
    "ing",
    "est",
    "ent",
    "ant",
    "ern",
    "ory",
)
_BARE = frozenset({"talks", "negotiations", "sanctions"})


def join_nouns(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with each noun phrase for a document or an event joined to one."""
    found: list[Unit] = []
    for at, unit in enumerate(units):
        kind = _kind(unit)
        if not kind or (at + 1 < len(units) and _goes_on(text, unit, units[at + 1])):
            found.append(unit)
            continue
        begin = _begin(text, found, unit)
        if begin is None:
            found.append(unit)
            continue
        parts = (*found[begin:], unit)
        del found[begin:]
        found.append(_mention(text, parts, kind))
    return [*_with_complements(text, found)]


def _kind(unit: Unit) -> str:
    if unit.kind or (unit.capital and not unit.first):
        return ""
    return _kind_of_noun(unit.text)


@lru_cache(maxsize=65536)
def _kind_of_noun(printed: str) -> str:
    word = printed.casefold()
    if word in DOCUMENT_HEADS or (word.endswith("s") and word[:-1] in DOCUMENT_HEADS):
        return "document"
    return "event" if word in EVENT_HEADS or (word.endswith("s") and word[:-1] in EVENT_HEADS) else ""


def _goes_on(text: str, unit: Unit, after: Unit) -> bool:
    """A noun right behind makes this one a qualifier ("the peace talks venue", "attack helicopters")."""
    if unit.possessive or after.kind or not adjoin(text, unit, after):
        return False
    return bool(_kind(after)) or after.text in {
        "venue",
        "date",
        "process",
        "victims",
        "helicopters",
        "crimes",
        "zone",
        "minister",
    }


def _begin(text: str, before: Sequence[Unit], head: Unit) -> int | None:
    """Return where the phrase of a head begins in `before`; None where nothing makes it one thing."""
    for strict in (False, True):
        begin = _phrase_begin(text, before, head, strict)
        if begin is not None:
            return begin
    return None


def _phrase_begin(text: str, before: Sequence[Unit], head: Unit, strict: bool) -> int | None:
    """Qualifiers told by their ending need a determiner before them; listed ones (`strict`) may stand bare."""
    begin, right = len(before), head
    while begin > 0 and len(before) - begin < 5 and adjoin(text, before[begin - 1], right):
        link = before[begin - 1].text == "and" and begin > 1 and not strict and _qualifies(before[begin - 2], strict)
        if not link and not _qualifies(before[begin - 1], strict):
            break
        begin, right = begin - 1, before[begin - 1]
    qualified = begin < len(before)
    left = before[begin - 1] if begin > 0 and adjoin(text, before[begin - 1], right) else None
    owned = left is not None and (left.possessive or left.kind in {"nationality", "place", "organization"})
    word = head.text.casefold()
    if word in NEEDS_QUALIFIER and not qualified and not owned:
        return None
    if left is not None and not left.kind and left.text.casefold() in _DETERMINERS:
        return begin - 1
    if owned:
        return begin
    ordinal = any(unit.text.casefold() in _ORDINALS for unit in before[begin:])
    return begin if strict and (ordinal or (word in _BARE and qualified) or word == "talks") else None


def _qualifies(unit: Unit, strict: bool) -> bool:
    if unit.kind or unit.capital or unit.possessive or unit.has("mark", "date"):
        return False
    if unit.text in _QUALIFIERS:
        return True
    return (
        not strict
        and not unit.has("function")
        and (unit.has("mod") or unit.text.endswith(_ENDINGS) or "-" in unit.text)
    )


def _mention(text: str, parts: Sequence[Unit], kind: str) -> Unit:
    start, last = parts[0].start, parts[-1]
    name = parts[1:] if parts[0].text.casefold() in _DETERMINERS and len(parts) > 1 else parts
    return Unit(
        text[start : last.end],
        start,
        last.end,
        last.tail,
        frozenset({kind}),
        "",
        parts[0].first,
        kind,
        (name[0].start, last.end),
    )


def _with_complements(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Join "round" to its "of talks": the noun behind names what the round is of."""
    found: list[Unit] = []
    for unit in units:
        link = len(found) > 1 and found[-1].text == "of" and found[-2].kind == "event"
        if (
            link
            and unit.kind == "event"
            and found[-2].text.casefold().endswith(("round", "rounds", "session", "day"))
        ):
            first = found[-2]
            del found[-2:]
            head = (first.head or (first.start, first.end))[0]
            found.append(
                Unit(
                    text[first.start : unit.end],
                    first.start,
                    unit.end,
                    unit.tail,
                    first.flags,
                    "",
                    first.first,
                    "event",
                    (head, unit.end),
                )
            )
            continue
        found.append(unit)
    return found
