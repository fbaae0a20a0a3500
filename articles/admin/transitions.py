"""The acts of the desk as buttons, pages and bulk actions. All rules are `articles.desk`'s."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from .. import desk, records, versions
from . import status
from .act_forms import FORMS, form_for


@dataclass(frozen=True, slots=True)
class Verb:
    """How an act is called on a button, what it did, and what it does to the story."""

    button: str
    done: str
    effect: str
    is_danger: bool = False


VERBS = {
    "submit": Verb("Send to review", "Sent to review", "The editors are asked to read it."),
    "approve": Verb("Approve", "Approved", "It is ready to be published."),
    "publish": Verb("Publish now", "Published", "Readers see this version at once."),
    "schedule": Verb("Schedule", "Scheduled", "Readers see it from that hour on."),
    "return_": Verb("Send back", "Sent back", "Its author is told why."),
    "embargo": Verb("Put under embargo", "Put under embargo", "No reader sees it before then."),
    "break_embargo": Verb(
        "Break the embargo", "Broke the embargo of", "It is out as soon as it is published.", True
    ),
    "claim": Verb("Claim", "Claimed", "Others see that you work on it."),
    "release": Verb("Release", "Released", "Others may take it."),
    "assign": Verb("Assign", "Assigned", "Whom you choose is told."),
    "spike": Verb("Spike", "Spiked", "It is put aside; nothing is lost.", True),
    "unspike": Verb("Take up again", "Took up", "It is a draft again."),
    "withdraw": Verb(
        "Withdraw", "Withdrew", "The text goes; the address says that it was withdrawn.", True
    ),
    "kill": Verb(
        "Kill",
        "Killed",
        "The text goes from every public page; everybody who was given it is told.",
        True,
    ),
}
# The next likely one of these is the panel's first button.
NEXT = ("publish", "approve", "submit", "unspike")
TAKING_DOWN = {"withdraw", "kill"}
BULK = ("publish", "submit", "approve", "spike", "claim")


@dataclass(frozen=True, slots=True)
class Button:
    act: str
    verb: Verb
    address: str
    asks: bool
    is_next: bool


def _bulk(act):
    """The bulk action that does an act to each selected story."""

    def action(model_admin, request, articles):
        return model_admin.act_on_selected(request, articles, act)

    action.__name__ = f"{act}_selected"
    description = f"{VERBS[act].button}: selected stories"
    return admin.action(description=description, permissions=["change"])(action)


class Transitions:
    """The part of the story's admin that moves stories, and says who may look and write."""

    actions = tuple(_bulk(act) for act in BULK)

    # Who may

    def get_queryset(self, request):
        """No list, search, chooser or address shows a story that the user may not look at."""
        return desk.seen_by(request.user, super().get_queryset(request))

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or desk.may(request.user, "edit", obj) is None

    def has_delete_permission(self, request, obj=None):
        """Stories are spiked, withdrawn or killed; none is deleted."""
        return False

    def get_readonly_fields(self, request, obj=None):
        """When readers see a story is the publishers' to say; an embargo is an act of its own."""
        locked = [*super().get_readonly_fields(request, obj), "embargo_until"]
        if not request.user.has_perm("articles.publish_article"):
            locked += ["published_at", "published_at_is_a_day", "expires_at"]
        return tuple(dict.fromkeys(locked))

    # The buttons

    def response_change(self, request, obj):
        return self._onward(request, obj) or super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._onward(request, obj) or super().response_add(request, obj, post_url_continue)

    def _onward(self, request, article):
        """Who saves in order to do more goes on to the act's own page, or to the preview."""
        then = request.POST.get("_then")
        if then == "preview":
            return HttpResponseRedirect(
                reverse("admin:articles_article_preview", args=[article.pk])
            )
        if then in VERBS:
            return HttpResponseRedirect(
                reverse("admin:articles_article_act", args=[article.pk, then])
            )
        return None

    def panel_context(self, request, article):
        """What panels/status.html shows: where the story stands, what can be done, what not."""
        if article is None:
            return {}
        refusals = {act: desk.may(request.user, act, article) for act in VERBS}
        allowed = [act for act, refusal in refusals.items() if refusal is None]
        likely = next((act for act in NEXT if act in allowed), None)
        buttons = [_button(act, article, act == likely) for act in allowed]
        return {
            "status_word": status.mark(article),
            "embargo_holds": desk.is_embargoed(article),
            "buttons": sorted(buttons, key=lambda button: not button.is_next),
            "likely": next((button for button in buttons if button.is_next), None),
            "refusals": [
                (VERBS[act].button, refusal) for act, refusal in refusals.items() if refusal
            ],
        }

    def get_urls(self):
        act_view = self.admin_site.admin_view(require_http_methods(["GET", "POST"])(self.act_view))
        return [
            path("<path:object_id>/act/<str:act>/", act_view, name="articles_article_act"),
            *super().get_urls(),
        ]

    def act_view(self, request, object_id, act):
        """The page of one act for one story: it asks what the act needs, and does it on POST."""
        if act not in VERBS:
            raise Http404(f"{act!r} is nothing the desk does.")
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        form = form_for(act, article, request.user, request.POST or None)
        if request.method == "GET":
            refusal = desk.may(request.user, act, article)
            return self._act_page(request, article, act, form, refusal, 403 if refusal else 200)
        if desk.may(request.user, act, article) is None and not form.is_valid():
            return self._act_page(request, article, act, form)
        try:
            details = form.details() if form.is_valid() else {}
            _do(act, article, request.user, details)
        except versions.Conflict as conflict:
            return self._act_page(request, article, act, form, str(conflict), 409)
        except desk.Refused as refusal:
            code = 403 if desk.may(request.user, act, article) else 200
            return self._act_page(request, article, act, form, str(refusal), code)
        self._did(request, article, act)
        return HttpResponseRedirect(self._way_back(request, article))

    def _act_page(self, request, article, act, form, refusal=None, status_code=200):
        context = {
            **self.admin_site.each_context(request),
            "title": VERBS[act].button,
            "opts": self.opts,
            "article": article,
            "status_word": status.mark(article),
            "verb": VERBS[act],
            "form": form,
            "refusal": refusal,
            "may": status_code != 403,
            "recipients": records.recipients(article) if act in TAKING_DOWN else [],
        }
        template = "admin/articles/article/act.html"
        return TemplateResponse(request, template, context, status=status_code)

    def _did(self, request, article, act):
        sentence = f"{VERBS[act].done} “{article}”."
        self.log_change(request, article, sentence)
        messages.success(request, sentence)

    def _way_back(self, request, article):
        """The story's page; the list, where the act took the story out of the editor's sight."""
        if desk.may_see(request.user, article):
            return reverse("admin:articles_article_change", args=[article.pk])
        return reverse("admin:articles_article_changelist")

    # Several at once

    def act_on_selected(self, request, articles, act):
        """Name how many there are and ask; then each on its own, with the same rule as alone."""
        self._log_out_of_sight(request, articles, act)
        articles = list(articles.select_related("claimed_by"))
        if request.POST.get("post") != "yes":
            return self._selected_page(request, articles, act)
        done = 0
        for article in articles:
            try:
                _do(act, article, request.user, {"expected": _seen(request, article)})
            except (desk.Refused, versions.Conflict) as refusal:
                messages.error(request, f"“{article}”: {refusal}")
            else:
                self.log_change(request, article, f"{VERBS[act].done} “{article}”.")
                done += 1
        messages.info(request, f"{VERBS[act].done} {done} {'story' if done == 1 else 'stories'}.")
        return None

    def _log_out_of_sight(self, request, articles, act):
        """Numbers that were sent by hand, of stories the user does not see, leave a line."""
        sent = set(request.POST.getlist(ACTION_CHECKBOX_NAME))
        shown = {str(pk) for pk in articles.values_list("pk", flat=True)}
        for number in sorted(sent - shown)[:100]:
            subject = f"story {number}"[: records.SUBJECT_LENGTH]
            records.record(request.user, act, subject, "Not in sight of the user.", refused=True)

    def _selected_page(self, request, articles, act):
        refusals = [(article, desk.may(request.user, act, article)) for article in articles]
        context = {
            **self.admin_site.each_context(request),
            "title": f"{VERBS[act].button}: {len(articles)} selected",
            "opts": self.opts,
            "verb": VERBS[act],
            "allowed": [article for article, refusal in refusals if refusal is None],
            "refused": [pair for pair in refusals if pair[1]],
            "selected": articles,
            "action": f"{act}_selected",
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/article/act_selected.html", context)


def _do(act, article, user, details):
    return getattr(desk, act)(article, by=user, **details)


def _seen(request, article):
    """The version that the confirmation page named; a POST without it acts on none."""
    number = request.POST.get(f"version_{article.pk}", "")
    return int(number) if number.isdecimal() else -1


def _button(act, article, is_next):
    address = reverse("admin:articles_article_act", args=[article.pk, act])
    return Button(act, VERBS[act], address, act in FORMS, is_next)
