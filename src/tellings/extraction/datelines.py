"""The place, day and agency with which the first paragraph of a report opens."""

from __future__ import annotations

import re

from tellings.tables.agencies import find_agency
from tellings.tables.places import load_places

_CITY = r"[A-Z][A-ZÀ-Þ.'’‘-]{1,24}(?:[ /][A-Z][A-ZÀ-Þ.'’-]{1,24}){0,3}"
_NAME = r"[A-ZÀ-Þ][\w.'’-]{1,24}(?: [A-ZÀ-Þ][\w.'’-]{1,24}){0,3}"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)"
    r"(?:,? \d{4})?"
)
_REST = (
    rf"(?:,? ?(?P<day>{_DAY}))?\s{{0,4}}(?P<agency>\([A-Z][\w .,'’/&-]{{1,40}}\))?\s{{0,4}}"
    r"(?P<mark>—|–|--|-|:|\u2015)\s{1,4}(?=\S)"
)
_SHOUTED = re.compile(rf"\A(?P<place>{_CITY}(?:, {_NAME}){{0,2}}){_REST}")
_MIXED = re.compile(rf"\A(?P<place>{_NAME}(?:, {_NAME}){{0,2}})?{_REST}")
_NO_PLACE = frozenset(
    "exclusive breaking update updated watch video analysis opinion live editorial explainer commentary fact "
    "check alert "
    "urgent feature column review interview warning note correction read more new photos poll quiz wrap".split()
)
_LONGEST = 160  # characters in which a dateline ends
_LONGEST_MIXED = 80


def find_dateline(text: str) -> tuple[int, str | None] | None:
    """Return where the dateline at the start of a paragraph ends, and the agency it names, or None.

    >>> find_dateline("ORU, March 5 (AP) — The ferry ran aground.")
    (20, 'Associated Press')
    """
    head = text[:_LONGEST]
    found = _SHOUTED.match(head)
    if found is None or not _is_place(found["place"], found["mark"], bool(found["agency"])):
        found = _MIXED.match(head)
        if found is None or found.end() > _LONGEST_MIXED or found["mark"] == ":":
            return None
        if not (find_agency(found["agency"]) if found["agency"] else _is_listed(found["place"])):
            return None
    agency = find_agency(found["agency"]) if found["agency"] else None
    return found.end(), agency.name if agency else None


def _is_place(place: str, mark: str, agency: bool) -> bool:
    if any(word in _NO_PLACE for word in place.lower().replace(",", " ").split()):
        return False
    return agency or mark != ":" or _is_listed(place)


def _is_listed(place: str | None) -> bool:
    if not place:
        return False
    city = re.split(r"[,/]", place)[0].strip()
    places = load_places()
    return city in places or city.title() in places
