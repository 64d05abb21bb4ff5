"""The timeline: days and their names, order inside a day, pieces and bars of the picture, what is open."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.rendering import Format, render, render_explanation
from tellings.rendering.accounts import make_account
from tellings.rendering.calendars import find_when
from tellings.rendering.columns import Strip, lay_out
from tellings.rendering.events import (
    REFUSES,
    find_pending,
    find_reach,
    list_events,
    name_close,
    name_kind,
    name_time,
    number_events,
    rank_events,
)
from tellings.rendering.marks import find_sign, shorten_days
from tellings.rendering.strips import draw_strip, find_links
from tellings.rendering.views import make_view
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Dossier, Event, Order

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]
FORMATS: tuple[Format, ...] = ("text", "md", "html")
values = st.one_of(
    st.none(), st.text(max_size=12), st.dates().map(lambda day: day.isoformat()), st.just("2031-W15"), st.just("203")
)


def event(start: str | None, end: str | None = None, name: str = "", **fields: object) -> Event:
    return replace(Event(start, end, "happened", (), id=name), **fields)  # type: ignore[arg-type]


def number(*events: Event) -> list[tuple[int, Event]]:
    return list(enumerate(events, 1))


def days(strip: Strip) -> list[tuple[str | None, str | None, list[int]]]:
    return [(column.first, column.last, [number for number, _ in column.events]) for column in strip.columns]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-04-08", "2031-04-08", "8 April 2031"),
        ("2031-04-08", "2031-04-10", "8–10 April 2031"),
        ("2031-W15", "2031-W15", "week 15 of 2031"),
        ("2031-W15-WE", "2031-W15-WE", "12–13 April 2031"),
        ("2031-04", "2031-04", "April 2031"),
        (None, "2031-04-08", "by 8 April 2031"),
        ("2031-04-08", None, "from 8 April 2031"),
        ("2031-04-08T14:00+02:00", "2031-04-08T14:00+02:00", "8 April 2031, 14:00 UTC+2"),
        (None, None, "no day given"),
        ("XXXX-06", "XXXX-06", "no day given"),
    ],
)
def test_times_are_named_as_people_write_them(start: str | None, end: str | None, words: str) -> None:
    assert name_time(event(start, end)) == words


@given(values, values)
def test_any_event_has_a_time_and_a_place_in_the_picture(start: str | None, end: str | None) -> None:
    one = event(start, end, "t1")
    assert name_time(one)
    assert [numbers for _, _, numbers in days(lay_out(number(one), None))] == [[1]]


def test_what_needs_saying_is_said() -> None:
    assert name_kind(event("2031", "2031")) == ""
    assert name_kind(event("2031", "2031", kind="cancelled")) == "called off"
    assert name_kind(event("2031", "2031", kind="proposed", mood="demanded")) == "demanded"
    assert name_kind(event("2031", "2031", mood="denied")) == "denied"


def test_what_is_denied_is_no_solid_fact() -> None:
    signs = [find_sign(event(None, kind=kind)) for kind in ("happened", "planned", "awaited")]
    assert signs == ["happened", "planned", "awaited"]
    assert find_sign(event(None, mood="denied")) == "doubted"


def test_events_stand_in_order_of_time_and_those_of_a_day_in_the_order_told(busy: Account) -> None:
    account = make_account(*busy)
    shown = [each for _, each in list_events(account)]
    firsts = [find_reach(each).first or find_reach(each).last or "9999" for each in shown]
    assert firsts == sorted(firsts)
    names = [each.id for each in shown]
    assert names.index("b1") < names.index("b2") < names.index("b3")
    assert names[-1] == "b12"


def test_numbers_are_those_of_the_ids(strait: Account, busy: Account) -> None:
    assert [number for number, _ in list_events(make_account(*strait))] == [1, 2, 3, 4, 5, 6, 7, 8]
    mixed = (event(None, name="t2"), event(None, name="x"))
    assert [*number_events(mixed).values()] == [1, 2]


def test_an_order_that_runs_in_a_circle_harms_nothing() -> None:
    circle = [event(None, name=a, after=(Order(b, None, "later"),)) for a, b in ("ab", "bc", "ca")]
    assert set(rank_events(circle)) == {"a", "b", "c"}
    assert all(earlier != later for earlier, later in find_links(circle))
    alone = event(None, name="a", after=(Order("a", None, "later"), Order("gone", None, "later")))
    assert rank_events([alone]) == {"a": 0}
    long = [event(None, name=str(n), after=(Order(str(n + 1), None, "later"),)) for n in range(5000)]
    assert rank_events(long)["0"] == 4999


def test_each_day_is_a_piece_and_the_last_report_one_of_its_own() -> None:
    strip = lay_out(number(event("2031-04-08", "2031-04-08"), event("2031-04-11", "2031-04-11")), "2031-04-09")
    assert days(strip) == [
        ("2031-04-08", "2031-04-08", [1]),
        ("2031-04-09", "2031-04-09", []),
        ("2031-04-11", "2031-04-11", [2]),
    ]
    assert strip.told == 1


def test_days_around_others_become_a_bar_and_days_around_none_a_piece() -> None:
    month, day, weekend = event("2031-04", "2031-04"), event("2031-04-08", "2031-04-08"), event("2031-W20-WE")
    weekend = replace(weekend, end=weekend.start)
    strip = lay_out(number(month, day, weekend), None)
    assert days(strip) == [("2031-04-08", "2031-04-08", [2]), ("2031-05-17", "2031-05-18", [3])]
    assert [(bar.number, bar.start, bar.end, bar.lane) for bar in strip.bars] == [(1, 0, 0, 0)]


def test_bounds_stand_beside_their_day() -> None:
    strip = lay_out(number(event("2031-04-08", "2031-04-08"), event(None, "2031-04-08"), event(None)), None)
    assert [numbers for _, _, numbers in days(strip)] == [[2], [1], [3]]


def test_what_reports_put_in_order_with_a_day_stands_there_with_its_bounds() -> None:
    made = event("2031-04-08", "2031-04-08", "t1")
    answer = event("2031-04-08", "2031-04-10", "t2", after=(Order("t1", None, "answers it"),))
    echo = event("2031-04-08", None, "t3", after=(Order("t2", None, "echoes it"),))
    already = event(None, "2031-04-10", "t4")
    known = replace(made, id="t5", after=(Order("t4", None, "already then"),))
    other = event("2031-04-08", "2031-04-10", "t6")
    strip = lay_out(number(made, answer, echo, already, known, other), None)
    assert [(first, last, sorted(told)) for first, last, told in days(strip)] == [
        ("2031-04-08", "2031-04-08", [1, 2, 3, 4, 5])
    ]
    assert [bar.number for bar in strip.bars] == [6]


def test_bars_never_cross_and_the_many_become_pieces() -> None:
    wide = [event(f"2031-04-{n:02}", "2031-05-20") for n in range(1, 9)]
    strip = lay_out(number(*wide, event("2031-05-10", "2031-05-10")), None)
    shown = [number for _, _, numbers in days(strip) for number in numbers]
    assert sorted([*shown, *(bar.number for bar in strip.bars)]) == [*range(1, 10)]
    assert len({bar.lane for bar in strip.bars}) == len(strip.bars) == 4


@given(st.lists(st.tuples(values, values), max_size=12))
def test_every_event_stands_in_the_picture_once(spans: list[tuple[str | None, str | None]]) -> None:
    strip = lay_out(number(*(event(start, end) for start, end in spans)), "2031-04-09")
    shown = [number for column in strip.columns for number, _ in column.events] + [bar.number for bar in strip.bars]
    assert sorted(shown) == [*range(1, len(spans) + 1)]
    for bar in strip.bars:
        assert 0 <= bar.start <= bar.end < len(strip.columns)
        others = [other for other in strip.bars if other is not bar and other.lane == bar.lane]
        assert all(other.end < bar.start or other.start > bar.end for other in others)


def test_the_picture_is_well_formed_and_every_sign_leads_to_its_row(busy: Account) -> None:
    view = make_view(make_account(*busy), prefix="s1-")
    events = list_events(view.account)
    picture = ElementTree.fromstring(draw_strip(view, events, "2031-04-09", "Timeline"))
    links = [link.attrib["href"] for link in picture.iter("a")]
    assert sorted(links) == sorted(f"#s1-event{number}" for number, _ in events)
    labels = {link.attrib["href"]: link.attrib["aria-label"] for link in picture.iter("a")}
    assert labels["#s1-event2"] == "2: 8 April 2031, told as done, after 1"
    assert labels["#s1-event10"] == "10: 2 May 2031, called off"
    widths = [float(drawing.attrib["width"]) for drawing in picture.iter("svg")]
    assert max(widths) <= 285, "wider than a small telephone"


def test_the_order_inside_a_day_is_drawn_or_said_to_be_open(strait: Account, busy: Account) -> None:
    page = render(*strait, format="html").partition('<ol class="days"')[2]
    assert page.count('<path class="next"') == 1
    assert "order not given" not in page
    page = render(*busy, format="html").partition('<ol class="days"')[2]
    assert page.count('<path class="next"') == 2, "what follows from two others is not drawn again"
    assert "order given in part" in page
    assert "order not given" in page


def test_the_table_tells_what_the_picture_shows(busy: Account) -> None:
    page = render(*busy, format="html")
    rows = dict(re.findall(r'<tr id="event(\d+)">(.*?)</tr>', page, re.DOTALL))
    assert len(rows) == len(busy[0].timeline)
    assert "it answers the offer" in rows["2"] and 'href="#event1"' in rows["2"]
    assert "by 5 April 2031" in rows["8"] and "latest the day of the report" in rows["8"]
    assert "called off" in rows["10"] and "Place: Ostrania" in rows["10"]
    assert "Due 21 April 2031" in rows["9"]
    assert "no day given" in rows["12"]


def test_what_is_open_is_listed_and_what_is_closed_says_by_what(strait: Account, busy: Account) -> None:
    groups = find_pending(make_account(*strait)).groups()
    assert [(title, [each.id for _, each in events]) for title, events in groups] == [
        ("Awaiting an answer", ["t8"]),
        ("Answered, done or called off", ["t7"]),
    ]
    assert [title for title, _ in find_pending(make_account(*busy)).groups()] == ["Awaiting an answer", "Due"]
    for format_ in FORMATS:
        told = render(*strait, format=format_)
        after = told[told.lower().index("open and closed") :]
        assert "Awaiting an answer" in after
        assert re.search(r"(?i)answered in: ?.*Upland Observer", re.sub(r"<[^>]+>|\n", "", after))


def test_the_text_tells_basis_order_and_kind(strait: Account) -> None:
    told = render(*strait, format="text")
    assert "● 8 April 2031 · t4" in told
    assert "reckoned from “Tuesday”" in told
    assert "after t4: it answers the offer" in told
    assert "◌ 11 April 2031 (proposed, not agreed) · t7" in told
    assert "◇ no day given (awaited, not yet happened) · t8" in told


def test_an_event_can_be_explained(strait: Account) -> None:
    told = render_explanation(*strait, "t4", "t5", "t7")
    assert "Event t4: 8 April 2031, told as done" in told
    assert "Known from: reckoned from “Tuesday”." in told
    assert "Comes before t5: it answers the offer" in told
    assert "Comes after t4: it answers the offer\n  “answered the Velmoran offer” Upland Observer" in told
    assert "Standing: answered.\nAnswered in:\n  “Ostrania answered" in told


@pytest.mark.parametrize("pump", ["2031-04-08T" * 9000, "8 of " * 20000, "May 20" * 20000, "2031-W" * 20000])
def test_long_values_cost_little(pump: str) -> None:
    one = event(pump, pump, pump)
    name_time(one)
    find_when(one)
    shorten_days(pump)
    assert [*number_events((one,)).values()] == [1]


def test_what_closed_an_event_is_named_as_it_was(strait: Account) -> None:
    account = make_account(*strait)
    offer = next(each for each in account.dossier.timeline if each.id == "t7")
    assert name_close(account, offer) == "answered"
    assert name_close(account, replace(offer, kind="cancelled")) == "called off"
    told = next(each for each in account.dossier.timeline if each.id == "t5")
    assert name_close(account, replace(offer, start=told.start, end=told.end)) == "told as done"


@pytest.mark.parametrize(
    ("words", "is_refusal"),
    [
        ("Ostrania rejected the Velmoran offer", True),
        ("Venn turned down the plan", True),
        ("Venn did not reject the proposal", False),
        ("Venn rejected the accusation", False),
        ("Ostrania answered the offer", False),
    ],
)
def test_a_refusal_is_one_of_the_thing_itself(words: str, is_refusal: bool) -> None:
    assert bool(REFUSES.search(words)) is is_refusal
