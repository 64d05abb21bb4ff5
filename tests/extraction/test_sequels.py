"""What follows an article on its page: the next story and the readers' comments, never a part of the article."""

from __future__ import annotations

import pytest

from tellings.extraction import extract
from tellings.types.documents import Document, Report

TEXT = (
    "The ferry line between Oru and the mainland will run again from Monday, the harbour office said on Wednesday.",
    "The line had been closed since the end of January because waves had broken the eastern pier of the island.",
    "Some four hundred people live on the island, and most of their goods are brought over from the mainland.",
)
OTHER = (
    "A court in Hask opened the trial of four bankers on Tuesday after a delay of more than seven years.",
    "Prosecutors say that the men hid losses in companies which existed on paper, and that the board looked away.",
    "The defendants deny the charges and told the judge that every signature had been approved by auditors.",
)


def _set(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _read(body: str) -> Document:
    markup = f"<html><head><title>Ferry line to Oru reopens</title></head><body>{body}</body></html>"
    document = extract(Report("page", markup, media_type="text/html"))
    assert isinstance(document, Document), document
    return document


NEXT = [
    ("article", "<h2>Four bankers go on trial in Hask</h2>"),
    ("article", "<h1>Four bankers go on trial in Hask</h1><p>By Zeno Zwick</p>"),
    ("div", "<h2>Four bankers go on trial in Hask</h2><div>Zeno Zwick, 20 February 2031</div>"),
    ("div", "<h2>Four bankers go on trial in Hask</h2><p>By Zeno Zwick</p>"),
]


@pytest.mark.parametrize(("tag", "head"), NEXT)
def test_the_next_story_is_no_part_of_this_one(tag: str, head: str) -> None:
    own = f'<{tag} class="card"><h1>Ferry line to Oru reopens</h1>{_set(TEXT)}</{tag}>'
    document = _read(f'<main>{own}<{tag} class="card">{head}{_set(OTHER)}</{tag}></main>')
    assert all(line in document.text for line in TEXT)
    assert not any(line in document.text for line in OTHER)
    assert set(OTHER) <= {cut.text for cut in document.cuts}


def test_sections_of_one_article_stay() -> None:
    own = f'<div class="part"><h1>Ferry line to Oru reopens</h1>{_set(TEXT)}</div>'
    more = f'<div class="part"><h2>What the court in Hask said</h2>{_set(OTHER)}</div>'
    assert all(line in _read(f"<main>{own}{more}</main>").text for line in (*TEXT, *OTHER))


def test_nothing_under_the_heading_of_the_comments_is_text() -> None:
    said = "Johnno: I always said that nobody would ever pay for that pier again."
    page = f"<main><h1>Ferry line to Oru reopens</h1>{_set(TEXT)}<h3>Comments</h3><p>{said}</p></main>"
    document = _read(page)
    assert said not in document.text
    assert any(cut.text == said and cut.reason == "comments" for cut in document.cuts)
