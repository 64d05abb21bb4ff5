"""Syntactic words, as laws and as a table of sentences cut by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.words import split_words

letters = st.sampled_from(list("abIUS .,-'’\"“”$%/:@_&0159!?…()\n\té\u0301\u00ad#+")) | st.characters()
pieces = st.sampled_from(
    ["U.S.", "can't", "et al.", "http://", "No.", "co-", "5:30pm", "Ph.D.", "1/2", "cannot", " "]
)


@given(st.text(letters, max_size=60) | st.lists(pieces | letters, max_size=20).map("".join))
def test_words_stand_in_order_and_cover_all_but_space(text: str) -> None:
    words = split_words(text)
    assert all(start < end for start, end in words)
    assert all(one[1] <= two[0] for one, two in pairwise(words))
    covered = {place for start, end in words for place in range(start, end)}
    assert all(place in covered for place, char in enumerate(text) if not char.isspace())
    assert not any(text[place].isspace() for place in covered)


# A bar stands where two words stand without a space between them.
@pytest.mark.parametrize(
    "line",
    [
        "Mr. Oru did|n't call Ms. Vell|'s office|.",
        "She ca|n’t go|; he|’s ill and they|’d wait|.",
        "We can|not say who|'s gon|na pay|.",
        "Workers|' unions and O'Brien|'s allies met at six o'clock|.",
        "A long|-|term plan by al|-|Masri|, a co-founder of the non-profit|.",
        "UN|-|backed envoys left in mid-July by e-mail|.",
        "The U.S. envoy paid $|5|, or 50|% of US$|10|.",
        "He lives in the U.S|.",
        "“|He lives in the U.S|.|”",
        "Ships|, nets|, etc. are sold by Vell Inc. of Saltmere|.",
        "It opens at 5:30|pm|, not 5:30 p.m|.",
        "J. R. Oru met D.K. Vell|, and chose Plan B|.",
        "The 9/11 file of 03/15/2024 and|/|or a 1|/|2 page of 2024-03-15|.",
        "He ran 40|km on Jan. 19th|, in the 1990s|.",
        "See https://ferry.example/a-b?c=1|, www.ferry.example or ask desk@ferry.example|.",
        "A war of 2022|–|2024|... then|--|peace|?!",
        "He said “|no|”|, not ‘|yes|’|.",
        "Talks lasted two|-|and|-|a|-|half hours|, 1,000|-|for|-|1,000|.",
        "The score was 3|-|1|, No. 5 won|; the answer is no|.",
        "About 2.5 million of them saw @saltmere and #ferry|.",
        "Call 555-0123 or 415-555-0123 :)",
        "R&D at AT&T cost €|3|m|.",
        "Oru et al. wrote it in the ’90s|.",
        "Oru v. Vell was heard on p. 12|.",
        "The cafe\u0301 of Ph.D. students is Saltmere.com|'s|.",
        "The ship|(|s|) left on Sept. 5|; I|'d|'ve stayed|.",
    ],
)
def test_a_line_is_cut_at_spaces_and_bars(line: str) -> None:
    text = line.replace("|", "")
    assert [text[start:end] for start, end in split_words(text)] == re.split(r"[ |]", line)


_NASTY = (
    """a. a 1: 1 1,000 http:// http://. a@ @ a.com/! www. 's a_ _ … ." a- U.S. e\u0301 n't 1/ 555- a& A& + ab. co- """
    """:-) Ph. "a a.a ’ ‘ 1.a 1,a \u200b \u00ad \u0301 a\u200b \u200b!"""
)


@pytest.mark.parametrize("piece", _NASTY.split())
def test_long_texts_do_not_run_away(piece: str) -> None:
    assert split_words(piece * 30_000)


def test_nothing_has_no_words() -> None:
    assert split_words("") == split_words(" \n\t") == []
