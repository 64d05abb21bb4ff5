"""Attitudes read off readings written by hand: whose they are, by which words, and what they are about."""

from __future__ import annotations

import pytest
from tests.annotation.syntax import reading_of, tag_from
from tests.annotation.test_quotes import document_of

from tellings.annotation import annotate
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.tables.attitudes import attitude_adjectives, attitude_forms
from tellings.types.annotations import Quote


def attitudes_of(text: str, quotes: tuple[Quote, ...]) -> list[tuple[str | None, str, str]]:
    return [
        (
            quote.speaker_span.of(text) if quote.speaker_span else None,
            quote.cue.of(text) if quote.cue else "",
            " | ".join(span.of(text) for span in quote.content).removeprefix("that "),
        )
        for quote in quotes
        if quote.kind != "saying"
    ]


def found_in(line: str) -> list[tuple[str | None, str, str]]:
    text, _ = reading_of(line)
    document = document_of(text)
    return attitudes_of(text, find_quotes(document, find_sentences(document), (), tag=tag_from([line])))


HELD = [
    (  # an action that the subject wants
        "Oru/PROPN/2/nsubj wants/VERB/0/root to/PART/4/mark paint/VERB/2/xcomp the/DET/6/det pier/NOUN/4/obj "
        "~./PUNCT/2/punct",
        ("Oru", "wants", "to paint the pier"),
    ),
    (  # an action that somebody else shall do
        "Oru/PROPN/2/nsubj wants/VERB/0/root Lund/PROPN/2/obj to/PART/5/mark paint/VERB/2/xcomp it/PRON/5/obj "
        "~./PUNCT/2/punct",
        ("Oru", "wants", "Lund to paint it"),
    ),
    (  # a phrase, without the time behind it
        "Oru/PROPN/2/nsubj backed/VERB/0/root Lund/PROPN/2/obj on/ADP/5/case Monday/PROPN/2/obl ~./PUNCT/2/punct",
        ("Oru", "backed", "Lund"),
    ),
    (  # the cue takes in what denies it
        "Oru/PROPN/4/nsubj does/AUX/4/aux not/PART/4/advmod support/VERB/0/root the/DET/6/det plan/NOUN/4/obj "
        "~./PUNCT/4/punct",
        ("Oru", "does not support", "the plan"),
    ),
    (  # a preposition belongs to the cue
        "Oru/PROPN/2/nsubj disagreed/VERB/0/root with/ADP/5/case the/DET/5/det plan/NOUN/2/obl ~./PUNCT/2/punct",
        ("Oru", "disagreed with", "the plan"),
    ),
    (  # what somebody is seen as
        "Oru/PROPN/2/nsubj sees/VERB/0/root Lund/PROPN/2/obj as/ADP/6/case a/DET/6/det rival/NOUN/2/obl "
        "~./PUNCT/2/punct",
        ("Oru", "sees", "Lund as a rival"),
    ),
    (  # nobody need be named for what is expected
        "The/DET/2/det pier/NOUN/4/nsubj:pass is/AUX/4/aux:pass expected/VERB/0/root to/PART/6/mark "
        "open/VERB/4/xcomp soon/ADV/6/advmod ~./PUNCT/4/punct",
        (None, "expected", "The pier | to open soon"),
    ),
    (  # a passive with its agent
        "The/DET/2/det plan/NOUN/4/nsubj:pass was/AUX/4/aux:pass opposed/VERB/0/root by/ADP/6/case "
        "Lund/PROPN/4/obl:agent ~./PUNCT/4/punct",
        ("Lund", "opposed", "The plan"),
    ),
    (  # what seems so
        "Oru/PROPN/2/nsubj seemed/VERB/0/root to/PART/4/mark hesitate/VERB/2/xcomp ~./PUNCT/2/punct",
        (None, "seemed", "Oru | to hesitate"),
    ),
    (  # an adjective behind "is"
        "Oru/PROPN/3/nsubj is/AUX/3/cop confident/ADJ/0/root that/SCONJ/7/mark the/DET/6/det pier/NOUN/7/nsubj "
        "holds/VERB/3/ccomp ~./PUNCT/3/punct",
        ("Oru", "confident", "the pier holds"),
    ),
    (  # a verb with its particle
        "Oru/PROPN/2/nsubj shrugged/VERB/0/root off/ADP/2/compound:prt the/DET/5/det loss/NOUN/2/obj "
        "~./PUNCT/2/punct",
        ("Oru", "shrugged off", "the loss"),
    ),
    (  # what stirs somebody
        "The/DET/2/det delay/NOUN/3/nsubj angered/VERB/0/root Oru/PROPN/3/obj ~./PUNCT/3/punct",
        ("Oru", "angered", "The delay"),
    ),
    (  # what may yet be said is not told as said
        "Oru/PROPN/3/nsubj may/AUX/3/aux say/VERB/0/root that/SCONJ/7/mark the/DET/6/det pier/NOUN/7/nsubj "
        "leans/VERB/3/ccomp ~./PUNCT/3/punct",
        ("Oru", "say", "the pier leans"),
    ),
    (  # a deed by which somebody is known is an attitude, no saying
        "Lund/PROPN/8/nsubj ~,/PUNCT/4/punct who/PRON/4/nsubj backs/VERB/1/acl:relcl the/DET/6/det "
        "plan/NOUN/4/obj ~,/PUNCT/4/punct slept/VERB/0/root ~./PUNCT/8/punct",
        ("Lund", "backs", "the plan"),
    ),
]
NOT_HELD = [
    # the reader
    "You/PRON/2/nsubj support/VERB/0/root the/DET/4/det plan/NOUN/2/obj ~./PUNCT/2/punct",
    # a thing is not angered
    "The/DET/2/det quake/NOUN/3/nsubj rattled/VERB/0/root the/DET/5/det windows/NOUN/3/obj ~./PUNCT/3/punct",
    # told inside a saying
    "Oru/PROPN/2/nsubj said/VERB/0/root he/PRON/4/nsubj wants/VERB/2/ccomp the/DET/6/det pier/NOUN/4/obj "
    "~./PUNCT/2/punct",
]


@pytest.mark.parametrize(("line", "expected"), HELD)
def test_what_is_held(line: str, expected: tuple[str | None, str, str]) -> None:
    assert expected in found_in(line)


@pytest.mark.parametrize("line", NOT_HELD)
def test_what_is_not_held(line: str) -> None:
    assert found_in(line) == []


def test_sayings_stand_before_attitudes_and_nothing_else_sees_attitudes() -> None:
    wants, says = (
        HELD[0][0],
        "Lund/PROPN/2/nsubj said/VERB/0/root it/PRON/4/nsubj leans/VERB/2/ccomp ~./PUNCT/2/punct",
    )
    text = f"{reading_of(wants)[0]} {reading_of(says)[0]}"
    annotated = annotate(document_of(text), tag=tag_from([wants, says]))
    assert [quote.kind for quote in annotated.quotes] == ["saying", "attitude"]
    assert annotated.sayings == annotated.quotes[:1]
    assert {statement.quote for statement in annotated.statements} <= {0, None}


def test_every_word_takes_something() -> None:
    verbs = [verb for form in attitude_forms().values() for verb in form]
    assert all(each.frames and each.kind for each in (*verbs, *attitude_adjectives().values()))
