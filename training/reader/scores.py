"""Figures of a network in training, syntax and names, and its vectors."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from training.reader.batches import Encoded, Labels, Pieces, collate, encode
from training.reader.data import Example
from training.reader.network import Reader

Spans = set[tuple[int, int, str]]


def groups_of(items: Sequence[Encoded], size: int = 4096) -> list[list[Encoded]]:
    """Return the items by length, in batches of up to `size` pieces."""
    groups: list[list[Encoded]] = [[]]
    for item in sorted(items, key=lambda item: item.size):
        if groups[-1] and (len(groups[-1]) + 1) * item.size > size:
            groups.append([])
        groups[-1].append(item)
    return groups


@torch.no_grad()
def score_trees(network: Reader, items: Sequence[Encoded], labels: Labels, device: torch.device) -> dict[str, float]:
    """Return UPOS, UAS and LAS in percent: best-scoring heads, subtypes of relations cut off, marks counted."""
    network.eval()
    right = [0, 0, 0]
    total = 0
    plain = [relation.split(":")[0] for relation in labels.relations]
    for group in groups_of(items):
        batch = collate(group, labels).to(device)
        states = network.trunk(batch.pieces, batch.features, mask_of(batch.present))
        tags = network.tags(states, batch.firsts, batch.lasts).argmax(-1)
        scores, dependent, head = network.arcs(states, batch.firsts, batch.lasts)
        chosen = bar_padding(scores, batch.words).argmax(-1)
        relations = network.relations(dependent, head, chosen).argmax(-1)
        for row, item in enumerate(group):
            count, example = len(item.firsts), item.example
            assert example.tags and example.heads and example.relations
            total += len(example.words)
            for word in range(count):
                right[0] += labels.tags[int(tags[row, word])] == example.tags[word]
                if int(chosen[row, word]) == example.heads[word]:
                    right[1] += 1
                    right[2] += plain[int(relations[row, word])] == example.relations[word].split(":")[0]
    return {name: 100 * count / total for name, count in zip(("UPOS", "UAS", "LAS"), right, strict=True)}


def mask_of(present: Tensor) -> Tensor:
    """Return what is added to attention scores so that padding is not seen."""
    return (1.0 - present)[:, None, None, :] * -1e4


def bar_padding(scores: Tensor, words: Tensor) -> Tensor:
    """Return the arc scores with no head in the padding and none on the word itself."""
    batch, length = words.shape
    allowed = torch.cat([torch.ones(batch, 1, dtype=torch.bool, device=words.device), words], 1)
    own = torch.eye(length, dtype=torch.bool, device=words.device)
    own = torch.cat([torch.zeros(length, 1, dtype=torch.bool, device=words.device), own], 1)
    return scores.masked_fill(~allowed[:, None, :] | own[None], -1e4)


def spans_of(labels: Sequence[str]) -> Spans:
    """Return the names that BIO labels mark: first word, end, kind."""
    found, first, kind = set(), -1, ""
    for place, label in enumerate([*labels, "O"]):
        if first >= 0 and label != f"I-{kind}":
            found.add((first, place, kind))
            first, kind = -1, ""
        if label[0] == "B" or (label[0] == "I" and first < 0):
            first, kind = place, label[2:]
    return found


@torch.no_grad()
def score_names(network: Reader, items: Sequence[Encoded], labels: Labels, device: torch.device) -> dict[str, float]:
    """Return exact F1 in percent, of all names and by kind, by the shared head, which is the one that ships."""
    network.eval()
    counts: dict[str, list[int]] = {}
    kinds = {"person", "organization", "place"}
    for group in groups_of(items):
        batch = collate(group, labels).to(device)
        states = network.trunk(batch.pieces, batch.features, mask_of(batch.present))
        logits = network.names(states, batch.firsts, batch.lasts, None)
        best = best_labels(logits.log_softmax(-1), labels.names)
        for row, item in enumerate(group):
            assert item.example.labels is not None
            gold = {span for span in spans_of(item.example.labels) if span[2] in kinds}
            ours = {
                span
                for span in spans_of([labels.names[i] for i in best[row][: len(item.firsts)]])
                if span[2] in kinds
            }
            for kind in ("all", *kinds):
                mine = {span for span in ours if kind in ("all", span[2])}
                theirs = {span for span in gold if kind in ("all", span[2])}
                score = counts.setdefault(kind, [0, 0, 0])
                score[0] += len(mine & theirs)
                score[1] += len(mine)
                score[2] += len(theirs)
    return {kind: 200 * hit / max(1, given + wanted) for kind, (hit, given, wanted) in counts.items()}


def best_labels(scores: Tensor, names: Sequence[str]) -> list[list[int]]:
    """Return for each row the best sequence of labels in which every I follows a B or I of its kind (Viterbi)."""
    allowed = torch.tensor(
        [[after[0] != "I" or before[2:] == after[2:] for after in names] for before in names], device=scores.device
    )
    cost = torch.zeros(allowed.shape, device=scores.device).masked_fill(~allowed, -1e4)
    inside = torch.tensor([name[0] == "I" for name in names], device=scores.device)
    best = scores[:, 0].masked_fill(inside, -1e4)
    back = []
    for place in range(1, scores.shape[1]):
        total, source = (best[:, :, None] + cost).max(1)
        best = total + scores[:, place]
        back.append(source)
    path = [best.argmax(-1)]
    for source in reversed(back):
        path.append(source.gather(1, path[-1][:, None]).squeeze(1))
    rows: list[list[int]] = torch.stack(path[::-1], 1).tolist()
    return rows


@torch.no_grad()
def vectors_of(
    network: Reader, sentences: Sequence[Sequence[str]], pieces_of: Pieces, labels: Labels, device: torch.device
) -> Tensor:
    """Return one vector a sentence, read without features."""
    network.eval()
    items = [encode(Example(tuple(words)), pieces_of) for words in sentences]
    order = sorted(range(len(items)), key=lambda number: items[number].size)
    vectors = torch.zeros(len(items), network.shape.width)
    for start in range(0, len(order), 64):
        chosen = order[start : start + 64]
        batch = collate([items[number] for number in chosen], labels, with_features=False).to(device)
        states = network.trunk(batch.pieces, None, mask_of(batch.present))
        vectors[chosen] = network.vector(states, batch.present).cpu()
    return vectors
