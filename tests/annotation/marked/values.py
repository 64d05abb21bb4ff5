"""What a marked row says: its blocks and the quotes, mentions, credits and silences that an editor wants found."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.types.annotations import QuoteKind
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class MarkedQuote:
    """One statement given to a speaker, as `tellings.types.annotations.Quote` has it; `name` is the one meant."""

    number: int
    mode: str
    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    channel: str | None = None
    via: str | None = None
    nested_in: int | None = None
    denied: bool = False
    kind: QuoteKind = "saying"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A name, role or pronoun; None where a mark does not say it. `kind` is "none" for words that name nobody."""

    span: Span
    kind: str | None = None
    name: str | None = None
    role: str | None = None
    party: str | None = None
    is_metonym: bool | None = None
    antecedent: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedCredit:
    """Words that name a source, and how far the credit reaches."""

    span: Span
    source: str
    reach: str


@dataclass(frozen=True, slots=True)
class MarkedSilence:
    """Words about silence, or an answer where `is_answer`; `party` is who is silent, None where nobody is named."""

    span: Span
    party: Span | None
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One marked text; `checks` are the parts in which everything found has to be marked."""

    id: str
    area: str
    phenomenon: str
    checks: frozenset[str]
    text: str
    blocks: tuple[Block, ...]
    quotes: tuple[MarkedQuote, ...]
    mentions: tuple[MarkedMention, ...]
    credits: tuple[MarkedCredit, ...]
    silences: tuple[MarkedSilence, ...]

    def document(self) -> Document:
        """Return the row as a document of its own."""
        return Document(
            id=self.id, report_id=self.id, text=self.text, blocks=self.blocks, offsets=None, cuts=(), title="",
            outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"),
            url=None, language="en", genre="report", place="", media_type="text/plain", sha256="",
        )  # fmt: skip
