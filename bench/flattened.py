"""How well whole pages are read as the plain lines that a browser shows, beside jusText and our rules alone.

    python -m training.lines --folds      trains, and writes the weights of held-out sites to build/lines
    python -m bench.flattened [--folder build/lines] [aeb|readability|trafilatura|clean ...]

A page is flattened to the lines that a browser shows. Its gold is a label for each line:

- aeb and readability give the whole text. A line of four words or more is body where at least half of its runs of
  four words stand in that text, else foreign. A shorter line is body where it is a whole line of the text and stands
  between two body lines; where its words merely occur in the text it is left out of account, else it is foreign.
- Trafilatura's set gives segments only. There a line is body where our own reading of the markup keeps it or a
  wanted segment holds it, foreign where that reading leaves it out or an unwanted segment holds it; left out of
  account where that reading and the phrase table disagree, where it leaves out running text amid the body, and,
  since it may stop too early, where it leaves out a line of four words or more that Trafilatura keeps in its widest
  mode and no unwanted segment holds. That passes over some true errors too, for every reader alike. Pages of whose
  wanted segments our reading misses a third are not scored by lines. The segments are counted beside.

A line counts as kept where the kept text holds half of its runs of four words (a shorter one: where it is a whole
line of it); a line that stands twice counts once. The two figures are means by page: the share of body lines kept in
any block, and the share of foreign characters among those of all labelled lines kept as text (title, byline, caption
and credit are kinds of their own). A page that is rejected keeps nothing. jusText is given each line as a paragraph.

Every page is read with weights that have not seen its site; aeb is never trained on. "clean" are article texts
without their pages, of which as little as possible may be lost: the share of characters kept, and what was cut.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from bench.gold import shared_folder
from bench.pages import Page, load_pages
from tellings.extraction.documents import DEFAULT_THRESHOLDS, extract
from tellings.extraction.furniture import find_furniture
from tellings.extraction.html import read_html
from tellings.extraction.lines import measure
from tellings.extraction.markup import list_visible
from tellings.extraction.pieces import compose
from tellings.extraction.plain import read_plain
from tellings.tables.lineweights import LineWeights, read_lineweights
from tellings.types.documents import Document, Report
from tellings.types.spans import Span

_TEXT_KINDS = frozenset({"paragraph", "heading", "list-item", "standfirst", "dateline", "correction"})
_WORD = re.compile(r"\w+")
_RUN = 4
_LEAST_WORDS = 12  # with fewer in its text a report is rejected


class Held(NamedTuple):
    """What a text holds: its runs of four words, its whole lines, and its words."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[tuple[str, ...]]
    words: frozenset[str]

    def share(self, words: tuple[str, ...]) -> float:
        """Return the share of a line's runs of four words that stand in the text; of a short line 0 or 1."""
        if len(words) < _RUN:
            return float(words in self.lines)
        runs = [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]
        return sum(run in self.runs for run in runs) / len(runs)


class Kept(NamedTuple):
    """What a reader kept of a page: every block, those of them that are text, and the title."""

    blocks: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    title: str = ""


Reader = Callable[[Page, Sequence[str]], Kept]


def flatten(page: Page) -> list[str]:
    """Return the lines that a browser shows of a page."""
    from trafilatura import load_html

    try:
        tree = load_html(page.markup)
    except (ValueError, AssertionError):
        return []
    return list_visible(tree) if tree is not None else []


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    return tuple(_WORD.findall(text.lower()))


def hold(texts: Iterable[str]) -> Held:
    """Return what some texts hold together."""
    lines = [words_of(line) for text in texts for line in text.split("\n")]
    joined = [word for line in lines for word in line]
    runs = {tuple(joined[at : at + _RUN]) for at in range(len(joined) - _RUN + 1)}
    return Held(frozenset(runs), frozenset(line for line in lines if line), frozenset(joined))


def label_lines(page: Page, lines: Sequence[str]) -> list[bool | None]:
    """Return for each line of a page whether it is body, None where it cannot be told."""
    return label_by_segments(page, lines) if page.text is None else label_by_text(lines, page.text)


def label_by_text(lines: Sequence[str], text: str) -> list[bool | None]:
    """Return the labels by the whole text of the article."""
    held = hold([text])
    rows = [words_of(line) for line in lines]
    shares = [held.share(words) for words in rows]
    long = [at for at, words in enumerate(rows) if len(words) >= _RUN and shares[at] >= 0.5]
    first, last = (long[0], long[-1]) if long else (0, -1)
    labels: list[bool | None] = []
    for at, words in enumerate(rows):
        amid = first < at < last
        if not words:
            labels.append(None)
        elif len(words) >= _RUN:
            labels.append(shares[at] >= 0.5)
        elif shares[at]:
            labels.append(True if amid else None)
        else:
            labels.append(None if amid and all(word in held.words for word in words) else False)
    return labels


def label_by_segments(page: Page, lines: Sequence[str]) -> list[bool | None]:
    """Return the labels by our own reading of the markup, set right by the segments."""
    made = read_html(page.markup, title=None, furniture=frozenset(), thresholds=DEFAULT_THRESHOLDS).made
    read = [block.span.of(made.text) for block in made.blocks if block.kind in _TEXT_KINDS]
    plain = " ".join(" ".join(read).split())
    if sum(segment in plain for segment in page.wanted) < 0.67 * len(page.wanted):
        return [None] * len(lines)
    labels = label_by_text(lines, "\n".join(read))
    kept = [at for at, label in enumerate(labels) if label]
    first, last = (kept[0], kept[-1]) if kept else (0, -1)
    wide = hold([read_widely(page.markup)])
    for at, text in enumerate(lines):
        words = words_of(text)
        if any(segment in text or (len(text) > 20 and text in segment) for segment in page.unwanted):
            labels[at] = False
        elif any(segment in text or (len(text) > 40 and text in segment) for segment in page.wanted):
            labels[at] = True
        elif labels[at] is not None:
            line = measure(text, (Span(0, len(text)),), 0)
            known = find_furniture(line) is not None
            missed = not labels[at] and not known and line.is_prose and first < at < last
            doubtful = not labels[at] and len(words) >= _RUN and wide.share(words) >= 0.5
            if (labels[at] and known) or missed or doubtful:
                labels[at] = None
    return labels


def read_widely(markup: str) -> str:
    """Return what Trafilatura keeps of a page where it would rather keep too much; readers' comments are left out."""
    from trafilatura import extract as extract_widely

    return extract_widely(markup, favor_recall=True, include_comments=False) or ""


def score_lines(lines: Sequence[str], labels: Sequence[bool | None], kept: Kept) -> tuple[float, float] | None:
    """Return the share of body lines kept and of foreign characters in the text; None without a body line."""
    blocks, text = hold(kept.blocks), hold(kept.text)
    body = found = foreign = total = 0
    seen: set[tuple[str, ...]] = set()
    for line, label in zip(lines, labels, strict=True):
        words = words_of(line)
        if label is None or words in seen:
            continue
        seen.add(words)
        body += label
        found += label and blocks.share(words) >= 0.5
        if text.share(words) >= 0.5:
            total += len(line)
            foreign += 0 if label else len(line)
    return (found / body, foreign / total if total else 0.0) if body else None


def is_same_title(wanted: str, found: str) -> bool:
    """Return whether two titles share seven words in ten."""
    one, other = set(words_of(wanted)), set(words_of(found))
    return len(one & other) >= 0.7 * max(len(one), len(other), 1)


def read_with(weights_of: Callable[[Page], LineWeights | None]) -> Reader:
    """Return a reader of plain lines that takes for each page the weights it is told; None reads by rules alone."""

    def read(page: Page, lines: Sequence[str]) -> Kept:
        source, weights = "\n".join(lines), weights_of(page)
        pieces, _ = read_plain(
            source, title=None, furniture=frozenset(), thresholds=DEFAULT_THRESHOLDS, weights=weights
        )
        made = compose(source, pieces)
        blocks = [(block.kind, block.span.of(made.text)) for block in made.blocks]
        text = tuple(words for kind, words in blocks if kind in _TEXT_KINDS)
        if sum(len(words.split()) for words in text) < _LEAST_WORDS:
            return Kept()
        title = next((words for kind, words in blocks if kind == "title"), "")
        return Kept(tuple(words for _, words in blocks), text, title)

    return read


def list_peers() -> Iterator[tuple[str, Reader]]:
    """Yield jusText with its own settings and with those of public comparisons; nothing where it is not installed."""
    try:
        import justext  # type: ignore[import-untyped]
    except ImportError:
        print("jusText is not installed: left out")
        return
    stops = justext.get_stoplist("English")
    for name, settings in (("jusText", ()), ("jusText, benchmark's settings", (50, 200, 0.1, 0.2, 0.2, 200, True))):

        def read(_: Page, lines: Sequence[str], settings: tuple[float, ...] = settings) -> Kept:
            markup = "".join(f"<p>{escape(line)}</p>" for line in lines)
            found = justext.justext(f"<html><body>{markup}</body></html>", stops, *settings)
            text = tuple(part.text for part in found if not part.is_boilerplate)
            return Kept(text, text)

        yield name, read


def measure_pages(pages: Sequence[Page], read: Reader) -> dict[str, float]:
    """Return the figures of one reader on a set of pages."""
    rows: list[tuple[float, float]] = []
    counts: Counter[str] = Counter()
    spent = 0.0
    for page in pages:
        lines = flatten(page)
        begun = time.process_time()
        kept = read(page, lines)
        spent += time.process_time() - begun
        row = score_lines(lines, label_lines(page, lines), kept)
        if row is not None:
            rows.append(row)
        plain = " ".join(" ".join(kept.text).split())
        titled = page.title is not None and any(is_same_title(page.title, line) for line in lines)
        counts.update(
            lines=len(lines),
            rejected=not kept.text,
            wanted=len(page.wanted),
            found=sum(segment in plain for segment in page.wanted),
            unwanted=len(page.unwanted),
            wrong=sum(segment in plain for segment in page.unwanted),
            titles=page.title is not None,
            shown=titled,
            right=page.title is not None and is_same_title(page.title, kept.title),
        )
    figures = {
        "body lines kept": sum(row[0] for row in rows) / max(1, len(rows)),
        "foreign characters": sum(row[1] for row in rows) / max(1, len(rows)),
        "rejected": float(counts["rejected"]),
        "lines a second": counts["lines"] / max(spent, 1e-9),
    }
    if counts["wanted"]:
        figures["segments wanted"] = counts["found"] / counts["wanted"]
        figures["segments unwanted"] = counts["wrong"] / max(1, counts["unwanted"])
    if counts["titles"]:
        figures["titles"] = counts["right"] / counts["titles"]
        figures["titles that a line shows"] = counts["shown"] / counts["titles"]
    return figures


def measure_clean(count: int = 400, seed: int = 7) -> dict[str, float]:
    """Return how much is kept of articles without their pages (AllSides), with and without their title."""
    path = shared_folder() / "data" / "allsides" / "docs.jsonl.gz"
    if not path.is_file():
        return {}
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    random.Random(seed).shuffle(rows)
    figures = {}
    for name, titled in (("title given", True), ("no title", False)):
        shares = []
        for row in rows[:count]:
            document = extract(Report("text", row["text"], title=row["title"] if titled else None))
            size = len("".join(row["text"].split()))
            cuts = document.cuts if isinstance(document, Document) else ()
            lost = sum(len("".join(cut.text.split())) for cut in cuts) if isinstance(document, Document) else size
            shares.append(1 - lost / max(1, size))
        figures[f"characters kept, {name}"] = sum(shares) / max(1, len(shares))
        figures[f"texts that lose a tenth, {name}"] = sum(share < 0.9 for share in shares) / max(1, len(shares))
    return figures


def load_folds(folder: Path) -> list[LineWeights]:
    """Return the weights of held-out sites, one for each fold; empty where they were not trained on this machine."""
    return [read_lineweights(path.read_text("utf-8")) for path in sorted(folder.glob("without-*.json"))]


def main(arguments: Sequence[str]) -> None:
    """Print the figures of the sets that are asked for, all by default."""
    from training.lines.pages import fold_of

    parser = argparse.ArgumentParser(prog="python -m bench.flattened")
    parser.add_argument("--folder", type=Path, default=Path("build/lines"), help="weights of held-out sites")
    parser.add_argument("sets", nargs="*", default=["readability", "trafilatura", "aeb", "clean"])
    chosen = parser.parse_args(arguments)
    folds = load_folds(chosen.folder)
    if not folds:
        print(f"{chosen.folder}: no weights of held-out sites (python -m training.lines --folds): left out")
    for name in chosen.sets:
        if name == "clean":
            print(name, _print(measure_clean()))
            continue
        pages = load_pages(name)
        if not pages:
            print(f"{name}: absent, left out")
            continue
        readers: list[tuple[str, Reader]] = [("rules alone", read_with(lambda _: None)), *list_peers()]
        if folds:
            readers.insert(0, ("Tellings", read_with(lambda page: folds[fold_of(page)])))
        for reader, read in readers:
            print(f"{name} ({len(pages)} pages), {reader}: {_print(measure_pages(pages, read))}", flush=True)


def _print(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.0f}" if value > 1 else f"{name} {value:.3f}" for name, value in figures.items())


if __name__ == "__main__":
    main(sys.argv[1:])
