"""Which lines of a page are the article: found with Trafilatura, whose finds and losses are then checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from tellings.extraction.heads import Head
from tellings.extraction.lines import Line, Lines
from tellings.extraction.losses import find_lost
from tellings.extraction.rows import HIDDEN, Box, Layout, Row, count_marks
from tellings.extraction.sequels import find_sequels
from tellings.extraction.serials import find_rest, is_rest
from tellings.extraction.standfirsts import find_standfirst
from tellings.extraction.strays import find_strays
from tellings.types.documents import BlockKind

LEAST_TEXT = 250  # characters below which a reading of a page counts as failed
_PRUNED = frozenset(
    "comments|subscription|advertisement|related|share widget|promo|legal|author note|not shown".split("|")
)
_WIDEST = 0.4  # share of the text of a page that a box of something else holds at most; comments may hold more
_BESIDE = frozenset({"caption", "credit", "pull-quote", "post", "correction"})
_AFTER = 12  # lines after the text in which a correction is looked for
_HEADLINE = 30  # words that the first line of an entry of a live blog has at most
_MOST_TOLD = 3000  # lines that are looked up in the text that a page tells in its head
_MOST_QUOTES = 100  # headings and quotes of a page that are compared with its text
_REPEATED = 5  # words from which a quote that stands in the text too is a pull quote


@dataclass(frozen=True, slots=True)
class Body:
    """The kind of each line of the article, None for the others; the reasons of some; characters of text."""

    kinds: tuple[BlockKind | None, ...]
    reasons: dict[int, str]
    lines: Sequence[Line]
    size: int


def find_body(tree: Any, layout: Layout, head: Head, *, is_live: bool = False) -> Body:
    """Return which lines belong to the article, and as what.

    The tree is the marked one; boxes of other things are taken out of it. `is_live` says that it is a live blog.
    """
    rows = layout.rows
    lines = Lines([row.text for row in rows])
    kept = _find_kept(tree, layout, head)
    for number in find_lost(rows, lines, kept):
        kept[number] = True
    rest = find_rest(rows, lines, kept, _find_title(rows, lines, kept))
    for number in rest:
        kept[number] = kept[number] or is_rest(rows[number])
    reasons = find_strays(layout, lines, kept) | find_sequels(layout, lines, kept)
    for number in reasons:
        kept[number] = False
    title = _find_title(rows, lines, kept)
    kinds = [_kind_of(row) if held else None for row, held in zip(rows, kept, strict=True)]
    _name_slides(rows, kinds, rest)
    for number in _find_beside(rows, lines, kept, title):
        kinds[number] = rows[number].kind
    standfirst = find_standfirst(rows, lines, kept, title, head.description)
    if standfirst is not None:
        kinds[standfirst] = "standfirst"
    _name_quotes(rows, lines, kinds)
    if is_live:
        _name_entries(rows, lines, kinds)
    size = sum(
        len(row.text) for row, kind in zip(rows, kinds, strict=True) if kind not in (None, "caption", "credit")
    )
    return Body(tuple(kinds), reasons, lines, size)


def _find_title(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool]) -> int | None:
    """Return the number of the last main heading above the text."""
    first = next((number for number, held in enumerate(kept) if held and lines[number].is_prose), len(rows) - 1)
    return next((number for number in range(first, -1, -1) if rows[number].level == 1), None)


def _name_slides(rows: Sequence[Row], kinds: list[BlockKind | None], rest: Sequence[int]) -> None:
    """Take the captions of a page that tells its story in them for its text."""
    captions = [number for number in rest if kinds[number] == "caption"]
    if 2 * sum(len(rows[number].text) for number in captions) > sum(len(rows[number].text) for number in rest):
        for number in captions:
            kinds[number] = "paragraph"


def _kind_of(row: Row) -> BlockKind:
    """Return the kind of a line of the text; only one line can be the standfirst, whatever else is called so."""
    if row.kind != "standfirst":
        return row.kind
    return "heading" if row.level else "paragraph"


def _find_kept(tree: Any, layout: Layout, head: Head) -> list[bool]:
    for box in _list_pruned(layout):
        _drop(box.element)
    kept = _read_kept(tree, layout.rows, recall=False)
    if _measure(layout.rows, kept) >= LEAST_TEXT:
        return kept
    kept = _read_kept(tree, layout.rows, recall=True)
    told = [
        number < _MOST_TOLD and row.reason is None and head.tells(row.text) for number, row in enumerate(layout.rows)
    ]
    return max(kept, told, key=lambda held: _measure(layout.rows, held))


def _measure(rows: Sequence[Row], kept: Sequence[bool]) -> int:
    return sum(len(row.text) for row, held in zip(rows, kept, strict=True) if held)


def _list_pruned(layout: Layout) -> list[Box]:
    """Return the boxes that are taken out before the article is looked for, none inside another."""
    sizes = [0, *accumulate(len(row.text) for row in layout.rows)]
    titles = [0, *accumulate(row.level == 1 for row in layout.rows)]
    total = max(1, sizes[-1])
    found: list[Box] = []
    for box in reversed(layout.boxes):
        if box.reason not in _PRUNED or (found and found[-1].first <= box.first and box.last <= found[-1].last):
            continue
        if titles[box.last] > titles[box.first]:
            continue
        if box.reason != "comments" and sizes[box.last] - sizes[box.first] > _WIDEST * total:
            continue
        found.append(box)
    hidden = sum(sizes[box.last] - sizes[box.first] for box in found if box.reason == HIDDEN)
    # Where most of a page waits to be unfolded by a script, it is the text of the page.
    return found if hidden <= _WIDEST * total else [box for box in found if box.reason != HIDDEN]


def _drop(element: Any) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _read_kept(tree: Any, rows: Sequence[Row], *, recall: bool) -> list[bool]:
    # Imported late: the extractor and its tables take longer to load than a pile of plain reports to read.
    from trafilatura import bare_extraction

    for cell in tree.iter("td", "th"):  # it writes out each cell as often as its spans say, to the power of two
        cell.attrib.pop("rowspan", None)
        cell.attrib.pop("colspan", None)
    found = bare_extraction(
        tree, fast=not recall, favor_recall=recall, include_comments=False, include_formatting=False,
        output_format="xml", with_metadata=False,
    )  # fmt: skip
    body = getattr(found, "body", None)
    counts = count_marks(body.itertext()) if body is not None else {}
    return [counts.get(number, 0) >= 0.5 * len(row.text) for number, row in enumerate(rows)]


def _find_beside(rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], title: int | None) -> list[int]:
    """Return the captions, credits, quotes set apart and corrections that stand within the article."""
    held = [number for number, is_kept in enumerate(kept) if is_kept]
    if not held:
        return []
    first = held[0] if title is None else min(title, held[0])
    found: list[int] = []
    for number in range(first, min(held[-1] + _AFTER, len(rows))):
        row = rows[number]
        if kept[number] or row.kind not in _BESIDE or row.reason is not None or row.linked > 0.8:
            continue
        if (number < held[-1] or row.kind == "correction") and lines[number].words >= (
            1 if row.kind == "credit" else 3
        ):
            found.append(number)
    return found


def _name_quotes(rows: Sequence[Row], lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Tell quotes that repeat words of the text from those that are part of it."""
    text = " ".join(rows[at].text for at, kind in enumerate(kinds) if kind in ("paragraph", "list-item"))
    quoted = [at for at, kind in enumerate(kinds) if kind == "block-quote"]
    if sum(len(rows[at].text) for at in quoted) > len(text):
        for at in quoted:
            kinds[at] = "paragraph"  # a page that sets its whole text as a quote
    quotes = [at for at, kind in enumerate(kinds) if kind in ("block-quote", "pull-quote", "heading")]
    if len(quotes) > _MOST_QUOTES:
        return
    for at in quotes:
        words = rows[at].text.strip("\"“”'‘’ …")
        if lines[at].words >= _REPEATED and words in text:
            kinds[at] = "pull-quote"


def _name_entries(rows: Sequence[Row], lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Tell the lines with which the entries of a live blog begin: their times, with or without a headline."""
    held = [number for number, kind in enumerate(kinds) if kind is not None]
    for number in range(held[0], held[-1]) if held else ():
        row = rows[number]
        if row.timed and row.reason is None and lines[number].words <= _HEADLINE and row.level != 1:
            kinds[number] = "entry"
