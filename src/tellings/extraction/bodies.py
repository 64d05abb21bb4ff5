"""Which lines of a page are the article: found with Trafilatura, whose finds and losses are then checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from tellings.extraction.lines import measure
from tellings.extraction.losses import find_lost
from tellings.types.spans import Span
from tellings.extraction.rows import Box, Layout, Row, count_marks

_LEAST_TEXT = 250  # characters below which a reading of a page counts as failed
_STRONG = frozenset({"comments", "subscription", "advertisement", "related", "share widget", "promo", "legal", "author note", "not shown"})
_WIDEST = 0.4  # share of the text of a page that a box of something else holds at most; comments may hold more


def choose_rows(tree: Any, layout: Layout) -> list[bool]:
    """Return for each line whether it belongs to the article; all False where nothing was found.

    The tree is the marked one; boxes of other things are taken out of it.
    """
    rows = layout.rows
    sizes = [0, *accumulate(len(row.text) for row in rows)]
    for box in list_pruned(layout, sizes):
        _drop(box.element)
    kept = _read_kept(tree, rows, recall=False)
    if sum(len(row.text) for row, held in zip(rows, kept) if held) < _LEAST_TEXT:
        kept = _read_kept(tree, rows, recall=True)
    lines = [measure(row.text, (Span(0, len(row.text)),), 0) for row in rows]
    for number in find_lost(rows, lines, kept):
        kept[number] = True
    return kept


def list_pruned(layout: Layout, sizes: Sequence[int]) -> list[Box]:
    """Return the boxes that are taken out before the article is looked for."""
    titles = [number for number, row in enumerate(layout.rows) if row.level == 1]
    total = max(1, sizes[-1])
    found: list[Box] = []
    for box in reversed(layout.boxes):
        if box.reason not in _STRONG or (found and found[-1].first <= box.first and box.last <= found[-1].last):
            continue
        if any(box.first <= at < box.last for at in titles):
            continue
        if box.reason != "comments" and sizes[box.last] - sizes[box.first] > _WIDEST * total:
            continue
        found.append(box)
    hidden = sum(sizes[box.last] - sizes[box.first] for box in found if box.reason == "not shown")
    # Where most of a page waits to be unfolded by a script, it is the text of the page.
    return found if hidden <= _WIDEST * total else [box for box in found if box.reason != "not shown"]


def _drop(element: Any) -> None:
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
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, fast=not recall, favor_recall=recall, include_comments=False, include_formatting=False,
        output_format="xml", with_metadata=False,
    )  # fmt: skip
    body = getattr(found, "body", None)
    counts = count_marks(body.itertext()) if body is not None else {}
    return [counts.get(number, 0) >= 0.5 * len(row.text) for number, row in enumerate(rows)]
