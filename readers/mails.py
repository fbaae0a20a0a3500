"""What we write to readers: one template, from which both the HTML and the text of a mail are made.

Every mail says how to end all of them, in words and in its head (RFC 2369, RFC 8058).
"""

from datetime import timedelta
from email import policy as policies
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from html.parser import HTMLParser

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator

from articles.notices import one_line

from .asking import CONFIRM_WITHIN
from .subjects import SEARCHES
from .tokens import token_of

SUBJECT_LENGTH = 150
BLOCKS = {"p", "h1", "h2", "li", "hr", "div"}
UNREAD = {"head", "style", "title"}


class WholeHeader(UnstructuredHeader):
    """A header on one line: folded, a long address would be encoded, which nobody decodes."""

    def fold(self, *, policy):
        return f"{self.name}: {self}{policy.linesep}"


HEADERS = HeaderRegistry()
HEADERS.map_to_type("list-unsubscribe", WholeHeader)


class Mail(EmailMultiAlternatives):
    def message(self, *, policy=policies.default):
        return super().message(policy=policy.clone(header_factory=HEADERS))


def link_mail(follower, pending):
    """The mail with the link that opens a reader's alerts; `pending` are those to confirm."""
    subject = "Confirm your alerts" if pending else "Your alerts"
    context = {"pending": _told(pending), "days": CONFIRM_WITHIN // timedelta(days=1)}
    return _mail(follower, subject, context)


def alert_mail(follower, stories, pending=()):
    """The mail that tells of stories: [(published story with its opening, the alert's name)]."""
    first = stories[0][0].headline
    subject = first if len(stories) == 1 else f"{len(stories)} new stories: {first}"
    return _mail(follower, subject, {"stories": stories, "pending": _told(pending)})


def _told(pending):
    """[(what it is on, how often)] of alerts to confirm; what the asker typed is not repeated."""
    return [
        (
            "a search" if alert.subject.startswith(SEARCHES) else alert.name,
            alert.get_frequency_display().lower(),
        )
        for alert in pending
    ]


def _mail(follower, subject, context):
    token = token_of(follower)
    manage = settings.SITE_URL + reverse("follower", args=[token])
    stop = settings.SITE_URL + reverse("stop_alerts", args=[token])
    context |= {
        "subject": subject,
        "manage": manage,
        "stop": stop,
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
    }
    html = render_to_string("readers/mail.html", context).lstrip()
    mail = Mail(
        subject=Truncator(one_line(f"{settings.SITE_NAME}: {subject}")).chars(SUBJECT_LENGTH),
        body=text_of(html),
        to=[follower.address],
        headers={
            "List-Id": f"<alerts.{settings.SITE_HOST}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def text_of(html):
    """The plain text of a mail's HTML: a block a paragraph, each link's address below its block."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks) + "\n"


class _TextReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.words, self.links = [], [], []
        self.unread = 0

    def handle_starttag(self, tag, attrs):
        if tag in UNREAD:
            self.unread += 1
        elif tag in BLOCKS:
            self.end_block()
        elif tag == "a":
            self.links.append(dict(attrs).get("href", ""))

    def handle_endtag(self, tag):
        if tag in UNREAD:
            self.unread -= 1
        elif tag in BLOCKS:
            self.end_block()

    def handle_data(self, text):
        if not self.unread:
            self.words.append(text)

    def end_block(self):
        text = " ".join("".join(self.words).split())
        if text:
            self.blocks.append("\n".join([text, *self.links]))
        self.words, self.links = [], []
