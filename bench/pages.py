"""The public sets of web pages with what their makers say of each: text, segments, title, date, author, site.

Only English pages count, by the share of function words in what their makers expect. `digest_pages` pins the list.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bench.gold import shared_folder
from tellings.extraction.languages import FUNCTION_WORDS
from tellings.extraction.markup import strip_markup


class Page(NamedTuple):
    """One page of a public set; what its makers do not say is None or empty.

    `text` is the article's text, `wanted` and `unwanted` are segments that must and must not appear in it, `date` is
    an ISO day, `published` a full time stamp as printed in the gold, `author` the names as one text.
    """

    name: str
    markup: str
    url: str | None
    text: str | None
    wanted: Sequence[str] = ()
    unwanted: Sequence[str] = ()
    title: str | None = None
    date: str | None = None
    published: str | None = None
    author: str | None = None
    site: str | None = None

    @property
    def host(self) -> str:
        """Return the host that the page comes from; its name in the set where no address is given."""
        return (urlsplit(self.url or "").hostname or self.name).removeprefix("www.")


def load_benchmark_pages(*, english: bool = True) -> Iterator[Page]:
    """Yield the English pages of scrapinghub/article-extraction-benchmark, or all of them: the text of each."""
    folder = shared_folder() / "data" / "extraction" / "aeb"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, row in gold.items():
        if not english or is_english(row["articleBody"]):
            markup = _unpack(folder / "html" / f"{name}.html.gz")
            yield Page(name, markup, row["url"], row["articleBody"])


def load_readability_pages() -> Iterator[Page]:
    """Yield the English pages of Mozilla's Readability tests: text, title, byline, time of publication, site."""
    for folder in sorted((shared_folder() / "data" / "extraction" / "readability").iterdir()):
        if not (folder / "source.html.gz").is_file():
            continue
        facts = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        text = strip_markup(_unpack(folder / "expected.html.gz"))
        if is_english(text) and len(text.split()) >= 80:
            yield Page(
                folder.name,
                _unpack(folder / "source.html.gz"),
                None,
                text,
                title=facts.get("title") or None,
                published=facts.get("publishedTime") or None,
                author=facts.get("byline") or None,
                site=facts.get("siteName") or None,
            )


def load_segment_pages() -> Iterator[Page]:
    """Yield the English pages of Trafilatura's evaluation: segments, title, day, author, site."""
    folder = shared_folder() / "data" / "extraction" / "trafilatura"
    for url, row in json.loads((folder / "evaldata.json").read_text(encoding="utf-8")).items():
        path = next((path for path in (folder / place / f"{row['file']}.gz" for place in ("cache", "eval"))
                     if path.is_file()), None)  # fmt: skip
        if path is None:
            continue
        markup = _unpack(path)
        if is_english(" ".join(row["with"])) and is_english(strip_markup(markup)):
            yield Page(
                row["file"],
                markup,
                url,
                None,
                row["with"],
                row["without"],
                title=row.get("title") or None,
                date=row.get("date") or None,
                author=row.get("author") or None,
                site=row.get("sitename") or None,
            )


SETS: tuple[tuple[str, Callable[[], Iterator[Page]]], ...] = (
    ("aeb", load_benchmark_pages),
    ("readability", load_readability_pages),
    ("trafilatura", load_segment_pages),
)


def load_pages(name: str) -> list[Page]:
    """Return the English pages of one set by its name; empty where the set is not on this machine."""
    if not (shared_folder() / "data" / "extraction" / name).is_dir():
        return []
    return list(dict(SETS)[name]())


def digest_pages(pages: Sequence[Page]) -> str:
    """Return sixteen digits that change with the list of pages, their markup or what is expected of them."""
    told = hashlib.sha256()
    for page in pages:
        told.update(repr(page).encode("utf-8", "surrogatepass"))
    return told.hexdigest()[:16]


def is_english(text: str) -> bool:
    """Return whether a text is English, judged by its function words."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and sum(word in FUNCTION_WORDS for word in words) >= 0.2 * len(words)


def _unpack(path: Any) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
