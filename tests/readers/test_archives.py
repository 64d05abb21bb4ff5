from __future__ import annotations

import gzip
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter, zstd_train_dictionary_from_samples
from tests.readers.reading import PAGE, STORY, Pipe, make_page, make_record, make_records, read, write

from tellings.readers import Thresholds, read_reports
from tellings.types.documents import Rejection, Report

HTML = "Content-Type: text/html; charset=utf-8"
URLS = [make_page(number)[0] for number in range(9)]


def pack_zstd(data: bytes, dictionary: bytes | None = None) -> bytes:
    made = io.BytesIO()
    writer = ZstdWriter(made, dictionary=dictionary)
    writer.write(data)
    writer.close()
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.warc", b"".join),
        ("a.warc.gz", lambda records: b"".join(map(gzip.compress, records))),
        ("whole.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("a.warc.zst", lambda records: b"".join(map(pack_zstd, records))),
        ("misnamed.txt", b"".join),
    ],
)
def test_each_page_of_an_archive_is_a_report(tmp_path: Path, name: str, pack: Callable[[list[bytes]], bytes]) -> None:
    reports, rejections, notes = read(write(tmp_path / name, pack(make_records(3, is_packed=False))))
    assert [(report.id, report.url, report.fetched) for report in reports] == [
        (url, url, "2031-04-02T10:00:00Z") for url in URLS[:3]
    ]
    assert {report.media_type for report in reports} == {"text/html"}
    assert (rejections, notes) == ([], [])


def test_an_archive_packed_with_a_dictionary_of_its_own_is_read(tmp_path: Path) -> None:
    records = make_records(40, is_packed=False)
    dictionary = zstd_train_dictionary_from_samples(records, 2000)
    frame = struct.pack("<II", 0x184D2A5D, len(dictionary)) + dictionary
    packed = b"".join(pack_zstd(record, dictionary) for record in records)
    assert len(read(write(tmp_path / "a.warc.zst", frame + packed))[0]) == 40


def test_what_is_no_page_is_counted_and_no_rejection(tmp_path: Path) -> None:
    url, body = make_page(0)
    records = [
        make_record(None, b"software: none\r\n", kind="warcinfo", headers=("Content-Type: application/warc-fields",)),
        make_record(url, b"", kind="request"),
        make_record(url, b"", kind="revisit"),
        make_record(url, b"", status="301 Moved", headers=("Location: https://velmora.example/1",)),
        make_record(url, b"<p>gone", status="404 Not Found"),
        make_record(url, b"<p>broke", status="500 Broke"),
        make_record(url, b"\x89PNG", headers=("Content-Type: image/png",)),
        make_record(url, b"\x89PNG", headers=("Content-Type: image/png",)),
        make_record("https://velmora.example/robots.txt", b"User-agent: *", headers=("Content-Type: text/plain",)),
        make_record("dns:velmora.example", b"20310402 velmora", kind="resource", headers=("Content-Type: text/dns",)),
        make_record(url, body),
    ]
    reports, rejections, notes = read(write(tmp_path / "a.warc", b"".join(records)))
    assert [report.id for report in reports] == [url]
    assert rejections == []
    [note] = notes
    told = note.removeprefix("a.warc: passed over as no pages: ").split(", ")
    assert sorted(told) == sorted(
        ["1 archive note", "1 request record", "1 revisit record", "1 redirect", "1 × answer 404",
         "1 × answer 500", "2 × image/png", "1 × robots.txt", "1 × text/dns"]
    )  # fmt: skip


def test_resources_and_texts_that_were_taken_from_pages_are_read(tmp_path: Path) -> None:
    page, text = "https://velmora.example/a", "https://velmora.example/b"
    records = [
        make_record(page, PAGE.encode(), kind="resource", headers=("Content-Type: text/html",)),
        make_record(text, STORY.encode(), kind="conversion", headers=("Content-Type: text/plain",)),
        make_record(None, PAGE.encode(), kind="resource", headers=("Content-Type: text/html",)),
    ]
    reports = read(write(tmp_path / "a.wet", b"".join(records)))[0]
    assert [(report.id, report.media_type) for report in reports] == [
        (page, "text/html"), (text, "text/plain"), ("a.wet:3", "text/html"),
    ]  # fmt: skip


def in_chunks(data: bytes) -> bytes:
    parts = [data[start : start + 100] for start in range(0, len(data), 100)]
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflate_bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: x-gzip", gzip.compress),
        ("Content-Encoding: gzip", lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:]) + bytes(9)),
        ("Content-Encoding: deflate", zlib.compress),
        ("Content-Encoding: deflate", deflate_bare),
        ("Content-Encoding: br", brotli.compress),
        ("Content-Encoding: zstd", pack_zstd),
        ("Content-Encoding: deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
        ("Transfer-Encoding: chunked", in_chunks),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", lambda data: in_chunks(gzip.compress(data))),
        # undone by the crawler, which left the header
        ("Content-Encoding: gzip", bytes),
        ("Content-Encoding: deflate", bytes),
        ("Content-Encoding: br", bytes),
        ("Content-Encoding: zstd", bytes),
        ("Transfer-Encoding: chunked", bytes),
        ("Content-Encoding: something-else", bytes),
    ],
)
def test_codings_are_undone(tmp_path: Path, coding: str, code: Callable[[bytes], bytes]) -> None:
    url, body = make_page(0)
    [report] = read(write(tmp_path / "a.warc", make_record(url, code(body), headers=(HTML, coding))))[0]
    assert report.body == body.decode()


@pytest.mark.parametrize(
    ("coding", "body", "told"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())[:-20], "cut short"),
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())[:40] + b"\xff" * 40, "damaged"),
        ("Content-Encoding: deflate", b"\xff\xfe\xfd\xfc" * 9, "damaged"),
        ("Content-Encoding: br", brotli.compress(PAGE.encode())[:-9], "cut short"),
        ("Content-Encoding: br", b"\xff" * 99, "damaged"),
        ("Content-Encoding: zstd", pack_zstd(PAGE.encode())[:-9], "damaged or cut short"),
        ("Transfer-Encoding: chunked", in_chunks(PAGE.encode())[:-30], "cut short"),
        ("Content-Encoding: gzip", gzip.compress(b" " * 6_000_000), "more than 5,000,000 bytes"),
        ("Content-Encoding: deflate", zlib.compress(b" " * 6_000_000), "more than 5,000,000 bytes"),
        ("Content-Encoding: br", brotli.compress(b" " * 6_000_000), "more than 5,000,000 bytes"),
        ("Content-Encoding: zstd", pack_zstd(b" " * 6_000_000), "more than 5,000,000 bytes"),
        ("X: y", b"", "It is empty"),
        ("X: y", b"\x00\x01\x02" * 99, "binary file"),
        ("X: y", b"x" * 5_000_001, "may hold at most 5,000,000 bytes"),
    ],
)
def test_a_page_that_cannot_be_read_is_a_rejection_and_the_next_is_read(
    tmp_path: Path, coding: str, body: bytes, told: str
) -> None:
    records = make_record("https://velmora.example/bad", body, headers=(HTML, coding)) + make_record(*make_page(1))
    reports, [rejection], _ = read(write(tmp_path / "a.warc", records))
    assert [report.id for report in reports] == [URLS[1]]
    assert (rejection.report_id, rejection.stage) == ("https://velmora.example/bad", "read")
    assert told in rejection.reason


def flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(255 - byte for byte in data[middle : middle + 9]) + data[middle + 9 :]


@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("wrong", [700, -300, 10_000_000, 10**17])
def test_a_wrong_length_costs_its_record_and_no_other(tmp_path: Path, wrong: int, is_packed: bool) -> None:
    records = make_records(4, is_packed=False)
    records[1] = make_record(*make_page(1), length=wrong)
    data = b"".join(map(gzip.compress, records)) if is_packed else b"".join(records)
    reports, rejections, _ = read(write(tmp_path / "a.warc", data))
    assert [report.id for report in reports] == [URLS[0], URLS[2], URLS[3]]
    assert [rejection.report_id for rejection in rejections] == [URLS[1]]
    assert not any("WARC/" in report.body for report in reports)


def test_an_archive_whose_first_member_is_cut_is_told_from_its_beginning(tmp_path: Path) -> None:
    """How soon the second member, read on as the first, is bad depends on the second in which it was made."""
    for second in range(40):
        records = [gzip.compress(record, mtime=second) for record in make_records(3, is_packed=False)]
        reports, _, _ = read(write(tmp_path / "a.warc.gz", records[0][:-100] + b"".join(records[1:])))
        assert [report.id for report in reports] == URLS[1:3]


@pytest.mark.parametrize("damage", [flip, lambda record: record[:-100]], ids=["flipped", "cut"])
@pytest.mark.parametrize("where", [0, 1, 3])
def test_a_damaged_member_costs_its_record_and_no_other(
    tmp_path: Path, damage: Callable[[bytes], bytes], where: int
) -> None:
    records = make_records(4)
    records[where] = damage(records[where])
    reports, rejections, _ = read(write(tmp_path / "a.warc.gz", b"".join(records)))
    assert [report.id for report in reports] == [url for number, url in enumerate(URLS[:4]) if number != where]
    [rejection] = rejections
    assert "damaged" in rejection.reason or "cut short" in rejection.reason


def test_bytes_between_records_cost_nothing(tmp_path: Path) -> None:
    first, second = make_records(2)
    data = first + b"no record at all" + second
    assert [report.id for report in read(write(tmp_path / "a.warc.gz", data))[0]] == URLS[:2]


def test_what_follows_damage_in_one_piece_is_told_to_be_lost(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(make_records(4, is_packed=False)), 0)
    reports, rejections, _ = read(write(tmp_path / "a.warc.gz", packed[: len(packed) // 2]))
    assert [report.id for report in reports] == URLS[:2]
    assert rejections[-1].reason == "The archive is damaged after record 2. Nothing after it can be read."
    zstd = b"".join(map(pack_zstd, make_records(4, is_packed=False)))
    reports, [rejection], _ = read(write(tmp_path / "b.warc.zst", zstd[:-50]))
    assert [report.id for report in reports] == URLS[:3]
    assert rejection.reason == "The archive is damaged after record 3. Nothing after it can be read."


def test_an_archive_on_standard_input_is_read_as_far_as_it_is_sound() -> None:
    records = make_records(4)
    assert [report.id for report in read("-", stdin=Pipe(b"".join(records)))[0]] == URLS[:4]
    records[2] = flip(records[2])
    reports, rejections, _ = read("-", stdin=Pipe(b"".join(records)))
    assert [report.id for report in reports] == URLS[: len(reports)]
    assert "damaged" in rejections[-1].reason


def test_an_archive_of_ruins_is_given_up_after_so_many(tmp_path: Path) -> None:
    records = b"".join(make_record(*make_page(number), length=50) for number in range(30))
    path = write(tmp_path / "a.warc", records)
    reports, rejections, _ = read(path, thresholds=Thresholds(breaks=10))
    assert reports == []
    assert rejections[-1].reason == "The archive is damaged in more than 10 places; the rest is not read."


def test_a_page_in_several_records_is_not_read(tmp_path: Path) -> None:
    record = make_record(*make_page(0), facts=("WARC-Segment-Number: 1",))
    [rejection] = read(write(tmp_path / "a.warc", record))[1]
    assert rejection == Rejection(URLS[0], "read", "The record holds one part of a page that goes on in others.")


def test_a_page_that_the_crawler_cut_is_read_with_a_note(tmp_path: Path) -> None:
    reports, _, notes = read(
        write(tmp_path / "a.warc", make_record(*make_page(0), facts=("WARC-Truncated: length",)))
    )
    assert len(reports) == 1
    assert notes == [f"{URLS[0]}: the crawler cut it short; read as far as it goes"]


@pytest.mark.parametrize("version", ["HTTP/1.0 200 OK", "HTTP/1.1 200", "HTTP/2 200", "HTTP/1.1 200 \xfcber"])
def test_answers_of_every_version_are_read(tmp_path: Path, version: str) -> None:
    url, body = make_page(0)
    record = make_record(url, body).replace(b"HTTP/1.1 200 OK", version.encode("latin-1").ljust(15)[:15])
    assert len(read(write(tmp_path / "a.warc", record))[0]) == 1


def test_one_address_twice_gives_two_ids(tmp_path: Path) -> None:
    records = make_record(*make_page(0)) * 3 + make_record(URLS[0] + "#2", make_page(1)[1])
    assert [report.id for report in read(write(tmp_path / "a.warc", records))[0]] == [
        URLS[0], f"{URLS[0]}#2", f"{URLS[0]}#3", f"{URLS[0]}#2#2",
    ]  # fmt: skip


def test_the_character_set_of_the_answer_counts(tmp_path: Path) -> None:
    page = "<html><head><meta charset='utf-8'><title>Паром</title></head><body><p>Паром ушёл</p></body></html>"
    headers = ("Content-Type: text/html; charset=windows-1251",)
    record = make_record(URLS[0], page.encode("cp1251"), headers=headers)
    [report] = read(write(tmp_path / "a.warc", record))[0]
    assert report.body == page


def test_an_address_that_looks_like_a_path_is_a_name_only(tmp_path: Path) -> None:
    record = make_record("../../etc/passwd\r\nX: y", PAGE.encode()) + make_record("file:///etc/passwd", PAGE.encode())
    reports = read(write(tmp_path / "a.warc", record))[0]
    assert [report.body for report in reports] == [PAGE, PAGE]


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Reading takes an archive from a stream as it goes: never more than a little beyond what it has yielded."""
    record = gzip.compress(make_record(*make_page(0)))
    taken = 0

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            nonlocal taken
            part = record[taken % len(record) :][: len(buffer)]
            taken += len(part)
            buffer[: len(part)] = part
            return len(part)

    items = read_reports(["-"], stdin=io.BufferedReader(Endless(), 8192))
    for number, item in zip(range(3000), items, strict=False):
        assert isinstance(item, Report)
        assert taken < (number + 1) * len(record) + 1_000_000


def test_noise_is_told_and_never_raises(tmp_path: Path) -> None:
    for number, data in enumerate(
        [b"WARC/1.0\r\n", b"WARC/1.0\r\nX: " + b"y" * 99_999, b"WARC/1.0\r\n\r\n\r\n\r\n" * 99]
    ):
        reports, rejections, _ = read(write(tmp_path / f"{number}.warc", data))
        assert reports == []
        assert all(isinstance(each, Rejection) for each in rejections)


@pytest.mark.parametrize("length", [-1_000_000, 2**70], ids=["below nothing", "beyond all"])
def test_a_record_whose_length_is_no_length_is_a_rejection(tmp_path: Path, length: int) -> None:
    records = [make_record(*make_page(0)), make_record(*make_page(1), length=length), make_record(*make_page(2))]
    reports, rejections, notes = read(write(tmp_path / "a.warc", b"".join(records)))
    assert [report.id for report in reports] == [URLS[0], URLS[2]]
    assert [rejection.report_id for rejection in rejections] == [URLS[1]] and notes == []
