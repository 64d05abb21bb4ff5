"""The reader model in ONNX Runtime: a text in, its `Reading` or its vector out. Loads numpy and the runtime."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.models.features import FEATURES, describe_words
from tellings.models.heads import find_heads
from tellings.models.names import Labels
from tellings.models.pieces import Vocabulary
from tellings.models.readers import WAY_OUT
from tellings.text.words import split_words
from tellings.types.readings import Reading, Vector, Word
from tellings.types.spans import Span

LONGEST = 384  # pieces that are read of one text, some 250 words; time and memory grow with their square
DIMENSIONS = 384
OUTPUTS = ("vector", "tags", "arcs", "relations", "names")
INPUTS = ("pieces", "features", "firsts")
OTHER_VERSIONS = "weights and program are of different versions; install them together"
_NOTHING: Vector = (0.0,) * DIMENSIONS
Told = TypeVar("Told")


class _Input(NamedTuple):
    """A text as the model takes it, with the spans of its words; the first `taken` of them are read."""

    spans: Sequence[tuple[int, int]]
    taken: int
    is_whole: bool
    fed: dict[str, NDArray[Any]]


class Session:
    """The weights of one file, ready to read; ModelError where they are not such as this program can use.

    `read` are the bytes of the file, `path` is what messages call it.
    """

    def __init__(self, path: Path, read: bytes) -> None:
        self._runtime = _open(path, read)
        _require_names(path, "inputs", INPUTS, [each.name for each in self._runtime.get_inputs()])
        _require_names(path, "outputs", OUTPUTS, [each.name for each in self._runtime.get_outputs()])
        told: Mapping[str, str] = self._runtime.get_modelmeta().custom_metadata_map
        features = _find(path, told, "tellings.features", json.loads)
        if features != list(FEATURES):
            found = ", ".join(map(str, features)) if isinstance(features, list) else repr(features)
            raise ModelError(f"{path}: expected the features {', '.join(FEATURES)}; found {found}: {OTHER_VERSIONS}")
        self.version = _find(path, told, "tellings.version", str)
        self._vocabulary = _find(path, told, "tellings.vocabulary", lambda text: Vocabulary(text.split("\n")))
        labels = _find(path, told, "tellings.labels", json.loads)
        self._tags = _find(path, told, "tellings.labels", lambda _: tuple(map(str, labels["tags"])))
        self._relations = _find(path, told, "tellings.labels", lambda _: tuple(map(str, labels["relations"])))
        self._labels = _find(path, told, "tellings.labels", lambda _: Labels(labels["names"]))
        self._only_asked = onnxruntime.RunOptions()
        self._only_asked.only_execute_path_to_fetches = True

    def read(self, text: str) -> Reading:
        """Return what the model sees in a text."""
        return self.read_words(text, split_words(text))

    def read_words(self, text: str, spans: Sequence[tuple[int, int]]) -> Reading:
        """Return what the model sees in a text whose words somebody else has cut."""
        given = self._feed(text, spans)
        if not given.taken:
            return Reading((), ())
        tags, arcs, relations, names = self._runtime.run(OUTPUTS[1:], given.fed, self._only_asked)
        heads = find_heads(arcs)
        best = tags.argmax(axis=1).tolist()
        words = [
            Word(Span(*span), self._tags[tag], head, self._relation(head, relation))
            for span, tag, head, relation in zip(given.spans, best, heads, relations.tolist(), strict=False)
        ]
        words += [Word(Span(*span), "X", -1, "dep") for span in given.spans[given.taken :]]
        return Reading(tuple(words), tuple(self._labels.find_names(names)), given.is_whole)

    def encode(self, text: str) -> Vector:
        """Return the vector of a text, read without features: so it was trained, to stay what the trunk gave."""
        given = self._feed(text, split_words(text), with_features=False)
        if not given.taken:
            return _NOTHING
        [vector] = self._runtime.run(OUTPUTS[:1], given.fed, self._only_asked)
        return tuple(vector.tolist())

    def _relation(self, head: int, relation: int) -> str:
        """Return the name of a relation; a tree that had to be mended may have made or unmade a root."""
        if head < 0:
            return "root"
        name = self._relations[relation]
        return "dep" if name == "root" else name

    def _feed(self, text: str, spans: Sequence[tuple[int, int]], *, with_features: bool = True) -> _Input:
        ids, owners = [self._vocabulary.begin], [-1]  # of each piece: its number, and which word it belongs to
        firsts: list[int] = []
        is_whole = True
        for at, (start, end) in enumerate(spans):
            pieces = self._vocabulary.find_ids(text[start:end])
            room = LONGEST - 1 - len(ids)
            if len(pieces) > room:
                is_whole = False
                if firsts:
                    break
                pieces = pieces[:room]  # the beginning of a first word that fills all the room
            firsts.append(len(ids))
            ids += pieces
            owners += [at] * len(pieces)
        ids.append(self._vocabulary.end)
        owners.append(-1)
        words = [text[start:end] for start, end in spans[: len(firsts)]]
        fed: dict[str, NDArray[Any]] = {
            "pieces": np.array(ids, np.int64),
            "features": _spread(words if with_features else (), owners),
            "firsts": np.array(firsts, np.int64),
        }
        return _Input(spans, len(firsts), is_whole and len(firsts) == len(spans), fed)


def _spread(words: Sequence[str], owners: Sequence[int]) -> NDArray[np.float32]:
    """Return a row for each piece with ones at the features of the word that owns it."""
    described = describe_words(words)
    rows = np.zeros((len(owners), len(FEATURES)), np.float32)
    for at, owner in enumerate(owners):
        if described and owner >= 0:
            rows[at, described[owner]] = 1
    return rows


def _open(path: Path, read: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # who wants more gives more jobs
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    # every text has its own length: what is laid out for one would be kept for all
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    options.log_severity_level = 4
    onnxruntime.set_default_logger_severity(4)  # it finds no graphics card worth a line on a terminal
    onnxruntime.disable_telemetry_events()  # builds for Windows send some
    try:
        return onnxruntime.InferenceSession(read, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime has a kind of its own for each of its twenty troubles
        raise ModelError(
            f"{path}: expected a model that ONNX Runtime {onnxruntime.__version__} can load; "
            f"it says: {error}. {WAY_OUT}"
        ) from error


def _require_names(path: Path, what: str, expected: Sequence[str], found: Sequence[str]) -> None:
    if sorted(expected) != sorted(found):
        told = f"expected the {what} {', '.join(expected)}; found {', '.join(found) or 'none'}"
        raise ModelError(f"{path}: {told}: {OTHER_VERSIONS}")


def _find(path: Path, told: Mapping[str, str], key: str, decode: Callable[[str], Told]) -> Told:
    """Return what the file says of itself under a key."""
    if key not in told:
        raise ModelError(f"{path}: expected a model that tells its {key}; found none: {OTHER_VERSIONS}")
    try:
        return decode(told[key])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: its {key} is not what this program expects ({error}): {OTHER_VERSIONS}") from error
