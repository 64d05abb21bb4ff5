"""The scores of words and trees, on trees made by hand."""

from __future__ import annotations

import pytest

from bench.parses import score_texts, score_words
from bench.scores import Score
from bench.trees import Tree, TreeDocument, TreeWord
from tellings.text.words import split_words
from tellings.types.readings import Reading, Word
from tellings.types.spans import Span


def tree(*rows: tuple[str, str, int, str], opens: bool = False) -> Tree:
    """A sentence whose last word follows without a space."""
    last = len(rows) - 2
    return Tree(tuple(TreeWord(*row, glued=number == last) for number, row in enumerate(rows)), opens)


OLD, SHIP = ("Old", "ADJ", 1, "amod"), ("ships", "NOUN", 2, "nsubj:pass")
SHIPS = tree(OLD, SHIP, ("sank", "VERB", -1, "root"), (".", "PUNCT", 2, "punct"))
NO = tree(("No", "INTJ", -1, "root"), (".", "PUNCT", 0, "punct"))


def read_words(wanted: Tree, **changes: tuple[str, int, str]) -> Reading:
    """The tree as a reading, with other answers for the words named."""
    words, start = [], 0
    for word in wanted.words:
        answer = changes.get(word.form, (word.tag, word.head, word.relation))
        words.append(Word(Span(start, start + len(word.form)), *answer))
        start += len(word.form) + 1
    return Reading(tuple(words), ())


def test_the_tree_itself_is_all_right_and_subtypes_do_not_count() -> None:
    score = score_words([SHIPS, NO], [read_words(SHIPS, ships=("NOUN", 2, "nsubj")), read_words(NO)])
    assert set(score.figures().values()) == {1.0}
    assert score.relations == Score(6, 6, 6)


def test_a_wrong_tag_head_or_relation_counts_where_it_stands() -> None:
    reading = read_words(SHIPS, Old=("NOUN", 2, "amod"), ships=("NOUN", 2, "obj"))
    score = score_words([SHIPS], [reading])
    assert (score.words.right, score.tags.right, score.heads.right, score.relations.right) == (4, 3, 3, 2)


def test_a_reading_of_other_words_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 2 words, found 4"):
        score_words([NO], [read_words(SHIPS)])


def flat_tag(text: str) -> Reading:
    """Every word hangs on the one before it."""
    spans = split_words(text)
    return Reading(tuple(Word(Span(*span), "NOUN", at - 1, "dep") for at, span in enumerate(spans)), ())


def test_raw_text_is_cut_by_our_own_rules() -> None:
    score = score_texts([TreeDocument("a", (SHIPS, NO))], flat_tag)
    assert score.words == Score(6, 6, 6)
    assert score.sentences == Score(2, 2, 2)
    assert score.tags.right == 1
    # "." hangs on "sank" and on "No"; "No" is a root
    assert score.heads.right == 3


def test_words_cut_otherwise_and_what_hangs_on_them_are_lost() -> None:
    # the treebank leaves "can't" whole, we cut it
    gold = tree(("Ships", "NOUN", 1, "nsubj"), ("can't", "AUX", -1, "root"), (".", "PUNCT", 1, "punct"))

    def tag(text: str) -> Reading:
        words = flat_tag(text).words
        return Reading(
            tuple(Word(word.span, "AUX", head, "root") for word, head in zip(words, (1, -1, 1, 1), strict=True)), ()
        )

    score = score_texts([TreeDocument("a", (gold,))], tag)
    assert score.words == Score(2, 4, 3)
    assert score.heads.right == 0


def test_a_sentence_of_ours_may_have_several_roots() -> None:
    low = tree(("ok", "INTJ", -1, "root"), ("!", "PUNCT", 0, "punct"))
    gold = TreeDocument("a", (low, tree(("no", "INTJ", -1, "root"), (".", "PUNCT", 0, "punct"))))

    def tag(text: str) -> Reading:
        heads = (-1, 0, -1, 2)
        spans = split_words(text)
        return Reading(
            tuple(Word(Span(*span), "X", head, "root") for span, head in zip(spans, heads, strict=True)), ()
        )

    score = score_texts([gold], tag)
    assert score.sentences == Score(0, 1, 2)  # "ok! no." goes on in lower case
    assert score.heads == Score(4, 4, 4)
    assert score.relations.right == 2


def test_paragraphs_are_read_by_themselves() -> None:
    texts: list[str] = []

    def tag(text: str) -> Reading:
        texts.append(text)
        return flat_tag(text)

    headline = Tree(
        (TreeWord("Ferry", "NOUN", 1, "nsubj", False), TreeWord("sinks", "VERB", -1, "root", False)), True
    )
    score_texts([TreeDocument("a", (headline, Tree(SHIPS.words, True)))], tag)
    assert texts == ["Ferry sinks", "Old ships sank."]
