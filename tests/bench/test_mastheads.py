"""How mastheads are compared: the same folding for gold and answers, wrong names counted."""

from __future__ import annotations

from bench.mastheads import Masthead, fold_words, score_reader, split_names
from bench.pages import Page


def _page(title: str | None, author: str | None = None, site: str | None = None) -> Page:
    return Page("page", "", None, None, title=title, author=author, site=site)


def test_words_and_names_are_folded_alike() -> None:
    assert fold_words(" The  Pier ‘holds’ – again ") == "the pier 'holds' - again"
    assert split_names("By Bea Ostrow, PhD and ILO BRAND / AFP") == {"bea ostrow", "ilo brand", "afp"}
    assert split_names("") == frozenset()


def test_figures_count_what_is_right_given_and_wanted() -> None:
    pages = [_page("Pier holds", "Bea Ostrow"), _page("Pier falls | Lantern Post", None, "Lantern Post")]
    found = [Masthead("Pier Holds", "Bea Ostrow; Ilo Brand", ""), Masthead("Pier falls", "Ilo Brand", "Lantern Post")]
    figures = score_reader(pages, found)
    assert figures.titles == (1, 2, 2)
    assert figures.bare == (2, 2, 2)
    assert figures.authors == (1, 3, 1)
    assert figures.bylines == (0, 2, 1)
    assert figures.sites == (1, 1, 1)
