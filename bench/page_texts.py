"""How well the text of a web page is found, beside Trafilatura, readability-lxml and resiliparse on the same pages.

    python -m bench.page_texts            texts and segments of all readers, as markup
    python -m bench.page_texts speed      pages a second of all readers, in one process

The article-extraction-benchmark is scored by its own measure: runs of four words, each page counting the same, then
precision and recall as means over the pages on which they are defined, and F1 of the two means; on all its pages
(those in other languages are read before the language is judged) and on the English ones. Its texts are bodies:
title, standfirst, captions and credits do not count. The texts of Mozilla's Readability tests keep captions, so
these count there. For Trafilatura's pages, segments that must and must not appear; titles and standfirsts count.
A peer that is not installed is left out with a message.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import mean
from typing import Any, NamedTuple

from bench.gold import skip_if_absent
from bench.pages import Page, digest_pages, load_benchmark_pages, load_pages
from tellings.extraction import extract
from tellings.extraction.documents import DEFAULT_THRESHOLDS
from tellings.extraction.html import read_html
from tellings.extraction.markup import strip_markup
from tellings.types.documents import Report

SEGMENT_PAGES = (
    "28adb73687352b4b"  # digest of the 157 English pages of Trafilatura's set, as they were when targets were set
)
BODY_KINDS = frozenset(
    {"paragraph", "heading", "list-item", "dateline", "correction", "table-row", "block-quote", "post", "entry"}
)
KINDS = {
    "aeb": BODY_KINDS,
    "readability": BODY_KINDS | {"standfirst", "caption", "credit"},
    "trafilatura": BODY_KINDS | {"title", "standfirst"},
}
_WORD = re.compile(r"\w+")

_MODES: dict[str, dict[str, Any]] = {
    "default": {},
    "fast": {"fast": True},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}

Read = Callable[[Page], str]


class Counts(NamedTuple):
    """Runs of four words that two texts have in common, that only the found one has, and only the wanted one."""

    common: int
    found: int
    wanted: int


def read_tellings(page: Page, *, kinds: frozenset[str]) -> str:
    """Return the text that Tellings finds on a page, of any language."""
    made = read_html(page.markup, title=None, furniture=frozenset(), thresholds=DEFAULT_THRESHOLDS, url=page.url).made
    return "\n".join(block.span.of(made.text) for block in made.blocks if block.kind in kinds)


def list_peers() -> Iterator[tuple[str, Read]]:
    """Yield the other readers that are installed, by name."""
    for mode, options in _MODES.items():
        yield f"trafilatura {mode}", partial(_read_trafilatura, options=options)
    for name, module, read in (
        ("readability-lxml", "readability", _read_readability),
        ("resiliparse", "resiliparse", _read_resiliparse),
    ):
        if find_spec(module):
            yield name, read
        else:
            print(f"  {name} is not installed, so it is left out (pip install {name})")


def _read_trafilatura(page: Page, *, options: dict[str, Any]) -> str:
    from trafilatura import extract as find_text

    return find_text(page.markup, include_comments=False, **options) or ""


def _read_readability(page: Page) -> str:
    try:
        return strip_markup(import_module("readability").Document(page.markup).summary())
    except Exception as error:  # its errors have no common class
        print(f"  readability-lxml could not read {page.name}: {error}")
        return ""


def _read_resiliparse(page: Page) -> str:
    reader: Any = import_module("resiliparse.extract.html2text")
    return str(reader.extract_plain_text(page.markup, main_content=True, comments=False))


def compare_runs(found: str, wanted: str) -> Counts:
    """Return the counts of two texts' runs of four words; a shorter text is one run."""
    one, other = _list_runs(found), _list_runs(wanted)
    common = sum((one & other).values())
    return Counts(common, sum(one.values()) - common, sum(other.values()) - common)


def _list_runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def score_texts(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of pages: means over the pages that have runs to judge by, F1 of the means."""
    precision = mean(page.common / (page.common + page.found) for page in counts if page.common + page.found)
    recall = mean(page.common / (page.common + page.wanted) for page in counts if page.common + page.wanted)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score_segments(pages: Sequence[Page], texts: Sequence[str]) -> Counter[str]:
    """Return how many of the wanted and the unwanted segments of pages stand in their texts."""
    counts: Counter[str] = Counter()
    for page, text in zip(pages, texts, strict=True):
        plain = " ".join(text.split())
        counts.update(
            wanted=len(page.wanted),
            found=sum(" ".join(segment.split()) in plain for segment in page.wanted),
            unwanted=len(page.unwanted),
            wrong=sum(" ".join(segment.split()) in plain for segment in page.unwanted),
        )
    return counts


def _load_sets() -> dict[str, list[Page]]:
    sets = {name: load_pages(name) for name in KINDS}
    if sets["trafilatura"] and digest_pages(sets["trafilatura"]) != SEGMENT_PAGES:
        print("  Trafilatura's English pages are not those of the targets, or are read otherwise than then.")
    return {name: pages for name, pages in sets.items() if pages}


def _describe(name: str, pages: Sequence[Page], texts: Sequence[str]) -> str:
    if name == "trafilatura":
        counts = score_segments(pages, texts)
        return (
            f"segments wanted {counts['found'] / counts['wanted']:.4f} ({counts['found']}/{counts['wanted']}), "
            f"unwanted {counts['wrong'] / counts['unwanted']:.4f} ({counts['wrong']}/{counts['unwanted']})"
        )
    figures = score_texts([compare_runs(text, page.text or "") for page, text in zip(pages, texts, strict=True)])
    return "precision {:.4f} recall {:.4f} F1 {:.4f}".format(*figures)


def print_texts() -> None:
    """Print the figures of every set and reader."""
    for name, pages in _load_sets().items():
        every = list(load_benchmark_pages(english=False)) if name == "aeb" else pages
        english = {page.name for page in pages}
        readers: list[tuple[str, Read]] = [("tellings", partial(read_tellings, kinds=KINDS[name])), *list_peers()]
        for reader, read in readers:
            texts = [read(page) for page in every]
            print(f"{name:11} {len(every):3} pages  {reader:22} {_describe(name, every, texts)}")
            if len(every) > len(pages):
                some = [text for page, text in zip(every, texts, strict=True) if page.name in english]
                print(f"{name:11} {len(pages):3} English {reader:21} {_describe(name, pages, some)}")


def print_speed() -> None:
    """Print pages a second of every reader on the same pages; Tellings reads title, authors, outlet and date too."""
    pages = [page for pages in _load_sets().values() for page in pages[::3]]
    readers: list[tuple[str, Callable[[Page], object]]] = [("tellings", _read_whole), *list_peers()]
    readers.insert(1, ("trafilatura fast + data", _read_with_metadata))
    rates: dict[str, float] = {}
    for name, read in readers:
        read(pages[0])  # tables are loaded once
        begun = time.process_time()
        for page in pages:
            read(page)
        rates[name] = len(pages) / (time.process_time() - begun)
    for name, rate in rates.items():
        print(f"{name:24} {rate:6.1f} pages/s, {rate / rates['tellings']:5.2f} times tellings")


def _read_whole(page: Page) -> object:
    return extract(Report(page.name, page.markup, media_type="text/html", url=page.url))


def _read_with_metadata(page: Page) -> object:
    from trafilatura import bare_extraction

    return bare_extraction(page.markup, url=page.url, fast=True, include_comments=False, with_metadata=True)


def main(arguments: Sequence[str]) -> None:
    """Print texts and segments, and the speed; the speed alone where it is asked for."""
    skip_if_absent()
    if "speed" not in arguments:
        print_texts()
    print_speed()


if __name__ == "__main__":
    main(sys.argv[1:])
