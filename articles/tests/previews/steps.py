"""Who asks for previews, and the addresses they have."""

import re
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles import desk, previewing, versions


def make_user(name, *roles):
    user = User.objects.create(username=name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def page(name, article, *args):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def make_link(article, by, number=None, days=1, recipient="Jo Roe"):
    link, token = previewing.make_link(
        article,
        number or article.latest_number,
        by=by,
        recipient=recipient,
        lasts=timedelta(days=days),
    )
    return link, reverse("preview", args=[token])


def save(article, **fields):
    desk.save(article, versions.latest(article).story | fields)
    article.refresh_from_db()


def rows_of(article):
    """Everything a preview could have changed."""
    article.refresh_from_db()
    return [
        {field.attname: getattr(article, field.attname) for field in article._meta.fields},
        *(
            list(getattr(article, name).values())
            for name in "bylines topic_items photo_items mentions quotations appearances".split()
        ),
    ]


def story_in(response):
    """The story's own element, without what the page says around it."""
    return re.search(r"<article.*</article>", response.content.decode(), re.DOTALL)[0]
