"""Web pages read with Trafilatura, their own metadata before its guesses; what was left out is listed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from tellings.extraction.authorships import find_authors
from tellings.extraction.bodies import LEAST_TEXT, Body, find_body
from tellings.extraction.bylines import find_byline, is_credit
from tellings.extraction.furniture import find_furniture
from tellings.extraction.heads import find_head
from tellings.extraction.lines import Line, measure, read_lines
from tellings.extraction.marked_dates import find_marked_dates
from tellings.extraction.markup import find_depth, strip_markup
from tellings.extraction.metadata import LIVE, Metadata, find_metadata
from tellings.extraction.pieces import Composition, compose
from tellings.extraction.plain import Findings, read_measured
from tellings.extraction.regions import Thresholds
from tellings.extraction.rows import Layout, Row, read_rows
from tellings.extraction.stamps import find_day_order, find_own_dates, is_stamp
from tellings.extraction.titles import choose_title
from tellings.tables.lineweights import load_lineweights
from tellings.text.folding import fold
from tellings.types.documents import BlockKind, Cut, Declaration
from tellings.types.spans import Span

DEEPEST = 400  # nested elements from which a page is read without a parser
MOST_TAGS = 100_000  # the same; of 1,470 public pages the largest has 20,000, and a million take a parser minutes
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PLACES = frozenset({"page foot", "page control", "beside the article"})  # reasons that only say where a line stands
_LINKED, _LEAST_LINK = 0.8, 5  # share of links, and words, from which a line is a link to another story
_RUNNING = frozenset({"paragraph", "list-item", "standfirst"})
_HEADED = 14  # visible lines under the title in which a byline is looked for


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its composition (without places in the markup), what it tells, and its metadata."""

    made: Composition
    findings: Findings
    metadata: Metadata
    title: str | None


def read_html(
    markup: str, *, title: str | None, furniture: frozenset[str], thresholds: Thresholds, url: str | None = None
) -> Page:
    """Return the text, the cuts and the metadata of a web page; `url` is its address where it is known.

    A page that nests deeper or has more tags than any real one is read without a parser.
    """
    clean = _NUL.sub("", markup)
    tree = None if clean.count("<") > MOST_TAGS or find_depth(clean) > DEEPEST else _parse(clean)
    if tree is None:
        return _read_stripped(clean, title, furniture, thresholds)
    _alive = list(tree.iter())  # while they live, lxml does not make the elements anew for each walk
    metadata = find_metadata(tree, url=url)
    marked = find_marked_dates(tree, url=metadata.url)
    copied = deepcopy(tree)
    layout = read_rows(copied)
    if layout.is_live:
        live = Declaration("type", LIVE, "itemtype")
        metadata = replace(metadata, declared=tuple(dict.fromkeys((*metadata.declared, live))))
    body = find_body(copied, layout, find_head(tree), is_live=LIVE in metadata.list_values("type"))
    rows = [(kind, row.text) for row, kind in zip(layout.rows, body.kinds, strict=True) if kind is not None]
    heading = title or _choose_title(tree, metadata, rows)
    found = find_authors(tree, metadata, _list_under(layout.shown, rows, heading))
    metadata = replace(metadata, authors=tuple(author.name for author in found))
    page = _read_rows(layout, body, metadata, heading, furniture, thresholds)
    if body.size < LEAST_TEXT:
        visible = _read_visible(layout, metadata, heading, furniture, thresholds)
        page = max(page, visible, key=_measure_text)
    page.findings.marked = marked
    return page


def _parse(markup: str) -> Any:
    # Imported late: the parser and its tables take longer to load than a pile of plain reports to read.
    from trafilatura import load_html

    whole = markup if "<body" in markup[:200_000].lower() else f"<html><body>{markup}</body></html>"
    try:
        return load_html(whole)
    except (ValueError, AssertionError):
        return None


def _choose_title(tree: Any, metadata: Metadata, rows: Sequence[tuple[BlockKind, str]]) -> str | None:
    found = choose_title(tree, metadata, body=fold(" ".join(text for _, text in rows)[:20000]))
    return found.value if found else None


def _read_rows(
    layout: Layout, body: Body, metadata: Metadata, title: str | None, furniture: frozenset[str],
    thresholds: Thresholds,
) -> Page:  # fmt: skip
    kinds = dict(enumerate(body.kinds))
    held = [number for number, kind in kinds.items() if kind is not None]
    texts = [row.text for row in layout.rows]
    rows = [(kinds[number] or "paragraph", texts[number]) for number in held]
    for kind, text in _find_head(layout.shown, rows, title):
        kinds[texts.index(text)] = kind
    laid = [(number, kind, texts[number]) for number, kind in sorted(kinds.items()) if kind is not None]
    source, lines, hints = _lay_out([(kind, text) for _, kind, text in laid], [body.lines[at] for at, _, _ in laid])
    pieces, findings = read_measured(
        source, lines, title=title, furniture=furniture, thresholds=thresholds, hints=hints
    )
    made = compose(source, pieces, title=title)
    starts = [line.spans[0].start for line in lines]
    cuts = [(laid[bisect_right(starts, cut.raw.start) - 1][0], cut) for cut in made.cuts if cut.raw is not None]
    cuts += _list_unread(layout, body, {number for number, _, _ in laid}, title)
    ordered = [cut for _, cut in sorted(cuts, key=_place)]
    return _finish(made, ordered, findings, metadata, title, layout.shown)


def _place(cut: tuple[int, Cut]) -> int:
    return cut[0]


def _lay_out(
    rows: Sequence[tuple[BlockKind, str]], measured: Sequence[Line]
) -> tuple[str, list[Line], dict[int, BlockKind]]:
    """Return the rows as one text with its lines at their places and the kind that the markup gives each."""
    source = "\n".join(text for _, text in rows)
    lines: list[Line] = []
    hints: dict[int, BlockKind] = {}
    at = 0
    for number, (kind, text) in enumerate(rows):
        lines.append(replace(measured[number], spans=(Span(at, at + len(text)),), gap=1))
        hints[number] = kind
        at += len(text) + 1
    return source, lines, hints


def _list_unread(layout: Layout, body: Body, laid: set[int], title: str | None) -> list[tuple[int, Cut]]:
    """Return the visible lines of the page that are not read as text, each with its number, place and reason."""
    texts = [number for number in laid if body.kinds[number] == "paragraph"] or sorted(laid)
    first, last = min(texts, default=len(layout.rows)), max(texts, default=len(layout.rows))
    found: list[tuple[int, Cut]] = []
    for number, row in enumerate(layout.rows):
        if number in laid:
            continue
        where = "head" if number < first else "tail" if number > last else "body"
        reason = "duplicate" if row.text == title else body.reasons.get(number)
        reason = reason or _find_reason(row, body.lines, number, where)
        found.append((number, Cut(None, row.text, where, reason)))
    return found


def _find_reason(row: Row, lines: Sequence[Line], number: int, where: str) -> str:
    if where != "tail" and is_stamp(row.text):
        return "publication time"
    if row.reason is not None and row.reason not in _PLACES:
        return row.reason
    line = lines[number]
    if where != "head" and row.linked >= _LINKED and line.words >= _LEAST_LINK:
        return "related"
    return find_furniture(line) or row.reason or "not part of the article"


def _find_head(
    visible: Sequence[str], rows: Sequence[tuple[BlockKind, str]], title: str | None
) -> list[tuple[BlockKind, str]]:
    """Return the byline, credit and time stamp that the page shows between its title and its text."""
    held = {text for _, text in rows}
    found: list[tuple[BlockKind, str]] = []
    for text in _list_under(visible, rows, title):
        line = measure(text, (Span(0, len(text)),), 0)
        if text not in held and (is_stamp(text) or find_byline(line) is not None or is_credit(line)):
            found.append(("paragraph", text))
    return found


def _list_under(visible: Sequence[str], rows: Sequence[tuple[BlockKind, str]], title: str | None) -> Sequence[str]:
    """Return the first visible lines under the title, none where it is not printed above the text."""
    wanted = fold(title or "")[:40]
    starts = [number for number, line in enumerate(visible) if wanted and fold(line)[:40] == wanted]
    firsts = {text[:60] for kind, text in rows if kind == "paragraph"}
    # The title may stand in a crumb trail too: the one that counts is the last before the text.
    begun = next((number for number, line in enumerate(visible) if len(line) >= 40 and line[:60] in firsts), None)
    before = [number for number in starts if begun is None or number <= begun]
    return visible[before[-1] + 1 : before[-1] + 1 + _HEADED] if before else ()


def _read_visible(
    layout: Layout, metadata: Metadata, title: str | None, furniture: frozenset[str], thresholds: Thresholds
) -> Page:
    """Read the visible lines of a page as plain text, where the extractor finds nothing."""
    source = "\n".join(row.text for row in layout.rows if row.reason is None)
    pieces, findings = read_measured(
        source,
        read_lines(source),
        title=title,
        furniture=furniture,
        thresholds=thresholds,
        weights=load_lineweights(),
    )
    made = compose(source, pieces, title=title)
    boxed = [Cut(None, row.text, "tail", row.reason) for row in layout.rows if row.reason is not None]
    return _finish(made, [*made.cuts, *boxed], findings, metadata, title or _title_of(made), ())


def _measure_text(page: Page) -> int:
    return sum(len(block.span) for block in page.made.blocks if block.kind in _RUNNING)


def _read_stripped(markup: str, title: str | None, furniture: frozenset[str], thresholds: Thresholds) -> Page:
    source = strip_markup(markup)
    pieces, findings = read_measured(
        source,
        read_lines(source),
        title=title,
        furniture=furniture,
        thresholds=thresholds,
        weights=load_lineweights(),
    )
    made = compose(source, pieces, title=title)
    return _finish(made, made.cuts, findings, Metadata(), title or _title_of(made), ())


def _title_of(made: Composition) -> str | None:
    first = made.blocks[0] if made.blocks else None
    return first.span.of(made.text) if first is not None and first.kind == "title" else None


def _finish(
    made: Composition, cuts: Sequence[Cut], findings: Findings, metadata: Metadata, title: str | None,
    visible: Sequence[str],
) -> Page:  # fmt: skip
    if visible:
        findings.stamps, findings.page_dates = _find_stamps(visible, made, title)
        findings.day_first = find_day_order(visible)
    findings.is_opinion = findings.is_opinion or metadata.is_opinion
    if metadata.authors or visible:  # without lines of the page, the bylines of the text are all there is
        findings.authors = list(metadata.authors)
    read = tuple(Cut(None, cut.text, cut.where, cut.reason) for cut in cuts)
    return Page(Composition(made.text, made.blocks, None, read), findings, metadata, title)


def _find_stamps(visible: Sequence[str], made: Composition, title: str | None) -> tuple[list[str], list[str]]:
    """Return the visible lines of the page that state the date of its article, and other dates that it shows."""
    kept = [block.span.of(made.text) for block in made.blocks if block.kind == "paragraph"]
    starts = {text[:60] for text in kept if len(text) >= 40}
    places = [number for number, line in enumerate(visible) if len(line) >= 40 and line[:60] in starts]
    first, last = (places[0], places[-1]) if places else (None, None)
    wanted = fold(title or "")[:40]
    titles = [number for number, line in enumerate(visible) if wanted and fold(line)[:40] == wanted]
    above = [number for number in titles if first is None or number <= first]
    return find_own_dates(visible, title=above[-1] if above else None, first=first, last=last)
