"""Visible lines of a page with kind, place and links, and the marks by which an extractor's finds are known."""

from __future__ import annotations

from lxml.html import fromstring

from tellings.extraction.rows import Layout, count_marks, read_rows


def _read(markup: str) -> Layout:
    return read_rows(fromstring(f"<html><body>{markup}</body></html>"))


def _kinds(markup: str) -> list[tuple[str, str]]:
    return [(row.kind, row.text) for row in _read(markup).rows]


def test_lines_have_the_kind_of_their_markup() -> None:
    assert _kinds("<h2>Pier</h2><p>One <b>two</b></p>three<ul><li><p>four</p></li></ul>") == [
        ("heading", "Pier"),
        ("paragraph", "One two"),
        ("paragraph", "three"),
        ("list-item", "four"),
    ]


def test_a_table_is_read_row_by_row() -> None:
    table = "<table><tr><th>Boat</th><th>Seats</th></tr><tr><td>Otter</td><td>40</td></tr></table>"
    assert _kinds(table) == [("table-row", "Boat | Seats"), ("table-row", "Otter | 40")]
    assert _kinds("<table><tr><td><p>All in one cell</p></td></tr></table>") == [("paragraph", "All in one cell")]


def test_a_table_that_only_lays_out_its_text_has_no_rows() -> None:
    text = "The ferry sails again from Monday. " * 10
    table = f"<table><tr><td>Menu</td><td>{text}<br>{text}</td></tr></table>"
    assert {row.kind for row in _read(table).rows} == {"paragraph"}
    rows = "".join(f"<tr><td>Otter {number}</td><td>{text}</td></tr>" for number in range(9))
    assert {row.kind for row in _read(f"<table>{rows}</table>").rows} == {"table-row"}


def test_a_figure_gives_a_caption_and_its_credit() -> None:
    figure = '<figure><img><figcaption>The pier <span class="credit">Bea Ostrow</span></figcaption></figure>'
    assert _kinds(figure) == [("caption", "The pier"), ("credit", "Bea Ostrow")]


def test_links_are_measured_and_hidden_links_do_not_count_on() -> None:
    rows = _read('<p><a href="/a">All of it</a></p><a hidden>gone</a><p>None of it</p>').rows
    assert [(row.linked, row.reason) for row in rows] == [(1.0, None), (1.0, "not shown"), (0.0, None)]


def test_boxes_hold_their_lines() -> None:
    layout = _read('<p>One</p><div class="related"><p>Two</p><p>Three</p></div><p>Four</p>')
    assert [(box.reason, box.first, box.last) for box in layout.boxes] == [("related", 1, 3)]
    assert [row.reason for row in layout.rows] == [None, "related", "related", None]


def test_a_name_of_a_part_on_the_whole_article_means_nothing() -> None:
    text = "The ferry sails again from Monday. " * 60
    assert {row.kind for row in _read(f'<div class="summary"><p>{text}</p><p>{text}</p></div>').rows} == {"paragraph"}


def test_each_text_carries_the_mark_of_its_line() -> None:
    tree = fromstring("<html><body><p>One <b>two</b> three</p><p>Four</p></body></html>")
    read_rows(tree)
    assert count_marks(tree.itertext()) == {0: len("One two three"), 1: len("Four")}


def test_marks_that_a_page_brings_along_are_taken_out() -> None:
    tree = fromstring("<html><body><p>One&#983045;</p><p>Two</p></body></html>")
    assert [row.text for row in read_rows(tree).rows] == ["One", "Two"]
    assert count_marks(tree.itertext()) == {0: 3, 1: 3}
