import json
import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Area, Office, Official, Organization, Tenure
from people.popolo import PopoloError, export, read_popolo, store
from people.tests.popolo_files import COMPLETE, bring_in, exported, outcome, read, reasons

pytestmark = pytest.mark.django_db


def test_the_archive_s_officials_come_back_as_they_went_in(officials_file):
    document = json.loads(officials_file.read_text())
    assert outcome(bring_in(document)) == {"created": 804}
    found = exported()
    assert found.keys() == document.keys()
    for name, objects in document.items():
        assert found[name] == sorted(objects, key=lambda item: item["id"])


def test_an_export_of_an_imported_export_is_the_same_to_the_byte(imported_archive):
    first = export()
    Organization.objects.update(parent=None)
    for model in [Tenure, Office, Organization, Official, Area]:
        model.objects.all().delete()
    bring_in(first.encode())
    assert export() == first


def test_a_second_import_changes_nothing_and_writes_nothing(imported_archive, officials_file):
    with CaptureQueriesContext(connection) as queries:
        report = bring_in(officials_file.read_bytes())
    assert outcome(report) == {"unchanged": 804}
    writes = [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_the_archive_s_officials_come_in_within_two_seconds(officials_file):
    start = time.monotonic()
    bring_in(officials_file.read_bytes())
    assert time.monotonic() - start < 2


def test_three_offices_of_the_archive_have_several_holders(imported_archive):
    several = Office.objects.filter(many_holders=True).values_list("slug", flat=True)
    assert set(several) == {
        "ru-deputy-foreign-minister",
        "ru-deputy-prime-minister",
        "ru-first-deputy-prime-minister",
    }


def test_an_editor_s_word_on_several_holders_survives_the_way_out_and_in(imported_archive):
    Office.objects.filter(slug="ru-deputy-prime-minister").update(many_holders=False)
    Office.objects.filter(slug="us-president").update(many_holders=True)
    assert outcome(bring_in(exported())) == {"unchanged": 804}


def test_a_dry_run_reports_the_same_and_writes_nothing():
    assert outcome(bring_in(COMPLETE, dry_run=True)) == {"created": 5}
    assert not Official.objects.exists()
    assert outcome(bring_in(COMPLETE)) == {"created": 5}


@pytest.mark.parametrize(
    ("collection", "change"),
    [
        ("areas", {"name": "New Examplia"}),
        ("areas", {"parent_id": "world"}),
        ("organizations", {"other_names": [{"name": "MoE", "end_date": "2002-01"}]}),
        ("organizations", {"founding_date": "1950-01-01"}),
        ("persons", {"birth_date": "1962-02"}),
        ("persons", {"other_names": [{"name": "Anna Example", "note": "birth name"}]}),
        ("persons", {"other_names": [{"name": "A", "given_name": "A"}, {"name": "B"}]}),
        ("persons", {"email": "ann@example.org", "contact_details": [{"type": "voice"}]}),
        ("posts", {"other_label": ["examples chief"], "role": "minister of examples"}),
        ("posts", {"many_holders": True}),
        ("posts", {"start_date": "1950"}),
        ("memberships", {"role": "acting", "end_date": "2007-02"}),
        ("memberships", {"start_date": "2007-02-13/2007-02-27"}),
        ("memberships", {"on_behalf_of_id": "party", "label": "Acting Minister"}),
    ],
)
def test_one_changed_property_updates_one_object_and_comes_back(collection, change):
    bring_in(COMPLETE)
    changed = {**COMPLETE, collection: [{**COMPLETE[collection][0], **change}]}
    assert outcome(bring_in(changed)) == {"updated": 1, "unchanged": 4}
    assert outcome(bring_in(changed)) == {"unchanged": 5}
    assert exported() == changed


def test_a_membership_may_belong_to_another_organization_than_its_post():
    bring_in(COMPLETE)
    other = {"id": "cabinet", "name": "Cabinet"}
    membership = {**COMPLETE["memberships"][0], "organization_id": "cabinet"}
    bring_in({"organizations": [other], "memberships": [membership]})
    assert exported()["memberships"] == [membership]


@pytest.mark.parametrize(
    ("collection", "change", "reason"),
    [
        ("persons", {"name": ""}, "it has no name"),
        ("persons", {"name": 5}, "name: 5 is not text"),
        ("persons", {"name": "x" * 201}, "name: .*200"),
        ("persons", {"birth_date": "Feb 1962"}, "birth_date: 'Feb 1962' is not a day"),
        ("persons", {"name": "A\0B"}, "NUL"),
        ("persons", {"biography": "half \ud83d"}, "half a character"),
        ("persons", {"other_names": [{"name": "A"}, {"name": "A"}]}, "'A' comes twice"),
        ("persons", {"other_names": [{"note": "A"}]}, "it has no name"),
        ("persons", {"other_names": "A"}, "not a list of objects"),
        ("persons", {"identifiers": ["Q1"]}, "identifiers: .* not a list of objects"),
        ("persons", {"links": [{"url": "javascript:alert(1)"}]}, "links: url: .* no address"),
        ("persons", {"links": [{"url": 5}]}, "links: url: 5 is not text"),
        ("persons", {"sources": [{"note": ["A"]}]}, "sources: note: .* is not text"),
        ("persons", {"id": "no/address"}, "id: .*slug"),
        ("organizations", {"area_id": "mars"}, "area_id: none of the areas has the id 'mars'"),
        ("organizations", {"area_id": 7}, "area_id: none of the areas has the id 7"),
        ("organizations", {"parent_id": "ministry"}, "part of itself"),
        ("posts", {"label": None}, "it has no label"),
        ("posts", {"other_label": [1]}, "other_label: 1 is not text"),
        ("posts", {"many_holders": "yes"}, "many_holders: 'yes' is neither true nor false"),
        ("memberships", {"start_date": "2007-13"}, "start_date: '2007-13' is not a day"),
        ("memberships", {"start_date": ""}, "it has no start_date"),
        ("memberships", {"end_date": "2006"}, "The end, 2006, is before the start, 2007-02"),
        ("memberships", {"person_id": "nobody"}, "person_id: none of the persons has the id"),
        ("memberships", {"post_id": None}, "it has no post_id"),
        ("memberships", {"organization_id": "x"}, "none of the organizations has the id 'x'"),
    ],
)
def test_a_bad_object_is_rejected_with_its_reason_and_the_rest_goes_on(collection, change, reason):
    bring_in(COMPLETE)
    bad = {**COMPLETE[collection][0], **change}
    document = {"persons": [{"id": "bob", "name": "Bob Example"}]}
    document.setdefault(collection, []).insert(0, bad)
    report = bring_in(document)
    assert outcome(report) == {"created": 1, "rejected": 1}
    [problem] = report.problems
    assert (problem.path, problem.id) == ("a.json", bad["id"])
    assert re.search(reason, problem.reason)
    assert exported()[collection][0] == COMPLETE[collection][0]


def test_a_repeated_id_counts_once():
    report = bring_in({"persons": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]})
    assert outcome(report) == {"created": 1, "rejected": 1}
    assert reasons(report) == ["a.json: a: it comes twice in this file; the first one counts."]
    assert Official.objects.get().name == "A"


def test_what_hangs_on_a_rejected_object_is_rejected_too():
    document = {**COMPLETE, "persons": [{"id": "ann", "name": ""}]}
    report = bring_in(document)
    assert outcome(report) == {"created": 3, "rejected": 2}


def test_parents_may_come_after_their_parts():
    chain = [{"id": f"o{n}", "name": "O", "parent_id": f"o{n + 1}"} for n in range(4)]
    report = bring_in({"organizations": [*chain, {"id": "o4", "name": "O"}]})
    assert outcome(report) == {"created": 5}
    assert Organization.objects.get(slug="o0").parent.slug == "o1"


def test_organizations_in_a_ring_are_refused():
    ring = [{"id": "a", "name": "A", "parent_id": "b"}, {"id": "b", "name": "B", "parent_id": "a"}]
    assert bring_in({"organizations": ring}).counts["created"] == 0
    flat = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    bring_in({"organizations": flat})
    assert outcome(bring_in({"organizations": ring})) == {"updated": 1, "rejected": 1}


def test_an_outline_embedded_in_another_object_never_overwrites():
    bring_in(COMPLETE)
    membership = {
        "id": "second",
        "person": {"id": "ann", "name": "A. E."},
        "post": {"id": "deputy", "label": "Deputy"},
        "start_date": "1999",
    }
    assert outcome(bring_in(membership)) == {"created": 2}
    assert Official.objects.get().name == "Ann Example"
    assert Tenure.objects.get(slug="second").office.title == "Deputy"


def test_members_listed_in_a_person_or_an_organization_are_taken():
    bring_in(COMPLETE)
    person = {
        "id": "bob",
        "name": "Bob Example",
        "memberships": [{"id": "m", "post_id": "minister", "start_date": "1999"}],
    }
    organization = {"id": "court", "name": "Court", "posts": [{"id": "judge", "label": "Judge"}]}
    report = bring_in({"persons": [person], "organizations": [organization]})
    assert outcome(report) == {"created": 4}
    assert Tenure.objects.get(slug="m").official.name == "Bob Example"
    assert Office.objects.get(slug="judge").organization.name == "Court"


def test_single_objects_in_a_list_are_told_apart():
    report = bring_in(
        [
            {"id": "bob", "name": "Bob Example", "gender": "male"},
            {"id": "judge", "label": "Judge", "role": "judge of the court"},
            {"id": "court", "name": "Court", "founding_date": "1950"},
            {"id": "ex", "name": "Examplia", "adjective": "Examplian"},
            {"id": "x", "name": "Who knows"},
            "text",
        ]
    )
    assert outcome(report) == {"created": 4, "rejected": 2}
    assert all("cannot tell what it is; put it into a list" in reason for reason in reasons(report))


@pytest.mark.parametrize(
    ("sample", "created", "reason"),
    [
        ("person", 1, None),
        ("embedding-membership", 4, None),
        ("embedding-post", 2, "none of the persons has the id 'john-q-public'"),
        ("organization", 0, "none of the organizations has the id 'holding-company-corp'"),
        ("area", 0, "it has no id"),
        ("contact_detail", 0, "cannot tell what it is"),
    ],
)
def test_the_standard_s_samples_are_taken_or_refused_for_a_reason(shared, sample, created, reason):
    path = shared / "formats" / "samples" / "popolo" / f"{sample}.example.json"
    with path.open("rb") as file:
        report = store(read_popolo(file, path.name))
    assert report.counts["created"] == created
    assert len(report.problems) == (1 if reason else 0)
    assert not reason or reason in report.problems[0].reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "line 1, column 1: not JSON"),
        (b'{"persons": [\n{"id": }]}', "line 2, column 8: not JSON"),
        (b"\xff\xfe{", "byte 1 is not UTF-8"),
        (b'{"persons": [{"id": "a", "name": "A", "x": NaN}]}', "'NaN' is not a JSON number"),
        (b"[" * 200_000, "nested too deep"),
        (b"[" + b"9" * 10_000 + b"]", "digits"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(text, reason):
    with pytest.raises(PopoloError, match=f"^a.json: .*{reason}"):
        read(text)


@pytest.mark.parametrize("document", [5, "text", None, True, {}, {"id": 5}, [[]], [None]])
def test_json_that_is_no_popolo_is_rejected(document):
    report = bring_in(document)
    assert report.counts["rejected"] == 1


@pytest.mark.parametrize(
    "document",
    [{"persons": 5}, {"persons": {"id": "a"}}, {"persons": [5]}, {"people": [], "posts": []}],
)
def test_collections_that_are_none_are_rejected(document):
    assert outcome(bring_in(document)) == {"rejected": 1}


def test_nothing_of_a_file_stays_when_its_import_breaks_off(monkeypatch):
    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr(Tenure.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        bring_in(COMPLETE)
    assert not Official.objects.exists()
