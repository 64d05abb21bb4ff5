"""Hostile inputs by name, read small and under small limits: a document or a reason, and never the end of the run.

The inputs are made by `bench.hostile`, which reads them at full size through the command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bench.hostile import TEXT, TRAPS, WORDS
from tellings.readers import read_reports
from tellings.runs import Limits, open_run
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Rejection
from tellings.work import Work, read_told

SIZE = 0.01
LIMITS = Limits(characters=200_000, beside=5_000, seconds=60)
WHOLE = "document"  # with every paragraph of the report that the input was built around
PART = "part of a document"
BINARY, EMPTY = "It is a binary file", "It is empty"
TOO_MUCH = "characters; they may hold 5,000"
EXPECTED: Mapping[str, str] = {
    **dict.fromkeys(TRAPS, WHOLE),
    "combining marks": PART,  # the words are others with marks on each letter
    "broken UTF-8": PART,  # quotation marks are lost
    "UTF-16 cut in half": PART,  # the last stop is lost
    "NUL bytes in a page": BINARY,
    "NUL bytes": BINARY,
    "UTF-16 without a mark": BINARY,
    "nothing": EMPTY,
    "only blanks": EMPTY,
    "only a mark of byte order": EMPTY,
    "an account of our own": "It is an account that Tellings wrote",
    "control characters": "full of control characters",
    "broken archive": "The compressed file is damaged",
    "zip bomb": "a report may hold at most 200,000",
    "an id of a megabyte": TOO_MUCH,
    "a field of megabytes": TOO_MUCH,
    "a hundred thousand authors": TOO_MUCH,
    "a line of forty megabytes": "It holds 450,000 characters; a report may hold at most 200,000",
    "JSON, deep": "does not begin with a JSON object",
    "JSON, a number without end": "The line cannot be read: it is no valid JSON",
    "JSON, numbers that are none": "The report has no running text",
    "JSON, one key again and again": "The report has no running text",
}
Outcomes = dict[str, list[AnnotatedDocument | Rejection]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    """All inputs, read one after the other by the same children."""
    folder = tmp_path_factory.mktemp("traps")
    told: Outcomes = {}
    with open_run(Work("annotate"), jobs=1, limits=LIMITS, progress=None) as (run, work):
        for number, (name, trap) in enumerate(TRAPS.items()):
            path = folder / f"{number}{trap.ending}"
            made = trap.make(SIZE)
            path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
            outcomes = map(read_told, run.bring(read_reports([str(path)]), work))
            told[name] = [each for each in outcomes if isinstance(each, AnnotatedDocument | Rejection)]
            path.unlink()
    yield told


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items(), ids=list(EXPECTED))
def test_a_hostile_input_is_a_document_or_a_reason(outcomes: Outcomes, name: str, expected: str) -> None:
    first = outcomes[name][0]
    if expected not in (WHOLE, PART):
        assert isinstance(first, Rejection) and expected in first.reason
        assert len(first.reason) < 300
        return
    assert isinstance(first, AnnotatedDocument), first
    text = " ".join(first.document.text.split())
    assert all(words in text for words in WORDS) is (expected == WHOLE)


def test_what_stands_beside_a_bad_line_is_read(outcomes: Outcomes) -> None:
    for name in ("JSON, a number without end", "JSON, numbers that are none", "JSON, one key again and again"):
        assert isinstance(outcomes[name][1], AnnotatedDocument)


def test_nothing_foreign_comes_in(outcomes: Outcomes) -> None:
    for name in ("external entity", "external entity as xml", "entity bomb"):
        [document] = [item.document for item in outcomes[name] if isinstance(item, AnnotatedDocument)]
        assert "root:" not in document.text and len(document.text) < 2 * len(TEXT)
    for name, found in outcomes.items():
        for item in found:
            if isinstance(item, AnnotatedDocument):
                assert not any(letter in item.document.text for letter in "\x00\x1b\u202e\u2066\u200b\ufeff"), name


def test_an_id_is_a_name_and_never_a_path(outcomes: Outcomes) -> None:
    [item] = outcomes["an id that is a path"]
    assert isinstance(item, AnnotatedDocument) and item.document.report_id == "../../etc/passwd"
    assert not Path("../../etc/passwd.json").exists()
