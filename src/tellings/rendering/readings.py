"""The reports themselves: cleaned text with every citation lit, and what was cut, at its place with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tellings.rendering.labels import BASES, name_credit, name_date, name_period, plural
from tellings.rendering.lights import Light, light_blocks
from tellings.rendering.markup import Html, is_web_address, isolate, join, tag
from tellings.rendering.places import find_raw
from tellings.rendering.views import View, list_passages, show_section
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Cut, Document
from tellings.types.spans import Passage, Span
from tellings.types.stories import Copy

OPEN_REPORTS: Final = 8
"""Reports shown unfolded; with more of them each opens when it is asked for or a citation leads there."""
SHOWN_CUT: Final = 1500
"""Characters of one cut piece that are printed; the rest is counted."""
FOLDED_CUTS: Final = 3
"""Pieces cut at one place that stand open; more are folded."""


def show_readings(view: View) -> tuple[Html, tuple[str, ...]]:
    """Return the section with every report, and the ids of citations that stand in several pieces."""
    cited: dict[str, list[Passage]] = {}
    for passage in list_passages(view.account):
        cited.setdefault(passage.document_id, []).append(passage)
    shown: list[Html] = []
    broken: list[str] = []
    unfolded = len(view.account.documents) <= OPEN_REPORTS
    for item in view.account.documents:
        reading, pieces = _show_reading(view, item, cited.get(item.document.id, []), unfolded)
        shown.append(reading)
        broken += pieces
    note = (
        "Lit: cited in the account above; deeper with a bar before it: a sentence of the brief. "
        "Grey: cut from the report, with the reason. Nothing is deleted."
    )
    return show_section(view, "reports", "The reports", *shown, note=note), tuple(broken)


def _show_reading(
    view: View, item: AnnotatedDocument, passages: Sequence[Passage], unfolded: bool
) -> tuple[Html, tuple[str, ...]]:
    document = item.document
    blocks = order_blocks(document)
    leading = {sentence.passage for sentence in view.account.dossier.brief}
    kinds = {passage: "mark.lit.lead" if passage in leading else "mark.lit" for passage in passages}
    lights = [Light(passage.span, view.anchor(passage), kind) for passage, kind in kinds.items()]
    lit = light_blocks(document.text, [block.span for block in blocks], lights)
    at = {"id": view.report(document.id)} | ({"open": ""} if unfolded else {})
    name = tag(f"h{min(6, view.level + 2)}", isolate(view.account.outlet(document.id)))
    date = tag("span.how", name_period(*_ends(view, document)))
    summary = tag("summary", name, date, tag("span.how", plural(len(passages), "citation")))
    text = tag("div.text", *_weave(document, blocks, lit.blocks), at={"lang": document.language or "en"})
    return tag("details.report", summary, _show_origin(view, item), text, at=at), lit.broken


def _ends(view: View, document: Document) -> tuple[str | None, str | None]:
    published = view.account.published(document.id)
    return published.earliest, published.latest


def order_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks in order, with text that stands in none of them as paragraphs of its own."""
    found: list[Block] = []
    at = 0
    for block in [*sorted(document.blocks, key=lambda block: block.span), None]:
        start = block.span.start if block else len(document.text)
        if document.text[at:start].strip():
            found.append(Block("paragraph", Span(at, start)))
        if block and block.span.end > max(at, start):
            found.append(Block(block.kind, Span(max(at, start), block.span.end)))
        at = max(at, block.span.end if block else start)
    return tuple(found)


def _weave(document: Document, blocks: Sequence[Block], lit: Sequence[Html]) -> list[Html]:
    """Blocks and cuts in the order of the report; where the body is markup, by head, body and tail."""
    entries: list[tuple[tuple[int, int], Html | Cut]] = []
    last = -1
    for block, words in zip(blocks, lit, strict=True):
        raw = find_raw(document, block.span)
        last = raw[0].start if raw else last
        entries.append(((last, 1), tag(f"p.block.{block.kind}", words)))
    heads = [cut for cut in document.cuts if cut.raw is None and cut.where == "head"]
    others = [cut for cut in document.cuts if cut.raw is None and cut.where != "head"]
    entries += [((-2, 0), cut) for cut in heads]
    entries += [((cut.raw.start, 0), cut) for cut in document.cuts if cut.raw is not None]
    entries.sort(key=lambda entry: entry[0])
    entries += [((0, 0), cut) for cut in others]
    woven: list[Html] = []
    run: list[Cut] = []
    for _, entry in entries:
        if isinstance(entry, Cut):
            run.append(entry)
            continue
        woven += _show_cuts(run)
        run = []
        woven.append(entry)
    return [*woven, *_show_cuts(run)]


def _show_cuts(cuts: Sequence[Cut]) -> list[Html]:
    rows = [_show_cut(cut) for cut in cuts]
    if len(rows) <= FOLDED_CUTS:
        return rows
    reasons = ", ".join(dict.fromkeys(cut.reason for cut in cuts))
    summary = tag("summary", f"{len(rows)} pieces cut here: ", isolate(reasons))
    return [tag("details.cuts", summary, *rows)]


def _show_cut(cut: Cut) -> Html:
    words = cut.text[:SHOWN_CUT]
    more = f" … {len(cut.text) - SHOWN_CUT} characters more" if len(cut.text) > SHOWN_CUT else ""
    where = f" ({cut.where})" if cut.raw is None and cut.where else ""
    reason = tag("span.reason", "Cut", where, ": ", isolate(cut.reason))
    return tag("p.cut", reason, " ", isolate(words), tag("span.reason", more) if more else "")


def _show_origin(view: View, item: AnnotatedDocument) -> Html:
    """Return what is known of a report: outlet and date with their bases, authors, credits, copies, address."""
    document = item.document
    outlet, published = document.outlet, view.account.published(document.id)
    name = f"{outlet.name}: " if outlet.basis != "unknown" else ""
    carrier = f"; on a page of {outlet.carried_by}" if outlet.carried_by else ""
    rows = [
        ("Report", isolate(document.report_id)),
        ("Outlet", _with_evidence(f"{name}{BASES[outlet.basis]}{carrier}", outlet.evidence)),
        ("Published", _with_evidence(name_date(published), published.evidence)),
    ]
    if document.authors:
        rows.append(("By", isolate(", ".join(document.authors))))
    if item.credits:
        given = [
            tag(
                "li",
                isolate(credit.source),
                ": ",
                isolate(name_credit(credit)),
                " ",
                view.cite(Passage(document.id, credit.span)),
            )
            for credit in item.credits
        ]
        rows.append(("Credits", tag("ul.plain", *given)))
    copies = _list_copies(view, document)
    if copies:
        rows.append(("Copies", tag("ul.plain", *copies)))
    if document.url:
        rows.append(("Address", _show_address(document.url)))
    return tag("dl.origin", *[tag("div", tag("dt", name), tag("dd", words)) for name, words in rows])


def _with_evidence(words: str, evidence: Sequence[str]) -> Html:
    if not evidence:
        return isolate(words)
    reasons = " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in evidence)
    return join([isolate(words), ". ", tag("span.how", isolate(reasons))])


def _show_address(url: str) -> Html:
    if not is_web_address(url):
        return isolate(url)
    return tag("a", isolate(url), at={"href": url, "rel": "noopener noreferrer nofollow"})


def _list_copies(view: View, document: Document) -> list[Html]:
    rows = []
    for copy in view.account.dossier.story.copies:
        other_id = copy.other_id if copy.copy_id == document.id else copy.copy_id
        is_shown = copy.copy_id == document.id or copy.twin_id == document.id  # an original is told of by its copies
        if not is_shown or other_id is None or other_id not in view.account.by_document:
            continue
        share = f"{round(copy.share * 100)} % of the shorter text stands also in "
        other = tag("a", isolate(view.account.outlet(other_id)), at={"href": f"#{view.report(other_id)}"})
        rows.append(tag("li", share, other, f" ({copy.kind}){_say_origin(copy)}"))
    return rows


def _say_origin(copy: Copy) -> str:
    if copy.original_id is not None:
        return ""
    return f"; {copy.source} is credited" if copy.source else "; who has it from whom is open"
