"""Annotating a thousand reports of 400 words in two processes, with the reader model and without it.

Run: python -m bench.loads

The reports are made of the sentences of our own example, with many of their words exchanged, so that hardly a
sentence comes twice. Memory is the resident size of the command and its children together, looked at ten times a
second (Linux). Processor time depends less than wall time on what else the machine does.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tellings.annotation import annotate
from tellings.extraction import extract
from tellings.models import has_weights
from tellings.types.documents import Document, Report

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "harbour" / "reports"
REPORTS, WORDS, JOBS = 1000, 400, 2
LEAST, AIM, MEGABYTES = 7.0, 12.0, 900.0
"""Reports a second with the model that there have to be and should be, and what memory they may take."""
WITHOUT = 100.0
SHARE = 0.4  # of the longer words that are exchanged
_LONGER = re.compile(r"\b[a-z]{5,}\b")
_PAUSE = 0.1


class Load(NamedTuple):
    """What a command took: reports a second, processor time of each, and the most memory of all at once."""

    rate: float
    milliseconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.rate:6.1f} reports/s, {self.milliseconds:.0f} ms of a core each, {self.megabytes:.0f} MB"


def make_reports(count: int = REPORTS, words: int = WORDS) -> Iterator[Report]:
    """Yield reports of about `words` words, the same ones every time."""
    chance = random.Random(7)
    sentences = list(_find_sentences())
    pool = sorted({word for sentence in sentences for word in _LONGER.findall(sentence)})
    for number in range(count):
        paragraphs: list[str] = []
        length = 0
        while length < words:
            told = [_exchange(chance.choice(sentences), pool, chance) for _ in range(chance.randint(1, 3))]
            paragraphs.append(" ".join(told))
            length += len(paragraphs[-1].split())
        title = _exchange(" ".join(chance.choice(sentences).split()[:9]).rstrip(".,"), pool, chance)
        yield Report(f"made-{number}", "\n\n".join(paragraphs), title=title, published="2032-02-20")


def _find_sentences() -> Iterator[str]:
    for path in sorted(EXAMPLE.glob("*.txt")):
        document = extract(Report(path.name, path.read_text(encoding="utf-8")))
        if isinstance(document, Document):
            for sentence in annotate(document).sentences:
                words = sentence.span.of(document.text)
                if sentence.intact and words.endswith((".", ".”")) and len(words.split()) > 6:
                    yield words


def _exchange(sentence: str, pool: Sequence[str], chance: random.Random) -> str:
    return _LONGER.sub(lambda word: chance.choice(pool) if chance.random() < SHARE else word.group(), sentence)


def measure_load(path: Path, count: int, *options: str) -> Load:
    """Return what `tellings annotate` takes on a file of so many reports."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "tellings", "annotate", str(path), "--jobs", str(JOBS), "-q", *options]
    begun, used = time.monotonic(), _measure_children()
    child = subprocess.Popen([*command, "-o", str(path.with_name("notes.jsonl"))], env=environment)
    highest = 0.0
    while child.poll() is None:
        highest = max(highest, _measure_tree(child.pid))
        time.sleep(_PAUSE)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with code {child.returncode}")
    seconds, used = time.monotonic() - begun, _measure_children() - used
    return Load(count / seconds, used / count * 1000, highest)


def _measure_children() -> float:
    """Return the seconds of processor time of all ended children and theirs."""
    told = os.times()
    return told.children_user + told.children_system


def _measure_tree(root: int) -> float:
    """Return the megabytes that a process and its descendants hold; 0 where the system does not tell."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            pages[int(folder.name)] = int((folder / "statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):  # it has ended since
            continue
    tree = {root}
    while more := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return sum(pages.get(each, 0) for each in tree) * os.sysconf("SC_PAGE_SIZE") / 1024**2


def main() -> None:
    """Print the rates and the memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        rows = [
            {"id": report.id, "title": report.title, "text": report.body, "date": report.published}
            for report in make_reports(count)
        ]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        words = sum(len(row["text"].split()) for row in rows if row["text"]) / count
        print(f"tellings annotate, {count} reports of {words:.0f} words, {JOBS} jobs, {os.cpu_count()} cores")
        without = measure_load(path, count, "--no-model")
        verdict = "met" if without.rate >= WITHOUT else "MISSED"
        print(f"  without the model  {without} (at least {WITHOUT:g}: {verdict})")
        if not has_weights():
            print("  with the model     skipped: this checkout has no weights")
            return
        load = measure_load(path, count)
        verdict = "met" if load.rate >= LEAST and load.megabytes < MEGABYTES else "MISSED"
        limits = f"(at least {LEAST:g}, aim {AIM:g}; below {MEGABYTES:g} MB: {verdict})"
        print(f"  with the model     {load} {limits}")


if __name__ == "__main__":
    main()
