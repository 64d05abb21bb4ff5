from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.engines import Answer, Processes
from tellings.engines.processes import CODE

MIB = 1024**2
# What a child runs: any function of the standard library that takes a text and returns one will do.
ECHO = "builtins:str"


@pytest.fixture
def children() -> Iterator[Processes]:
    with Processes(ECHO, seconds=60, memory=2048 * MIB) as processes:
        yield processes


def test_a_child_answers_again_and_again_with_any_text(children: Processes) -> None:
    for text in ("", "quay", "Zoë “no”\n", "\ud800 half", "x" * 300_000):
        assert children.ask(text) == Answer(text)


def test_a_child_that_takes_too_long_is_stopped_and_replaced() -> None:
    with Processes("builtins:eval", seconds=5, memory=2048 * MIB) as children:
        assert children.ask("'ready'") == Answer("ready")
        begun = time.monotonic()
        late = children.ask("[0 for _ in iter(int, 1)]")
        assert late.text is None and "took longer than 5 s" in late.failure
        assert time.monotonic() - begun < 30
        assert children.ask("'again'") == Answer("again")


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("1/0", "broke down"),
        ("__import__('os').abort()", "broke down"),
        ("__import__('sys').exit(3)", "broke down"),
        ("__import__('os').write(3, b'\\xff' * 20) and ''", "and at most 67,108,864 are taken"),  # no message at all
        ("__import__('os').write(3, bytes(7) + b'\\x02\\xff\\xff') and ''", "broke down"),
        ("'x' * 10**11", "more memory than a report may take"),
        ("bytearray(10**10).decode()", "more memory than a report may take"),
        ("'x' * (70 * 10**6)", "70,000,000 bytes, and at most 67,108,864 are taken"),
    ],
)
def test_a_child_that_breaks_takes_only_itself_down(code: str, failure: str) -> None:
    with Processes("builtins:eval", seconds=60, memory=1024 * MIB) as children:
        assert failure in children.ask(code).failure
        assert children.ask("'again'") == Answer("again")


def test_what_a_child_has_started_is_stopped_with_it() -> None:
    start = "__import__('subprocess').Popen(['sleep', '600']).pid"
    with Processes("builtins:eval", seconds=4, memory=2048 * MIB) as children:
        started = children.ask(f"str({start})").text
        assert started is not None
        assert "took longer" in children.ask("[0 for _ in iter(int, 1)]").failure
        for _ in range(100):
            if not is_running(int(started)):
                break
            time.sleep(0.05)
        assert not is_running(int(started))


def is_running(number: int) -> bool:
    """Return whether a process runs; one that has ended and waits to be counted does not."""
    state = Path(f"/proc/{number}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_one_text_leaves_behind_does_not_fail_the_next() -> None:
    """A child whose memory an earlier text has filled is replaced before anything is said of a later one."""
    keep = "setattr(__import__('builtins'), 'kept', bytearray(500 * 2**20)) or 'kept'"
    with Processes("builtins:eval", seconds=60, memory=1024 * MIB) as children:
        assert children.ask(keep) == Answer("kept")
        assert children.ask("str(len(bytearray(600 * 2**20)))") == Answer(str(600 * MIB))


def test_a_bound_of_its_own_and_the_end_of_all() -> None:
    with Processes("builtins:eval", count=2, seconds=60, memory=2048 * MIB) as children:
        assert children.ask("'ready'", seconds=50) == Answer("ready")
        assert "longer than 0.2 s" in children.ask("[0 for _ in iter(int, 1)]", seconds=0.2).failure
        told: list[Answer] = []
        thread = threading.Thread(target=lambda: told.append(children.ask("[0 for _ in iter(int, 1)]")))
        thread.start()
        time.sleep(1)
        begun = time.monotonic()
        children.close()
        thread.join()
        assert time.monotonic() - begun < 20 and told[0].text is None
        assert "stopped" in children.ask("'more'").failure


def test_what_a_library_prints_does_not_mix_with_the_answers() -> None:
    with Processes("builtins:eval", seconds=60, memory=2048 * MIB) as children:
        assert children.ask("print('noise') or 'answer'") == Answer("answer")


def test_what_a_child_loads_first_does_not_count_in_the_time_of_an_answer() -> None:
    opening = "__import__('time').sleep(2) or 'ready'"
    with Processes("builtins:eval", seconds=1.5, memory=2048 * MIB, opening=opening) as children:
        assert children.ask("'answer'") == Answer("answer")
    with Processes("builtins:eval", seconds=60, memory=2048 * MIB, opening="1/0") as children:
        for _ in range(2):
            assert "broke down" in children.ask("'answer'").failure


def test_many_threads_share_few_children() -> None:
    answers: list[Answer] = []
    with Processes(ECHO, count=2, seconds=60, memory=2048 * MIB) as children:
        threads = [threading.Thread(target=lambda n=n: answers.append(children.ask(str(n)))) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(str(answer.text) for answer in answers) == [str(n) for n in range(8)]


def test_a_python_that_does_not_start_is_a_failure_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with Processes(ECHO, seconds=5, memory=MIB) as children:
        assert "no process of its own could be started" in children.ask("x").failure


def test_the_child_imports_nothing_from_the_working_folder() -> None:
    assert "sys.argv[1]" in CODE
