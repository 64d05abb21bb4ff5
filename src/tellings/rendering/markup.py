"""HTML written from values: every string that is not `Html` already is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final
from urllib.parse import urlsplit

from tellings.rendering.places import show_controls

_VOID: Final = frozenset({"meta", "br", "hr", "input", "col", "circle", "line", "path", "rect"})
_NOTHING: Final[Mapping[str, str]] = {}


class Html(str):
    """Markup that is safe in the page; `tag` makes it, and escapes every other string."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return words as markup that shows them as they are.

    >>> text("<script>")
    '&lt;script&gt;'
    """
    return words if isinstance(words, Html) else Html(escape(show_controls(words), quote=True))


def tag(kind: str, *children: str, at: Mapping[str, str] = _NOTHING) -> Html:
    """Return an element; `kind` is its name with its classes, `at` its other attributes.

    >>> tag("a.cite", "Tom & Jo", at={"href": "#d1"})
    '<a class="cite" href="#d1">Tom &amp; Jo</a>'
    """
    name, *classes = kind.split(".")
    given = ({"class": " ".join(classes)} if classes else {}) | dict(at)
    attributes = "".join(f' {key}="{escape(show_controls(value), quote=True)}"' for key, value in given.items())
    if name in _VOID and not children:
        return Html(
            f"<{name}{attributes}>" if name in ("meta", "br", "hr", "input", "col") else f"<{name}{attributes}/>"
        )
    return Html(f"<{name}{attributes}>{''.join(text(child) for child in children)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Html:
    """Return the parts one after the other, with `between` in between."""
    return Html(text(between).join(text(part) for part in parts))


def isolate(words: str) -> Html:
    """Return report text whose writing direction cannot reach what stands around it."""
    return tag("bdi", words)


def is_web_address(url: str | None) -> bool:
    """Return whether an address begins with http or https and names a host; no other may become a link."""
    if not url or any(char.isspace() or not char.isprintable() for char in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def fold(items: list[Html], shown: int, more: str, *, kind: str = "ul") -> Html:
    """Return a list that shows the first items and keeps the rest behind a line saying `more`."""
    if not items:
        return Html("")
    if len(items) <= shown + 1:
        return tag(kind, *items)
    start = {"start": str(shown + 1)} if kind.startswith("ol") else {}
    rest = tag("details.more", tag("summary", f"{len(items) - shown} {more}"), tag(kind, *items[shown:], at=start))
    return join([tag(kind, *items[:shown]), rest])
