"""What relating costs in a large archive: one story, and with --pass all of them.

    DATABASE_URL=sqlite:////tmp/relating.sqlite3 SECRET_KEY=x python manage.py migrate
    DATABASE_URL=sqlite:////tmp/relating.sqlite3 SECRET_KEY=x python benchmarks/relating.py 100000

Makes the stories if there are none, the same for the same number: sixty terms each, most by Zipf's
law, twelve of an event that some ten stories tell of within days. The rows are written as they are,
without reading texts. Prints milliseconds of the clock and of this process, and megabytes.
"""

import os
import random
import resource
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate, batched
from pathlib import Path

import django

SEED = 20070423
VOCABULARY = 60_000
EVENT_SIZE = 10
EVENTS_AT_ONCE = 5
EVENT_TERMS = 12
STORY_TERMS = 60
POSTED = 40
BATCH = 1000
TIMED = 40
FIRST_DAY = datetime(1997, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=60)


def vectors(count):
    """Yield {term: weight} of that many stories, from the first to the last."""
    chance = random.Random(SEED)  # noqa: S311 - nobody guards anything with these
    by_rank = list(accumulate(1 / (rank + 30) for rank in range(VOCABULARY)))
    ranks = range(1, VOCABULARY + 1)
    events = []
    for number in range(count):
        if number % EVENT_SIZE == 0:
            events.append(chance.sample(range(VOCABULARY // 20, VOCABULARY), EVENT_TERMS))
        vector = {term: chance.uniform(2, 5) for term in chance.choice(events[-EVENTS_AT_ONCE:])}
        drawn = chance.choices(ranks, cum_weights=by_rank, k=2 * STORY_TERMS)
        for term in dict.fromkeys(drawn):
            if len(vector) < STORY_TERMS:
                vector.setdefault(term, chance.uniform(0.5, 4))
        yield vector


def make(count):
    """Write terms, stories, their profiles and their postings."""
    from collections import Counter

    from django.db import transaction

    from articles.models import Article, Posting, Profile, Term
    from articles.related.vectors import pack, rarity

    stories = Counter(term for vector in vectors(count) for term in vector)
    Term.objects.bulk_create(
        (
            Term(pk=term, text=f"word{term}", printed=f"word{term}", stories=stories[term])
            for term in range(1, VOCABULARY + 1)
        ),
        batch_size=BATCH,
    )
    rarities = {term: rarity(number, count) for term, number in stories.items()}
    for batch in batched(enumerate(vectors(count), start=1), BATCH, strict=False):
        profiles, postings = [], []
        for number, vector in batch:
            by_weight = sorted(vector, key=lambda term: (-vector[term] * rarities[term], term))
            profiles.append(
                Profile(pk=number, terms=pack({term: vector[term] for term in by_weight}))
            )
            postings += [Posting(term_id=term, article_id=number) for term in by_weight[:POSTED]]
        with transaction.atomic():
            Article.objects.bulk_create(story(number) for number, _ in batch)
            Profile.objects.bulk_create(profiles)
            Posting.objects.bulk_create(postings)


def story(number):
    """A story that readers see, with next to no text."""
    from articles.models import Article

    moment = FIRST_DAY + number * STEP
    return Article(
        pk=number,
        guid=f"bench:{number}",
        slug=f"story-{number}",
        headline=f"Story {number}",
        body="<p>Text.</p>",
        status=Article.Status.LIVE,
        live_number=1,
        latest_number=1,
        published_at=moment,
        published_on=moment.date(),
    )


def time_one(count):
    """Print what it costs to relate one story, of some spread over the archive."""
    from django.db import transaction

    from articles import related
    from articles.models import Article

    chosen = random.Random(SEED).sample(range(1, count + 1), TIMED)  # noqa: S311
    spent = []
    for number in chosen:
        article = Article.objects.get(pk=number)
        began = time.perf_counter(), time.process_time()
        with transaction.atomic():
            related.relate(article)
        spent.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    for name, values in zip(["clock", "this process"], zip(*spent, strict=True), strict=True):
        ordered = sorted(1000 * value for value in values)
        median, worst = ordered[len(ordered) // 2], ordered[-1]
        print(f"relate one, {name}: median {median:.0f} ms, worst {worst:.0f} ms", flush=True)


def time_pass():
    """Print what the whole pass takes, and the memory of its largest processes."""
    from articles import related

    began = time.perf_counter()
    related.relate_all()
    print(f"whole pass: {time.perf_counter() - began:.0f} s")
    for name, who in [("main", resource.RUSAGE_SELF), ("worker", resource.RUSAGE_CHILDREN)]:
        print(f"peak memory, {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


def main(arguments):
    from articles.models import Article

    count = int(arguments[0]) if arguments else 100_000
    if not Article.objects.exists():
        began = time.perf_counter()
        make(count)
        print(f"made {count:,}: {time.perf_counter() - began:.0f} s", flush=True)
    time_one(count)
    if "--pass" in arguments:
        time_pass()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    main(sys.argv[1:])
