"""In whose voice reports that carry one text speak."""

from __future__ import annotations

from typing import Any

import pytest
from tests.clustering.sheets import OTHERS, SENTENCES

from tellings import pipeline
from tellings.types.documents import Report
from tellings.types.dossiers import Dossier

TEXT = "\n\n".join(SENTENCES)


def assemble(*rows: dict[str, Any]) -> Dossier:
    """The account of reports, one for each row of fields; without the model."""
    reports = [
        Report(**{"id": f"r{n}", "body": TEXT, "title": "Osterby lifts tolls on grain ships"} | row)
        for n, row in enumerate(rows, start=1)
    ]
    return max(pipeline.read(reports, model=False).dossiers, key=lambda item: len(item.story.document_ids))


def voices_of(dossier: Dossier) -> set[tuple[str, str]]:
    told = {"outlet", "agency", "unknown"}
    return {(origin.kind, origin.name) for origin in dossier.origins if origin.kind in told}


def steps_of(dossier: Dossier) -> set[tuple[str, str, str]]:
    names = {holder.id: holder.name for holder in dossier.provenance.holders}
    return {(names[step.citing], step.kind, names[step.cited]) for step in dossier.provenance.transfers}


def test_a_text_of_open_authorship_has_one_unknown_origin() -> None:
    dossier = assemble({"outlet": "Gull Gazette"}, {"outlet": "Marrow Herald", "title": "No tolls for grain ships"})
    [(kind, name)] = voices_of(dossier)
    assert (kind, name) == ("unknown", "common origin not known (r1, r2)")
    assert {("Gull Gazette", "reprints", name), ("Marrow Herald", "reprints", name)} <= steps_of(dossier)
    assert any("who has it from whom is open: together one origin at most" in line for line in dossier.limits)
    assert all(claim.standing != "corroborated" for claim in dossier.claims)


def test_the_earlier_is_the_original_and_speaks_for_both() -> None:
    dossier = assemble(
        {"outlet": "Gull Gazette", "published": "2031-04-09"},
        {"outlet": "Marrow Herald", "published": "2031-04-02"},
    )
    assert voices_of(dossier) == {("outlet", "Marrow Herald")}
    assert ("Gull Gazette", "reprints", "Marrow Herald") in steps_of(dossier)


def test_an_agency_that_one_of_them_credits_speaks_for_all() -> None:
    half = "\n\n".join(SENTENCES[:7])
    dossier = assemble(
        {"outlet": "Gull Gazette", "body": f"OSTERBY (Reuters) - {TEXT}"},
        {"outlet": "Marrow Herald", "published": "2031-04-02"},
        {"outlet": "North Star", "body": half},
    )
    assert voices_of(dossier) == {("agency", "Reuters")}
    assert {copy.source for copy in dossier.story.copies} == {"Reuters"}
    assert {copy.original_id for copy in dossier.story.copies} == {None}


@pytest.mark.parametrize("published", ["2031-04-02", ""])
def test_versions_of_one_outlet_keep_its_voice(published: str) -> None:
    longer = "\n\n".join((*OTHERS[:2], TEXT))
    dossier = assemble(
        {"outlet": "Gull Gazette"},
        {"outlet": "Gull Gazette", "body": longer, "title": "Grain tolls lifted, yard waits", "published": published},
    )
    assert [copy.kind for copy in dossier.story.copies] == ["update"]
    assert voices_of(dossier) == {("outlet", "Gull Gazette")}


def test_an_excerpt_is_a_text_of_its_own() -> None:
    other = "\n\n".join((*OTHERS, *SENTENCES[:2]))
    dossier = assemble({"outlet": "Gull Gazette"}, {"outlet": "Marrow Herald", "body": other})
    assert [copy.kind for copy in dossier.story.copies] == ["excerpt"]
    assert ("outlet", "Marrow Herald") in voices_of(dossier)
    assert any("(excerpt): it may come from a third" in line for line in dossier.limits)


def test_a_page_that_names_no_outlet_speaks_with_the_page_that_does() -> None:
    assert voices_of(assemble({}, {"outlet": "Gull Gazette"})) == {("outlet", "Gull Gazette")}
