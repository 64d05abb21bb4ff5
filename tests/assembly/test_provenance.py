"""Who has it from whom: chains in their order, media that are one, rings, and what follows for independence."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from tellings import pipeline
from tellings.assembly.authorships import find_piece
from tellings.assembly.origins import independent_count
from tellings.assembly.provenance import find_rings
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Document, Outlet, PublicationDate, Report
from tellings.types.dossiers import Dossier, Transfer, TransferKind
from tellings.types.spans import Span

TOLD = "The harbour board will lift every toll on grain ships until the end of the harvest"
TOWN = "The town of Osterby pays for it, and farmers had asked for it since the spring storms."


def assemble(*bodies: str, outlets: Sequence[str] = ("Osterby Post", "Marrow Herald", "Gull Gazette")) -> Dossier:
    """The largest account of reports, one for each body, by outlets in their order; without the model."""
    reports = [
        Report(
            id=f"r{number}", body=f"{body} {TOWN}", title=f"Grain tolls {number}", outlet=outlet,
            published=f"2031-04-0{number}",
        )
        for number, (body, outlet) in enumerate(zip(bodies, outlets, strict=False), start=2)
    ]  # fmt: skip
    return max(pipeline.read(reports, model=False).dossiers, key=lambda item: len(item.story.document_ids))


def steps_of(dossier: Dossier) -> set[tuple[str, str, str]]:
    names = {holder.id: holder.name for holder in dossier.provenance.holders}
    return {(names[step.citing], step.kind, names[step.cited]) for step in dossier.provenance.transfers}


def chains_of(dossier: Dossier) -> set[tuple[str, ...]]:
    names = {holder.id: holder.name for holder in dossier.provenance.holders}
    return {tuple(names[name] for name in chain.holders) for chain in dossier.provenance.chains}


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        # told to a medium, carried by one, reported by one
        (f"{TOLD}, Mayor Ida Kestrel told the Evening Star.", ("Osterby Post", "Evening Star", "Ida Kestrel")),
        (f"{TOLD}, Mayor Ida Kestrel said, according to Reuters.", ("Osterby Post", "Reuters", "Ida Kestrel")),
        # a medium that cites another, or somebody
        (
            f"The Evening Star, citing Reuters, said that {TOLD.lower()}.",
            ("Osterby Post", "Evening Star", "Reuters"),
        ),
        (
            f"{TOLD}, the Evening Star reported on Tuesday, citing two officials.",
            ("Osterby Post", "Evening Star", "two officials"),
        ),
    ],
)
def test_a_chain_keeps_its_order(sentence: str, chain: tuple[str, ...]) -> None:
    dossier = assemble(sentence)
    assert chain in chains_of(dossier)
    assert all(step.passages for step in dossier.provenance.transfers if step.kind in ("cites", "quotes"))


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        (f"{TOLD}, Mayor Ida Kestrel wrote on X.", ("Osterby Post", "quotes", "Ida Kestrel")),
        (f"{TOLD}, according to court documents.", ("Osterby Post", "quotes", "court documents")),
        (f"{TOLD}, the Evening Star reported.", ("Osterby Post", "cites", "Evening Star")),
        (f"{TOLD}.\n\nReuters contributed to this report.\n\n", ("Osterby Post", "credits", "Reuters")),
    ],
)
def test_a_step_says_how_it_is_made(sentence: str, step: tuple[str, str, str]) -> None:
    assert step in steps_of(assemble(sentence))


def test_a_post_is_its_authors_and_a_paper_without_author_its_own() -> None:
    dossier = assemble(
        f"{TOLD}, Mayor Ida Kestrel wrote on X. The pier was sold twice, according to court documents.",
        "Grain ships pay no toll at the harbour of Osterby until the harvest is in, a Twitter account in the name"
        " of the dockers said. The court documents say that the pier was sold two times.",
    )
    kinds = {(origin.kind, origin.name) for origin in dossier.origins}
    assert ("person", "Ida Kestrel") in kinds
    assert ("document", "court documents") in kinds
    assert {kind for kind, name in kinds if "twitter account" in name.lower()} == {"post"}
    papers = [origin for origin in dossier.origins if origin.kind == "document"]
    assert [len(origin.documents) for origin in papers] == [1, 1]  # they may be the same, or two
    assert independent_count([origin.id for origin in papers], {origin.id: origin for origin in papers}) == 1


def test_a_paper_with_a_name_of_its_own_is_one_in_every_report() -> None:
    dossier = assemble(
        f"{TOLD}. The pier was sold twice, according to the 2030 Osterby Harbour Safety report.",
        "Grain ships pay no toll in Osterby. The 2030 Osterby Harbour Safety report says the pier was sold again.",
    )
    assert [len(origin.documents) for origin in dossier.origins if origin.kind == "document"] == [2]


def test_the_statement_is_whose_statement_was_quoted_before() -> None:
    dossier = assemble(
        f"{TOLD}, the Osterby Dockers Union said in a statement. The tolls were never lawful, the statement said."
    )
    assert "Osterby Dockers Union" in {origin.name for origin in dossier.origins}
    assert not [origin for origin in dossier.origins if origin.kind == "document"]


def test_two_outlets_that_cite_one_agency_have_one_origin() -> None:
    dossier = assemble(f"{TOLD}, according to Reuters.", f"{TOLD}, Reuters reported.")
    claim = max(dossier.claims, key=lambda item: (item.outlets, len(item.wording.span)))
    assert claim.outlets == 2
    assert [origin.name for origin in dossier.origins if origin.id in claim.origins] == ["Reuters"]
    assert claim.standing == "one_origin"


def test_an_outlet_of_the_story_that_is_cited_is_no_second_origin() -> None:
    dossier = assemble(f"{TOLD}, Mayor Ida Kestrel said.", f"{TOLD}, the Osterby Post reported.")
    claim = max(dossier.claims, key=lambda item: (item.outlets, len(item.wording.span)))
    assert [origin.name for origin in dossier.origins if origin.id in claim.origins] == ["Ida Kestrel"]
    assert ("Marrow Herald", "cites", "Osterby Post") in steps_of(dossier)


def test_an_outlet_that_is_cited_by_one_word_of_its_name_is_no_second_origin() -> None:
    dossier = assemble(
        "The ferry will sail again in June, the port office has found.",
        "The ferry will sail again in June, the Post reported.",
    )
    names = {origin.id: origin.name for origin in dossier.origins}
    assert "the Post" not in names.values()
    claim = next(item for item in dossier.claims if len(item.tellings) == 2 and item.mood == "planned")
    assert [names[origin] for origin in claim.origins] == ["Osterby Post"]


def test_outlets_that_cite_one_another_are_one_origin_at_most_and_it_is_said() -> None:
    dossier = assemble(f"{TOLD}, the Marrow Herald reported.", f"{TOLD}, according to the Osterby Post.")
    names = {holder.id: holder.name for holder in dossier.provenance.holders}
    assert [{names[name] for name in ring} for ring in dossier.provenance.rings] == [
        {"Osterby Post", "Marrow Herald"}
    ]
    assert any("cite one another" in words for words in dossier.limits)
    claim = max(dossier.claims, key=lambda item: (item.outlets, len(item.wording.span)))
    assert claim.outlets == 2
    assert independent_count(claim.origins, {origin.id: origin for origin in dossier.origins}) == 1
    assert claim.standing == "one_origin"


def test_a_photographer_is_no_source() -> None:
    dossier = assemble(f"{TOLD}, Mayor Ida Kestrel said.\n\nPhoto: Ada Oru/Reuters\n\n")
    assert not [holder for holder in dossier.provenance.holders if "Reuters" in holder.name]


def _step(citing: str, cited: str, kind: TransferKind = "cites", *, denied: bool = False) -> Transfer:
    return Transfer(citing, cited, kind, 1, (), denied=denied)


@pytest.mark.parametrize(
    ("steps", "rings"),
    [
        ([_step("h1", "h2"), _step("h2", "h3")], []),
        ([_step("h1", "h2"), _step("h2", "h1")], [("h1", "h2")]),
        ([_step("h2", "h10"), _step("h10", "h9"), _step("h9", "h2"), _step("h1", "h2")], [("h2", "h9", "h10")]),
        ([_step("h1", "h2"), _step("h2", "h1", "quotes")], []),
        ([_step("h1", "h2"), _step("h2", "h1", denied=True)], []),
        ([_step("h1", "h2"), _step("h2", "h1"), _step("h3", "h4"), _step("h4", "h3")], [("h1", "h2"), ("h3", "h4")]),
    ],
)
def test_rings_are_found_once(steps: list[Transfer], rings: list[tuple[str, ...]]) -> None:
    assert list(find_rings(steps)) == rings


@pytest.mark.parametrize(
    "pump", ["the ", "court ", "account ", "post on the ", "statement from ", "x channel ", "tweet "]
)
def test_a_long_phrase_takes_linear_time(pump: str) -> None:
    words = (pump * 100_000)[:100_000]
    document = Document(
        id="d", report_id="r", text=words, blocks=(Block("paragraph", Span(0, len(words))),), offsets=None, cuts=(),
        title="", outlet=Outlet("o", "O", "unknown"), authors=(), url=None, language="en", genre="report", place="",
        published=PublicationDate(None, None, "unknown"), media_type="text/plain", sha256="",
    )  # fmt: skip
    annotated = AnnotatedDocument(document, (), (), (), (), (), (), ())
    start = time.perf_counter()
    find_piece(annotated, Span(0, len(words)), None, {}, {})
    assert time.perf_counter() - start < 4
