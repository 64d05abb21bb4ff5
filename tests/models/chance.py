"""A model of our own making: the inputs, outputs and metadata of the reader, with weights of chance."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tellings.models.features import FEATURES

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *"abcdefghijklmnopqrstuvwxyz",
    *(f"##{letter}" for letter in "aeiounst"),
]
LABELS = {
    "tags": ["NOUN", "VERB", "PUNCT", "X"],
    "relations": ["root", "nsubj", "obj", "punct"],
    "names": ["O", "B-person", "I-person", "B-place", "I-place"],
}
METADATA = {
    "tellings.version": "chance-1",
    "tellings.vocabulary": "\n".join(PIECES),
    "tellings.labels": json.dumps(LABELS),
    "tellings.features": json.dumps(list(FEATURES)),
}
WIDTH = 384


def write_weights(path: Path, *, outputs: int = 5, **changed: str | None) -> Path:
    """Write the model to a file and return its path; keywords replace entries of the metadata, None drops one."""
    model = make_model(outputs)
    told = {**METADATA, **{f"tellings.{name}": value for name, value in changed.items()}}
    helper.set_model_props(model, {name: value for name, value in told.items() if value is not None})
    onnx.save(model, str(path))
    return path


def make_model(outputs: int = 5) -> onnx.ModelProto:
    """Return the model: a table of pieces, its mean as vector, and a product for each of the other outputs."""
    chance = np.random.default_rng(7)

    def table(name: str, *shape: int) -> onnx.TensorProto:
        return numpy_helper.from_array(chance.normal(size=shape).astype(np.float32), name)

    wide = WIDTH + len(FEATURES)
    nodes = [
        helper.make_node("Gather", ["table", "pieces"], ["rows"]),
        helper.make_node("ReduceMean", ["rows"], ["mean"], axes=[0], keepdims=0),
        helper.make_node("LpNormalization", ["mean"], ["vector"], axis=0, p=2),
        helper.make_node("Concat", ["rows", "features"], ["all"], axis=1),
        helper.make_node("Gather", ["all", "firsts"], ["words"]),
        helper.make_node("MatMul", ["words", "to_tags"], ["tags"]),
        helper.make_node("MatMul", ["words", "to_names"], ["names"]),
        helper.make_node("MatMul", ["words", "to_relations"], ["relation_scores"]),
        helper.make_node("ArgMax", ["relation_scores"], ["relations"], axis=1, keepdims=0),
        helper.make_node("Transpose", ["words"], ["turned"], perm=[1, 0]),
        helper.make_node("MatMul", ["words", "turned"], ["pairs"]),
        helper.make_node("MatMul", ["words", "to_root"], ["roots"]),
        helper.make_node("Concat", ["roots", "pairs"], ["arcs"], axis=1),
    ]
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["T"]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["T", len(FEATURES)]),
        helper.make_tensor_value_info("firsts", TensorProto.INT64, ["W"]),
    ]
    results = [
        helper.make_tensor_value_info("vector", TensorProto.FLOAT, [WIDTH]),
        helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["W", len(LABELS["tags"])]),
        helper.make_tensor_value_info("arcs", TensorProto.FLOAT, ["W", "H"]),
        helper.make_tensor_value_info("relations", TensorProto.INT64, ["W"]),
        helper.make_tensor_value_info("names", TensorProto.FLOAT, ["W", len(LABELS["names"])]),
    ]
    tables = [
        table("table", len(PIECES), WIDTH),
        table("to_tags", wide, len(LABELS["tags"])),
        table("to_names", wide, len(LABELS["names"])),
        table("to_relations", wide, len(LABELS["relations"])),
        table("to_root", wide, 1),
    ]
    graph = helper.make_graph(nodes, "chance", inputs, results[:outputs], tables)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
