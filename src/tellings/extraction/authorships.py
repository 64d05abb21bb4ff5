"""Who wrote the report of a page, out of all the fields and lines in which the page says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tellings.extraction.authors import Author, read_authors, read_line
from tellings.extraction.metadata import Metadata
from tellings.extraction.signatures import find_signatures
from tellings.tables.agencies import find_agency
from tellings.tables.people import usual_gender
from tellings.text.folding import fold
from tellings.types.documents import Declaration

_NAMED = ("person", "agency")
_LONE = re.compile(r"(?:written |words |reported |story )?by\s?:?", re.IGNORECASE)
_AND = re.compile(r"(?:and|&|,)\Z", re.IGNORECASE)
_MOST = 12  # authors


def find_authors(tree: Any, metadata: Metadata, lines: Sequence[str] = ()) -> tuple[Author, ...]:
    """Return the authors of a page out of its data, its meta elements, its marked bylines and its printed ones.

    `lines` are the lines that the page shows between its title and its text. Of these groups the one counts that
    most others agree with, the first of several; a longer list that holds all its names replaces it. A desk or an
    organisation is the author where no person or agency is, the site itself only where that is printed.
    """
    said = [each for each in metadata.declared if each.field in ("author", "organization")]
    data = [each for each in said if each.source.startswith("JSON-LD")]
    metas = [each for each in said if each not in data]
    own = frozenset(_key(name) for name in metadata.list_values("site", "publisher"))
    groups = [_read_group(group, own) for group in (data, metas, *find_signatures(tree))]
    groups.append(tuple(author for line in _join_lines(lines) for author in read_line(line)))
    named = [found for group in groups if (found := tuple(each for each in group if each.kind in _NAMED))]
    if named:
        return _choose_group(named)[:_MOST]
    return next((group for group in groups if group), ())[:_MOST]


def _choose_group(groups: Sequence[tuple[Author, ...]]) -> tuple[Author, ...]:
    """Return the group of names that most others share a name with, the first of several.

    A longer group that holds all of it replaces it where each name stands in two groups: data often name the first
    author only. A group of single words counts less than one of full names.
    """
    keys = [frozenset(_key(author.name) for author in group) for group in groups]
    weights = [
        sum(bool(one & other) for other in keys) - 0.5 * all(" " not in author.name for author in group)
        for one, group in zip(keys, groups, strict=True)
    ]
    best = weights.index(max(weights))
    borne = {name for one in keys for name in one if sum(name in other for other in keys) > 1}
    larger = (group for one, group in zip(keys, groups, strict=True) if one > keys[best] and one <= borne)
    return next(larger, groups[best])


def _read_group(group: Sequence[Declaration], own: frozenset[str]) -> tuple[Author, ...]:
    """Return the authors of one group; the site's own name is none in its data, where it stands by default."""
    found: dict[Author, None] = {}
    for each in group:
        is_own = _key(each.value) in own and not _is_person(each.value)
        if is_own and each.source.startswith(("JSON-LD", "meta")):
            continue
        authors = (Author(each.value, "outlet"),) if is_own else _read_declared(each)
        found.update(
            dict.fromkeys(each for each in authors if is_own or _key(each.name) not in own or _is_person(each.name))
        )
    return tuple(found)


def _is_person(name: str) -> bool:
    return usual_gender(name.split()[0]) is not None


def _join_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines with a lone "By" put before the next one, and what a lone "and" goes on with."""
    begun = ""
    for line in lines:
        if _LONE.fullmatch(begun) or _AND.fullmatch(line) or _AND.search(begun) is not None:
            begun = f"{begun} {line}"
            continue
        yield begun
        begun = line
    yield begun


def _read_declared(each: Declaration) -> tuple[Author, ...]:
    if each.field == "organization":
        agency = find_agency(each.value)
        return (Author(each.value, "agency" if agency and not agency.pictures_only else "outlet"),)
    return read_authors(each.value, is_declared=True)


def _key(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum()).removeprefix("the")
