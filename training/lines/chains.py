"""The net over a line's numbers and the chain over a page's lines, trained by the likelihood of whole pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.lines.pages import Example

Floats = NDArray[np.float32]
Masks = NDArray[np.bool_]
BEFORE, TEXT, FOREIGN, AFTER, BEGINS, ENDS = range(6)
_ROLES = 4
_STEPS = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 3))
_NEVER = -1e4
_BAN = np.array([[0.0 if step in _STEPS else _NEVER for step in ((one, at) for at in range(4))] for one in range(4)])
STEP = 64.0


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
    """What the chain says of a batch: the expected share of roles, beginnings, ends and steps of each page."""

    roles: Floats
    begins: Floats
    ends: Floats
    steps: Floats


class Batch(NamedTuple):
    """Some pages side by side: the numbers of their real lines, what is real, what labels ban, what a page counts."""

    flat: Floats
    there: Masks
    banned: Floats
    weights: NDArray[np.float64]


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


def _sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    found: Floats = top.squeeze(axis) + np.log(np.exp(values - top).sum(axis))
    return found


def sum_chain(scores: Floats, costs: Floats, there: Masks) -> Sums:
    """Return the sums over all ways through the roles; `there` marks real lines.

    `scores` are pages x lines x 6, `costs` of steps pages x 4 x 4. Pages stand last within, since they are many.
    """
    pages, length, _ = scores.shape
    lines = np.ascontiguousarray(scores.transpose(1, 2, 0), dtype=np.float32)
    real = np.ascontiguousarray(there.T)
    base = np.ascontiguousarray(costs.transpose(1, 2, 0), dtype=np.float32)

    def at(number: int) -> Floats:
        found = base.copy()
        found[BEFORE, TEXT] += lines[number, BEGINS]
        found[TEXT, AFTER] += lines[number, ENDS]
        return found

    ways = np.empty((length, _ROLES, pages), np.float32)
    ways[0] = lines[0, :_ROLES] + np.array([0, 0, _NEVER, _NEVER], np.float32)[:, None]
    ways[0, TEXT] += lines[0, BEGINS]
    for number in range(1, length):
        new = _sum(ways[number - 1][:, None] + at(number), 0) + lines[number, :_ROLES]
        ways[number] = np.where(real[number], new, ways[number - 1])
    last = np.array([0, 0, _NEVER, 0], np.float32)[:, None]
    total = _sum(ways[-1] + last, 0)
    rest = np.empty_like(ways)
    rest[-1] = last
    begins, ends = np.zeros((length, pages), np.float32), np.zeros((length, pages), np.float32)
    taken = np.zeros((_ROLES, _ROLES, pages), np.float32)
    for number in range(length - 1, 0, -1):
        onward = at(number) + (lines[number, :_ROLES] + rest[number])[None]
        rest[number - 1] = np.where(real[number], _sum(onward, 1), rest[number])
        share = np.exp(np.minimum(0, ways[number - 1][:, None] + onward - total)) * real[number]
        begins[number], ends[number] = share[BEFORE, TEXT], share[TEXT, AFTER]
        taken += share
    roles = np.exp(np.minimum(0, ways + rest - total)) * real[:, None]
    begins[0] = roles[0, TEXT]
    return Sums(roles.transpose(2, 0, 1), begins.T, ends.T, taken.transpose(2, 0, 1))


def step_costs(net: Net) -> Floats:
    """Return the costs of one role after another, what cannot follow at no price."""
    return np.where(_BAN == 0, net.steps, _NEVER).astype(np.float32)


def train(examples: Sequence[Example], unseen: Sequence[int | None], recipe: Recipe) -> list[Net]:
    """Return the nets that make the labels of pages likely, each trained without one fold of `unseen` or with all.

    Adam, one linear rise and fall of the rate. They are trained side by side, with the same numbers hidden.
    """
    chance = np.random.default_rng(recipe.seed)
    places = [at for at, one in enumerate(examples) if len(one.labels) <= recipe.longest]
    places.sort(key=lambda at: len(examples[at].labels))
    masks = {at: allow(examples[at]) for at in places}
    live = np.array([[examples[at].fold != fold for at in places] for fold in unseen], dtype=np.float64)
    net = _begin(len(unseen), examples[0].rows.shape[1], recipe)
    means, squares = [np.zeros_like(part) for part in net], [np.zeros_like(part) for part in net]
    starts = range(0, len(places), recipe.batch)
    total, count = recipe.epochs * len(starts), 0
    for _ in range(recipe.epochs):
        for number in chance.permutation(len(starts)):
            chosen = slice(starts[number], starts[number] + recipe.batch)
            batch = _gather(examples, places[chosen], masks)
            slopes = _slopes(net, batch, live[:, chosen], recipe, chance)
            count += 1
            rate = recipe.rate * min(1.0, count / 50) * max(0.02, 1 - count / total)
            for part, slope, mean, square in zip(net, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.01 * (slope**2 - square)
                part -= rate * (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.99**count)) + 1e-8)
    return [Net(*(part[at] for part in net)) for at in range(len(unseen))]


def _begin(count: int, width: int, recipe: Recipe) -> list[Floats]:
    start = np.random.default_rng(recipe.seed)
    hidden = start.normal(0, (2 / width) ** 0.5, (width, recipe.hidden)).astype(np.float32)
    outputs = start.normal(0, 0.3 / recipe.hidden**0.5, (recipe.hidden, 6)).astype(np.float32)
    shapes = ((recipe.hidden,), (6,), (_ROLES, _ROLES))
    bases, outputs_bases, steps = (np.zeros((count, *shape), np.float32) for shape in shapes)
    return [np.stack([hidden] * count), bases, np.stack([outputs] * count), outputs_bases, steps]


def _gather(examples: Sequence[Example], places: Sequence[int], masks: Mapping[int, Masks]) -> Batch:
    length = max(len(masks[at]) for at in places)
    there = np.zeros((len(places), length), np.bool_)
    banned = np.zeros((len(places), length, _ROLES), np.float32)
    for number, at in enumerate(places):
        size = len(masks[at])
        there[number, :size] = True
        banned[number, :size] = np.where(masks[at], 0.0, _NEVER)
    flat = np.concatenate([examples[at].rows for at in places]) / np.float32(STEP)
    weights = np.array([100 / max(30, len(masks[at])) for at in places])  # every page counts the same, as in figures
    return Batch(flat, there, banned, weights)


def _slopes(
    net: Sequence[Floats], batch: Batch, live: NDArray[np.float64], recipe: Recipe, chance: np.random.Generator
) -> list[Floats]:
    """Return the slope of the loss for each part of the nets: what the chain expects less what the labels allow."""
    pages, length = batch.there.shape
    real, nets = batch.there.reshape(-1), len(live)
    seen = _hide(batch.flat, recipe, chance)
    above = [seen @ net[0][at] + net[1][at] for at in range(nets)]
    scores = np.zeros((nets, pages * length, 6), np.float32)
    for at in range(nets):
        scores[at, real] = np.maximum(above[at], 0) @ net[2][at] + net[3][at]
    scores = scores.reshape(nets * pages, length, 6)
    held = scores.copy()
    held[:, :, :_ROLES] += np.tile(batch.banned, (nets, 1, 1))
    costs = np.repeat(_BAN + net[4] * (_BAN == 0), pages, axis=0)
    both = sum_chain(
        np.concatenate([scores, held]), np.concatenate([costs, costs]), np.tile(batch.there, (2 * nets, 1))
    )
    free, bound = (Sums(*(part[rows] for part in both)) for rows in (slice(nets * pages), slice(nets * pages, None)))
    shares = live / (20 * np.maximum(1, live.sum(1)))[:, None]
    parts = [free.roles - bound.roles, (free.begins - bound.begins)[..., None], (free.ends - bound.ends)[..., None]]
    back = np.concatenate(parts, 2).reshape(nets, pages, length, 6)
    back = (back * (batch.weights * shares)[:, :, None, None]).reshape(nets, pages * length, 6).astype(np.float32)
    steps = (free.steps - bound.steps).reshape(nets, pages, _ROLES, _ROLES) * shares[:, :, None, None]
    slopes = [np.zeros_like(part) for part in net]
    slopes[4] += np.where(_BAN == 0, steps.sum(1), 0.0).astype(np.float32)
    for at in range(nets):
        wrong = back[at][real]
        below = (wrong @ net[2][at].T) * (above[at] > 0)
        slopes[0][at] = seen.T @ below + recipe.shrink * net[0][at]
        slopes[1][at] = below.sum(0)
        slopes[2][at] = np.maximum(above[at], 0).T @ wrong + recipe.shrink * net[2][at]
        slopes[3][at] = wrong.sum(0)
    return slopes


def _hide(rows: Floats, recipe: Recipe, chance: np.random.Generator) -> Floats:
    least = int(recipe.dropout * 256)
    shown = chance.integers(0, 256, rows.shape, dtype=np.uint8) >= least
    return rows * shown * np.float32(1 / (1 - least / 256))
