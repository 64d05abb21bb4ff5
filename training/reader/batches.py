"""Examples as tensors: pieces, features, places of words, and what is to be learned of each word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from tellings.models.features import FEATURES, describe_words
from training.reader.data import KINDS, MARKED, SCHEMES, Example

LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
CLS, SEP = 101, 102
IGNORED = -100
Pieces = Callable[[str], Sequence[int]]


@dataclass(frozen=True)
class Labels:
    """The closed lists that the network chooses from."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = LABELS


def labels_of(examples: Sequence[Example], least: int = 20) -> Labels:
    """Return the labels of the trees, rare subtypes of a relation left out."""
    tags = sorted({tag for example in examples for tag in example.tags or ()})
    counts: dict[str, int] = {}
    for example in examples:
        for relation in example.relations or ():
            counts[relation] = counts.get(relation, 0) + 1
    kept = {relation for relation, count in counts.items() if count >= least or ":" not in relation}
    return Labels(tuple(tags), tuple(sorted(kept)))


@dataclass(frozen=True)
class Batch:
    """Padded tensors of several examples; what a set does not say is IGNORED, a mask or -1."""

    pieces: Tensor  # [B, T]
    features: Tensor  # [B, T, F]
    present: Tensor  # [B, T] 1.0 where there is a piece
    firsts: Tensor  # [B, W]
    lasts: Tensor  # [B, W]
    tags: Tensor  # [B, W]
    heads: Tensor  # [B, W]
    relations: Tensor  # [B, W]
    names: Tensor  # [B, W]
    open_names: Tensor  # [B, W, L] True for labels that an "O" of this set may be
    scheme: Tensor  # [B]
    words: Tensor  # [B, W] True where there is a word

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        return Batch(*(getattr(self, name).to(device, non_blocking=True) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Encoded:
    """One example as numbers, before padding."""

    example: Example
    pieces: list[int]
    firsts: list[int]
    lasts: list[int]
    owner: list[int]  # the word of each piece, -1 for [CLS] and [SEP]

    @property
    def size(self) -> int:
        """Return the number of pieces."""
        return len(self.pieces)


def encode(example: Example, pieces_of: Pieces, limit: int = 200) -> Encoded:
    """Return the example as pieces; words beyond the limit are left out with what hangs on them."""
    pieces, firsts, lasts, owner = [CLS], [], [], [-1]
    for number, word in enumerate(example.words):
        own = list(pieces_of(word))
        if len(pieces) + len(own) >= limit:
            break
        firsts.append(len(pieces))
        pieces.extend(own)
        lasts.append(len(pieces) - 1)
        owner.extend([number] * len(own))
    return Encoded(example, [*pieces, SEP], firsts, lasts, [*owner, -1])


def collate(items: Sequence[Encoded], labels: Labels, *, with_features: bool = True) -> Batch:
    """Return the examples as one padded batch."""
    rows, length = len(items), max(item.size for item in items)
    words = max(max(len(item.firsts) for item in items), 1)
    pieces = torch.zeros(rows, length, dtype=torch.long)
    features = torch.zeros(rows, length, len(FEATURES))
    present = torch.zeros(rows, length)
    firsts, lasts = torch.zeros(rows, words, dtype=torch.long), torch.zeros(rows, words, dtype=torch.long)
    tags, heads, relations, names = (torch.full((rows, words), IGNORED) for _ in range(4))
    open_names = torch.zeros(rows, words, len(labels.names), dtype=torch.bool)
    scheme = torch.full((rows,), -1)
    real = torch.zeros(rows, words, dtype=torch.bool)
    tag_index, relation_index, name_index = (
        {name: number for number, name in enumerate(part)} for part in (labels.tags, labels.relations, labels.names)
    )
    for row, item in enumerate(items):
        example, count = item.example, len(item.firsts)
        pieces[row, : item.size] = torch.tensor(item.pieces)
        present[row, : item.size] = 1.0
        firsts[row, :count], lasts[row, :count] = torch.tensor(item.firsts), torch.tensor(item.lasts)
        real[row, :count] = True
        if with_features:
            described = describe_words(example.words)
            where = [
                (place, index) for place, word in enumerate(item.owner) if word >= 0 for index in described[word]
            ]
            if where:
                at, which = zip(*where, strict=True)
                features[row, list(at), list(which)] = 1.0
        if example.tags:
            tags[row, :count] = torch.tensor([tag_index[tag] for tag in example.tags[:count]])
        if example.heads and example.relations:
            heads[row, :count] = torch.tensor([head if head <= count else IGNORED for head in example.heads[:count]])
            relations[row, :count] = torch.tensor(
                [
                    relation_index.get(relation, relation_index.get(relation.split(":")[0], IGNORED))
                    for relation in example.relations[:count]
                ]
            )
        if example.labels:
            names[row, :count] = torch.tensor([name_index[label] for label in example.labels[:count]])
            marked = MARKED[example.scheme]
            free = torch.tensor([label == "O" or label[2:] not in marked for label in labels.names])
            outside = torch.tensor([label == "O" for label in example.labels[:count]])
            open_names[row, :count] = outside[:, None] & free
            scheme[row] = SCHEMES.index(example.scheme)
    return Batch(pieces, features, present, firsts, lasts, tags, heads, relations, names, open_names, scheme, real)


def batches_of(items: Sequence[Encoded], size: int, draw: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches of up to `size` pieces, padding counted, of texts of like length, in random order."""
    order = sorted(items, key=lambda item: (item.size + draw.random() * 4, draw.random()))
    groups: list[list[Encoded]] = [[]]
    for item in order:
        if groups[-1] and (len(groups[-1]) + 1) * item.size > size:
            groups.append([])
        groups[-1].append(item)
    draw.shuffle(groups)
    yield from groups
