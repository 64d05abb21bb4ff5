"""Tables of reports in Parquet, a batch of rows at a time; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from tellings.readers.limits import Means, Thresholds
from tellings.readers.lines import Item, read_object
from tellings.readers.notes import tell_found
from tellings.readers.streams import PackingError
from tellings.types.documents import Rejection

MAGIC = b"PAR1"
_BUFFER = 1 << 20  # bytes read at once of a column
_ROWS = 64  # rows held at once; a row may be a report of megabytes
_HELD = 64_000_000  # bytes that they may take together: a file holds a value once that many rows have


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
        table = ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
        for number, row in enumerate(_list_rows(table, means.limits), 1):
            found = read_object(_plain(row), f"{name}:{number}", place)
            tell_found(found, name, means, shapes)
            yield found.item
    except PackingError as error:
        yield Rejection(name, "read", str(error))
    except (ArrowException, OSError, ValueError) as error:
        after = f" after {number:,} rows" if number else ""
        yield Rejection(name, "read", f"The Parquet table cannot be read{after}: {str(error)[:200]}.")


def _list_rows(table: Any, limits: Thresholds) -> Iterator[dict[str, Any]]:
    """Yield the rows, so many at once as can be held; PackingError where they unfold to more than texts do."""
    for number in range(table.num_row_groups):
        group = table.metadata.row_group(number)
        size = group.total_byte_size
        packed = sum(group.column(place).total_compressed_size for place in range(group.num_columns))
        if size > limits.slack and size > limits.ratio * packed:
            raise PackingError(f"It unfolds to more than {limits.ratio} times its size, which no text does.")
        rows = max(1, min(_ROWS, _HELD // max(1, size)))
        for batch in table.iter_batches(batch_size=rows, row_groups=[number]):
            yield from batch.to_pylist()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its moments as ISO texts."""
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in row.items()}
