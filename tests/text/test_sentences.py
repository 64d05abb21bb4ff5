"""Where sentences end, as a table and as laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.sentences import split_sentences


# A bar stands where a sentence ends.
@pytest.mark.parametrize(
    "line",
    [
        "The rate rose to 10.74.| There is no plan to cut it.",
        "Write to desk@saltmere.com.| If nobody answers, call.",
        "Judges heard Oru v. Vell on Monday.| Both sides appealed.",
        "Did she sign?| No.| They never asked her.",
        "It was No. 5 on the list.| No. 6 was the pier.",
        "They sell nets, ropes, etc.| Prices are low.",
        "Oru (b. 1950) and Vell (c. 1200 by one count) are both dead.",
        "1. The pier is to close.| 2. The ferry stays.",
        "We tried . . . but the wind turned.| Then we left.",
        "He wrote a book.[3] [4]| It sold well.",
        "Bring things (e.g. The Saltmere Atlas) along.",
        "The shop is full.| iPhone sales rose.| al-Masri bought two.",
        "That is plain wrong.| https://ferry.example/a says so.",
        "The harbour is closed.| nobody knows why.",
        "He lives in the U.S. with his son.| He left the U.S.| When he returned, it rained.",
        "Rep. Ann Oru, D-N.Y., spoke at 9 p.m. on Friday.",
        "She works for approx. five firms.",
        "http : / / www. saltmere. example / news. html Ferry sinks.",
        "“Why?” he asked.| “Because!” she said.",
    ],
)
def test_a_line_is_cut_at_its_bars(line: str) -> None:
    text = line.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text)] == [part.strip() for part in line.split("|")]


@given(st.text(st.sampled_from(list('aB.?! …"”’()[1]/-\n')), max_size=60))
def test_sentences_stand_in_order_and_cover_all_but_space(text: str) -> None:
    found = split_sentences(text)
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", [".", ". ", " .", "a. ", "[1]", "a.[1] ", "? a", "word. /", "a-", "x.y.", "“", "1."]
)
def test_long_texts_do_not_run_away(piece: str) -> None:
    assert split_sentences(piece * 20_000)
