"""What a feed among the user's URLs leads to, and where it ends."""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path

from tests.readers.web.stubs import PUBLIC, Net, answer

from tellings.readers import read_reports
from tellings.readers.lines import Item
from tellings.types.documents import Rejection, Report

HOME = "https://ness.example/"


def feed(*links: str) -> bytes:
    """Return a feed that names pages."""
    items = "".join(f"<item><title>Ferry</title><link>{link}</link></item>" for link in links)
    words = f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'
    return answer(words.encode(), media_type="application/rss+xml")


def opml(*links: str) -> str:
    """Return a list of feeds."""
    outlines = "".join(f'<outline type="rss" xmlUrl="{link}"/>' for link in links)
    return f'<?xml version="1.0"?>\n<opml version="2.0"><body>{outlines}</body></opml>'


def read(net: Net, *paths: object, follow: bool = False) -> tuple[list[Report], list[Rejection]]:
    """Return what the paths hold, read through a client of the net."""
    items: list[Item] = list(read_reports([str(path) for path in paths], fetch=net.client().fetch, follow=follow))
    return (
        [item for item in items if isinstance(item, Report)],
        [item for item in items if isinstance(item, Rejection)],
    )


def network(**pages: bytes) -> Net:
    """Return a network in which every name has an address."""
    return Net(defaultdict(lambda: [[PUBLIC]]), {f"ness.example/{path}": page for path, page in pages.items()})


def test_the_pages_of_a_feed_are_read_up_to_a_bound() -> None:
    links = [f"{HOME}p{number}" for number in range(60)]
    net = network(feed=feed(*links), **{f"p{number}": answer() for number in range(60)})
    reports, rejections = read(net, HOME + "feed")
    assert [report.url for report in reports] == links[:50]
    assert [rejection.report_id for rejection in rejections] == links[50:]
    assert len(net.paths) == 51
    assert {report.fetched for report in reports} > {"2031-04-03T12:00:01+00:00"}
    assert net.waits == [1.0] * 50


def test_a_packed_list_is_followed_like_any_other() -> None:
    pages = f"<?xml version='1.0'?><urlset><url><loc>{HOME}a</loc></url><url><loc>{HOME}feed</loc></url></urlset>"
    packed = answer(gzip.compress(pages.encode()), media_type="application/gzip")
    net = network(**{"map.xml.gz": packed, "a": answer(), "feed": feed(HOME + "b"), "b": answer()})
    reports, rejections = read(net, HOME + "map.xml.gz")
    assert ([report.url for report in reports], rejections) == ([HOME + "a", HOME + "b"], [])


def test_a_page_of_a_feed_leads_no_further() -> None:
    inner = feed(HOME + "b")
    net = network(feed=feed(HOME + "inner", HOME + "list"), inner=inner, list=answer(opml(HOME + "b").encode()))
    reports, rejections = read(net, HOME + "feed")
    assert reports == []
    assert len(rejections) == 2
    assert net.paths == ["/feed", "/inner", "/list"]


def test_a_list_that_is_a_file_is_followed_only_with_the_users_word(tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text(opml(HOME + "feed", "http://localhost/feed", "file:///etc/passwd"), encoding="utf-8")
    net = network(feed=feed(HOME + "a"), a=answer())
    reports, rejections = read(net, path)
    assert (reports, net.wires, net.looks) == ([], [], [])
    assert "--follow" in rejections[0].reason
    reports, rejections = read(net, path, follow=True)
    assert [report.url for report in reports] == [HOME + "a"]
    assert net.paths == ["/feed", "/a"]
    assert [rejection.report_id for rejection in rejections] == ["http://localhost/feed"]


def test_a_page_and_a_file_are_read_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Ness sails again.", encoding="utf-8")
    net = network(a=answer(b"The ramp is mended.", media_type="text/plain; charset=utf-8"))
    reports, rejections = read(net, tmp_path / "a.txt", HOME + "a", HOME + "gone")
    assert [(report.id, report.media_type) for report in reports] == [
        ("a.txt", "text/plain"),
        (HOME + "a", "text/plain"),
    ]
    assert [rejection.report_id for rejection in rejections] == [HOME + "gone"]
