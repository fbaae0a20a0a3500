from people.directory import Directory, Office, Official, Span, Tenure
from people.faults import find_faults


def faults(*tenures, many=False):
    directory = Directory(
        [Official("ann", "Ann"), Official("bob", "Bob")],
        [Office("minister", "Minister", many=many)],
        [
            Tenure(str(n), who, "minister", Span.parse(start), Span.parse(end) if end else None)
            for n, (who, start, end) in enumerate(tenures)
        ],
    )
    return [str(fault) for fault in find_faults(directory)]


def test_a_line_without_doubt_has_no_faults():
    assert faults(("ann", "2001-01-01", "2007-02-15"), ("bob", "2007-02-15", None)) == []
    assert faults(("ann", "2001-01-01", "2007-02-15"), ("bob", "2007-02-16", None)) == []


def test_a_vacancy_is_a_gap():
    assert faults(("ann", "2001-01-01", "2007-02-15"), ("bob", "2007-02-17", None)) == [
        "minister: gap: nobody between Ann (2001-01-01 to 2007-02-15) and Bob (2007-02-17)."
    ]


def test_two_holders_at_once_overlap_unless_the_office_has_several():
    both = ("ann", "2001-01-01", "2007-02-15"), ("bob", "2007-02-14", None)
    assert faults(*both) == [
        "minister: overlap: both Ann (2001-01-01 to 2007-02-15) and Bob (2007-02-14)."
    ]
    assert faults(*both, many=True) == []


def test_an_overlap_is_found_behind_a_short_tenure_between():
    found = faults(
        ("ann", "2001-01-01", "2009-01-01"),
        ("bob", "2003-01-01", "2003-02-01"),
        ("bob", "2005-01-01", None),
    )
    assert len([fault for fault in found if "overlap" in fault]) == 2


def test_a_successor_after_an_open_tenure_is_told():
    assert faults(("ann", "2001-01-01", None), ("bob", "2007-02-15", None)) == [
        "minister: open: no end between Ann (2001-01-01) and Bob (2007-02-15)."
    ]


def test_an_end_without_successor_is_told():
    assert faults(("ann", "2001-01-01", "2007-02-15")) == [
        "minister: lapsed: nobody after Ann (2001-01-01 to 2007-02-15)."
    ]


def test_uncertain_dates_are_told():
    assert faults(("ann", "2001", None)) == [
        "minister: uncertain: the start of Ann is known only as 2001."
    ]


def test_dates_that_may_touch_are_neither_gap_nor_overlap():
    found = faults(("ann", "2001-01-01", "2007-02"), ("bob", "2007-02", None))
    assert not any("gap" in fault or "overlap" in fault for fault in found)


def test_an_office_nobody_held_is_told():
    assert faults() == ["minister: empty: nobody is on record."]
