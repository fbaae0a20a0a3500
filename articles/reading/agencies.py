"""Which words name a news agency or an office that issues news: known names and telling endings."""

import re

_NAMES = (
    r"Associated Press|AP|Reuters|Thomson Reuters|Agence France[- ]Presse|AFP|Reuter|Xinhua(?:net)?"
    r"|RIA Novosti|Sputnik|(?:ITAR-?)?TASS|Itar-Tass|Interfax(?:-AVN)?|VOA"
    r"|Voice of America|Voice of Russia"
    r"|RFE/RL|Radio Free Europe/Radio Liberty|UPI|United Press International|Kyodo|Yonhap"
    r"|DPA|dpa|IRNA|Press Trust of India|PTI|ANSA|EFE|Anadolu(?: Agency)?|BBC|CNN|Bloomberg"
    r"|AFPN|AFNS|AFPS|ARNEWS|NNS|DVIDS|MCT|McClatchy|KUNA|MENA|SANA|PNA|ANI|IANS|KCNA|CNA"
    r"|Ukrinform|Mehr|Fars|Tasnim|BelTA|Antara|Bernama|Canadian Press|PA|Press Association"
    r"|Australian Associated Press|AAP|VNA|Jiji(?: Press)?|NAN|WAM|QNA|BNS|LETA|BNS/LETA|LETA/BNS"
    r"|Tanjug|MTI|TASR|CTK|PAP|Belga|ANP|Agerpres|BTA|HINA|Petra|SUNA|Lusa"
    r"|Press TV|PressTV|ISNA|Al[- ]Arabiya|Haaretz|Ha['’]aretz|Ynet(?:news)?|Stars and Stripes"
    r"|Kommersant|Izvestia|Ukrayinska Pravda|EurasiaNet|Eurasia Daily Monitor|Armenpress|Azertag"
    r"|Balkan Insight|Euronews|France 24|Sky News|ABC News|CBS News|NBC News|Fox News|NPR|NHK"
    r"|CCTV|CGTN|Russia Today|Asharq Al-Awsat|Al-Ahram|IRIN|Prensa Latina|Notimex|Politico|POLITICO"
    r"|swissinfo|EUobserver|EurActiv|Der Spiegel|SPIEGEL ONLINE|Naharnet|PRNewswire(?:-AsiaNet)?"
    r"|Pentagon Press Office|Deutsche Welle|Al Jazeera|Tribune Washington Bureau"
)
_TAIL = r"(?: News(?: Agency| Service)?| Agency| Staff| Wire)?"
_ENDINGS = (
    r"(?:Press|News|Information|Wire) (?:Service|Agency|Bureau)s?|Print News|Newswire|Newswires"
    r"|Public Affairs(?: (?:Office|Agency|Detachment|Directorate))?|Wire (?:Services|Reports)"
    r"|News Network|Newspapers|Foreign Service|NewsStand|Newsstand|Press (?:Office|Secretary)"
    r"|Media Relations"
)
_WORD = r"[A-Z0-9][\w.'’&/-]*"
_NAME = re.compile(rf"(?:The )?(?:{_NAMES}){_TAIL}", re.ASCII)
_ENDING = re.compile(
    rf"(?:{_WORD}|of|the|and|for|\d\w*)(?: (?:{_WORD}|of|the|and|for|\([A-Z]{{2,4}}[ -]?\d+\)))"
    rf"{{0,8}}"
)
_ENDS = re.compile(rf"(?:{_ENDINGS})$", re.I)
_OFFICE = re.compile(
    r"(?:The )?(?:U\.?S\.? |United States |Russian |British |UK )?"
    r"(?:Department|Ministry|Office|Embassy|Bureau|Headquarters) (?:of|for) "
    rf"{_WORD}(?: (?:{_WORD}|of|the|and|for)){{0,8}}(?: \([A-Z][\w .]+\))?"
    r"|(?:The )?White House|(?:The )?Kremlin|Ministry of Defen[cs]e"
)
# `…, 4th Infantry Division`: of whom an office is.
_UNIT = re.compile(
    r"(?:\d{1,3}\w\w )?(?:[A-Z][\w.]+ ){0,5}(?:Division|Brigade|Wing|Group|Command|Corps"
    r"|Regiment|Fleet|Squadron|Battalion|Team|Force)"
)
# `Joint Harbor Command - Portugal`: a line that is the name of an authority.
_BODY = re.compile(
    r"(?:The )?(?:[A-Z][\w.&’'-]*|\d{1,3}\w\w)(?: (?:[A-Z][\w.&’'-]*|of|the|and|for)){0,6} "
    r"(?:Command|Agency|Ministry|Department|Directorate|Secretariat|Mission|Embassy|Fleet|Division"
    r"|Brigade|Wing|Task Force)(?: [-–—] [A-Z]\w+(?: [A-Z]\w+)?)?"
)
# A word of a name that tells of an office, an alliance or a paper.
_ORGANISATION = re.compile(
    r"\b(?:news|press|service|agency|cent(?:re|er)|department|ministry|office|forces?"
    r"|command|corps|army|navy|air force|coast guard|national guard|marines|headquarters|embassy"
    r"|relations|public affairs|council|commission|committee|institute|secretariat|parliament"
    r"|government|authority|bureau|online|daily|star|times|post|herald|gazette|journal|review|file"
    r"|radio|television|broadcasting|magazine|wire|newswire|monitor|bulletin|foundation|association"
    r"|NATO|UN|EU|IAEA|OSCE|SHAPE|ISAF|KFOR|CENTCOM|EUCOM|UNHCR|UNICEF|NASA|FBI|IMF)\b",
    re.I,
)
_SMALL = frozenset("of the and for in on to".split())
_SECTION = re.compile(
    r"(?:breaking|latest|top|more|other|world|local|national|international|related|recent|all"
    r"|featured|today['’]s|business|political|defen[cs]e) (?:news|stories|headlines|wire)\b"
    r"|(?:news|press)$|media\b|.*\b(?:briefing|conference|statement|transcript|interview)$"
    r"|globalsecurity",
    re.I,
)
_STAFF_OFFICE = re.compile(
    rf"(?:{_WORD} ){{1,3}}(?:Office|Ministry|Department) (?:of|for) {_WORD}"
    rf"(?: (?:{_WORD}|and|the)){{0,4}}"
)
_PAPER = re.compile(
    r"(?:The )?(?:[A-Z][\w.'’&-]+ ){1,3}(?:Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|"
    r"Telegraph|Guardian|Observer|Inquirer|Examiner|Courier|Dispatch|Sentinel|Globe|Daily News|"
    r"Independent|Mail|Express|Mirror|Standard|Monitor|Register|Republic|Bulletin|Advocate)"
    r"|The (?:Times|Guardian|Independent|Telegraph|Observer|Economist|Hindu|Scotsman|Herald)"
)
_SITE = re.compile(
    r"[A-Za-z][\w-]+(?:\.[\w-]+)?\.(?:com|org|net|info|co|gov|mil|int|ru|de|eu|uk|us|tv|ir|ua|ge|il)",
    re.I,
)
_OUTLET = re.compile(
    r"(?=.*\b(?:News|Newspaper|Times|Post|Daily|Weekly|Tribune|Herald|Journal|Gazette|Review|Radio"
    r"|Television|TV|Broadcasting|Magazine|Wire|Press|Today)\b)"
    r"(?!(?:Breaking|Latest|Top|More|Other|World|Local|National|Related|Recent|All|Featured) )"
    r"(?:[A-Z][\w.'’&-]*|of|the)(?: (?:[A-Z][\w.'’&-]*|of|the)){1,4}"
)
_FRONT = re.compile(
    rf"(?:{_NAMES})\b(?: News\b| Agency\b| Service\b)*"
    rf"|(?:[A-Z][\w.'-]*(?: |$)){{1,4}}?(?:{_ENDINGS})\b"
)
_BACK = re.compile(
    rf"(?<!\w)(?:(?:{_NAMES})|American Forces (?:Press|Information) Service"
    rf"|(?:Air Force|Army|Navy|Marine Corps|Coast Guard|National Guard|[A-Z]\w+) (?:{_ENDINGS}))$"
)
_ALIASES = {
    "ap": "associated press",
    "afp": "agence france-presse",
    "upi": "united press international",
    "voa": "voice of america",
    "pti": "press trust of india",
    "rfe/rl": "radio free europe/radio liberty",
}


def is_known(text: str) -> bool:
    """Whether `text` is, as a whole, the name of a known agency."""
    if len(text) > 60:
        return False
    if _NAME.fullmatch(text):
        return True
    return text.isupper() and _NAME.fullmatch(text.title()) is not None


def is_agency(text: str) -> bool:
    """Whether `text` is, as a whole, the name of an agency or of an office that issues news."""
    if len(text) > 90 or not text or text[-1] in ":!?;":
        return False
    if is_known(text):
        return True
    if text[0].islower():
        return False
    if _OFFICE.fullmatch(text) or (text.isupper() and _OFFICE.fullmatch(text.title())):
        return True
    head, comma, unit = text.partition(", ")
    if comma and _UNIT.fullmatch(unit):
        text = head
    return _ENDS.search(text) is not None and _ENDING.fullmatch(text) is not None


def is_office(text: str) -> bool:
    """Whether `text`, where an author's office is printed, is one: `Navy Office of Information`."""
    return len(text) <= 90 and _STAFF_OFFICE.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """Whether `text` reads, as a whole, like the name of an authority or of a unit."""
    return len(text) <= 80 and _BODY.fullmatch(text) is not None


def names_organisation(text: str) -> bool:
    """Whether a line that heads a page may be the name of an office, an alliance or a paper."""
    words = text.split()
    if len(text) > 60 or len(words) > 8 or not words or not words[0][0].isupper():
        return False
    if any(mark in text for mark in ",:;?!|»>") or text[-1] == ".":
        return False
    if not all(word[0].isupper() or word in _SMALL or word[0] in "&-–(" for word in words):
        return False
    if _SECTION.match(text):
        return False
    return _ORGANISATION.search(text) is not None or is_paper(text) or is_site(text)


def is_paper(text: str) -> bool:
    """Whether `text` is, as a whole, what newspapers are called: `The Harbor Gazette`."""
    return len(text) <= 60 and _PAPER.fullmatch(text) is not None


def is_site(text: str) -> bool:
    """Whether `text` is, as a whole, the name of a site: `HarborNews.com`."""
    return len(text) <= 60 and _SITE.fullmatch(text) is not None


def is_outlet(text: str) -> bool:
    """Whether a line of a few names has a word that newspapers and stations have in theirs."""
    return len(text) <= 60 and _OUTLET.fullmatch(text) is not None


def at_end(text: str) -> int | None:
    """Where an agency's name starts that ends `text`, with something before it."""
    match = _BACK.search(text[-80:])
    if match is None:
        return None
    start = max(0, len(text) - 80) + match.start()
    return start or None


def at_start(text: str) -> int | None:
    """Where an agency's name ends that begins `text`, with something after it."""
    match = _FRONT.match(text[:80])
    if match is None or not text[match.end() :].startswith(" "):
        return None
    return match.end()


def same(one: str, other: str) -> bool:
    """Whether two names may stand for the same agency: `AP` and `Associated Press`."""
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    one, other = (_ALIASES.get(name.lower(), name.lower()) for name in (one, other))
    return one in other or other in one


def _is_short_for(short: str, name: str) -> bool:
    """Whether `short` are the initials with which `name` ends: `CNA`, `ROC Central News Agency`."""
    initials = "".join(filter(str.isupper, name))
    return short.isupper() and len(short) >= 3 and initials.endswith(short)
