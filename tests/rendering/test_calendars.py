"""The calendar: what stands in it and when, the same bytes every time, and report text that stays text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tellings.rendering import render, render_all
from tellings.rendering.calendars import find_when
from tellings.types.annotations import AnnotatedDocument, TimeExpression
from tellings.types.dossiers import Dossier, Event
from tellings.types.spans import Passage, Span

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]


def planned(start: str | None, end: str | None = None, **fields: object) -> Event:
    return replace(Event(start, end, "planned", (), kind="planned"), **fields)  # type: ignore[arg-type]


def entries(written: str) -> list[dict[str, object]]:
    return [{name: found.get(name) for name in found} for found in Calendar.from_ical(written).walk("VEVENT")]


def with_timeline(account: Account, *events: Event) -> Account:
    """Return the account with other events; those without a passage rest on the first claim's wording."""
    dossier, documents = account
    wording = dossier.claims[0].wording
    told = tuple(replace(each, passages=each.passages or (wording,)) for each in events)
    return replace(dossier, timeline=told), documents


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        ("2031-04-08", "2031-04-08", date(2031, 4, 8), date(2031, 4, 9)),
        ("2031-W15-WE", "2031-W15-WE", date(2031, 4, 12), date(2031, 4, 14)),
        ("2031-04-08TEV", "2031-04-08TEV", date(2031, 4, 8), date(2031, 4, 9)),
        (None, "2031-04-08", date(2031, 4, 8), date(2031, 4, 9)),
        ("2031-04-08", None, date(2031, 4, 8), date(2031, 4, 9)),
        ("2031-04-08T14:00", "2031-04-08T14:00", datetime(2031, 4, 8, 14), None),
        ("2031-04-08T14", "2031-04-08", datetime(2031, 4, 8, 14), None),
        ("2031-04-08T14:00Z", "2031-04-08T15:30Z", datetime(2031, 4, 8, 14, tzinfo=UTC),
         datetime(2031, 4, 8, 15, 30, tzinfo=UTC)),
        ("2031-04-08T00:30+02:00", None, datetime(2031, 4, 7, 22, 30, tzinfo=UTC), None),
        ("2031-04-08T24:00", "2031-04-08", datetime(2031, 4, 9), None),
        ("2031-04-08T14:00", "2031-04-08T15:00Z", datetime(2031, 4, 8, 14), None),
    ],
)  # fmt: skip
def test_an_entry_lies_where_the_text_puts_it(
    start: str | None, end: str | None, first: date, after: date | None
) -> None:
    assert find_when(planned(start, end)) == (first, after)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        ("2031-04", "2031-04"),
        ("2031", "2031"),
        ("XXXX-06-02", "XXXX-06-02"),
        ("2031-04-09", "2031-04-08"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_what_names_no_day_is_no_entry(start: str | None, end: str | None) -> None:
    assert find_when(planned(start, end)) is None


def test_what_falls_due_lies_on_that_day() -> None:
    assert find_when(planned(None, due="2031-04-12")) == (date(2031, 4, 12), date(2031, 4, 13))


def test_a_clock_time_is_taken_where_the_text_gives_one_to_the_event(strait: Account) -> None:
    document = strait[1][0].document
    words = "The pilots meet at 4 p.m. on Thursday and lunch by noon. The crews meet around 5 p.m. or at 6 p.m. BST."
    at = len(document.text) + 2
    longer = replace(document, text=f"{document.text}\n\n{words}")

    def clock(told: str, value: str) -> TimeExpression:
        start = at + words.index(told)
        return TimeExpression(Span(start, start + len(told)), "TIME", value)

    times = (
        clock("4 p.m.", "2031-04-10T16:00"),
        clock("noon", "2031-04-10T12:00"),
        clock("5 p.m.", "2031-04-11T17:00"),
        clock("6 p.m. BST", "2031-04-11T18:00+01:00"),
    )
    end = at + words.index(" The crews")
    pilots, crews = Passage(document.id, Span(at, end)), Passage(document.id, Span(end + 1, at + len(words)))
    events = (
        planned("2031-04-10", "2031-04-10", passages=(pilots,)),
        planned("2031-04-11", "2031-04-11", passages=(crews,)),
        planned("2031-04-12", "2031-04-12", passages=(crews,)),
        planned("2031-04-10", "2031-04-11", passages=(pilots,)),
    )
    dossier, documents = with_timeline(strait, *events)
    annotated = (replace(documents[0], document=longer, times=times), *documents[1:])
    starts = [entry["DTSTART"].dt for entry in entries(render(dossier, annotated, format="ics"))]  # type: ignore[attr-defined]
    assert sorted(map(str, starts)) == [
        "2031-04-10",
        "2031-04-10 16:00:00",
        "2031-04-11 17:00:00+00:00",
        "2031-04-12",
    ]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_value_is_a_day_or_none(start: str, end: str) -> None:
    find_when(planned(start, end))
    find_when(planned(f"2031-04-08T{start}", f"9999-12-31T{end}"))


def test_only_what_lies_ahead_is_in_it_and_nothing_is_confirmed(strait: Account) -> None:
    found = entries(render(*strait, format="ics"))
    assert [str(entry["STATUS"]) for entry in found] == ["TENTATIVE", "TENTATIVE"]
    assert [entry["DTSTART"].dt for entry in found] == [date(2031, 4, 10), date(2031, 4, 11)]  # type: ignore[attr-defined]
    assert all(entry["DTSTAMP"].dt == datetime(2031, 4, 9, tzinfo=UTC) for entry in found)  # type: ignore[attr-defined]
    assert "1 event without a day left out." in str(Calendar.from_ical(render(*strait, format="ics"))["X-WR-CALDESC"])


def test_titles_and_quotations_are_the_exact_words_of_reports(strait: Account) -> None:
    dossier, documents = strait
    texts = {item.document.id: item.document.text for item in documents}
    coming = [event for event in dossier.timeline if event.kind in ("planned", "proposed")]
    for entry, event in zip(entries(render(*strait, format="ics")), coming, strict=True):
        assert str(entry["SUMMARY"]) == event.passages[0].span.of(texts[event.passages[0].document_id])
        first, *quoted = str(entry["DESCRIPTION"]).split("\n")
        assert first.startswith(("planned, not yet happened; 10 April", "proposed, not agreed; 11 April"))
        for line in quoted:
            said = line.partition("“")[2].removesuffix("”")
            assert line == "Answered in:" or any(said in text for text in texts.values())


def test_what_is_called_off_says_so_and_a_place_is_named(strait: Account) -> None:
    off = planned("2031-04-10", "2031-04-10", kind="cancelled", place="ostrania")
    (entry,) = entries(render(*with_timeline(strait, off), format="ics"))
    assert (str(entry["STATUS"]), str(entry["LOCATION"])) == ("CANCELLED", "Ostrania")


def test_two_runs_give_the_same_bytes_and_every_entry_its_own_name(strait: Account, busy: Account) -> None:
    assert render(*busy, format="ics") == render(*busy, format="ics")
    both = [with_timeline(strait, planned("2031-04-10", "2031-04-10"), planned("2031-04-12", "2031-04-12"))]
    names = [str(entry["UID"]) for entry in entries(render(*both[0], format="ics"))]
    assert len(set(names)) == 2
    later = with_timeline(strait, planned("2031-04-14", "2031-04-14"))
    assert str(entries(render(*later, format="ics"))[0]["UID"]) == names[0], "another day, the same event"


def test_several_stories_make_one_calendar(strait: Account, wide: Account) -> None:
    written = render_all([strait[0], wide[0]], [*strait[1], *wide[1]], format="ics")
    assert written.count("BEGIN:VCALENDAR") == 1
    assert written.count("BEGIN:VEVENT") == 2 + 9


HOSTILE = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:evil;,\\n\\N\x0b\x00\x85\u2028\u202e\ud800" + "é😀" * 60


def test_report_text_stays_text(strait: Account) -> None:
    dossier, documents = strait
    first = documents[0].document
    text = HOSTILE + first.text[len(HOSTILE) :]
    outlet = replace(first.outlet, name=HOSTILE)
    worse = replace(first, text=text, outlet=outlet, url="https://x.example/\r\nATTENDEE:mailto:x@y.example")
    told = Passage(first.id, Span(0, len(HOSTILE)))
    entity = replace(dossier.entities[0], name=HOSTILE)
    hostile = replace(
        dossier,
        entities=(entity,),
        timeline=(planned("2031-04-10", "2031-04-10", passages=(told,), place=entity.id, basis=HOSTILE),),
        brief=(),
    )
    written = render(hostile, (replace(documents[0], document=worse), *documents[1:]), format="ics")
    lines = written.split("\r\n")
    assert lines[-1] == "" and not any("\n" in line or "\r" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75
    names = [line.partition(":")[0].partition(";")[0] for line in lines if not line.startswith(" ")]
    allowed = "VERSION PRODID CALSCALE NAME X-WR-CALNAME X-WR-CALDESC BEGIN END SUMMARY DTSTART DTEND DTSTAMP UID"
    assert set(names) <= {*allowed.split(), "CATEGORIES", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", ""}
    assert not any(ord(character) < 32 or character in "\x85\u2028\u202e" for line in lines for character in line)
    unfolded = written.replace("\r\n ", "")
    assert r"SUMMARY:x END:VEVENT BEGIN:VALARM ATTACH:evil\;\,\\n\\N ␀" in unfolded
    assert r"LOCATION:x END:VEVENT BEGIN:VALARM" in unfolded
    assert len(entries(written)) == 1
