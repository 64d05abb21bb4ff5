"""Where the markup of a page marks its byline: links to the author, marked elements, the usual class names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tellings.extraction.metadata import is_short
from tellings.extraction.titles import is_elsewhere
from tellings.types.documents import Declaration

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|byauthor|writers?|reporters?|written-?by|vcard|contributors?|auteurs?)"
    r"(?:[\s_-]{1,2}(?:names?|link|links|item|text|list|wrapper|container|inner|title|url|fn))?(?:$|\s)"
    r"|(?:^|[\s_-])(?:author|byline)(?:name|link|s)?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_NAMED = re.compile(
    r"(?:^|[\s_-])(?:bio|biography|about|avatar|image|img|photo|picture|date|time|datetime|socials?|comments?|desc"
    r"|description|job|role|position|twitter|email|count|box|card|more|caption|credit|reply|share|stamp)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENT_TYPE = re.compile(r"schema\.org/(?:UserComments?|Comment|Review|Product)\b", re.IGNORECASE)
_LONGEST = 200  # characters; longer is a biography
_LINE_LONGEST = 120
_MOST = 12  # elements of one kind
_LINE_WORDS = 8  # more are a sentence about the author, or a headline
_BY = re.compile(r"(?:written |posted |story )?by\b", re.IGNORECASE)
_RANKS = ("rel author", "itemprop author", "class byline")
_TAGS = tuple("a span div p address li strong b em i h2 h3 h4 h5 h6 cite meta".split())


def find_signatures(tree: Any) -> tuple[tuple[Declaration, ...], ...]:
    """Return the bylines that the markup marks, grouped by how it marks them, the more telling marks first."""
    found: dict[str, list[tuple[Any, str]]] = {rank: [] for rank in _RANKS}
    for element in tree.iter(*_TAGS):
        rank = _rank(element)
        if rank is None or len(found[rank]) >= _MOST or not is_short(element, _LONGEST):
            continue
        words = _read_byline(element)
        if words and not is_elsewhere(element) and not _is_in_comment(element):
            found[rank].append((element, words))
    return tuple(
        tuple(Declaration("author", words, rank) for words in _list_neighbours(rows)) for rank, rows in found.items()
    )


def _read_byline(element: Any) -> str:
    """Return the words of an element line by line, none where they tell more than a byline does."""
    lines = [element.get("content") or ""] if element.tag == "meta" else list(_list_lines(element))
    told = any(len(line.split()) > _LINE_WORDS and not _BY.match(line) for line in lines)
    words = "\n".join(lines)
    return "" if told or len(words) > _LONGEST else words


def _rank(element: Any) -> str | None:
    marks = dict(element.items())
    if not marks:
        return None
    if "author" in marks.get("rel", "").lower().split():
        return _RANKS[0]
    properties = f"{marks.get('itemprop', '')} {marks.get('property', '')}".lower().split()
    if "author" in properties or "creator" in properties or "schema:author" in properties:
        return _RANKS[1]
    names = " ".join(marks[name] for name in ("class", "data-testid", "id") if name in marks)[:300]
    return _RANKS[2] if names and _is_named(names) else None


@lru_cache(maxsize=20_000)
def _is_named(names: str) -> bool:
    return _NAMED.search(names) is not None and _NOT_NAMED.search(names) is None


def _list_neighbours(rows: list[tuple[Any, str]]) -> Iterator[str]:
    """Yield the first byline and those that stand in the same box with it."""
    if not rows:
        return
    first = rows[0][0]
    boxes = [box for box in (first.getparent(), _parent(first.getparent())) if box is not None]
    for element, words in rows:
        if element is first or any(box in boxes for box in (element.getparent(), _parent(element.getparent()))):
            yield words


def _parent(element: Any) -> Any:
    return None if element is None else element.getparent()


def _list_lines(element: Any) -> Iterator[str]:
    """Yield the words of an element, those of each element within it by themselves."""
    for words in element.itertext(*_TAGS, "time", "br"):
        line = " ".join(words.split())
        if line:
            yield line[:_LINE_LONGEST]


def _is_in_comment(element: Any) -> bool:
    """Return whether an element belongs to a comment or a thing reviewed, by the type of what it stands in."""
    while element is not None:
        kind = element.get("itemtype") or element.get("typeof") or ""
        if kind:
            return _COMMENT_TYPE.search(kind) is not None
        element = element.getparent()
    return False
