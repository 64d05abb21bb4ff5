"""Who says what: parties, and those who are heard and belong to none."""

from __future__ import annotations

from dataclasses import replace

from tellings.rendering import render
from tellings.rendering.accounts import count_origins, find_sentence, list_lone_claims, list_utterances, make_account
from tellings.rendering.sides import NO_SIDE, list_sides
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Dossier, Origin, Version
from tellings.types.spans import Passage, Span

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]


def without_parties(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        origins=tuple(replace(item, party=None) for item in dossier.origins),
        entities=tuple(replace(item, party=None) for item in dossier.entities),
    )


def test_parties_stand_first_and_everybody_has_one(strait: Account) -> None:
    sides = list_sides(make_account(*strait))
    assert {side.name for side in sides} == {"Velmora", "Ostrania"}


def test_without_parties_the_speakers_are_shown_all_the_same(strait: Account) -> None:
    dossier, documents = without_parties(strait[0]), strait[1]
    [side] = list_sides(make_account(dossier, documents))
    assert side.name == NO_SIDE
    names = {voice.name for voice in side.voices}
    assert "Ilse Maren" in names
    assert not names & {"Harbour Courier", "unknown", "unnamed reports"}  # their own voice, or nobody's
    for kind in ("text", "html"):
        assert NO_SIDE in render(dossier, documents, format="html" if kind == "html" else "text")


def test_two_unnamed_origins_of_one_name_are_named_once(strait: Account) -> None:
    dossier, documents = strait
    claim = dossier.claims[0]
    twice = tuple(Origin(f"x{number}", "anonymous", "officials", None, (), ()) for number in (1, 2))
    dossier = replace(
        dossier, origins=twice, claims=(replace(claim, origins=("x1", "x2"), outlets=2), *dossier.claims[1:])
    )
    account = make_account(dossier, documents)
    assert count_origins(account, account.dossier.claims[0]) == "2 outlets, unnamed origin: officials"


def test_a_wording_that_is_only_repeated_is_no_second_wording(strait: Account) -> None:
    dossier, documents = strait
    several = next(item for item in dossier.utterances if len(item.versions) > 1)
    first = several.versions[0]
    same = replace(several, versions=(first, Version(first.passage, "direct")))
    account = make_account(replace(dossier, utterances=(several, same)), documents)
    assert list_utterances(account) == (several,)


def test_what_an_outlet_tells_twice_in_the_same_words_is_listed_once(strait: Account) -> None:
    dossier, documents = strait
    lone = next(claim for claim in dossier.claims if claim.standing == "one_outlet")
    twin = replace(lone, id="twin")
    before = list_lone_claims(make_account(dossier, documents))
    after = list_lone_claims(make_account(replace(dossier, claims=(*dossier.claims, twin)), documents))
    assert after == before


def test_the_part_that_several_outlets_tell_is_named_where_the_sentence_says_more(strait: Account) -> None:
    dossier, documents = strait
    account = make_account(dossier, documents)
    shared = next(claim for claim in dossier.claims if claim.outlets > 1)
    sentence = find_sentence(account, shared.wording)
    part = Passage(sentence.document_id, Span(sentence.span.start, sentence.span.start + len(sentence.span) // 3))
    narrow = replace(shared, wording=part, tellings=(replace(shared.tellings[0], passage=part), *shared.tellings[1:]))
    told = render(replace(dossier, claims=(narrow,), brief=(), contested=()), documents, format="text")
    assert f"counted for this part: “{account.words(part)}”" in told
    alone = render(
        replace(dossier, claims=(replace(narrow, outlets=1),), brief=(), contested=()), documents, format="text"
    )
    assert "counted for this part" not in alone


def test_the_part_is_named_where_a_statement_beside_it_is_told_by_fewer(strait: Account) -> None:
    dossier, documents = strait
    account = make_account(dossier, documents)
    shared = next(claim for claim in dossier.claims if claim.outlets > 1)
    sentence = find_sentence(account, shared.wording)
    text = account.by_document[sentence.document_id].text
    third = text.index(" ", sentence.span.start + len(sentence.span) // 3) + 1
    beside = Passage(sentence.document_id, Span(sentence.span.start, third))
    part = Passage(sentence.document_id, Span(third, sentence.span.end))
    wide = replace(shared, wording=part, tellings=(replace(shared.tellings[0], passage=part), *shared.tellings[1:]))
    telling = replace(shared.tellings[0], passage=beside)
    lone = replace(shared, id="lone", wording=beside, outlets=1, standing="one_outlet", tellings=(telling,))
    note = f"counted for this part: “{account.words(part)}”"
    for claims, is_named in (((wide,), False), ((wide, lone), True)):
        told = render(replace(dossier, claims=claims, brief=(), contested=()), documents, format="text")
        assert (note in told) is is_named
