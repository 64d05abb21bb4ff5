"""The net over a line's numbers and the chain over a page's lines, trained by the likelihood of whole pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.tables.lineweights import STEPS
from training.lines.pages import Example

Floats = NDArray[np.float32]
Masks = NDArray[np.bool_]
BEFORE, TEXT, FOREIGN, AFTER, BEGINS, ENDS = range(6)
_ROLES = 4
_ORDER = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 3))
_NEVER = -1e4


class Recipe(NamedTuple):
    """How the weights are trained."""

    hidden: int = 24
    epochs: int = 16
    batch: int = 16
    rate: float = 1e-2
    shrink: float = 1e-4
    dropout: float = 0.4  # share of a line's numbers hidden while training: no page must hang on one of them
    longest: int = 700  # lines of a page; longer ones are left out
    seed: int = 1


class Net(NamedTuple):
    """Weights of the hidden layer, of the roles, and of the steps between them."""

    hidden: Floats
    hidden_base: Floats
    outputs: Floats
    outputs_base: Floats
    steps: Floats


class Sums(NamedTuple):
    """What the chain says of a batch: log of the total, and the expected share of roles, beginnings, ends, steps."""

    total: NDArray[np.float64]
    roles: NDArray[np.float64]
    begins: NDArray[np.float64]
    ends: NDArray[np.float64]
    steps: NDArray[np.float64]


def find_run(example: Example) -> tuple[int, int]:
    """Return the run of lines that holds most of the body and little else: the largest sum of gold weights."""
    labels, sizes = example.labels, example.sizes
    body = labels == 1
    lines, size = max(1, int(body.sum())), max(1, int(sizes[body].sum()))
    gains = np.where(body, 0.5 / lines + 0.5 * sizes / size, np.where(labels == 0, -sizes / size, 0.0))
    best, run, total, begin = 0.0, (0, 0), 0.0, 0
    for number, gain in enumerate(gains):
        if total <= 0:
            total, begin = 0.0, number
        total += gain
        if total > best + 1e-12:
            best, run = total, (begin, number + 1)
    return run


def allow(example: Example) -> Masks:
    """Return which roles each line may have: doubtful lines and body far from the text any, the others one."""
    first, last = find_run(example)
    masks = np.zeros((len(example.labels), _ROLES), dtype=np.bool_)
    for number, label in enumerate(example.labels):
        if label == -1 or (label == 1 and not first <= number < last):
            masks[number] = True
        elif number < first:
            masks[number, BEFORE] = True
        elif number >= last:
            masks[number, AFTER] = True
        else:
            masks[number, TEXT if label else FOREIGN] = True
    return masks


def _sum(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis)
    found: NDArray[np.float64] = top + np.log(np.exp(values - np.expand_dims(top, axis)).sum(axis))
    return found


def sum_chain(scores: NDArray[np.float64], steps: NDArray[np.float64], there: Masks) -> Sums:
    """Return the sums over all ways through the roles, for pages x lines x 6 scores; `there` marks real lines."""
    pages, length, _ = scores.shape

    def at(number: int) -> NDArray[np.float64]:
        costs = np.repeat(steps[None], pages, axis=0)
        costs[:, BEFORE, TEXT] += scores[:, number, BEGINS]
        costs[:, TEXT, AFTER] += scores[:, number, ENDS]
        return costs

    ways = np.empty((pages, length, _ROLES))
    ways[:, 0] = scores[:, 0, :_ROLES] + np.array([0, 0, _NEVER, _NEVER])
    ways[:, 0, TEXT] += scores[:, 0, BEGINS]
    for number in range(1, length):
        new = _sum(ways[:, number - 1, :, None] + at(number), 1) + scores[:, number, :_ROLES]
        ways[:, number] = np.where(there[:, number, None], new, ways[:, number - 1])
    last = np.array([0, 0, _NEVER, 0.0])
    total = _sum(ways[:, -1] + last, 1)
    rest = np.empty_like(ways)
    rest[:, -1] = last
    begins, ends, taken = np.zeros((pages, length)), np.zeros((pages, length)), np.zeros((_ROLES, _ROLES))
    for number in range(length - 1, 0, -1):
        onward = at(number) + (scores[:, number, :_ROLES] + rest[:, number])[:, None, :]
        rest[:, number - 1] = np.where(there[:, number, None], _sum(onward, 2), rest[:, number])
        share = np.exp(np.minimum(0, ways[:, number - 1, :, None] + onward - total[:, None, None]))
        share *= there[:, number, None, None]
        begins[:, number], ends[:, number] = share[:, BEFORE, TEXT], share[:, TEXT, AFTER]
        taken += share.sum(0)
    roles = np.exp(np.minimum(0, ways + rest - total[:, None, None])) * there[:, :, None]
    begins[:, 0] = roles[:, 0, TEXT]
    return Sums(total, roles, begins, ends, taken)


def step_costs(net: Net) -> NDArray[np.float64]:
    """Return the costs of one role after another, what cannot follow at no price."""
    costs = np.full((_ROLES, _ROLES), _NEVER)
    for one, other in _ORDER:
        costs[one, other] = net.steps[one, other]
    return costs


def train(examples: Sequence[Example], recipe: Recipe) -> Net:
    """Return the net that makes the labels of the pages likely (Adam, one linear rise and fall of the rate)."""
    chance = np.random.default_rng(recipe.seed)
    chosen = sorted((one for one in examples if len(one.labels) <= recipe.longest), key=lambda one: len(one.labels))
    masks = [allow(one) for one in chosen]
    width = chosen[0].rows.shape[1]
    net = Net(
        chance.normal(0, (2 / width) ** 0.5, (width, recipe.hidden)).astype(np.float32),
        np.zeros(recipe.hidden, np.float32),
        chance.normal(0, 0.3 / recipe.hidden**0.5, (recipe.hidden, 6)).astype(np.float32),
        np.zeros(6, np.float32),
        np.zeros((_ROLES, _ROLES), np.float32),
    )
    means, squares = [np.zeros_like(part) for part in net], [np.zeros_like(part) for part in net]
    batches = [range(at, min(at + recipe.batch, len(chosen))) for at in range(0, len(chosen), recipe.batch)]
    total, count = recipe.epochs * len(batches), 0
    for _ in range(recipe.epochs):
        for at in chance.permutation(len(batches)):
            slopes = _slopes(net, [chosen[i] for i in batches[at]], [masks[i] for i in batches[at]], recipe, chance)
            count += 1
            rate = recipe.rate * min(1.0, count / 50) * max(0.02, 1 - count / total)
            for part, slope, mean, square in zip(net, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.01 * (slope**2 - square)
                part -= rate * (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.99**count)) + 1e-8)
    return net


def _slopes(
    net: Net, pages: Sequence[Example], masks: Sequence[Masks], recipe: Recipe, chance: np.random.Generator
) -> list[Floats]:
    """Return the slope of the loss for each part of the net: what the chain expects less what the labels allow."""
    length, width = max(len(page.labels) for page in pages), pages[0].rows.shape[1]
    rows = np.zeros((len(pages), length, width), np.float32)
    there = np.zeros((len(pages), length), np.bool_)
    banned = np.zeros((len(pages), length, _ROLES))
    weights = np.zeros((len(pages), 1, 1))
    for number, (page, mask) in enumerate(zip(pages, masks, strict=True)):
        size = len(page.labels)
        rows[number, :size], there[number, :size] = page.rows / STEPS, True
        banned[number, :size] = np.where(mask, 0.0, _NEVER)
        weights[number] = 100 / max(30, size)  # every page counts the same, as in the figures
    rows *= (chance.random(rows.shape, dtype=np.float32) > recipe.dropout) / np.float32(1 - recipe.dropout)
    flat = rows.reshape(-1, width)
    above = flat @ net.hidden + net.hidden_base
    units = np.maximum(above, 0)
    scores = (units @ net.outputs + net.outputs_base).reshape(len(pages), length, 6).astype(np.float64)
    costs = step_costs(net)
    free = sum_chain(scores, costs, there)
    scores[:, :, :_ROLES] += banned
    held = sum_chain(scores, costs, there)
    parts = [free.roles - held.roles, (free.begins - held.begins)[..., None], (free.ends - held.ends)[..., None]]
    share = 1 / (20 * len(pages))
    back = (np.concatenate(parts, 2) * weights * share).reshape(-1, 6).astype(np.float32)
    below = (back @ net.outputs.T) * (above > 0)
    steps = np.where(costs > _NEVER, (free.steps - held.steps) * share, 0.0)
    return [
        flat.T @ below + recipe.shrink * net.hidden,
        below.sum(0),
        units.T @ back + recipe.shrink * net.outputs,
        back.sum(0),
        steps.astype(np.float32),
    ]
