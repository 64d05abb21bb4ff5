"""Clauses, moods, polarity and predicates of sentences of our own invention."""

from __future__ import annotations

import re

import pytest

from tellings.annotation.statements.finders import find_drafts
from tellings.annotation.statements.spans import tidy_span
from tellings.annotation.statements.tags import tag_words

_BRACKETS = re.compile(r"[⟨⟩]")


def read(text: str) -> list[tuple[str, ...]]:
    """Every statement of one sentence as words, mood, polarity, predicate."""
    found: list[tuple[str, ...]] = []
    for draft in find_drafts(tag_words(text, 0, len(text))):
        start, end = tidy_span(text, draft.start, draft.end)
        found.append((text[start:end], draft.mood, draft.polarity, draft.predicate))
    return found


SPLITS = [
    # content, dated tail and attribution
    "⟨Kestria has proposed a third round of talks with Varn⟩ ⟨to be held in Lowick on Friday 9 May⟩, "
    "⟨Trade Minister Ilse Marrow announced on Tuesday⟩.",
    # bare attribution in front is no statement; two verbs of one subject are two
    "Marrow said that ⟨Kestria had finished its draft⟩ and ⟨was ready to hand it over in Lowick⟩.",
    # with + subject + participle
    "⟨Varn answered quickly⟩, with Finance Minister Pell Oduya saying that ⟨his country wants the draft first⟩.",
    "⟨The deal was rejected by Varn⟩, with ⟨Oduya calling it an insult⟩.",
    # although, where, with: four clauses
    "⟨Although no deal was reached at the talks⟩, ⟨where both sides spoke for an hour⟩, "
    "⟨they agreed to a swap of fishermen⟩, with ⟨each side freeing 40 men⟩.",
    # attribution behind the content
    "⟨The harbour will reopen on Monday⟩, the port authority said.",
    # that-clause after a dated verb of saying
    "⟨Marrow suggested on Tuesday⟩ that ⟨a new round of talks will be held⟩.",
    # open question told with its opener
    "⟨It is unclear whether the ferry will sail⟩.",
    # coordinated verbs with an object each
    "⟨The police arrested two men on Monday⟩ and ⟨charged them with theft⟩.",
    "⟨Two men were arrested on Monday⟩ and ⟨charged with theft⟩.",
    # one object for both verbs: no split
    "⟨These papers would be exchanged and discussed in Lowick⟩, she said.",
    # coordinated clauses with a subject each
    "⟨Protesters threw stones⟩ and ⟨police fired tear gas⟩.",
    # a coordinator inside the subject does not split
    "⟨Kestria and its neighbours have pushed for a truce⟩, but ⟨Varn refuses to stop⟩.",
    # direct speech, attribution after it
    "“⟨We will not sign this paper⟩,” ⟨Marrow told reporters on Thursday⟩.",
    "“⟨It was the reverse⟩,” Oduya said.",
    # restrictive relative stays inside
    "⟨The bridge that collapsed in March killed nine people⟩.",
    # reported speech without "that"
    "Marrow also said ⟨she spoke with Oduya on the phone on Wednesday⟩.",
    "The army said ⟨it shot down three drones over the Tamar valley⟩.",
    "Villagers told the paper ⟨the army had burned their homes⟩.",
    # two levels of saying, only the content remains
    "After the vote, Marrow said ⟨the council would meet again in May⟩.",
    # after: clause or phrase
    "⟨The council voted⟩ ⟨after the mayor resigned⟩.",
    "⟨The council voted after the talks in Lowick⟩.",
    "⟨Rescuers pulled a boy from the rubble⟩ ⟨hours after the quake struck the city of Tolm⟩.",
    # participle clause after a comma
    "⟨Workers threatened to block the road⟩, ⟨calling the plan a disgrace⟩.",
    # while, since
    "⟨Prices rose by 3 per cent in April⟩ ⟨while wages fell⟩.",
    "⟨Fighting has continued in the north⟩ ⟨since the truce expired⟩.",
    # noun complement stays with its noun
    "⟨Quill resigned amid claims that he had taken bribes⟩.",
    # clause after the place it happened in
    "⟨The queen visited Lowick, Tolm and Brae⟩, ⟨where she opened a school⟩.",
    # dateline is no part
    "LOWICK — ⟨The pier burned down on Sunday⟩.",
    # headline without a finite verb
    "⟨Kestria to Host Second Summit on Fishing Rights⟩",
    # a verb that could be a noun
    "⟨As Kestria signals readiness for talks⟩, ⟨Varn calls for a delay⟩.",
    # insertion between commas inside the verb
    "⟨The council could, in theory, reach a deal⟩.",
    # gerund as object
    "⟨Marrow proposed holding talks in Lowick⟩.",
    # place and date of a plan stand alone as well as in the clause
    "⟨The mill employs 300 people⟩ and ⟨is the largest employer in Tolm⟩.",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_clauses_are_cut_where_marked(marked: str) -> None:
    text = _BRACKETS.sub("", marked)
    wanted = re.findall(r"⟨([^⟨⟩]*)⟩", marked)
    assert [each[0] for each in read(text)] == wanted


NESTED = [
    # clause inside a subject: told with its noun, inside the whole
    (
        "The court, which sits in Lowick, ruled that the ban was illegal.",
        ["The court, which sits in Lowick, ruled", "The court, which sits in Lowick", "the ban was illegal"],
    ),
    (
        "The first round, held on 2 April in Lowick, ended without a deal.",
        [
            "The first round, held on 2 April in Lowick, ended without a deal",
            "The first round, held on 2 April in Lowick",
        ],
    ),
    # apposition with content
    (
        "Ilse Marrow, head of the Kestrian delegation, left the hall.",
        [
            "Ilse Marrow, head of the Kestrian delegation, left the hall",
            "Ilse Marrow, head of the Kestrian delegation",
        ],
    ),
    (
        "The storm, the worst in forty years, destroyed the pier.",
        ["The storm, the worst in forty years, destroyed the pier", "The storm, the worst in forty years"],
    ),
    # dated participle after a noun
    (
        "The talks held on 2 April in Lowick failed to bring a truce.",
        ["The talks held on 2 April in Lowick failed to bring a truce", "The talks held on 2 April in Lowick"],
    ),
    # where and when a plan is to be carried out
    (
        "Kestria is prepared to hold the third round of talks in Lowick on May 9.",
        ["Kestria is prepared to hold the third round of talks in Lowick on May 9", "in Lowick on May 9"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NESTED)
def test_a_part_with_news_of_its_own_is_told_beside_the_whole(text: str, wanted: list[str]) -> None:
    assert [each[0] for each in read(text)] == wanted


MOODS = [
    ("The harbour reopened on Monday.", "happened", "reopen"),
    ("The harbour is open again after the storm.", "happened", "be"),
    ("The crew has left the ship.", "happened", "leave"),
    ("Workers began to leave the mill on Monday.", "happened", "leave"),
    ("The company decided to close the mill in June.", "happened", "decide"),
    ("The company announced plans to close the mill.", "happened", "announce"),
    ("The harbour will reopen on Monday.", "planned", "reopen"),
    ("The company plans to close the mill in June.", "planned", "close"),
    ("The council is expected to approve the budget next week.", "planned", "approve"),
    ("The vote had been due to take place on Sunday.", "planned", "take"),
    ("Workers threatened to block the road.", "planned", "block"),
    ("Kestria is ready to sign the paper.", "planned", "sign"),
    ("Kestria Set to Buy Ferries From Varn", "planned", "buy"),
    ("Kestria to Host Second Summit on Fishing Rights", "planned", "host"),
    ("Marrow promised that the road would be repaired by spring.", "planned", "repair"),
    ("Marrow said the council would meet again in May.", "planned", "meet"),
    ("Kestria has proposed a third round of talks.", "proposed", "propose"),
    ("Kestria offered to release the fishermen.", "proposed", "offer"),
    ("Lowick had been suggested as a venue by Varn.", "proposed", "suggest"),
    ("Kestria suggests new talks on fishing", "proposed", "suggest"),
    ("The minister must resign at once.", "demanded", "resign"),
    ("Oduya urged Kestria to send the draft at once.", "demanded", "urge"),
    ("Marrow called on Varn to stop its patrols.", "demanded", "call"),
    ("Varn demanded an apology from Kestria.", "demanded", "demand"),
    ("Varn insists that the border must be closed.", "demanded", "close"),
    ("The judge ordered that the company pay 4 million crowns.", "demanded", "pay"),
    ("Marrow wants to see the letter first.", "demanded", "see"),
    ("Marrow Wants To Reopen Port", "proposed", "reopen"),
    ("Marrow Wants Firm To Pay For Pier", "demanded", "pay"),
    ("Kestria Seeks Second Round", "proposed", "seek"),
    ("Kestria to Close Port in May", "planned", "close"),
    ("Union Demands Higher Pay", "demanded", "demand"),
    ("Oduya denied that he had called Marrow.", "denied", "call"),
    ("Oduya denied the report on Monday.", "denied", "deny"),
    ("The mayor reportedly left the city on Sunday.", "reported", "leave"),
    ("The mayor is believed to have left the city on Sunday.", "reported", "leave"),
    ("According to reports, Oduya has read the letter.", "reported", "read"),
    ("The harbour could reopen on Monday.", "unknown", "reopen"),
    ("Will the ferry sail on Sunday?", "unknown", "sail"),
    ("If the ferry sails on Sunday.", "unknown", "sail"),
    ("It is unclear whether the ferry will sail.", "unknown", "sail"),
    ("The club may lose the cup.", "unknown", "lose"),
    ("If the ferry sails, the strike is over.", "unknown", "be"),
    ("Marrow waits so that the paper is not lost.", "unknown", "lose"),
    ("Marrow wants the letter before she signs it.", "unknown", "sign"),
    ("Kestria expects Varn to share its draft.", "planned", "share"),
    ("The police have no reason to believe the fire was set on purpose.", "unknown", "set"),
]


@pytest.mark.parametrize(("text", "mood", "predicate"), MOODS)
def test_mood_and_predicate(text: str, mood: str, predicate: str) -> None:
    (statement,) = [each for each in read(text) if each[3] == predicate]
    assert statement[1] == mood


POLARITY = [
    ("The club has never won the cup.", "negative"),
    ("The bank failed to pay its workers.", "negative"),
    ("The bank did not fail to pay its workers.", "positive"),
    ("The union refused to meet the bank.", "negative"),
    ("Nobody was hurt in the fire.", "negative"),
    ("Neither side signed the treaty.", "negative"),
    ("No deal was reached at the talks.", "negative"),
    ("The ministry has neither confirmed nor denied the report.", "negative"),
    ("Kestria is not ready to sign.", "negative"),
    ("Kestria is unlikely to sign before the summer.", "negative"),
    ("He was, however, not in the car.", "negative"),
    ("Sailors hadn’t seen the reef.", "negative"),
    ("They no longer trust the bank.", "negative"),
    ("We can't sign this paper.", "negative"),
    ("The mayor not only signed the letter.", "positive"),
    ("There is no doubt about the letter.", "positive"),
    ("The town has 300 houses.", "positive"),
    ("Officers found no bomb in the van.", "negative"),
]


@pytest.mark.parametrize(("text", "polarity"), POLARITY)
def test_polarity(text: str, polarity: str) -> None:
    assert read(text)[0][2] == polarity


SPEAKING_UP = [
    ("Varn has yet to comment on the offer.", "no-comment"),
    ("Varn is yet to comment on the offer.", "no-comment"),
    ("There was no immediate reply from Varn regarding the new date.", "no-comment"),
    ("Oduya declined to comment.", "no-comment"),
    ("The airline could not be reached for comment.", "no-comment"),
    ("No group has claimed responsibility for the attack.", "no-comment"),
    ("The ministry did not respond to a request for comment.", "no-comment"),
    ("Oduya did not return calls on Monday.", "no-comment"),
    ("The palace has remained silent since Monday.", "no-comment"),
    ("Varn responded promptly to the offer.", "respond"),
    ("Oduya replied within the hour.", "respond"),
]


@pytest.mark.parametrize(("text", "predicate"), SPEAKING_UP)
def test_silence_and_answers_have_a_predicate_of_their_own(text: str, predicate: str) -> None:
    (statement,) = read(text)
    polarity = "negative" if predicate == "no-comment" else "positive"
    assert statement[1:] == ("happened", polarity, predicate)


def test_an_answer_that_is_only_wanted_is_no_answer() -> None:
    assert [each[3] for each in read("Varn will respond to the offer on Monday.")] == ["respond"]
    assert read("Varn will respond to the offer on Monday.")[0][1] == "planned"


def test_reaching_an_agreement_is_no_matter_of_silence() -> None:
    assert read("No agreement was reached at the talks.")[0][3] == "reach"
