"""The network: the MiniLM trunk with heads for tags, syntax and names, and its sentence vector.

The trunk is BERT's encoder (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020); every task reads its own
weighted sum of all layers (Peters et al. 2018); syntax is the biaffine parser of Dozat and Manning (2017).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; those of the trunk are fixed by its weights."""

    tags: int
    relations: int
    labels: int
    schemes: int  # how many sets of names with guidelines of their own
    features: int
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc_width: int = 256
    relation_width: int = 128
    dropout: float = 0.1
    head_dropout: float = 0.3


class Layer(nn.Module):
    """One encoder layer: self-attention and a feed-forward part, each with its norm behind it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value, self.merge = (nn.Linear(width, width) for _ in range(4))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.widen, self.narrow = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.last_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = states.shape
        query, key, value = (
            part(states).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        if mask is not None:
            scores = scores + mask
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, width)
        states = self.norm(states + self.dropout(self.merge(mixed)))
        return self.last_norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Trunk(nn.Module):
    """Pieces and features in, the states of all layers out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))  # BERT's segment 0; there is no other
        self.features = nn.Linear(shape.features, shape.width, bias=False)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, features: Tensor | None, mask: Tensor | None) -> list[Tensor]:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places) + self.kind
        if features is not None:
            states = states + self.features(features)
        states = self.dropout(self.norm(states))
        found = [states]
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found


class Mix(nn.Module):
    """A learned weighted sum of the layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, states: list[Tensor]) -> Tensor:
        shares = self.weights.softmax(0)
        total = states[0] * shares[0]
        for number, state in enumerate(states[1:], start=1):
            total = total + state * shares[number]
        return total * self.scale


class Reader(nn.Module):
    """The whole network; batches are padded in training and hold one text in use."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.trunk = Trunk(shape)
        count = shape.layers + 1
        self.tag_mix, self.arc_mix, self.name_mix = Mix(count), Mix(count), Mix(count)
        self.dropout = nn.Dropout(shape.head_dropout)
        self.tagger = nn.Linear(shape.width, shape.tags)
        self.root = nn.Parameter(torch.zeros(shape.width))
        self.arc_dependent = nn.Linear(shape.width, shape.arc_width)
        self.arc_head = nn.Linear(shape.width, shape.arc_width)
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc_width + 1, shape.arc_width))
        self.relation_dependent = nn.Linear(shape.width, shape.relation_width)
        self.relation_head = nn.Linear(shape.width, shape.relation_width)
        side = shape.relation_width + 1  # one matrix for all relations, so that eight bits reach it
        self.relation_weight = nn.Parameter(torch.zeros(side, shape.relations * side))
        self.name_hidden = nn.Linear(shape.width, shape.width)
        self.namer = nn.Linear(shape.width, shape.labels)
        self.scheme_namer = nn.ModuleList(nn.Linear(shape.width, shape.labels) for _ in range(shape.schemes))
        for own in self.scheme_namer:
            nn.init.zeros_(own.weight)

    def vector(self, states: list[Tensor], present: Tensor | None) -> Tensor:
        """Return the mean of the last layer over the pieces, scaled to unit length, as the base model has it."""
        last = states[-1]
        mean = last.mean(1) if present is None else (last * present[..., None]).sum(1) / present.sum(1, keepdim=True)
        return functional.normalize(mean, dim=-1)

    def words(self, mixed: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Return one state for each word: the mean of its first and its last piece."""
        pick = firsts[..., None].expand(-1, -1, mixed.shape[-1])
        pick_last = lasts[..., None].expand(-1, -1, mixed.shape[-1])
        return self.dropout((mixed.gather(1, pick) + mixed.gather(1, pick_last)) / 2)

    def tags(self, states: list[Tensor], firsts: Tensor, lasts: Tensor) -> Tensor:
        """Return the logits of the parts of speech."""
        logits: Tensor = self.tagger(self.words(self.tag_mix(states), firsts, lasts))
        return logits

    def arcs(self, states: list[Tensor], firsts: Tensor, lasts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of heads, column 0 the root, and the two sides from which relations are read."""
        words = self.words(self.arc_mix(states), firsts, lasts)
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        dependent = functional.gelu(self.arc_dependent(words))
        head = functional.gelu(self.arc_head(heads))
        ones = torch.ones_like(dependent[..., :1])
        scores = torch.cat([dependent, ones], -1) @ self.arc_weight @ head.transpose(1, 2)
        sides = functional.gelu(self.relation_dependent(words)), functional.gelu(self.relation_head(heads))
        return scores, sides[0], sides[1]

    def relations(self, dependent: Tensor, head: Tensor, chosen: Tensor) -> Tensor:
        """Return the logits of the relation of each word to its chosen head (an index into the heads)."""
        picked = head.gather(1, chosen[..., None].expand(-1, -1, head.shape[-1]))
        ones = torch.ones_like(dependent[..., :1])
        left, right = torch.cat([dependent, ones], -1), torch.cat([picked, ones], -1)
        batch, length, width = left.shape
        spread = (left @ self.relation_weight).view(batch, length, self.shape.relations, width)
        return (spread @ right[..., None]).squeeze(-1)

    def names(self, states: list[Tensor], firsts: Tensor, lasts: Tensor, scheme: Tensor | None) -> Tensor:
        """Return the logits of the name labels; `scheme` adds what is particular to one set's guidelines."""
        hidden = self.dropout(functional.gelu(self.name_hidden(self.words(self.name_mix(states), firsts, lasts))))
        logits: Tensor = self.namer(hidden)
        if scheme is not None:
            own = torch.stack([part(hidden) for part in self.scheme_namer], 1)
            known = scheme.clamp(min=0)
            picked = own[torch.arange(len(scheme), device=scheme.device), known]
            logits = logits + picked * (scheme >= 0)[:, None, None]
        return logits


def load_trunk(trunk: Trunk, path: Path) -> None:
    """Fill the trunk with the weights of all-MiniLM-L6-v2 as its package has them."""
    given = load_file(str(path))
    table = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "merge": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for number in range(len(trunk.layers)):
        for ours, theirs in parts.items():
            for end in ("weight", "bias"):
                table[f"layers.{number}.{ours}.{end}"] = f"encoder.layer.{number}.{theirs}.{end}"
    weights = {ours: given[theirs].float() for ours, theirs in table.items()}
    weights["kind"] = given["embeddings.token_type_embeddings.weight"][0].float()
    weights["features.weight"] = trunk.features.weight.detach()
    trunk.load_state_dict(weights)
