"""Child processes that answer texts with texts, and are killed where they take too long.

A page can hang a parser or crash a C library, and only another process can be stopped from outside. The children
are plain interpreters spoken to over pipes: nothing is pickled, and a caller's script needs no main guard.
"""

from __future__ import annotations

import errno
import importlib
import math
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from tellings.errors import FormatError

HEADER = 8  # bytes of the length before each message
LONGEST = 64 * 1024**2  # bytes of one answer: half a million characters with all annotations take a third of it
GRACE = 5  # seconds that a child is given beyond the bound its parent keeps
START = 60.0  # seconds in which a child has to be ready; a busy machine needs some ten times the usual one
NO_MEMORY = 77  # how a child ends that has run out of memory
SOURCE = Path(__file__).resolve().parents[2]  # the folder that holds this package, for the child to import
CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tellings.engines.processes import serve; serve(*sys.argv[2:])"
)
_BROKEN = "the process that read it broke down"


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
        self._living: set[_Child] = set()
        self._lock = threading.Lock()
        self._is_closed = False
        for _ in range(count):
            self._idle.put(None)  # a place for a child that has not been started

    def ask(self, text: str, *, seconds: float | None = None) -> Answer:
        """Return the child's answer to `text`; waits while all children are busy.

        `seconds` may lower the bound of this one answer. What an earlier text has left behind in a child must not
        fail another one: where a child breaks down that has answered before, a new one is asked again.
        """
        bound = self._seconds if seconds is None else min(seconds, self._seconds)
        child = self._idle.get()
        try:
            is_used = child is not None
            child, answer = self._ask_once(child, text, bound)
            if child is None and is_used and not answer.failure.startswith("it took"):
                child, answer = self._ask_once(None, text, bound)
        except BaseException:
            self._idle.put(None)
            raise
        self._idle.put(child)
        return answer

    def _ask_once(self, child: _Child | None, text: str, seconds: float) -> tuple[_Child | None, Answer]:
        """Return the answer with the child where it can answer more; one that cannot is gone."""
        try:
            if child is None:
                child = self._start()
                opened = Answer("") if self._opening is None else child.ask(self._opening, START)
            else:
                opened = Answer("")
            answer = child.ask(text, seconds) if opened.text is not None else opened
        except OSError as error:
            answer = Answer(None, f"no process of its own could be started for it ({error.strerror})")
        except BaseException:
            self._stop(child)
            raise
        if child is not None and (answer.text is None or not child.is_sound):
            self._stop(child)
            child = None
        return child, answer

    def _start(self) -> _Child:
        with self._lock:
            if self._is_closed:
                raise OSError(errno.ECANCELED, "the reading has been stopped")
            child = _Child(self._function, self._memory, self._seconds)
            self._living.add(child)
        return child

    def _stop(self, child: _Child | None) -> None:
        if child is not None:
            child.stop()
            with self._lock:
                self._living.discard(child)

    def close(self) -> None:
        """Stop all children, the busy ones as well: what they were asked fails, and no new one is started."""
        with self._lock:
            self._is_closed = True
            for child in self._living:
                child.kill()
        places = 0
        while not self._idle.empty():
            try:
                self._stop(self._idle.get_nowait())
            except queue.Empty:  # another thread was faster, and will be told that all is closed
                break
            places += 1
        for _ in range(places):
            self._idle.put(None)

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
        self.is_sound = True
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **one_thread},
            process_group=0,  # what the child may have started itself is stopped with it
        )

    def ask(self, text: str, seconds: float) -> Answer:
        """Return the answer, or how the child failed; a child that is not sound any more is of no more use."""
        assert self._process.stdin is not None and self._process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            write_message(self._process.stdin, text)
            answer = read_message(self._process.stdout, longest=LONGEST)
            failure = _BROKEN
        except (ConnectionError, UnicodeDecodeError):
            answer, failure = None, _BROKEN
        except FormatError as error:
            answer, failure = None, str(error)
        finally:
            timer.cancel()
        self.is_sound = answer is not None and not late.is_set()
        if answer is not None:
            return Answer(answer)
        if late.is_set():
            return Answer(None, f"it took longer than {seconds:g} s")
        if failure == _BROKEN and self._end() == NO_MEMORY:
            return Answer(None, "it needs more memory than a report may take")
        return Answer(None, failure)

    def kill(self) -> None:
        """End the child and all that it has started, without waiting for it."""
        if self._process.returncode is not None:  # it has been waited for: its number may be another's by now
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (AttributeError, ProcessLookupError, PermissionError):  # there are no groups on Windows
            self._process.kill()

    def stop(self) -> None:
        """End the child and close its pipes."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue
        self._process.wait()

    def _end(self) -> int | None:
        """Return the code with which a child ended that has closed its pipe; None where it has not ended."""
        try:
            return self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return None


def write_message(pipe: IO[bytes], text: str) -> None:
    """Write one text with its length before it."""
    data = text.encode("utf-8", "surrogatepass")
    pipe.write(len(data).to_bytes(HEADER, "big") + data)
    pipe.flush()


def read_message(pipe: IO[bytes], *, longest: int | None = None) -> str | None:
    """Return the next text, None where the other side is gone; FormatError where it has more than `longest` bytes."""
    header = pipe.read(HEADER)
    if len(header) < HEADER:
        return None
    length = int.from_bytes(header, "big")
    if longest is not None and length > longest:
        raise FormatError(f"what was made of it has {length:,} bytes, and at most {longest:,} are taken")
    data = pipe.read(length)
    return data.decode("utf-8", "surrogatepass") if len(data) == length else None


def serve(function: str, memory: str, seconds: str) -> None:
    """Answer messages on standard input with those of the named function until the input ends; the child's side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C ends
    _bound("RLIMIT_AS", int(memory))
    _bound("RLIMIT_CORE", 0)  # writing two gigabytes of a crashed process would take longer than all reports
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the messages
    module, _, name = function.partition(":")
    answer: Callable[[str], str] = getattr(importlib.import_module(module), name)
    while (text := read_message(sys.stdin.buffer)) is not None:
        _bound_time(max(int(seconds), int(START)) + GRACE)
        try:
            write_message(output, answer(text))
        except MemoryError:
            os._exit(NO_MEMORY)
        _bound_time(0)


def _bound_time(seconds: int) -> None:
    """Let this process end in so many seconds: where the parent was killed, nobody else would stop it."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _bound(name: str, size: int) -> None:
    try:
        import resource

        kind = int(getattr(resource, name))
        hard = resource.getrlimit(kind)[1]
        soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(kind, (soft, hard))
    except (ImportError, AttributeError, ValueError, OSError):  # not every platform has bounds; that of time holds
        return
