"""Dependency trees of Universal Dependencies: read from CoNLL-U, with the text rebuilt, and as plain values to score.

The format: https://universaldependencies.org/format.html. Empty nodes and enhanced dependencies are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_FIELDS = 10
_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class TreeWord:
    """A syntactic word; `head` is the index of its head in the tree, -1 for the root; `glued` to the next one."""

    form: str
    tag: str
    head: int
    relation: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence; `opens` says whether a paragraph starts with it."""

    words: tuple[TreeWord, ...]
    opens: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the words as they are written."""
        return tuple(word.form for word in self.words)


@dataclass(frozen=True, slots=True)
class TreeDocument:
    """One document with its sentences in order."""

    id: str
    trees: tuple[Tree, ...]

    def paragraphs(self) -> Iterator[tuple[Tree, ...]]:
        """Yield the sentences of each paragraph."""
        begin = 0
        for number in range(1, len(self.trees) + 1):
            if number == len(self.trees) or self.trees[number].opens:
                yield self.trees[begin:number]
                begin = number


def read_trees(path: Path) -> Iterator[TreeDocument]:
    """Yield the documents of a CoNLL-U file; sentences before the first `newdoc` are one document too."""
    name, trees = path.stem, list[Tree]()
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = block.splitlines()
        newdoc = next((line for line in lines if line.startswith("# newdoc")), None)
        if newdoc is not None:
            if trees:
                yield TreeDocument(name, tuple(trees))
            name, trees = newdoc.partition("=")[2].strip() or path.stem, []
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            opens = newdoc is not None or any(re.match(r"# newpar(?![_\w])", line) for line in lines)
            trees.append(Tree(_read_words(rows), opens))
    if trees:
        yield TreeDocument(name, tuple(trees))


def _read_words(rows: Sequence[Sequence[str]]) -> tuple[TreeWord, ...]:
    """Words inside a multiword token are glued to one another where their forms make up the token's form."""
    forms = {row[0]: row[1] for row in rows}
    glued: dict[int, bool] = {}
    found = []
    for row in rows:
        if len(row) != _FIELDS:
            raise ValueError(f"a row of CoNLL-U has {_FIELDS} columns, this one has {len(row)}: {row}")
        inner = _RANGE.fullmatch(row[0])
        if inner:
            first, last = int(inner[1]), int(inner[2])
            glued |= dict.fromkeys(range(first, last), True)
            glued[last] = "SpaceAfter=No" in row[9]
            if "".join(forms[str(number)] for number in range(first, last + 1)) != row[1]:
                raise ValueError(f"the words of the token {row[1]!r} are not cut from it")
        elif row[0].isdigit():
            number = int(row[0])
            after = glued.get(number, "SpaceAfter=No" in row[9])
            found.append(TreeWord(row[1], row[3], int(row[6]) - 1, row[7], after))
    return tuple(found)


def join_words(trees: Sequence[Tree]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Return the text of sentences in one paragraph, and where each word of each sentence stands in it.

    >>> one = Tree((TreeWord("Wait", "VERB", -1, "root", True), TreeWord("!", "PUNCT", 0, "punct", False)))
    >>> join_words([one, one])
    ('Wait! Wait!', [[(0, 4), (4, 5)], [(6, 10), (10, 11)]])
    """
    text, places = "", []
    for tree in trees:
        row = []
        for word in tree.words:
            row.append((len(text), len(text) + len(word.form)))
            text += word.form + ("" if word.glued else " ")
        places.append(row)
    return text.rstrip(" "), places
