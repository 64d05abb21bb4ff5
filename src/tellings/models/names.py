"""Names among words, from scores of labels that say where a name begins and goes on (B-person, I-person, O)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from tellings.types.annotations import MentionKind
from tellings.types.readings import Name

KINDS: tuple[str, ...] = get_args(MentionKind)


class Labels:
    """The labels of a model in the order of its scores; ValueError names one that is none of ours."""

    def __init__(self, labels: Sequence[str]) -> None:
        known = {"O", *(f"{sign}-{kind}" for sign in "BI" for kind in KINDS)}
        unknown = [label for label in labels if label not in known]
        if unknown or "O" not in labels:
            raise ValueError(f"expected labels O, B-KIND and I-KIND, found {unknown or list(labels)}")
        self._labels = tuple(labels)
        opens = [label for label in labels if label[0] == "I"]
        # blocked[i, j]: label j may not follow label i
        self._blocked = np.array(
            [[label in opens and before[1:] != label[1:] for label in labels] for before in labels]
        )
        self._blocked_at_start = np.array([label in opens for label in labels])

    def find_names(self, scores: NDArray[np.float32]) -> list[Name]:
        """Return the names of the best-scoring row of labels in which a name begins before it goes on."""
        if not len(scores):
            return []
        shares = _softmax(np.clip(np.nan_to_num(np.asarray(scores, np.float64)), -1e6, 1e6))
        path = self._find_path(np.log(np.maximum(shares, 1e-300)))
        names: list[Name] = []
        first = None
        for at in range(len(path) + 1):
            label = self._labels[path[at]] if at < len(path) else "O"
            if first is not None and label[0] != "I":
                score = float(np.mean([shares[word, path[word]] for word in range(first, at)]))
                kind = cast(MentionKind, self._labels[path[first]][2:])
                names.append(Name(first, at, kind, min(1.0, score)))
                first = None
            if label[0] == "B":
                first = at
        return names

    def _find_path(self, logs: NDArray[np.float64]) -> list[int]:
        """Return the best allowed label of each word (Viterbi)."""
        greedy = logs.argmax(axis=1)
        if not self._blocked_at_start[greedy[0]] and not self._blocked[greedy[:-1], greedy[1:]].any():
            return list(map(int, greedy))
        never = np.where(self._blocked, -np.inf, 0.0)
        best = np.where(self._blocked_at_start, -np.inf, logs[0])
        origins: list[NDArray[np.intp]] = []
        for row in logs[1:]:
            ways = best[:, None] + never
            origins.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        path = [int(best.argmax())]
        for origin in reversed(origins):
            path.append(int(origin[path[-1]]))
        return path[::-1]


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores of each row as shares of one."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares
