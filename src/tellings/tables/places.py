"""Countries, regions, cities, peoples: what a place's name stands for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

PlaceKind = Literal["country", "capital", "region", "city", "landmark"]


class Place(NamedTuple):
    """A place under the name it is listed by, with the name of its country ("" outside any)."""

    name: str
    kind: PlaceKind
    country: str


def _rows(name: str) -> list[list[str]]:
    text = files("tellings.tables").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [line.split("\t") for line in lines]


def _countries() -> list[list[str]]:
    """Trailing empty cells may be missing in the file."""
    return [row + [""] * (6 - len(row)) for row in _rows("countries.tsv")]


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


@cache
def load_places() -> dict[str, Place]:
    """Return every listed spelling of a place, with the place; the better known wins a shared spelling."""
    table: dict[str, Place] = {}
    codes: dict[str, str] = {}
    countries = _countries()
    for code, name, others, *_ in countries:
        codes[code] = name
        for spelling in (name, *_parts(others)):
            table.setdefault(spelling, Place(name, "country", name))
    for row in countries:
        for number, spelling in enumerate(_parts(row[3])):
            first = _parts(row[3])[0] if row[0] not in _TWO_SEATS else spelling
            table.setdefault(spelling, Place(first if number else spelling, "capital", row[1]))
    for source, kind in (("regions.tsv", "region"), ("cities.tsv", "city")):
        for code, cell in _rows(source):
            _add(table, cell, "region" if kind == "region" else "city", codes[code])
    for (cell,) in _rows("landmarks.tsv"):
        _add(table, cell, "landmark", "")
    return table


# Countries whose second listed capital is another city, not another spelling.
_TWO_SEATS = frozenset({"BO", "BI", "NL", "MY", "IN"})


def _add(table: dict[str, Place], cell: str, kind: PlaceKind, country: str) -> None:
    for entry in _parts(cell):
        first, *others = entry.split("=")
        for spelling in (first, *others):
            table.setdefault(spelling, Place(first, kind, country))


# The post's codes of the states, which stand for them behind a town ("Mobile, AL").
STATE_CODES = dict(
    pair.split("=")
    for pair in """
    AL=Alabama;AK=Alaska;AZ=Arizona;AR=Arkansas;CA=California;CO=Colorado;CT=Connecticut;DE=Delaware;FL=Florida;
    GA=Georgia (US);HI=Hawaii;ID=Idaho;IL=Illinois;IN=Indiana;IA=Iowa;KS=Kansas;KY=Kentucky;LA=Louisiana;ME=Maine;
    MD=Maryland;MA=Massachusetts;MI=Michigan;MN=Minnesota;MS=Mississippi;MO=Missouri;MT=Montana;NE=Nebraska;
    NV=Nevada;NH=New Hampshire;NJ=New Jersey;NM=New Mexico;NY=New York;NC=North Carolina;ND=North Dakota;OH=Ohio;
    OK=Oklahoma;OR=Oregon;PA=Pennsylvania;RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;
    UT=Utah;VT=Vermont;VA=Virginia;WA=Washington State;WV=West Virginia;WI=Wisconsin;WY=Wyoming;
    DC=District of Columbia
    """.replace("\n", "")
    .replace("    ", "")
    .strip(";")
    .split(";")
)


@cache
def load_nationalities() -> dict[str, str]:
    """Return adjectives and words for peoples, as printed, with the name of their country.

    >>> load_nationalities()["Danes"], load_nationalities()["Nigerien"]
    ('Denmark', 'Niger')
    """
    table: dict[str, str] = {}
    for _, name, _, _, adjectives, peoples in _countries():
        for word in _parts(adjectives):
            table.setdefault(word, name)
            if not word.endswith(("ese", "ish", "ch", "ss")):
                table.setdefault(word + "s", name)
        for word in _parts(peoples):
            table.setdefault(word, name)
    return table


def country_of(name: str) -> str | None:
    """Return the country that a name, adjective or capital belongs to, None where the tables do not know it.

    >>> country_of("Türkiye"), country_of("Nigerian"), country_of("Warsaw"), country_of("Atlantis")
    ('Turkey', 'Nigeria', 'Poland', None)
    """
    place = load_places().get(name)
    if place is not None:
        return place.country or None
    return load_nationalities().get(name)


class Town(NamedTuple):
    """A town under the name it is listed by, with its country ("" where several have one of its name).

    `shared`: persons or things are called so too, so that only the text can tell.
    """

    name: str
    country: str
    shared: bool


@cache
def load_towns() -> dict[str, Town]:
    """Return the larger towns that `load_places` does not have, by every listed spelling.

    >>> load_towns()["Mobile"], load_towns()["Allentown"].country
    (Town(name='Mobile', country='United States', shared=True), 'United States')
    """
    countries = {code: name for code, name, *_ in _countries()}
    table: dict[str, Town] = {}
    for code, sign, cell in _rows("towns.tsv"):
        for entry in _parts(cell):
            first, *others = entry.split("=")
            for spelling in (first, *others):
                table.setdefault(spelling, Town(first, countries.get(code, ""), sign == "shared"))
    return table
