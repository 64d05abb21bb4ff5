"""Streams that are closed or full, outputs that would destroy an input, and names that would forge a line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tellings.faces.cli import main

WORDS = """Quay works halted in Velmora

The harbour office of Velmora stopped the works on Tuesday after a crane fell, director Ada Brenn said. Nobody was
hurt, and the quay will stay closed until the crane has been lifted out of the water.
"""
PROGRAM = [sys.executable, "-m", "tellings"]


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def run(words: str, *, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a shell, so that its streams can be closed."""
    program = f"{sys.executable} -m tellings {words}"
    return subprocess.run(["/bin/sh", "-c", program], cwd=folder, capture_output=True, timeout=120, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this platform has no /dev/full")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("extract a.txt > /dev/full", 2, "standard output cannot be written: No space left"),
        ("extract a.txt -o /dev/full", 2, "-o /dev/full cannot be written: No space left"),
        ("extract a.txt >&-", 2, "standard output is closed; name a file with -o"),
        ("extract a.txt -o made.jsonl >&-", 0, "read 1 report"),
        ("extract a.txt 2>&-", 0, ""),
        ("extract - <&-", 1, "stdin: It is empty."),
    ],
)
def test_closed_and_full_streams_are_told_in_a_sentence(tmp_path: Path, words: str, code: int, told: str) -> None:
    write(tmp_path / "a.txt", WORDS)
    ran = run(words, folder=tmp_path)
    assert (ran.returncode, told in ran.stderr.decode()) == (code, True)
    assert b"Traceback" not in ran.stderr and b"Exception" not in ran.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this platform ends programs otherwise")
def test_a_request_to_end_leaves_no_half_file(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    made = tmp_path / "made.jsonl"
    with subprocess.Popen([*PROGRAM, "extract", "-", "-o", str(made)], stdin=read_end, stderr=subprocess.PIPE) as ran:
        os.close(read_end)
        os.write(write_end, (json.dumps({"text": WORDS}) + "\n").encode())
        for _ in range(600):
            if list(tmp_path.iterdir()):
                break
            time.sleep(0.05)
        ran.terminate()
        assert ran.wait(60) == 128 + signal.SIGTERM
    os.close(write_end)
    assert list(tmp_path.iterdir()) == []


def test_an_output_does_not_destroy_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write(tmp_path / "reports" / "a.txt", WORDS)
    link = tmp_path / "link.txt"
    link.symlink_to(report)
    for words in (
        ("read", str(report), "-o", str(report)),
        ("extract", str(report), "-o", str(link)),
        ("read", str(report.parent), "-o", str(report)),
        ("cluster", str(tmp_path), "-o", str(report)),
    ):
        assert main(words) == 2, words
        assert "name another" in capsys.readouterr().err
    assert report.read_text(encoding="utf-8") == WORDS
    assert [path.name for path in report.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("name", ["account.txt", "account.md", "account.html", "account.json"])
def test_an_account_beside_its_reports_is_made_anew_and_never_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write(tmp_path / "a.txt", WORDS)
    made = str(tmp_path / name)
    assert [main(("read", str(tmp_path), "-q", "-o", made)) for _ in range(2)] == [0, 0]
    capsys.readouterr()
    assert main(("extract", str(tmp_path))) == 0
    assert "read 1 report, rejected 1" in capsys.readouterr().err


FORGED = "r1\n\n# Forged\r\n---\n\x1b[31m<b>[x](javascript:alert(1))"


@pytest.mark.parametrize("form", ["text", "md"])
def test_names_cannot_forge_lines_links_or_colours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    rows = [
        {"id": f"{FORGED}{number}", "title": FORGED, "outlet": FORGED, "authors": [FORGED], "text": WORDS}
        for number in range(2)
    ]
    rows.append({"id": FORGED, "text": FORGED})
    reports = write(tmp_path / "x.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert main(("read", str(reports), "--format", form)) == 0
    ran = capsys.readouterr()
    for line in (*ran.out.splitlines(), *ran.err.splitlines()):
        assert not line.lstrip().startswith(("# Forged", "---\n", "<b>"))
        assert all(letter.isprintable() for letter in line), line
    if form == "md":
        assert "[x](" not in ran.out.replace("\\[", "").replace("\\]", "")


def test_a_name_as_long_as_a_book_is_not_told_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = write(tmp_path / "x.jsonl", json.dumps({"id": "i" * 100_000, "text": "short"}) + "\n")
    assert main(("extract", str(reports))) == 1
    assert len(capsys.readouterr().err) < 2_000


def test_a_dossier_that_cites_what_it_does_not_list_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "a.txt", WORDS)
    made = tmp_path / "made.json"
    assert main(("read", str(tmp_path), "-q", "-o", str(made))) == 0
    data = json.loads(made.read_text(encoding="utf-8"))
    true = json.dumps(data["dossiers"][0])
    claim, entity = json.loads(true), json.loads(true)
    claim["claims"][0]["wording"]["document"] = "\x1b[31mforged"
    entity["entities"][0]["mentions"][0][0] = "\x1b[31mforged"
    for forged, asked in ((claim, "c1"), (entity, entity["entities"][0]["id"])):
        write(made, json.dumps({"dossiers": [forged]}))
        capsys.readouterr()
        assert main(("explain", str(made), asked)) == 2
        told = capsys.readouterr().err
        assert "cites a document that the dossier does not list" in told and "\x1b" not in told
