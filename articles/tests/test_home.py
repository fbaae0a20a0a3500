import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django.utils.html import escape

from articles.admin.home import WAYS, address_of, count_ways
from articles.models import Article, ArticlePhoto, Mention, Notice, Photo
from articles.tests.factories import make_article, make_live_article

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def make_user(name, role="slot"):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def ann():
    return make_user("ann")


@pytest.fixture
def bob():
    return make_user("bob")


@pytest.fixture
def desk_of(client, ann):
    client.force_login(ann)
    return client


def hours(number):
    return timezone.now() + timedelta(hours=number)


def noon_today():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def stories(ann, bob):
    """For each way of the home the headlines it must choose, no more and no fewer."""
    put_away = {"author": ann, "status": "spiked", "due_at": hours(-1)}
    make_article({"headline": "Spiked"}, **put_away)
    make_article({"headline": "Mine"}, author=ann)
    make_article({"headline": "Assigned"}, author=bob, assignee=ann)
    make_article({"headline": "Of bob"}, author=bob, claimed_by=bob)
    make_article({"headline": "To read"}, author=bob, status="review")
    make_article({"headline": "Held"}, author=bob, status="review", claimed_by=bob)
    make_article({"headline": "My own"}, author=ann, status="review", claimed_by=ann)
    make_article({"headline": "At noon"}, status="ready", due_at=noon_today())
    make_article({"headline": "Next week"}, status="ready", due_at=hours(170))
    make_article({"headline": "Late"}, status="ready", due_at=hours(-30))
    make_article({"headline": "Forgotten"}, status="ready", published_at=hours(-30))
    make_article({"headline": "Held draft"}, embargo_until=hours(3))
    make_live_article({"headline": "Soon"}, at=hours(2))
    make_live_article({"headline": "Far off"}, at=hours(50))
    make_live_article({"headline": "Embargoed"}, at=hours(2), embargo_until=hours(30))
    make_live_article({"headline": "Out just now"}, at=hours(-1))
    changed = make_live_article({"headline": "Old and changed"})
    Article.objects.filter(pk=changed.pk).update(latest_number=2)
    unresolved = make_live_article({"headline": "Who is it"})
    Mention.objects.create(article=unresolved, start=0, end=4, text="They", candidates=["a", "b"])
    too = make_live_article({"headline": "Says it too"})
    correction = too.corrections.create(
        wrong="24", right="42", version_before=1, version_after=2, corrected_at=hours(-30)
    )
    correction.repeats.create(article=too, part="body", excerpt="24 ships")
    unknown = make_live_article({"headline": "No entry"})
    Mention.objects.create(article=unknown, start=0, end=4, text="They")
    photo = Photo.objects.create(name="p", image="photos/p.png", width=1, height=1)
    for headline, credit, alt in [
        ("No alt", "A. Roe", ""),
        ("No credit", "", "A hall"),
        ("Whole", "A. Roe", "A hall"),
    ]:
        ArticlePhoto.objects.create(
            article=make_live_article({"headline": headline}),
            photo=photo,
            position=0,
            credit=credit,
            alt=alt,
        )
    late_today = ["At noon"] if noon_today() < timezone.now() else []
    return {
        "my-drafts": ["Mine", "Assigned"],
        "my-review": ["To read"],
        "claimed-by-others": ["Of bob", "Held"],
        "due-today": ["At noon"],
        "scheduled": ["Soon"],
        "embargoed": ["Held draft", "Embargoed"],
        "not-out": ["Late", "Forgotten", *late_today],
        "recently-published": ["Out just now"],
        "open-corrections": ["Old and changed"],
        "repeated-errors": ["Says it too"],
        "unresolved-names": ["Who is it"],
        "missing-words": ["No alt", "No credit"],
    }


def listed(client, address):
    page = client.get(address).content.decode()
    return re.findall(r'<span class="headline">([^<]*)</span>', page)


@pytest.mark.parametrize("way", WAYS, ids=[way.slug for way in WAYS])
def test_each_count_leads_to_exactly_its_stories(desk_of, ann, stories, way):
    counts = count_ways(Article.objects.all(), ann)
    headlines = listed(desk_of, address_of(way))
    assert sorted(headlines) == sorted(stories[way.slug])
    assert counts[way.slug] == len(headlines)
    page = desk_of.get("/admin/").content.decode()
    tile = re.search(rf'view={way.slug}"><span class="number">(\d+)</span> ([^<]*)<', page)
    assert (int(tile[1]), tile[2]) == (len(headlines), escape(way.title))


def test_what_is_scheduled_is_told_with_a_clock(desk_of, stories, time_machine):
    soon = Article.objects.get(headline="Soon")
    time_machine.move_to(soon.published_at - timedelta(hours=2, minutes=10), tick=False)
    page = desk_of.get("/admin/").content.decode()
    assert f"{soon.published_at:%H:%M} UTC, in 2 h 10 min" in page


def test_what_is_late_is_told_with_the_reason(desk_of, ann, bob):
    make_article({"headline": "One"}, due_at=hours(-1), author=bob, assignee=bob)
    make_article({"headline": "Two"}, due_at=hours(-2), author=bob, status="ready")
    make_live_article({"headline": "Three"}, at=hours(-3), embargo_until=hours(3), due_at=hours(-1))
    page = desk_of.get("/admin/").content.decode()
    for reason in ("Still a draft, with bob.", "nobody has published it", "The embargo holds."):
        assert reason in page


def test_the_home_costs_the_same_for_one_story_and_twenty(
    desk_of, ann, django_assert_max_num_queries
):
    def fill():
        for kind in (make_article, make_live_article):
            article = kind(due_at=hours(-1), author=ann)
            Notice.objects.create(reader=ann, article=article, text="x", sent_at=hours(0))

    fill()
    with django_assert_max_num_queries(15) as one:
        desk_of.get("/admin/")
    for _ in range(9):
        fill()
    with django_assert_max_num_queries(15) as twenty:
        desk_of.get("/admin/")
    assert len(one) == len(twenty)


def test_notices_stand_on_top_until_they_are_read(desk_of, ann, bob):
    article = make_article({"headline": "Talks"})
    for reader, text in [(ann, "first"), (ann, "second"), (bob, "for bob")]:
        Notice.objects.create(reader=reader, article=article, text=text, sent_at=hours(0))
    page = desk_of.get("/admin/").content.decode()
    assert "first" in page
    assert "second" in page
    assert "for bob" not in page
    desk_of.post(f"{LIST}notices/read/", {"notice": Notice.objects.get(text="first").pk})
    unread = Notice.objects.filter(read_at=None).values_list("text", flat=True)
    assert set(unread) == {"second", "for bob"}


def test_all_notices_that_were_shown_are_marked_and_no_later_one(desk_of, ann):
    article = make_article()
    shown, later = (
        Notice.objects.create(reader=ann, article=article, text=text, sent_at=hours(0))
        for text in ("shown", "later")
    )
    desk_of.post(f"{LIST}notices/read/", {"upto": shown.pk})
    shown.refresh_from_db()
    later.refresh_from_db()
    assert shown.read_at
    assert later.read_at is None


@pytest.mark.parametrize("sent", [{}, {"notice": "x"}, {"upto": "1' OR 1"}, {"notice": "9" * 40}])
def test_a_forged_notice_changes_nothing(desk_of, ann, sent):
    Notice.objects.create(reader=ann, article=make_article(), text="x", sent_at=hours(0))
    assert desk_of.post(f"{LIST}notices/read/", sent).status_code == 302
    assert Notice.objects.get().read_at is None


def test_nobody_marks_the_notices_of_others(desk_of, bob):
    notice = Notice.objects.create(reader=bob, article=make_article(), text="x", sent_at=hours(0))
    desk_of.post(f"{LIST}notices/read/", {"notice": notice.pk})
    desk_of.post(f"{LIST}notices/read/", {"upto": notice.pk})
    assert desk_of.get(f"{LIST}notices/read/").status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_notice_of_a_killed_story_does_not_name_it(desk_of, ann):
    article = make_article({"headline": "Canary sings"}, status="killed")
    Notice.objects.create(reader=ann, article=article, text="bob killed it", sent_at=hours(0))
    page = desk_of.get("/admin/").content.decode()
    assert "bob killed it" in page
    assert "Canary" not in page


def test_who_may_not_see_stories_sees_no_counts(client):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    page = client.get("/admin/").content.decode()
    assert "My drafts" not in page
