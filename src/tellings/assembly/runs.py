"""Runs of words that two reports share, quotations included: who prints the same words wrote near in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.text.shingles import find_shingles
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span

_LONG = 8  # words; shorter runs are turns of phrase
_PROSE = frozenset({"paragraph", "standfirst", "list-item", "block-quote", "post"})


class Runs:
    """The word runs of a story's reports, each read when it is first asked for."""

    def __init__(self, documents: Sequence[AnnotatedDocument]) -> None:
        self._documents = {item.document.id: item.document for item in documents}
        self._found: dict[str, Mapping[int, Span]] = {}

    def find_common(self, first: str, second: str) -> str | None:
        """Return the first run of words of one document that another has too, as printed; None without one."""
        theirs = self._read(second)
        span = next((span for value, span in self._read(first).items() if value in theirs), None)
        return None if span is None else " ".join(span.of(self._documents[first].text).split())

    def _read(self, document_id: str) -> Mapping[int, Span]:
        if document_id not in self._found:
            document = self._documents[document_id]
            runs: dict[int, Span] = {}
            for block in document.blocks:
                if block.kind in _PROSE:
                    tokens = tokenize(document.text, block.span.start, block.span.end)
                    for value, start, end in find_shingles(tokens, size=_LONG):
                        runs.setdefault(value, Span(start, end))
            self._found[document_id] = runs
        return self._found[document_id]
