"""What every part of the page needs: an account, its ids on the page, words and citations as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.rendering.accounts import Account, count_origins, find_sentence, name_teller, order_tellings
from tellings.rendering.labels import MOODS, STANCES, STANDINGS
from tellings.rendering.markup import Html, fold, isolate, join, tag, text
from tellings.rendering.places import find_raw
from tellings.types.annotations import Mood
from tellings.types.dossiers import Claim
from tellings.types.spans import Passage, Span

ALMOST_ALL = 0.85
"""Share of a sentence from which the whole of it counts as what is cited: the rest is its closing words."""
SHOWN_TELLINGS = 12
"""Tellings of one claim listed at once; the rest is folded."""


@dataclass(frozen=True, slots=True)
class View:
    """One account on a page; `prefix` keeps ids of several accounts apart, `level` is its title's heading level."""

    account: Account
    prefix: str
    level: int
    numbers: Mapping[str, int]

    def id(self, name: str) -> str:
        """Return an id of this account on the page."""
        return f"{self.prefix}{name}"

    def label(self, words: str) -> str:
        """Return a label that no other account on the page has."""
        return f"{words} ({self.prefix.rstrip('-')})" if self.prefix else words

    def anchor(self, passage: Passage) -> str:
        """Return the id of a passage in the view of its document."""
        return self.id(f"d{self.numbers[passage.document_id]}-{passage.span.start}-{passage.span.end}")

    def report(self, document_id: str) -> str:
        """Return the id of the view of a document."""
        return self.id(f"d{self.numbers[document_id]}")

    def heading(self, depth: int, words: str, name: str | None = None) -> Html:
        """Return a heading `depth` levels below the title of the account."""
        return tag(f"h{min(6, self.level + depth)}", words, at={"id": self.id(name)} if name else {})

    def words(self, passage: Passage) -> Html:
        """Return the exact words of a passage, set as such."""
        return tag("bdi.words", self.account.words(passage))

    def said(self, *passages: Passage) -> Html:
        """Return the sentence in which the passages stand, word for word, with what stands around them set back."""
        sentence = find_sentence(self.account, passages[0])
        words = self.account.words(sentence)
        spans = [
            Span(item.span.start - sentence.span.start, item.span.end - sentence.span.start) for item in passages
        ]
        if sum(len(span) for span in spans) > ALMOST_ALL * len(words):
            return tag("p.said", tag("bdi.words", words))
        parts: list[Html] = []
        at = 0
        for span in sorted(spans):
            if span.end > at:
                start = max(at, span.start)
                parts += [_set_back(words[at:start]), text(words[start : span.end])]
                at = span.end
        return tag("p.said", tag("bdi.words", *parts, _set_back(words[at:])))

    def place(self, passage: Passage) -> str:
        """Return the numbers of a place: in the report as delivered, else in its cleaned text."""
        raw = find_raw(self.account.by_document[passage.document_id], passage.span)
        spans = raw or (passage.span,)
        return ("" if raw else "text ") + ", ".join(f"{span.start}–{span.end}" for span in spans)

    def cite(self, *passages: Passage) -> Html:
        """Return the links that lead to words in one report: the first under the outlet's name, others by number."""
        first, *others = passages
        outlet = isolate(self.account.outlet(first.document_id))
        links = [tag("a.cite", outlet, " ", tag("span.at", self.place(first)), at=self.lead(first))]
        links += [tag("a.cite", tag("span.at", self.place(other)), at=self.lead(other)) for other in others]
        return join(links, " ")

    def lead(self, passage: Passage) -> dict[str, str]:
        """Return the attribute of a link that leads to a passage."""
        return {"href": f"#{self.anchor(passage)}"}


def _set_back(words: str) -> Html:
    return tag("span.around", words) if words else Html("")


def make_view(account: Account, *, prefix: str = "", level: int = 1) -> View:
    """Return the view of an account; documents are numbered from 1 in story order."""
    numbers = {item.document.id: number for number, item in enumerate(account.documents, 1)}
    return View(account, prefix, level, numbers)


def show_mood(mood: Mood) -> Html:
    """Return the label of a mood that needs saying, else nothing."""
    return tag(f"span.chip.mood-{mood}", MOODS[mood]) if mood in MOODS else Html("")


def show_standing(claim: Claim) -> Html:
    """Return the label of a claim that a later report has overtaken, else nothing."""
    return tag("span.chip", STANDINGS[claim.standing]) if claim.standing == "superseded" else Html("")


def show_section(view: View, name: str, title: str, *parts: str, note: str | None = None) -> Html:
    """Return a section of the account with its heading."""
    above = tag("p.note", note) if note else ""
    named = view.id(f"{name}-title") + (f" {view.id('title')}" if view.prefix else "")
    at = {"id": view.id(name), "aria-labelledby": named}
    return tag("section.part", view.heading(1, title, f"{name}-title"), above, *parts, at=at)


def show_claim(view: View, claim: Claim, passage: Passage) -> Html:
    """Return a passage that stands for a claim: where it stands, its mood, and all tellings behind one line."""
    source = [view.cite(passage), show_mood(claim.mood), show_standing(claim), show_tellings(view, claim)]
    return join([view.said(passage), tag("div.source", *source)])


def group_claims(account: Account, claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """Return the claims by the sentence in which their wordings stand."""
    groups: dict[Passage, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(find_sentence(account, claim.wording), []).append(claim)
    return [tuple(found) for found in groups.values()]


def show_claims(view: View, claims: Sequence[Claim], *, counted: bool = True) -> Html:
    """Return the claims of one sentence: the sentence once, then each claim's place, mood and tellings."""
    passages = tuple(dict.fromkeys(claim.wording for claim in claims))
    moods = join(dict.fromkeys(part for claim in claims for part in (show_mood(claim.mood), show_standing(claim))))
    if not counted:
        return join([view.said(*passages), tag("div.source", view.cite(*passages), moods)])
    counts = dict.fromkeys(show_tellings(view, claim) for claim in claims)
    return join([view.said(*passages), tag("div.source", view.cite(*passages), moods, *counts)])


def show_tellings(view: View, claim: Claim) -> Html:
    """Return how many outlets and origins tell the claim, with every telling behind it."""
    label = count_origins(view.account, claim)
    if len(claim.tellings) < 2:
        return tag("span.count", isolate(label))
    rows = []
    for telling in order_tellings(claim):
        teller = isolate(name_teller(view.account, claim, telling.passage))
        how = tag("span.how", f"{STANCES[telling.stance]} · ", teller)
        rows.append(tag("li", view.said(telling.passage), tag("div.source", view.cite(telling.passage), how)))
    told = fold(rows, SHOWN_TELLINGS, "more tellings")
    return tag("details.tellings", tag("summary", isolate(label)), told, tag("p.note", f"This is claim {claim.id}."))


def list_passages(account: Account) -> tuple[Passage, ...]:
    """Return every passage that the page cites, each once: these are lit in the view of their document."""
    dossier = account.dossier
    found: dict[Passage, None] = {}

    def add(passages: Iterable[Passage]) -> None:
        found.update(dict.fromkeys(passages))

    for claim in dossier.claims:
        add([claim.wording, *(telling.passage for telling in claim.tellings)])
    add(sentence.passage for sentence in dossier.brief)
    for utterance in dossier.utterances:
        add(version.passage for version in utterance.versions)
    for contest in dossier.contested:
        add(contest.passages)
    for event in dossier.timeline:
        add([*event.passages, *event.closed_by, *(order.passage for order in event.after if order.passage)])
    for origin in dossier.origins:
        add(origin.evidence)
    for transfer in dossier.provenance.transfers:
        add(transfer.passages)
    for chain in dossier.provenance.chains:
        add(chain.passages)
    for item in account.documents:
        add(Passage(item.document.id, credit.span) for credit in item.credits)
        add(Passage(item.document.id, block.span) for block in item.document.blocks if block.kind == "title")
    return tuple(passage for passage in found if len(passage.span) and passage.document_id in account.by_document)
