"""Remarks on a story and its passages: written, resolved and opened again beside the story."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from .. import notices, records
from ..models import Comment
from .status import name_of
from .times import ago

COMMENT, SETTLE = "articles.add_comment", "articles.change_comment"
EDIT_ANY = "articles.edit_any_article"
TEXT_LENGTH = 5000
PASSAGE_LENGTH = 1000
PANEL = "admin/articles/article/panels/comments.html"


class Comments:
    """The part of the story's admin that holds what its editors say about it."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/comments/add/",
                view(require_POST(self.add_comment)),
                name="articles_article_add_comment",
            ),
            path(
                "<int:pk>/comments/<int:comment>/<str:act>/",
                view(require_POST(self.settle_comment)),
                name="articles_article_settle_comment",
            ),
            *super().get_urls(),
        ]

    def panel_context(self, request, article):
        """The comments in the order they were written, the open ones first and counted."""
        comments = [
            self._shown(request, comment, article)
            for comment in article.comments.select_related("author", "resolved_by")
        ]
        open_ones = [shown for shown in comments if shown["comment"].resolved_at is None]
        return {
            "open_comments": open_ones,
            "resolved_comments": [shown for shown in comments if shown not in open_ones],
            "comment_address": reverse("admin:articles_article_add_comment", args=[article.pk]),
            "may_comment": self._may_comment(request, article),
            "comment_length": TEXT_LENGTH,
            "passage_length": PASSAGE_LENGTH,
        }

    def add_comment(self, request, pk):
        """Keep a comment on the story, or on a passage of it, and tell whom it concerns."""
        article = self._commented(request, pk)
        text, passage = (
            request.POST.get(name, "").replace("\x00", "").strip()
            for name in ("comment", "passage")
        )
        fault = _fault(text, passage)
        if fault:
            return self._answer(request, article, fault, text, passage, status=400)
        Comment.objects.create(
            article=article,
            author=request.user,
            text=text,
            passage=passage,
            number=article.latest_number,
            written_at=timezone.now(),
        )
        records.record(request.user, "comment", article, number=article.latest_number)
        self._tell(article, request.user, "commented on the story")
        return self._answer(request, article)

    def settle_comment(self, request, pk, comment, act):
        """Resolve a comment or open it again; who wrote it, whose story it is and editors do."""
        article = self._commented(request, pk)
        comment = get_object_or_404(article.comments, pk=comment)
        if act not in {"resolve", "reopen"}:
            raise Http404(f"'{act}' is nothing one does to a comment.")
        if not self._may_settle(request, comment, article):
            records.record(request.user, f"{act} comment", article, refused=True)
            raise PermissionDenied("Who wrote a comment, whose story it is and editors settle it.")
        resolved = act == "resolve"
        if resolved != (comment.resolved_at is not None):
            comment.resolved_at = timezone.now() if resolved else None
            comment.resolved_by = request.user if resolved else None
            comment.save(update_fields=["resolved_at", "resolved_by"])
            records.record(request.user, f"{act} comment", article)
            did = "resolved a comment" if resolved else "opened a comment again"
            self._tell(article, request.user, did)
        return self._answer(request, article)

    def _commented(self, request, pk):
        """The story, for who may comment on it."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        if not self._may_comment(request, article):
            records.record(request.user, "comment", article, refused=True)
            raise PermissionDenied("Reporters and editors comment on the stories they may see.")
        return article

    def _may_comment(self, request, article):
        sees = self.has_view_or_change_permission(request, article)
        return sees and request.user.has_perm(COMMENT)

    def _may_settle(self, request, comment, article):
        user = request.user
        theirs = {comment.author_id, article.author_id, article.assignee_id}
        return user.has_perm(SETTLE) and (user.pk in theirs or user.has_perm(EDIT_ANY))

    def _shown(self, request, comment, article):
        act = "reopen" if comment.resolved_at else "resolve"
        arguments = [comment.article_id, comment.pk, act]
        return {
            "comment": comment,
            "author": name_of(comment.author) if comment.author else "A former colleague",
            "written": ago(comment.written_at),
            "resolved": ago(comment.resolved_at) if comment.resolved_at else "",
            "resolved_by": name_of(comment.resolved_by) if comment.resolved_by else "",
            "act": act.capitalize(),
            "address": reverse("admin:articles_article_settle_comment", args=arguments)
            if self._may_settle(request, comment, article)
            else "",
        }

    def _tell(self, article, user, did):
        people = notices.concerned(article, "comment", user)
        notices.notify(people, article, f"{name_of(user)} {did}.")

    def _answer(self, request, article, fault="", text="", passage="", status=200):
        """The panel alone for a script that asks for it; else the story's page, or the fault's."""
        if request.headers.get("X-Requested-With") == "panel":
            context = Comments.panel_context(self, request, article)
            context |= {"original": article, "fault": fault, "typed": text, "passage": passage}
            return render(request, PANEL, context, status=status)
        if fault:
            messages.error(request, f"{fault} You wrote: {text or 'nothing'}")
        address = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(f"{address}#comments")


def _fault(text, passage):
    if not text:
        return "Enter a comment."
    if len(text) > TEXT_LENGTH:
        return f"A comment has at most {TEXT_LENGTH:,} characters; yours has {len(text):,}."
    if len(passage) > PASSAGE_LENGTH:
        return f"A passage has at most {PASSAGE_LENGTH:,} characters; quote less of it."
    return ""
