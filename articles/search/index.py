"""The words of each published story, stored with what it is filed under.

A word of the headline is stored once more as "h=word", of the opening as "o=word", of a quotation
as "q=word" and, where the speaker is known, as "q12=word"; "topic=34" and the like say what a story
is filed under. So one index answers all questions, and no word that is typed can look like these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ..body import paragraphs
from ..models import SearchText, SearchWord
from .queries import ALL, HEADLINE, OPENING, QUOTED
from .words import PIECE, UNSPACED, words

# PostgreSQL knows where a word stands up to 16,383, which the limits below stay under together.
BODY_WORDS, OPENING_WORDS, QUOTED_WORDS = 10_000, 500, 2_500
MOST_BYTES = 900_000  # of 1 MB that PostgreSQL keeps of one story
BREAK = "="  # between parts: no phrase goes across
A_DAY = 24 * 60 * 60
NUMBER_BITS = 24
WORD_LENGTHS = range(4, 21)


@dataclass(frozen=True, slots=True)
class Filed:
    """What a story is filed under and what is said in it, each in order.

    Keys of topics; (key, name) of officials; (text, key of the official or None) of quotations.
    """

    topics: Iterable[int] = ()
    officials: Iterable[tuple[int, str]] = ()
    quotations: Iterable[tuple[str, int | None]] = ()


def store(article):
    """Index what readers see of the article, in its row and in what reading found; else nothing."""
    forget(article)
    store_new({article: filed(article)})


def store_new(filed_of, entered=frozenset()):
    """Index stories that the index does not hold: {article: Filed}; return the words entered.

    `entered` are words of which the caller knows that some story had them.
    """
    stored = {
        article: words_of_story(article, filed)
        for article, filed in filed_of.items()
        if article.live_number is not None and article.published_on is not None
    }
    SearchText.objects.bulk_create(
        SearchText(article=article, place=place_of(article), words=words_)
        for article, words_ in stored.items()
    )
    new = {word for words_ in stored.values() for word in words_} - entered
    known = set(filter(_may_be_misspelt, new))
    SearchWord.objects.bulk_create(map(SearchWord, sorted(known)), ignore_conflicts=True)
    return known


def forget(article):
    SearchText.objects.filter(article=article).delete()


def place_of(article):
    """Where the story stands among all: by the day of its address, the time, and its number."""
    clock = timezone.localtime(article.published_at)
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return first_place(article.published_on) + (seconds << NUMBER_BITS) + _number(article)


def first_place(day: date, days_later=0):
    """The place before all stories of that day, or of a day after it."""
    return (day.toordinal() + days_later) * A_DAY << NUMBER_BITS


def _number(article):
    return article.pk % (1 << NUMBER_BITS)


def filed(article):
    """What the rows of a stored article say."""
    named = article.appearances.order_by("position")
    return Filed(
        article.topic_items.order_by("position").values_list("tag", flat=True),
        list(named.values_list("official", "official__name")),
        _said(article).values_list("text", "official"),
    )


def words_of_story(article, filed):
    """Every word of the story that may be asked for, in order."""
    headline = words(article.headline)
    text = paragraphs(article.body)
    opening = [*headline, BREAK, *words(f"{article.standfirst}\n{text[0] if text else ''}")]
    body = words("\n".join([article.standfirst, *text]))
    stored = _filed(article, filed)
    stored += [HEADLINE + word for word in headline]
    stored += [OPENING + word for word in opening[:OPENING_WORDS]]
    stored += [*headline, BREAK, *body[:BODY_WORDS], BREAK, *_beside(article, filed), BREAK]
    return _within_bytes(stored + _quoted(filed))


def _filed(article, filed):
    """What the story is filed under, as words."""
    stored = [ALL, filed_under("place", place_name(article.dateline_place))]
    if article.source_id:
        stored.append(filed_under("source", article.source_id))
    stored += [filed_under("topic", topic) for topic in filed.topics]
    return stored + [filed_under("official", official) for official, _ in filed.officials]


def filed_under(kind, key):
    """The word of all stories that are filed so: kind is official, topic, source or place."""
    return f"{kind}={key}"


def place_name(place):
    """The name of a place as it is filed, in any case."""
    return "+".join(words(place)[:10])


def _beside(article, filed):
    """The words that stand beside the text: authors, place, captions, people's names in full."""
    texts = [article.byline, article.dateline_place]
    texts += [author["name"] for author in article.page.get("bylines", [])]
    texts += [photo.get("caption", "") for photo in article.page.get("photos", [])]
    texts += [name for _, name in filed.officials]
    return words("\n".join(filter(None, texts)))[:OPENING_WORDS]


def _quoted(filed):
    """The words of the quotations, for all speakers together and for each one we know."""
    anybodys, speakers = [], []
    for text, official in filed.quotations:
        said = words(text)
        anybodys += [QUOTED + word for word in said] + [BREAK]
        if official:
            speakers += [said_by(official) + word for word in said] + [BREAK]
    return anybodys[:QUOTED_WORDS] + speakers[:QUOTED_WORDS]


def _said(article):
    return article.quotations.filter(stale_since=None).order_by("start")


def said_by(official_key):
    """What the words of that official's quotations begin with."""
    return f"q{official_key}="


def _within_bytes(stored):
    if 4 * (sum(map(len, stored)) + len(stored)) <= MOST_BYTES:
        return stored  # whatever the characters are
    size = 0
    for count, word in enumerate(stored):
        size += len(word.encode()) + 4
        if size > MOST_BYTES:
            return stored[:count]
    return stored


def _may_be_misspelt(word):
    return (
        len(word) in WORD_LENGTHS
        and "=" not in word
        and not any(c.isdigit() for c in word)
        and PIECE.fullmatch(word) is not None
        and word[0] not in UNSPACED
    )
