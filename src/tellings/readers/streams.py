"""Streams of bytes as they lie in files: unpacked on the way, looked at before they are read, and never unbounded."""

from __future__ import annotations

import bz2
import codecs
import io
import lzma
import re
import zlib
from collections.abc import Callable
from gzip import GzipFile
from typing import IO, Protocol, cast

from tellings.errors import ReaderError
from tellings.readers.limits import Thresholds

CHUNK = 1 << 16
_LOOK = 1 << 13  # bytes of a pipe that are waited for at once: enough to tell what it holds
_DAMAGES = (EOFError, OSError, zlib.error, lzma.LZMAError)  # what the unpackers raise
_GZIP = 31  # what zlib wants to be told for gzip's own header and its largest window
_XZ_MEMORY = 256 * 1024**2  # bytes that unpacking xz may need: its strongest usual setting needs 65 MB
# First bytes of packed files. BZh is followed by the size of its blocks and the digits of pi.
_PACKED: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("gzip", re.compile(rb"\x1f\x8b\x08")),
    ("zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")),
    ("bzip2", re.compile(rb"BZh[1-9]1AY&SY")),
    ("xz", re.compile(rb"\xfd7zXZ\x00")),
)


class PackingError(ReaderError):
    """Raised where packed bytes are damaged, cut short, or unfold to more than any text does."""


class Peekable(Protocol):
    """A stream of bytes whose beginning can be looked at before it is read."""

    def peek(self, size: int = 0, /) -> bytes:
        """Return bytes to come without taking them."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line."""


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; none at the end."""


class Forward:
    """A stream read once, from its beginning to its end; `position` counts the bytes taken."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.position = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self._source.read(size)
        self.position += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes were taken."""
        return self.position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Return where the stream stands; it goes nowhere else."""
        return self.position

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def find_packing(head: bytes) -> str | None:
    """Return how bytes are packed, by their beginning; None where they are not.

    >>> find_packing(b"BZh91AY&SY..."), find_packing(b"BZh, said the clerk.")
    ('bzip2', None)
    """
    return next((name for name, pattern in _PACKED if pattern.match(head)), None)


def open_stream(source: IO[bytes]) -> Peekable:
    """Return the stream so that its beginning can be looked at, also where it comes a few bytes at a time."""
    if hasattr(source, "peek") and source.seekable():
        return cast(Peekable, source)

    def read(size: int) -> bytes:
        parts = []
        while size > 0 and (part := source.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    return io.BufferedReader(_Raw(read), _LOOK)


def recode_stream(stream: Readable, encoding: str) -> Peekable:
    """Return a stream of text in another encoding as UTF-8; what is no text in it is replaced."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held = b""

    def read(size: int) -> bytes:
        nonlocal held
        is_open = True
        while is_open and not held:
            data = stream.read(CHUNK)
            is_open = bool(data)
            held = decoder.decode(data, final=not data).encode("utf-8", "replace")
        piece, held = held[:size], held[size:]
        return piece

    return io.BufferedReader(_Raw(read), CHUNK)


def unpack_beginning(stream: Readable, packing: str, size: int) -> bytes:
    """Return the first bytes of what a packed stream holds, and unpack no more; none where they are bad.

    Damage further on does no harm: of gzip no byte beyond those is asked for.
    """
    try:
        if packing == "gzip":
            return zlib.decompressobj(_GZIP).decompress(stream.read(_LOOK), size)
        return _open_packed(Forward(stream), packing).read(size)
    except _DAMAGES:
        return b""


def unpack_stream(stream: Readable, packing: str, limits: Thresholds) -> Peekable:
    """Return what a packed stream holds, member after member; reading it raises PackingError where it is bad."""
    source = Forward(stream)
    unfolded = _open_packed(source, packing)
    made = 0

    def read(size: int) -> bytes:
        nonlocal made
        try:
            data = unfolded.read(size)
        except _DAMAGES as error:
            raise PackingError("The compressed file is damaged or cut short.") from error
        made += len(data)
        if made > limits.slack and made > limits.ratio * source.position:
            raise PackingError(f"It unfolds to more than {limits.ratio} times its size, which no text does.")
        return data

    return io.BufferedReader(_Raw(read), CHUNK)


def _open_packed(source: Forward, packing: str) -> Readable:
    if packing == "gzip":
        return GzipFile(fileobj=cast(IO[bytes], source))
    if packing == "zstd":
        from fastwarc.stream_io import ZstdReader

        return cast(Readable, ZstdReader(source))
    if packing == "bzip2":
        return _Members(source, bz2.BZ2Decompressor)
    return _Members(source, lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY))


class _Members:
    """The members of a bzip2 or xz file, unpacked one after another."""

    def __init__(self, source: Readable, make: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]) -> None:
        self._source = source
        self._make = make
        self._member = make()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; EOFError where the last member is cut short."""
        while True:
            if self._member.eof:
                rest = self._member.unused_data.lstrip(b"\x00") or self._source.read(CHUNK).lstrip(b"\x00")
                if not rest:
                    return b""
                self._member = self._make()
                data = self._member.decompress(rest, size)
            else:
                packed = self._source.read(CHUNK) if self._member.needs_input else b""
                if self._member.needs_input and not packed:
                    raise EOFError
                data = self._member.decompress(packed, size)
            if data:
                return data


class _Raw(io.RawIOBase):
    """A function that reads, as a raw stream."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
