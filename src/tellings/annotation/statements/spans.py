"""Spans of clauses made fit to stand alone: no loose marks at the ends, quotation marks in pairs or not at all."""

from __future__ import annotations

import re

_OPEN = "“«„"
_CLOSE = {"”": "“", "»": "«"}
_PARTNER = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’", "'": "'", "(": ")", "[": "]"}
_MARK = re.compile(r"[“«„”»()\[\]\"‘’]")
_LOOSE_START = " \t\n\r\u00a0,;:.!?…—–-)]”’»&"
_LOOSE_END = " \t\n\r\u00a0,;:—–-([“‘«„&.…"


def tidy_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the longest part of `text[start:end]` without loose marks at its ends and with quotation marks in pairs.

    >>> text = "He said “we are ready” and “will sign"
    >>> start, end = tidy_span(text, 8, len(text))
    >>> text[start:end]
    '“we are ready” and'
    """
    end = _with_closing(text, start, end)
    if (
        end - start > 2
        and _PARTNER.get(text[start]) == text[end - 1]
        and text[end - 1] not in text[start + 1 : end - 1]
    ):
        start, end = start + 1, end - 1
    while start < end:
        start, end = _strip(text, start, end)
        loose = _loose_mark(text, start, end)
        if loose is None:
            break
        if loose - start < end - loose - 1 and loose - start < 0.5 * (end - start):
            start = loose + 1
        else:
            end = loose
    return start, end


def _with_closing(text: str, start: int, end: int) -> int:
    """The end moved past a closing mark that directly follows, where the opening one stands inside."""
    loose = _loose_mark(text, start, end)
    if loose is None or text[loose] not in _PARTNER:
        return end
    for extra in (1, 2):
        if text[end + extra - 1 : end + extra] == _PARTNER[text[loose]]:
            return end + extra
        if text[end : end + 1] not in (",", ".", "!", "?", ";"):
            break
    return end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LOOSE_START:
        start += 1
    if start < end and text[start] == "'" and not _has_straight_partner(text, start, end):
        start += 1
    if end - start > 2 and text[end - 1] == "'" and text[end - 2] in ".,!?" and "'" not in text[start : end - 2]:
        end -= 1
    while start < end and text[end - 1] in _LOOSE_END and not _is_abbreviation(text, start, end):
        end -= 1
    return start, end


def _has_straight_partner(text: str, start: int, end: int) -> bool:
    return any(
        text[place] == "'" and not text[place - 1].isspace() and not text[place + 1 : place + 2].isalnum()
        for place in range(start + 1, end)
    )


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """A full stop after a single capital ("U.S.") belongs to the word."""
    if text[end - 1] != "." or end - 2 < start:
        return False
    return text[end - 2].isupper() and (end - 3 < start or not text[end - 3].isalnum())


def _loose_mark(text: str, start: int, end: int) -> int | None:
    """The place of a quotation mark or bracket without its partner, or None where all are in pairs."""
    opened: list[int] = []
    straight: list[int] = []
    for match in _MARK.finditer(text, start, end):
        place, char = match.start(), match[0]
        if char in _OPEN or char in "([":
            opened.append(place)
        elif char in _CLOSE or char in ")]":
            if not any(_PARTNER[text[other]] == char for other in opened):
                return place
            if _PARTNER[text[opened[-1]]] != char:
                return opened[-1]
            opened.pop()
        elif char == '"':
            straight.append(place)
        elif char == "‘":
            opened.append(place)
        elif char == "’" and opened and text[opened[-1]] == "‘" and not _is_apostrophe(text, place, end):
            opened.pop()
    if len(straight) % 2:
        return straight[0] if _closes(text, straight[0]) else straight[-1]
    return opened[0] if opened else None


def _is_apostrophe(text: str, place: int, end: int) -> bool:
    return place + 1 < len(text) and text[place + 1].isalnum() and place > 0 and text[place - 1].isalnum()


def _closes(text: str, place: int) -> bool:
    """A straight mark after a letter or full stop closes a quotation."""
    return place > 0 and not text[place - 1].isspace() and text[place - 1] not in "([—–"
