"""Stories found against the editors' grouping of many outlets' articles, and the guard between two rounds of talks.

Run: python -m bench.clustering [number of stories] [--model]; `python -m bench.mixtures` takes the sets whole.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.gold import load_story, shared_folder, skip_if_absent
from bench.models import find_encode, is_model_used, take_flag
from tellings import pipeline
from tellings.clustering import cluster
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Report

SETS = ("allsides", "ecbplus", "incidents")
_FIRST_ROUND = Path(__file__).parent / "first_round.txt"


def load_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a set of grouped articles; none where the set is absent."""
    path = shared_folder() / "data" / name / "docs.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pick_articles(rows: Sequence[dict[str, Any]], stories: int) -> list[dict[str, Any]]:
    """Return every row of stories spread over the whole set, stories with two rows or more only."""
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        members[row["story"]].append(row)
    several = [key for key, found in members.items() if len(found) > 1]
    step = max(1, len(several) // stories)
    return [row for key in several[::step][:stories] for row in members[key]]


def annotate_rows(rows: Sequence[dict[str, Any]]) -> dict[str, AnnotatedDocument]:
    """Return the annotated documents by row id."""
    reports = [
        Report(
            id=row["id"],
            body=row["text"] if "text" in row else " ".join(row["sentences"]).replace(" ,", ",").replace(" .", "."),
            title=row.get("title") or None,
            outlet=row.get("outlet") or None,
            published=row.get("date") or None,
        )
        for row in rows
    ]
    outcomes = pipeline.annotate_reports(reports, model=is_model_used(), jobs=2)
    return {item.document.report_id: item for item in outcomes if isinstance(item, AnnotatedDocument)}


def score_groups(found: Sequence[Sequence[str]], truth: dict[str, str]) -> tuple[float, float, float, float]:
    """Return pairwise precision and recall, and B-cubed precision and recall (Bagga and Baldwin 1998)."""
    group_of = {member: number for number, group in enumerate(found) for member in group}
    ours = {pair for group in found for pair in combinations(sorted(group), 2)}
    right = sum(truth[one] == truth[two] for one, two in ours)
    wanted: dict[str, list[str]] = defaultdict(list)
    for member in group_of:
        wanted[truth[member]].append(member)
    pairs = sum(len(group) * (len(group) - 1) // 2 for group in wanted.values())
    precision = recall = 0.0
    for member, number in group_of.items():
        same = sum(truth[other] == truth[member] for other in found[number])
        precision += same / len(found[number])
        recall += same / len(wanted[truth[member]])
    count = max(1, len(group_of))
    return right / max(1, len(ours)), right / max(1, pairs), precision / count, recall / count


def f_score(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure_sets(stories: int = 80) -> dict[str, float]:
    """Return B-cubed precision and recall on the sets of grouped articles, at the link that the project uses."""
    found: dict[str, float] = {}
    for name in SETS:
        rows = pick_articles(load_rows(name), stories)
        if not rows:
            continue
        annotated = annotate_rows(rows)
        report_of = {item.document.id: key for key, item in annotated.items()}
        stories_found = cluster(list(annotated.values()), encode=find_encode())
        groups = [[report_of[key] for key in story.document_ids] for story in stories_found]
        figures = score_groups(groups, {row["id"]: row["story"] for row in rows})
        found |= {f"{name}: stories B-cubed precision": figures[2], f"{name}: stories B-cubed recall": figures[3]}
    return found


def score_rounds() -> None:
    """Print into how many stories the five seeds fall, alone and beside a report of the first round."""
    seeds = load_story("seeds").reports
    first = Report(id="first_round.txt", body=_FIRST_ROUND.read_text(encoding="utf-8"))
    for label, reports in (("seeds", seeds), ("seeds and first round", (*seeds, first))):
        result = pipeline.read(reports, model=is_model_used())
        print(
            f"{label}: {len(result.dossiers)} stories of", [len(item.story.document_ids) for item in result.dossiers]
        )


def main() -> None:
    """Print all figures."""
    skip_if_absent()
    take_flag()
    score_rounds()
    for name, figure in measure_sets(int(sys.argv[1]) if len(sys.argv) > 1 else 80).items():
        print(f"{name}: {figure:.3f}")


if __name__ == "__main__":
    main()
