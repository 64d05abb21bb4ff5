"""Copies planted among many reports, and pairs of reports that tell one event in words of their own.

Run: python -m bench.copies [number of reports] [--peers]

The reports are real ones, and fill-ups that take one sentence each from twenty or more real ones. Ten kinds of copies
are planted. Nothing is annotated: what is quoted is told by its marks, as the stage itself does. MinHash peers
(datasketch, rensa) find candidates among the same word runs in the same run; they are skipped where they are absent.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from bench.clustering import load_rows
from bench.gold import skip_if_absent
from bench.planted import FURTHER, KINDS, SEED, Text, build, find_shared, list_word_runs, load_texts, make_document
from tellings.clustering.containments import match_samples
from tellings.clustering.copies import match_copies
from tellings.text.shingles import SAMPLE
from tellings.types.stories import Copy

REPORTS = 20_000
_APART = 0.1  # containment below which two reports of one event are independent


def group(copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the head of the group of each id that a pair names."""
    heads: dict[str, str] = {}

    def head(key: str) -> str:
        while heads.setdefault(key, key) != key:
            key = heads[key]
        return key

    for one, two in copies:
        heads[head(one)] = head(two)
    return {key: head(key) for key in list(heads)}


def score(texts: Sequence[Text], pairs: Sequence[tuple[str, str]]) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """Return recall by kind and the precision of the pairs found, and the wrong pairs.

    A planted copy is found where it is in one group with its base. A pair is right where both go back to one report,
    or where real ones share a fifth of the shorter, quotations counted; with a fill-up it is always wrong.
    """
    by_id = {text.id: text for text in texts}
    heads = group(pairs)
    hits: dict[str, list[bool]] = defaultdict(list)
    for text in texts:
        if text.base is not None:
            hits[text.kind or ""].append(heads.get(text.id, text.id) == heads.get(text.base, text.base))
    wrong = []
    for one, two in pairs:
        first, second = by_id[one], by_id[two]
        is_one = (first.base or first.id) == (second.base or second.id)
        if not is_one and (any(key.startswith("fill") for key in (one, two)) or find_shared(first, second) < 0.2):
            wrong.append((one, two))
    figures = {f"recall, {kind}": sum(found) / len(found) for kind, found in hits.items()}
    return figures | {"precision of pairs": 1 - len(wrong) / max(1, len(pairs))}, wrong


def score_kinds(texts: Sequence[Text], copies: Sequence[Copy]) -> dict[str, float]:
    """Return the share of planted copies found that are called the right kind, by the way they were made."""
    by_id = {text.id: text for text in texts}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for copy in copies:
        for one, two in ((copy.copy_id, copy.other_id), (copy.other_id, copy.copy_id)):
            text = by_id.get(one or "")
            if text is not None and text.base == two:
                called[text.kind or ""][copy.kind] += 1
    return {
        f"right kind, {kind}": counts[FURTHER.get(kind, "wire")] / sum(counts.values())
        for kind, counts in called.items()
    }


def score_events() -> dict[str, float]:
    """Return how many pairs of reports of one event, told in words of their own, are called copies."""
    members: dict[str, list[Text]] = defaultdict(list)
    texts = {text.id: text for text in load_texts() if text.id.startswith("allsides")}
    for row in load_rows("allsides"):
        if f"allsides:{row['id']}" in texts:
            members[row["story"]].append(texts[f"allsides:{row['id']}"])
    found = {
        frozenset((copy.copy_id, copy.other_id))
        for copy in match_copies([make_document(each) for each in texts.values()])
    }
    apart = called = 0
    for each in members.values():
        for one, two in combinations(each, 2):
            if find_shared(one, two) < _APART:
                apart += 1
                called += frozenset((one.id, two.id)) in found
    return {"independent pairs of one event": apart, "of them called copies": called}


def time_growth(texts: Sequence[Text]) -> tuple[float, list[Copy], str]:
    """Return the exponent of growth between a quarter of the reports and all, the copies, and a line to print."""
    documents = [make_document(text) for text in texts]
    families = sorted({text.base or text.id for text in texts})
    chosen = set(random.Random(SEED).sample(families, len(families) // 4))
    few = [item for item, text in zip(documents, texts, strict=True) if (text.base or text.id) in chosen]
    start = time.process_time()
    match_copies(few)
    middle = time.process_time()
    copies = match_copies(documents)
    quarter, whole = middle - start, time.process_time() - middle
    exponent = math.log(whole / quarter) / math.log(len(documents) / len(few))
    line = (
        f"{len(few)} reports {len(few) / quarter:.0f}/s, {len(documents)} reports {len(documents) / whole:.0f}/s "
        f"of one core's time, growth exponent {exponent:.2f}"
    )
    return exponent, list(copies), line


def find_by_datasketch(runs: Mapping[str, set[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that datasketch's MinHash LSH holds for alike: 128 permutations, Jaccard .25."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped, unused-ignore]

    lsh = MinHashLSH(threshold=0.25, num_perm=128)
    for key, values in runs.items():
        sketch = MinHash(num_perm=128)
        sketch.update_batch(list(values))
        yield from ((other, key) for other in lsh.query(sketch))
        lsh.insert(key, sketch)


def find_by_rensa(runs: Mapping[str, set[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that rensa's MinHash LSH holds for alike: 128 permutations, 32 bands."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped, unused-ignore]

    lsh = RMinHashLSH(threshold=0.25, num_perm=128, num_bands=32)
    keys = list(runs)
    for number, key in enumerate(keys):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([value.decode() for value in runs[key]])
        yield from ((keys[other], key) for other in lsh.query(sketch))
        lsh.insert(number, sketch)


def find_by_samples(runs: Mapping[str, set[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield our candidates alone, from the same word runs: a fifth of the smaller sample, quotations counted."""
    samples = {
        key: [abs(value) for value in map(hash, values) if value % SAMPLE == 0] for key, values in runs.items()
    }
    yield from ((one, two) for one, two, _ in match_samples(samples, least=0.2))


def print_peers(texts: Sequence[Text]) -> None:
    """Print recall and precision of our candidates and of the peers that are there, and their speed from runs on."""
    peers: dict[str, Any] = {"tellings": find_by_samples, "datasketch": find_by_datasketch, "rensa": find_by_rensa}
    start = time.process_time()
    runs = {text.id: {" ".join(run).encode() for run in list_word_runs(text)} for text in texts}
    print(f"word runs for the peers: {len(texts) / (time.process_time() - start):.0f} reports/s")
    for name, find in peers.items():
        if find_spec(name) is None:
            print(f"{name}: skipped, it is not installed")
            continue
        start = time.process_time()
        pairs = list(find(runs))
        speed = len(texts) / (time.process_time() - start)
        figures, _ = score(texts, pairs)
        print(f"{name}: {speed:.0f} reports/s from word runs on, {len(pairs)} pairs")
        print_figures(figures)


def print_figures(figures: Mapping[str, float]) -> None:
    """Print figures, one a line."""
    for name, value in figures.items():
        print(f"  {name:34} {value:.4f}".rstrip("0").rstrip("."))


def measure_sets(count: int = 5_000, planted: int = 700) -> dict[str, float]:
    """Return the least recall and share of right kinds of the seven ways to copy, and the precision of pairs."""
    texts = build(count, planted)
    if not texts:
        return {}
    copies = match_copies([make_document(text) for text in texts])
    figures, _ = score(texts, [(copy.copy_id, copy.other_id or "") for copy in copies])
    kinds = score_kinds(texts, copies)
    return {
        "allsides: copies found, of the way least found": min(figures[f"recall, {kind}"] for kind in KINDS),
        "allsides: copies called the right kind, at least": min(kinds[f"right kind, {kind}"] for kind in KINDS),
        "allsides: copies precision of pairs": figures["precision of pairs"],
    }


def main() -> None:
    """Print all figures."""
    skip_if_absent()
    count = next((int(each) for each in sys.argv[1:] if each.isdigit()), REPORTS)
    texts = build(count)
    made = Counter(text.kind or text.id.split(":")[0] for text in texts)
    print(f"{len(texts)} reports: {', '.join(f'{number} {kind}' for kind, number in made.items())}")
    _, copies, line = time_growth(texts)
    print("ours:", line, f"{len(copies)} copies")
    figures, wrong = score(texts, [(copy.copy_id, copy.other_id or "") for copy in copies])
    print_figures(figures | score_kinds(texts, copies))
    print("  wrong pairs:", dict(Counter(" and ".join(sorted(key.split(":")[0] for key in pair)) for pair in wrong)))
    print_figures(score_events())
    if "--peers" in sys.argv:
        print_peers(texts)


if __name__ == "__main__":
    main()
