"""Counts word stems in the openly licensed training sets and writes `src/tellings/tables/frequencies.tsv`.

Run: python tools/build_frequency_table.py ../shared/data
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tellings.text.tokens import stem, tokenize

_LEAST = 4  # rarer stems say no more than unseen ones
_TARGET = Path(__file__).parent.parent / "src" / "tellings" / "tables" / "frequencies.tsv"


def _texts(data: Path) -> Iterator[str]:
    for path in [data / "ewt" / "en_ewt-ud-train.rebuilt.conllu", *sorted((data / "gum").rglob("*.conllu"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line[9:]
    for path in sorted((data / "re3d").rglob("documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(line).get("text", ""))
    seen: set[str] = set()
    with gzip.open(data / "nli" / "train.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            premise = str(json.loads(row)["premise"])
            if premise not in seen:
                seen.add(premise)
                yield premise


def main() -> None:
    """Write one line per stem: the stem and its rarity, -log2 of its share of all words, rounded."""
    counts: Counter[str] = Counter()
    for text in _texts(Path(sys.argv[1])):
        counts.update(stem(token.text) for token in tokenize(text) if token.is_word and token.text.isalpha())
    total = sum(counts.values())
    kept = sorted((word, number) for word, number in counts.items() if number >= _LEAST)
    lines = [f"{word}\t{-math.log2(number / total):.1f}" for word, number in kept]
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} stems of {total} words\n")


if __name__ == "__main__":
    main()
