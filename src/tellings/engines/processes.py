"""Child processes that answer texts with texts, and are killed where they take too long.

A page can hang a parser or crash a C library, and only another process can be stopped from outside. The children
are plain interpreters spoken to over pipes: nothing is pickled, and a caller's script needs no main guard.
"""

from __future__ import annotations

import importlib
import math
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

HEADER = 8  # bytes of the length before each message
GRACE = 5  # seconds that a child is given beyond the bound its parent keeps
START = 60.0  # seconds in which a child has to be ready; a busy machine needs some ten times the usual one
SOURCE = Path(__file__).resolve().parents[2]  # the folder that holds this package, for the child to import
CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tellings.engines.processes import serve; serve(*sys.argv[2:])"
)


class Answer(NamedTuple):
    """What a child answered; `text` is None where it failed, and `failure` says how in plain words."""

    text: str | None
    failure: str = ""


class Processes:
    """Up to `count` children, started when first needed, that run the function named as `module:function`.

    The function takes a text and returns a text. `seconds` bounds the wall time of one answer, `memory` the
    bytes of address space of one child (where the platform can bound it). `ask` may be called from many threads.
    `opening` is a text that every new child answers before all others: what it loads for that does not count
    in the time of the first answer.
    """

    def __init__(
        self, function: str, *, count: int = 1, seconds: float, memory: int, opening: str | None = None
    ) -> None:
        self._function = function
        self._opening = opening
        self._seconds = seconds
        self._memory = memory
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)  # a place for a child that has not been started

    def ask(self, text: str) -> Answer:
        """Return the child's answer to `text`; waits while all children are busy."""
        child = self._idle.get()
        try:
            if child is None:
                child = _Child(self._function, self._memory, self._seconds)
                opened = Answer("") if self._opening is None else child.ask(self._opening, START)
            else:
                opened = Answer("")
            answer = child.ask(text, self._seconds) if opened.text is not None else opened
        except OSError as error:
            answer = Answer(None, f"no process of its own could be started for it ({error.strerror})")
        except BaseException:
            if child is not None:
                child.stop()
            self._idle.put(None)
            raise
        if answer.text is None and child is not None:
            child.stop()
            child = None
        self._idle.put(child)
        return answer

    def close(self) -> None:
        """Stop the children that wait for work."""
        while not self._idle.empty():
            child = self._idle.get_nowait()
            if child is not None:
                child.stop()

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Child:
    """One running interpreter and its two pipes."""

    def __init__(self, function: str, memory: int, seconds: float) -> None:
        # -P: a file json.py in the working folder must not stand in for the standard library
        command = [sys.executable, "-P", "-c", CODE, str(SOURCE), function, str(memory), str(math.ceil(seconds))]
        one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **one_thread},
        )

    def ask(self, text: str, seconds: float) -> Answer:
        """Return the answer, or how the child failed; after a failure the child is of no more use."""
        assert self._process.stdin is not None and self._process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            write_message(self._process.stdin, text)
            answer = read_message(self._process.stdout)
        except (BrokenPipeError, ConnectionError):
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            return Answer(answer)
        if late.is_set():
            return Answer(None, f"it took longer than {seconds:g} s")
        return Answer(None, "the process that read it ran out of memory or broke down")

    def stop(self) -> None:
        """Kill the child and close its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue
        self._process.wait()


def write_message(pipe: IO[bytes], text: str) -> None:
    """Write one text with its length before it."""
    data = text.encode("utf-8", "surrogatepass")
    pipe.write(len(data).to_bytes(HEADER, "big") + data)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> str | None:
    """Return the next text, None where the other side is gone."""
    header = pipe.read(HEADER)
    if len(header) < HEADER:
        return None
    length = int.from_bytes(header, "big")
    data = pipe.read(length)
    return data.decode("utf-8", "surrogatepass") if len(data) == length else None


def serve(function: str, memory: str, seconds: str) -> None:
    """Answer messages on standard input with those of the named function until the input ends; the child's side."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    _bound_memory(int(memory))
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the messages
    module, _, name = function.partition(":")
    answer: Callable[[str], str] = getattr(importlib.import_module(module), name)
    while (text := read_message(sys.stdin.buffer)) is not None:
        _bound_time(max(int(seconds), int(START)) + GRACE)
        write_message(output, answer(text))
        _bound_time(0)


def _bound_time(seconds: int) -> None:
    """Let this process end in so many seconds: where the parent was killed, nobody else would stop it."""
    import signal

    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _bound_memory(size: int) -> None:
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ImportError, ValueError, OSError):  # not every platform bounds memory; the time limit holds everywhere
        return
