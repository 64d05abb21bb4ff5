"""The parts that the page is made of: escaping, lit spans, dates, differing words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.rendering.accounts import make_account
from tellings.rendering.labels import name_day, name_period
from tellings.rendering.lights import Light, light_blocks, split_crossing
from tellings.rendering.markup import is_web_address, tag, text
from tellings.rendering.places import cite
from tellings.rendering.readings import order_blocks
from tellings.rendering.wordings import find_differences
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block
from tellings.types.dossiers import Dossier
from tellings.types.spans import Span

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]
WORDS = "The harbour master “waited” <b>& watched</b> the nine o’clock boat."
spans = st.lists(st.integers(0, len(WORDS)), min_size=2, max_size=2).map(lambda ends: Span(min(ends), max(ends)))


class Marks(HTMLParser):
    """Reads lit text back: the words without their marks, and the words inside each id."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.inside: dict[str, str] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.open.append(str(given.get("id") or given.get("data-of")))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words += data
        for name in self.open:
            self.inside[name] = self.inside.get(name, "") + data


@given(st.lists(spans, max_size=8), st.integers(1, len(WORDS) - 1))
def test_lit_text_keeps_its_words_and_every_span_its_own(chosen: list[Span], middle: int) -> None:
    lights = [Light(span, f"x{number}") for number, span in enumerate(chosen)]
    lit = light_blocks(WORDS, [Span(0, middle), Span(middle, len(WORDS))], lights)
    marks = Marks()
    marks.feed("".join(lit.blocks))
    marks.close()
    assert marks.words == WORDS
    assert not marks.open
    assert len(marks.ids) == len(set(marks.ids))
    for light in lights:
        assert marks.inside.get(light.id, "") == light.span.of(WORDS)


@given(st.lists(spans, max_size=10))
def test_split_spans_never_cross(chosen: list[Span]) -> None:
    pieces = split_crossing(Span(0, len(WORDS)), [(span, str(number)) for number, span in enumerate(chosen)])
    for first, _ in pieces:
        for second, _ in pieces:
            assert not first.overlap(second) or first.contains(second) or second.contains(first)


@given(st.text())
def test_escaped_text_holds_no_markup(words: str) -> None:
    made = text(words)
    assert not re.search(r"[<>\"']", made)
    assert "<" not in tag("p", words, at={"title": words}).removeprefix("<p").removesuffix("</p>").replace('">', "")
    assert len(unescape(made)) == len(words) or "\r" in words


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://upland.example/a?b=1", True),
        ("HTTP://upland.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//upland.example", False),
        ("https://", False),
        ("https://upland.example/\u202egpj", False),
        (" https://upland.example", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, is_one: bool) -> None:
    assert is_web_address(url) is is_one


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-04-08", "2031-04-08", "8 April 2031"),
        ("2031-04-08", "2031-04-11", "8–11 April 2031"),
        ("2031-03-30", "2031-04-02", "30 March – 2 April 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-04", None, "April 2031"),
        (None, "2031", "2031"),
        (None, None, "date open"),
        ("2031-04-08T12:57+02:00", None, "8 April 2031, 12:57 UTC+2"),
        ("FUTURE_REF", None, "FUTURE_REF"),
        ("2031-13-01", None, "2031-13-01"),
    ],
)
def test_periods_are_written_as_people_do(start: str | None, end: str | None, words: str) -> None:
    assert name_period(start, end) == words


@given(st.text(max_size=12))
def test_any_value_has_a_name(value: str) -> None:
    assert name_day(value)


def test_words_of_one_wording_only_are_marked(strait: Account) -> None:
    account = make_account(*strait)
    utterance = account.dossier.utterances[0]
    found = [
        [span.of(account.words(version.passage)) for span in marked]
        for version, marked in zip(utterance.versions, find_differences(account, utterance), strict=True)
    ]
    assert found == [["completed", "asked"], ["quickly finished", "requested"], ["Velmora’s", "drawn up"]]


def test_the_same_wording_twice_counts_once(strait: Account) -> None:
    account = make_account(*strait)
    utterance = account.dossier.utterances[0]
    first, second, _ = utterance.versions
    twice = replace(utterance, versions=(first, second, first))
    found = [
        [span.of(account.words(first.passage)) for span in spans] for spans in find_differences(account, twice)[::2]
    ]
    assert found == [["swiftly completed", "asked"], ["swiftly completed", "asked"]]


def test_named_differences_are_the_ones_marked(strait: Account) -> None:
    account = make_account(*strait)
    utterance = replace(account.dossier.utterances[0], differences=("quickly", "swiftly"))
    found = [
        [span.of(account.words(version.passage)) for span in marked]
        for version, marked in zip(utterance.versions, find_differences(account, utterance), strict=True)
    ]
    assert found == [["swiftly"], ["quickly"], ["swiftly"]]


def test_text_in_no_block_is_shown_all_the_same(strait: Account) -> None:
    document = strait[1][0].document
    whole = list(order_blocks(replace(document, blocks=())))
    assert whole == [Block("paragraph", Span(0, len(document.text)))]
    gap = order_blocks(replace(document, blocks=document.blocks[:1] + document.blocks[2:]))
    assert "".join(block.span.of(document.text) for block in gap).replace("\n", "") == document.text.replace("\n", "")


def test_places_say_what_they_count(strait: Account) -> None:
    courier, observer, _, page = (item.document for item in strait[1])
    assert cite(courier, courier.blocks[0].span) == "courier.txt:16-73"
    assert cite(observer, observer.blocks[0].span) == "feed.jsonl#2:text 0-60"
    assert cite(page, page.blocks[1].span).startswith("pages/ferry crews.html:text 27-")


def test_places_that_versions_name_are_the_ones_marked(strait: Account) -> None:
    account = make_account(*strait)
    utterance = account.dossier.utterances[0]
    first, *others = utterance.versions
    place = Span(first.passage.span.start + 1, first.passage.span.start + 4)
    named = replace(utterance, versions=(replace(first, differs=(place,)), *others), differences=("swiftly",))
    assert find_differences(account, named) == ((Span(1, 4),), *(() for _ in others))
