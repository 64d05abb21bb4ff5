"""Which lines of a whole web page are the report's own, as a chance for each line.

A line stands before the text, is text, is foreign amid the text, or stands after it; a page runs through these roles
in this order, text and foreign lines in turn. What each role costs a line is told by a small net over its numbers
(`lineforms`); the chances are those of the chain as a whole (forward and backward sums, as in a linear-chain
conditional random field: Lafferty, McCallum and Pereira, ICML 2001).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tellings.tables.lineweights import STEPS, LineWeights

if TYPE_CHECKING:
    from tellings.extraction.lineforms import Numbers

_BEFORE, _TEXT, _FOREIGN, _AFTER, _BEGINS, _ENDS = range(6)
_NEVER = -1e9
_FINENESS = 1e-6  # chances are rounded, so that the last digit of a logarithm decides nothing


def find_chances(rows: Numbers, weights: LineWeights) -> list[float]:
    """Return for each line the chance that it belongs to the report; `rows` are those of `describe_lines`."""
    if not len(rows):
        return []
    scores = _weigh(rows, weights)
    steps = [[value / weights.scale for value in row] for row in weights.steps]
    before, after = _forward(scores, steps), _backward(scores, steps)
    total = before[-1][_BEFORE]
    for role in (_TEXT, _AFTER):
        total = _add(total, before[-1][role])
    chances = (
        math.exp(min(0.0, one[_TEXT] + other[_TEXT] - total)) for one, other in zip(before, after, strict=True)
    )
    return [round(chance / _FINENESS) * _FINENESS for chance in chances]


def _weigh(rows: Numbers, weights: LineWeights) -> list[list[float]]:
    import numpy as np

    hidden = np.maximum(rows @ np.array(weights.hidden, dtype=np.float64).T + np.array(weights.hidden_base), 0.0)
    scores = hidden @ np.array(weights.outputs, dtype=np.float64).T + np.array(weights.outputs_base)
    found: list[list[float]] = (scores / (STEPS * weights.scale * weights.scale)).tolist()
    return found


def _forward(scores: list[list[float]], steps: list[list[float]]) -> list[tuple[float, float, float, float]]:
    first = scores[0]
    now = (first[_BEFORE], first[_TEXT] + first[_BEGINS], _NEVER, _NEVER)
    found = [now]
    for score in scores[1:]:
        before, text, foreign, after = now
        now = (
            before + steps[_BEFORE][_BEFORE] + score[_BEFORE],
            score[_TEXT]
            + _add(
                before + steps[_BEFORE][_TEXT] + score[_BEGINS],
                _add(text + steps[_TEXT][_TEXT], foreign + steps[_FOREIGN][_TEXT]),
            ),
            score[_FOREIGN] + _add(text + steps[_TEXT][_FOREIGN], foreign + steps[_FOREIGN][_FOREIGN]),
            score[_AFTER] + _add(text + steps[_TEXT][_AFTER] + score[_ENDS], after + steps[_AFTER][_AFTER]),
        )
        found.append(now)
    return found


def _backward(scores: list[list[float]], steps: list[list[float]]) -> list[tuple[float, float, float, float]]:
    now = (0.0, 0.0, _NEVER, 0.0)
    found = [now]
    for score in reversed(scores[1:]):
        text, foreign, after = now[_TEXT] + score[_TEXT], now[_FOREIGN] + score[_FOREIGN], now[_AFTER] + score[_AFTER]
        now = (
            _add(
                steps[_BEFORE][_BEFORE] + now[_BEFORE] + score[_BEFORE], steps[_BEFORE][_TEXT] + text + score[_BEGINS]
            ),
            _add(
                steps[_TEXT][_TEXT] + text,
                _add(steps[_TEXT][_FOREIGN] + foreign, steps[_TEXT][_AFTER] + after + score[_ENDS]),
            ),
            _add(steps[_FOREIGN][_TEXT] + text, steps[_FOREIGN][_FOREIGN] + foreign),
            steps[_AFTER][_AFTER] + after,
        )
        found.append(now)
    return found[::-1]


def _add(one: float, other: float) -> float:
    """Return the logarithm of the sum of two chances given as logarithms."""
    high, low = (one, other) if one > other else (other, one)
    return high + math.log1p(math.exp(max(-700.0, low - high)))
