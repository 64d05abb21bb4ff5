"""What follows an article on its own page and looks like more of it: the next story, and readers' comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from tellings.extraction.bylines import find_byline
from tellings.extraction.furniture import is_closer
from tellings.extraction.lines import Line
from tellings.extraction.rows import Layout, Row
from tellings.extraction.stamps import is_stamp

_LEAST = 250  # characters of the article that stand before what follows it
_SHARE = 0.5  # share of what was kept that stands before the comments
_HEADLINE, _LOWEST = 4, 3  # words that the headline of a next story has at least, and its lowest level
_FURTHEST = 6  # lines under a headline in which its byline or time is looked for
_DATED, _SHORT = re.compile(r"\b(?:19|20)\d\d\b"), 12  # a year in a line of so few words is part of a stamp
_MOST = 100  # headings that are looked at


def find_sequels(layout: Layout, lines: Sequence[Line], kept: Sequence[bool]) -> dict[int, str]:
    """Return the kept lines that belong to another story or to the readers, by number, each with its reason."""
    rows = layout.rows
    sums = [0, *accumulate(len(row.text) if held else 0 for row, held in zip(rows, kept, strict=True))]
    found: dict[int, str] = {}
    starts = [(_find_comments(rows, lines, sums), "comments")]
    if not layout.is_live:
        starts.append((_find_next(rows, lines, kept, sums), "related"))
    for start, reason in starts:
        if start is not None:
            found |= {number: reason for number in range(start, len(rows)) if kept[number] and number not in found}
    return found


def _find_comments(rows: Sequence[Row], lines: Sequence[Line], sums: Sequence[int]) -> int | None:
    """Return the heading of the comments, where most of the text stands before it."""
    least = max(_LEAST, _SHARE * sums[-1])
    return next(
        (at for at, row in enumerate(rows) if row.level > 1 and sums[at] >= least and is_closer(lines[at])), None
    )


def _find_next(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], sums: Sequence[int]) -> int | None:
    """Return the headline of the next story: it opens an element that is made as the one of this story is."""
    first = next((at for at, held in enumerate(kept) if held and lines[at].is_prose), len(rows))
    headings = (
        at
        for at in range(first + 1, len(rows))
        if 1 <= rows[at].level <= _LOWEST and rows[at].reason is None and sums[at] >= _LEAST
        and lines[at].words >= _HEADLINE
    )  # fmt: skip
    for _, heading in zip(range(_MOST), headings, strict=False):
        if _opens_another(rows, lines, kept, first, heading):
            return heading
    return None


def _opens_another(
    rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], first: int, heading: int
) -> bool:
    own, other = _part(rows[first].parent, rows[heading].parent)
    if own is None or own.tag != other.tag or own.get("class") != other.get("class"):
        return False
    if not any(0 < rows[at].level <= _LOWEST and _is_in(rows[at].parent, own) for at in range(first)):
        return False
    if any(kept[at] and _is_in(rows[at].parent, other) for at in range(first, heading)):
        return False
    return own.tag == "article" or _is_signed(rows, lines, kept, heading)


def _is_signed(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], heading: int) -> bool:
    """Return whether a byline or a time stands between a headline and the text under it."""
    for at in range(heading + 1, min(heading + 1 + _FURTHEST, len(rows))):
        if lines[at].words > _SHORT:
            return False
        is_dated = lines[at].words <= _SHORT and _DATED.search(rows[at].text) is not None
        if is_dated or rows[at].timed or is_stamp(rows[at].text) or find_byline(lines[at]) is not None:
            return True
    return False


def _part(one: Any, other: Any) -> tuple[Any, Any]:
    """Return the two elements, side by side, in which two others stand; None twice where there are none."""
    inside: dict[Any, Any] = {}
    child: Any = None
    for element in _list_around(one):
        inside[element] = child
        child = element
    child = None
    for element in _list_around(other):
        if element in inside:
            return (inside[element], child) if inside[element] is not None and child is not None else (None, None)
        child = element
    return None, None


def _list_around(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _is_in(element: Any, around: Any) -> bool:
    return any(each is around for each in _list_around(element))
