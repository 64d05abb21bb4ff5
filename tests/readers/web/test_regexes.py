"""No pattern of this room takes more than linear time, whatever a URL, a header or a robots.txt holds."""

from __future__ import annotations

import re
import time

import pytest

from tellings.readers.web import addresses, clients, kinds, robots, targets

PATTERNS = [
    (f"{module.__name__}.{name}", value)
    for module in (addresses, clients, kinds, robots, targets)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
]
PUMPS = (
    *(
        "a",
        "A",
        "0",
        "0x",
        ".",
        "a.",
        "1.",
        "-",
        "a-",
        "_",
        "%",
        "%4",
        "%41",
        ":",
        "[",
        "]",
        "[:",
        "/",
        "//",
        "?",
        "#",
    ),
    *(
        "\t",
        " ",
        "\n",
        "\\",
        "é",
        "。",
        "http://",
        "user-agent",
        "user-agent:",
        " :",
        "*",
        "$",
        "+xml",
        "application/",
    ),
)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_takes_linear_time(name: str, pattern: re.Pattern[str]) -> None:
    for pump in PUMPS:
        text = (pump * (100_000 // len(pump) + 1))[:100_000]
        start = time.perf_counter()
        pattern.search(text)
        pattern.match(text + "\x00!")
        pattern.fullmatch("http://" + text + "!")
        pattern.sub("", text)
        assert time.perf_counter() - start < 2, (name, pump)
