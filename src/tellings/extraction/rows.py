"""The lines that a reader of a page would see, in order, each with what the markup says of it.

One walk over the parsed page, without recursion. While it reads, it marks every text of the tree with the number of
its line, in a character that no text uses, so that whatever an extractor takes from it says where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tellings.extraction.boxes import Role, find_role
from tellings.extraction.markup import BLOCK, UNSEEN, is_hidden
from tellings.types.documents import BlockKind

_SPACES = re.compile(r"\s+")
HIDDEN = "not shown"
_FIRST_MARK = 0xF0000
_LONGEST_PART = 1500  # characters of a caption, standfirst, correction, quote set apart or embedded post
_MOST_MARKS = 0xFFFD
MARKS = re.compile("[\U000f0000-\U0010ffff]")
_HOLDERS = frozenset({"div", "section", "article", "td", "main", "body"})
_CELLS = frozenset({"td", "th"})
_FEWEST_ROWS = 3  # up to which a table may be there for the layout alone
_LONGEST_CELL = 300  # characters of text right in a cell, up to which its row is one of data
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    "tr": "table-row",
    "figcaption": "caption",
    "figure": "caption",
    "blockquote": "block-quote",
}
# Kinds that hold for all blocks inside, whatever their tags.
_DEEP = frozenset({"caption", "credit", "pull-quote", "post", "correction", "heading", "block-quote", "standfirst"})


@dataclass(frozen=True, slots=True)
class Box:
    """An element that names itself as something else than the article, with the rows that it holds."""

    element: Any
    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """One visible line: its words, the kind that the markup gives it, how much of it is links, and where it stands.

    `parent` is the block element that holds it, `reason` that of the innermost box around it, `level` the level of a
    heading; a `timed` line holds a time that the markup marks.
    """

    text: str
    kind: BlockKind
    linked: float
    parent: Any
    reason: str | None
    level: int = 0
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The visible lines of a page, its boxes and the elements that claim the article, inner before outer ones."""

    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    bodies: tuple[Box, ...]
    is_live: bool = False

    @property
    def shown(self) -> Sequence[str]:
        """Return the lines that are not hidden until a script shows them."""
        return [row.text for row in self.rows if row.reason != HIDDEN]


@dataclass(slots=True)
class _Place:
    """What holds for the lines inside one block element."""

    element: Any
    kind: BlockKind
    reason: str | None
    begin: int
    role: Role
    hides: bool = False


class _Walk:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.boxes: list[Box] = []
        self.bodies: list[Box] = []
        self.known: dict[tuple[Any, ...], Role] = {}
        self.parts: list[str] = []
        self.linked = self.links = 0
        self.timed = self.is_live = False

    def read(self, root: Any) -> Layout:
        place = _Place(root, "paragraph", None, 0, Role())
        alive = list(root.iter())  # while they live, lxml does not make the elements anew
        stack: list[tuple[Any, _Place, _Place | None]] = [(alive[0], place, None)]
        while stack:
            element, outer, inner = stack.pop()
            if inner is not None:
                self.leave(element, outer, inner)
                continue
            name = element.tag if isinstance(element.tag, str) else ""
            if not name or name in UNSEEN:
                self.take_tail(element, root)
                continue
            inner = self.enter(element, name, outer)
            stack.append((element, outer, inner))
            stack.extend((child, inner, None) for child in reversed(element))
        self.flush(place)
        return Layout(tuple(self.rows), tuple(self.boxes), tuple(self.bodies), self.is_live)

    def enter(self, element: Any, name: str, outer: _Place) -> _Place:
        inner = outer
        self.links += name == "a"
        names = element.items()
        if names and is_hidden(element):
            self.flush(outer)
            inner = self.place(element, names, outer)
            inner.reason = HIDDEN
            inner.hides = True
        elif name in _CELLS and outer.kind == "table-row":
            self.parts.append(" | " if self.parts else "")
        elif name in BLOCK or name == "br":
            self.flush(outer)
            inner = self.place(element, names, outer) if name != "br" else outer
        elif name == "time":
            self.timed = True
        elif outer.kind == "caption" and find_role(element, names, self.known).kind == "credit":
            self.flush(outer)
            inner = self.place(element, names, outer)
        if element.text:
            element.text = self.take(element.text)
        return inner

    def leave(self, element: Any, outer: _Place, inner: _Place) -> None:
        self.links -= element.tag == "a"
        if inner is not outer:
            self.flush(inner)
            self.unname(inner)
            reason = HIDDEN if inner.hides else inner.role.reason
            if reason is not None and inner.begin < len(self.rows):
                self.boxes.append(Box(element, reason, inner.begin, len(self.rows)))
            if inner.role.is_body and inner.begin < len(self.rows):
                self.bodies.append(Box(element, "", inner.begin, len(self.rows)))
        self.take_tail(element, None)

    def unname(self, place: _Place) -> None:
        """Take the name of a part from lines that are too long for one: there the name means something else."""
        if place.role.kind is None:
            return
        lines = self.rows[place.begin :]
        if sum(len(row.text) for row in lines) > _LONGEST_PART:
            self.rows[place.begin :] = [
                replace(row, kind="paragraph") if row.kind == place.role.kind else row for row in lines
            ]

    def place(self, element: Any, names: list[tuple[str, str]], outer: _Place) -> _Place:
        name = element.tag
        role = find_role(element, names, self.known)
        kind = role.kind or _KINDS.get(name)
        if name == "tr" and kind == "table-row" and _is_layout(element):
            kind = None
        self.is_live = self.is_live or role.is_live
        if (outer.kind in _DEEP and (kind is None or kind in ("list-item", "block-quote"))) or (
            kind is None and name not in ("div", "section", "table", "tbody", "article") and outer.kind == "list-item"
        ):
            kind = outer.kind
        reason = HIDDEN if outer.reason == HIDDEN else role.reason or outer.reason
        return _Place(element, kind or "paragraph", reason, len(self.rows), role)

    def take_tail(self, element: Any, root: Any) -> None:
        if element is not root and element.tail:
            element.tail = self.take(element.tail)

    def take(self, text: str) -> str:
        """Take a text of the tree into the line that is being read; return it with the mark of that line."""
        if not text.isascii():
            text = MARKS.sub("", text)
        if text.isspace() or not text:
            if self.parts:
                self.parts.append(" ")
            return text
        self.parts.append(text)
        size = len(text) - text.count(" ")
        self.linked += size if self.links else 0
        number = len(self.rows)
        return text + chr(_FIRST_MARK + number) if number < _MOST_MARKS else text

    def flush(self, place: _Place) -> None:
        """End the line that is being read."""
        if not self.parts:
            return
        text = _SPACES.sub(" ", "".join(self.parts)).strip()
        if text:
            kind = place.kind
            if kind == "table-row" and " | " not in text:
                kind = "paragraph"
            level = int(place.element.tag[1]) if place.element.tag in _HEADINGS else 0
            share = min(1.0, self.linked / max(1, len(text) - text.count(" ")))
            self.rows.append(Row(text, kind, share, place.element, place.reason, level, self.timed))
            self.linked = 0
            self.timed = False
        self.parts.clear()


def _is_layout(row: Any) -> bool:
    """Return whether a row of a table only puts running text in its place; a table of data has more rows."""
    return len(row.getparent()) <= _FEWEST_ROWS and any(
        sum(len(part or "") for part in (cell.text, *(child.tail for child in cell))) > _LONGEST_CELL for cell in row
    )


def read_rows(tree: Any) -> Layout:
    """Return the visible lines of a parsed page; each text of the tree is left with the mark of its line."""
    return _Walk().read(tree)


def find_home(row: Row) -> Any:
    """Return the container that the block of a line stands in."""
    return row.parent if row.parent.tag in _HOLDERS else row.parent.getparent()


def count_marks(texts: Any) -> dict[int, int]:
    """Return how many characters of each marked line stand in the texts, by its number."""
    found: dict[int, int] = {}
    for text in texts:
        at = 0
        for mark in MARKS.finditer(text):
            number = ord(mark.group()) - _FIRST_MARK
            found[number] = found.get(number, 0) + mark.start() - at
            at = mark.end()
    return found
