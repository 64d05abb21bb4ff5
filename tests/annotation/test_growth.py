"""Laws of cost: what annotation takes grows with the length of a text, not with its square, in prose made to hurt."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tellings.annotation import annotate
from tellings.extraction import extract
from tellings.text.peoples import is_people_of, match_peoples
from tellings.types.documents import Document, Report
from tellings.types.readings import Reading

OPENING = """Quay works halted in Velmora

The harbour office of Velmora stopped the works on Tuesday after a crane fell, director Ada Brenn said. Nobody was
hurt, and the quay will stay closed until the crane has been lifted out of the water.

"""
SYLLABLES = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]


def name(number: int) -> str:
    """Return one of some two hundred thousand invented names."""
    first, rest = divmod(number, 60)
    return (SYLLABLES[rest] + SYLLABLES[first % 60] + SYLLABLES[first // 60 % 60]).title()


def many_names(number: int) -> str:
    return (
        f"{name(number * 3)} {name(number * 3 + 1)} told {name(number * 3 + 2)} that the council had left on Monday."
    )


def many_pronouns(number: int) -> str:
    return "He said no" + (".\n\n" if number % 40 == 39 else " and")


def many_quotes(number: int) -> str:
    return (
        f"“We went to {name(number)} on {number % 27 + 1} May and {number} people came,” {name(number)} Brenn said."
    )


def many_clips(number: int) -> str:
    return f"The quay of {name(number)} lay empty. “The boats of {name(number + 1)} left.” “All {number} of them.”"


def many_offices(number: int) -> str:
    return (
        f"Mr. {name(number)} met {name(number)} Pell. The official said the company told the lawyer that they left."
    )


def seconds(sentence: Callable[[int], str], count: int) -> float:
    body = OPENING + " ".join(sentence(number) for number in range(count))
    document = extract(Report("a.txt", body, "text/plain"))
    assert isinstance(document, Document)
    begun = time.process_time()
    annotate(document)
    return time.process_time() - begun


@pytest.mark.parametrize("sentence", [many_names, many_pronouns, many_quotes, many_clips, many_offices])
def test_four_times_the_text_takes_about_four_times_as_long(sentence: Callable[[int], str]) -> None:
    seconds(sentence, 20)  # tables are loaded once
    short = min(seconds(sentence, 100) for _ in range(2))
    assert seconds(sentence, 400) < 9 * short + 0.2  # its square would be sixteen


def test_peoples_are_matched_as_they_are_one_by_one() -> None:
    words = ["Velmoran", "Kerlish", "Velmorans", "Velmora", "Kerland", "Kerlander", "Mart", "Martian", "Oru", "Ness"]
    words += [name(number * 1000) for number in range(60)]
    assert match_peoples(words, words) == {
        country: tuple(word for word in words if is_people_of(word, country)) for country in words
    }


def test_a_sentence_is_read_once_in_a_long_document() -> None:
    asked: list[str] = []

    def tag(text: str) -> Reading:
        asked.append(text)
        return Reading((), ())

    document = extract(Report("a.txt", OPENING + " ".join(map(many_quotes, range(700))), "text/plain"))
    assert isinstance(document, Document)
    annotate(document, tag=tag)
    assert len(asked) > 600
    assert len(asked) == len(set(asked))
