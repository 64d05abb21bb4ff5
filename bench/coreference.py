"""Pronouns and nouns for persons and bodies against the coreference of GUM: how many are resolved, how many rightly.

    python -m bench.coreference

A gold mention counts by its kind: "he" (with him, his), "she", "they", a noun with "the" for a person ("role") or a
body ("body"), where the same person or body is named earlier in the document. It is resolved where the chain of our
antecedents ends at a name, and right where that name is one of the same person or body; "no chain of theirs" are
resolved ones whom the marking names nowhere, and count as wrong. Shown by rules alone and with the model.
Then the speakers of AllSides articles that were read by hand (`coreferents.tsv`): with a name in the text, resolved,
and right; an answer where the reader gave none counts as wrong.
Of GUM the documents count that the reader model did not learn from (`bench.splits`).
GUM: Zeldes, "The GUM Corpus: Creating Multilayer Resources in the Classroom", 2017.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.gold import shared_folder, skip_if_absent
from bench.models import find_tag, with_model
from bench.scores import raw_ranges
from bench.splits import part_of
from bench.statements import plain_document
from bench.trees import join_words, read_trees
from tellings.annotation.coreference.persons import group_persons
from tellings.annotation.mentions import find_mentions
from tellings.annotation.sentences import find_sentences
from tellings.extraction import extract
from tellings.types.annotations import Mention
from tellings.types.documents import Document, Report

_LABELS = Path(__file__).with_name("coreferents.tsv")
KINDS = ("he", "she", "they", "role", "body")
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "they": "they"}
_BRACKET = re.compile(r"\((?P<open>[^()]+)\)?|(?P<close>[^()]+)\)")
Place = tuple[int, int]


class Marked(NamedTuple):
    """One mention of GUM: its place, those of its head words, whom it means, and its kind, "name" for names."""

    place: Place
    heads: tuple[Place, ...]
    group: str
    kind: str


class Article(NamedTuple):
    """The text of a document with its mentions."""

    text: str
    marked: tuple[Marked, ...]


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield the documents of a folder of CoNLL-U files that the model did not learn from, one paragraph a line."""
    for path in sorted(path for path in folder.glob("*.conllu") if part_of(path.stem) != "train"):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        notes = [
            [row.split("\t")[9] for row in block.splitlines() if re.match(r"\d+\t", row)] for block in blocks if block
        ]
        for document in read_trees(path):
            lines, places = [], []
            tags = [word.tag for tree in document.trees for word in tree.words]
            start = 0
            for trees in document.paragraphs():
                text, rows = join_words(trees)
                places += [(start + first, start + last) for row in rows for first, last in row]
                lines.append(text)
                start += len(text) + 1
            text = "\n".join(lines)
            yield Article(text, tuple(_find_marked(text, places, tags, [each for row in notes for each in row])))


def _find_marked(text: str, places: Sequence[Place], tags: Sequence[str], notes: Sequence[str]) -> Iterator[Marked]:
    opened: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for at, note in enumerate(notes):
        entity = next((part.partition("=")[2] for part in note.split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(entity):
            if match["open"]:
                fields = match["open"].split("-")
                opened[fields[0]].append((at, fields))
            group = (match["open"] or match["close"]).split("-")[0]
            if match[0].endswith(")") and opened[group]:
                first, fields = opened[group].pop()
                yield _mark(text, places[first : at + 1], tags[first : at + 1], fields)


def _mark(text: str, places: Sequence[Place], tags: Sequence[str], fields: Sequence[str]) -> Marked:
    heads = [int(each) - 1 for each in fields[5].split(",")]
    place = places[0][0], places[-1][1]
    words = text[place[0] : place[1]].casefold()
    kind = _PRONOUNS.get(words, "") if fields[1] in ("person", "organization") else ""
    if tags[heads[0]] == "PROPN":
        kind = "name"
    elif words.startswith("the ") and tags[heads[0]] == "NOUN":
        kind = {"person": "role", "organization": "body"}.get(fields[1], "")
    return Marked(place, tuple(places[head] for head in heads), fields[0].partition("[")[0], kind)


def find_root_index(mentions: Sequence[Mention], index: int) -> int | None:
    """Return the index of the mention at the end of the chain of antecedents; None where there is no antecedent."""
    if mentions[index].antecedent is None:
        return None
    while (earlier := mentions[index].antecedent) is not None:
        index = earlier
    return index


def find_root(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the mention at the end of the chain of antecedents; None where there is no antecedent."""
    root = find_root_index(mentions, index)
    return None if root is None else mentions[root]


def count_article(article: Article) -> Counter[tuple[str, str]]:
    """Return how many mentions of each kind are wanted, resolved and right."""
    document = plain_document(article.text)
    mentions = find_mentions(document, find_sentences(document), tag=find_tag())
    by_start = {one.span.start: index for index, one in enumerate(mentions)}
    heads = {place: one for one in article.marked for place in one.heads}
    told: dict[tuple[str, bool], int] = {}  # where a group is first named, and where first spoken of by a noun
    for one in sorted(article.marked):
        told.setdefault((one.group, one.kind == "name"), one.place[0])
    counts: Counter[tuple[str, str]] = Counter()
    for one in article.marked:
        if one.kind not in KINDS:
            continue
        first = min(told.get((one.group, way), one.place[0]) for way in {True, one.kind != "they"})
        wanted = first < one.place[0]
        index = by_start.get(one.place[0])
        root = None if index is None or mentions[index].span.end < one.heads[0][1] else find_root(mentions, index)
        counts[one.kind, "wanted"] += wanted
        if root is not None:
            means = {
                heads[place].group for place in heads if place[0] >= root.head.start and place[1] <= root.head.end
            }
            counts[one.kind, "resolved"] += 1
            counts[one.kind, "right"] += one.group in means
    return counts


def measure_articles(articles: Sequence[Article]) -> dict[str, float]:
    """Return precision and recall by kind."""
    total: Counter[tuple[str, str]] = Counter()
    for article in articles:
        total += count_article(article)
    figures = {}
    for kind in KINDS:
        right = total[kind, "right"]
        figures[f"{kind} precision"] = right / max(1, total[kind, "resolved"])
        figures[f"{kind} recall"] = right / max(1, total[kind, "wanted"])
        figures[f"{kind} wanted"] = total[kind, "wanted"]
    return figures


def read_labels(path: Path = _LABELS) -> dict[str, dict[int, int | None]]:
    """Return by row id whom the words at some offsets mean, as the offset of a name; None for open."""
    found: dict[str, dict[int, int | None]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            row, start, name = line.split("\t")
            found[row][int(start)] = None if name == "-" else int(name)
    return found


def read_rows(folder: Path, wanted: Container[str]) -> Iterator[tuple[str, Document]]:
    """Yield the id and the document of some rows of AllSides."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                document = extract(Report(row["id"], row["text"], title=row["title"] or None, outlet=row["outlet"]))
                if isinstance(document, Document):
                    yield row["id"], document


def count_labels(document: Document, labels: Mapping[int, int | None], counts: Counter[str]) -> None:
    """Add how many of the labelled words of a document have a name, are resolved, and rightly."""
    tag = find_tag()
    sentences = find_sentences(document)
    mentions = find_mentions(document, sentences, tag=tag)
    owners = group_persons(document.text, mentions)
    at_raw = {start: index for index, one in enumerate(mentions) for start, _ in raw_ranges(document, one.span)[:1]}
    heads = {start: index for index, one in enumerate(mentions) for start, _ in raw_ranges(document, one.head)[:1]}
    for start, name in labels.items():
        index, gold = at_raw.get(start), None if name is None else heads.get(name)
        root = None if index is None else find_root_index(mentions, index)
        counts["wanted"] += name is not None
        counts["resolved"] += root is not None
        if root is not None and gold is not None:
            same = owners.get(root, -1) == owners.get(gold, -2) or mentions[root].name == mentions[gold].name
            counts["right"] += same or root == gold


def measure_labels() -> dict[str, float]:
    """Return precision and recall on the labelled speakers; none where the corpus is absent."""
    folder = shared_folder() / "data" / "allsides"
    labels = read_labels()
    counts: Counter[str] = Counter()
    for row, document in read_rows(folder, labels) if folder.is_dir() else ():
        count_labels(document, labels[row], counts)
    if not counts:
        return {}
    right = counts["right"]
    return {
        "speakers precision": right / max(1, counts["resolved"]),
        "speakers recall": right / max(1, counts["wanted"]),
        "speakers wanted": counts["wanted"],
    }


def measure() -> dict[str, float]:
    """Return the figures on GUM and AllSides, with the model where it is used; none where a corpus is absent."""
    folder = shared_folder() / "data" / "gum" / "dep"
    return (measure_articles(list(read_articles(folder))) if folder.is_dir() else {}) | measure_labels()


def measure_sets() -> dict[str, float]:
    """Return precision and recall of the kinds that GUM marks, and of the speakers of AllSides."""
    return {
        f"{'coreferents' if name.startswith('speakers') else 'gum'}: {name}": value
        for name, value in measure().items()
        if not name.endswith("wanted")
    }


def main() -> None:
    """Print the figures by rules alone and with the model."""
    skip_if_absent()
    with with_model(False):
        rules = measure()
    with with_model(True):
        helped = measure()
    for name, value in rules.items():
        print(f"{name:20} {value:8.3f} {helped[name]:8.3f}")


if __name__ == "__main__":
    main()
