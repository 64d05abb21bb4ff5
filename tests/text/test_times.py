"""The time grammar on sentences of our own: spans, types, values, directions, and what is no time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.tables import time_words
from tellings.text import times
from tellings.text.calendars import bounds, resolve, template
from tellings.text.lines import read_line
from tellings.text.numbers import NUMBER_WORDS
from tellings.text.times import find_expressions, may_follow_the

# All values are seen from Wednesday, 14 May 2031.
DAY = "2031-05-14"


def read(sentence: str, day: str = DAY) -> list[tuple[str, str]]:
    """Return the words and the value of every expression of a sentence."""
    found = []
    for one in find_expressions(sentence):
        relative = (one.relative or "").rpartition(">")[2]
        found.append((sentence[one.start : one.end], resolve(relative, day) if relative else one.value or ""))
    return found


def split(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the plain sentence and the expected pairs of `[words|value]`."""
    pairs = re.findall(r"\[([^|\]]*)\|([^\]]*)\]", marked)
    return re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", marked), pairs


CASES = [
    # A weekday equal to the day of writing is that day.
    "The ferry sank off Port Ansel on [Wednesday|2031-05-14].",
    "Mayor Oru spoke [Thursday|2031-05-08] and was cheered.",
    # Direction by the verbs around.
    "The council will vote on the bridge on [Monday|2031-05-19].",
    "Vessia proposed holding talks in Karsk on [Friday|2031-05-16], an envoy said on [Tuesday|2031-05-13].",
    "The two sides are prepared to meet on [Saturday|2031-05-17].",
    "On [Friday|2031-05-09], when Oru set aside her plans, the harbour reopened.",
    "The pact is to be signed on [Thursday|2031-05-15].",
    "Divers were forced to stop on [Monday|2031-05-12].",
    "Voters expect a result by [Sunday|2031-05-18].",
    "[Tuesday|2031-05-13]'s ruling would change little.",
    "The senate votes [Thursday|2031-05-15] on the levy.",
    # Titles.
    "Karsk to Host Third Round of Harbour Talks in [June|2031-06]",
    "Vessia Proposes [June 2|2031-06-02] Harbour Talks With Karsk",
    # Weekday and date are one expression; the weekday picks the year where it can.
    "They meet [next Monday, May 19|2031-05-19], in the old town hall.",
    "It is planned for [Monday 19 May|2031-05-19] at the pier.",
    "The hall opened on [Saturday, March 8, 2031|2031-03-08].",
    "The ship left on [12 April|2031-04-12] with no cargo.",
    "He resigned on [the 2nd of May|2031-05-02] without a word.",
    "The levy fell on [Jan. 25|2031-01-25], then rose.",
    "It burned down in [November last year|2030-11].",
    "The pier was built in [March 2022|2022-03] by prisoners.",
    "Ratified on [2030-11-05|2030-11-05], it was void by [6/2/2031|2031-06-02].",
    # Granularity and edges.
    "[Earlier this month|2031-05] the abbot refused.",
    "[Last week|2031-W19] the mill closed; [this week|2031-W20] it burned.",
    "The mill reopens [next year|2032] or in [the late 2030s|203].",
    "She arrived [late on Wednesday|2031-05-14] and left [the next day|2031-05-15].",
    "It snowed over [the weekend|2031-W19-WE] in Karsk.",
    "The strike ended in [early May|2031-05].",
    "Figures for [the third quarter of 2029|2029-Q3] were lost.",
    "He was king in [the 20th century|19] and in [the 1990s|199].",
    "They fled in [the winter of 2027|2027-WI].",
    "The bay froze [two years ago|2029] and thawed [three days ago|2031-05-11].",
    # Lengths.
    "The siege lasted [less than two hours|PT2H].",
    "A [35-minute|PT35M] call ended the [nearly 19-year-old|P19Y] war.",
    "After [ten days|P10D] of silence she wrote again.",
    "In [the past 24 hours|PT24H] nine boats sank.",
    "The trial took [more than a year and a half|P18M].",
    "He fled [just weeks|PXW] after the vote.",
    "A strike of [two|P2W] to [three weeks|P3W] began; [the next two to three weeks|PXW] are lost.",
    "The [two-week|P2W] strike lasted [another month|P1M] and cost him [a decade|P10Y].",
    "They met for [an hour and a half|PT1H30M] in a [day-long|P1D], then a [yearlong|P1Y] session.",
    "The strike of [five-and-a-half hours|PT5H30M] ended.",
    "In [the years|PXY] that followed she sang [all week|P1W].",
    "The levy is paid over [the next three quarters|P9M]; [over ten years|P10Y] have passed.",
    # Days and months that share what their neighbour says.
    "It burned from [24|2031-04-24]-[25 April 2031|2031-04-25] on.",
    "They met on [April 24|2031-04-24] and [25|2031-04-25] in Karsk.",
    "It rained from [November|2028-11] to [March 2029|2029-03].",
    "The drought of [2006|2006]-[07|2007] is forgotten.",
    "They rest on [the first Friday of July 2030|2030-07-05] and in [the week of May 19|2031-W21].",
    # Comparisons.
    "Its gain in [the year-ago quarter|2030] was larger, as were [year-earlier|2030] losses.",
    "Sales for [the year|2031] rose; those for [the year|P1Y] ended [March 31|2031-03-31] fell.",
    # Parts of the day, and hours in words.
    "On [the night of 3 May|2031-05-03TNI] and [early in the morning of May 5|2031-05-05TMO] boats sank.",
    "It opens [tonight at 8|2031-05-14T20:00] and closes at [ten pm|2031-05-14T22:00].",
    "Guests left in [the morning|2031-05-14TMO].",
    # Orders, and what had been due.
    "A judge ordered Oru to testify on [Friday|2031-05-16].",
    "Her licence had been due to expire on [Friday|2031-05-09].",
    "Until [Tuesday|2031-05-13] they had not called him a suspect.",
    "The levy is payable on [June 7|2031-06-07] to owners of record.",
    "They meet [next week on Tuesday|2031-05-20], not [the week after next|2031-W22].",
    "It will close at [year-end|2031-12-31].",
    # Feasts.
    "Shops close on [Good Friday|2031-04-11] and [Easter Monday 2030|2030-04-22].",
    "Talks lasted [several days|PXD] and [half an hour|PT30M].",
    # Repetition.
    "The boat sails [daily|P1D] and [every two weeks|P2W].",
    # Clock times.
    "The bells rang at [8 p.m. on Tuesday|2031-05-13T20:00] for the drowned.",
    "Funding ends at [midnight on Friday|2031-05-16T24:00].",
    "Guards fired at [5pm local time on Saturday|2031-05-10T17:00].",
    "The count begins at [17:00 GMT|2031-05-14T17:00Z].",
    "Shots were heard on [Tuesday night|2031-05-13TNI] and [this morning|2031-05-14TMO].",
    # A day of a month that is told by its place: the running, last or next one, and by its weekday.
    "They meet on [the 20th of next month|2031-06-20] and [the first Friday of this month|2031-05-02].",
    "The pier fell on [Tuesday the 6th|2031-05-06], and will rise on [Friday the 23rd|2031-05-23].",
    "She was born on [05-Aug-2016|2016-08-05], he on [1st Sept|2030-09-01] at sea.",
    "On [the twenty second of June 2029|2029-06-22] it sank.",
    "Rain fell in the last week of [May|2031-05] and the last week of [this month|2031-05].",
    # The month that comes next, where no "in" before it and a past verb tell of the one before.
    "Oru had not yet qualified for the [June|2031-06] debate.",
    "Oru left office in [June|2030-06], and the [March|2031-03] vote was lost.",
    # What counts from an event keeps its length; what counts from a day told before is read as from this one.
    "[A day|P1D] after the vote Oru spoke, as she had [the day before|2031-05-13].",
    "[Earlier on Wednesday|2031-05-14] the mill burned, shut since [March|2031-03].",
    "Polls will close at [9 p.m. EST on Friday|2031-05-16T21:00-05:00] and open at [02:00 UTC|2031-05-14T02:00Z].",
    # Feasts with their week and weekend, and the last and the next one.
    "Trains stopped on [Labor Day weekend 2030|2030-W35-WE] and in [Easter week|2031-W15].",
    "The mill had burned [last Thanksgiving|2030-11-28].",
    "A pact was signed [next Christmas Eve|2031-12-24], said the forger; [Christmas 2029|2029-12-25] was cold.",
    # The year of a quarter that is told by its end, and a war's end.
    "In [the quarter|2029-Q2] ended [July 31, 2029|2029-07-31] it lost more than ever [since World War II|1945].",
    # Lengths of two units, and days counted by them.
    "He got [two years and six months|P2Y6M], she [3 hours, 20 minutes|PT3H20M].",
    "The bay froze [a year and two months ago|2030-03], the lake [one week and three days ago|2031-05-04].",
    "They waited [a fortnight|P2W], as they did [a fortnight ago|2031-W18], for [three weekends|P3WE].",
    "Over [the years|PXY] her songs changed; [all-day|P1D] talks began.",
    # The hour that a part of the day gives.
    "Bells rang on [Tuesday night at 9|2031-05-13T21:00].",
    "The count ends at [11:30 tonight|2031-05-14T23:30] or [tomorrow morning at 7|2031-05-15T07:00].",
    "The last boat left at [8:15:30 p.m. on Friday|2031-05-09T20:15].",
    "In [the early morning|2031-05-14TMO], guards left.",
    "The mayor comes on [Wednesday evening next week|2031-05-21TEV].",
    # Repeated days with their hour.
    "The choir sings [every Monday at 4 p.m.|XXXX-WXX-1T16:00] and [Thursdays at 17:30|XXXX-WXX-4T17:30].",
    "It rained [every night|XXXX-XX-XXTNI]; dues are paid [semi-annually|P6M], letters come [bi-weekly|P2W].",
    # "This" weekday is the coming one unless a verb looks back.
    "The bridge opens [this Tuesday|2031-05-20]; it had closed [this Monday|2031-05-12].",
    "They will vote [this fall|2031-FA] and rest [this winter|2031-WI]; [today|2031-05-14] the USA sleeps.",
    # A cause is no appointment, "cut" behind "could" no past, and "effective" as old as its verb.
    "Fewer ships sailed in [April|2031-04] due to the flood; rain is due to end on [Friday|2031-05-16].",
    "Oru told the guild that she will cut the levy in [September|2031-09].",
    "He retired effective in [March|2031-03].",
    "Voters vote on [Friday|2031-05-16] after a secret vote on [Monday|2031-05-12].",
    "By [January|2031-01], guards had left; all must leave by [Monday|2031-05-19].",
    "Money going to the dead in [March|2031-03] was lost; her term lasted until [April|2031-04].",
    "She joked about calling him a coward at the debate on [Tuesday|2031-05-13].",
    "The board could vote on [Friday|2031-05-16]; nobody could swim on [Monday|2031-05-12].",
    # A first one to do something has done it; an offer to do it was made.
    "The first two ports to reopen on [Friday|2031-05-09] were full.",
    "Both guilds withdrew their offers to buy the mill [Monday|2031-05-12].",
    # References without a place in time.
    "It may change in [the future|FUTURE_REF].",
    "She is [now|PRESENT_REF] mayor; [previously|PAST_REF] she was harbour master.",
    "The abbot has [so far|PRESENT_REF] refused, but will [soon|FUTURE_REF] yield.",
]


@pytest.mark.parametrize("marked", CASES, ids=lambda marked: marked[:50])
def test_expressions_and_values(marked: str) -> None:
    sentence, expected = split(marked)
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("The siege lasted nearly two years.", "LESS_THAN"),
        ("It took more than a week.", "MORE_THAN"),
        ("She sang for at least ten minutes.", "EQUAL_OR_MORE"),
        ("She sang for up to ten minutes.", "EQUAL_OR_LESS"),
        ("They waited about three weeks.", "APPROX"),
        ("A year or so of drought followed.", "APPROX"),
        ("The mill burned in early May.", "START"),
        ("The mill burned in mid-May.", "MID"),
        ("The mill burned at the end of May.", "END"),
    ],
)
def test_bounds_and_edges_are_told(sentence: str, mod: str) -> None:
    assert [one.mod for one in find_expressions(sentence)] == [mod]


@pytest.mark.parametrize(
    "sentence",
    [
        # An ordinal far from a month is no day of it.
        "The second round is nearer than the third.",
        # Names and verbs that look like months and weekdays.
        "Rioters may march on the palace, and the sun sat low.",
        "Dr. May Oru and April Brand won the mill.",
        # Titles of programmes.
        "He told the show “This Week” that he had won.",
        "She appeared on Coast News Sunday with her aide.",
        "Shops were full on Black Friday across Vessia.",
        "The Sunday Times and USA TODAY wrote it; Mail on Sunday denied it.",
        # Ages are no time.
        "A 45-year-old man and his 7-year-old daughter swam ashore.",
        # Manner and phase.
        "They answered promptly, had already left and are yet to speak.",
        # Numbers that are no years, no hours, no days.
        "It cost $2030 and weighed 1,950 tons, a 3-1 win for Route 12.",
        "The swap was 1,000-for-1,000 and the vote 50-50.",
        # Which one, not when; a fourth of something; round the clock.
        "Its quarterly levy and a previously announced plan took a quarter of the harvest.",
        "Guards stood there 24 hours a day.",
        "Oru is player of the year and sings in the morning.",
        "The choir is for singers 7-10 years old.",
        # A count behind "and" is no day.
        "The score was 2-1 and 24 and 25 people sang.",
        # What will become of something is no time.
        "The future of the port is open, and a future mayor will decide.",
        # "As soon as" opens a clause.
        "He will sing as soon as the rain stops.",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    assert read(sentence) == []


def test_an_ordinal_of_the_round_is_no_day_of_june() -> None:
    assert read("Karsk to Host 2nd Round of Talks in June") == [("June", "2031-06")]


@pytest.mark.parametrize(
    "tail", ["year", "weeks", "2", "May", "of May", "of the week", "century", "s", "half of 2019", "Monday"]
)
def test_no_reader_finds_a_time_behind_the_where_none_may_stand(tail: str) -> None:
    known = {word for table in vars(time_words).values() if isinstance(table, dict | frozenset) for word in table}
    rows = [row[0] for row in (*time_words.PHRASES, *time_words.RELATIVE_PHRASES, *time_words.BOUNDS)]
    rows += [row[0] for row in time_words.VAGUE_COUNTS]
    known |= {part for row in rows for part in row} | NUMBER_WORDS | {"fiscal", "school", "harbour"}
    for word in sorted(word for word in known if isinstance(word, str) and not may_follow_the(word)):
        line = read_line(f"in the {word} {tail}")
        readers = {reader for reader, groups in times._STARTS for group in groups if "the" in group}
        assert not [reader for reader in readers if reader(line, 1)], line.text


@pytest.mark.parametrize("rows", [time_words.PHRASES, time_words.RELATIVE_PHRASES])
def test_every_fixed_phrase_has_a_value(rows: tuple[tuple[tuple[str, ...], str, str], ...]) -> None:
    for words, kind, value in rows:
        if kind in ("DATE", "TIME") and not value.endswith("_REF"):
            form = value.removeprefix("ref>").replace("?", "back")
            assert resolve(form, DAY), words
            assert template(form), words


def test_every_feast_resolves() -> None:
    for feast in time_words.HOLIDAYS:
        assert bounds(resolve(f"{feast.rule}:near", DAY))[0], feast


WORDS = st.lists(
    st.sampled_from(
        "on Monday the 2 June 2031 , next last week 17 : 00 GMT p.m. a year ago two days after of early - 12 every"
        " 1990 s ’ first quarter and in this 9 May March . ( ) to will said “ ” ' tonight morning at 11 30 each"
        " Mondays Christmas Easter weekend 15 th month semi annually since World War II years six months fortnight"
        " ended Labor Day over future all twenty second Sept Aug".split()
    ),
    max_size=25,
)


@given(WORDS)
def test_expressions_lie_in_order_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for one in find_expressions(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert (one.value is None) != (one.relative is None)
        if one.relative:
            form = one.relative.rpartition(">")[2]
            assert resolve(form, DAY)
            assert template(form)
        end = one.end


@pytest.mark.parametrize(
    "pump",
    [
        "Monday, ",
        "the ",
        "12:",
        "1,000,",
        "2031-",
        "next last ",
        "a year and a half ",
        "17 : ",
        "“",
        "1990s-",
        "1,000,000,",
        "Monday begins ",
        "one thousand ",
        "in the past ",
        "May ",
        "5-6 May and ",
        "24 and 25 ",
        "the first Friday of ",
        "the night of the ",
    ],
)
def test_the_grammar_is_linear(pump: str) -> None:
    text = pump * (30_000 // len(pump))
    begun = time.process_time()
    find_expressions(text)
    assert time.process_time() - begun < 5
