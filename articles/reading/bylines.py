"""The byline: who is credited, with rank and service, and the agency printed beside the names."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from . import agencies
from .characters import collapse
from .credits import (
    agency_of_job,
    is_job,
    is_name,
    is_name_with_rank,
    name_start,
    one_credit,
    read_credits,
)
from .days import find_day
from .facts import Credit
from .given_names import GIVEN

_BY = re.compile(
    r"[•·▪●*^\s]{0,4}(?:(?:story|text|article|words)(?: and (?:photos?|pictures?|photographs?))?"
    r"|written"
    r"|(?:photo )?courtesy story|author)?\s*\bby(?:\s*:\s*|\s+)",
    re.I,
)
_LABEL = re.compile(r"(?:byline|authors?)\s*:\s*(?:by\s+)?", re.I)
_OUR = re.compile(
    r"(?:our|a|an|the) (?:own )?(?:\w+ )?(?:correspondents?|reporters?|staff)\b", re.I
)
_DESK = re.compile(
    r"(?=[a-z]{0,30}[A-Z])[\w.'’-]+(?: [\w.'’-]+){0,5} (?i:desk|staff|bureau|newsroom|team)",
    re.ASCII,
)
_STAFF = re.compile(r"(?:Reuters|AP|AFP|UPI|VOA|RFE/RL|CNN|BBC) (?:News )?Staff")
_SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*/\s*|\s+[–—-]+\s+|\s+(?=[Ss]pecial to )")
_CLOCK = re.compile(
    r"[\s,|]*\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[AaPp]\.?[Mm]\b\.?)?\s*(?:[A-Z]{2,4})?[\s,|]*$"
)
# `Ana Ferreira 1st Harbor Wing Public Affairs`: a unit's number parts it from the name.
_UNIT = re.compile(r"\s(?P<name>\d{1,3}(?:st|nd|rd|th) .+)$")
_OUTLETS = (" News", " TV", " Radio", " Television", " Times", " Tribune", " Gazette")
_CALL_SIGN = re.compile(r"[A-Z]{3,5}(?:-TV)?")
_MAIL = re.compile(r"\s*[(<\[]?\b[\w.+-]{1,64}@[\w.-]{1,100}\w\b[)>\]]?")
# `(China Daily)` and ` for The Gazette` behind the names: who they write for.
_AND = re.compile(r",\s*|\s+and\s+", re.I)
_EMPLOYER = re.compile(r"\s+(?:\((?P<name>[A-Z][^()]{1,50})\)|for (?P<other>[A-Z][^(),]{1,50}))$")
_PERSONS = re.compile(r"(?:writer|correspondent|reporter|editor|columnist|staff)s?$|^special", re.I)
_BEHIND = re.compile(
    r"\W+\d+ (?:hrs?|hours?|mins?|minutes?|days?)\b.{0,12} ago$|\W+page \w{1,4}$", re.I
)
_ON = re.compile(r"\s(?:on|[|•·])\s*$")
_LONGEST_BEHIND = 40  # letters behind a day that a word or a bar parts from the names
_BESIDE_NAME = 2  # parts behind a name and a stroke, one of which is the day
_LONGEST_BARE = 110  # a byline without By is shorter
_UNNAMED = re.compile(
    r"(?:(?:Our|Special|Staff) (?:Own |Staff |Special )?(?:Correspondents?|Reporters?)|Staff Report"
    r"|(?:Our|Special|Staff) (?:Correspondent|Reporter|Writer)s? ?[:|]"
    r"|(?:Web|News|Monitoring|Digital|Online|National|Foreign|World) Desk)"
)
_DASHED = re.compile(r"[-–—]\s?(?P<name>[^\W\d_a-z][^\d_a-z]{4,40})|\|\s(?P<barred>[^\d|]{5,60})")
_WITH_JOB = re.compile(
    r"(?P<name>[^\W\d_][^,|]{4,40}?)(?:,|\s\||\s[–-])?\s"
    r"(?P<job>(?i:staff|contributing|special|foreign|senior)(?: [A-Z]\w+){0,2}"
    r" (?i:writer|reporter|correspondent|columnist|editor))"
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
    line = _BEHIND.sub("", line)
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


def is_labelled(line: str) -> bool:
    """Whether a line begins as bylines do: `By `, `Story by `."""
    return _BY.match(line) is not None


def _without_by(line: str) -> Byline | None:
    if _STAFF.fullmatch(line):
        return Byline(line, (), line.rsplit(" Staff")[0], None, len(line))
    if len(line) > _LONGEST_BARE:
        return None
    if _UNNAMED.fullmatch(line):
        text = line.rstrip(" :|")
        return Byline(text, (), None, None, len(text))
    dashed = _DASHED.fullmatch(line)
    name = dashed and (dashed["name"] or dashed["barred"])
    if name and is_name(name) and not agencies.is_outlet(name):
        return Byline(name, (one_credit(name, ""),), None, None, len(line))
    job = _WITH_JOB.fullmatch(line)
    if job and is_name(job["name"]):
        credit = replace(one_credit(job["name"], ""), affiliation=job["job"])
        return Byline(job["name"], (credit,), None, None, job.end("name"))
    day = find_day(line) if line[-1].isdigit() else None
    if day and day.year:
        read = _read_names(line, 0)
        if read and read.agency and len(read.credits) == 1 and is_name(read.credits[0].name):
            return read
    name, *others = line.split(" | ")
    days = map(find_day, others[:_BESIDE_NAME])
    is_author = is_name(name) and name.casefold().split()[0] in GIVEN
    if is_author and any(day and day.year for day in days):
        return _read_names(line, 0)
    return None


def _read_names(line: str, start: int) -> Byline | None:
    rest = line[start:]
    end = len(rest)
    day = find_day(rest)
    when = None
    if day and day.start > 3:
        leftover = re.sub(r"[\d:.,|apmGMTESDCP\s-]+", "", rest[day.end :])
        stands_apart = _ON.search(rest[: day.start]) and len(rest) - day.end <= _LONGEST_BEHIND
        if leftover and not stands_apart:
            return None
        clock = _CLOCK.search(rest, 0, day.start)
        end, when = clock.start() if clock else day.start, day.date
        end = _ON.search(rest[:end]).start() if _ON.search(rest[:end]) else end
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
        last = _SEPARATOR.split(after)[-1]
        if affiliation and last != after and agencies.is_agency(last):
            agency = last
        elif affiliation and not _PERSONS.search(affiliation):
            agency, agency_start = after, start + cut.end()
        if affiliation or not after:
            end = cut.start()
    names = rest[:end].rstrip(" ,|;/-–—>=")
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
    agency = agency or next(filter(None, map(_agency_of, credits)), None)
    names = _without_affiliation(names, credits[-1].affiliation)
    return Byline(collapse(names), credits, agency, when, start + len(names), agency_start)


def _agency_of(credit: Credit) -> str | None:
    """The agency of one author: named by the job, or a station's call sign."""
    job = credit.affiliation
    return agency_of_job(job) or (job if _CALL_SIGN.fullmatch(job) else None)


def _agency_off(names: str) -> tuple[str, str | None, int | None]:
    """`A, Reuters` and `A American Forces Press Service` without the agency, and the agency."""
    before, comma, last = names.rpartition(",")
    if comma and agencies.is_agency(last.strip()) and is_name(before.split(",")[0].strip()):
        return before.rstrip(), last.strip(), len(names) - len(last.lstrip())
    employer = _EMPLOYER.search(names)
    if employer and _may_employ(employer):
        before = names[: employer.start()]
        if len(before.split()) >= 2 and is_name(_AND.split(before)[-1]):
            blanks = len(employer[0]) - len(employer[0].lstrip())
            return before, employer["name"] or employer["other"], employer.start() + blanks
    unit = _UNIT.search(names, name_start(names))
    if unit and agencies.is_agency(unit["name"]) and read_credits(names[: unit.start()]):
        return names[: unit.start()], unit["name"], unit.start("name")
    at = agencies.at_end(names)
    if at is not None and read_credits(names[:at].rstrip(" ,")):
        return names[:at].rstrip(" ,"), names[at:], at
    is_outlet = agencies.is_outlet(names) and names.endswith(_OUTLETS)
    if (is_outlet or agencies.is_agency(names)) and not is_name_with_rank(names):
        return "", names, 0
    return names, None, None


def _may_employ(found: re.Match) -> bool:
    """Whether the words behind the names can be who their bearers write for."""
    name = found["name"] or found["other"]
    words = name.split()
    is_outlet = len(words) <= 4 and all(word[0].isupper() or word == "of" for word in words)
    return is_outlet or agencies.is_agency(name)


def _without_affiliation(names: str, affiliation: str) -> str:
    """`A and B, Associated Press Writers` without what follows the names."""
    tail = f", {affiliation}"
    return names[: -len(tail)] if affiliation and names.endswith(tail) else names
