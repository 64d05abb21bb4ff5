"""Vectors come back from their file as they were written; a file that is not whole is refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tellings.errors import FormatError, ReaderError, UsageError
from tellings.readers.vectors import FORMAT, Rows, map_vectors, write_vectors

ROWS = np.arange(-12, 12, dtype=np.int8).reshape(4, 6)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "some.vectors"
    write_vectors(made, [("a", ROWS[0]), ("b é", ROWS[1:3]), ("c", ROWS[3:])])
    return made


def test_what_is_written_comes_back(path: Path) -> None:
    ids, rows = map_vectors(path)
    assert list(ids) == ["a", "b é", "b é", "c"]
    assert rows.tolist() == ROWS.tolist()
    assert not rows.flags.writeable
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_no_vectors_are_a_file_too(tmp_path: Path) -> None:
    write_vectors(tmp_path / "none", [])
    ids, rows = map_vectors(tmp_path / "none")
    assert not ids and not len(rows)


@pytest.mark.parametrize("length", [0, 5, 127, 128, 140, -1])
def test_a_cut_file_is_refused(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(FormatError, match="expected"):
        map_vectors(path)


def test_a_file_with_more_than_it_says_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(FormatError, match=r"expected 166 bytes, found 167"):
        map_vectors(path)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"format": "tellings.vectors/2"}, "expected a file of tellings.vectors/1, found 'tellings.vectors/2'"),
        ({"rows": -1}, "expected whole numbers"),
        ({"rows": True}, "expected whole numbers"),
        ({"rows": None}, "expected whole numbers"),
        ({"width": 0}, "expected whole numbers"),
        ({"width": 10**9}, "expected whole numbers"),
        ({"width": 12, "rows": 2}, "expected 2 ids"),
        ({"width": 5}, "bytes, found"),
    ],
)
def test_a_wrong_head_is_refused(path: Path, changes: dict[str, object], told: str) -> None:
    whole = path.read_bytes()
    head = json.loads(whole[:128]) | changes
    path.write_bytes(json.dumps(head).encode().ljust(127) + b"\n" + whole[128:])
    with pytest.raises(FormatError, match=told):
        map_vectors(path)


@pytest.mark.parametrize("ids", [b"a\nb\nc\nd\n      ", b"a\nb\xff\nc\nd\n     ", b"abcdefghi\na\nb\n"])
def test_wrong_ids_are_refused(path: Path, ids: bytes) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: 128 + 24] + ids)
    with pytest.raises(FormatError, match="expected"):
        map_vectors(path)


def test_rows_of_one_report_stand_together(tmp_path: Path) -> None:
    write_vectors(tmp_path / "v", [("a", ROWS[:1]), ("b", ROWS[1:2]), ("c", ROWS[2:3])])
    written = (tmp_path / "v").read_bytes()
    (tmp_path / "v").write_bytes(written.removesuffix(b"c\n") + b"a\n")
    with pytest.raises(FormatError, match="one after another"):
        map_vectors(tmp_path / "v")


def test_what_does_not_fit_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="rows of 6 entries"):
        write_vectors(tmp_path / "v", [("a", ROWS), ("b", ROWS[:, :3])])
    with pytest.raises(UsageError, match="an id of one line"):
        write_vectors(tmp_path / "v", [("a\nb", ROWS)])
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be read"):
        map_vectors(tmp_path / "none")
    with pytest.raises(ReaderError, match="cannot be written"):
        write_vectors(tmp_path / "no" / "folder", [("a", ROWS)])


def test_the_format_is_named(path: Path) -> None:
    assert json.loads(path.read_bytes()[:128])["format"] == FORMAT


@pytest.mark.parametrize(
    "given",
    [
        [("a", ROWS[0]), ("b", ROWS[1]), ("a", ROWS[2])],  # an id that comes again
        [("", ROWS[0])],
        [("a", ROWS[0][:0])],  # rows of nothing
        [("a", ROWS.reshape(2, 2, 6))],
    ],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, given: list[tuple[str, Rows]]) -> None:
    with pytest.raises(UsageError, match="expected"):
        write_vectors(tmp_path / "some.vectors", given)
    assert not list(tmp_path.iterdir())


def test_a_link_beside_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("kept")
    (tmp_path / "some.vectors.part").symlink_to(tmp_path / "elsewhere")
    write_vectors(tmp_path / "some.vectors", [("a", ROWS[0])])
    assert (tmp_path / "elsewhere").read_text() == "kept"
    assert not (tmp_path / "some.vectors").is_symlink()
