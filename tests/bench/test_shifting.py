"""Stories whose dates are moved."""

from __future__ import annotations

from datetime import date

import pytest

from bench.renaming import Edit
from bench.shifting import _find_edits

ANCHOR = date(2031, 5, 28)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("The mill burned on Wednesday, 28 May 2031.", 364, "The mill burned on Wednesday, 26 May 2032."),
        ("The mill burned on Wednesday, 28 May.", 366, "The mill burned on Friday, 28 May."),
        ("The vote is on Mon, June 2.", -365, "The vote is on Sun, June 2."),
        ("Sundays are quiet.", 1, "Mondays are quiet."),
        ("Nobody sat by the sundial.", 1, "Nobody sat by the sundial."),
    ],
)
def test_dates_move_and_weekdays_with_them(text: str, days: int, expected: str) -> None:
    moved, done = "", 0
    for edit in _find_edits(text, ANCHOR, days):
        assert isinstance(edit, Edit)
        moved += text[done : edit.start] + edit.text
        done = edit.end
    assert moved + text[done:] == expected
