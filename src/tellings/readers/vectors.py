"""Files of vectors, `tellings.vectors/1`: a byte an entry, mapped and not read; a stream goes on from them.

A line of JSON with blanks up to 128 bytes says the width, the number of rows and the bytes of the ids; then come the
rows, then the document id of each row as a line of UTF-8.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import FormatError, ReaderError, UsageError

FORMAT = "tellings.vectors/1"
_HEAD = 128
_FIELDS = ("width", "rows", "bytes_of_ids")
_WIDEST = 65_536

Rows = NDArray[np.int8]


def write_vectors(path: Path, vectors: Iterable[tuple[str, Rows]]) -> None:
    """Write packed vectors, one row or several for each document id; the file is there once it is whole.

    The rows of an id come together; UsageError says which vectors cannot be in one file.
    """
    part = path.with_name(path.name + ".part")
    ids: list[str] = []
    known: set[str] = set()
    width = 0
    try:
        part.unlink(missing_ok=True)  # it may be a link to what is nobody's to write
        with part.open("xb") as out:
            out.write(b" " * _HEAD)
            for document_id, given in vectors:
                rows = np.atleast_2d(given)
                width = width or rows.shape[-1]
                is_row = rows.dtype == np.int8 and rows.ndim == 2 and 0 < rows.shape[1] == width <= _WIDEST
                if "\n" in document_id or not document_id or not is_row or not len(rows):
                    raise UsageError(
                        f"expected rows of {width} entries of a byte and an id of one line, found {rows.shape} "
                        f"{rows.dtype} for {document_id!r}: pack the vectors of one model"
                    )
                if document_id in known:
                    raise UsageError(f"expected each id once, with all its rows, found {document_id!r} again")
                known.add(document_id)
                out.write(rows.tobytes())
                ids += [document_id] * len(rows)
            lines = "".join(f"{document_id}\n" for document_id in ids).encode("utf-8", "surrogatepass")
            out.write(lines)
            head = {"format": FORMAT, "width": width, "rows": len(ids), "bytes_of_ids": len(lines)}
            out.seek(0)
            out.write(json.dumps(head).encode().ljust(_HEAD - 1) + b"\n")
        part.replace(path)
    except OSError as error:
        raise ReaderError(f"{path} cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def map_vectors(path: Path) -> tuple[Sequence[str], Rows]:
    """Return the document id of each row and the rows, which stay in the file until they are looked at.

    FormatError says what is wrong with a file that is cut, too long, or of another version.
    """
    try:
        with path.open("rb") as file:
            head = _read_head(path, file.read(_HEAD))
            width, count, length = (head[name] for name in _FIELDS)
            size = path.stat().st_size
            expected = _HEAD + width * count + length
            if size != expected:
                raise FormatError(f"{path}: expected {expected:,} bytes, found {size:,}: write the file again")
            if not count:
                return (), np.zeros((0, width), np.int8)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise ReaderError(f"{path} cannot be read: {error}") from error
    rows = np.frombuffer(mapped, np.int8, width * count, _HEAD).reshape(count, width)
    return _read_ids(path, mapped[expected - length :], count), rows


def _read_head(path: Path, line: bytes) -> dict[str, int]:
    """The numbers of the first line."""
    try:
        head: Any = json.loads(line.decode())
    except ValueError:
        head = None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        found = head.get("format") if isinstance(head, dict) else line[:20]
        raise FormatError(f"{path}: expected a file of {FORMAT}, found {found!r}: write it with this version")
    numbers: dict[str, Any] = {name: head.get(name) for name in _FIELDS}
    good = all(type(value) is int and value >= 0 for value in numbers.values())
    if not good or numbers["width"] > _WIDEST or (numbers["rows"] and not numbers["width"]):
        raise FormatError(f"{path}: expected whole numbers for {', '.join(_FIELDS)}, found {numbers}")
    return numbers


def _read_ids(path: Path, lines: bytes, count: int) -> Sequence[str]:
    """The id of each row; all rows of one stand together."""
    try:
        ids = lines.decode("utf-8", "surrogatepass").split("\n")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: expected ids in UTF-8, found {error}: write the file again") from error
    if ids.pop() or len(ids) != count:
        raise FormatError(f"{path}: expected {count:,} ids, one a line, found {len(ids):,}: write the file again")
    if len({key for key, _ in groupby(ids)}) != sum(1 for _ in groupby(ids)):
        raise FormatError(f"{path}: expected the rows of each id one after another: write the file again")
    return ids
