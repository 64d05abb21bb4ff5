"""Train the weights of line shapes from nothing: `python -m training.lines`.

Reads the page sets of Trafilatura and Readability in `data/extraction` of the folder that TELLINGS_SHARED names, and
writes the table that the program reads. With `--folds` it also writes, for each fifth of the sites, a table that has
not seen them, to `--folder`: `bench.flattened` measures with those. The same command gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tellings.tables.lineweights import STEPS, read_lineweights
from training.lines.chains import Net, Recipe, step_costs, train
from training.lines.pages import FOLDS, Example, read_examples
from training.lines.titles import train_titles

TABLE = Path(__file__).resolve().parents[2] / "src" / "tellings" / "tables" / "lineweights.json"
_SCALE = 1024


def fit(examples: Sequence[Example], recipe: Recipe) -> str:
    """Return the table of weights learnt from the pages, as whole numbers in JSON."""
    net = train(examples, recipe)
    table = _write_net(net)
    weights = read_lineweights(json.dumps(table | {"titles": []}))
    table["titles"] = _whole(train_titles(examples, weights))
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_compact(value)}" for name, value in table.items()) + "\n}\n"


def _write_net(net: Net) -> dict[str, object]:
    # Rows are in steps of a line's numbers, so what is added to their sums is larger by as much, layer by layer.
    return {
        "scale": _SCALE,
        "hidden": _whole(net.hidden.T),
        "hidden_base": _whole(net.hidden_base * STEPS),
        "outputs": _whole(net.outputs.T),
        "outputs_base": _whole(net.outputs_base * STEPS * _SCALE),
        "steps": _whole(step_costs(net)),
    }


def _whole(values: object) -> list:  # type: ignore[type-arg]
    return list(np.rint(np.asarray(values, dtype=np.float64) * _SCALE).astype(int).tolist())


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def main() -> None:
    """Run the whole recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/lines"), help="for the tables of held-out sites")
    parser.add_argument("--folds", action="store_true", help="train the tables of held-out sites too")
    parser.add_argument("--only-folds", action="store_true", help="leave the program's own table as it is")
    chosen = parser.parse_args()
    begun = time.monotonic()
    examples = read_examples()
    lines = sum(len(one.lines) for one in examples)
    print(f"{len(examples)} pages, {lines:,} lines, read after {time.monotonic() - begun:.0f} s", flush=True)
    if chosen.folds or chosen.only_folds:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            text = fit([one for one in examples if one.fold != fold], Recipe())
            (chosen.folder / f"without-{fold}.json").write_text(text, "utf-8")
            print(f"fold {fold} after {time.monotonic() - begun:.0f} s", flush=True)
    if not chosen.only_folds:
        text = fit(examples, Recipe())
        TABLE.write_text(text, "utf-8")
        print(f"{TABLE}: {len(text):,} bytes, after {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
