"""The stored terms that stories are compared by."""

import json
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import related
from articles.models import Article, Profile, Relation, Term
from articles.related import stored, whole
from articles.related.groups import groups
from articles.related.learning import CONSIDERED
from articles.related.profile import TERMS_KEPT, words
from articles.related.stems import stem
from articles.related.vectors import unpack

from .factories import make_article, make_live_article

pytestmark = pytest.mark.django_db


def many_words(number):
    letters = "bcdfghjklm"
    return ["".join(letters[int(digit)] for digit in f"{n:06}") for n in range(number)]


def terms_of(article):
    numbers = unpack(Profile.objects.get(pk=article.pk).terms)[0]
    return set(Term.objects.filter(pk__in=numbers).values_list("text", flat=True))


def test_a_story_of_very_many_words_asks_only_for_its_heaviest(django_assert_max_num_queries):
    article = make_article({"body": f"<p>{' '.join(many_words(CONSIDERED * 2))}</p>"})
    with django_assert_max_num_queries(16) as queries:
        related.learn(article)
    assert len(terms_of(article)) == TERMS_KEPT
    assert Term.objects.count() == TERMS_KEPT
    longest = max(query["sql"].count(",") for query in queries.captured_queries)
    assert longest < CONSIDERED * 1.5


def test_a_rare_word_is_kept_before_a_common_one():
    first, *others = many_words(TERMS_KEPT + 1)
    Term.objects.create(text=stem(first), stories=1000)
    article = make_live_article(
        {"headline": "It was so", "body": f"<p>{first} {' '.join(others)}</p>"}
    )
    assert terms_of(article) == {stem(word) for word in others}


def test_learning_a_story_anew_counts_each_term_once():
    article = make_live_article({"body": "<p>Minesweepers left.</p>"})
    related.learn(article)
    assert Term.objects.get(text="minesweep").stories == 1
    article.body = "<p>Trawlers left.</p>"
    related.learn(article)
    assert Term.objects.get(text="minesweep").stories == 0
    assert Term.objects.get(text="trawl").stories == 1


def test_a_large_archive_is_counted_once_a_minute(monkeypatch, django_assert_num_queries):
    make_live_article()
    with django_assert_num_queries(2):
        assert [stored.archive_size(), stored.archive_size()] == [1, 1]  # a small one each time
    clock = SimpleNamespace(monotonic=lambda: 1000.0)
    monkeypatch.setattr(stored, "time", clock)
    monkeypatch.setattr(stored, "VERY_MANY", 1)
    monkeypatch.setattr(stored, "_counted", (0, 0.0))
    with django_assert_num_queries(1):
        assert [stored.archive_size(), stored.archive_size()] == [1, 1]
    make_live_article()
    assert stored.archive_size() == 1
    clock.monotonic = lambda: 1000.0 + stored.COUNTED_EVERY
    assert stored.archive_size() == 2


def test_counts_are_locked_in_one_order(django_assert_max_num_queries):
    article = make_article({"body": "<p>Minesweepers left the harbor.</p>"})
    with django_assert_max_num_queries(16) as queries:
        related.learn(article)
    asked = [query["sql"] for query in queries.captured_queries]
    counted = next(n for n, sql in enumerate(asked) if sql.startswith("UPDATE"))
    assert "ORDER BY" in asked[counted - 1]


def test_a_batch_is_learned_as_one_after_the_other_in_the_queries_of_one(
    django_assert_max_num_queries,
):
    bodies = ["<p>Minesweepers left.</p>", "<p>Minesweepers came.</p>", "<p>Trawlers left.</p>"]
    batch = [make_article({"body": body}) for body in bodies]
    for article, body in zip(batch, bodies, strict=True):
        article.body = body
    with django_assert_max_num_queries(24):
        related.learn_many(batch)
    assert Term.objects.get(text="minesweep").stories == 2
    assert Term.objects.get(text="trawl").stories == 1
    related.learn_many(batch)
    assert Term.objects.get(text="minesweep").stories == 2


TALKS = "<p>The harbor talks of the trawler owners and the minesweeper crews went on.</p>"
Kind = Relation.Kind


def on_day(number):
    return datetime(2007, 4, number, 12, tzinfo=UTC)


def talks(number, **story):
    return make_live_article(
        {"headline": "Trawler owners talk", "body": TALKS} | story, on_day(number)
    )


def relation(one, other):
    return Relation.objects.filter(article=one, other=other).first()


def test_two_stories_of_one_event_are_a_thread_from_both_sides():
    first, second = talks(1), talks(3)
    assert relation(first, second).kind == relation(second, first).kind == Kind.THREAD
    assert relation(first, second).score == relation(second, first).score


def test_the_same_words_much_later_are_no_thread():
    first, second = talks(1), talks(28)
    assert relation(first, second).kind == Kind.SIMILAR


def test_a_story_enters_the_nearest_of_those_that_were_there_before():
    first, second = talks(1), talks(2)
    nearest = unpack(Profile.objects.get(pk=first.pk).nearest)[0]
    assert list(nearest) == [second.pk]


def test_what_an_editor_pins_comes_without_a_word_in_common():
    other = make_live_article({"headline": "Snow", "body": "<p>Glaciers grew.</p>"})
    talks(1)
    story = talks(2, related={"pinned": [other.guid], "banned": []})
    assert relation(story, other).kind == Kind.PINNED
    assert relation(other, story) is None


def test_what_an_editor_bans_stays_away_when_the_other_comes_again():
    other = talks(1)
    story = talks(2, related={"pinned": [], "banned": [other.guid]})
    related.relate(other)
    assert relation(story, other).kind == Kind.BANNED
    assert relation(other, story).kind == Kind.THREAD


def test_a_story_taken_away_is_forgotten_by_all():
    first, second = talks(1), talks(2)
    related.forget(second)
    assert not Relation.objects.exists()
    assert Term.objects.get(text="trawl").stories == 1
    related.relate(first)
    assert not Relation.objects.exists()


def test_groups_part_the_event_from_the_similar_and_earlier_from_later():
    def other(number, kind):
        return SimpleNamespace(pk=number, published_at=on_day(number), kind=kind)

    story = SimpleNamespace(pk=10, published_at=on_day(10))
    others = [
        other(12, "similar"),
        other(11, "thread"),
        other(8, "thread"),
        other(9, "thread"),
        other(20, "pinned"),
        other(2, "similar"),
    ]
    found = [(group.title, [each.pk for each in group.stories]) for group in groups(story, others)]
    assert found == [
        ("Chosen by our editors", [20]),
        ("The same event, earlier", [8, 9]),
        ("The same event, later", [11]),
        ("Earlier", [2]),
        ("Later", [12]),
    ]


@given(
    texts=st.lists(
        st.lists(st.sampled_from("radar treaty harbor convoy budget".split()), min_size=1),
        min_size=2,
        max_size=5,
    )
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_reason_is_found_in_both_stories(texts):
    with transaction.atomic():
        for text in texts:
            make_live_article({"headline": "Talks", "body": f"<p>{' '.join(text)}</p>"})
        for found in Relation.objects.all():
            said = [
                set(words(side.body_text)) | set(words(side.headline))
                for side in (found.article, found.other)
            ]
            for reason in found.reasons:
                told = {word for form in reason["text"].split(", ") for word in words(form)}
                assert told <= said[0] & said[1]
        transaction.set_rollback(True)


class TestExport:
    def lines(self, **options):
        out = StringIO()
        call_command("export_related", stdout=out, verbosity=0, **options)
        return {row["id"]: row["related"] for row in map(json.loads, out.getvalue().splitlines())}

    @pytest.mark.parametrize("candidates", ["stored", "all"])
    def test_it_names_published_stories_with_scores_and_reasons(self, candidates):
        first, second, hidden = talks(1), talks(2), talks(3)
        Article.objects.filter(pk=hidden.pk).update(embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
        found = self.lines(candidates=candidates)
        assert set(found) == {first.guid, second.guid}
        [row] = found[first.guid]
        assert row["id"] == second.guid
        assert 0 < row["score"] <= 1
        assert row["reasons"][0]["kind"] == "words"

    def test_it_writes_no_more_than_the_limit_and_nothing_banned(self):
        first, second = talks(1), talks(2)
        third = talks(3, related={"pinned": [], "banned": [first.guid]})
        assert [len(rows) for rows in self.lines(limit=1).values()] == [1, 1, 1]
        assert [row["id"] for row in self.lines()[third.guid]] == [second.guid]

    def test_every_pair_is_measured_whatever_editors_said(self):
        first, second, third = talks(1), talks(2), talks(3)
        before = self.lines(candidates="all")
        assert {guid: len(rows) for guid, rows in before.items()} == {
            story.guid: 2 for story in (first, second, third)
        }
        Relation.objects.filter(article=third, other=first).update(kind=Relation.Kind.BANNED)
        Relation.objects.filter(article=third, other=second).update(kind=Relation.Kind.PINNED)
        assert self.lines(candidates="all") == before
        assert self.lines(candidates="all", limit=2) == before

    @pytest.mark.parametrize("text", ["0", "-1", "x", "²"])
    def test_a_limit_is_a_whole_number_of_at_least_one(self, text):
        with pytest.raises(CommandError, match="is not a number of stories"):
            call_command("export_related", "--limit", text)


class TestWholePass:
    def relations(self):
        rows = Relation.objects.order_by("article", "other")
        return {
            (article, other): (kind, round(score, 5), reasons)
            for article, other, kind, score, reasons in rows.values_list(
                "article", "other", "kind", "score", "reasons"
            )
        }

    def test_it_finds_what_relating_one_after_the_other_finds(self):
        stories = [talks(day) for day in (1, 2, 28)] + [
            make_live_article({"headline": "Snow", "body": "<p>Glaciers and owners grew.</p>"})
        ]
        related.learn_many(stories)
        for _ in range(2):  # once for the nearest, once for what follows from them
            related.relate_many(stories)
        one_by_one = self.relations()
        related.relate_all()
        assert self.relations() == one_by_one
        assert len(one_by_one) >= 6

    def test_what_editors_said_stays(self):
        other, pinned = talks(1), talks(2)
        story = talks(3, related={"pinned": [pinned.guid], "banned": [other.guid]})
        related.relate_all()
        assert relation(story, other).kind == Kind.BANNED
        assert relation(story, pinned).kind == Kind.PINNED
        assert relation(other, story).kind == Kind.THREAD

    def test_a_story_taken_away_meanwhile_does_not_come_back(self, monkeypatch):
        first, second = talks(1), talks(2)
        write = whole._write

        def forgetting(*arguments):
            related.forget(second)
            write(*arguments)

        monkeypatch.setattr(whole, "_write", forgetting)
        related.relate_all()
        assert not Relation.objects.exists()
        assert not Profile.objects.filter(pk=second.pk).exists()
        assert Profile.objects.filter(pk=first.pk).exists()
