"""Tables of reports in Parquet, a batch of rows at a time; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from tellings.readers.limits import Means
from tellings.readers.lines import Item, read_object
from tellings.readers.notes import tell_found
from tellings.types.documents import Rejection

MAGIC = b"PAR1"
_BUFFER = 1 << 20  # bytes read at once of a column
_ROWS = 64  # rows held at once; a row may be a report of megabytes


def read_table(file: IO[bytes], name: str, place: str, means: Means) -> Iterator[Item]:
    """Yield the report of each row; columns count as the fields of a JSON report do."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        told = "It is a Parquet table, which needs one more package: pip install 'tellings[parquet]'."
        yield Rejection(name, "read", told)
        return
    number = 0
    shapes: set[str] = set()
    try:
        batches = ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER).iter_batches(batch_size=_ROWS)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, 1):
            found = read_object(_plain(row), f"{name}:{number}", place)
            tell_found(found, name, means, shapes)
            yield found.item
    except (ArrowException, OSError, ValueError) as error:
        after = f" after {number:,} rows" if number else ""
        yield Rejection(name, "read", f"The Parquet table cannot be read{after}: {str(error)[:200]}.")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its moments as ISO texts."""
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in row.items()}
