"""Quotation marks of a paragraph: where quoted words begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_OPEN_TO_CLOSE = {"“": "”", "„": "”“", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"', "'": "'", "‹": "›"}
# Editors paste typed and typeset words together: a straight mark closes what a curly one opened, and the reverse;
# a programme that sets the marks takes one behind a comma for an opening one.
_MIXED = {"“": '"“', '"': "”"}
_DOUBLE = frozenset('“”„"«»')
_GUILLEMETS = frozenset("«»‹›")
# Two straight or curly singles in a row are typed for one double mark.
_MARK = re.compile(r"''|``|’’|‘‘|[“”„\"«»‘’‚'‹›]")
_DEEPEST = 3
# A quotation in straight single marks closes within this many characters.
_REACH = 600
# The first sign behind an apostrophe that tells what it was: the end of a quotation, or the start of another.
_CLOSED = re.compile(r"[,.?!…][’']|[‘“„«\"]|(?<!\w)'")
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
    if level is not None and _closes(text, char, at + width, before, after, end):
        _, opened, opened_width = stack[level]
        del stack[level:]
        first, last = _inside(text, opened + opened_width, at)
        found.append(Marked(opened, first, last, at + width, level, closed=True))
    elif _opens(text, char, at, width, before, after, end):
        if stack and stack[-1][0] == char and char == '"':
            stack.pop()
        if len(stack) < _DEEPEST:
            stack.append((char, at, width))


def _level(stack: Sequence[tuple[str, int, int]], char: str, closing: Mapping[str, str]) -> int | None:
    """The innermost open quotation that `char` can close."""
    return next((depth for depth in range(len(stack) - 1, -1, -1) if char in closing.get(stack[depth][0], "")), None)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The quoted words without the blanks that French sets inside its marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _closes(text: str, char: str, at: int, before: str, after: str, end: int) -> bool:
    if char in "’'":
        return not before.isspace() and not after.isalnum() and not _owns(text, char, at, end)
    return char not in '"“' or not after.isalnum() or (char == '"' and not before.isspace())


def _owns(text: str, char: str, at: int, end: int) -> bool:
    """Whether the mark before `at` is the apostrophe of a plural, "the players’ union": a later one closes.

    The later one stands behind a comma or an end of sentence, and no other quotation opens before it.
    """
    if text[at - 2 : at - 1] not in ("s", "z", "x"):
        return False
    if text[at : at + 2] in (f",{char}", f".{char}", f"?{char}", f"!{char}"):
        return True
    if not text[at : at + 1].isspace() or not text[at + 1 : at + 2].islower():
        return False
    later = _CLOSED.search(text, at, min(end, at + _REACH))
    return later is not None and later[0][-1] == char


def _opens(text: str, char: str, at: int, width: int, before: str, after: str, end: int) -> bool:
    if char in _GUILLEMETS:
        return char in "«‹" or (before.isspace() and not after.isspace())
    if char in "“„‚":
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
