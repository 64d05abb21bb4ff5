from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.readers.reading import PAGE, WORDS, Pipe, read, write
from tests.readers.test_archives import pack_zstd

from tellings.readers import Thresholds, charsets, read_reports
from tellings.readers.ids import Ids
from tellings.types.documents import Rejection, Report

Pack = Callable[[bytes], bytes]
PACKINGS: list[tuple[str, Pack]] = [
    (".gz", gzip.compress), (".zst", pack_zstd), (".bz2", bz2.compress), (".xz", lzma.compress),
]  # fmt: skip
LINE = json.dumps({"text": WORDS}).encode() + b"\n"


@pytest.mark.parametrize(("ending", "pack"), PACKINGS)
def test_packed_files_are_read_like_what_is_in_them(tmp_path: Path, ending: str, pack: Pack) -> None:
    write(tmp_path / f"a.txt{ending}", pack(WORDS.encode()))
    write(tmp_path / f"b.html{ending}", pack(PAGE.encode()))
    write(tmp_path / f"c.jsonl{ending}", pack(LINE) + pack(LINE))  # two members, one after the other
    reports, rejections, _ = read(tmp_path)
    assert [report.id for report in reports] == [
        f"a.txt{ending}",
        f"b.html{ending}",
        f"c.jsonl{ending}:1",
        f"c.jsonl{ending}:2",
    ]
    assert [report.media_type for report in reports][:2] == ["text/plain", "text/html"]
    assert rejections == []
    assert [report.id for report in read("-", stdin=Pipe(pack(LINE * 2)))[0]] == ["stdin:1", "stdin:2"]


@pytest.mark.parametrize(("ending", "pack"), PACKINGS)
def test_a_file_cut_short_gives_what_was_readable_and_says_so(tmp_path: Path, ending: str, pack: Pack) -> None:
    lines = b"".join(json.dumps({"text": f"{number} {WORDS}"}).encode() + b"\n" for number in range(12_000))
    path = write(tmp_path / f"a.jsonl{ending}", pack(lines)[:-2000])
    reports, rejections, _ = read(path)
    assert "damaged or cut short" in rejections[-1].reason
    if ending != ".bz2":  # whose blocks are large
        assert len(reports) > 300
        assert f"What stood before, {len(reports):,} values, was read" in rejections[-1].reason


@pytest.mark.parametrize(("ending", "pack"), PACKINGS)
def test_a_bomb_is_given_up_while_it_unfolds(tmp_path: Path, ending: str, pack: Pack) -> None:
    path = write(tmp_path / f"a.jsonl{ending}", pack(b'{"text": "' + b"x" * 30_000_000))
    limits = Thresholds(slack=1_000_000, line=1_000_000)
    assert "times its size" in read(path, thresholds=limits)[1][-1].reason
    path = write(tmp_path / f"a.txt{ending}", pack(b"x" * 6_000_000))
    assert "may hold at most 5,000,000 bytes" in read(path)[1][0].reason


@pytest.mark.parametrize(("ending", "pack"), PACKINGS)
def test_noise_behind_a_sign_is_a_rejection(tmp_path: Path, ending: str, pack: Pack) -> None:
    path = write(tmp_path / f"a.txt{ending}", pack(WORDS.encode())[:12] + b"\xf7" * 50)
    reports, [rejection], _ = read(path)
    assert (reports, rejection.report_id) == ([], f"a.txt{ending}")


def test_a_long_array_is_read_element_by_element() -> None:
    taken, element = 0, LINE.strip() + b" ,\n "

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            nonlocal taken
            room = len(buffer)
            data = (b"[" if not taken else b"") + element * (room // len(element) + 2)
            start = 0 if not taken else (taken - 1) % len(element)
            buffer[:room] = data[start : start + room]
            taken += room
            return room

    for number, item in zip(
        range(9_000), read_reports(["-"], stdin=io.BufferedReader(Endless(), 8192)), strict=False
    ):
        assert isinstance(item, Report)
        assert taken < (number + 1) * len(LINE) * 1.2 + 1_000_000


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_breaks_where_it_breaks(tmp_path: Path, indent: int | None) -> None:
    whole = json.dumps([{"id": str(number), "text": WORDS} for number in range(9)], indent=indent)
    reports, [rejection], _ = read(write(tmp_path / "a.json", whole[:-30]))
    assert [report.id for report in reports] == [str(number) for number in range(8)]
    assert "after 8 values" in rejection.reason
    reports, [rejection], _ = read(write(tmp_path / "b.json", whole.replace('"id": "4"', '"id": ?')))
    assert len(reports) == 4
    limits = Thresholds(line=100_000)
    long = json.dumps([{"text": WORDS}, {"text": "x" * 900_000}], indent=indent)
    reports, [rejection], _ = read(write(tmp_path / "c.json", long), thresholds=limits)
    assert (len(reports), "longer than 100,000 characters" in rejection.reason) == (1, True)


@pytest.mark.parametrize(
    "text", ['[{"text": ' + "1" * 9_000 + "}]", '[{"text": "x", "a": -]', "[{}", '[{"a": "\\ud8"}]']
)
def test_what_is_nearly_json_is_told(tmp_path: Path, text: str) -> None:
    reports, rejections, _ = read(write(tmp_path / "a.json", text))
    assert (reports, len(rejections) > 0) == ([], True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_with_a_byte_order_mark_are_read_one_by_one(tmp_path: Path, encoding: str, line_end: str) -> None:
    rows = [
        json.dumps({"text": f"{SENTENCE}\n\u0a0a"}, ensure_ascii=False),
        "{broken",
        json.dumps({"text": SENTENCE}),
    ]
    text = line_end.join((*rows, ""))
    reports, rejections, notes = read(write(tmp_path / "a.jsonl", text.encode(encoding)))
    assert [report.body for report in reports] == [f"{SENTENCE}\n\u0a0a", SENTENCE]
    assert ([rejection.report_id for rejection in rejections], notes) == (["a.jsonl:2"], [])


def test_a_list_that_stops_after_a_comma_is_not_closed(tmp_path: Path) -> None:
    reports, rejections, _ = read(write(tmp_path / "a.json", json.dumps([{"text": SENTENCE}])[:-1] + ", "))
    assert len(reports) == 1
    assert "its list is not closed" in rejections[0].reason


def test_values_may_stand_one_after_another_over_many_lines(tmp_path: Path) -> None:
    rows = [{"id": name, "text": WORDS, "title": '{["]}'} for name in "abc"]
    text = "\n".join(json.dumps(row, indent=2) for row in rows)
    assert [report.id for report in read(write(tmp_path / "a.json", text))[0]] == ["a", "b", "c"]
    assert [report.id for report in read(write(tmp_path / "b.json", text.encode("utf-16")))[0]] == ["a", "b", "c"]


SENTENCE = "The café owner Zoë Müller said “no” – twice. "


@pytest.mark.parametrize(
    ("data", "declared", "has", "note"),
    [
        (SENTENCE.encode("windows-1252"), "ISO-8859-1", SENTENCE, None),  # as pages call it
        (SENTENCE.encode("windows-1252"), "utf-8", SENTENCE, "windows-1252"),
        (SENTENCE.encode(), "ISO-8859-1", SENTENCE, None),  # UTF-8 under another name
        (SENTENCE.encode() * 9 + b"\xff", "ISO-8859-1", SENTENCE, "not valid UTF-8 in one place"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le", SENTENCE, None),
        ("Паром".encode("koi8-r") * 9, "koi8-r", "Паром", None),
        (b"<?xml version='1.0' encoding='koi8-r'?><p>" + "Паром".encode("koi8-r"), None, "Паром", None),
        (b"<meta http-equiv='x' content='charset=koi8-r'>" + "Паром".encode("koi8-r"), None, "Паром", None),
        (SENTENCE.encode("windows-1252"), "punycode", SENTENCE, "windows-1252"),
        (SENTENCE.encode("windows-1252"), "no-such-thing", SENTENCE, "windows-1252"),
        (("It’s the café’s “no”. " * 3).encode().decode("cp1252", "replace").encode(), None, "", "garbled before"),
    ],
)  # fmt: skip
def test_what_came_with_the_bytes_says_how_they_are_written(
    data: bytes, declared: str | None, has: str, note: str | None
) -> None:
    text, told = charsets.decode_text(data, is_markup=True, declared=declared)
    assert has in text
    assert (note is None) == (told is None)
    assert note is None or note in str(told)


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "undefined", "rot13", "zip", "\x00", "utf-7"])
def test_codecs_that_are_no_character_sets_are_not_asked(name: str) -> None:
    assert charsets.decode_text(b"\xe9" * 200_000, declared=name).text


def test_ids_are_told_apart_however_often_they_come() -> None:
    ids = Ids()
    found = [ids.tell_apart(Report("x", WORDS)) for _ in range(300)]
    assert [item.id for item in found if isinstance(item, Report)] == [
        "x",
        *(f"x#{number}" for number in range(2, 301)),
    ]
    assert ids.tell_apart(Rejection("x", "read", "It is empty.")) == Rejection("x", "read", "It is empty.")


MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://velmora.example/1\r\nSubject: Quay\r\n"
    "Date: Wed, 2 Apr 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://velmora.example/1\r\n\r\n"
    "<!doctype html><p>The caf=C3=A9 owner said =E2=80=9Cno=E2=80=9D.</p>\r\n------x\r\n"
    "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------x--\r\n"
)


def test_a_page_saved_with_its_pictures_is_read(tmp_path: Path) -> None:
    [report], _, _ = read(write(tmp_path / "a.mhtml", MHTML))
    assert (report.id, report.url) == ("a.mhtml", "https://velmora.example/1")
    assert (report.media_type, report.fetched) == ("text/html", "2031-04-02T10:00:00")
    assert "<p>The café owner said “no”.</p>" in report.body
    empty = MHTML.replace("Content-Type: text/html\r\n", "Content-Type: text/css\r\n")
    assert "without the page" in read(write(tmp_path / "b.mhtml", empty))[1][0].reason


def test_a_letter_in_plain_text_is_no_saved_page(tmp_path: Path) -> None:
    [report], _, _ = read(write(tmp_path / "a.txt", f"From: the harbour office\nTo: all\n\n{WORDS}"))
    assert report.media_type == "text/plain"


def test_blank_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", LINE + b"\n \t\r\n" * 1000 + LINE)
    assert [report.id for report in read(path)[0]] == ["a.jsonl:1", "a.jsonl:2002"]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (
            b'Content-Type: multipart/related; boundary="b"' + b";\r\n a*0*=b" * 20_000 + b"\r\n\r\n--b\r\n",
            "without the",
        ),
        (b"Content-Type: multipart/related; " + b'a"\\";' * 50_000 + b"\r\n\r\n--b\r\n", "without the page"),
        (b'CONTENT-TYPE:\n multipart/related; boundary="b"\n\n--b\n' * 40 + b"--\n" * 20_000, "parts in parts"),
    ],
    ids=["parameters", "quotation marks", "parts in parts"],
)
def test_a_saved_page_with_hostile_headers_is_given_up_soon(tmp_path: Path, head: bytes, reason: str) -> None:
    page = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n" + head
    [rejection] = read(write(tmp_path / "a.mhtml", page))[1]
    assert reason in rejection.reason
