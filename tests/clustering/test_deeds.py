"""Who did what to whom, in sentences of our own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.clustering.sheets import make_sheet

from tellings.annotation import annotate
from tellings.clustering import fingerprint, match_fingerprints
from tellings.clustering.deeds import find_deeds
from tellings.clustering.traits import find_traits
from tellings.types.stories import Fingerprint


def _fingerprint(name: str, title: str) -> Fingerprint:
    return fingerprint(annotate(make_sheet(name, title=title).document))


@pytest.mark.parametrize(
    ("title", "deeds"),
    [
        ("Mary Kestral sued Peter Oruvin over a field.", (("kestral", "sue", "oruvin"),)),
        ("Mary Kestral was sued by Peter Oruvin over a field.", (("oruvin", "sue", "kestral"),)),
        ("Mary Kestral has sued Peter Oruvin over a field", (("kestral", "sue", "oruvin"),)),
        ("Finland attacks Norway", (("finland", "attack", "norway"),)),
        ("Mary Kestral did not sue Peter Oruvin", ()),
        ("Mary Kestral could sue Peter Oruvin", ()),
        ("Mary Kestral and a friend of Peter Oruvin sued", ()),
        ("Two were killed in Finland by shells from Norway", ()),  # a noun
        ("Officials in Finland told Norway to stop", ()),  # it is the officials who told
        ("Mary Kestral's lawyer sued Peter Oruvin", ()),
        ("Mary Kestral sued Peter Oruvin's bank", ()),
        ("Mary Kestral says Peter Oruvin lied", ()),
        ("Mary Kestral met Peter Oruvin in Lund", ()),
        ("Mary Kestral married Peter Oruvin in Lund", ()),
        ("Norway plays Finland in Lund", ()),
        ("Norway faces Finland in Lund", ()),
        ("Mary Kestral joined Peter Oruvin on stage", ()),
    ],
)
def test_deeds(title: str, deeds: tuple[tuple[str, str, str], ...]) -> None:
    assert _fingerprint("a", title).deeds == deeds


@pytest.mark.parametrize(
    ("first", "second", "vetoed"),
    [
        ("Finland attacked Norway on Sunday", "Norway attacked Finland on Sunday", True),
        ("Finland attacked Norway on Sunday", "Norway was attacked by Finland on Sunday", False),
        ("Finland meets Norway in the final", "Norway meets Finland in the final", False),
        ("Two die in Finland by shells from Norway", "Norway shells Finland, two die", False),
    ],
)
def test_roles_turned_round_are_two_events(first: str, second: str, vetoed: bool) -> None:
    likeness = match_fingerprints(_fingerprint("a", first), _fingerprint("b", second))
    assert bool(likeness.veto) is vetoed


def test_a_sentence_of_many_deeds_takes_linear_time() -> None:
    begun = time.perf_counter()
    annotated = annotate(make_sheet("a", title="Ada Veld sued Ben Orane and " * 800).document)
    read = time.perf_counter()
    find_deeds(annotated, [annotated.sentences[0].span], [mention.name for mention in annotated.mentions])
    assert time.perf_counter() - read < 2 + (read - begun)


def test_thousands_of_deeds_are_held_against_one_another_in_time() -> None:
    deeds = [(f"veld{number}", "sue", f"orane{number}") for number in range(3_000)]
    turned = tuple(sorted((whom, deed, who) for who, deed, whom in deeds))
    one = find_traits(replace(_fingerprint("a", "Veld sued Orane"), deeds=(*deeds, *turned)))
    two = find_traits(replace(_fingerprint("b", "Orane sued Veld"), deeds=turned))
    begun = time.perf_counter()
    assert match_fingerprints(one, two).veto is None
    assert time.perf_counter() - begun < 3
