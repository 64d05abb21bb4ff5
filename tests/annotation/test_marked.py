"""The marked sentences, one test each, and tests of the reader and the checker of marks themselves."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.annotation.marked.checks import find_differences
from tests.annotation.marked.misses import read_misses
from tests.annotation.marked.reading import MarkingError, read_row, read_rows, read_text
from tests.annotation.marked.values import Row

from tellings.annotation import annotate
from tellings.types.annotations import Quote
from tellings.types.spans import Span

ROWS = tuple(read_rows())
MISSES = read_misses()
FEWEST_ROWS, FEWEST_PHENOMENA = 250, 80


def _parameter(row: Row) -> object:
    reason = MISSES.get(row.id)
    return pytest.param(row, id=row.id, marks=pytest.mark.xfail(strict=True, reason=reason) if reason else ())


@pytest.mark.parametrize("row", [_parameter(row) for row in ROWS])
def test_what_is_marked_is_found_and_nothing_else(row: Row) -> None:
    differences = find_differences(row, annotate(row.document()))
    assert not differences, "\n  ".join([f"{row.id} ({row.phenomenon}): {row.text}", *differences])


def test_the_table_is_as_large_and_as_varied_as_it_says() -> None:
    assert len(ROWS) >= FEWEST_ROWS
    assert len({row.phenomenon for row in ROWS}) >= FEWEST_PHENOMENA
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert all(row.id.startswith(row.area) for row in ROWS)
    assert set(MISSES) <= {row.id for row in ROWS}


def _bare(row: Row) -> str:
    """A row without the names and numbers in it."""
    words = re.sub(r"\b(?:[A-Z][\w’'-]*|\d[\d.,]*)(?: (?:[A-Z][\w’'-]*|\d[\d.,]*))*", "N", row.text)
    return re.sub(r"[^\w]+", " ", words).lower()


def test_no_two_rows_differ_only_in_names_or_numbers() -> None:
    seen: dict[str, str] = {}
    for row in ROWS:
        assert seen.setdefault(_bare(row), row.id) == row.id


def row_of(*lines: str, checks: str = "quotes") -> Row:
    return read_row(lines, name="x-1", area="x", phenomenon="p", checks=frozenset(checks.split()))


def test_marks_are_read_into_places_of_the_plain_text() -> None:
    row = row_of(
        "title> Port shut",
        "“<<We [all] {{knew|2}},|1, direct, channel: call>>” {{said|1}} [[she|1 2, is: Ana Oru]]"
        " <<it|2, indirect, in: 1>>.",
    )
    assert row.text == "Port shut\n“We [all] knew,” said she it."
    assert [block.kind for block in row.blocks] == ["title", "paragraph"]
    first, second = row.quotes
    assert (first.mode, first.channel, first.name, second.nested_in) == ("direct", "call", "Ana Oru", 1)
    assert [span.of(row.text) for span in first.content] == ["We [all] knew,"]
    assert first.cue is not None and first.cue.of(row.text) == "said"
    assert second.speaker is not None and second.speaker.of(row.text) == "she"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[[Oru|1]] {{said|1}} <<so.", "is not closed"),
        ("[[Oru|1>> said so.", "closes nothing"),
        ("[[Oru|1]] {{said|1}} <<so|1>>.", "one mode"),
        ("[[Oru|1]] {{said|1}} <<so|1, loud>>.", "a label is"),
        ("[[VNA|credit]]", "reach"),
    ],
)
def test_a_mistake_in_the_marks_is_an_error_that_names_it(line: str, words: str) -> None:
    with pytest.raises(MarkingError, match=words):
        row_of(line)


def test_a_row_without_a_name_or_checks_is_an_error() -> None:
    with pytest.raises(MarkingError, match="needs checks"):
        list(read_text("= quotes\n## p\nOru said so.\n", area="x"))
    with pytest.raises(MarkingError, match="parts to check"):
        list(read_text("= names\n", area="x"))


RIGHT = "[[Ana Oru|1]] {{said|1}} <<the pier was shut|1, indirect>>."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (RIGHT.replace("indirect", "mixed"), "mode is mixed, found indirect"),
        (RIGHT.replace("indirect", "indirect, denied"), "denied is True, found False"),
        (RIGHT.replace("indirect", "indirect, channel: letter"), "channel is letter, found None"),
        (RIGHT.replace("indirect", "indirect, via: VNA"), "via is VNA, found None"),
        (RIGHT.replace("<<the pier ", "the pier <<"), "content is was shut, found the pier was shut"),
        (RIGHT.replace("{{said|1}}", "said"), "cue is nobody, found 'said'"),
        (RIGHT.replace("[[Ana Oru|1]]", "Ana Oru"), "speaker is nobody, found 'Ana Oru'"),
        (RIGHT.replace("Oru|1", "Oru|1, is: Ivo Tarn"), "stands for Ivo Tarn, found Ana Oru"),
        ("Ana Oru said the pier was shut.", "a quote too much: indirect"),
        (RIGHT + " [[He|2]] {{left|2}} <<early|2, indirect>>.", "quote 2 is not found: early"),
        (RIGHT.replace("Oru|1", "Oru|1, organization"), "kind is organization, found person"),
        (RIGHT.replace("Oru|1", "Oru|1, none"), "names nobody"),
        (RIGHT.replace("the pier", "[[the pier|place]]"), "is not found as a mention"),
    ],
)  # fmt: skip
def test_every_part_of_a_quote_can_fail(line: str, words: str) -> None:
    row = row_of(line)
    assert any(words in difference for difference in find_differences(row, annotate(row.document())))


def test_what_is_right_has_no_differences() -> None:
    row = row_of(RIGHT)
    annotated = annotate(row.document())
    assert find_differences(row, annotated) == []
    wrong = Quote("indirect", (Span(0, 3),), None, None, None)
    assert find_differences(row, replace(annotated, quotes=(*annotated.quotes, wrong)))


@pytest.mark.parametrize(
    ("line", "checks", "words"),
    [
        ("The port said so, according to Reuters.", "credits", "a credit too much: 'Reuters'"),
        ("[[The port|credit, reach: text]] was shut.", "credits", "no credit for 'The port'"),
        ("[[Reuters|credit, reach: text]]: according to Reuters, it sank.", "credits", "no credit"),
        ("The port has yet to comment.", "silences", "no-comment too much"),
        ("The port {{was shut|silence}}.", "silences", "not found as no-comment"),
        ("The port {{has yet to comment|answer}}.", "silences", "is respond, found no-comment"),
        ("Ana Oru left.", "mentions", "a mention too much: person 'Ana Oru'"),
        ("[[Ana|person]] Oru left.", "mentions", "the mention is 'Ana', found 'Ana Oru'"),
    ],
)
def test_every_other_part_can_fail(line: str, checks: str, words: str) -> None:
    row = row_of(line, checks=checks)
    assert any(words in difference for difference in find_differences(row, annotate(row.document())))
