"""The marked sentences of the tests: how many are read as marked, by area, without and with the reader model.

python -m bench.marked                 shares by area and in all
python -m bench.marked --phenomena     the same by phenomenon
python -m bench.marked --show ID...    what differs in rows whose ids begin so, without the model
python -m bench.marked --model --show  the same with it
python -m bench.marked --misses        the rows whose entry in the list of misses is wrong or wanting
python -m bench.marked --write         puts that list right
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from tests.annotation.marked.checks import find_differences
from tests.annotation.marked.misses import MISSED, PARSE, read_misses, write_misses
from tests.annotation.marked.reading import read_rows
from tests.annotation.marked.values import Row

from bench.models import find_tag, is_model_used, take_flag, with_model
from bench.readings import open_reader
from tellings.annotation import annotate

Differences = Mapping[str, list[str]]


def check_rows(rows: Iterable[Row], *, model: bool) -> dict[str, list[str]]:
    """Return what differs in each row, by its id."""
    with with_model(model):
        tag = find_tag()
        return {row.id: find_differences(row, annotate(row.document(), tag=tag)) for row in rows}


def explain_misses(bare: Differences, read: Differences | None) -> dict[str, str]:
    """Return the reason of each row that fails without the model: that the parse is wanting, or that it is missed.

    >>> explain_misses({"a": ["cue"], "b": [], "c": ["cue"]}, {"a": [], "b": [], "c": ["cue"]})
    {'a': 'without the parse', 'c': 'missed'}
    """
    return {name: PARSE if read is not None and not read[name] else MISSED for name, found in bare.items() if found}


def measure_sets() -> dict[str, float]:
    """Return the share of all rows that is read as marked."""
    differences = check_rows(read_rows(), model=is_model_used())
    return {"marked: rows read as marked": sum(not each for each in differences.values()) / len(differences)}


def print_shares(rows: Iterable[Row], groups: str, bare: Differences, read: Differences | None) -> None:
    """Print how many rows of each area or phenomenon are read as marked."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(getattr(row, groups), []).append(row.id)
    found = dict(sorted(found.items())) | {"all": [name for names in found.values() for name in names]}
    print(f"{'':60} {'rows':>5} {'rules':>6} {'model':>6}")
    for group, names in found.items():
        shares = [sum(not side[name] for name in names) / len(names) for side in (bare, read) if side is not None]
        print(f"{group:60} {len(names):5}" + "".join(f" {share:6.2f}" for share in shares))


def print_differences(rows: Iterable[Row], differences: Differences, names: tuple[str, ...]) -> None:
    """Print each row whose id begins with one of the names, and what differs in it."""
    for row in rows:
        if differences[row.id] and (not names or row.id.startswith(names)):
            print(f"{row.id} ({row.phenomenon}): {row.text}")
            print("".join(f"    {each}\n" for each in differences[row.id]), end="")


def print_misses(known: Mapping[str, str], misses: Mapping[str, str]) -> None:
    """Print where the list of misses and what is missed differ."""
    for name in dict.fromkeys([*known, *misses]):
        if known.get(name) != misses.get(name):
            print(f"{name:16} listed as {known.get(name, 'read')!r}, is {misses.get(name, 'read')!r}")


def main() -> None:
    """Print shares, differences or the state of the list of misses."""
    use_model = "--model" in sys.argv
    take_flag()
    words = sys.argv[1:]
    rows = list(read_rows())
    if "--show" in words:
        print_differences(rows, check_rows(rows, model=use_model), tuple(word for word in words if word[0] != "-"))
        return
    bare = check_rows(rows, model=False)
    read = check_rows(rows, model=True) if open_reader() is not None else None
    if read is None and ("--write" in words or "--misses" in words):
        print("the list of misses needs the reader model, to say what the parse is wanting for")
    elif "--write" in words:
        write_misses(explain_misses(bare, read))
    elif "--misses" in words:
        print_misses(read_misses(), explain_misses(bare, read))
    else:
        print_shares(rows, "phenomenon" if "--phenomena" in words else "area", bare, read)


if __name__ == "__main__":
    main()
