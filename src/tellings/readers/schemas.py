"""Reports as other programs write them in JSON, told in our field names: ninjs, news-please, data sets of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tellings.readers.contents import is_markup
from tellings.readers.dates import read_date
from tellings.readers.places import is_address

Values = Mapping[str, Any]
# Columns that hold the words of a report, and those for its facts, by the names that crawlers, news services and
# data sets give them; the first that is there counts, ours before all others.
BODIES = (
    "maintext",
    "articleBody",
    "article_body",
    "article_text",
    "full_text",
    "fulltext",
    "content",
    "article",
    "body",
)
FACTS: Mapping[str, tuple[str, ...]] = {
    "title": ("headline", "title_page", "title_rss"),
    "outlet": (
        "publication",
        "publisher",
        "source_name",
        "news_source",
        "source",
        "site_name",
        "source_domain",
        "domain",
    ),
    "url": ("link", "article_url", "source_url"),
    "date": (
        *("published", "date_publish", "datePublished", "date_published", "publishedAt", "published_at"),
        *("publish_date", "published_date", "publication_date", "pub_date", "pubDate"),
    ),
    "authors": ("author", "byline", "by"),
    "fetched": ("date_download", "crawl_date", "crawled_at"),
}
_WITHHELD = frozenset({"withheld", "canceled", "cancelled"})
_CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+\d{1,9} chars\]\s?\Z")
_BY = re.compile(r"(?:by|von|por|par)\s", re.IGNORECASE)


class Translation(NamedTuple):
    """An object in our field names; `shape` says what was taken for what, `refusal` why it is not to be read."""

    values: Values
    shape: str = ""
    refusal: str = ""


def translate(values: Values) -> Translation:
    """Return a JSON object with our own field names where it has those of another program."""
    if _is_ninjs(values):
        return _read_ninjs(values)
    body = _find_body(values)
    if body is None:
        return Translation(values)
    made: dict[str, Any] = dict(values)
    taken: dict[str, str] = {}
    text = values[body]
    if body not in ("text", "html"):
        taken["html" if is_markup(text) else "text"] = body
    taken |= _find_facts(values)
    for name, source in taken.items():
        made[name] = _read_fact(name, values[source])
    if _CUT.search(text[-100:]):
        return Translation(
            made, refusal=f"Its `{body}` is cut short by the service that it comes from: give the whole text."
        )
    told = ", ".join(f"`{source}` as {name}" for name, source in taken.items())
    return Translation(made, f"read {told}" if told else "")


def _find_body(values: Values) -> str | None:
    """Return the column with the words: our own, or the only one that can be it."""
    for name in ("text", "html"):
        if isinstance(values.get(name), str):
            return name
    found = [name for name in BODIES if isinstance(values.get(name), str) and values[name].strip()]
    return found[0] if len(found) == 1 or found[:1] == ["maintext"] else None


def _find_facts(values: Values) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, columns in FACTS.items():
        if values.get(name):
            continue
        column = next((each for each in columns if values.get(each)), None)
        if column is not None and _read_fact(name, values[column]):
            found[name] = column
    return found


def _read_fact(name: str, value: object) -> object:
    if name in ("text", "html"):
        return value
    if name == "authors":
        return list(_list_names(value))
    text = next(_list_names(value), "")
    return read_date(text) if name in ("date", "fetched") else text


def _list_names(value: object) -> Iterator[str]:
    """Yield names, from texts and from objects with a `name`; several in one text are parted by semicolons."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, Mapping) else each
        if isinstance(name, str):
            yield from (part.strip() for part in name.split(";") if part.strip())


def _is_ninjs(values: Values) -> bool:
    standard = values.get("standard") or values.get("$standard")
    if isinstance(standard, Mapping) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    if not ("uri" in values or "guid" in values):
        return False
    return isinstance(values.get("bodies"), list) or any(key.startswith("body_") for key in values)


def _read_ninjs(values: Values) -> Translation:
    lower = {key.lower(): value for key, value in values.items()}  # the third generation writes versionCreated
    status = str(lower.get("pubstatus") or "usable").rpartition(":")[2].lower()
    uri = next(_list_names(lower.get("uri") or lower.get("guid")), "")
    made: dict[str, Any] = {"id": uri, "language": lower.get("language")}
    if status in _WITHHELD:
        return Translation(made, refusal=f"Its publisher says that it is {status}.")
    plain, markup = _find_ninjs_bodies(lower)
    if plain and ("\n" in plain.strip() or not markup):
        made["text"] = plain
    elif markup:
        made["html"] = markup
    made["title"] = _find_role(lower, "headline", "main")
    dates = (next(_list_names(lower.get(key)), "") for key in ("versioncreated", "firstcreated", "contentcreated"))
    made["date"] = next((date for stated in dates if (date := read_date(stated))), None)
    made["authors"] = [_BY.sub("", name, count=1) for name in _list_names(lower.get("byline") or lower.get("by"))]
    holders = (lower.get("source"), lower.get("infosources"), lower.get("copyrightholder"))
    made["outlet"] = next((name for holder in holders for name in _list_names(holder)), None)
    made["url"] = next((each for each in (lower.get("url"), uri) if is_address(str(each))), None)
    return Translation(made, "read as ninjs")


def _find_ninjs_bodies(lower: Values) -> tuple[str | None, str | None]:
    """Return the body as plain text and as markup; the longest of each."""
    found: dict[bool, str] = {}
    pairs = [(key, value) for key, value in lower.items() if key.startswith("body_")]
    bodies = lower.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, Mapping):
            kind = str(body.get("contentType") or body.get("contenttype") or body.get("role") or "")
            pairs.append((kind.lower(), body.get("value")))
    for kind, value in pairs:
        if isinstance(value, str) and value.strip():
            marked = "html" in kind or (
                "plain" not in kind and not kind.endswith("text") and value.lstrip().startswith("<")
            )
            found[marked] = max(found.get(marked, ""), value, key=len)
    return found.get(False), found.get(True)


def _find_role(lower: Values, name: str, role: str) -> str | None:
    """Return a text of ninjs that may stand alone, under `name_role`, or in a list with roles."""
    for value in (lower.get(name), lower.get(f"{name}_{role}")):
        if isinstance(value, str) and value.strip():
            return value
    listed = lower.get(f"{name}s")
    items: Sequence[Any] = listed if isinstance(listed, list) else ()
    found = [item for item in items if isinstance(item, Mapping) and isinstance(item.get("value"), str)]
    chosen = next((item for item in found if item.get("role") == role), found[0] if found else None)
    return chosen["value"] if chosen else None
