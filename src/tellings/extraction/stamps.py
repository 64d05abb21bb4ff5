"""Time stamps: lines that say when a page or an article was published, and nothing else."""

from __future__ import annotations

import re

from tellings.tables.grammar import WEEKDAYS

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    rf"\b{_MONTH}\.?,? \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?(?:[ -]\d{{2,4}})?\b"
    r"|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?)?"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STAMP_WORDS = WEEKDAYS | frozenset(
    "published updated posted on at by first last modified originally created date time hour hours hrs ist gmt "
    "utc et est edt pt pst pdt ct cst cdt mt bst cet cest eest eet msk jst kst sgt hkt aest aedt sast wat wib pkt "
    "am pm a p m and the of update thur ago minutes minute min mins read days day z t local issued publish "
    "publication upload uploaded since an is was this story article report post page version eastern central "
    "pacific mountain revised added edited live".split()
)
_OWN = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified|updates?|issued|created)\b|(?:this"
    r"|the) (?:story|article|post|report) (?:was|is)",
    re.IGNORECASE,
)


def is_stamp(text: str) -> bool:
    """Return whether a line is a date or a time of publication and nothing else.

    >>> is_stamp("Published 3:12 PM EDT, Wed March 5, 2031"), is_stamp("March 5 is the deadline.")
    (True, False)
    """
    if len(text) > 110 or not any(char.isdigit() for char in text):
        return False
    rest, dates = _DATE.subn(" ", text)
    rest, clocks = _CLOCK.subn(" ", rest)
    if not dates and not (clocks and _OWN.match(text.strip(" -–—•*"))):
        return False
    return all(word.lower() in _STAMP_WORDS for word in _WORD.findall(rest)) and len(re.findall(r"\d", rest)) <= 4


def has_date(text: str) -> bool:
    """Return whether a short line holds a calendar date."""
    return _DATE.search(text) is not None
