"""Fingerprints as JSON objects, `tellings.fingerprint/1`: stored, so that a stream goes on without the texts."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from tellings.errors import FormatError
from tellings.types.codec.rows import Row, describe, require_format
from tellings.types.stories import Fingerprint

FORMAT = "tellings.fingerprint/1"
_NAMES: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    NoneType: "null",
    bool: "true or false",
}


def encode_fingerprint(fingerprint: Fingerprint) -> dict[str, object]:
    """Return a fingerprint as a JSON object, its fields under their names; hashes in sixteen hexadecimal digits."""
    values = {field.name: getattr(fingerprint, field.name) for field in fields(fingerprint)}
    return {"format": FORMAT} | values | {"shingles": [f"{value:016x}" for value in fingerprint.shingles]}


def decode_fingerprint(data: object) -> Fingerprint:
    """Return the fingerprint that a JSON object holds; FormatError says which field is wrong."""
    row = Row(data, "fingerprint")
    require_format(row, FORMAT)
    values: dict[str, Any] = {}
    for name, hint in _hints().items():
        if name not in row.values:
            raise row.wrong(name, _name(hint))
        if name != "shingles":
            values[name] = _read(row.values[name], hint, f"fingerprint.{name}")
    values["shingles"] = tuple(map(_read_hash, row.texts("shingles")))
    return Fingerprint(**values)


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Fingerprint)


def _read(value: Any, hint: Any, where: str) -> Any:
    """The value with lists as tuples, checked against the annotation of its field."""
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if not isinstance(value, list | tuple):
            raise FormatError(f"{where}: expected a list, found {describe(value)}")
        if len(kinds) == 2 and kinds[1] is Ellipsis:
            return tuple([_read(each, kinds[0], where) for each in value])
        if len(value) != len(kinds):
            raise FormatError(f"{where}: expected a list of {len(kinds)}, found one of {len(value)}")
        return tuple([_read(each, kind, where) for each, kind in zip(value, kinds, strict=True)])
    if type(value) is hint or (hint is float and type(value) is int):
        return value
    if isinstance(hint, UnionType) and type(value) in get_args(hint):
        return value
    raise FormatError(f"{where}: expected {_name(hint)}, found {describe(value)}")


def _read_hash(value: str) -> int:
    if not re.fullmatch(r"[0-9a-f]{16}", value):
        raise FormatError(f"fingerprint.shingles: expected sixteen hexadecimal digits, found {describe(value)}")
    return int(value, 16)


def _name(hint: Any) -> str:
    if isinstance(hint, UnionType):
        return " or ".join(_NAMES.get(each, "a value") for each in get_args(hint))
    return _NAMES.get(hint, "a list")
