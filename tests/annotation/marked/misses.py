"""The rows that are known to fail without the reader model, with the reason; `bench.marked --write` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

LIST = Path(__file__).parent / "misses.txt"
MISSED = "missed"
PARSE = "without the parse"


def read_misses(path: Path = LIST) -> dict[str, str]:
    """Return the reason of each known miss by the id of its row."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: reason for name, reason in (line.split(None, 1) for line in lines if line)}  # noqa: C416 (typed)


def write_misses(misses: Mapping[str, str], path: Path = LIST) -> None:
    """Write the list, in the order given."""
    path.write_text("".join(f"{name:16} {reason}\n" for name, reason in misses.items()), encoding="utf-8")
