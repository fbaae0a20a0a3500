"""Readers' pages, kept until something they show changes; and 304 for who has the page already.

    @kept("topic:{slug}", "directory")
    def topic_detail(request, slug): ...

names the things that the page shows; `people.stamp` has a token for each, renewed in the
transaction of any change. The tokens are read before the page is rendered and kept with it. Before
a kept page is sent they are read again, in one query: if one differs, the page is rendered anew. So
any number of processes may keep pages, each its own or all in one place, and none of them can send
what a committed change took back.

What changes by the clock alone is known beforehand: a page is kept no longer than until the next
story comes or goes, and never beyond the day. Browsers and proxies may keep a page and must ask
each time, which costs that one query.

Who is logged in gets each page made anew. The address with its whole query is the key, since what
a query asks may be printed on the page.
"""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache, wraps
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from newsroom import standing
from newsroom.release import release
from people.stamp import SITE

logger = logging.getLogger(__name__)

LONGEST_ADDRESS = 1000
LARGEST = 1 << 20  # bytes; a larger page would drive too many others out
# (table, column, condition) of the moments at which pages may change. Each app adds its own.
TURNS = []
# A 304 repeats what is told of the page, not of the bytes that it does not send.
OF_THE_BYTES = {"content-length", "content-type"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page was made of: its things with the tokens they had, and how long it holds."""

    things: tuple
    reads: tuple
    tokens: frozenset
    until: datetime


def kept(*things, reads=()):
    """Keep what the view answers with 200, and let readers who have it be told so.

    Things are words of `people.stamp`, in which {slug} is that argument of the address. `reads` are
    others whose tokens the view wants; it finds those, and its own, in `request.tokens`, by thing.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, **arguments):
            shown, request.tokens = None, {}
            if _key(request):
                named = (SITE, *(thing.format(**arguments) for thing in things))
                # Where a page was kept, the middleware has looked already.
                looked = getattr(request, "looked", None) or _look(named, tuple(reads))
                shown, request.tokens = looked
                standing.as_of(request.tokens.get(SITE, frozenset()))
            response = view(request, **arguments)
            if response.status_code == 200:
                response["ETag"] = _etag(response.content)
                response["Cache-Control"] = "no-cache"
                response.shown = shown
            return response

        return answer

    return decorate


def hold_until(response, moment):
    """The page is another one from that moment on, by the clock alone."""
    response.holds_until = min(moment, getattr(response, "holds_until", moment))


def page_cache(get_response):
    """The middleware. It comes first: what it sends is what all others made of the answer."""

    def middleware(request):
        key = _key(request)
        page = _get(key) if key else None
        if page:
            made_of, *made = page
            now, _ = request.looked = _look(made_of.things, made_of.reads)
            if now and now.tokens == made_of.tokens and timezone.now() < made_of.until:
                return _answer(request, *made)
        response = get_response(request)
        shown = getattr(response, "shown", None)
        if not hasattr(response, "shown") or response.streaming or response.cookies:
            return response
        headers = tuple(response.items())
        if key and shown and request.method == "GET" and not response.has_header("Vary"):
            until = min(shown.until, getattr(response, "holds_until", shown.until))
            _set(key, (replace(shown, until=until), headers, response.content))
        return _answer(request, headers, response.content, response)

    return middleware


def _answer(request, headers, content, response=None):
    """The page, or 304 to a reader who has it."""
    named = dict(headers)
    unchanged = get_conditional_response(request, etag=named["ETag"])
    if unchanged is not None:
        for name, value in headers:
            if name.lower() not in OF_THE_BYTES:
                unchanged.headers[name] = value
        return unchanged
    return response if response is not None else HttpResponse(content, headers=named)


def _etag(content):
    """Of what is told; weak, as a proxy may pack the bytes anew."""
    return f'W/"{blake2b(content, digest_size=16).hexdigest()}"'


def _key(request):
    """Where the page of this request is kept; empty where none is."""
    if request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return ""
    asked = request.META
    address = (
        *(request.scheme, asked.get("HTTP_HOST"), asked.get("SERVER_NAME")),
        *(asked.get("SERVER_PORT"), request.path, asked.get("QUERY_STRING", "")),
    )
    if len(request.path) + len(address[-1]) > LONGEST_ADDRESS:
        return ""
    return f"page:{blake2b(repr((release(), address)).encode(), digest_size=16).hexdigest()}"


def _look(things, reads):
    """(what a page of these things is made of, {thing: its tokens}), before all else is read.

    Without a token of the site the triggers are not there, and nothing may be kept.
    """
    now = timezone.now()
    asked = [*things, *reads]
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(_tokens_and_turns(len(asked)), [*asked, *[moment] * len(TURNS)])
        rows = cursor.fetchall()
    found, turns = {}, []
    for thing, text in rows:
        if thing:
            found[thing] = found.get(thing, frozenset()) | {(thing, text)}
        elif text:
            turns.append(_moment(text))
    own = frozenset().union(*(found.get(thing, ()) for thing in things))
    shown = Shown(things, reads, own, min([_end_of_day(now), *turns]))
    return shown if SITE in found else None, found


@lru_cache
def _tokens_and_turns(number):
    """The statement that asks for the tokens of so many things, and for each next turn."""
    marks = ", ".join(["%s"] * number)
    parts = [f"SELECT thing, token FROM people_stamp WHERE thing IN ({marks})"]  # noqa: S608
    for table, column, condition in TURNS:
        parts.append(
            f"SELECT '', CAST(min({column}) AS text) FROM {table} "  # noqa: S608
            f"WHERE {condition} AND {column} > %s"
        )
    return " UNION ALL ".join(parts)


def _moment(text):
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _end_of_day(now):
    """Offices are held, and stories old, by the day."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def _get(key):
    """What is kept there; a cache that fails has nothing."""
    try:
        return cache.get(key)
    except Exception:
        logger.exception("The page cache does not answer; pages are made anew.")


def _set(key, page):
    seconds = (page[0].until - timezone.now()).total_seconds()
    if seconds <= 0 or len(page[-1]) > LARGEST:
        return
    try:
        cache.set(key, page, timeout=seconds)
    except Exception:
        logger.exception("The page cache takes nothing; pages are made anew.")
