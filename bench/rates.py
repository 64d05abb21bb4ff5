"""Sentences a second of several readers on one core and on two, in turns in one run, each in processes of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.clustering import load_rows
from bench.entities import document_of
from tellings.annotation.sentences import find_sentences

ROUNDS = 3
CORES = (1, 2)
_PATIENCE = 300  # seconds until a reader that does not come is given up


class Source(NamedTuple):
    """Where a reader comes from: a file of the reader, and the training's checkpoint where torch is to run it."""

    path: Path
    checkpoint: Path | None = None

    def open(self) -> Callable[[str], object]:
        """Return the function that reads a text."""
        from tellings.models import Reader

        reader = Reader(self.path)
        if self.checkpoint is not None:
            # same words in, same decisions from the scores: only the sums are torch's
            reader.open()._runtime = _Torch(self.checkpoint)
        return reader.tag


class Cost(NamedTuple):
    """Sentences a second by the clock, and of the processors' time, which other work on the machine leaves be."""

    by_clock: float
    by_core: float


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


def measure_rates(sources: Mapping[str, Source], sentences: Sequence[str]) -> dict[tuple[str, int], list[Cost]]:
    """Return sentences a second by source and number of cores, one figure for each round."""
    rates: dict[tuple[str, int], list[Cost]] = {(name, cores): [] for name in sources for cores in CORES}
    for _ in range(ROUNDS):
        for name, cores in rates:
            rates[name, cores].append(_measure_once(sources[name], sentences, cores))
    return rates


def write_rates(rates: Mapping[tuple[str, int], Sequence[Cost]]) -> Iterator[str]:
    """Yield a line for each source and number of cores: the median of the rounds, and all of them."""
    for (name, cores), found in rates.items():
        clock, core = median(cost.by_clock for cost in found), median(cost.by_core for cost in found)
        rounds = ", ".join(f"{cost.by_clock:.0f}" for cost in found)
        where = f"{name:14} {cores} core{'s' if cores > 1 else ' '}"
        yield f"{where} {clock:7.1f} sentences a second ({rounds}); {core:6.1f} a second of one core's time"


def _measure_once(source: Source, sentences: Sequence[str], cores: int) -> Cost:
    """All processes start together once each has loaded its reader; the slowest counts."""
    context = get_context("spawn")
    barrier, queue = context.Barrier(cores), context.Queue()
    shares = [list(sentences[number::cores]) for number in range(cores)]
    processes = [context.Process(target=_read_share, args=(source, share, barrier, queue)) for share in shares]
    for process in processes:
        process.start()
    found: list[tuple[float, float] | str] = [queue.get(timeout=_PATIENCE) for _ in processes]
    for process in processes:
        process.join()
    times = [each for each in found if not isinstance(each, str)]
    if len(times) < cores:
        raise RuntimeError(f"a reader could not be timed: {found}")
    slowest, used = max(clock for clock, _ in times), sum(core for _, core in times)
    return Cost(len(sentences) / slowest, len(sentences) / used)


def _read_share(
    source: Source, sentences: Sequence[str], barrier: Barrier, queue: Queue[tuple[float, float] | str]
) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        read = source.open()
        for sentence in sentences[:5]:
            read(f"{sentence} -")  # another text, so that what a reader remembers does not help it
        barrier.wait(_PATIENCE)
    except Exception as error:  # whatever it is, the one who waits has to hear of it
        queue.put(f"{type(error).__name__}: {error}")
        barrier.abort()
        return
    clock, core = time.monotonic(), time.process_time()
    for sentence in sentences:
        read(sentence)
    queue.put((time.monotonic() - clock, time.process_time() - core))


class _Torch:
    """The network of a checkpoint, called as the runtime is."""

    def __init__(self, checkpoint: Path) -> None:
        import torch

        from training.reader.export import OneText
        from training.reader.network import Reader as Network
        from training.reader.network import Shape

        torch.set_num_threads(1)
        state = torch.load(checkpoint, map_location="cpu", weights_only=False)["network"]
        shape = Shape(
            tags=len(state["tagger.bias"]),
            relations=state["relation_weight"].shape[1] // state["relation_weight"].shape[0],
            labels=len(state["namer.bias"]),
            schemes=sum(name.startswith("scheme_namer") and name.endswith("bias") for name in state),
            features=state["trunk.features.weight"].shape[1],
        )
        network = Network(shape)
        network.load_state_dict(state)
        self._network = OneText(network).eval()

    def run(self, outputs: Sequence[str], fed: Mapping[str, Any], options: object = None) -> list[Any]:
        import torch

        from tellings.models.sessions import INPUTS, OUTPUTS

        with torch.inference_mode():
            found = dict(zip(OUTPUTS, self._network(*(torch.from_numpy(fed[name]) for name in INPUTS)), strict=True))
        return [found[name].numpy() for name in outputs]
