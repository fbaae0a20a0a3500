"""What the desk sees of readers who left an address: counts, and never the address."""

import pytest

from articles.models import AuditEntry
from articles.tests.staff import make_member
from readers.models import Follower
from readers.tests.factories import make_asked, make_followed_topic, make_follower

pytestmark = pytest.mark.django_db
LIST = "/admin/readers/follower/"


@pytest.fixture
def follower():
    make_followed_topic()
    return make_follower()


@pytest.fixture
def archivist(client):
    client.force_login(make_member("archivist"))
    return client


@pytest.mark.parametrize("role", ["reporter", "editor", "slot", "senior"])
def test_the_desk_does_not_see_readers(client, follower, role):
    client.force_login(make_member(role))
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{follower.pk}/change/").status_code == 403


def test_archivists_see_counts_and_no_address(archivist, follower, django_assert_max_num_queries):
    make_asked("bob@example.org")
    page = archivist.get(LIST).text
    assert "1 reader with 1 alert; 1 not confirmed yet; 0 to be told of a story" in page
    assert '<a href="/topics/piers/">Piers</a> (1)' in page
    detail = archivist.get(f"{LIST}{follower.pk}/change/").text
    assert "Piers, at once" in detail
    for shown in (page, detail):
        assert "example.org" not in shown
    for number in range(20):
        make_follower(f"reader{number}@example.org")
    with django_assert_max_num_queries(14):
        archivist.get(LIST)


def test_a_reader_is_found_by_the_address_in_full_alone(archivist, follower):
    assert f"Reader {follower.pk}" in archivist.get(f"{LIST}?q=Ann@example.org").text
    assert f"Reader {follower.pk}" not in archivist.get(f"{LIST}?q=example.org").text


@pytest.mark.parametrize("way", ["one", "action"])
def test_archivists_delete_a_reader_on_request(archivist, follower, way):
    if way == "one":
        archivist.post(f"{LIST}{follower.pk}/delete/", {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [follower.pk], "post": "yes"}
        archivist.post(LIST, chosen)
    assert not Follower.objects.exists()
    assert AuditEntry.objects.get(act="delete reader with alerts").subject == str(follower)
