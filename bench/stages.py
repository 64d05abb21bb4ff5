"""What each step of annotation costs on one core: reports of 400 words a second of processor time, by rules alone.

    python -m bench.stages

The reports are AllSides articles of 400 words or more, cut at the end of the sentence in which the 400th word stands.
Processor time is what this process used, so other work on the machine leaves the figures nearly as they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.clustering import load_rows
from bench.entities import document_of
from bench.gold import skip_if_absent
from tellings.annotation import annotate
from tellings.annotation.credits import find_credits
from tellings.annotation.mentions import find_mentions
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.types.documents import Document

REPORTS, WORDS, ROUNDS = 200, 400, 3
LEAST = 60.0
"""Reports a second that names and voices together have to reach."""


def pick_documents(count: int = REPORTS) -> list[Document]:
    """Return articles cut to the same length, spread over the whole set."""
    rows = [row for row in load_rows("allsides") if len(row["text"].split()) >= WORDS]
    step = max(1, len(rows) // count)
    return [document_of(_cut(row["text"])) for row in rows[::step][:count]]


def _cut(text: str) -> str:
    words, at = 0, 0
    for sentence in find_sentences(document_of(text)):
        words, at = words + len(sentence.span.of(text).split()), sentence.span.end
        if words >= WORDS:
            break
    return text[:at]


def measure_stages(documents: Sequence[Document]) -> dict[str, float]:
    """Return reports a second of processor time: each step, names and voices together, and the whole annotation."""
    sentences = [find_sentences(document) for document in documents]
    mentions = [find_mentions(*pair) for pair in zip(documents, sentences, strict=True)]
    triples = list(zip(documents, sentences, mentions, strict=True))
    figures = {
        "mentions": _rate(find_mentions, list(zip(documents, sentences, strict=True))),
        "quotes": _rate(find_quotes, triples),
        "credits": _rate(find_credits, triples),
    }
    together = 1 / sum(1 / rate for rate in figures.values())
    return figures | {"names and voices": together, "annotation": _rate(annotate, [(each,) for each in documents])}


def _rate(work: Callable[..., object], rows: Sequence[tuple[Any, ...]]) -> float:
    """Reports a second of processor time, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for row in rows:
            work(*row)
        best = min(best, time.process_time() - begun)
    return len(rows) / max(best, 1e-9)


def main() -> None:
    """Print the rates."""
    skip_if_absent()
    documents = pick_documents()
    words = sum(len(each.text.split()) for each in documents) / max(1, len(documents))
    print(f"{len(documents)} reports of {words:.0f} words on average, one core, rules alone, reports a second")
    for name, rate in measure_stages(documents).items():
        print(f"{name:20} {rate:8.1f}" + (f"   (at least {LEAST:.0f})" if name == "names and voices" else ""))


if __name__ == "__main__":
    main()
