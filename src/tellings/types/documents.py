"""Reports as delivered and the documents read from them.

Dates are ISO 8601 strings: a day (`2031-04-02`), or a day and time with the zone where it is known
(`2031-04-02T12:57`, `2031-04-02T12:57+02:00`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.types.spans import OffsetMap, Span

Basis = Literal["stated", "metadata", "inferred", "given", "unknown"]
BlockKind = Literal[
    "title",
    "standfirst",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "list-item",
    "caption",
    "credit",
    "correction",
    "table-row",
    "block-quote",
    "pull-quote",
    "post",
    "entry",
]
Genre = Literal["report", "live-blog", "opinion", "press-release", "round-up", "unknown"]
MediaType = Literal["text/plain", "text/html"]


@dataclass(frozen=True, slots=True)
class Report:
    """One report as delivered: nothing cleaned, nothing guessed.

    `body` is the raw text or markup. `title`, `outlet`, `published`, `authors` are filled only where
    they came as fields of their own beside the body; `published` is an ISO date or datetime.
    """

    id: str
    body: str
    media_type: MediaType = "text/plain"
    place: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    fetched: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the kept text, by what it is on the page."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """One dropped piece of the report with the reason; `raw` is None where the body is markup.

    `where` is `head`, `body` or `tail`: before the first, between, or after the last kept paragraph.
    """

    raw: Span | None
    text: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published; `id` is a stable key, `carried_by` the page that merely carried it, `evidence` plain words."""

    id: str
    name: str
    basis: Basis
    evidence: tuple[str, ...] = ()
    carried_by: str | None = None


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The interval in which the report was published; both ends None where nothing fixes it.

    `page_date` is a date the page shows that is not the report's own (a carrier's, a crawl's).
    """

    earliest: str | None
    latest: str | None
    basis: Basis
    evidence: tuple[str, ...] = ()
    page_date: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the markup of a page says of its title, author or site: the value, and the field that holds it.

    `field` is what is declared (title, author, organization, site, publisher), `source` the place, such as
    "JSON-LD headline" or "meta og:title".
    """

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned text of one report; `text` is the title, a blank line, and the body.

    `id` is a digest of body and text, so a changed report is a new document. `sha256` is the digest
    of the report's body. `offsets` is None where the body is markup. `declared` is what the page's
    markup says of title, authors and site, where its fields differ from one another or from what was taken.
    """

    id: str
    report_id: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap | None
    cuts: tuple[Cut, ...]
    title: str
    outlet: Outlet
    authors: tuple[str, ...]
    published: PublicationDate
    url: str | None
    language: str
    genre: Genre
    place: str
    media_type: MediaType
    sha256: str
    title_is_field: bool = False
    declared: tuple[Declaration, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A report that could not be read, as a value: which, at which stage, and why in a plain sentence."""

    report_id: str
    stage: Literal["read", "extract", "annotate", "cluster", "assemble"]
    reason: str
