"""Document → AnnotatedDocument: sentences, names, times, numbers, quotations, credits, statements."""

from __future__ import annotations

from functools import cache

from tellings.annotation.coreference.voices import resolve_voices
from tellings.annotation.credits import find_credits
from tellings.annotation.mentions import find_mentions
from tellings.annotation.quantities import find_quantities
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.annotation.statements import find_statements
from tellings.annotation.times import find_times
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document
from tellings.types.readings import Tag


def annotate(document: Document, *, tag: Tag | None = None) -> AnnotatedDocument:
    """Return the document with everything that the rules find in it, each with its exact span.

    `tag` is the reader model, which the rules ask about a sentence; without it they do with what they know.
    """
    tag = tag and cache(tag)  # three stages ask for the same sentences, a whole document after the other
    sentences = find_sentences(document)
    mentions = find_mentions(document, sentences, tag=tag)
    times = find_times(document, sentences)
    quantities = find_quantities(document, sentences, times)
    quotes = find_quotes(document, sentences, mentions, tag=tag)
    mentions = resolve_voices(document, mentions, quotes)
    credited = find_credits(document, sentences, mentions)
    sayings = [quote for quote in quotes if quote.kind == "saying"]
    statements = find_statements(document, sentences, mentions, sayings, credited, times, quantities, tag=tag)
    return AnnotatedDocument(document, sentences, mentions, quotes, credited, times, quantities, statements)
