"""Entities across documents: what is one and what must stay apart."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotation.mentions import find_mentions
from tellings.annotation.sentences import find_sentences
from tellings.assembly.entities import index_mentions, match_entities
from tellings.text.names import agree_names
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage, Span


def read(*texts: str) -> list[AnnotatedDocument]:
    """Return one annotated document for each text, of one paragraph."""
    found = []
    for number, text in enumerate(texts):
        outlet, unknown = Outlet(f"o{number}", f"Paper {number}", "given"), PublicationDate(None, None, "unknown")
        block = Block("paragraph", Span(0, len(text)))
        document = Document(
            f"d{number}", f"r{number}", text, (block,), None, (), "", outlet, (), unknown, None, "en", "report", "",
            "text/plain", "",
        )  # fmt: skip
        sentences = find_sentences(document)
        found.append(AnnotatedDocument(document, sentences, find_mentions(document, sentences), (), (), (), (), ()))
    return found


def persons(*texts: str) -> list[tuple[str, int]]:
    """Return the names of the persons with the number of their mentions."""
    return [(one.name, len(one.mentions)) for one in match_entities(read(*texts)) if one.kind == "person"]


def named(name: str, entities: tuple[Entity, ...]) -> Entity:
    """Return the entity of that name."""
    return next(one for one in entities if one.name == name)


PERSONS = [
    # Romanisations of one name, and the surname alone in another document.
    (["Sergei Oruvin spoke.", "Sergey Oruvin spoke.", "Minister Oruvin spoke."], [("Sergei Oruvin", 3)]),
    # An initial and a short form.
    (["Michael Pell spoke.", "Mike Pell spoke."], [("Michael Pell", 2)]),
    # Two given names of one family.
    (["Ada Lund spoke.", "Mary Lund spoke."], [("Ada Lund", 1), ("Mary Lund", 1)]),
    # Father and son by generation.
    (["Tom Ardley Jr. spoke.", "Tom Ardley Sr. spoke."], [("Tom Ardley Jr.", 1), ("Tom Ardley Sr.", 1)]),
    # Father and son, one of them without his generation.
    (["Tom Ardley spoke.", "Tom Ardley Jr. spoke."], [("Tom Ardley", 1), ("Tom Ardley Jr.", 1)]),
    # East Asian order: the same family name first.
    (["Kim Bae Un spoke.", "Kim Bae Il spoke."], [("Kim Bae Il", 1), ("Kim Bae Un", 1)]),
    # A surname that two persons share belongs to neither.
    (["Ada Lund met Mary Lund.", "Minister Lund spoke."], [("Ada Lund", 1), ("Mary Lund", 1)]),
    # One office, two countries: two persons although the surname agrees.
    (
        ["Polish President Lund spoke.", "Danish President Lund spoke."],
        [("Lund", 1), ("Lund", 1)],
    ),
    # A woman and a man of one surname.
    (["Mrs. Lund spoke.", "Mr. Lund spoke."], [("Lund", 1), ("Lund", 1)]),
    # A pronoun and an office belong to whom they stand for.
    (["Foreign Minister Ada Lund spoke. The foreign minister left. She wept."], [("Ada Lund", 3)]),
]


@pytest.mark.parametrize(("texts", "expected"), PERSONS)
def test_persons(texts: list[str], expected: list[tuple[str, int]]) -> None:
    assert sorted(persons(*texts)) == sorted(expected)


def test_places_meet_under_one_name_and_look_alikes_stay_apart() -> None:
    found = match_entities(
        read("Turkey and Niger voted.", "Türkiye and Nigeria voted.", "Turkish troops left Austria.")
    )
    places = {one.name: len(one.mentions) for one in found if one.kind == "place"}
    assert places == {"Turkey": 3, "Niger": 1, "Nigeria": 1, "Austria": 1}


def test_a_metonym_belongs_to_the_country_and_the_city_does_not() -> None:
    found = match_entities(read("Oslo rejects it.", "Norway rejects it. It rained in Oslo."))
    assert {one.name: len(one.mentions) for one in found if one.kind == "place"} == {"Norway": 2, "Oslo": 1}


def test_an_acronym_belongs_to_the_body_that_it_abbreviates() -> None:
    found = match_entities(read("The National Relief Board (NRB) met.", "The NRB met."))
    board = named("National Relief Board", found)
    assert board.variants == ("NRB", "National Relief Board")
    assert len(board.mentions) == 3


def test_spellings_of_a_ministry_meet() -> None:
    found = match_entities(read("The Kenyan Defence Ministry met.", "The Kenyan Ministry of Defense met."))
    assert [len(one.mentions) for one in found if one.kind == "organization"] == [2]


def test_parties_are_entities() -> None:
    found = match_entities(
        read("Kenyan Foreign Minister Marlo Teskin met Ada Pohl, head of the Harbour Board, in Kenya.")
    )
    kenya, board = named("Kenya", found), named("Harbour Board", found)
    assert (named("Marlo Teskin", found).party, named("Ada Pohl", found).party) == (kenya.id, board.id)
    assert named("Marlo Teskin", found).roles == ("Kenyan Foreign Minister",)


def test_second_and_first_round_are_two_events() -> None:
    found = match_entities(
        read("The first round of talks ended.", "The second round begins.", "A second round begins.")
    )
    assert sorted(len(one.mentions) for one in found if one.kind == "event") == [1, 2]


def test_unnamed_people_never_meet_across_documents() -> None:
    found = match_entities(read("A spokesman left.", "A spokesman left."))
    assert [len(one.mentions) for one in found] == [1, 1]


def test_every_mention_is_found_by_its_passage() -> None:
    documents = read("Ada Lund spoke. She left Oslo.")
    entities = match_entities(documents)
    index = index_mentions(entities)
    for mention in documents[0].mentions:
        assert Passage("d0", mention.span) in index
    assert index[Passage("d0", documents[0].mentions[0].span)] == "e-ada-lund"


TEXTS = [
    "Sergei Oruvin met Kenyan Foreign Minister Ada Lund in Oslo. He left.",
    "Lund and Sergey Oruvin spoke. Mary Lund did not. The NRB agreed.",
    "Oslo rejects the second round. The National Relief Board met Oruvin.",
    "Mr. Lund said Türkiye and the Kenyan Defence Ministry had a plan.",
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_documents_does_not_matter(order: tuple[int, ...]) -> None:
    documents = read(*TEXTS)
    assert match_entities([documents[at] for at in order]) == match_entities(documents)


NAMES = st.lists(
    st.sampled_from(
        ["Ada Lund", "A. Lund", "Lund", "Mary Lund", "Ada Lunde", "Adam Lund", "Lund Jr.", "Ada Lund Jr."]
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=40)
@given(NAMES, st.randoms(use_true_random=False))
def test_joining_persons_does_not_depend_on_order(names: list[str], random: Random) -> None:
    documents = read(*(f"Senator {name} spoke." for name in names))
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert match_entities(shuffled) == match_entities(documents)


@given(st.sampled_from(["Ada Lund", "Sergey Oruvin", "Kim Bae Un", "Ursa von der Hale", "Tom Ardley Jr.", "Veskov"]))
def test_a_name_agrees_with_itself_and_agreement_is_mutual(name: str) -> None:
    assert agree_names(name, name)
    for other in ("Ada Lund", "Sergei Oruvin", "Kim Bae Il", "Hale", "Ardley"):
        assert agree_names(name, other) == agree_names(other, name)


RESPELLED = [
    # One office of one country, one letter of the given name apart.
    (["Danish Foreign Minister Ilse Orrik spoke.", "Danish Foreign Minister Ilze Orrik spoke."], [("Ilse Orrik", 2)]),
    # Without the office they may be sisters.
    (["Ilse Orrik spoke.", "Doctor Ilze Orrik spoke."], [("Ilse Orrik", 1), ("Ilze Orrik", 1)]),
    # One office, two countries.
    (
        ["Danish Foreign Minister Ilse Orrik spoke.", "Polish Foreign Minister Ilze Orrik spoke."],
        [("Ilse Orrik", 1), ("Ilze Orrik", 1)],
    ),
    # One office of one country, but they stand in one report.
    (
        ["Danish minister Ilse Orrik met former Danish minister Ilze Orrik.", "Danish minister Ilze Orrik spoke."],
        [("Ilse Orrik", 1), ("Ilze Orrik", 2)],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), RESPELLED)
def test_respelled_holders_of_one_office(texts: list[str], expected: list[tuple[str, int]]) -> None:
    assert sorted(persons(*texts)) == sorted(expected)


def test_a_learned_country_is_a_side() -> None:
    found = match_entities(
        read("Orlavian Foreign Minister Ana Kell left Orlavia.", "Ana Kell spoke. The Orlavian army is in Orlavia.")
    )
    orlavia = named("Orlavia", found)
    assert (orlavia.kind, named("Ana Kell", found).party) == ("place", orlavia.id)
    assert orlavia.variants == ("Orlavia", "Orlavian")


def test_onlookers_are_nobody_of_the_story() -> None:
    found = match_entities(read("Both sides told reporters so. Her government and the leaders met Ana Kell."))
    assert {one.name for one in found if one.kind in {"person", "organization"}} <= {"Ana Kell", "the leaders"}


def test_a_memorandum_is_one_in_all_reports_unless_one_speaks_of_several() -> None:
    one = match_entities(read("They sent a draft memorandum.", "The memorandum is short."))
    two = match_entities(
        read("They sent a draft memorandum.", "The two memorandums differ.", "The memorandum is short.")
    )
    assert [len(each.mentions) for each in one if each.kind == "document"] == [2]
    assert max(len(each.mentions) for each in two if each.kind == "document") == 1


def test_a_party_has_the_name_of_its_members_party() -> None:
    assert (
        named("Conservative Party", match_entities(read("Most Tories left. A Tory stayed."))).kind == "organization"
    )


def test_a_ministry_takes_the_only_country_of_its_report() -> None:
    one = "Mexico’s foreign minister spoke in Mexico City. The interior ministry said it was looking for the boat."
    (body,) = [one for one in match_entities(read(one)) if one.kind == "organization"]
    assert (body.name, body.party) == ("interior ministry", "e-mexico")


def test_a_ministry_stays_open_where_two_countries_are_named() -> None:
    one = "Mexico’s foreign minister spoke in Oslo. The interior ministry said it was looking for the boat."
    (body,) = [one for one in match_entities(read(one)) if one.kind == "organization"]
    assert (body.name, body.party) == ("interior ministry", None)


def test_a_ruler_of_a_country_has_it_as_side_and_a_bearer_of_its_name_has_not() -> None:
    found = match_entities(read("Rep. Tom Jordan met the king of Jordan in Amman. Jordan said the talks went well."))
    assert {one.name: one.party for one in found if one.kind == "person"} == {
        "Tom Jordan": None,
        "the king of Jordan": "e-jordan",
    }
