"""Whatever comes in, readers give values and never raise."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.reading import make_records, read, write
from tests.readers.test_feeds import ATOM, RSS
from tests.readers.test_streams import MHTML

from tellings.readers.feeds import JSON_FEED
from tellings.readers.lines import read_object
from tellings.readers.schemas import BODIES, FACTS
from tellings.types.documents import Rejection, Report

KEYS = (
    *("text", "html", "id", "title", "outlet", "date", "format", "dossiers", "uri", "guid", "bodies", "headlines"),
    *("body_html", "body_text", "standard", "pubStatus", "infosources", "versioncreated", "value", "role", "name"),
    *("contentType", "version", "items", "content_html", "by", "home_page_url", "date_published", "url"),
    *BODIES, *(column for columns in FACTS.values() for column in columns),
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.just(JSON_FEED + "1")
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
)
ROWS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=12)


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_any_object_is_a_report_or_a_rejection(row: dict[str, Any]) -> None:
    item = read_object(row, "name", "place").item
    assert isinstance(item, Report | Rejection)
    if isinstance(item, Report):
        assert isinstance(item.body, str)
        assert all(
            value is None or isinstance(value, str) for value in (item.title, item.outlet, item.url, item.published)
        )


@given(ROWS, st.sampled_from(["a.json", "a.jsonl", "a.txt"]))
@settings(max_examples=30, deadline=None)
def test_any_json_file_gives_values(row: dict[str, Any], name: str) -> None:
    with TemporaryDirectory() as folder:
        reports, rejections, _ = read(write(Path(folder) / name, json.dumps(row)))
        assert reports or rejections or not json.dumps(row).strip("[]{} ") or "items" in row or "format" in row


SAMPLES = (
    RSS.encode(),
    ATOM.encode(),
    MHTML.encode(),
    b"".join(make_records(2)),
    b"".join(make_records(2, is_packed=False)),
)
EDITS = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 60), st.binary(max_size=20)), min_size=1, max_size=5
)


@given(st.sampled_from(SAMPLES), EDITS)
@settings(max_examples=80, deadline=None)
def test_damaged_files_give_values(sample: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    for place, length, other in edits:
        start = place % len(sample)
        sample = sample[:start] + other + sample[start + length :]
    with TemporaryDirectory() as folder:
        reports, rejections, notes = read(write(Path(folder) / "a.warc", sample))
        assert reports or rejections or notes
