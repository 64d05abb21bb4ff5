"""Benches that take too long for the page: each is run by itself, and what it prints is kept in `bench/long`.

Run: python -m bench.long NAME [ARGUMENT …], such as `python -m bench.long streams order`

The page takes in what is kept, with the command, the commit and the load of the machine at which it was measured.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.floors import find_commit

_FOLDER = Path(__file__).with_name("long")


def keep(name: str, arguments: list[str]) -> int:
    """Run a bench, print and keep what it prints, and return its exit code; nothing is kept where it fails."""
    begun, load = time.monotonic(), os.getloadavg()[0]
    lines = []
    with subprocess.Popen(
        [sys.executable, "-u", "-W", "ignore", "-m", f"bench.{name}", *arguments], stdout=subprocess.PIPE, text=True
    ) as ran:
        for line in ran.stdout or ():
            print(line, end="", flush=True)
            lines.append(line.rstrip())
    if ran.returncode == 0:
        words = " ".join([name, *arguments])
        took = (
            f"{time.monotonic() - begun:.0f} s, load {load:.1f} to {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        )
        head = f"python -m bench.{words}\ncommit {find_commit()}, {took}\n\n"
        _FOLDER.mkdir(exist_ok=True)
        page = _FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', words.lower()).strip('-')}.txt"
        page.write_text(head + "\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    return ran.returncode


def write_kept() -> Iterator[str]:
    """Yield a section of the page for each bench that was kept."""
    for page in sorted(_FOLDER.glob("*.txt")):
        head, _, figures = page.read_text(encoding="utf-8").partition("\n\n")
        command, _, told = head.partition("\n")
        yield f"## {page.stem.replace('-', ' ')}\n\n`{command}`, run by itself: {told}.\n\n```\n{figures}```\n"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    raise SystemExit(keep(sys.argv[1], sys.argv[2:]))
