"""A restored site mails nothing that waited when its backup was written."""

import io

import pytest
from django.core import mail
from django.core.management import call_command

from articles.backup import backup, restore
from readers.models import Alert, Follower, Told
from readers.tests.factories import make_asked, make_followed_topic, make_follower, make_news

pytestmark = pytest.mark.django_db(transaction=True)


def restored(settings, tmp_path):
    """Write the site's backup, empty it, and bring it back."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = io.BytesIO()
    backup(file)
    call_command("flush", verbosity=0, interactive=False)
    restore(file)


def test_what_waited_in_a_backup_is_not_sent(settings, tmp_path, monkeypatch):
    make_followed_topic()
    make_followed_topic("ships")
    follower = make_follower()
    make_asked("bob@example.org")
    monkeypatch.setattr("readers.sending.send_due", lambda result: None)
    make_news()
    call_command("send_alerts", verbosity=0)  # found, and not sent yet
    monkeypatch.undo()
    assert Told.objects.filter(sent_at=None).exists()
    make_news(headline="Not even looked for yet")

    restored(settings, tmp_path)
    call_command("send_alerts", verbosity=0)
    assert not mail.outbox

    assert Follower.objects.get(pk=follower.pk).secret == follower.secret
    assert Alert.objects.filter(confirmed_at=None).exists()  # a link that was sent still confirms
    story = make_news(headline="News after it")
    call_command("send_alerts", verbosity=0)
    (message,) = mail.outbox
    assert message.to == ["ann@example.org"]
    assert story.headline in message.subject
