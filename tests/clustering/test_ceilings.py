"""The most that reports can be alike: never less than what they are, and few who cannot be near are compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering.ceilings import Ceilings
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds
from tellings.clustering.traits import find_traits
from tellings.types.stories import Fingerprint

_NAMES = st.lists(st.sampled_from("adair brokaw celen dumas efren".split()), unique=True).map(tuple)
# Evidence for one event that ceilings count: whoever gives a comparison a new piece has to give it to them, too.
_COUNTED = {"words", "meaning", "copied", "same people", "same people in the leads", "same numbers", "same amounts"}
_COUNTED |= {"same day", "same words in the headlines", "same places", "words of one day", "length of the texts"}
_DAY = st.sampled_from([740_000 + days for days in (0, 0, 0, 1, 2, 9, 40)])


@st.composite
def rich_prints(draw: st.DrawFn) -> Fingerprint:
    """A report with every kind of evidence that a comparison reads."""
    base = draw(st.sampled_from(make_prints(5, 8, 4)))
    day = draw(st.none() | _DAY)
    return replace(
        base,
        people=draw(_NAMES),
        subjects=draw(_NAMES),
        names=tuple((f"{draw(st.sampled_from(('person', 'place')))}:{name}", 1.0) for name in draw(_NAMES)),
        places=draw(_NAMES),
        size=draw(st.sampled_from((0, 12, 330, 900, 5000))),
        title_words=draw(_NAMES),
        figures=draw(_NAMES),
        dates=draw(_NAMES),
        amounts=draw(_NAMES),
        told=tuple(draw(st.sets(_DAY, max_size=3))),
        years=tuple(draw(st.sets(st.integers(2028, 2031), max_size=2))),
        shingles=tuple(8 * each for each in draw(st.sets(st.integers(0, 20), max_size=15))),
        days=(day, None if day is None else day + draw(st.integers(0, 3))),
        outlet=draw(st.sampled_from((None, "the gull", "quay news"))),
    )


@settings(max_examples=250, deadline=None)
@given(st.lists(rich_prints(), min_size=2, max_size=6), st.none() | st.floats(-1, 1))
def test_no_likeness_is_above_its_ceiling(prints: list[Fingerprint], cosine: float | None) -> None:
    meanings = MeaningThresholds() if cosine is not None else None
    ceilings = Ceilings(Thresholds(), meanings)
    traits = [find_traits(each) for each in prints]
    for each in traits:
        ceilings.add(each)
    last = len(prints) - 1
    for other in range(last):
        likeness = match_fingerprints(traits[last], traits[other], cosine=cosine, meanings=meanings)
        least = likeness.score  # asked for no more than it is, it has to be found
        assert not least or ceilings.pick(last, [other], least, lambda _, __: cosine)
        assert {name for name, points in likeness.parts if points > 0} <= _COUNTED


def test_what_has_little_in_common_is_not_picked() -> None:
    prints = make_prints(2, 20, 3)
    ceilings = Ceilings(Thresholds(), None)
    traits = [find_traits(each) for each in prints]
    for each in traits:
        ceilings.add(each)
    picked = sum(len(ceilings.pick(at, range(at), 0.4, lambda _, __: None)) for at in range(len(prints)))
    near = sum(match_fingerprints(one, two).score >= 0.4 for one, two in combinations(traits, 2))
    assert near <= picked < len(prints) * (len(prints) - 1) / 4
    assert ceilings.pick(0, (), 0.4, lambda _, __: None) == []
