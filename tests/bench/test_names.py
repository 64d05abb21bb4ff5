"""Names read from labels and compared exactly."""

from __future__ import annotations

from pathlib import Path

from bench.names import NamedWords, find_by_model, read_named_words, score_named_words
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
