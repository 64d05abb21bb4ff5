"""What the tests of readers share: reading a path to the end, and making what there is to read."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import IO, cast

from tellings.readers import Fetch, Thresholds, read_reports
from tellings.types.documents import Rejection, Report

WORDS = "Quay works halted\n\nThe harbour office of Velmora stopped the works on Tuesday.\n"
PAGE = f"<!doctype html><html><head><title>Quay</title></head><body><p>{WORDS}</p></body></html>"
STORY = (
    "The harbour office of Velmora stopped the works on the north quay on Tuesday after divers found a crack in the "
    "wall. Ada Brenn, who runs the office, said that the ferry to Tarn would sail from the old pier until the wall "
    "is safe. The builders said that they would look at the wall again on Friday. "
)
Read = tuple[list[Report], list[Rejection], list[str]]


def read(
    *paths: Path | str,
    stdin: bytes | io.RawIOBase = b"",
    fetch: Fetch | None = None,
    thresholds: Thresholds | None = None,
) -> Read:
    """Return the reports, the rejections and the notes that paths give."""
    notes: list[str] = []
    source = cast(IO[bytes], io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin)
    names = [str(path) for path in paths]
    found = list(
        read_reports(
            names, stdin=source, note=notes.append, fetch=fetch, follow=fetch is not None, thresholds=thresholds
        )
    )
    reports = [item for item in found if isinstance(item, Report)]
    return reports, [item for item in found if isinstance(item, Rejection)], notes


def write(path: Path, content: str | bytes) -> Path:
    """Return the path with the content written to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class Pipe(io.RawIOBase):
    """A stream that hands over a few bytes at a time and goes nowhere but forward."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._data.read(min(len(buffer), 700))
        buffer[: len(data)] = data
        return len(data)


def make_record(
    url: str | None,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",),
    facts: tuple[str, ...] = (),
    length: int = 0,
) -> bytes:
    """Return a WARC record that is not packed; `length` is what its length is wrong by."""
    is_http = kind in ("response", "request", "revisit")
    block = "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body if is_http else body
    lines = ["WARC/1.1", f"WARC-Type: {kind}", "WARC-Date: 2031-04-02T10:00:00Z", *facts]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    lines += ["Content-Type: application/http"] if is_http else [headers[0]] if headers else []
    lines += [f"Content-Length: {len(block) + length}", "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def make_page(number: int) -> tuple[str, bytes]:
    """Return the address of an invented page and the page."""
    title = f"<title>Report {number}</title>"
    return (
        f"https://velmora.example/{number}",
        f"<!doctype html><html><head>{title}</head><body><p>{STORY * 3}</p></body></html>".encode(),
    )


def make_records(count: int, *, is_packed: bool = True) -> list[bytes]:
    """Return records of invented pages, each packed on its own."""
    records = [make_record(*make_page(number)) for number in range(count)]
    return [gzip.compress(record) for record in records] if is_packed else records
