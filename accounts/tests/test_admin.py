"""Who may give what to whom. Every test posts what a form would never offer."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor
from articles.models import AuditEntry

pytestmark = pytest.mark.django_db
OWN = ["view_user", "add_user", "change_user", "delete_user", "add_group", "change_group"]


def permission(codename):
    return Permission.objects.get(codename=codename)


def make_user(name, *codenames, **fields):
    user = get_user_model().objects.create_user(
        name, password="a long password", is_staff=True, **fields
    )
    user.user_permissions.set(map(permission, codenames))
    return user


@pytest.fixture
def manager(client):
    """A desk chief who manages accounts and holds no right to publish."""
    user = make_user("chief", *OWN)
    client.force_login(user)
    return user


@pytest.fixture
def root():
    return get_user_model().objects.create_superuser("root", password="a long password")


def change(client, user, **forged):
    address = reverse("admin:auth_user_change", args=[user.pk])
    data = {
        "username": user.username,
        "is_staff": "on",
        "is_active": "on" if user.is_active else "",
        "groups": list(user.groups.values_list("pk", flat=True)),
        "user_permissions": list(user.user_permissions.values_list("pk", flat=True)),
        "date_joined_0": "2026-01-01",
        "date_joined_1": "12:00",
    }
    answer = client.post(address, data | forged)
    user.refresh_from_db()
    return answer


def test_what_one_holds_can_be_given(client, manager):
    writer = make_user("writer")
    change(client, writer, user_permissions=[permission("view_user").pk])
    assert list(writer.user_permissions.all()) == [permission("view_user")]
    assert AuditEntry.objects.get().subject == "user writer"


def test_a_permission_one_lacks_cannot_be_given(client, manager):
    writer = make_user("writer")
    answer = change(client, writer, user_permissions=[permission("publish_article").pk])
    assert answer.status_code == 200
    assert not writer.user_permissions.exists()


def test_a_group_that_holds_more_cannot_be_given(client, manager):
    slot = Group.objects.create(name="night slot")
    slot.permissions.set([permission("view_user"), permission("publish_article")])
    writer = make_user("writer")
    change(client, writer, groups=[slot.pk])
    assert not writer.groups.exists()
    slot.permissions.set([permission("view_user")])
    change(client, writer, groups=[slot.pk])
    assert writer.groups.exists()


def test_nor_can_one_give_it_to_oneself(client, manager):
    held = list(manager.user_permissions.values_list("pk", flat=True))
    change(client, manager, user_permissions=[*held, permission("publish_article").pk])
    assert manager.user_permissions.count() == len(OWN)


def test_nobody_becomes_a_superuser_by_a_forged_field(client, manager):
    writer = make_user("writer")
    for user in (writer, manager):
        change(client, user, is_superuser="on")
        assert not user.is_superuser
    client.post(
        reverse("admin:auth_user_add"),
        {
            "username": "new",
            "usable_password": "true",
            "password1": "another long password",
            "password2": "another long password",
            "is_superuser": "on",
        },
    )
    assert not get_user_model().objects.get(username="new").is_superuser


@pytest.mark.parametrize("is_active", [True, False])
def test_an_account_with_more_rights_cannot_be_changed_or_taken_over(client, manager, is_active):
    slot = make_user("slot", "publish_article", is_active=is_active)
    password = slot.password
    assert change(client, slot, username="mine", is_active="on").status_code == 403
    new = {"password1": "taken over now", "password2": "taken over now", "usable_password": "true"}
    assert client.post(f"/admin/auth/user/{slot.pk}/password/", new).status_code == 403
    assert client.post(f"/admin/auth/user/{slot.pk}/delete/", {"post": "yes"}).status_code == 403
    slot.refresh_from_db()
    assert (slot.username, slot.is_active, slot.password) == ("slot", is_active, password)


@pytest.mark.parametrize("is_active", [True, False])
def test_a_superuser_is_changed_by_superusers_only(client, manager, root, is_active):
    root.is_active = is_active
    root.save()
    assert change(client, root).status_code == 403
    assert client.post(f"/admin/auth/user/{root.pk}/password/", {}).status_code == 403
    act = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}
    client.post("/admin/auth/user/", act)
    assert get_user_model().objects.filter(pk=root.pk).exists()


def test_even_one_who_holds_every_permission_is_no_superuser(client, root):
    user = make_user("all")
    user.user_permissions.set(Permission.objects.all())
    client.force_login(user)
    assert change(client, root).status_code == 403
    change(client, user, is_superuser="on")
    assert not user.is_superuser


def test_a_superuser_makes_superusers(client, root):
    client.force_login(root)
    writer = make_user("writer")
    change(client, writer, is_superuser="on")
    assert writer.is_superuser


def test_a_group_cannot_be_widened_beyond_ones_own_rights(client, manager):
    own = Group.objects.create(name="chiefs")
    manager.groups.add(own)
    address = reverse("admin:auth_group_change", args=[own.pk])
    data = {"name": "chiefs", "permissions": [permission("publish_article").pk]}
    assert client.post(address, data).status_code == 200
    assert not own.permissions.exists()
    own.permissions.set([permission("publish_article")])
    get_user_model().objects.get(pk=manager.pk).groups.clear()
    assert client.post(address, {"name": "renamed", "permissions": []}).status_code == 403


def test_the_keys_of_second_factors_are_nowhere_in_the_admin(client, root):
    client.force_login(root)
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404


def test_a_lost_phone_is_removed_for_accounts_one_may_change_only(client, manager):
    writer, slot = make_user("writer"), make_user("slot", "publish_article")
    for user in (writer, slot):
        device = second_factor.pending(user)
        device.confirmed = True
        device.save()
    act = {"action": "remove_second_factor", "_selected_action": [writer.pk, slot.pk]}
    client.post("/admin/auth/user/", act)
    assert list(TOTPDevice.objects.values_list("user__username", flat=True)) == ["slot"]
    assert AuditEntry.objects.get().subject == "user writer"


def test_nobody_changes_the_audit_log(client, root):
    client.force_login(root)
    entry = AuditEntry.objects.create(
        subject="a story", act="kill", done_by="slot", done_at="2026-01-01T12:00Z"
    )
    base = "/admin/articles/auditentry/"
    forged = {"subject": "another story", "act": "kill", "done_by": "root", "post": "yes"}
    act = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    for address, data in [
        (f"{base}add/", forged),
        (f"{base}{entry.pk}/change/", forged),
        (f"{base}{entry.pk}/delete/", forged),
        (base, act),
    ]:
        client.post(address, data)
    assert list(AuditEntry.objects.filter(act="kill").values_list("subject", flat=True)) == [
        "a story"
    ]
