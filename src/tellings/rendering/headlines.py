"""The title under which an account stands: the exact words of a report's title, with the status right."""

from __future__ import annotations

from tellings.rendering.accounts import OPEN_MOODS, Account, find_lead, is_open
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mood
from tellings.types.documents import Document
from tellings.types.spans import Passage, Span

_ADDRESS = frozenset("you your you're i we our us my let's here's".split())
_ASKING = frozenset("how why what who when where which".split())


def find_headline(account: Account) -> Passage | None:
    """Return the report title that fits the first sentence of the brief best, or None without titles.

    A title that is surer than the lead is passed over: one told as planned or done where the lead is proposed or
    demanded, one told as done where it is planned. So is one that asks, or addresses the reader, where another is.
    """
    best: tuple[float, Passage] | None = None
    titles = [_stems(item.document.title) for item in account.documents]
    lead = _stems(account.words(account.dossier.brief[0].passage)) if account.dossier.brief else set()
    for item in account.documents:
        passage = _title_passage(item.document)
        if passage is None:
            continue
        title = _stems(account.words(passage))
        agreed = sum(len(title & other) for other in titles) / len(titles)
        score = (len(title & lead) + agreed) / (len(title) or 1) ** 0.5
        score -= 2 * _overstates(account, item, passage.span) + 1.5 * _addresses(item.document, passage)
        if best is None or score > best[0]:
            best = (score, passage)
    return best[1] if best else None


def find_status(account: Account) -> Mood | None:
    """Return the mood under which the headline stands: of the brief's first claim or of one that the title tells.

    None where neither tells of something planned or proposed; what one outlet alone plans in its title is no status.
    """
    lead, title = find_lead(account), find_headline(account)
    if lead is not None and is_open(lead):
        return lead.mood
    for claim in filter(is_open, account.dossier.claims):
        if claim.outlets < 2 and claim.mood == "planned" and len(account.documents) > 1:
            continue
        places = [telling.passage for telling in claim.tellings]
        if title and any(
            place.document_id == title.document_id and title.span.overlap(place.span) for place in places
        ):
            return claim.mood
    return None


def _title_passage(document: Document) -> Passage | None:
    for block in document.blocks:
        if block.kind == "title" and len(block.span):
            return Passage(document.id, block.span)
    if document.title and document.text.startswith(document.title):
        return Passage(document.id, Span(0, len(document.title)))
    return None


def _addresses(document: Document, title: Passage) -> bool:
    """Whether a title is no news: a question, words to the reader, or over an opinion."""
    words = [token.text.lower().replace("’", "'") for token in tokenize(title.span.of(document.text))]
    return document.genre == "opinion" or words[-1:] == ["?"] or bool(_ADDRESS & set(words)) or words[0] in _ASKING


def _overstates(account: Account, item: AnnotatedDocument, title: Span) -> bool:
    lead = find_lead(account)
    if lead is None or not is_open(lead):
        return False
    moods = {statement.mood for statement in item.statements if title.contains(statement.span)}
    surer = {"happened"} if lead.mood == "planned" else {"happened", "planned"}
    return bool(moods & surer) and not moods & (OPEN_MOODS - surer)


def _stems(text: str) -> set[str]:
    return {stem(token.text) for token in tokenize(text) if token.is_word and len(token.text) > 2}
