"""What stands in the brief, and in which order; the reports are invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tellings import pipeline
from tellings.annotation import annotate
from tellings.assembly.candidates import BriefThresholds, Candidate
from tellings.assembly.readability import find_leaning, is_presentable
from tellings.assembly.salience import find_bits, find_news
from tellings.assembly.units import Unit
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Rejection, Report
from tellings.types.dossiers import Claim
from tellings.types.spans import Span

MakeUnit = Callable[..., Unit]
POST = "\n\n".join(
    (
        "Velmora has offered Ostrania a second round of ferry talks in Port Aldren on Monday 9 June, Transport "
        "Minister Ida Kestrel said on Wednesday.",
        '"We have a full timetable on paper and will lay it on the table in Port Aldren," Kestrel told reporters.',
        "Ferries on the strait have not sailed since a pier collapsed in the spring. The quarrel could well decide "
        "who rules the strait for a generation.",
        "Ostrania has not answered the offer so far.",
    )
)
GULL = "\n\n".join(
    (
        "Ostrania will come to a second round of ferry talks only if it can read the Velmoran timetable first, "
        "Harbour Minister Tomas Brandt said on Wednesday.",
        '"Send us the timetable and we will sail to Port Aldren on the same day," Brandt said.',
        "Velmoran Transport Minister Ida Kestrel had offered talks in Port Aldren on June 9. Is that the end of "
        "the quarrel?",
        "He has two weeks. The first round broke up in April without an agreement.",
    )
)
LEDGER = "\n\n".join(
    (
        "Transport Minister Ida Kestrel of Velmora offered on Wednesday to hold the second round of ferry talks "
        "with Ostrania in Port Aldren on 9 June.",
        "The first round, held in April, broke up without an agreement on berths.",
        '"Everybody waits for the ferries," said Joss Hadley, who sells rope on the quay.',
    )
)


def _read(**bodies: str) -> tuple[str, ...]:
    titles = {
        "post": "Velmora offers Ostrania ferry talks in Port Aldren",
        "gull": "Ostrania asks for Velmoran timetable before ferry talks",
        "ledger": "Velmora offers second round of ferry talks",
    }
    reports = [
        Report(id=name, body=body, title=titles[name], outlet=name.title(), published="2031-06-04")
        for name, body in bodies.items()
    ]
    result = pipeline.read(reports)
    texts = {item.document.id: item.document.text for item in result.documents}
    dossier = max(result.dossiers, key=lambda item: len(item.story.document_ids))
    return tuple(item.passage.span.of(texts[item.passage.document_id]) for item in dossier.brief)


@pytest.fixture(scope="module")
def brief() -> tuple[str, ...]:
    return _read(post=POST, gull=GULL, ledger=LEDGER)


def test_the_lead_is_what_the_reports_give_first(brief: tuple[str, ...]) -> None:
    assert "second round of ferry talks" in brief[0]
    assert "Kestrel" in brief[0]


def test_both_sides_speak_in_their_own_words(brief: tuple[str, ...]) -> None:
    assert any("lay it on the table" in sentence for sentence in brief)
    assert any("Send us the timetable" in sentence for sentence in brief)


def test_the_side_that_makes_the_news_comes_before_the_answer(brief: tuple[str, ...]) -> None:
    own = next(at for at, sentence in enumerate(brief) if "lay it on the table" in sentence)
    answer = next(at for at, sentence in enumerate(brief) if "Send us the timetable" in sentence)
    assert own < answer


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("could well decide", id="an outlet's outlook"),
        pytest.param("Is that the end", id="a question"),
        pytest.param("He has two weeks", id="a sentence in the shadow of another"),
        pytest.param("has not answered", id="a missing answer that has come"),
    ],
)
def test_what_stays_out(brief: tuple[str, ...], words: str) -> None:
    assert not any(words in sentence for sentence in brief)


def test_fewer_reports_make_a_shorter_brief() -> None:
    limits = BriefThresholds()
    assert 1 <= len(_read(post=POST)) <= limits.base + limits.per_report
    assert len(_read(post=POST, gull=GULL)) <= limits.base + 2 * limits.per_report


@pytest.mark.parametrize("aside", ["is_setting", "is_apposition"])
def test_a_sentence_does_not_stand_for_when_it_happened_or_who_somebody_is(make_unit: MakeUnit, aside: str) -> None:
    main, setting = make_unit(0, "a", "two kill"), make_unit(1, "a", "gate dam fail", **{aside: True})
    alone, shared = (
        Claim(key, unit.passage, "happened", "one_outlet", (), outlets, ())
        for key, unit, outlets in (("c1", main, 1), ("c2", setting, 3))
    )
    values: dict[str, Any] = {
        "bits": {},
        "news": 0.0,
        "worth": 0.0,
        "sides": (),
        "voices": (),
        "opens_quoted": False,
        "leaning": 0.0,
    }
    both = Candidate(main.passage, 0, (main, setting), (alone, shared), **values)
    assert both.claim is alone
    assert replace(both, units=(setting,), claims=(shared,)).claim is shared
    light = tuple(replace(unit, features={}) for unit in both.units)
    assert replace(both, units=light).claim is alone, "also where nothing in the sentence weighs anything"


def _annotate(body: str) -> AnnotatedDocument:
    """Return a report that ends in the words given."""
    opening = (
        "The ferries of Velmora lie still in the harbour of Port Aldren, and nobody knows for how long. "
        "Two berths burned down on Monday night, the harbour office of Velmora said."
    )
    found = extract(
        Report(id="a", body=f"{opening} {body}", title="Ferries", outlet="The Gull", published="2031-06-04")
    )
    assert not isinstance(found, Rejection)
    return annotate(found)


LEANING = [
    pytest.param("Ida Kestrel offered talks on Monday.", True, id="stands alone"),
    pytest.param("She offered talks on Monday.", False, id="opens with a pronoun"),
    pytest.param("But Ida Kestrel offered talks on Monday.", False, id="opens with a link word"),
    pytest.param("“We sail on Monday.", False, id="out of the middle of a quotation"),
    pytest.param("“We sail on Monday,” Ida Kestrel said.", True, id="a quotation with its speaker"),
    pytest.param("In other words, Velmora has lost the strait.", False, id="opens with a linking phrase"),
]


@pytest.mark.parametrize(("sentence", "alone"), LEANING)
def test_whether_a_sentence_leans(sentence: str, alone: bool) -> None:
    annotated = _annotate(sentence)
    assert (find_leaning(annotated, annotated.sentences[-1]) < BriefThresholds().leaning) is alone


PRESENTABLE = [
    pytest.param("Velmora may have lost the strait.", False, id="outlook in the outlet's voice"),
    pytest.param("Velmora may lose the strait, Ida Kestrel said.", True, id="outlook that somebody gives"),
    pytest.param("We all know what Velmora wants.", False, id="the writer speaks"),
    pytest.param("“We know what Velmora wants,” Ida Kestrel said.", True, id="a speaker speaks"),
    pytest.param("Will Velmora sail again?", False, id="a question"),
    pytest.param("Velmora called off the talks, signaling a longer quarrel.", False, id="the outlet's own reading"),
]


@pytest.mark.parametrize(("sentence", "fits"), PRESENTABLE)
def test_whether_a_sentence_may_stand_in_an_account(sentence: str, fits: bool) -> None:
    annotated = _annotate(sentence)
    assert is_presentable(annotated, annotated.sentences[-1]) is fits


def test_two_sentences_run_together_are_not_presentable() -> None:
    annotated = _annotate("The ferries of Velmora lie still. Two berths burned down.Nobody in Velmora was hurt.")
    glued = replace(
        annotated.sentences[-1], span=Span(annotated.document.text.index("Two"), len(annotated.document.text))
    )
    assert not is_presentable(annotated, glued)


def test_the_news_is_what_titles_and_openings_share() -> None:
    news = find_news([_annotate("Rope is sold on the quay of the old town.")])
    text = "The ferries lie still in Port Aldren. Rope is sold on the quay of the old town."
    first, second = Span(0, text.index("Rope")), Span(text.index("Rope"), len(text))
    assert news.weigh(find_bits(text, first)) > news.weigh(find_bits(text, second))


@pytest.mark.parametrize("pump", ['"', "“", "” “", "a.", "I may ", "“a” "])
def test_long_sentences_cost_little(pump: str) -> None:
    annotated = _annotate("Nobody was hurt.")
    text = "Velmora " + pump * (100_000 // len(pump))
    document = replace(annotated.document, text=text)
    sentence = replace(annotated.sentences[0], span=Span(0, len(text)))
    begun = time.perf_counter()
    is_presentable(replace(annotated, document=document), sentence)
    find_leaning(replace(annotated, document=document), sentence)
    assert time.perf_counter() - begun < 2
