"""The records of a web archive one after another; where one is damaged, from the next on."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Any, NamedTuple

from tellings.readers.limits import Thresholds
from tellings.readers.streams import Forward, PackingError

_BLOCK = 1 << 20
_SMALL = 1 << 13  # what is left of a block is copied for each member in it
_MEMBER = b"\x1f\x8b\x08"
_PLAIN = re.compile(rb"(?:\A|\n)(?=WARC/[01]\.\d\r?\n)")
_OVERLAP = 16
_PART = "The record holds one part of a page that goes on in others."
_SHORT = "The record is cut short: its page is not whole."
_BAD_END = "The record does not end where it says: its page is not whole, or more than the page."


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers as far as a reader of pages needs them, and at most a report's worth of its bytes.

    `damage` says in words why its bytes are not those of the page.
    """

    number: int
    kind: str
    data: bytes
    url: str | None = None
    date: str | None = None
    status: int | None = None
    media_type: str | None = None
    coding: str | None = None
    transfer: str | None = None
    is_truncated: bool = False
    damage: str = ""


class Broken(NamedTuple):
    """A damaged place, at which a record, or all that follows, is lost."""

    number: int
    why: str


def list_records(stream: IO[bytes], limits: Thresholds) -> Iterator[Record | Broken]:
    """Yield the records of an archive in order, and what broke between them."""
    walk = _Walk(stream, limits)
    position: int | None = walk.start
    for _ in range(limits.breaks):
        yield from walk.read(position)
        position = walk.resume
        if position is None:
            return
    yield Broken(walk.number, f"The archive is damaged in more than {limits.breaks:,} places; the rest is not read.")


class _Walk:
    """One pass through an archive, taken up anew after each damaged place."""

    def __init__(self, stream: IO[bytes], limits: Thresholds) -> None:
        self._limits = limits
        self._stream = stream
        self._can_seek = stream.seekable()
        self.start = stream.tell() if self._can_seek else 0
        self.number = 0
        self.resume: int | None = None
        self._is_packed = False
        if self._can_seek:
            self._is_packed = stream.read(3) == _MEMBER
            stream.seek(self.start)

    def read(self, position: int | None) -> Iterator[Record | Broken]:
        """Yield the records from `position` on; `resume` then says where to go on after damage, None at the end."""
        from fastwarc.warc import ArchiveIterator

        source: Any = self._stream
        if self._can_seek:
            self._stream.seek(position or 0)
        else:
            source = Forward(self._stream)
        held: Record | None = None
        last = position
        failure = ""
        try:
            for raw in ArchiveIterator(source, parse_http=True):
                if held is not None:
                    yield held
                held, last = None, raw.stream_pos
                held = _take(raw, self.number + 1, self._limits)
                self.number += 1
        except (OSError, ValueError, PackingError) as error:
            failure = str(error)
        if not failure and self._is_packed and not self._ends_whole(last or 0, position or 0):
            failure = "the last member is cut short"
        yield from self._close(held, last or 0, failure)

    def _close(self, held: Record | None, last: int, failure: str) -> Iterator[Record | Broken]:
        """Yield the last record, or what became of it, and find where to go on.

        A record after which no record begins does not end where it says, whatever is wrong with the next.
        """
        self.resume = None
        is_suspect = held is not None and (held.damage == _SHORT or "header" in failure.lower())
        if failure or is_suspect:
            self.resume = self._find_next(last + 1) if self._can_seek else None
        if held is not None:
            yield replace(held, damage=held.damage or _BAD_END) if is_suspect else held
        if failure and held is None:
            self.number += 1
            yield Broken(self.number, f"The record at byte {last:,} of the archive is damaged.{self._tell_rest()}")
        elif failure and self.resume is None and not (is_suspect and self._can_seek):
            yield Broken(self.number + 1, f"The archive is damaged after record {self.number:,}.{self._tell_rest()}")

    def _tell_rest(self) -> str:
        if self.resume is not None:
            return ""
        if not self._can_seek:
            return " What follows in a stream cannot be searched: give the archive as a file."
        return " Nothing after it can be read."

    def _ends_whole(self, last: int, first: int) -> bool:
        """Return whether the gzip members have their ends, from `last` on, else from `first` on."""
        self._stream.seek(last if self._is_record(last) else first)
        member = zlib.decompressobj(31)
        try:
            while block := member.unconsumed_tail or member.unused_data or self._stream.read(_SMALL):
                if member.eof:
                    member = zlib.decompressobj(31)
                member.decompress(block, _BLOCK)
        except zlib.error:
            return False
        return member.eof

    def _find_next(self, after: int) -> int | None:
        """Return where the next record begins, looked for byte by byte; None where there is none."""
        sign = re.compile(re.escape(_MEMBER)) if self._is_packed else _PLAIN
        self._stream.seek(after)
        before = after
        block = self._stream.read(_BLOCK)
        while block:
            for found in sign.finditer(block):
                place = before + found.end() - (len(_MEMBER) if self._is_packed else 0)
                if place >= after and self._is_record(place):
                    return place
            before += len(block) - _OVERLAP if len(block) > _OVERLAP else len(block)
            self._stream.seek(before)
            block = self._stream.read(_BLOCK)
            if len(block) <= _OVERLAP:
                return None
        return None

    def _is_record(self, place: int) -> bool:
        if not self._is_packed:
            return True
        self._stream.seek(place)
        try:
            return zlib.decompressobj(31).decompress(self._stream.read(512), 5) == b"WARC/"
        except zlib.error:
            return False


def _take(raw: Any, number: int, limits: Thresholds) -> Record:
    headers, http = raw.headers, raw.http_headers if raw.is_http else None
    kind = str(raw.record_type).rpartition(".")[2]
    left = raw.content_length
    data = raw.reader.read(limits.report + 1)
    read = len(data)
    damage = ""
    if read > limits.report:
        damage = f"It holds {left:,} bytes; a report may hold at most {limits.report:,} bytes."
        data = b""
        read += raw.reader.consume()
    if read < left:
        damage = _SHORT
    if headers.get("WARC-Segment-Number"):
        damage = _PART
    if not headers.get("WARC-Type"):
        damage, kind = _SHORT, "response"
    url = (headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    return Record(
        number=number,
        kind=kind,
        data=data,
        url=url or None,
        date=headers.get("WARC-Date"),
        status=None if http is None else http.status_code or 0,
        media_type=headers.get("Content-Type") if http is None else http.get("Content-Type"),
        coding=None if http is None else http.get("Content-Encoding"),
        transfer=None if http is None else http.get("Transfer-Encoding"),
        is_truncated=bool(headers.get("WARC-Truncated")),
        damage=damage,
    )
