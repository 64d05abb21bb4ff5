"""Stories grown from a stream: what is compared, the same in any order of arrival, and what it costs.

Run: python -m bench.streams [recall] [order] [vectors] [scale] [--sizes=1000,10000,100000] [--a-day=1000]
     [--orders=20]

Reports are compared with those of two weeks, so what one costs depends on how many a day has. At a thousand a day it
grows until two weeks are full, at 14,000 reports; at fifty a day, growth is that of the number of reports alone.
"""

from __future__ import annotations

import json
import math
import os
import pickle
import resource
import subprocess
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import combinations, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bench.clustering import load_rows
from bench.fillups import find_pieces, find_worst_share, make_fillup_prints
from bench.gold import shared_folder, skip_if_absent
from bench.mixtures import load_annotated
from bench.models import find_encode, with_model
from tellings.clustering import (
    CandidateThresholds,
    MeaningThresholds,
    Stream,
    find_candidates,
    fingerprint,
    match_fingerprints,
)
from tellings.clustering.meanings import find_vectors
from tellings.clustering.streams import Match
from tellings.clustering.vectors import pack_vectors
from tellings.readers.vectors import map_vectors, write_vectors
from tellings.types.codec import decode_fingerprint, encode_fingerprint
from tellings.types.stories import Fingerprint, Likeness

SETS = ("allsides", "incidents", "ecbplus")
WINDOW = CandidateThresholds().window  # days; pairs of a story further apart are counted by themselves
A_DAY = 1000  # reports of the filled-up stream
ONE_MORE = 200
_ROOT = Path(__file__).resolve().parents[1]
_CACHE = _ROOT / "build" / "streams"
_ANNOTATED = ("annotation", "extraction", "text", "tables", "types")  # what annotated reports depend on
_LEADS = ("clustering/meanings.py", "clustering/subjects.py")
_PRINTS = ("clustering/fingerprints.py", "clustering/subjects.py", "../../bench/fillups.py")


def load_prints(name: str) -> list[Fingerprint]:
    """Return the fingerprints of a set, stored ones where the code is still the same."""
    place = _CACHE / f"prints-{name}-{_digest('.')}.jsonl"
    if not place.is_file():
        _store(place, (fingerprint(item) for item in load_annotated(name, load_rows(name)).values()))
    return list(_load(place))


def load_fillups(count: int, a_day: int = A_DAY) -> Path:
    """Return the file of the fingerprints of that many fill-up reports, in order of time.

    It is kept as long as what fingerprints are made of is the same.
    """
    place = _CACHE / f"fillups-{count}-{a_day}-{_digest(*_ANNOTATED, *_PRINTS)}.jsonl"
    if not place.is_file():
        pieces = find_pieces(item for name in SETS for item in load_annotated(name, load_rows(name)).values())
        _store(place, make_fillup_prints(pieces, count, a_day=a_day))
    return place


def measure_recall() -> None:
    """Print which share of the pairs of a story is compared, and how many pairs a report costs."""
    prints = {each.document_id: each for name in SETS for each in load_prints(name)}
    homes = _homes()
    members: dict[str, list[str]] = defaultdict(list)
    for key in prints:
        members[homes[key]].append(key)
    true = {pair for group in members.values() for pair in combinations(sorted(group), 2)}
    near = {pair for pair in true if _is_near(prints[pair[0]], prints[pair[1]])}
    compared = set(find_candidates(prints.values()))
    print(f"compared: {len(compared) / len(prints):.1f} pairs a report, {len(prints)} reports in one stream")
    for label, wanted in ((f"within {WINDOW} days or undated", near), ("further apart", true - near)):
        whole, found = (
            Counter(homes[one].partition(":")[0] for one, _ in part) for part in (wanted, wanted & compared)
        )
        shares = "  ".join(f"{name} {found[name] / whole[name]:.3f}" for name in SETS if whole[name])
        print(
            f"pairs of a story {label}: {len(wanted & compared) / max(1, len(wanted)):.4f} of {len(wanted)}  {shares}"
        )


def measure_order(orders: int) -> None:
    """Print whether random orders of arrival give the same stories; every fifth looks at them in between."""
    prints = sorted({each.document_id: each for name in SETS for each in load_prints(name)}.items())
    match = _remember(match_fingerprints)  # a pure function: no pair is compared twice in this bench
    expected: list[tuple[str, ...]] | None = None
    same = 0
    for seed in range(orders):
        order = [each for _, each in prints]
        Random(seed).shuffle(order)
        stream = Stream(match=match)
        for number, each in enumerate(order):
            stream.add(each)
            if seed % 5 == 1 and number % 500 == 0:
                stream.settle()
        groups = stream.groups()
        expected = expected or groups
        same += groups == expected
    several = sum(len(group) > 1 for group in expected or ())
    print(f"order: {same} of {orders} random orders of {len(prints)} reports give the same stories")
    print(f"       {len(expected or ())} of them, {several} with two reports or more")


def measure_scale(sizes: list[int], a_day: int) -> None:
    """Print speed, growth and peak memory, each size in a process of its own."""
    place = load_fillups(max(sizes) + ONE_MORE, a_day)
    seconds: list[float] = []
    for size in sorted({min(size, max(sizes)) for size in (10_000, max(sizes))}):
        worst = find_worst_share([each.shingles for each in islice(_load(place), size)])
        print(f"{size} fill-up reports: {worst:.3f} of the sampled word runs of one are in another at most")
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{a_day} reports a day; load at the start: {load}; seconds are those of the processor")
    for size in sizes:
        found = _grow_apart(place, size)
        seconds.append(found["seconds"])
        print(_tell_cost(size, found))
    for (small, first), (large, second) in pairwise(zip(sizes, seconds, strict=True)):
        print(f"growth {small} to {large}: exponent {math.log(second / first) / math.log(large / small):.2f}")


def load_leads() -> dict[str, array[float]]:
    """Return the reader model's vector of each article's title and first sentences, by document id."""
    place = _CACHE / f"leads-{_digest(*_ANNOTATED, 'models', *_LEADS)}.pkl"
    if not place.is_file():
        with with_model(True):
            encode = find_encode()
        documents = {
            item.document.id: item for name in SETS for item in load_annotated(name, load_rows(name)).values()
        }
        made = {} if encode is None else find_vectors(documents, encode, MeaningThresholds())
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pickle.dumps(made))
    found: dict[str, array[float]] = pickle.loads(place.read_bytes())
    return found


def load_vectors(count: int) -> Path:
    """Return the file of a vector for each of that many fill-up reports, midway between those of two real articles.

    The reports have no lead of their own that tells of one thing.
    """
    place = _CACHE / f"vectors-{count}-{_digest('clustering/meanings.py', 'clustering/vectors.py')}.vectors"
    if not place.is_file():
        leads = [np.asarray(each) for _, each in sorted(load_leads().items())]
        chance = Random(3)
        midway = (np.sum(chance.sample(leads, 2), axis=0) for _ in range(count))
        packed = ((f"fillup-{number:06}", pack_vectors(each.tolist())) for number, each in enumerate(midway))
        write_vectors(place, ((name, rows) for name, rows in packed if rows is not None))
    return place


def measure_vectors(sizes: list[int], a_day: int) -> None:
    """Print what fill-up reports cost without vectors and with those of a mapped file."""
    whole = max(sizes) + ONE_MORE
    place = load_fillups(whole, a_day)
    print(f"{a_day} reports a day; seconds are those of the processor", flush=True)
    for name, stored in (("without vectors", ()), ("with vectors", (str(load_vectors(whole)),))):
        for size in sizes:
            found = _grow_apart(place, size, *stored)
            print(f"{name:15} {_tell_cost(size, found)}", flush=True)


def _grow_apart(place: Path, size: int, *stored: str) -> dict[str, float]:
    """What `grow_stored` finds in a process of its own."""
    command = [sys.executable, "-m", "bench.streams", "child", str(place), str(size), *stored]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def _tell_cost(size: int, found: Mapping[str, float]) -> str:
    return (
        f"{size:7} reports  {found['seconds']:8.1f} s  {size / found['seconds']:6.0f} reports/s  "
        f"peak {found['megabytes']:5} MB  one more: median {found['median']:.1f}, worst {found['worst']:.1f} ms"
    )


def grow_stored(place: Path, size: int, vectors: Path | None = None) -> None:
    """Print what it costs to grow that many stored fingerprints into stories, and then each of some more."""
    prints = _load(place)
    stored = None if vectors is None else map_vectors(vectors)
    stream = Stream(stored=stored, meanings=None if stored is None else MeaningThresholds())
    start = time.process_time()
    for each in islice(prints, size):
        stream.add(each)
    stream.groups()
    seconds = time.process_time() - start
    more = []
    for each in islice(prints, ONE_MORE):
        start = time.process_time()
        stream.add(each)
        stream.settle()
        more.append(1000 * (time.process_time() - start))
    megabytes = _find_peak()
    more.sort()
    found = {"seconds": seconds, "megabytes": megabytes, "median": more[len(more) // 2], "worst": more[-1]}
    print(json.dumps(found))


def _find_peak() -> int:
    """Most memory that this process held, in MB; the usual figure counts what its parent held at the start, too."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _remember(match: Match) -> Match:
    found: dict[frozenset[str], Likeness] = {}

    def remembered(first: Fingerprint, second: Fingerprint, **limits: Any) -> Likeness:
        pair = frozenset((first.document_id, second.document_id))
        if pair not in found:
            found[pair] = match(first, second, **limits)
        return found[pair]

    return remembered


def _homes() -> dict[str, str]:
    """The story of each document, with the set before a colon."""
    return {
        item.document.id: f"{name}:{story[key]}"
        for name in SETS
        for story in ({row["id"]: row["story"] for row in load_rows(name)},)
        for key, item in load_annotated(name, load_rows(name)).items()
    }


def _is_near(one: Fingerprint, two: Fingerprint) -> bool:
    (start, end), (other_start, other_end) = one.days, two.days
    if start is None or end is None or other_start is None or other_end is None:
        return True
    return max(start - other_end, other_start - end) <= WINDOW


def _digest(*rooms: str) -> str:
    found = sha256()
    for room in rooms:
        place = _ROOT / "src" / "tellings" / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


def _store(place: Path, prints: Iterable[Fingerprint]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    with part.open("w", encoding="utf-8") as lines:
        for each in prints:
            lines.write(json.dumps(encode_fingerprint(each), separators=(",", ":")) + "\n")
    part.replace(place)


def _load(place: Path) -> Iterator[Fingerprint]:
    with place.open(encoding="utf-8") as lines:
        for line in lines:
            yield decode_fingerprint(json.loads(line))


def main() -> None:
    """Print what is asked for, or all of it."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if words[:1] == ["child"]:
        grow_stored(Path(words[1]), int(words[2]), *map(Path, words[3:]))
        return
    skip_if_absent()
    if not all((shared_folder() / "data" / name / "docs.jsonl.gz").is_file() for name in SETS):
        print(f"skipped: {', '.join(SETS)} are not all in {shared_folder()}")
        return
    options = dict(word[2:].split("=") for word in sys.argv[1:] if word.startswith("--"))
    if not words or "recall" in words:
        measure_recall()
    if not words or "order" in words:
        measure_order(int(options.get("orders", 20)))
    sizes = [int(size) for size in options.get("sizes", "1000,10000").split(",")]
    a_day = int(options.get("a-day", A_DAY))
    if not words or "vectors" in words:
        measure_vectors(sizes, a_day)
    if not words or "scale" in words:
        measure_scale(sizes, a_day)


if __name__ == "__main__":
    main()
