"""What a page says of its article where no reader looks: a description, the whole text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tellings.extraction.linked_data import find_nodes
from tellings.text.folding import fold

_NAMES = ("og:description", "description", "twitter:description")
_SPACES = re.compile(r"\W+")
_TOLD = '"articleBody"'
_LONGEST_TEXT = 100_000  # characters of a text told in it
_SHORTEST = 20  # letters and figures of a line that are enough to find it in a text that is told


@dataclass(frozen=True, slots=True)
class Head:
    """The description (folded) and the article's text (squeezed, empty where not told)."""

    description: str | None = None
    text: str = ""

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
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    told = [node.get("articleBody") for node, _ in find_nodes(tree)] if any(_TOLD in it for it in scripts) else []
    text = max((words for words in told if isinstance(words, str)), key=len, default="")
    return Head(description, squeeze(text[:_LONGEST_TEXT]))


def squeeze(text: str) -> str:
    """Return the letters and figures of a text.

    >>> squeeze("“It holds,” he said.")
    'Itholdshesaid'
    """
    return _SPACES.sub("", text)
