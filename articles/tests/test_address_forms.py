"""Addresses written from their forms are those that Django's reverse() writes."""

from datetime import date

import pytest
from django.urls import NoReverseMatch, reverse
from hypothesis import given
from hypothesis import strategies as st

from newsroom.addresses import address

slugs = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)
of_a_slug = st.sampled_from(["topic", "official", "office", "source", "author"])


@given(of_a_slug, slugs)
def test_a_slug_is_quoted_as_reverse_quotes_it(name, slug):
    assert address(name, slug) == reverse(name, args=[slug])


@given(st.dates(), slugs)
def test_so_is_a_story_of_any_day(day, slug):
    parts = [*day.isoformat().split("-"), slug]
    for name in ["article", "history"]:
        assert address(name, *parts) == reverse(name, args=parts)
    assert address("archive_day", *parts[:3]) == reverse("archive_day", args=parts[:3])


@pytest.mark.parametrize("name", ["front", "topics", "corrections", "oembed"])
def test_an_address_without_parts_is_the_same(name):
    assert address(name) == reverse(name)


def test_a_name_that_is_none_is_told():
    with pytest.raises(NoReverseMatch, match="'nowhere' has 1 parts"):
        address("nowhere", str(date.min))
