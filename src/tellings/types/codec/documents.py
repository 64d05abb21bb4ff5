"""Documents as JSON objects, `tellings.annotated/1`."""

from __future__ import annotations

from typing import cast, get_args

from tellings.errors import FormatError, SpanError
from tellings.types.codec.rows import Row, describe, is_count, require_format, write_span, write_spans
from tellings.types.documents import (
    Basis,
    Block,
    BlockKind,
    Cut,
    Declaration,
    Document,
    Genre,
    MediaType,
    Outlet,
    PublicationDate,
)
from tellings.types.spans import OffsetMap, Run, Span

FORMAT = "tellings.annotated/1"


def write_place(document: Document, span: Span) -> dict[str, object]:
    """Return `raw` of a span, the places of its words in the report's own body, with `field` for a given title."""
    if document.offsets is None:
        place: dict[str, object] = {"raw": None}
    else:
        place = {"raw": write_spans(document.offsets.to_raw(span))}
    if document.title_is_field and span.start < len(document.title):
        place["field"] = "title"
    return place


def write_spot(document: Document, span: Span) -> dict[str, object]:
    """Return `span` and `raw` of a span."""
    return {"span": write_span(span), **write_place(document, span)}


def write_raw(document: Document, span: Span | None) -> list[list[int]] | None:
    """Return the bare list of raw places; None for no span and for markup."""
    if span is None or document.offsets is None:
        return None
    return write_spans(document.offsets.to_raw(span))


def encode_outlet(outlet: Outlet) -> dict[str, object]:
    """Return the outlet as a JSON object."""
    return {
        "id": outlet.id,
        "name": outlet.name,
        "basis": outlet.basis,
        "evidence": list(outlet.evidence),
        "carried_by": outlet.carried_by,
    }


def decode_outlet(row: Row) -> Outlet:
    """Return the outlet that a JSON object holds."""
    return Outlet(
        id=row.text("id"),
        name=row.text("name"),
        basis=cast(Basis, row.choice("basis", get_args(Basis))),
        evidence=row.texts("evidence"),
        carried_by=row.maybe_text("carried_by"),
    )


def encode_published(published: PublicationDate) -> dict[str, object]:
    """Return the publication interval as a JSON object."""
    return {
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "evidence": list(published.evidence),
        "page_date": published.page_date,
    }


def decode_published(row: Row) -> PublicationDate:
    """Return the publication interval that a JSON object holds."""
    return PublicationDate(
        earliest=row.maybe_text("earliest"),
        latest=row.maybe_text("latest"),
        basis=cast(Basis, row.choice("basis", get_args(Basis))),
        evidence=row.texts("evidence"),
        page_date=row.maybe_text("page_date"),
    )


def encode_document(document: Document) -> dict[str, object]:
    """Return a document as a JSON object; the keys of the annotations are absent."""
    offsets = document.offsets
    return {
        "format": FORMAT,
        "id": document.id,
        "report": {
            "id": document.report_id,
            "place": document.place,
            "media_type": document.media_type,
            "url": document.url,
            "sha256": document.sha256,
        },
        "text": document.text,
        "title": document.title,
        "title_is_field": document.title_is_field,
        "language": document.language,
        "genre": document.genre,
        "outlet": encode_outlet(document.outlet),
        "published": encode_published(document.published),
        "authors": list(document.authors),
        "declared": [{"field": each.field, "value": each.value, "source": each.source} for each in document.declared],
        "offsets": None if offsets is None else [list(run) for run in offsets.runs],
        "blocks": [{"kind": block.kind, **write_spot(document, block.span)} for block in document.blocks],
        "cuts": [
            {
                "raw": None if cut.raw is None else write_span(cut.raw),
                "text": cut.text,
                "where": cut.where,
                "reason": cut.reason,
            }
            for cut in document.cuts
        ],
    }


def decode_document(data: object) -> Document:
    """Return the document that a JSON object holds; annotations in it are passed over."""
    row = Row(data, "document")
    require_format(row, FORMAT)
    report, text = row.row("report"), row.text("text")
    offsets = decode_offsets(row)
    document = Document(
        id=row.text("id"),
        report_id=report.text("id"),
        text=text,
        blocks=tuple(
            Block(cast(BlockKind, block.choice("kind", get_args(BlockKind))), block.span("span"))
            for block in row.rows("blocks")
        ),
        offsets=offsets,
        cuts=tuple(
            Cut(cut.maybe_span("raw"), cut.text("text"), cut.text("where"), cut.text("reason"))
            for cut in row.rows("cuts")
        ),
        title=row.text("title"),
        outlet=decode_outlet(row.row("outlet")),
        authors=row.texts("authors"),
        published=decode_published(row.row("published")),
        url=report.maybe_text("url"),
        language=row.text("language"),
        genre=cast(Genre, row.choice("genre", get_args(Genre))),
        place=report.maybe_text("place") or "",
        media_type=cast(MediaType, report.choice("media_type", get_args(MediaType))),
        sha256=report.maybe_text("sha256") or "",
        title_is_field=row.flag("title_is_field", False),
        declared=tuple(
            Declaration(each.text("field"), each.text("value"), each.text("source"))
            for each in (row.rows("declared") if "declared" in row.values else ())
        ),
    )
    require_inside(row, "blocks", [block.span for block in document.blocks], len(text))
    return document


def decode_offsets(row: Row) -> OffsetMap | None:
    """Return the offset map written as `[[text, raw, length], …]`."""
    if row.values.get("offsets") is None:
        return None
    runs: list[Run] = []
    for n, value in enumerate(row.items("offsets")):
        if not isinstance(value, list | tuple) or len(value) != 3 or not all(is_count(part) for part in value):
            raise FormatError(f"{row.where}.offsets[{n}]: expected [text, raw, length], found {describe(value)}")
        runs.append(Run(value[0], value[1], value[2]))
    try:
        return OffsetMap(tuple(runs))
    except SpanError as error:
        raise FormatError(f"{row.where}.offsets: {error}") from error


def require_inside(row: Row, key: str, spans: list[Span], length: int) -> None:
    """Raise unless every span ends within a text of `length` characters."""
    last = max((span.end for span in spans), default=0)
    if last > length:
        raise FormatError(f"{row.where}.{key}: a span ends at {last}, but the text has {length} characters")
