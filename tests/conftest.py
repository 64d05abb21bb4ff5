"""What holds for every test: nothing reaches beyond this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tellings.engines import Answer

MakeWeights = Callable[..., Path]
_LOOPBACK = ("127.", "::1", "localhost")


def _is_local(family: int, address: Any) -> bool:
    if family == getattr(socket, "AF_UNIX", None):
        return True
    return isinstance(address, tuple) and str(address[0]).startswith(_LOOPBACK)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let sockets connect to this machine only, for all tests and all fixtures."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def checked_connect(self: socket.socket, address: Any) -> None:
        if not _is_local(self.family, address):
            raise RuntimeError(f"a test reached for the network: {address!r}")
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        if not _is_local(self.family, address):
            raise RuntimeError(f"a test reached for the network: {address!r}")
        return connect_ex(self, address)

    look_up = socket.getaddrinfo

    def checked_look_up(host: Any, *others: Any, **named: Any) -> Any:
        if host is not None and not str(host).startswith(_LOOPBACK):
            raise RuntimeError(f"a test looked up a name: {host!r}")
        return look_up(host, *others, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", checked_look_up)
        patch.setattr(socket.socket, "connect", checked_connect)
        patch.setattr(socket.socket, "connect_ex", checked_connect_ex)
        yield


@pytest.fixture
def make_weights(tmp_path: Path) -> MakeWeights:
    """Return a function that writes a reader model with weights of chance and returns where it lies."""
    from tests.models.chance import write_weights

    folder = tmp_path / "weights"
    folder.mkdir()
    return partial(write_weights, folder / "chance.onnx")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return a function that puts a file in the place of the weights of this installation, for this process."""
    from hashlib import sha256

    import tellings.models
    from tellings.models import Reader

    def put(path: Path) -> None:
        reader = Reader(path, digest=sha256(path.read_bytes()).hexdigest() if path.is_file() else "0" * 64)
        monkeypatch.setattr(tellings.models, "has_weights", path.is_file)
        monkeypatch.setattr(tellings.models, "load_reader", lambda: reader)

    return put


class Here:
    """What stands in for child processes where a test has to see into them: the same answers from this process."""

    def __init__(self, *_: object, **__: object) -> None:
        return None

    def ask(self, text: str, **_: object) -> Answer:
        """Return what a child would answer."""
        from tellings.work import answer

        try:
            return Answer(answer(text))
        except MemoryError:
            return Answer(None, "it needs more memory than a report may take")

    def close(self) -> None:
        """Do nothing: there is no child."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every report read in this process, where patches of a test are seen."""
    monkeypatch.setattr("tellings.runs.Processes", Here)
