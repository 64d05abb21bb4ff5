"""The codings in which a web server sends a page, undone: chunks, gzip, deflate, Brotli, Zstandard."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping

from tellings.errors import ReaderError

_CHUNK_SIZE = re.compile(rb"[ \t]{0,9}([0-9a-fA-F]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,999})?\r?\n")
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 13  # what is left of a block is copied for each gzip member in it
_ZSTD = b"\x28\xb5\x2f\xfd"
_DAMAGED = "The page is compressed, and the compressed bytes are damaged."
_CUT_SHORT = "The page is compressed, and the compressed bytes are cut short."


class CodingError(ReaderError):
    """Raised where the bytes are not coded as they say, are cut short, or unfold to more than a report holds."""


def undo_codings(data: bytes, *, transfer: str | None, content: str | None, longest: int) -> bytes:
    """Return a page as it was before the server coded it; CodingError where that cannot be done.

    Archives often hold pages with the coding undone and the header left: bytes that do not look coded stay as
    they are.
    """
    if "chunked" in (transfer or "").lower():
        data = _join_chunks(data)
    names = [name.strip().lower() for name in (content or "").split(",")][-4:]
    for name in reversed(names):
        undo = _CODINGS.get(name)
        if undo is not None and data:
            data = undo(data, longest)
    return data


def _join_chunks(data: bytes) -> bytes:
    """Return the chunks without their sizes; bytes that do not begin with a size are in no chunks."""
    parts: list[bytes] = []
    position = 0
    while (found := _CHUNK_SIZE.match(data, position)) is not None:
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        part = data[found.end() : found.end() + size]
        if len(part) < size:
            raise CodingError("The page is cut short.")
        parts.append(part)
        position = found.end() + size
        position += 2 if data[position : position + 2] == b"\r\n" else data[position : position + 1] == b"\n"
    if not parts:
        return data
    raise CodingError("The page is cut short.")


def inflate_members(data: bytes, most: int) -> tuple[bytes, bool]:
    """Return what gzip members hold one after another, and whether the last one is whole; zlib.error where damaged.

    No more than one byte beyond `most` is unpacked. What follows the last member and is none is left.
    """
    made = bytearray()
    member = zlib.decompressobj(31)
    for start in range(0, len(data), _BLOCK):
        rest = data[start : start + _BLOCK]
        while rest and len(made) <= most:
            if member.eof and rest[0] != _GZIP[0]:
                return bytes(made), True
            member = zlib.decompressobj(31) if member.eof else member
            made += member.decompress(rest, most + 1 - len(made))
            rest = member.unused_data
    return bytes(made), member.eof


def _inflate_gzip(data: bytes, longest: int) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        made, is_whole = inflate_members(data, longest)
    except zlib.error as error:
        raise CodingError(_DAMAGED) from error
    _require_short(made, longest)
    if not is_whole:
        raise CodingError(_CUT_SHORT)
    return made


def _inflate_deflate(data: bytes, longest: int) -> bytes:
    """Return the bytes of `deflate`, which servers send with and without a head; others as they are."""
    if len(data) > 2 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0:
        return _inflate(data, 15, longest)
    try:
        return _inflate(data, -15, longest)
    except CodingError:
        if data.lstrip().startswith(b"<"):
            return data
        raise


def _inflate(data: bytes, window: int, longest: int) -> bytes:
    member = zlib.decompressobj(window)
    try:
        made = member.decompress(data, longest + 1)
    except zlib.error as error:
        raise CodingError(_DAMAGED) from error
    _require_short(made, longest)
    if not member.eof:
        raise CodingError(_CUT_SHORT)
    return made


def _inflate_brotli(data: bytes, longest: int) -> bytes:
    import brotli

    if data.lstrip()[:1] == b"<":  # no Brotli stream of a page begins so
        return data
    unpacker = brotli.Decompressor()
    made: list[bytes] = []
    size = 0
    try:
        part = unpacker.process(data, output_buffer_limit=longest + 1)
        while part:
            made.append(part)
            size += len(part)
            if size > longest:
                break
            part = unpacker.process(b"", output_buffer_limit=longest + 1)
    except brotli.error as error:
        raise CodingError(_DAMAGED) from error
    whole = b"".join(made)
    _require_short(whole, longest)
    if not unpacker.is_finished():
        raise CodingError(_CUT_SHORT)
    return whole


def _inflate_zstd(data: bytes, longest: int) -> bytes:
    from fastwarc.stream_io import ZstdReader

    if not data.startswith(_ZSTD):
        return data
    try:
        made: bytes = ZstdReader(io.BytesIO(data)).read(longest + 1)
    except (OSError, ValueError) as error:
        raise CodingError("The page is compressed, and the compressed bytes are damaged or cut short.") from error
    _require_short(made, longest)
    return made


def _require_short(data: bytes, longest: int) -> None:
    if len(data) > longest:
        raise CodingError(f"The page unfolds to more than {longest:,} bytes, which no report has.")


_CODINGS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflate_gzip,
    "x-gzip": _inflate_gzip,
    "deflate": _inflate_deflate,
    "br": _inflate_brotli,
    "zstd": _inflate_zstd,
}
