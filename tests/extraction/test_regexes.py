"""No pattern of the extraction may take more than linear time, whatever a page prints."""

from __future__ import annotations

import re
import time
from importlib import import_module
from pkgutil import iter_modules

import pytest

from tellings import extraction
from tellings.annotation import sentences
from tellings.extraction import furniture
from tellings.text import moments

# Every module of the room, so that a new one cannot be forgotten.
_MODULES = (
    sentences,
    moments,
    *(import_module(f"{extraction.__name__}.{found.name}") for found in iter_modules(extraction.__path__)),
)
_PUMPS = (
    *("a", "A", " ", "(", "<", "<a ", "1", "1,", ".", "…", "—", " — ", "| ", "Aa ", "AA ", "By A ", "by ", "Photo: "),
    *(
        "#",
        "a_",
        "@a",
        "share ",
        "May 1, ",
        "12:",
        "https://",
        "\n",
        "A, ",
        "A/",
        "/",
        '"',
        "’s ",
        "copyright ",
        "© ",
    ),
    *("[more: ", '\\"', "and Aa ", "By\n", "this article was first ", "published ", "/*", "*", ", ", "<!--", ";"),
)


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    named = [
        (f"{module.__name__}.{name}", value)
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]
    return named + [(f"furniture {pattern.pattern[:40]}", pattern) for _, pattern in furniture._PATTERNS]


@pytest.mark.parametrize(("name", "pattern"), _patterns(), ids=[name for name, _ in _patterns()])
def test_a_pattern_takes_linear_time(name: str, pattern: re.Pattern[str]) -> None:
    # The patterns for whole lines are only ever tried at the start of one.
    anchored = name.startswith("furniture ")
    for pump in _PUMPS:
        text = (pump * (100_000 // len(pump) + 1))[:100_000]
        start = time.perf_counter()
        if not anchored:
            pattern.search(text)
        pattern.match(text + "\x00!")
        assert time.perf_counter() - start < 2, (name, pump)
