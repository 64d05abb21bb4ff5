"""URLs as arguments, from a server at this machine: what is fetched, what is not, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.readers.web.servers import serving
from tests.readers.web.stubs import answer

from tellings.faces.cli import main
from tellings.readers.web import Thresholds

WORDS = """The harbour office of Velmora said on Thursday, 3 April 2031, that the ferry to Ness would sail again.

“We have checked every bolt of the ramp,” said Ilo Tarn, who runs the harbour office. He gave no further details.

Two hundred islanders had waited nine days for the boat, and a bakery on Ness sold its last loaf on Wednesday.
"""


def page(title: str) -> bytes:
    """Return a page with a title of its own."""
    paragraphs = "".join(f"<p>{line}</p>" for line in WORDS.split("\n\n"))
    html = f"<!doctype html><html lang=en><title>{title}</title><body><article><h1>{title}</h1>{paragraphs}</article>"
    return answer(html.encode(), media_type="text/html; charset=utf-8")


def feed(*links: str) -> bytes:
    """Return a feed that names pages."""
    items = "".join(f"<item><title>Ferry {link}</title><link>{link}</link></item>" for link in links)
    return answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode(),
        media_type="application/rss+xml",
    )


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr("tellings.readers.web.clients.Thresholds", partial(Thresholds, delay=0))
    pages: dict[str, bytes] = {"/a": page("Ferry to Ness sails again"), "/b": page("Ramp of Velmora is mended")}
    line = json.dumps({"id": "one", "text": WORDS}).encode() + b"\n"
    pages["/lines"] = answer(line * 2, media_type="application/x-ndjson")
    with serving(pages) as port:
        here = f"http://localhost:{port}"
        pages["/feed"] = feed(
            f"{here}/a", f"{here}/b", f"{here}/gone", "http://127.0.0.1/secret", "file:///etc/passwd"
        )
        pages["/moved"] = answer(b"", status="301 Moved", Location="/a")
        yield port


def extract(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[Any], str]:
    """Return the exit code, the documents and the messages of an extraction."""
    code = main(["extract", *map(str, words)])
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_a_page_is_read_with_its_address(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    host = f"localhost:{port}"
    code, documents, told = extract(capsys, f"http://{host}/moved", "--allow-host", host)
    assert code == 0, told
    (document,) = documents
    assert (document["report"]["id"], document["report"]["url"]) == (f"http://{host}/a", f"http://{host}/a")
    assert "every bolt" in str(document["text"])


def test_a_host_of_this_machine_needs_the_users_word(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    code, documents, told = extract(capsys, f"http://localhost:{port}/a")
    assert (code, documents) == (1, [])
    assert f"--allow-host localhost:{port}" in told


def test_a_feed_leads_to_its_own_pages_and_nowhere_else(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    host = f"localhost:{port}"
    code, documents, told = extract(capsys, f"http://{host}/feed", "--allow-host", host, "--allow-host", "127.0.0.1")
    assert code == 0, told
    assert [document["title"] for document in documents] == ["Ferry to Ness sails again", "Ramp of Velmora is mended"]
    assert "there is no such page" in told
    assert "http://127.0.0.1/secret" in told
    assert "no page may lead there" in told
    assert "rejected 3" in told


def test_a_feed_that_is_a_file_is_followed_only_with_the_users_word(
    port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(f"http://localhost:{port}/a").partition(b"\r\n\r\n")[2])
    code, documents, told = extract(capsys, path)
    assert (code, documents) == (1, [])
    assert "--follow" in told
    code, documents, told = extract(capsys, path, "--follow", "--allow-host", f"localhost:{port}")
    assert (code, documents) == (1, [])
    assert "no page may lead there" in told


def test_lines_of_json_are_read_as_from_a_file(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    host = f"localhost:{port}"
    code, documents, told = extract(capsys, f"http://{host}/lines", "--allow-host", host)
    assert code == 0, told
    assert [document["report"]["id"] for document in documents] == ["one", "one#2"]


def test_fetched_pages_are_kept_where_the_user_says(
    port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host = f"localhost:{port}"
    code, _, told = extract(capsys, f"http://{host}/a", "--allow-host", host, "--cache", tmp_path / "kept")
    assert code == 0, told
    assert list((tmp_path / "kept").iterdir()) == []  # the page says nothing to ask with again


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--allow-host", "http://localhost"), "expected HOST or HOST:PORT"),
        (("--cache", "/dev/null/a"), "expected a folder"),
    ],
)
def test_wrong_use_is_told_with_code_2(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "http://localhost/", *words]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", ["read", "extract", "annotate", "cluster", "verify"])
def test_help_teaches_what_is_fetched(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for word in ("--allow-host HOST[:PORT]", "--cache FOLDER", "--follow", "robots.txt", "Proxies"):
        assert word in told
