"""Names read from labels and compared exactly."""

from __future__ import annotations

from pathlib import Path

from bench.entities import Page, read_uner
from bench.names import (
    NamedWords,
    Scores,
    agree_on_countries,
    find_by_model,
    list_errors,
    read_named_words,
    score_kind,
    score_named_words,
    score_ways,
    write_table,
)
from bench.scores import Score
from tellings.text.words import split_words
from tellings.types.annotations import MentionKind
from tellings.types.readings import Name, Reading, Word
from tellings.types.spans import Span

PAGE = """\
# newdoc id = pier
1\tAnn\tB-PER\t-\t-
2\tOru\tI-PER\t-\t-
3\tleft\tO\t-\t-
4\tSaltmere\tB-LOC\t-\t-
5\tPort\tB-ORG\t-\t-
6\tOffice\tI-ORG\t-\t-
7\tJazz\tB-OTH\t-\t-
8\tFest\tI-OTH\t-\t-

1\tVell\tB-PER\t-\t-
2\tOru\tB-PER\t-\t-
3\tnow\tB-O\t-\t-
"""


def reading(count: int, *names: tuple[int, int, MentionKind]) -> Reading:
    words = tuple(Word(Span(2 * at, 2 * at + 1), "X", -1, "root") for at in range(count))
    return Reading(words, tuple(Name(*name, 0.9) for name in names))


def test_labels_become_names_and_other_kinds_none(tmp_path: Path) -> None:
    path = tmp_path / "page.iob2"
    path.write_text(PAGE, encoding="utf-8")
    first, second = read_named_words(path)
    assert first.words[:2] == ("Ann", "Oru")
    assert first.names == ((0, 2, "PER"), (3, 4, "LOC"), (4, 6, "ORG"))
    assert second.names == ((0, 1, "PER"), (1, 2, "PER"))


def test_words_and_type_have_to_be_right() -> None:
    gold = NamedWords(tuple("abcdef"), ((0, 2, "PER"), (3, 4, "LOC"), (4, 6, "ORG")))
    ours = reading(6, (0, 2, "person"), (3, 4, "organization"), (4, 5, "organization"), (5, 6, "event"))
    scores = score_named_words([gold], [ours])
    assert scores == {"F1": Score(1, 3, 3), "PER": Score(1, 1, 1), "ORG": Score(0, 2, 1), "LOC": Score(0, 0, 1)}


def test_names_of_the_model_stand_in_the_whole_text() -> None:
    def tag(text: str) -> Reading:
        words = tuple(Word(Span(*span), "X", -1, "root") for span in split_words(text))
        return Reading(words, (Name(0, 2, "person", 0.9), Name(2, 3, "place", 0.9)))

    text = "It rained.\nAnn Oru left."
    found = find_by_model(tag)(text)
    assert [(text[span.start : span.end], kind) for span, kind in found] == [("It rained", "PER"), ("Ann Oru", "PER")]


def test_a_name_in_a_longer_one_of_its_kind_will_do() -> None:
    text = "We met the mayor of Oru, Ann Vell."
    page = Page(text, ((7, 33, "PER"), (25, 33, "PER"), (20, 23, "LOC")))
    assert score_kind(page, [Span(25, 33)], "PER").exact == Score(1, 1, 1)
    assert score_kind(page, [Span(20, 22)], "LOC") == Scores(Score(0, 1, 1), Score(1, 1, 1))


def test_a_country_may_be_a_place_or_a_body() -> None:
    page = Page("The US and Oru left.", ((0, 6, "ORG"), (11, 14, "ORG")))
    agreed = agree_on_countries(page, [(Span(4, 6), "LOC"), (Span(11, 14), "LOC")])
    assert agreed.names == ((0, 6, "LOC"), (11, 14, "ORG"))


def test_the_table_has_a_line_for_each_set_and_kind() -> None:
    page = Page("Ann Oru left.", ((0, 7, "PER"),))
    ways = {"rules": lambda text: [(Span(0, 7), "PER")], "model": lambda text: list[tuple[Span, str]]()}
    lines = list(write_table({"pier": score_ways([page], ways)}))
    assert lines[1].split() == ["pier", "PER", "1", "1.000", "1.000", "0.000", "0.000"]
    assert len(lines) == 5


def test_errors_are_counted_by_what_is_printed() -> None:
    page = Page("Ann Oru left Saltmere.", ((0, 7, "PER"), (13, 21, "LOC")))
    assert list_errors([page], lambda text: [(Span(13, 21), "ORG"), (Span(4, 7), "PER")]) == {
        "+ORG Saltmere": 1,
        "-LOC Saltmere": 1,
    }


def test_sentences_are_read_as_printed(tmp_path: Path) -> None:
    path = tmp_path / "page.iob2"
    line = "# text = Ann Oru left Saltmere: Port Office. Jazz Fest\n"
    rows = PAGE.replace("# newdoc id = pier\n", "# newdoc id = pier\n" + line, 1)
    path.write_text(rows.replace("\n\n1\tVell", "\n\n# text = Vell Oru,now\n1\tVell"), encoding="utf-8")
    (page,) = read_uner(path)
    assert [(page.text[start:end], kind) for start, end, kind in page.names] == [
        ("Ann Oru", "PER"),
        ("Saltmere", "LOC"),
        ("Port Office", "ORG"),
        ("Vell", "PER"),
        ("Oru", "PER"),
    ]
