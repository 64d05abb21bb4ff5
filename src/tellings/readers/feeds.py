"""Feeds (RSS, Atom, JSON Feed) and lists of addresses (OPML, sitemaps), read without following anything in them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tellings.errors import FormatError
from tellings.readers.dates import read_date
from tellings.readers.limits import Thresholds
from tellings.readers.texts import clean_text, one_line

JSON_FEED = "https://jsonfeed.org/version/"
_ATOM = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
# Of other name spaces only these are read: a picture has a title too, which is not the entry's.
_SPACES: Mapping[str, str] = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    **dict.fromkeys(_ATOM, ""),
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
}
_ENTRIES = ("item", "entry")
_OWN_ENTITY = re.compile(r"<!ENTITY\b")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_APPEARED = re.compile(r"The post [^\n]{1,300} (?:first appeared|appeared first) on [^\n]{1,200}\Z")
_GOES_ON = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read|see|view) (?:more|on|the (?:full|whole) \w{1,20})|continue reading[^.]{0,100})"
    r"[\s»>→\]]{0,9}\Z",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """One entry of a feed; `body` is None where the feed holds only a teaser, or nothing, of what the page says."""

    id: str | None
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    body: str | None
    is_markup: bool


class _Words(NamedTuple):
    text: str
    is_markup: bool


Fields = dict[str, list[Any]]


def read_feed(text: str, limits: Thresholds) -> Iterator[Entry]:
    """Yield the entries of an RSS or Atom feed; FormatError where it is none that can be read."""
    root = _parse(text)
    channel = next((node for node in root if _name(node) == "channel"), root)
    facts = _fields(channel)
    outlet = _name_outlet(_first(facts, "title"), _find_link(facts))
    for node in _list_entries(root):
        yield _read_entry(_fields(node), outlet, limits)


def read_json_feed(value: Mapping[str, Any], limits: Thresholds) -> Iterator[Entry]:
    """Yield the entries of a JSON Feed."""
    outlet = _name_outlet(_said(value.get("title")), _said(value.get("home_page_url")))
    items = value.get("items")
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, Mapping):
            continue
        markup, plain = _said(item.get("content_html")), _said(item.get("content_text"))
        words = _Words(markup or plain or "", bool(markup))
        authors = item.get("authors") or value.get("authors") or [item.get("author") or {}]
        names = [_said(each.get("name")) for each in authors if isinstance(each, Mapping)]
        yield Entry(
            id=_said(item.get("id")) or (str(item["id"]) if isinstance(item.get("id"), int) else None),
            url=_said(item.get("url")) or _said(item.get("external_url")),
            title=_said(item.get("title")),
            outlet=outlet,
            published=read_date(_said(item.get("date_published")) or ""),
            authors=tuple(one_line(name) for name in names if name),
            body=_whole(words, limits.content),
            is_markup=words.is_markup,
        )


def list_addresses(text: str) -> list[str]:
    """Return the addresses that an OPML list or a sitemap names, each once; FormatError where it is none."""
    found: list[str] = []
    for node in _parse(text).iter():
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2]
        address = node.get("xmlUrl") if name == "outline" else node.text if name == "loc" else None
        if address and address.strip():
            found.append(address.strip())
    return list(dict.fromkeys(found))


def _parse(text: str) -> Any:
    from lxml import etree

    if _OWN_ENTITY.search(text):
        raise FormatError("it defines entities of its own, which no feed needs")
    # Feeds use the names of HTML's characters without defining them; XML would drop those.
    known = _NAMED.sub(lambda found: found[0] if found[1] in _KEPT else html.unescape(found[0]), text)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(known.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"it is no XML that can be read ({str(error)[:100]})") from None
    if root is None:
        raise FormatError("it is no XML that can be read")
    return root


def _list_entries(root: Any) -> Iterator[Any]:
    """Yield the entries of a feed in order, also where one was not closed before the next.

    What lies in the title or the text of an entry is no other: each would hold the words of all within it.
    """
    waiting = [root]
    while waiting:
        node = waiting.pop()
        is_entry = _name(node) in _ENTRIES
        if is_entry:
            yield node
        waiting.extend(child for child in reversed(node) if not is_entry or _name(child) in _ENTRIES)


def _name(node: Any) -> str:
    """Return the name of an element as feeds use it; empty for one of a name space that is not read."""
    if not isinstance(node.tag, str):
        return ""
    space, _, name = node.tag.rpartition("}")
    prefix = _SPACES.get(space.removeprefix("{"))
    return "" if prefix is None else prefix + name


def _fields(node: Any) -> Fields:
    fields: Fields = {}
    for child in node:
        if name := _name(child):
            fields.setdefault(name, []).append(child)
    return fields


def _read_entry(fields: Fields, outlet: str | None, limits: Thresholds) -> Entry:
    content = _find_words(fields, "content:encoded", "content")
    summary = _find_words(fields, "description", "summary")
    body = _whole(content, limits.content)
    words = content
    if body is None:
        body, words = _whole(summary, limits.teaser), summary
    dates = (_first(fields, name) for name in ("pubDate", "published", "dc:date", "issued", "updated", "modified"))
    return Entry(
        id=_first(fields, "guid", "id"),
        url=_find_link(fields),
        title=_plain(_first(fields, "title")),
        outlet=_find_source(fields) or outlet,
        published=next((date for stated in dates if (date := read_date(stated or ""))), None),
        authors=tuple(_list_authors(fields)),
        body=body,
        is_markup=words.is_markup,
    )


def _find_words(fields: Fields, *names: str) -> _Words:
    """Return the longest text of the named elements."""
    found = [_words_of(node) for name in names for node in fields.get(name, ())]
    return max(found, key=lambda words: len(words.text), default=_Words("", False))


def _words_of(node: Any) -> _Words:
    from lxml import etree

    kind = (node.get("type") or "").lower()
    if kind == "xhtml" or len(node):
        inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in node)
        return _Words(clean_text(inner), True)
    text = clean_text(node.text or "")
    is_plain = kind in ("text", "text/plain") or not (_MARKUP.search(text) or "&lt;" in text)
    return _Words(text, not is_plain)


def _whole(words: _Words, least: int) -> str | None:
    """Return the text where it is as long as a report and does not say that it goes on elsewhere."""
    plain = _plain(words.text) or ""
    if len(plain.split()) < least:
        return None
    end = _APPEARED.sub("", plain[-600:]).rstrip()
    return None if _GOES_ON.search(end[-200:]) else words.text


def _plain(text: str | None) -> str | None:
    """Return a text on one line, without markup and with the names of characters resolved."""
    return one_line(html.unescape(_MARKUP.sub(" ", text or ""))) or None


def _first(fields: Fields, *names: str) -> str | None:
    for name in names:
        for node in fields.get(name, ()):
            if text := one_line("".join(node.itertext())):
                return text
    return None


def _find_link(fields: Fields) -> str | None:
    for node in fields.get("link", ()):
        if node.get("href") and node.get("rel", "alternate") == "alternate":
            return one_line(node.get("href"))
    plain = next((one_line(node.text) for node in fields.get("link", ()) if node.text and node.text.strip()), None)
    if plain:
        return plain
    guids = [node for node in fields.get("guid", ()) if node.get("isPermaLink", "true") == "true" and node.text]
    return next((one_line(node.text) for node in guids if node.text.strip().startswith("http")), None)


def _find_source(fields: Fields) -> str | None:
    """Return the outlet that an entry of a gathered feed came from: RSS names it, Atom gives its feed."""
    for node in fields.get("source", ()):
        inner = _fields(node)
        name = _name_outlet(_first(inner, "title"), _find_link(inner)) if inner else one_line(node.text or "")
        if name:
            return name
    return None


def _list_authors(fields: Fields) -> Iterator[str]:
    for node in (*fields.get("dc:creator", ()), *fields.get("author", ())):
        inner = _fields(node)
        name = _first(inner, "name") if inner else one_line(node.text or "")
        if name:  # RSS wants an address with the name in brackets
            bracket = re.fullmatch(r"\S{1,200}@\S{1,200} \(([^()]{1,200})\)", name)
            yield bracket[1] if bracket else name


def _name_outlet(title: str | None, link: str | None) -> str | None:
    """Return the outlet by a feed's title: of a title with a section, the part that the address bears.

    >>> _name_outlet("Harbour news - Velmora Post", "https://www.velmorapost.example/harbour")
    'Velmora Post'
    """
    name = _plain(title)
    parts = re.split(r"\s[|–—»«:·>-]\s|\s?[|»]\s?", name or "")
    host = re.sub(r"[^a-z0-9]", "", (link or "").lower().partition("//")[2].partition("/")[0])
    for part in parts if host else ():
        letters = re.sub(r"[^a-z0-9]", "", part.lower().removeprefix("the "))
        if len(letters) >= 3 and letters in host:
            return part.strip()
    return name


def _said(value: object) -> str | None:
    return clean_text(value).strip() or None if isinstance(value, str) else None
