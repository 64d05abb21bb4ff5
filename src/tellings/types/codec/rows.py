"""Checked access to decoded JSON: every value is asked for by kind, and a wrong one says where and what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from math import isfinite
from typing import TypeGuard

from tellings.errors import FormatError
from tellings.types.spans import Span

DEEPEST = 40  # parameters nest two or three levels; more is not ours
LARGEST = 2**53  # beyond it other programs that read JSON round whole numbers
LONGEST_SHOWN = 40
# What turns the writing direction, moves a cursor or ends a line for some readers; below U+0020 JSON escapes itself.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def escape_signs(written: str) -> str:
    """Return written JSON that holds the same, with signs escaped that would steer what shows it.

    >>> escape_signs('{"id": "a\\u202eb"}')
    '{"id": "a\\\\u202eb"}'
    """
    return written if written.isascii() else _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)


def describe(value: object) -> str:
    """Return the kind of a JSON value in plain words, with the value where it is short.

    >>> describe([1, 2]), describe(None), describe("Mira")
    ('a list', 'null', "the text 'Mira'")
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        shown = str(value) if isinstance(value, float) or abs(value) <= LARGEST else "with many digits"
        return f"the number {shown}"
    if isinstance(value, str):
        shown = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
        return f"the text {shown!r}"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, Mapping) else type(value).__name__


class Row:
    """One JSON object under reading; `where` is its place in the whole, for messages."""

    __slots__ = ("values", "where")

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping):
            raise FormatError(f"{where}: expected an object, found {describe(values)}")
        self.values = values
        self.where = where

    def wrong(self, key: str, expected: str) -> FormatError:
        """Return the error that says what was expected at `key` and what stands there."""
        found = describe(self.values[key]) if key in self.values else "nothing"
        return FormatError(f"{self.where}.{key}: expected {expected}, found {found}")

    def text(self, key: str) -> str:
        """Return the text at `key`."""
        value = self.values.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return checked_text(value, f"{self.where}.{key}")

    def maybe_text(self, key: str) -> str | None:
        """Return the text at `key`, None where it is null or absent."""
        return None if self.values.get(key) is None else self.text(key)

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Return the text at `key`, which must be one of `allowed`."""
        value = self.values.get(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.wrong(key, "one of " + ", ".join(allowed))
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return the truth value at `key`, `default` where it is absent."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def index(self, key: str) -> int:
        """Return the count or index at `key`."""
        value = self.values.get(key)
        if not is_count(value):
            raise self.wrong(key, "a whole number from 0")
        return value

    def maybe_index(self, key: str) -> int | None:
        """Return the index at `key`, None where it is null or absent."""
        return None if self.values.get(key) is None else self.index(key)

    def number(self, key: str) -> float:
        """Return the finite number at `key`."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "a number")
        if (isinstance(value, int) and abs(value) > LARGEST) or not isfinite(value):
            raise self.wrong(key, "a finite number of ordinary size")
        return value

    def maybe_number(self, key: str) -> float | None:
        """Return the finite number at `key`, None where it is null or absent."""
        return None if self.values.get(key) is None else self.number(key)

    def items(self, key: str) -> Sequence[object]:
        """Return the list at `key`, empty where it is null or absent."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            raise self.wrong(key, "a list")
        return value

    def row(self, key: str) -> Row:
        """Return the object at `key`."""
        if not isinstance(self.values.get(key), Mapping):
            raise self.wrong(key, "an object")
        return Row(self.values[key], f"{self.where}.{key}")

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return the objects in the list at `key`."""
        return tuple(Row(value, f"{self.where}.{key}[{n}]") for n, value in enumerate(self.items(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts in the list at `key`."""
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(checked_text(str(value), f"{self.where}.{key}") for value in values)

    def indices(self, key: str) -> tuple[int, ...]:
        """Return the indices in the list at `key`."""
        values = self.items(key)
        counts = tuple(value for value in values if is_count(value))
        if len(counts) != len(values):
            raise self.wrong(key, "a list of whole numbers from 0")
        return counts

    def span(self, key: str) -> Span:
        """Return the span at `key`."""
        return read_span(self.values.get(key), f"{self.where}.{key}")

    def maybe_span(self, key: str) -> Span | None:
        """Return the span at `key`, None where it is null or absent."""
        return None if self.values.get(key) is None else self.span(key)

    def spans(self, key: str) -> tuple[Span, ...]:
        """Return the spans in the list at `key`."""
        return tuple(read_span(value, f"{self.where}.{key}[{n}]") for n, value in enumerate(self.items(key)))


def is_count(value: object) -> TypeGuard[int]:
    """Return whether `value` is a whole number from 0 of ordinary size; true and false are not numbers."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST


def checked_text(value: str, where: str) -> str:
    """Return `value`, which must hold no half of a surrogate pair: such a text cannot be written as UTF-8."""
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise FormatError(f"{where}: expected a text in Unicode, found half of a surrogate pair")
    return value


def read_span(value: object, where: str) -> Span:
    """Return the span written as `[start, end]`."""
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(is_count(end) for end in value):
        raise FormatError(f"{where}: expected [start, end] in whole numbers, found {describe(value)}")
    if value[0] > value[1]:
        raise FormatError(f"{where}: expected start before end, found [{value[0]}, {value[1]}]")
    return Span(value[0], value[1])


def write_span(span: Span) -> list[int]:
    """Return the span as `[start, end]`."""
    return [span.start, span.end]


def write_spans(spans: Sequence[Span]) -> list[list[int]]:
    """Return the spans as a list of `[start, end]`."""
    return [[span.start, span.end] for span in spans]


def require_format(row: Row, name: str) -> None:
    """Raise unless the object says that it is of the format `name`."""
    if row.values.get("format") != name:
        raise row.wrong("format", f"{name!r}")


def plain(value: object, depth: int = 0) -> object:
    """Return `value` as JSON can hold it: dataclasses as objects, tuples and sets as lists."""
    if depth > DEEPEST:
        raise FormatError(f"expected parameters of at most {DEEPEST} levels, found more")
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, set | frozenset):
        value = sorted(value, key=repr)
    if isinstance(value, list | tuple):
        return [plain(inner, depth + 1) for inner in value]
    return value


def frozen(value: object, depth: int = 0) -> object:
    """Return decoded JSON with its lists as tuples."""
    if depth > DEEPEST:
        raise FormatError(f"parameters: expected at most {DEEPEST} levels, found more")
    if isinstance(value, Mapping):
        return {str(key): frozen(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(inner, depth + 1) for inner in value)
    return value
