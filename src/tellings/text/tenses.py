"""Whether a time in a sentence lies behind or ahead, by the verbs around it."""

from __future__ import annotations

from typing import Literal

from tellings.text.lines import Line

Way = Literal["back", "ahead"]

_MODALS = frozenset({"will", "shall", "ll", "won", "would", "must", "should", "could", "can", "may", "might", "wo"})
_AHEAD = frozenset(
    "scheduled slated due expected upcoming forthcoming planned planning plans plan until till deadline tentatively "
    "awaits awaiting expects expect hopes hoping intends set expire expires expiring looming effective "
    "payable".split()
)
# These are nouns too, or participles of the past: they look ahead only before "to" and "for".
_NEED_TO = frozenset({"plans", "plan", "planned", "set", "scheduled", "slated", "planning", "expect", "hopes"})
# Verbs that look ahead when an event or an action is their object ("proposed holding talks on").
_PROJECTS = frozenset(
    "propose proposes proposed proposing suggest suggests suggested suggesting offer offers offered offering "
    "invite invites invited urge urges urged agree agrees agreed agreeing want wants wanted call calls called "
    "calling plan plans planned schedule schedules scheduled announce announces announced seek seeks sought "
    "demand demands demanded vow vows vowed pledge pledges pledged threaten threatens threatened promise promises "
    "promised prepare prepares preparing hope hopes hoped ask asks asked ready poised likely supposed".split()
)
# Adjectives and participles before an infinitive that looks back on nothing ("is prepared to hold").
_LINKING = frozenset(
    "ready able unable due likely unlikely prepared willing unwilling eager reluctant set certain sure bound keen "
    "expected scheduled supposed slated poised about determined intended planned allowed permitted entitled "
    "hopeful committed agreed decided arranged chosen vowed pledged promised threatened hoped proposed "
    "offered".split()
)
# Present tenses that name an appointed time ("the Senate votes Tuesday").
_APPOINTED = frozenset(
    "begins begin starts start opens open votes vote resumes resume meets meet expires expire ends end takes arrives "
    "arrive airs leaves returns faces face convenes gathers concludes closes kicks is are runs".split()
)
_EVENTS = frozenset(
    "talks meeting meetings round summit election elections vote votes referendum negotiations hearing trial session "
    "conference visit date deadline strike strikes rally debate launch match ceremony ceasefire truce poll polls "
    "inauguration handover funeral runoff protest protests march game convention "
    "demonstration demonstrations demonstrate".split()
)
_IRREGULAR_PAST = frozenset(
    "was were had did said told met held took came went made gave got saw began broke brought built bought caught "
    "chose cut drew drove fell felt fled flew fought found forgot froze grew heard hit hurt kept knew laid led "
    "left lent let lost meant paid quit ran rang read rose sang sank sat sent set shook shot showed shut slept "
    "slid sold spent spoke spread stole stood struck stuck swept swore taught thought threw understood underwent "
    "wept woke won wore wrote withdrew became blew dealt done been killed sought arisen begun born overcame "
    "overtook rebuilt reached died".split()
)
_NOT_PAST = frozenset(
    "united need indeed speed proceed exceed succeed seed feed breed red bed hundred led sacred naked wicked "
    "embed shed wed bleed weed deed creed greed reed kindred ted fred ahmed mohammed muhammed hatred armed "
    "unarmed proposed planned scheduled based related unprecedented limited advanced interested".split()
)
_NOT_VERBS_AFTER_TO = frozenset(
    "the a an this that these those his her its their our my your him them it us me you whom which all any some each "
    "both and or date".split()
)
_ATTRIBUTIVE = frozenset({"the", "a", "an", "its", "his", "her", "their", "of", "with", "new", "for", "in", "by"})
# "The vote", "its start": nouns, and no verbs that appoint a time.
_BEFORE_NOUN = _ATTRIBUTIVE | frozenset(
    "an this that these those any after before during our every another no close final first last public".split()
)
# Verbs that tell somebody what to do later ("ordered him to testify on").
_ORDERS = frozenset(
    "order ordered orders subpoenaed summoned instructed required requires directed told urged invited asked allowed "
    "permitted obliged compelled forced".split()
)
_DENIALS = frozenset("neither nor nobody none".split())
_LASTED = frozenset("lasted served lived worked ruled reigned governed".split())
_REACH = 40
_FAR = 12
_NEAR = 6


def find_way(line: Line, first: int, last: int) -> Way | None:
    """Return whether the expression at lexemes `first:last` lies back or ahead; None where no verb tells.

    The nearest verb to the left decides; for an expression that opens its clause, the first one to the right.

    >>> from tellings.text.lines import read_line
    >>> line = read_line("Oru proposed holding talks in Ansk on Monday, an aide said on Friday")
    >>> find_way(line, 7, 8), find_way(line, 13, 14)
    ('ahead', 'back')
    """
    before = line.word(first - 1)
    if before in ("until", "till") and "had" in line.words[last : last + _NEAR]:
        return "back"
    if before in ("until", "till") and any(word in _LASTED for word in line.words[max(0, first - _NEAR) : first]):
        return "back"
    if before in ("until", "till") or (before == "for" and line.word(first - 2) in _AHEAD):
        return "ahead"
    if before == "since":
        return "back"
    # "Tuesday's ruling" is known already; of a meeting or a vote the verb tells.
    is_vote = line.word(last + 2) in _EVENTS and line.word(last + 3) != "-"
    if line.word(last) in ("'", "’") and line.word(last + 1) == "s" and not is_vote:
        return "back"
    if before == "by":
        clause = line.words[max(0, first - _FAR) : first]
        had = "had" in clause and ";" not in clause
        opens = _opens_clause(line, first - 1) and _look_right(line, last)
        return "back" if had else opens or "ahead"
    if _opens_clause(line, first):
        return _look_right(line, last) or _look_left(line, first)
    return _look_left(line, first) or _look_right(line, last)


def _opens_clause(line: Line, first: int) -> bool:
    """Return whether nothing stands before the time in its clause but a preposition."""
    at = first - 1
    if line.word(at) in ("on", "in", "at", "over", "during", "earlier", "late", "early", "later"):
        at -= 1
    return at < 0 or line.word(at) in (",", ";", "—", "–", "“", "but", "and", ":", "also")


def _look_left(line: Line, first: int) -> Way | None:
    """The nearest verb decides, an infinitive behind a noun ("a bid to buy") only where no other verb does."""
    weak: Way | None = None
    for index in range(first - 1, max(-1, first - _REACH), -1):
        word = line.word(index)
        if word in ("“", "”", ";") and index < first - 1:
            break
        if word == "to" and _is_infinitive(line, index):
            seen = _judge_infinitive(line, index)
            weak = weak or seen
            if seen != "ahead" or _is_firm(line, index):
                return seen
            continue
        way = _judge(line, index, first)
        if way:
            return "ahead" if weak == "ahead" and word in _ORDERS else way
    return weak


def _look_right(line: Line, last: int) -> Way | None:
    for index in range(last, min(len(line.words), last + _REACH)):
        if line.word(index) in (";", "”"):
            return None
        if line.word(index) == "to" and _is_infinitive(line, index):
            if _is_firm(line, index):
                return "ahead"
            continue
        way = _judge(line, index, None)
        if way:
            return way
    return None


def _judge(line: Line, index: int, first: int | None) -> Way | None:
    """What the word at `index` says of a time at `first` (None: of a time that stands before it)."""
    word = line.word(index)
    if word in _MODALS:
        return _judge_modal(line, index, is_behind=first is None)
    if word == "going" and line.word(index + 1) == "to" and _is_infinitive(line, index + 1):
        return "ahead"
    after = line.word(index + 1)
    if word == "due" and not _is_appointed(line, index):
        return None  # "due to the flood": because of it
    if word == "effective" and _is_past(line, index - 1):
        return "back"  # "retired effective in July"
    if line.word(index - 1) in ("as", "previously", "to", "than") and (word in _AHEAD or word in _PROJECTS):
        return None
    if word in _AHEAD and (word not in _NEED_TO or after in ("to", "for", "on")):
        return "back" if line.word(index - 1) == "been" and line.word(index - 2) == "had" else "ahead"
    if word in _PROJECTS and first is not None and _has_object(line, index, first):
        return "ahead"
    if word in _APPOINTED and first is not None and first - index <= _NEAR and not line.is_headline():
        is_noun = line.word(index - 1) in _BEFORE_NOUN or not _has_subject(line, index)
        return None if is_noun else "ahead"
    if _is_past(line, index):
        return "back"
    return None


def _has_subject(line: Line, index: int) -> bool:
    """Return whether an appointing verb agrees with the word before it: "voters vote", and no "popular vote"."""
    before = line.word(index - 1)
    is_several = before.endswith("s") or before in _SEVERAL or line.word(index - 2) == "and"
    return is_several or line.word(index).endswith("s") or line.word(index) in ("is", "are", "open")


_SEVERAL = frozenset("they we you who that people men women both not to and".split())


def _is_appointed(line: Line, index: int) -> bool:
    """Return whether "due" tells an appointment ("is due to meet", "payment due on"), and not a cause ("due to")."""
    return line.word(index + 1) != "to" or line.word(index - 1) in _BE


_BE = frozenset("is are was were be been being am s re ll".split())


def _judge_modal(line: Line, index: int, *, is_behind: bool) -> Way | None:
    word, after = line.word(index), line.word(index + 1)
    if word == "may" and line.is_capital(index):
        return None
    if word == "won" and not (after in ("'", "’") and line.word(index + 2) == "t"):
        return "back"  # "won the vote", not "won't"
    if after in ("have", "ve") and word in ("could", "may", "might", "must", "should", "would"):
        return "back"
    if word == "can":
        return None
    if word == "could":  # "it could vote on Friday", but "nobody could swim on Friday"
        is_denied = after in ("not", "n") or any(no in _DENIALS for no in line.words[max(0, index - _FAR) : index])
        return None if is_behind or is_denied else "ahead"
    return "ahead"


def _is_infinitive(line: Line, index: int) -> bool:
    """Return whether a verb follows the "to" at `index`; in running text a capital behind it is a name."""
    after = line.word(index + 1)
    if line.word(index - 1) == "due" and not _is_appointed(line, index - 1):
        return False
    if any(word in _FIRSTS for word in line.words[max(0, index - _NEAR) : index]):
        return False  # "the first mayor to resign" did
    if not after.isalpha() or (line.is_capital(index + 1) and not line.is_headline()):
        return False
    if after in _NOT_VERBS_AFTER_TO or after.endswith("ing"):
        return False
    return not after.endswith("s") or after in _S_VERBS


def _judge_infinitive(line: Line, index: int) -> Way:
    before = line.word(index - 1)
    if line.word(index + 1) == "have" or line.words[max(0, index - 3) : index - 1] == ["had", "been"]:
        return "back"
    if before in ("was", "were"):
        return "ahead"
    return "back" if _is_past(line, index - 1) and before not in _LINKING and before not in _AHEAD else "ahead"


def _is_firm(line: Line, index: int) -> bool:
    """Return whether the infinitive looks ahead by itself: "to be held", "plans to meet", a headline's "to host"."""
    before = line.word(index - 1)
    if before in ("is", "are", "was", "were") and line.word(index + 1) != "have":
        return True  # "is to vote", "was to open"
    if line.word(index + 1) == "be" or before in _LINKING:
        return True
    # "Their offers to buy" were made at some time: only the verb "offers to buy" looks ahead by itself.
    if (before in _AHEAD or before in _PROJECTS) and line.word(index - 2) not in _BEFORE_NOUN:
        return True
    return line.is_headline() and line.is_capital(index - 1)


_FIRSTS = frozenset("first last second third only latest".split())
_S_VERBS = frozenset("discuss pass address press possess progress focus express confess assess miss cross".split())


def _has_object(line: Line, index: int, first: int) -> bool:
    """Return whether an event or an action stands between a projecting verb and the time."""
    if first == index + 1:
        return False
    between = line.words[index + 1 : first]
    if not between or (line.word(index).startswith("call") and between[0] not in ("for", "on")):
        return False
    if len(between) == 1:
        return between[0] == "for"
    return any(word in _EVENTS or (word.endswith("ing") and len(word) > 5) for word in between)


def _is_past(line: Line, index: int) -> bool:
    word = line.word(index)
    before = line.word(index - 1)
    if before in ("be", "being", "to", "get", "is", "are", "do", "does") or (
        before in _MODALS and before not in ("may", "won")
    ):
        return False
    if word in _IRREGULAR_PAST:
        return True
    if len(word) < 4 or not word.endswith("ed") or word in _NOT_PAST:
        return False
    if word.startswith("un") and line.word(index - 1) in ("still", "as", "yet", "so", "remains", "remain"):
        return False
    # A participle before a noun ("the armed men") says nothing of time.
    return line.word(index - 1) not in _ATTRIBUTIVE
