"""What the guards against look-alikes cost and bring: stories with them and without, by set.

Run: python -m bench.guards [allsides|incidents|ecbplus|mixed ...] [--tuned]

A guard is a veto (another number of a series, roles turned round, several differences at once) or points off for
people, places, numbers, days and years that differ. They were set on the incidents, so what they cost AllSides in
recall says whether they are general. Articles, halves and annotation are those of `bench.mixtures`, by the rules.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.clustering import SETS
from bench.gold import skip_if_absent
from bench.mixtures import Article, describe, load_articles
from tellings.clustering import Stream, Thresholds, fingerprint, match_fingerprints
from tellings.types.stories import Likeness


def group(articles: list[Article], match: Callable[..., Likeness], limits: Thresholds) -> list[list[str]]:
    """Return the keys of the articles by story, as the stream finds them with this likeness."""
    keys: dict[str, list[str]] = defaultdict(list)
    stream = Stream(thresholds=limits, match=match)
    for article in articles:
        if article.annotated.document.id not in keys:
            stream.add(fingerprint(article.annotated))
        keys[article.annotated.document.id].append(article.key)
    return [[key for member in found for key in keys[member]] for found in stream.groups()]


def match_without_vetoes(*reports: Any, **settings: Any) -> Likeness:
    """Return the likeness of two reports as if nothing were forbidden."""
    return replace(match_fingerprints(*reports, **settings), veto=None)


def main() -> None:
    """Print the figures of each set with all guards, without vetoes, and without points off as well."""
    skip_if_absent()
    whole = Thresholds()
    blind = replace(whole, other_people=0.0, other_places=0.0, other_figures=0.0, other_dates=0.0, other_years=0.0)
    for name in [name for name in sys.argv[1:] if name in (*SETS, "mixed")] or [*SETS, "mixed"]:
        asked = [item for item in load_articles(name) if item.tuned is ("--tuned" in sys.argv)]
        for label, match, limits in (
            ("all guards", match_fingerprints, whole),
            ("no vetoes", match_without_vetoes, whole),
            ("no guards", match_without_vetoes, blind),
        ):
            found = describe(group(asked, match, limits), asked) if asked else "skipped: the set is not there"
            print(f"{name:9} {label:>10}  {found}", flush=True)


if __name__ == "__main__":
    main()
