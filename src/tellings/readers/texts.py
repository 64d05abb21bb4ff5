"""Names and texts as they come in, made fit for a report: whole characters, and one line where one is meant."""

from __future__ import annotations

import re


def clean_text(text: str) -> str:
    """Return `text` with halves of surrogate pairs replaced, one for one: they are no characters."""
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return a name or title on one line: a line break in it could pass for a heading of ours."""
    return " ".join(clean_text(text).split())


def shorten(text: str) -> str:
    """Return `text` cut to what a message can hold."""
    return text if len(text) <= 100 else text[:99] + "…"
