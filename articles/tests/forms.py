"""What a browser would send back from the story's form."""

from django.urls import reverse


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(client, address):
    """The values that the story's form would send back unchanged, with its page's token."""
    context = client.get(address).context
    form = context["adminform"].form
    values = {"page": context["page_token"]}
    for name in form.fields:
        value = form[name].value()
        if name in {"topics", "confirmed", "rejected"}:
            value = [getattr(row, "pk", row) for row in value or []]
        if name in {"published_at", "expires_at"}:
            day, hour = value if isinstance(value, list) else _typed(value)
            values |= {f"{name}_0": day, f"{name}_1": hour}
        elif value is not False:
            values[name] = "" if value is None else value
    for formset in context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        values |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return values


def _typed(moment):
    return (f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}") if moment else ("", "")
