"""Trees read from CoNLL-U, and their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.trees import join_words, read_trees

PAGE = """\
# newdoc id = pier
# newpar id = pier-1
# sent_id = 1
# text = Ferries can't wait.
1\tFerries\tferry\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
3.1\tever\tever\tADV\tRB\t_\t_\t_\t_\t_
4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar_block = no paragraph of its own
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = quay
1\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.conllu"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_documents_paragraphs_and_words_are_read(page: Path) -> None:
    pier, quay = read_trees(page)
    assert (pier.id, quay.id) == ("pier", "quay")
    assert [len(trees) for trees in pier.paragraphs()] == [2, 1]
    assert pier.trees[0].forms == ("Ferries", "ca", "n't", "wait", ".")
    assert [word.head for word in pier.trees[0].words] == [3, 3, 3, -1, 3]


def test_the_text_is_that_of_the_sentences(page: Path) -> None:
    first, second = next(iter(read_trees(page))).paragraphs()
    text, places = join_words(first)
    assert text == "Ferries can't wait. No."
    assert [[text[start:end] for start, end in row] for row in places] == [list(tree.forms) for tree in first]
    assert join_words(second)[0] == "Go"


def test_a_row_without_ten_columns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.conllu"
    path.write_text("1\tGo\tgo\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match="10 columns, this one has 3"):
        list(read_trees(path))
