from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.directory import Directory, Office, Official, Span, Tenure

DAYS = st.dates(min_value=date(1, 1, 1))


def tenure(official, start, end=None, office="minister"):
    return Tenure(
        slug=f"{office}--{official}--{start}",
        official=official,
        office=office,
        start=Span.parse(start),
        end=Span.parse(end) if end else None,
    )


def directory(*tenures, many=False):
    officials = [Official(slug=t.official, name=t.official.title()) for t in tenures]
    offices = [Office(slug=t.office, title="Minister", many=many) for t in tenures]
    return Directory(officials, offices, tenures)


def answer(people, day, office="minister"):
    holding = people.holders(office, date.fromisoformat(day))
    return [t.official for t in holding.certain], [t.official for t in holding.possible]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31)),
        ("2007-02", date(2007, 2, 1), date(2007, 2, 28)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-02-15", date(2007, 2, 15), date(2007, 2, 15)),
        ("2007-02-13/2007-02-27", date(2007, 2, 13), date(2007, 2, 27)),
    ],
)
def test_a_span_runs_from_the_first_possible_day_to_the_last(text, first, last):
    assert Span.parse(text) == Span(first, last)
    assert str(Span(first, last)) == text


@pytest.mark.parametrize(
    "text",
    [
        *["", "x", "07", "2007-2", "2007-13", "2007-00", "2007-02-30", "2007-02-00", "0000"],
        *["2007-02-15T00", "12007", " 2007", "2007\n", "٢٠٠٧", "2007/", "/2007", "2007/2008/2009"],
    ],
)
def test_what_is_no_date_is_refused_by_name(text):
    with pytest.raises(ValueError, match="is not a day, month or year; write it as"):
        Span.parse(text)


@given(DAYS, DAYS)
def test_every_span_reads_back_as_it_was_written(one, other):
    span = Span(min(one, other), max(one, other))
    assert Span.parse(str(span)) == span


@given(DAYS)
def test_every_known_day_reads_back_as_it_was_written(day):
    assert Span.parse(day.isoformat()) == Span(day, day)
    assert str(Span(day, day)) == day.isoformat()


def test_a_span_never_runs_backward():
    with pytest.raises(ValueError, match="earlier day first"):
        Span(date(2007, 2, 2), date(2007, 2, 1))


# Each line: start, end, day, and whether it is held: yes, no or cannot say.
@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        # known to the day
        ("2007-02-15", "2007-06-30", "2007-02-14", "no"),
        ("2007-02-15", "2007-06-30", "2007-02-15", "yes"),
        ("2007-02-15", "2007-06-30", "2007-06-29", "yes"),
        ("2007-02-15", "2007-06-30", "2007-06-30", "yes"),
        ("2007-02-15", "2007-06-30", "2007-07-01", "no"),
        ("2007-02-15", "2007-02-15", "2007-02-15", "yes"),
        # no end known
        ("2007-02-15", None, "2007-02-14", "no"),
        ("2007-02-15", None, "2007-02-15", "yes"),
        ("2007-02-15", None, "2099-01-01", "yes"),
        # start known to the month
        ("2007-02", "2007-06-30", "2007-01-31", "no"),
        ("2007-02", "2007-06-30", "2007-02-01", "cannot say"),
        ("2007-02", "2007-06-30", "2007-02-27", "cannot say"),
        ("2007-02", "2007-06-30", "2007-02-28", "yes"),
        ("2007-02", None, "2007-02-10", "cannot say"),
        ("2007-02", None, "2007-03-01", "yes"),
        # start known to the year
        ("2007", "2009-06-30", "2006-12-31", "no"),
        ("2007", "2009-06-30", "2007-01-01", "cannot say"),
        ("2007", "2009-06-30", "2007-12-30", "cannot say"),
        ("2007", "2009-06-30", "2007-12-31", "yes"),
        # end known to the month
        ("2007-02-15", "2007-06", "2007-05-31", "yes"),
        ("2007-02-15", "2007-06", "2007-06-01", "yes"),
        ("2007-02-15", "2007-06", "2007-06-02", "cannot say"),
        ("2007-02-15", "2007-06", "2007-06-30", "cannot say"),
        ("2007-02-15", "2007-06", "2007-07-01", "no"),
        # end known to the year
        ("2007-02-15", "2009", "2008-12-31", "yes"),
        ("2007-02-15", "2009", "2009-01-01", "yes"),
        ("2007-02-15", "2009", "2009-01-02", "cannot say"),
        ("2007-02-15", "2009", "2009-12-31", "cannot say"),
        ("2007-02-15", "2009", "2010-01-01", "no"),
        # both in the same month or year
        ("2007-03", "2007-03", "2007-02-28", "no"),
        ("2007-03", "2007-03", "2007-03-01", "cannot say"),
        ("2007-03", "2007-03", "2007-03-31", "cannot say"),
        ("2007-03", "2007-03", "2007-04-01", "no"),
        ("2007", "2007", "2007-07-01", "cannot say"),
        ("2007", "2008", "2007-12-31", "yes"),
        ("2007", "2008", "2008-01-01", "yes"),
        ("2007", "2008", "2008-01-02", "cannot say"),
        # between two days
        ("2007-02-13/2007-02-27", None, "2007-02-12", "no"),
        ("2007-02-13/2007-02-27", None, "2007-02-13", "cannot say"),
        ("2007-02-13/2007-02-27", None, "2007-02-27", "yes"),
    ],
)
def test_a_tenure_without_successor_holds_as_far_as_its_dates_are_known(start, end, day, held):
    people = directory(tenure("ann", start, end))
    expected = {"yes": (["ann"], []), "no": ([], []), "cannot say": ([], ["ann"])}[held]
    assert answer(people, day) == expected
    assert people.could_hold("ann", "minister", date.fromisoformat(day)) == (held != "no")


@pytest.mark.parametrize(
    ("end", "successor", "day", "certain", "possible"),
    [
        # a hand-over known to the day
        ("2007-02-15", "2007-02-15", "2007-02-14", ["ann"], []),
        ("2007-02-15", "2007-02-15", "2007-02-15", ["bob"], []),
        ("2007-02-15", "2007-02-15", "2007-02-16", ["bob"], []),
        # the next day, or after a vacancy
        ("2007-02-15", "2007-02-16", "2007-02-15", ["ann"], []),
        ("2007-02-15", "2007-03-01", "2007-02-15", ["ann"], []),
        ("2007-02-15", "2007-03-01", "2007-02-16", [], []),
        # no end on record: it ends when the successor starts
        (None, "2007-02-15", "2007-02-14", ["ann"], []),
        (None, "2007-02-15", "2007-02-15", ["bob"], []),
        (None, "2007-02", "2007-01-31", ["ann"], []),
        (None, "2007-02", "2007-02-01", [], ["ann", "bob"]),
        (None, "2007-02", "2007-02-27", [], ["ann", "bob"]),
        (None, "2007-02", "2007-02-28", ["bob"], []),
        # the successor's start is uncertain
        ("2007-02-15", "2007-02", "2007-02-14", ["ann"], []),
        ("2007-02-15", "2007-02", "2007-02-15", [], ["ann", "bob"]),
        ("2007-02-15", "2007-02", "2007-02-16", [], ["bob"]),
        # the predecessor's end is uncertain
        ("2007-02", "2007-02-15", "2007-02-01", ["ann"], []),
        ("2007-02", "2007-02-15", "2007-02-14", [], ["ann"]),
        ("2007-02", "2007-02-15", "2007-02-15", ["bob"], []),
        # both are
        ("2007", "2007", "2007-01-01", [], ["ann", "bob"]),
        ("2007", "2007", "2007-06-01", [], ["ann", "bob"]),
        ("2007", "2007", "2007-12-31", ["bob"], []),
        # records that contradict each other are both given
        ("2007-06-30", "2007-02-15", "2007-02-15", ["ann", "bob"], []),
    ],
)
def test_a_tenure_gives_way_on_the_day_its_successor_starts(end, successor, day, certain, possible):
    people = directory(tenure("ann", "2001", end), tenure("bob", successor))
    assert answer(people, day) == (certain, possible)


def test_on_a_hand_over_day_either_name_may_carry_the_title():
    people = directory(tenure("ann", "2001", "2007-02-15"), tenure("bob", "2007-02-15"))
    day = date(2007, 2, 15)
    assert not people.held_by("ann", day).certain
    assert people.could_hold("ann", "minister", day)
    assert people.could_hold("bob", "minister", day)
    assert not people.could_hold("ann", "minister", day + timedelta(1))
    assert not people.could_hold("bob", "minister", day - timedelta(1))


def test_somebody_replaced_without_a_recorded_end_could_not_hold_for_ever():
    people = directory(tenure("ann", "2001"), tenure("bob", "2007-02-15"))
    assert people.could_hold("ann", "minister", date(2007, 2, 15))
    assert not people.could_hold("ann", "minister", date(2007, 2, 16))


def test_a_holder_of_one_day_gives_way_to_who_starts_that_day():
    people = directory(
        tenure("ann", "2010-04-10", "2010-07-08"),
        tenure("bob", "2010-07-08", "2010-07-08"),
        tenure("cat", "2010-07-08", "2010-08-06"),
    )
    assert answer(people, "2010-07-08") == (["cat"], [])
    assert all(people.could_hold(n, "minister", date(2010, 7, 8)) for n in ("ann", "bob", "cat"))


def test_holders_side_by_side_do_not_end_each_other():
    people = directory(
        tenure("ann", "2001", "2007-02-15"),
        tenure("bob", "2005"),
        tenure("cat", "2007-02-15"),
        many=True,
    )
    assert answer(people, "2007-02-15") == (["ann", "bob", "cat"], [])
    assert answer(people, "2007-02-16") == (["bob", "cat"], [])
    assert answer(people, "2005-06-01") == (["ann"], ["bob"])


def test_unknown_people_and_offices_hold_nothing():
    people = directory(tenure("ann", "2001"))
    day = date(2007, 1, 1)
    assert people.holders("nowhere", day) == people.held_by("nobody", day)
    assert not people.could_hold("nobody", "minister", day)
    assert people.tenures_of_office("nowhere") == people.tenures_of_official("nobody") == ()


def test_tenures_come_in_date_order():
    people = directory(tenure("bob", "2007"), tenure("ann", "2001", "2007"))
    assert [t.official for t in people.tenures_of_office("minister")] == ["ann", "bob"]
    assert list(people.tenures) == ["minister--ann--2001", "minister--bob--2007"]


SPANS = st.sampled_from(["2006", "2007", "2006-12", "2007-01", "2007-01-01", "2007-01-15"])


@given(
    tenures=st.lists(st.tuples(st.sampled_from("abc"), SPANS, st.none() | SPANS), max_size=5),
    many=st.booleans(),
    day=st.dates(date(2005, 12, 30), date(2008, 1, 2)),
)
def test_both_ways_of_asking_agree_and_allow_no_more_than_could_be(tenures, many, day):
    distinct = {(o, s): tenure(o, s, e) for o, s, e in tenures if not e or e[:4] >= s[:4]}
    people = directory(*distinct.values(), many=many)
    of_office = people.holders("minister", day)
    by_official = [people.held_by(official, day) for official in people.officials]
    assert set(of_office.certain) == {t for holding in by_official for t in holding.certain}
    assert set(of_office.possible) == {t for holding in by_official for t in holding.possible}
    for held in of_office.certain + of_office.possible:
        assert people.could_hold(held.official, "minister", day)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("office", "day", "certain", "possible"),
    [
        ("us-secretary-of-defense", "2006-12-17", ["donald-h-rumsfeld"], []),
        ("us-secretary-of-defense", "2006-12-18", ["robert-m-gates"], []),
        ("us-secretary-of-defense", "2007-04-23", ["robert-m-gates"], []),
        ("ru-defense-minister", "2007-02-14", ["sergei-ivanov"], []),
        ("ru-defense-minister", "2007-02-15", ["anatoliy-serdyukov"], []),
        ("ru-defense-minister", "2012-11-05", ["anatoliy-serdyukov"], []),
        ("ru-defense-minister", "2012-11-06", ["sergei-shoigu"], []),
        ("ru-nato-envoy", "2011-12-23", ["dmitry-rogozin"], []),
        ("ru-nato-envoy", "2011-12-24", [], []),
        ("ru-nato-envoy", "2012-09-30", [], []),
        ("ru-nato-envoy", "2012-10-15", [], ["alexander-grushko"]),
        ("ru-nato-envoy", "2012-10-31", ["alexander-grushko"], []),
        ("us-under-secretary-arms-control", "2007-02-28", ["robert-g-joseph"], []),
        ("us-under-secretary-arms-control", "2007-03-15", [], ["robert-g-joseph"]),
        ("us-under-secretary-arms-control", "2007-04-01", [], []),
        ("us-under-secretary-arms-control", "2005-06-01", [], ["john-r-bolton", "robert-g-joseph"]),
        ("us-under-secretary-arms-control", "2007-09-28", ["john-c-rood"], []),
        ("pl-president", "2010-07-08", ["grzegorz-schetyna"], []),
        ("us-press-secretary", "1999-01-01", [], []),
        ("us-president", "2009-01-20", ["barack-obama"], []),
    ],
)
def test_the_known_cases_come_out_right(archive, office, day, certain, possible):
    assert answer(archive, day, office) == (certain, possible)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("official", "day", "offices"),
    [
        ("vladimir-putin", "2007-04-23", ["ru-president"]),
        ("vladimir-putin", "2008-06-01", ["ru-prime-minister"]),
        ("vladimir-putin", "2012-06-01", ["ru-president"]),
        ("sergei-ivanov", "2007-02-01", ["ru-defense-minister", "ru-deputy-prime-minister"]),
        # Deputies have no successor, so a last day counts whole.
        (
            "sergei-ivanov",
            "2007-02-15",
            ["ru-deputy-prime-minister", "ru-first-deputy-prime-minister"],
        ),
        ("sergei-ivanov", "2007-02-16", ["ru-first-deputy-prime-minister"]),
        ("george-w-bush", "2007-04-23", ["us-president"]),
    ],
)
def test_a_person_s_offices_on_a_day_come_out_right(archive, official, day, offices):
    held = archive.held_by(official, date.fromisoformat(day)).certain
    assert sorted(t.office for t in held) == offices
