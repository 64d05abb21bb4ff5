"""Servers at this machine, for tests of real connections."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from tests.readers.web.stubs import MISSING

Serve = Callable[[socket.socket, threading.Event], None]


@contextmanager
def serving(serve: Serve | Mapping[str, bytes], *, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve pages by their paths, or all but robots.txt by a function, at a port of this machine that is told."""
    stop = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve_one(plain: socket.socket) -> None:
        with suppress(OSError), plain:
            plain.settimeout(10)
            with plain if context is None else context.wrap_socket(plain, server_side=True) as sock:
                asked = b""
                while b"\r\n\r\n" not in asked and (piece := sock.recv(4096)):
                    asked += piece
                if asked.startswith(b"GET /robots.txt"):
                    sock.sendall(MISSING)
                elif isinstance(serve, Mapping):
                    sock.sendall(serve.get(asked.split(b" ")[1].decode("ascii"), MISSING))
                else:
                    serve(sock, stop)
                sock.shutdown(socket.SHUT_WR)
                sock.recv(1)

    def accept() -> None:
        with suppress(OSError):
            while True:
                sock, _ = listener.accept()
                threading.Thread(target=serve_one, args=(sock,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        listener.close()


def sending(data: bytes) -> Serve:
    """Return a server that sends `data` and ends."""
    return lambda sock, stop: sock.sendall(data)


def repeating(head: bytes, piece: bytes, pause: float = 0.0) -> Serve:
    """Return a server that never ends: `head`, then `piece` again and again."""

    def serve(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(head)
        while not stop.is_set():
            sock.sendall(piece)
            stop.wait(pause)

    return serve
