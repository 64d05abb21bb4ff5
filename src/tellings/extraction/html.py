"""Web pages read with Trafilatura, their own metadata before its guesses; what was left out is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tellings.extraction.authors import find_authors
from tellings.extraction.bylines import find_byline, is_credit
from tellings.extraction.furniture import find_furniture
from tellings.extraction.lines import Line, measure, read_lines
from tellings.extraction.markup import find_depth, list_visible, strip_markup
from tellings.extraction.marked_dates import find_marked_dates
from tellings.extraction.metadata import Metadata, find_metadata
from tellings.extraction.pieces import Composition, compose
from tellings.extraction.plain import Findings, read_measured
from tellings.extraction.regions import Thresholds
from tellings.extraction.stamps import find_day_order, find_own_dates, is_stamp
from tellings.extraction.titles import choose_title
from tellings.text.folding import fold
from tellings.types.documents import BlockKind, Cut
from tellings.types.spans import Span

DEEPEST = 400  # nested elements from which a page is read without a parser
_LEAST_TEXT = 250  # characters below which the careful reading of a page counts as failed
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_HEADED = 14  # visible lines under the title in which byline and date are looked for
# Small boxes that name themselves as advertisement or sign-up form.
_ADVERTS = [
    f"//*[self::div or self::aside or self::section][contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    "[string-length(normalize-space(.)) < 400]"
    for name in ("ad", "ads", "advert", "advertisement", "sponsored", "promo", "newsletter", "newsletter-signup")
]


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

    A page that nests deeper than any real one is read without a parser.
    """
    clean = _NUL.sub("", markup)
    tree = None if find_depth(clean) > DEEPEST else _parse(clean)
    if tree is None:
        return _read_stripped(clean, title, furniture, thresholds)
    metadata = find_metadata(tree, url=url)
    marked = find_marked_dates(tree, url=metadata.url)
    visible = list_visible(tree)
    rows = _extract_rows(tree, clean)
    heading = title or _choose_title(tree, metadata, rows)
    found = find_authors(tree, metadata, _list_under(visible, rows, heading))
    metadata = replace(metadata, authors=tuple(author.name for author in found))
    if sum(len(text) for _, text in rows) < _LEAST_TEXT:
        page = _read_visible(visible, metadata, heading, furniture, thresholds)
    else:
        page = _read_rows(rows, visible, metadata, heading, furniture, thresholds)
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


def _extract_rows(tree: Any, markup: str) -> list[tuple[BlockKind, str]]:
    """Return the text of a page as (kind, words), read fast, else for recall; empty where both fail."""
    from trafilatura import bare_extraction

    rows: list[tuple[BlockKind, str]] = []
    for recall in (False, True):
        source = _parse(markup) if recall else tree
        found = bare_extraction(
            source, fast=not recall, favor_recall=recall, include_comments=False, include_formatting=True,
            with_metadata=False, prune_xpath=_ADVERTS,
        )  # fmt: skip
        body = getattr(found, "body", None)
        rows = list(_list_rows(body)) if body is not None else []
        if sum(len(text) for _, text in rows) >= _LEAST_TEXT:
            break
    return rows


def _list_rows(body: Any) -> Iterator[tuple[BlockKind, str]]:
    for element in body:
        name = element.tag if isinstance(element.tag, str) else ""
        if name == "head":
            yield from _rows_of(element, "heading")
        elif name in ("list", "table"):
            for item in element.iter("item", "row"):
                yield from _rows_of(item, "list-item")
        else:
            yield from _rows_of(element, "paragraph")


def _rows_of(element: Any, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Yield the lines of one element; a line break inside it ends a line."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag in ("lb", "p", "item", "row", "cell") and node is not element:
            parts.append("\n" if node.tag != "cell" else " ")
        parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    for line in "".join(parts).split("\n"):
        words = _SPACES.sub(" ", line).strip()
        if words:
            yield kind, words


def _choose_title(tree: Any, metadata: Metadata, rows: Sequence[tuple[BlockKind, str]]) -> str | None:
    found = choose_title(tree, metadata, body=fold(" ".join(text for _, text in rows)[:20000]))
    return found.value if found else None


def _read_rows(
    rows: Sequence[tuple[BlockKind, str]], visible: Sequence[str], metadata: Metadata, title: str | None,
    furniture: frozenset[str], thresholds: Thresholds,
) -> Page:  # fmt: skip
    head = _find_head(visible, rows, title)
    titled = title is not None and bool(rows) and fold(rows[0][1])[:40] == fold(title)[:40]
    source, lines, hints = _lay_out([*rows[:titled], *head, *rows[titled:]])
    pieces, findings = read_measured(
        source, lines, title=title, furniture=furniture, thresholds=thresholds, hints=hints
    )
    made = compose(source, pieces, title=title)
    return _finish(made, findings, metadata, title, visible)


def _lay_out(rows: Sequence[tuple[BlockKind, str]]) -> tuple[str, list[Line], dict[int, BlockKind]]:
    """Return the rows as one text with its measured lines and the kind that the markup gives each."""
    source = "\n".join(text for _, text in rows)
    lines: list[Line] = []
    hints: dict[int, BlockKind] = {}
    at = 0
    for number, (kind, text) in enumerate(rows):
        lines.append(measure(source, (Span(at, at + len(text)),), 1))
        hints[number] = kind
        at += len(text) + 1
    return source, lines, hints


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
    visible: Sequence[str], metadata: Metadata, title: str | None, furniture: frozenset[str], thresholds: Thresholds
) -> Page:
    """Read the visible lines of a page as plain text, where the extractor finds nothing."""
    source = "\n".join(visible)
    pieces, findings = read_measured(
        source, read_lines(source), title=title, furniture=furniture, thresholds=thresholds
    )
    made = compose(source, pieces, title=title)
    return _finish(made, findings, metadata, title or _title_of(made), ())


def _read_stripped(markup: str, title: str | None, furniture: frozenset[str], thresholds: Thresholds) -> Page:
    source = strip_markup(markup)
    pieces, findings = read_measured(
        source, read_lines(source), title=title, furniture=furniture, thresholds=thresholds
    )
    made = compose(source, pieces, title=title)
    return _finish(made, findings, Metadata(), title or _title_of(made), ())


def _title_of(made: Composition) -> str | None:
    first = made.blocks[0] if made.blocks else None
    return first.span.of(made.text) if first is not None and first.kind == "title" else None


def _finish(
    made: Composition, findings: Findings, metadata: Metadata, title: str | None, visible: Sequence[str]
) -> Page:
    if visible:
        findings.stamps, findings.page_dates = _find_stamps(visible, made, title)
        findings.day_first = find_day_order(visible)
    findings.is_opinion = findings.is_opinion or metadata.is_opinion
    if metadata.authors or visible:  # without lines of the page, the bylines of the text are all there is
        findings.authors = list(metadata.authors)
    cuts = [Cut(None, cut.text, cut.where, cut.reason) for cut in made.cuts]
    cuts += _list_unread(made, [cut.text for cut in cuts], visible)
    return Page(Composition(made.text, made.blocks, None, tuple(cuts)), findings, metadata, title)


def _find_stamps(visible: Sequence[str], made: Composition, title: str | None) -> tuple[list[str], list[str]]:
    """Return the visible lines of the page that state the date of its article, and others that may be of the visit."""
    kept = [block.span.of(made.text) for block in made.blocks if block.kind == "paragraph"]
    starts = {text[:60] for text in kept if len(text) >= 40}
    places = [number for number, line in enumerate(visible) if len(line) >= 40 and line[:60] in starts]
    first, last = (places[0], places[-1]) if places else (None, None)
    wanted = fold(title or "")[:40]
    titles = [number for number, line in enumerate(visible) if wanted and fold(line)[:40] == wanted]
    above = [number for number in titles if first is None or number <= first]
    return find_own_dates(visible, title=above[-1] if above else None, first=first, last=last)


def _list_unread(made: Composition, cut: Sequence[str], visible: Sequence[str]) -> list[Cut]:
    """Return the visible lines of the page that are neither in the text nor among the cuts, with their reasons."""
    held = _SPACES.sub(" ", made.text)
    known = set(cut)
    kept = [number for number, line in enumerate(visible) if len(line) > 30 and line in held]
    first, last = (kept[0], kept[-1]) if kept else (len(visible), len(visible))
    found: list[Cut] = []
    for number, text in enumerate(visible):
        if text in known or text in held:
            continue
        line = measure(text, (Span(0, len(text)),), 0)
        where = "head" if number < first else "tail" if number > last else "body"
        reason = "publication time" if where != "tail" and is_stamp(text) else find_furniture(line)
        found.append(Cut(None, text, where, reason or "not part of the article"))
    return found
