"""The title of a report as its page prints it: the heading that the markup confirms, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from tellings.extraction.markup import has_word, select
from tellings.extraction.mastheads import split_title
from tellings.extraction.metadata import Metadata, clean, is_short, read_visible
from tellings.text.folding import fold

_SEPARATOR = re.compile(r"\s{1,4}(?:[|·•»«–—:/>~-]|::|//|--)\s{1,4}|\s?[|»¦]\s?|:\s{1,4}")
_BAR = re.compile(r"\s{1,4}(?:[|·•»«–—/>~-]|::|//|--)\s{1,4}|\s?[|»¦]\s?")
_HOME = re.compile(r"(?:https?://[^/\s]{1,200})?/?(?:index\.\w{2,5})?(?:#.{0,50})?", re.IGNORECASE)
_BARS = frozenset("| · • » ¦".split())
_NOT_WORD = re.compile(r"[\W_]+")
_HEADING = re.compile(r"(?:^|[\s_-])(?:head(?:ing|line)|title)(?:$|[\s_-])", re.IGNORECASE)
_MAYBE_HEADINGS = tuple(
    f"//{tag}[@itemprop or @property or {has_word('class', 'head', 'title')}]" for tag in ("div", "p", "span")
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w{0,6}|sidebar|footer|teasers?|promos?|widgets?|most-?read|trending"
    r"|read-?next|more-?(?:on|from|stories)|popular|newsletter|outbrain|taboola|modal|cookies?|consent)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AGREES = 0.4  # share of words (Dice) from which a first-level heading says the same as a declared title
_EQUALS = 0.8  # the same for any other heading
_LEAST_ALONE = 5  # words of the only first-level heading of a page that nothing confirms
_LONGEST = 60  # words of a title
_LONGEST_HEADING = 600  # its characters
_MOST_HEADINGS = 200
_MOST_PIECES = 6


class Title(NamedTuple):
    """A title with the field that it was read from."""

    value: str
    source: str


class _Heading(NamedTuple):
    words: str
    level: int  # 1 for a first-level heading or one marked as the headline


def choose_title(tree: Any, metadata: Metadata, *, body: str = "") -> Title | None:
    """Return the title of a page: what it prints, where a declared title agrees with it, else what it declares.

    `body` is the folded text, in which a site's own name rarely stands.
    """
    names = _list_names(metadata)
    others = {_key(value) for value in metadata.list_values("author", "section")} - {""}
    told = [each for each in metadata.declared if each.field == "title" and _key(each.value) not in names]
    firsts = {each.source: each for each in reversed(told)}  # a field that is told again and again counts once
    declared = [
        Title(_strip(each.value, each.source, names, others, body), each.source)
        for each in told
        if firsts[each.source] is each
    ]
    headings = [heading for heading in _list_headings(tree) if _key(heading.words) not in names]
    printed = _choose_printed(headings, [each.value for each in declared])
    if printed is not None:
        return Title(strip_site(printed.words, names, others), "heading")
    return declared[0] if declared else None


def _strip(title: str, source: str, names: Collection[str], others: Collection[str], body: str) -> str:
    found = strip_site(title, names, others)
    if found != title or source != "title element":
        return found
    parts = split_title(title, body)
    return title[parts.start : parts.end]


def _choose_printed(headings: Sequence[_Heading], declared: Sequence[str]) -> _Heading | None:
    """Return the heading that agrees best with a declared title, the first of several; None where none does."""
    equals = {_key(part): 0.9 for title in declared for part in _BAR.split(title) if " " in part}
    equals |= {_key(title): 1 - 0.01 * min(5, number) for number, title in reversed(tuple(enumerate(declared)))}
    best: tuple[float, _Heading] | None = None
    for heading in headings:
        likeness = equals.get(_key(heading.words)) or max(
            (_compare(heading.words, title) for title in declared), default=0
        )
        score = likeness + (heading.level == 1) * 0.1
        if likeness >= (_AGREES if heading.level == 1 else _EQUALS) and (best is None or score > best[0]):
            best = score, heading
    if best is not None:
        return best[1]
    firsts = [heading for heading in headings if heading.level == 1]
    alone = len({heading.words for heading in firsts}) == 1
    least = _LEAST_ALONE if declared else 1
    return firsts[0] if alone and len(firsts[0].words.split()) >= least else None


def _compare(one: str, other: str) -> float:
    """Return the share of words that two titles have in common."""
    first, second = set(_words(one)), set(_words(other))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _list_headings(tree: Any) -> Iterator[_Heading]:
    """Yield the printed headings in order, without those of comments, teasers and boxes.

    The lines and elements within a first-level heading follow it: a kicker or a second line may stand in it.
    """
    count = 0
    for element in select(tree, "//h1", "//h2", "//h3", "//h4", *_MAYBE_HEADINGS):
        marks = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().replace(":", " ").split()
        first = element.tag == "h1" or "headline" in marks
        if not first and element.tag in ("div", "p", "span") and not _HEADING.search(element.get("class") or ""):
            continue
        count += 1
        if count > _MOST_HEADINGS:
            return
        words = clean(read_visible(element)) if is_short(element, _LONGEST_HEADING) else None
        if words and len(words.split()) <= _LONGEST and not is_elsewhere(element) and not _leads_home(element):
            yield _Heading(words, 1 if first else 2)
            yield from (_Heading(part, 1) for part in _list_parts(element) if first and part != words)


def _list_parts(element: Any) -> Iterator[str]:
    """Yield the runs of pieces that a heading is made of, where they are few."""
    pieces = [piece for piece in map(clean, element.itertext()) if piece]
    if len(pieces) <= _MOST_PIECES:
        for start in range(len(pieces)):
            for end in range(start + 1, len(pieces) + 1):
                yield " ".join(pieces[start:end])


def _leads_home(element: Any) -> bool:
    """Return whether a heading is a link to the front page, as the site's own name is."""
    links = [element, *element.iter("a")] if element.tag != "a" else [element]
    return any(_HOME.fullmatch((link.get("href") or "-").strip()) is not None for link in links)


def is_elsewhere(element: Any) -> bool:
    """Return whether an element stands in a part of the page that speaks of other things."""
    while element is not None and element.tag not in ("body", "html"):
        if element.tag in ("aside", "footer", "nav"):
            return True
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if _ELSEWHERE.search(marks):
            return True
        element = element.getparent()
    return False


def _list_names(metadata: Metadata) -> set[str]:
    """Return the keys of the names that the site has."""
    names = {_key(value) for value in metadata.list_values("site", "publisher")}
    host = re.sub(r"^https?://(?:www\.)?", "", metadata.url or "", flags=re.IGNORECASE).split("/")[0].lower()
    labels = host.split(".")
    if len(labels) > 1:
        names |= {_key(host), *(label for label in map(_key, labels[:-1]) if len(label) > 3)}
    return names - {""}


def strip_site(title: str, names: Collection[str], others: Collection[str] = ()) -> str:
    """Return a title without the site's name before or after it, and without author or section after a bar.

    `names` are the folded keys of the site's names, `others` those of authors and sections.

    >>> strip_site("Pier holds after storm | World | The Marrow Post", {"marrowpost"}, {"world"})
    'Pier holds after storm'
    """
    start, end = 0, len(title)
    for _ in range(4):
        marks = [mark for mark in _SEPARATOR.finditer(title, start, end) if start < mark.start() and mark.end() < end]
        last = next((mark for mark in marks if _is_added(mark, title[mark.end() : end], names, others)), None)
        first = next((mark for mark in reversed(marks) if _key(title[start : mark.start()]) in names), None)
        if last is not None:
            end = last.start()
        elif first is not None:
            start = first.end()
        else:
            break
    return title[start:end].strip() or title


def _is_added(mark: re.Match[str], part: str, names: Collection[str], others: Collection[str]) -> bool:
    key = _key(part)
    return key in names or (mark[0].strip() in _BARS and key in others)


def _words(text: str) -> list[str]:
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def _key(name: str) -> str:
    """Return a name without article, blanks and marks, so that `The Marrow Post` is `marrowpost`."""
    return "".join(_words(name)).removeprefix("the")
