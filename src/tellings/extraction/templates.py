"""Lines that an outlet prints on many of its reports, learnt by comparing the reports with one another.

What repeats is not always furniture: a wire story is carried twice, and reports of one affair tell its background in
the same words. So copies count once, a full sentence needs more than a line without a stop, and what speaks of the
same things as the report around it stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from tellings.extraction.languages import FUNCTION_WORDS
from tellings.extraction.lines import LONGEST_KEY, measure, phrase_key
from tellings.extraction.outlets import find_domain, slug
from tellings.text.folding import fold
from tellings.text.tokens import find_words
from tellings.types.documents import Block, Document
from tellings.types.spans import Span

TEMPLATE = "template"
_LEARNABLE = frozenset({"paragraph", "heading", "list-item", "standfirst", "caption"})
_QUOTES = '"“”«»„'
_FIGURES = re.compile(r"\d+")
_OUTER = 3  # lines at either end of a text


# Words with which a page turns to its reader, and those that open an invitation.
_READER = frozenset("you your yours us our ours You Your Yours Our Ours".split())  # US is a country
_INVITATIONS = frozenset(
    "add browse call check click comment contact continue discover donate download email enter enjoy explore find "
    "follow get help hear join learn like listen log open play read refresh register scroll search see send share "
    "sign stay stream subscribe support swipe tap tune tweet view visit watch write".split()
)
_ADDRESS = re.compile(r"@[\w-]|\bwww\.|https?://|\w\.(?:com|org|net)\b")
_RIGHTS = re.compile(r"©|\(c\) ?\d|\bcopyright\b|\brights reserved\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How often a line has to come back before it is furniture; set with bench.furniture."""

    documents: int = 3  # with the same line; two may be a story and its update
    share: float = 0.1  # of the outlet's documents: sections have lines of their own
    many: int = 10  # so many documents need a share of `many_share` only: large outlets invite to many things
    many_share: float = 0.02
    plain: int = 8  # documents for a sentence or heading that does not turn to the reader: it tells something
    plain_share: float = 0.6  # the same for their share; police reports end alike in a fifth of the cases
    at_home: float = 0.34  # share of a line's words that the reports around it use; above this it belongs to them
    copied: float = 0.4  # share of the shorter document's characters that stands in the other: they count as one
    most: int = 2000  # documents of one outlet that are compared


class _Line(NamedTuple):
    """One kept line of a document: its folded key and its words as printed.

    `home` is the share of its words that stand elsewhere in the document, `is_outer` whether it is among the first or
    last lines.
    """

    key: str
    text: str
    is_heading: bool
    is_sentence: bool
    home: float
    is_outer: bool


class _Sheet(NamedTuple):
    """A document with its blocks as single lines of words, in order."""

    document: Document
    texts: tuple[str, ...]


DEFAULT_THRESHOLDS = Thresholds()


def learn_furniture(
    documents: Sequence[Document], *, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> Mapping[str, frozenset[str]]:
    """Return for each site the folded lines that its documents repeat and that belong to none of them.

    The sites are those of `find_frame`; documents of an unknown site teach nothing. The order of the documents
    makes no difference.
    """
    frames: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        frames[find_frame(document)].append(document)
    learnt = {
        frame: _learn_lines(members, thresholds)
        for frame, members in frames.items()
        if frame and len(members) >= thresholds.documents
    }
    return {frame: lines for frame, lines in learnt.items() if lines}


def find_frame(document: Document) -> str:
    """Return whose page a document stood on: the domain of its address, else carrier or outlet; empty if unknown."""
    outlet = document.outlet
    if outlet.basis in ("unknown", "inferred") and not document.url:
        return ""
    return find_domain(document.url) or slug(outlet.carried_by or "") or outlet.id


def find_learnt(document: Document, learnt: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the lines of a document that are known to be furniture of its site."""
    lines = learnt.get(find_frame(document), frozenset())
    return frozenset(key for block, key in _list_keys(document) if key in lines and block.kind in _LEARNABLE)


def find_template(document: Document) -> frozenset[str]:
    """Return the folded lines that were cut from a document as furniture of its site."""
    return frozenset(phrase_key(" ".join(cut.text.split())) for cut in document.cuts if cut.reason == TEMPLATE)


def is_shorn(before: Document, after: Document, lines: frozenset[str]) -> bool:
    """Return whether two readings of a report differ in nothing but that the second leaves out all of the lines."""
    if find_template(after) != lines:
        return False
    kept = [(block.kind, block.span.of(before.text)) for block, key in _list_keys(before) if key not in lines]
    return kept == [(block.kind, block.span.of(after.text)) for block in after.blocks]


def _learn_lines(members: Sequence[Document], thresholds: Thresholds) -> frozenset[str]:
    chosen = sorted(members, key=lambda document: document.id)[: thresholds.most]
    sheets = _leave_copies([_Sheet(each, tuple(_list_texts(each))) for each in chosen], thresholds.copied)
    held = Counter(rough for sheet in sheets for rough in {_FIGURES.sub("#", text) for text in sheet.texts})
    repeated = {rough for rough, count in held.items() if count >= thresholds.documents}
    seen: defaultdict[str, list[_Line]] = defaultdict(list)
    for sheet in sheets:
        for line in {line.key: line for line in _read_lines(sheet, repeated)}.values():
            seen[line.key].append(line)
    return frozenset(key for key, lines in seen.items() if _is_furniture(lines, len(sheets), thresholds))


def _is_furniture(lines: Sequence[_Line], count: int, thresholds: Thresholds) -> bool:
    text = lines[0].text
    if "#" in lines[0].key and len({line.text for line in lines}) > 1 and not _RIGHTS.search(text):
        return False  # other figures each time: it tells something
    if sum(line.home for line in lines) > thresholds.at_home * len(lines):
        return False
    share = len(lines) / count
    headed = any(line.is_heading for line in lines)  # over a part of the report: “What you should know”
    if is_invitation(text) or (speaks_to_reader(text) and not headed):
        often = len(lines) >= thresholds.many and share >= thresholds.many_share
        return often or (len(lines) >= thresholds.documents and share >= thresholds.share)
    if headed or any(line.is_sentence for line in lines):
        outer = all(line.is_outer for line in lines)
        return outer and len(lines) >= thresholds.plain and share >= thresholds.plain_share
    if all(word[:1].isupper() for word in find_words(text) if word.isalpha()):
        return False  # nothing but names: a place, a person, an agency
    return len(lines) >= thresholds.documents and share >= thresholds.share


def speaks_to_reader(text: str) -> bool:
    """Return whether a line turns to the reader or speaks of the page: no report tells its facts so.

    >>> speaks_to_reader("Get the morning letter in your inbox."), speaks_to_reader("The inquiry goes on.")
    (True, False)
    """
    addressed = is_invitation(text) or not _READER.isdisjoint(find_words(text))
    return addressed or _ADDRESS.search(text) is not None or _RIGHTS.search(text) is not None


def is_invitation(text: str) -> bool:
    """Return whether a line opens with what a page would have its reader do."""
    words = find_words(text[:40])
    return bool(words) and words[0].lower() in _INVITATIONS


def _read_lines(sheet: _Sheet, repeated: Set[str]) -> Iterator[_Line]:
    """Yield the lines of a document that come back elsewhere and could be furniture."""
    kinds = [block.kind for block in sheet.document.blocks]
    running = [number for number, kind in enumerate(kinds) if kind in _LEARNABLE]
    outer = {*running[:_OUTER], *running[-_OUTER:]}
    words: Counter[str] = Counter()
    for number in running:
        text = sheet.texts[number]
        if _FIGURES.sub("#", text) not in repeated or any(mark in text for mark in _QUOTES):
            continue
        line = measure(text, (Span(0, len(text)),), 0)
        if not line.key:
            continue
        words = words or Counter(word for each in sheet.texts for word in _find_content(each))
        own = _find_content(text)
        home = sum(words[word] > 1 for word in own) / max(1, len(own))
        is_sentence = line.is_prose or line.is_sentence
        yield _Line(line.key, text, kinds[number] == "heading", is_sentence, home, number in outer)


def _leave_copies(sheets: Sequence[_Sheet], share: float) -> list[_Sheet]:
    """Return the sheets without those that repeat much of an earlier one: a copied text is no furniture."""
    kept: list[_Sheet] = []
    lengths: list[int] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for sheet in sheets:
        texts = set(sheet.texts)
        length = sum(map(len, texts))
        shared: Counter[int] = Counter()
        for text in texts:
            for number in holders[text]:
                shared[number] += len(text)
        if any(common > share * min(length, lengths[number]) for number, common in shared.items()):
            continue
        for text in texts:
            holders[text].append(len(kept))
        kept.append(sheet)
        lengths.append(length)
    return kept


def _list_texts(document: Document) -> Iterator[str]:
    """Yield the words of each block on one line."""
    return (" ".join(block.span.of(document.text).split()) for block in document.blocks)


def _list_keys(document: Document) -> Iterator[tuple[Block, str]]:
    """Yield the blocks with their folded keys; the key is empty where a line is too long for one."""
    for block, text in zip(document.blocks, _list_texts(document), strict=True):
        yield block, phrase_key(text) if len(text) <= LONGEST_KEY else ""


def _find_content(text: str) -> frozenset[str]:
    """Return the words of a line that say what it is about."""
    folded = (fold(word) for word in find_words(text))
    return frozenset(word for word in folded if len(word) > 3 and word not in FUNCTION_WORDS)
