"""The byline: who is credited, with rank and service, and the agency printed beside the names."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from . import agencies
from .characters import collapse
from .days import MONTHS, WEEKDAYS, find_day
from .facts import Credit

_BY = re.compile(
    r"(?:(?:story|text|article|words)(?: and (?:photos?|pictures?|photographs?))?|written"
    r"|(?:photo )?courtesy story|author)?\s*\bby(?:\s*:\s*|\s+)",
    re.I,
)
_LABEL = re.compile(r"(?:byline|authors?)\s*:\s*(?:by\s+)?", re.I)
_OUR = re.compile(
    r"(?:our|a|an|the) (?:own )?(?:\w+ )?(?:correspondents?|reporters?|staff)\b", re.I
)
_DESK = re.compile(
    r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5} (?:desk|staff|bureau|newsroom|team)", re.ASCII
)
_STAFF = re.compile(r"(?:Reuters|AP|AFP|UPI|VOA|RFE/RL|CNN|BBC) (?:News )?Staff")
_SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*/\s*|\s+[–—-]+\s+|\s+(?=[Ss]pecial to )")
_MAIL = re.compile(r"\s*[(<\[]?\b[\w.+-]{1,64}@[\w.-]{1,100}\w\b[)>\]]?")
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
    r"contributors?|commentators?|observer|secretary|spokes(?:man|woman|person)|ambassador|chief|director|instructor|analyst|publisher|fellow|author|service|press|"
    r"news|affairs|office|"
    r"pao|division|div\.|brigade|bde\.?|regiment|battalion|squadron|wing|group|command|corps|"
    r"department|detachment|university|institute|times|post|tribune|herald|journal|network|"
    r"magazine|media|radio|television|agency|special to)\b",
    re.I,
)
_PERSONS = re.compile(r"(?:writer|correspondent|reporter|editor|columnist|staff)s?$|^special", re.I)
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
_LONGEST_BARE = 110  # a byline without By is shorter
_UNNAMED = re.compile(
    r"(?:(?:Our|Special|Staff) (?:Own |Staff |Special )?(?:Correspondents?|Reporters?)|Staff Report"
    r"|(?:Our|Special|Staff) (?:Correspondent|Reporter|Writer)s? ?[:|]"
    r"|(?:Web|News|Monitoring|Digital|Online|National|Foreign|World) Desk)"
)
_DASHED = re.compile(r"[-–—]\s?(?P<name>[^\W\d_a-z][^\d_a-z]{4,40})")
_WITH_JOB = re.compile(
    r"(?P<name>[^\W\d_][^,|]{4,40}?)(?:,|\s\||\s[–-])?\s"
    r"(?P<job>(?i:staff|contributing|special|foreign|senior)"
    r" (?i:writer|reporter|correspondent|columnist|editor))"
)
_PREFIXED = re.compile(
    r"(?P<agency>.{2,40}?) (?:staff |special )?(?:writers?|correspondents?|reporters?) "
    r"(?P<names>[A-Z].*)"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline read. `text` is the printed form without "By"; positions count in the line given.

    `text_end` is where that form ends; what follows is the agency (from `agency_start`) or marks.
    A line that credits an agency alone has no `text`.
    """

    text: str | None
    credits: tuple[Credit, ...] = ()
    agency: str | None = None
    day: date | None = None
    text_end: int = 0
    agency_start: int | None = None


@lru_cache(maxsize=256)
def read_byline(line: str) -> Byline | None:
    """The byline that `line` is as a whole, or None."""
    if not line or len(line) > 250:
        return None
    label = _BY.match(line) or _LABEL.match(line)
    if label is None:
        return _without_by(line)
    start = label.end()
    if _OUR.match(line, start):
        text = collapse(line[start:]).rstrip(".")
        return Byline(text, (), None, None, len(line)) if len(text.split()) <= 8 else None
    desk = collapse(line[start:]).rstrip(" ,|")
    if _DESK.fullmatch(desk):
        return Byline(desk, (), None, None, len(line))
    return _read_names(line, start)


def is_name(text: str) -> bool:
    """Whether `text` may be one person's printed name: `Linda D. Kozaryn`."""
    words = _TITLE.sub("", text).split()
    if not 2 <= len(words) <= 5 or len(text) > 60:
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
        r"(?:of )?(.{2,50}?),? (?:staff |special |senior |diplomatic |military |defense "
        r"|political |economic )*"
        r"(?:writers?|correspondents?|reporters?|commentators?|observers?|analysts?|staff)$",
        text,
        re.I,
    )
    name = match[1] if match else text
    return name if agencies.is_agency(name) or agencies.is_office(name) else None


def _without_by(line: str) -> Byline | None:
    if _STAFF.fullmatch(line):
        return Byline(line, (), line.rsplit(" Staff")[0], None, len(line))
    if len(line) > _LONGEST_BARE:
        return None
    if _UNNAMED.fullmatch(line):
        text = line.rstrip(" :|")
        return Byline(text, (), None, None, len(text))
    dashed = _DASHED.fullmatch(line)
    if dashed and is_name(dashed["name"]):
        return Byline(dashed["name"], (_credit(dashed["name"], ""),), None, None, len(line))
    job = _WITH_JOB.fullmatch(line)
    if job and is_name(job["name"]):
        credit = replace(_credit(job["name"], ""), affiliation=job["job"])
        return Byline(job["name"], (credit,), None, None, job.end("name"))
    parts = _SEPARATOR.split(line) if "|" in line else []
    if len(parts) == 3 and is_name(parts[0]) and find_day(parts[2]):
        return _read_names(line, 0)
    return None


def _read_names(line: str, start: int) -> Byline | None:
    rest = line[start:]
    end = len(rest)
    day = find_day(rest)
    when = None
    if day and day.start > 3:
        leftover = re.sub(r"[\d:.,|apmGMTESDCP\s-]+", "", rest[day.end :])
        if leftover:
            return None
        end, when = day.start, day.date
    mail = _MAIL.search(rest, 0, end)
    if mail:
        end = mail.start()
    cut = _SEPARATOR.search(rest, 0, end)
    agency = agency_start = None
    affiliation = ""
    if cut and cut.start() > 0:
        after = rest[cut.end() : end].strip(" ,|")
        if after and (agencies.is_agency(after) or "|" in cut[0] or is_job(after)):
            affiliation = after
        if affiliation and not _PERSONS.search(affiliation):
            agency, agency_start = after, start + cut.end()
        if affiliation or not after:
            end = cut.start()
    names = rest[:end].rstrip(" ,|;/-–—")
    if agency is None:
        names, agency, offset = _agency_off(names)
        agency_start = start + offset if offset is not None else None
    if not names:
        return Byline(None, (), agency, when, start, agency_start) if agency else None
    credits = read_credits(names)
    if not credits:
        return None
    if affiliation and agency is None:
        credits = (*credits[:-1], replace(credits[-1], affiliation=affiliation))
    agency = agency or next(filter(None, (agency_of_job(c.affiliation) for c in credits)), None)
    names = _without_affiliation(names, credits[-1].affiliation)
    return Byline(collapse(names), credits, agency, when, start + len(names), agency_start)


def _agency_off(names: str) -> tuple[str, str | None, int | None]:
    """`A, Reuters` and `A American Forces Press Service` without the agency, and the agency."""
    before, comma, last = names.rpartition(",")
    if comma and agencies.is_agency(last.strip()) and is_name(before.split(",")[0].strip()):
        return before.rstrip(), last.strip(), len(names) - len(last.lstrip())
    at = agencies.at_end(names)
    if at is not None and read_credits(names[:at].rstrip(" ,")):
        return names[:at].rstrip(" ,"), names[at:], at
    if agencies.is_agency(names) and not is_name_with_rank(names):
        return "", names, 0
    return names, None, None


def _without_affiliation(names: str, affiliation: str) -> str:
    """`A and B, Associated Press Writers` without what follows the names."""
    tail = f", {affiliation}"
    return names[: -len(tail)] if affiliation and names.endswith(tail) else names


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
            credits.append(_credit(part, affiliation))
        elif previous and (part[0].isupper() or part[0].isdigit()) and len(part.split()) <= 8:
            joined = f"{previous.affiliation}, {part}" if previous.affiliation else part
            credits[-1] = replace(previous, affiliation=joined)
        elif not previous and _single_name(part):
            credits.append(_credit(part, affiliation))
        else:
            return ()
    return tuple(credits)


def _credit(part: str, affiliation: str) -> Credit:
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
