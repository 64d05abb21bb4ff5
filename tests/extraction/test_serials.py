"""Pages of several pieces, of which an extractor found the first."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from tellings.extraction.lines import Lines
from tellings.extraction.rows import read_rows
from tellings.extraction.serials import find_rest

TEXT = "The harbour office said on day {} that the ferry would sail again in the morning."
TITLE = "<h1>Week in the islands</h1>"
GREETING = f"<div class='piece'><p>{TEXT.format(0)}</p></div>"
PIECES = "".join(
    f"<div class='piece'><h2>Part {part}</h2><p>{TEXT.format(part)}</p><p>{TEXT.format(part + 9)}</p></div>"
    for part in range(1, 5)
)
SLIDES = "".join(f"<figure><figcaption>{TEXT.format(part)}</figcaption></figure>" for part in range(1, 5))


def _read(markup: str) -> list[str]:
    """Return the last words that are found again where the first running text of the page was kept alone."""
    layout = read_rows(fromstring(f"<html><body>{markup}</body></html>"))
    lines = Lines([row.text for row in layout.rows])
    first = next(number for number, line in enumerate(lines) if line.is_prose)
    title = next(number for number, row in enumerate(layout.rows) if row.level == 1)
    kept = [number == first for number in range(len(layout.rows))]
    return [layout.rows[number].text for number in find_rest(layout.rows, lines, kept, title)][-1:]


SERIES = {
    "pieces with the title": f"<main>{TITLE}{GREETING}{PIECES}</main>",
    "pieces beside the title": f"<header>{TITLE}</header><div>{GREETING}{PIECES}</div>",
}


@pytest.mark.parametrize("markup", SERIES.values(), ids=SERIES)
def test_the_other_pieces_of_a_page_are_found(markup: str) -> None:
    assert _read(markup) == [TEXT.format(13)]


def test_slides_are_pieces() -> None:
    assert _read(f"<main>{TITLE}{GREETING}{SLIDES}</main>") == [TEXT.format(4)]


OTHERS = {
    "summaries of other stories": PIECES.replace("<h2>", "<h2><a href='/b'>").replace("</h2>", "</a></h2>"),
    "comments": f"<section id='comments'>{PIECES}</section>",
    "the next article": f"<h1>Another story of the islands</h1>{PIECES}",
    "links": PIECES.replace("<p>", "<p><a href='/b'>").replace("</p>", "</a></p>"),
    "less than the text": f"<div><p>{TEXT.format(7)}</p></div>",
}


@pytest.mark.parametrize("after", OTHERS.values(), ids=OTHERS)
def test_what_follows_a_text_is_no_piece_of_it(after: str) -> None:
    assert _read(f"<main>{TITLE}{GREETING}{after}</main>") == []


def test_what_stands_outside_the_article_is_no_piece_of_it() -> None:
    assert _read(f"<main>{TITLE}{GREETING}</main><div>{PIECES}</div>") == []
    assert _read(f"<header>{TITLE}</header><div><p>{TEXT.format(0)}</p></div><div class='foot'>{PIECES}</div>") == []
