"""Which statements are one claim, and how groups of them grow."""

from __future__ import annotations

from collections.abc import Callable

from tellings.assembly.alignments import align_units
from tellings.assembly.units import Unit

MakeUnit = Callable[..., Unit]


def test_the_same_words_in_two_documents_are_one_claim(make_unit: MakeUnit) -> None:
    units = [make_unit(0, "a", "ferri strike postpon"), make_unit(1, "b", "ferri strike postpon")]
    assert align_units(units).groups == [(0, 1)]


def test_different_matters_stay_apart(make_unit: MakeUnit) -> None:
    units = [make_unit(0, "a", "ferri strike postpon"), make_unit(1, "b", "budget vote passag")]
    assert align_units(units).groups == [(0,), (1,)]


def test_a_veto_between_any_two_members_keeps_groups_apart(make_unit: MakeUnit) -> None:
    # The vague telling fits both figures; it must not pull the two figures into one claim.
    units = [
        make_unit(0, "a", "crew ferri rescu", numbers=[(11, "crew", "exact")]),
        make_unit(1, "b", "crew ferri rescu"),
        make_unit(2, "c", "crew ferri rescu", numbers=[(14, "crew", "exact")]),
    ]
    assert not any({0, 2} <= set(group) for group in align_units(units).groups)


def test_groups_do_not_depend_on_which_document_comes_first(make_unit: MakeUnit) -> None:
    words = ["ferri strike postpon week", "ferri strike postpon", "port fee rise", "fee rise port council"]
    forward = [make_unit(at, f"d{at}", text) for at, text in enumerate(words)]
    backward = [make_unit(at, f"d{3 - at}", text) for at, text in enumerate(reversed(words))]
    mirrored = sorted(tuple(sorted(3 - at for at in group)) for group in align_units(backward).groups)
    assert sorted(align_units(forward).groups) == mirrored


def test_a_sentence_that_very_many_reports_carry_is_one_claim(make_unit: MakeUnit) -> None:
    # More documents than a feature may stand in before it proposes no pairs any more.
    units = [make_unit(at, f"d{at}", "harbour board lift toll grain") for at in range(150)]
    assert align_units(units).groups == [tuple(range(150))]
