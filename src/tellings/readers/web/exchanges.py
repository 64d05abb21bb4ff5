"""One request and its answer over an open connection: the head first, then as much of the body as is wanted."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse, IncompleteRead, LineTooLong
from typing import Any, NamedTuple, cast

from tellings.readers.codings import inflate_members
from tellings.readers.web.connections import Wire
from tellings.readers.web.errors import FetchError
from tellings.readers.web.targets import Target

HEAD = 50_000  # bytes of all header lines together; less than the parser takes for a single one
SLACK = 200_000  # bytes that a body may inflate to whatever its ratio
RATIO = 100  # inflated to compressed; text of real pages stays below 30
_PIECE = 65_536


class Extent(NamedTuple):
    """How much of a body is read: up to `most` bytes, packed and unpacked; with `is_cut` the rest is left."""

    most: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer."""

    status: int
    fields: Message

    def field(self, name: str) -> str | None:
        """Return a header field on one line, the first where it is there twice; None where it is absent."""
        value = self.fields.get(name)
        return None if value is None else " ".join(str(value).split())

    def sole(self, name: str) -> str | None:
        """Return a header field as `field` does; FetchError where it is there twice with different words."""
        if len({str(value) for value in self.fields.get_all(name, [])}) > 1:
            raise FetchError(f"it sends two different {name} fields")
        return self.field(name)


class Answer(NamedTuple):
    """An answer with its body, which is empty where none was wanted."""

    head: Head
    body: bytes


def ask(wire: Wire, target: Target, fields: Mapping[str, str], measure: Callable[[Head], Extent | None]) -> Answer:
    """Return what the server at the other end of `wire` answers; `measure` says how much of the body is wanted."""
    wire.limit = HEAD
    wire.send(_write_request(target, fields))
    response = HTTPResponse(cast(Any, wire), method="GET")
    try:
        response.begin()
        head = Head(response.status, response.headers)
        extent = measure(head)
        if extent is None:
            return Answer(head, b"")
        wire.limit = HEAD + 2 * extent.most + SLACK  # chunks have lines of their own
        return Answer(head, _read_body(response, head, extent))
    except LineTooLong:
        raise FetchError("it sends a header line that is too long") from None
    except IncompleteRead:
        raise FetchError("it ended before its end; try again later") from None
    except (HTTPException, ValueError) as error:
        raise FetchError(f"its answer is not proper HTTP ({type(error).__name__})") from None
    finally:
        response.close()


def _write_request(target: Target, fields: Mapping[str, str]) -> bytes:
    lines = [f"GET {target.path} HTTP/1.1", f"Host: {target.authority}"]
    lines.extend(f"{name}: {value}" for name, value in fields.items())
    if not all(line.isascii() and line.isprintable() for line in lines):
        raise FetchError("the request would hold a character that it must not")
    return ("\r\n".join((*lines, "Connection: close")) + "\r\n\r\n").encode("ascii")


def _read_body(response: HTTPResponse, head: Head, extent: Extent) -> bytes:
    coding = (head.sole("Content-Encoding") or "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"it sends its page packed as {coding[:40]!r}, which was not asked for")
    transfer = (head.sole("Transfer-Encoding") or "chunked").lower()
    if transfer != "chunked":
        raise FetchError(f"it sends its page in the form {transfer[:40]!r}, which was not asked for")
    declared = response.length
    if declared is not None and declared > extent.most and not extent.is_cut:
        raise FetchError(
            f"it holds {declared:,} bytes; at most {extent.most:,} are fetched; save it and give the file"
        )
    body, is_whole = _read_bytes(response, extent)
    if coding == "identity":
        return body
    return _inflate(body, extent, is_whole=is_whole)


def _read_bytes(response: HTTPResponse, extent: Extent) -> tuple[bytes, bool]:
    """Return the body as it comes, and whether that is all of it."""
    body = bytearray()
    while piece := response.read(_PIECE):
        body += piece
        if len(body) > extent.most:
            if extent.is_cut:
                return bytes(body[: extent.most]), False
            raise FetchError(
                f"it holds more than {extent.most:,} bytes, and no more are fetched; save it and give the file"
            )
    if response.length:
        raise FetchError(f"it ended {response.length:,} bytes before its end; try again later")
    return bytes(body), True


def _inflate(data: bytes, extent: Extent, *, is_whole: bool) -> bytes:
    """Return the unpacked body, never more than its extent."""
    most = min(extent.most, SLACK + RATIO * len(data))
    try:
        body, has_ended = inflate_members(data, most)
    except zlib.error:
        raise FetchError("its packed page is damaged") from None
    if len(body) > most:
        if extent.is_cut:
            return body[:most]
        raise FetchError(f"it unpacks to more than {most:,} bytes, and no more are taken")
    if data and is_whole and not has_ended:
        raise FetchError("it ended before its end; try again later")
    return body
