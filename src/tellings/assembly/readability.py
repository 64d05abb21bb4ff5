"""Whether a sentence can stand alone in an account: whole, in nobody's shadow, and no outlook of the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tellings.assembly.overlaps import find_starting
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument, Quote, Sentence

_LEANING = frozenset(
    "he she it they this that these those such his her its their both but and so or yet also however meanwhile "
    "then still instead therefore thus hence moreover furthermore".split()
)
# Openings that put a side matter before the matter.
_ASIDES = ("although ", "even though ", "though ", "even as ", "while ", "even if ")
_POINTING = frozenset("this these those".split())
_WHEN = frozenset("week weekend month year morning afternoon evening summer autumn fall winter spring time".split())
_LINKS = ("in other words", "of course", "in addition", "as a result", "for example", "at the same time")
_PERSONAL = frozenset("i we you us me my our your i'm i've we're we've you're let's".split())
_OUTLOOK = frozenset("could may might perhaps maybe seem seems seemed appear appears likely arguably".split())
_GLOSSES = frozenset("signaling signalling underscoring underlining highlighting raising".split())  # its own reading
_MARKED = re.compile(r"“[^“”]{0,600}”|\"[^\"]{0,600}\"")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")  # an item of a list
_GLUED = re.compile(r"[a-z]{2}\.[A-Z][a-z]")  # two sentences without a space between them
_OPEN, _CLOSE, _PLAIN = "“«", "”»", '"'


def find_leaning(annotated: AnnotatedDocument, sentence: Sentence, quotes: Sequence[Quote] | None = None) -> float:
    """Return how much a sentence leans on what stands around it: 0 where it stands alone, to about 4.

    A sentence out of the middle of a quotation leans most, then one that opens with a pronoun or a link word or
    names nobody; a quotation whose speaker is a pronoun leans a little. `quotes` are those near the sentence, all of
    the document where they are not given.
    """
    text = sentence.span.of(annotated.document.text)
    quotes = annotated.sayings if quotes is None else quotes
    speakers = find_speakers(sentence, quotes)
    leaning = 2.5 * _is_open(text) + (1.0 if speakers else 2.0) * _is_unopened(text)
    words = [token.text.lower() for token in tokenize(text) if token.is_word]
    quoted = text[0] in _OPEN + _PLAIN
    if not quoted and words and words[0] in _LEANING:
        leaning += 2.0
    if text.lower().startswith(_LINKS):
        leaning += 2.0
    leaning += 0.5 * text.lower().startswith(_ASIDES)
    if not quoted and any(one in _POINTING and two not in _WHEN for one, two in pairwise(words)):
        leaning += 0.8
    leaning += 2.0 * _is_bare_frame(sentence, quotes)
    near = (annotated.mentions[at] for at in find_starting(annotated.mentions, sentence.span))
    if not any(sentence.span.contains(item.span) and not item.pronoun for item in near):
        leaning += 0.6 if speakers else 1.2
    if speakers and all(annotated.mentions[at].pronoun for at in speakers):
        leaning += 0.6
    return min(leaning, 4.0)


def find_speakers(sentence: Sentence, quotes: Sequence[Quote]) -> tuple[int, ...]:
    """Return the mentions inside a sentence that carry its quotations."""
    return tuple(
        quote.speaker
        for quote in quotes
        if quote.speaker is not None
        and quote.speaker_span is not None
        and sentence.span.contains(quote.speaker_span)
        and any(part.overlap(sentence.span) for part in quote.content)
    )


def _is_bare_frame(sentence: Sentence, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence only says who said what stands before it ("..., a ropemaker, told reporters on Friday.")."""
    framed = [quote for quote in quotes if quote.cue is not None and sentence.span.contains(quote.cue)]
    return bool(framed) and not any(part.overlap(sentence.span) for quote in quotes for part in quote.content)


def _is_open(text: str) -> bool:
    """Whether a quotation is opened that goes on behind the sentence."""
    curly = text.count("“") - text.count("”")
    return curly > 0 or (text.count(_PLAIN) % 2 == 1 and text.startswith(_PLAIN))


def _is_unopened(text: str) -> bool:
    """Whether a quotation is closed that was opened before the sentence."""
    curly = text.count("“") - text.count("”")
    return curly < 0 or (text.count(_PLAIN) % 2 == 1 and not text.startswith(_PLAIN))


def is_presentable(annotated: AnnotatedDocument, sentence: Sentence, quotes: Sequence[Quote] | None = None) -> bool:
    """Return whether a sentence may stand in an account: it begins as one, asks nothing, and is no one's outlook.

    `quotes` are those near the sentence, all of the document where they are not given.
    """
    text = sentence.span.of(annotated.document.text)
    first = text.lstrip(_OPEN + _PLAIN + "‘'")[:1]
    if not first or first.islower() or text[0] in _CLOSE + "-–—*#@(" or not first.isalnum():
        return False
    if _GLUED.search(text) or _NUMBERED.match(text) or text.rstrip(_CLOSE + _PLAIN + "’' ").endswith(("?", ":")):
        return False
    quotes = annotated.sayings if quotes is None else quotes
    own = find_own_words(annotated.document.text, sentence, quotes)
    return not own & (_PERSONAL | _GLOSSES) and not (own & _OUTLOOK and not _is_given(sentence, quotes))


def find_own_words(text: str, sentence: Sentence, quotes: Sequence[Quote]) -> frozenset[str]:
    """Return the words of a sentence that stand between no quotation marks, in lower case."""
    start = sentence.span.start
    text = _MARKED.sub(lambda match: " " * len(match.group()), sentence.span.of(text))
    for part in (part for quote in quotes if quote.mode == "direct" for part in quote.content):
        if part.overlap(sentence.span):
            first, last = max(part.start - start, 0), min(part.end - start, len(text))
            text = text[:first] + " " * (last - first) + text[last:]
    return frozenset(token.text.lower().replace("’", "'") for token in tokenize(text) if token.is_word)


def _is_given(sentence: Sentence, quotes: Sequence[Quote]) -> bool:
    """Whether the most of a sentence is given to somebody."""
    covered = sum(part.overlap(sentence.span) for quote in quotes for part in quote.content)
    return 2 * covered >= len(sentence.span)
