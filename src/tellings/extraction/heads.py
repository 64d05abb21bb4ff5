"""What a page says of its article where no reader looks: a description, the whole text, that it is a live blog."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tellings.text.folding import fold

_NAMES = ("og:description", "description", "twitter:description")
_SPACES = re.compile(r"\W+")
_LONGEST = 400_000  # characters of one script
_LONGEST_TEXT = 100_000  # characters of a text told in it
_DEEPEST = 12
_SHORTEST = 20  # letters and figures of a line that are enough to find it in a text that is told


@dataclass(frozen=True, slots=True)
class Head:
    """The description (folded), the article's text (squeezed, empty where not told), whether this is a live blog."""

    description: str | None = None
    text: str = ""
    is_live: bool = False

    def tells(self, line: str) -> bool:
        """Return whether a line stands in the text that the page tells; False for lines too short to say."""
        words = squeeze(line)
        return bool(self.text) and len(words) >= _SHORTEST and words in self.text


def find_head(tree: Any) -> Head:
    """Return what the head of a parsed page and its JSON-LD say of the article."""
    metas = {
        name: content
        for element in tree.iter("meta")
        for name in (element.get("property") or element.get("name") or "").lower().split()
        if (content := element.get("content"))
    }
    description = next((fold(" ".join(metas[name][:1000].split())) for name in _NAMES if name in metas), None)
    texts: list[str] = []
    is_live = False
    for script in tree.iter("script"):
        told = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(told) > _LONGEST:
            continue
        is_live = is_live or "LiveBlogPosting" in told
        if '"articleBody"' in told:
            texts += _list_texts(told)
    return Head(description, squeeze(max(texts, key=len, default="")[:_LONGEST_TEXT]), is_live)


def squeeze(text: str) -> str:
    """Return the letters and figures of a text.

    >>> squeeze("“It holds,” he said.")
    'Itholdshesaid'
    """
    return _SPACES.sub("", text)


def _list_texts(script: str) -> list[str]:
    try:
        value = json.loads(script.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    return list(_walk(value, 0))


def _walk(value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _walk(inner, depth + 1)
    if isinstance(value, dict) and isinstance(value.get("articleBody"), str):
        yield value["articleBody"]
