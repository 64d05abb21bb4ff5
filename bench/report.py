"""Every figure on one page: runs all benches, compares them under other names, and writes `bench/report.md`.

Run: python -m bench.report
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from bench.figures import (
    BELOW,
    COUNTS,
    FACTS,
    SET_TARGETS,
    STORY_TARGETS,
    TARGETS,
    TOLERANCE,
    Figures,
    Target,
    is_fall,
    loss,
    measure_sets,
    measure_stories,
    write_figure,
)
from bench.floors import find_commit
from bench.gold import STORY_NAMES, skip_if_absent
from bench.long import write_kept
from bench.models import with_model
from bench.reasons import REASONS
from bench.renaming import VARIANTS, WEEKS, find_benches, run_bench
from tellings.models import has_weights

PAGE = Path(__file__).with_name("report.md")
Stories = Mapping[str, Figures]
# Their figures stand in the tables already.
_IN_TABLES = frozenset(
    "attributions claims clauses coreference credits entities extraction models namesakes statements wordings".split()
)
# Some inputs of `hostile` are meant to take all the time that a report may have; the others take long as well, and
# the page shows what `bench.long` kept of them.
_BY_ITSELF = frozenset({"hostile", "copies", "guards", "long", "mixtures", "stories_peers", "streams"})
OPENING = """# Figures

Written by `python -m bench.report` at commit {commit} of {day}; do not edit by hand.

The stories that we develop on were read closely by a person: five scraped pages of one event (*seeds*), and
three stories of the AllSides collection (*border*, *hotel*, *strike*). Matching is one to one, and two places meet
where they share half of the shorter one. We have seen these stories many times, so the figures flatter. Other sets
are named where they are used; none of their texts is in this repository. Where a cell has two figures, the first is
by rules and tables alone (`--no-model`), the second with the reader model, which is how Tellings works unless told
otherwise; its own figures are under *readings*, and in its [card](../training/reader/CARD.md).

| command | gives |
|---|---|
| `python -m bench.report` | this page |
| `python -m bench.figures` | the tables, `stories` or `sets` alone; `--model` with the reader model |
| `python -m bench.models` | every figure without the reader model and with it |
| `python -m bench.readings` | the reader model itself; `--test` on the test parts |
| `python -m bench.loads` | a thousand reports annotated in two processes, without the model and with it |
| `python -m bench.floors --check` | exit code 1 where a figure is below the floor that `bench/floors.json` pins |
| `python -m bench.renaming` | the stories under other names, and the figures that fall there |
| `python -m bench.speed` | time and memory |
| `python -m bench.TASK`: extraction, times, entities, statements, clauses, claims, facts | one task |
| `python -m bench.attributions` | cue, source and content of attributions on PolNeAR, each and together |
| `python -m bench.names`, `.coreference` | names, pronouns and nouns on marked corpora |
| `python -m bench.namesakes`, `.wordings` | pairs of names and of quotations in AllSides stories, joined or not |
| `python -m bench.credits` | who cites whom in the stories |
| `python -m bench.marked`, `.stages` | the marked sentences of the tests; what each step of annotation costs |
| `python -m bench.clustering`, `.mixtures` | stories among articles; whole sets, and all shuffled, beside TF-IDF |
| `python -m bench.copies`, `.streams` | planted copies; stories from a stream: orders, speed, growth, memory |
| `python -m bench.stories_peers` | stories beside MiniLM, UMAP and HDBSCAN, where these are installed |
| `python -m bench.dates`, `.shifting` | reports whose date was taken away or spoilt; stories moved in time |
| `python -m bench.events` | the timeline against the reading of the seeds; days of the T17 timelines |
| `python -m bench.time_peers`, `.recognizers` | the time grammar beside libraries, and on their specification |
| `python -m bench.long NAME` | runs one that takes long, and keeps what it prints for this page |
| `python -m bench.page_texts`, `.mastheads`, `.page_dates` | pages: text, title, authors, dates, beside peers |
| `python -m training.lines --folds`, then `python -m bench.flattened` | flat pages, held out by site |
| `python -m bench.archives` | a web archive of 2,000 records, some broken: rate, memory, what was refused |
| `python -m bench.furniture`, `.languages` | lines that an outlet repeats, and which languages are refused |
| `python -m bench.hostile` | hostile inputs at full size: ten minutes, so not on this page |

`TELLINGS_SHARED` names the folder of the readings; where it is absent every one of them says so and ends.
"""
RENAMED = f"""## Under other names

Every person, place and outlet of the four stories is replaced by another of its kind and all dates move by {WEEKS}
weeks, in {VARIANTS} ways. No share may fall by more than {TOLERANCE}, and no count of mistakes may rise. The largest
falls:
"""


def write_pair(name: str, one: float | None, other: float | None) -> str:
    """Return a figure by rules and with the model, once where they are equal."""
    first, second = write_figure(name, one), write_figure(name, other)
    return first if first == second else f"{first} → {second}"


def judge(target: Target | None, one: float | None, other: float | None) -> str:
    """Return whether a figure by rules and with the model meets its target; what was not measured is not asked.

    >>> judge(Target(0.8), 0.75, 0.85), judge(Target(0.8), 0.85, 0.75), judge(None, 0.75, 0.85)
    ('met with the model only', '**missed**', '')
    """
    measured = [value for value in (one, other) if value is not None]
    if target is None or not measured:
        return ""
    if not target.is_met(measured[-1]):
        return "**missed**"
    return "met" if target.is_met(measured[0]) else "met with the model only"


def write_sets(rules: Figures, model: Figures) -> Iterator[str]:
    """Yield the lines of the table of public sets, with their targets."""
    yield "| set: figure | target | by rules | with the model | |"
    yield "|---|---|---|---|---|"
    for name in dict.fromkeys((*rules, *model)):
        one, other, target = rules.get(name), model.get(name), SET_TARGETS.get(name)
        cells = f"{target or ''} | {write_figure(name, one)} | {write_figure(name, other)}"
        yield f"| {name} | {cells} | {judge(target, one, other)} |"


def write_table(plain: Stories, helped: Stories) -> Iterator[str]:
    """Yield the lines of the table of shares and counts, with the targets that the seeds are to reach."""
    yield f"| figure | target | {' | '.join(STORY_NAMES)} | |"
    yield "|---" * (len(STORY_NAMES) + 3) + "|"
    for name in plain["seeds"]:
        if name in FACTS:
            continue
        targets = {story: (TARGETS if story == "seeds" else STORY_TARGETS).get(name) for story in STORY_NAMES}
        missed = {
            story: verdict
            for story in STORY_NAMES
            if (verdict := judge(targets[story], plain[story].get(name), helped[story].get(name))) not in ("", "met")
        }
        told = "; ".join(f"{story}: {verdict}" for story, verdict in missed.items())
        asked = f"{TARGETS.get(name, '')}" + (f", others {STORY_TARGETS[name]}" if name in STORY_TARGETS else "")
        cells = " | ".join(write_pair(name, plain[story].get(name), helped[story].get(name)) for story in STORY_NAMES)
        yield f"| {name} | {asked} | {cells} | {told or ('met' if asked else '')} |"


def write_facts(plain: Figures, renamed: Figures) -> Iterator[str]:
    """Yield the lines of the table of what is true of the seeds' account or not."""
    yield "| of the seeds | | under other names |"
    yield "|---|---|---|"
    for name in FACTS:
        yield f"| {name} | {write_figure(name, plain.get(name))} | {write_figure(name, renamed.get(name))} |"


def find_low(plain: Stories) -> Iterator[tuple[str, str, float, float]]:
    """Yield story, figure, its value and the seeds' where a story lies far below the seeds."""
    for name, best in plain["seeds"].items():
        for story in STORY_NAMES[1:]:
            value = plain[story].get(name)
            if value is not None and name in TARGETS and best <= 1 and loss(name, best, value) > BELOW:
                yield story, name, value, best


def write_low(plain: Stories) -> Iterator[str]:
    """Yield a line for each figure of a story that lies far below the seeds', with the reason."""
    for story, name, value, best in find_low(plain):
        why = REASONS.get((story, name), "Not looked into yet.")
        yield f"- *{story}*, {name} {write_figure(name, value)} (seeds {write_figure(name, best)}): {why}"


def find_falls(plain: Stories, renamed: Stories) -> list[tuple[float, str, str, float, float]]:
    """Return the figures that are worse under other names, the largest loss first."""
    falls = [
        (loss(name, value, renamed[story][name]), story, name, value, renamed[story][name])
        for story, figures in plain.items()
        for name, value in figures.items()
        if name in renamed[story]
    ]
    return sorted((fall for fall in falls if fall[0] > 0), key=lambda fall: -fall[0])


def write_falls(plain: Stories, variants: Mapping[int, Stories]) -> Iterator[str]:
    """Yield the lines of the table of what falls under other names."""
    yield "| story | figure | as read | renamed | way | |"
    yield "|---|---|---|---|---|---|"
    rows = [(*fall, variant) for variant, renamed in variants.items() for fall in find_falls(plain, renamed)]
    for _, story, name, before, after, variant in sorted(rows, key=lambda row: (row[2] in COUNTS, -row[0]))[:24]:
        verdict = "**more than may be**" if is_fall(name, before, after) else ""
        cells = f"{write_figure(name, before)} | {write_figure(name, after)}"
        yield f"| {story} | {name} | {cells} | {variant} | {verdict} |"
    shares = [
        name
        for renamed in variants.values()
        for _, _, name, before, after in find_falls(plain, renamed)
        if name in TARGETS and is_fall(name, before, after)
    ]
    yield ""
    yield f"Of the figures with a target, {', '.join(dict.fromkeys(shares)) or 'none'} falls by more than may be."


def write_section(name: str) -> str:
    """Return the section of one bench: what it prints."""
    begun = time.monotonic()
    about = (import_module(f"bench.{name}").__doc__ or name).strip().splitlines()[0]
    figures = "\n".join(line.rstrip() for line in run_bench(name))
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return f"## {name}\n\n{about}\n\n```\n{figures}\n```\n"


def main() -> None:
    """Write the page."""
    skip_if_absent()
    plain = measure_stories()
    rules = measure_sets()
    with with_model(has_weights()):
        helped = measure_stories()
        variants = {variant: measure_stories(variant=variant) for variant in range(1, VARIANTS + 1)}
        model = measure_sets()
    day = subprocess.run(
        ["git", "log", "-1", "--format=%cs"], capture_output=True, text=True, check=False, cwd=PAGE.parent
    ).stdout.strip()
    page = [
        OPENING.format(commit=find_commit(), day=day or "an unknown day"),
        "\n".join(
            [
                "## The four stories\n",
                *write_table(plain, helped),
                "",
                *write_facts(helped["seeds"], variants[1]["seeds"]),
            ]
        ),
        "\n".join([f"\nMore than {BELOW} below the seeds:\n", *write_low(helped), ""]),
        "\n".join([RENAMED, *write_falls(helped, variants), ""]),
        "\n".join(["## Public sets\n", *write_sets(rules, model), ""]),
        *(write_section(name) for name in find_benches() if name not in _IN_TABLES | _BY_ITSELF),
        *write_kept(),
    ]
    PAGE.write_text("\n".join(page), encoding="utf-8")
    print(f"written: {PAGE}")


if __name__ == "__main__":
    main()
