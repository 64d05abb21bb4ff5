"""The figures of the last commit that set them, pinned: none may fall below its floor unseen.

    python -m bench.floors --check                     exit 1 where a figure is below its floor, or its data is other
    python -m bench.floors --update                    raise the floors that have been passed, add new ones
    python -m bench.floors --update --allow-lower WHY  lower floors too; WHY is kept beside what was lowered

Figures are taken by rules alone and with the reader model. Add the names of stories or sets to look at those only.
A floor is kept with a digest of the data it was measured on: a figure on other data is another figure. For what
should be small the floor is a ceiling.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from bench import figures
from bench.gold import STORY_NAMES, load_original, load_story, shared_folder, skip_if_absent
from bench.models import with_model
from tellings.models import has_weights

MARK = ", with the model"
PAGE = Path(__file__).with_name("floors.json")
MARKED = PAGE.parents[1] / "tests" / "annotation" / "marked" / "rows"
# Figures are kept with four decimals and nothing in them is random, so only the rounding may differ.
EPSILON = 0.00005


class Figure(NamedTuple):
    """A figure as measured now, with the digest of its data."""

    value: float
    data: str


class Floor(NamedTuple):
    """What a figure may not fall below, the digest of the data it was measured on, and the commit that set it."""

    floor: float
    data: str
    commit: str


@dataclass(slots=True)
class Floors:
    """The pinned figures by name, and every lowering with its reason."""

    floors: dict[str, Floor] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)


def is_below(name: str, value: float, floor: float) -> bool:
    """Return whether a figure is worse than its floor; `name` may stand behind a story or set and a colon.

    >>> is_below("seeds: claims found", 0.74, 0.75), is_below("seeds: origins too many", 1, 2)
    (True, False)
    """
    return figures.loss(name.split(": ", 1)[-1], floor, value) > EPSILON


def find_faults(pinned: Mapping[str, Floor], found: Mapping[str, Figure]) -> Iterator[str]:
    """Yield a sentence for each floor that is not held."""
    for name, floor in pinned.items():
        figure = found.get(name)
        if figure is None:
            yield f"{name}: has a floor of {floor.floor:g} but is not measured any more"
        elif figure.data != floor.data:
            yield f"{name}: measured on other data ({figure.data}) than its floor ({floor.data})"
        elif is_below(name, figure.value, floor.floor):
            yield f"{name}: {figure.value:g} is worse than its floor {floor.floor:g} (set at {floor.commit})"


def update(pinned: Floors, found: Mapping[str, Figure], *, commit: str, reason: str | None = None) -> list[str]:
    """Raise and add floors, lower them where a reason is given; return a sentence for each that stays unheld.

    Where one may not be lowered, nothing is changed.
    """
    faults = list(find_faults(pinned.floors, found))
    if faults and not reason:
        return faults
    for name, floor in list(pinned.floors.items()):
        if next(find_faults({name: floor}, found), None):
            now = found[name].value if name in found else None
            why = {"figure": name, "from": floor.floor, "to": now, "commit": commit, "reason": reason}
            pinned.lowered.append(why)
            del pinned.floors[name]
    for name, figure in found.items():
        old = pinned.floors.get(name)
        if old is None or is_below(name, old.floor, figure.value):
            pinned.floors[name] = Floor(round(figure.value, 4), figure.data, commit)
    return []


def read_floors(page: Path = PAGE) -> Floors:
    """Return the pinned figures; none where there is no page yet."""
    if not page.is_file():
        return Floors()
    content = json.loads(page.read_text(encoding="utf-8"))
    return Floors({name: Floor(**row) for name, row in content["floors"].items()}, content["lowered"])


def write_floors(pinned: Floors, page: Path = PAGE) -> None:
    """Write the pinned figures, one a line, in a fixed order."""
    content = asdict(pinned)
    rows = (f"    {json.dumps(name)}: {json.dumps(floor._asdict())}" for name, floor in sorted(pinned.floors.items()))
    lowered = json.dumps(content["lowered"], indent=2, ensure_ascii=False).replace("\n", "\n  ")
    text = '{\n  "floors": {\n' + ",\n".join(rows) + f'\n  }},\n  "lowered": {lowered}\n}}\n'
    page.write_text(text, encoding="utf-8")


# --- what is measured ----------------------------------------------------------------------------------------------


@cache
def digest_story(name: str) -> str:
    """Return the digest of a story's reports and of the reading of them."""
    story = load_original(next(known for known in STORY_NAMES if known == name))
    parts = [
        f"{report.id}\n{report.title}\n{report.outlet}\n{report.published}\n{report.body}" for report in story.reports
    ]
    text = "\n".join([*parts, json.dumps(dict(story.files), sort_keys=True)])
    return sha256(text.encode()).hexdigest()[:12]


@cache
def digest_set(name: str) -> str:
    """Return the digest of all files of a public set, with our labels of its places, or of our marked rows."""
    labels = PAGE.parent / f"{name}.tsv"
    folder = shared_folder() / "data" / ("allsides" if labels.is_file() else name)
    folder = MARKED if name == "marked" else folder
    total = sha256(labels.read_bytes() if labels.is_file() else b"")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def measure_both(names: Sequence[str] = ()) -> dict[str, Figure]:
    """Return the figures by rules alone, and those with the reader model marked so (`seeds, with the model: ...`)."""
    found = measure(names)
    if has_weights():
        with with_model(True):
            helped = measure(names)
        found |= {name.replace(": ", f"{MARK}: ", 1): figure for name, figure in helped.items()}
    return found


def measure(names: Sequence[str] = ()) -> dict[str, Figure]:
    """Return the figures of the stories and sets named, of all by default, as `story: figure` and `set: figure`."""
    found: dict[str, Figure] = {}
    for story in STORY_NAMES:
        if not names or story in names:
            for name, value in figures.measure_story(load_story(story)).items():
                found[f"{story}: {name}"] = Figure(value, digest_story(story))
    if not names or set(names) - set(STORY_NAMES):
        for name, value in figures.measure_sets().items():
            folder = name.split(": ", 1)[0]
            if not names or folder in names:
                found[name] = Figure(value, digest_set(folder))
    return found


def find_commit() -> str:
    """Return the short hash of the commit that is measured, with a plus where the tree differs from it."""
    run: Callable[[list[str]], str] = lambda words: subprocess.run(  # noqa: E731
        ["git", *words], capture_output=True, text=True, check=False, cwd=PAGE.parent
    ).stdout.strip()
    changed = run(["status", "--porcelain", "--untracked-files=no", "../src", "../bench/*.py"])
    return (run(["log", "-1", "--format=%h"]) or "unknown") + ("+" if changed else "")


def main() -> int:
    """Check or update; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.floors", description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="exit 1 where a floor is not held")
    what.add_argument("--update", action="store_true", help="raise the floors that have been passed")
    parser.add_argument("--allow-lower", metavar="WHY", help="lower floors too, and keep the reason")
    parser.add_argument("names", nargs="*", help="stories or sets; all by default")
    chosen = parser.parse_args()
    skip_if_absent()
    pinned, found = read_floors(), measure_both(chosen.names)
    if chosen.check:
        looked = {key: floor for key, floor in pinned.floors.items() if _is_named(key, chosen.names)}
        faults = list(find_faults(looked, found))
        new = [name for name in found if name not in pinned.floors]
        print(*faults, *(f"{name}: no floor yet" for name in new), sep="\n")
        print(f"{len(looked) - len(faults)} of {len(looked)} floors held")
        return int(bool(faults))
    part = Floors(
        {key: floor for key, floor in pinned.floors.items() if _is_named(key, chosen.names)}, pinned.lowered
    )
    faults = update(part, found, commit=find_commit(), reason=chosen.allow_lower)
    if faults:
        print(*faults, "Nothing is changed: say why with --allow-lower WHY.", sep="\n")
        return 1
    kept = {key: floor for key, floor in pinned.floors.items() if not _is_named(key, chosen.names)}
    write_floors(Floors(kept | part.floors, part.lowered))
    print(f"{len(part.floors)} floors")
    return 0


def _is_named(key: str, names: Sequence[str]) -> bool:
    return not names or key.split(": ", 1)[0].removesuffix(MARK) in names


if __name__ == "__main__":
    sys.exit(main())
