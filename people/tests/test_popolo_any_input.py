import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.models import Name, Official
from people.popolo import export
from people.tests.popolo_files import COMPLETE, bring_in, exported, outcome, reasons

LETTERS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=6,
)
DATES = st.sampled_from(["1962", "1962-02", "1962-02-15"])
PERSONS = st.fixed_dictionaries(
    {"name": LETTERS},
    optional={
        "birth_date": DATES,
        "summary": LETTERS,
        "x-unknown": JSON,
        "Unknown": JSON,
        "links": st.lists(st.dictionaries(LETTERS, JSON, max_size=3), min_size=1, max_size=2),
        "other_names": st.lists(
            st.fixed_dictionaries({"name": LETTERS}, optional={"note": LETTERS, "end_date": DATES}),
            min_size=1,
            max_size=3,
            unique_by=lambda name: name["name"],
        ),
    },
)

WORDS = st.sampled_from(
    "id name label role person_id post_id organization_id parent_id start_date end_date sources"
    " note other_names other_label persons organizations posts memberships areas person post extras"
    " pk many_holders identifier area".split()
)
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | WORDS | DATES
ANYTHING = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=8),
    max_leaves=30,
)


class RoundTrip(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(PERSONS, max_size=3))
    def test_any_person_comes_back_as_it_went_in(self, persons):
        persons = [{"id": f"p{number}", **person} for number, person in enumerate(persons)]
        assert outcome(bring_in({"persons": persons})).get("rejected") is None
        first = export()
        assert json.loads(first)["persons"] == persons
        report = bring_in(first.encode())
        assert report.counts["unchanged"] == len(persons) == sum(report.counts.values())
        Name.objects.all().delete()
        Official.objects.all().delete()
        bring_in(first.encode())
        assert export() == first

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.dictionaries(WORDS, ANYTHING, max_size=6) | st.lists(ANYTHING, max_size=4))
    def test_any_json_is_taken_or_rejected_with_reasons(self, document):
        report = bring_in(document)
        assert report.counts["rejected"] == len(report.problems)
        assert all(problem.reason for problem in report.problems)
        again = export()
        assert bring_in(again.encode()).counts["unchanged"] == sum(map(len, exported().values()))

    def test_a_reason_stays_short_however_long_the_value(self):
        long = "x" * 1_000_000
        persons = [
            {"id": long, "name": "A"},
            {"id": "a", "name": long},
            {"id": "b", "name": [long]},
        ]
        tenure = {**COMPLETE["memberships"][0], "start_date": long, "person_id": "a"}
        report = bring_in({"persons": persons, "memberships": [tenure]})
        assert outcome(report) == {"rejected": 4}
        assert max(len(reason) for reason in reasons(report)) < 400
