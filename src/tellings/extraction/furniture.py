"""What kind of page furniture a line is, if any: by the phrase table, by pattern, by shape."""

from __future__ import annotations

import re

from tellings.extraction.lines import Line
from tellings.tables.furniture import load_lines, load_openings

_QUOTES = "\"“'‘«„"
_WIDEST_OPENING = 45  # words; a longer line is text, whatever it opens with
_WIDEST_WEAK = 26
# Patterns read the folded key of a line: lower case, "#" for numbers.
_PATTERNS = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        ("share widget", r"(?:share|tweet|pin|email|print|save|copy|facebook|twitter|whatsapp|linkedin|reddit"
                         r"|telegram"
                         r"|instagram|pinterest|youtube|messenger|flipboard|tumblr|x|link|like|more|via|on|to|this|and"
                         r"|article|story|post|follow|us|comment|comments|#|k|shares|views|[|,/·+&]|\s){2,40}\Z"),
        ("share widget", r"#k? (?:shares?|views?|reads?|likes?|votes?|tweets?|interactions?|points?|claps?)\Z"),
        ("share widget", r"#(?:-| )min(?:ute)?s?(?: read| listen| watch| ago)?\Z"),
        ("comment form", r"(?:view |show |read |see |load )?(?:all )?#(?: more)? (?:comments?|repl(?:y|ies)"
                         r"|responses)\b.{0,20}\Z"),
        ("comment form", r"(?:comments?|repl(?:y|ies)) ?\(? ?#? ?\)?\Z"),
        ("author note", r"(?:you can )?follow (?:[\w.'’-]+ ){1,5}on (?:twitter|x|facebook|instagram|telegram"
                        r"|bluesky|threads|linkedin)\b"),
        ("author note", r".{0,80}\b(?:on twitter|on x|twitter)(?: at)?:? ?@\w{2,30}\Z"),
        ("author note", r"(?:email|e-mail|contact|tips|reach .{1,40} at)\b.{0,40}@[\w.-]+\Z"),
        ("author note", r"[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}\Z"),
        ("author note", r"@\w{2,30}\Z"),
        ("promo", r"the post .{1,200} (?:appeared first|first appeared) on .{1,80}\Z"),
        ("legal", r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?#?.{0,160}\Z"),
        ("legal", r"copyright (?:#|by|©).{0,160}\Z"),
        ("legal", r".{0,120}\ball rights reserved\b.{0,60}\Z"),
        ("legal", r"(?:we|this (?:web)?site|our (?:web)?site|by continuing|by using)\b.{0,80}\bcookies\b"),
        ("related", r".{3,200}\bread more\Z"),
        ("navigation", r"(?:page|image|photo|slide|part|step) # (?:of|/) #\Z"),
        ("navigation", r"(?:next|previous|prev) (?:article|story|post|page|image|slide)s?\b.{0,10}\Z"),
        ("page date", r"(?:about )?(?:#|an?|one|two|three) (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?"
                      r"|weeks?|months?"
                      r"|years?|h|m|d|w|hr) ago\Z"),
        ("page date", r"#:#(?: ?[ap]\.?m)?(?: [a-z]{2,4})?\Z"),
        ("page date", r"this article is more than # (?:days?|weeks?|months?|years?) old\Z"),
        ("related", r"(?:more|latest|most read|top stories|trending|popular|also|stories) (?:from|in|on|about"
                    r"|at) .{1,60}\Z"),
        ("related", r"slideshow \(# (?:images?|photos?)\)\Z"),
        ("related", r".{3,60} must-? ?reads?\Z"),
        ("subscription", r".{0,60}\b(?:sign up|subscribe)(?: now| here| today)?\Z"),
        ("subscription", r"(?:the )?[\w' ]{2,40} (?:newsletter|newsletters|newsletter sign-?up|app)\Z"),
        ("residue", r"(?:[#\W_]|spot_img|img|pic|nbsp)*\Z"),
        ("residue", r"https?://\S+\Z|www\.\S+\Z|pic\.twitter\.com/\S+\Z"),
        ("residue", r"[a-z]{1,20}(?:_[a-z]{1,20}){1,6}\Z"),
        ("residue", r"(?:poster|src|href|class|style|width|height)=.{0,300}\Z"),
    )
)  # fmt: skip
_LABEL = re.compile(
    r"(?:related|read more|read also|also read|read next|read|more|see also|see more|also see|watch|watch now"
    r"|now watch|watch also|listen"
    r"|must read|must-read|don't miss|dont miss|recommended|related (?:story|stories|article|articles|post"
    r"|posts|video|news|coverage|content|reading|links?)"
    r"|more on this(?: story)?|trending|trending now|latest|opinion|analysis|explainer|explained|fact check"
    r"|in pictures|photos|gallery|video"
    r"|podcast|also|read this|from the archives?|further reading|background|go deeper|up next|next|exclusive"
    r"|live|live updates|graphic"
    r"|interactive|full story|previous|previously|more news|related news|top story|the latest|editorial"
    r"|breaking|click|now read"
    r"|more from [^:]{2,30}|read more from [^:]{2,30}|in case you missed it|icymi|dig deeper|read [^:]{2,25}"
    r"|opinion [^:]{2,25})"
    r"\s?(?::|>{1,2}|»|›|→|\|)\s?(?=\S)",
    re.IGNORECASE,
)
# "More:Headline", "Fact check:Headline": a label whose link lost the space after the colon.
_GLUED_LABEL = re.compile(r"[A-Z][^:.?!,;“”\"]{1,44}:(?=[“‘'\"]?[A-Z])")
_SPONSOR = re.compile(
    r"(?:sponsor(?:ed)?(?: by| content)?|promoted(?: by)?|ad|advertisement|advertorial|partner)\s?[:|]", re.IGNORECASE
)
_ONLY_NUMBERS = re.compile(r"[\d\W_]*\Z")
_PLACE_WIDGET = re.compile(r"\W{0,5}[A-Z][\w .'-]{1,30},\s?[A-Z]{2}\W{0,5}\Z")
_INLINE = re.compile(
    r"\s?[(\[](?:related|read more|read also|also read|read|more|see also|see|watch|opinion|video)(?: story"
    r"| article)?\s?:"
    r"[^()\[\]]{3,220}[)\]]",
    re.IGNORECASE,
)
# Furniture after which nothing of the report follows, if a report stands before it.
_CLOSERS = frozenset(
    "leave a reply|leave a reply cancel reply|leave a comment|post a comment|add a comment|write a comment|comments"
    "|leave your comment|leave the first comment|be the first to comment|join the conversation"
    "|join the discussion|comments (#)"
    "|# comments|# comment|show comments|view comments|load comments|comments are closed|have your say"
    "|please enter your comment"
    "|your email address will not be published|reader comments|view all comments|recent comments|comment".split("|")
)


def find_furniture(line: Line) -> str | None:
    """Return the reason why a line is page furniture, or None where nothing says so.

    The reasons are the stable words of `Cut.reason`.
    """
    key = line.key
    if not key:
        return (
            "residue"
            if not line.words or (line.text and _ONLY_NUMBERS.match(line.text[:400]) and line.words > 5)
            else None
        )
    if line.text[0] in _QUOTES and line.words > 3:
        return None
    whole = load_lines().get(key)
    if whole is not None:
        return whole
    if _SPONSOR.match(line.text):
        return "advertisement"
    opening = _find_opening(line)
    if opening is not None:
        return "promo" if opening == "related" and is_promo(line) else opening
    if line.words > 30:
        return None
    for reason, pattern in _PATTERNS:
        if pattern.match(key):
            return reason
    return None


def _find_opening(line: Line) -> str | None:
    if line.words > _WIDEST_OPENING:
        return None
    first = line.key.split(" ", 1)[0]
    for phrase, reason, weak in load_openings().get(first, ()):
        if not line.key.startswith(phrase) or line.key[len(phrase) : len(phrase) + 1].isalnum():
            continue
        if not weak or (not line.is_sentence and line.words <= _WIDEST_WEAK):
            return reason
    return None


def is_label(line: Line) -> bool:
    """Return whether a line announces other stories and has no words of its own ("RELATED:", "Read more")."""
    return bool(line.key) and line.words <= 6 and load_lines().get(line.key) in ("related", "tags")


def is_promo(line: Line) -> bool:
    """Return whether a line is a label and the headline of another story ("Read more: Storm closes port")."""
    if line.is_sentence and line.text[-1] not in "?!" and line.text.rstrip("\"”’'").endswith("."):
        return False
    if line.words > 34:
        return False
    return _LABEL.match(line.text.lstrip("([")) is not None or (
        _GLUED_LABEL.match(line.text) is not None and line.words >= 5
    )


def is_shouted(line: Line) -> bool:
    """Return whether a line is a headline in capitals, as sites print links to other stories inside a text."""
    return line.capitals >= 0.9 and 5 <= line.words <= 30 and not line.text.endswith(".")


def is_closer(line: Line) -> bool:
    """Return whether a line opens the comments, after which a page has no more text of the report."""
    return line.key in _CLOSERS


def is_visitor_widget(line: Line) -> bool:
    """Return whether a line in a page head tells the visitor's own town ("| Northfield,MN")."""
    return line.words <= 4 and _PLACE_WIDGET.match(line.text) is not None


def find_inline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bracketed promos inside `text[start:end]`, each with the blank before it.

    >>> text = "The vote passed (RELATED: Five Things To Know) on Friday."
    >>> [text[a:b] for a, b in find_inline(text, 0, len(text))]
    [' (RELATED: Five Things To Know)']
    """
    return [found.span() for found in _INLINE.finditer(text, start, end)]
