"""Nothing typed is lost: each editor's private slot for a story.

A slot holds what was typed on each page that the editor has opened and not saved, newest first. A
page is known by a signed token that says whose it is and of which story, so that text sent after
the login has expired still finds its slot.
"""

import secrets
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ..models import Autosave

SALT = "articles.desk.page"
DAYS_A_PAGE_LASTS = 30
PAGES_KEPT = 12
NOT_TYPED = {"csrfmiddlewaretoken", "page"}


@dataclass(frozen=True, slots=True)
class Page:
    """One opened form: whose, of which story (None: a new one), and its token."""

    token: str
    editor: int
    article: int | None

    @property
    def key(self):
        return self.token[-16:]

    @property
    def guid(self):
        """The identifier of the story that a page for a new one makes, however often it is sent."""
        return f"desk:{uuid5(NAMESPACE_URL, self.token)}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed on one page: the form's fields, each a list of texts."""

    page: str
    kept_at: str
    values: dict
    is_refused: bool = False  # it was sent to be saved, and somebody else had saved before

    @property
    def key(self):
        return self.page[-16:]

    @property
    def at(self):
        return parse_datetime(self.kept_at)

    @property
    def started_from(self):
        number = self.values.get("started_from", [""])[0]
        return int(number) if number.isdecimal() else 0


def open_page(editor, article):
    """A new page of the editor's, on the story or on a new one."""
    who = [editor.pk, article.pk if article else None, secrets.token_hex(4)]
    return Page(signing.dumps(who, salt=SALT), *who[:2])


def page_of(token):
    """The page that a token tells of; None for a forged or an old one."""
    try:
        editor, article, _ = signing.loads(
            token, salt=SALT, max_age=DAYS_A_PAGE_LASTS * 24 * 60 * 60
        )
    except signing.BadSignature:
        return None
    return Page(token, editor, article)


def typed(post):
    """What a form sent, without what the machinery adds, nor NUL, which PostgreSQL cannot keep."""
    return {
        name.replace("\0", ""): [text.replace("\0", "") for text in post.getlist(name)]
        for name in post
        if name not in NOT_TYPED and not name.startswith("_")
    }


@transaction.atomic
def keep(page, values, *, is_refused=False):
    """Put what was typed on the page into its slot; return the moment."""
    now = timezone.now()
    slot = _slot(page.editor, page.article)
    others = [kept for kept in _kept(slot) if kept.page != page.token]
    entry = Kept(page.token, now.isoformat(), values, is_refused)
    _store(slot, page, [entry, *others][:PAGES_KEPT])
    return now


@transaction.atomic
def let_go(page):
    """Empty the slot of what was typed on the page: it was saved, or thrown away."""
    slot = _slot(page.editor, page.article)
    if slot is not None:
        _store(slot, page, [kept for kept in _kept(slot) if kept.page != page.token])


def unsaved(editor, article, but=None):
    """What the editor typed on other pages of the story and did not save, newest first."""
    slot = Autosave.objects.filter(editor=editor, article=article).first()
    return [kept for kept in _kept(slot) if but is None or kept.page != but.token]


def find(editor, article, key):
    """What was typed on the page with that key, or None."""
    return next((kept for kept in unsaved(editor, article) if kept.key == key), None)


def _slot(editor, article):
    """The editor's slot, or None; until the transaction ends, nobody else fills or empties it.

    A slot that is not there yet cannot be locked, so its editor is.
    """
    get_user_model().objects.select_for_update(no_key=True).filter(pk=editor).first()
    return Autosave.objects.filter(editor=editor, article=article).first()


def _kept(slot):
    return [Kept(**entry) for entry in slot.fields["pages"]] if slot else []


def _store(slot, page, kept):
    if not kept:
        if slot is not None:
            slot.delete()
        return
    entries = [
        {
            "page": entry.page,
            "kept_at": entry.kept_at,
            "values": entry.values,
            "is_refused": entry.is_refused,
        }
        for entry in kept
    ]
    Autosave.objects.update_or_create(
        editor_id=page.editor,
        article_id=page.article,
        defaults={
            "fields": {"pages": entries},
            "started_from": kept[0].started_from,
            "kept_at": kept[0].at,
        },
    )
