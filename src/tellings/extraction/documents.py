"""Documents read from reports: plain text and markup by their own readers, the rest the same for both."""

from __future__ import annotations

import hashlib
import re

from tellings.extraction.dates import find_publication
from tellings.extraction.differences import find_differing
from tellings.extraction.genres import find_genre
from tellings.extraction.html import read_html
from tellings.extraction.languages import find_language, language_name
from tellings.extraction.metadata import Metadata
from tellings.extraction.outlets import choose_outlet
from tellings.extraction.pieces import Composition, compose
from tellings.extraction.plain import Findings, read_plain
from tellings.extraction.regions import Thresholds
from tellings.tables.lineweights import load_lineweights
from tellings.types.documents import Document, PublicationDate, Rejection, Report

DEFAULT_THRESHOLDS = Thresholds()
_PROSE = frozenset({"paragraph", "standfirst", "list-item", "correction"})
_PLACED = ("title", "caption", "dateline")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")  # control characters that no text has
_LEAST_WORDS = 12
_LONGEST = {"text/plain": 500_000, "text/html": 5_000_000}  # characters of one report
_MOST_LINES = 40_000


def extract(
    report: Report, *, furniture: frozenset[str] = frozenset(), thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> Document | Rejection:
    """Return the document that a report holds, cleaned, or the reason in plain words why it cannot be read.

    `furniture` are folded lines known to stand on every page of the outlet.
    """
    if not report.body.strip():
        return _reject(report, "The report is empty.")
    if _is_binary(report.body):
        return _reject(report, "The report is not text: it is full of control characters, as binary files are.")
    longest = _LONGEST[report.media_type]
    if len(report.body) > longest:
        size = f"{len(report.body):,} characters, and Tellings reads reports of up to {longest:,}"
        return _reject(report, f"The text is too long to be one report: it has {size}.")
    if report.media_type == "text/plain" and report.body.count("\n") + report.body.count("\r") > _MOST_LINES:
        return _reject(report, f"The text has more than {_MOST_LINES:,} lines, which no single report has.")
    if report.media_type == "text/html":
        return _extract_html(report, furniture, thresholds)
    return _extract_plain(report, furniture, thresholds)


def _extract_plain(report: Report, furniture: frozenset[str], thresholds: Thresholds) -> Document | Rejection:
    title = _clean_title(report.title)
    pieces, findings = read_plain(
        report.body, title=title, furniture=furniture, thresholds=thresholds, weights=load_lineweights()
    )
    made = compose(report.body, pieces, title=title)
    return _finish(report, made, findings, url=report.url, page=Metadata())


def _extract_html(report: Report, furniture: frozenset[str], thresholds: Thresholds) -> Document | Rejection:
    title = _clean_title(report.title)
    page = read_html(report.body, title=title, furniture=furniture, thresholds=thresholds, url=report.url)
    url = report.url or page.metadata.url
    return _finish(report, page.made, page.findings, url=url, page=page.metadata)


def _finish(
    report: Report, made: Composition, findings: Findings, *, url: str | None, page: Metadata
) -> Document | Rejection:
    if len(made.text) > _LONGEST["text/plain"]:
        return _reject(report, f"The page holds too much text to be one report: {len(made.text):,} characters.")
    prose = [block.span.of(made.text) for block in made.blocks if block.kind in _PROSE]
    words = sum(len(part.split()) for part in prose)
    language = find_language("\n".join(prose) or made.text or report.body)
    if language not in ("en", "und"):
        name = language_name(language)
        return _reject(report, f"The report is in {name} ({language}); Tellings reads English reports.")
    if words < _LEAST_WORDS:
        told = f"The report has no running text: {words} words are left without page furniture."
        if report.media_type == "text/html":
            told += " Where a browser shows one, save the page after its scripts have run."
        return _reject(report, told)
    heading = _title_of(made)
    authors = report.authors or tuple(dict.fromkeys(findings.authors))
    lines = [block.span.of(made.text) for block in made.blocks] + [cut.text for cut in made.cuts]
    outlet = choose_outlet(findings, given=report.outlet, url=report.url, page=page, lines=lines)
    sha = hashlib.sha256(report.body.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=hashlib.sha256(f"{sha}\n{made.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        report_id=report.id,
        text=made.text,
        blocks=made.blocks,
        offsets=made.offsets,
        cuts=made.cuts,
        title=heading,
        outlet=outlet,
        authors=authors,
        published=_publication(report, made, findings, url),
        url=url,
        language="en",
        genre=find_genre(
            heading,
            _read_opening(made),
            url=url,
            is_opinion=findings.is_opinion,
            types=page.list_values("type"),
            sections=page.list_values("section"),
            titles=page.list_values("title"),
        ),
        place=report.place,
        media_type=report.media_type,
        sha256=sha,
        title_is_field=report.title is not None and bool(report.title.strip()),
        declared=find_differing(page, title=heading, authors=authors, outlet=outlet),
    )


def _publication(report: Report, made: Composition, findings: Findings, url: str | None) -> PublicationDate:
    spans = {kind: tuple(block.span for block in made.blocks if block.kind == kind) for kind in _PLACED}
    return find_publication(
        made.text,
        paragraphs=tuple(block.span for block in made.blocks if block.kind in _PROSE),
        title=spans["title"][0] if spans["title"] else None,
        captions=spans["caption"],
        datelines=spans["dateline"][:1],
        printed=findings.stamps,
        marked=findings.marked,
        given=report.published,
        url=url,
        page_dates=findings.page_dates,
        fetched=report.fetched,
        day_first=findings.day_first,
    )


def _read_opening(made: Composition) -> str:
    """Return the text from under the title to the first paragraph: a dateline or a heading may name the wire."""
    lines: list[str] = []
    for block in made.blocks:
        if block.kind not in ("title", "byline", "caption", "credit"):
            lines.append(block.span.of(made.text))
        if block.kind == "paragraph":
            break
    return " ".join(lines)


def _title_of(made: Composition) -> str:
    first = made.blocks[0] if made.blocks else None
    return first.span.of(made.text) if first is not None and first.kind == "title" else ""


def _clean_title(title: str | None) -> str | None:
    words = " ".join((title or "").split())
    return words or None


def _is_binary(body: str) -> bool:
    sample = body[:4000]
    return len(_ODD.findall(sample)) > 0.05 * len(sample)


def _reject(report: Report, reason: str) -> Rejection:
    return Rejection(report.id, "extract", reason)
