"""Real connections to a server on this machine that does what no server should, and to one with TLS."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import ssl
import subprocess
import threading
import tracemalloc
from pathlib import Path

import pytest
from tests.readers.web.servers import Serve, repeating, sending, serving
from tests.readers.web.stubs import PAGE, answer

from tellings.readers.places import Fetched
from tellings.readers.web.clients import Client, Thresholds
from tellings.readers.web.connections import Outside, Security, make_context, resolve_name
from tellings.types.documents import Rejection

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def fetch(port: int, **limits: float) -> Fetched | Rejection:
    """Fetch one page of the server, with little patience."""
    values = {"page": 100_000, "seconds": 5, "pause": 2, **limits}
    client = Client(allow=[f"localhost:{port}"], thresholds=Thresholds(**values))  # type: ignore[arg-type]
    return client.fetch(f"http://localhost:{port}/a")


BOMB = gzip.compress(gzip.compress(bytes(100_000_000)))
HOSTILE: dict[str, tuple[Serve, str]] = {
    "sends nothing": (repeating(b"", b"", 0.05), "sent nothing"),
    "stops within its head": (repeating(b"HTTP/1.1 200 OK\r\nContent-", b"", 0.05), "sent nothing"),
    "sends its head by the letter": (repeating(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.01), "took longer"),
    "sends its body by the letter": (repeating(HEAD + b"\r\n", b"a", 0.01), "took longer"),
    "sends chunks by the letter": (repeating(CHUNKED, b"1\r\na\r\n", 0.01), "took longer"),
    "never ends": (repeating(HEAD + b"\r\n", b"a" * 10_000), "more than 100,000 bytes"),
    "never ends its chunks": (repeating(CHUNKED, b"2710\r\n" + b"a" * 10_000 + b"\r\n"), "more than 100,000 bytes"),
    "never ends its head": (repeating(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 1_000 + b"\r\n"), "sends more than"),
    "never ends a header line": (repeating(b"HTTP/1.1 200 OK\r\nX-A: ", b"a" * 10_000), "sends more than"),
    "never ends its status line": (repeating(b"HTTP/1.1 200 ", b"a" * 10_000), "sends more than"),
    "sends too many headers": (sending(HEAD + b"A: b\r\n" * 200 + b"\r\n"), "not proper HTTP"),
    "always says continue": (repeating(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "sends more than"),
    "never ends a chunk's size": (repeating(CHUNKED, b"0" * 10_000), "header line"),
    "never ends a chunk's extension": (repeating(CHUNKED + b"1;", b"a" * 10_000), "header line"),
    "never ends its trailer": (repeating(CHUNKED + b"0\r\n", b"A: b\r\n" * 1_000), "sends more than"),
    "sends a chunk of no size": (sending(CHUNKED + b"xyz\r\nabc\r\n"), "before its end"),
    "sends a chunk of less than nothing": (repeating(CHUNKED + b"-5\r\n", b"a" * 10_000), "not proper HTTP|its end"),
    "sends a chunk of minus one": (repeating(CHUNKED + b"-1\r\n", b"a" * 10_000), "sends more than|its end"),
    "sends a chunk too short": (sending(CHUNKED + b"ff\r\nabc\r\n"), "before its end"),
    "sends no last chunk": (sending(CHUNKED + b"3\r\nabc\r\n"), "before its end"),
    "promises more than it sends": (sending(HEAD + b"Content-Length: 500\r\n\r\nabc"), "497 bytes before its end"),
    "promises too much": (sending(HEAD + b"Content-Length: 99999999999\r\n\r\nabc"), "holds 99,999,999,999 bytes"),
    "unpacks to too much": (
        sending(answer(gzip.compress(bytes(100_000_000)), Content_Encoding="gzip")),
        "unpacks to",
    ),
    "says it is packed": (sending(answer(Content_Encoding="gzip")), "damaged"),
    "ends within its packed page": (
        sending(answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")),
        "before its end",
    ),
    "is packed in pieces of nothing": (
        sending(answer(gzip.compress(b"") * 4_000 + gzip.compress(PAGE)[:-9], Content_Encoding="gzip")),
        "before its end",
    ),
    "is packed twice": (sending(answer(BOMB, Content_Encoding="gzip, gzip")), "not asked for"),
    "is packed as nobody asked": (sending(answer(Content_Encoding="zstd")), "not asked for"),
    "is transferred as nobody asked": (sending(HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n"), "not asked for"),
    "ends at once": (sending(b""), "not proper HTTP"),
    "speaks no HTTP": (sending(b"SSH-2.0-OpenSSH_9\r\n"), "not proper HTTP"),
    "speaks HTTP 0.9": (sending(PAGE), "not proper HTTP"),
    "speaks HTTP 2": (sending(b"HTTP/2 200\r\n\r\n"), "not proper HTTP"),
    "has no status": (sending(b"HTTP/1.1 OK\r\n\r\n"), "not proper HTTP"),
    "has an odd status": (sending(b"HTTP/1.1 -20 OK\r\n\r\n"), "not proper HTTP"),
}


@pytest.mark.parametrize(("serve", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_server_is_refused_in_time(serve: Serve, words: str) -> None:
    slow = {"pause": 0.3} if "nothing" in words else {"seconds": 0.6} if "longer" in words else {}
    with serving(serve) as port:
        found = fetch(port, **slow)
    assert isinstance(found, Rejection), found
    assert re.search(words, found.reason)  # versions of the parser call one thing by several names


def test_a_bomb_is_not_unpacked_first_and_measured_then() -> None:
    with serving(sending(answer(gzip.compress(bytes(100_000_000)), Content_Encoding="gzip"))) as port:
        tracemalloc.start()
        found = fetch(port)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert isinstance(found, Rejection)
    assert most < 5_000_000


@pytest.mark.parametrize(
    "data",
    [
        answer(),
        HEAD + b"\r\n" + PAGE,
        HEAD + b"Content-Length: nonsense\r\n\r\n" + PAGE,
        HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"and more",
        CHUNKED + b"%x;a=b\r\n" % len(PAGE) + PAGE + b"\r\n0\r\nA: b\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + answer(),
        answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        answer(gzip.compress(PAGE) + b"", Content_Encoding="X-GZIP"),
        b"HTTP/1.0 200 OK\n\n" + PAGE,
    ],
)
def test_an_ordinary_server_is_read(data: bytes) -> None:
    with serving(sending(data)) as port:
        found = fetch(port)
    assert isinstance(found, Fetched), found
    assert found.data == PAGE
    assert found.url == f"http://localhost:{port}/a"


def test_a_redirect_to_this_machine_needs_the_users_word_for_its_port_too() -> None:
    with serving(sending(answer())) as other:
        location = f"http://localhost:{other}/a"
        with serving(sending(answer(b"", status="302 Found", Location=location))) as port:
            assert isinstance(found := fetch(port), Rejection)
            assert f"port {other}" in found.reason


def test_a_port_where_nobody_listens_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert isinstance(found := fetch(port), Rejection)
    assert "cannot be reached" in found.reason


def test_a_name_that_is_found_too_late_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    late = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: late.wait(10))
    with pytest.raises(TimeoutError, match="in time"):
        resolve_name("ness.example", 80, 0.05)
    late.set()


def test_a_name_is_looked_up_as_the_system_knows_it() -> None:
    assert set(resolve_name("localhost", 80, 5)) <= {"127.0.0.1", "::1"}


def test_a_name_that_nobody_knows_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(OSError, match="no such name"):
        resolve_name("ness.example", 80, 5)


def test_tls_is_checked_for_the_name() -> None:
    context = make_context()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the key and certificate of `localhost`, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    made = subprocess.run(
        ["openssl", *words.split(), "-keyout", "key.pem", "-out", "cert.pem"], cwd=folder, capture_output=True
    )
    if made.returncode:
        pytest.skip("the openssl here makes no such certificate")
    (folder / "both.pem").write_bytes((folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes())
    return folder / "both.pem"


@pytest.mark.parametrize(
    ("host", "is_known", "words"),
    [
        ("localhost", True, ""),
        ("127.0.0.1", True, "no valid certificate"),
        ("localhost", False, "no valid certificate"),
    ],
)
def test_a_certificate_must_be_known_and_for_the_host(
    certificate: Path, host: str, is_known: bool, words: str
) -> None:
    serving_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving_side.load_cert_chain(certificate)
    context = make_context()
    if is_known:
        context.load_verify_locations(certificate)
    with serving(sending(answer()), context=serving_side) as port:
        client = Client(allow=[f"{host}:{port}"], outside=Outside(secure=Security(context).secure))
        found = client.fetch(f"https://{host}:{port}/a")
    if not words:
        assert isinstance(found, Fetched), found
        assert found.data == PAGE
        return
    assert isinstance(found, Rejection)
    assert words in found.reason


def test_a_server_without_tls_makes_no_secure_connection() -> None:
    with serving(sending(answer())) as port:
        limits = Thresholds(connecting=0.3)
        found = Client(allow=[f"localhost:{port}"], thresholds=limits).fetch(f"https://localhost:{port}/a")
    assert isinstance(found, Rejection)
    assert "no secure connection" in found.reason
