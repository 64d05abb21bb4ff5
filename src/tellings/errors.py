"""The errors Tellings raises for a broken world or a wrong use; bad input is a `Rejection`, not an error.

TellingsError
├── UsageError          the caller asked for something that does not exist or does not fit together
├── ReaderError         a path, stream or folder could not be read at all
├── ModelError          the weights of the reader model are missing, damaged, or cannot be loaded
├── SpanError           a span or offset map that does not fit its text
└── FormatError         JSON that is not what the format page says, or of another version
"""


class TellingsError(Exception):
    """Base of every error of this package; the message says what was expected, what was found and what to do."""


class UsageError(TellingsError):
    """Raised when arguments do not exist or do not fit together."""


class ReaderError(TellingsError):
    """Raised when a path, stream or folder cannot be read at all."""


class ModelError(TellingsError):
    """Raised when the reader model cannot be loaded: its weights are missing or damaged, or its runtime is."""


class SpanError(TellingsError, ValueError):
    """Raised when a span or an offset map does not fit its text."""


class FormatError(TellingsError, ValueError):
    """Raised when JSON is not what the format page describes, or is of another version."""
