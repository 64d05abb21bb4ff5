"""Vectors that a run kept are not read again; a file that was cut while it was written goes on where it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bench.stories_peers import WIDTH, recall_vectors

TEXTS = [f"Report {'about the quay ' * number}" for number in range(20)]


def test_a_run_that_broke_off_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def read(texts: Sequence[str]) -> object:
        asked.extend(texts)
        return np.array([[len(text)] * WIDTH for text in texts], np.float32)

    kept = tmp_path / "folder" / "some.rows"
    recall_vectors(TEXTS[:12], kept, read)
    assert sorted(asked) == sorted(TEXTS[:12])
    kept.write_bytes(kept.read_bytes()[:-7])
    asked.clear()
    vectors, seconds = recall_vectors(TEXTS, kept, read)
    assert sorted(asked) == sorted(TEXTS[11:])
    assert vectors[:, 5].tolist() == [len(text) for text in TEXTS]
    assert seconds >= 0
    asked.clear()
    assert recall_vectors(TEXTS[::-1], kept, read)[1] == pytest.approx(seconds)
    assert not asked
    assert "20 vectors at hand, 0 to be read" in capsys.readouterr().out
