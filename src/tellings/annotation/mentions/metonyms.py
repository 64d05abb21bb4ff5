"""Capitals that stand for their government ("Harbour City rejects the offer"), told from the city by their use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.annotation.mentions.units import Unit
from tellings.tables.places import country_of
from tellings.text.tokens import stem

_AT_PLACE = frozenset(
    """
    in at near outside around across throughout inside into via through over above toward towards of central
    downtown northern southern eastern western north south east west
    """.split()
)
_WITH_ACTOR = frozenset({"with", "between", "by", "against", "for"})
_EITHER_WAY = frozenset({"to", "from"})
_MOTION = frozenset(
    stem(word)
    for word in """
    flew flown went came left drove ran led travel fly arrive visit return go come head drive move leave flee
    march land trip journey flight route train road airport born live based evacuate transport bring take sent
    walk sail bus
    """.split()
)
# What somebody does who speaks or decides for a country; base forms, compared by stem.
_ACTS = frozenset(
    stem(word)
    for word in """
    say propose reject accept demand want seek insist call urge ask warn threaten accuse blame claim deny
    announce agree refuse offer respond reply react condemn welcome support back oppose plan intend hope believe
    fear hold withdraw impose lift suspend send deliver supply provide launch invade attack retaliate sign
    negotiate push pull expel recall summon vow pledge promise deploy consider weigh face expect need make take
    give keep maintain see view regard describe dismiss confirm question signal show prepare continue start
    begin stop end try fail remain argue declare order ban block veto approve allow share use become recognize
    recognise present submit submits receive wait tell trade violate break breach honor honour ignore insist
    express raise drop cut boost ramp target hit test fire build develop join quit win lose get put set turn
    hand return extend resume halt sanction host rule pursue risk look act step change shift stand escalate
    downplay invite mull eye slam blast brush
    """.split()
)
_PAST = frozenset("met said told made sent took held won led".split())
_AUXILIARIES = frozenset(
    """
    has have had will would can could may might must should does did is was isn't wasn't won't wouldn't hasn't
    doesn't didn't can't says cannot also now still
    """.split()
)
_CITY_NOUNS = frozenset(
    """
    airport street streets metro subway mayor suburb suburbs outskirts hospital hospitals hotel hotels center
    centre downtown skyline residents university zoo port station square museum cathedral district districts
    region area climate weather stock traffic police fire court prison landmark landmarks cafe restaurants main
    old
    """.split()
)
_NO_SEATS: Mapping[str, str] = {}


def mark_metonyms(text: str, units: Sequence[Unit], seats: Mapping[str, str] = _NO_SEATS) -> list[Unit]:
    """Return the units with each capital that stands for its government marked; its value becomes the country.

    A capital reached by "to" or "from" is a government unless the sentence speaks of travel. `seats` are capitals,
    with their countries, that the tables do not have.
    """
    found = [_seated(unit, seats) for unit in units] if seats else list(units)
    capitals = [at for at, unit in enumerate(found) if unit.kind == "place" and "capital" in unit.flags]
    if not capitals:
        return found
    moving = any(stem(unit.text) in _MOTION for unit in units if not unit.kind)
    for at in capitals:
        unit = found[at]
        printed = unit.text.title() if unit.text.isupper() else unit.text
        country = seats.get(printed) or country_of(printed)
        if country is None or country == unit.value:
            continue
        if _is_actor(text, units, at, moving):
            found[at] = unit._replace(value=country, flags=unit.flags | {"metonym"})
    return _spread(found)


def _seated(unit: Unit, seats: Mapping[str, str]) -> Unit:
    printed = unit.text.title() if unit.text.isupper() else unit.text
    return unit._replace(flags=unit.flags | {"capital"}) if unit.kind == "place" and printed in seats else unit


def _is_actor(text: str, units: Sequence[Unit], at: int, moving: bool) -> bool:
    unit = units[at]
    before = units[at - 1].text.casefold() if at else ""
    after = units[at + 1] if at + 1 < len(units) else None
    follows = after.text.casefold() if after else ""
    if (before in _AT_PLACE and not (before == "of" and unit.possessive)) or (
        after is not None and after.text == "," and _is_place(units, at + 2)
    ):
        return False
    if after is not None and text[unit.tail : after.start] == "-" and follows in {"based", "born", "area"}:
        return False
    if unit.possessive:
        return not after or follows not in _CITY_NOUNS
    if before in _WITH_ACTOR:
        return True
    if before in _EITHER_WAY:
        return not moving and follows not in {"on", "at"}
    if follows in _AUXILIARIES or (after is not None and not after.kind and acts(after)):
        return True
    return after is not None and text[unit.tail : after.start] == "-" and after.text.endswith("ed")


def acts(unit: Unit) -> bool:
    """Return whether a word can be the verb of somebody who decides: in the third person or in the past.

    The bare form after a name is a noun as often as not.
    """
    word = unit.text.casefold()
    return (not unit.capital and word.endswith(("s", "ed"))) or (
        word in {"said", "told", "made", "sent", "took", "held"} and stem(word) in _ACTS
    )


def decides(unit: Unit) -> bool:
    """Return whether a word is the verb of somebody who decides ("rejected", "met"), and no noun like it."""
    return unit.text in _PAST or (acts(unit) and stem(unit.text) in _ACTS)


def _is_place(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].kind == "place" and units[at].has("country", "region")


def _spread(units: list[Unit]) -> list[Unit]:
    """A capital joined by "and" to one that stands for its government stands for its own ("between A and B")."""
    for at in range(len(units) - 2):
        left, link, right = units[at : at + 3]
        if link.text not in {"and", "or"} or left.possessive:
            continue
        if left.has("metonym") != right.has("metonym") and left.kind == right.kind == "place":
            other = at if right.has("metonym") else at + 2
            country = country_of(units[other].text)
            if units[other].has("capital") and country:
                units[other] = units[other]._replace(value=country, flags=units[other].flags | {"metonym"})
    return units
