"""Fill an empty database with stories to search, and measure what searching costs.

    export DATABASE_URL=sqlite:////tmp/search.sqlite3
    export DJANGO_SETTINGS_MODULE=newsroom.tests.settings
    python manage.py migrate && python benchmarks/measure_search.py --fill 100000
    python benchmarks/measure_search.py

The rows are written as they are, the same for the same number; words are as frequent as words are:
the n-th of 50,000 about 1/n times as often as the first. Printed are milliseconds of processor
time of the whole request in this process, best and median of the runs, and the queries of one.
"""

import argparse
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.tests.settings")  # plain static files
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, reset_queries, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import (  # noqa: E402
    Appearance,
    Article,
    ArticleTopic,
    SearchText,
    SearchWord,
    Source,
    Topic,
)
from articles.search import index  # noqa: E402
from articles.search.queries import ALL, HEADLINE, OPENING  # noqa: E402
from people.models import Official  # noqa: E402

BATCH = 1000
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
VOCABULARY = 50_000
WORDS_A_STORY = 300
NEWEST = datetime(2026, 1, 1, 12, tzinfo=UTC)


def word(number):
    """The n-th most frequent word: of two syllables or more, never another's."""
    text = SYLLABLES[number % 70]
    while number := number // 70:
        text += SYLLABLES[number % 70]
    return text + "n"


QUESTIONS = {
    "a very common word": word(0),
    "three common words": f"{word(1)} {word(2)} {word(3)}",
    "three words": f"{word(100)} {word(300)} {word(900)}",
    "a rare word": word(20_000),
    "a phrase of common words": f'"{word(1)} {word(2)}"',
    "a phrase of rarer words": f'"{word(200)} {word(300)}"',
    "a common word without another": f"{word(1)} -{word(2)}",
    "either of two words": f"{word(500)} OR {word(600)}",
    "the beginning of words": f"{word(70)[:4]}*",
    "a common word, best match": f"{word(0)}&sort=relevance",
    "a common word, a topic of few": f"{word(0)}&topic=topic-599",
    "a common word, one year": f"{word(0)}&year=2020",
    "a common word, oldest first": f"{word(0)}&sort=oldest",
    "nothing, but a slip away": f"{word(20_000)[:-2]}x{word(20_000)[-1:]}",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--fill", type=int, metavar="STORIES")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    if options.fill:
        fill(options.fill)
    else:
        measure(options.runs)


def measure(runs):
    settings.DEBUG = False
    client = Client(SERVER_NAME=settings.SITE_HOST)
    print(f"{SearchText.objects.count():,} stories, {connection.vendor}")
    for name, asked in QUESTIONS.items():
        address = f"/search/?q={asked.replace(' ', '+')}"
        times = []
        for _ in range(runs):
            start, wall = cpu(), time.perf_counter()
            answer = client.get(address)
            times.append((cpu() - start, time.perf_counter() - wall))
        connection.force_debug_cursor = True
        reset_queries()
        client.get(address)
        count = len(connection.queries)
        connection.force_debug_cursor = False
        result = answer.text.partition('id="results">')[2].partition("result")[0].strip()
        used = [1000 * seconds for seconds, _ in times]
        waited = [1000 * seconds for _, seconds in times]
        print(
            f"{name:32} {result:>10}  cpu {min(used):7.1f} {statistics.median(used):7.1f}"
            f"  elapsed {min(waited):7.1f} {statistics.median(waited):7.1f}  {count} queries",
            flush=True,
        )


def cpu():
    return time.process_time()


def fill(stories):
    if Article.objects.exists():
        sys.exit("This database has stories already; give an empty one.")
    chance = random.Random(stories)  # noqa: S311 (nothing secret)
    topics = Topic.objects.bulk_create(
        Topic(name=f"Topic {number}", slug=f"topic-{number}") for number in range(600)
    )
    officials = Official.objects.bulk_create(
        Official(name=f"Official {number}", slug=f"official-{number}") for number in range(3000)
    )
    sources = Source.objects.bulk_create(
        Source(name=f"Agency {number}", slug=f"agency-{number}") for number in range(12)
    )
    vocabulary = [word(number) for number in range(VOCABULARY)]
    SearchWord.objects.bulk_create(map(SearchWord, vocabulary), ignore_conflicts=True)
    weights = list(accumulate(1 / (number + 2) for number in range(VOCABULARY)))
    for first in range(0, stories, BATCH):
        with transaction.atomic():
            add(
                range(first, first + BATCH), chance, vocabulary, weights, topics, officials, sources
            )
        print(f"{first + BATCH:,} …", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def add(numbers, chance, vocabulary, weights, topics, officials, sources):
    """A batch of stories, the first topics and officials far more often than the last."""

    def often_the_first(rows, count):
        return {rows[int(len(rows) * chance.random() ** 3)] for _ in range(count)}

    texts = [chance.choices(vocabulary, cum_weights=weights, k=WORDS_A_STORY) for _ in numbers]
    articles = Article.objects.bulk_create(
        article(number, words, chance.choice(sources))
        for number, words in zip(numbers, texts, strict=True)
    )
    rows, filed, named = [], [], []
    for one, words in zip(articles, texts, strict=True):
        own_topics, own_officials = often_the_first(topics, 2), often_the_first(officials, 3)
        head = words[:8]
        stored = [ALL, f"source={one.source_id}"]
        stored += [index.filed_under("topic", topic.pk) for topic in own_topics]
        stored += [index.filed_under("official", official.pk) for official in own_officials]
        stored += [HEADLINE + each for each in head] + [OPENING + each for each in words[:50]]
        rows.append(
            SearchText(article=one, place=index.place_of(one), words=[*stored, *head, "=", *words])
        )
        filed += [
            ArticleTopic(content_object=one, tag=topic, published_at=one.published_at)
            for topic in own_topics
        ]
        named += [
            Appearance(article=one, official=each, position=0, published_at=one.published_at)
            for each in own_officials
        ]
    SearchText.objects.bulk_create(rows)
    ArticleTopic.objects.bulk_create(filed)
    Appearance.objects.bulk_create(named)


def article(number, words, source):
    at = NEWEST - timedelta(minutes=97 * number)
    text = "\n\n".join(" ".join(words[start : start + 50]) for start in range(0, len(words), 50))
    return Article(
        guid=f"search:{number}",
        slug=f"story-{number}",
        source=source,
        status=Article.Status.LIVE,
        latest_number=1,
        live_number=1,
        published_at=at,
        published_on=at.date(),
        headline=" ".join(words[:8]),
        dateline_place=f"Place {number % 50}",
        body_text=text,
    )


if __name__ == "__main__":
    main()
