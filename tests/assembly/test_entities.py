"""Entities across documents: what is one and what must stay apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotation.mentions import find_mentions
from tellings.annotation.sentences import find_sentences
from tellings.assembly import bearers, entities, holders, keys
from tellings.assembly.bearers import find_bearers
from tellings.assembly.entities import index_mentions, match_entities
from tellings.assembly.persons import match_figures
from tellings.text import names
from tellings.text.names import agree_names, frame_surname, pair_names, parse_name
from tellings.types.annotations import AnnotatedDocument, MentionKind
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage, Span

ROOMS = (bearers, entities, holders, keys)
PATTERNS = [value for room in ROOMS for value in vars(room).values() if isinstance(value, re.Pattern)]


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
    # The title says which of a couple is meant; without one it stays open.
    (["Adam Lund met Ada Lund.", "Mrs. Lund spoke. Mr. Lund left."], [("Ada Lund", 2), ("Adam Lund", 2)]),
    # The office says which of two is meant.
    (
        ["Senator Ada Lund spoke.", "The teacher Mary Lund spoke.", "Senator Lund left."],
        [("Ada Lund", 2), ("Mary Lund", 1)],
    ),
    # Who is introduced as kin does not take the surname alone.
    (["Ada Lund met his wife, Mary Lund. Lund left."], [("Ada Lund", 2), ("Mary Lund", 1)]),
    # Where the son is called Jr., the surname alone is the father's; the son may go by his given name.
    (
        ["Tom Ardley met Tom Ardley Jr. today. Ardley left. Ardley Jr. stayed.", "Tom Jr. left."],
        [("Tom Ardley", 2), ("Tom Ardley Jr.", 3)],
    ),
    # A generation told once is left out elsewhere, where the office is one.
    (
        ["Special counsel Robert Ardley III spoke.", "Special counsel Robert Ardley spoke."],
        [("Robert Ardley III", 2)],
    ),
    # A further given name, an initial for it, a first name that is not used; who fits two that differ stays alone.
    (
        ["Robert James Pell spoke.", "Robert J. Pell spoke.", "Robert Pell spoke.", "James Pell spoke."],
        [("Robert J. Pell", 2), ("Robert James Pell", 1), ("James Pell", 1)],
    ),
    (["Mary Anna Pell spoke.", "Anna Pell spoke."], [("Mary Anna Pell", 2)]),
    # An initial is not the given name that it begins.
    (["David S. Pell spoke.", "Sam Pell spoke."], [("David S. Pell", 1), ("Sam Pell", 1)]),
    # An initial that fits two belongs to neither.
    (
        ["Jane Lund spoke.", "Jill Lund spoke.", "J. Lund spoke."],
        [("J. Lund", 1), ("Jane Lund", 1), ("Jill Lund", 1)],
    ),
    # A surname with a particle, and a double surname cut short.
    (["Mara Van Orden spoke.", "Senator Van Orden spoke."], [("Mara Van Orden", 2)]),
    # Two that one report names in full are two in all reports.
    (
        ["Michael Pell met Michael Pell Jr. today.", "Mike Pell spoke."],
        [("Michael Pell", 2), ("Michael Pell Jr.", 1)],
    ),
    # The given name alone, in the report that has the full name.
    (["Anna Pell spoke. Then Anna left."], [("Anna Pell", 2)]),
    (["Anna Pell spoke.", "Then Anna left."], [("Anna", 1), ("Anna Pell", 1)]),
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


HOLDERS = [
    # One holder in the story: another report may name the office alone.
    (["Kenyan Foreign Minister Ada Lund spoke.", "Kenya's foreign minister left."], [("Ada Lund", 2)]),
    # Of another country, of two of them, of one who has left it: nobody known.
    (
        ["Kenyan Foreign Minister Ada Lund spoke.", "Norway's foreign minister left."],
        [("Ada Lund", 1), ("Norway's foreign minister", 1)],
    ),
    (
        ["Kenyan Foreign Minister Ada Lund met Danish Foreign Minister Tom Pell.", "The foreign minister left."],
        [("Ada Lund", 1), ("the foreign minister", 1), ("Tom Pell", 1)],
    ),
    (
        ["Former Governor Ada Lund spoke.", "The governor left."],
        [("Ada Lund", 1), ("the governor", 1)],
    ),
    # An office that many hold tells nobody, nor does one of nobody in particular.
    (["Senator Ada Lund spoke.", "The senator left."], [("Ada Lund", 1), ("the senator", 1)]),
    (["Governor Ada Lund spoke.", "A governor left."], [("Ada Lund", 1), ("a governor", 1)]),
]


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name() -> None:
    told = read("The minister left.", "Senior officials left.", "Kenya’s officials left.")
    names = {one.name for one in match_entities(told) if one.kind == "person"}
    assert names == {"the minister", "senior officials", "Kenya’s officials"}


@pytest.mark.parametrize(("texts", "expected"), HOLDERS)
def test_an_office_alone_names_whom_the_story_ties_to_it(texts: list[str], expected: list[tuple[str, int]]) -> None:
    assert sorted(persons(*texts)) == sorted(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Guinea", "Guinea-Bissau"),
        ("Guinea", "Equatorial Guinea"),
        ("Guinea", "Papua New Guinea"),
        ("North Korea", "South Korea"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("Iran", "Iraq"),
        ("Slovakia", "Slovenia"),
        ("Dominica", "Dominican Republic"),
    ],
)
def test_countries_that_look_alike_stay_apart(one: str, other: str) -> None:
    found = match_entities(read(f"Troops left {one} on Monday.", f"Troops left {other} on Monday."))
    assert len([entity for entity in found if entity.kind == "place"]) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Turkey", "Türkiye"), ("Kiev", "Kyiv"), ("Burma", "Myanmar"), ("Ivory Coast", "Côte d’Ivoire")],
)
def test_names_of_one_place_meet(one: str, other: str) -> None:
    found = match_entities(read(f"Troops left {one} on Monday.", f"Troops left {other} on Monday."))
    assert len([entity for entity in found if entity.kind == "place"]) == 1


def test_an_entity_says_why_its_spellings_are_one() -> None:
    texts = (
        "Sergei Oruvin met Mike Pell. Oruvin left.",
        "Sergey Oruvin and Michael Pell met the NRB, and the NRB said so.",
        "Minister Oruvin left.",
    )
    documents = read(*texts, "The National Relief Board is in Türkiye, the Turkish army says.", "Turkey waits.")
    entities = match_entities(documents)
    bonds = {(bond.variant, bond.rule) for entity in entities for bond in entity.bonds}
    assert bonds >= {
        ("Sergey Oruvin", "another form of the given name"),
        ("Oruvin", "surname alone; nobody else of that surname is named in the report"),
        ("Oruvin", "surname alone; nobody else of that surname is named in the story"),
        ("Mike Pell", "another form of the given name"),
        ("NRB", "its initials, and no other's in the story"),
        ("Türkiye", "another listed name of the place"),
    }
    texts_of = {document.document.id: document.document.text for document in documents}
    for entity in entities:
        spelled = {bond.variant for bond in entity.bonds}
        assert len(set(entity.variants) - spelled) == 1, "each spelling but one has its reason"
        for bond in entity.bonds:
            assert bond.variant in bond.mention.span.of(texts_of[bond.mention.document_id])
            assert {bond.mention, bond.anchor} <= set(entity.mentions)


@pytest.mark.parametrize("pair", ["Lena Lina", "Mira Mara", "Karin Karen", "Selim Salam", "Velora Valeri"])
def test_given_names_that_differ_in_their_vowels_are_two_persons(pair: str) -> None:
    one, other = pair.split()
    apart = read(f"Mayor {one} Brenn left.", f"Mayor {other} Brenn spoke.")
    assert len(match_entities(apart)) == 2


def test_a_president_without_a_given_name_is_not_the_one_relative_who_has_one() -> None:
    documents = read("Adviser Mara Lund spoke first.", "President Lund left. Lund had praised her, he said.")
    assert [entity.variants for entity in match_entities(documents)] == [("Mara Lund",)]


SURNAMES = st.sampled_from(["Lund", "Pell", "Oruvin", "Ardley", "Van Orden", "al-Masri", "Teskin", "Orrik"])
GIVEN = st.sampled_from(["Ada", "A.", "Mary", "Mike", "Michael", "Sergey", "Sergei", "Mary Ada", "J. M."])


@settings(max_examples=60)
@given(st.lists(st.tuples(GIVEN, SURNAMES, st.sampled_from(["", " Jr.", " III"])), min_size=2, max_size=6))
def test_full_names_of_two_surnames_never_meet(names: list[tuple[str, str, str]]) -> None:
    documents = read(*(f"Senator {first} {last}{suffix} spoke." for first, last, suffix in names))
    for figure in match_figures(documents):
        found = {frame_surname(documents[int(at[1:])].mentions[index].name) for at, index, _ in figure.mentions}
        assert len(found) == 1


@settings(max_examples=60)
@given(st.lists(st.tuples(GIVEN, SURNAMES), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_bonds_do_not_depend_on_order(names: list[tuple[str, str]], random: Random) -> None:
    documents = read(*(f"Senator {first} {last} met Governor {last}. {last} left." for first, last in names))
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert match_entities(shuffled) == match_entities(documents)


def test_thousands_of_names_are_not_compared_with_one_another() -> None:
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
    names = [f"{one.title()}{two} Lund" for one in syllables for two in syllables]
    assert len(list(pair_names(names))) < 60 * len(names)


@pytest.mark.parametrize("kind", get_args(MentionKind))
@pytest.mark.parametrize("name", ["", " ", "\u0301", "́ ’s"])
def test_a_name_without_letters_stops_nothing(kind: MentionKind, name: str) -> None:
    (document,) = read("Ada Lund met the minister in Oru.")
    places = [replace(one, kind=kind, name=name, role="minister") for one in document.mentions]
    nothing = [replace(one, span=Span(8, 9), head=Span(8, 9)) for one in places]
    match_entities([replace(document, mentions=(*places, *nothing))])


def test_what_a_report_tells_of_a_person() -> None:
    (document,) = read("The former governor, Ada Lund, met his wife Mary Pell. She left with Mrs. Orrik and Orrik.")
    full, bare = find_bearers(document)
    told = {bearer.fullest: (bearer.genders, bearer.is_kin) for bearer in (*full, *bare)}
    assert told["Mary Pell"] == (frozenset("f"), True)
    assert told["Orrik"] == (frozenset("f"), False)


@pytest.mark.parametrize("pump", ["his ", "Van ", "(a) ", "A.", "St. ", "Lund-", "[", "’s ", "a police "])
def test_long_names_cost_little(pump: str) -> None:
    text = pump * (60_000 // len(pump))
    for pattern in (*PATTERNS, *(one for one in vars(names).values() if isinstance(one, re.Pattern))):
        pattern.search(text)
    assert parse_name(text[:3000])


def test_a_full_name_in_the_title_introduces_somebody() -> None:
    title, body = (
        "Did a doctor help Michael Lund?",
        "The flat of Sergei Lund was cold. Lund would not pay, but Michael Lund did.",
    )
    document = read(f"{title}\n{body}")[0]
    head, rest = Span(0, len(title)), Span(len(title) + 1, len(title) + 1 + len(body))
    blocks = (Block("title", head), Block("paragraph", rest))
    document = replace(document, document=replace(document.document, blocks=blocks))
    found = {one.name: one.variants for one in match_entities([document]) if one.kind == "person"}
    assert found["Sergei Lund"] == ("Sergei Lund",)
    assert found["Michael Lund"] == ("Michael Lund",)
