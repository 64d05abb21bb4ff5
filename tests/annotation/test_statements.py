"""Statements of whole documents: spans, and what is attached to them."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotation.statements import find_statements
from tellings.text.sentences import split_sentences
from tellings.types.annotations import Credit, Mention, Quantity, Quote, Sentence, Statement, TimeExpression
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def make_document(text: str, kind: BlockKind = "paragraph") -> Document:
    return Document(
        id="d",
        report_id="r",
        text=text,
        blocks=(Block(kind, Span(0, len(text))),),
        offsets=None,
        cuts=(),
        title="",
        outlet=Outlet("o", "Lowick Courier", "given"),
        authors=(),
        published=PublicationDate(None, None, "unknown"),
        url=None,
        language="en",
        genre="report",
        place="",
        media_type="text/plain",
        sha256="",
    )


def make_sentences(text: str, *, intact: bool = True) -> tuple[Sentence, ...]:
    return tuple(Sentence(Span(start, end), 0, intact) for start, end in split_sentences(text))


def find(text: str, *names: str, kind: BlockKind = "paragraph") -> tuple[Statement, ...]:
    mentions = tuple(
        Mention(Span(match.start(), match.end()), "person", name, Span(match.start(), match.end()))
        for name in names
        for match in re.finditer(re.escape(name), text)
    )
    return find_statements(make_document(text, kind), make_sentences(text), mentions, (), (), (), ())


def test_subject_comes_first_among_the_actors() -> None:
    (first, second) = find("Marrow met Oduya on Monday and urged Varn to sign.", "Varn", "Oduya", "Marrow")
    assert (first.actors, second.actors) == ((2, 1), (2, 0))


def test_a_given_name_in_ed_is_no_verb_among_capitals() -> None:
    text = "Deputy Minister Corin Marrow met Velmoran Trade Minister Manfred Oduya."
    (statement,) = find(text, "Manfred Oduya", "Corin Marrow")
    assert (statement.predicate, statement.actors) == ("meet", (1, 0))


def test_the_agent_of_a_passive_comes_first() -> None:
    (statement,) = find("The plan was rejected by Varn in Lowick.", "Lowick", "Varn")
    assert statement.actors == (1, 0)


def test_the_silent_party_comes_first() -> None:
    (statement,) = find("There was no reply from Varn to Kestria.", "Kestria", "Varn")
    assert statement.predicate == "no-comment"
    assert statement.actors[0] == 1


def test_the_speaker_after_the_verb_is_its_subject() -> None:
    statement = find("“The ferry is safe,” said Dana Quill in a letter on Monday.", "Dana Quill")[-1]
    assert (statement.predicate, statement.actors) == ("say", (0,))


def test_quantities_times_quote_and_credit_are_attached() -> None:
    text = "According to Kest News, the fire killed 12 people on Sunday, Marrow said."
    sentences = make_sentences(text)
    content = Span(text.index("the fire"), text.index(", Marrow"))
    quote = Quote("indirect", (content,), None, None, None)
    credit = Credit(Span(0, text.index(",")), "Kest News", "sentence")
    day = Span(text.index("Sunday"), text.index("Sunday") + 6)
    count = Span(text.index("12"), text.index("12") + 9)
    statements = find_statements(
        make_document(text),
        sentences,
        (),
        (quote,),
        (credit,),
        (TimeExpression(day, "DATE", "2031-04-06"),),
        (Quantity(count, 12, "count", "people"),),
    )
    (statement,) = [each for each in statements if each.predicate == "kill"]
    assert (statement.quantities, statement.times, statement.credit) == ((0,), (0,), 0)


def test_the_innermost_quotation_counts() -> None:
    text = "“Oduya told me the bridge is safe,” Marrow said on Monday."
    outer = Quote("direct", (Span(1, text.index("”")),), None, None, None)
    inner_start = text.index("the bridge")
    inner = Quote("indirect", (Span(inner_start, text.index(",”")),), None, None, None, nested_in=0)
    statements = find_statements(make_document(text), make_sentences(text), (), (outer, inner), (), (), ())
    assert {each.predicate: each.quote for each in statements}["be"] == 1


def told_by(text: str, speaker: str, cue: str, content: str, *, denied: bool = False) -> tuple[Statement, ...]:
    """The statements of a text with one quotation in it."""
    places = [Span(text.index(part), text.index(part) + len(part)) for part in (speaker, cue, content)]
    quote = Quote("indirect", (places[2],), places[1], None, places[0], denied=denied)
    return find_statements(make_document(text), make_sentences(text), (), (quote,), (), (), ())


def test_a_statement_that_names_its_source_at_its_end_is_the_sources() -> None:
    text = "Nine men were hurt in the yard, according to the harbour office, which blamed a crane."
    statements = told_by(text, "the harbour office", "according to", "Nine men were hurt in the yard")
    assert {each.predicate: each.quote for each in statements} == {"hurt": 0, "blame": None}


def test_an_act_of_speech_with_its_object_is_the_speakers() -> None:
    text = "On Monday Oduya accused the port of hiding the letter, which sits in a safe."
    statements = told_by(text, "Oduya", "accused", "the port of hiding the letter")
    assert {each.predicate: each.quote for each in statements} == {"accuse": 0, "sit": None}


def test_what_somebody_read_to_deny_it_is_denied_and_the_reading_is_not() -> None:
    text = "“I read in two papers that Oduya called me and begged for a day,” Marrow said."
    statements = told_by(text, "two papers", "read", "Oduya called me and begged for a day", denied=True)
    assert {each.predicate: each.mood for each in statements if each.quote == 0} == {
        "call": "denied",
        "beg": "denied",
    }


def test_an_open_question_is_told_with_the_verb_that_leaves_it_open() -> None:
    (statement,) = find("The vote in May may decide whether the ferry sails at all.")
    assert statement.mood == "unknown"
    assert "whether the ferry sails" in statement.span.of(
        "The vote in May may decide whether the ferry sails at all."
    )


def test_an_offer_is_answered_and_questions_are_not() -> None:
    assert find("Varn answered Kestria’s offer of talks on Tuesday.", "Varn")[0].predicate == "respond"
    assert find("Varn answered questions about the talks on Tuesday.", "Varn")[0].predicate == "answer"


def test_whoever_opens_a_clause_that_is_a_subject() -> None:
    (statement,) = find("Whoever takes a ship through the channel must pay the toll.")
    assert (statement.predicate, statement.mood) == ("pay", "demanded")


def test_a_report_told_only_to_be_denied_is_denied() -> None:
    text = "“I read that Oduya called me about the paper,” Marrow said."
    span = Span(text.index("Oduya"), text.index(",”"))
    quote = Quote("indirect", (span,), None, None, None, denied=True)
    statements = find_statements(make_document(text), make_sentences(text), (), (quote,), (), (), ())
    assert [each.mood for each in statements if each.predicate == "call"] == ["denied"]


def test_captions_and_broken_sentences_have_no_statements() -> None:
    text = "The pier burned down on Sunday."
    assert find(text, kind="caption") == ()
    assert find(text) != ()
    assert find_statements(make_document(text), make_sentences(text, intact=False), (), (), (), (), ()) == ()


def test_a_quotation_that_goes_on_in_the_next_sentence_leaves_no_lone_mark() -> None:
    text = "“We tried for an hour. The engine failed,” Oduya said."
    assert [each.span.of(text) for each in find(text)] == ["We tried for an hour", "The engine failed"]


WORDS = st.sampled_from(
    "Marrow Varn the a talks held said that which and , . “ ” \" — ( ) ’ ' not will to in on with be was been by "
    "sign signed ferry Monday 9 May if who he had proposed announcing no".split()
)


@given(st.lists(WORDS, max_size=40))
def test_spans_lie_in_their_sentence_and_never_cut_a_word(words: list[str]) -> None:
    text = " ".join(words)
    sentences = make_sentences(text)
    document = make_document(text)
    found = find_statements(document, sentences, (), (), (), (), ())
    assert found == find_statements(document, sentences, (), (), (), (), ())
    for statement in found:
        span = statement.span
        assert sentences[statement.sentence].span.contains(span)
        assert not text[max(0, span.start - 1) : span.start].isalnum()
        assert not text[span.end : span.end + 1].isalnum()
        shown = span.of(text)
        assert shown.count("“") == shown.count("”")
        assert shown.count('"') % 2 == 0


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    find(text)


def test_long_sentences_cost_little() -> None:
    started = time.perf_counter()
    find("the talks that Marrow, who said " * 3000)
    find("and he said it was held " * 110 + ".")
    find("\"“('" * 2000)
    find("don’t" * 20000)
    assert time.perf_counter() - started < 5
