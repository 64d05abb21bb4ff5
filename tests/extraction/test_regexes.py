"""No pattern of the extraction may take more than linear time, whatever a page prints."""

from __future__ import annotations

import re
import time

import pytest

from tellings.annotation import sentences
from tellings.extraction import (
    boilerplate,
    bylines,
    captions,
    datelines,
    genres,
    html,
    languages,
    lines,
    markup,
    mastheads,
    metadata,
    outlets,
    pieces,
    plain,
    stamps,
)

_MODULES = (
    boilerplate, bylines, captions, datelines, genres, html, languages, lines, markup, mastheads, metadata, outlets, pieces, plain, sentences, stamps,
)  # fmt: skip
_PUMPS = (
    "a", "A", " ", "(", "<", "<a ", "1", "1,", ".", "…", "—", " — ", "| ", "Aa ", "AA ", "By A ", "by ", "Photo: ", "#",
    "a_", "@a", "share ", "May 1, ", "12:", "https://", "\n", "A, ", "A/", "/", "\"", "’s ", "copyright ", "© ", "[more: ",
)  # fmt: skip


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for module in _MODULES:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                found.append((f"{module.__name__}.{name}", value))
    found += [(f"boilerplate {pattern.pattern[:40]}", pattern) for _, pattern in boilerplate._PATTERNS]
    return found


@pytest.mark.parametrize(("name", "pattern"), _patterns())
def test_a_pattern_takes_linear_time(name: str, pattern: re.Pattern[str]) -> None:
    for pump in _PUMPS:
        text = (pump * (100_000 // len(pump) + 1))[:100_000]
        start = time.perf_counter()
        pattern.search(text)
        pattern.match(text + "\x00!")
        assert time.perf_counter() - start < 2, (name, pump)
