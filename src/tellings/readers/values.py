"""JSON values from a stream, one after another: one a line, the elements of an array, or one over many lines."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from tellings.errors import FormatError
from tellings.readers.charsets import HEAD, decode_text
from tellings.readers.lines import Found, parse_json, read_object
from tellings.readers.streams import PackingError, Peekable
from tellings.readers.texts import shorten
from tellings.types.documents import Rejection

_CHUNK = 1 << 18  # bytes read at once of an array
_SPACE = " \t\r\n"


def read_json_stream(stream: Peekable, name: str, place: str, longest: int, doubts: set[str]) -> Iterator[Found]:
    """Yield what each value of a JSON stream holds; what cannot be read is a rejection, and the rest is read.

    No value is longer than `longest` bytes; `doubts` gets what was doubtful about the characters.
    """
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
        encoding = "utf-16" if stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._text = ""
        self._ended = False
        self._json = json.JSONDecoder()
        self.is_many = False

    def __iter__(self) -> Iterator[object]:
        self._skip()
        is_array = self._text.startswith("[")
        self.is_many = is_array
        if is_array:
            self._text = self._text[1:]
            self._skip()
            if self._text.startswith("]"):
                return
        while self._text:
            yield self._next()
            self._skip()
            if is_array and self._text.startswith("]"):
                return
            if is_array and not self._text.startswith(","):
                raise FormatError("it is no valid JSON (its list is not closed)")
            self._text = self._text.removeprefix(",")
            self._skip()

    def _more(self, size: int = _CHUNK) -> None:
        data = self._stream.read(size)
        self._ended = not data
        self._text += self._decoder.decode(data, final=not data)

    def _skip(self) -> None:
        self._text = self._text.lstrip(_SPACE)
        while not self._text and not self._ended:
            self._more()
            self._text = self._text.lstrip(_SPACE)

    def _next(self) -> object:
        """Return the next value, reading on until it is whole: each time twice as much, so that it stays linear."""
        while True:
            try:
                value, end = self._json.raw_decode(self._text)
            except RecursionError:
                raise FormatError("it is nested too deeply to be JSON of ours") from None
            except json.JSONDecodeError as error:
                self._require_hope(error)
                self._more(max(_CHUNK, len(self._text)))
                continue
            except ValueError as error:  # a number of thousands of digits
                raise FormatError(f"it is no valid JSON ({shorten(str(error))})") from None
            if end == len(self._text) and not self._ended and not self._text.endswith(("}", "]", '"')):
                self._more()  # a number may go on
                continue
            self._text = self._text[end:]
            return value

    def _require_hope(self, error: json.JSONDecodeError) -> None:
        """Raise where more text would not make it JSON, or where one value is too long."""
        if len(self._text) > self._longest:
            raise FormatError(f"one value is longer than {self._longest:,} characters; give one report an object")
        is_open = error.pos > len(self._text) - 20 or error.msg.startswith(("Unterminated", "Invalid \\"))
        if self._ended or not is_open:
            found = error.msg[0].lower() + error.msg[1:]
            raise FormatError(f"it is no valid JSON ({found} at character {error.pos:,} of a value)")
