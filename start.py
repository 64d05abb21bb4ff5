"""Set Tellings up in `.venv` beside this file and run it (`python3 start.py`), or run its tests (`... test`).

Standard library only. The syntax stays readable for old interpreters, so that they can say what they lack.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Tellings needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

import hashlib
import importlib.util
import os
import shlex
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
EXAMPLE = Path("examples") / "harbour" / "reports"
PAGE = "account.html"
RUNTIME_LOCK = "requirements.lock"
FULL_LOCK = "requirements-dev.lock"
USAGE = """usage: python3 start.py               set up, read the example story, write account.html
       python3 start.py test [ARG…]   set up and run all tests (arguments go to pytest)"""
NO_VENV = (
    "This Python cannot make virtual environments: its {} module is missing. "
    "On Debian and Ubuntu install the package python3-venv (sudo apt install python3-venv), then run this again."
)
NO_REGISTRY = (
    "The packages could not be fetched: no package index answered. "
    "Connect to a network (or point pip at a mirror of your own) and run this again; nothing else is needed."
)
# Words of pip that mean that no index could be reached, in any of its versions since 22.
_OFFLINE = (
    "failed to establish a new connection",
    "name resolution",
    "connection refused",
    "connection reset",
    "max retries exceeded",
    "network is unreachable",
    "timed out",
    "cannot connect to proxy",
    "(from versions: none)",
)


class SetupError(Exception):
    """Raised with a plain sentence where the set-up cannot go on."""


def main(arguments: list[str]) -> int:
    """Set up what the command needs, run it, and return its exit code."""
    if arguments and arguments[0] not in ("test",):
        print(USAGE, file=sys.stdout if arguments[0] in ("help", "-h", "--help") else sys.stderr)
        return 0 if arguments[0] in ("help", "-h", "--help") else 2
    try:
        set_up(FULL_LOCK if arguments else RUNTIME_LOCK)
        return run_tests(arguments[1:]) if arguments else read_example()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def set_up(lock: str) -> None:
    """Make `.venv` hold exactly what the lock names, and this checkout; do nothing where it already does."""
    begun = time.monotonic()
    if is_set_up(lock):
        return
    if not can_run_pip():
        make_venv()
    say(f"Installing the packages of {lock}, each checked against its hash")
    pip("install", "--require-hashes", "-r", str(ROOT / lock))
    say("Installing Tellings itself from this folder")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp(lock).write_text(fingerprint(lock), encoding="ascii")
    say(f"Set up in {time.monotonic() - begun:.0f} s")


def stamp(lock: str) -> Path:
    """Return the file that records which state of the lock was installed."""
    return VENV / f".{lock}.installed"


def fingerprint(lock: str) -> str:
    """Return a digest of all that an installation depends on: lock, project file, interpreter and place."""
    parts = [(ROOT / lock).read_bytes(), (ROOT / "pyproject.toml").read_bytes(), os.fsencode(ROOT)]
    parts.append(sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_set_up(lock: str) -> bool:
    """Return whether the environment holds the lock as it is now; the full lock holds the runtime one too."""
    for name in {lock, FULL_LOCK}:
        found = stamp(name)
        if PYTHON.exists() and found.is_file() and found.read_text(encoding="ascii") == fingerprint(name):
            return True
    return False


def can_run_pip() -> bool:
    """Return whether `.venv` was made by this version of Python and has a pip that starts."""
    if not PYTHON.exists() or f"version = {sys.version.split()[0]}" not in venv_settings():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def venv_settings() -> str:
    """Return what `.venv` records about the Python that made it; empty where it is not there."""
    settings = VENV / "pyvenv.cfg"
    return settings.read_text(encoding="utf-8") if settings.is_file() else ""


def make_venv() -> None:
    """Make `.venv` anew; SetupError names the missing package where this Python comes without the means."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise SetupError(NO_VENV.format(module))
    say("Making a virtual environment in .venv")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
    )
    if done.returncode and "ensurepip" in done.stdout + done.stderr:
        raise SetupError(NO_VENV.format("ensurepip"))
    if done.returncode:
        raise SetupError(f"The virtual environment {VENV} could not be made: {last_line(done.stderr or done.stdout)}")


def pip(*arguments: str) -> None:
    """Run pip inside `.venv`; SetupError with a plain sentence where it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, env=clean_environment()
    )
    if done.returncode == 0:
        return
    if any(words in done.stderr.lower() for words in _OFFLINE):
        raise SetupError(NO_REGISTRY)
    print(done.stderr, file=sys.stderr)
    raise SetupError(f"pip could not finish: {last_line(done.stderr)}")


def clean_environment() -> dict[str, str]:
    """Return the environment without what would let another Python's packages in."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def last_line(text: str) -> str:
    """Return the last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"


def read_example() -> int:
    """Print the account of the example story, write it as a page, and say where the page lies."""
    begun = time.monotonic()
    say(f"Reading the reports in {EXAMPLE}")
    code = tellings("read", str(EXAMPLE), "--format", "text")
    code = code or tellings("read", str(EXAMPLE), "--format", "html", "-o", PAGE, "-q")
    if code == 0:
        say(f"Done in {time.monotonic() - begun:.1f} s. The page lies at {ROOT / PAGE}")
        say(f"Your own reports: {shlex.quote(str(BIN / 'tellings'))} read FOLDER --format html -o {PAGE}")
    return code


def tellings(*arguments: str) -> int:
    """Run the installed command from the root of the checkout and return its exit code."""
    command = [str(PYTHON), "-m", "tellings", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=clean_environment()).returncode


def run_tests(arguments: list[str]) -> int:
    """Run all tests and return pytest's exit code."""
    begun = time.monotonic()
    say("Running the tests")
    command = [str(PYTHON), "-m", "pytest", *arguments]
    code = subprocess.run(command, cwd=ROOT, check=False, env=clean_environment()).returncode
    say(f"Tests {'passed' if code == 0 else 'did not pass'} in {time.monotonic() - begun:.0f} s")
    return code


def say(sentence: str) -> None:
    """Print one line about what is going on, at once."""
    print(f"-- {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
