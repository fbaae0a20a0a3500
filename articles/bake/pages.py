"""What the site answers a stranger, as files.

The views are called themselves, without the middleware: nothing comes from the page cache or goes
into it, and `Shown` tells what each page was made of, from before it was read.
"""

import re
from collections import deque
from dataclasses import dataclass, field
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import render
from django.test import RequestFactory
from django.urls import Resolver404, get_resolver, resolve

from .addresses import NOT_FOUND, SEARCH
from .links import Page, file_of, path_of, relative

ASSET = "(?:{}|{})[\\w./%-]+".format(*map(re.escape, (settings.STATIC_URL, settings.MEDIA_URL)))
WITH_ASSETS = ("text/html", "application/json", "application/feed+json", "xml")
CARD = ".card.png"
MOVED = (301, 302)
MOST_PAGES = 100_000  # behind one address; more would be a list without an end


@dataclass
class Made:
    """What a family became: the files with their bytes, and what the manifest remembers of it."""

    status: int = 404
    target: str = ""
    files: dict = field(default_factory=dict)
    things: set = field(default_factory=set)
    tokens: set | None = field(default_factory=set)  # None: nothing tells when it changes
    until: object = None
    assets: set = field(default_factory=set)
    lost: set = field(default_factory=set)


def make(family, known):
    """Everything of a family. Whatever the views raise, other than Http404, is raised."""
    made = Made()
    for place, address in enumerate(family):
        if address.endswith(CARD) and not _is_named(address, made):
            continue
        status = _make_list(made, address, known)
        if place == 0:
            made.status = status
            if status != 200:
                break  # what was taken down or moved has nothing beside it
    return made


def _is_named(address, made):
    """Whether the page names it: a card takes longer to draw than all else of a story."""
    page = next(iter(made.files.values()))
    return unquote(address).encode() in page or address.encode() in page


def _make_list(made, address, known):
    """The page and those behind it; return the status of the first."""
    first, seen, waiting = None, set(), deque([((), 1, "")])
    while waiting:
        asked, number, query = waiting.popleft()
        if (asked, number) in seen or len(seen) > MOST_PAGES:
            continue
        seen.add((asked, number))
        answer = answer_to(f"{address}?{query}" if query else address)
        if first is None:
            first = answer.status_code
        if answer.status_code in MOVED:
            answer = _moved(made, address, answer)
        elif answer.status_code == 404 and address != NOT_FOUND:
            continue
        _note(made, answer)
        page = Page(address, known, asked, number, query, rooted=address == NOT_FOUND)
        made.files[file_of(path_of(address, asked, number))] = _content(made, answer, page)
        made.lost |= page.lost
        waiting.extend(page.further)
    return first


def answer_to(address):
    """What the site answers a stranger who asks for that address."""
    secure = settings.HAS_TLS
    request = RequestFactory(SERVER_NAME=settings.SITE_HOST).get(address, secure=secure)
    request.user, request.session, request.is_baked = AnonymousUser(), {}, True
    try:
        if view := OWN.get(address):
            return view(request)
        match = request.resolver_match = resolve(request.path_info)
        return match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404) as error:
        return get_resolver().resolve_error_handler(404)(request, exception=error)


def asset(path):
    """The bytes of a picture that strangers may see; None where there is none."""
    answer = answer_to(path)
    return b"".join(answer) if answer.status_code == 200 else None


def _search(request):
    return render(request, "articles/baked_search.html")


def _not_found(request):
    return get_resolver().resolve_error_handler(404)(request, exception=None)


OWN = {SEARCH: _search, NOT_FOUND: _not_found}


def _moved(made, address, answer):
    """A page that leads to where the address leads now."""
    made.target = unquote(answer["Location"])
    request = RequestFactory(SERVER_NAME=settings.SITE_HOST).get(made.target)
    context = {"link": relative(made.target, unquote(address)), "target": made.target}
    return render(request, "articles/baked_moved.html", context)


def _note(made, answer):
    shown = getattr(answer, "shown", None)
    if shown is None:
        made.tokens = None
    elif made.tokens is not None:
        made.things.update(shown.things)
        made.tokens |= shown.tokens
    until = getattr(answer, "holds_until", None)
    if until:
        made.until = min(until, made.until or until)


def _content(made, answer, page):
    media_type = answer.headers.get("Content-Type", "")
    if not any(name in media_type for name in WITH_ASSETS):
        return answer.content
    text = answer.text
    made.assets.update(_assets(text))
    return page.html(text).encode() if media_type.startswith("text/html") else answer.content


def _assets(text):
    found = re.compile(rf"(?:(?<=[\"' ,(])|{re.escape(settings.SITE_URL)})({ASSET})")
    return {unquote(path) for path in found.findall(text)}


def named_by(path, data):
    """The paths of other files that a style sheet or a script names."""
    if path.endswith(".css"):
        names = re.findall(r"url\([\"']?([^\"')]+)", data.decode())
    elif path.endswith(".js"):
        names = re.findall(r"(?:from|import)\s*\(?[\"'](\.{1,2}/[^\"']+)", data.decode())
    else:
        return set()
    plain = [urlsplit(name).path for name in names if not name.startswith(("data:", "#", "http"))]
    return {_joined(dirname(path), name) for name in plain if name}


def _joined(folder, name):
    return name if name.startswith("/") else normpath(f"{folder}/{name}")
