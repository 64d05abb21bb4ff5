"""Blocks that only web pages have: none of them makes a second statement, quote or credit of words of the text."""

from __future__ import annotations

from tellings.annotation import annotate
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Report

TEXT = (
    "<p>The ferry to Oru will sail again on Monday, the harbour office said on Wednesday.</p>"
    "<p>“We have checked every beam of the pier,” harbour master Tilda Renn told reporters on the quay.</p>"
    "<p>The line had been closed since January because waves had broken the eastern pier of the island.</p>"
)


def _read(inside: str) -> AnnotatedDocument:
    markup = (
        f"<html><body><article><h1>Ferry to Oru sails again</h1>{TEXT}{inside}{TEXT.upper()}</article></body></html>"
    )
    document = extract(Report("page", markup, media_type="text/html"))
    assert isinstance(document, Document), document
    return annotate(document)


def _inside(annotated: AnnotatedDocument, kind: str) -> list[str]:
    """Return the statements and quotes that lie in blocks of a kind."""
    document = annotated.document
    spans = [block.span for block in document.blocks if block.kind == kind]
    assert spans, [block.kind for block in document.blocks]
    found = [statement.span for statement in annotated.statements]
    found += [content for quote in annotated.quotes for content in quote.content]
    return [at.of(document.text) for at in found if any(span.start <= at.start < span.end for span in spans)]


def test_a_pull_quote_makes_no_second_statement() -> None:
    assert not _inside(
        _read("<aside></aside><blockquote>We have checked every beam of the pier</blockquote>"), "pull-quote"
    )


def test_a_table_makes_no_statement() -> None:
    table = "<table><tr><td>The boat Otter sank on Monday</td><td>40 seats were lost on Tuesday</td></tr></table>"
    assert not _inside(_read(table), "table-row")


def test_an_embedded_post_makes_no_statement() -> None:
    post = '<blockquote class="twitter-tweet"><p>The ferry sank on Monday, the police said.</p></blockquote>'
    assert not _inside(_read(post), "post")


def test_a_quoted_text_is_not_the_outlets_own_statement() -> None:
    quoted = "<blockquote>All boats will be sold in May. The crew left on Friday.</blockquote>"
    annotated = _read(quoted)
    spans = [block.span for block in annotated.document.blocks if block.kind == "block-quote"]
    assert spans
    assert not [one for one in annotated.statements if spans[0].start <= one.span.start < spans[0].end]
