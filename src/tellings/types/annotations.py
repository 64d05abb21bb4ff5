"""What a document says, marked in its own text: sentences, names, quotations, credits, times, numbers, statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.types.documents import Document
from tellings.types.spans import Span

MentionKind = Literal["person", "organization", "place", "nationality", "document", "event"]
QuoteMode = Literal["direct", "indirect", "mixed"]
QuoteKind = Literal["saying", "attitude", "unsaid"]
Reach = Literal["quote", "sentence", "text", "picture"]
CreditKind = Literal["source", "reprint", "contribution", "translation", "picture"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Mood = Literal["happened", "planned", "proposed", "demanded", "denied", "reported", "unknown"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` is an index into the document's blocks; `intact=False` (cut, glued) is never cited."""

    span: Span
    block: int
    intact: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text speaks of somebody or something.

    `span` covers title and name ("Veldian Foreign Minister Ada Oru"), `head` the bare name inside it.
    `name` is the name as printed in `head`, for a metonym the country that it stands for, for a pronoun
    or role the printed words. `role` is the title or office as printed. `party` names the country or body
    that the person or office belongs to, where the text says so ("Veld"). `antecedent` is the index of the
    earlier mention that a pronoun or role stands for, for "I" and "we" that of the speaker, who may be named behind
    the words; None where that is open.
    """

    span: Span
    kind: MentionKind
    name: str
    head: Span
    role: str | None = None
    party: str | None = None
    antecedent: int | None = None
    metonym: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement that the text gives to a speaker.

    `content` excludes the quotation marks of direct speech and keeps the closing comma or full stop as
    printed. `speaker` is the index of the mention that carries the cue (a pronoun where so used).
    `channel` is how it was said (statement, call, post, interview ...), `via` the agency or outlet it came
    through. `nested_in` is the index of the quote inside which it is told; `denied` marks a report that is
    told only to be denied. Only a `saying` tells of words: an `attitude` is what the text says that somebody
    thinks, wants, backs or feels, and `unsaid` are words that were not, may or would be said ("did not say
    whether", "could announce"). Both are the outlet's own account and give no origin.
    """

    mode: QuoteMode
    content: tuple[Span, ...]
    cue: Span | None
    speaker: int | None
    speaker_span: Span | None
    channel: str | None = None
    via: str | None = None
    nested_in: int | None = None
    denied: bool = False
    kind: QuoteKind = "saying"


@dataclass(frozen=True, slots=True)
class Credit:
    """From whom the report has something, and how far that reaches.

    Of the kinds, `source` and `reprint` (published there first) say whose a text is; `contribution` and `translation`
    name people who worked on it, `picture` whose a picture is, whose reach is the picture alone. `via` is the medium
    that gives the source as its own: "the Gazette reported, citing police" credits the police via the Gazette.
    """

    span: Span
    source: str
    reach: Reach
    kind: CreditKind = "source"
    via: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 type and value.

    `value` is resolved against the document's publication date; `relative` keeps the anchor-relative form,
    so that a date learned later re-resolves it. `earliest` and `latest` are ISO days; None where open.
    """

    span: Span
    type: TimeType
    value: str
    relative: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured amount; `unit` is `count`, a currency code, `percent`, or a unit; `of` what is counted.

    `bound` is `exact`, `at least`, `at most` or `about`.
    """

    span: Span
    value: float
    unit: str
    of: str
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest thing that can agree or disagree: one clause with who, what, when, how many, in which mood.

    `sentence` indexes the sentences, `actors` the mentions, `quantities` and `times` theirs; `quote` and
    `credit` are the ones the clause stands in, None for the outlet's own voice. `predicate` is the verb's base form.
    """

    span: Span
    sentence: int
    mood: Mood
    polarity: Polarity
    predicate: str
    actors: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    quote: int | None = None
    credit: int | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with everything found in it; `model` is the version of the reader model that helped, if one did."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    credits: tuple[Credit, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    model: str | None = None

    @property
    def sayings(self) -> tuple[Quote, ...]:
        """Return the quotes that tell of words; they stand before the attitudes, so their numbers are the same."""
        return tuple(quote for quote in self.quotes if quote.kind == "saying")
