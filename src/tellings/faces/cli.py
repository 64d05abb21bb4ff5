"""The command line: arguments, help that teaches, and exit codes."""

from __future__ import annotations

import argparse
import difflib
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from tellings.errors import TellingsError, UsageError
from tellings.faces.consoles import Console, prepare_streams
from tellings.faces.outputs import discard_output
from tellings.versions import VERSION

ABOUT = """\
Many outlets' reports of one event in, one sourced account out: every sentence shown is the exact words of an
exact place in a report. It measures what is reported and by whom; it never says what is true."""

EXAMPLES = """\
examples:
  tellings read reports/                                  the account of what lies in a folder, as text
  tellings read reports/ --format html -o account.html    the same as one page that needs no network
  tellings read a.txt b.html c.jsonl --format json -o account.json
  tellings verify account.json reports/                   does every citation still stand in the reports?
  tellings explain account.json c3                        why a claim stands as it does
  tellings extract page.html --format text                what was kept of a page, what was cut and why
  tellings annotate reports/ -o notes.jsonl && tellings cluster notes.jsonl
  tellings read https://paper.example/harbour reports/    a page of the web beside files

A PATH is a file, a folder, a pattern such as 'news/*.html', a URL, or - for standard input. It may hold plain text,
HTML, feeds (RSS, Atom, JSON Feed), web archives (WARC), JSONL or Parquet of reports ({"id", "text" or "html",
"title", "outlet", "date"}), JSON of news-please or ninjs, packed or not, or what an earlier command wrote.
Exit codes: 0 done, 1 done with findings or nothing readable, 2 wrong usage."""

WEB = """\
Nothing is fetched but http:// and https:// URLs that you give, and what a feed or list among them names: the first
50 of each, 500 in a run. Only public addresses are asked, at ports 80 and 443; redirects are checked anew; a site's
robots.txt holds, and one second passes between two pages of a host. Proxies that the environment names are not
used."""

COMMANDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "read": (
        "reports in, one account for each story out",
        "examples:\n"
        "  tellings read reports/\n"
        "  tellings read reports/ --format html -o account.html\n"
        "  tellings read reports/ -o planned.ics                  what is planned, for a calendar\n"
        "  curl … | tellings read - --format json",
        ("text", "md", "html", "json", "ics"),
    ),
    "extract": (
        "the cleaned text of each report, with what was cut and why",
        "examples:\n  tellings extract page.html --format text\n  tellings extract reports/ -o documents.jsonl",
        ("jsonl", "text"),
    ),
    "annotate": (
        "each document with its sentences, names, quotes, credits, times, numbers and statements",
        "examples:\n  tellings annotate reports/ -o notes.jsonl\n  tellings annotate a.txt --format html -o a.html",
        ("jsonl", "html"),
    ),
    "cluster": (
        "which reports tell of the same event",
        "A story is an event: a later round of talks, or a verdict months later, is a story of its own that\n"
        "follows the earlier one. With --previous, stories keep their ids from run to run: what grew keeps its\n"
        "id, merged ids lead on, a split says where its reports went, and reports not given this time are kept\n"
        "as absent. Give the reports of the last days together with the new ones: what is absent does not grow.\n"
        "With --corrections, what a person decided holds, whatever the scores say; to undo it, take its line out.\n\n"
        "examples:\n"
        "  tellings cluster reports/ -o stories.jsonl\n"
        "  tellings cluster reports/ --format text                a list to look at\n"
        "  tellings cluster reports/ --previous stories.jsonl     stories keep the ids they had\n"
        "  tellings explain stories.jsonl a.txt b.txt             why two reports share a story, or do not\n"
        "  tellings cluster reports/ --corrections decided.jsonl  one decision a line:\n"
        '    {"kind": "cannot_link", "reports": ["a.txt", "b.txt"], "by": "Ada", "at": "2031-04-02"}\n'
        '    {"kind": "must_link", "reports": ["a.txt", "c.txt"], "by": "Ada", "at": "2031-04-02"}',
        ("jsonl", "text"),
    ),
    "verify": (
        "does every citation of an account still stand in the reports?",
        "exit code 0: every cited character stands where the account says; 1: what does not is listed.\n\n"
        "examples:\n  tellings verify account.json reports/",
        ("text", "json"),
    ),
    "explain": (
        "why two reports share a story, why a claim has its standing",
        "An ID is that of a story, a report, a claim, an origin, an utterance, an event or an entity; two reports\n"
        "are explained together. The text account names the claim at the end of each line, the JSON all ids.\n"
        "Of stories that `tellings cluster` wrote: why two reports share one or do not, what holds one together.\n\n"
        "examples:\n  tellings explain account.json c3\n  tellings explain account.json a.txt b.txt\n"
        "  tellings explain stories.jsonl a.txt b.txt",
        (),
    ),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    prepare_streams()
    heed_termination()
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(sys.stderr, is_quiet="-q" in words or "--quiet" in words)
    try:
        require_command(words)
        arguments, unknown = make_parser().parse_known_args(words)
        require_known(arguments, unknown)
        if arguments.command is None:
            make_parser().print_help(sys.stderr)
            return 2
        from tellings.faces import commands

        code: int = getattr(commands, arguments.command)(arguments, console)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        console.fail("stopped")
        return 130
    except BrokenPipeError:
        discard_output()  # whoever read the output has enough
        return 0
    except TellingsError as error:
        console.fail(str(error))
        return 2
    except OSError as error:
        console.fail(f"the system refused: {error.strerror or error}")
        discard_output()
        return 2
    except MemoryError:
        console.fail("there is not enough memory for so much at once; give fewer reports")
        return 2


def heed_termination() -> None:
    """Let a request to end (SIGTERM) stop the work in good order: children are stopped, no half file is left."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: object) -> None:
    sys.exit(128 + number)


def require_command(words: Sequence[str]) -> None:
    """Raise with a suggestion where the first word is no command."""
    first = next((word for word in words if not word.startswith("-")), None)
    if first is None or first in COMMANDS:
        return
    if Path(first).exists():
        raise UsageError(f"{first!r} is no command, but a path: did you mean `tellings read {first}`?")
    near = difflib.get_close_matches(first, COMMANDS, n=1)
    hint = f"did you mean `tellings {near[0]}`?" if near else f"the commands are {', '.join(COMMANDS)}."
    raise UsageError(f"{first!r} is no command; {hint}")


def require_known(arguments: argparse.Namespace, unknown: Sequence[str]) -> None:
    """Raise with a suggestion where an option is not one of the command's, or a path stands apart from the others."""
    option = next((word for word in unknown if word.startswith("-")), None)
    if option is not None:
        named = [f"--{name.replace('_', '-')}" for name in vars(arguments) if name not in ("command", "paths", "ids")]
        near = difflib.get_close_matches(option, named, n=1)
        command = f"tellings {arguments.command}" if arguments.command else "tellings"
        hint = f"did you mean {near[0]}?" if near else f"`{command} --help` lists them."
        raise UsageError(f"{option!r} is no option of `{command}`; {hint}")
    if unknown:
        raise UsageError(
            f"{unknown[0]!r} stands apart from the other paths: give all of them together, options after"
        )


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="tellings", description=ABOUT, epilog=EXAMPLES, formatter_class=raw)
    parser.add_argument("--version", action="version", version=f"tellings {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, (says, epilog, formats) in COMMANDS.items():
        command = commands.add_parser(
            name, help=says, description=_sentence(says), epilog=epilog, formatter_class=raw
        )
        _add_arguments(command, name)
        _add_options(command, formats)
        if name != "explain":
            _add_web_options(command)
    return parser


def _sentence(says: str) -> str:
    return says[0].upper() + says[1:] + ("" if says.endswith("?") else ".")


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    if name in ("verify", "explain"):
        stories = ", or the stories that `cluster` wrote" if name == "explain" else ""
        command.add_argument("dossier", metavar="DOSSIER.json", help=f"what `read --format json` wrote{stories}")
    if name == "explain":
        command.add_argument("ids", metavar="ID", nargs="+", help="what to explain")
    else:
        command.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, a pattern, a URL, or -")
    if name == "read":
        command.add_argument("--with-text", action="store_true", help="with json: put the documents' texts in it")
    if name == "cluster":
        command.add_argument("--previous", metavar="STORIES.jsonl", help="earlier stories, whose ids are kept")
        command.add_argument("--corrections", metavar="FILE.jsonl", help="what a person decided, one a line")


def _add_options(command: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    if formats:
        command.add_argument("--format", choices=formats, help=f"default: {formats[0]}, or by the ending of -o")
    command.add_argument("-o", "--output", metavar="FILE", help="write to a file, which appears whole or not at all")
    command.add_argument("-q", "--quiet", action="store_true", help="say only what went wrong")
    command.add_argument("--jobs", metavar="N", type=_positive, default=1, help="how many reports are read at once")
    command.add_argument(
        "--no-model",
        action="store_true",
        help="leave the reader model out: rules and tables alone (extract, verify and explain never use it)",
    )


def _add_web_options(command: argparse.ArgumentParser) -> None:
    web = command.add_argument_group("URLs", WEB)
    web.add_argument(
        "--allow-host",
        metavar="HOST[:PORT]",
        action="append",
        default=[],
        help="fetch from this host, whatever its address (without a port: 80 and 443); for URLs that you give "
        "yourself (can be given again)",
    )
    web.add_argument("--cache", metavar="FOLDER", help="keep fetched pages there, and ask later whether they changed")
    web.add_argument("--follow", action="store_true", help="fetch what feeds and lists that are files name, too")


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 256, found {text!r}")
    return number


if __name__ == "__main__":
    sys.exit(main())
