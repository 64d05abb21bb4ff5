"""A web archive read as a user reads it: pages a second, memory, and every damaged record listed.

Run: python -m bench.archives [RECORDS]

The archive is made with warcio from the English pages of the public sets, each again and again under other hosts
until there are 2,000 records. One record in twenty is broken on purpose or is no page. Memory is the resident size
of the command and of its children, looked at ten times a second; the growth of memory is that of reading alone.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.pages import SETS, Page, load_pages

ROOT = Path(__file__).resolve().parents[1]
RECORDS = 2_000
GROWTH = (500, 2_000, 8_000)
FASTEST, LARGEST, REFUSED = 25.0, 500.0, 0.005
"""Pages a second on two cores at least; megabytes of the largest process, and share of refused pages at most."""
_EVERY = 20  # one record in so many is no sound page
_SHORT = 40_000  # characters of the pages that the growth of memory is measured with
_LOOK = 0.1  # seconds between two looks at the memory
DAMAGES = ("cut member", "long length", "short length", "empty body", "cut coding", "damaged coding")
NO_PAGES = ("picture", "missing", "redirect", "revisit")
CODINGS = ("plain", "plain", "gzip", "chunked", "brotli", "western")
_READ_ALONE = """
import re, sys
from tellings.readers import read_reports
done = sum(1 for _ in read_reports(sys.argv[1:]))
# not what the system counts for a child, which is its parent's size where that is the larger
print(done, int(re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""


class Plan(NamedTuple):
    """What stands in an archive: by URL, the page of each sound record, and the damage of each broken one."""

    pages: dict[str, str]
    damages: dict[str, str]
    passed: Counter[str]


class Run(NamedTuple):
    """What a command took: seconds of wall time and of processor time, and megabytes of its processes."""

    seconds: float
    busy: float
    parent: float
    child: float
    together: float
    told: str


def write_archive(path: Path, pages: Sequence[Page], records: int) -> Plan:
    """Write a WARC of so many records, each a gzip member of its own; return what stands in it."""
    plan = Plan({}, {}, Counter())
    with path.open("wb") as file:
        for number in range(records):
            page = pages[number % len(pages)]
            url = f"https://www.{page.host}.set{number // len(pages)}.example/{number}"
            turn, rest = divmod(number, _EVERY)
            if rest != _EVERY // 2:
                file.write(_make_record(url, page, CODINGS[number % len(CODINGS)]))
                plan.pages[url] = page.name
                continue
            kind = (*DAMAGES, *NO_PAGES)[turn % (len(DAMAGES) + len(NO_PAGES))]
            file.write(_make_broken(url, page, kind))
            if kind in DAMAGES:
                plan.damages[url] = kind
            else:
                plan.passed[kind] += 1
    return plan


def _make_record(url: str, page: Page, coding: str, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    headers = [("Content-Type", f"{kind}; charset=utf-8" if kind == "text/html" else kind)]
    body = page.markup.encode("utf-8", "replace")
    if coding == "western":
        body = re.sub(r"(?i)charset=[\"']?utf-?8", "charset=iso-8859-1", page.markup).encode(
            "cp1252", "xmlcharrefreplace"
        )
        headers = [("Content-Type", "text/html; charset=ISO-8859-1")]
    elif coding == "gzip":
        body, headers = gzip.compress(body, 6, mtime=0), [*headers, ("Content-Encoding", "gzip")]
    elif coding == "brotli":
        import brotli

        body, headers = brotli.compress(body, quality=4), [*headers, ("Content-Encoding", "br")]
    elif coding == "chunked":
        parts = [body[start : start + 4096] for start in range(0, len(body), 4096)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        headers = [*headers, ("Transfer-Encoding", "chunked")]
    return _pack(url, body, headers, status)


def _pack(url: str, body: bytes, headers: Sequence[tuple[str, str]], status: str, kind: str = "response") -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    facts = {"WARC-Date": "2031-04-02T10:00:00Z"}
    record = writer.create_warc_record(
        url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=facts
    )
    writer.write_record(record)
    return made.getvalue()


def _make_broken(url: str, page: Page, kind: str) -> bytes:
    body = page.markup.encode("utf-8", "replace")
    html = [("Content-Type", "text/html; charset=utf-8")]
    packed = gzip.compress(body, 6, mtime=0)
    match kind:
        case "cut member":
            whole = _pack(url, body, html, "200 OK")
            return whole[: len(whole) * 2 // 3]
        case "long length" | "short length":
            plain = gzip.decompress(_pack(url, body, html, "200 OK"))
            other = 700 if kind == "long length" else -500
            told = re.sub(
                rb"\r\nContent-Length: (\d+)\r\n",
                lambda found: b"\r\nContent-Length: %d\r\n" % (int(found[1]) + other),
                plain,
                count=1,
            )
            return gzip.compress(told, 6, mtime=0)
        case "empty body":
            return _pack(url, b"", html, "200 OK")
        case "cut coding":
            return _pack(url, packed[: len(packed) // 2], [*html, ("Content-Encoding", "gzip")], "200 OK")
        case "damaged coding":
            middle = len(packed) // 2
            bad = packed[:middle] + bytes(255 - byte for byte in packed[middle : middle + 40]) + packed[middle + 40 :]
            return _pack(url, bad, [*html, ("Content-Encoding", "gzip")], "200 OK")
        case "picture":
            return _pack(url, zlib.compress(b"no real picture"), [("Content-Type", "image/png")], "200 OK")
        case "missing":
            return _pack(url, b"<html><body><h1>Not here</h1></body></html>", html, "404 Not Found")
        case "redirect":
            return _pack(url, b"", [("Location", "https://other.example/")], "301 Moved Permanently")
    return _pack(url, b"", html, "200 OK", "revisit")


def run_command(arguments: Sequence[str]) -> Run:
    """Return what a command of ours took, in a process group of its own whose memory is looked at as it runs."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as told:
        command = [sys.executable, "-m", "tellings", *arguments]
        done = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, env=environment)
        parent, child, together = 0.0, 0.0, 0.0
        while done.poll() is None:
            sizes = dict(_list_sizes(done.pid))
            parent = max(parent, sizes.get(done.pid, 0.0))
            child = max([child, *(size for pid, size in sizes.items() if pid != done.pid)])
            together = max(together, sum(sizes.values()))
            time.sleep(_LOOK)
        seconds = time.monotonic() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        told.seek(0)
        return Run(seconds, busy, parent, child, together, told.read().decode("utf-8", "replace"))


def _list_sizes(parent: int) -> Iterator[tuple[int, float]]:
    """Yield the resident megabytes of a process and of its children."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == parent or int(fields[1]) == parent:
                yield int(folder.name), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
        except (OSError, IndexError, ValueError):  # it has ended meanwhile
            continue


def find_refusals(told: str) -> dict[str, str]:
    """Return what a command said it could not read, with the reasons."""
    return dict(re.findall(r"^not read: (\S+): (.+)$", told, re.MULTILINE))


def list_missed(plan: Plan, refusals: dict[str, str], archive: str) -> list[str]:
    """Return the broken records that no rejection names: by URL, or by number where the URL itself was lost."""
    numbered = sum(name.startswith(f"{archive}:") for name in refusals)
    missed = [f"{kind} {url}" for url, kind in plan.damages.items() if url not in refusals]
    lost = [each for each in missed if each.startswith("cut member")]
    return [each for each in missed if each not in lost[:numbered]]


def measure_growth(pages: Sequence[Page], folder: Path) -> list[tuple[int, int, float]]:
    """Return for archives of growing size their records, the reports and rejections read, and the memory it took."""
    found: list[tuple[int, int, float]] = []
    short = [page for page in pages if len(page.markup) < _SHORT]
    for records in GROWTH:
        path = folder / f"growth-{records}.warc.gz"
        write_archive(path, short, records)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", _READ_ALONE, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        count, size = done.stdout.split()
        found.append((records, int(count), float(size)))
        path.unlink()
    return found


def measure(records: int, folder: Path, pages: Sequence[Page]) -> Iterator[str]:
    """Yield the lines of the bench."""
    path, out = folder / "pages.warc.gz", folder / "documents.jsonl"
    plan = write_archive(path, pages, records)
    run = run_command(["extract", str(path), "--jobs", "2", "-o", str(out)])
    refusals = find_refusals(run.told)
    read = [json.loads(line)["report"]["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    refused = {url: refusals[url] for url in plan.pages if url in refusals}
    missed = list_missed(plan, refusals, path.name)
    wrong = sorted(set(read) - plan.pages.keys())
    yield f"{records:,} records, {path.stat().st_size / 1e6:.0f} MB: {len(plan.pages):,} sound pages, "
    yield f"  {len(plan.damages)} broken records, {plan.passed.total()} that are no pages"
    yield f"read {len(read):,} documents in {run.seconds:.0f} s: {len(plan.pages) / run.seconds:.1f} pages/s"
    busy = f"{len(plan.pages) / run.busy:.1f} pages a second of processor time"
    yield f"  {busy}; load of the machine {os.getloadavg()[0]:.1f}"
    yield f"memory: parent {run.parent:.0f} MB, child {run.child:.0f} MB, all together {run.together:.0f} MB"
    yield f"broken records not listed: {len(missed)}; broken records read: {len(wrong)}; rejections: {len(refusals)}"
    yield from (f"  missed: {each}" for each in [*missed, *wrong][:10])
    share = len(refused) / max(1, len(plan.pages))
    yield f"sound pages refused: {len(refused)} ({share:.2%}), of them by page:"
    reasons = Counter((plan.pages[url], refusals[url][:100]) for url in refused)
    yield from (f"  {count} × {name}: {reason}" for (name, reason), count in reasons.most_common(20))
    yield from (line for line in run.told.splitlines() if "passed over" in line)
    is_met = len(plan.pages) / run.seconds >= FASTEST and max(run.parent, run.child) < LARGEST
    is_whole = not missed and not wrong and share <= REFUSED
    yield "met" if is_met and is_whole else "NOT met"


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    pages = [page for name, _ in SETS for page in load_pages(name)]
    try:
        import warcio  # noqa: F401
    except ImportError:
        print("warcio is not installed: pip install warcio")
        return 0
    if not pages:
        print("the public pages are not here (../shared/data/extraction)")
        return 0
    records = int(arguments[0]) if arguments else RECORDS
    with tempfile.TemporaryDirectory() as name:
        for line in measure(records, Path(name), pages):
            print(line, flush=True)
        for size, count, memory in measure_growth(pages, Path(name)):
            print(f"reading alone, {size:,} records: {count:,} reports and rejections, {memory:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
