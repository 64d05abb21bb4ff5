"""Lines that come back in an outlet's reports: invented outlets with furniture, background, copies and formulas."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tellings.extraction import extract
from tellings.extraction.templates import (
    find_frame,
    find_learnt,
    find_template,
    is_shorn,
    learn_furniture,
    speaks_to_reader,
)
from tellings.types.documents import Document, Report

PLACES = "Velmora Ness Ostrand Kesh Tarvik Lomen Ardal Skirn Pellan Quorra Imber Dunmore".split()
THINGS = "bridge ferry school harbour market library railway theatre reservoir hospital quarry lighthouse".split()
DEEDS = "closed reopened flooded sold painted moved rebuilt inspected".split()
PEOPLE = "Ada Brenn,Ilo Tarn,Mira Voss,Per Aldous,Nella Quist,Oren Falk".split(",")
INVITATION = "Get the Velmora Letter on your telephone every evening, and tell our desk what you have seen"
BARE = "Letters of the week from all six islands"
BACKGROUND = "The ferry has served the island of Ness since 1990, and it carries two hundred people a day."


def write_story(number: int, *extra: str) -> str:
    """Return a report like no other, with further lines before its last."""
    chance = random.Random(number)
    place, thing, deed, person = (chance.choice(each) for each in (PLACES, THINGS, DEEDS, PEOPLE))
    figure = chance.randint(100, 999)
    lines = [
        f"Old {thing} of {place} was {deed} after {figure} years",
        f"The {thing} of {place} was {deed} on Monday after {figure} years, the town of {place} said in a letter.",
        f"“It was time for this {thing} number {figure},” said {person}, who has looked after it since the spring.",
        f"About {figure + 7} people of {place} came to see how the {thing} was {deed}, {person} told the council.",
    ]
    return "\n\n".join([*lines[:-1], *extra, lines[-1]])


def read(number: int, *extra: str, outlet: str | None = "The Velmora Post", url: str | None = None) -> Document:
    return read_body(f"{outlet}-{number}", write_story(number, *extra), outlet=outlet, url=url)


def read_body(name: str, body: str, *, outlet: str | None = "The Velmora Post", url: str | None = None) -> Document:
    document = extract(Report(name, body, outlet=outlet, url=url))
    assert isinstance(document, Document)
    return document


def learn(documents: Sequence[Document]) -> frozenset[str]:
    learnt = learn_furniture(documents)
    assert len(learnt) <= 1
    return next(iter(learnt.values()), frozenset())


@pytest.mark.parametrize("line", [INVITATION, BARE])
def test_a_line_of_twenty_reports_is_learnt_and_cut_and_nothing_else_changes(line: str) -> None:
    documents = [read(number, line) for number in range(20)]
    learnt = learn_furniture(documents)
    assert learn(documents) == {line.lower()}
    for number, document in enumerate(documents):
        lines = find_learnt(document, learnt)
        report = Report(document.report_id, write_story(number, line), outlet="The Velmora Post")
        again = extract(report, furniture=lines)
        assert isinstance(again, Document) and line in document.text and line not in again.text
        assert find_template(again) == lines
        assert is_shorn(document, again, lines) and not is_shorn(document, document, lines)
        assert again == extract(report, furniture=find_template(again))


def test_the_order_of_the_documents_makes_no_difference() -> None:
    documents = [read(number, INVITATION, BARE) for number in range(8)]
    assert learn_furniture(documents) == learn_furniture(documents[::-1])


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((BACKGROUND,), "a sentence that tells something"),
        (("The inquiry goes on.",), "a formula that is true each time"),
        (("Nobody was hurt, the police said.",), "another"),
        (("“We thank you all for your patience,” the town told us.",), "words that somebody said"),
        (("What we know so far", "The rest of the story is told in one more sentence of the town."), "a heading"),
        (("Ada Brenn",), "a name"),
        (("VELMORA, Ness",), "a place"),
        (("By Ada Brenn",), "a byline"),
    ],
)
def test_what_tells_something_stays_however_often_it_comes(lines: tuple[str, ...], why: str) -> None:
    documents = [read(number, *(lines if number % 2 else ())) for number in range(12)]
    assert learn(documents) == frozenset(), why


def test_reports_of_one_affair_keep_their_background() -> None:
    told = "The harbour office asks you to call Ness before you travel by the ferry."
    bodies = [
        f"Ferry to Ness late again, day {day}\n\nThe ferry to Ness left the harbour {hours} hours late on day "
        f"{day} of the strike, the office said.\n\nPeople of Ness call it a scandal, and {people} stayed at home.\n\n"
        + f"{BACKGROUND}\n\n{told}"
        for day, hours, people in ((number, number + 2, 40 + 3 * number) for number in range(9))
    ]
    assert learn([read_body(f"r{number}", body) for number, body in enumerate(bodies)]) == frozenset()


def test_copies_count_once() -> None:
    copies = [read_body(f"copy{number}", write_story(1, BARE, INVITATION)) for number in range(9)]
    updates = [read_body(f"update{n}", write_story(1, f"Update {n}: the town wrote again.", BARE)) for n in range(9)]
    assert learn([*copies, *updates]) == frozenset()
    assert learn([*copies, read(2, BARE, INVITATION), read(3, BARE, INVITATION)]) == {
        BARE.lower(),
        INVITATION.lower(),
    }


def test_few_or_rare_lines_are_not_learnt() -> None:
    assert learn([read(number, INVITATION) for number in range(2)]) == frozenset()
    seldom = [read(number, *((INVITATION,) if number < 3 else ())) for number in range(40)]
    assert learn(seldom) == frozenset()


def test_other_figures_each_time_tell_something() -> None:
    documents = [read(number, f"Level of the reservoir today in feet: {number + 3}") for number in range(9)]
    assert learn(documents) == frozenset()
    rights = [
        read(number, f"© {2020 + number} Velmora Post and its members, rights held in trust") for number in range(9)
    ]
    assert not any("trust" in document.text for document in rights) or len(learn(rights)) == 1


def test_an_unknown_outlet_teaches_nothing_and_sites_do_not_teach_one_another() -> None:
    nameless = [read(number, INVITATION, outlet=None) for number in range(9)]
    assert {find_frame(document) for document in nameless} == {""}
    assert learn_furniture(nameless) == {}
    sites = [read(n, INVITATION, outlet=None, url=f"https://www.post{n % 5}.example/a") for n in range(10)]
    assert {find_frame(document) for document in sites} == {f"post{n}.example" for n in range(5)}
    assert learn_furniture(sites) == {}


def test_a_carried_report_stands_on_the_page_of_its_carrier() -> None:
    document = read(1)
    carried = replace(document, outlet=replace(document.outlet, carried_by="The Ness Mirror"))
    assert find_frame(carried) == "ness-mirror"


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Sign up for the morning letter", True),
        ("Have you seen something? Write to our desk", True),
        ("The council will write to the town.", False),
        ("© 2031 Velmora Post", True),
        ("desk@velmora.example", True),
        ("", False),
    ],
)
def test_a_line_that_speaks_to_the_reader(line: str, speaks: bool) -> None:
    assert speaks_to_reader(line) is speaks
