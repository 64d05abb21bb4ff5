"""Readings written by hand: each word as form/TAG/head/relation, heads counted from 1, 0 for a root."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.types.readings import Reading, Tag, Word
from tellings.types.spans import Span


def reading_of(line: str) -> tuple[str, Reading]:
    """The text and the reading of one line; a word after "~" is written on to the one before it."""
    text, words = "", []
    for cell in line.split():
        form, tag, head, relation = cell.removeprefix("~").rsplit("/", 3)
        if text and not cell.startswith("~"):
            text += " "
        words.append(Word(Span(len(text), len(text) + len(form)), tag, int(head) - 1, relation))
        text += form
    return text, Reading(tuple(words), ())


def tag_from(lines: Sequence[str]) -> Tag:
    """A model that knows these lines and sees nothing in any other text."""
    known = dict(reading_of(line) for line in lines)
    return lambda text: known.get(text, Reading((), ()))
