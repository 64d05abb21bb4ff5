"""Attributions of readings written by hand: who said what, and whether it is told that it was said."""

from __future__ import annotations

import pytest
from tests.annotation.syntax import reading_of

from tellings.annotation.attributions import Attribution, find_attributions

SAID = [
    (
        "Ana/PROPN/3/nsubj Oru/PROPN/1/flat said/VERB/0/root on/ADP/5/case Monday/PROPN/3/obl that/SCONJ/11/mark "
        "the/DET/9/det old/ADJ/9/amod pier/NOUN/11/nsubj would/AUX/11/aux close/VERB/3/ccomp ~./PUNCT/3/punct",
        ("that", "Ana Oru", "the old pier would close"),
    ),
    (
        "Oru/PROPN/11/nsubj ~,/PUNCT/5/punct a/DET/5/det former/ADJ/5/amod sailor/NOUN/1/appos who/PRON/7/nsubj "
        "chairs/VERB/5/acl:relcl the/DET/9/det council/NOUN/7/obj ~,/PUNCT/5/punct said/VERB/0/root the/DET/13/det "
        "pier/NOUN/15/nsubj was/AUX/15/cop safe/ADJ/11/ccomp ~./PUNCT/11/punct",
        ("clause", "Oru", "the pier was safe"),
    ),
    (
        "The/DET/2/det pier/NOUN/4/nsubj will/AUX/4/aux close/VERB/0/root ~,/PUNCT/9/punct officials/NOUN/9/nsubj "
        "in/ADP/8/case Lowick/PROPN/6/nmod said/VERB/4/parataxis ~./PUNCT/4/punct",
        ("parataxis", "officials in Lowick", "The pier will close"),
    ),
    (  # two roots, as the model may give them
        "The/DET/2/det pier/NOUN/4/nsubj is/AUX/4/cop safe/ADJ/0/root ~,/PUNCT/6/punct said/VERB/0/root "
        "Ana/PROPN/6/nsubj Oru/PROPN/7/flat ~./PUNCT/4/punct",
        ("inversion", "Ana Oru", "The pier is safe"),
    ),
    (
        "The/DET/2/det pier/NOUN/8/nsubj ~,/PUNCT/5/punct Oru/PROPN/5/nsubj said/VERB/8/parataxis ~,/PUNCT/5/punct "
        "will/AUX/8/aux close/VERB/0/root in/ADP/10/case May/PROPN/8/obl ~./PUNCT/8/punct",
        ("parataxis", "Oru", "The pier | will close in May"),
    ),
    (
        "According/VERB/5/case to/ADP/1/fixed the/DET/5/det harbour/NOUN/5/compound office/NOUN/10/obl "
        "~,/PUNCT/5/punct "
        "the/DET/8/det pier/NOUN/10/nsubj is/AUX/10/cop safe/ADJ/0/root ~./PUNCT/10/punct",
        ("according", "the harbour office", "the pier is safe"),
    ),
    (
        "The/DET/2/det pier/NOUN/4/nsubj is/AUX/4/cop safe/ADJ/0/root ~,/PUNCT/10/punct according/VERB/10/case "
        "to/ADP/6/fixed the/DET/10/det harbour/NOUN/10/compound office/NOUN/4/obl ~./PUNCT/4/punct",
        ("according", "the harbour office", "The pier is safe"),
    ),
    (
        "The/DET/2/det claim/NOUN/11/nsubj by/ADP/5/case the/DET/5/det union/NOUN/2/nmod that/SCONJ/10/mark "
        "the/DET/8/det "
        "pier/NOUN/10/nsubj is/AUX/10/cop unsafe/ADJ/2/acl surprised/VERB/0/root Oru/PROPN/11/obj ~./PUNCT/11/punct",
        ("noun", "the union", "the pier is unsafe"),
    ),
    (
        "Responsibility/NOUN/6/nsubj:pass for/ADP/4/case the/DET/4/det fire/NOUN/1/nmod was/AUX/6/aux:pass "
        "claimed/VERB/0/root by/ADP/9/case the/DET/9/det union/NOUN/6/obl:agent ~./PUNCT/6/punct",
        ("passive", "the union", "Responsibility for the fire"),
    ),
    (
        "Oru/PROPN/3/nsubj:pass was/AUX/3/aux:pass quoted/VERB/0/root as/SCONJ/5/mark saying/VERB/3/advcl "
        "that/SCONJ/10/mark "
        "the/DET/8/det pier/NOUN/10/nsubj was/AUX/10/cop safe/ADJ/5/ccomp ~./PUNCT/3/punct",
        ("that", "Oru", "the pier was safe"),
    ),
    (
        "Oru/PROPN/2/nsubj called/VERB/0/root on/ADP/5/case both/DET/5/det sides/NOUN/2/obl to/PART/7/mark "
        "wait/VERB/2/advcl ~./PUNCT/2/punct",
        ("object", "Oru", "both sides to wait"),
    ),
    (
        "The/DET/2/det union/NOUN/3/nsubj issued/VERB/0/root a/DET/5/det statement/NOUN/3/obj saying/VERB/5/acl "
        "the/DET/8/det "
        "pier/NOUN/10/nsubj was/AUX/10/cop unsafe/ADJ/6/ccomp ~./PUNCT/3/punct",
        ("clause", "The union", "the pier was unsafe"),
    ),
    (
        "As/SCONJ/3/mark Oru/PROPN/3/nsubj noted/VERB/8/advcl ~,/PUNCT/3/punct the/DET/6/det pier/NOUN/8/nsubj "
        "is/AUX/8/cop "
        "old/ADJ/0/root ~./PUNCT/8/punct",
        ("parataxis", "Oru", "the pier is old"),
    ),
    (
        "Oru/PROPN/2/nsubj went/VERB/0/root on/ADV/2/advmod to/PART/5/mark say/VERB/2/advcl the/DET/7/det "
        "pier/NOUN/9/nsubj "
        "was/AUX/9/cop safe/ADJ/5/ccomp ~./PUNCT/2/punct",
        ("clause", "Oru", "the pier was safe"),
    ),
]
NOT_SAID = [
    (
        "Oru/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root whether/SCONJ/9/mark the/DET/7/det "
        "pier/NOUN/9/nsubj would/AUX/9/aux close/VERB/4/ccomp ~./PUNCT/4/punct",
        "negated",
    ),
    (
        "Nobody/PRON/2/nsubj said/VERB/0/root the/DET/4/det pier/NOUN/6/nsubj was/AUX/6/cop safe/ADJ/2/ccomp "
        "~./PUNCT/2/punct",
        "negated",
    ),
    (
        "Oru/PROPN/3/nsubj may/AUX/3/aux say/VERB/0/root that/SCONJ/8/mark the/DET/6/det pier/NOUN/8/nsubj "
        "is/AUX/8/cop "
        "safe/ADJ/3/ccomp ~./PUNCT/3/punct",
        "open",
    ),
    (
        "If/SCONJ/3/mark Oru/PROPN/3/nsubj says/VERB/12/advcl the/DET/5/det pier/NOUN/7/nsubj is/AUX/7/cop "
        "safe/ADJ/3/ccomp "
        "~,/PUNCT/3/punct the/DET/10/det ferries/NOUN/12/nsubj will/AUX/12/aux sail/VERB/0/root ~./PUNCT/12/punct",
        "open",
    ),
    (
        "Oru/PROPN/2/nsubj refused/VERB/0/root to/PART/4/mark say/VERB/2/xcomp that/SCONJ/8/mark the/DET/7/det "
        "pier/NOUN/8/nsubj "
        "closed/VERB/4/ccomp ~./PUNCT/2/punct",
        "open",
    ),
]


def said_in(line: str) -> list[Attribution]:
    return list(find_attributions(*reading_of(line)))


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_what_is_said(line: str, expected: tuple[str, str, str]) -> None:
    text, _ = reading_of(line)
    found = next(each for each in said_in(line) if each.verb.lemma != "refuse")
    source = found.source.of(text) if found.source else None
    assert (found.kind, source, " | ".join(span.of(text) for span in found.contents)) == expected
    assert not found.negated
    assert not found.open


@pytest.mark.parametrize(("line", "why"), NOT_SAID)
def test_what_is_not_said_or_not_for_sure(line: str, why: str) -> None:
    found = next(each for each in said_in(line) if each.verb.lemma == "say")
    assert getattr(found, why)


def test_whoever_asks_in_a_bare_participle_is_not_the_subject() -> None:
    line = (
        "Asked/VERB/9/advcl whether/SCONJ/6/mark the/DET/4/det pier/NOUN/6/nsubj was/AUX/6/cop safe/ADJ/1/ccomp "
        "~,/PUNCT/1/punct Oru/PROPN/9/nsubj left/VERB/0/root ~./PUNCT/9/punct"
    )
    assert [each.source for each in said_in(line)] == [None]


def test_a_joined_verb_of_saying_ends_the_content() -> None:
    line = (
        "Oru/PROPN/2/nsubj said/VERB/0/root the/DET/4/det pier/NOUN/6/nsubj was/AUX/6/cop safe/ADJ/2/ccomp "
        "and/CCONJ/8/cc "
        "called/VERB/2/conj the/DET/10/det union/NOUN/8/obj reckless/ADJ/8/xcomp ~./PUNCT/2/punct"
    )
    text, _ = reading_of(line)
    said = said_in(line)[0]
    assert said.joined == text.index("and called")
    assert [span.of(text) for span in said.contents] == ["the pier was safe"]
