"""Time and memory: the whole command in a process of its own, and documents a second inside this one.

Run: python -m bench.speed

A machine is as fast as it is, so besides seconds there are ratios of two ways to do the same, taken in one run.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bench.clustering import load_rows, pick_articles
from bench.gold import is_present, load_original, shared_folder
from tellings import pipeline
from tellings.annotation import annotate
from tellings.clustering import cluster
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Report

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "harbour" / "reports"
SECONDS, MEGABYTES = 5.0, 300.0
"""What reading the five seeds may take."""
_STORIES = 80  # some 200 articles
# Runs a command and prints its wall time and the resident size of the largest process in it (in kB on Linux).
_MEASURED = """
import os, subprocess, sys, time
begun = time.monotonic()
done = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(done.pid, 0)
print(time.monotonic() - begun, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 ** 2), status)
"""


class Cost(NamedTuple):
    """What a command took: seconds of wall time, and megabytes of resident memory of its largest process."""

    seconds: float
    megabytes: float


def measure_command(paths: Sequence[Path], *, runs: int = 3) -> Cost:
    """Return the cost of `tellings read` on paths: the best time of some runs, and the greatest size of all."""
    costs = []
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tellings", "read", *map(str, paths)]
            command += ["--format", "html", "-o", str(Path(folder) / "account.html"), "-q"]
            done = subprocess.run(
                [sys.executable, "-c", _MEASURED, *command],
                capture_output=True,
                text=True,
                check=True,
                env=environment,
            )
        seconds, megabytes, status = map(float, done.stdout.split())
        if status:
            raise RuntimeError(f"tellings read failed on {paths}")
        costs.append(Cost(seconds, megabytes))
    return Cost(min(cost.seconds for cost in costs), max(cost.megabytes for cost in costs))


def time_articles() -> Iterator[str]:
    """Yield lines on how many articles a second are annotated, and clustered and assembled."""
    rows = pick_articles(load_rows("allsides"), _STORIES)
    reports = [
        Report(
            id=row["id"],
            body=row["text"],
            title=row["title"] or None,
            outlet=row["outlet"] or None,
            published=row["date"] or None,
        )
        for row in rows
    ]
    begun = time.process_time()
    documents = [document for report in reports if isinstance(document := extract(report), Document)]
    extracted = time.process_time()
    annotated = [annotate(document) for document in documents]
    read = time.process_time()
    stories = cluster(annotated)
    clustered = time.process_time()
    result = pipeline.read(annotated)
    assembled = time.process_time()
    count = len(annotated)
    words = sum(len(item.document.text.split()) for item in annotated)
    yield f"{count} articles, {words} words, one core"
    yield f"  extract               {count / (extracted - begun):7.1f} documents a second"
    yield f"  annotate              {count / (read - extracted):7.1f} documents a second"
    yield f"  cluster               {count / (clustered - read):7.1f} documents a second, {len(stories)} stories"
    rate = count / (assembled - clustered)
    yield f"  cluster and assemble  {rate:7.1f} documents a second, {len(result.dossiers)} accounts"


def compare_ways() -> Iterator[str]:
    """Yield lines on what markup costs beside plain text, and what twice the articles cost in clustering."""
    plain = [Report(path.name, path.read_text(encoding="utf-8")) for path in sorted(EXAMPLE.glob("*.txt"))]
    marked = [replace(report, body=_mark_up(report.body), media_type="text/html") for report in plain]
    one, two = _time_reading(plain), _time_reading(marked)
    yield f"the example's {len(plain)} texts, as markup against as plain text: {two / one:.1f} times as long"
    rows = pick_articles(load_rows("allsides"), 40) if is_present() else []
    reports = [Report(row["id"], row["text"], title=row["title"] or None) for row in rows]
    if reports:
        annotated = [item for item in pipeline.annotate_reports(reports) if isinstance(item, AnnotatedDocument)]
        half, whole = _time_clustering(annotated[: len(annotated) // 2]), _time_clustering(annotated)
        yield f"clustering {len(annotated)} articles against half of them: {whole / half:.1f} times as long"


def _mark_up(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
    title = html.escape(lines[0])
    body = f"<h1>{title}</h1><article>{paragraphs}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def _time_reading(reports: Sequence[Report], *, runs: int = 3) -> float:
    return min(_time_once(lambda: list(pipeline.annotate_reports(reports))) for _ in range(runs))


def _time_clustering(documents: Sequence[AnnotatedDocument], *, runs: int = 3) -> float:
    return min(_time_once(lambda: cluster(documents)) for _ in range(runs))


def _time_once(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def main() -> None:
    """Print all costs; what needs the shared data is left out where it is absent."""
    cost = measure_command([EXAMPLE])
    print(f"tellings read, example: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB")
    if is_present():
        cost = measure_command([shared_folder() / "seeds"])
        kept = cost.seconds < SECONDS and cost.megabytes < MEGABYTES
        words = sum(len(report.body.split()) for report in load_original("seeds").reports)
        limits = f"(limit {SECONDS:g} s and {MEGABYTES:g} MB: {'met' if kept else 'MISSED'})"
        print(f"tellings read, five seeds of {words} words: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB {limits}")
        print(*time_articles(), sep="\n")
    else:
        print("skipped: the seeds and the articles are not here")
    print(*compare_ways(), sep="\n")


if __name__ == "__main__":
    main()
