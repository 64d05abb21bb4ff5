"""The rest of pages that set their text in pieces (newsletters, slide shows, round-ups), of which one was found.

An extractor looks for the one container that holds the article. Where a page sets each piece in a container of its
own, most of its text is lost: running text that stands with the title and the found piece in one element, is in no
box of something else, and is more than twice what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tellings.extraction.lines import Line
from tellings.extraction.rows import Row

_WHOLE_PAGE = frozenset({"body", "html"})
_PIECES = frozenset({"div", "section", "article"})
_LOST = 2.0  # times the found text that the rest has at least
_LINKED, _TEASED = 0.3, 0.8  # shares of links: of running text at most, of the headline of another story at least
_NEAR = 3  # lines under such a headline in which its summary stands


def find_rest(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], title: int | None) -> range:
    """Return the lines in which the other pieces of a page stand; empty where nearly all of its text was found."""
    found = [number for number, held in enumerate(kept) if held and lines[number].is_prose]
    if title is None or not found:
        return range(0)
    whole = _find_common(rows[title].parent, rows[found[0]].parent)
    if whole is None or whole.tag in _WHOLE_PAGE:
        whole = _find_series(rows[found[0]].parent)
    if whole is None:
        return range(0)
    stop = next((at for at in range(title + 1, len(rows)) if rows[at].level == 1), len(rows))
    lost = [number for number in _list_texts(rows, lines, found[0], stop) if whole in _climb(rows[number].parent)]
    rest = [number for number in lost if not kept[number]]
    least = _LOST * sum(len(rows[number].text) for number in found)
    if not rest or sum(len(rows[number].text) for number in rest) < least:
        return range(0)
    return range(found[0], rest[-1] + 1)


def is_rest(row: Row) -> bool:
    """Return whether a line that stands among the pieces belongs to them, whatever its kind."""
    return row.reason is None and row.linked <= _LINKED and row.kind != "credit"


def _list_texts(rows: Sequence[Row], lines: Sequence[Line], start: int, stop: int) -> Iterator[int]:
    """Yield the lines of running text that no linked headline just above tells to be the summary of another page."""
    teaser = start - _NEAR - 1
    for number in range(start, stop):
        row = rows[number]
        if row.level and row.linked >= _TEASED and _leads_away(row.parent):
            teaser = number
        if row.reason is not None or row.kind not in ("paragraph", "caption") or row.linked > _LINKED:
            continue
        if lines[number].is_prose and number > teaser + _NEAR:
            yield number


def _leads_away(heading: Any) -> bool:
    """Return whether a heading links to another page and not to a place on this one."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return not any("#" in (link.get("href") or "") for link in links)


def _find_common(one: Any, other: Any) -> Any:
    around = set(_climb(one))
    return next((element for element in _climb(other) if element in around), None)


def _find_series(piece: Any) -> Any:
    """Return what holds the piece and others that are marked up as it is; None where it stands alone."""
    for element in _climb(piece):
        outer, name = element.getparent(), element.get("class")
        if outer is None or element.tag in _WHOLE_PAGE:
            return None
        alike = [other for other in outer if name and other.tag == element.tag and other.get("class") == name]
        if element.tag in _PIECES and len(alike) > 1:
            return outer
    return None


def _climb(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()
