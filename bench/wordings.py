"""Pairs of quotations of one speaker in two reports, marked by hand: are they joined as wordings of one utterance?

Run: python -m bench.wordings [--model] [show]

The pairs lie in `wordings.tsv` as places in reports of AllSides; their words are not kept. Most were marked before
anything was joined (the nearest quotation in the other report, by vectors, and pairs that share rare words), the rest
were joined and then read, so that what was joined wrongly once is in it. Copies of the same words are left out.
All of them are hard, so that precision here is lower than of what is joined in a story.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bench.clustering import annotate_rows, load_rows
from bench.gold import skip_if_absent
from bench.models import find_encode, take_flag
from bench.scores import Ranges, Score, overlaps_half, raw_ranges
from tellings.assembly.entities import match_entities
from tellings.assembly.utterances import match_utterances
from tellings.types.annotations import AnnotatedDocument

PAIRS = Path(__file__).with_suffix(".tsv")


class Spot(NamedTuple):
    """A place in the body of a report."""

    report_id: str
    start: int
    end: int


class Pair(NamedTuple):
    """Two quotations of one speaker: `label` is same, part (of one act, of other content) or other (act)."""

    label: str
    story: str
    first: Spot
    second: Spot


def load_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """Return the marked pairs, those of a story side by side."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Pair(row[0], row[1], Spot(row[2], int(row[3]), int(row[4])), Spot(row[5], int(row[6]), int(row[7])))
        for row in rows
    )


def read_stories(wanted: set[str]) -> Iterator[tuple[str, list[AnnotatedDocument]]]:
    """Yield the annotated reports of the stories that are wanted, with the name of each story."""
    rows = sorted(
        (row for row in load_rows("allsides") if row["story"] in wanted), key=lambda row: (row["story"], row["id"])
    )
    annotated = annotate_rows(rows)
    for story, members in groupby(rows, key=lambda row: str(row["story"])):
        yield story, [annotated[row["id"]] for row in members if row["id"] in annotated]


def find_joined(documents: Sequence[AnnotatedDocument], pairs: Sequence[Pair]) -> list[bool]:
    """Return of each pair whether some utterance has a version that shares half of either place."""
    by_id = {annotated.document.id: annotated.document for annotated in documents}
    versions: list[list[tuple[str, Ranges]]] = []
    for utterance in match_utterances(documents, match_entities(documents), encode=find_encode()):
        places = ((by_id[version.passage.document_id], version.passage.span) for version in utterance.versions)
        versions.append([(document.report_id, raw_ranges(document, span)) for document, span in places])
    return [any(_has(each, pair.first) and _has(each, pair.second) for each in versions) for pair in pairs]


def _has(versions: Sequence[tuple[str, Ranges]], spot: Spot) -> bool:
    place = ((spot.start, spot.end),)
    return any(report_id == spot.report_id and overlaps_half(ranges, place) for report_id, ranges in versions)


def score_pairs(*, show: bool = False) -> tuple[Score, int]:
    """Return the score of joined pairs, and how many of other acts were joined."""
    pairs = load_pairs()
    score, others = Score(0, 0, 0), 0
    for story, documents in read_stories({pair.story for pair in pairs}):
        own = [pair for pair in pairs if pair.story == story]
        for pair, is_joined in zip(own, find_joined(documents, own), strict=True):
            is_same = pair.label == "same"
            score = score.plus(Score(is_joined and is_same, is_joined, is_same))
            others += is_joined and pair.label == "other"
            if show and is_joined != is_same:
                print("  joined" if is_joined else "  missed", *pair)
    return score, others


def measure_sets() -> dict[str, float]:
    """Return the figures of the marked pairs."""
    score, others = score_pairs()
    return (
        {}
        if not score.wanted
        else {
            "wordings: joined precision": score.precision,
            "wordings: joined recall": score.recall,
            "wordings: joined F1": score.f1,
            "wordings: other acts joined": float(others),
        }
    )


def main() -> None:
    """Print the figures; an argument `show` lists what is wrong, `--model` lets the reader model help."""
    skip_if_absent()
    take_flag()
    score, others = score_pairs(show="show" in sys.argv)
    print(f"wordings  {score}  other acts joined {others}")


if __name__ == "__main__":
    main()
