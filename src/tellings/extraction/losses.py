"""Lines of an article that the extractor lost: found again by where they stand and how they are marked up.

A page sets all paragraphs of an article alike and in one place. A line of running text that stands among the kept
ones, or is marked up as they are, belongs to them; so do the items of a list and the headings between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tellings.extraction.lines import Line
from tellings.extraction.rows import Row, find_home

_LISTS = frozenset({"ul", "ol", "dl"})
_LINKED = 0.5  # share of links from which a line is a reference to something else
_LONG = 40  # words from which a line is text though a link that was never closed runs through it
_BESIDE = 3  # kept lines that make a container of containers the article's own
_ALIKE = 2  # kept lines that make a place or a way of marking up the article's own


def find_lost(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool]) -> list[int]:
    """Return the lines that belong to the article though the extractor did not take them, by number."""
    texts = [number for number, held in enumerate(kept) if held and lines[number].is_prose]
    if not texts:
        return []
    first, last = texts[0], texts[-1]
    homes = Counter(find_home(rows[number]) for number in texts)
    places = Counter(_find_place(rows[number]) for number in texts)
    marks = Counter[Any](_marking(rows[number]) for number in texts)
    del marks[None]
    stop = next((at for at in range(last + 1, len(rows)) if rows[at].level == 1), len(rows))
    found: list[int] = []
    for number in range(first, stop):
        row = rows[number]
        if kept[number] or row.reason is not None:
            continue
        if row.linked > _LINKED and lines[number].words < _LONG:
            continue
        if row.kind == "list-item":
            lost = number < last and homes[_find_list_home(row)] >= _ALIKE
        elif row.kind == "heading":
            lost = False
        else:
            alike = homes[find_home(row)] >= _ALIKE or marks[_marking(row)] >= _ALIKE
            alike = alike or (number < last and places[_find_place(row)] >= _BESIDE)
            lost = row.kind in ("paragraph", "block-quote") and lines[number].is_prose and alike
        if lost:
            found.append(number)
    held = {number for number, is_kept in enumerate(kept) if is_kept} | set(found)
    headings = [
        number for number in range(first, last)
        if rows[number].kind == "heading" and number not in held and number + 1 in held
        and rows[number].reason is None and rows[number].linked <= _LINKED
    ]  # fmt: skip
    return sorted([*found, *headings])


def _find_place(row: Row) -> Any:
    """Return the container around the one that the block of a line stands in."""
    home = find_home(row)
    return home.getparent() if home is not None else None


def _find_list_home(row: Row) -> Any:
    element = row.parent
    while element is not None and element.tag not in _LISTS:
        element = element.getparent()
    return element.getparent() if element is not None else None


def _marking(row: Row) -> tuple[str, ...] | None:
    """Return how a line is marked up: the tags and classes of its block and of the one around; None without class."""
    parent = row.parent
    outer = parent.getparent()
    own = parent.get("class") or ""
    around = (outer.get("class") or "") if outer is not None else ""
    if not own and not around:
        return None
    return (str(parent.tag), own, str(outer.tag) if outer is not None else "", around)
