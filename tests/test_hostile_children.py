"""Children that crash, hang, take all memory or write without end: the report is refused, and the rest is read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.test_pipeline import FERRY

from bench.hostile import TRAPS
from tellings.pipeline import extract_reports
from tellings.runs import Limits
from tellings.types.documents import Document, Rejection, Report

# What the children run in these tests: some words in a report make them misbehave, all else is as usual.
STUB = """
import os, subprocess, sys, time
from tellings import work

def answer(message):
    if "CRASH" in message:
        os.abort()
    if "LEAVE" in message:
        sys.exit(0)
    if "HANG" in message:
        while True:
            pass
    if "SLEEP" in message:
        time.sleep(600)
    if "SLOW" in message:
        time.sleep(4)
    if "GROW" in message:
        held = []
        while True:
            held.append(bytearray(10**7))
    if "FLOOD" in message:
        return "document\\n" + "x" * 70_000_000
    if "ODD" in message:
        return "odd"
    if "START" in message:
        subprocess.Popen(["sleep", "600"])
        time.sleep(600)
    if "PRINT" in message:
        print("document\\n{}", flush=True)
        os.system("echo noise")
    if "FAIL" in message:
        raise ValueError("odd")
    return work.answer(message)
"""
LIMITS = Limits(seconds=2, memory=1024**3)


@pytest.fixture(autouse=True)
def _stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stub.py").write_text(STUB, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("tellings.runs.ANSWER", "stub:answer")


def test_a_report_that_breaks_its_child_is_refused_and_the_rest_is_read() -> None:
    expected = {
        "CRASH": "the process that read it broke down",
        "LEAVE": "the process that read it broke down",
        "HANG": "it took longer than 2 s",
        "SLEEP": "it took longer than 2 s",
        "GROW": "it needs more memory than a report may take",
        "FLOOD": "what was made of it has 70,000,009 bytes, and at most 67,108,864 are taken",
        "ODD": "JSONDecodeError",
        "START": "it took longer than 2 s",
        "FAIL": "the process that read it broke down",
        "PRINT": "",
    }
    for name, told in expected.items():
        limits = replace(LIMITS, seconds=60) if name == "GROW" else LIMITS  # it takes its gigabyte while others work
        bad, good = extract_reports([Report("bad", f"{FERRY}\n\n{name}\n"), Report("good", FERRY)], limits=limits)
        assert isinstance(good, Document), name
        if told:
            assert isinstance(bad, Rejection) and bad.reason.startswith("It could not be read: ")
            assert told in bad.reason
        else:
            assert isinstance(bad, Document)


def test_a_slow_report_stops_no_others() -> None:
    reports = [Report("SLOW", f"{FERRY}\n\nSLOW\n"), *(Report(str(number), FERRY) for number in range(40))]
    done: list[float] = []
    begun = time.monotonic()
    for outcome in extract_reports(reports, jobs=2, limits=Limits(seconds=60)):
        assert isinstance(outcome, Document)
        done.append(time.monotonic() - begun)
    assert done[-1] - done[0] < 0.5 * done[0]  # all others were ready when the slow one was


def test_outcomes_that_wait_for_a_slow_one_are_bounded() -> None:
    taken: list[str] = []

    def give() -> Iterator[Report]:
        for name in ("SLOW", *map(str, range(30))):
            taken.append(name)
            yield Report(name, f"{FERRY}\n\n{name}\n")

    outcomes = extract_reports(give(), jobs=2, limits=Limits(seconds=60, waiting=6_000))
    next(outcomes)
    assert len(taken) < 20
    assert len(list(outcomes)) == 30


def _hear_interrupts() -> None:
    """Hear interrupts even where the tests themselves run in the background of a shell, deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this platform stops programs otherwise")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_a_page_that_hangs(tmp_path: Path, jobs: str) -> None:
    rows = [{"id": "a", "text": FERRY}, {"id": "b", "html": TRAPS["a million attributes"].make(1.0)}]
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "tellings", "extract", str(path), "--jobs", jobs]
    source = Path(__file__).resolve().parents[1] / "src"
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(source)},
        preexec_fn=_hear_interrupts,
    ) as ran:
        assert ran.stdout is not None and ran.stderr is not None
        first = ran.stdout.readline() if jobs == "1" else b""
        time.sleep(4)
        begun = time.monotonic()
        ran.send_signal(signal.SIGINT)
        rest, told = ran.stdout.read(), ran.stderr.read().decode()
        assert ran.wait(60) == 130
    assert time.monotonic() - begun < 15
    assert json.loads(first or rest)["report"]["id"] == "a"
    assert "stopped" in told and "Traceback" not in told
