"""Passages as citations: place, raw place and words of what is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.types.codec.documents import write_spot
from tellings.types.codec.rows import Row
from tellings.types.codec.stories import find_document
from tellings.types.documents import Document
from tellings.types.spans import Passage


def encode_citation(passage: Passage, documents: Mapping[str, Document]) -> dict[str, object]:
    """Return a passage with its report, its raw places and its words."""
    document = find_document(documents, passage.document_id)
    return {
        "document": document.id,
        "report": document.report_id,
        **write_spot(document, passage.span),
        "text": passage.span.of(document.text),
    }


def encode_citations(passages: Sequence[Passage], documents: Mapping[str, Document]) -> list[dict[str, object]]:
    """Return each passage as a citation."""
    return [encode_citation(passage, documents) for passage in passages]


def decode_citation(row: Row) -> Passage:
    """Return the passage of a citation; its words are for readers and for verification."""
    return Passage(row.text("document"), row.span("span"))


def decode_citations(row: Row, key: str) -> tuple[Passage, ...]:
    """Return the passages of a list of citations."""
    return tuple(decode_citation(each) for each in row.rows(key))
