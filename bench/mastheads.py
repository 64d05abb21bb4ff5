"""How well title, authors and site are read off a page, beside Trafilatura and readability-lxml on the same pages.

    python -m bench.mastheads            figures of all readers
    python -m bench.mastheads misses     and what Tellings reads otherwise than the makers of the sets

Titles are compared exactly, after one folding for all readers: white space, kinds of quotes and dashes, case; and
a second time with the site's name taken off gold and answers alike, where the gold tells the site.
Authors are sets of names, split and folded the same way in gold and answers. Where the gold names none on a page
whose title it gives, every name is counted as wrong. Pages without a gold title (and with it without gold at all)
are left out. The gold of the readability set is what Mozilla's program printed, site names in titles included.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from bench.gold import skip_if_absent
from bench.pages import Page, digest_pages, load_pages
from bench.scores import Score
from tellings.extraction import extract
from tellings.types.documents import Document, Report

SETS = ("trafilatura", "readability")
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-"})
_BETWEEN = re.compile(r"\s*(?:[,;/&|]|\band\b)\s*")
_SEPARATOR = re.compile(r"\s[|·•»–—:-]\s")
_BEFORE = re.compile(r"(?:written |posted )?by:? ")
_DEGREES = frozenset("phd ph.d md m.d ma jr mph".split())


class Masthead(NamedTuple):
    """Title, authors and site as one reader gives them; empty where it gives none."""

    title: str
    authors: str
    site: str


def read_tellings(page: Page) -> Masthead:
    """Return what Tellings reads."""
    document = extract(Report(page.name, page.markup, media_type="text/html", url=page.url))
    if not isinstance(document, Document):
        return Masthead("", "", "")
    return Masthead(document.title, "; ".join(document.authors), document.outlet.carried_by or document.outlet.name)


def read_trafilatura(page: Page) -> Masthead:
    """Return what Trafilatura reads."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page.markup, url=page.url, with_metadata=True)
    if found is None:
        return Masthead("", "", "")
    return Masthead(found.title or "", found.author or "", found.sitename or "")


def read_readability(page: Page) -> Masthead:
    """Return what readability-lxml reads: a title, no authors, no site."""
    found = import_module("readability").Document(page.markup)
    return Masthead(found.short_title() or "", "", "")


def list_readers() -> Iterator[tuple[str, Callable[[Page], Masthead]]]:
    """Yield the readers that are installed, by name."""
    yield "tellings", read_tellings
    yield "trafilatura", read_trafilatura
    if find_spec("readability") is None:
        print("readability-lxml is not installed: left out (pip install readability-lxml)", file=sys.stderr)
    else:
        yield "readability-lxml", read_readability


def fold_words(words: str) -> str:
    """Return words as they are compared.

    >>> fold_words("The  Pier ‘holds’ – again ")
    "the pier 'holds' - again"
    """
    return " ".join(unicodedata.normalize("NFKC", words).translate(_FOLDED).split()).casefold()


def split_names(authors: str) -> frozenset[str]:
    """Return the names in a byline, folded, the same for gold and answers.

    >>> sorted(split_names("By Bea Ostrow, PhD and ILO BRAND"))
    ['bea ostrow', 'ilo brand']
    """
    folded = _BEFORE.sub("", fold_words(authors).strip("[]'"), count=1)
    parts = (part.strip(" .'\"") for part in _BETWEEN.split(folded))
    return frozenset(part for part in parts if part and part not in _DEGREES)


def _gold_authors(page: Page) -> str:
    """Return the authors of a page as one text; the set gives some as a list."""
    given: Any = page.author or ""
    return given if isinstance(given, str) else "; ".join(given)


def is_scored(page: Page) -> bool:
    """Return whether the makers of the set say anything of the masthead of a page."""
    return page.title is not None or page.author is not None


class Figures(NamedTuple):
    """What one reader got right on one set."""

    titles: Score
    bare: Score  # titles, the gold's site taken off the gold and the answers alike
    authors: Score
    bylines: Score  # pages whose set of authors is right as a whole; wanted are those with authors
    sites: Score


def score_reader(pages: Sequence[Page], found: Sequence[Masthead]) -> Figures:
    """Return the figures of one reader; `found` are its answers page by page."""
    titles = bare = authors = bylines = sites = Score(0, 0, 0)
    for page, masthead in zip(pages, found, strict=True):
        titles = titles.plus(_score_words(page.title, masthead.title))
        wanted_bare = page.title and _strip_site(page.title, page.site)
        bare = bare.plus(_score_words(wanted_bare, _strip_site(masthead.title, page.site)))
        wanted, given = split_names(_gold_authors(page)), split_names(masthead.authors)
        authors = authors.plus(Score(len(wanted & given), len(given), len(wanted)))
        bylines = bylines.plus(Score(int(wanted == given and bool(wanted)), int(bool(given)), int(bool(wanted))))
        sites = sites.plus(_score_words(page.site, masthead.site))
    return Figures(titles, bare, authors, bylines, sites)


def _strip_site(title: str, site: str | None) -> str:
    """Return a title without what follows its last separator, where that names the site of the gold."""
    parts = _SEPARATOR.split(title.strip())
    letters = [re.sub(r"[\W_]+", "", fold_words(part)) for part in (parts[-1], site or "")]
    named = len(parts) > 1 and len(letters[0]) > 2 and (letters[0] in letters[1] or letters[1] in letters[0])
    return title.strip()[: -len(parts[-1])].rstrip(" |-–—:·•»") if named and letters[1] else title


def _score_words(wanted: str | None, given: str) -> Score:
    if wanted is None:
        return Score(0, 0, 0)
    return Score(int(fold_words(wanted) == fold_words(given)), int(bool(given.strip())), 1)


def measure_sets() -> dict[str, float]:
    """Return the figures of Tellings on all sets; what stands before the colon is the set's folder."""
    figures: dict[str, float] = {}
    for name in SETS:
        pages = [page for page in load_pages(name) if is_scored(page)]
        if pages:
            found = score_reader(pages, [read_tellings(page) for page in pages])
            figures |= _name_figures(f"extraction/{name}", found)
    return figures


def _name_figures(name: str, found: Figures) -> dict[str, float]:
    figures = {f"{name}: titles exact": found.titles.recall, f"{name}: titles less site": found.bare.recall}
    if found.authors.given:
        figures |= {
            f"{name}: authors precision": found.authors.precision,
            f"{name}: authors recall": found.authors.recall,
            f"{name}: bylines exact": found.bylines.recall,
            f"{name}: sites exact": found.sites.recall,
        }
    return figures


def _print_misses(name: str, pages: Sequence[Page], found: Sequence[Masthead]) -> None:
    for page, masthead in zip(pages, found, strict=True):
        if page.title is not None and fold_words(page.title) != fold_words(masthead.title):
            print(f"  {name} {page.name[:40]} title: {masthead.title!r}, wanted {page.title!r}")
        if page.site is not None and fold_words(page.site) != fold_words(masthead.site):
            print(f"  {name} {page.name[:40]} site: {masthead.site!r}, wanted {page.site!r}")
        if split_names(_gold_authors(page)) != split_names(masthead.authors):
            print(f"  {name} {page.name[:40]} authors: {masthead.authors!r}, wanted {page.author!r}")


def main(arguments: Sequence[str]) -> None:
    """Print the figures of all readers, set by set."""
    skip_if_absent()
    for name in SETS:
        pages = [page for page in load_pages(name) if is_scored(page)]
        print(f"{name}: {len(pages)} pages {digest_pages(pages)}" if pages else f"{name}: not on this machine")
        for reader, read in list_readers() if pages else ():
            found = [read(page) for page in pages]
            figures = score_reader(pages, found)
            bare = f"{figures.bare.right} without the site's name"
            print(f"  {reader:18} titles  {figures.titles.right}/{figures.titles.wanted}, {bare}")
            if figures.authors.given:
                print(f"  {'':18} authors {figures.authors}")
                print(f"  {'':18} bylines {figures.bylines.right}/{figures.bylines.wanted} exact as a whole")
                print(f"  {'':18} sites   {figures.sites.right}/{figures.sites.wanted}")
            if reader == "tellings" and "misses" in arguments:
                _print_misses(name, pages, found)


if __name__ == "__main__":
    main(sys.argv[1:])
