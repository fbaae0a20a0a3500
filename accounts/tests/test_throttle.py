"""How often a login may fail."""

from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from accounts import throttle
from accounts.models import FailedLogin

HERE, THERE = "203.0.113.5", "198.51.100.7"


def fail(name="gates", address=HERE, times=1):
    for _ in range(times):
        throttle.begin(name, address)


def is_refused(name="gates", address=HERE):
    try:
        throttle.begin(name, address).delete()
    except throttle.TooManyFailures:
        return True
    return False


@pytest.mark.django_db
def test_the_eleventh_try_after_ten_failures_is_refused():
    fail(times=9)
    assert not is_refused()
    fail()
    assert is_refused()


@pytest.mark.django_db
def test_the_name_counts_the_same_however_it_is_written():
    fail("Gates", times=5)
    fail("gates", times=5)
    assert is_refused("GATES")


@pytest.mark.django_db
def test_the_owner_can_still_log_in_from_elsewhere():
    fail(times=10)
    assert not is_refused(address=THERE)
    assert not is_refused("rice")


@pytest.mark.django_db
def test_under_attack_from_many_networks_each_gets_two_tries():
    for number in range(10):
        fail(address=f"192.0.2.{number}")
    fail(times=2)
    assert is_refused()
    assert not is_refused(address=THERE)


@pytest.mark.django_db
def test_after_fifteen_minutes_failures_are_forgotten():
    fail(times=10)
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
        assert not is_refused()
        assert not FailedLogin.objects.exists()


@pytest.mark.django_db
def test_a_refused_try_does_not_prolong_the_wait():
    fail(times=10)
    for _ in range(5):
        assert is_refused()
    assert FailedLogin.objects.count() == 10


@pytest.mark.django_db
def test_a_network_that_tries_many_accounts_is_stopped():
    for number in range(100):
        fail(f"name{number}")
    assert is_refused("another")
    assert not is_refused("another", address=THERE)


@pytest.mark.django_db
def test_what_was_typed_as_a_name_is_not_kept():
    fail("correct horse battery staple")
    kept = FailedLogin.objects.get()
    assert "horse" not in kept.account
    assert len(kept.account) == 64


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_an_ipv6_household_is_one_network(address, network):
    assert throttle.network_of(address) == network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "192.0.2.9", "10.0.0.1"),
        (1, "192.0.2.9", "192.0.2.9"),
        (1, "1.2.3.4, 192.0.2.9", "192.0.2.9"),
        (2, "1.2.3.4, 192.0.2.9, 10.0.0.2", "192.0.2.9"),
        (2, "192.0.2.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_declared_proxies_say_where_a_visitor_comes_from(
    settings, proxies, forwarded, address
):
    settings.TRUSTED_PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    request = RequestFactory(headers=headers, REMOTE_ADDR="10.0.0.1").get("/")
    assert throttle.address_of(request) == address
