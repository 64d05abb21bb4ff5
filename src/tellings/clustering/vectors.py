"""Vectors of reports in whole numbers: a byte an entry, with cosines that no order of adding or machine changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 127  # of an entry: products of so small whole numbers are added without rounding, in any order
_PARTS = 1_000_000  # of a cosine, for scores in whole numbers

PackedVector = NDArray[np.int8]


class VectorPile:
    """A growing matrix of vectors and whose they are."""

    def __init__(self) -> None:
        self._count = 0
        self._owners = np.zeros(0, np.int64)
        self._lengths = np.zeros(0)
        self._rows = np.zeros((0, 0), np.float32)

    def add(self, owner: int, vector: PackedVector) -> None:
        """Take in the vector of one report."""
        if self._count == len(self._owners):
            more = max(16, self._count // 2)
            self._owners = np.concatenate([self._owners, np.zeros(more, np.int64)])
            self._lengths = np.concatenate([self._lengths, np.ones(more)])
            rows = self._rows.reshape(self._count, len(vector))
            self._rows = np.concatenate([rows, np.zeros((more, len(vector)), np.float32)])
        self._owners[self._count] = owner
        self._lengths[self._count] = _measure(vector)
        self._rows[self._count] = vector
        self._count += 1

    def match(self, vector: PackedVector, least: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return (owners, cosines in millionths) of the vectors with a cosine of at least `least`."""
        products = self._rows[: self._count] @ vector.astype(np.float32)
        cosines = products / np.sqrt(self._lengths[: self._count] * _measure(vector))
        near = np.nonzero(cosines >= least)[0]
        return self._owners[near], np.rint(_PARTS * cosines[near]).astype(np.int64)


def pack_vector(vector: Sequence[float]) -> PackedVector | None:
    """Return a vector in whole numbers of one byte, None where it points nowhere."""
    values = np.asarray(vector, np.float64)
    largest = float(np.abs(values).max(initial=0.0))
    return np.rint(_STEPS * (values / largest)).astype(np.int8) if largest else None


def find_cosine(one: PackedVector, two: PackedVector) -> float:
    """Return the cosine of two packed vectors."""
    product = int(one.astype(np.int64) @ two.astype(np.int64))
    return float(product / np.sqrt(_measure(one) * _measure(two)))


def _measure(vector: PackedVector) -> float:
    """Square of a vector's length."""
    return float(vector.astype(np.int64) @ vector.astype(np.int64))
