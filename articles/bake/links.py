"""Addresses as files, and a page's links as they lead from file to file.

    /topics/arms/                    topics/arms/index.html
    /topics/arms/?before=PLACE       topics/arms/page/2/index.html, the second of that list
    /offices/mayor/?holder=ann-roe   offices/mayor/holder/ann-roe/index.html

Links are relative, so that the folder works wherever it is put. Only 404.html, which answers at any
depth, leads from the root of the site.
"""

import re
from html import unescape
from posixpath import relpath
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.conf import settings
from django.utils.html import escape

from .addresses import SEARCH

TAG = re.compile(r"""<([a-z][a-z0-9]*)\b(?:[^"'<>]|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
LINK = re.compile(r'(\s)(href|src|srcset|action)="([^"]*)"')
FORM = re.compile(r"<form\b.*?</form>\s*", re.DOTALL)
ACTION = re.compile(r'<form\b[^>]*?\saction="([^"]*)"')
CHARSET = '<meta charset="utf-8">'
PLACES = ("before", "after", "page")  # what of a query says which page of a list it is
HIDDEN = (".well-known",)  # the one folder of ours whose name begins with a dot
# What a static page may load; a header that only a server can send is not among them.
POLICY = {name: told for name, told in settings.SECURE_CSP.items() if name != "frame-ancestors"}
POLICY_OF_SEARCH = POLICY | {
    "script-src": [*POLICY["script-src"], "'wasm-unsafe-eval'"],
    "worker-src": ["'self'"],
}


class NoFile(ValueError):
    """An address that no file can have. The message names it."""


def path_of(path, asked=(), number=1):
    """The address of what is asked of that path, without a query; not percent-encoded."""
    more = [part for pair in asked for part in pair]
    if number > 1:
        more += ["page", str(number)]
    return unquote(path) + "".join(f"{part.replace('/', '%2F')}/" for part in more)


def file_of(path):
    """The name of the file for that path. Raise NoFile where it would lead out of the folder."""
    name = path.removeprefix("/")
    parts = name.removesuffix("/").split("/") if name else []
    for part in parts:
        if not part or (part.startswith(".") and part not in HIDDEN) or "\0" in part:
            raise NoFile(f"{path!r}: no file can have this name; give its page another address.")
    return f"{name}index.html" if path.endswith("/") else name


def relative(target, here):
    """The link from the page at one path to another."""
    start = here if here.endswith("/") else here.rpartition("/")[0] + "/"
    found = relpath(target, start)
    if target.endswith("/"):
        found += "/"
    # A colon in the first part would make a scheme of it.
    link = quote(found)
    return link if ":" not in link.partition("/")[0] else f"./{link}"


class Page:
    """One HTML page that was asked for as `path?asked`, the `number`th of its list.

    `html(text)` is the page with its links rewritten. Afterwards `further` are the queries of the
    pages behind it, each with the number it has in its list: [(asked, number, query)]; `lost` are
    addresses that its links had and no file has.
    """

    def __init__(self, path, known, asked=(), number=1, query="", rooted=False):
        self.path, self.known, self.asked, self.number = unquote(path), known, asked, number
        self.query = sorted(parse_qsl(query))
        self.here = path_of(path, asked, number)
        self.root = urlsplit(settings.SITE_URL).path if rooted else None
        self.further, self.lost = [], set()

    def html(self, text):
        """The page for static files: links, no form that needs a server, what it may load."""
        text = FORM.sub(self._form, text)
        text = TAG.sub(self._tag, text)
        policy = POLICY_OF_SEARCH if self.path == SEARCH else POLICY
        told = "; ".join(" ".join([name, *map(str, values)]) for name, values in policy.items())
        meta = f'<meta http-equiv="Content-Security-Policy" content="{told}">'
        return text.replace(CHARSET, f"{CHARSET}\n{meta}", 1)

    def _form(self, match):
        action = ACTION.match(match[0])
        return match[0] if action and urlsplit(unescape(action[1])).path == SEARCH else ""

    def _tag(self, match):
        text, name = match[0], match[1].lower()
        if not LINK.search(text):
            return text
        found = LINK.sub(self._attribute, text)
        return "" if name == "link" and not LINK.search(found) else found

    def _attribute(self, match):
        blank, name, value = match.groups()
        value = unescape(value)
        if name == "srcset":
            parts = [part.strip().partition(" ") for part in value.split(",")]
            led = ", ".join(f"{self._led(link)}{gap}{size}" for link, gap, size in parts)
        else:
            led = self._led(value)
        return f'{blank}{name}="{escape(led)}"' if led is not None else ""

    def _led(self, link):
        """Where a link leads in the files; None where nothing is baked."""
        site = settings.SITE_URL
        is_whole = link == site or link.startswith((f"{site}/", f"{site}?"))
        if is_whole:
            link = link[len(site) :] or "/"
        if (not is_whole and not link.startswith(("/", "?"))) or link.startswith("//"):
            return link
        parts = urlsplit(link)
        path = unquote(parts.path) or self.path
        if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            target, query = path, ""
        elif path not in self.known:
            self.lost.add(path)
            return None
        elif path == SEARCH:
            target, query = path, parts.query
        else:
            target, query = self._asked(path, parts.query), ""
        end = (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        if is_whole:
            return site + quote(target) + end
        if self.root is not None:
            return self.root + quote(target) + end
        return relative(target, self.here) + end

    def _asked(self, path, query):
        """The path of what a query asks for; a page behind this list is noted."""
        pairs = parse_qsl(query)
        asked = tuple(pair for pair in pairs if pair[0] not in PLACES)
        if path != self.path:
            return path_of(path, asked)
        if query and sorted(pairs) == self.query:
            return self.here
        number = 1
        if asked == self.asked:  # of the same list: its next page, or the one before
            named = dict(pairs)
            step = 1 if "before" in named else -1 if "after" in named else 1 - self.number
            number = max(1, self.number + step)
        if query and (number > self.number or asked != self.asked):
            self.further.append((asked, number, query))
        return path_of(path, asked, number)
