"""A reading as a tree that can be walked: children, subtrees and stretches of words, whatever the tree looks like."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from tellings.types.readings import Reading, Word
from tellings.types.spans import Span

_NONE: frozenset[int] = frozenset()
Stretch = tuple[int, int]


class Parse:
    """The words of a reading with their children; heads that are none, or run in a circle, do no harm.

    `lows` are the words in lower case with straight apostrophes, `relations` those without their subtype.
    """

    __slots__ = ("children", "heads", "lows", "relations", "text", "words")

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.words: tuple[Word, ...] = reading.words
        self.lows = [word.span.of(text).lower().replace("’", "'") for word in reading.words]
        self.relations = [word.relation.partition(":")[0] for word in reading.words]
        count = len(reading.words)
        self.heads = [
            word.head if 0 <= word.head < count and word.head != index else -1
            for index, word in enumerate(reading.words)
        ]
        self.children: list[list[int]] = [[] for _ in reading.words]
        for index, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(index)

    def having(self, index: int, *relations: str) -> Iterator[int]:
        """Yield the children of a word in these relations, with or without subtype, in order of the text."""
        for child in self.children[index]:
            if self.relations[child] in relations or self.words[child].relation in relations:
                yield child

    def first(self, index: int, *relations: str) -> int | None:
        """Return the first child in one of these relations; None where there is none."""
        return next(self.having(index, *relations), None)

    def subtree(self, index: int, *, without: Container[int] = _NONE) -> list[int]:
        """Return a word with all that hangs on it, in order; words of `without` are left out with what is theirs."""
        seen = {index}
        open_words = [index]
        while open_words:
            for child in self.children[open_words.pop()]:
                if child not in seen and child not in without:
                    seen.add(child)
                    open_words.append(child)
        return sorted(seen)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the head of a word, its head, and so on to a root; each once."""
        seen = {index}
        head = self.heads[index]
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = self.heads[head]

    def conjuncts(self, index: int) -> list[int]:
        """Return a word and those that are joined to it by "and" or "or", in order."""
        return [index, *(child for child in self.having(index, "conj") if child > index)]

    def span(self, first: int, stop: int) -> Span:
        """Return where the words `first:stop` stand in the text."""
        return Span(self.words[first].span.start, self.words[stop - 1].span.end)


def stretches(indices: Iterable[int]) -> list[Stretch]:
    """Return the runs of neighbours among sorted places, each as first and stop.

    >>> stretches([0, 1, 2, 5, 6])
    [(0, 3), (5, 7)]
    """
    found: list[Stretch] = []
    for index in indices:
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found
