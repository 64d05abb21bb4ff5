"""Documents as plain text for a person: what was kept, and what was cut and why."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.faces.consoles import show_printable
from tellings.types.documents import Document, PublicationDate

LONGEST_CUT = 100


def list_document(document: Document) -> str:
    """Return one document with a head of facts, its text, and its cuts with their reasons."""
    lines = "\n".join(_lines(document)).split("\n")
    return "".join(show_printable(line) + "\n" for line in lines)


def _lines(document: Document) -> Iterator[str]:
    outlet = document.outlet
    yield f"=== {document.report_id}"
    carrier = f", carried by {outlet.carried_by}" if outlet.carried_by else ""
    yield f"outlet:    {outlet.name or '?'} ({outlet.basis}{carrier})"
    yield f"published: {name_interval(document.published)} ({document.published.basis})"
    if document.authors:
        yield f"authors:   {', '.join(document.authors)}"
    yield f"language:  {document.language}   genre: {document.genre}"
    yield ""
    yield document.text
    yield ""
    for cut in document.cuts:
        words = " ".join(cut.text.split())
        shown = words if len(words) <= LONGEST_CUT else words[: LONGEST_CUT - 1] + "…"
        yield f"--- cut ({cut.where}; {cut.reason}): {shown}"
    yield ""


def name_interval(published: PublicationDate) -> str:
    """Return the publication interval in short: a day, a range, or a question mark for an open end."""
    if published.earliest == published.latest:
        return published.earliest or "?"
    return f"{published.earliest or '?'} to {published.latest or '?'}"
