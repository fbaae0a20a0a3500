"""Who is credited: persons with rank, service and office, and what their jobs are called."""

import re
from dataclasses import replace

from . import agencies
from .days import MONTHS, WEEKDAYS
from .facts import Credit

_AND = re.compile(r"\s*(?:,\s+and\s+|,|;|\s+and\s+|\s+&\s+|\s+with\s+)\s*", re.I)
_RANK = (
    r"(?:(?:U\.?S\.? )?(?:Army|Navy|Air Force|Marine(?: Corps)?|Coast Guard|National Guard) )?"
    r"(?:(?:Staff|Tech\.|Master|Senior Master|Chief Master|First|Gunnery|Command) ?"
    r"(?:Sgt\.|Sergeant)(?: Maj\.)?"
    r"|Sgt\. 1st Class|Sgt\. Maj\.|Sgt\.|Sergeant|(?:Lance )?Cpl\.|Corporal|Pfc\.|Pvt\.|Spc\."
    r"|(?:Senior )?Airman(?: (?:1st Class|Basic|First Class))?|A1C|SrA|SSgt\.?|TSgt\.?|MSgt\.?"
    r"|(?:Chief |Senior Chief |Master Chief )?Petty Officer(?: \d\w\w Class)?|Seaman"
    r"|(?:Mass Communication Specialist|Journalist|Photographer’s Mate|Photographer's Mate)"
    r"(?: (?:\d\w\w Class|Seaman(?: Apprentice)?))?(?: \([A-Z/]+\))?|MC\d|JO\d"
    r"|(?:1st |2nd )?Lt\.(?: j\.g\.| Col\.| Cmdr\.| Gen\.)?|Ensign|Capt\.|Maj\.(?: Gen\.)?"
    r"|Col\.|Cmdr\.|(?:Rear |Vice )?Adm\.|(?:Brig\. |Lt\. )?Gen\.|Chief Warrant Officer \d"
    r"|Dr\.|Prof\.|Rev\.|Sir|Mr\.|Mrs\.|Ms\.)"
)
_TITLE = re.compile(rf"{_RANK} ", re.ASCII)
_SERVICE = re.compile(
    r"(?:USA|USN|USMC|USAF|USCG|USSF|USAR|USNR|USAFR|ARNG|ANG|NG|"
    r"U\.S\. (?:Army|Navy|Air Force|Marine Corps|Coast Guard)(?: Reserve)?)"
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?")
_JOB = re.compile(
    r"\b(?:writers?|correspondents?|reporters?|editors?|bureau|staff|columnist|columnists|"
    r"contributors?|commentators?|observer|secretary|spokes(?:man|woman|person)|ambassador|"
    r"chief|director|instructor|analyst|publisher|fellow|author|service|press|"
    r"news|affairs|office|"
    r"pao|division|div\.|brigade|bde\.?|regiment|battalion|squadron|wing|group|command|corps|"
    r"department|detachment|university|institute|times|post|tribune|herald|journal|network|"
    r"magazine|media|radio|television|agency|special to)\b",
    re.I,
)
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*", re.UNICODE)
_PARTICLES = frozenset(
    "de da di du del della der den van von der bin ibn al el la le ter y e".split()
)
_NO_NAMES = frozenset(
    [word.lower() for word in MONTHS + WEEKDAYS if word not in {"April", "May", "June", "August"}]
    + "the a an this that then now contrast law all any no next last early late some most many "
    "far comparison example mistake nature definition day night week year noon midnight "
    "today tomorrow yesterday".split()
)
_BETWEEN = frozenset("with of on for in to at from as".split())
_PREFIXED = re.compile(
    r"(?P<agency>.{2,40}?) (?:staff |special )?(?:writers?|correspondents?|reporters?) "
    r"(?P<names>[A-Z].*)"
)


def is_name(text: str) -> bool:
    """Whether `text` may be one person's printed name: `Linda D. Kozaryn`."""
    name = _TITLE.sub("", text, count=1)
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 60:
        return False
    if words[0].lower() in _NO_NAMES or any(word.lower() in _BETWEEN for word in words):
        return False
    return words[0][0].isupper() and all(
        (_NAME_WORD.fullmatch(word) and word[0].isupper()) or word.lower() in _PARTICLES
        for word in words
    )


def is_job(text: str) -> bool:
    """Whether a line under the names tells what its authors are: `Staff Writer`, `1st BCT PAO`."""
    return (
        len(text) <= 90
        and len(text.split()) <= 12
        and _JOB.search(text) is not None
        and text[-1] not in ':!?”"'
        and text[0] not in '“"'
        and (text[0].isupper() or text[0].isdigit())
        and not (text.endswith(".") and len(text.split()) > 8)
    )


def agency_of_job(text: str) -> str | None:
    """The agency a job names: `Associated Press` for `Associated Press Writer`."""
    match = re.match(
        r"(?:of |special to |special for |for )?(?:the )?(.{2,50}?)(?:,? (?:staff |special |"
        r"senior |diplomatic |military |defense "
        r"|political |economic )*"
        r"(?:writers?|correspondents?|reporters?|commentators?|observers?|analysts?|staff))?$",
        text,
        re.I,
    )
    name = match[1] if match else text
    return name if agencies.is_agency(name) or agencies.is_office(name) else None


def name_start(text: str) -> int:
    """Where the name itself starts, behind a rank."""
    title = _TITLE.match(text)
    return title.end() if title else 0


def is_name_with_rank(text: str) -> bool:
    """Whether a rank stands before the name, so that the line is a person whatever it ends in."""
    return _TITLE.match(text) is not None


def read_credits(names: str) -> tuple[Credit, ...]:
    """The persons credited in `A, USA, B and C`; empty if `names` are no names."""
    prefixed = _PREFIXED.fullmatch(names)
    affiliation = ""
    if prefixed and agencies.is_agency(prefixed["agency"]):
        affiliation, names = names[: prefixed.start("names")].strip(), prefixed["names"]
    credits: list[Credit] = []
    for part in filter(None, _AND.split(names)):
        part = part.strip()
        previous = credits[-1] if credits else None
        if previous and _SUFFIX.fullmatch(part):
            credits[-1] = replace(previous, name=f"{previous.name}, {part}")
        elif previous and _SERVICE.fullmatch(part):
            credits[-1] = replace(previous, service=part)
        elif is_name(part) and not (previous and _JOB.search(part)):
            credits.append(one_credit(part, affiliation))
        elif previous and (part[0].isupper() or part[0].isdigit()) and len(part.split()) <= 8:
            joined = f"{previous.affiliation}, {part}" if previous.affiliation else part
            credits[-1] = replace(previous, affiliation=joined)
        elif not previous and _single_name(part):
            credits.append(one_credit(part, affiliation))
        else:
            return ()
    return tuple(credits)


def one_credit(part: str, affiliation: str) -> Credit:
    """The credit of one person printed with or without a rank."""
    title = _TITLE.match(part)
    if title is None:
        return Credit(part, "", "", affiliation)
    return Credit(part[title.end() :], title[0].strip(), "", affiliation)


def _single_name(part: str) -> bool:
    """`By Xenophon`, `By SPC Smith`: one capitalised word that is no ordinary one."""
    name = _TITLE.sub("", part)
    return bool(
        _NAME_WORD.fullmatch(name)
        and name[0].isupper()
        and len(name) > 2
        and not name.endswith(".")
        and name.lower() not in _NO_NAMES
    )
