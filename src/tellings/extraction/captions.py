"""Captions of pictures and films, and the credits that end them."""

from __future__ import annotations

import re

from tellings.extraction.lines import Line

_HOUSES = r"(?:REUTERS|Reuters|AFP|EPA(?:-EFE)?|AP Photo|Getty Images|Xinhua|Anadolu|Bloomberg|AP|TASS|NurPhoto)"
_ENDS = r"(?<=[.!?”\"] )"
# Read against the last stretch of a line only, so that no length matters.
_CREDIT = re.compile(
    r"(?:(?i:photos?|photographs?|pictures?|images?|foto|credit|(?:photo|image|picture) credit|(?:image"
    r"|photo) source|source)"
    r"\s?(?i:by\s|:|/|credit:)\s?\S.{0,100}"
    r"|\((?i:ap photo|photos?|images?|picture|file photo|reuters|afp|getty|epa|courtesy|screenshot)\b[^()]{0,90}\)"
    r"|\([^()]{1,60}/\s?(?:AP|AFP|Reuters|REUTERS|Getty|EPA|Bloomberg|Pool|POOL)[^()]{0,40}\)"
    rf"|(?<![\w/]){_HOUSES}/[^/]{{2,60}}"
    rf"|{_ENDS}[A-Z][\w.'’-]{{1,24}} [^.|/]{{0,50}}/\s?(?:{_HOUSES}|Getty|Shutterstock|Pool|POOL)"
    r"(?: via [^.]{2,40}| Photo| Images)?"
    rf"|{_ENDS}(?:[A-Z][\w.'’-]{{1,24}} ){{1,3}}\| (?:[^|]{{2,40}} \| )?[A-Z][\w .'’]{{1,40}}"
    r"|(?<!\w)(?:X|Twitter|Facebook|Instagram|Telegram|YouTube|TikTok)\s?/\s?@?[\w .]{2,40}"
    rf"|{_ENDS}© ?[A-Z].{{2,60}}|{_ENDS}{_HOUSES}"
    r"|(?i:via) (?:Reuters|AP|AFP|Getty Images|Getty|X|Telegram|Facebook|REUTERS)(?:/[^.]{1,40})?)\.?\s{0,4}\Z"
)
# Every credit holds one of these, in small letters or in the second row as printed; most lines have none.
_SIGNS = "photo picture image foto credit source courtesy screenshot reuters afp getty epa via / | ©".split()
_HOUSE_SIGNS = "AP Xinhua Anadolu Bloomberg TASS".split()
_LEADS = (
    r"image copyright|image source|image caption|media caption|media playback is (?:un"
    r"|not )supported on (?:your|this) device"
    r"|enlarge this image|toggle caption|hide caption|facebook twitter pinterest|view photos|view image"
    r"|play video(?: \d?\d:\d\d)?"
)
_LEAD = re.compile(rf"(?:{_LEADS})\s{{0,4}}", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?:file ?(?:photo|picture|image|pic)?\s?[:–—-]|in this (?:[\w.,]{{1,12}} ){{0,5}}(?:file "
    rf"|handout )?(?:photo|image|picture|frame)\b"
    r"|this (?:combination|image|photo|undated|handout|screengrab|satellite image)\b|(?:photo|picture) caption\b"
    rf"|\(?(?:left|right|above|below|pictured|from left)\)?:|(?:{_LEADS}))",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 170


def is_caption(line: Line) -> bool:
    """Return whether a line is the caption of a picture: it says so, or it ends in a picture credit."""
    if line.words > 110:
        return False
    return _OPENING.match(line.text) is not None or find_picture_credit(line.text) is not None


def find_picture_credit(text: str) -> int | None:
    """Return where the picture credit at the end of a caption begins, or None.

    >>> find_picture_credit("The ferry at Oru in May. Photo: EPA/A. Name")
    25
    """
    end = text[-_LONGEST_CREDIT:]
    low = end.casefold()
    if not any(sign in low for sign in _SIGNS) and not any(sign in end for sign in _HOUSE_SIGNS):
        return None
    found = _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return found.start() if found else None


def find_caption_lead(text: str) -> int:
    """Return the length of the player's and picture frame's own words before a caption.

    >>> find_caption_lead("Image caption The ferry at Oru")
    14
    """
    end = 0
    while found := _LEAD.match(text, end):
        end = found.end()
    return end
