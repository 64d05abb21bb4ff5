"""Plain scraped text read line by line: each line becomes a piece of the report or is cut with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tellings.extraction.bylines import find_byline, is_correction, is_credit
from tellings.extraction.captions import find_caption_lead, find_picture_credit, is_caption
from tellings.extraction.datelines import find_dateline
from tellings.extraction.furniture import (
    find_furniture,
    find_inline,
    is_label,
    is_promo,
    is_shouted,
    is_visitor_widget,
)
from tellings.extraction.lines import Line, read_lines
from tellings.extraction.marked_dates import MarkedDate
from tellings.extraction.mastheads import find_named_outlet, is_opinion, is_outlet_name, split_title
from tellings.extraction.pieces import Piece
from tellings.extraction.regions import Region, Thresholds, find_region, find_repeat, weigh_lines
from tellings.extraction.stamps import find_own_dates, has_date, is_stamp
from tellings.tables.agencies import find_agency
from tellings.tables.lineweights import LineWeights
from tellings.text.folding import fold
from tellings.types.documents import BlockKind
from tellings.types.spans import Span

_BULLET = re.compile(r"[•·▪◦‣●■*–-]\s+(?=\S)|\d{1,2}[.)]\s+(?=\S)")
_MARK = re.compile(r"#{1,6}\s{1,4}(?=[^\s#])")  # of a heading in Markdown
_SENTENCE_OPENERS = frozenset("he she they it we i but and his her their this that these those".split())
_QUOTES = "\"“'‘«„"
# Kinds that markup tells for certain: the first whatever the words say, the second unless they are furniture.
_SET_APART: frozenset[BlockKind] = frozenset(
    {"caption", "credit", "table-row", "block-quote", "pull-quote", "post", "correction", "standfirst", "entry"}
)
_TOLD: frozenset[BlockKind] = frozenset({"heading", "list-item"})
_NEAR_TITLE = 4  # lines of a whole web page below the title in which a standfirst stands
_FEW = 12  # lines between title and text of a text without its page that are kept whatever they are
_DATED = 8  # lines under the title in which a date may stand beside a name
_LISTED = 6  # headlines in a row after a label that belong to it


@dataclass(slots=True)
class Findings:
    """What the page says beside its text, gathered while its lines are read."""

    suffix: str | None = None
    mastheads: list[str] = field(default_factory=list)
    promos: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    agency: str | None = None
    authors: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    page_dates: list[str] = field(default_factory=list)
    marked: tuple[MarkedDate, ...] = ()
    day_first: bool | None = None
    is_opinion: bool = False


def read_plain(
    source: str,
    *,
    title: str | None,
    furniture: frozenset[str],
    thresholds: Thresholds,
    weights: LineWeights | None = None,
) -> tuple[list[Piece], Findings]:
    """Return the pieces of a plain text in order, and what its furniture tells about who published it and when.

    `title` is a title that came as a field; `furniture` are folded lines known to stand on every page of the outlet.
    `weights` tell the text of a whole web page by the shapes of its lines; without them rules alone do.
    """
    lines = read_lines(source)
    return read_measured(source, lines, title=title, furniture=furniture, thresholds=thresholds, weights=weights)


def read_measured(
    source: str,
    lines: Sequence[Line],
    *,
    title: str | None,
    furniture: frozenset[str],
    thresholds: Thresholds,
    hints: Mapping[int, BlockKind] = MappingProxyType({}),
    weights: LineWeights | None = None,
) -> tuple[list[Piece], Findings]:
    """Return the same for lines that are measured already; `hints` are the kinds that markup gives to lines."""
    reasons = ["template" if line.key and line.key in furniture else find_furniture(line) for line in lines]
    if hints:
        # Markup has told the text already: only its known furniture is left to cut.
        at = None if title is None else find_repeat(lines[:1], title)
        region = Region(0 if at is None else at + 1, len(lines), at, False)
    else:
        region = find_region(lines, reasons, title, thresholds)
    own: Sequence[bool] | None = None
    if region.crowded and weights is not None and not hints:
        region, own = weigh_lines(lines, reasons, region, title, thresholds, weights)
    page = _Page(source, lines, reasons, region, hints, own, has_title=title is not None)
    pieces: list[Piece] = []
    for number in range(len(lines)):
        pieces += page.read(number)
    if not page.findings.stamps and not hints and region.title is not None:
        page.findings.stamps += _find_head_dates(lines, region.title)
    return pieces, page.findings


def _find_head_dates(lines: Sequence[Line], title: int) -> list[str]:
    """Return the lines under the title that hold a date beside a name or a section."""
    under = range(title + 1, min(title + 1 + _DATED, len(lines)))
    first = next((number for number in under if lines[number].is_prose), None)
    head = [line.text for line in lines[title : first if first is not None else under.stop]]
    return find_own_dates(head, title=0, first=len(head), last=None)[0]


class _Page:
    """The lines of one page with the state that reading them in order needs."""

    def __init__(
        self,
        source: str,
        lines: Sequence[Line],
        reasons: Sequence[str | None],
        region: Region,
        hints: Mapping[int, BlockKind],
        own: Sequence[bool] | None,
        *,
        has_title: bool,
    ) -> None:
        self.source = source
        self.lines = lines
        self.reasons = reasons
        self.region = region
        self.hints = hints
        self.own = own
        self.has_title = has_title
        self.findings = Findings()
        self.seen: set[str] = set()
        self.listing = 0
        self.begun = False
        self.body = fold(" ".join(line.text for line in lines[region.first : region.last])[:20000])

    def read(self, number: int) -> list[Piece]:
        """Return the pieces of one line."""
        line = self.lines[number]
        same = " ".join(line.text.split())
        if self.region.title is not None and number < self.region.title:
            return self._read_above(line, number)
        if number == self.region.title:
            self.seen.add(same)
            return [_cut(line, "duplicate")] if self.has_title else self._read_title(line)
        if same in self.seen and (line.words >= 8 or (line.words >= 4 and not line.is_sentence)):
            return [_cut(line, "duplicate")]
        if number < self.region.first:
            pieces = self._read_head(line, number)
        elif number >= self.region.last:
            pieces = self._read_tail(line, number)
        else:
            pieces = self._read_body(line, number)
        if any(piece.kind for piece in pieces):
            self.seen.add(same)
        return pieces

    def _read_above(self, line: Line, number: int) -> list[Piece]:
        reason = self.reasons[number]
        if is_stamp(line.text) or (has_date(line.text) and line.words <= 8):
            self.findings.page_dates.append(line.text)
            return [_cut(line, "page date")]
        if reason is None and is_outlet_name(line.text):
            self.findings.mastheads.append(line.text)
            return [_cut(line, "masthead")]
        if is_opinion(line):
            self.findings.is_opinion = True
        if reason is None and is_visitor_widget(line):
            return [_cut(line, "visitor widget")]
        return [_cut(line, reason or ("navigation" if not line.is_prose else "before the article"))]

    def _read_title(self, line: Line) -> list[Piece]:
        span = line.spans[0] if len(line.spans) == 1 else Span(line.spans[0].start, line.spans[-1].end)
        pieces: list[Piece] = []
        mark = _MARK.match(self.source, span.start, span.end)
        if mark is not None:
            pieces.append(_cut_mark(mark))
            span = Span(mark.end(), span.end)
        parts = split_title(self.source[span.start : span.end], self.body)
        if parts.start:
            pieces.append(Piece((Span(span.start, span.start + parts.start),), reason="title prefix"))
        if parts.suffix is not None or parts.start or mark is not None or len(line.spans) == 1:
            pieces.append(Piece((Span(span.start + parts.start, span.start + parts.end),), kind="title"))
        else:
            pieces.append(Piece(line.spans, kind="title"))
        if parts.suffix is not None:
            self.findings.suffix = self.source[span.start + parts.suffix : span.end]
            pieces.append(Piece((Span(span.start + parts.end, span.end),), reason="title suffix"))
        return pieces

    def _read_head(self, line: Line, number: int) -> list[Piece]:
        """Read a line between the title and the text."""
        found = self._read_marks(line, number)
        if found is not None:
            return found
        reason = self.reasons[number]
        if is_opinion(line):
            self.findings.is_opinion = True
        if reason is not None:
            return [_cut(line, reason)]
        if is_outlet_name(line.text):
            self.findings.mastheads.append(line.text)
            return [_cut(line, "masthead")]
        few = self.region.first - (self.region.title or 0) <= _FEW
        if not self.region.crowded and few and (self.has_title or line.words >= 3):
            return self._keep(line, "standfirst")
        near = not self.region.crowded or number - (self.region.title or 0) <= _NEAR_TITLE
        if near and (line.is_sentence or (line.words >= 8 and line.plain >= 1)):
            return self._keep(line, "standfirst")
        return [_cut(line, "page head")]

    def _read_tail(self, line: Line, number: int) -> list[Piece]:
        """Read a line after the text."""
        named = find_named_outlet(line)
        if named is not None:
            self.findings.promos.append(named)
        found = None if self._is_far(number) else self._read_marks(line, number)
        if found is not None:
            return found
        reason = self.reasons[number]
        if reason is None and self._is_teaser(number):
            reason = "teaser"
        if reason is None:
            reason = (
                "after the article"
                if line.is_prose
                else "related"
                if line.is_headline and line.words >= 5
                else "page foot"
            )
        return [_cut(line, reason)]

    def _read_body(self, line: Line, number: int) -> list[Piece]:
        hint = self.hints.get(number)
        if hint is not None and hint in _SET_APART:
            return self._keep_caption(line) if hint == "caption" else self._keep(line, hint)
        found = self._read_marks(line, number)
        if found is not None:
            self.listing = 0
            return found
        reason = self.reasons[number]
        if self.own is not None and self.own[number] and reason == "residue":
            return self._read_text(line, number)
        if reason is not None:
            self.listing = _LISTED if is_label(line) and not line.is_prose else self.listing
            return [_cut(line, reason)]
        if self.listing and line.is_headline and not line.is_prose:
            self.listing -= 1
            return [_cut(line, "related")]
        self.listing = 0
        if self._is_teaser(number):
            return [_cut(line, "teaser")]
        if is_promo(line) or is_shouted(line):
            return [_cut(line, "promo")]
        if not line.words or not any(char.isalnum() for char in line.text[:200]):
            return [_cut(line, "residue")]
        if self.own is not None and not self.own[number]:
            return [_cut(line, "not part of the article")]
        return self._read_text(line, number)

    def _read_text(self, line: Line, number: int) -> list[Piece]:
        mark = _MARK.match(self.source, line.spans[0].start, line.spans[0].end)
        if mark is not None and len(line.spans) == 1 and not self.hints:
            return [_cut_mark(mark), Piece((Span(mark.end(), line.spans[0].end),), kind="heading")]
        hint = self.hints.get(number)
        if hint is not None and hint in _TOLD:
            return self._keep(line, hint)
        bullet = _BULLET.match(line.text)
        if line.is_prose or line.is_sentence:
            kind: BlockKind = "list-item" if bullet else "paragraph"
            return self._keep_paragraph(line, kind)
        if bullet:
            return self._keep(line, "list-item")
        following = self.lines[number + 1] if number + 1 < self.region.last else None
        if following is not None and _is_heading(line) and (following.is_prose or following.is_sentence):
            return self._keep(line, "heading")
        opens = line.text[0] in _QUOTES or (line.text.endswith(":") and line.words >= 4)
        if line.words <= 20 and not line.trails and not opens and self._is_listed(number):
            return self._keep(line, "list-item")
        return self._keep_paragraph(line, "paragraph")

    def _read_marks(self, line: Line, number: int) -> list[Piece] | None:
        """Read a line that is a time stamp, byline, credit, caption or correction; None where it is not."""
        if is_stamp(line.text):
            self.findings.stamps.append(line.text)
            return [_cut(line, "publication time")]
        byline = find_byline(line)
        if byline is not None and (self.reasons[number] is None) and not (self.begun and line.is_prose):
            self.findings.authors += byline[0]
            if byline[1] and find_agency(byline[1]) is None:
                self.findings.signed.append(byline[1])
            return self._keep(line, "byline")
        if is_credit(line):
            return self._keep(line, "credit")
        if self.reasons[number] in (None, "residue") and is_caption(line):
            return self._keep_caption(line)
        if is_correction(line) and (line.words <= 40 or not line.key.startswith("update")):
            return self._keep(line, "correction")
        return None

    def _keep(self, line: Line, kind: BlockKind) -> list[Piece]:
        return [Piece(line.spans, kind=kind)]

    def _keep_caption(self, line: Line) -> list[Piece]:
        if len(line.spans) > 1:
            return self._keep(line, "caption")
        span = line.spans[0]
        words = span.of(self.source)
        lead = find_caption_lead(words)
        credit = find_picture_credit(words)
        pieces: list[Piece] = []
        if lead:
            pieces.append(_part(span, 0, lead, self.source, reason="residue"))
        end = len(words) if credit is None or credit < lead else credit
        if words[lead:end].strip():
            pieces.append(_part(span, lead, end, self.source, kind="caption"))
        if end < len(words):
            pieces.append(_part(span, end, len(words), self.source, kind="credit"))
        return pieces

    def _keep_paragraph(self, line: Line, kind: BlockKind) -> list[Piece]:
        """Keep running text, its dateline in a block of its own and bracketed promos cut."""
        pieces: list[Piece] = []
        first = line.spans[0]
        dateline = find_dateline(first.of(self.source)[:200]) if not self.begun or line.is_prose else None
        spans = list(line.spans)
        if dateline is not None:
            end, agency = dateline
            pieces.append(_part(first, 0, end, self.source, kind="dateline"))
            spans[0] = _trim(first.start + end, first.end, self.source)
            if not self.begun:
                self.findings.agency = agency
        self.begun = True
        kept: list[Span] = []
        cuts: list[Piece] = []
        for span in spans:
            at = span.start
            for start, end in find_inline(self.source, span.start, span.end):
                kept.append(Span(at, start))
                cuts.append(Piece((_trim(start, end, self.source),), reason="promo"))
                at = end
            kept.append(Span(at, span.end))
        kept = [span for span in kept if len(span)]
        if kept:
            pieces.append(Piece(tuple(kept), kind=kind, glued=dateline is not None))
        return pieces + cuts

    def _is_teaser(self, number: int) -> bool:
        """A line that breaks off in dots, or the headline right before one."""
        line = self.lines[number]
        if self.hints:
            return False
        if line.trails and line.words <= 40 and not line.text.rstrip("….[]").endswith(("”", '"')):
            return number >= self.region.last or self._is_headed(number)
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        return (
            following is not None
            and line.is_headline
            and following.trails
            and not line.is_sentence
            and not line.text.endswith(":")
            and 4 <= following.words <= 40
            and number > self.region.first
        )

    def _is_headed(self, number: int) -> bool:
        before = self.lines[number - 1] if number else None
        return before is not None and before.is_headline and not before.is_sentence and not before.text.endswith(":")

    def _is_listed(self, number: int) -> bool:
        """A line without a stop is an item where one like it or a colon stands beside it; alone it is a cut one."""
        before = self.lines[number - 1] if number > self.region.first else None
        after = self.lines[number + 1] if number + 1 < self.region.last else None
        if before is not None and before.text.endswith(":"):
            return True
        return any(line is not None and not line.is_prose and not line.is_sentence for line in (before, after))

    def _is_far(self, number: int) -> bool:
        """Credits stand close under the text; further down they belong to other things."""
        return number - self.region.last > 8


def _is_heading(line: Line) -> bool:
    """A few words that do not open as a sentence of the text does."""
    if line.text.endswith(":") and line.words >= 4:
        return False
    return line.words <= 14 and not line.trails and line.text.split(" ", 1)[0].lower() not in _SENTENCE_OPENERS


def _cut(line: Line, reason: str) -> Piece:
    return Piece(line.spans, reason=reason)


def _cut_mark(mark: re.Match[str]) -> Piece:
    return Piece((Span(mark.start(), mark.start() + len(mark[0].rstrip())),), reason="residue")


def _trim(start: int, end: int, source: str) -> Span:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _part(
    span: Span, start: int, end: int, source: str, *, kind: BlockKind | None = None, reason: str | None = None
) -> Piece:
    return Piece((_trim(span.start + start, span.start + end, source),), kind=kind, reason=reason)
