"""The roles as the migration makes them."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import Group, Permission

from articles.tests.staff import make_member, make_roles

pytestmark = pytest.mark.django_db

LADDER = ("reporter", "editor", "slot", "senior")


def held_by(role):
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions}


def test_each_role_of_the_desk_holds_what_the_one_before_holds_and_more():
    for lower, higher in pairwise(LADDER):
        assert held_by(lower) < held_by(higher)


@pytest.mark.parametrize(
    ("permission", "lowest"),
    [
        ("articles.change_article", "reporter"),
        ("articles.edit_any_article", "editor"),
        ("articles.approve_article", "editor"),
        ("articles.publish_article", "slot"),
        ("articles.refile_article", "senior"),
        ("articles.withdraw_article", "senior"),
        ("articles.read_legal_archive", "senior"),
        ("articles.view_auditentry", "senior"),
    ],
)
def test_a_right_begins_with_its_role(permission, lowest):
    holders = [role for role in LADDER if permission in held_by(role)]
    assert holders == list(LADDER[LADDER.index(lowest) :])


def test_the_archivist_keeps_people_topics_and_sources_and_writes_no_stories():
    held = held_by("archivist")
    assert {"people.change_tenure", "people.delete_official", "articles.change_topic"} <= held
    assert {"articles.add_source", "articles.view_article"} <= held
    assert not held & {"articles.add_article", "articles.change_article"}


def test_no_role_keeps_accounts_groups_or_records():
    every = set.union(*map(held_by, [*LADDER, "archivist"]))
    assert not {permission for permission in every if permission.startswith(("auth.", "admin."))}
    for record in ("auditentry", "delivery", "version", "ledgerentry"):
        assert not every & {f"articles.{verb}_{record}" for verb in ("add", "change", "delete")}
    assert "articles.delete_article" not in every


@pytest.mark.parametrize("role", [*LADDER, "archivist"])
def test_nobody_reaches_the_accounts_to_become_more_than_they_are(client, role):
    user = make_member(role)
    client.force_login(user)
    for address in (f"/admin/auth/user/{user.pk}/change/", "/admin/auth/group/add/"):
        sent = {"username": user.username, "is_superuser": "on", "is_staff": "on", "name": "all"}
        assert client.post(address, sent).status_code in {403, 404}
    user.refresh_from_db()
    assert not user.is_superuser


def test_the_roles_are_made_in_a_database_that_has_no_permissions_yet():
    Group.objects.all().delete()
    Permission.objects.all().delete()
    make_roles()
    assert "articles.publish_article" in held_by("slot")
    assert "people.change_tenure" in held_by("archivist")


def test_making_the_roles_again_changes_nothing():
    before = {role: held_by(role) for role in [*LADDER, "archivist"]}
    make_roles()
    assert before == {role: held_by(role) for role in before}
