"""Fill an empty database with a synthetic desk: the same rows for the same seed and number.

    DATABASE_URL=sqlite:////tmp/desk.sqlite3 SECRET_KEY=x python benchmarks/make_desk.py 100000

The rows are written as they are, without reading any copy, so 100,000 stories take minutes, not
hours. Names and texts are invented. The account `chief` may do everything; it has no password.
"""

import argparse
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from articles import desk, versions  # noqa: E402
from articles.models import (  # noqa: E402
    Appearance,
    Article,
    ArticlePhoto,
    ArticleTopic,
    Comment,
    Correction,
    Desk,
    Mention,
    Notice,
    Photo,
    Source,
    Topic,
    Version,
)
from people.models import Official  # noqa: E402

BATCH = 1000
WORDS = (
    "ministers officials talks treaty radar missile defense alliance summit budget base exercise "
    "agreement inspectors envoy council parliament deployment range interceptor forces border "
    "navy air command signed delayed rejected welcomed criticized proposed in of on with after "
    "before during the a new joint northern southern eastern western second third two three"
).split()
NAMES = "Arno Berit Carla Dario Edda Falk Greta Hanno Irma Jonas Kaja Lasse Mira Nils Oda".split()
FAMILIES = "Ahlqvist Bruun Castellan Dorvik Elmgren Farsund Grevik Holtan Isberg Jarnes".split()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if Article.objects.exists():
        sys.exit("This database has stories already; give an empty one.")
    make_desk(options.stories, options.seed)
    print(f"Made {options.stories:,} stories.")


def make_desk(stories, seed=1):
    """Fill the empty database with that many stories, and one more on which much was done."""
    made = SyntheticDesk(random.Random(seed))  # noqa: S311 (nothing secret)
    for first in range(0, stories, BATCH):
        made.add_stories(range(first, min(first + BATCH, stories)))
    made.add_busy_story()
    made.add_notices()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class SyntheticDesk:
    """People, topics and sources once; stories in batches."""

    @transaction.atomic
    def __init__(self, chance):
        self.chance = chance
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.chief = User.objects.create_superuser("chief")
        self.staff = [self.chief] + [self._person(number) for number in range(1, 25)]
        self.desks = Desk.objects.bulk_create(
            Desk(name=name) for name in "Archive Defense Foreign Night Politics Wire".split()
        )
        self.sources = Source.objects.bulk_create(
            Source(name=f"Agency {number}", slug=f"agency-{number}") for number in range(12)
        )
        self.topics = Topic.objects.bulk_create(
            Topic(name=f"{self._words(2)} {number}", slug=f"topic-{number}")
            for number in range(600)
        )
        self.officials = Official.objects.bulk_create(
            Official(name=f"{self._name()} {number}", slug=f"official-{number}")
            for number in range(3000)
        )
        self.photos = Photo.objects.bulk_create(
            Photo(name=f"photo-{number}", image="photos/none.png", width=1, height=1, credit="x")
            for number in range(500)
        )

    def _person(self, number):
        name, family = self._name().split()
        user = User.objects.create(
            username=f"{name}{number}".lower(), first_name=name, last_name=family, is_staff=True
        )
        user.groups.set(
            Group.objects.filter(name=self.chance.choice(["reporter", "editor", "slot"]))
        )
        return user

    def _name(self):
        return f"{self.chance.choice(NAMES)} {self.chance.choice(FAMILIES)}"

    def _words(self, count):
        return " ".join(self.chance.choices(WORDS, k=count))

    @transaction.atomic
    def add_stories(self, numbers):
        stories = [self._story(number) for number in numbers]
        articles = Article.objects.bulk_create(article for article, _ in stories)
        Version.objects.bulk_create(
            self._version(article, number, content)
            for article, content in stories
            for number in range(1, article.latest_number + 1)
        )
        self._file(articles)
        self._name_people(articles)
        self._show_photos(articles)
        self._discuss(articles)

    def _story(self, number):
        chance = self.chance
        headline = self._words(chance.randint(6, 11)).capitalize()
        paragraphs = [self._words(45).capitalize() + "." for _ in range(chance.randint(4, 11))]
        saved_at = self.now - timedelta(minutes=53 * number + chance.randint(0, 50))
        body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        text = "\n\n".join(paragraphs)
        article = Article(
            guid=f"desk:{number}",
            slug=f"story-{number}",
            source=chance.choice(self.sources),
            desk=chance.choice([None, *self.desks]),
            author=chance.choice(self.staff),
            headline=headline,
            slugline=f"BC-{self._words(2).title().replace(' ', '-')}",
            body=body,
            body_text=text,
            body_html=body,
            word_count=len(text.split()),
            created_at=saved_at,
            saved_at=saved_at,
            latest_number=1,
            lead_photo={"url": "/media/none.png"} if number % 4 == 0 else None,
        )
        self._set_state(article, number)
        content = versions.canonical(versions.story_with(headline=headline) | {"body": body})
        return article, content

    def _set_state(self, article, number):
        """One of a hundred is in the works, put away or waiting; the rest is before readers."""
        chance, place = self.chance, number % 100
        live = place >= 5
        article.status = (
            Article.Status.LIVE if live else ["draft", "draft", "review", "ready", "spiked"][place]
        )
        if live:
            article.published_at = article.saved_at
            if number % 2500 == 7:
                article.published_at = self.now + timedelta(minutes=chance.randint(5, 2000))
            if number % 3000 == 8:
                article.embargo_until = self.now + timedelta(minutes=chance.randint(5, 5000))
            article.published_on = article.published_at.date()
            article.live_number = 1
            article.latest_number = 2 if number % 500 == 9 else 1
        else:
            article.assignee = chance.choice([None, *self.staff])
            article.claimed_by = chance.choice([None, None, *self.staff])
            if number % 300 < 5:
                article.due_at = self.now + timedelta(minutes=chance.randint(-3000, 3000))

    def _version(self, article, number, content):
        return Version(
            article=article,
            number=number,
            content=content,
            digest=versions.digest(content),
            saved_at=article.saved_at,
        )

    def _file(self, articles):
        ArticleTopic.objects.bulk_create(
            ArticleTopic(content_object=article, tag=topic, published_at=article.published_at)
            for article in articles
            for topic in set(self._often_the_first(self.topics, 2))
        )

    def _name_people(self, articles):
        appearances, mentions = [], []
        for article in articles:
            named = set(self._often_the_first(self.officials, 3))
            for position, official in enumerate(named):
                appearances.append(
                    Appearance(
                        article=article,
                        official=official,
                        position=position,
                        published_at=article.published_at,
                    )
                )
                mentions.append(
                    Mention(article=article, start=position, end=position + 9, official=official)
                )
            mentions.append(Mention(article=article, start=50, end=60, text="the envoy"))
            if article.pk % 100 == 3:
                candidates = ["official-1", "official-2"]
                mentions.append(Mention(article=article, start=70, end=75, candidates=candidates))
        Appearance.objects.bulk_create(appearances)
        Mention.objects.bulk_create(mentions)

    def _often_the_first(self, rows, count):
        """Some of the rows, the first far more often than the last, as topics and people are."""
        return [rows[int(len(rows) * self.chance.random() ** 3)] for _ in range(count)]

    def _show_photos(self, articles):
        ArticlePhoto.objects.bulk_create(
            ArticlePhoto(
                article=article,
                photo=self.chance.choice(self.photos),
                position=0,
                credit="A. Photographer",
                alt="" if self.chance.random() < 0.01 else "Two people at a table",
            )
            for article in articles
            if article.lead_photo
        )

    def _discuss(self, articles):
        Comment.objects.bulk_create(
            Comment(article=article, author=self.chief, text="Who?", number=1, written_at=self.now)
            for article in articles
            if article.pk % 50 == 0
        )
        Correction.objects.bulk_create(
            Correction(
                article=article,
                wrong="two",
                right="three",
                version_before=1,
                version_after=2,
                corrected_at=self.now,
            )
            for article in articles
            if article.pk % 80 == 0 and article.live_number
        )

    @transaction.atomic
    def add_busy_story(self, saves=80, shown=20, comments=60):
        """A live story of many versions, photos, topics, officials, comments and corrections."""
        names = [photo.name for photo in self.photos[:shown]]
        officials = [official.slug for official in self.officials[:15]]
        article = Article.objects.create(
            guid="desk:busy", slug="busy-story", source=self.sources[0], author=self.chief
        )
        paragraphs = [self._words(45) for _ in range(40)]
        for number in range(saves):
            paragraphs[number % 40] = self._words(45)
            story = versions.story_with(
                headline="Inspectors and ministers meet for the eightieth time",
                body="".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs),
                topics=[topic.slug for topic in self.topics[:12]],
                officials={"confirmed": officials[:12], "rejected": officials[12:]},
                photos=[
                    {"photo": name, "caption": f"Table {name}", "credit": "A. P.", "alt": "Two"}
                    for name in names
                ],
            )
            desk.save(article, story, saved_by=self.chief.username)
            if number == saves // 2:
                desk.publish(article, by="make_desk", at=self.now - timedelta(days=1))
        Comment.objects.bulk_create(
            Comment(
                article=article,
                author=self.chance.choice(self.staff),
                text=self._words(20),
                number=number + 1,
                written_at=self.now,
            )
            for number in range(comments)
        )

    def add_notices(self):
        Notice.objects.bulk_create(
            Notice(reader=self.chief, article=article, text="Sent to review.", sent_at=self.now)
            for article in Article.objects.only("pk")[:30]
        )


if __name__ == "__main__":
    main()
