"""What stands around every page: kept in memory, told by the clock, gone when it is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import standing
from readers import notices
from readers.models import SiteNotice
from readers.tests.factories import make_notice, make_page

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("starts", "ends", "is_shown"),
    [
        (None, None, True),
        (-1, 1, True),
        (-1, None, True),
        (None, 1, True),
        (0, 1, True),
        (1, 2, False),
        (-2, -1, False),
        (-1, 0, False),
    ],
)
def test_a_notice_is_current_from_its_first_moment_up_to_its_last(
    client, time_machine, starts, ends, is_shown
):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    moments = [None if at is None else now + at * A_MINUTE for at in (starts, ends)]
    make_notice(starts_at=moments[0], ends_at=moments[1])
    assert bool(notices.current()) is is_shown
    assert ("We moved." in client.get("/").text) is is_shown


def test_the_clock_decides_without_a_query(time_machine, django_assert_num_queries):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    make_notice(starts_at=now + A_MINUTE, ends_at=now + 2 * A_MINUTE)
    assert not notices.current()
    standing.keep(standing._kept[0], 10**6)
    with django_assert_num_queries(0):
        time_machine.move_to(now + A_MINUTE, tick=False)
        assert notices.current()
        time_machine.move_to(now + 2 * A_MINUTE, tick=False)
        assert not notices.current()


def test_a_kept_page_shows_a_notice_from_its_first_moment_to_its_last(client, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    standing.forget()
    assert "We moved." not in client.get("/").text
    make_notice(starts_at=now + A_MINUTE, ends_at=now + 2 * A_MINUTE)
    assert "We moved." not in client.get("/").text
    time_machine.move_to(now + A_MINUTE, tick=False)
    assert "We moved." in client.get("/").text
    time_machine.move_to(now + 2 * A_MINUTE, tick=False)
    assert "We moved." not in client.get("/").text


def test_another_process_hears_of_a_change_by_the_tokens_of_the_site(client):
    standing.forget()
    assert "We moved." not in client.get("/").text
    kept, tokens = standing._kept, standing._tokens
    make_notice()
    # As another process has it, which did not make the change.
    standing._kept, standing._tokens = kept, tokens
    assert "We moved." in client.get("/").text


def test_it_is_read_once_in_seconds_and_anew_when_something_changed(
    django_assert_num_queries, django_capture_on_commit_callbacks
):
    make_notice()
    with django_assert_num_queries(2):
        assert notices.current()
        assert not standing.pages()
    SiteNotice.objects.all().delete()
    assert notices.current()
    with django_capture_on_commit_callbacks(execute=True):
        notices.changed()
        assert notices.current()  # not before the transaction is through
    assert not notices.current()


def test_another_process_hears_of_a_change_within_seconds(monkeypatch):
    make_notice()
    assert notices.current()
    SiteNotice.objects.all().delete()
    past = standing.time.monotonic() + standing.KEPT_SECONDS
    monkeypatch.setattr(standing.time, "monotonic", lambda: past)
    assert not notices.current()


def test_a_page_that_a_reader_has_is_sent_anew_with_a_notice(client):
    from articles.tests.factories import make_live_article

    address = make_live_article().get_absolute_url()
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    make_notice()
    answer = client.get(address, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert "We moved." in answer.text


def test_notices_are_escaped_and_stand_on_every_kind_of_page(client):
    make_notice(text="<script>alert(1)</script>", link='/about/?"><b>')
    make_page()
    for path in ["/", "/about/", "/search/", "/alerts/", "/people/", "/no-such-page/"]:
        page = client.get(path).text
        assert "&lt;script&gt;alert(1)" in page
        assert 'href="/about/?&quot;&gt;&lt;b&gt;"' in page
        assert "<script>alert" not in page
