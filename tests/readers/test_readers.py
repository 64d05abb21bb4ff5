from __future__ import annotations

import gzip
import io
import json
import os
import time
from pathlib import Path

import pytest

from tellings.errors import FormatError, ReaderError, UsageError
from tellings.readers import Thresholds, charsets, contents, dates, read_json, read_json_lines, read_reports
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import encode_annotated, encode_document
from tellings.types.documents import Document, Outlet, PublicationDate, Rejection, Report

WORDS = "Quay works halted\n\nThe harbour office of Velmora stopped the works on Tuesday.\n"
PAGE = f"<!doctype html><html><head><title>Quay</title></head><body><p>{WORDS}</p></body></html>"


def read(*paths: Path | str, stdin: bytes = b"") -> tuple[list[Report], list[Rejection], list[str]]:
    notes: list[str] = []
    found = list(read_reports([str(path) for path in paths], stdin=io.BytesIO(stdin), note=notes.append))
    reports = [item for item in found if isinstance(item, Report)]
    return reports, [item for item in found if isinstance(item, Rejection)], notes


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_gives_its_files_in_order_with_paths_as_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.md", ".hidden.txt", ".git/d.txt", "picture.png", "notes.csv"):
        write(tmp_path / name, WORDS)
    reports, rejections, notes = read(tmp_path)
    assert [report.id for report in reports] == ["a.txt", "b.txt", "deep/c.md"]
    assert [report.body for report in reports] == [WORDS] * 3
    assert (rejections, notes) == ([], [])


def test_namesakes_get_their_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "one" / "x.txt", WORDS)
    write(tmp_path / "two" / "x.txt", WORDS)
    monkeypatch.chdir(tmp_path)
    assert [report.id for report in read("one", "two")[0]] == ["one/x.txt", "two/x.txt"]
    assert [report.id for report in read("one/x.txt", "two/x.txt")[0]] == ["one/x.txt", "two/x.txt"]
    assert [report.id for report in read("one/x.txt")[0]] == ["x.txt"]
    assert [report.id for report in read("*/x.txt")[0]] == ["one/x.txt", "two/x.txt"]


def test_a_file_named_twice_is_read_once_and_equal_files_are_both_read(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt", WORDS)
    write(tmp_path / "b.txt", WORDS)
    assert [report.id for report in read(tmp_path, first)[0]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", WORDS, "text/plain"),
        ("a.txt", PAGE, "text/html"),  # the content decides, not the ending
        ("a.html", WORDS, "text/plain"),
        ("a.html", "<p>The quay is closed.", "text/html"),
        ("a.txt", "Fares rose <p> by 2 %.", "text/plain"),
        ("a.txt", "  <!-- kept -->\n<HTML lang=en><p>x", "text/html"),
        ("a.htm", '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><p>x</p></html>', "text/html"),
        ("a.txt", "<div><p>One.</p><p>Two.</p></div>", "text/html"),
        ("a.md", "# Quay\n\n<https://velmora.example> said so.", "text/plain"),
        ("a.txt", '{curly} brackets open this report, "he" said.', "text/plain"),
    ],
)
def test_the_content_decides_what_a_file_is(tmp_path: Path, name: str, content: str, media_type: str) -> None:
    [report] = read(write(tmp_path / name, content))[0]
    assert (report.media_type, report.body, report.id) == (media_type, content, name)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"%PDF-1.7 ...", "It is a PDF"),
        ("a.txt", b"\x7fELF\x00\x01", "It is a binary file"),
        ("a.txt", WORDS.encode() * 400 + b"\x00\x01", "It is a binary file"),
        ("a.md", b"PK\x03\x04rest", "ZIP archive or an office document"),
        ("a.txt", b"", "It is empty"),
        ("a.txt", b" \n\t\n", "It is empty"),
        ("a.html", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "It is a feed without entries"),
        ("a.json", '{"dossiers": []}', "It is a dossier"),
        ("a.jsonl", '{"format": "tellings.story/1", "id": "s"}', "It is a story"),
        ("a.jsonl", '{"format": "tellings.annotated/1", "id": 3}', "expected"),
        ("a.jsonl", '{"id": "x", "words": "words"}', "found the keys: id, words"),
        ("a.jsonl", '{"id": "x", "text": 7}', "Expected `text` or `html`"),
        ("a.json", '{"text": "never closed', "It looks like JSON, but it is no valid JSON"),
        ("a.json", '{"a":' * 200_000, "nested too deeply"),
        ("a.json", '[{"text": "x"}, 3]', "Expected a JSON object"),
        ("a.txt.gz", b"\x1f\x8b\x08 no gzip at all", "compressed file is damaged"),
        ("b.txt.gz", gzip.compress(WORDS.encode())[:-9], "compressed file is damaged"),
    ],
)
def test_what_is_no_report_is_rejected_in_a_plain_sentence(
    tmp_path: Path, name: str, content: str | bytes, told: str
) -> None:
    write(tmp_path / "good.txt", WORDS)
    write(tmp_path / name, content)
    reports, rejections, _ = read(tmp_path)
    assert [report.id for report in reports if report.id == "good.txt"] == ["good.txt"]
    assert told in " ".join(rejection.reason for rejection in rejections)
    assert all(rejection.stage == "read" for rejection in rejections)


def test_fifty_megabytes_are_refused_by_their_size_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(WORDS.encode())
        file.truncate(50_000_000)
        file.seek(0)
        file.write(b"word " * 2000)
    [rejection] = read(tmp_path / "huge.txt")[1]
    assert rejection.reason == "It holds 50,000,000 bytes; a report may hold at most 5,000,000 bytes."


def test_a_gzip_bomb_is_refused_while_it_unfolds(tmp_path: Path) -> None:
    packed = gzip.compress(b"word " * 4_000_000)
    begun = time.monotonic()
    [rejection] = read(write(tmp_path / "bomb.txt.gz", packed))[1]
    assert "a report may hold at most" in rejection.reason
    assert time.monotonic() - begun < 10


def test_gzip_is_read_like_the_file_in_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(WORDS.encode()))
    write(tmp_path / "b.jsonl.gz", gzip.compress(json.dumps({"id": "seven", "text": WORDS}).encode()))
    reports = read(tmp_path)[0]
    assert [(report.id, report.body) for report in reports] == [("a.txt.gz", WORDS), ("seven", WORDS)]


SENTENCE = "The café owner Zoë Müller said “no” – twice. "


@pytest.mark.parametrize(
    ("data", "has", "note"),
    [
        (SENTENCE.encode(), SENTENCE, None),
        (SENTENCE.encode("utf-8-sig"), SENTENCE, None),
        (SENTENCE.encode("utf-16"), SENTENCE, None),
        ((SENTENCE * 4).encode("windows-1252"), SENTENCE, "not UTF-8; read as windows-1252"),
        (SENTENCE.encode() + b"\xff and so on", "\ufffd and so on", "not valid UTF-8 in one place"),
        (b"\xff\xfe\xfd\xfc\xfb\x81\x8d" * 3, "", None),
        (("Паром в Вельмору снова отправится в понедельник. " * 9).encode("cp1251"), "Паром", "which is a guess"),
    ],
    ids=["utf-8", "signed", "utf-16", "western", "damaged", "noise", "cyrillic"],
)
def test_bytes_become_text_and_doubts_are_told(data: bytes, has: str, note: str | None) -> None:
    decoded = charsets.decode_text(data)
    assert has in decoded.text
    if note is not None:
        assert note in str(decoded.note)


def test_a_page_is_read_as_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Паром</p></body></html>'
    reports, _, notes = read(write(tmp_path / "a.html", page.encode("koi8-r")))
    assert "Паром" in reports[0].body
    assert notes == []


def test_a_page_that_declares_nonsense_is_still_read(tmp_path: Path) -> None:
    page = '<html><head><meta charset="zip"></head><body><p>caf\xe9</p></body></html>'
    assert "café" in read(write(tmp_path / "a.html", page.encode("latin-1")))[0][0].body


def test_jsonl_fields_become_fields_and_doubtful_ones_are_told(tmp_path: Path) -> None:
    rows = [
        {"id": "r1", "text": WORDS, "title": " Quay ", "outlet": "Velmora Post", "date": "2031-04-02T10:00:00Z",
         "authors": ["Ada Brenn", 3, ""], "url": "https://velmora.example/1"},
        {"html": PAGE, "date": "yesterday", "outlet": ["x"]},
        {"id": "r1", "text": "again", "title": None, "authors": "Ilo Tarn"},
        {"id": 12, "text": "\ud83d broken", "date": ""},
    ]  # fmt: skip
    path = write(tmp_path / "x.jsonl", "".join(json.dumps(row) + "\n\n" for row in rows) + "{broken\n7\n")
    reports, rejections, notes = read(path)
    assert [report.id for report in reports] == ["r1", "x.jsonl:3", "r1#2", "12"]
    first, second, third, fourth = reports
    assert (first.title, first.outlet, first.published) == ("Quay", "Velmora Post", "2031-04-02T10:00:00Z")
    assert (first.authors, first.url) == (("Ada Brenn",), "https://velmora.example/1")
    assert (second.media_type, second.published, second.outlet) == ("text/html", None, None)
    assert third.authors == ("Ilo Tarn",)
    assert fourth.body == "\ufffd broken"
    assert [rejection.report_id for rejection in rejections] == ["x.jsonl:9", "x.jsonl:10"]
    assert notes == [
        "x.jsonl:3: the date 'yesterday' is not ISO (2031-04-02) and was passed over",
        "x.jsonl:3: `outlet` is no text and was passed over",
    ] or notes == [
        "x.jsonl:3: `outlet` is no text and was passed over",
        "x.jsonl:3: the date 'yesterday' is not ISO (2031-04-02) and was passed over",
    ]


def test_many_notes_on_one_file_are_counted(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": WORDS, "date": "yesterday"}) for _ in range(50))
    notes = read(write(tmp_path / "x.jsonl", rows))[2]
    assert len(notes) == 21
    assert notes[-1] == "x.jsonl: 30 more reports were read with a doubt such as these"


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_file_may_hold_one_report_or_a_list(tmp_path: Path, indent: int | None) -> None:
    rows = [{"id": "a", "text": WORDS}, {"id": "b", "text": WORDS}]
    write(tmp_path / "list.json", json.dumps(rows, indent=indent))
    write(tmp_path / "one.json", json.dumps({"id": "c", "text": WORDS}, indent=indent))
    assert [report.id for report in read(tmp_path)[0]] == ["a", "b", "c"]


def test_a_line_that_is_too_long_is_passed_over_and_the_rest_read(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": WORDS}, {"id": "b", "text": "x" * 5000}, {"id": "c", "text": WORDS}]
    path = write(tmp_path / "x.jsonl", "\n".join(json.dumps(row) for row in rows))
    found = list(read_reports([str(path)], thresholds=Thresholds(line=1000)))
    assert [item.id if isinstance(item, Report) else item for item in found] == [
        "a", Rejection("x.jsonl:2", "read", "The line is longer than a report may be."), "c",
    ]  # fmt: skip


def made_document() -> AnnotatedDocument:
    outlet, published = Outlet("", "", "unknown"), PublicationDate(None, None, "unknown")
    document = Document(
        "d", "a.txt", WORDS, (), None, (), "Quay works halted", outlet, (), published, None, "en", "report", "",
        "text/plain", "",
    )  # fmt: skip
    return AnnotatedDocument(document, (), (), (), (), (), (), ())


def test_what_an_earlier_command_wrote_comes_back_as_it_was(tmp_path: Path) -> None:
    made = made_document()
    rows = [encode_annotated(made), encode_document(made.document)]
    path = write(tmp_path / "x.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert list(read_reports([str(path)])) == [made, made.document]


def test_standard_input_is_read_by_its_content() -> None:
    assert [(report.id, report.body) for report in read("-", stdin=WORDS.encode())[0]] == [("stdin", WORDS)]
    line = json.dumps({"text": WORDS}).encode()
    assert [report.id for report in read("-", stdin=line + b"\n" + line)[0]] == ["stdin:1", "stdin:2"]
    assert read("-", stdin=b"")[1] == [Rejection("stdin", "read", "It is empty.")]


@pytest.mark.parametrize("url", ["https://velmora.example/a", "HTTP://x", "feed:x", "file:///etc/passwd"])
def test_urls_are_refused_with_advice(url: str) -> None:
    with pytest.raises(UsageError, match="Save the page"):
        read(url)


def test_a_text_that_looks_like_a_path_is_not_followed(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", json.dumps({"id": "/etc/passwd", "text": "/etc/passwd", "url": "file:///x"}))
    assert read(path)[0][0].body == "/etc/passwd"


def test_missing_and_empty_places_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "full" / "a.txt", WORDS)
    write(tmp_path / "other" / "a.csv", "1,2")
    (tmp_path / "empty").mkdir()
    reports, rejections, _ = read(tmp_path / "no", tmp_path / "empty", tmp_path / "other", tmp_path / "full")
    assert len(reports) == 1
    assert [rejection.reason.split(":")[0] for rejection in rejections] == [
        "There is no such file or folder.",
        "The folder holds nothing readable",
        "The folder holds nothing readable (1 files with other endings)",
    ]
    assert ".html" in rejections[1].reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    write(closed / "a.txt", WORDS)
    write(tmp_path / "open.txt", WORDS)
    closed.chmod(0)
    try:
        reports, rejections, _ = read(tmp_path)
    finally:
        closed.chmod(0o700)
    assert [report.id for report in reports] == ["open.txt"]
    assert "cannot be opened: Permission denied" in rejections[0].reason


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    [rejection] = read(tmp_path)[1]
    assert rejection.reason == "The folder cannot be opened: Permission denied."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.txt", WORDS)
    assert [report.id for report in read(tmp_path)[0]] == ["a.txt"]


def test_a_file_name_that_is_no_text_gets_an_id_that_is(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write(tmp_path / name, WORDS)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert [report.id for report in read(tmp_path)[0]] == ["caf\ufffd.txt"]


def test_json_files_are_read_whole_or_told(tmp_path: Path) -> None:
    assert read_json(str(write(tmp_path / "a.json", "[1]"))) == [1]
    assert read_json_lines(str(write(tmp_path / "a.jsonl", '{"a": 1}\n\n2\n'))) == [(1, {"a": 1}), (3, 2)]
    with pytest.raises(ReaderError, match="No such file"):
        read_json(str(tmp_path / "none.json"))
    with pytest.raises(FormatError, match="no valid JSON"):
        read_json(str(write(tmp_path / "b.json", "{")))
    with pytest.raises(FormatError, match="nested too deeply"):
        read_json(str(write(tmp_path / "c.json", "[" * 200_000)))
    with pytest.raises(FormatError, match="line 2"):
        read_json_lines(str(write(tmp_path / "d.jsonl", "1\n{\n")))


@pytest.mark.parametrize(
    "pumped",
    [
        "<p" * 50_000,
        "<" * 100_000,
        "<!--" * 25_000,
        "\n" * 100_000,
        "[" * 100_000,
        "<?xml" * 20_000,
        "<p " + "a" * 99_999,
    ],
)
def test_looking_at_a_hostile_beginning_is_quick(pumped: str) -> None:
    begun = time.monotonic()
    contents.is_markup(pumped)
    contents.find_list(pumped)
    contents.is_json(pumped)
    charsets.decode_text(pumped.encode() + b"\xff", is_markup=True)
    dates.is_iso(pumped)
    assert time.monotonic() - begun < 2
