"""The ripple of a correction: where else the error stands that it took back.

What was wrong is read from the two versions. Each run of words that others took the place of is
one error: a misspelling where both look alike, and is then looked for by itself; else a wrong fact,
which is looked for beside the words it stood beside. Nothing is changed; the places go on the
desk's list, and leave it when a publication has mended them or somebody says they are right.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice

from django.db.models import Q
from django.utils import timezone

from . import body
from .compare import alignment
from .models import Article, ArticlePhoto, RepeatedError

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
ALIKE = 0.6  # of the characters: below it two names are two people, not two spellings
COMMON = 50  # stories; a word in more of them is no misspelling
LONGEST = 8  # words; a longer run was rewritten, and no other story has it
LETTERS = 4  # of a word's begin or end by which the database finds it, whatever its spelling
VARIED = 6  # letters from which a word may differ by one and still be the same error
AROUND = 3  # words between a wrong fact and the name it stood beside
EXCERPT = 60  # characters on either side
EXCERPT_LENGTH = RepeatedError._meta.get_field("excerpt").max_length
PLACES = 500  # of one error; more is a word that is everywhere


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error: words folded, those that took their place, and those around both."""

    words: tuple[str, ...]
    right: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_spelling: bool = False


def find(correction):
    """Put every other place with the same error on the desk's list; return how many are new."""
    known = correction.repeats.count()
    for wrong in errors_of(correction):
        found = list(_elsewhere(correction, wrong))
        if wrong.is_spelling and len({error.article_id for error in found}) > COMMON:
            # No misspelling, but a word of its own, which is wrong only where it stood.
            found = _elsewhere(correction, replace(wrong, is_spelling=False))
        RepeatedError.objects.bulk_create(islice(found, PLACES), ignore_conflicts=True)
    return correction.repeats.count() - known


def _elsewhere(correction, wrong):
    """Yield the other places with the error, as unsaved rows, in order of the stories."""
    for article, part, text in _texts(_may_have(wrong)):
        if article.pk == correction.article_id and part == "body":
            continue
        for excerpt in dict.fromkeys(places(text, [wrong])):
            yield RepeatedError(correction=correction, article=article, part=part, excerpt=excerpt)


def settle_mended(article):
    """Take off the list what the story, as readers see it now, no longer says."""
    still_open = article.repeated_errors.filter(settled_at=None).select_related("correction")
    for error in still_open:
        wrongs = errors_of(error.correction)
        texts = _texts(Article.objects.published().filter(pk=article.pk))
        if not any(part == error.part and list(places(text, wrongs)) for _, part, text in texts):
            settle(error, by="publication")


def settle(error, *, by):
    """Take one place off the list: mended, or right as it stands."""
    error.settled_at, error.settled_by = timezone.now(), by
    error.save(update_fields=["settled_at", "settled_by"])


def errors_of(correction):
    """The Wrongs between the versions before and after the correction, each once."""
    numbers = (correction.version_before, correction.version_after)
    stories = {
        version.number: version.story
        for version in correction.article.versions.filter(number__in=numbers)
    }
    if len(stories) < 2:
        return []
    before, after = (stories[number] for number in numbers)
    found = {}
    for old, new in zip(_parts(before), _parts(after), strict=True):
        found |= dict.fromkeys(_changed(_words(old), _words(new)))
    return list(found)


def places(text, wrongs):
    """Yield the stretch of text around each place where one of the errors stands."""
    words = _words(text)
    for wrong in wrongs:
        for first in range(len(words) - len(wrong.words) + 1):
            if _stands(wrong, words, first):
                last = words[first + len(wrong.words) - 1]
                start = max(0, words[first].start - EXCERPT)
                yield " ".join(text[start : last.end + EXCERPT].split())[:EXCERPT_LENGTH]


# What was wrong


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    is_capital: bool
    start: int
    end: int


def _words(text):
    return [
        _Word(_folded(match[0]), match[0][0].isupper(), match.start(), match.end())
        for match in WORD.finditer(text)
    ]


def _folded(word):
    """Without case, accents and the possessive's ending."""
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", word)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'")


def _parts(story):
    captions = "\n\n".join(photo["caption"] for photo in story["photos"])
    return story["headline"], story["standfirst"], body.plain_text(story["body"]), captions


def _changed(old, new):
    """The Wrongs between two texts: runs of words that others took the place of."""
    i = j = 0
    folded = [word.folded for word in old], [word.folded for word in new]
    for k, m in [*alignment.equal_pairs(*folded), (len(old), len(new))]:
        if i < k <= i + LONGEST and j < m:
            before, after = old[max(0, i - AROUND) : i][::-1], old[k : k + AROUND]
            beside = tuple(_beside(before)), tuple(_beside(after))
            spelled = _spellings(old[i:k], new[j:m])
            yield from (Wrong(*pair, *beside, is_spelling=True) for pair in spelled)
            if not spelled:
                yield Wrong(tuple(folded[0][i:k]), tuple(folded[1][j:m]), *beside)
        i, j = k + 1, m + 1


def _spellings(old, new):
    """[((misspelt word,), (right word,))] where names took the place of names much like them.

    A number or a plain word that looks like another is another fact: 2006 is not 2007 misspelt.
    """
    if len(old) != len(new):
        return []
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a.folded != b.folded]
    if not all(a.is_capital and b.is_capital and _look_alike(a.folded, b.folded) for a, b in pairs):
        return []
    longest = max(pairs, key=lambda pair: len(pair[0].folded))
    return [((longest[0].folded,), (longest[1].folded,))]


def _look_alike(one, other):
    if not (one.isalpha() and other.isalpha()):
        return False
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() >= ALIKE


def _beside(words):
    """The names that stand there, nearest first; where there are none, the nearest word."""
    return [word.folded for word in words if word.is_capital] or [
        word.folded for word in islice(words, 1)
    ]


# Where it stands


def _stands(wrong, words, first):
    """Whether the error stands at that word."""
    last = first + len(wrong.words)
    at = zip(wrong.words, words[first:last], strict=True)
    if wrong.is_spelling:
        return all(_same_spelling(told, word.folded, wrong.right) for told, word in at)
    return all(told == word.folded for told, word in at) and _stands_beside(
        wrong,
        {word.folded for word in words[max(0, first - AROUND) : first]},
        {word.folded for word in words[last : last + AROUND]},
    )


def _stands_beside(wrong, before, after):
    """A name on one side says that it is the same fact; of plain words, both sides have to."""
    return bool(wrong.after and wrong.after[0] in after) or bool(
        wrong.before and wrong.before[0] in before
    )


def _same_spelling(told, word, right):
    if word in right:
        return False if told not in right else told == word
    return told == word or (len(told) >= VARIED and _one_apart(told, word))


def _one_apart(one, other):
    """Whether one letter more, less or other makes the one word of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    same = 0
    while same < len(shorter) and shorter[same] == longer[same]:
        same += 1
    rest = slice(same + (len(one) == len(other)), None)
    return shorter[rest] == longer[same + 1 :]


def _may_have(wrong):
    """Published stories with the begin or the end of the error's longest word somewhere."""
    longest = max(wrong.words, key=len)
    chosen = Q()
    for piece in {longest[:LETTERS], longest[-LETTERS:]}:
        for written in {piece, piece.upper(), piece.capitalize()}:
            chosen |= Q(body_text__icontains=written)
            chosen |= Q(headline__icontains=written) | Q(standfirst__icontains=written)
            captions = ArticlePhoto.objects.filter(caption__icontains=written)
            chosen |= Q(pk__in=captions.values("article"))
    return Article.objects.published().filter(chosen)


def _texts(articles):
    """(story, part, text) of all that readers read of them."""
    fields = ("headline", "standfirst", "body_text")
    rows = articles.only("pk", *fields).prefetch_related("photo_items").order_by("pk")
    for article in rows.iterator(chunk_size=200):
        yield article, "headline", article.headline
        yield article, "standfirst", article.standfirst
        yield article, "body", article.body_text
        for photo in article.photo_items.all():
            yield article, "caption", photo.caption
