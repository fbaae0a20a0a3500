"""Lines that close a story: who reported and edited it, end marks, who its author is."""

import re

from . import agencies
from .characters import holds_any

_SIGNOFFS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\(?(?i:reporting|additional reporting|writing|editing|compiled|edited|translated|"
        r"reporting and writing|writing and editing|with reporting|additional editing|with "
        r"additional "
        r"reporting|written|graphics?|production|by .{3,40} in .{3,30}[;,] (?:editing|writing))\b"
        r"[^.]{0,40}?(?i: by|[:])\s.{2,500}",
        r"[-–—#*_= ]*(?i:ends?|30|more|ends it|end text|eom)[-–—#*_= ]+|[-–—#*_= ]+(?i:end|ends|30)"
        r"[-–—#*_= ]*|\(?(?i:ends?)\)?\.?|\W*(?i:end of (?:text|story|document|release|"
        r"article))\W*",
        r"#(?: ?#){1,5}|-30-|Enditem",
        r"\(?/?[A-Za-z]{2,4}(?:[/-][A-Za-z]{2,4}){1,3}/?\)?",
        r"\((?:with |\w+ )?(?:[A-Z][\w/-]*(?: [A-Z][\w/-]+)?)(?:, (?:[A-Z][\w/-]*(?: "
        r"[A-Z][\w/-]+)?)){1,6}\)",
        r".{3,200}\bcontributed (?:to|reporting|information)\b.{0,80}",
        r".{3,120}\b(?:helped|assisted) with this (?:story|report|article)\.?",
        r"(?:Some )?(?i:information|material|reports?) (?i:for|in|from) .{3,60}(?i:provided by|"
        r"was used|"
        r"came from|contributed).{2,100}",
        r"(?i:items |this (?:report|story|article) (?:was |is )?)?(?i:compiled|prepared|adapted|"
        r"translated)\b.{0,20}\b(?i:from|by)\b.{2,120}",
        r"(?i:with|including) (?i:reports?|files|reporting|material|additional reporting|agency|"
        r"agencies|"
        r"information) (?i:from|by|inputs).{2,100}|\(?(?i:with agency inputs|with inputs from "
        r".{2,60})\)?",
        r"(?:With|with|Including) [A-Z].{1,60} (?:reports?|reporting|inputs?)\.?",
        r"\(?From (?:an? |the )?.{3,80} (?:news|press) releases?\.?\)?",
        r"\(?(?i:report from|source:) (?:newswire|wire|agency|agencies|news) (?i:sources|reports|"
        r"services)"
        r"\.?\)?",
        r"\*\*\d+.{0,40}|\d{3,4}\*\*.{0,40}",
    )
)
_END_MARK = re.compile(r"(?i:[-–—_ ]*(?:end|ends|30)[-–—_ ]*|enditem|#(?: ?#){1,5}|x{3,})")
_SIGNOFF_START = re.compile(
    r"[\W\d_]|reporting|additional|writing|editing|compiled|edited|translated|with|written|enditem|graphic|"
    r"production|by |end|30|more|eom|some|information|material|report|items|this|prepared|adapted|"
    r"including|source|from|[a-z]{2,4}[/-]",
    re.I,
)
_INLINE_SIGNOFF = re.compile(
    r"(?<=[.!?”\"’')])\s+(?:\((?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|"
    r"[Cc]ompiled|"
    r"[Tt]ranslated)\b[^()]{3,400}\)|(?:Additional )?(?:Reporting|Writing|Editing)(?: and \w+)? by "
    r"[^.]{3,400}\.?|-\s?(?:30|[Ee]nd|END|ends)\s?-|#{3}"
    r"|(?:\(By [^()]{3,120}\)\s*)?[Ee]nditem(?:/\w{1,6})?|\(By [^()]{3,120}\)"
    r"|\((?:END|End|ends|Ends)\))$"
)
_INLINE_AGENCY = re.compile(r"(?<=[.!?”\"’'])\s*[(\[](?P<name>[^()\[\]]{2,40})[)\]]\.?$")
_INLINE_LABEL = re.compile(
    r"(?<=[.!?”\"’'])\s*[(\[](?:[Ss]ource|Quelle|Fuente|Kaynak)\s?: [^()\[\]]{2,60}[)\]]\.?$"
)
_DASHED_AGENCY = re.compile(r"(?<=[.!?”\"’'])\s*[-–—]+\s?(?P<name>[A-Z][\w /-]{1,30})$")
_COMPILED = re.compile(
    r"(?:[Cc]ompiled |Adapted )?[Ff]rom (?:an? )?(?P<name>[A-Z][\w.&’'-]*(?: [\w.&’'-]+){0,8}?) "
    r"(?:[Nn]ews|[Pp]ress) [Rr]eleases?"
)
_LABEL = re.compile(r"[(\[](?:[Ss]ource|Quelle|Fuente|Kaynak)\s?: ")
# `zel/df`, `/cna/`: who wrote and who edited, in small letters.
_INLINE_INITIALS = re.compile(r"(?<=[.!?”\"’'])\s+(?:[a-z]{2,4}/[a-z]{2,4}|/[a-z]{2,5}/)$")
_INITIALS = re.compile(r"(?!ENDS?$|EOM$|MORE$)[A-Z]{2,5}")
_AGENCY_DASH = re.compile(r"[-–—]+\s?(.{2,40})")
_BETWEEN_AGENCIES = re.compile(r",? and |, | ?/ ?")
_BIO = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:, .{2,60},)? (?:is|was|are|covers|"
    r"writes|reports|"
    r"reported|contributed|works|can be)\b.{0,100}\b(?:reporter|correspondent|writer|columnist|"
    r"journalist|"
    r"freelancer?|contributor|editor|fellow|covers|covering|writes|reached|staff|bureau|author|"
    r"reports|"
    r"twitter)\b"
)


def is_signoff(text: str) -> bool:
    """Whether a line closes the story: `(Reporting by …)`, `-end-`, `###`, initials, agencies."""
    if len(text) > 600:
        return False
    may_be_one = _SIGNOFF_START.match(text) or holds_any(text, (" contributed ", " with this "))
    if may_be_one and any(pattern.fullmatch(text) for pattern in _SIGNOFFS):
        return True
    inside = text.strip("()[] .")
    if text[0] in "([" and text[-1] in ")]" and agencies.is_agency(inside):
        return True
    dash = _AGENCY_DASH.fullmatch(text)
    return agencies.is_agency(dash[1]) if dash else _names_agencies(text)


def is_end_mark(text: str) -> bool:
    """Whether a line says that the copy ends there: `-end-`, `###`."""
    return len(text) <= 12 and _END_MARK.fullmatch(text.strip(" ()*.")) is not None


def inline_signoff(text: str) -> int | None:
    """Where a sign-off starts that was printed on the last line of a paragraph."""
    base = max(0, len(text) - 450)
    match = _INLINE_SIGNOFF.search(text, base) or _inline_agency(text)
    match = match or _INLINE_INITIALS.search(text, max(0, len(text) - 12))
    if match is None:
        return None
    return match.end() - len(match[0].lstrip())


def agency_of(text: str) -> str | None:
    """The one agency that a sign-off names: `(AP)`; None for several or for other sign-offs."""
    compiled = _COMPILED.fullmatch(text.strip("()[] ."))
    if compiled:
        return compiled["name"]
    label = _LABEL.match(text)
    if label:
        return text[label.end() :].strip("()[] .")
    before, stroke, name = text.strip("()[]-–— .").rpartition("/")
    is_one = agencies.is_agency(name) or agencies.is_paper(name)
    is_one = is_one or (_INITIALS.fullmatch(name) and not (stroke and len(before) <= len(name)))
    return name if is_one else None


def _names_agencies(text: str) -> bool:
    """Whether a line is a list of agencies: `Interfax, AP and Reuters`."""
    if len(text) > 80 or text[-1] == "." or not holds_any(text, (",", "/", " and ")):
        return False
    names = _BETWEEN_AGENCIES.split(text)
    return len(names) >= 2 and all(agencies.is_known(name) for name in names)


def _inline_agency(text: str) -> re.Match | None:
    """The agency behind the last sentence: `… altitude. (AP)` and `… altitude. – Reuters`."""
    base = max(0, len(text) - 50)
    label = _INLINE_LABEL.search(text, base)
    if label:
        return label
    match = _INLINE_AGENCY.search(text, base)
    if match and agency_of(match["name"]):
        return match
    match = _DASHED_AGENCY.search(text, base)
    return match if match and agencies.is_known(match["name"]) else None


def biography_of(text: str) -> str | None:
    """The author whom a closing line introduces: `Jane Doe is a reporter in Lisbon.`"""
    match = _BIO.match(text) if len(text) <= 400 else None
    return match["name"] if match else None
