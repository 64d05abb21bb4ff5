"""The dates of public web pages: as they are, without the dates of their markup, and from their words alone.

    python -m bench.page_dates            pages as they are, beside Trafilatura and htmldate; without markup dates
    python -m bench.page_dates words      from the words alone: pages, AllSides, timeline17 (the half for testing)
    python -m bench.page_dates tune       from the words alone, the half on which rules were tuned

With everything present the day is compared with what the makers of the sets say. Then all dates of the markup are
deleted before reading, and what is read is compared with what was deleted. Last, only title and body are read. A
day counts as right where it is the day of the moment somewhere on earth only if the gold gives a moment in UTC.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from bench.gold import shared_folder, skip_if_absent
from bench.pages import Page, load_pages
from tellings.extraction import extract
from tellings.extraction.markup import list_visible
from tellings.text.moments import days_around, find_moments, read_instant, read_moment
from tellings.types.documents import Document, PublicationDate, Report

_SPACES = re.compile(r"\s+")
_LINKED = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{8,40})"')
_METAS = {
    "article:published_time": "datePublished", "datepublished": "datePublished", "pubdate": "datePublished",
    "article:modified_time": "dateModified", "datemodified": "dateModified",
}  # fmt: skip
_DATED = re.compile(r"(?:19|20)\d\d|\d{10}")
_UNKNOWN = PublicationDate(None, None, "unknown")


def read_date(report: Report) -> PublicationDate:
    """Return the date that is read for a report, unknown where it is rejected."""
    document = extract(report)
    return document.published if isinstance(document, Document) else _UNKNOWN


def list_deleted(markup: str) -> dict[str, str]:
    """Return the first date of publication and of change that the markup of a page gives, as it gives them."""
    found: dict[str, str] = {}
    for name, value in _LINKED.findall(markup):
        if read_moment(value):
            found.setdefault(name, value)
    for element in _parse(markup).iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = _METAS.get((element.get(attribute) or "").lower())
            if name and read_moment(element.get("content") or ""):
                found.setdefault(name, element.get("content"))
    return found


def delete_dates(markup: str) -> str:
    """Return a page without JSON-LD, page data, and every date in meta elements and attributes."""
    from lxml import html

    tree = _parse(markup)
    for element in list(tree.iter("script", "meta")):
        told = element.get("content") if element.tag == "meta" else ""
        if _DATED.search(told or "") or (element.tag == "script" and "json" in (element.get("type") or "")):
            element.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name, value in list(element.attrib.items()):
                if name not in ("href", "src", "class", "id", "style") and _DATED.search(value):
                    del element.attrib[name]
    return str(html.tostring(tree, encoding="unicode"))


def _parse(markup: str) -> Any:
    from lxml import html

    return html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup) or "<html/>")


def score_whole(pages: Sequence[Page]) -> Counter[str]:
    """Return counts over pages as they are: days right beside peers, moments right, times and zones kept."""
    counts: Counter[str] = Counter()
    for page in pages:
        if not (page.date or page.published):
            continue
        gold = page.date or page.published or ""
        found = read_date(Report(page.name, page.markup, media_type="text/html", url=page.url))
        day = (found.earliest or "")[:10] if found.earliest == found.latest else ""
        peers = read_peers(page)
        counts.update(
            pages=1,
            found=found.earliest is not None,
            right=day == gold[:10],
            trafilatura=peers[0] == gold[:10],
            htmldate=peers[1] == gold[:10],
        )
        moment = read_instant(read_moment(gold))
        if moment:
            counts.update(moments=1, equal=read_instant(found.earliest) == moment)
        deleted = read_instant(read_moment(list_deleted(page.markup).get("datePublished", "")))
        if deleted and deleted.strftime("%H%M") != "0000":
            counts.update(zoned=1, kept=read_instant(found.earliest) is not None)
    return counts


def read_peers(page: Page) -> tuple[str | None, str | None]:
    """Return the day that Trafilatura and htmldate give, None where they are not installed or give none."""
    try:
        from htmldate import find_date
        from trafilatura import extract_metadata
    except ImportError:
        return None, None
    found = extract_metadata(page.markup, default_url=page.url)
    return (found.date if found else None), find_date(page.markup, url=page.url, original_date=True)


def score_deleted(pages: Sequence[Page]) -> tuple[Counter[str], list[str]]:
    """Return counts over pages without the dates of their markup, and what is called stated but wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for page in pages:
        deleted = list_deleted(page.markup)
        gold = [page.date] if page.date else []
        if not deleted and not gold:
            continue
        bare = delete_dates(page.markup)
        found = read_date(Report(page.name, bare, media_type="text/html", url=page.url))
        counts.update(pages=1, **{found.basis: 1})
        if found.basis != "stated" or found.earliest is None or found.latest is None:
            continue
        quote = re.findall("“(.*?)”", " ".join(found.evidence[:1]))
        shown = _SPACES.sub(" ", " ".join(list_visible(_parse(bare))))
        counts.update(unfounded=not quote or quote[0] not in shown)
        days = {day for value in (*deleted.values(), *gold) for day in days_around(read_moment(value) or value)}
        first = [deleted["datePublished"]] if "datePublished" in deleted else gold or list(deleted.values())
        issued = {day for value in first for day in days_around(read_moment(value) or value)}
        held = [day for day in sorted(days) if found.earliest[:10] <= day <= found.latest[:10]]
        counts.update(right=bool(held), issued=bool(set(held) & issued))
        if not held:
            wrong.append(f"{page.name}: {found.earliest} {found.evidence[:1]} but {deleted} {gold}")
    return counts, wrong


class Text(NamedTuple):
    """A title and body without any stamp, with the day on which they were published."""

    name: str
    title: str | None
    body: str
    day: str


def list_texts(name: str, *, tuning: bool) -> Iterator[Text]:
    """Yield the dated texts of a set, those for tuning or those for testing, by a digest of their name."""
    source = {"allsides": _load_allsides, "t17": _load_timelines}.get(name)
    for text in source() if source else _load_bodies(name):
        if (hashlib.sha256(text.name.encode()).digest()[0] % 2 == 0) == tuning:
            yield text


def _load_allsides() -> Iterator[Text]:
    for row in _rows("allsides"):
        if re.fullmatch(r"20\d\d-\d\d-\d\d", row["date"][:10]):
            yield Text(row["id"], row["title"] or None, row["text"], row["date"][:10])


def _load_timelines() -> Iterator[Text]:
    for row in _rows("t17"):
        text = re.sub(r" ([.,;:?!%])", r"\1", row["text"].replace("-LRB- ", "(").replace(" -RRB-", ")"))
        for moment in reversed(find_moments(text[:400])):
            # Stamps that stand glued to the opening are no words of the report.
            if "T" in moment.readings[0]:
                text = f"{text[: moment.start]} {text[moment.end :]}"
        yield Text(row["id"], None, re.sub(r"`` ?| ?''", '"', text), row["date"][:10])


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = shared_folder() / "data" / name / "docs.jsonl.gz"
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _load_bodies(name: str) -> Iterator[Text]:
    """Yield the bodies of pages whose day is known, as Tellings takes them out, without title lines and stamps."""
    for page in load_pages(name):
        gold = page.date or page.published or list_deleted(page.markup).get("datePublished")
        day = (read_moment(gold) or "")[:10] if gold else ""
        document = extract(Report(page.name, page.markup, media_type="text/html", url=page.url)) if day else None
        if isinstance(document, Document):
            kept = [
                block.span.of(document.text) for block in document.blocks if block.kind in ("paragraph", "caption")
            ]
            yield Text(page.name, document.title or None, "\n\n".join(kept), day)


def score_words(texts: Iterator[Text]) -> tuple[Counter[str], list[int], list[str]]:
    """Return counts over texts read by their words alone, the widths of the intervals, and what is wrong."""
    counts: Counter[str] = Counter()
    widths: list[int] = []
    wrong: list[str] = []
    for text in texts:
        document = extract(Report(text.name, text.body, title=text.title))
        if not isinstance(document, Document):
            continue
        found = document.published
        size = "short" if len(text.body.split()) < 400 else "long"
        counts.update(texts=1, **{size: 1, found.basis: 1})
        if found.earliest is None or found.latest is None or found.basis != "inferred":
            continue
        held = found.earliest[:10] <= text.day <= found.latest[:10]
        counts.update(given=1, held=held, **{f"{size} given": 1, f"{size} held": held})
        widths.append((date.fromisoformat(found.latest[:10]) - date.fromisoformat(found.earliest[:10])).days + 1)
        if not held:
            wrong.append(f"{text.name} {text.day}: {found.earliest} to {found.latest} {found.evidence}")
    return counts, widths, wrong


def measure_sets() -> dict[str, float]:
    """Return the figures of the three readings by name."""
    figures: dict[str, float] = {}
    for name in ("trafilatura", "readability", "aeb"):
        folder, pages = f"extraction/{name}", load_pages(name)
        whole = score_whole(pages)
        if whole["pages"]:
            figures[f"{folder}: day right"] = whole["right"] / whole["pages"]
        if whole["moments"]:
            figures[f"{folder}: moment right"] = whole["equal"] / whole["moments"]
        counts, _ = score_deleted(pages)
        if counts["stated"]:
            figures[f"{folder}: day stated without markup, right"] = counts["right"] / counts["stated"]
            figures[f"{folder}: days stated without a statement"] = float(counts["unfounded"])
    for name in ("allsides", "t17"):
        counts, widths, _ = score_words(list_texts(name, tuning=False))
        if widths:
            figures[f"{name}: days from words that hold"] = counts["held"] / counts["given"]
            figures[f"{name}: days from words, coverage"] = counts["given"] / counts["texts"]
    return figures


def _print_pages() -> None:
    for name in ("trafilatura", "readability", "aeb"):
        pages = load_pages(name)
        print(f"{name}, as they are: {dict(score_whole(pages))}")
        counts, wrong = score_deleted(pages)
        print(f"{name}, without the dates of the markup: {dict(counts)}")
        print(*(f"    {row[:260]}" for row in wrong), sep="\n")


def _print_words(*, tuning: bool) -> None:
    for name in ("allsides", "t17", "trafilatura", "readability", "aeb"):
        counts, widths, wrong = score_words(list_texts(name, tuning=tuning))
        share = counts["held"] / max(1, counts["given"])
        print(f"{name}, words alone: {dict(counts)} held {share:.3f} median {median(widths) if widths else '-'}")
        if tuning:
            print(*(f"    {row[:300]}" for row in wrong), sep="\n")


def main(arguments: Sequence[str]) -> None:
    """Print the figures asked for, with what is wrong."""
    skip_if_absent()
    if "words" in arguments or "tune" in arguments:
        _print_words(tuning="tune" in arguments)
    else:
        _print_pages()


if __name__ == "__main__":
    main(sys.argv[1:])
