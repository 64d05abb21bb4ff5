"""Names of two reports that are one or only alike: pairs of AllSides stories, labelled by hand before any run.

Run: python -m bench.namesakes [--model] [--errors]. What is printed of a pair is read from the data. A pair counts as
joined where both places are met by half, each by its closest mention, and both mentions are of one entity. How the
pairs were drawn and labelled is written on top of namesakes.tsv; that page holds offsets and labels, no words.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench.clustering import annotate_rows, load_rows
from bench.gold import Score, overlap, overlaps_half, raw_ranges, shared_folder
from bench.models import is_model_used, take_flag
from tellings.assembly.entities import match_entities
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Entity

PAGE = Path(__file__).with_name("namesakes.tsv")


class Place(NamedTuple):
    """A place in a report: its row in the data and where it stands in the row's text."""

    row: int
    start: int
    end: int


class Pair(NamedTuple):
    """Two places in two reports of a story, whether they name the same, and the way the pair was drawn."""

    story: int
    first: Place
    second: Place
    is_same: bool
    way: str


def read_pairs(page: Path = PAGE) -> tuple[Pair, ...]:
    """Return the labelled pairs."""
    found = []
    for line in page.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *numbers, label, way = line.split("\t")
            story, *places = map(int, numbers)
            found.append(Pair(story, Place(*places[:3]), Place(*places[3:]), label == "same", way))
    return tuple(found)


def read_digest(page: Path = PAGE) -> str:
    """Return the digest of the data that the pairs were labelled on."""
    line = next(line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("# sha256 "))
    return line.split()[-1]


def is_same_data() -> bool:
    """Return whether the data lies here, and is what the pairs were labelled on."""
    path = shared_folder() / "data" / "allsides" / "docs.jsonl.gz"
    return path.is_file() and sha256(gzip.decompress(path.read_bytes())).hexdigest().startswith(read_digest())


def score_pairs(pairs: Sequence[Pair], joined: Sequence[bool]) -> Score:
    """Return how many of the joined pairs are the same, of those joined and of those that are the same."""
    right = sum(pair.is_same and one for pair, one in zip(pairs, joined, strict=True))
    return Score(right, sum(joined), sum(pair.is_same for pair in pairs))


def find_owner(place: Place, document: AnnotatedDocument, owners: Mapping[tuple[int, int], str]) -> str | None:
    """Return the id of the entity whose mention is closest to a place in the report's body, None where none meets it.

    `owners` has the entity ids by start and end of the mentions in the document's text.
    """
    asked = ((place.start, place.end),)
    best: tuple[float, str] | None = None
    for mention in document.mentions:
        owner = owners.get((mention.span.start, mention.span.end))
        for span in (mention.span, mention.head):
            ranges = raw_ranges(document.document, span)
            if owner is None or not ranges or not overlaps_half(asked, ranges):
                continue
            shared = overlap(asked, ranges)
            close = shared / (place.end - place.start + sum(end - start for start, end in ranges) - shared)
            best = max(best or (0.0, ""), (close, owner))
    return best[1] if best else None


def _owners(entities: Sequence[Entity], document: AnnotatedDocument) -> dict[tuple[int, int], str]:
    return {
        (passage.span.start, passage.span.end): entity.id
        for entity in entities
        for passage in entity.mentions
        if passage.document_id == document.document.id
    }


def find_joined(pairs: Sequence[Pair]) -> list[tuple[str | None, str | None]]:
    """Return for each pair the entities that its two places are given to."""
    rows = load_rows("allsides")
    numbers = {row["id"]: number for number, row in enumerate(rows)}
    stories = {rows[place.row]["story"] for pair in pairs for place in (pair.first, pair.second)}
    members = defaultdict(list)
    for item in annotate_rows([row for row in rows if row["story"] in stories]).values():
        members[rows[numbers[item.document.report_id]]["story"]].append(item)
    owner: dict[Place, str | None] = {}
    for documents in members.values():
        entities = match_entities(documents)
        for document in documents:
            owners, number = _owners(entities, document), numbers[document.document.report_id]
            for place in {place for pair in pairs for place in (pair.first, pair.second) if place.row == number}:
                owner[place] = find_owner(place, document, owners)
    return [(owner.get(pair.first), owner.get(pair.second)) for pair in pairs]


def measure_sets() -> dict[str, float]:
    """Return the figures of the joined pairs; nothing where the data is not here or is other."""
    if not is_same_data():
        return {}
    pairs = read_pairs()
    score = score_pairs(pairs, [first == second is not None for first, second in find_joined(pairs)])
    return {"namesakes: joined precision": score.precision, "namesakes: joined recall": score.recall}


def _print_errors(pairs: Sequence[Pair], found: Sequence[tuple[str | None, str | None]]) -> None:
    rows = load_rows("allsides")
    for pair, (first, second) in zip(pairs, found, strict=True):
        joined = first is not None and first == second
        if joined == pair.is_same:
            continue
        what = "WRONGLY JOINED" if joined else "not joined"
        words = [
            rows[place.row]["text"][max(0, place.start - 40) : place.end + 20].replace("\n", " ")
            for place in (pair.first, pair.second)
        ]
        print(f"{what}, {pair.way}, story {pair.story}:\n    {first}: …{words[0]}…\n    {second}: …{words[1]}…")


def main() -> None:
    """Print the score in all and by the way the pairs were drawn."""
    take_flag()
    if not is_same_data():
        print(f"skipped: no allsides data with digest {read_digest()} in {shared_folder()}")
        return
    pairs = read_pairs()
    found = find_joined(pairs)
    joined = [first == second is not None for first, second in found]
    print(f"{'model' if is_model_used() else 'rules':8} all of {len(pairs)}: {score_pairs(pairs, joined)}")
    ways = Counter(pair.way for pair in pairs)
    for way in ways:
        chosen = [at for at, pair in enumerate(pairs) if pair.way == way]
        print(f"    {way:20} {score_pairs([pairs[at] for at in chosen], [joined[at] for at in chosen])}")
    unseen = sum(None in one for one in found)
    print(f"    pairs with a place where nothing was found: {unseen}")
    if "--errors" in sys.argv:
        _print_errors(pairs, found)


if __name__ == "__main__":
    main()
