"""JSON values from a stream, one after another: one a line, the elements of an array, or one over many lines."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from tellings.errors import FormatError
from tellings.readers.charsets import HEAD, MARKS, decode_text
from tellings.readers.lines import Found, parse_json, read_object
from tellings.readers.streams import PackingError, Peekable, recode_stream
from tellings.readers.texts import shorten
from tellings.types.documents import Rejection

_CHUNK = 1 << 18  # bytes read at once of an array
_SPACE = re.compile(r"[ \t\r\n]+")


def read_json_stream(stream: Peekable, name: str, place: str, longest: int, doubts: set[str]) -> Iterator[Found]:
    """Yield what each value of a JSON stream holds; what cannot be read is a rejection, and the rest is read.

    No value is longer than `longest` bytes; `doubts` gets what was doubtful about the characters.
    """
    encoding = next((name for mark, name in MARKS if stream.peek(4)[:4].startswith(mark)), "utf-8")
    if encoding != "utf-8":
        stream = recode_stream(stream, encoding)
    number = 0
    try:
        if _is_lines(stream):
            for number, line in enumerate(_lines(stream, longest, doubts), 1):
                yield from _read_line(line, f"{name}:{number}", place)
            return
        values = _Values(stream, longest)
        for number, value in enumerate(values, 1):
            yield read_object(value, f"{name}:{number}" if values.is_many else name, place)
    except FormatError as error:
        where = f", after {number:,} values," if number else ","
        yield Found(Rejection(name, "read", f"It looks like JSON{where} but {error}."))
    except PackingError as error:
        after = f" What stood before, {number:,} values, was read." if number else ""
        yield Found(Rejection(name, "read", f"{error}{after}"))


def _read_line(line: str | None, name: str, place: str) -> Iterator[Found]:
    if line is None:
        yield Found(Rejection(name, "read", "The line is longer than a report may be."))
    elif line.strip():
        try:
            yield read_object(parse_json(line), name, place)
        except FormatError as error:
            yield Found(Rejection(name, "read", f"The line cannot be read: {error}."))


def _is_lines(stream: Peekable) -> bool:
    """Return whether the first line, or as much of it as can be seen, is an object of its own."""
    head = decode_text(stream.peek(HEAD)).text.lstrip()
    line, _, rest = head.partition("\n")
    if not line.startswith("{"):
        return False
    if line.strip() == "{" or (rest and line.rstrip().endswith((",", "[", "{"))):
        return False
    return bool(rest) or len(stream.peek(HEAD)) >= HEAD or _is_value(line)


def _is_value(line: str) -> bool:
    try:
        parse_json(line)
    except FormatError:
        return False
    return True


def _lines(stream: Peekable, longest: int, doubts: set[str]) -> Iterator[str | None]:
    """Yield the lines; None for one that is too long, which is passed over without holding it."""
    while line := stream.readline(longest + 1):
        if line.isspace():  # millions of them are soon passed over
            yield ""
        elif len(line) <= longest:
            text, doubt = decode_text(line)
            if doubt is not None and len(doubts) < 10:
                doubts.add(doubt)
            yield text
        else:
            while not line.endswith(b"\n") and (line := stream.readline(longest)):
                continue
            yield None


class _Values:
    """The elements of an array, or values one after another; holds one of them and a little more."""

    def __init__(self, stream: Peekable, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text = ""
        self._at = 0  # the characters before it have been read
        self._ended = False
        self._json = json.JSONDecoder()
        self.is_many = False

    def __iter__(self) -> Iterator[object]:
        sign = self._find_sign()
        self.is_many = sign == "["
        if self.is_many:
            self._at += 1
            sign = self._find_sign()
        while sign and not (self.is_many and sign == "]"):
            yield self._next()
            sign = self._find_sign()
            if sign == ",":
                self._at += 1
                sign = self._find_sign()
            elif self.is_many:
                break
        if self.is_many and sign != "]":
            raise FormatError("it is no valid JSON (its list is not closed)")

    def _more(self, size: int = _CHUNK) -> None:
        data = self._stream.read(size)
        self._ended = not data
        self._text = self._text[self._at :] + self._decoder.decode(data, final=not data)
        self._at = 0

    def _find_sign(self) -> str:
        """Return the next character that is no white space, without taking it; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = self._at if space is None else space.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._more()

    def _next(self) -> object:
        """Return the next value, reading on until it is whole: each time twice as much, so that it stays linear."""
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                raise FormatError("it is nested too deeply to be JSON of ours") from None
            except json.JSONDecodeError as error:
                self._require_hope(error)
                self._more(max(_CHUNK, len(self._text) - self._at))
                continue
            except ValueError as error:  # a number of thousands of digits
                raise FormatError(f"it is no valid JSON ({shorten(str(error))})") from None
            if end == len(self._text) and not self._ended and not self._text.endswith(("}", "]", '"')):
                self._more()  # a number may go on
                continue
            self._at = end
            return value

    def _require_hope(self, error: json.JSONDecodeError) -> None:
        """Raise where more text would not make it JSON, or where one value is too long."""
        if len(self._text) - self._at > self._longest:
            raise FormatError(f"one value is longer than {self._longest:,} characters; give one report an object")
        is_open = error.pos > len(self._text) - 20 or error.msg.startswith(("Unterminated", "Invalid \\"))
        if self._ended or not is_open:
            found = error.msg[0].lower() + error.msg[1:]
            raise FormatError(f"it is no valid JSON ({found} at character {error.pos - self._at:,} of a value)")
