"""The stretch of a page in which the story most likely stands: where whole sentences prevail."""

from collections.abc import Callable

from . import kinds
from .facts import Role
from .lines import Block

_LONGEST = 400  # letters; a longer paragraph speaks no louder
_BASE = 0.5
_OPEN = -0.75  # a line that is no sentence: a menu item, a link, a heading
_LONG_OPEN = 100  # unless it has so many letters
_BY_ROLE = {
    Role.FURNITURE: -0.4,  # buttons and the like stand in the midst of stories, too
    Role.CAPTION: -0.3,
    Role.SIGNOFF: -0.5,
    Role.SOURCE: -0.5,
    Role.BYLINE: -0.5,
    Role.DATE: -0.5,
}
_STOPS = frozenset(".!?…")
_MARKS = frozenset("\"”’'»)]")  # a stop may stand before one of these
_AKIN = 0.4  # of a paragraph's words come back in the story it belongs to
_SHORTEST_AKIN = 80
_STRANGE = 0.25  # of a teaser's words come back in the story at most,
_CHANCE = 2  # or so many words, by chance
_TEASER = 4  # blocks of a teaser and its title
_TEASERS = 2  # so many in a row are a list of them
_LONGEST_TEASER = 300
# How words begin that any two stories share.
_COMMON = frozenset(
    "would their there after which about could other first years being where these those under "
    "still every befor until since while again never that with have from they this were been said "
    "will when what than them also into more some over most only just like year last told says "
    "because does your very much many".split()
)
_OPENING = 20  # blocks of the stretch by whose words that is told


def find_stretch(blocks: list[Block], roles: list[Role | None]) -> tuple[int, int]:
    """The first and last block of the stretch whose lines have the greatest sum of weights.

    A paragraph weighs by its length, and a line that does not read as copy speaks against; so a
    few lines of the page within the story do not part it, and a long menu does. A paragraph
    further below belongs to it by its words.
    """
    best = total = 0.0
    first = start = 0
    last = len(blocks) - 1
    weights = [_weight(block.text, role) for block, role in zip(blocks, roles, strict=True)]
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total >= best and total > 0:
            best, first, last = total, start, at
    last = _with_kin(blocks, roles, first, last)
    if min(weights[first : last + 1], default=0.0) > _OPEN:
        return first, last
    return _without_teasers(blocks, weights, first, last)


def _weight(text: str, role: Role | None) -> float:
    if role:
        return _BY_ROLE[role]
    is_closed = text[-1] in _STOPS or (text[-1] in _MARKS and kinds.is_closed(text))
    if is_closed and len(text) >= _LONG_OPEN:
        return _BASE + min(len(text), _LONGEST) / 100
    is_copy = (is_closed or text[-1] == ":") and kinds.is_sentence(text)
    if is_copy or kinds.is_quotation(text):
        return _BASE + min(len(text), _LONGEST) / 100
    if len(text) >= _LONG_OPEN:
        return 1.0
    return 0.0 if is_closed or kinds.is_listed(text) else _OPEN


def _without_teasers(
    blocks: list[Block], weights: list[float], first: int, last: int
) -> tuple[int, int]:
    """The stretch without the titles at its ends, each with a sentence or two of another story."""
    words = {at: kinds.telling_words(blocks[at].text) for at in range(first, last + 1)}
    first_at = {word: at for at in range(last, first - 1, -1) for word in words[at]}
    last_at = {word: at for at in range(first, last + 1) for word in words[at]}

    def is_strange(some: range, is_known: Callable[[str], bool]) -> bool:
        """Whether the sentences of a teaser share too few words with the story."""
        told = [at for at in some if weights[at] > 0]
        if not told or sum(len(blocks[at].text) for at in told) > _LONGEST_TEASER:
            return False
        said = set[str]().union(*(words[at] for at in told)) - _COMMON
        return sum(map(is_known, said)) <= max(_CHANCE, _STRANGE * len(said))

    end, ends = last, 0
    while (title := _title(weights, range(end, max(first, end - _TEASER), -1))) is not None:
        if not is_strange(range(title + 1, end + 1), lambda word, at=title: first_at[word] < at):
            break
        end, ends = title - 1, ends + 1
    top, tops = first, 0
    while (title := _title(weights, range(top, min(end, top + _TEASER)))) is not None:
        if not is_strange(range(top, title), lambda word, at=title: last_at[word] > at):
            break
        top, tops = title + 1, tops + 1
    return (top if tops >= _TEASERS else first), (end if ends >= _TEASERS else last)


def _title(weights: list[float], reach: range) -> int | None:
    return next((at for at in reach if weights[at] <= _OPEN), None)


def _with_kin(blocks: list[Block], roles: list[Role | None], first: int, last: int) -> int:
    """The last paragraph below that tells of the same, by its words; else `last`."""
    words: set[str] = set()
    for at in range(len(blocks) - 1, last, -1):
        text = blocks[at].text
        if roles[at] or len(text) < _SHORTEST_AKIN or not kinds.is_closed(text):
            continue
        if not words:
            reach = range(first, min(first + _OPENING, last + 1))
            words = kinds.telling_words(" ".join(blocks[other].text for other in reach))
        said = kinds.telling_words(text)
        if len(said & words) > _AKIN * len(said):
            return at
    return last
