"""There is one door to the network, and nothing but a URL that the user gives opens it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "tellings"
MODULES = sorted(SOURCE.rglob("*.py"))
NETWORK = {
    *(
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "urllib.error",
        "urllib.robotparser",
        "urllib3",
        "requests",
        "httpx",
    ),
    *(
        "aiohttp",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
        "asyncio",
        "socketserver",
        "pycurl",
    ),
    *("webbrowser", "selectors", "trafilatura.downloads", "htmldate.utils", "huggingface_hub", "select", "_socket"),
}
DOORS = {
    "readers/web/connections.py": {"socket", "ssl"},
    "readers/web/exchanges.py": {"http"},
}
CALLS = {"fetch_url", "fetch_response", "urlopen", "urlretrieve", "create_connection", "getaddrinfo", "gethostbyname"}


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the modules that a module imports, wherever in it, and of what it imports from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_the_client_imports_what_reaches_the_network(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    allowed = DOORS.get(path.relative_to(SOURCE).as_posix(), set())
    for name in imports(tree):
        parts = name.split(".")
        found = {".".join(parts[:length]) for length in range(1, len(parts) + 1)} & NETWORK
        assert found <= allowed, name
    if not allowed:
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.Attribute) and node.attr in CALLS), ast.unparse(node)
            assert not (isinstance(node, ast.Name) and node.id in CALLS), node.id


SPY = """
import os, sys

def spy(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        address = arguments[0] if event.startswith("socket.get") else arguments[1]
        if isinstance(address, (tuple, str)) and not str(address).startswith("/"):
            with open(os.environ["SPY"], "a") as told:
                told.write(f"{event} {address!r}\\n")
            raise RuntimeError("this run must not reach the network")

sys.addaudithook(spy)
"""


def run_watched(folder: Path, *words: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a command and its children under an audit of every connection and look-up; return what was seen too."""
    (folder / "sitecustomize.py").write_text(SPY, encoding="utf-8")
    seen = folder / "seen.txt"
    seen.write_text("")
    path = os.pathsep.join((str(folder), str(ROOT / "src")))
    ran = subprocess.run(
        [sys.executable, "-m", "tellings", *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "SPY": str(seen)},
        cwd=ROOT,
        check=False,
    )
    return ran, seen.read_text()


def test_reading_the_example_reaches_for_no_network(tmp_path: Path) -> None:
    """Neither the extractor nor the language identifier nor the model's runtime looks anything up."""
    ran, seen = run_watched(tmp_path, "read", "examples/harbour/reports", "--format", "json")
    assert ran.returncode == 0, ran.stderr
    assert seen == ""


PAGE = """<!doctype html><html><head><title>Ferry to Ness sails again</title>
<base href="http://127.0.0.1:9/"><link rel="canonical" href="http://127.0.0.1:9/a"><link rel="amphtml" href="/amp">
<link rel="stylesheet" href="http://127.0.0.1:9/s.css"><meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">
<meta property="og:url" content="http://127.0.0.1:9/a"><script src="http://127.0.0.1:9/s.js"></script>
<script type="application/ld+json">{"@type": "NewsArticle", "@id": "http://127.0.0.1:9/a", "url": "http://127.0.0.1:9/",
"@context": "http://127.0.0.1:9/context"}</script></head><body><article><h1>Ferry to Ness sails again</h1>
<img src="http://127.0.0.1:9/p.png"><iframe src="http://127.0.0.1:9/f"></iframe>
<p>The harbour office of Velmora said on Thursday that the ferry to Ness would sail again on Monday.</p>
<p>“We have checked every bolt of the ramp,” said Ilo Tarn, who runs the harbour office, see http://127.0.0.1:9/ramp.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">
<rss version="2.0"><channel><title>Velmora Post</title><link>http://127.0.0.1:9/</link>
<item><title>Ferry</title><link>http://127.0.0.1:9/a</link><description>The ferry …</description></item>
</channel></rss>"""


def test_what_a_report_names_is_not_fetched(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "feed.xml").write_text(FEED, encoding="utf-8")
    (folder / "list.opml").write_text(
        '<opml version="2.0"><body><outline type="rss" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>',
        encoding="utf-8",
    )
    (folder / "urls.txt").write_text("http://127.0.0.1:9/\nhttps://velmora.example/a\n", encoding="utf-8")
    ran, seen = run_watched(tmp_path, "read", str(folder), "--allow-host", "127.0.0.1:9")
    assert ran.returncode == 0, ran.stderr
    assert "Ilo Tarn" in ran.stdout
    assert seen == ""


def test_the_audit_sees_a_connection(tmp_path: Path) -> None:
    """With the user's word, and only then, the same feed leads to the network: the audit would have told."""
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    ran, seen = run_watched(tmp_path, "read", str(tmp_path / "feed.xml"))
    assert (ran.returncode, seen) == (1, "")
    assert "--follow" in ran.stderr
    ran, seen = run_watched(tmp_path, "read", "http://127.0.0.1:9/a", "--allow-host", "127.0.0.1:9")
    assert seen == "socket.connect ('127.0.0.1', 9)\n"
