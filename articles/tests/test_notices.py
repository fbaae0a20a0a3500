from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.db import transaction
from django.utils import timezone

from articles import notices
from articles.models import Comment, Notice
from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db


def make_user(name, **fields):
    return User.objects.create_user(
        name, **{"email": f"{name}@example.org", "is_staff": True} | fields
    )


def test_a_notice_is_left_and_mailed_after_the_commit(django_capture_on_commit_callbacks):
    ann, article = make_user("ann"), make_article({"slugline": "BC-Talks"})
    with django_capture_on_commit_callbacks(execute=True):
        notices.notify([ann], article, "bob approved it")
        assert mail.outbox == []
    notice = Notice.objects.get()
    assert (notice.reader, notice.text, notice.read_at) == (ann, "bob approved it", None)
    assert notice.mailed_at
    sent = mail.outbox[0]
    assert sent.to == ["ann@example.org"]
    assert sent.subject == "Newsroom: BC-Talks: bob approved it"
    assert f"/admin/articles/article/{article.pk}/change/" in sent.body


def test_an_act_that_fails_mails_nothing(django_capture_on_commit_callbacks):
    ann, article = make_user("ann"), make_article()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notices.notify([ann], article, "bob approved it")
        transaction.set_rollback(True)
    assert (Notice.objects.count(), mail.outbox) == (0, [])


def test_a_mailer_that_fails_harms_no_act_and_the_notice_waits(
    django_capture_on_commit_callbacks, monkeypatch
):
    ann, article = make_user("ann"), make_article()

    def fail(*args, **kwargs):
        raise ConnectionRefusedError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", fail)
        with django_capture_on_commit_callbacks(execute=True):
            notices.notify([ann], article, "bob approved it")
    assert Notice.objects.get().mailed_at is None
    assert notices.send_notices() == 1
    assert len(mail.outbox) == 1


def test_no_notice_is_mailed_twice(django_capture_on_commit_callbacks):
    ann, article = make_user("ann"), make_article()
    with django_capture_on_commit_callbacks(execute=True):
        notices.notify([ann, ann], article, "bob approved it")
    assert notices.send_notices() == 0
    assert (Notice.objects.count(), len(mail.outbox)) == (1, 1)


def test_two_senders_at_once_mail_a_notice_once(monkeypatch):
    ann, article = make_user("ann"), make_article()
    notices.notify([ann], article, "bob approved it")
    notice = Notice.objects.get()
    assert [notices._send(notice), notices._send(notice)] == [True, False]


def test_a_notice_that_waited_too_long_is_read_in_the_admin_only():
    ann, article = make_user("ann"), make_article()
    long_ago = timezone.now() - timedelta(days=3)
    Notice.objects.create(reader=ann, article=article, text="late", sent_at=long_ago)
    assert notices.send_notices() == 0


def test_no_line_end_reaches_a_header(django_capture_on_commit_callbacks):
    ann = make_user("ann")
    article = make_article({"slugline": "BC-Talks\r\nBcc: all@example.org"})
    with django_capture_on_commit_callbacks(execute=True):
        notices.notify([ann], article, "sent back:\nX-Mark: 1\u2028second\x00third")
    headers = mail.outbox[0].message()
    assert headers["Bcc"] is None
    assert headers["X-Mark"] is None
    assert "\n" not in mail.outbox[0].subject + headers["Subject"].replace("\n ", " ")


def test_a_mail_does_not_carry_the_headline(django_capture_on_commit_callbacks):
    ann, article = make_user("ann"), make_article({"headline": "Canary sings", "slugline": ""})
    with django_capture_on_commit_callbacks(execute=True):
        notices.notify([ann], article, "bob imposed an embargo")
    assert "Canary" not in mail.outbox[0].subject + mail.outbox[0].body
    assert f"Story {article.pk}" in mail.outbox[0].subject


def test_a_long_text_is_cut_and_an_account_without_address_gets_no_mail():
    ann, article = make_user("ann", email=""), make_article()
    notices.notify([ann], article, "word " * 200)
    assert len(Notice.objects.get().text) == 500
    assert notices.send_notices() == 0


def test_an_act_concerns_who_works_on_the_story_but_not_who_did_it():
    ann, bob, cat, dan, eve = map(make_user, ["ann", "bob", "cat", "dan", "eve"])
    gone = make_user("gone", is_active=False)
    article = make_article(author=ann, assignee=bob, claimed_by=cat)
    for user in (dan, gone):
        Comment.objects.create(
            article=article, author=user, text="?", number=1, written_at=timezone.now()
        )
    assert notices.concerned(article, "approve", cat) == {ann, bob, dan}
    assert eve not in notices.concerned(article, "submit", cat)


def test_a_submitted_story_concerns_those_who_may_approve_it():
    ann, bob = make_user("ann"), make_user("bob")
    approvers = Group.objects.create(name="approvers")
    approvers.permissions.add(Permission.objects.get(codename="approve_article"))
    bob.groups.add(approvers)
    article = make_article(author=ann)
    assert notices.concerned(article, "submit", ann) == {bob}
    assert notices.concerned(article, "approve", ann) == set()
