"""No pattern of the readers may take more than linear time, whatever a file holds."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tellings.readers import (
    charsets,
    codings,
    contents,
    dates,
    feeds,
    pieces,
    records,
    schemas,
    streams,
    values,
    warcs,
)

_MODULES = (charsets, codings, contents, dates, feeds, pieces, records, schemas, streams, values, warcs)
_PUMPS = (
    *("a", "A", " ", "\n", "<", "<a ", "<!--", "<!---", "<?xml ", "<!doctype [", "<meta ", "-", "[", "]", "&a", "&"),
    *("...", "…", "[+1", "read the full ", "continue reading", "The post ", " appeared first on ", "a: ", "0", "0a"),
    *("charset=", "charset =", "encoding=", "â€", "Ã", ";", "WARC/1.0\n", "\nWARC/1.", "a/", "0;a", "\x1f\x8b\x08"),
)
# Only ever tried at one place.
_ANCHORED = frozenset({"charsets._IN_XML", "codings._CHUNK_SIZE", "contents._DOCTYPE", "contents._MAIL"})


def _patterns() -> list[tuple[str, re.Pattern[Any]]]:
    return [
        (f"{module.__name__.rpartition('.')[2]}.{name}", value)
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


@pytest.mark.parametrize(("name", "pattern"), _patterns(), ids=[name for name, _ in _patterns()])
def test_a_pattern_takes_linear_time(name: str, pattern: re.Pattern[Any]) -> None:
    for pump in _PUMPS:
        text: Any = (pump * (100_000 // len(pump))) + "!"
        subject = text.encode() if isinstance(pattern.pattern, bytes) else text
        begun = time.monotonic()
        pattern.match(subject)
        if name not in _ANCHORED:
            pattern.search(subject)
        assert time.monotonic() - begun < 2, (name, pump)
