"""Sentences with exact offsets; those that a page cut or glued are marked and never cited."""

from __future__ import annotations

import pytest

from tellings.annotation.sentences import find_sentences
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import OffsetMap, Span


def _document(*parts: tuple[BlockKind, str]) -> Document:
    text = ""
    blocks: list[Block] = []
    for kind, words in parts:
        glue = "" if not text else " " if blocks[-1].kind == "dateline" else "\n\n"
        start = len(text) + len(glue)
        text += glue + words
        blocks.append(Block(kind, Span(start, len(text))))
    return Document(
        id="d", report_id="r", text=text, blocks=tuple(blocks), offsets=OffsetMap(()), cuts=(), title="",
        outlet=Outlet("", "", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip


def _found(*parts: tuple[BlockKind, str]) -> list[tuple[str, bool]]:
    document = _document(*parts)
    return [(sentence.span.of(document.text), sentence.intact) for sentence in find_sentences(document)]


# (case, paragraph, the sentences with whether each is whole)
CASES = [
    ("whole", "The pier held. It will hold.", [("The pier held.", True), ("It will hold.", True)]),
    ("closing mark", "“It holds,” she said. “It will.”", [("“It holds,” she said.", True), ("“It will.”", True)]),
    (
        "breaks off and takes a heading along",
        "The pier held. Renn expects an answer from Plans Under Review",
        [("The pier held.", True), ("Renn expects an answer from Plans Under Review", False)],
    ),
    ("breaks off in dots", "A record crowd gathered...", [("A record crowd gathered...", False)]),
    ("dots inside a quotation", "She said: “It holds, but…”", [("She said: “It holds, but…”", True)]),
    ("goes on from nothing", "and the pier held.", [("and the pier held.", False)]),
    ("name in lower case", "oruTV showed the pier.", [("oruTV showed the pier.", True)]),
    ("article of a name", "al-Venn showed the pier.", [("al-Venn showed the pier.", True)]),
    ("bracket left open", "The pier (built in 1990 held.", [("The pier (built in 1990 held.", False)]),
    (
        "link text glued to a name",
        "Tilda Renn said so. Mayor RennStorm closes pier was there.",
        [("Tilda Renn said so.", True), ("Mayor RennStorm closes pier was there.", False)],
    ),
    ("name with a capital inside", "LanternWorks has grown.", [("LanternWorks has grown.", True)]),
]


@pytest.mark.parametrize(("case", "paragraph", "wanted"), CASES, ids=[row[0] for row in CASES])
def test_sentences_of_a_paragraph(case: str, paragraph: str, wanted: list[tuple[str, bool]]) -> None:
    assert _found(("paragraph", paragraph)) == wanted, case


@pytest.mark.parametrize("kind", ["title", "heading", "caption", "credit", "byline", "list-item"])
def test_what_is_no_running_text_is_whole_without_a_stop(kind: BlockKind) -> None:
    assert _found((kind, "Pier of Oru holds")) == [("Pier of Oru holds", True)]


def test_a_sentence_may_go_on_in_lower_case_after_its_dateline() -> None:
    assert _found(("dateline", "ORU (QPA) —"), ("paragraph", "the pier held."))[-1] == ("the pier held.", True)


def test_each_sentence_knows_its_block() -> None:
    document = _document(("title", "Pier of Oru holds"), ("paragraph", "It held. It will hold."))
    assert [sentence.block for sentence in find_sentences(document)] == [0, 1, 1]
