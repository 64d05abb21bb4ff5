"""`tellings cluster` and `tellings explain` of stories: ids from run to run, corrections, the list for a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.errors import FormatError, UsageError
from tellings.faces.cli import main
from tellings.faces.stories import find_stories, list_stories, read_corrections, read_stories
from tellings.types.documents import Document, Outlet, PublicationDate
from tellings.types.stories import Correction, Follow, Likeness, Member, Split, Story

FERRY = "Ferry to Ness will sail again on Monday\n\nThe ferry to Ness will sail again, the harbour of Velmora said.\n"
RAMP = "Ness ferry sails again\n\nThe ferry of Velmora to Ness will sail again on Monday, said the harbour office.\n"
GOAT = (
    "Goat wins at Ostrand fair\n\nA goat called Pepper won the first prize of the fair, its owner Ada Brenn said.\n"
)
APART = {"kind": "cannot_link", "reports": ["ferry.txt", "ramp.txt"], "by": "Ada", "at": "2031-04-05"}
JOINED = {"kind": "must_link", "reports": ["goat.txt", "ramp.txt"], "by": "Ben", "at": "2031-04-06"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("ferry", FERRY), ("ramp", RAMP), ("goat", GOAT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*words: object) -> int:
    return main([str(word) for word in words])


def make_document(name: str, title: str) -> Document:
    return Document(
        id=name, report_id=f"{name}.txt", text=title, blocks=(), offsets=None, cuts=(), title=title,
        outlet=Outlet(f"o-{name}", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"),
        url=None, language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip


def test_a_correction_holds_is_shown_and_undone_by_taking_its_line_out(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, decided = tmp_path / "plain.jsonl", tmp_path / "decided.jsonl"
    assert run("cluster", reports, "--no-model", "-o", plain) == 0
    alone = {frozenset(story.report_ids) for story in read_stories(str(plain))}
    assert alone == {frozenset({"ferry.txt", "ramp.txt"}), frozenset({"goat.txt"})}
    lines = write_lines(tmp_path / "lines.jsonl", APART, JOINED)
    assert run("cluster", reports, "--no-model", "--corrections", lines, "-o", decided) == 0
    stories = {frozenset(story.report_ids): story for story in read_stories(str(decided))}
    joined = stories[frozenset({"goat.txt", "ramp.txt"})]
    assert dict(joined.why[0].parts)["joined by Ben on 2031-04-06"] == 1.0
    assert joined.apart[0].why == "kept apart by Ada on 2031-04-05"
    assert run("cluster", reports, "--no-model", "--corrections", write_lines(lines, APART), "-o", decided) == 0
    assert len(read_stories(str(decided))) == 3
    assert run("cluster", reports, "--no-model", "--corrections", write_lines(lines), "-o", decided) == 0
    assert decided.read_bytes() == plain.read_bytes()
    capsys.readouterr()


def test_runs_with_previous_say_what_was_merged_split_and_is_missing(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (tmp_path / f"{name}.jsonl" for name in ("first", "second", "third"))
    run("cluster", reports, "--no-model", "-o", first)
    lines = write_lines(tmp_path / "lines.jsonl", APART, JOINED)
    run("cluster", reports, "--no-model", "--previous", first, "--corrections", lines, "-o", second)
    assert "has 1 report that" in capsys.readouterr().err
    (reports / "ferry.txt").unlink()
    run("cluster", reports, "--no-model", "--previous", second, "--corrections", lines, "-o", third)
    told = capsys.readouterr().err
    assert "no report of 1 earlier story is among those given; kept at the end" in told
    assert told.splitlines()[-1] == "read 2 reports, rejected 0; 1 story"
    missing = read_stories(str(third))[-1]
    assert missing.report_ids == () and [member.report_id for member in missing.absent] == ["ferry.txt"]
    assert {story.id for story in read_stories(str(third))} == {story.id for story in read_stories(str(second))}


def test_explain_says_why_two_reports_share_a_story_or_do_not(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, decided = tmp_path / "plain.jsonl", tmp_path / "decided.jsonl"
    run("cluster", reports, "--no-model", "-o", plain)
    lines = write_lines(tmp_path / "lines.jsonl", APART)
    run("cluster", reports, "--no-model", "--corrections", lines, "-o", decided)
    capsys.readouterr()
    assert run("explain", plain, "ferry.txt", "ramp.txt") == 0
    told = capsys.readouterr().out
    assert "ferry.txt and ramp.txt share story s-" in told and "likeness " in told and "words" in told
    assert run("explain", decided, "ferry.txt", "ramp.txt") == 0
    told = capsys.readouterr().out
    assert "do not share a story" in told and "because: kept apart by Ada on 2031-04-05" in told
    assert run("explain", plain, "goat.txt", "nobody.txt") == 2
    assert "found 'nobody.txt'; it has" in capsys.readouterr().err


def test_the_list_has_a_line_for_each_story_and_says_what_became_of_it(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("cluster", reports, "--no-model", "--format", "text") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split()[:4] == ["reports", "outlets", "days", "story"]
    assert any(line.endswith("Goat wins at Ostrand fair") for line in shown)
    named = tmp_path / "stories.txt"
    assert run("cluster", reports, "--no-model", "-o", named) == 0
    assert named.read_text(encoding="utf-8").splitlines() == shown


def test_the_list_shows_the_title_of_the_report_that_is_most_like_the_others() -> None:
    documents = {name: make_document(name, title) for name, title in zip("abc", ("One", "Two", "Three"), strict=True)}
    story = Story(
        "s-1", ("a", "b", "c"), first="2031-04-02T10:00", last="2031-04-05", merged_ids=("s-0",),
        why=(Likeness("a", "b", 0.5, ()), Likeness("b", "c", 0.5, ()), Likeness("a", "c", 0.9, (), "another day")),
        report_ids=("a.txt", "b.txt", "c.txt"), absent=(Member("d", "d.txt"),), background=(Member("e", "e.txt"),),
        split_from=(Split("s-9", ("a.txt",)),), follows=(Follow("s-7", "round 2 comes after round 1"),),
        corrections=(Correction("must_link", ("a.txt", "b.txt"), "Ada", "2031-04-05"),),
    )  # fmt: skip
    silent = Story("s-2", (), absent=(Member("f", "f.txt"),))
    _, first, *facts, last = list_stories([story, silent], documents)
    assert first.split() == ["3", "3", "2031-04-02", "–", "2031-04-05", "s-1", "Two"]
    assert [fact.strip() for fact in facts] == [
        "follows s-7: round 2 comes after round 1",
        "earlier ids that lead here: s-0",
        "from s-9: a.txt",
        "1 report of earlier runs not given now",
        "background: e.txt",
        "a.txt joined with b.txt (Ada, 2031-04-05)",
    ]
    assert "(1 report of earlier runs, not given now)" in last
    assert all(len(line) <= 40 for line in list_stories([story], documents, width=40))


def test_lines_of_corrections_are_checked_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(f"{json.dumps(APART)}\n\n" + '{"kind": "must_link", "reports": ["a"]}\n', encoding="utf-8")
    with pytest.raises(FormatError, match=r"line 3: correction.reports: expected a list of two .* A line is \{"):
        read_corrections(str(path))
    write_lines(path, APART, JOINED, {"kind": "must_link", "reports": ["goat.txt", "ferry.txt"]})
    with pytest.raises(UsageError, match=r"lines.jsonl: .*line 1 parts .*line 3 joins .*line 2 joins"):
        read_corrections(str(path))


def test_what_holds_no_stories_is_none(tmp_path: Path) -> None:
    account = tmp_path / "account.json"
    account.write_text('{\n "dossiers": []\n}\n', encoding="utf-8")
    assert find_stories(str(account)) is None
    assert find_stories(str(write_lines(tmp_path / "other.jsonl", {"format": "tellings.annotated/1"}))) is None


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ('{\n "dossiers": []\n}\n', "an account"),
        ('{"format": "tellings.annotated/1"}\n', "an annotated report"),
        ('{\n "a": 1\n}\n', "JSON over many lines"),
    ],
)
def test_what_is_no_file_of_stories_is_named(held: str, found: str, tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_text(held, encoding="utf-8")
    told = rf"given.json.*: expected a file of stories, one JSON object a line, found {found}. Give what `tellings cl"
    with pytest.raises(FormatError, match=told):
        read_stories(str(path))


def test_a_broken_line_of_stories_is_named_with_what_to_give(tmp_path: Path) -> None:
    path = tmp_path / "given.jsonl"
    path.write_text("{\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"given.jsonl, line 1: it is no valid JSON .*Give what `tellings cluster"):
        read_stories(str(path))


STORY = {"format": "tellings.story/1", "id": "s-1", "reports": ["a.txt", "b.txt"], "documents": ["d-a", "d-b"]}
OTHER = STORY | {"id": "s-2", "reports": ["c.txt"], "documents": ["d-c"]}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": ""}, r"story.id: expected the id of a story, 1 to 64 letters .*, found the text ''"),
        ({"id": "../../x\x1b[31m\u202e"}, r"story.id: expected the id of a story"),
        ({"id": "s-" + "f" * 100_000}, r"story.id: .*found the text 's-f{37}…'"),
        ({"merged_ids": ["s-0", "a/b"]}, r"story.merged_ids: .*found the text 'a/b'"),
        ({"follows": [{"story": "s 7", "why": ""}]}, r"story.follows: .*found the text 's 7'"),
        ({"split_from": [{"story": "", "reports": ["a"]}]}, r"story.split_from: "),
        ({"first": "yesterday"}, r"story.first: expected a day such as 2031-04-02, or null, found the text 'yest"),
        ({"first": "2031-04-02", "last": "2031-04-01"}, r"story.last: expected no day before 2031-04-02, found"),
        ({"reports": [], "documents": []}, r"in `reports` or in `absent`, found none in s-2"),
        ({"reports": ["c.txt", "c.txt"], "documents": ["d-c", "d-c"]}, r"once, found 'c.txt' twice in s-2"),
        ({"absent": [{"report": "a.txt", "document": "d-a"}]}, r"once, found 'a.txt' in s-1 \(line 1\) and in s-2"),
    ],
)
def test_a_forged_line_of_stories_is_named_with_what_was_expected(
    changed: dict[str, object], told: str, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "given.jsonl", STORY, OTHER | changed)
    with pytest.raises(FormatError, match=rf"given.jsonl, line 2: .*{told}.*Give what `tellings cluster"):
        read_stories(str(path))


def test_lines_of_one_story_from_files_put_together_are_read(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "given.jsonl", STORY, OTHER, STORY)
    assert [story.id for story in read_stories(str(path))] == ["s-1", "s-2", "s-1"]


def test_a_date_field_that_is_no_possible_day_is_told_and_counts_as_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ({"id": f"r{n}", "title": "Goat wins at fair", "text": GOAT, "date": "2999-05-05"} for n in range(22))
    path = write_lines(tmp_path / "reports.jsonl", *rows, {"id": "x", "text": FERRY, "date": "2031-04-02"})
    assert run("cluster", path, "--no-model", "-o", tmp_path / "stories.jsonl") == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if "no possible day" in line]
    told = "the date field beside the report gives “2999-05-05”, which is no possible day; it was passed over"
    assert notes[0] == f"note: r0: {told}" and len(notes) == 21
    assert notes[-1] == "note: 2 more date fields of reports were passed over as no possible day"
