"""Names of topics and sources are the same in any case of any script, on either database."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from articles.intake.stories import source_of, topic_called
from articles.models import Source, Topic
from articles.tests.staff import make_member
from newsroom.names import folded

pytestmark = pytest.mark.django_db

SAME = [
    ("Österreich", "ÖSTERREICH"),
    ("Москва", "МОСКВА"),
    ("Große Straße", "GROSSE STRASSE"),
    ("Ελλάς", "ΕΛΛΆΣ"),
    ("Ame\u0301lie", "AMÉLIE"),
    ("Arms  control ", "arms control"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_are_compared_in_any_case_of_any_script(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize("other", ["Osterreich", "Österreicher", "Oesterreich"])
def test_other_letters_are_another_name(other):
    assert folded("Österreich") != folded(other)


@pytest.mark.parametrize("model", [Topic, Source])
@pytest.mark.parametrize(("one", "other"), SAME)
def test_of_two_rows_the_second_is_refused(model, one, other):
    first = model.objects.create(name=one, slug="one")
    assert model.objects.called(other) == first
    with pytest.raises(ValidationError, match="exists already"):
        model(name=other, slug="other").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(name=other, slug="other")
    first.full_clean()


@pytest.mark.parametrize("model", [Topic, Source])
def test_a_row_is_found_by_another_name_in_any_case(model):
    row = model.objects.create(name="Éire", slug="ie", other_names=["Ирландия"])
    assert model.objects.called("ИРЛАНДИЯ") == row
    assert model.objects.called("ÉIRE") == row
    row.name = "Ireland"
    row.save()
    assert model.objects.called("ÉIRE") is None
    assert model.objects.called("IRELAND") == row


def test_copy_makes_no_second_topic_or_source():
    for make, model in [(topic_called, Topic), (source_of, Source)]:
        assert make("Österreich") == make("ÖSTERREICH")
        assert model.objects.count() == 1


@pytest.mark.parametrize("kind", ["topic", "source"])
def test_the_desk_finds_a_row_by_its_name_and_makes_no_second(client, kind):
    client.force_login(make_member("superuser"))
    fields = {"slug": "at", "other_names": "", "dateline_style": "place-day", "language": "de"}
    fields |= {"time_zone": "Europe/Vienna"}
    add = f"/admin/articles/{kind}/add/"
    assert client.post(add, fields | {"name": "Österreich"}).status_code == 302
    again = client.post(add, fields | {"name": "ÖSTERREICH", "slug": "at-2"})
    assert again.status_code == 200
    assert "already" in again.content.decode()
    found = client.get(f"/admin/articles/{kind}/?q=ÖSTERR")
    assert [row.name for row in found.context["cl"].result_list] == ["Österreich"]


@pytest.mark.django_db(transaction=True)
def test_an_archive_with_two_such_names_keeps_both_under_names_of_their_own():
    call_command("migrate", "articles", "0012", verbosity=0)
    rows = [("Ost", "ost"), ("Straße", "a"), ("STRASSE", "b")]
    try:
        with connection.cursor() as cursor:
            for name, slug in rows:
                cursor.execute(
                    "INSERT INTO articles_topic (name, slug, introduction, other_names, "
                    "key_stories) VALUES (%s, %s, '', '[]', '[]')",
                    [name, slug],
                )
    finally:
        call_command("migrate", "articles", verbosity=0)
    ost, one, other = Topic.objects.order_by("pk")
    assert (ost.name, one.name, other.name) == ("Ost", "Straße", f"STRASSE ({other.pk})")
    assert Topic.objects.called("strasse") == one
