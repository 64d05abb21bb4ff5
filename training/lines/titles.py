"""The weights that choose the title among the lines of a page, by the likelihood of the right line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.extraction.chances import find_chances
from tellings.extraction.headlines import describe_titles
from tellings.tables.lineweights import STEPS, LineWeights
from training.lines.pages import Example

_EPOCHS = 30
_RATE = 3e-3
_SHRINK = 1e-3
_DROPOUT = 0.3


def train_titles(examples: Sequence[Example], weights: LineWeights, seed: int = 1) -> NDArray[np.float32]:
    """Return a weight for each number that describes a line as a title; pages that show none are left out."""
    chance = np.random.default_rng(seed)
    pages = [
        (describe(one, weights), np.array(one.titles)) for one in examples if one.titles and len(one.lines) <= 1500
    ]
    if not pages:
        raise SystemExit("No page with a title: is TELLINGS_SHARED set?")
    found = np.zeros(pages[0][0].shape[1], np.float32)
    mean, square, count, total = np.zeros_like(found), np.zeros_like(found), 0, _EPOCHS * len(pages)
    for _ in range(_EPOCHS):
        for at in chance.permutation(len(pages)):
            rows, right = pages[at]
            hidden = (chance.random(len(found)) > _DROPOUT) / (1 - _DROPOUT)
            seen = (rows * hidden).astype(np.float32)
            scores = seen @ found
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            wanted = np.zeros_like(shares)
            wanted[right] = shares[right] / max(1e-9, shares[right].sum())
            slope = seen.T @ (shares - wanted) + _SHRINK * found
            count += 1
            rate = _RATE * min(1.0, count / 200) * max(0.02, 1 - count / total)
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope**2 - square)
            found -= rate * (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.999**count)) + 1e-8)
    return found


def describe(example: Example, weights: LineWeights) -> NDArray[np.float32]:
    """Return the rows of a page's lines as titles."""
    rows = example.rows.astype(np.float64)
    found = describe_titles(example.lines, example.reasons, rows, find_chances(rows, weights))
    return (found / STEPS).astype(np.float32)
