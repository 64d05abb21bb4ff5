"""Whole web pages of the two sets that may train, as rows of numbers with a label for each line."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from gzip import decompress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.flattened import flatten, is_same_title, label_lines
from bench.gold import shared_folder
from bench.pages import Page, is_english
from tellings.extraction.documents import DEFAULT_THRESHOLDS
from tellings.extraction.furniture import find_furniture
from tellings.extraction.languages import find_language
from tellings.extraction.lineforms import describe_lines
from tellings.extraction.lines import Line, measure
from tellings.extraction.markup import strip_markup
from tellings.extraction.regions import find_region
from tellings.types.spans import Span

FOLDS = 5
_COMMON = 110  # words of a language that count as its function words
_WORD = re.compile(r"[^\W\d_]+")


class Example(NamedTuple):
    """One page: a row of numbers and a label (1 body, 0 foreign, -1 doubtful) for each line, and its titles."""

    page: Page
    lines: tuple[Line, ...]
    reasons: tuple[str | None, ...]
    rows: NDArray[np.int16]
    labels: NDArray[np.int8]
    sizes: NDArray[np.int64]
    titles: tuple[int, ...]

    @property
    def fold(self) -> int:
        """Return the part of the data that the page belongs to."""
        return fold_of(self.page)


def fold_of(page: Page) -> int:
    """Return the fold of a page: pages of one site are in one fold, over all sets."""
    host = page.host.split(".") if page.url else [page.name.split("-")[0]]
    if len(host) > 2 and host[-2] in ("co", "com", "org", "net", "ac", "gov"):
        host = host[:-1]
    return crc32((host[-2] if len(host) > 1 else host[0]).lower().encode()) % FOLDS


def read_examples() -> list[Example]:
    """Return the pages of both sets in all languages, those left out of which no line is known to be body."""
    found = []
    for page in _read_pages():
        lines = flatten(page)
        labels = label_lines(page, lines)
        if any(labels):
            found.append((page, lines, labels))
    common = _find_common(found)
    return [_describe(page, lines, labels, common) for page, lines, labels in found]


def _read_pages() -> Iterator[Page]:
    root = shared_folder() / "data" / "extraction"
    for folder in sorted((root / "readability").iterdir()):
        if (folder / "source.html.gz").is_file():
            facts = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
            text = strip_markup(_unpack(folder / "expected.html.gz"))
            if len(text.split()) >= 80:
                markup = _unpack(folder / "source.html.gz")
                yield Page(folder.name, markup, None, text, title=facts.get("title") or None)
    for url, row in json.loads((root / "trafilatura" / "evaldata.json").read_text("utf-8")).items():
        for place in ("cache", "eval"):
            path = root / "trafilatura" / place / f"{row['file']}.gz"
            if path.is_file():
                title = row.get("title") or None
                yield Page(row["file"], _unpack(path), url, None, row["with"], row["without"], title=title)
                break


def _unpack(path: Path) -> str:
    return decompress(path.read_bytes()).decode("utf-8", "replace")


def _language(lines: Sequence[str], labels: Sequence[bool | None]) -> str:
    body = " ".join(line for line, label in zip(lines, labels, strict=True) if label)
    return "en" if is_english(body) else find_language(body)


def _find_common(found: Sequence[tuple[Page, list[str], list[bool | None]]]) -> Mapping[str, frozenset[str]]:
    """Return the words that stand for function words in the languages other than English: the most frequent ones."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, lines, labels in found:
        body = " ".join(line for line, label in zip(lines, labels, strict=True) if label)
        counts[_language(lines, labels)].update(_WORD.findall(body.lower()))
    return {
        language: frozenset(word for word, _ in count.most_common(_COMMON))
        for language, count in counts.items()
        if language != "en"
    }


def _describe(
    page: Page, texts: list[str], labels: list[bool | None], common: Mapping[str, frozenset[str]]
) -> Example:
    lines = [measure(text, (Span(0, len(text)),), 0) for text in texts]
    words = common.get(_language(texts, labels))
    if words is not None:
        lines = [
            replace(line, plain=sum(word in words for word in _WORD.findall(line.text.lower()))) for line in lines
        ]
    reasons = [find_furniture(line) for line in lines]
    region = find_region(lines, reasons, None, DEFAULT_THRESHOLDS)
    titles = (at for at, text in enumerate(texts) if page.title and is_same_title(page.title, text))
    return Example(
        page,
        tuple(lines),
        tuple(reasons),
        describe_lines(lines, reasons, region).astype(np.int16),
        np.array([-1 if label is None else int(label) for label in labels], dtype=np.int8),
        np.array([len(text) for text in texts]),
        tuple(titles),
    )
