"""Wrong use, and what is said to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.faces.cli import main
from tellings.faces.listings import list_findings
from tellings.verification import Finding

REPORT = """Ferry to Lorn stops for a week

Gull Point Gazette, 3 May 2031

The ferry to the island of Lorn will not sail for a week, the harbour office said on Saturday.

A crack was found in the bow ramp.

"We will weld it and test it twice," said Orla Brandt, who runs the line.

She asked islanders to order their bread in time.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        # an option with a slip of the finger
        (
            ("read", "{folder}", "--formt", "html"),
            "'--formt' is no option of `tellings read`; did you mean --format?",
        ),
        # an option like no other
        (("read", "{folder}", "--zz"), "`tellings read --help` lists them"),
        # endings that promise what the command does not write
        (("read", "{folder}", "-o", "{folder}/out.jsonl"), "does not write jsonl; it writes text, html, json, md"),
        (("extract", "{folder}", "-o", "{folder}/out.pdf"), "does not write pdf; it writes jsonl, text"),
    ],
)
def test_wrong_use_is_told_with_what_to_do(
    words: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ferry.txt").write_text(REPORT, encoding="utf-8")
    assert main([word.format(folder=tmp_path) for word in words]) == 2
    said = capsys.readouterr()
    assert told in said.err and not said.out
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.txt"]


def test_the_ending_of_the_usual_format_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(REPORT, encoding="utf-8")
    assert main(["extract", str(tmp_path / "ferry.txt"), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["report"]["id"] == "ferry.txt"


def test_a_file_named_json_that_is_none_is_not_read_as_prose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log.jsonl").write_text("# exported\n" + json.dumps({"id": "a", "text": REPORT}), encoding="utf-8")
    assert main(["extract", str(tmp_path)]) == 1
    assert "named .jsonl, but does not begin with a JSON object" in capsys.readouterr().err


def test_a_rejected_line_is_named_by_id_and_by_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "txt": "…"}\n', encoding="utf-8")
    assert main(["extract", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "not read: a: " in said and "(rows.jsonl:1)" in said


def test_help_ends_no_question_with_a_full_stop(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--help"]) == 0
    assert "?." not in capsys.readouterr().out


def test_findings_are_told_from_their_cause_on_and_each_place_once() -> None:
    late = Finding("citation false", "a.txt", "claims[3].wording", "characters 90–95", "later", "ater ")
    early = Finding("citation false", "a.txt", "claims[9].wording", "characters 7–11", "nine", "ten ")
    again = Finding("citation false", "a.txt", "brief[0].citation", "characters 7–11", "nine", "ten ")
    first, second = list_findings([late, early, again])
    assert first.endswith("characters 7–11: expected 'nine', found 'ten ' (claims[9].wording and 1 more)")
    assert "characters 90–95" in second
