from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import MakeWeights
from tests.models.chance import LABELS

from tellings.errors import ModelError
from tellings.models import Reader, has_weights, load_reader
from tellings.models.readers import WEIGHTS
from tellings.models.sessions import DIMENSIONS, LONGEST
from tellings.types.readings import Reading, Vector

SENTENCE = "Ada Brenn did not sail to Ness."
TROUBLE = ["", " \n", "\0", "\x07", "\ud800", "\u202eNess\u202c", "نص", "港", "Ö" * 2000, "a" * 100_000, "." * 3000]


@pytest.fixture
def reader(make_weights: MakeWeights) -> Reader:
    return Reader(make_weights())


def norm(vector: Vector) -> float:
    return math.sqrt(math.fsum(each * each for each in vector))


def assert_fits(reading: Reading, text: str) -> None:
    ends = [place for word in reading.words for place in (word.span.start, word.span.end)]
    assert ends == sorted(ends) and all(word.span.of(text) for word in reading.words)
    assert all(-1 <= word.head < len(reading.words) for word in reading.words)
    assert all(0 <= name.first < name.end <= len(reading.words) for name in reading.names)
    assert not reading.words or any(word.head == -1 for word in reading.words)


def test_a_sentence_gives_words_with_tags_and_heads_and_a_vector(reader: Reader) -> None:
    reading = reader.tag(SENTENCE)
    assert [word.span.of(SENTENCE) for word in reading.words] == "Ada Brenn did not sail to Ness .".split()
    assert reading.complete
    assert {word.tag for word in reading.words} <= set(LABELS["tags"])
    assert all((word.relation == "root") == (word.head == -1) for word in reading.words)
    assert_fits(reading, SENTENCE)
    vector = reader.encode(SENTENCE)
    assert len(vector) == DIMENSIONS
    assert norm(vector) == pytest.approx(1, abs=1e-5)
    assert reader.version == "chance-1"


def test_the_vector_is_the_same_on_every_way(make_weights: MakeWeights) -> None:
    path = make_weights()
    alone, after = Reader(path), Reader(path)
    after.tag(SENTENCE)
    assert alone.encode(SENTENCE) == after.encode(SENTENCE) == after.encode(SENTENCE)
    assert alone.encode(SENTENCE) != alone.encode("Goats eat prizes.")


def test_a_text_without_words_is_like_nothing(reader: Reader) -> None:
    for text in ("", " \n\t"):
        assert reader.tag(text) == Reading((), ())
        assert norm(reader.encode(text)) == 0


@pytest.mark.parametrize("text", TROUBLE, ids=lambda text: repr(text[:8]))
def test_text_that_is_no_sentence_gets_a_result(reader: Reader, text: str) -> None:
    assert_fits(reader.tag(text), text)
    assert len(reader.encode(text)) == DIMENSIONS


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_gets_a_result(reader: Reader, text: str) -> None:
    assert_fits(reader.tag(text), text)
    assert norm(reader.encode(text)) == pytest.approx(1 if reader.tag(text).words else 0, abs=1e-5)


def test_what_is_beyond_the_room_is_said_and_marked(reader: Reader) -> None:
    text = "to sail " * LONGEST
    reading = reader.tag(text)
    assert not reading.complete
    assert len(reading.words) == 2 * LONGEST
    assert {(word.tag, word.head, word.relation) for word in reading.words[LONGEST:]} == {("X", -1, "dep")}
    assert all(name.end < LONGEST for name in reading.names)
    assert reader.encode(text) == reader.encode(text + "again")


def test_several_threads_share_a_reader(make_weights: MakeWeights) -> None:
    reader = Reader(make_weights())
    texts = [f"Ada sails {number} times." for number in range(40)]
    found: dict[str, Vector] = {}

    def encode_all() -> None:
        for text in texts:
            reader.tag(text)
            found[text] = reader.encode(text)

    threads = [threading.Thread(target=encode_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again = Reader(make_weights())
    assert found == {text: again.encode(text) for text in texts}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"features": json.dumps(["capital", "blue"])}, "expected the features .*found capital, blue"),
        ({"features": "["}, "tellings.features is not what"),
        ({"features": None}, "expected a model that tells its tellings.features"),
        ({"labels": "[1]"}, "tellings.labels is not what"),
        ({"labels": json.dumps({**LABELS, "names": ["O", "B-ship"]})}, "found .*B-ship"),
        ({"vocabulary": "quay"}, "tellings.vocabulary is not what"),
        ({"version": None}, "expected a model that tells its tellings.version"),
        ({"outputs": 4}, "expected the outputs vector.*names; found vector, tags, arcs, relations:"),
    ],
)
def test_a_model_of_another_make_is_refused_in_words(
    make_weights: MakeWeights, changed: dict[str, str | None], told: str
) -> None:
    path = make_weights(**changed)
    with pytest.raises(ModelError, match=told) as raised:
        Reader(path).encode("Ness")
    assert str(path) in str(raised.value)


def test_weights_that_are_damaged_or_missing_are_refused_with_a_way_out(make_weights: MakeWeights) -> None:
    path = make_weights()
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    Reader(path, digest=digest).check()
    for broken in (data[:-1], b"", data[:900] + b"\0" + data[901:]):
        path.write_bytes(broken)
        with pytest.raises(ModelError, match=f"expected the SHA-256 {digest[:12]}.*Install Tellings again"):
            Reader(path, digest=digest).check()
    for broken in (data[: len(data) // 2], b"", b"no model"):
        path.write_bytes(broken)
        with pytest.raises(ModelError, match="expected a model that ONNX Runtime"):
            Reader(path).open()
    path.unlink()
    with pytest.raises(ModelError, match=r"found no file\. Install Tellings again, or leave the model out"):
        Reader(path).tag("Ness")


def test_a_missing_runtime_is_told_with_its_name(make_weights: MakeWeights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tellings.models.sessions", raising=False)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match="needs the packages onnxruntime and numpy"):
        Reader(make_weights()).open()


@pytest.mark.parametrize("trouble", ['raise RuntimeError("another numpy")', "raise OSError('another system')", ""])
def test_a_runtime_that_is_broken_is_no_fault_of_the_text(
    make_weights: MakeWeights, tmp_path: Path, trouble: str
) -> None:
    (tmp_path / "onnxruntime.py").write_text(trouble)
    code = (
        "import sys; from pathlib import Path; from tellings.models import Reader; "
        "Reader(Path(sys.argv[1])).tag('Ness')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}
    command = [sys.executable, "-c", code, str(make_weights())]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert re.search("ModelError: .*(another|SessionOptions).*leave the model out", ran.stderr)


def test_weights_that_change_after_the_check_are_not_loaded(make_weights: MakeWeights) -> None:
    path = make_weights()
    reader = Reader(path, digest=sha256(path.read_bytes()).hexdigest())
    reader.check()
    make_weights(version="another")
    with pytest.raises(ModelError, match="expected the SHA-256"):
        reader.tag("Ness")


def test_weights_that_tell_no_text_of_themselves_are_refused_in_words(make_weights: MakeWeights) -> None:
    path = make_weights(version="a quay", labels="[" * 100_000)
    with pytest.raises(ModelError, match="the model cannot be used: RecursionError"):
        Reader(path).open()
    path = make_weights(version="a quay")
    path.write_bytes(path.read_bytes().replace(b"a quay", b"a \xffuay"))
    with pytest.raises(ModelError, match="the model cannot be used: UnicodeDecodeError"):
        Reader(path).open()


def test_a_reader_loads_nothing_before_it_is_used() -> None:
    code = (
        "import tellings.models as m, sys; r = m.load_reader(); m.has_weights(); "
        "print(*sorted({'numpy', 'onnxruntime'} & set(sys.modules))); assert r is m.load_reader()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.strip() == ""


@pytest.mark.skipif(
    not has_weights(), reason=f"this checkout has no weights: no {WEIGHTS.name} in the room of models"
)
class TestShippedWeights:
    """What holds for the file that is in the package, whatever it was trained to."""

    def test_the_file_is_the_one_that_is_named(self) -> None:
        load_reader().check()
        assert load_reader().version
        assert WEIGHTS.stat().st_size <= 26_000_000

    def test_a_plain_sentence_is_read_as_anybody_would(self) -> None:
        reading = load_reader().tag(SENTENCE)
        root = next(at for at, word in enumerate(reading.words) if word.head == -1)
        assert reading.words[root].span.of(SENTENCE) == "sail"
        subject = reading.words[1] if reading.words[1].head == root else reading.words[0]
        assert (subject.relation, subject.tag, subject.head) == ("nsubj", "PROPN", root)
        assert ("person", 0, 2) in {(name.kind, name.first, name.end) for name in reading.names}

    def test_likeness_of_meaning_is_more_than_likeness_of_letters(self) -> None:
        encode = load_reader().encode

        def likeness(one: str, two: str) -> float:
            return math.fsum(a * b for a, b in zip(encode(one), encode(two), strict=True))

        asked = "The island's ferry was cancelled because of the storm."
        assert likeness(asked, "Bad weather stopped the boat to the isle.") > likeness(asked, "The goat won a prize.")

    @pytest.mark.parametrize("text", TROUBLE, ids=lambda text: repr(text[:8]))
    def test_text_that_is_no_sentence_gets_a_result(self, text: str) -> None:
        assert_fits(load_reader().tag(text), text)


def test_the_weights_lie_beside_their_licence() -> None:
    if not has_weights():
        pytest.skip("this checkout has no weights")
    assert Path(WEIGHTS).with_name("LICENSE").is_file()
