"""Topics, sources and addresses in the admin: by form and by hand-made POST."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles import desk
from articles.models import AuditEntry, Source, Topic
from articles.tests.factories import make_live_article, make_source, make_topic

pytestmark = pytest.mark.django_db


def make_user(role):
    user = get_user_model().objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def archivist(client):
    user = make_user("archivist")
    client.force_login(user)
    return user


@pytest.fixture
def arms():
    return make_topic(name="Arms control", slug="arms-control")


@pytest.fixture
def treaties():
    return make_topic(name="Treaties", slug="treaties")


def post(client, topic, **fields):
    data = {"name": topic.name, "slug": topic.slug, "other_names": "", "introduction": ""} | fields
    answer = client.post(reverse("admin:articles_topic_change", args=[topic.pk]), data)
    topic.refresh_from_db()
    return answer


def errors(answer):
    return str(answer.context["adminform"].form.errors)


def test_a_new_name_and_address_in_the_form_keep_the_old_ones(client, archivist, arms):
    answer = post(client, arms, name="Arms", slug="arms", other_names="Disarmament")
    assert answer.status_code == 302
    assert arms.other_names == ["Disarmament", "Arms control"]
    assert client.get("/topics/arms-control/")["Location"] == "/topics/arms/"
    acts = list(AuditEntry.objects.values_list("act", "done_by"))
    assert acts == [("change topic", "archivist"), ("rename topic", "archivist")]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": "TREATIES"}, "Treaties has this name"),
        ({"name": "Pacts"}, "Treaties has this name"),
        ({"other_names": "pacts"}, "a name of the topic Treaties"),
        ({"slug": "Arms_Control"}, "write it as arms_control"),
    ],
)
def test_what_another_topic_is_called_is_refused(client, archivist, arms, treaties, fields, why):
    treaties.other_names = ["Pacts"]
    treaties.save()
    assert why in errors(post(client, arms, **fields))


def test_a_topic_does_not_lie_under_itself(client, archivist, arms, treaties):
    treaties.parent = arms
    treaties.save()
    for parent in (treaties, arms):
        assert "lies under" in errors(post(client, arms, parent=parent.pk))


def test_the_dry_run_names_the_stories_and_writes_nothing(client, archivist, arms, treaties):
    story = make_live_article({"topics": ["arms-control"]})
    before = Topic.objects.count(), AuditEntry.objects.count()
    page = client.get(f"/admin/articles/topic/{arms.pk}/merge/?into={treaties.pk}")
    assert "<strong>1</strong> story moves" in page.text
    assert str(story) in page.text
    assert (Topic.objects.count(), AuditEntry.objects.count()) == before


def test_merged_and_undone_by_button(client, archivist, arms, treaties):
    story = make_live_article({"topics": ["arms-control"]})
    client.post(f"/admin/articles/topic/{arms.pk}/merge/", {"into": treaties.pk})
    assert list(story.topics.all()) == [treaties]
    page = client.get("/admin/articles/topic/merges/")
    entry = page.context["entries"][0]
    assert "Arms control into Treaties" in page.text
    for forged in ("", "x", "9" * 30):
        answer = client.post("/admin/articles/topic/merges/", {"entry": forged})
        assert answer.status_code == 404
    client.post("/admin/articles/topic/merges/", {"entry": entry.pk})
    assert list(story.topics.all()) == [arms]
    assert client.get("/topics/arms-control/").status_code == 200


@pytest.mark.parametrize("role", ["reporter", "editor", "slot", "senior"])
def test_only_archivists_merge_and_rename(client, arms, treaties, role):
    client.force_login(make_user(role))
    merge = f"/admin/articles/topic/{arms.pk}/merge/"
    assert client.get(merge).status_code == 403
    assert client.post(merge, {"into": treaties.pk}).status_code == 403
    assert client.post("/admin/articles/topic/merges/", {"entry": 1}).status_code == 403
    assert post(client, arms, name="Arms").status_code == 403
    assert Topic.objects.count() == 2


def test_a_topic_with_stories_is_not_deleted(client, archivist, arms, treaties):
    make_live_article({"topics": ["arms-control"]})
    for topic in (arms, treaties):
        client.post(f"/admin/articles/topic/{topic.pk}/delete/", {"post": "yes"})
    assert list(Topic.objects.all()) == [arms]
    act = {"action": "delete_selected", "_selected_action": [arms.pk], "post": "yes"}
    client.post("/admin/articles/topic/", act)
    assert list(Topic.objects.all()) == [arms]


@pytest.mark.parametrize("model", ["topic", "source"])
def test_other_names_of_any_script_are_found_in_any_case(client, archivist, model):
    make = {"topic": make_topic, "source": make_source}[model]
    row = make(name="Missile defense", other_names=["Противоракетная оборона"])
    make(name="Other", other_names=["Else"])
    page = client.get(f"/admin/articles/{model}/?q=ПРОТИВОРАКЕТНАЯ")
    assert list(page.context["cl"].queryset) == [row]


def test_a_source_keeps_its_house_styles_with_the_day_they_ended(client, archivist):
    source = make_source(name="Agency", slug="agency")
    data = {
        "name": "Agency",
        "dateline_style": "place-day",
        "earlier_dateline_styles": "place-agency until 2007-05-01",
        "time_zone": "UTC",
        "language": "en",
    }
    address = reverse("admin:articles_source_change", args=[source.pk])
    assert client.post(address, data).status_code == 302
    source = Source.objects.get()
    printed = [
        desk.printed_dateline("MOSCOW", date(2007, month, day), source)
        for month, day in [(4, 30), (5, 1)]
    ]
    assert printed == ["MOSCOW (Agency) —", "MOSCOW, May 1, 2007 –"]
    for wrong in ("place-agency until May", "capitals until 2007-05-01"):
        answer = client.post(address, data | {"earlier_dateline_styles": wrong})
        assert answer.status_code == 200
    assert "place-agency until 2007-05-01" in client.get(address).text


def test_a_story_gets_another_address_by_form(client):
    client.force_login(make_user("slot"))
    story = make_live_article(slug="first")
    address = reverse("admin:articles_article_address", args=[story.pk])
    assert "/2007/04/23/first/" in client.get(address).text
    assert "write it as two-words" in client.post(address, {"slug": "Two Words"}).text
    client.post(address, {"slug": "second"})
    assert client.get("/2007/04/23/first/")["Location"] == "/2007/04/23/second/"


def test_an_editor_who_may_not_publish_cannot_by_hand_made_post(client):
    client.force_login(make_user("editor"))
    story = make_live_article(slug="first")
    address = reverse("admin:articles_article_address", args=[story.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {"slug": "second"}).status_code == 403
    assert client.get("/2007/04/23/first/").status_code == 200
    assert AuditEntry.objects.filter(act="readdress", is_refused=True, done_by="editor").exists()


def test_the_command_moves_stories_and_topics(client, arms):
    make_live_article(slug="first")
    call_command("move_address", "/2007/04/23/first/", "second", verbosity=0)
    call_command("move_address", "/topics/arms-control/", "arms", verbosity=0)
    assert client.get("/2007/04/23/first/")["Location"] == "/2007/04/23/second/"
    assert client.get("/topics/arms-control/")["Location"] == "/topics/arms/"
    for path in ("/topics/none/", "/people/", "nothing"):
        with pytest.raises(CommandError, match="is no story or topic"):
            call_command("move_address", path, "second")
