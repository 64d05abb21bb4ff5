"""Sentence vectors against graded pairs (STS-B), for any function that gives vectors.

STS-B: Cer and others, "SemEval-2017 Task 1: Semantic Textual Similarity" (2017). The figure is Spearman's rank
correlation of cosines and grades.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from math import fsum, sqrt
from pathlib import Path
from typing import NamedTuple

from tellings.types.readings import Encode

LONGEST = 254  # pieces that the base model's makers let it read


class Pair(NamedTuple):
    """Two sentences with the grade that people gave their likeness, 0 to 5."""

    one: str
    other: str
    grade: float


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file of STS-B."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Pair(one, other, float(grade)) for one, other, grade in csv.reader(lines)]


def score_pairs(pairs: Sequence[Pair], encode: Encode) -> float:
    """Return how well the cosines of vectors rank the pairs, -1 to 1."""
    return rank_correlation(
        [_cosine(encode(one), encode(other)) for one, other, _ in pairs], [p.grade for p in pairs]
    )


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Return Spearman's rho: Pearson's r of ranks, equal values sharing the mean of theirs; 0 where all are equal.

    >>> rank_correlation([1, 2, 3], [10, 30, 20]), rank_correlation([1, 1], [2, 5])
    (0.5, 0.0)
    """
    if len(first) != len(second):
        raise ValueError(f"expected two rows of one length, found {len(first)} and {len(second)} values")
    one, other = find_ranks(first), find_ranks(second)
    middle = (len(first) + 1) / 2
    shared = fsum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = sqrt(fsum((a - middle) ** 2 for a in one) * fsum((b - middle) ** 2 for b in other))
    return shared / spread if spread else 0.0


def find_ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1; equal values share the mean of theirs.

    >>> find_ranks([0.5, 0.1, 0.5])
    [2.5, 1.0, 2.5]
    """
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for at in order[start:end]:
            ranks[at] = (start + 1 + end) / 2
        start = end
    return ranks


def load_base(path: Path) -> Encode:
    """Return the encoder that the training started from, of an ONNX file with `pieces` in and `vector` out.

    It is fed the text as its makers do: words at spaces, cut into pieces. Its vocabulary stands in the file.
    """
    import numpy as np
    import onnxruntime

    from tellings.models.pieces import Vocabulary

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    vocabulary = Vocabulary(session.get_modelmeta().custom_metadata_map["tellings.vocabulary"].split("\n"))
    width = {given.name: given.shape[-1] for given in session.get_inputs()}

    def encode(text: str) -> tuple[float, ...]:
        inner = [number for word in text.split() for number in vocabulary.find_ids(word)]
        pieces = [vocabulary.begin, *inner[:LONGEST], vocabulary.end]
        fed = {"pieces": np.array(pieces, np.int64), "firsts": np.array([1], np.int64)}
        if "features" in width:
            fed["features"] = np.zeros((len(pieces), width["features"]), np.float32)
        [vector] = session.run(["vector"], {name: value for name, value in fed.items() if name in width})
        return tuple(vector.tolist())

    return encode


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    lengths = sqrt(fsum(a * a for a in one) * fsum(b * b for b in other))
    return fsum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0
