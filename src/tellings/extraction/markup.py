"""Markup before it is trusted to a parser: how deep it nests, and the lines that a reader of the page would see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?:[^<>]{0,4000}(/)>)?")
# Elements that have no content, and those that a parser closes by itself when the next one opens.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td "
    "th thead tbody "
    "tfoot colgroup html body head !doctype".split()
)
BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset "
    "figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li label legend main nav ol p pre section summary table tbody "
    "td tfoot th "
    "thead tr ul".split()
)
UNSEEN = frozenset(
    "script style noscript template head svg select textarea iframe object audio video canvas map math title "
    "meta link".split()
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_RAW_PARTS = re.compile(r"<(script|style|noscript|template|svg|textarea)\b", re.IGNORECASE)
_SCRIPTS = re.compile(r"<(script|style)\b", re.IGNORECASE)  # what stands in them is no markup
# Found in the markup as it is: in small letters some characters are two, and places would shift.
_CLOSINGS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "textarea")
}
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,4000}>")
_SPACES = re.compile(r"\s+")


def find_depth(markup: str) -> int:
    """Return how deep the elements of a page nest, by one pass over its tags.

    >>> find_depth("<div><p>One<p>Two<span>three</span></div>"), find_depth("<svg><path/><path/></svg>")
    (2, 1)
    """
    depth = deepest = 0
    for slash, name, closed in _TAG.findall(_without(markup, _SCRIPTS)):
        if closed or name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if slash else depth + 1
        deepest = max(deepest, depth)
    return deepest


def strip_markup(markup: str) -> str:
    """Return the text of a page without any parser: tags of blocks end a line, scripts and styles are left out.

    >>> strip_markup("<div>One <b>two</b></div><script>x</script><p>&amp; three")
    'One two\\n\\n& three'
    """
    parts: list[str] = []
    at = 0
    for found in _ANY_TAG.finditer(text := _without(markup, _RAW_PARTS)):
        parts.append(text[at : found.start()])
        name = re.match(r"</?([a-zA-Z0-9]{0,20})", found.group())
        parts.append("\n" if name and (name[1].lower() in BLOCK or name[1].lower() == "br") else "")
        at = found.end()
    parts.append(text[at:])
    return html.unescape("".join(parts)).strip()


def _without(markup: str, opening: re.Pattern[str]) -> str:
    """Return the markup without the elements that a pattern opens."""
    kept: list[str] = []
    at = 0
    while found := opening.search(markup, at):
        kept.append(markup[at : found.start()])
        closing = _CLOSINGS[found[1].lower()].search(markup, found.end())
        if closing is None:
            return "".join(kept)
        stop = markup.find(">", closing.end())
        at = stop + 1 if stop >= 0 else len(markup)
    kept.append(markup[at:])
    return "".join(kept)


def select(tree: Any, *paths: str) -> list[Any]:
    """Return the elements of a parsed page that any of the XPath expressions finds, in order.

    The parser chooses them without making an object of every element, which a walk over a page would.
    """
    return list(tree.xpath("|".join(paths)))


def has_word(attribute: str, *words: str) -> str:
    """Return the XPath condition that an attribute holds one of the words, in small or large letters or as a name.

    >>> has_word("class", "live")
    "contains(@class,'ive') or contains(@class,'IVE')"
    """
    ends = [form for word in words for form in (word[1:], word[1:].upper())]
    return " or ".join(f"contains(@{attribute},'{end}')" for end in ends)


def list_visible(tree: Any) -> list[str]:
    """Return the lines that a reader of the parsed page would see, blank space folded, in order."""
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(_walk(tree)).split("\n"))
    return [line for line in lines if line]


def _walk(root: Any) -> Iterator[str]:
    """Yield the visible text in order, a line break around each block; without recursion, for deep pages."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        block = name in BLOCK or name == "br"
        if leaving:
            yield "\n" if block else ""
            if element is not root:
                yield _flatten(element.tail)
            continue
        seen = bool(name) and name not in UNSEEN and not is_hidden(element)
        if not seen:
            yield _flatten(element.tail) if element is not root else ""
            continue
        yield ("\n" if block else "") + _flatten(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _flatten(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def is_hidden(element: Any) -> bool:
    """Return whether a browser would not show an element."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style[:2000]) is not None)
