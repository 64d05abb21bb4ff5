"""The sets that the reader learns from, each sentence as words with what its set says of them.

Only parts marked for training are read here for training; dev and test parts are loaded by name.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gold import shared_folder
from bench.splits import Part, part_of
from tellings.text.sentences import split_sentences
from tellings.text.words import split_words

KINDS = ("person", "organization", "place", "nationality", "document", "event")
SCHEMES = ("uner", "re3d", "gum")  # sets with guidelines of their own for what a name is
_UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}
_RE3D = {
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Nationality": "nationality",
    "DocumentReference": "document",
}
_GUM = {"person": "person", "organization": "organization", "place": "place", "event": "event"}
# The kinds that a set marks. Of the others its "no name" says nothing.
MARKED = {
    "uner": frozenset({"person", "organization", "place"}),
    "re3d": frozenset({"person", "organization", "place", "nationality", "document"}),
    "gum": frozenset({"person", "organization", "place", "event"}),
}
_PRONOUNS = frozenset("i he she it we they his her its their our us you".split())


@dataclass(frozen=True)
class Example:
    """One sentence. `heads` are 1-based with 0 for the root; None where the set says nothing of a layer."""

    words: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    labels: tuple[str, ...] | None = None  # BIO over KINDS
    scheme: str = ""


def data_folder() -> Path:
    """Return the folder of the sets: `data` in the folder that TELLINGS_SHARED names, by default ../shared."""
    return shared_folder() / "data"


def read_trees(path: Path) -> Iterator[tuple[Example, list[str]]]:
    """Yield the sentences of a CoNLL-U file, each with its last column."""
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            example = Example(
                tuple(row[1] for row in rows),
                tuple(row[3] for row in rows),
                tuple(int(row[6]) for row in rows),
                tuple(row[7] for row in rows),
            )
            yield example, [row[9] for row in rows]
            rows = []


def read_ewt(part: Part) -> list[Example]:
    """Return the sentences of English-EWT, with UNER's names on them."""
    name = "en_ewt-ud-train.rebuilt.conllu" if part == "train" else f"en_ewt-ud-{part}.conllu"
    names = "en_ewt-ud-train.0c7ce0d.iob2" if part == "train" else f"en_ewt-ud-{part}.iob2"
    labels = dict(_read_uner(data_folder() / "uner" / names))
    found = []
    for example, _ in read_trees(data_folder() / "ewt" / name):
        own = labels.get(example.words)
        scheme = "uner" if own is not None else ""
        found.append(replace(example, labels=own, scheme=scheme))
    return found


def _read_uner(path: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if not line and words:
            yield tuple(words), tuple(_mend(labels))
            words, labels = [], []
        elif line:
            cells = line.split("\t")
            kind = _UNER.get(cells[2][2:])
            words.append(cells[1])
            labels.append(f"{cells[2][0]}-{kind}" if kind else "O")


def _mend(labels: Sequence[str]) -> Iterator[str]:
    """A name that goes on without a beginning begins there."""
    before = "O"
    for label in labels:
        if label[0] == "I" and before[2:] != label[2:]:
            label = "B" + label[1:]
        yield label
        before = label


def read_gum(part: Part) -> list[Example]:
    """Return the sentences of GUM with its named persons, bodies, places and events: those of proper nouns."""
    found = []
    for path in sorted((data_folder() / "gum" / "dep").glob("*.conllu")):
        if part_of(path.stem) != part:
            continue
        for example, misc in read_trees(path):
            spans = list(_gum_spans(example, misc))
            labels = _as_labels(len(example.words), spans)
            found.append(replace(example, labels=labels, scheme="gum"))
    return found


def _gum_spans(example: Example, misc: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    assert example.tags is not None
    opened: list[tuple[str, int, str]] = []
    for place, cell in enumerate(misc):
        mark = re.search(r"Entity=([^|]*)", cell)
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", mark.group(1)) if mark else ():
            number = piece.strip("()").split("-")[0]
            if piece.startswith("("):
                opened.append((number, place, piece.strip("()").split("-")[1]))
            if piece.endswith(")"):
                at = next((i for i in reversed(range(len(opened))) if opened[i][0] == number), None)
                if at is None:
                    continue
                _, first, kind = opened.pop(at)
                while first < place and example.tags[first] == "DET":
                    first += 1
                if kind in _GUM and example.tags[first] == "PROPN" and example.tags[place] == "PROPN":
                    yield first, place + 1, _GUM[kind]


def _as_labels(length: int, spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return BIO labels; of names inside one another the outermost counts."""
    labels = ["O"] * length
    for first, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(label == "O" for label in labels[first:end]):
            labels[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)
    return tuple(labels)


def read_re3d(part: Part) -> list[Example]:
    """Return the sentences of re3d as our own rules cut them, with the entities that have a capital in them."""
    found: list[Example] = []
    for folder in sorted(path for path in (data_folder() / "re3d").iterdir() if path.is_dir()):
        entities = [json.loads(line) for line in _lines(folder / "entities.json")]
        for line in _lines(folder / "documents.json"):
            page = json.loads(line)
            if part_of(page["_id"]) == part:
                own = [row for row in entities if row["documentId"] == page["_id"] and row["type"] in _RE3D]
                found.extend(_re3d_page(page["text"], own))
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8-sig").splitlines() if line.strip()]


def _re3d_page(text: str, rows: Sequence[dict[str, object]]) -> Iterator[Example]:
    entities = [(int(str(row["begin"])), int(str(row["end"])), _RE3D[str(row["type"])]) for row in rows]
    for paragraph in re.finditer(r"[^\n]+", text):
        for start, end in split_sentences(text, paragraph.start(), paragraph.end()):
            places = [(start + a, start + b) for a, b in split_words(text[start:end])]
            words = tuple(text[a:b] for a, b in places)
            spans = []
            for first, last, kind in entities:
                inside = [i for i, (a, b) in enumerate(places) if a < last and b > first]
                while inside and words[inside[0]].casefold() in {"the", "a", "an"}:
                    inside.pop(0)
                chosen = [words[i] for i in inside]
                if chosen and any(word[:1].isupper() for word in chosen) and chosen[0].casefold() not in _PRONOUNS:
                    spans.append((inside[0], inside[-1] + 1, kind))
            if words:
                yield Example(words, labels=_as_labels(len(words), spans), scheme="re3d")


def read_plain(limit: int) -> list[tuple[str, ...]]:
    """Return up to `limit` different sentences of the inference pairs marked for training, as words."""
    path = data_folder() / "nli" / "train.jsonl.gz"
    texts: dict[str, None] = {}
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            pair = json.loads(row)
            texts[pair["premise"]] = None
            texts[pair["hypothesis"]] = None
    step = max(1, len(texts) // limit)
    chosen = list(texts)[::step][:limit]
    return [tuple(text[a:b] for a, b in split_words(text)) for text in chosen if text.strip()]
