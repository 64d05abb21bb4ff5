"""Forms of names in marked sentences of our own: each case names what it guards."""

from __future__ import annotations

import pytest
from tests.annotation.test_mentions import document_of, mentions_in, printed

from tellings.annotation.mentions import find_names
from tellings.annotation.sentences import find_sentences


def names_in(*paragraphs: str) -> list[tuple[str, str]]:
    """Return the bare names with their kind."""
    document = document_of(*[("paragraph", one) for one in paragraphs])
    return [(one.kind, one.name) for one in find_names(document, find_sentences(document))]


PERSONS = [
    # Initials that are words too, a double surname, a generation.
    ("Dr. A. J. Ostrel-Vane Jr. left.", ["A. J. Ostrel-Vane Jr."]),
    ("King Orvald II met Pope Marlo XVI.", ["Orvald II", "Marlo XVI"]),
    # Particles of several languages.
    (
        "Tomas van den Brukk, Ilse de la Marr and Omar bin Haddad left.",
        ["Tomas van den Brukk", "Ilse de la Marr", "Omar bin Haddad"],
    ),
    # The Arabic article joins a name that no table knows; afterwards the surname stands alone.
    ("Orvaq al-Tesk spoke. Later al-Tesk left.", ["Orvaq al-Tesk", "al-Tesk"]),
    # The surname first, the given name in two syllables; "Moon" is nothing in the sky.
    ("Moon Tae-ril spoke. Moon left.", ["Moon Tae-ril", "Moon"]),
    ("South Korean President Moon Tae-ril met Xi Danlu.", ["Moon Tae-ril", "Xi Danlu"]),
    # Offices that are past or to come, joined to the word by a hyphen.
    ("Then ex-President Dov Ulsen and Chancellor-elect Udo Marr met.", ["Dov Ulsen", "Udo Marr"]),
    # Two surnames together, without the given name.
    ("Clara Ostrez Canto wrote it. Ask Ostrez Canto.", ["Clara Ostrez Canto", "Ostrez Canto"]),
    # An adjective that is an office too, before a thing.
    ("Read the official Iron Cup rule book.", []),
    # A particle in the name of a village.
    ("In Valle do Prenn it rained. Ilva do Orvo left.", ["Ilva do Orvo"]),
    # A holiday is nobody.
    ("It closes on Veterans Day and on Bastille Day.", []),
    # A list of names is no headline.
    (
        "Anna Quist, Samuel Orvat, Daniel Prenn, Heather Marr",
        ["Anna Quist", "Samuel Orvat", "Daniel Prenn", "Heather Marr"],
    ),
    # Part of an address is no name.
    ("Write to Anna.Quist@harbour.example or to https://harbour.example/Anna/Quist now.", []),
    ('Ask "Anna Quist"<quist@harbour.example> instead.', ["Anna Quist"]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_forms_of_persons(text: str, expected: list[str]) -> None:
    assert [name for kind, name in names_in(text) if kind == "person"] == expected


def test_a_title_is_split_from_the_name() -> None:
    person = next(one for one in mentions_in("German Chancellor-elect Udo Marr left.") if one.kind == "person")
    assert (person.name, person.role, person.party) == ("Udo Marr", "German Chancellor-elect", "Germany")


INNER = [
    ("NASA administrator Bill Orvat left.", [("organization", "NASA"), ("person", "Bill Orvat")]),
    ("He leads the US troops.", [("place", "US")]),
    ("Ada Lund, director of the Harbour Museum, left.", [("person", "Ada Lund"), ("organization", "Harbour Museum")]),
    ("A spokesman left.", []),
]


@pytest.mark.parametrize(("text", "expected"), INNER)
def test_names_inside_titles_and_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert names_in(text) == expected


BODIES = [
    # An acronym is a body where it is explained, acts, or has people.
    ("The World Harbour Organization (WHO) met. The WHO left.", ["World Harbour Organization", "WHO", "WHO"]),
    ("The KVB, Kenya's security service, denied it.", ["KVB"]),
    ("A KVB officer left. It was the KVB.", ["KVB", "KVB"]),
    ("The head of the KVB left.", ["KVB"]),
    # Else it may be a programme, a form or a game.
    ("He sent the RFP and lost his KVB protections.", []),
    # A head in the middle of a name is none.
    ("It rests on the Equal Protection Clause.", []),
    # A firm's ending behind a comma.
    ("He left Orvex Holdings, Inc. for good.", ["Orvex Holdings, Inc."]),
    # Institutions that stand alone with a capital.
    ("The Navy denied it; an army of ants did not.", ["Navy"]),
    # "House" is the chamber, and no half of another name.
    ("The House passed it.", ["House"]),
    ("She sang at the Ostrel House.", []),
    ("The European Union and the EU agreed.", ["European Union", "EU"]),
    # Outlets that are called after a city.
    ("The Kyiv Independent and the Oslo Herald reported it.", ["Kyiv Independent", "Oslo Herald"]),
    # Churches and hospitals called after a saint.
    ("He lay in St. Orvan's Hospital.", ["St. Orvan's Hospital"]),
    # Fighters and gatherings with an Arabic head.
    ("In the north, Jabhat al-Orva withdrew.", ["Jabhat al-Orva"]),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_forms_of_bodies(text: str, expected: list[str]) -> None:
    assert [name for kind, name in names_in(text) if kind == "organization"] == expected


def test_an_acronym_has_the_side_that_its_apposition_tells() -> None:
    found = [one.party for one in mentions_in("The KVB, Kenya's security service, denied it.") if one.name == "KVB"]
    assert found == ["Kenya"]


PLACES = [
    # Names of towns that are words: the text decides.
    ("Reading is fun. Mobile phones rang. Nice to see you.", []),
    ("She lives in Reading.", ["Reading"]),
    ("It happened in Mobile, Alabama.", ["Mobile", "Alabama"]),
    ("The mayor of Reading left Reading.", ["Reading", "Reading"]),
    # Names of towns that are surnames.
    ("President Lincoln spoke. Lincoln left.", []),
    ("They drove to Lincoln, Nebraska. Lincoln was calm.", ["Lincoln", "Nebraska", "Lincoln"]),
    ("Ann Jackson lives in Jackson. Jackson said no.", ["Jackson"]),
    # A word in capitals that is spelled like a town.
    ("The SALT deduction ends.", []),
    # Codes of states stand behind towns only.
    ("He lives in Uluk, MI, now.", ["Uluk", "MI"]),
    ("Joe Allen, PA, spoke.", []),
    # "St." before a town, and nobody's form of address.
    ("She moved to St. Orvan.", ["St. Orvan"]),
    # Sites told by their last word.
    ("They met at Lincoln Memorial and on the Oru Freeway.", ["Lincoln Memorial", "Oru Freeway"]),
    ("He saw the Heritage Office Building.", ["Heritage Office Building"]),
    # An Arabic head of a place.
    ("Troops left Deir al-Orva.", ["Deir al-Orva"]),
    # Countries whose adjective is their name.
    ("He works in New Zealand and in the Philippines.", ["New Zealand", "Philippines"]),
    # "B.C." counts years behind a number.
    ("It stood in 575 B.C. and fell.", []),
    # Given names and surnames of countries.
    ("Chad Ostrel left. Chad said yes.", []),
    ("Tom Jordan left. Jordan closed its border.", ["Jordan"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_forms_of_places(text: str, expected: list[str]) -> None:
    assert [name for kind, name in names_in(text) if kind == "place"] == expected


DOCUMENTS = [
    ("The Veldstad Treaty and the Treaty of Ostrel hold.", ["Veldstad Treaty", "Treaty of Ostrel"]),
    ("It broke Resolution 2231 and resolution 1701.", ["Resolution 2231", "resolution 1701"]),
    ("The Geneva Conventions and the Minsk agreements hold.", ["Geneva Conventions", "Minsk agreements"]),
    ("The Good Friday Agreement stands.", ["Good Friday Agreement"]),
    ("He used the Freedom of Harbours Act.", ["Freedom of Harbours Act"]),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_forms_of_documents(text: str, expected: list[str]) -> None:
    assert printed(text, "document") == expected


EVENTS = [
    ("Hurricane Odra and Storm Pelle hit.", ["Hurricane Odra", "Storm Pelle"]),
    ("The Hurricane Center said so.", []),
    ("Operation Iron Gate failed.", ["Operation Iron Gate"]),
    ("World War II and the Cold War ended.", ["World War II", "Cold War"]),
    ("The Istanbul Summit and the Olympic Games opened.", ["Istanbul Summit", "Olympic Games"]),
    ("She won the World Cup and the French Open.", ["World Cup", "French Open"]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_forms_of_events(text: str, expected: list[str]) -> None:
    assert printed(text, "event") == expected
