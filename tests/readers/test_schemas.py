from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from tests.readers.reading import PAGE, STORY, WORDS, Pipe, read, write

from tellings.readers import Thresholds

Row = dict[str, Any]
NEWS_PLEASE: Row = {
    "maintext": WORDS, "title": "Quay works halted", "title_page": "Quay",
    "date_publish": "2031-04-02 00:00:00",
    "date_download": "2031-04-03 09:30:00",
    "source_domain": "velmora.example", "authors": ["Ada Brenn"],
    "url": "https://velmora.example/1", "language": "en", "filename": "x.json",
}  # fmt: skip
NINJS_1: Row = {
    "uri": "urn:velmora:7", "type": "text", "versioncreated": "2031-04-02T10:00:00Z", "byline": "By Ada Brenn",
    "headline": "Quay works halted", "body_html": f"<p>{STORY}</p>", "body_text": STORY, "located": "Velmora",
    "copyrightholder": "Velmora Agency", "usageterms": "none", "language": "en",
}  # fmt: skip
NINJS_2: Row = {
    "uri": "https://velmora.example/7", "versioncreated": "2031-04-02T10:00:00Z", "byline": "Ada Brenn",
    "headlines": [{"role": "short", "value": "Quay"}, {"role": "main", "value": "Quay works halted"}],
    "bodies": [{"role": "text", "contenttype": "text/plain", "value": WORDS},
               {"role": "xhtml", "contenttype": "text/html", "value": f"<p>{STORY}</p>"}],
    "infosources": [{"name": "Velmora Agency", "role": "originator"}],
}  # fmt: skip
NINJS_3: Row = {
    "uri": "urn:velmora:7", "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2031-04-02T10:00:00Z",
    "pubStatus": "usable", "by": "Ada Brenn", "copyrightHolder": "Velmora Agency",
    "headlines": [{"value": "Quay works halted"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{STORY}</p>"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "report_id", "media_type", "body"),
    [
        (NINJS_1, "urn:velmora:7", "text/html", f"<p>{STORY}</p>"),
        (NINJS_2, "https://velmora.example/7", "text/plain", WORDS),
        (NINJS_3, "urn:velmora:7", "text/html", f"<p>{STORY}</p>"),
    ],
    ids=["1.x", "2.x", "3.x"],
)
def test_ninjs_of_each_generation_is_read(
    tmp_path: Path, row: Row, report_id: str, media_type: str, body: str
) -> None:
    [report], _, notes = read(write(tmp_path / "a.json", json.dumps(row, indent=1)))
    assert (report.id, report.media_type, report.body) == (report_id, media_type, body)
    assert (report.title, report.outlet) == ("Quay works halted", "Velmora Agency")
    assert (report.published, report.authors) == ("2031-04-02T10:00:00Z", ("Ada Brenn",))
    assert notes == ["a.json: read as ninjs"]


@pytest.mark.parametrize("status", ["withheld", "canceled", "pubstatus:withheld"])
def test_what_its_publisher_withholds_is_not_read(tmp_path: Path, status: str) -> None:
    _, [rejection], _ = read(write(tmp_path / "a.json", json.dumps({**NINJS_3, "pubStatus": status})))
    assert rejection.report_id == "urn:velmora:7"
    assert "Its publisher says that it is" in rejection.reason


def test_news_please_is_read_and_the_columns_are_told_once(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps(row) for row in [NEWS_PLEASE] * 3)
    reports, rejections, notes = read(write(tmp_path / "a.jsonl", rows))
    assert [report.id for report in reports] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    report = reports[0]
    assert (report.title, report.outlet, report.body) == ("Quay works halted", "velmora.example", WORDS)
    assert (report.published, report.fetched) == ("2031-04-02", "2031-04-03T09:30:00")
    assert (report.authors, report.url) == (("Ada Brenn",), "https://velmora.example/1")
    assert rejections == []
    [note] = notes
    assert "`maintext` as text" in note
    assert "`date_publish` as date" in note


@pytest.mark.parametrize(
    ("row", "title", "outlet", "published", "authors"),
    [
        ({"content": WORDS, "headline": "Quay", "publication": "Velmora Post", "publish_date": "2031-04-02"},
         "Quay", "Velmora Post", "2031-04-02", ()),
        ({"articleBody": WORDS, "headline": "Quay", "publisher": {"@type": "Organization", "name": "Velmora Post"},
          "datePublished": "2031-04-02T10:00:00+02:00",
          "author": [{"name": "Ada Brenn"}, {"name": "Ilo Tarn"}]},
         "Quay", "Velmora Post", "2031-04-02T10:00:00+02:00", ("Ada Brenn", "Ilo Tarn")),
        ({"text": WORDS, "title": "Quay",
          "source": {"id": None, "name": "Velmora Post"},
          "author": "Ada Brenn; Ilo Tarn",
          "publishedAt": "2031-04-02T10:00:00Z"},
         "Quay", "Velmora Post", "2031-04-02T10:00:00Z", ("Ada Brenn", "Ilo Tarn")),
        ({"body": WORDS, "title": "Quay", "date": "Wed, 02 Apr 2031 10:00:00 GMT", "outlet": "Ours", "source": "x"},
         "Quay", "Ours", "2031-04-02T10:00:00+00:00", ()),
    ],
)  # fmt: skip
def test_columns_of_data_sets_are_read_where_they_can_mean_one_thing(
    tmp_path: Path, row: Row, title: str, outlet: str, published: str, authors: tuple[str, ...]
) -> None:
    [report], _, _ = read(write(tmp_path / "a.json", json.dumps(row)))
    assert (report.body, report.title, report.outlet) == (WORDS, title, outlet)
    assert (report.published, report.authors) == (published, authors)


def test_markup_in_a_column_is_read_as_markup(tmp_path: Path) -> None:
    [report], _, _ = read(write(tmp_path / "a.json", json.dumps({"content": PAGE})))
    assert (report.media_type, report.body) == ("text/html", PAGE)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"content": WORDS, "article": WORDS}, "Expected `text` or `html`"),  # which of the two?
        ({"content": WORDS[:60] + "… [+1234 chars]"}, "is cut short by the service"),
        ({"content": ["x"]}, "Expected `text` or `html`"),
        ({"uri": "x", "type": "picture", "body_x": 3, "headline": "Quay"}, "Expected `text` or `html`"),
        ({"source": json.loads('{"name": ' * 400 + "1" + "}" * 400)}, "Expected `text` or `html`"),
        ({"bodies": [[], {"value": 3}], "uri": 7, "headlines": [3], "infosources": [[["x"]]]}, "Expected `text`"),
    ],
)
def test_what_is_unclear_is_a_rejection(tmp_path: Path, row: Row, told: str) -> None:
    reports, [rejection], _ = read(write(tmp_path / "a.json", json.dumps(row)))
    assert reports == []
    assert told in rejection.reason


def make_table(path: Path, rows: list[Row]) -> Path:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, compression="zstd", row_group_size=2)
    return path


def test_a_table_of_reports_is_read_row_by_row(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    rows = [
        {"text": f"{number} {WORDS}", "title": "Quay", "date": datetime(2031, 4, 2, 10, tzinfo=UTC)}
        for number in range(5)
    ]
    reports, rejections, _ = read(make_table(tmp_path / "a.parquet", rows))
    assert [report.id for report in reports] == [f"a.parquet:{number}" for number in range(1, 6)]
    assert reports[4].body == f"4 {WORDS}"
    assert (reports[0].title, reports[0].published, rejections) == ("Quay", "2031-04-02T10:00:00+00:00", [])


def test_a_broken_table_is_told_and_so_is_one_in_a_pipe(tmp_path: Path) -> None:
    data = make_table(tmp_path / "a.parquet", [{"text": WORDS}] * 9).read_bytes()
    assert "cannot be read" in read(write(tmp_path / "b.parquet", data[:-40]))[1][0].reason
    assert "cannot be read" in read(write(tmp_path / "c.parquet", data[:30] + b"\xff" * 30 + data[60:]))[1][0].reason
    assert "give it as a file" in read("-", stdin=Pipe(data))[1][0].reason


def test_a_table_that_unfolds_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_table(tmp_path / "a.parquet", [{"text": WORDS}] * 3 + [{"text": "word " * 100_000}])
    reports, [rejection], _ = read(path, thresholds=Thresholds(slack=100_000, ratio=50))
    assert [report.body for report in reports] == [WORDS] * 2
    assert "It unfolds to more than 50 times its size" in rejection.reason
    monkeypatch.setattr("tellings.readers.parquets._HELD", 1)  # a row at a time
    assert [report.body for report in read(path)[0]] == [WORDS] * 3 + ["word " * 100_000]


def test_without_the_extra_a_table_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_table(tmp_path / "a.parquet", [{"text": WORDS}])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    [rejection] = read(path)[1]
    assert "pip install 'tellings[parquet]'" in rejection.reason
