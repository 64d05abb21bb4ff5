"""One act of speech in several wordings, on invented statements about a pier."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pytest

from tellings.assembly.utterances import match_utterances
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.annotations import AnnotatedDocument, Mention, Quote, Sentence
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.readings import Encode
from tellings.types.spans import Passage, Span


def told(document_id: str, *statements: tuple[str, str]) -> tuple[AnnotatedDocument, list[tuple[str, Passage]]]:
    """A document in which each line is "SPEAKER: words", and where each speaker stands."""
    text = "\n".join(f"{speaker}: {words}" for speaker, words in statements)
    blocks, sentences, mentions, quotes, speakers, at = [], [], [], [], [], 0
    for index, (speaker, words) in enumerate(statements):
        end = at + len(speaker) + 2 + len(words)
        who, content = Span(at, at + len(speaker)), Span(at + len(speaker) + 2, end)
        blocks.append(Block("paragraph", Span(at, end)))
        sentences.append(Sentence(Span(at, end), index))
        mentions.append(Mention(who, "person", speaker, who))
        quotes.append(Quote("indirect", (content,), None, index, who, channel="statement"))
        speakers.append((speaker, Passage(document_id, who)))
        at = end + 1
    document = Document(
        id=document_id, report_id=document_id, text=text, blocks=tuple(blocks), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    annotated = AnnotatedDocument(document, tuple(sentences), tuple(mentions), tuple(quotes), (), (), (), ())
    return annotated, speakers


def joined(*documents: Sequence[tuple[str, str]], encode: Encode | None = None) -> list[set[str]]:
    """The wordings of every utterance found in the documents."""
    made = [told(f"d{index}", *statements) for index, statements in enumerate(documents)]
    places: dict[str, list[Passage]] = {}
    for _, speakers in made:
        for speaker, passage in speakers:
            places.setdefault(speaker, []).append(passage)
    entities = [Entity(name, "person", name, (name,), tuple(found)) for name, found in places.items()]
    texts = {annotated.document.id: annotated.document.text for annotated, _ in made}
    found = match_utterances([annotated for annotated, _ in made], entities, encode=encode)
    return [
        {version.passage.span.of(texts[version.passage.document_id]) for version in utterance.versions}
        for utterance in found
    ]


OPEN = "the council proposes to open the northern pier on 3 May after repairs"
OPEN_TOO = "the northern pier will open on 3 May, the council has suggested, once repairs are over"
CHAIN = "a rusty rope of links was what held the steering gear fast"
DIVERS = "divers found an anchor chain wrapped around the ferry's rudder"


def test_two_wordings_of_one_speaker_are_one_utterance() -> None:
    assert joined([("Oru", OPEN), ("Oru", DIVERS)], [("Oru", OPEN_TOO)]) == [{OPEN, OPEN_TOO}]


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    assert joined([("Oru", OPEN)], [("Tarn", OPEN)]) == []


def test_a_single_wording_is_not_listed() -> None:
    assert joined([("Oru", OPEN)], [("Oru", DIVERS)]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # numbers forbid
        ("the storm damaged 40 boats in the northern harbour", "the storm damaged 14 boats in the northern harbour"),
        # only the words of the whole story are shared
        ("the pier must stay closed", "the pier has three new lamps"),
    ],
)
def test_what_differs_in_substance_stays_apart(first: str, second: str) -> None:
    assert joined([("Oru", first), ("Oru", DIVERS)], [("Oru", second)]) == []


def test_a_name_that_was_not_marked_everywhere_is_still_the_name() -> None:
    first = "the crew will land at the wharf of Ella with forty crates"
    second = "forty crates are to be landed by the crew at the wharf in Ella"
    (one, a), (other, b) = told("d0", ("Oru", first), ("Ella", DIVERS)), told("d1", ("Oru", second))
    entities = [
        Entity("oru", "person", "Oru", ("Oru",), (a[0][1], b[0][1])),
        Entity("ella", "place", "Ella", ("Ella",), (a[1][1],)),
    ]
    (utterance,) = match_utterances([one, other], entities)
    assert (utterance.speaker_id, len(utterance.versions)) == ("oru", 2)


def test_a_body_and_its_nameless_spokesman_can_be_one_voice_and_two_persons_cannot() -> None:
    (first, a), (second, b) = told("d0", ("navy", OPEN)), told("d1", ("navy spokesman", OPEN_TOO))
    body = Entity("navy", "organization", "navy", ("navy",), tuple(passage for _, passage in a))
    man = Entity("man", "person", "navy spokesman", (), tuple(p for _, p in b), ("navy spokesman",), "navy")
    assert len(match_utterances([first, second], [body, man])) == 1
    named = Entity("tarn", "person", "Ivo Tarn", (), tuple(p for _, p in b), ("spokesman",), "navy")
    oru = Entity("oru", "person", "Ana Oru", (), tuple(p for _, p in a), ("captain",), "navy")
    assert match_utterances([first, second], [oru, named]) == ()


def test_differences_are_words_of_one_wording_only() -> None:
    (first, a), (second, b) = told("d0", ("Oru", OPEN)), told("d1", ("Oru", OPEN + " in Ella"))
    entity = Entity("e", "person", "Oru", (), tuple(passage for _, passage in a + b))
    (utterance,) = match_utterances([first, second], [entity])
    assert utterance.differences == ("Ella",)
    assert utterance.occasion == "statement"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("talks", "negotiations", True),
        ("truce", "cease-fire", True),
        ("increase", "decrease", False),
        ("win", "lose", False),
    ],
)
def test_synonyms_share_a_concept_and_opposites_do_not(first: str, second: str, same: bool) -> None:
    assert (concept(stem(first)) == concept(stem(second))) is same


def look_up(cosine: float) -> Encode:
    """Vectors of which only those of the divers' find and of what says the same are near, by the cosine given."""
    return lambda text: (
        (1.0, 0.0) if text == DIVERS else (cosine, sqrt(1 - cosine**2)) if CHAIN in text else (0.0, 1.0)
    )


def test_vectors_join_what_one_voice_says_in_other_words() -> None:
    assert joined([("Ada Oru", DIVERS)], [("Ada Oru", CHAIN)]) == []
    assert joined([("Ada Oru", DIVERS)], [("Ada Oru", CHAIN)], encode=look_up(0.9)) == [{DIVERS, CHAIN}]
    assert joined([("Ada Oru", DIVERS), ("Ada Oru", CHAIN)], encode=look_up(0.9)) == []  # one report


@pytest.mark.parametrize(
    ("speaker", "words", "cosine"),
    [
        ("Bo Ruul", CHAIN, 0.9),
        ("Ada Oru", CHAIN, 0.6),
        ("Ada Oru", f"not {CHAIN}", 0.9),
        ("Ada Oru", f"{CHAIN} for 14 hours", 0.9),
    ],
)
def test_vectors_join_no_two_voices_and_overrule_no_difference(speaker: str, words: str, cosine: float) -> None:
    assert joined([("Ada Oru", DIVERS)], [(speaker, words)], encode=look_up(cosine)) == []
