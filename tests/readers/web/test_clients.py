"""How the client follows, waits, asks again and keeps: with a network and a clock of the test's own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.web.stubs import MISSING, OTHER, PAGE, PUBLIC, Net, Script, answer, redirect, site

from tellings.errors import UsageError
from tellings.readers.places import Fetched
from tellings.readers.web.clients import AGENT, Client
from tellings.readers.web.connections import Outside
from tellings.types.documents import Rejection

NESS = "https://ness.example/"


def refused(found: Fetched | Rejection) -> str:
    """Return the reason of a rejection."""
    assert isinstance(found, Rejection), found
    assert found.stage == "read"
    assert found.reason.startswith("It was not fetched: ")
    assert found.reason.endswith(".")
    return found.reason


def fetched(found: Fetched | Rejection) -> Fetched:
    """Return what was fetched."""
    assert isinstance(found, Fetched), found
    return found


def test_a_page_comes_with_its_place_type_and_time() -> None:
    net = site("ness.example", a=answer(media_type="text/html; charset=windows-1252"))
    found = fetched(net.client().fetch(NESS + "a#top"))
    assert found == Fetched(PAGE, "text/html; charset=windows-1252", NESS + "a", "2031-04-03T12:00:00+00:00")


def test_the_request_is_plain() -> None:
    net = site("ness.example", a=answer())
    net.client().fetch("http://ness.example/a")
    lines = net.wires[-1].request.split("\r\n")
    assert lines[:3] == ["GET /a HTTP/1.1", "Host: ness.example", f"User-Agent: {AGENT}"]
    assert lines[-3:] == ["Connection: close", "", ""]
    assert not any(line.lower().startswith(("cookie", "referer", "authorization")) for line in lines)
    assert AGENT.startswith("Tellings/")
    assert "http" not in AGENT


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    net = site("ness.example", a=answer())
    fetched(net.client().fetch(NESS + "a"))
    assert net.addresses == {PUBLIC}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("204 No Content", "status 204"),
        ("206 Partial", "status 206"),
        ("304 Not Modified", "status 304"),
        ("305 Use Proxy", "status 305"),
        ("401 Unauthorized", "sign in"),
        ("402 Payment Required", "pay"),
        ("403 Forbidden", "save the page"),
        ("404 Not Found", "no such page"),
        ("410 Gone", "gone"),
        ("418 Teapot", "status 418"),
        ("451 Legal", "legal"),
        ("500 Oops", "fault of its own"),
        ("999 Denied", "status 999"),
    ],
)
def test_an_answer_without_a_page_says_what_to_do(status: str, words: str) -> None:
    net = site("ness.example", a=answer(status=status))
    assert words in refused(net.client().fetch(NESS + "a"))
    assert net.paths == ["/a"]


@pytest.mark.parametrize(
    ("media_type", "path"),
    [
        *(("text/html", "a"), ("TEXT/HTML;charset=utf-8", "a"), ("text/plain", "a"), (None, "a"), ("text/xml", "a")),
        *(("application/xhtml+xml", "a"), ("application/rss+xml", "a"), ("application/feed+json", "a")),
        *(
            ("application/ld+json", "a"),
            ("application/json; a=b", "a"),
            ("application/warc", "a"),
            ("text/markdown", "a"),
        ),
        *(("application/gzip", "a"), ("application/x-ndjson", "a"), ("application/octet-stream", "a.warc.gz?b")),
        *(("application/octet-stream", "a.jsonl"), ("application/atom+xml", "a")),
    ],
)
def test_wanted_types_are_read(media_type: str | None, path: str) -> None:
    net = site("ness.example", {path: answer(media_type=media_type)})
    assert fetched(net.client().fetch(NESS + path)).data == PAGE


@pytest.mark.parametrize(
    ("media_type", "path"),
    [
        *(
            ("image/png", "a.html"),
            ("application/pdf", "a"),
            ("video/mp4", "a"),
            ("text/css", "a"),
            ("image/svg+xml", "a"),
        ),
        *(("application/octet-stream", "a"), ("application/octet-stream", "a.exe"), ("nonsense", "a"), ("*/*", "a")),
        *(("application/zip", "a"), ("multipart/form-data", "a"), ("text", "a"), ("application/wasm", "a.gz")),
    ],
)
def test_other_types_are_not_read(media_type: str, path: str) -> None:
    net = site("ness.example", {path: answer(media_type=media_type)})
    assert "type" in refused(net.client().fetch(NESS + path))


def test_redirects_are_followed_and_each_is_checked() -> None:
    net = Net(
        {"ness.example": [[PUBLIC]], "www.ness.example": [[OTHER]]},
        {
            "ness.example/": redirect("https://ness.example/", "301 Moved"),
            "ness.example/b": answer(),
            "www.ness.example/c": redirect("https://ness.example/b"),
        },
    )
    net.sites = {**net.sites, "ness.example/": redirect("https://www.ness.example/c")}
    found = fetched(net.client().fetch("http://ness.example/"))
    assert found.url == "https://ness.example/b"
    assert net.paths == ["/", "/c", "/b"]
    assert [wired.name for wired in net.wires] == [
        *(None, None, "www.ness.example", "www.ness.example", "ness.example", "ness.example")
    ]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (redirect("https://ness.example/a"), "redirects to itself"),
        (redirect("/a#b"), "redirects to itself"),
        (redirect("http://ness.example/b"), "from https"),
        (redirect("http://other.example/b"), "from https"),
        (redirect(""), "no URL"),
        (redirect("file:///etc/passwd"), "found file"),
        (redirect("https://ada@ness.example/"), "user name"),
        (redirect("https://ness.example:22/"), "port 22"),
        (answer(status="302 Found"), "not say where"),
        (b"HTTP/1.1 302 Found\r\nLocation: /b\r\nLocation: /c\r\n\r\n", "two different Location"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(script: bytes, words: str) -> None:
    net = site("ness.example", a=script, b=answer())
    assert words in refused(net.client().fetch(NESS + "a"))
    assert net.paths == ["/a"]


def test_a_ring_and_a_long_way_of_redirects_end() -> None:
    ring = site("ness.example", a=redirect("/b"), b=redirect("/a"))
    assert "redirects to itself" in refused(ring.client().fetch(NESS + "a"))
    assert ring.paths == ["/a", "/b"]
    steps = {str(step): redirect(f"/{step + 1}") for step in range(20)}
    assert "more than 5 times" in refused(site("ness.example", steps).client().fetch(NESS + "0"))
    five = site("ness.example", {**steps, "5": answer()})
    assert fetched(five.client().fetch(NESS + "0")).url == NESS + "5"


PARTS = (
    *(
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/1.1 503 Busy\r\n",
        b"HTTP/1.0 ",
        b"200",
        b"\r\n",
        b"\n",
        b"\r",
    ),
    *(
        b"Content-Type: text/html\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: ",
        b"Transfer-Encoding: chunked\r\n",
    ),
    *(b"Content-Encoding: gzip\r\n", b"Location: /b\r\n", b"Location: ", b"Retry-After: 2\r\n", b"Retry-After: "),
    *(
        b"ETag: ",
        b"5\r\nabcde\r\n",
        b"0\r\n\r\n",
        b"-1\r\n",
        b"abc",
        b"\x00\xff\x1f\x8b",
        b":",
        b" ",
        b"\xc3\xa4",
        b"\xe2\x80\xa8",
    ),
    gzip.compress(b"abc"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=14).map(b"".join), st.booleans())
def test_whatever_a_server_sends_is_a_page_or_a_rejection(data: bytes, is_robots: bool) -> None:
    net = site("ness.example", {"robots" if is_robots else "a": data})
    found = net.client(delay=0).fetch(NESS + "a")
    assert isinstance(found, Fetched) or found.reason.startswith("It was not fetched: ")
    assert all(sock.is_closed for sock in net.sockets)
    assert net.addresses == {PUBLIC}


def test_a_packed_page_is_unpacked() -> None:
    packed = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    net = site("ness.example", a=answer(packed, Content_Encoding="gzip"), b=answer(PAGE, Content_Encoding="br"))
    assert fetched(net.client().fetch(NESS + "a")).data == PAGE
    assert "packed as 'br'" in refused(net.client().fetch(NESS + "b"))


def test_a_host_is_asked_no_more_often_than_it_likes() -> None:
    net = site("ness.example", a=answer(), b=answer(), c=answer())
    net.names = {**net.names, "other.example": [[OTHER]]}
    client = net.client(delay=1.0)
    client.fetch(NESS + "a")
    assert net.waits == []
    client.fetch(NESS + "b")
    assert net.waits == [1.0]
    net.now += 0.75
    client.fetch("https://other.example/")
    client.fetch(NESS + "c")
    assert net.waits == [1.0, 0.25]
    net.now += 5
    client.fetch(NESS + "a")
    assert net.waits == [1.0, 0.25]


@pytest.mark.parametrize(("said", "wait"), [("7", 7.0), ("0.5", 1.0), ("86400", 30.0)])
def test_a_delay_that_the_site_asks_for_is_kept_within_bounds(said: str, wait: float) -> None:
    robots = answer(f"User-agent: *\nCrawl-delay: {said}".encode(), media_type="text/plain")
    net = site("ness.example", robots=robots, a=answer(), b=answer())
    client = net.client()
    client.fetch(NESS + "a")
    client.fetch(NESS + "b")
    assert net.waits == [wait]


def once(first: bytes, then: bytes) -> Script:
    """Return a script that answers the second time with something else."""
    answers = iter([first])
    return lambda _: next(answers, then)


@pytest.mark.parametrize("status", ["429 Too Many", "503 Busy"])
@pytest.mark.parametrize(
    ("said", "wait"),
    [("20", 20.0), ("0", 1.0), ("Thu, 03 Apr 2031 12:00:30 GMT", 30.0), ("Thu, 03 Apr 2031 11:00:00 GMT", 1.0)],
)
def test_a_busy_site_is_asked_again_when_it_says(status: str, said: str, wait: float) -> None:
    script = once(answer(status=status, Retry_After=said), answer())
    net = site("ness.example", a=script)
    assert fetched(net.client().fetch(NESS + "a")).data == PAGE
    assert sum(net.waits) == wait


@pytest.mark.parametrize("said", ["3600", "Thu, 03 Apr 2031 13:00:00 GMT"])
def test_a_site_that_wants_to_be_left_alone_is_left_alone(said: str) -> None:
    net = site("ness.example", a=answer(status="429 Too Many", Retry_After=said), b=answer())
    client = net.client()
    assert "in 3600 seconds" in refused(client.fetch(NESS + "a"))
    assert "3600 seconds" in refused(client.fetch(NESS + "b"))
    assert net.paths == ["/a"]
    net.now += 3_601
    assert fetched(client.fetch(NESS + "b")).data == PAGE


@pytest.mark.parametrize("said", ["", "soon", "-5", "1e3", "99999999999", "Thu, 99 Foo 2031 99:00:00 GMT"])
def test_a_busy_site_that_does_not_say_when_is_asked_once(said: str) -> None:
    net = site("ness.example", a=answer(status="503 Busy", Retry_After=said))
    assert "try again later" in refused(net.client().fetch(NESS + "a"))
    assert net.paths == ["/a"]


def test_a_site_that_stays_busy_is_asked_twice() -> None:
    net = site("ness.example", a=answer(status="503 Busy", Retry_After="5"))
    assert "busy" in refused(net.client().fetch(NESS + "a"))
    assert net.paths == ["/a", "/a"]


def test_robots_are_asked_once_for_each_host_and_scheme() -> None:
    net = site(
        "ness.example", robots=answer(b"User-agent: *\nDisallow: /b"), a=answer(), b=answer(), c=redirect("/b")
    )
    client = net.client()
    fetched(client.fetch(NESS + "a"))
    assert "robots.txt of ness.example asks" in refused(client.fetch(NESS + "b"))
    assert "robots.txt of ness.example asks" in refused(client.fetch(NESS + "c"))
    assert [wired.path for wired in net.wires] == ["/robots.txt", "/a", "/c"]
    client.fetch("http://ness.example/a")
    assert [wired.port for wired in net.wires if wired.path == "/robots.txt"] == [443, 80]


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "403 No", "404 Not Found", "410 Gone", "451 No"])
def test_without_robots_all_may_be_read(status: str) -> None:
    net = site("ness.example", robots=answer(b"User-agent: *\nDisallow: /", status=status), a=answer())
    assert fetched(net.client().fetch(NESS + "a")).data == PAGE


@pytest.mark.parametrize(
    "script",
    [
        answer(status="500 Oops"),
        answer(status="503 Busy", Retry_After="1"),
        answer(status="429 Too Many"),
        redirect("/robots.txt"),
        redirect("http://ness.example/robots.txt"),
        redirect("https://localhost/robots.txt"),
        b"nonsense",
        b"",
        answer(b"User-agent: *\nDisallow: /"),
    ],
)
def test_where_robots_cannot_be_had_nothing_is_read(script: bytes) -> None:
    net = site("ness.example", robots=script, a=answer())
    client = net.client()
    refused(client.fetch(NESS + "a"))
    asked = len(net.wires)
    refused(client.fetch(NESS + "a"))
    assert net.paths == []
    assert len(net.wires) == asked, "it is not asked again in this run"


@pytest.mark.parametrize("is_packed", [False, True])
def test_robots_may_lie_elsewhere_and_may_be_long(is_packed: bool) -> None:
    long = b"User-agent: *\nDisallow: /b\n" + b"# a comment\n" * 60_000 + b"Disallow: /a"
    net = Net(
        {"ness.example": [[PUBLIC]], "www.ness.example": [[OTHER]]},
        {
            "ness.example/robots.txt": redirect("https://www.ness.example/robots.txt"),
            "www.ness.example/robots.txt": answer(gzip.compress(long), Content_Encoding="gzip")
            if is_packed
            else answer(long, media_type="application/x-nonsense"),
            "ness.example/a": answer(),
            "ness.example/b": answer(),
        },
    )
    client = net.client()
    assert fetched(client.fetch(NESS + "a")).data == PAGE
    refused(client.fetch(NESS + "b"))


def test_a_kept_page_is_asked_for_with_its_conditions(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    first = answer(ETag='"abc"', Last_Modified="Thu, 03 Apr 2031 10:00:00 GMT", media_type="text/html; charset=utf-8")
    unchanged = answer(b"", status="304 Not Modified", media_type=None)
    net = site("ness.example", a=once(first, unchanged))
    before = fetched(net.client(cache=str(folder)).fetch(NESS + "a"))
    net.now += 60
    after = fetched(net.client(cache=str(folder)).fetch(NESS + "a"))
    assert (after.data, after.media_type, after.url) == (before.data, before.media_type, before.url)
    assert after.fetched == "2031-04-03T12:01:00+00:00"
    assert "If-None-Match" not in net.wires[1].request
    assert '\r\nIf-None-Match: "abc"\r\nIf-Modified-Since: Thu, 03 Apr 2031 10:00:00 GMT\r\n' in net.wires[-1].request
    (kept,) = folder.iterdir()
    assert len(kept.name) == len("0" * 64 + ".page")
    assert "ness" not in kept.name


def test_a_changed_page_takes_the_place_of_the_kept_one(tmp_path: Path) -> None:
    net = site("ness.example", a=once(answer(ETag='"1"'), answer(b"new", ETag='"2"')))
    net.client(cache=str(tmp_path)).fetch(NESS + "a")
    assert fetched(net.client(cache=str(tmp_path)).fetch(NESS + "a")).data == b"new"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "page",
    [answer(), answer(ETag='"1"', Cache_Control="private, no-store"), answer(status="404 Not Found", ETag='"1"')],
)
def test_what_cannot_be_asked_for_again_is_not_kept(page: bytes, tmp_path: Path) -> None:
    net = site("ness.example", a=page)
    net.client(cache=str(tmp_path)).fetch(NESS + "a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("change", [b"", b"{", b"null\n", b'{"format": "tellings.page/1"}\n', None, b"\x00" * 99])
def test_a_damaged_kept_page_is_passed_over(change: bytes | None, tmp_path: Path) -> None:
    net = site("ness.example", a=answer(ETag='"1"'))
    net.client(cache=str(tmp_path)).fetch(NESS + "a")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes() + b"!" if change is None else change)
    assert fetched(net.client(cache=str(tmp_path)).fetch(NESS + "a")).data == PAGE
    assert "If-None-Match" not in net.wires[-1].request


def test_a_kept_condition_cannot_bring_a_field_of_its_own(tmp_path: Path) -> None:
    net = site("ness.example", a=answer(ETag='"\u00e4\u0085b"', Last_Modified="x" * 2_000))
    net.client(cache=str(tmp_path)).fetch(NESS + "a")
    assert fetched(net.client(cache=str(tmp_path)).fetch(NESS + "a")).data == PAGE
    assert "If-" not in net.wires[-1].request


def test_a_cache_that_is_no_folder_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    with pytest.raises(UsageError, match="--cache"):
        Client(cache=str(tmp_path / "a"))


def test_a_name_without_an_address_and_a_host_that_does_not_answer_are_refused() -> None:
    net = Net({"none.example": [[]], "odd.example": [["nonsense"]]})
    for host in ("unknown.example", "none.example", "odd.example"):
        assert "has no address" in refused(net.client().fetch(f"https://{host}/"))
    net.names = {"ness.example": [[PUBLIC, OTHER, "9.9.9.9", "8.8.8.8", "7.7.7.7", "6.6.6.6"]]}
    tried: list[str] = []

    def connect(address: object, port: int, seconds: float) -> object:
        tried.append(str(address))
        raise ConnectionRefusedError(111, "Connection refused")

    outside = Outside(resolve=net.resolve, connect=connect, now=lambda: net.now, sleep=net.sleep)  # type: ignore[arg-type]
    assert "cannot be reached (Connection refused)" in refused(Client(outside=outside).fetch(NESS))
    assert tried == [PUBLIC, OTHER, "9.9.9.9", "8.8.8.8"]


def test_a_later_address_is_tried_where_the_first_does_not_answer() -> None:
    net = Net({"ness.example": [[PUBLIC, OTHER]]}, {"ness.example/": answer()})

    def connect(address: object, port: int, seconds: float) -> object:
        if str(address) == PUBLIC:
            raise TimeoutError("timed out")
        return net.connect(address, port, seconds)  # type: ignore[arg-type]

    outside = Outside(resolve=net.resolve, connect=connect, secure=net.secure, now=lambda: net.now, sleep=net.sleep)  # type: ignore[arg-type]
    assert fetched(Client(outside=outside).fetch(NESS)).data == PAGE
    assert net.addresses == {OTHER}


def test_an_archive_may_take_longer() -> None:
    net = site("ness.example", {"a.warc": answer(b"a" * 100_000, media_type="application/warc")})
    net.slowness = 1.0
    assert len(fetched(net.client().fetch(NESS + "a.warc")).data) == 100_000
    net.slowness = 20.0
    assert "longer than 660 seconds" in refused(net.client().fetch(NESS + "a.warc"))


def test_a_rejection_shows_no_password() -> None:
    found = Net().client().fetch("https://ada:secret@ness.example/a@b")
    assert "user name or password" in refused(found)
    assert isinstance(found, Rejection)
    assert found.report_id == "https://ness.example/a@b"


def test_pages_that_feeds_name_have_a_bound() -> None:
    net = site("ness.example", a=answer())
    client = net.client(followed=3, delay=0)
    for _ in range(3):
        fetched(client.fetch(NESS + "a", NESS + "feed"))
    assert "3 pages that feeds name" in refused(client.fetch(NESS + "a", NESS + "feed"))
    fetched(client.fetch(NESS + "a"))


def test_all_work_for_one_url_has_one_deadline() -> None:
    """A page that comes steadily, but too slowly, ends too; waiting out of courtesy does not count."""
    net = site("ness.example", robots=MISSING, a=answer(b"a" * 100_000), b=answer())
    net.slowness = 1.0
    assert "longer than 60 seconds" in refused(net.client().fetch(NESS + "a"))
    robots = answer(b"User-agent: *\nCrawl-delay: 30", media_type="text/plain")
    calm = site("ness.example", robots=robots, a=redirect("/b"), b=redirect("/c"), c=redirect("/d"), d=answer())
    assert fetched(calm.client().fetch(NESS + "a")).data == PAGE
    assert calm.waits == [30.0, 30.0, 30.0]


@pytest.mark.parametrize(
    "url", ["", "nonsense", "ftp://ness.example/", "https://ness.example/\x1b[2J\nnot read", "https://\ud800"]
)
def test_a_rejection_names_the_url_on_one_line(url: str) -> None:
    found = Net().client().fetch(url)
    refused(found)
    assert isinstance(found, Rejection)
    assert "\n" not in found.report_id
    found.report_id.encode("utf-8")
