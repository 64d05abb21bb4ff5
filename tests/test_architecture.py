"""The house as laws: who may import whom, how long things grow, and which names are public."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tellings
from tellings.versions import VERSION

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "tellings"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_FUNCTION, LONGEST_MODULE = 50, 450
VAGUE_VERBS = {"process", "handle", "manage", "do"}
VAGUE_NOUNS = {"util", "utils", "helper", "helpers", "misc"}
VAGUE_MODULES = {*VAGUE_VERBS, *VAGUE_NOUNS, "common", "base"}  # a verb has a base form, a name is common
STAGES = ("text", "types", "extraction", "annotation", "clustering", "assembly", "rendering")
IMPURE = {"datetime.now", "datetime.today", "date.today", "time.time", "os.environ", "os.getenv", "random"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def test_imports_go_downward_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter.api import read_configuration
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    assert read_configuration()["contracts_options"]
    assert lint_imports(cache_dir=None) == 0


@every_module
def test_functions_and_modules_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@every_module
def test_names_say_what_things_are(path: Path) -> None:
    assert path.stem not in VAGUE_MODULES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            words = node.name.lower().strip("_").split("_")
            assert words[0] not in VAGUE_VERBS, node.name
            assert not VAGUE_NOUNS & set(words), node.name


@every_module
def test_modules_and_public_things_say_what_they_give(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith(STAGES)], ids=name_of)
def test_stages_read_no_clock_no_environment_and_no_chance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in IMPURE
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                {alias.name.split(".")[0] for alias in node.names} if isinstance(node, ast.Import) else {node.module}
            )
            assert not names & {"random", "socket", "subprocess", "threading", "multiprocessing", "asyncio", "time"}


def test_the_public_names_are_there_and_have_a_word_to_say() -> None:
    assert sorted(tellings.__all__) == tellings.__all__
    for name in tellings.__all__:
        value = getattr(tellings, name)
        assert name == "__version__" or value.__doc__, name
    assert dir(tellings) == tellings.__all__
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        tellings.summarise  # noqa: B018
    verbs = {"read", "extract", "annotate", "cluster", "assemble", "render", "verify", "explain"}
    assert verbs <= set(tellings.__all__)


def test_the_version_is_that_of_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION == tellings.__version__


@pytest.mark.parametrize(
    "statement", ["import tellings", "import tellings.faces.cli", "import tellings.readers", "import tellings.models"]
)
def test_importing_loads_no_heavy_library(statement: str) -> None:
    heavy = "{'trafilatura', 'lxml', 'numpy', 'onnxruntime', 'py3langid'}"
    code = f"{statement}; import sys; print(*sorted({heavy} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.strip() == ""
