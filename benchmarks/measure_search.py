"""Fill an empty database with stories to search, and measure what searching costs.

    export DATABASE_URL=sqlite:////tmp/search.sqlite3
    export DJANGO_SETTINGS_MODULE=newsroom.tests.settings
    python manage.py migrate && python benchmarks/measure_search.py --fill 100000
    python benchmarks/measure_search.py

The rows are written as they are, the same for the same number; words are as frequent as words are:
the n-th of 50,000 about 1/n times as often as the first. A million short stories (--words 60) are
made in some minutes and take 3 GB. Printed are milliseconds of processor time of the whole request
in this process, best and median of the runs, and the queries of one.
"""

import argparse
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.tests.settings")  # plain static files
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
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
from articles.watched import WATCHED  # noqa: E402
from people import stamp  # noqa: E402
from people.models import Official  # noqa: E402

BATCH = 1000
NUMBERS = count(1)
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
VOCABULARY = 50_000
SPAN = 9_700_000  # minutes from the first story to the last, some eighteen years
WORDS = SearchText._meta.get_field("words")
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
    parser.add_argument("--words", type=int, default=300, help="words a story (300)")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    if options.fill:
        fill(options.fill, options.words)
    else:
        measure(options.runs)


def measure(runs):
    settings.DEBUG = False
    client = Client(SERVER_NAME=settings.SITE_HOST)
    print(f"{SearchText.objects.count():,} stories, {connection.vendor}")
    for name, question in QUESTIONS.items():
        address = f"/search/?q={question.replace(' ', '+')}"
        times = []
        for _ in range(runs):
            start, wall = cpu(), time.perf_counter()
            answer = client.get(f"{address}&n={next(NUMBERS)}")  # which nobody asked before
            times.append((cpu() - start, time.perf_counter() - wall))
        connection.force_debug_cursor = True
        reset_queries()
        client.get(f"{address}&n={next(NUMBERS)}")
        asked = len(connection.queries)
        connection.force_debug_cursor = False
        result = answer.text.partition('id="results">')[2].partition("result")[0].strip()
        used = [1000 * seconds for seconds, _ in times]
        waited = [1000 * seconds for _, seconds in times]
        print(
            f"{name:32} {result:>10}  cpu {min(used):7.1f} {statistics.median(used):7.1f}"
            f"  elapsed {min(waited):7.1f} {statistics.median(waited):7.1f}  {asked} queries",
            flush=True,
        )


def cpu():
    return time.process_time()


class Rows:
    """Writes rows of a model like one example of it, past Django, thousands in a statement's time.

    `names` are the fields in which they differ from it.
    """

    def __init__(self, example, *names):
        fields = [field for field in example._meta.concrete_fields if field.attname != "id"]
        values = [
            field.get_db_prep_save(field.pre_save(example, True), connection) for field in fields
        ]
        columns = [*names, *(f.attname for f in fields if f.attname not in names)]
        known = {field.attname: value for field, value in zip(fields, values, strict=True)}
        self.rest = tuple(known[name] for name in columns[len(names) :])
        quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
        marks = ", ".join(["%s"] * len(columns))
        table = example._meta.db_table
        self.statement = f"INSERT INTO {table} ({quoted}) VALUES ({marks})"  # noqa: S608

    def add(self, cursor, rows):
        cursor.executemany(self.statement, [(*row, *self.rest) for row in rows])


def fill(stories, words_a_story):
    if Article.objects.exists():
        sys.exit("This database has stories already; give an empty one.")
    chance = random.Random(stories)  # noqa: S311 (nothing secret)
    Topic.objects.bulk_create(
        Topic(name=f"Topic {number}", slug=f"topic-{number}") for number in range(600)
    )
    Official.objects.bulk_create(
        Official(name=f"Official {number}", slug=f"official-{number}") for number in range(3000)
    )
    Source.objects.bulk_create(
        Source(name=f"Agency {number}", slug=f"agency-{number}") for number in range(12)
    )
    vocabulary = [word(number) for number in range(VOCABULARY)]
    SearchWord.objects.bulk_create(map(SearchWord, vocabulary), ignore_conflicts=True)
    weights = list(accumulate(1 / (number + 2) for number in range(VOCABULARY)))
    stamp.take_down(connection, "articles", WATCHED)  # nobody reads yet
    for first in range(0, stories, BATCH):
        texts = [
            chance.choices(vocabulary, cum_weights=weights, k=words_a_story) for _ in range(BATCH)
        ]
        with transaction.atomic():
            add(first, texts, chance, timedelta(minutes=SPAN / stories))
        print(f"{first + BATCH:,} …", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    call_command("migrate", verbosity=0)  # puts the triggers up


def add(first, texts, chance, apart):
    """A batch of stories, the first topics and officials far more often than the last."""
    kinds = {kind: list(kind.objects.values_list("pk", flat=True)) for kind in (Topic, Official)}
    sources = list(Source.objects.values_list("pk", flat=True))

    def often_the_first(kind, count):
        keys = kinds[kind]
        return {keys[int(len(keys) * chance.random() ** 3)] for _ in range(count)}

    articles, stored, filed, named = [], [], [], []
    for key, words in enumerate(texts, start=first + 1):
        at = NEWEST - key * apart
        story = Article(pk=key, published_at=at, published_on=at.date())
        source, head = chance.choice(sources), words[:8]
        moment = connection.ops.adapt_datetimefield_value(at)
        day = connection.ops.adapt_datefield_value(at.date())
        text = "\n\n".join(" ".join(words[n : n + 50]) for n in range(0, len(words), 50))
        articles.append(
            (
                *(key, f"search:{key}", f"story-{key}", source, moment, day),
                *(" ".join(head), f"Place {key % 50}", text),
            )
        )
        topics, officials = often_the_first(Topic, 2), often_the_first(Official, 3)
        filing = [ALL, index.filed_under("source", source)]
        filing += [index.filed_under("place", index.place_name(f"Place {key % 50}"))]
        filing += [index.filed_under("topic", topic) for topic in topics]
        filing += [index.filed_under("official", official) for official in officials]
        filing += [HEADLINE + each for each in head] + [OPENING + each for each in words[:50]]
        words_ = WORDS.get_db_prep_value([*filing, *head, "=", *words], connection)
        stored.append((key, index.place_of(story), words_))
        filed += [(key, topic, moment) for topic in topics]
        named += [(key, official, moment) for official in officials]
    with connection.cursor() as cursor:
        _articles().add(cursor, articles)
        Rows(SearchText(), "article_id", "place", "words").add(cursor, stored)
        Rows(ArticleTopic(), "content_object_id", "tag_id", "published_at").add(cursor, filed)
        Rows(Appearance(position=0), "article_id", "official_id", "published_at").add(cursor, named)


def _articles():
    live = Article(status=Article.Status.LIVE, latest_number=1, live_number=1)
    return Rows(
        live,
        *("id", "guid", "slug", "source_id", "published_at", "published_on"),
        *("headline", "dateline_place", "body_text"),
    )


if __name__ == "__main__":
    main()
