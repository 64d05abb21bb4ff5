"""What makes two wordings alike, on invented statements about a ferry town, annotated by hand."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.assembly.likenesses import Thresholds, likeness, weigh
from tellings.assembly.utterances import match_utterances
from tellings.assembly.wordings import find_wordings
from tellings.types.annotations import AnnotatedDocument, Mention, Quote, QuoteMode, Sentence, Statement
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage, Span

Told = tuple[str, str, QuoteMode]
# What else is said in the story, so that words of the statements compared are neither all rare nor all common.
OTHERS = (
    "the mayor wants new benches in the market hall before the autumn fair",
    "nobody on the council knew of the letter that the brewery sent in June",
    "the school roof will be mended as soon as the slates are delivered",
    "two lighthouse keepers have asked for a longer holiday this winter",
    "the ferry line carries more lorries than the old bridge ever did",
)


def make(document_id: str, *statements: Told, verbs: tuple[str, ...] = ()) -> AnnotatedDocument:
    """A document of "SPEAKER: words" lines; a line with one of `verbs` in it is a clause that says this is done."""
    text = "\n".join(f"{speaker}: {words}" for speaker, words, _ in statements)
    blocks, sentences, mentions, quotes, clauses, at = [], [], [], [], [], 0
    for index, (speaker, words, mode) in enumerate(statements):
        who, content = Span(at, at + len(speaker)), Span(at + len(speaker) + 2, at + len(speaker) + 2 + len(words))
        blocks.append(Block("paragraph", Span(at, content.end)))
        sentences.append(Sentence(Span(at, content.end), index))
        mentions.append(Mention(who, "person", speaker, who))
        quotes.append(Quote(mode, (content,), None, index, who))
        clauses += [Statement(content, index, "happened", "positive", verb) for verb in verbs if f" {verb}" in words]
        at = content.end + 1
    document = Document(
        id=document_id, report_id=document_id, text=text, blocks=tuple(blocks), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    return AnnotatedDocument(document, tuple(sentences), tuple(mentions), tuple(quotes), (), (), (), tuple(clauses))


def speakers(*documents: AnnotatedDocument) -> list[Entity]:
    """The speakers of the documents, each name one person."""
    found: dict[str, list[Passage]] = {}
    for annotated in documents:
        for mention in annotated.mentions:
            found.setdefault(mention.name, []).append(Passage(annotated.document.id, mention.span))
    return [Entity(name, "person", name, (name,), tuple(passages)) for name, passages in found.items()]


def compare(
    first: str, second: str, modes: tuple[QuoteMode, QuoteMode] = ("indirect", "direct"), *, verbs: str = ""
) -> float:
    """How alike two statements of one person in two reports are, the same both ways round."""
    others: list[Told] = [("Ruul", words, "indirect") for words in OTHERS]
    one = make("a", ("Ada Oru", first, modes[0]), *others, verbs=tuple(verbs.split()))
    two = make("b", ("Ada Oru", second, modes[1]), verbs=tuple(verbs.split()))
    wordings = find_wordings([one, two], speakers(one, two))
    here, there = (wording for wording in wordings if wording.voice.entity == "Ada Oru")
    limits = Thresholds()
    weights = weigh(wordings, limits.sharpness)
    found = likeness(here, there, weights, limits)
    assert found == likeness(there, here, weights, limits)
    return found


def test_words_side_by_side_tell_more_than_the_same_words_apart() -> None:
    first = "a rotten plank broke under the harbour crane"
    together = "we saw a rotten plank under a net and a gull"
    apart = "we saw a plank under a net and a rotten gull"
    assert compare(first, together) > compare(first, apart)


def test_what_is_done_tells_more_than_what_it_is_done_to() -> None:
    first, second = "divers sealed the leaking tank at noon", "they sealed a leaking tank by the quay"
    assert compare(first, second, verbs="sealed") > compare(first, second)


def test_two_deeds_with_one_thing_are_two_statements() -> None:
    first, second = "the leaking oil tank was sealed by divers", "an owner once sold the leaking oil tank"
    assert compare(first, second, verbs="was sold") < compare(first, second)


def test_two_quotations_have_to_share_more_than_a_report_and_a_quotation() -> None:
    first, second = "divers sealed the leaking tank at noon", "they sealed a leaking tank by the quay"
    assert compare(first, second, ("direct", "direct")) < compare(first, second)


def test_two_translations_have_their_words_in_one_order() -> None:
    first = "we trust that every skipper wants a rusty crane off the northern quay"
    second = "each skipper surely wants this rusty crane gone from our northern quay"
    turned = "off our northern quay a rusty crane is what each skipper surely wants"
    modes: tuple[QuoteMode, QuoteMode] = ("direct", "direct")
    assert compare(first, second, modes) > compare(first, turned, modes)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a question is no answer
        ("who sealed the leaking tank at the quay?", "somebody sealed the leaking tank at the quay"),
        # a name is nothing said of it
        ("the leaking tank", "divers sealed the leaking tank at the northern quay"),
        # other figures, small ones too
        ("divers sealed 40 leaking tanks at the quay", "divers sealed 14 leaking tanks at the quay"),
        # a single word is chance
        ("divers sealed the hatch", "nobody sealed anything in those days"),
    ],
)
def test_what_forbids_that_two_wordings_are_one(first: str, second: str) -> None:
    assert compare(first, second) == 0.0


def test_a_negation_counts_where_it_reaches_what_is_shared() -> None:
    first = "the council will open the northern pier after repairs"
    plain = "we will open the northern pier after repairs, and no toll is asked"
    denied = "we will not open the northern pier after repairs, and a toll is asked"
    assert compare(first, denied) < compare(first, plain)


def test_a_negation_is_seen_whatever_its_apostrophe() -> None:
    first = "the council will open the northern pier after repairs"
    straight, curly = "it won't open the northern pier after repairs", "it won’t open the northern pier after repairs"
    assert (
        compare(first, straight)
        == compare(first, curly)
        < compare(first, "it may open the northern pier after repairs")
    )


STATEMENTS: tuple[Told, ...] = (
    ("Ada Oru", "the council will open the northern pier on Friday after repairs", "indirect"),
    ("Ada Oru", "We will open the northern pier after these repairs", "direct"),
    ("Ada Oru", "a leaking tank was sealed by divers at the quay", "indirect"),
    ("Ada Oru", "Divers have sealed the leaking tank", "direct"),
    ("Ada Oru", "the northern pier had repairs that nobody paid for", "mixed"),
    ("Bo Ruul", "the northern pier will open after repairs", "indirect"),
    ("Bo Ruul", "No pier will open before the tank is sealed", "direct"),
)


@settings(max_examples=60, deadline=None)
@given(
    reports=st.lists(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=3), min_size=2, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_the_reports_changes_nothing(reports: list[list[Told]], order: Random) -> None:
    documents = [make(f"d{index}", *statements) for index, statements in enumerate(reports)]
    shuffled = list(documents)
    order.shuffle(shuffled)
    entities = speakers(*documents)
    assert match_utterances(documents, entities) == match_utterances(shuffled, entities)


def test_every_place_of_a_wording_is_a_word_of_it() -> None:
    one = make("a", *STATEMENTS)
    for wording in find_wordings([one], speakers(one)):
        for place, key in wording.places:
            assert wording.span.contains(place)
            assert wording.features[key]
            assert place.of(one.document.text).strip()
