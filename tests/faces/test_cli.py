from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tellings import pipeline
from tellings.faces import commands
from tellings.faces.cli import main
from tellings.faces.consoles import Console, find_emphasis
from tellings.faces.outputs import Output
from tellings.readers import read_reports
from tellings.types.documents import Rejection

FERRY = """Ferry to Ness will sail again on Monday

The ferry to Ness will sail again on Monday, the harbour office of Velmora said on Thursday, 3 April 2031.

“We have checked every bolt of the ramp,” said Ilo Tarn, who runs the harbour office. He gave no further details.

Two hundred islanders had waited nine days for the boat, and a bakery on Ness sold its last loaf on Wednesday.
"""
RAMP = """Velmora ferry to Ness returns on Monday after nine days

The harbour office of Velmora said on Thursday, 3 April 2031, that the ferry to Ness would sail again on Monday.

Ilo Tarn of the harbour office said that every bolt of the ramp had been checked. Islanders had waited nine days.
"""
FAIR = """Goat wins first prize at the Ostrand fair

A goat called Pepper won the first prize of the Ostrand fair on Saturday, 12 October 2030, its owner Ada Brenn said.

“She ate the second prize,” Brenn told reporters. The fair drew nine thousand visitors, more than ever before.
"""
GERMAN = """Fähre nach Ness fährt am Montag wieder

Die Fähre nach Ness werde am Montag wieder ablegen, teilte das Hafenamt von Velmora am Donnerstag mit. Die Bewohner
der Insel hatten neun Tage lang auf das Schiff gewartet, und die Bäckerei hatte am Mittwoch das letzte Brot verkauft.
"""


class Ran:
    """What one command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def last(self) -> str:
        """The last line on standard error."""
        return self.err.splitlines()[-1] if self.err else ""

    @property
    def rows(self) -> list[Any]:
        """The lines of JSON on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_one(*words: object) -> Ran:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_one


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("ferry.txt", FERRY), ("ramp.txt", RAMP), ("fair.txt", FAIR)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_help_teaches_and_versions_are_told(run: Run) -> None:
    shown = run("--help")
    assert shown.code == 0
    for word in ("read", "verify", "examples:", "JSONL", "Exit codes"):
        assert word in shown.out
    assert run("--version").out.startswith("tellings 0.")
    for command in ("read", "extract", "annotate", "cluster", "verify", "explain"):
        shown = run(command, "--help")
        assert shown.code == 0 and f"tellings {command}" in shown.out and "examples:" in shown.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "usage: tellings"),
        (("raed", "x"), "'raed' is no command; did you mean `tellings read`?"),
        (("xyzzy",), "the commands are read, extract"),
        (("read",), "the following arguments are required: PATH"),
        (("read", "x", "--format", "pdf"), "invalid choice: 'pdf'"),
        (("read", "x", "--jobs", "0"), "expected a number from 1 to 256"),
        (("read", "ftp://velmora.example/1"), "is a URL"),
        (("read", "x", "-o", "/no/such/folder/a.html"), "cannot be written: No such file or directory"),
        (("verify", "/no/such.json", "x"), "cannot be opened: No such file"),
        (("explain", "/no/such.json", "c1"), "cannot be opened: No such file"),
        (("cluster", "x", "--previous", "/no/such.jsonl"), "cannot be opened"),
    ],
)
def test_wrong_usage_is_told_plainly_with_code_2(run: Run, words: tuple[str, ...], told: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err and ran.out == ""


def test_a_path_without_a_command_gets_a_suggestion(run: Run, reports: Path) -> None:
    assert f"did you mean `tellings read {reports}`?" in run(reports).err


def test_read_gives_text_json_markdown_and_a_page(run: Run, reports: Path, tmp_path: Path) -> None:
    text = run("read", reports)
    assert text.code == 0 and "ferry.txt" in text.out and "\x1b" not in text.out
    assert text.last == "read 3 reports, rejected 0; 2 stories"
    data = json.loads(run("read", reports, "--format", "json", "--no-model", "--jobs", "1").out)
    assert len(data["dossiers"]) == 2 and data["rejections"] == []
    assert "texts" not in data["dossiers"][0]
    assert "texts" in json.loads(run("read", reports, "--format", "json", "--with-text").out)["dossiers"][0]
    page = tmp_path / "account.html"
    written = run("read", reports, "-o", page, "-q")
    assert (written.code, written.out, written.err) == (0, "", "")
    assert "<html" in page.read_text(encoding="utf-8")
    assert list(tmp_path.glob(".*")) == []
    assert run("read", reports, "--format", "md").out.lstrip().startswith("#")


def test_what_is_planned_becomes_a_calendar_by_the_ending_of_the_file(run: Run, reports: Path) -> None:
    calendar = reports / "planned.ics"
    for _ in range(2):  # it lies among the reports, and is no report and may be written anew
        assert run("read", reports, "-o", calendar, "--no-model").last.startswith("read 3 reports, rejected 0")
    written = calendar.read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n") and written.endswith(b"END:VCALENDAR\r\n")
    assert run("read", reports, "--format", "ics", "--no-model").out.encode() == written


def test_an_account_among_the_reports_is_not_read_as_one(run: Run, reports: Path) -> None:
    for name in ("account.html", "account.txt", "account.json"):
        for _ in range(2):
            assert run("read", reports, "-o", reports / name).last.startswith("read 3 reports"), name
        if name == "account.txt":
            (reports / name).unlink()
    ran = run("read", reports)
    assert "account.html (read): It is an account that Tellings wrote" in ran.out
    assert "account.json (read): It is a dossier" in ran.out


def test_what_read_wrote_is_verified_and_explained(run: Run, reports: Path, tmp_path: Path) -> None:
    account = tmp_path / "account.json"
    run("read", reports, "-o", account)
    verified = run("verify", account, reports)
    assert (verified.code, verified.out) == (0, "")
    assert verified.last.startswith("checked ") and verified.last.endswith("in 3 reports: all hold")
    dossiers = json.loads(account.read_text(encoding="utf-8"))["dossiers"]
    explained = run("explain", account, dossiers[0]["story"]["id"])
    assert explained.code == 0 and explained.out
    assert run("explain", account, "no-such-id").code == 2
    assert "share no story: ferry.txt is in s-" in run("explain", account, "ferry.txt", "fair.txt").err
    ferry = next(each for each in dossiers if len(each["documents"]) == 2)
    wording = next(each["wording"] for each in ferry["claims"] if each["wording"]["report"] == "ferry.txt")
    start, _ = wording["raw"][0]
    (reports / "ferry.txt").write_text(FERRY[:start] + "#" + FERRY[start + 1 :], encoding="utf-8")
    changed = run("verify", account, reports)
    assert changed.code == 1
    assert "citation false: ferry.txt, characters" in changed.out
    assert "note: ferry.txt: the report has changed" in changed.err
    findings = json.loads(run("verify", account, reports, "--format", "json").out)["findings"]
    assert {finding["report"] for finding in findings} == {"ferry.txt"}
    (reports / "ramp.txt").unlink()
    assert "report missing: ramp.txt" in run("verify", account, reports).out


def test_each_command_reads_what_the_one_before_wrote(run: Run, reports: Path, tmp_path: Path) -> None:
    extracted, annotated, stories = (tmp_path / f"{name}.jsonl" for name in ("extracted", "annotated", "stories"))
    assert run("extract", reports, "-o", extracted).last == "read 3 reports, rejected 0"
    assert run("annotate", extracted, "-o", annotated).code == 0
    assert [row["report"]["id"] for row in run("annotate", reports).rows] == ["fair.txt", "ferry.txt", "ramp.txt"]
    assert "sentences" not in json.loads(extracted.read_text(encoding="utf-8").splitlines()[0])
    assert run("cluster", annotated, "-o", stories).last == "read 3 reports, rejected 0; 2 stories"
    assert run("cluster", reports).out == stories.read_text(encoding="utf-8")
    assert run("read", annotated, "--format", "json").out == run("read", reports, "--format", "json").out


def test_stories_keep_earlier_ids_and_obey_corrections(run: Run, reports: Path, tmp_path: Path) -> None:
    rows = run("cluster", reports).rows
    ferry = next(row for row in rows if len(row["reports"]) == 2)
    previous = tmp_path / "stories.jsonl"
    for keys in (set(ferry), set(ferry) - {"documents"}):  # also without our own key
        kept = {key: ferry[key] for key in keys} | {"id": "s-old", "copies": [], "why": []}
        previous.write_text(json.dumps(kept) + "\n", encoding="utf-8")
        ids = {row["id"] for row in run("cluster", reports, "--previous", previous).rows}
        assert "s-old" in ids
    corrections = tmp_path / "decided.jsonl"
    decided = {"kind": "cannot_link", "reports": ["ferry.txt", "ramp.txt"], "by": "Ada", "at": "2031-04-05"}
    unknown = {"kind": "must_link", "reports": ["ferry.txt", "gone.txt"]}
    corrections.write_text(f"{json.dumps(decided)}\n{json.dumps(unknown)}\n", encoding="utf-8")
    ran = run("cluster", reports, "--corrections", corrections)
    assert [len(row["reports"]) for row in ran.rows] == [1, 1, 1]
    assert "line 2 waits: no report 'gone.txt' here yet" in ran.err
    corrections.write_text('{"kind": "perhaps"}\n', encoding="utf-8")
    wrong = run("cluster", reports, "--corrections", corrections)
    assert wrong.code == 2
    assert "line 1: correction.kind: expected one of must_link, cannot_link, found the text 'perhaps'" in wrong.err


def test_extract_as_text_shows_what_was_cut_and_annotate_shows_a_page(run: Run, reports: Path) -> None:
    (reports / "fair.txt").write_text("Share this\n\n" + FAIR + "\nLEAVE A REPLY\n", encoding="utf-8")
    shown = run("extract", reports / "fair.txt", "--format", "text").out
    assert "=== fair.txt" in shown and "A goat called Pepper" in shown and "--- cut (" in shown
    page = run("annotate", reports, "--format", "html")
    assert page.code == 0 and "<html" in page.out and "Pepper" in page.out


def test_bad_input_is_told_in_plain_sentences_and_the_rest_is_read(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "twin.txt").write_text(FERRY, encoding="utf-8")
    (reports / "german.txt").write_text(GERMAN, encoding="utf-8")
    (reports / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x00\x00")
    (reports / "broken.txt").write_bytes(FAIR.encode() + b"\xff\xfe")
    with (reports / "huge.txt").open("wb") as file:
        file.write(b"word " * 2000)
        file.truncate(50_000_000)
    (reports / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + "x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    ran = run("read", reports, tmp_path / "empty", tmp_path / "gone", "--format", "json")
    assert ran.code == 0
    data = json.loads(ran.out)
    rejected = {row["report"]: row["reason"] for row in data["rejections"]}
    assert "binary file" in rejected["binary.txt"]
    assert "50,000,000 bytes" in rejected["huge.txt"]
    assert "german.txt" in rejected and "deep.html" in rejected
    assert "nothing readable" in rejected[str(tmp_path / "empty")]
    assert "no such file" in rejected[str(tmp_path / "gone")]
    for name, reason in rejected.items():
        assert reason.endswith("."), name
        assert f"not read: {name}: " in ran.err
    stories = [set(row["story"]["reports"]) for row in data["dossiers"]]
    assert {"ferry.txt", "ramp.txt", "twin.txt"} in stories and {"fair.txt", "broken.txt"} in stories
    assert "note: broken.txt: not valid UTF-8 in 2 places" in ran.err
    assert ran.last == "read 5 reports, rejected 6; 2 stories"
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["read", "extract", "annotate", "cluster"])
def test_an_empty_folder_is_code_1_and_says_what_was_looked_for(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, tmp_path)
    assert ran.code == 1
    assert "looked for .txt, .md, .html" in ran.err
    assert "nothing readable was found" in ran.err
    assert ran.last.startswith("read 0 reports, rejected 1")


@pytest.mark.parametrize(
    "forged", ["[1, 2]", '{"format": "tellings.dossier/9"}', "{", "[" * 100_000, '{"dossiers": 1}']
)
def test_forged_dossiers_are_told_without_a_traceback(run: Run, reports: Path, tmp_path: Path, forged: str) -> None:
    path = tmp_path / "forged.json"
    path.write_text(forged, encoding="utf-8")
    for ran in (run("verify", path, reports), run("explain", path, "c1")):
        assert ran.code == 2
        assert ran.err.startswith("tellings: ") and "Traceback" not in ran.err


def test_standard_input_is_read_where_the_path_is_a_dash(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(FERRY.encode())

    monkeypatch.setattr(sys, "stdin", Standard())
    assert [row["report"]["id"] for row in run("extract", "-").rows] == ["stdin"]


def stop_after(count: int) -> Callable[..., Iterator[object]]:
    def read_some(*given: Any, **named: Any) -> Iterator[object]:
        for number, report in enumerate(read_reports(*given, **named)):
            if number == count:
                raise KeyboardInterrupt
            yield report

    return read_some


def test_ctrl_c_keeps_what_is_finished(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "read_reports", stop_after(2))
    ran = run("extract", reports)
    assert (ran.code, len(ran.rows)) == (130, 2)
    assert ran.last == "read 2 reports, rejected 0"
    out = tmp_path / "out.jsonl"
    assert run("annotate", reports, "-o", out).code == 130
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert run("read", reports).code == 130


def test_ctrl_c_between_stories_keeps_the_accounts_that_are_done(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.assemble_stories

    def assemble_one(*given: Any, **named: Any) -> Iterator[object]:
        yield next(whole(*given, **named))
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "assemble_stories", assemble_one)
    ran = run("read", reports, "--format", "json")
    assert ran.code == 130
    assert len(json.loads(ran.out)["dossiers"]) == 1
    assert "stopped" in ran.err


def test_an_output_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="broke"), Output(str(target)) as output:
        output.write("half")
        raise ValueError("broke")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]
    target.chmod(0o640)
    with Output(str(target)) as output:
        output.write("“after”")
        assert target.read_text(encoding="utf-8") == "before"
    assert target.read_text(encoding="utf-8") == "“after”"
    assert target.stat().st_mode & 0o777 == 0o640
    with Output(os.devnull) as output:
        output.write("to a device")
    with pytest.raises(Exception, match="expected a file, found a folder"), Output(str(tmp_path)):
        pass


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    with Output(str(link)) as output:
        output.write("after")
    assert link.is_symlink() and target.read_text(encoding="utf-8") == "after"


class Terminal(io.StringIO):
    """Looks like a terminal."""

    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it() -> None:
    assert find_emphasis(Terminal(), {})("heading", "THE BRIEF").startswith("\x1b[")
    assert find_emphasis(Terminal(), {})("words", "A goat won.") == "A goat won."
    for stream, settings in ((io.StringIO(), {}), (Terminal(), {"NO_COLOR": "1"}), (Terminal(), {"TERM": "dumb"})):
        assert find_emphasis(stream, settings)("heading", "THE BRIEF") == "THE BRIEF"


def test_progress_is_drawn_on_a_terminal_and_rarely_told_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("tellings.faces.consoles.time.monotonic", lambda: now[0])
    terminal, other = Terminal(), io.StringIO()
    for stream in (terminal, other):
        now[0] = 0.0
        console = Console(stream)
        for step in range(1, 41):
            now[0] += 0.5
            console.progress("reading reports", step, 40)
        console.note("done")
    assert "\rreading reports 3 of 40 (2/s)" in terminal.getvalue()
    assert terminal.getvalue().endswith("\rdone\n")
    assert other.getvalue() == "reading reports 20 of 40 (2/s)\nreading reports 40 of 40 (2/s)\ndone\n"


def test_progress_tells_the_rate_and_what_was_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("tellings.faces.consoles.time.monotonic", lambda: now[0])
    stream = io.StringIO()
    console = Console(stream)
    assert len(list(console.heed([Rejection("a", "read", "It is empty.")] * 12 + [None]))) == 13
    now[0] = 40.0
    console.progress("reading reports", 1_240, None)
    assert stream.getvalue() == "reading reports 1,240 (31/s), 12 rejected\n"
    now[0] += 60
    console.progress("assembling stories", 0, 3)
    now[0] += 60
    console.progress("assembling stories", 1, 3)
    assert stream.getvalue().splitlines()[-1] == "assembling stories 1 of 3 (1 a minute)"


def test_what_a_file_is_called_cannot_steer_a_terminal() -> None:
    stream = io.StringIO()
    Console(stream, is_quiet=True).reject(Rejection("a\x1b[2J\nb.txt", "read", "It is empty."))
    assert stream.getvalue() == "not read: a\ufffd[2J b.txt: It is empty.\n"


def test_the_same_reports_give_the_same_bytes_whatever_the_hash_seed_and_the_jobs(reports: Path) -> None:
    written = set()
    for seed, jobs in (("1", "1"), ("2", "1"), ("3", "2")):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-m", "tellings", "read", str(reports), "--format", "json", "--jobs", jobs]
        ran = subprocess.run(command, capture_output=True, check=True, env={**environment, "PYTHONHASHSEED": seed})
        written.add(ran.stdout)
    assert len(written) == 1


def test_a_reader_that_has_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(number), "text": FERRY}) + "\n" for number in range(300))
    (tmp_path / "many.jsonl").write_text(rows, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tellings", "extract", str(tmp_path / "many.jsonl")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert process.stdout is not None and process.stderr is not None
    assert json.loads(process.stdout.readline())["report"]["id"] == "0"
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
