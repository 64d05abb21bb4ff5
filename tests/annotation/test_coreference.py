"""Whom pronouns, offices and kinds of bodies stand for, in sentences about invented people of invented towns."""

from __future__ import annotations

import time

import pytest

from tellings.annotation import annotate
from tellings.annotation.coreference.persons import group_persons
from tellings.annotation.coreference.voices import resolve_voices
from tellings.annotation.mentions import find_mentions
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def document_of(*paragraphs: str, kind: BlockKind = "paragraph") -> Document:
    text, blocks = "", []
    for words in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    return Document(
        id="d", report_id="r", text=text, blocks=tuple(blocks), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip


def root(mentions: tuple[Mention, ...], index: int) -> str | None:
    """The name at the end of a chain of antecedents."""
    if mentions[index].antecedent is None:
        return None
    while (earlier := mentions[index].antecedent) is not None:
        index = earlier
    return mentions[index].name


def meant(annotated: AnnotatedDocument, words: str) -> str | None:
    """The name for which the last mention printed as `words` stands."""
    printed = [one.span.of(annotated.document.text) for one in annotated.mentions]
    return root(annotated.mentions, len(printed) - 1 - printed[::-1].index(words))


PERSONS = [
    # Who speaks in the sentence before, whoever is named in what he says.
    (["Ben Harrow said Tom Ardley was late.", "He left the hall."], "He", "Ben Harrow"),
    # The speaker named behind the quotation.
    (["“Tom Ardley was late,” said Ben Harrow.", "He left the hall."], "He", "Ben Harrow"),
    # Behind an apposition.
    (["Tom Ardley came.", "Ben Harrow, the oldest of them, said no. He left."], "He", "Ben Harrow"),
    # A long quotation in between takes nobody out of view.
    (
        ["Ben Harrow opened the fair.", "“It rained. It rained again. It rained all day. It did,” he said."],
        "he",
        "Ben Harrow",
    ),
    # Two men as subjects of one sentence: open.
    (["Ben Harrow and Tom Ardley came to the port.", "He left."], "He", None),
    # The paragraph at hand before the one before it.
    (["Ben Harrow said yes. Ben Harrow was glad.", "Tom Ardley said no. He left."], "He", "Tom Ardley"),
    # Who has the pronoun for object is not meant.
    (["Tom Ardley came late.", "Ben Harrow met him."], "him", "Tom Ardley"),
    # A man and a woman of one surname, told apart by their address.
    (["Ada Harrow came and Ben Harrow went.", "Ms. Harrow spoke.", "She left."], "She", "Harrow"),
    # Somebody without a name can be meant, and is meant before those further off.
    (["Ben Harrow came to the port. A detective said it was shut. He pointed at it."], "He", "A detective"),
    # "became a detective" brings in nobody.
    (["Ben Harrow became a detective. He left."], "He", "Ben Harrow"),
    # An office and the name behind it are one.
    (["A port spokesman, Ben Harrow, said no. He left."], "He", "Ben Harrow"),
]
NOUNS = [
    # The detective of the sentence before.
    (["A detective said the port was shut.", "The detective said no more."], "The detective", "A detective"),
    # Another detective in between: open.
    (["A detective came. Another detective came too.", "The detective said no."], "The detective", None),
    # A wider word for the title of the one person in view who has such a title.
    (["Sen. Ada Lund spoke in the hall.", "The lawmaker left early."], "The lawmaker", "Ada Lund"),
    # Two of them: open.
    (["Sen. Ada Lund and Sen. Mary Dell spoke.", "The lawmaker left early."], "The lawmaker", None),
    # The other minister.
    (["Foreign Minister Ada Lund spoke.", "The defence minister left."], "The defence minister", None),
    # A son of the president is no president.
    (["Ben Harrow, the president’s son, came.", "The president left."], "The president", None),
]
BODIES = [
    # The one body in view that can be a company.
    (["Velmora Energy said it would close.", "The company said no more."], "The company", "Velmora Energy"),
    # No company is a ministry.
    (["The Harbour Ministry said no.", "The company said no more."], "The company", None),
    # Two of them: open.
    (["Velmora Energy sued Kerl Airlines.", "The company said no more."], "The company", None),
    # "they said" of officials.
    (["Harbour officials said no.", "They said the port was shut."], "They", "officials"),
    # What somebody tells is said of him: "the analysts said they".
    (["Harbour officials came.", "The quay is long. Some analysts said they saw it."], "they", "analysts"),
    # "said it" of a body, not of people.
    (["Velmora Energy said it would close."], "it", "Velmora Energy"),
    (["Velmora Energy closed.", "Some analysts said it was late."], "it", None),
    # Nothing is meant.
    (["Velmora Energy said it was clear that nobody came."], "it", None),
]
VOICES = [
    # "I" is who speaks, wherever he is named.
    (["“I counted the boats,” Ben Harrow said."], "I", "Ben Harrow"),
    (["Ben Harrow spoke.", "“They came. I counted them,” he said."], "I", "Ben Harrow"),
    # "we" is a body that speaks, and open where one man speaks.
    (["The Harbour Ministry said: “We counted the boats in May.”"], "We", "Harbour Ministry"),
    (["Ben Harrow said: “We counted the boats in May.”"], "We", None),
    # The writer's own "I".
    (["Ben Harrow said that I was late."], "I", None),
    # Nobody calls himself "he".
    (["Tom Ardley came.", "“He never counted the boats in the harbour,” Ben Harrow said."], "He", "Tom Ardley"),
    (["Ben Harrow came.", "“He never counted the boats in the harbour,” Ben Harrow said."], "He", None),
    # Inside a quotation inside a quotation.
    (["“Tom Ardley told me: ‘I counted the boats,’” Ben Harrow said."], "me", "Ben Harrow"),
]


@pytest.mark.parametrize(("paragraphs", "words", "expected"), [*PERSONS, *NOUNS, *BODIES, *VOICES])
def test_what_words_stand_for(paragraphs: list[str], words: str, expected: str | None) -> None:
    assert meant(annotate(document_of(*paragraphs)), words) == expected


def test_a_surname_of_a_woman_alone_is_not_his() -> None:
    document = document_of("Ada Harrow came. Mr. Harrow left. Mr. Harrow slept.")
    mentions = find_mentions(document, find_sentences(document))
    owners = group_persons(document.text, mentions)
    woman, *men = sorted(owners)
    assert owners[woman] == woman
    assert {owners[one] for one in men} == {men[0]}


def test_who_hangs_on_an_opened_pronoun_goes_on_to_the_name() -> None:
    annotated = annotate(document_of("Ben Harrow came.", "“He counts,” Ben Harrow said. “He counts his boats.”"))
    for index, one in enumerate(annotated.mentions):
        assert one.antecedent is None or one.antecedent != index
        assert root(annotated.mentions, index) in (None, "Ben Harrow")


@pytest.mark.parametrize(
    "pump",
    [
        "he ",
        "Ada Oru, ",
        "Ada Oru said he ",
        "the mayor of a",
        "the mayor, ",
        "“I ",
        "it was a ",
        "“he” ",
        "the port told it ",
    ],
)
def test_long_input_takes_linear_time(pump: str) -> None:
    document = document_of((pump * (100_000 // len(pump)))[:100_000])
    sentences = find_sentences(document)
    start = time.process_time()
    annotated = find_mentions(document, sentences)
    resolve_voices(document, annotated, find_quotes(document, sentences, annotated))
    assert time.process_time() - start < 16
