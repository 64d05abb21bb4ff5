"""How much of one text stands in another, estimated from sampled hashes through an inverted index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

HOLDERS = 24  # texts that are listed for one hash: a text carried by hundreds is told by any of them
_Ints = NDArray[np.int64]


def match_samples(
    samples: Mapping[str, Collection[int]], *, least: float, holders: int = HOLDERS
) -> Iterator[tuple[str, str, float]]:
    """Yield (id, id, estimated containment) of the pairs that share `least` of the smaller sample, ids in order.

    `samples` are distinct sampled hashes by document id, as `Fingerprint.shingles` holds them; the method is
    containment by FracMinHash (Irber et al. 2022). A hash that very many texts hold (furniture, or a text that
    hundreds carry) pairs each of them with the first `holders` only, in which all who carry one text still meet. So
    the cost grows with the number of texts, not of pairs, and nothing depends on the order of the mapping.
    """
    ids = sorted(samples)
    sizes = np.array([len(samples[key]) for key in ids], dtype=np.int64)
    first, second, counts = _count_shared(*_invert([samples[key] for key in ids], sizes), holders)
    shares = counts / np.minimum(sizes[first], sizes[second])
    for at in np.flatnonzero(shares >= least).tolist():
        yield ids[first[at]], ids[second[at]], float(shares[at])


def _invert(samples: list[Collection[int]], sizes: _Ints) -> tuple[_Ints, _Ints]:
    """The texts in the order of their hashes, those of one in their own order, and where its first one stands."""
    values = np.fromiter((value for sample in samples for value in sample), dtype=np.uint64, count=int(sizes.sum()))
    order = np.argsort(values, kind="stable")
    texts = np.repeat(np.arange(len(samples), dtype=np.int64), sizes)[order]
    is_first = np.diff(values[order], prepend=values[order][:1]) != 0
    starts = np.where(is_first, np.arange(len(order)), 0)
    return texts, np.maximum.accumulate(starts)


def _count_shared(texts: _Ints, starts: _Ints, holders: int) -> tuple[_Ints, _Ints, _Ints]:
    """The pairs of texts that share hashes, the earlier first, and how many."""
    width = int(texts.max(initial=0)) + 1
    places = np.arange(len(texts))
    codes = []
    for rank in range(holders):
        places = places[places - starts[places] > rank]
        codes.append(texts[starts[places] + rank] * width + texts[places])
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    return pairs // width, pairs % width, counts
