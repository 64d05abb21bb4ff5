"""Why the account says what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.errors import UsageError
from tellings.rendering import render_explanation
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Dossier
from tellings.types.spans import Span

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        # a claim: standing with its reason, tellings with their origins, relations
        (("c6",), ["in dispute (contested)", "contradicts it", "the number differs", "o4", "[courier.txt:512-562]"]),
        (("c1",), ["one origin (one_origin)", "3 outlets, 1 origin: Ilse Maren", "do not confirm one another"]),
        (("c4",), ["newer information", "overtakes it later", "8 April 2031, 20:00"]),
        (("c14",), ["no other outlet tells it", "counts as none"]),
        # an origin: kind, party, reach, the claims behind which it stands
        (("o1",), ["Ilse Maren (person)", "Party: Velmora", "Reaches 4 reports", "c2"]),
        # the ways by which reports have it, each step in its order, with its places
        (
            ("o1",),
            ["Harbour Courier cites: Strait News Agency (news agency) → Ilse Maren", "“carried by the Strait News"],
        ),
        (("o5",), ["cite one another", "61 % of the shorter text"]),
        # the story, by its links and thresholds
        (
            ("story-strait",),
            ["likeness 0.72 (words 0.70, names 0.75)", "no link, because", "thresholds.cluster.link = 0.4"],
        ),
        # two reports with a likeness of their own, and two that hang together through a third
        (("courier.txt", "dispatch.txt"), ["likeness 0.72"]),
        (
            ("courier.txt", "pages/ferry crews.html"),
            ["No likeness of this pair", "through:", "repeats courier.txt (excerpt)"],
        ),
        (("feed.jsonl#2", "pages/ferry crews.html"), ["names too far apart", "No link of their own"]),
        # a report, an utterance, an entity
        (("dispatch.txt",), ["inferred", "carried by World Mirror", "15 April 2031"]),
        (("u1",), ["3 wordings", "in quotation marks, statement, via Strait News Agency"]),
        (("maren",), ["Roles: Foreign Minister", "Spellings: Ilse Maren, Maren"]),
        # why its spellings are one: the rule, and a mention of each
        (("maren",), ["Why they are one:", "  Maren: surname alone", "with “Ilse Maren” "]),
        # several ids, one after the other
        (("c1", "o2"), ["Claim c1", "Origin o2"]),
    ],
)
def test_each_id_is_explained(strait: Account, ids: tuple[str, ...], expected: list[str]) -> None:
    text = render_explanation(*strait, *ids)
    for words in expected:
        assert words in text


def test_an_unknown_id_is_refused_with_those_that_exist(strait: Account) -> None:
    with pytest.raises(UsageError, match="c1, c2"):
        render_explanation(*strait, "c999")


def test_reports_without_any_path_say_so(strait: Account) -> None:
    dossier = replace(strait[0], story=replace(strait[0].story, why=(), copies=()))
    text = render_explanation(dossier, strait[1], "courier.txt", "dispatch.txt")
    assert "No likeness of this pair was kept." in text


def test_likeness_of_meaning_is_named_where_it_decided(strait: Account) -> None:
    dossier, documents = strait
    claim, utterance = dossier.claims[0], dossier.utterances[0]
    near = replace(claim.tellings[0], meaning=0.8125)
    version = replace(utterance.versions[0], meaning=0.75)
    changed = replace(
        dossier,
        claims=(replace(claim, tellings=(near, *claim.tellings[1:])), *dossier.claims[1:]),
        utterances=(replace(utterance, versions=(version, *utterance.versions[1:])), *dossier.utterances[1:]),
    )
    assert "likeness of meaning" not in render_explanation(dossier, documents, claim.id)
    assert render_explanation(changed, documents, claim.id).count("joined by likeness of meaning, 0.81") == 1
    assert "joined by likeness of meaning, 0.75" in render_explanation(changed, documents, utterance.id)


def test_a_chain_of_nobody_and_an_empty_ring_explain_nothing(strait: Account) -> None:
    dossier, documents = strait
    graph = dossier.provenance
    one = replace(graph.chains[0], holders=graph.chains[0].holders[:1])
    odd = replace(graph, chains=(replace(one, holders=()), one, *graph.chains), rings=((), *graph.rings))
    for origin in dossier.origins:
        told = render_explanation(replace(dossier, provenance=odd), documents, origin.id)
        assert told == render_explanation(dossier, documents, origin.id)


def test_what_one_version_alone_says_stands_below_it(strait: Account) -> None:
    dossier, documents = strait
    utterance = dossier.utterances[0]
    first, *others = utterance.versions
    place = Span(first.passage.span.start, first.passage.span.start + 9)
    changed = replace(utterance, versions=(replace(first, differs=(place,)), *others))
    words = place.of(next(item.document.text for item in documents if item.document.id == first.passage.document_id))
    text = render_explanation(
        replace(dossier, utterances=(changed, *dossier.utterances[1:])), documents, utterance.id
    )
    assert f"    only here: {words}\n" in text
    assert "Words that differ" not in text
