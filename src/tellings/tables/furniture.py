"""Phrases that web pages print around a report, each with the part of the page it belongs to (`furniture.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple


class Opening(NamedTuple):
    """Words that begin a line of page furniture; a weak opening counts only where the line is no full sentence."""

    phrase: str
    reason: str
    weak: bool


@cache
def load_lines() -> Mapping[str, str]:
    """Return the phrases that are furniture where they are the whole line, each with its reason."""
    return MappingProxyType({phrase: reason for kind, reason, phrase in _rows() if kind == "line"})


@cache
def load_openings() -> Mapping[str, tuple[Opening, ...]]:
    """Return the phrases that begin a line of furniture, by their first word, the longest first."""
    table: dict[str, list[Opening]] = {}
    for kind, reason, phrase in _rows():
        if kind != "line":
            table.setdefault(phrase.split()[0], []).append(Opening(phrase, reason, kind == "opening"))
    return MappingProxyType(
        {
            first: tuple(sorted(found, key=lambda row: (-len(row.phrase), row.phrase)))
            for first, found in table.items()
        }
    )


def _rows() -> Iterator[tuple[str, str, str]]:
    text = resources.files("tellings.tables").joinpath("furniture.tsv").read_text(encoding="utf-8")
    for row in text.splitlines():
        if row and not row.startswith("# "):
            kind, reason, phrase = row.split("\t")
            yield kind, reason, phrase
