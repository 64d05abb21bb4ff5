"""What the renamed stories are told with: for each person, place and outlet of a reading, another of its kind.

Everything is chosen from the reading's own marked mentions and the project's tables, in a fixed order, so that the
same story is always renamed in the same way. Spellings of one name become spellings of one other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TypeVar

from bench.gold import GoldStory
from tellings.tables import places as tables
from tellings.tables.agencies import load_agencies
from tellings.tables.people import PARTICLES, load_surnames, usual_gender
from tellings.text.folding import skeleton

Item = TypeVar("Item")
# Countries that stand in for others, by code, one table a way: those that English news names most, and have a seat of
# government that stands for them; any country for all others.
_PAIRS: tuple[dict[str, str], ...] = (
    {
        "US": "GB", "GB": "CA", "RU": "FR", "UA": "PL", "TR": "CZ", "CN": "JP", "DE": "SE", "FR": "IT", "IN": "BR",
        "AF": "DZ", "PK": "PE", "IR": "EG", "IQ": "SD", "IL": "JO", "MX": "IE", "KR": "NZ", "KP": "LA", "JP": "CN",
    },
    {
        "US": "AE", "GB": "ZA", "RU": "DE", "UA": "SE", "TR": "GR", "CN": "KR", "DE": "PL", "FR": "CA", "IN": "ID",
        "AF": "KE", "PK": "EG", "IR": "DZ", "IQ": "SY", "IL": "LB", "MX": "CO", "KR": "AU", "KP": "VN", "JP": "IN",
    },
    {
        "US": "GB", "GB": "NO", "RU": "CA", "UA": "IE", "TR": "PT", "CN": "IN", "DE": "CZ", "FR": "IT", "IN": "MX",
        "AF": "PE", "PK": "NG", "IR": "IQ", "IQ": "ET", "IL": "GE", "MX": "NZ", "KR": "CL", "KP": "MM", "JP": "ID",
    },
)  # fmt: skip
_OTHERS = "ZA PT UY GH BO OM NO CL EC KE SN LT BE AT DK FI HR CO CR MN NP MY CH MA TZ TH".split()
# Seats that stand for a government, in the same order of countries as they are used for.
_SEATS = {
    "RU": ("Kremlin",), "US": ("White House",), "FR": ("Élysée",), "GB": ("Downing Street",), "IT": ("Quirinal",),
    "CA": ("Rideau Hall",), "DE": ("Chancellery",),
}  # fmt: skip
_STEMS = (
    "Borin Halda Tervo Malken Orzeg Vintar Calder Fenwick Rostig Lamber Strovan Egel Duvan Karsten Olbrig Wenzar "
    "Tolber Jarnik Selmer Brandel Hovart Mirando Petzal Quintar Rosvold Sandak Tarkan Ulvestad Vossler Zimbar "
    "Arlov Bexter Coriani Dastar Ferrigo Gundar Ivarson Kolbeck Linsted Morvane Nestry Ollander Pravic Rudeck"
).split()
_TOWNS = "Torvale Belhaven Marshen Kolvara Dunmere Ostrell Fallowby Brentsund Halvik Corrin Tessaly Wendmoor".split()
_MEDIA = "Alder Beacon Kestrel Larkfield Meridian Northgate Orchard Pinnacle Quarry Rowan Sable Tamarind".split()
# Words in the name of an outlet that say what it is; they stay.
_KINDS = frozenset(
    "the new al news times post politics europe independent sunday press agency one online radio tv daily journal "
    "world app associated network week this and of for".split()
)
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")


def find_replacements(story: GoldStory, *, variant: int = 1) -> dict[str, str]:
    """Return what is put in the place of what, longest sources first; upper-case forms are included.

    Each variant, from 1, takes other names.
    """
    text = "\n".join(f"{report.title or ''}\n{report.outlet or ''}\n{report.body}" for report in story.reports)
    found: dict[str, str] = {}
    for source, target in (
        *_media(story, variant),
        *_countries(text, variant),
        *_places(story, text, variant),
        *_people(story, variant),
    ):
        if source and target and source not in found:
            found[source] = target
    for source in list(found):
        if len(source) > 2 and " of " not in source:
            found.setdefault(source.upper(), found[source].upper())
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _turned(pool: Sequence[Item], variant: int) -> list[Item]:
    """Return the pool from another place on, the first variant as it is."""
    start = (variant - 1) * len(pool) // 3 % max(1, len(pool))
    return [*pool[start:], *pool[:start]]


# --- countries and places ------------------------------------------------------------------------------------------


def _country_rows() -> dict[str, list[list[str]]]:
    return {row[0]: [_split(cell) for cell in (*row[1:], "", "", "")[:5]] for row in tables._rows("countries.tsv")}


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _used(rows: dict[str, list[list[str]]], text: str) -> list[str]:
    """Return the codes of the countries that the text names in any form."""
    return [code for code, cells in rows.items() if any(_stands_in(word, text) for cell in cells for word in cell)]


def _targets(text: str, variant: int) -> dict[str, str]:
    rows = _country_rows()
    used = _used(rows, text)
    pairs = _PAIRS[(variant - 1) % len(_PAIRS)]
    free = [code for code in _turned(_OTHERS, variant) if code not in used and code not in pairs.values()]
    taken: set[str] = set()
    found: dict[str, str] = {}
    for code in sorted(used, key=lambda code: code not in pairs):
        wanted = pairs.get(code)
        if wanted is None or wanted in taken or wanted == code:
            wanted = next(other for other in free if other not in taken)
        found[code] = wanted
        taken.add(wanted)
    return found


def _countries(text: str, variant: int) -> Iterator[tuple[str, str]]:
    rows = _country_rows()
    for code, other in _targets(text, variant).items():
        name, others, capitals, adjectives, peoples = rows[code]
        new_name, new_others, new_capitals, new_adjectives, new_peoples = rows[other]
        short = [word for word in new_others if "." not in word and len(word) < 4]
        dotted = [word for word in new_others if "." in word]
        for word in (*name, *others, *(f"the {word[4:]}" for word in others if word.startswith("The "))):
            if len(word) < 4 and "." not in word:
                yield word, (short or new_name)[0]
            else:
                yield (
                    word,
                    (dotted or short or new_name)[0]
                    if "." in word
                    else _alternate(word, name, new_name + new_others),
                )
        for number, word in enumerate(capitals):
            yield word, new_capitals[min(number, len(new_capitals) - 1)] if number == 0 else new_capitals[0]
        several = _several(new_adjectives[0], new_peoples)
        for word in adjectives:
            yield word, new_adjectives[0]
            yield word + "s", several
        for word in peoples:
            yield word, several
        for seat in _SEATS.get(code, ()):
            new_seat = _SEATS.get(other, ("Government House",))[0]
            if new_seat in ("Downing Street", "Government House", "Rideau Hall"):
                yield f"the {seat}", new_seat
                yield f"The {seat}", new_seat
            yield seat, new_seat


def _several(adjective: str, peoples: list[str]) -> str:
    """Return the word for several people of a country ("Poles", "French", "Egyptians")."""
    for word in peoples:
        if word.endswith("s"):
            return word
    return adjective if adjective.endswith(("ese", "ish", "ch", "ss")) else adjective + "s"


def _alternate(word: str, name: list[str], names: list[str]) -> str:
    """Return the plain name for the plain name, and another spelling, where there is one, for another spelling."""
    plain = [other for other in names if len(other) > 3 and "." not in other and "the " not in other.lower()]
    return plain[0] if word == name[0] or len(plain) == 1 or " of " in word else plain[1]


def _places(story: GoldStory, text: str, variant: int) -> Iterator[tuple[str, str]]:
    """Yield the regions, cities and waters that the reading marks, and its places that no table has."""
    targets = _targets(text, variant)
    codes = {row[1]: row[0] for row in tables._rows("countries.tsv")}
    taken: set[str] = set()
    marked = dict.fromkeys(
        name
        for entity in story.entities
        for mention in entity.mentions
        for name in _names_in(mention.head.text, is_place=entity.type.startswith("place"))
    )
    for name in marked:
        place = tables.load_places().get(name)
        if place is not None and place.kind in ("country", "capital"):
            continue
        code = targets.get(codes.get(place.country, "")) if place else None
        pool = _pool(place.kind if place else "town", code or name.split()[-1], variant)
        chosen = next(other for other in pool if other not in taken and not _stands_in(other, text))
        taken.add(chosen)
        yield name, chosen


def _names_in(form: str, *, is_place: bool) -> list[str]:
    """Return the listed places in a marked form, or the form itself where it marks a place that is not listed."""
    known = tables.load_places()
    form = form.title() if form.isupper() else form
    parts = [*re.split(r",\s*| and ", form), *_CAPITALISED.findall(form)]
    names = [part.title() if part.isupper() and len(part) > 3 else part for part in parts]
    names = [name for name in names if name in known]
    words = form.removesuffix(" regions").split()
    if is_place and not names and len(words) < 3 and all(word[:1].isupper() and len(word) > 2 for word in words):
        names = [" ".join(words)]
    return list(dict.fromkeys(names))


def _pool(kind: str, key: str, variant: int) -> list[str]:
    """Return names of one kind: of the country with code `key`, then of any; landmarks that end in the word `key`."""
    if kind == "town":
        return _turned(_TOWNS, variant)
    if kind == "landmark":
        names = [name for name, place in tables.load_places().items() if place[:2] == (name, "landmark")]
        return [name for name in names if name.split()[-1] == key or key not in ("Sea", "Ocean", "Gulf")]
    cells = [
        {row[0]: row[1] for row in tables._rows(source)}
        for source in (("regions.tsv", "cities.tsv") if kind == "region" else ("cities.tsv",))
    ]
    return [
        entry.split("=")[0]
        for code in (key, "GB", "CA", "AU", "ZA")
        for cell in cells
        for entry in _turned(_split(cell.get(code, "")), variant)
    ]


# --- outlets and agencies ------------------------------------------------------------------------------------------


def _media(story: GoldStory, variant: int) -> Iterator[tuple[str, str]]:
    """Yield every distinguishing word of an outlet's name; agencies become other agencies."""
    text = "\n".join(report.body for report in story.reports)
    agencies = [name for agency in load_agencies() for name in (agency.name,) if " " not in name]
    free = iter(name for name in _turned(agencies, variant) if not _stands_in(name, text))
    acronyms = iter(name for name in ("DPA", "ANSA", "PTI", "KNA", "BTA", "MTI") if not _stands_in(name, text))
    invented = iter(_turned(_MEDIA, variant))
    known = {form for agency in load_agencies() for form in (agency.name, *agency.forms)}
    places = tables.load_places()
    for word in _media_words(story):
        if word in known:
            yield word, next(acronyms) if word.isupper() else next(free)
        elif word not in places and word.title() not in places:
            yield word, _cased(next(invented), word)


def _media_words(story: GoldStory) -> Iterable[str]:
    names = [report.outlet for report in story.reports if report.outlet]
    names += [m.head.text for entity in story.entities if entity.type == "media" for m in entity.mentions]
    words = (part for name in names for word in name.split() for part in word.strip("-@").split("-"))
    found: dict[str, str] = {}
    for word in words:
        if word.lower() not in _KINDS and len(word) > 1 and word[0].isalpha():
            found.setdefault(word.casefold(), word)
    return found.values()


def _cased(new: str, old: str) -> str:
    if old.isupper():
        return new.upper() if len(old) > 4 else new[: len(old)].upper()
    return new


# --- people --------------------------------------------------------------------------------------------------------


def _people(story: GoldStory, variant: int) -> Iterator[tuple[str, str]]:
    """Yield every given name and surname: given names by gender, spellings of one name as spellings of one other."""
    given, family = _name_words(story)
    used = {*given, *family}
    for group in _spellings(given):
        yield from zip(group, _given_group(group, used, variant), strict=True)
    stems = iter(_turned(_STEMS, variant))
    listed = sorted(name.title() for name in load_surnames() if len(name) > 5 and name.title() not in used)
    common = iter(_turned(listed, variant))
    for group in _spellings(family):
        if len(group) == 1 and group[0].casefold() in load_surnames():
            yield group[0], next(common)
            continue
        stem, kept = next(stems), _shared(group)
        for word in group:
            yield word, stem + word[max(0, len(kept) - 3) :] if len(group) > 1 else stem


def _name_words(story: GoldStory) -> tuple[list[str], list[str]]:
    """Return the words that open a marked personal name, and those that follow or stand alone."""
    forms = [author for report in story.reports for author in report.authors]
    for entity in story.entities:
        if entity.type == "person":
            forms += [mention.head.text for mention in entity.mentions]
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form.split()), form)):
        words = form.split()
        if words[0] == "The" or not all(word[:1].isupper() or word in PARTICLES for word in words):
            continue
        for number, word in enumerate(words):
            if len(word) < 3 or word in PARTICLES or word.endswith(".") or not word[0].isalpha():
                continue
            word = word.title() if word.isupper() else word
            opens = number == 0 and len(words) > 1
            (given if opens or (word in given and number < len(words) - 1) else family).setdefault(word)
    return [word for word in given if word not in family], list(family)


def _spellings(words: Iterable[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(skeleton(word), []).append(word)
    return list(groups.values())


def _given_group(group: list[str], used: set[str], variant: int) -> list[str]:
    """Return as many spellings of one given name of the same gender as the group has."""
    gender = usual_gender(group[0]) or ("f" if group[0].endswith("a") else "m")
    names = next(row.split("\t")[1].split() for row in _given_rows() if row.startswith(gender))
    names = [names[(number * 37) % len(names)] for number in range(len(names))] + names  # not all from the letter A
    for candidate in _turned(_spellings(names), variant):
        free = [name for name in candidate if name not in used and len(name) > 3]
        if len(free) >= len(group):
            used.update(free)
            return free[: len(group)]
    return [group[0]] * len(group)


def _given_rows() -> list[str]:
    return ["\t".join(row) for row in tables._rows("given_names.tsv")]


def _shared(group: list[str]) -> str:
    return "".join(
        letters[0] for letters in takewhile(lambda letters: len(set(letters)) == 1, zip(*group, strict=False))
    )
