"""The house itself: who imports whom, how large things are, what the locks and the documents promise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
# Words that could mean anything, so say nothing.
VAGUE = re.compile(r"(?:^|_)(?:process|handle|manage|do|util|utils|helper|helpers|misc)(?:_|$)")
VAGUE_FOR_MODULES = re.compile(r"(?:^|_)(?:common|base|core|stuff)(?:_|$)")


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield functions and methods; those inside other functions belong to them."""
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (each for each in inner if isinstance(each, ast.FunctionDef))


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def test_imports_only_point_downward() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_is_small_and_says_what_it_holds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 450
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module opens with a sentence"
    assert not VAGUE.search(path.stem)
    assert not VAGUE_FOR_MODULES.search(path.stem)
    for function in functions(tree):
        assert (function.end_lineno or 0) - function.lineno < 50, function.name
        assert not VAGUE.search(function.name), function.name
        if not function.name.startswith("_") and function.name != "main":
            assert ast.get_docstring(function), f"{function.name} does not say what it gives"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_by_hash_and_names_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    for block in re.split(r"\n(?=[a-z0-9])", text.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+", block), block[:60]
        assert "--hash=sha256:" in block, block[:60]


def test_both_locks_agree() -> None:
    runtime, full = locked("requirements.lock"), locked("requirements-dev.lock")
    assert runtime.items() <= full.items()
    assert "pytest" in full
    assert "pytest" not in runtime


def test_the_index_of_decisions_has_each_once_in_order() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^\| \[\d{4}\]\((.+?)\)", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_the_four_lines_of_the_readme_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "Saltmere" in capsys.readouterr().out
