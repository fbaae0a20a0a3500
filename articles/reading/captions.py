"""Lines that belong to a picture: captions and photographers' credits."""

import re

from .characters import holds_any
from .places import is_known_place

_AGENCY = (
    r"(?:AP|Reuters|REUTERS|AFP|EPA|epa|Getty(?: Images)?|Xinhua|TASS|Sputnik|Kyodo|UPI|NATO|DVIDS)"
)
_FORCE = (
    r"(?:U\.?S\.? (?:Army|Navy|Air Force|Marine Corps|Coast Guard|Department of Defense)|DoD|DOD|"
    r"Defense Dept\.|Department of Defense|White House|Official|Courtesy|File|Handout|Army|Navy|"
    r"Air Force|Marine Corps|Coast Guard|NASA|State Department|Kremlin|Pentagon|NATO)"
)
_CAPTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:file )?(?i:photos?|photographs?|images?|pictures?)(?i: (?:by|courtesy|credit|"
        r"provided|from)\b"
        r"|\s*[:/©|]|s? and caption by).{0,800}",
        r"(?i:about (?:the |this )?(?:photo|image|picture)\s*:).{0,800}",
        r"(?i:FILE(?: PHOTO| - PHOTO|-PHOTO)?)\s*(?:[-–—:]|\(|$).{0,500}",
        r"(?i:file photo|stock photo|archive photo|ap photo|afp photo|handout photo)\b.{0,300}",
        rf"{_FORCE} (?:\w+ ){{0,2}}(?i:photos?|images?|graphic|illustration|video)\b.{{0,300}}",
        rf"(?:© ?)?{_AGENCY} ?(?:[Pp]hotos?|[Ii]mages?)?\s*/.{{0,80}}",
        r"(?i:pictured|image caption|photo caption|caption|photo credit|image credit|photograph|"
        r"cutline"
        r"|in this (?:(?:\w+ |\w+\. )?\d{1,2},? (?:\d{4},? )?)?(?:file |undated |handout |\w+ "
        r"\d+, \d+,? )?"
        r"(?:photo|image|picture|photograph))\b\s*[:,.(]?.{0,500}",
        r"(?i:(?:an? )?(?:file|stock|archive|undated|representative|representational) "
        r"(?:photo|image|picture))\.?",
        r"(?:Image|Photo) ?#.{0,600}|(?i:(?:image|photo|media) (?:source|caption)),.{0,60}",
        r"Date: .{4,30} Description: .{0,500}",
        r"(?:Photo|Image|Picture) \d+ of \d+.{0,300}|\d+ / \d+ (?i:show caption).{0,300}",
    )
)
_CAPTION_START = re.compile(
    rf"an? |about |file|stock|archive|undated|representat|date: |ap |afp |handout|photo|image|"
    rf"picture|caption|cutline|in this|\d|©|"
    rf"{_AGENCY}|{_FORCE}",
    re.I,
)
# One of these stands in every ending below; looking for them first is quick.
_CAPTION_WORDS = tuple(
    "hoto|PHOTO|mage|icture|llustration|andout|ownload|(file|(File|FILE|HANDOUT|[|/|witter)"
    "|raphic)|ideo)|redit|/".split("|")
)
_CAPTION_END = re.compile(
    rf"(?:[(\[](?:[^()\[\]]{{0,60}}\b)?(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]icture|[Ff]ile|FILE|"
    rf"[Hh]andout)\b"
    rf"[^()\[\]]{{0,80}}[)\]](?: \([^()]{{2,30}}\))?"
    rf"|\((?:{_AGENCY}|ANI|PTI|IANS|AA|Yonhap) (?:[Tt]witter|[Gg]raphic|[Vv]ideo)\)"
    rf"|\((?:via )?{_AGENCY}/[^()]{{1,60}}\)|\[(?:{_AGENCY}|Agencies|"
    rf"(?:Photo|File|Al Jazeera)[^\]]{{0,40}})\]"
    rf"|\b(?:{_FORCE}|{_AGENCY}) (?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Ii]llustration)(?:,? by|/| "
    rf"courtesy)"
    rf"\s?[^.!?]{{2,60}}\.?(?: \(?[Cc]lick .{{0,60}})?"
    rf"|\b(?:[Pp]hoto|[Pp]hotograph|[Pp]icture|PHOTO)(?: by|:| courtesy(?: of)?| "
    rf"credit:?)\s?[^!?]{{2,60}}"
    rf"|(?:[Dd]ownload (?:[Hh]i-?[Rr]es|screen-resolution|high-resolution)|[Cc]lick photo for|"
    rf"high-resolution image available).{{0,60}}"
    rf"|(?<=[.!?”]) [A-Z][\w.'’ ]{{1,25}} ?/ ?[A-Z][\w.'’ ]{{2,30}}\.?"
    rf"|\b[Cc]redits?: ?[^.!?]{{2,60}}"
    rf"|\b[Ii]mage by [A-Z][^.!?]{{2,60}}|[A-Z][\w-]+ ?/ ?(?:[Ff]ile|FILE)(?: [Pp]hoto)?"
    rf"|{_AGENCY}/[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}(?:/[A-Z][\w .'’-]{{1,40}})?)$"
)
_POSED = re.compile(
    r"\((?:left|right|center|centre|front|back|L|R|C)\)|, (?:left|right|center|centre),"
)
# What people in a picture do, in the present tense that copy about them does not use.
_POSES = re.compile(
    r"\b(?:speaks?|gestures?|looks? on|attends?|poses?|smiles?|waves?|arrives?|shakes? hands"
    r"|listens?|signs|meets|holds?|sits?|talks|leaves|watch(?:es)?|casts?|rides?|carries|reacts?"
    r"|answers|receives|prays?|marches"
    r"|addresses|inspects?|walks?|stands?|delivers?|greets?|salutes?|is (?:seen|pictured|shown)"
    r"|are (?:seen|pictured|shown))\b"
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|will|would|announced|ordered|signed|met|held|ended"
    r"|opened|agreed|called|made|took|gave|went|came|began|offered|proposed|approved|rejected|issued"
    r"|visited|arrived|left|killed|warned|urged|asked|voted|passed|decided|did|became|won|lost)\b"
)
_PHOTO_CREDIT_ONLY = re.compile(
    r"\(?(?:.{0,40}\b)?photo(?:graph)?s? (?:by|courtesy)\b.{2,70}", re.I
)
# `Mia Roe / AFP / Getty Images` and `Getty Images` in a line of their own.
_CREDIT = re.compile(
    r"(?:[\w.'’ -]{2,40}(?: ?/ ?| \| | via ))*(?:AP|AFP|REUTERS|Reuters|EPA|Corbis|Getty"
    r"|Getty Images|Shutterstock|iStock|Alamy|Xinhua|UPI|TASS)(?: ?/ ?[\w.'’ -]{2,40})*"
)


def is_credit(text: str) -> bool:
    """Whether a line credits a photographer or an agency of pictures and says nothing else."""
    if len(text) > 110 or not holds_any(text, ("/", "etty", "hoto", "HOTO")):
        return False
    if is_photo_credit(text):
        return True
    if len(text) > 80 or _CREDIT.fullmatch(text) is None:
        return False
    first = text.partition("/")[0].strip()
    return "Getty" in text or ("/" in text and not first.isupper() and not is_known_place(first))


def is_caption(text: str) -> bool:
    """Whether a line is the caption or the credit of a picture."""
    if len(text) > 900 or text[0] in '“"':
        return False
    if is_credit(text):
        return True
    if _CAPTION_START.match(text) and any(pattern.fullmatch(text) for pattern in _CAPTIONS):
        return True
    end = text[-160:]
    return holds_any(end, _CAPTION_WORDS) and _CAPTION_END.search(end) is not None


def is_posed(text: str) -> bool:
    """Whether a line tells where in a picture somebody is: `Mia Roe, left, greets Jon Lind`."""
    return _POSED.search(text) is not None


def may_be_caption(text: str) -> bool:
    """Whether a line may describe a picture, if it stands where captions stand."""
    if len(text) > 350 or text[0] in '“"':
        return False
    return is_posed(text) or (_POSES.search(text) is not None and _PAST.search(text) is None)


def tells_of_past(text: str) -> bool:
    """Whether a line tells what was said or done, as copy does and captions seldom do."""
    return _PAST.search(text) is not None


def is_photo_credit(text: str) -> bool:
    """Whether a line credits a photographer and says nothing else."""
    return len(text) <= 110 and _PHOTO_CREDIT_ONLY.fullmatch(text) is not None
