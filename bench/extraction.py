"""How well a report is taken out of its page: against the reading of the seeds, and on the public sets of web pages.

    python -m bench.extraction            the seeds and the pages
    python -m bench.extraction seeds      the seeds alone

The pages are scored as markup, and again as the lines that a browser would show, read as plain scraped text: this
tells whether the rules for plain text hold for pages that nobody has looked at.
The measures are those of `bench.page_texts`, where the same pages are read by other tools too.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bench.accounts import read_story
from bench.gold import GoldStory, load_story, raw_ranges, skip_if_absent
from bench.page_texts import KINDS, compare_runs, score_segments, score_texts
from bench.pages import SETS, Page, load_pages
from tellings.extraction import extract
from tellings.extraction.markup import list_visible
from tellings.types.documents import Document, Report

_KEPT = frozenset({"body", "title", "standfirst", "dateline", "subheading"})
# What is no furniture, in the labels of all four readers; the words of an embedded video may stay or go.
_NOT_FURNITURE = _KEPT | frozenset(
    (
        "caption, photo_credit, credit, credits, byline, wire_credits, source_credit, crosshead, media_caption, "
        "caption with credit, video_transcript"
    ).split(", ")
)
_WORD = re.compile(r"\w+")


def score_seeds(story: GoldStory) -> None:
    """Print what is kept, what furniture remains, and outlet and title per seed."""
    total: Counter[str] = Counter()
    for report in story.reports:
        document = extract(report)
        if not isinstance(document, Document):
            print(f"  {report.id}: rejected, {document.reason}")
            continue
        counts = _count_characters(story, report, document)
        total.update(counts)
        gold = story.files["clean"]["documents"][report.id]
        outlet = document.outlet.name or None
        right = outlet in (gold["outlet_canonical"], None)
        total.update(
            outlets=right,
            titles=document.title == gold["title"]["text"],
            carriers=document.outlet.carried_by == _carrier(gold),
        )
        print(
            f"  {report.id[:3]}  body kept {counts['kept'] / counts['body']:.3f}  "
            f"furniture {counts['furniture'] / max(1, counts['text']):.3f}  outlet {outlet or 'unknown'}  "
            f"date {document.published.earliest} {document.published.basis}"
        )
    body, furniture = total["kept"] / total["body"], total["furniture"] / total["text"]
    print(
        f"seeds: body kept {body:.4f}, furniture in blocks {furniture:.4f}, outlet {total['outlets']}/5, "
        f"title {total['titles']}/5, carrier {total['carriers']}/5"
    )


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name.

    The seeds are read whole; of the other stories only what is not story text is marked, so that body and outlet
    cannot be scored. A date is right where the interval holds the reader's day and lies in the reader's interval,
    as the whole story lets it be known, and the basis is "stated" where the text states it, else "inferred".
    """
    total: Counter[str] = Counter()
    for report in story.reports:
        document = extract(report)
        if not isinstance(document, Document):
            total.update(reports=1)
            continue
        total.update(reports=1, **_count_characters(story, report, document))
        if "clean" in story.files:
            gold = story.files["clean"]["documents"][report.id]
            total.update(
                outlets=(document.outlet.name or None) in (gold["outlet_canonical"], None),
                titles=document.title == gold["title"]["text"],
                carriers=document.outlet.carried_by == _carrier(gold),
            )
    figures = {"furniture in blocks": total["furniture"] / max(1, total["text"])}
    if "clean" not in story.files:
        return figures
    count = max(1, total["reports"])
    return {
        "body kept": total["kept"] / max(1, total["body"]),
        **figures,
        "outlet right or unknown": total["outlets"] / count,
        "title right": total["titles"] / count,
        "carrier right": total["carriers"] / count,
        "date interval and basis right": _count_dates(story) / count,
    }


def _count_dates(story: GoldStory) -> int:
    account = read_story(story)
    published = {key: date for dossier in account.dossiers for key, date in dossier.published}
    right = 0
    for key, annotated in account.documents.items():
        gold, found = story.files["clean"]["documents"][annotated.document.report_id], published[key]
        first, last = gold["publication_interval"]
        day = gold["publication_date_stated"] or gold["publication_date_inferred"]
        basis = "stated" if gold["publication_date_stated"] else "inferred"
        if found.earliest is None or found.latest is None or found.basis != basis:
            continue
        right += first <= found.earliest[:10] <= day[:10] <= found.latest[:10] <= last
    return right


def measure_sets() -> dict[str, float]:
    """Return the figures of the public sets of pages, as markup and as the lines that a browser shows."""
    found: dict[str, float] = {}
    for name, _ in SETS:
        pages = load_pages(name)
        for flat in (False, True) if pages else ():
            form = "lines" if flat else "markup"
            found |= {
                f"extraction/{name}: {what}, {form}": value
                for what, value in page_figures(name, pages, flat=flat).items()
            }
    return found


def _carrier(gold: Any) -> str | None:
    carrier = gold["carrier"]
    return str(carrier) if carrier and carrier != gold["outlet_canonical"] else None


def _count_characters(story: GoldStory, report: Report, document: Document) -> Counter[str]:
    held = [False] * len(report.body)
    for block in document.blocks:
        for start, end in raw_ranges(document, block.span):
            held[start:end] = [True] * (end - start)
    counts: Counter[str] = Counter(text=sum(held))
    for part in story.parts_in(report.id):
        inside = sum(1 for at in range(part.span.start, part.span.end) if held[at] and not report.body[at].isspace())
        size = sum(1 for at in range(part.span.start, part.span.end) if not report.body[at].isspace())
        if part.label == "body":
            counts.update(kept=inside, body=size)
        if part.label not in _NOT_FURNITURE:
            counts.update(furniture=inside)
    return counts


def page_figures(name: str, pages: Sequence[Page], *, flat: bool) -> dict[str, float]:
    """Return the shares of one set of pages, as markup or flattened to the lines that a browser shows."""
    read = [_read(page, KINDS[name], flat=flat) for page in pages]
    found: dict[str, float] = {}
    texts = [
        compare_runs(text, page.text) for page, (text, _) in zip(pages, read, strict=True) if page.text is not None
    ]
    if texts:
        found["text F1"] = score_texts(texts)[2]
    segments = score_segments(pages, [text for text, _ in read])
    if segments["wanted"]:
        found["segments wanted"] = segments["found"] / segments["wanted"]
        found["segments unwanted"] = segments["wrong"] / segments["unwanted"]
    titles = [_is_same_title(page.title, title) for page, (_, title) in zip(pages, read, strict=True) if page.title]
    if titles:
        found["titles"] = sum(titles) / len(titles)
    return found


def _read(page: Page, kinds: frozenset[str], *, flat: bool) -> tuple[str, str]:
    report = Report(page.name, page.markup, media_type="text/html", url=page.url)
    if flat:
        from trafilatura import load_html

        tree = load_html(page.markup)
        report = Report(page.name, "\n".join(list_visible(tree)) if tree is not None else "")
    document = extract(report)
    if not isinstance(document, Document):
        return "", ""
    parts = [block.span.of(document.text) for block in document.blocks if block.kind in kinds]
    return "\n".join(parts), document.title


def _is_same_title(wanted: str, found: str) -> bool:
    one, other = set(_WORD.findall(wanted.lower())), set(_WORD.findall(found.lower()))
    return len(one & other) >= 0.7 * max(len(one), len(other), 1)


def main(arguments: Sequence[str]) -> None:
    """Score what is asked for, everything by default."""
    skip_if_absent()
    score_seeds(load_story("seeds"))
    if "seeds" in arguments:
        return
    for name, value in measure_sets().items():
        print(f"{name} {value:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
