"""The reader model: words, trees, names, sentence vectors and speed, each beside what it has to beat.

    python -m bench.readings                      on the dev parts
    python -m bench.readings --test               on the test parts: for the figures of a finished model only
    python -m bench.readings trees names          some of trees, names, vectors, rates
    python -m bench.readings --reader FILE --base FILE --fp32 FILE --torch FILE

The files: an ONNX file of a reader, of the encoder that the training started from, of the reader before it was made
small, and a checkpoint of the training, which torch runs where it is installed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bench.entities import Page, load_corpora, score_pages
from bench.gold import shared_folder
from bench.names import find_ways, read_named_words, score_named_words
from bench.parses import score_texts, score_words
from bench.rates import Source, measure_rates, pick_sentences, write_rates
from bench.splits import Part, part_of
from bench.trees import TreeDocument, read_trees
from bench.vectors import load_base, read_pairs, score_pairs
from tellings.errors import TellingsError
from tellings.types.readings import Encode, Reading, Vector

TASKS = ("trees", "names", "vectors", "rates")


class AnyReader(Protocol):
    """What is scored: a reader of texts, of words that are given, and of meanings."""

    def tag(self, text: str) -> Reading:
        """Return what is seen in a text."""

    def tag_words(self, words: Sequence[str]) -> Reading:
        """Return what is seen in a sentence whose words are given."""

    def encode(self, text: str) -> Vector:
        """Return the vector of a text."""


def open_reader(path: Path | None = None) -> AnyReader | None:
    """Return the reader of a file, else the one of this installation; None and a message where there is none."""
    try:
        from tellings.models import Reader, has_weights, load_reader

        reader: AnyReader | None = Reader(path) if path else load_reader() if has_weights() else None
        if reader is not None:
            reader.encode("A ferry left.")  # what is broken says so now
            return reader
    except (ImportError, TellingsError) as error:
        print(f"skipped: {error}")
        return None
    print("skipped: this installation has no reader model")
    return None


def load_documents(name: str, part: Part) -> list[TreeDocument]:
    """Return the documents of a part of EWT or GUM, none where the shared folder has none."""
    folder = shared_folder() / "data" / name
    if name == "ewt":
        paths = sorted(folder.glob(f"*-{part}*.conllu"))
    else:
        paths = [path for path in sorted((folder / "dep").glob("*.conllu")) if part_of(path.stem) == part]
    return [document for path in paths for document in read_trees(path)]


def measure_trees(reader: AnyReader, part: Part = "dev") -> dict[str, float]:
    """Return accuracy on the words of the treebanks, and F1 on their raw text."""
    found: dict[str, float] = {}
    for name in ("ewt", "gum"):
        documents = load_documents(name, part)
        trees = [tree for document in documents for tree in document.trees]
        if trees:
            exact = score_words(trees, (reader.tag_words(tree.forms) for tree in trees)).figures()
            raw = score_texts(documents, reader.tag).figures()
            found |= {f"{name}: {what} on its words": exact[what] for what in ("UPOS", "UAS", "LAS")}
            found |= {f"{name}: {what} on raw text": value for what, value in raw.items()}
    return found


def load_pages(part: Part) -> dict[str, list[Page]]:
    """Return the marked documents of a part of re3d, and the interviews of GUM."""
    found = {name: pages for name, pages in load_corpora().items() if name != "uner"}
    kept = {
        name: [page for page in pages if part_of(page.id) == part and (name != "gum" or "_interview_" in page.id)]
        for name, pages in found.items()
    }
    return {name: pages for name, pages in kept.items() if pages}


def measure_names(reader: AnyReader, part: Part = "dev") -> dict[str, float]:
    """Return the F1 of names by type: exactly on the words of UNER, by rules, model and both in documents."""
    found: dict[str, float] = {}
    path = shared_folder() / "data" / "uner" / f"en_ewt-ud-{part}.iob2"
    if path.is_file():
        sentences = list(read_named_words(path))
        scores = score_named_words(sentences, (reader.tag_words(sentence.words) for sentence in sentences))
        found |= {f"uner: exact {'' if kind == 'F1' else kind + ' '}F1": score.f1 for kind, score in scores.items()}
    for name, pages in load_pages(part).items():
        for way, find in find_ways(reader.tag).items():
            for kind, score in score_pages(pages, False, find).items():
                found[f"{name}: {kind} F1 by {way}, {part}"] = score.f1
    return found


def measure_vectors(encode: Encode, part: Part = "dev") -> dict[str, float]:
    """Return the rank correlation of cosines with the grades of STS-B."""
    path = shared_folder() / "data" / "stsb" / f"stsb-en-{part}.csv"
    return {"stsb: Spearman": score_pairs(read_pairs(path), encode)} if path.is_file() else {}


def measure_sets() -> dict[str, float]:
    """Return the figures of the reader of this installation on the dev parts; none where there is no reader."""
    reader = open_reader()
    if reader is None:
        return {}
    return measure_trees(reader) | measure_names(reader) | measure_vectors(reader.encode)


def _find_sources(chosen: argparse.Namespace) -> dict[str, Source]:
    from tellings.models.readers import WEIGHTS

    path = chosen.reader or WEIGHTS
    sources = {"reader": Source(path)}
    if chosen.fp32:
        sources["reader, fp32"] = Source(chosen.fp32)
    if chosen.torch:
        sources["torch"] = Source(path, chosen.torch)
    return sources


def _write(figures: Mapping[str, float]) -> Iterator[str]:
    if not figures:
        yield "skipped: the data is not here"
    for name, value in figures.items():
        yield f"{name:44} {100 * value:6.2f}"


def main() -> None:
    """Print the figures of the tasks that are named, of all by default."""
    parser = argparse.ArgumentParser(prog="python -m bench.readings", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"some of {', '.join(TASKS)}; all by default")
    parser.add_argument("--test", action="store_true", help="measure on the test parts")
    parser.add_argument("--reader", type=Path, metavar="FILE", help="another reader than that of this installation")
    parser.add_argument("--base", type=Path, metavar="FILE", help="the encoder that the training started from")
    parser.add_argument("--fp32", type=Path, metavar="FILE", help="the reader before it was made small")
    parser.add_argument("--torch", type=Path, metavar="FILE", help="a checkpoint of the training, to time in torch")
    chosen = parser.parse_args()
    unknown = [task for task in chosen.tasks if task not in TASKS]
    if unknown:
        parser.error(f"expected tasks of {', '.join(TASKS)}; found {', '.join(unknown)}")
    part: Part = "test" if chosen.test else "dev"
    reader = open_reader(chosen.reader)
    if reader is None:
        return
    prints: dict[str, Callable[[], Iterator[str]]] = {
        "trees": lambda: _write(measure_trees(reader, part)),
        "names": lambda: _write(measure_names(reader, part)),
        "vectors": lambda: _write_vectors(reader.encode, chosen.base, part),
        "rates": lambda: write_rates(measure_rates(_find_sources(chosen), pick_sentences())),
    }
    for task in chosen.tasks or TASKS:
        print(f"-- {task}" + (f", {part}" if task != "rates" else ""))
        for line in prints[task]():
            print(line, flush=True)


def _write_vectors(encode: Encode, base: Path | None, part: Part) -> Iterator[str]:
    yield from _write(measure_vectors(encode, part))
    if base is None:
        yield "skipped: the base model (--base FILE)"
        return
    yield from _write(
        {f"{name}, base model": value for name, value in measure_vectors(load_base(base), part).items()}
    )


if __name__ == "__main__":
    main()
