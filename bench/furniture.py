"""Lines that outlets repeat, learnt on collections of scraped reports; printed to be judged by eye.

Run: python -m bench.furniture [allsides | incidents] [LINES]; so many lines are shown, none unless asked

First from the documents as they are read, whose known furniture is cut already; then, to see what the rules do by
themselves, from all lines that the reports print. Nothing of what is printed is kept. Beside each line stand the
documents that hold it and all of its outlet. Below: how many documents lose a line, how many characters of all kept
ones that is, and in how many documents nothing else changes.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bench.gold import is_present, shared_folder
from tellings.extraction import extract
from tellings.extraction.templates import find_frame, find_learnt, is_shorn, learn_furniture
from tellings.types.documents import Block, Document, Report
from tellings.types.spans import Span

SETS = ("allsides", "incidents")


def load_reports(name: str) -> Iterator[Report]:
    """Yield the reports of a collection as they were scraped, with outlet, title and date as fields."""
    with gzip.open(shared_folder() / "data" / name / "docs.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield Report(
                row["id"],
                row["text"],
                title=row["title"] or None,
                outlet=row["outlet"] or None,
                published=row["date"] or None,
            )


def print_learnt(pairs: Sequence[tuple[Report, Document]], most: int) -> None:
    """Print lines that were learnt, drawn evenly, and what they remove."""
    learnt = learn_furniture([document for _, document in pairs])
    _print_lines(pairs, learnt, most)
    held = {document.id: find_learnt(document, learnt) for _, document in pairs}
    removed = kept = touched = clean = 0
    for report, document in pairs:
        kept += len(document.text)
        lines = held[document.id]
        if not lines:
            continue
        touched += 1
        again = extract(report, furniture=lines)
        if isinstance(again, Document) and is_shorn(document, again, lines):
            clean += 1
            removed += len(document.text) - len(again.text)
    print(f"  {touched} of {len(pairs)} documents hold such lines; in {clean} of them nothing else changes")
    print(f"  {removed} of {kept} characters are removed: {removed / max(1, kept):.2%}")


def _print_lines(pairs: Sequence[tuple[Report, Document]], learnt: Mapping[str, frozenset[str]], most: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    whole = Counter(find_frame(document) for _, document in pairs)
    for _, document in pairs:
        counts.update((find_frame(document), line) for line in find_learnt(document, learnt))
    shown = sorted(counts)  # a sample, the same each time
    random.Random(7).shuffle(shown)
    for frame, line in sorted(shown[:most]):
        print(f"  {frame[:24]:24} {counts[frame, line]:4} of {whole[frame]:4}  {line}")
    print(f"  {len(counts)} lines of {len(learnt)} outlets, of {len(whole)} in all")


def print_all(pairs: Sequence[tuple[Report, Document]], most: int) -> None:
    """Print lines that would be learnt if nothing were known of furniture: from every line that a report prints."""
    printed = [(report, _lay_bare(report, document)) for report, document in pairs]
    _print_lines(printed, learn_furniture([document for _, document in printed]), most)


def _lay_bare(report: Report, document: Document) -> Document:
    """Return the document with all that its report prints, a paragraph a line."""
    blocks, at = [], 0
    for line in report.body.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return replace(document, text=report.body, blocks=tuple(blocks))


def main() -> None:
    """Print what is learnt on the sets named, or on all."""
    names = [name for name in SETS if name in sys.argv[1:]] or list(SETS)
    most = next((int(word) for word in sys.argv[1:] if word.isdigit()), 0)
    if not is_present():
        print("skipped: the collections are not here")
        return
    for name in names:
        pairs = [
            (report, document) for report in load_reports(name) if isinstance(document := extract(report), Document)
        ]
        print(f"{name}: {len(pairs)} documents")
        print_learnt(pairs, most)
        print(f"{name}: from all lines that are printed")
        print_all(pairs, most)


if __name__ == "__main__":
    main()
