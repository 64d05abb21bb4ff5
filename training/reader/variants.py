"""Sentences as they arrive: other names of the same kind, headline case, lost marks, two run into one.

Every variant is a function of the example and a random number generator, so a run with one seed is repeatable.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from tellings.tables.organizations import KNOWN_BODIES
from tellings.tables.people import load_surnames
from tellings.tables.places import load_nationalities, load_places
from training.reader.data import Example, data_folder


@dataclass(frozen=True)
class Shares:
    """How often each variant is drawn; set on the dev parts."""

    swapped: float = 0.3  # of the sentences with a name
    joined: float = 0.06
    curly: float = 0.4  # of the sentences with straight quotes
    unfinished: float = 0.08  # the last mark is gone
    lower: float = 0.03
    capitals: float = 0.03
    title: float = 0.05


def vary(example: Example, shares: Shares, draw: random.Random) -> Example:
    """Return the example, or now and then a variant of it."""
    if example.labels and any(label != "O" for label in example.labels) and draw.random() < shares.swapped:
        example = swap_names(example, draw)
    if draw.random() < shares.curly:
        example = replace(example, words=curl_quotes(example.words))
    if draw.random() < shares.unfinished:
        example = drop_last_mark(example)
    chance = draw.random()
    if chance < shares.lower:
        return replace(example, words=tuple(word.lower() for word in example.words))
    if chance < shares.lower + shares.capitals:
        return replace(example, words=tuple(word.upper() for word in example.words))
    if chance < shares.lower + shares.capitals + shares.title:
        return replace(example, words=tuple(_titled(word) for word in example.words))
    return example


_SMALL = frozenset("a an and as at but by for from in into of on or the to with n't 's".split())


def _titled(word: str) -> str:
    return word if word in _SMALL or not word[:1].islower() else word[0].upper() + word[1:]


def curl_quotes(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with typographic quotation marks and apostrophes for straight ones."""
    found, opened = [], False
    for word in words:
        if word in {'"', "``", "''"}:
            found.append("”" if opened else "“")
            opened = not opened
        else:
            found.append(word.replace("'", "’"))
    return tuple(found)


def drop_last_mark(example: Example) -> Example:
    """Return the example without its last mark, where nothing hangs on that."""
    last = len(example.words) - 1
    if last < 2 or example.words[last] not in {".", "!", "?", "...", ":"} or last + 1 in (example.heads or ()):
        return example
    return Example(
        example.words[:last],
        example.tags and example.tags[:last],
        example.heads and example.heads[:last],
        example.relations and example.relations[:last],
        example.labels and example.labels[:last],
        example.scheme,
    )


def join(first: Example, second: Example) -> Example:
    """Return two sentences as one text with two roots, as a missed boundary leaves them."""
    shift = len(first.words)
    both = first.heads is not None and second.heads is not None
    heads = first.heads + tuple(head and head + shift for head in second.heads) if both else None  # type: ignore
    return Example(
        first.words + second.words,
        first.tags + second.tags if first.tags and second.tags else None,
        heads,
        first.relations + second.relations if first.relations and second.relations else None,
        first.labels + second.labels if first.labels and second.labels and first.scheme == second.scheme else None,
        first.scheme,
    )


def swap_names(example: Example, draw: random.Random) -> Example:
    """Return the example with each of its names but a few replaced by another of its kind; its tree is left out."""
    assert example.labels is not None
    words: list[str] = []
    labels: list[str] = []
    at = 0
    while at < len(example.words):
        end = at + 1
        kind = example.labels[at][2:]
        while kind and end < len(example.words) and example.labels[end] == f"I-{kind}":
            end += 1
        old = example.words[at:end]
        new = old
        if kind and draw.random() < 0.8:
            new = _other_name(kind, old, draw) or old
        words.extend(new)
        labels.extend([f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1) if kind else [example.labels[at]])
        at = end
    return Example(tuple(words), labels=tuple(labels), scheme=example.scheme)


def _other_name(kind: str, old: tuple[str, ...], draw: random.Random) -> tuple[str, ...] | None:
    if kind == "person":
        return _person(len(old), draw)
    if kind == "place":
        return draw.choice(_place_names())
    if kind == "organization":
        return _body(draw)
    if kind == "nationality" and len(old) == 1:
        return (draw.choice(_people_names()),)
    return None


def _person(length: int, draw: random.Random) -> tuple[str, ...]:
    given = draw.choice(_given_names())
    last = draw.choice(_foreign_names()) if draw.random() < 0.5 else draw.choice(_family_names())
    if length == 1:
        return (last if draw.random() < 0.6 else given,)
    if length > 2 and draw.random() < 0.5:
        middle = draw.choice([(draw.choice("ABCDEFGHJKLMNPRSTVW") + ".",), ("al", "-"), ("van",), ("bin",), ("de",)])
        return (given, *middle, last)
    return (draw.choice(_foreign_names()) if draw.random() < 0.2 else given, last)


_BODY_TYPES = "Ministry Department Office Bureau Institute Council Commission Agency Federation Union Bank".split()
_BODY_FIELDS = (
    "Health;Defence;Justice;Foreign Affairs;Finance;Trade;Fisheries;Public Works;Energy;Labour;Culture;Transport;"
    "the Interior;Human Rights;Migration;Agriculture;Statistics;Nuclear Safety;Veterans;Education"
).split(";")
_BODY_ENDS = (
    "Group;Holdings;Industries;Partners;Inc.;Ltd.;Corp.;Bank;Airlines;Motors;Energy;University;Times;Post;Tribune;"
    "Institute;Police;Council;Party;Foundation;Hospital;Court;United;FC;Front;Brigade;Union;Association;Network;"
    "Media;News;Daily;Systems;Pharma;School;Church;Museum;Club;Committee;Coalition;Alliance;Army"
).split(";")


def _body(draw: random.Random) -> tuple[str, ...]:
    way = draw.random()
    if way < 0.4:
        return draw.choice(_body_names())
    if way < 0.55:
        return (draw.choice(_BODY_TYPES), "of", *draw.choice(_BODY_FIELDS).split())
    if way < 0.9:
        first = draw.choice(
            [draw.choice(_place_names()), (draw.choice(_family_names()),), (draw.choice(_people_names()),)]
        )
        return (*first, draw.choice(_BODY_ENDS))
    return ("".join(draw.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(draw.randint(3, 5))),)


@cache
def _given_names() -> tuple[str, ...]:
    rows = files("tellings.tables").joinpath("given_names.tsv").read_text("utf-8").splitlines()
    return tuple(name for row in rows if row[:1] != "#" for name in row.split("\t")[1].split())


@cache
def _family_names() -> tuple[str, ...]:
    return tuple(name.title() for name in sorted(load_surnames()))


@cache
def _foreign_names() -> tuple[str, ...]:
    rows = (data_folder() / "names" / "data" / "wd_russian_16").read_text("utf-8").splitlines()
    names = (row.split("\t")[0] for row in rows)
    return tuple(name.title() for name in names if name.isalpha() and 3 < len(name) < 14)


@cache
def _place_names() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split()) for name in load_places())


@cache
def _people_names() -> tuple[str, ...]:
    return tuple(name for name in load_nationalities() if " " not in name)


@cache
def _body_names() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split()) for name in KNOWN_BODIES)
