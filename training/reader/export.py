"""The trained network as the one file that ships: ONNX, eight bits, with its vocabulary and labels inside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from tellings.models.features import FEATURES
from tellings.models.sessions import INPUTS, OUTPUTS
from training.reader.batches import Labels
from training.reader.network import Reader


class OneText(nn.Module):
    """The network for one text without padding, all decisions but the last inside the graph."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        end = torch.zeros_like(firsts[:1]) + pieces.shape[0] - 1
        lasts = (torch.cat([firsts[1:], end]) - 1)[None]
        starts = firsts[None]
        states = network.trunk(pieces[None], features[None], None)
        vector = network.vector(states, None)[0]
        tags = network.tags(states, starts, lasts)[0]
        scores, dependent, head = network.arcs(states, starts, lasts)
        own = functional.pad((firsts[:, None] == firsts[None, :]).float(), (1, 0))  # no word is its own head
        arcs = scores[0] - 1e4 * own
        relations = network.relations(dependent, head, arcs.argmax(-1)[None]).argmax(-1)[0]
        names = network.names(states, starts, lasts, None)[0]
        return vector, tags, arcs, relations, names


def write_plain(network: Reader, path: Path) -> None:
    """Write the network as ONNX in 32 bits."""
    pieces = torch.tensor([101, 7592, 2088, 999, 102])
    features = torch.zeros(5, len(FEATURES))
    firsts = torch.tensor([1, 2, 3])
    axes = {"pieces": {0: "T"}, "features": {0: "T"}, "firsts": {0: "W"}, "tags": {0: "W"}, "names": {0: "W"}}
    axes |= {"arcs": {0: "W", 1: "H"}, "relations": {0: "W"}}
    torch.onnx.export(
        OneText(network).eval(), (pieces, features, firsts), str(path), dynamo=False, opset_version=17,
        input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
    )  # fmt: skip


def write_reader(
    network: Reader, labels: Labels, vocabulary: Sequence[str], path: Path, *, version: str, plain: Path | None = None
) -> str:
    """Write the file that ships and return its sha256; `plain` keeps the same in 32 bits, for comparison."""
    with TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        write_plain(network, full)
        quantize_dynamic(full, small, per_channel=True, weight_type=QuantType.QInt8, reduce_range=True)
        described = {
            "tellings.version": version,
            "tellings.vocabulary": "\n".join(vocabulary),
            "tellings.labels": json.dumps(
                {"tags": labels.tags, "relations": labels.relations, "names": labels.names}
            ),
            "tellings.features": json.dumps(FEATURES),
        }
        for source, target in ((small, path), (full, plain)):
            if target is not None:
                model = onnx.load(source)
                onnx.helper.set_model_props(model, described)
                onnx.save(model, target)
    return sha256(path.read_bytes()).hexdigest()
