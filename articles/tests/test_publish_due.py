"""What follows when the clock has brought a story out; nothing of it makes the story visible."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles import desk, related
from articles.desk import State
from articles.models import Article, Notice
from articles.tests.factories import make_live_article
from articles.tests.staff import make_member, make_story_in

pytestmark = pytest.mark.django_db

LATER = timedelta(days=3)


def run():
    call_command("publish_due", verbosity=0)


def test_a_story_that_came_out_is_followed_up_once(time_machine):
    author = make_member("reporter")
    article = make_story_in(State.WAITING, author=author)
    run()
    assert Article.objects.get().followed_up_at is None
    time_machine.move_to(timezone.now() + LATER)
    run()
    followed_up_at = Article.objects.get().followed_up_at
    run()
    assert Article.objects.get(pk=article.pk).followed_up_at == followed_up_at
    assert Notice.objects.filter(reader=author, text="It is out.").count() == 1


def test_nothing_follows_before_an_embargo_lifts(time_machine):
    article, slot = make_live_article(), make_member("slot")
    until = (timezone.now() + timedelta(days=1)).replace(tzinfo=None, microsecond=0)
    desk.embargo(article, by=slot, at=until, zone="UTC", imposed_by="A court")
    assert not desk.due().exists()
    time_machine.move_to(timezone.now() + LATER)
    assert desk.due().get() == article
    run()
    assert not desk.due().exists()


def test_what_was_published_at_once_leaves_nothing_to_do():
    make_live_article()
    assert not desk.due().exists()


def test_one_bad_story_stops_no_other_and_is_tried_again(time_machine, monkeypatch):
    bad, good = make_story_in(State.WAITING), make_story_in(State.WAITING)
    time_machine.move_to(timezone.now() + LATER)
    relate = related.relate

    def relate_all_but_one(article):
        if article.pk == bad.pk:
            raise RuntimeError("its terms are broken")
        relate(article)

    monkeypatch.setattr(related, "relate", relate_all_but_one)
    with pytest.raises(CommandError, match="1 of the stories that are due failed"):
        run()
    assert desk.due().get() == bad
    assert Article.objects.get(pk=good.pk).followed_up_at is not None
    monkeypatch.undo()
    run()
    assert not desk.due().exists()


def test_who_comes_second_with_the_same_row_does_nothing(time_machine):
    author = make_member("reporter")
    make_story_in(State.WAITING, author=author)
    time_machine.move_to(timezone.now() + LATER)
    first, second = desk.due().get(), desk.due().get()
    assert (desk.follow_up(first), desk.follow_up(second)) == (True, False)
    assert author.notices.filter(text="It is out.").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_notice_once(time_machine):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    author = make_member("reporter")
    for _ in range(10):
        make_story_in(State.WAITING, author=author)
    time_machine.move_to(timezone.now() + LATER)

    def run_and_close():
        run()
        connection.close()

    threads = [Thread(target=run_and_close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert author.notices.filter(text="It is out.").count() == 10
