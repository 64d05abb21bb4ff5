"""The training run: one schedule of steps over all sets, with checkpoints it can be taken up from."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.models.features import FEATURES
from training.reader.batches import IGNORED, Batch, Encoded, Labels, Pieces, batches_of, collate, encode
from training.reader.data import SCHEMES, Example
from training.reader.network import Reader, Shape, load_trunk
from training.reader.scores import bar_padding, mask_of, vectors_of
from training.reader.variants import Shares, join, vary


@dataclass(frozen=True)
class Recipe:
    """What a run is made of; the defaults made the weights that ship (CARD.md says what was compared)."""

    steps: int = 1700
    pieces: int = 2048  # in a batch, padding counted
    plain_pieces: int = 512  # of the sentences that only keep the vector
    rate: float = 4e-4  # of the trunk
    head_rate: float = 2e-3
    decay: float = 0.9  # of the rate from each layer to the one below
    warm: float = 0.06
    weight_decay: float = 0.01
    tag_weight: float = 0.5
    name_weight: float = 3.0
    vector_weight: float = 16.0
    likeness_weight: float = 10.0
    scheme_chance: float = 0.5  # how often a set's own head is added to the shared one
    feature_dropout: float = 0.15
    averaged: float = 0.99  # of the running mean of weights that is kept; 0 for none
    repeats: tuple[tuple[str, int], ...] = (("uner", 1), ("gum", 1), ("re3d", 2))
    head_dropout: float = 0.3
    dropout: float = 0.1
    seed: int = 1
    shares: Shares = field(default_factory=Shares)


class Course:
    """One training run: its data, network, optimizer and place in the schedule."""

    def __init__(
        self,
        recipe: Recipe,
        examples: Sequence[Example],
        plain: Sequence[tuple[str, ...]],
        labels: Labels,
        pieces_of: Pieces,
        base: Path,
        device: torch.device,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.labels, self.pieces_of, self.device = recipe, labels, pieces_of, device
        self.draw = random.Random(recipe.seed)
        times = dict(recipe.repeats)
        self.examples = [example for example in examples for _ in range(times.get(example.scheme, 1))]
        shape = Shape(
            len(labels.tags), len(labels.relations), len(labels.names), len(SCHEMES), len(FEATURES),
            dropout=recipe.dropout, head_dropout=recipe.head_dropout,
        )  # fmt: skip
        self.network = Reader(shape)
        load_trunk(self.network.trunk, base)
        self.network.to(device)
        texts = [*plain, *(example.words for example in examples)]
        self.plain = [encode(Example(tuple(words)), pieces_of) for words in texts]
        self.targets = vectors_of(self.network, texts, pieces_of, labels, device)
        self.place_of = {id(item): number for number, item in enumerate(self.plain)}
        self.average = [value.detach().clone() for value in self.network.state_dict().values()]
        self.optimizer = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share)
        self.step = 0
        # Half the bits where the processor multiplies them faster; elsewhere they would cost time.
        self.half = device.type == "cuda" or torch.cpu._is_amx_tile_supported()

    def _groups(self) -> list[dict[str, Any]]:
        recipe, trunk = self.recipe, self.network.trunk
        groups: dict[tuple[float, float], list[nn.Parameter]] = {}
        for name, value in self.network.named_parameters():
            rate = recipe.head_rate
            if name.startswith("trunk.") and not name.startswith("trunk.features"):
                depth = int(name.split(".")[2]) if name.startswith("trunk.layers.") else -1
                rate = recipe.rate * recipe.decay ** (len(trunk.layers) - 1 - depth)
                if name.startswith(("trunk.pieces", "trunk.positions")):
                    value.requires_grad_(False)  # the table of pieces stays: words not seen keep their meaning
                    continue
            plain = value.ndim < 2 or "norm" in name
            groups.setdefault((rate, 0.0 if plain else recipe.weight_decay), []).append(value)
        return [{"params": params, "lr": rate, "weight_decay": decay} for (rate, decay), params in groups.items()]

    def _share(self, step: int) -> float:
        """Return the share of the full rate at a step: a linear rise, then a linear fall."""
        rise = max(1, int(self.recipe.warm * self.recipe.steps))
        return min((step + 1) / rise, max(0.0, (self.recipe.steps - step) / max(1, self.recipe.steps - rise)))

    def _epoch(self) -> Iterator[list[Encoded]]:
        shares, draw = self.recipe.shares, self.draw
        items = []
        for example in self.examples:
            varied = vary(example, shares, draw)
            if draw.random() < shares.joined:
                other = draw.choice(self.examples)
                if other.scheme == example.scheme and len(other.words) + len(varied.words) < 60:
                    varied = join(varied, other)
            items.append(encode(varied, self.pieces_of))
        yield from batches_of([item for item in items if item.firsts], self.recipe.pieces, draw)

    def _plain_epoch(self) -> Iterator[list[Encoded]]:
        yield from batches_of(self.plain, self.recipe.plain_pieces, self.draw)

    def run(self, folder: Path, *, every: int = 200) -> None:
        """Take all steps that are left, with a checkpoint `every` so many."""
        lessons, plain = _forever(self._epoch), _forever(self._plain_epoch)
        begun, seen = time.monotonic(), 0
        losses = dict.fromkeys(("tags", "arcs", "relations", "names", "vector"), 0.0)
        while self.step < self.recipe.steps:
            batch = collate(next(lessons), self.labels).to(self.device)
            group = next(plain)
            parts = self._losses(batch, group)
            total = sum(parts.values(), torch.zeros((), device=self.device))
            self.optimizer.zero_grad(set_to_none=True)
            total.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.step += 1
            self._keep_average()
            seen += int(batch.pieces.numel())
            if self.step % 20 == 0:
                for name, value in parts.items():
                    losses[name] = 0.8 * losses[name] + 0.2 * value.item()
            if self.step % every == 0:
                rate = seen / (time.monotonic() - begun)
                shown = "  ".join(f"{name} {value:.3f}" for name, value in losses.items())
                print(f"step {self.step} of {self.recipe.steps}  {rate:,.0f} pieces/s  {shown}", flush=True)
                self.save(folder)
        self.save(folder)

    def _losses(self, batch: Batch, group: list[Encoded]) -> dict[str, Tensor]:
        recipe, network = self.recipe, self.network
        network.train()
        with torch.autocast(self.device.type, dtype=torch.bfloat16) if self.half else nullcontext():
            keep = (torch.rand(batch.features.shape[0], 1, batch.features.shape[2], device=self.device)
                    >= recipe.feature_dropout).float()  # fmt: skip
            states = network.trunk(batch.pieces, batch.features * keep, mask_of(batch.present))
            tags = network.tags(states, batch.firsts, batch.lasts).float()
            scores, dependent, head = network.arcs(states, batch.firsts, batch.lasts)
            relations = network.relations(dependent, head, batch.heads.clamp(min=0)).float()
            with_scheme = torch.rand(len(batch.scheme), device=self.device) < recipe.scheme_chance
            names = network.names(states, batch.firsts, batch.lasts, batch.scheme.where(with_scheme, -1)).float()
            plain = collate(group, self.labels, with_features=False).to(self.device)
            kept = network.vector(network.trunk(plain.pieces, None, mask_of(plain.present)), plain.present).float()
        goal = self.targets[[self.place_of[id(item)] for item in group]].to(self.device)
        scores = bar_padding(scores.float(), batch.words)
        return {
            "tags": recipe.tag_weight * _loss(tags, batch.tags),
            "arcs": _loss(scores, batch.heads),
            "relations": _loss(relations, batch.relations),
            "names": recipe.name_weight * _name_loss(names, batch),
            "vector": recipe.vector_weight * (1 - (kept * goal).sum(-1)).mean()
            + recipe.likeness_weight * (kept @ kept.T - goal @ goal.T).pow(2).mean(),
        }

    def _keep_average(self) -> None:
        if not self.recipe.averaged:
            return
        share = min(self.recipe.averaged, 1 - 1 / (self.step + 1))
        for kept, value in zip(self.average, self.network.state_dict().values(), strict=True):
            kept.lerp_(value, 1 - share)

    def averaged(self) -> Reader:
        """Return the network with the running mean of its weights."""
        if self.recipe.averaged:
            names = self.network.state_dict().keys()
            self.network.load_state_dict(dict(zip(names, self.average, strict=True)))
        return self.network

    def save(self, folder: Path) -> None:
        """Write a checkpoint from which the run can be taken up."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "draw": self.draw.getstate(),
            "torch": torch.get_rng_state(),
        }
        torch.save(state, folder / "next.pt")
        (folder / "next.pt").replace(folder / "checkpoint.pt")
        (folder / "recipe.json").write_text(json.dumps(asdict(self.recipe), indent=1))

    def take_up(self, folder: Path) -> bool:
        """Go on from the folder's checkpoint; return False where there is none of this recipe."""
        path = folder / "checkpoint.pt"
        if not path.exists() or json.loads((folder / "recipe.json").read_text()) != json.loads(
            json.dumps(asdict(self.recipe))
        ):
            return False
        state = torch.load(path, map_location=self.device, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.draw.setstate(state["draw"])
        torch.set_rng_state(state["torch"].cpu())
        self.step = state["step"]
        return True


def _forever(epoch: Callable[[], Iterator[list[Encoded]]]) -> Iterator[list[Encoded]]:
    while True:
        yield from epoch()


def _loss(logits: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORED).any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _name_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Return the loss of the name labels; where a set's "O" leaves a kind open, any of the open labels will do."""
    known = batch.names != IGNORED
    if not bool(known.any()):
        return logits.sum() * 0.0
    scores = logits.log_softmax(-1)
    exact = scores.gather(-1, batch.names.clamp(min=0)[..., None]).squeeze(-1)
    open_score = scores.masked_fill(~batch.open_names, -1e4).logsumexp(-1)
    chosen = torch.where(batch.open_names.any(-1), open_score, exact)
    return -chosen[known].mean()
