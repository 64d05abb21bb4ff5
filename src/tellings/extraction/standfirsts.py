"""The standfirst of an article: the sentence or two that a page prints between title and text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.extraction.bylines import find_byline, is_credit
from tellings.extraction.captions import find_picture_credit
from tellings.extraction.lines import Line
from tellings.extraction.rows import Row, find_home
from tellings.extraction.stamps import is_stamp
from tellings.text.folding import fold

_NEAR = 3  # lines under the title in which a sentence is the standfirst whatever it is called
_FURTHEST = 40  # lines between title and text
_WORDS = (6, 70)
_LINKED = 0.3
# A day with its year in a line without a stop belongs to a stamp, whoever is named beside it.
_DATED = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?,? (?:[A-Z][a-z]{2,8}\.?,? )?(?:19|20)\d\d")
_SHORT = 16  # words of such a line
_COMPARED = 60  # characters that a description and the standfirst have in common


def find_standfirst(
    rows: Sequence[Row], lines: Sequence[Line], kept: Sequence[bool], title: int | None, description: str | None
) -> int | None:
    """Return the number of the line that is the standfirst, None where the page has none.

    It stands between the line of the title and the first running text that was kept, and is named as such, set as a
    heading, the same as the description, or the first sentence under the title.
    """
    texts = [number for number, is_kept in enumerate(kept) if is_kept and lines[number].is_prose]
    if title is None:
        return None
    # A page without text may still print what its report says in short.
    first = texts[0] if texts else min(title + _FURTHEST, len(rows) - 1)
    if not 0 < first - title <= _FURTHEST:
        return None
    for number in range(title + 1, first + 1):
        row, line = rows[number], lines[number]
        if not _is_possible(row, line):
            continue
        told = description is not None and fold(row.text)[:_COMPARED] == description[:_COMPARED]
        named = row.kind == "standfirst"
        if texts and number == first:
            # Many sites call the first paragraph of the text its lead; a standfirst stands apart from the text.
            return (
                number
                if (named or told) and len(texts) > 1 and find_home(row) is not find_home(rows[texts[1]])
                else None
            )
        if named or told or (line.plain >= 1 and (row.kind == "heading" or number - title <= _NEAR)):
            return number
    return None


def _is_possible(row: Row, line: Line) -> bool:
    least, most = _WORDS
    if row.reason is not None or row.linked > _LINKED or not least <= line.words <= most:
        return False
    if row.kind not in ("paragraph", "heading", "standfirst", "list-item"):
        return False
    if line.words <= _SHORT and row.text[-1] not in ".?!" and _DATED.search(row.text):
        return False
    if find_picture_credit(row.text) is not None:
        return False
    return not (is_stamp(row.text) or is_credit(line) or find_byline(line) is not None)
