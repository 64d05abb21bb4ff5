"""The set-up script, where it can be tested without a network: what it says, and when it has nothing to do."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module whose folder is a new one with a blank in its name."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "a folder"
    (root / ".venv").mkdir(parents=True)
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (root / name).write_text(name, encoding="ascii")
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    return module


def test_a_missing_venv_module_is_named_with_its_package(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "PYTHON", start.VENV / "bin" / "none")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert start.main([]) == 1
    said = capsys.readouterr().err
    assert "python3-venv" in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "WARNING: Retrying: Failed to establish a new connection: [Errno 111] Connection refused",
        "[Errno -3] Temporary failure in name resolution",
        "ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)",
        "Read timed out. (read timeout=15)",
    ],
)
def test_no_index_is_one_plain_sentence(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    failing = f"import sys; sys.stderr.write({words!r}); sys.exit(1)"
    monkeypatch.setattr(start, "PYTHON", sys.executable)
    monkeypatch.setattr(start, "can_run_pip", lambda: True)
    monkeypatch.setattr(start, "is_set_up", lambda lock: False)
    run = start.subprocess.run
    monkeypatch.setattr(
        start.subprocess, "run", lambda command, **options: run([sys.executable, "-c", failing], **options)
    )
    assert start.main([]) == 1
    assert capsys.readouterr().err == start.NO_REGISTRY + "\n"


def test_a_second_run_sets_nothing_up(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    assert not start.is_set_up("requirements.lock")
    start.stamp("requirements.lock").write_text(start.fingerprint("requirements.lock"), encoding="ascii")
    assert start.is_set_up("requirements.lock")
    assert not start.is_set_up("requirements-dev.lock")
    (start.ROOT / "requirements.lock").write_text("changed", encoding="ascii")
    assert not start.is_set_up("requirements.lock")


def test_the_full_lock_serves_for_the_example_too(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    start.stamp("requirements-dev.lock").write_text(start.fingerprint("requirements-dev.lock"), encoding="ascii")
    assert start.is_set_up("requirements.lock")


def test_an_unknown_word_prints_the_usage(start: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["fly"]) == 2
    assert "python3 start.py test" in capsys.readouterr().err


def test_the_script_needs_the_standard_library_only() -> None:
    lines = (ROOT / "start.py").read_text(encoding="utf-8").splitlines()
    imports = [line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))]
    assert set(imports) <= sys.stdlib_module_names
