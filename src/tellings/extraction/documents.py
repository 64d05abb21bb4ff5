"""Documents read from reports."""

from __future__ import annotations

import hashlib
import re

from tellings.extraction.pieces import Piece, compose
from tellings.types.documents import Document, Outlet, PublicationDate, Rejection, Report
from tellings.types.spans import Span

_LINE = re.compile(r"[^\n]+")


def extract(report: Report, *, furniture: frozenset[str] = frozenset()) -> Document | Rejection:
    """Return the document that a report holds, cleaned, or the reason why it cannot be read."""
    source = report.body
    pieces: list[Piece] = []
    for match in _LINE.finditer(source):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        kind = "title" if not pieces and report.title is None else "paragraph"
        pieces.append(Piece((Span(start, start + len(line.strip())),), kind=kind))  # type: ignore[arg-type]
    if not pieces:
        return Rejection(report.id, "extract", "The report is empty.")
    made = compose(source, pieces, title=report.title)
    sha = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    name = report.outlet or ""
    return Document(
        id=hashlib.sha256((sha + made.text).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        report_id=report.id,
        text=made.text,
        blocks=made.blocks,
        offsets=made.offsets,
        cuts=made.cuts,
        title=made.blocks[0].span.of(made.text),
        outlet=Outlet(name.lower().replace(" ", "-"), name, "given" if name else "unknown"),
        authors=report.authors,
        published=PublicationDate(report.published, report.published, "given" if report.published else "unknown"),
        url=report.url,
        language="en",
        genre="report",
        place=report.place,
        media_type=report.media_type,
        sha256=sha,
        title_is_field=report.title is not None,
    )
