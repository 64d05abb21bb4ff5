"""Posts and documents that speak: whose they are, where the text says so, else a post or a document as such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.assembly.overlaps import find_starting
from tellings.tables.organizations import PLATFORMS
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.dossiers import Entity, OriginKind
from tellings.types.spans import Passage, Span

# What is written and speaks for itself; "reports" alone are nobody's paper.
_DOCUMENT = re.compile(
    r"(?:\A|[\s-])(?:documents?|(?:court|police|public|medical|tax|financial|bank|phone|legal|internal)"
    r" (?:papers|files)|records|filings?|memos?|memorand(?:um|a)|lawsuits?|suits?|complaints?|indictments?"
    r"|affidavits?|rulings?|report|stud(?:y|ies)|surveys?|polls?|audits?|letters?|e-?mails?|transcripts?|dossiers?|warrants?|petitions?"
    r"|drafts?|statements?|figures|autops(?:y|ies)|readouts?|analys[ei]s)\Z"
)
_RUMOURS = re.compile(r"\A(?:(?:a|the|an|another|several|some|media|news|press|local|initial|unconfirmed) )*report\Z")
_POST = re.compile(
    r"\b(?:accounts?|channels?|pages?|posts?|tweets?|threads?|messages?|videos?|statements?)\b"
    r"[^.;]{0,30}\b(?:on|to) (?:the )?(?:social media |messaging )?(?:platform |network |app |site |service )?"
    r"(?P<on>\w{1,12})"
    r"|\b(?P<name>\w{1,12}) (?:accounts?|channels?|pages?|posts?|threads?|feeds?)\b|\b(?P<tweet>tweets?)\Z"
)
_AFTER = re.compile(
    r" (?:by|from|of|on|in|to|at|about|which|that|apparently|obtained|seen|reviewed|filed|published|issued|released"
    r"|sent|signed) "
)
_AUTHORED = re.compile(
    r" (?:by|from|of|issued by|released by|signed by|published by|written by|sent by|filed by) (?:the )?\Z"
)
_DETERMINERS = re.compile(
    r"\A(?:the|an?|this|that|these|those|its|their|his|her|new|one|several|some|two|three) ", re.I
)
_OWNING = frozenset({" ", "’s ", "'s ", "’ ", "' "})
_NEAR = 60  # characters between a document and its author


@dataclass(frozen=True, slots=True)
class Piece:
    """A post or document that speaks: its kind, its name without article, and its author's entity id, if known.

    Under `key`, the folded name, and `place` the same paper is known again: one with a name of its own in every
    report, any other ("the lawsuit", "court documents") in its report alone.
    """

    kind: OriginKind
    name: str
    key: str
    place: str | None
    author: str | None


def find_piece(
    annotated: AnnotatedDocument,
    phrase: Span,
    mention: Mention | None,
    index: Mapping[Passage, str],
    by_id: Mapping[str, Entity],
) -> Piece | None:
    """Return the post or document as which a speaker's phrase speaks, or None where somebody does."""
    if mention is not None and not mention.span.overlap(phrase):
        return None  # "the statement said", and whose statement it is has been said before
    words = phrase.of(annotated.document.text).lower()
    if (
        mention is not None
        and mention.kind in ("person", "place", "nationality")
        and mention.head.start == phrase.start
    ):
        return None
    head = _AFTER.split(words, maxsplit=1)[0]
    post = _POST.search(words)
    if post is not None and (post["tweet"] or {post["on"], post["name"]} & (PLATFORMS | {"x"})):
        name = _name(phrase.of(annotated.document.text))
        return Piece("post", name, fold(name), annotated.document.id, None)
    if not _DOCUMENT.search(head) or _RUMOURS.match(head):
        return None
    noun = Span(phrase.start + head.rfind(" ") + 1, phrase.start + len(head))
    name = _name(Span(phrase.start, noun.end).of(annotated.document.text))
    place = None if len(name.split()) > 2 and any(char.isupper() for char in name) else annotated.document.id
    return Piece("document", name, fold(name), place, _find_author(annotated, noun, index, by_id))


def _name(words: str) -> str:
    """The words without articles and the like."""
    while (match := _DETERMINERS.match(words)) is not None:
        words = words[match.end() :]
    return words


def _find_author(
    annotated: AnnotatedDocument, noun: Span, index: Mapping[Passage, str], by_id: Mapping[str, Entity]
) -> str | None:
    """The person or body that owns a paper ("a Justice Department memo") or is named as its author behind it."""
    text = annotated.document.text
    for at in find_starting(annotated.mentions, Span(max(0, noun.start - _NEAR), noun.end + _NEAR)):
        mention = annotated.mentions[at]
        entity = by_id.get(index.get(Passage(annotated.document.id, mention.span), ""))
        if entity is None or entity.kind not in ("person", "organization") or not entity.name[:1].isupper():
            continue
        if mention.span.end <= noun.start:
            between = text[mention.span.end : noun.start]
            owns = between in _OWNING or (between[:3] in ("’s ", "'s ") and between.count(" ") <= 2)
        else:
            owns = _AUTHORED.fullmatch(text, noun.end, mention.span.start) is not None
        if owns:
            return entity.id
    return None
