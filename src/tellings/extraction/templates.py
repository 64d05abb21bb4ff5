"""Lines that an outlet prints on many of its reports, learnt by comparing the reports with one another.

What repeats is not always furniture: a wire story is carried twice, and reports of one affair tell its background in
the same words. So copies count once, a full sentence needs more than a line without a stop, and what speaks of the
same things as the report around it stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.extraction.languages import FUNCTION_WORDS
from tellings.extraction.lines import measure, phrase_key
from tellings.extraction.outlets import find_domain, slug
from tellings.text.folding import fold
from tellings.text.tokens import find_words
from tellings.types.documents import Block, Document
from tellings.types.spans import Span

TEMPLATE = "template"
_LEARNABLE = frozenset({"paragraph", "heading", "list-item", "standfirst", "caption"})
_QUOTES = '"“”«»„'
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
    """The lines of one document that could be furniture, and the length of each line that it holds."""

    id: str
    lines: tuple[_Line, ...]
    lengths: Mapping[str, int]


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
    return frozenset(phrase_key(_flat(cut.text)) for cut in document.cuts if cut.reason == TEMPLATE)


def is_shorn(before: Document, after: Document, lines: frozenset[str]) -> bool:
    """Return whether two readings of a report differ in nothing but that the second leaves out all of the lines."""
    if find_template(after) != lines:
        return False
    kept = [(block.kind, block.span.of(before.text)) for block, key in _list_keys(before) if key not in lines]
    return kept == [(block.kind, block.span.of(after.text)) for block in after.blocks]


def _learn_lines(members: Sequence[Document], thresholds: Thresholds) -> frozenset[str]:
    chosen = sorted(members, key=lambda document: document.id)[: thresholds.most]
    sheets = _leave_copies([_read_sheet(document) for document in chosen], thresholds.copied)
    seen: defaultdict[str, list[_Line]] = defaultdict(list)
    for sheet in sheets:
        for line in {line.key: line for line in sheet.lines}.values():
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


def _read_sheet(document: Document) -> _Sheet:
    lines: list[_Line] = []
    lengths: dict[str, int] = {}
    rows = [(block, key, set(_content(block.span.of(document.text)))) for block, key in _list_keys(document)]
    words = Counter(word for _, _, own in rows for word in own)
    texts = [number for number, (block, _, _) in enumerate(rows) if block.kind in _LEARNABLE]
    outer = {*texts[:_OUTER], *texts[-_OUTER:]}
    for number, (block, key, own) in enumerate(rows):
        text = _flat(block.span.of(document.text))
        lengths[text] = len(text)
        if not key or block.kind not in _LEARNABLE or any(mark in text for mark in _QUOTES):
            continue
        home = sum(1 for word in own if words[word] > 1) / len(own) if own else 0.0
        line = measure(text, (Span(0, len(text)),), 0)
        is_sentence = line.is_prose or line.is_sentence
        lines.append(_Line(key, text, block.kind == "heading", is_sentence, home, number in outer))
    return _Sheet(document.id, tuple(lines), lengths)


def _leave_copies(sheets: Sequence[_Sheet], share: float) -> list[_Sheet]:
    """Return the sheets without those that repeat most of an earlier one: a copied text is no furniture."""
    kept: list[_Sheet] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for sheet in sheets:
        shared: Counter[int] = Counter()
        for text, length in sheet.lengths.items():
            for number in holders[text]:
                shared[number] += length
        whole = sum(sheet.lengths.values())
        if any(common > share * min(whole, sum(kept[n].lengths.values())) for n, common in shared.items()):
            continue
        for text in sheet.lengths:
            holders[text].append(len(kept))
        kept.append(sheet)
    return kept


def _list_keys(document: Document) -> Iterator[tuple[Block, str]]:
    """Yield the blocks with the folded key of their words; the key is empty where the line is too long for one."""
    for block in document.blocks:
        text = _flat(block.span.of(document.text))
        yield block, measure(text, (Span(0, len(text)),), 0).key


def _flat(text: str) -> str:
    return " ".join(text.split())


def _content(text: str) -> Iterator[str]:
    for word in find_words(text):
        folded = fold(word)
        if len(folded) > 3 and folded not in FUNCTION_WORDS:
            yield folded
