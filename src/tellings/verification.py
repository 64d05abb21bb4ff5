"""Whether every citation of a dossier still stands in the reports, recomputed from the reports alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from tellings.errors import FormatError
from tellings.pipeline import extract_reports
from tellings.types.codec import decode_cited_documents, decode_dossier, find_citations
from tellings.types.codec.citations import Citation
from tellings.types.documents import Document, Rejection, Report
from tellings.types.dossiers import Dossier
from tellings.types.spans import Span
from tellings.work import Furnished, Source

FindingKind = Literal["citation false", "report missing", "report unreadable"]
SHOWN = 30  # characters shown on either side of the first that differs
FEW = 0.1  # share of characters in which words may differ and still be the same words, changed
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold; `where` is its place in the JSON, `place` the one in the report."""

    kind: FindingKind
    report_id: str
    where: str
    place: str
    expected: str
    found: str

    def __str__(self) -> str:
        if self.kind == "citation false":
            return (
                f"citation false: {self.report_id}, {self.place}: "
                f"expected {self.expected!r}, found {self.found!r} ({self.where})"
            )
        return f"{self.kind}: {self.report_id}: {self.found}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked: `findings` do not hold, `notes` are worth knowing; `citations` and `reports` count."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    citations: int
    reports: int


class _Member(NamedTuple):
    """A document as the dossier tells of it, with the report found for it and what is extracted from it now."""

    told: Document
    text: str | None
    report: Report
    extracted: Document | None

    @property
    def is_changed(self) -> bool:
        """Whether the report differs from the one that the dossier was made from."""
        return digest(self.report.body) != self.told.sha256

    @property
    def is_same(self) -> bool:
        """Whether extracting again gives the very document that the dossier cites."""
        return self.extracted is not None and self.told.id.split("-")[0] == self.extracted.id


def verify(data: object, reports: Iterable[Source]) -> Verification:
    """Return whether each citation in a dossier's JSON stands in the reports, character for character.

    `data` is one decoded dossier or the object that `read --format json` writes. A report is found by its id,
    else by the digest of its body. FormatError where `data` is no dossier.
    """
    accounts = [(each, decode_dossier(each), decode_cited_documents(each)) for each in find_dossiers(data)]
    told = [document for _, _, documents in accounts for document in documents]
    found, unreadable = _find_reports(told, reports)
    findings = [
        _missing(document, unreadable.get(document.report_id)) for document in told if document.id not in found
    ]
    notes: list[str] = []
    texts = {key: text for each, _, _ in accounts for key, text in _embedded(each)}
    furniture = {key: lines for _, dossier, _ in accounts for key, lines in _recorded(dossier)}
    members = _extract_again(told, found, texts, furniture)
    count = 0
    for each, dossier, _ in accounts:
        for citation in find_citations(each):
            count += 1
            findings += _check(citation, members, told, notes)
        findings += _check_mentions(dossier, members)
    notes += [note for member in members.values() for note in _describe_changes(member)]
    return Verification(tuple(findings), tuple(dict.fromkeys(notes)), count, len(members))


def find_dossiers(data: object) -> list[Mapping[str, object]]:
    """Return the dossiers in decoded JSON: one, a list, or a list under `dossiers`."""
    if isinstance(data, Mapping) and "dossiers" in data and "format" not in data:
        data = data["dossiers"]
    items = data if isinstance(data, list | tuple) else [data]
    dossiers = [item for item in items if isinstance(item, Mapping)]
    if len(dossiers) < len(items):
        raise FormatError("expected a dossier as `tellings read --format json` writes it, found other JSON")
    return dossiers


def digest(body: str) -> str:
    """Return the digest by which a moved report is found again."""
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _embedded(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    texts = data.get("texts")
    if isinstance(texts, Mapping):
        yield from ((key, text) for key, text in texts.items() if isinstance(key, str) and isinstance(text, str))


def _find_reports(told: list[Document], reports: Iterable[Source]) -> tuple[dict[str, Report], dict[str, str]]:
    """Return the report of each document id, and why a report of some id could not be read."""
    by_id: dict[str, Report] = {}
    by_digest: dict[str, Report] = {}
    unreadable: dict[str, str] = {}
    wanted = {document.report_id for document in told}
    digests = {document.sha256 for document in told}
    for report in reports:
        if isinstance(report, Rejection):
            unreadable[report.report_id] = report.reason
        elif isinstance(report, Report):
            if report.id in wanted:
                by_id.setdefault(report.id, report)
            own = digest(report.body)
            if own in digests:
                by_digest.setdefault(own, report)
    found: dict[str, Report] = {}
    for document in told:
        match = by_id.get(document.report_id) or by_digest.get(document.sha256)
        if match is not None:
            found[document.id] = match
    return found, unreadable


def _missing(document: Document, reason: str | None) -> Finding:
    if reason is not None:
        return Finding("report unreadable", document.report_id, "", "", "", reason)
    found = "no report given has this id or this content"
    return Finding("report missing", document.report_id, "", "", "", found)


def _recorded(dossier: Dossier) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the repeated lines that were cut from each document; what is written otherwise was cut from none."""
    rows = dict(dossier.parameters).get("furniture")
    for row in rows if isinstance(rows, tuple) else ():
        match row:
            case {"document": str(key), "lines": [*lines]}:
                yield key, frozenset(line for line in lines if isinstance(line, str))


def _extract_again(
    told: list[Document],
    found: Mapping[str, Report],
    texts: Mapping[str, str],
    furniture: Mapping[str, frozenset[str]],
) -> dict[str, _Member]:
    """Return the members whose report was found, extracted with the furniture recorded for each."""
    present = [document for document in told if document.id in found]
    asked = (Furnished(found[document.id], furniture.get(document.id, frozenset())) for document in present)
    outcomes = extract_reports(asked)
    return {
        document.id: _Member(
            document, texts.get(document.id), found[document.id], None if isinstance(outcome, Rejection) else outcome
        )
        for document, outcome in zip(present, outcomes, strict=True)
    }


def _describe_changes(member: _Member) -> Iterator[str]:
    name = member.told.report_id
    if member.report.id != name:
        yield f"{name}: found under the name {member.report.id}"
    if member.is_changed:
        yield f"{name}: the report has changed since; the findings, if any, name the cited places that did"
    elif not member.is_same:
        yield f"{name}: extractor differs: extracting it again gives another text than the one cited"


def _check(
    citation: Citation,
    members: Mapping[str, _Member],
    told: list[Document],
    notes: list[str],
) -> Iterator[Finding]:
    """Yield what is false about one citation; one whose report is missing is told once for the report."""
    member = members.get(citation.document_id)
    if member is None:
        if all(document.id != citation.document_id for document in told):
            yield _false(citation, "a document of the dossier", citation.document_id)
        return
    if citation.report_id != member.told.report_id:
        yield _false(citation, member.told.report_id, citation.report_id)
        return
    if member.text is not None and member.text[citation.span.start : citation.span.end] != citation.text:
        yield _false(citation, citation.text, member.text[citation.span.start : citation.span.end], "embedded text")
        return
    if member.report.media_type == "text/plain":
        yield from _check_plain(citation, member)
    else:
        yield from _check_markup(citation, member, notes)


def _check_plain(citation: Citation, member: _Member) -> Iterator[Finding]:
    """Check the words against the characters of the report's own body, and of a title given beside it."""
    words, start = citation.text, citation.span.start
    if citation.is_title:
        title = _title(member)
        own = min(len(words), max(0, len(member.told.title) - start))
        if not own or title[start : start + own] != words[:own]:
            yield _false(citation, words[:own], title[start : start + own], "the title")
            return
        words = words[own:]
    body = member.report.body
    pieces = [body[raw.start : raw.end] for raw in citation.raw or ()]
    if not _is_made_of(words, pieces):
        yield _false(citation, words, " ".join(pieces), _place(citation))
    elif member.is_same and member.extracted is not None and not member.is_changed:
        now = member.extracted
        at_span = now.text[start : citation.span.end]
        if at_span != citation.text:
            yield _false(citation, citation.text, at_span)
        elif now.offsets is not None and now.offsets.to_raw(citation.span) != citation.raw:
            yield _false(citation, _places(now.offsets.to_raw(citation.span)), _places(citation.raw or ()), "raw")


def _title(member: _Member) -> str:
    if member.extracted is not None and member.report.title is not None:
        return member.extracted.title
    return " ".join((member.report.title or "").split())


def _is_made_of(words: str, pieces: Iterable[str]) -> bool:
    """Return whether `words` are the pieces in order; between pieces, extraction may have put white space."""
    at = 0
    for piece in pieces:
        start = at
        while not words.startswith(piece, start) and start < len(words) and words[start].isspace():
            start += 1
        if not words.startswith(piece, start):
            return False
        at = start + len(piece)
    return not words[at:].strip()


def _check_markup(citation: Citation, member: _Member, notes: list[str]) -> Iterator[Finding]:
    """Check the words against the text extracted again; where the places moved, against all words of the page."""
    span, words = citation.span, citation.text
    text = "" if member.extracted is None else member.extracted.text
    at_span = text[span.start : span.end]
    if at_span == words:
        return
    in_page = words in text or _flat(words) in _flat(html.unescape(_TAG.sub(" ", member.report.body)))
    settled = member.is_same and not member.is_changed
    if settled or _is_nearly(words, at_span) or not in_page:
        yield _false(citation, words, at_span or "no such place")
        return
    why = "the page has changed" if member.is_changed else "extractor differs"
    notes.append(
        f"{member.told.report_id}: {why}: words cited from {_places((span,))} now stand elsewhere in the page"
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_nearly(words: str, others: str) -> bool:
    """Return whether two texts of one length differ in few characters: the words were changed, not moved."""
    if len(words) != len(others):
        return False
    different = sum(one != other for one, other in zip(words, others, strict=True))
    return different <= max(1, FEW * len(words))


def _check_mentions(dossier: Dossier, members: Mapping[str, _Member]) -> Iterator[Finding]:
    """Yield the mentions that lie outside their document; they cite no words, so only the place can be false."""
    known = {document_id for document_id, _ in dossier.published}
    for entity in dossier.entities:
        for passage in entity.mentions:
            where, member = f"entities {entity.id}", members.get(passage.document_id)
            if passage.document_id not in known:
                place = _places((passage.span,))
                yield Finding(
                    "citation false", passage.document_id, where, place, "a document of the dossier", "none"
                )
            elif member is not None and member.is_same and member.extracted is not None:
                length = len(member.extracted.text)
                if passage.span.end > length:
                    place = _places((passage.span,))
                    found = f"only {length} characters"
                    yield Finding("citation false", member.told.report_id, where, place, entity.name, found)


def _false(citation: Citation, expected: str, found: str, place: str | None = None) -> Finding:
    first = next(
        (at for at, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other),
        min(len(expected), len(found)),
    )
    return Finding(
        kind="citation false",
        report_id=citation.report_id,
        where=citation.where,
        place=place or _place(citation),
        expected=_around(expected, first),
        found=_around(found, first),
    )


def _around(text: str, at: int) -> str:
    start, end = max(0, at - SHOWN), at + SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _place(citation: Citation) -> str:
    if citation.raw:
        return f"characters {_places(citation.raw)}"
    return f"characters {_places((citation.span,))} of its text"


def _places(spans: Iterable[Span]) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in spans) or "none"
