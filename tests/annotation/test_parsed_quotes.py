"""Quotes and statements with readings written by hand: what the rules miss, and what they keep."""

from __future__ import annotations

import pytest
from tests.annotation.syntax import reading_of, tag_from
from tests.annotation.test_quotes import document_of

from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.annotation.statements import find_statements
from tellings.annotation.statements.revisions import find_words
from tellings.types.readings import Reading, Tag
from tellings.types.spans import Span


def quotes_of(text: str, tag: Tag | None) -> list[tuple[str | None, str]]:
    document = document_of(text)
    found = find_quotes(document, find_sentences(document), (), tag=tag)
    return [
        (
            quote.speaker_span.of(text) if quote.speaker_span else None,
            " | ".join(span.of(text) for span in quote.content).removeprefix("that "),
        )
        for quote in found
        if quote.kind == "saying"
    ]


MORE = [
    (  # a noun that no table of speakers holds
        "The/DET/3/det Veldian/ADJ/3/amod outfit/NOUN/4/nsubj argues/VERB/0/root that/SCONJ/9/mark "
        "the/DET/7/det "
        "accord/NOUN/9/nsubj will/AUX/9/aux open/VERB/4/ccomp doors/NOUN/9/obj ~./PUNCT/4/punct",
        [("The Veldian outfit", "the accord will open doors")],
    ),
    (  # a participle with a participle of its own stands before the cue
        "Delegate/PROPN/2/nmod:desc Ana/PROPN/12/nsubj Oru/PROPN/2/flat ~,/PUNCT/5/punct wearing/VERB/2/acl "
        "a/DET/7/det "
        "shirt/NOUN/5/obj covered/VERB/7/acl in/ADP/10/case buttons/NOUN/8/obl ~,/PUNCT/5/punct said/VERB/0/root "
        "he/PRON/15/nsubj was/AUX/15/cop proud/ADJ/12/ccomp ~./PUNCT/12/punct",
        [("Delegate Ana Oru", "he was proud")],
    ),
    (  # who claims it stands behind a passive
        "Responsibility/NOUN/6/nsubj:pass for/ADP/4/case the/DET/4/det fire/NOUN/1/nmod was/AUX/6/aux:pass "
        "claimed/VERB/0/root by/ADP/9/case the/DET/9/det union/NOUN/6/obl:agent ~./PUNCT/6/punct",
        [("the union", "Responsibility for the fire")],
    ),
]
KEPT = [
    # not said, or not for sure
    "Oru/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root whether/SCONJ/9/mark the/DET/7/det "
    "pier/NOUN/9/nsubj "
    "would/AUX/9/aux close/VERB/4/ccomp ~./PUNCT/4/punct",
    # what is counted is no verb
    "Five/NUM/2/nsubj states/VERB/0/root require/VERB/2/ccomp a/DET/5/det licence/NOUN/3/obj ~./PUNCT/2/punct",
    # a fact suggests nothing of its own
    "The/DET/2/det delay/NOUN/3/nsubj suggests/VERB/0/root that/SCONJ/7/mark the/DET/6/det pier/NOUN/7/nsubj "
    "leans/VERB/3/ccomp "
    "~./PUNCT/3/punct",
    # the writer
    "I/PRON/2/nsubj say/VERB/0/root the/DET/4/det pier/NOUN/5/nsubj leans/VERB/2/ccomp ~./PUNCT/2/punct",
]


@pytest.mark.parametrize(("line", "helped"), MORE)
def test_what_the_parse_adds(line: str, helped: list[tuple[str, str]]) -> None:
    text, _ = reading_of(line)
    assert quotes_of(text, None) == []
    assert quotes_of(text, tag_from([line])) == helped


BETTER = [
    (  # the clause above ends what the rules run on with
        "Lund/PROPN/8/nsubj ~,/PUNCT/4/punct who/PRON/4/nsubj endorsed/VERB/1/acl:relcl the/DET/6/det "
        "plan/NOUN/4/obj ~,/PUNCT/4/punct slept/VERB/0/root ~./PUNCT/8/punct",
        [("Lund", "the plan")],
    ),
    (  # what a thing is called belongs to the thing
        "Oru/PROPN/2/nsubj called/VERB/0/root the/DET/4/det plan/NOUN/2/obj “/PUNCT/6/punct ~unsafe/ADJ/2/xcomp "
        "~”/PUNCT/6/punct ~./PUNCT/2/punct",
        [("Oru", "the plan “unsafe”")],
    ),
]


@pytest.mark.parametrize(("line", "helped"), BETTER)
def test_where_the_parse_ends_what_is_said(line: str, helped: list[tuple[str, str]]) -> None:
    text, _ = reading_of(line)
    assert quotes_of(text, tag_from([line])) == helped != quotes_of(text, None)


@pytest.mark.parametrize("line", KEPT)
def test_what_the_parse_does_not_add(line: str) -> None:
    text, _ = reading_of(line)
    assert quotes_of(text, tag_from([line])) == quotes_of(text, None)


def test_a_reading_without_words_changes_nothing() -> None:
    text = "Oru said on Monday that the pier would close. “It leans,” she said. Crews were told to wait."
    document = document_of(text)
    sentences = find_sentences(document)
    empty = tag_from([])
    assert find_quotes(document, sentences, (), tag=empty) == find_quotes(document, sentences, ())
    nothing = ((), (), (), (), ())
    assert find_statements(document, sentences, *nothing, tag=empty) == find_statements(document, sentences, *nothing)


def test_only_sentences_with_a_cue_are_read() -> None:
    asked = []

    def tag(text: str) -> Reading:
        asked.append(text)
        return Reading((), ())

    quotes_of("The pier is long. Oru said it leans. “It leans.”", tag)
    assert asked == ["Oru said it leans."]


TAGS = [
    (
        "Gunmen/NOUN/2/nsubj storm/VERB/0/root hotel/NOUN/2/obj in/ADP/5/case Lowick/PROPN/2/obl",
        "storm",
        "PRES",
    ),
    (
        "The/DET/3/det fuel/NOUN/3/compound levels/NOUN/4/nsubj fell/VERB/0/root ~./PUNCT/4/punct",
        "levels",
        "NOUN",
    ),
    (
        "It/PRON/2/nsubj led/VERB/0/root to/ADP/4/case talks/NOUN/2/obl and/CCONJ/6/cc resulted/VERB/2/conj "
        "in/ADP/8/case "
        "peace/NOUN/6/obl ~./PUNCT/2/punct",
        "resulted",
        "PAST",
    ),
    (
        "Lund/PROPN/2/nsubj praised/VERB/0/root the/DET/4/det deal/NOUN/2/obj signed/VERB/4/acl in/ADP/7/case "
        "Lowick/PROPN/5/obl ~./PUNCT/2/punct",
        "signed",
        "PART",
    ),
    (
        "They/PRON/2/nsubj wait/VERB/0/root until/SCONJ/6/mark the/DET/5/det crew/NOUN/6/nsubj "
        "returns/VERB/2/advcl ~./PUNCT/2/punct",
        "until",
        "SUB",
    ),
]


@pytest.mark.parametrize(("line", "word", "expected"), TAGS)
def test_verbs_are_told_by_the_parse(line: str, word: str, expected: str) -> None:
    text, _ = reading_of(line)
    found = {each.text: each.tag for each in find_words(text, Span(0, len(text)), tag_from([line]))}
    assert found[word] == expected
