"""What the numbers that describe a line of a page say for the text, learnt by `training.lines`.

Trained on the public page sets of Trafilatura (Apache-2.0) and Readability (Apache-2.0): the table holds weights of
line shapes, no words of any page. All weights are whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple

STEPS = 64.0  # fineness of the numbers of a line: products and sums of whole numbers are the same on every machine


class LineWeights(NamedTuple):
    """A layer of hidden units over the numbers of a line, what each says for the roles of a line, and the steps.

    `hidden` has a row of weights for each unit, `outputs` one for each role (before, text, foreign within, after) and
    for a text that begins or ends here. `steps` are the costs of one role after another. `titles` weigh the same
    numbers and some more for the title. `scale` is what counts as one.
    """

    scale: int
    hidden: tuple[tuple[int, ...], ...]
    hidden_base: tuple[int, ...]
    outputs: tuple[tuple[int, ...], ...]
    outputs_base: tuple[int, ...]
    steps: tuple[tuple[int, ...], ...]
    titles: tuple[int, ...]


@cache
def load_lineweights() -> LineWeights:
    """Return the weights that ship with the package."""
    return read_lineweights(
        resources.files("tellings.tables").joinpath("lineweights.json").read_text(encoding="utf-8")
    )


def read_lineweights(text: str) -> LineWeights:
    """Return the weights that a table in JSON holds."""
    table = json.loads(text)
    return LineWeights(
        table["scale"],
        _rows(table["hidden"]),
        tuple(table["hidden_base"]),
        _rows(table["outputs"]),
        tuple(table["outputs_base"]),
        _rows(table["steps"]),
        tuple(table["titles"]),
    )


def _rows(rows: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, rows))
