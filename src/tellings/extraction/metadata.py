"""What a page says about itself in its markup: JSON-LD (schema.org), Open Graph, and meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle "
    "blogposting "
    "liveblogposting report webpage posting socialmediaposting reviewnewsarticle askpublicnewsarticle".split()
)
_OPINION_TYPES = frozenset({"opinionnewsarticle"})
_DATE_NAMES = tuple(
    "article:published_time og:article:published_time og:published_time datepublished date dc.date.issued dc.date "
    "dcterms.created pubdate publishdate publish-date publication_date parsely-pub-date sailthru.date "
    "article.published cxenseparse:recs:publishtime citation_publication_date article_date_original "
    "originalpublicationdate".split()
)
_TITLE_NAMES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "dc.title",
    "headline",
    "citation_title",
    "sailthru.title",
    "title",
)
_SITE_NAMES = ("og:site_name", "application-name")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
    "citation_author",
)
_ADDRESS = re.compile(r"https?://|www\.|@|\.com\b", re.IGNORECASE)
_BY = re.compile(r"(?:by|written by|von|par)\s+", re.IGNORECASE)
_DEEPEST = 12
_LONGEST_VALUE = 1000  # characters; a longer title or name is none
_LONGEST_SCRIPT = 500_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, outlet, authors, date and address as the markup gives them; None or empty where it does not."""

    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    is_opinion: bool = False


def find_metadata(tree: Any) -> Metadata:
    """Return what a parsed page says about itself, JSON-LD first, then Open Graph and meta elements."""
    article = _find_article(tree)
    metas = _list_metas(tree)
    types = {kind.lower() for kind in _strings(article.get("@type"))}
    return Metadata(
        title=_clean(article.get("headline"))
        or _first(metas, _TITLE_NAMES)
        or _find_heading(tree)
        or _find_title(tree),
        site=_first(metas, _SITE_NAMES[:1]) or _name_of(article.get("publisher")) or _first(metas, _SITE_NAMES[1:2]),
        authors=_find_authors(article, metas),
        published=_clean(article.get("datePublished")) or _first(metas, _DATE_NAMES) or _find_time(tree),
        url=_find_address(tree) or _first(metas, ("og:url",)),
        is_opinion=bool(types & _OPINION_TYPES),
    )


def _find_article(tree: Any) -> dict[str, Any]:
    """Return the first JSON-LD object that describes an article; of several, one with a headline."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json" or not script.text:
            continue
        if len(script.text) > _LONGEST_SCRIPT:
            continue
        try:
            value = json.loads(script.text.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [node for node in _walk(value, 0) if _is_article(node)]
    found.sort(key=lambda node: (not node.get("headline"), not node.get("datePublished")))
    return found[0] if found else {}


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _walk(value.get(name), depth + 1)
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _walk(inner, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.lower() in _ARTICLE_TYPES for kind in _strings(node.get("@type")))


def _strings(value: Any) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    return tuple(inner for inner in value if isinstance(inner, str)) if isinstance(value, list) else ()


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for name in map(_name_of, value) if name), None)
    if isinstance(value, dict):
        return _name_of(value.get("name"))
    return _clean(value)


def _list_metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if content and content.strip():
                    metas.setdefault(name, []).append(content)
    return metas


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((_clean(metas[name][0]) for name in names if name in metas), None)


def _find_authors(article: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    value = article.get("author") or article.get("creator")
    listed = value if isinstance(value, list) else [value]
    names = [name for name in map(_name_of, listed) if name]
    if not names:
        names = next(([name for name in metas[key] if name] for key in _AUTHOR_NAMES if key in metas), [])
    parts = [part.strip() for name in names for part in re.split(r",| and | & |;|\|", _BY.sub("", name, count=1))]
    return tuple(dict.fromkeys(part for part in parts if 1 < len(part) <= 60 and not _ADDRESS.search(part)))


def _find_title(tree: Any) -> str | None:
    return next(
        (title for title in (_clean(element.text_content()) for element in tree.iter("title")) if title), None
    )


def _find_heading(tree: Any) -> str | None:
    """Return the page's only first-level heading, None where there is none or several."""
    headings = [_clean(element.text_content()) for element in tree.iter("h1")]
    filled = [heading for heading in headings if heading]
    return filled[0] if len(filled) == 1 and len(filled[0].split()) >= 3 else None


def _find_time(tree: Any) -> str | None:
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        marked = (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
        if marked:
            return _clean(element.get("datetime") or element.get("content") or element.get("title"))
    return None


def _find_address(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    return None


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    words = " ".join(html.unescape(value[:_LONGEST_VALUE]).split())
    return words or None
