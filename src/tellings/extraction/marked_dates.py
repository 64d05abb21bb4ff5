"""Dates that the markup of a page gives for its article: JSON-LD, meta elements, microdata, time elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from tellings.extraction.linked_data import Node, find_articles, find_nodes, list_types
from tellings.extraction.markup import select
from tellings.text.moments import find_moments

Role = Literal["published", "modified"]

# Names that content systems give to the day of publication, the most deliberate first.
_PUBLISHED = tuple(
    "article:published_time og:article:published_time og:published_time article:published datepublished "
    "parsely-pub-date citation_publication_date citation_online_date prism.publicationdate dc.date.issued "
    "dcterms.issued publication_date publicationdate publish_date publishdate publish-date pub_date pubdate "
    "og:pubdate pdate ptime displaydate originalpublicationdate article_date_original dcsext.articlefirstpublished "
    "cxenseparse:recs:publishtime bt:pubdate".split()
)
# Names that some systems give to the day of a change.
_VAGUE = tuple("dc.date dcterms.date dc.date.created dcterms.created datecreated sailthru.date date".split())
_MODIFIED = tuple(
    "article:modified_time og:article:modified_time article:modified og:updated_time datemodified dateupdated "
    "dcterms.modified dc.date.modified last-modified last_modified lastmod last_updated revision_date utime "
    "cxenseparse:recs:modifiedtime".split()
)
_ATTRIBUTES = ("datetime", "content", "title", "data-timestamp", "data-time", "unixtime")
_EPOCHS = re.compile(
    r"data-(?:[a-z-]{0,20}-)?(?:publish|published|post|pub|publication)-?(?:date|time|timestamp|on)?\Z"
)
# Elements that may give a date, those that tell where the heading is, and no others.
_DATED = (
    "//h1",
    "//time",
    "//amp-timeago",
    "//abbr",
    "//*[@itemprop or @property or @pubdate]",
    "//*[@*[starts-with(name(),'data-') and (contains(name(),'pub') or contains(name(),'post'))]]",
)
_MOVED = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)
_ISSUED = re.compile(r"publi|posted|created|issued|entry-date", re.IGNORECASE)
# Parts of a page that speak of other things than its article.
_FOREIGN = re.compile(
    r"comment|respon|related|recommend|sidebar|teaser|trending|popular|latest|more-|promo|\bnav|\briver\b|\bfeed\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\bh-?entry\b")  # the microformat of an article
_ANSWER = re.compile(r"\bcomment|\brepl(?:y|ies)\b", re.IGNORECASE)
# Objects of JSON-LD that hold a text of their own where a page has no article.
_POSTS = frozenset("socialmediaposting discussionforumposting posting creativework review podcastepisode".split())
_STATE = re.compile(
    r'"(date_?[pP]ublished|published_?(?:Date|At|date|at|Time)|publi(?:sh|cation)_?[dD]ate|first_?[pP]ublished\w{0,12})"'
    r'\s?:\s?"?([^",}\s]{8,40})'
)
_LONGEST_STATE = 1_000_000
_LONGEST = 80  # characters of a value that is a date
_DEEP = 12  # levels above an element in which its part of the page is named


class MarkedDate(NamedTuple):
    """A date that markup gives: its role, where it stands, its words, and how they read.

    `readings` are ISO 8601, two where day and month are open; empty where the words are no possible date.
    """

    role: Role
    source: str
    words: str
    readings: tuple[str, ...]


def find_marked_dates(tree: Any, *, url: str | None = None) -> tuple[MarkedDate, ...]:
    """Return the dates that a parsed page gives for its article in its markup, the most deliberate first."""
    if tree is None:
        return ()
    articles = find_articles(tree, url=url)
    posts = [node for node, listed in find_nodes(tree) if not listed and _POSTS & set(list_types(node))]
    nodes = [*articles, *posts]
    linked = next((node for node in nodes if node.get("datePublished")), nodes[0] if nodes else {})
    named = _list_metas(tree)
    found = [
        *_in_article(linked, "datePublished", "published"),
        *_in_metas(named, _PUBLISHED, "published"),
        *_in_elements(tree),
        *_in_article(linked, "dateCreated", "published"),
        *_in_article(linked, "uploadDate", "published"),
        *_in_metas(named, _VAGUE, "published"),
        *_in_states(tree),
        *_in_article(linked, "dateModified", "modified"),
        *_in_metas(named, _MODIFIED, "modified"),
    ]
    return tuple(dict.fromkeys(found))


def read_marked(words: str) -> tuple[str, ...]:
    """Return how a date in markup reads; a midnight is a day, since systems write one where they know no time.

    >>> read_marked("1930471200000"), read_marked("2031-03-08T00:00:00Z"), read_marked("0001-01-01T00:00:00Z")
    (('2031-03-05T10:00Z',), ('2031-03-08',), ())
    """
    bare = words.strip()
    if re.fullmatch(r"\d{10}|\d{13}", bare):
        moment = datetime.fromtimestamp(int(bare[:10]), UTC)
        return (moment.strftime("%Y-%m-%dT%H:%MZ"),) if moment.year > 1990 else ()
    compact = re.fullmatch(r"((?:19|20)\d{6})(\d\d)(\d\d)(?:\d\d)?", bare)
    moments = find_moments(f"{compact[1]} {compact[2]}:{compact[3]}" if compact else bare[:_LONGEST])
    if not moments or moments[0].readings[0][:10] in ("1970-01-01", "1969-12-31"):
        return ()
    return tuple(re.sub(r"T00:00(?:Z|[+-]\d\d:\d\d)?\Z", "", reading) for reading in moments[0].readings)


def _mark(role: Role, source: str, value: Any) -> Iterator[MarkedDate]:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and 4 <= len(value.strip()) <= _LONGEST and any(map(str.isdigit, value)):
        words = " ".join(value.split())
        yield MarkedDate(role, source, words, read_marked(words))


def _in_article(node: Node, name: str, role: Role) -> Iterator[MarkedDate]:
    value = node.get(name)
    yield from _mark(role, f"JSON-LD {name}", value[0] if isinstance(value, list) and value else value)


def _list_metas(tree: Any) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if element.get("content") and not (attribute == "itemprop" and _is_foreign(element)):
                    named.setdefault(name, element.get("content"))
    return named


def _in_metas(named: Mapping[str, str], names: Sequence[str], role: Role) -> Iterator[MarkedDate]:
    for name in names:
        yield from _mark(role, f"meta {name}", named.get(name))


def _in_elements(tree: Any) -> Iterator[MarkedDate]:
    """Yield what microdata, the first time elements behind the heading, and attributes of systems give."""
    behind, parent, given = False, None, set()
    for element in select(tree, *_DATED):
        if element.tag == "meta":
            continue
        behind = behind or element.tag == "h1"
        kind = " ".join(filter(None, (element.get("itemprop"), element.get("property")))).lower()
        named = re.search("date(?:published|modified)", kind) or element.get("pubdate") is not None
        timed = behind and element.tag in ("time", "amp-timeago", "abbr") and parent in (None, element.getparent())
        epoch = next((name for name in element.attrib if _EPOCHS.match(name)), None)
        if not (named or timed or epoch) or _is_foreign(element):
            continue
        source = kind if named and kind else "pubdate" if named else epoch or f"{element.tag} element"
        value = element.get(epoch) if epoch and not (named or timed) else _value(element)
        marks = list(_mark(_role_of(element, kind), source, value))
        if marks and (source, marks[0].role) not in given:
            given.add((source, marks[0].role))
            parent = element.getparent() if element.tag == "time" and behind else parent
            yield from marks


def _in_states(tree: Any) -> Iterator[MarkedDate]:
    """Yield the day that the data of a page's own program give, where all that look like it are one day."""
    found: list[tuple[str, str]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() == "application/json" and script.text:
            found += _STATE.findall(script.text[:_LONGEST_STATE])
    marks = [mark for name, value in found for mark in _mark("published", f"page data {name}", value)]
    days = {reading[:10] for mark in marks for reading in mark.readings}
    if len(days) == 1:
        yield next(mark for mark in marks if mark.readings)


def _role_of(element: Any, kind: str) -> Role:
    if "date" in kind:
        return "modified" if "modified" in kind and "published" not in kind else "published"
    above = element.getparent()
    named = f"{element.get('class') or ''} {(above.get('class') if above is not None else '') or ''}"
    return "modified" if _MOVED.search(named) and not _ISSUED.search(named) else "published"


def _value(element: Any) -> str | None:
    return next((element.get(name) for name in _ATTRIBUTES if element.get(name)), None)


def _is_foreign(element: Any) -> bool:
    """Return whether an element stands in a part of the page that names itself as comments, teasers or the like.

    The foot of the article itself is no such part.
    """
    foot = False
    for count, above in enumerate(element.iterancestors()):
        named = f"{above.get('class') or ''} {above.get('id') or ''}"[:400]
        if above.tag in ("aside", "nav") or count >= _DEEP:
            return foot or count < _DEEP
        if above.tag == "article" or _ENTRY.search(named):
            return bool(_ANSWER.search(named))
        if above.tag in ("body", "main"):
            return foot
        foot = foot or above.tag == "footer"
        if _FOREIGN.search(named):
            return True
    return foot
