"""Mentions in marked sentences of our own: each case names what it guards."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotation.mentions import find_mentions
from tellings.annotation.sentences import find_sentences
from tellings.types.annotations import Mention
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def document_of(*blocks: tuple[BlockKind, str]) -> Document:
    """Return a document made of blocks, one blank line apart."""
    text, found = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        found.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    title = blocks[0][1] if blocks and blocks[0][0] == "title" else ""
    outlet = Outlet("veld-courier", "Veld Courier", "given")
    unknown = PublicationDate(None, None, "unknown")
    return Document(
        "d1",
        "r1",
        text,
        tuple(found),
        None,
        (),
        title,
        outlet,
        (),
        unknown,
        None,
        "en",
        "report",
        "",
        "text/plain",
        "",
    )


def mentions_in(*blocks: tuple[BlockKind, str] | str) -> tuple[Mention, ...]:
    """Return the mentions of a document; a string is a paragraph."""
    pairs: list[tuple[BlockKind, str]] = [("paragraph", one) if isinstance(one, str) else one for one in blocks]
    document = document_of(*pairs)
    return find_mentions(document, find_sentences(document))


def printed(text: str, kind: str) -> list[str]:
    """Return the spans of one kind as printed, without pronouns."""
    return [one.span.of(text) for one in mentions_in(text) if one.kind == kind and not one.pronoun]


PERSONS = [
    # A title with the country before it is one mention with the name.
    ("Kenyan Foreign Minister Marlo Teskin arrived.", ["Kenyan Foreign Minister Marlo Teskin"]),
    # An office that ends in "of ...".
    ("US Secretary of State Ilya Brandt spoke.", ["US Secretary of State Ilya Brandt"]),
    # An apposition behind the name.
    (
        "Nadia Pohl, spokeswoman for the State Department, agreed.",
        ["Nadia Pohl, spokeswoman for the State Department"],
    ),
    # The office before a comma.
    ("Norway’s defence minister, Greta Sollund, resigned.", ["Norway’s defence minister, Greta Sollund"]),
    # Lower-case office, unknown name.
    ("Rescue spokesman Zadok Umberine said so.", ["spokesman Zadok Umberine"]),
    # Initials, generation, particles.
    ("J. P. Ardley Jr. met Ursa von der Hale.", ["J. P. Ardley Jr.", "Ursa von der Hale"]),
    ("Crown Prince Salim bin Haddar flew home.", ["Crown Prince Salim bin Haddar"]),
    # A surname alone, once the full name was seen, and its possessive.
    ("Anton Veskov spoke. Veskov’s aide left. Later Veskov wept.", ["Anton Veskov", "Veskov", "Veskov"]),
    # A surname before the full name stands.
    ("Then Veskov left. His name was Anton Veskov.", ["Veskov", "Anton Veskov"]),
    # East Asian order; "Un" is no acronym.
    ("Kim Bae Un waved.", ["Kim Bae Un"]),
    # Age and a relative clause mark unknown names as persons.
    ("Orlu Vettir, 54, and Zamo Quist, who saw it, ran.", ["Orlu Vettir", "Zamo Quist"]),
    # Hyphen and nickname of honour.
    ("Dr. Lena Roy-Alder wrote it.", ["Dr. Lena Roy-Alder"]),
    # A place inside a county's name is no place of its own.
    ("Oru-Dell County Sheriff Ana Ruiz knew.", ["Oru-Dell County Sheriff Ana Ruiz"]),
    # Surnames spelled like a month.
    ("Prime Minister Theresa May resigned on May 3.", ["Prime Minister Theresa May"]),
    # "and" joins two people, not one title.
    ("Chairman Bob Ostley and Senate leader Kay Brunn met.", ["Chairman Bob Ostley", "Senate leader Kay Brunn"]),
    # Two offices, each before its name.
    (
        "He met the mayor, Tom Pell, and the governor, Zora Ume.",
        ["mayor, Tom Pell", "governor, Zora Ume"],
    ),
    # An office for the holder of another one.
    ("A spokeswoman for Mayor Tom Pell left.", ["A spokeswoman", "Mayor Tom Pell"]),
    # Ordinary words at the start of a sentence.
    ("Maybe it rained. Police arrived. Three men fled.", ["Police"]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[str]) -> None:
    assert printed(text, "person") == expected


BODIES = [
    ("the Kenyan Foreign Ministry said", ["Kenyan Foreign Ministry"]),
    ("He works for the Department of Harbour Affairs.", ["Department of Harbour Affairs"]),
    ("He reads the Nairobi Courier daily.", ["Nairobi Courier"]),  # place and press word: no place
    ("He led the Majimbo Brigade and the Oru Liberation Army.", ["Majimbo Brigade", "Oru Liberation Army"]),
    ("The National Relief Board (NRB) met; the NRB said no.", ["National Relief Board", "NRB", "NRB"]),
    ("She quit the University of Veldstad in anger.", ["University of Veldstad"]),
    ("The Turkish interior ministry denied it.", ["Turkish interior ministry"]),
    ("He wrote on social media platform X and on Telegram.", ["X", "Telegram"]),
    ("It was the Health and Safety Board that knew.", ["Health and Safety Board"]),
    ("The group Lashkar-e-Noor claimed it.", ["The group", "Lashkar-e-Noor"]),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text: str, expected: list[str]) -> None:
    found = [name for name in printed(text, "organization") if name != "The group"]
    assert found == [name for name in expected if name != "The group"]


PLACES = [
    ("It burned in Washer district and in Orul province.", ["Washer district", "Orul province"]),
    ("They met in Istanbul, Turkey.", ["Istanbul", "Turkey"]),
    ("Shelling hit Vornik’s port at Uluk.", ["Uluk"]),
    ("He left Cox’s Bazar for New York City.", ["Cox’s Bazar", "New York City"]),
    ("Niger and Nigeria, Austria and Australia signed.", ["Niger", "Nigeria", "Austria", "Australia"]),
    ("She flew to Mount Oru and Lake Vessin.", ["Mount Oru", "Lake Vessin"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert printed(text, "place") == expected


METONYMS = [
    ("Oslo rejects the plan.", "Norway"),
    ("Talks with Oslo failed.", "Norway"),
    ("They handed the paper to Oslo.", "Norway"),
    ("Oslo’s demand is old.", "Norway"),
    ("Oslo has refused.", "Norway"),
    ("Oslo-backed forces left.", "Norway"),
    ("It rained in Oslo.", None),
    ("They flew to Oslo.", None),
    ("She came from Oslo, Norway.", None),
    ("Oslo’s airport is closed.", None),
    ("An Oslo-based firm closed.", None),
]


@pytest.mark.parametrize(("text", "country"), METONYMS)
def test_metonyms(text: str, country: str | None) -> None:
    found = next(one for one in mentions_in(text) if one.span.of(text) == "Oslo")
    assert (found.name if found.metonym else None) == country
    assert found.kind == "place"


def test_a_capital_joined_to_a_government_is_one_too() -> None:
    found = [
        (one.name, one.metonym) for one in mentions_in("Talks between Oslo and Lima ended.") if one.kind == "place"
    ]
    assert found == [("Norway", True), ("Peru", True)]


PARTIES = [
    ("Kenyan Foreign Minister Marlo Teskin left.", "Kenyan Foreign Minister", "Kenya"),
    ("Nadia Pohl, spokeswoman for the Harbour Board, left.", "spokeswoman for the Harbour Board", "Harbour Board"),
    (
        "Ada Lund, a North Korea analyst at Veld University, left.",
        "North Korea analyst at Veld University",
        "Veld University",
    ),
    ("Republican Sen. Tom Ardley left.", "Republican Sen.", "Republican Party"),
    ("Mr. Tom Ardley left.", None, None),
]


@pytest.mark.parametrize(("text", "role", "party"), PARTIES)
def test_role_and_party(text: str, role: str | None, party: str | None) -> None:
    person = next(one for one in mentions_in(text) if one.kind == "person")
    assert (person.role, person.party) == (role, party)


def test_a_delegation_carries_its_side() -> None:
    found = mentions_in("Oslo’s delegation has left.")
    assert [(one.name, one.party) for one in found] == [("Oslo’s delegation", "Norway")]


def test_nationalities_carry_their_country() -> None:
    found = [(one.name, one.party) for one in mentions_in("Polish ships met the Danes.") if one.kind == "nationality"]
    assert found == [("Polish", "Poland"), ("Danes", "Denmark")]


NOUNS = [
    ("They signed a joint statement.", "document", ["a joint statement"]),
    ("He sent the memorandum.", "document", ["the memorandum"]),
    ("It follows the second round of talks in Oslo.", "event", ["the second round of talks"]),
    ("The ceasefire held; the attack did not.", "event", ["The ceasefire", "the attack"]),
    ("The peace talks venue is open.", "event", []),
    ("They attack and call and plan.", "event", []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), NOUNS)
def test_documents_and_events(text: str, kind: str, expected: list[str]) -> None:
    assert printed(text, kind) == expected


def test_headline_in_title_case_holds_only_known_names() -> None:
    title = "Big Harbour Fire Kills Nine As Veskov Heads Home"
    found = mentions_in(("title", title), "Anton Veskov flew home after the fire in Oslo.")
    assert [one.name for one in found if one.span.end <= len(title)] == ["Veskov"]


def test_headline_in_capitals() -> None:
    found = mentions_in(("title", "VESKOV FLIES HOME TO OSLO"), "Anton Veskov flew home.")
    assert [one.name for one in found][:2] == ["VESKOV", "OSLO"]


def test_bylines_and_credits_hold_no_mentions() -> None:
    assert mentions_in(("byline", "By Anton Veskov"), ("credit", "Photo: ADA LUND / POOL")) == ()


@pytest.mark.parametrize(
    "credit", ["Photo by Ada Lund", "Photo: Ada Lund", "HARBOUR/Ada Lund", "Ada Lund/Harbour Photos"]
)
def test_who_took_a_picture_is_not_in_the_story(credit: str) -> None:
    text = f"Smoke rose over the port of Uluk on Friday. {credit}"
    assert printed(text, "person") == []


ANTECEDENTS = [
    # The subject of the sentence before.
    (["Ada Lund met Tom Ardley. She left early."], "She", "Ada Lund"),
    # Gender by given name, across a paragraph.
    (["Ada Lund spoke first.", "“It rained,” she said."], "she", "Ada Lund"),
    # Two candidates of one gender: the subject wins.
    (["Ada Lund spoke with Mary Dell. She left."], "She", "Ada Lund"),
    # Nobody of that gender: open.
    (["Ada Lund spoke. He left."], "He", None),
    # A role with one holder in the document.
    (["Foreign Minister Ada Lund spoke. The foreign minister left."], "The foreign minister", "Ada Lund"),
    # The side must agree.
    (["Peruvian Foreign Minister Ada Lund met Chile’s foreign minister."], "Chile’s foreign minister", None),
    # A vice president is no president.
    (["Vice President Tom Ardley spoke. The president left."], "The president", None),
    # "a spokesman" is somebody new.
    (["Spokesman Tom Ardley left. A spokesman said so."], "A spokesman", None),
    # A body by its kind.
    (["The Harbour Ministry burned. The ministry said it was closed."], "The ministry", "Harbour Ministry"),
    # I and we are left to the quotation.
    (["Ada Lund said: “I will go.”"], "I", None),
]


@pytest.mark.parametrize(("paragraphs", "word", "expected"), ANTECEDENTS)
def test_antecedents(paragraphs: list[str], word: str, expected: str | None) -> None:
    document = document_of(*[("paragraph", one) for one in paragraphs])
    found = find_mentions(document, find_sentences(document))
    mention = next(one for one in found if one.span.of(document.text) == word)
    assert (None if mention.antecedent is None else found[mention.antecedent].name) == expected


WORDS = st.sampled_from(
    "Ada Lund Oslo Norwegian minister President of the for and said “ ” , . ’s Board NRB - ( ) in U.S. second "
    "talks he al-Masri van Jr. 12 X MINISTRY the statement \n".split(" ")
)


@given(st.lists(WORDS, max_size=40))
def test_mentions_lie_in_order_inside_the_text_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words).strip()
    found = mentions_in(*(line for line in text.split("\n") if line.strip()))
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
    for index, one in enumerate(found):
        assert one.span.contains(one.head)
        assert len(one.span) > 0
        assert one.antecedent is None or one.antecedent < index


@pytest.mark.parametrize(
    "pump",
    [
        "Ada ",
        "of the ",
        "Minister of ",
        "U.S.-",
        "al-",
        "“",
        "Ada Lund, ",
        "the second ",
        "a-",
        "A.",
        "Oslo and ",
        "he and Ada Lund ",
        "St. ",
        "www.",
        "a@b.",
        "Treaty of ",
        "Operation Iron ",
        "San Oru, AL ",
        "http://a.b/c@d ",
        "Oru, who, ",
    ],
)
def test_long_lines_are_read_in_linear_time(pump: str) -> None:
    text = (pump * (100_000 // len(pump)))[:100_000]
    start = time.perf_counter()
    mentions_in(text)
    assert time.perf_counter() - start < 12


STATES = [
    ("Georgia Republican Dov Ulsen left Georgia.", ["Republican Party"]),
    ("Georgia Gov. Bo Tarn spoke.", []),
    # The country, with its capital.
    ("Georgia Republicans, said Foreign Minister Dov Ulsen of Georgia in Tbilisi.", []),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_a_state_is_not_the_country_of_its_name(text: str, expected: list[str]) -> None:
    sides = {one.party for one in mentions_in(text) if one.kind == "person" and one.party}
    assert sorted(sides) == expected


def test_who_speaks_is_no_park() -> None:
    assert printed("Joel Park said so. They met in Oru Park.", "person") == ["Joel Park"]


BEARERS = [
    # A surname that is a country's too: the report speaks of the person alone.
    ("Rep. Tom Jordan said no. Jordan left. Jordan’s bill failed, and Jordan told reporters so.", "person"),
    # One that is a county's; the county's name goes on.
    ("Dan Kent said no. They asked Kent to stay. Kent County was calm.", "person"),
    # The place is spoken of: who acts is open.
    ("Dan Kent said no. Kent said yes. It rained in Kent.", "place"),
    ("Ann Ireland sang. Irish fishermen left. Ireland said no.", "place"),
]


@pytest.mark.parametrize(("text", "expected"), BEARERS)
def test_a_surname_that_is_a_place_too(text: str, expected: str) -> None:
    assert {one.kind for one in mentions_in(text) if one.name in {"Jordan", "Kent", "Ireland"}} == {expected}


def test_the_tag_behind_a_linked_name_holds_no_names() -> None:
    text = "Tom Ostrel Thomas (Tom) Alan OstrelHarbour vote fails: Ada Lund MORE said Anna Pell left."
    assert printed(text, "person") == ["Tom Ostrel", "Anna Pell"]


SIDES = [
    # A state or a city is where somebody holds office, no side.
    ("Minnesota Attorney General Ada Lund spoke.", None),
    ("Las Vegas attorney Ada Lund spoke.", None),
    # Nor is a chamber or its committee one: the text tells the side or nothing does.
    ("Senate Judiciary Committee Chairman Ada Lund spoke.", None),
    ("Republican Senate Majority Leader Ada Lund spoke.", "Republican Party"),
    ("House Speaker Ada Lund spoke.", None),
    # The side told behind the name.
    ("Sen. Ada Lund (R-Ohio) spoke.", "Republican Party"),
    ("Rep. Ada Lund, D-N.Y., spoke.", "Democratic Party"),
    ("Sen. Ada Lund, a Republican from Utah, spoke.", "Republican Party"),
    ("Ada Lund, a Utah Republican, spoke.", "Republican Party"),
    # An independent has none.
    ("Sen. Ada Lund (I-Vt.) spoke.", None),
    # The country and the body stay.
    ("French President Ada Lund spoke.", "France"),
    ("White House counselor Ada Lund spoke.", "White House"),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_sides_of_persons(text: str, expected: str | None) -> None:
    assert [one.party for one in mentions_in(text) if one.kind == "person"] == [expected]


MORE_PERSONS = [
    # A lone surname of no table, with its office behind it.
    (
        "Dorvath, the mayor of Ostrel, left. Later Dorvath wept.",
        ["Dorvath, the mayor of Ostrel", "Dorvath"],
    ),
    # A firm that leads its market is nobody.
    ("Orvexa, the market leader, left.", []),
    # A headline's verb is no name, nor are words that ran into one.
    ("Former Senator Bill Quoll Dies.", ["Former Senator Bill Quoll"]),
    ("Bill QuollThe rain fell.", []),
    # A founder whose firm the tables list, and "under" before another's office.
    ("Anna Reuters spoke. Reuters wept.", ["Anna Reuters", "Reuters"]),
    ("The council under President Dov Ulsen met.", ["President Dov Ulsen"]),
    ("Central American migrants fled.", ["migrants"]),
    # A party member with the state.
    ("Ohio Democrat Dov Ulsen spoke.", ["Ohio Democrat Dov Ulsen"]),
    ("Police Chief Dravo Unkel spoke.", ["Police Chief Dravo Unkel"]),
]


@pytest.mark.parametrize(("text", "expected"), MORE_PERSONS)
def test_more_persons(text: str, expected: list[str]) -> None:
    assert printed(text, "person") == expected


def test_former_is_no_part_of_a_body_and_a_march_leads_to_no_name() -> None:
    assert printed("Former FBI agents met at Orrow University to Lund Square.", "organization") == [
        "FBI",
        "Orrow University",
    ]


def test_an_administration_is_not_the_president_it_is_named_after() -> None:
    text = "The Orvath administration agreed. Then Orvath left."
    assert [one.name for one in mentions_in(text) if one.kind == "organization"] == ["Orvath administration"]


def test_a_sentence_that_ends_in_a_preposition_does_not_unseat_the_next_subject() -> None:
    document = document_of(
        ("paragraph", "If Mayor Odo Trask signs the bill, he brings about what he was opposed to."),
        ("paragraph", "Councillor Ben Harrow, the oldest member, said that the talks had been hard."),
        ("paragraph", "“We need Mayor Trask to sign it,” he said."),
    )
    mentions = find_mentions(document, find_sentences(document))
    last = [mention for mention in mentions if mention.name == "he"][-1]
    assert last.antecedent is not None
    assert mentions[last.antecedent].name == "Ben Harrow"
