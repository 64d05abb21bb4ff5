"""What a page says about itself in its markup, each statement with the field that made it.

Read are JSON-LD (schema.org), Open Graph and other meta elements, and marked elements (`itemprop`, `property`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tellings.extraction.linked_data import (
    ARTICLE_TYPES,
    Node,
    find_articles,
    find_canonical,
    find_nodes,
    list_types,
    names_in,
)
from tellings.extraction.markup import has_word, list_visible, select
from tellings.types.documents import Declaration

# What each field of a page is called in meta elements, the more telling names first.
_META_NAMES = {
    "title": (
        "og:title twitter:title parsely-title sailthru.title dc.title dcterms.title citation_title headline title"
    ),
    "author": (
        "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator citation_author "
        "article:author_name og:article:author cxenseparse:author twitter:creator:name authors"
    ),
    "site": "og:site_name application-name twitter:site:name apple-mobile-web-app-title",
    "publisher": "citation_publisher dc.publisher dcterms.publisher publisher",
    "source": "dc.source dcterms.source article:content_tier:source news_source original-source syndication-source",
    "section": "article:section og:section parsely-section sailthru.section section category",
    "type": "og:type parsely-type",
    "url": "og:url",
}
# The same in JSON-LD, microdata and RDFa.
_PROPERTIES = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "provider": "source",
    "sourceOrganization": "source",
    "isBasedOn": "origin",
    "isBasedOnUrl": "origin",
    "copyrightHolder": "holder",
    "articleSection": "section",
}
_OPINION_TYPES = frozenset({"opinionnewsarticle"})
_ORGANIZATIONS = frozenset("organization newsmediaorganization corporation project".split())
_DEFAULTS = ("meta application-name", "meta apple-mobile-web-app-title")
LIVE = "liveblogposting"  # the type of a live blog, in small letters
_SITE_TYPES = frozenset({"website"})
_ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_TWICE = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_TAG = re.compile(r"</?(?:i|em|b|strong|span|br|sup|sub|mark)\b[^<>]{0,200}>", re.IGNORECASE)
_LIVE_ENTRY = re.compile(
    r"(?:^|[\s_-])live-?(?:blogs?|events?|updates?)[_-]{1,2}(?:posts?|entry|entries|items?|updates?|events?|blocks?|cards?)(?:$|[\s_-])"
    r"|(?:^|\s)(?:liveblogpost|liveblogentry|live-(?:update|post|entry)(?:-item|-card)?)(?:$|\s)",
    re.IGNORECASE,
)
_ENTRY_TAGS = ("div", "article", "section", "li")
_LEAST_ENTRIES = 3
_MOST_PIECES = 500  # pieces of text of an element that is looked at
_LEAST_ENTRY = 160  # characters of an entry; what is shorter announces one
_LONGEST_VALUE = 1000  # characters; a longer title or name is none
_MOST = 60  # statements of one kind


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup of a page declares, in the order in which its fields are trusted, and its address.

    The fields of the declarations are title, author, organization (an author that is none of the people), site,
    publisher, source, origin (what the report is based on), holder (of the rights), section and type.
    """

    declared: tuple[Declaration, ...] = ()
    authors: tuple[str, ...] = ()
    url: str | None = None
    canonical: str | None = None
    is_opinion: bool = False

    def list_values(self, *fields: str) -> tuple[str, ...]:
        """Return the values that any of `fields` has, each once."""
        return tuple(dict.fromkeys(each.value for each in self.declared if each.field in fields))


def find_metadata(tree: Any, *, url: str | None = None) -> Metadata:
    """Return what a parsed page says about itself; `url` is its address where it is known."""
    nodes = find_nodes(tree)
    articles = find_articles(tree, url=url, nodes=nodes)
    metas = _list_metas(tree)
    canonical = find_canonical(tree)
    declared = [*_read_articles(articles), *_read_metas(metas), *_read_marks(tree), *_read_sites(nodes)]
    declared += [Declaration("title", words, "title element") for words in _list_titles(tree)]
    if _is_live(tree):
        declared.append(Declaration("type", LIVE, "class of a live blog's entries"))
    titles = {each.value for each in declared if each.field == "title"}
    declared = [each for each in declared if not (each.source in _DEFAULTS and each.value in titles)]
    return Metadata(
        declared=tuple(dict.fromkeys(declared)),
        url=canonical or next(iter(metas.get("og:url", ())), None) or url,
        canonical=canonical,
        is_opinion=any(kind in _OPINION_TYPES for node in articles[:1] for kind in list_types(node)),
    )


def _read_articles(articles: Sequence[Node]) -> Iterator[Declaration]:
    """Yield what the page's own article says in JSON-LD, and other objects of the page that describe the same one."""
    own = [node for node in articles if _describes(node, articles[0])]
    for node in own[:4]:
        yield from _read_node(node, "JSON-LD")
        name = None if node.get("headline") or node is not articles[0] else clean(node.get("name"))
        if name:
            yield Declaration("title", name, "JSON-LD name")
        if any(kind in ARTICLE_TYPES for kind in list_types(node)):
            yield from (Declaration("type", kind, "JSON-LD @type") for kind in list_types(node))


def _describes(node: Node, first: Node) -> bool:
    return node is first or node.get("headline") in (None, first.get("headline"))


def _read_node(node: Node, source: str) -> Iterator[Declaration]:
    for name, field in _PROPERTIES.items():
        value = node.get(name)
        rows = (
            Declaration(_field_of(field, listed), words, f"{source} {name}")
            for listed in (value[:_MOST] if isinstance(value, list) else [value])
            for words in filter(None, map(clean, names_in(listed) or _addresses_in(listed, field)))
        )
        yield from islice(rows, _MOST)


def _field_of(field: str, value: Any) -> str:
    if field != "author" or not isinstance(value, dict):
        return field
    return "organization" if any(kind in _ORGANIZATIONS for kind in list_types(value)) else field


def _addresses_in(value: Any, field: str) -> Sequence[str]:
    """Return the address of a source that is given without a name."""
    if field not in ("origin", "source") or not isinstance(value, dict):
        return ()
    return tuple(place for place in (value.get("url"), value.get("@id")) if isinstance(place, str))[:1]


def _read_sites(nodes: Sequence[tuple[Node, bool]]) -> Iterator[Declaration]:
    for node, _ in nodes:
        if any(kind in _SITE_TYPES for kind in list_types(node)):
            names = filter(None, map(clean, names_in(node.get("name"))))
            yield from (Declaration("site", name, "JSON-LD WebSite") for name in names)


def _read_metas(metas: Mapping[str, Sequence[str]]) -> Iterator[Declaration]:
    for field, names in _META_NAMES.items():
        for name in names.split():
            for value in metas.get(name, ())[:_MOST]:
                words = clean(value)
                if words and not (field in ("author", "site") and _ADDRESS.match(words)):
                    yield Declaration(field, words, f"meta {name}")


def _read_marks(tree: Any) -> Iterator[Declaration]:
    """Yield the sections that elements are marked with (microdata)."""
    for element in select(tree, *(f"//{tag}[@itemprop]" for tag in ("span", "a", "div", "p", "li"))):
        if "articleSection" in (element.get("itemprop") or "").split() and is_short(element, _LONGEST_VALUE):
            words = clean(element.get("content") or read_visible(element))
            if words:
                yield Declaration("section", words, "itemprop articleSection")


def _is_live(tree: Any) -> bool:
    """Return whether the page marks several elements as entries of a live blog."""
    count = 0
    for element in select(tree, *(f"//{tag}[{has_word('class', 'live')}]" for tag in _ENTRY_TAGS)):
        is_entry = _LIVE_ENTRY.search(element.get("class")[:_LONGEST_VALUE]) is not None
        count += is_entry and not is_short(element, _LEAST_ENTRY)
        if count >= _LEAST_ENTRIES:
            return True
    return False


def is_short(element: Any, longest: int) -> bool:
    """Return whether an element holds at most `longest` characters, after a look at its first pieces only."""
    count = 0
    for number, piece in enumerate(element.itertext()):
        count += len(piece.strip())
        if count > longest or number > _MOST_PIECES:
            return False
    return True


def read_visible(element: Any) -> str:
    """Return the words of one element that a reader sees, on one line."""
    return " ".join(list_visible(element))


def _list_metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content") or element.get("value")
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if content and content.strip():
                    metas.setdefault(name, []).append(content)
    return metas


def _list_titles(tree: Any) -> Iterator[str]:
    """Yield the title element of the page; those of pictures are none."""
    for element in tree.iter("title"):
        parent = element.getparent()
        words = clean(element.text_content())
        if words and (parent is None or parent.tag in ("head", "html", "body")):
            yield words
            return


def clean(value: Any) -> str | None:
    """Return a value as words on one line, references undone even where they were made twice; None for no words.

    >>> clean("Pier &amp;#8216;holds&amp;#8217;,  <em>again</em>")
    'Pier ‘holds’, again'
    """
    if not isinstance(value, str):
        return None
    words = html.unescape(value[:_LONGEST_VALUE])
    words = html.unescape(words) if _TWICE.search(words) else words
    return " ".join(_TAG.sub(" ", words).split()) or None
