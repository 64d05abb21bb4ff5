"""The tables of the report: targets of the seeds, of the other stories and of the sets."""

from __future__ import annotations

from bench.floors import digest_set
from bench.gold import STORY_NAMES
from bench.report import write_sets, write_table


def test_a_story_that_misses_its_own_target_is_named() -> None:
    plain: dict[str, dict[str, float]] = {
        story: {"statements F1": 0.9, "one story": 1.0, "body kept": 0.99} for story in STORY_NAMES
    }
    helped = {**plain, "border": {"statements F1": 0.7}, "seeds": {"statements F1": 0.8, "body kept": 0.99}}
    _, _, *rows = write_table(plain, helped)
    assert rows[0].endswith("| seeds: **missed**; border: **missed** |") and "≥ 0.85, others ≥ 0.75" in rows[0]
    assert rows[1].startswith("| body kept | ≥ 0.98 |") and rows[1].endswith("| met |") and len(rows) == 2


def test_a_set_has_its_target_and_a_count_is_written_whole() -> None:
    rules = {"namesakes: joined precision": 0.97, "wordings: other acts joined": 17.0}
    _, _, *rows = write_sets(rules, {"namesakes: joined precision": 0.99})
    assert rows == [
        "| namesakes: joined precision | ≥ 0.98 | 0.970 | 0.990 | met with the model only |",
        "| wordings: other acts joined |  | 17 | – |  |",
    ]


def test_labels_and_marked_rows_are_part_of_the_data_of_a_figure() -> None:
    assert len({digest_set(name) for name in ("namesakes", "wordings", "coreferents", "marked")}) == 4
