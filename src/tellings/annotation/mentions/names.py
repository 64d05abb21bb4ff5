"""What a document has named in full, so that short forms, headlines and single words can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tellings.annotation.mentions.bodies import AREAS
from tellings.annotation.mentions.metonyms import decides
from tellings.annotation.mentions.persons import SPEECH
from tellings.annotation.mentions.units import Unit, adjoin, is_common, plain
from tellings.tables.people import ARABIC_HEADS, JOINED_PARTICLES, PARTICLES, SUFFIXES, WORDS_TOO, usual_gender
from tellings.tables.places import load_places

# Bodies that bear a person's name: the name alone is the person.
_NAMED_AFTER = frozenset(
    "administration campaign government cabinet presidency foundation organization trust".split()
)
_WORDS_AND_CITIES = frozenset(
    "Nice Reading Mobile Bath Split Orange Most Best Male Man Same Tours Sale Deal Of Buy Many Bar Van Hit".split()
)
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout"})
_BEFORE_MONTH = frozenset(
    "in last next this since until by early late mid before after from during of on and to every".split()
)
# What a country or a city owns, and a person hardly.
_OWNED = frozenset(
    "government parliament president prime foreign interior king queen army military border capital mayor".split()
)
_WITHER = frozenset({"in", "at", "near", "outside", "around", "across", "from", "to", "of", "off"})
NO_NAME = frozenset(
    """
    llc inc ltd plc vs id cv pdf url dvd cd vhs html usb gps led lcd pc aka rip lol omg wtf iq bbq suv atm diy
    photo god english i covid covid-19 ebola internet bible quran koran tv dna id ok faq ceo ufo wifi bitcoin
    """.split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """Single words and whole names of a document with their kind; a word that two kinds claim is left out."""

    whole: Mapping[str, tuple[str, str]]
    surnames: frozenset[str]
    given: frozenset[str]
    shorts: Mapping[str, str]
    bearers: frozenset[str] = frozenset()
    actors: Mapping[str, str | None] = field(default_factory=dict)


def collect_names(sentences: Sequence[Sequence[Unit]]) -> Names:
    """Return the names that the sentences give in full."""
    surnames: set[str] = set()
    given: set[str] = set()
    whole: dict[str, tuple[str, str]] = {}
    shorts: dict[str, str] = {}
    for unit in (unit for units in sentences for unit in units if unit.kind):
        name = plain(unit.value if unit.kind == "person" else unit.text)
        whole.setdefault(name.casefold(), (unit.kind, unit.value))
        words = [word for word in name.split() if word.casefold().strip(".") not in SUFFIXES]
        if unit.kind == "person":
            surnames.update(_surnames(words))
            given.update(word for word in words[:-1] if len(words) > 1)
        elif unit.kind == "organization" and len(words) > 1:
            if len(acronym(name)) > 1:
                shorts[acronym(name)] = unit.value
            if not is_common(words[0]) and not unit.party and words[-1].casefold() not in _NAMED_AFTER:
                shorts.setdefault(words[0], unit.value)
    bearers, actors = _find_bearers(sentences), _find_actors(sentences)
    return Names(whole, frozenset(surnames), frozenset(given - surnames), shorts, bearers, actors)


def _find_actors(sentences: Sequence[Sequence[Unit]]) -> dict[str, str | None]:
    """Return the words in capitals that act or have people somewhere in the report, with their country if told.

    "NRB said", "head of the NRB", "the NRB, Kenya's harbour agency".
    """
    found: dict[str, str | None] = {}
    for units in sentences:
        for at, unit in enumerate(units):
            if not unit.kind and unit.has("caps") and not unit.has("suffix") and unit.text.isalpha():
                after = units[at + 1] if at + 1 < len(units) else None
                served = after is not None and (after.has("role", "people") or after.text in SPEECH or decides(after))
                told = _apposed(units, at + 1)
                if served or told is not None or _is_headed(units, at):
                    found[unit.text] = found.get(unit.text) or told or None
    return found


def _apposed(units: Sequence[Unit], at: int) -> str | None:
    """Return the country in ", Kenya's harbour agency" at `at`, "" where it has none, None where it is no body."""
    party = ""
    if at >= len(units) or units[at].text != ",":
        return None
    for unit in units[at + 1 : at + 7]:
        if unit.has("mark"):
            return None
        party = party or (unit.value if unit.has("nation", "country") else "")
        if not unit.capital and unit.has("head", "weak-head"):
            return party
    return None


def _is_headed(units: Sequence[Unit], at: int) -> bool:
    """Whether an office is held at or for what stands at `at` ("head of the NRB")."""
    before = at - 1 if at and units[at - 1].text == "the" else at
    return before > 1 and units[before - 1].text in {"of", "for", "at"} and units[before - 2].has("role", "people")


def _find_bearers(sentences: Sequence[Sequence[Unit]]) -> frozenset[str]:
    """Return the surnames that are names of places too, where the report speaks of the person and never of the place.

    The person has a given name or a title in the report; nothing lies in the place, has its people, or rules it.
    """
    persons: set[str] = set()
    for unit in (unit for units in sentences for unit in units if unit.kind == "person"):
        words = plain(unit.value).split()
        if len(words) > 1 and usual_gender(words[0]) is not None:
            persons |= {words[0], words[-1]} & load_places().keys()
    if not persons:
        return frozenset()
    lands = {load_places()[word].name: word for word in persons}
    for units in sentences:
        for at, unit in enumerate(units):
            if unit.has("nation") and unit.value in lands:
                persons.discard(lands[unit.value])
            elif unit.text.title() in persons and _is_place_here(units, at):
                persons.discard(unit.text.title())
    return frozenset(persons)


def _is_place_here(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    before, after = units[at - 1] if at else None, units[at + 1] if at + 1 < len(units) else None
    if unit.text.isupper() or (
        before is not None and before.text.casefold() in _LOCATIVE | {"into", "inside", "entered", "invaded", "fled"}
    ):
        return True
    if before is not None and before.text == "of" and at > 1 and units[at - 2].has("role", "head", "weak-head"):
        return True
    if any(one.text == "its" for one in units[at + 1 : at + 4]):
        return True
    beside = before is not None and before.text == "," and at > 1 and units[at - 2].has("place")
    comma = after is not None and after.text == "," and at + 2 < len(units) and units[at + 2].has("region", "country")
    return beside or comma or (unit.possessive and after is not None and after.text.casefold() in _OWNED)


def _surnames(words: Sequence[str]) -> set[str]:
    if not words:
        return set()
    found = {words[-1]}
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
        found.add(" ".join(words[at:]))
    if len(words) > 2:
        found.add(" ".join(words[-2:]))
    return found


def acronym(name: str) -> str:
    """Return the first letters of the capitalised words.

    >>> acronym("Bureau of Harbour and Coastal Affairs")
    'BHCA'
    """
    return "".join(word[0] for word in re.findall(r"\w[\w'’]*", name) if word[0].isupper())


def settle(text: str, units: Sequence[Unit], names: Names, shouted: bool) -> list[Unit]:
    """Return the units with the remaining capitalised words settled by what the document names in full."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        unit, count = _settled(text, units, at, names, shouted)
        found.append(unit)
        at += count
    return found


def _settled(text: str, units: Sequence[Unit], at: int, names: Names, shouted: bool) -> tuple[Unit, int]:
    unit = units[at]
    if unit.kind or not (unit.capital or unit.has("cap")) or unit.has("mark", "number", "unseen"):
        return unit, 1
    if unit.has("place") and unit.text in names.bearers and not _is_longer(text, units, at):
        return _named(text, [unit], ("person", unit.text), "known"), 1
    if unit.has("nation", "place", "member") and not _is_plain_word(unit):
        return _listed(unit), 1
    run = _run(text, units, at)
    for count in range(run, 0, -1):
        last = units[at + count - 1]
        known = _known(plain(text[unit.start : last.end]), names, shouted)
        if known and not (count == 1 and _is_date(units, at)):
            return _named(text, units[at : at + count], known, "known"), count
    if shouted or unit.has("function", "date", "role", "mod", "hon"):
        return unit, 1
    if unit.has("caps") and run == 1 and not unit.has("init"):
        if unit.text not in names.actors:
            return unit, 1
        return _named(text, [unit], ("organization", unit.text))._replace(party=names.actors[unit.text]), 1
    kind = _guess(text, units, at, run)
    return (
        (_named(text, units[at : at + run], (kind, text[unit.start : units[at + run - 1].end])), run)
        if kind
        else (unit, 1)
    )


def _is_longer(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether a place's name goes on with capitals ("Jordan Valley", "Kent County")."""
    after = units[at + 1] if at + 1 < len(units) else None
    before = units[at - 1] if at else None
    goes_on = after is not None and after.capital and adjoin(text, units[at], after) and not units[at].possessive
    return goes_on or (before is not None and before.capital and not before.first and adjoin(text, before, units[at]))


def _is_plain_word(unit: Unit) -> bool:
    """A city spelled like an everyday word, where a sentence begins ("Nice to see", "Reading the report")."""
    return unit.first and not unit.possessive and unit.text in _WORDS_AND_CITIES


def _is_date(units: Sequence[Unit], at: int) -> bool:
    """A function word, or a month where one can stand; "May" of a person named so speaks, and bears no day."""
    unit = units[at]
    if not unit.has("date"):
        return unit.has("function")
    if unit.text.casefold() not in {"may", "march", "april", "june", "august"}:
        return True
    before = units[at - 1].text.casefold() if at else ""
    near = units[at + 1] if at + 1 < len(units) else None
    return (near is not None and near.has("number")) or before in _BEFORE_MONTH or before.isdigit()


def _listed(unit: Unit) -> Unit:
    kind = (
        "nationality"
        if unit.has("nation") and not unit.has("country")
        else "organization"
        if unit.has("member")
        else "place"
    )
    party = unit.value if kind == "nationality" else None
    return unit._replace(kind=kind, head=(unit.start, unit.end), party=party)


def _run(text: str, units: Sequence[Unit], at: int) -> int:
    count = 1
    while at + count < len(units) and count < 5:
        before, unit = units[at + count - 1], units[at + count]
        if before.possessive or unit.kind or not adjoin(text, before, unit) or not (unit.capital or unit.has("cap")):
            break
        if unit.has("mark", "number", "date", "nation", "hon"):
            break
        count += 1
    return count


def _known(printed: str, names: Names, shouted: bool) -> tuple[str, str] | None:
    key = printed.casefold()
    if key in names.whole:
        return names.whole[key][0], names.whole[key][1] if names.whole[key][0] != "person" else printed
    if printed in names.surnames or (shouted and printed.isupper() and printed.title() in names.surnames):
        return "person", printed
    if printed in names.shorts:
        return "organization", names.shorts[printed]
    if printed in names.given and not shouted:
        return "person", printed
    return None


def _named(text: str, parts: Sequence[Unit], known: tuple[str, str], source: str = "guess") -> Unit:
    kind, value = known
    start, last = parts[0].start, parts[-1]
    return Unit(
        text[start : last.end],
        start,
        last.end,
        last.tail,
        frozenset({kind, "cap", source}),
        value,
        parts[0].first,
        kind,
        (start, last.end),
    )


def _guess(text: str, units: Sequence[Unit], at: int, run: int) -> str:
    """Guess the kind of an unknown name from its shape and its neighbours; "" where they say nothing."""
    unit, before = units[at], units[at - 1] if at else None
    after = units[at + run] if at + run < len(units) else None
    if unit.text.casefold() in NO_NAME:
        return ""
    if unit.text == "X" and run == 1:
        return "organization" if before is not None and before.text in {"platform", "on", "formerly", "to"} else ""
    if run == 1 and _is_lone_person(unit, before, after):
        return "person"
    if (is_common(unit.text) and (run == 1 or unit.first)) or (unit.first and run == 1):
        return ""
    if unit.has("saint"):
        return "place" if before is not None and before.text in _WITHER else ""
    if run > 1 and unit.text.casefold() in ARABIC_HEADS and units[at + 1].text.startswith(JOINED_PARTICLES):
        return ARABIC_HEADS[unit.text.casefold()]
    if unit.text.count("-") == 2 and unit.text.split("-")[1].islower() and unit.text.split("-")[2][:1].isupper():
        return "place" if before is not None and before.text in _LOCATIVE else "organization"
    against = after is not None and after.text.casefold().strip(".") in {"v", "vs", "versus"}
    if before is not None and before.text in _LOCATIVE and not unit.has("given") and not against:
        return "place"
    return "place" if at > 1 and units[at - 1].text == "of" and units[at - 2].text in AREAS else ""


def _is_lone_person(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """A given name alone, or a surname that speaks."""
    if unit.has("weak-head", "head", "role", "mod") and is_common(unit.text):
        return False
    if unit.text.casefold() in WORDS_TOO or unit.has("place", "caps", "init"):
        return False
    if unit.has("given") and not (unit.first and after is not None and after.capital):
        return before is None or before.text.casefold() not in {"hurricane", "storm", "typhoon", "cyclone"}
    speaks = (after is not None and after.text in SPEECH) or (
        before is not None and before.text in SPEECH and not unit.first
    )
    return speaks and unit.has("surname")


def count_capitals(units: Sequence[Unit]) -> Counter[str]:
    """Return how many longer words are capitalised, all-capital and lower-case."""
    longer = [unit for unit in units if len(unit.text) > 3 and not unit.has("mark", "number")]
    return Counter("upper" if unit.text.isupper() else "capital" if unit.capital else "lower" for unit in longer)


def is_shouted(units: Sequence[Unit], *, headline: bool) -> bool:
    """Return whether a line is set in title case or in capitals, so that a capital letter says nothing.

    A sentence of names only is no headline: running text must be all capitals, or long and without a small word.
    """
    counts = count_capitals(units)
    total = sum(counts.values())
    if not headline and units and units[-1].text in {".", "?", "!", "”", '"'}:
        return total >= 3 and counts["upper"] > 0.7 * total
    if headline:
        return total >= 3 and counts["lower"] <= 0.3 * total
    if counts["upper"] <= 0.7 * total and _is_roll(units, total):
        return False
    return total >= 3 and (counts["upper"] > 0.7 * total or (total >= 6 and counts["lower"] <= 0.1 * total))


def _is_roll(units: Sequence[Unit], words: int) -> bool:
    """Whether a line is a list of persons: commas between, and a given name in every four words."""
    commas = sum(unit.text == "," for unit in units)
    return commas > 1 and 4 * sum(unit.has("given") for unit in units) >= words
