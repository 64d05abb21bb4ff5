"""The JSON-LD that a page carries (schema.org), read through the mistakes that pages make in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle "
    "reviewnewsarticle askpublicnewsarticle advertisercontentarticle satiricalarticle scholarlyarticle techarticle "
    "blogposting liveblogposting report".split()
)
_PAGE_TYPES = frozenset("webpage itempage".split())
_BRANCHES = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*+"?|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?|<!--|-->')
_SPARE_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+"?)|,\s*+(?=[}\]])')
_WRAPPING = re.compile(r"(?:\s|<!--|-->|//|/\*|\*/|<!\[CDATA\[|\]\]>|;|\ufeff)*+")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_BAD_ESCAPE = re.compile(r'\\(["\\/bfnrtu])|\\')
_LEFT = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleSection|url)"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){1,500})"'
)
_DEEPEST = 12
_LONGEST_SCRIPT = 500_000  # characters
_MOST_NODES = 2000
_MOST_NAMES = 50  # that one value gives


def find_articles(
    tree: Any, *, url: str | None = None, nodes: Sequence[tuple[Node, bool]] | None = None
) -> tuple[Node, ...]:
    """Return the JSON-LD objects of a parsed page that describe an article, the page's own first.

    `url` is the address of the page and `nodes` what `find_nodes` finds, where they are known. An object of a mere
    page (`WebPage`) comes after the articles. References to other objects of the page (`{"@id": …}`) are replaced by
    these objects, one level deep. Teasers in a list of articles come last, since they describe other pages.
    """
    nodes = find_nodes(tree) if nodes is None else nodes
    places = {place for place in (url, find_canonical(tree)) if place}
    found = [(_rank(node, listed, places), node) for node, listed in nodes if _is_article(node)]
    found.sort(key=lambda row: row[0])
    named = {
        str(node["@id"]): node for node, _ in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
    }
    return tuple(_resolve(node, named) for _, node in found)


def find_nodes(tree: Any) -> list[tuple[Node, bool]]:
    """Return every JSON-LD object that stands by itself on the page, and whether it is an entry of a list."""
    found: list[tuple[Node, bool]] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower().split(";")[0].strip()
        if kind != "application/ld+json" or not script.text or len(script.text) > _LONGEST_SCRIPT:
            continue
        for value in read_json(script.text):
            for node in _walk(value, 0, False):
                found.append(node)
                if len(found) >= _MOST_NODES:
                    return found
    return found


def find_canonical(tree: Any) -> str | None:
    """Return the address that a page gives as its own (`rel=canonical`), None where it gives none."""
    for element in tree.iter("link"):
        address = (element.get("href") or "").strip()
        if "canonical" in (element.get("rel") or "").lower().split() and address.lower().startswith("http"):
            return str(address)
    return None


def list_types(node: Node) -> tuple[str, ...]:
    """Return the types of an object in small letters, without their namespace.

    >>> list_types({"@type": ["schema:NewsArticle", "http://schema.org/Report"]})
    ('newsarticle', 'report')
    """
    value = node.get("@type")
    listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(re.split("[/:#]", kind)[-1].lower() for kind in listed if isinstance(kind, str))


def read_json(text: str) -> list[Any]:
    """Return the values of a script, repaired where its author broke them; what cannot be read is left out.

    >>> read_json('<!-- {"headline": "Pier holds",} // from the system')
    [{'headline': 'Pier holds'}]
    """
    for form in _list_forms(text):
        values = _decode(form)
        if values:
            return values
    left = {name: html.unescape(value) for name, value in reversed(_LEFT.findall(text))}
    return [left] if "headline" in left and left.get("@type", "").lower() in ARTICLE_TYPES else []


def _list_forms(text: str) -> Iterator[str]:
    """Yield the text of a script as it is, then mended in the usual ways."""
    bare = _CDATA.sub("", text)
    yield bare
    if "&quot;" in bare or "&#34;" in bare:
        bare = html.unescape(bare)
    mended = _STRING_OR_COMMENT.sub(lambda found: found[0] if found[0][0] == '"' else " ", bare)
    mended = _SPARE_COMMA.sub(lambda found: found[1] or "", mended)
    yield mended
    yield _BAD_ESCAPE.sub(lambda found: found[0] if found[1] else "", mended)


def _decode(text: str) -> list[Any]:
    """Return the JSON values that stand one after another in a text; those before the first mistake."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = _skip(text, 0)
    while at < len(text) and len(values) < 50:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values
        if isinstance(value, dict | list):
            values.append(value)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at : at + 1] == "," else at
    return values


def _skip(text: str, at: int) -> int:
    found = _WRAPPING.match(text, at)
    return found.end() if found else at


def _walk(value: Any, depth: int, listed: bool) -> Iterator[tuple[Node, bool]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value, listed
        inside = listed or "itemlist" in list_types(value)
        for name in _BRANCHES:
            yield from _walk(value.get(name), depth + 1, inside or name in ("itemListElement", "hasPart"))
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _walk(inner, depth + 1, listed)


def _is_article(node: Node) -> bool:
    kinds = list_types(node)
    return any(kind in ARTICLE_TYPES or kind in _PAGE_TYPES for kind in kinds)


def _rank(node: Node, listed: bool, places: set[str]) -> tuple[bool, bool, bool, bool, bool]:
    """Return what puts an article behind others: in a list, a mere page, of another address, no headline, no date."""
    own = any(_same_place(address, place) for address in _addresses(node) for place in places)
    mere = not any(kind in ARTICLE_TYPES for kind in list_types(node))
    return (listed and not own, mere, not own, not node.get("headline"), not node.get("datePublished"))


def _addresses(node: Node) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _same_place(one: str, other: str) -> bool:
    """Return whether two addresses are one but for scheme, `www.`, query, fragment and the last slash."""
    return _place(one) == _place(other)


def _place(address: str) -> str:
    bare = re.split("[?#]", address.strip(), maxsplit=1)[0]
    return bare.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def _resolve(node: Node, named: Mapping[str, Node]) -> Node:
    """Return the object with its references replaced by what they refer to."""
    return {name: _look_up(value, named) for name, value in node.items()}


def _look_up(value: Any, named: Mapping[str, Node]) -> Any:
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not value.get("name"):
        return named.get(value["@id"], value)
    if isinstance(value, list):
        return [_look_up(inner, named) if isinstance(inner, dict) else inner for inner in value]
    return value


def names_in(value: Any) -> Sequence[str]:
    """Return the names that a value of JSON-LD gives: a text, an object with a name, or a list of them.

    >>> names_in([{"@type": "Person", "name": ["Bea Ostrow", "Ilo Brand"]}, "Reuters"])
    ('Bea Ostrow', 'Ilo Brand', 'Reuters')
    """
    return tuple(islice(_list_names(value, 0), _MOST_NAMES))


def _list_names(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield from _list_names(value.get("name"), depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for inner in value[:_MOST_NAMES]:
            yield from _list_names(inner, depth + 1)
