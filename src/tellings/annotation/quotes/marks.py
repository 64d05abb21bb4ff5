"""Quotation marks of a paragraph: where quoted words begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_OPEN_TO_CLOSE = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "'": "'", "‹": "›"}
# Editors paste typed and typeset words together: a straight mark closes what a curly one opened, and the reverse.
_MIXED = {"“": '"', '"': "”"}
_DOUBLE = frozenset('“”„"«»')
# Two straight or curly singles in a row are typed for one double mark.
_MARK = re.compile(r"''|``|’’|‘‘|[“”„\"«»‘’'‹›]")
_DEEPEST = 3
# A quotation in straight single marks closes within this many characters.
_REACH = 600
_AFTER_CLOSE = frozenset(" \t\n\r.,;:!?)]—–-…”\"’'»")


class Marked(NamedTuple):
    """Quoted words at `start:end`; `outer_start:outer_end` takes in the marks.

    `depth` is 0 for marks that stand in running text, 1 for marks inside those. `closed` is False where the
    closing mark is missing.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    depth: int
    closed: bool


def find_marked(text: str, start: int, end: int) -> list[Marked]:
    """Return the quoted ranges of the paragraph `text[start:end]`, outer ones before those inside.

    An apostrophe is no mark. A mark that is never closed runs to the paragraph's end.

    >>> text = "“We don't ‘trust’ them,” she said."
    >>> [text[mark.start:mark.end] for mark in find_marked(text, 0, len(text))]
    ["We don't ‘trust’ them,", 'trust']
    """
    found: list[Marked] = []
    stack: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text, start, end):
        width = match.end() - match.start()
        char = '"' if width == 2 else match[0]
        _step(text, char, match.start(), width, start, end, stack, found)
    for depth, (_, opened, width) in enumerate(stack):
        if text[opened] in _DOUBLE or width == 2:
            found.append(Marked(opened, opened + width, end, end, depth, closed=False))
    return sorted((mark for mark in found if mark.end > mark.start), key=lambda mark: (mark.outer_start, mark.depth))


def _step(
    text: str,
    char: str,
    at: int,
    width: int,
    start: int,
    end: int,
    stack: list[tuple[str, int, int]],
    found: list[Marked],
) -> None:
    """Open or close a quotation at the mark `char`."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    level = _level(stack, char, _OPEN_TO_CLOSE)
    if level is None and not before.isspace():
        level = _level(stack, char, _MIXED)
    if level is not None and _closes(char, before, after):
        _, opened, opened_width = stack[level]
        del stack[level:]
        found.append(Marked(opened, opened + opened_width, at, at + width, level, closed=True))
    elif _opens(text, char, at, width, before, after, end):
        if stack and stack[-1][0] == char and char == '"':
            stack.pop()
        if len(stack) < _DEEPEST:
            stack.append((char, at, width))


def _level(stack: Sequence[tuple[str, int, int]], char: str, closing: Mapping[str, str]) -> int | None:
    """The innermost open quotation that `char` can close."""
    return next((depth for depth in range(len(stack) - 1, -1, -1) if char in closing.get(stack[depth][0], "")), None)


def _closes(char: str, before: str, after: str) -> bool:
    if char in "’'":
        return not before.isspace() and not after.isalnum()
    return char != '"' or not before.isspace() or not after.isalnum()


def _opens(text: str, char: str, at: int, width: int, before: str, after: str, end: int) -> bool:
    if char in "“„«":
        return not after.isspace()
    if char == '"':
        return not after.isspace() and not before.isalnum()
    if char not in "‘'" or before.isalnum() or after.isspace():
        return False
    return char == "‘" or _has_partner(text, at + width, end)


def _has_partner(text: str, at: int, end: int) -> bool:
    """Whether a straight single mark has a closing one that is no apostrophe of a plural or a clipped word."""
    end = min(end, at + _REACH)
    stop = text.find("'", at, end)
    while stop != -1:
        after = text[stop + 1] if stop + 1 < end else " "
        plural = text[stop - 1] == "s" and after == " " and text[at].isdigit()
        if not text[stop - 1].isspace() and after in _AFTER_CLOSE and not plural:
            return True
        stop = text.find("'", stop + 1, end)
    return False
