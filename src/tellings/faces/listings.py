"""Documents and findings as plain text for a person: what was kept, what was cut and why, what does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.faces.consoles import show_printable
from tellings.types.documents import Document, PublicationDate

if TYPE_CHECKING:  # it brings the whole pipeline with it
    from tellings.verification import Finding

LONGEST_CUT = 100
_NUMBER = re.compile(r"\d{1,15}")


def list_findings(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one line for each place that does not hold, in the order of the report, so that the cause comes first."""
    reports = {report: number for number, report in enumerate(dict.fromkeys(each.report_id for each in findings))}
    places: dict[Finding, list[Finding]] = {}
    for each in findings:
        places.setdefault(replace(each, where=""), []).append(each)

    def order(finding: Finding) -> tuple[int, int]:
        number = _NUMBER.search(finding.place)
        return reports[finding.report_id], int(number[0]) if number else -1

    for place in sorted(places, key=order):
        first, *others = places[place]
        where = f"{first.where} and {len(others)} more" if others else first.where
        yield " ".join(str(replace(first, where=where)).split())


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
