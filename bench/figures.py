"""Every figure by name: of the four stories, of the same under other names, and of the public sets; with targets.

Run: python -m bench.figures [stories | sets] [--model]
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from bench import (
    attributions,
    claims,
    clauses,
    clustering,
    copies,
    coreference,
    credits,  # noqa: A004
    dates,
    entities,
    events,
    extraction,
    facts,
    marked,
    mastheads,
    names,
    namesakes,
    page_dates,
    readings,
    recognizers,
    statements,
    times,
    wordings,
)
from bench.gold import STORY_NAMES, GoldStory, load_original, load_story, skip_if_absent
from bench.kept import keep
from bench.models import is_model_used, take_flag
from bench.renaming import rename_story

Figures = Mapping[str, float]
TOLERANCE = 0.03
"""How much a figure may fall under other names; a count may not get worse at all."""
BELOW = 0.15
"""A story that lies further below the seeds than this wants a reason."""


class Target(NamedTuple):
    """The least, or for what should be small the most, that a figure is to reach."""

    value: float
    is_most: bool = False

    def __str__(self) -> str:
        return f"{'≤' if self.is_most else '≥'} {self.value:g}"

    def is_met(self, figure: float) -> bool:
        """Return whether a figure reaches the target."""
        return figure <= self.value if self.is_most else figure >= self.value


FACTS = (
    "one story",
    "two with the first round",
    "proposal told by all outlets",
    "proposal has one origin",
    "proposal comes from its speaker",
    "the answer supersedes the silence",
    "the denied report is not asserted",
    "the denied report stands nowhere alone",
    "the meeting stands on its day as open",
    "the meeting never happened",
    "no carrier's day is taken",
)
TARGETS: Mapping[str, Target] = {
    "body kept": Target(0.98),
    "furniture in blocks": Target(0.01, is_most=True),
    "outlet right or unknown": Target(1.0),
    "date interval and basis right": Target(1.0),
    "publication dates right": Target(1.0),
    "time values right": Target(0.95),
    "events found": Target(0.83),
    "events of two made one": Target(0, is_most=True),
    "planned shown as past": Target(0, is_most=True),
    "order of events right": Target(1.0),
    "entities found": Target(0.85),
    "pairs of mentions F1": Target(0.90),
    "negative controls taken": Target(0, is_most=True),
    "statements recall": Target(0.75),
    "statements precision": Target(0.70),
    "statements F1": Target(0.85),
    "right speaker": Target(0.92),
    "utterance pairs F1": Target(0.80),
    "hard negatives joined": Target(0, is_most=True),
    "claims found": Target(0.75),
    "alignment F1": Target(0.65),
    "contested with the right kind": Target(0.50),
    "contests that fit no topic": Target(2, is_most=True),
    **dict.fromkeys(FACTS, Target(1.0)),
}
"""What the seeds are to reach."""
STORY_TARGETS: Mapping[str, Target] = {
    "statements F1": Target(0.75),
    "right speaker": Target(0.88),
    "time values right": Target(0.88),
}
"""What the three stories beside the seeds are to reach."""
SET_TARGETS: Mapping[str, Target] = {
    "polnear: content overlap F1": Target(0.80),
    "polnear: content exact F1": Target(0.58),
    "polnear: whole overlap F1": Target(0.70),
    "polnear: direct right source": Target(0.92),
    "namesakes: joined precision": Target(0.98),
    "namesakes: joined recall": Target(0.70),
}
"""What is to be reached on public sets."""
# Counts of what should not be there; everything else is a share.
COUNTS = frozenset(
    {
        "negative controls taken",
        "entities of two persons",
        "hard negatives joined",
        "contests that fit no topic",
        "origins too many",
        "outlets too many",
        "other acts joined",
        "photo credits taken for sources",
        "events of two made one",
        "planned shown as past",
    }
)
_OF_STORIES = (extraction, dates, times, entities, statements, clauses, claims, events, facts, credits)
# Those that both rules and the reader model take part in; then those of rules alone, and of the model itself, which
# learned from most of what `entities` measures on.
_OF_BOTH = (
    statements, attributions, names, namesakes, coreference, wordings, marked, clauses, clustering
)  # fmt: skip
_OF_RULES = (extraction, mastheads, page_dates, times, recognizers, entities, dates, copies)
_OF_MODEL = (readings,)


def is_better_low(name: str) -> bool:
    """Return whether a figure should be small."""
    return name in COUNTS or any(word in name for word in ("furniture", "unwanted", "without a statement"))


def measure_story(story: GoldStory) -> dict[str, float]:
    """Return all figures of one story."""
    found: dict[str, float] = {}
    digest = sha256(
        repr([(one.id, one.title, one.outlet, one.published, one.body) for one in story.reports]).encode()
    )
    for bench in _OF_STORIES:
        name = f"{bench.__name__}-{story.name}-{digest.hexdigest()[:12]}"
        found |= keep(name, partial(bench.measure, story))
    return found


def measure_stories(*, variant: int = 0) -> dict[str, dict[str, float]]:
    """Return the figures of the four stories by the story's name, as they are (0) or in one way of other names."""
    return {
        name: measure_story(rename_story(load_original(name), variant=variant) if variant else load_story(name))
        for name in STORY_NAMES
    }


def measure_sets() -> dict[str, float]:
    """Return the figures of the public sets; what stands before the colon is the set's folder."""
    found: dict[str, float] = {}
    for bench in (*_OF_BOTH, *_OF_MODEL) if is_model_used() else (*_OF_RULES, *_OF_BOTH):
        found |= keep(bench.__name__, bench.measure_sets)
    return found


def loss(name: str, before: float, after: float) -> float:
    """Return by how much a figure is worse than before, negative where it is better.

    >>> loss("claims found", 0.75, 0.5), loss("origins too many", 1, 3)
    (0.25, 2)
    """
    return after - before if is_better_low(name) else before - after


def is_fall(name: str, before: float, after: float) -> bool:
    """Return whether a figure falls by more than may be."""
    return loss(name, before, after) > (0 if name in COUNTS else TOLERANCE)


def write_figure(name: str, value: float | None) -> str:
    """Return a figure as printed: counts whole, facts as yes or no, shares with three decimals."""
    name = name.split(": ", 1)[-1]
    if value is None:
        return "–"
    if name in FACTS:
        return "yes" if value else "no"
    return f"{value:.0f}" if name in COUNTS else f"{value:.3f}"


def _print_stories() -> None:
    plain, renamed = measure_stories(), measure_stories(variant=1)
    print(f"{'figure':44} {'target':>7} " + "".join(f"{name:>15}" for name in STORY_NAMES) + "   (under other names)")
    for name in plain["seeds"]:
        cells = []
        for story in STORY_NAMES:
            one, two = plain[story].get(name), renamed[story].get(name)
            cells.append(f"{write_figure(name, one)} ({write_figure(name, two)})")
        target = TARGETS.get(name)
        verdict = ("met" if target.is_met(plain["seeds"][name]) else "MISSED") if target else ""
        print(f"{name:44} {target or ''!s:>7} " + "".join(f"{cell:>15}" for cell in cells), verdict)


def main() -> None:
    """Print the figures of the stories, of the sets, or of both."""
    skip_if_absent()
    take_flag()
    if sys.argv[1:] != ["sets"]:
        _print_stories()
    if sys.argv[1:] != ["stories"]:
        for name, value in measure_sets().items():
            print(f"{name:64} {write_figure(name, value)}")


if __name__ == "__main__":
    main()
