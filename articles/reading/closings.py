"""Lines that tell what stands below them: a list of links, comments, nothing of the story."""

import re

from .date_lines import PUBLISHED_IN, is_date_line

_LIST_HEADING = re.compile(
    r"(?:related|recommended|more|other|latest|recent|popular|trending|top|featured|most|also|see|"
    r"you may|you might|read)\b.{0,20}\b(?:articles?|stor(?:y|ies)|links?|news|posts?|sites?|"
    r"coverage|"
    r"items?|reading|headlines|read|popular|viewed|like|also|now|content|documents?|videos?|"
    r"information)"
    r"\s*:?|biograph(?:y|ies)\s*:?|on the (?:net|web)\s*:?|links\s*:?|comments?\s*(?:\(\d+\))?\s*:?"
    r"|most (?:read|viewed|visited|popular|shared|watched|commented|e-?mailed|clicked)\b.{1,40}"
    r"|(?:sponsored|promoted|paid|partner)\b.{0,10}\b(?:links?|content|stories|posts?)"
    r"|check also|also check|(?:we )?recommend(?:ed|s|ations)?(?: for you| reading)?\s*:?"
    r"|related\s*:?|see also\s*:?|read more\s*:?|more\s*:|newsfeed|editor['’]?s['’]? picks|"
    r"in the news|tags\s*:?|topics\s*:?|also read\s*:?|more from .{1,40}|from the web|around the "
    r"web",
    re.I,
)
_COMMENTS = re.compile(
    r"(?:\w+ )?\(\d+ (?:comments?|responses?|replies)\)"
    r"|(?:\d+|no|one|two|three) (?:comments?|responses?|replies|thoughts)\b"
    r"(?:.{0,30}| (?:to|on) .{0,140})"
    r"|(?:leave|post|add|write) a (?:comment|reply|response)\b.{0,20}"
    r"|(?:reader |user |your )?comments(?: \(\d+\))?|join the (?:discussion|conversation)"
    r"|(?:no hay|publicar un|\d+) comentarios?|(?:aucun|\d+) commentaires?|keine kommentare"
    r"|(?:nessun|\d+) comment[oi]|(?:nenhum|sem|\d+) comentários?|нет комментариев"
    r"|(?:\d+ )?have your say|we need your (?:help|support)|about the authors?|what to read next",
    re.I,
)
# `About Harbor Holdings`: who has issued a release.
_ABOUT = re.compile(r"About (?:the )?(?:[A-Z][\w.&’'-]*(?: (?:of|and|the|for) | |:|$)){1,8}")
# Nothing of the story stands below who owns it.
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,160}\brights reserved", re.I)


def is_list_heading(text: str) -> bool:
    """Whether a line opens a list of links: `Related Articles`, `Biographies:`, `On the Net:`."""
    return len(text) <= 60 and _LIST_HEADING.fullmatch(text.strip(" -–—»>[]•")) is not None


def opens_about(text: str) -> bool:
    """Whether a line is the heading of what an office or a company says of itself."""
    return len(text) <= 80 and _ABOUT.fullmatch(text) is not None


def closes_story(text: str) -> bool:
    """Whether only other matter stands below: `3 comments:`, `Published in Coast, May 1, 2019`."""
    if _COPYRIGHT.match(text):
        return True
    if len(text) > 110:
        return False
    if PUBLISHED_IN.match(text):
        return is_date_line(text)
    return _COMMENTS.fullmatch(text.strip(" -–—»>[]•#*.:!")) is not None
