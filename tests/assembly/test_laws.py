"""What must hold for every account: copies add no origin, order changes nothing, nothing damaged is cited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tellings import pipeline
from tellings.types.documents import Report
from tellings.types.dossiers import Dossier

_HARBOUR = Path(__file__).parents[2] / "examples" / "harbour" / "reports"


def _reports() -> list[Report]:
    return [
        Report(id=path.name, body=path.read_text(encoding="utf-8"), place=path.name)
        for path in sorted(_HARBOUR.glob("*.txt"))
    ]


def _largest(reports: list[Report]) -> Dossier:
    return max(pipeline.read(reports).dossiers, key=lambda item: len(item.story.document_ids))


@pytest.fixture(scope="module")
def alone() -> Dossier:
    """The account of the example's text reports."""
    return _largest(_reports())


@pytest.fixture(scope="module")
def with_copies() -> Dossier:
    """The same with every report delivered twice, once with a line of its own page around it."""
    copies = [replace(item, id=f"copy-{item.id}", body=item.body + "\n\nShare post:\n") for item in _reports()]
    return _largest([*_reports(), *copies])


def test_copies_never_add_an_origin(alone: Dossier, with_copies: Dossier) -> None:
    named = {(origin.kind, origin.name) for origin in alone.origins if origin.kind in ("person", "institution")}
    again = {(origin.kind, origin.name) for origin in with_copies.origins if origin.kind in ("person", "institution")}
    assert again == named
    outlets = [origin.name for origin in with_copies.origins if origin.kind == "outlet"]
    assert len(outlets) == len({origin.name for origin in alone.origins if origin.kind == "outlet"})


def test_copies_are_told_as_copies(with_copies: Dossier) -> None:
    pairs = {frozenset((copy.copy_id, copy.original_id)) for copy in with_copies.story.copies if copy.share > 0.9}
    assert len(pairs) >= len(with_copies.story.document_ids) // 2


def test_no_claim_is_corroborated_by_its_copy(alone: Dossier, with_copies: Dossier) -> None:
    before = sum(claim.standing == "corroborated" for claim in alone.claims)
    assert sum(claim.standing == "corroborated" for claim in with_copies.claims) <= before


def test_the_order_of_the_reports_changes_nothing(alone: Dossier) -> None:
    assert _largest(list(reversed(_reports()))) == alone


def test_every_id_that_is_named_exists(alone: Dossier) -> None:
    claims = {claim.id for claim in alone.claims}
    origins = {origin.id for origin in alone.origins}
    for claim in alone.claims:
        assert set(claim.origins) <= origins
        assert {relation.claim_id for relation in claim.relations} <= claims
        assert claim.wording in {telling.passage for telling in claim.tellings}
    assert {key for contest in alone.contested for key in contest.claims} <= claims
    assert {sentence.claim_id for sentence in alone.brief} <= claims


def test_the_brief_keeps_its_measure(alone: Dossier) -> None:
    assert 1 <= len(alone.brief) <= 12
    assert len({sentence.passage for sentence in alone.brief}) == len(alone.brief)


def test_the_same_words_in_two_outlets_have_one_origin() -> None:
    told = "The harbour board will lift every toll on grain ships until the end of the harvest"
    first = f"{told}, Mayor Ida Kestrel told reporters on Tuesday. The town of Osterby pays for it."
    second = f"{told}. Farmers around the town of Osterby had asked for it since the spring storms."
    reports = [
        Report(id="a", body=first, title="Osterby lifts grain tolls", outlet="Osterby Post", published="2031-04-02"),
        Report(id="b", body=second, title="Osterby lifts tolls on grain", outlet="The Gull", published="2031-04-02"),
    ]
    dossier = _largest(reports)
    kinds = {origin.id: origin.kind for origin in dossier.origins}
    claim = max(dossier.claims, key=lambda item: (item.outlets, len(item.wording.span)))
    assert claim.outlets == 2
    assert [kinds[origin] for origin in claim.origins] == ["person"]
    assert claim.standing == "one_origin"
