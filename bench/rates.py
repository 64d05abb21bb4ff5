"""Sentences a second of several readers on one core and on two, in turns in one run, each in processes of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.clustering import load_rows
from bench.entities import document_of
from tellings.annotation.sentences import find_sentences

ROUNDS = 3
CORES = (1, 2)
_PATIENCE = 300  # seconds until a reader that does not come is given up


class Source(NamedTuple):
    """Where a reader comes from: a module, the function or class in it, and the path that this is called with."""

    module: str
    maker: str
    path: Path | None

    def open(self) -> Callable[[str], object]:
        """Return the function that reads a text."""
        maker = getattr(import_module(self.module), self.maker)
        made = maker(self.path) if self.path else maker()
        read: Callable[[str], object] = getattr(made, "tag", made)
        return read


def pick_sentences(count: int = 300) -> list[str]:
    """Return the first sentences of news articles that have five words or more, each once."""
    found: dict[str, None] = {}
    for row in load_rows("allsides"):
        document = document_of(row["text"])
        for sentence in find_sentences(document):
            text = document.text[sentence.span.start : sentence.span.end]
            if len(text.split()) >= 5:
                found[text] = None
        if len(found) >= count:
            break
    return list(found)[:count]


def measure_rates(sources: Mapping[str, Source], sentences: Sequence[str]) -> dict[tuple[str, int], list[float]]:
    """Return sentences a second by source and number of cores, one figure for each round."""
    rates: dict[tuple[str, int], list[float]] = {(name, cores): [] for name in sources for cores in CORES}
    for _ in range(ROUNDS):
        for name, cores in rates:
            rates[name, cores].append(_measure_once(sources[name], sentences, cores))
    return rates


def write_rates(rates: Mapping[tuple[str, int], Sequence[float]]) -> Iterator[str]:
    """Yield a line for each source and number of cores: the median, and all rounds."""
    for (name, cores), found in rates.items():
        rounds = ", ".join(f"{rate:.0f}" for rate in found)
        yield f"{name:14} {cores} core{'s' if cores > 1 else ' '} {median(found):7.1f} sentences a second ({rounds})"


def _measure_once(source: Source, sentences: Sequence[str], cores: int) -> float:
    """All processes start together once each has loaded its reader; the slowest counts."""
    context = get_context("spawn")
    barrier, queue = context.Barrier(cores), context.Queue()
    shares = [list(sentences[number::cores]) for number in range(cores)]
    processes = [context.Process(target=_read_share, args=(source, share, barrier, queue)) for share in shares]
    for process in processes:
        process.start()
    seconds: list[float] = [queue.get(timeout=_PATIENCE) for _ in processes]
    for process in processes:
        process.join()
    return len(sentences) / max(seconds)


def _read_share(source: Source, sentences: Sequence[str], barrier: Barrier, queue: Queue[float]) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    read = source.open()
    for sentence in sentences[:5]:
        read(f"{sentence} -")  # another text, so that what a reader remembers does not help it
    barrier.wait(_PATIENCE)
    begun = time.monotonic()
    for sentence in sentences:
        read(sentence)
    queue.put(time.monotonic() - begun)
