"""Logging in, and the pages where staff keep their second factor."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import View
from django_otp import login as remember_device
from django_otp.plugins.otp_static.models import StaticDevice

from articles.records import record

from . import half_login, second_factor, throttle
from .forms import LoginForm, TokenForm

WRONG_CODE = (
    "This code is not right, or it was used already. Wait for the next one; after several wrong "
    "codes wait a minute."
)


def page(request, title, context):
    """What every page of the desk needs in its context, and this page's own."""
    return {**admin.site.each_context(request), "title": title, **context}


@method_decorator(never_cache, name="dispatch")
class LogIn(LoginView):
    """Asks for the name and the password, then for the second factor of those who have one."""

    template_name = "admin/login.html"
    authentication_form = LoginForm
    next_page = "admin:index"

    def get(self, request, *args, **kwargs):
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        user, then = form.get_user(), self.get_success_url()
        has_one = second_factor.has_one(user)
        if has_one or second_factor.is_required_of(user):
            half_login.begin(self.request, user, then)
            return redirect("enter_code" if has_one else "second_factor")
        answer = super().form_valid(form)
        note(self.request, "log in", user)
        return answer

    def form_invalid(self, form):
        if form.has_error("__all__", "invalid_login"):
            note_failure(self.request, form.cleaned_data["username"])
        return super().form_invalid(form)

    def get_context_data(self, **kwargs):
        return page(self.request, "Log in", super().get_context_data(**kwargs))


@method_decorator([never_cache, sensitive_post_parameters("token")], name="dispatch")
class EnterCode(View):
    """Asks for the code of the app, or a recovery code, and finishes the login."""

    def dispatch(self, request):
        self.user = half_login.user_of(request)
        if self.user is None or not second_factor.has_one(self.user):
            return redirect("admin:login")
        return super().dispatch(request)

    def get(self, request):
        return self.answer(TokenForm())

    def post(self, request):
        form = TokenForm(request.POST)
        device = form.is_valid() and self.device_for(form)
        if not device:
            return self.answer(form)
        then = half_login.finish(request, self.user, device)
        note(request, "log in", self.user, f"with {device.name.lower()}")
        if isinstance(device, StaticDevice):
            left = second_factor.codes_left(self.user)
            messages.warning(
                request, f"Recovery codes left: {left}. Make new ones under “Second factor”."
            )
        return HttpResponseRedirect(then)

    def device_for(self, form):
        name = self.user.get_username()
        try:
            attempt = throttle.begin(name, throttle.address_of(self.request))
        except throttle.TooManyFailures:
            form.add_error(None, throttle.TEXT)
            return None
        device = second_factor.verify(self.user, form.cleaned_data["token"])
        if device is None:
            note_failure(self.request, name, "the code was wrong")
            form.add_error(None, WRONG_CODE)
            return None
        attempt.delete()
        return device

    def answer(self, form):
        context = page(self.request, "Enter your code", {"form": form})
        return render(self.request, "accounts/enter_code.html", context)


@method_decorator([never_cache, sensitive_post_parameters("token")], name="dispatch")
class SecondFactor(View):
    """Turn the second factor on, make new recovery codes, turn it off; for one's own account."""

    def dispatch(self, request):
        self.user = owner(request)
        if self.user is None:
            return redirect(f"{reverse('admin:login')}?next={request.path}")
        return super().dispatch(request)

    def get(self, request):
        return self.answer(TokenForm())

    def post(self, request):
        form = TokenForm(request.POST)
        if not form.is_valid():
            return self.answer(form)
        acts = {"codes": self.make_codes, "remove": self.remove}
        if second_factor.has_one(self.user):
            act = acts.get(request.POST.get("act"), self.answer)
            return act(form)
        return self.turn_on(form)

    def turn_on(self, form):
        device = second_factor.confirm(self.user, form.cleaned_data["token"])
        if device is None:
            return self.refused(form)
        then = reverse("admin:index")
        if self.request.user.is_authenticated:
            remember_device(self.request, device)
        else:
            then = half_login.finish(self.request, self.user, device)
            note(self.request, "log in", self.user, f"with {device.name.lower()}")
        note(self.request, "turn on second factor", self.user)
        return self.show_codes(then)

    def make_codes(self, form):
        if second_factor.verify(self.user, form.cleaned_data["token"]) is None:
            return self.refused(form)
        note(self.request, "make recovery codes", self.user)
        return self.show_codes(reverse("admin:index"))

    def remove(self, form):
        if second_factor.is_required_of(self.user):
            form.add_error(None, "Staff must have a second factor here; it cannot be turned off.")
            return self.answer(form)
        if second_factor.verify(self.user, form.cleaned_data["token"]) is None:
            return self.refused(form)
        second_factor.remove(self.user)
        note(self.request, "turn off second factor", self.user)
        messages.success(
            self.request, "The second factor is off. Your password alone opens the desk."
        )
        return redirect("second_factor")

    def refused(self, form):
        form.add_error(None, WRONG_CODE)
        return self.answer(form)

    def show_codes(self, then):
        codes = second_factor.new_recovery_codes(self.user)
        context = page(self.request, "Your recovery codes", {"codes": codes, "then": then})
        return render(self.request, "accounts/recovery_codes.html", context)

    def answer(self, form):
        if second_factor.has_one(self.user):
            context = {
                "form": form,
                "codes_left": second_factor.codes_left(self.user),
                "is_required": second_factor.is_required_of(self.user),
            }
            template, title = "accounts/second_factor_on.html", "Second factor"
        else:
            key = second_factor.key_in_text(second_factor.pending(self.user))
            context = {"form": form, "key": key, "account": self.user.get_username()}
            template, title = "accounts/second_factor.html", "Set up your second factor"
        return render(self.request, template, page(self.request, title, context))


@require_safe
@never_cache
def qr_code(request):
    """The key that is being set up, as a picture for its owner; never that of a key in use."""
    user = owner(request)
    if user is None or second_factor.has_one(user):
        raise Http404("No second factor is being set up.")
    picture = second_factor.qr_code(second_factor.pending(user))
    return HttpResponse(picture, content_type="image/svg+xml")


def change_password(request):
    """The admin's own page; a change is entered in the audit log."""
    answer = admin.site.password_change(request)
    if request.method == "POST" and answer.status_code == 302:
        note(request, "change password", request.user)
    return answer


def owner(request):
    """Whose second factor the pages are about, or None.

    Somebody halfway through a login may set one up only where the account has none.
    """
    if request.user.is_authenticated and request.user.is_staff:
        return get_user_model().objects.get(pk=request.user.pk)
    user = half_login.user_of(request)
    return user if user and not second_factor.has_one(user) else None


def note(request, act, user, detail=""):
    """Enter the act in the audit log, with the address it came from."""
    place = f"from {throttle.address_of(request)}"
    record(user, act, f"account {user.get_username()}", " ".join(filter(None, [detail, place])))


def note_failure(request, name, detail=""):
    """Enter a failed login. A name without an account is not kept: it may be a password."""
    known = get_user_model().objects.filter(username=name).exists()
    place = f"from {throttle.address_of(request)}"
    record(
        name if known else "nobody",
        "log in",
        f"account {name}" if known else "an account that does not exist",
        ", ".join(filter(None, [detail, place])),
        refused=True,
    )
