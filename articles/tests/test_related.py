"""The stored terms that stories are compared by."""

import pytest

from articles import related
from articles.models import Profile, Term
from articles.related.learning import CONSIDERED
from articles.related.profile import TERMS_KEPT
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
