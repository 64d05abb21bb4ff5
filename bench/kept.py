"""Figures kept in `build/figures` until code, benches or data change: the report and the floors share them.

Nothing in a figure is random, so the same code on the same data gives the same one. `TELLINGS_FRESH=1` measures anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from bench.gold import shared_folder
from bench.models import is_model_used

_ROOT = Path(__file__).parents[1]
_FOLDER = _ROOT / "build" / "figures"
_CODE = ("src/tellings", "bench", "tests/annotation/marked")


def keep(name: str, measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """Return what `measure` gives, from what was kept under `name` if nothing has changed since."""
    page = _FOLDER / f"{name}{'-model' if is_model_used() else ''}-{_digest()}.json"
    if page.is_file() and not os.environ.get("TELLINGS_FRESH"):
        kept: dict[str, float] = json.loads(page.read_text(encoding="utf-8"))
        return kept
    found = measure()
    _FOLDER.mkdir(parents=True, exist_ok=True)
    page.write_text(json.dumps(found), encoding="utf-8")
    return found


@cache
def _digest() -> str:
    """Digest of all code and labels, and of the names, sizes and times of the data."""
    total = sha256()
    for path in _list_files(*(_ROOT / name for name in _CODE)):
        if path.suffix not in (".pyc", ".md") and path.name != "floors.json":
            total.update(path.relative_to(_ROOT).as_posix().encode() + b"\n" + path.read_bytes())
    for path in _list_files(shared_folder()):
        told = path.stat()
        total.update(f"{path}\n{told.st_size}\n{told.st_mtime_ns}\n".encode())
    return total.hexdigest()[:16]


def _list_files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
