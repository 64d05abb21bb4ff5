"""Pairs of mentions of one entity, against the reference readings.

Pairs are those of gold mentions that one of our mentions meets, each by the closest: with its whole or its bare name
it shares half of the longer of the two, so that "Orvath" is not met in "Orvath's remarks". A pair is wanted where one
gold entity has both, given where one of our entities has both. B-cubed (Bagga and Baldwin 1998) is taken over the
same mentions. `python -m bench.entities` prints these figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from bench.gold import MAIN_LABELS, GoldStory
from bench.scores import Ranges, Score, overlap, raw_ranges
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage


class Met(NamedTuple):
    """A gold mention that one of our mentions meets: whose it is, and whose we say it is."""

    gold: str
    own: str
    words: str


def score_pairs(met: Sequence[Met]) -> tuple[Score, tuple[float, float], tuple[str, ...]]:
    """Return the score of pairs of mentions, B-cubed precision and recall, and the pairs of names that are wrong."""
    golds, owns = Counter(one.gold for one in met), Counter(one.own for one in met)
    both = Counter((one.gold, one.own) for one in met)
    given, wanted, right = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (owns, golds, both))
    count = max(1, len(met))
    precision = sum(n * n / owns[own] for (_, own), n in both.items()) / count
    recall = sum(n * n / golds[gold] for (gold, _), n in both.items()) / count
    wrong: Counter[str] = Counter()
    for one, other in combinations(met, 2):
        if (one.gold == other.gold) != (one.own == other.own):
            sign = "+" if one.own == other.own else "-"
            wrong[f"{sign} {one.gold}: {one.words} | {other.gold}: {other.words}"] += 1
    return Score(right, given, wanted), (precision, recall), tuple(f"{n} x {what}" for what, n in wrong.most_common())


def find_met(story: GoldStory, documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> Iterator[Met]:
    """Yield the gold mentions of the story's own text that one of our mentions meets."""
    owners = {passage: entity.id for entity in entities for passage in entity.mentions}
    known: dict[str, list[tuple[Ranges, str]]] = defaultdict(list)
    for document in documents:
        for mention in document.mentions:
            owner = owners.get(Passage(document.document.id, mention.span))
            for span in {mention.span, mention.head} if owner else ():
                known[document.document.report_id].append((raw_ranges(document.document, span), owner or ""))
    for gold in story.entities:
        for one in gold.mentions:
            if gold.in_story and (one.zone in MAIN_LABELS or one.zone == "caption"):
                places = (one.span.ranges, one.head.ranges)
                near = [
                    (_closeness(ranges, place), owner)
                    for ranges, owner in known[one.span.report_id]
                    for place in places
                ]
                closest = max(near, default=(0.0, ""))
                if closest[0] >= 0.5:
                    yield Met(gold.id, closest[1], one.span.text)


def _closeness(one: Ranges, other: Ranges) -> float:
    """Return what two places share of the longer one."""
    longer = max(sum(end - start for start, end in ranges) for ranges in (one, other))
    return overlap(one, other) / max(1, longer)
