"""The printed form of a place in a report, and report text made safe to print."""

from __future__ import annotations

from typing import Final

from tellings.types.documents import Document
from tellings.types.spans import Span

_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_CONTROLS: Final = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}
_TERMINAL: Final = {**_CONTROLS, **dict.fromkeys(map(ord, _BIDI), 0xFFFD)}


def show_controls(text: str) -> str:
    """Return text with control characters as visible signs, so that a report cannot steer what shows it.

    >>> show_controls("red\\x1b[31m")
    'red␛[31m'
    """
    return text.translate(_CONTROLS)


def show_plainly(text: str) -> str:
    """Return text for a terminal: control characters and marks that turn the writing direction become signs."""
    return text.translate(_TERMINAL)


def to_one_line(text: str) -> str:
    """Return text without line breaks: in a list of lines, one from a report could pass for a heading of ours."""
    return " ".join(text.splitlines())


def find_raw(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the places of a span in the report's own body; none where the body is markup or the title a field."""
    return document.offsets.to_raw(span) if document.offsets is not None else ()


def cite(document: Document, span: Span) -> str:
    """Return a place as `report:start-end`.

    Numbers count characters of the report as delivered. Where it has no such place (markup, a title that
    came as a field) they count characters of the cleaned text, which is said.
    """
    raw = find_raw(document, span)
    if raw:
        return f"{document.report_id}:{','.join(f'{piece.start}-{piece.end}' for piece in raw)}"
    return f"{document.report_id}:text {span.start}-{span.end}"
