"""Countries that no table has, learned from how a document speaks of them and of their people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tellings.annotation.mentions.metonyms import acts
from tellings.annotation.mentions.units import Unit, adjoin, is_common
from tellings.tables.places import load_places
from tellings.text.peoples import match_peoples

# What stands behind the adjective of a country, and of hardly anything else.
_STATE = frozenset(
    """
    government foreign prime president premier chancellor minister ministers ministry army navy military troops
    forces soldiers authorities delegation delegations ambassador ambassadors embassy consulate parliament side
    negotiator negotiators territory diplomat diplomats airspace border borders capital coastguard sailors
    officials king queen republic constitution presidency counterpart citizens
    """.split()
)
# What a country has and persons, companies and cities have not.
_OWNED = frozenset({"parliament", "ambassador", "embassy", "territory", "government", "armed", "airspace", "border"})
_OFFICES = frozenset({"foreign", "prime", "defense", "defence", "interior"})
_MINISTERS = frozenset({"minister", "ministry", "ministers"})
_REALMS = frozenset("Republic Kingdom Emirate Sultanate Principality government parliament".split())
_FIRMS = frozenset("inc corp ltd plc shares stock ceo company firm group executive brand maker app".split())
_LOCATIVE = frozenset({"in", "throughout", "across", "inside"})
_TYPICAL = ("a", "land", "stan")


@dataclass(frozen=True, slots=True)
class Lands:
    """Names of countries, words for their people with the country, and their seats of government with the country."""

    names: frozenset[str] = frozenset()
    peoples: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Signs:
    """What speaks for and against a capitalised word being a country."""

    uses: int = 0
    state: int = 0
    inside: int = 0
    person: int = 0
    firm: int = 0
    deeds: int = 0
    partners: set[str] = field(default_factory=set)


def find_lands(text: str, sentences: Iterable[Sequence[Unit]]) -> Lands:
    """Return the countries unknown to the tables that running text shows to be such; in doubt a name is left out.

    A name is one where its adjective stands before an office or a body of state ("Velmoran foreign minister"), where
    it owns one ("Velmora's parliament"), or where it deals with a country and acts like one. No person's name is one.
    """
    lines = [list(units) for units in sentences]
    signs: dict[str, _Signs] = defaultdict(_Signs)
    adjectives: Counter[str] = Counter()
    for units in lines:
        for at, unit in enumerate(units):
            if _is_open(unit):
                _note(text, units, at, signs[unit.text])
                adjectives[unit.text] += _before_state(text, units, at)
    open_names = {name: one for name, one in signs.items() if not one.person and not one.firm and len(name) > 3}
    names = {name for name, one in open_names.items() if one.state and not is_common(name)}
    peoples_of = match_peoples(signs, open_names)
    names |= {name for name, one in open_names.items() if _has_people(one, peoples_of[name], adjectives)}
    names -= _last_words()
    names -= {word for name in names for word in peoples_of[name]}
    names |= {name for name, one in open_names.items() if name not in names and _deals(name, one, names)}
    peoples = {word: name for name in sorted(names) for word in peoples_of[name]}
    lands = Lands(frozenset(names), peoples)
    return replace(lands, seats=_seats(text, [mark_lands(units, lands) for units in lines]))


@cache
def _last_words() -> frozenset[str]:
    """The last words of listed places of several words: "Korea" alone is no country of its own."""
    return frozenset(spelling.split()[-1] for spelling in load_places() if " " in spelling)


def _is_open(unit: Unit) -> bool:
    return (
        unit.capital
        and unit.text.isalpha()
        and not unit.text.isupper()
        and not unit.has(
            "place", "nation", "body", "member", "function", "date", "role", "hon", "given", "head", "mod"
        )
    )


def _note(text: str, units: Sequence[Unit], at: int, sign: _Signs) -> None:
    unit = units[at]
    before = units[at - 1] if at and adjoin(text, units[at - 1], unit) else None
    after = units[at + 1] if at + 1 < len(units) and adjoin(text, unit, units[at + 1]) else None
    sign.uses += 1
    word = after.text.casefold() if after else ""
    if before is not None and _makes_person(before):
        sign.person += 1
    sign.firm += word in _FIRMS or (before is not None and before.text.casefold() in _FIRMS)
    sign.inside += before is not None and before.text in _LOCATIVE
    if not unit.has("surname"):
        sign.state += (unit.possessive and _owns(units, at)) or _is_realm(text, units, at)
    sign.deeds += unit.possessive or (after is not None and acts(after)) or word in {"has", "had"}
    _note_partners(text, units, at, sign)


def _makes_person(before: Unit) -> bool:
    """A title or a given name right before makes the word a surname."""
    return before.has("given", "hon", "init") or (before.has("role") and not before.possessive)


def _owns(units: Sequence[Unit], at: int) -> bool:
    first = units[at + 1].text.casefold() if at + 1 < len(units) else ""
    second = units[at + 2].text.casefold() if at + 2 < len(units) else ""
    return first in _OWNED or (first in _OFFICES and second in _MINISTERS) or f"{first} {second}" in _STATE_PHRASES


_STATE_PHRASES = frozenset(
    f"{office} {head}" for office in _OFFICES for head in _MINISTERS
)  # an office listed as one phrase is one unit


def _is_realm(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether the word names a realm or its government: "the government of X", "the Kingdom of X"."""
    if at < 2 or units[at - 1].text != "of" or units[at].possessive or units[at - 2].text not in _REALMS:
        return False
    return not (at + 1 < len(units) and units[at + 1].capital and adjoin(text, units[at], units[at + 1]))


def _note_partners(text: str, units: Sequence[Unit], at: int, sign: _Signs) -> None:
    """Note the names that the word is paired with: "between A and X", "A has offered X", "A's offer to X"."""
    if at > 2 and units[at - 1].text == "and" and units[at - 3].text.casefold() in {"between", "both"}:
        sign.partners.add(_country(units[at - 2]))
    if at + 2 < len(units) and at and units[at - 1].text.casefold() == "between" and units[at + 1].text == "and":
        sign.partners.add(_country(units[at + 2]))
    for back in (2, 3):
        if at >= back and all(adjoin(text, units[i], units[i + 1]) for i in range(at - back, at)):
            middle = units[at - back + 1 : at]
            if (
                not units[at - back].possessive
                and acts(middle[-1])
                and (back == 2 or middle[0].text in {"has", "had"})
            ):
                sign.partners.add(_country(units[at - back]))
            if units[at - back].possessive and back == 3 and middle[-1].text in {"to", "with", "against"}:
                sign.partners.add(_country(units[at - back]))


def _country(unit: Unit) -> str:
    return unit.value if unit.has("country") else unit.text


def _before_state(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether an office or body of state follows an adjective, at most two words on ("Velmoran Deputy Minister")."""
    for index in range(at + 1, min(at + 4, len(units))):
        unit = units[index]
        if not adjoin(text, units[index - 1], unit) or units[index - 1].possessive:
            return False
        if unit.text.casefold().split()[0] in _STATE or unit.text.casefold().split()[-1] in _STATE:
            return True
        if not unit.has("mod", "role"):
            return False
    return False


def _has_people(sign: _Signs, forms: Sequence[str], adjectives: Counter[str]) -> bool:
    """Whether the document has the name's adjective before an office, or its people besides a stay inside it."""
    return any(adjectives[word] for word in forms) or (bool(forms) and bool(sign.state or sign.inside))


def _deals(name: str, sign: _Signs, names: set[str]) -> bool:
    """Whether an unknown name is a country by its dealings: it acts, and one learned or listed country meets it."""
    typical = name.endswith(_TYPICAL) and not is_common(name)
    return typical and sign.uses > 1 and sign.deeds > 0 and any(partner in names for partner in sign.partners)


def _seats(text: str, sentences: Iterable[Sequence[Unit]]) -> dict[str, str]:
    """Cities that the text calls a seat of government: "the Velmoran government in X", "Velmora's capital, X"."""
    found: dict[str, set[str]] = defaultdict(set)
    for units in sentences:
        for at, unit in enumerate(units):
            if not (unit.has("nation") or (unit.has("country") and unit.possessive)) or at + 3 >= len(units):
                continue
            noun, link = units[at + 1].text.casefold(), units[at + 2].text
            if (noun, link) in {("government", "in"), ("capital", ","), ("capital", "of")}:
                city = _city(text, units, at + 3)
                if city:
                    found[city].add(unit.value)
    return {city: next(iter(countries)) for city, countries in found.items() if len(countries) == 1}


def _city(text: str, units: Sequence[Unit], at: int) -> str:
    stop = at
    while stop < len(units) and stop - at < 3 and units[stop].capital and not units[stop].has("function", "date"):
        stop += 1
        if stop < len(units) and not adjoin(text, units[stop - 1], units[stop]):
            break
    if stop == at or units[at].has("place"):
        return ""
    return text[units[at].start : units[stop - 1].end]


def mark_lands(units: Sequence[Unit], lands: Lands) -> list[Unit]:
    """Return the units with the learned countries and peoples marked like listed ones, joined pairs split."""
    if not lands.names and not lands.peoples:
        return list(units)
    found: list[Unit] = []
    for unit in units:
        found.extend((_marked(part, lands) for part in _split(unit, lands)) if unit.capital else (unit,))
    return found


def _marked(unit: Unit, lands: Lands) -> Unit:
    if unit.has("place", "nation", "body"):
        return unit
    word = unit.text.title() if unit.text.isupper() else unit.text
    if word in lands.names:
        return unit._replace(flags=(unit.flags - {"surname", "caps"}) | {"place", "country"}, value=word)
    if word in lands.peoples:
        return unit._replace(flags=(unit.flags - {"surname", "caps"}) | {"nation"}, value=lands.peoples[word])
    return unit


def _split(unit: Unit, lands: Lands) -> list[Unit]:
    """Split "Velmora-Corrandia" where both are learned."""
    left, dash, right = unit.text.partition("-")
    if not dash or not all(word in lands.names or word in lands.peoples for word in (left, right)):
        return [unit]
    cut = unit.start + len(left)
    flags = unit.flags & {"cap"}
    return [
        unit._replace(text=left, end=cut, tail=cut, flags=flags),
        unit._replace(text=right, start=cut + 1, flags=flags, first=False),
    ]
