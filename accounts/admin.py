"""Who manages accounts and groups: no one grants, takes or takes over what they lack themselves."""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.records import record
from newsroom.races import LooksAgain

from . import second_factor

# Second factors are kept by their owners; here anyone with a permission could read their keys.
for model in (User, Group, StaticDevice, TOTPDevice):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


def permissions_of(account):
    """The permissions the account has or, while it is inactive, would have."""
    if account.is_superuser:
        return set(Permission.objects.values_list("pk", flat=True))
    held = Permission.objects.filter(Q(user=account) | Q(group__user=account))
    return set(held.values_list("pk", flat=True))


class NoMoreThanOnesOwn:
    """Offers only the groups and permissions whose every right the person has, and opens no row
    that holds more. A forged choice is no valid choice."""

    def holds(self, row):
        """The keys of the permissions that the row gives."""
        raise NotImplementedError

    def may_touch(self, request, row):
        return (
            row is None
            or request.user.is_superuser
            or self.holds(row) <= permissions_of(request.user)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may_touch(request, obj)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if not request.user.is_superuser:
            own = permissions_of(request.user)
            if db_field.related_model is Permission:
                field.queryset = field.queryset.filter(pk__in=own)
            elif db_field.related_model is Group:
                beyond = Permission.objects.exclude(pk__in=own)
                field.queryset = field.queryset.exclude(permissions__in=beyond)
        return field

    def log_addition(self, request, obj, message):
        self.note(request, "add", obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self.note(request, "change", obj, message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for row in queryset:
            self.note(request, "delete", row, "")
        return super().log_deletions(request, queryset)

    def note(self, request, verb, row, message):
        """Enter the act in the audit log, which the admin cannot change."""
        name = self.opts.verbose_name
        record(request.user, f"{verb} {name}", f"{name} {row}", detail=str(message))


@admin.register(User)
class AccountAdmin(NoMoreThanOnesOwn, LooksAgain, UserAdmin):
    """Accounts. Who is no superuser cannot make, open or change one."""

    actions = ["remove_second_factor"]

    def holds(self, account):
        return permissions_of(account)

    def may_touch(self, request, account):
        if account is not None and account.is_superuser and not request.user.is_superuser:
            return False
        return super().may_touch(request, account)

    def get_readonly_fields(self, request, obj=None):
        fields = [*super().get_readonly_fields(request, obj), "last_login"]
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    @admin.action(
        description="Remove the second factor (a lost phone)",
        permissions=["change"],
    )
    def remove_second_factor(self, request, accounts):
        for account in accounts:
            if not self.has_change_permission(request, account):
                messages.error(request, f"{account} has rights that you lack; ask a superuser.")
                continue
            if second_factor.remove(account):
                self.note(request, "remove second factor of", account, "")
                messages.success(request, f"{account} can set up a second factor again.")
            else:
                messages.info(request, f"{account} had no second factor.")


@admin.register(Group)
class RoleAdmin(NoMoreThanOnesOwn, LooksAgain, GroupAdmin):
    def holds(self, group):
        return set(group.permissions.values_list("pk", flat=True))
