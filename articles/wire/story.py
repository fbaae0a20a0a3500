"""What documents of one story share: parts put together as a WireItem, identifiers made."""

import re
from dataclasses import replace

from ..reading.bylines import is_name, read_byline
from ..reading.datelines import split_dateline
from ..reading.facts import Credit
from . import guids, times
from .heads import part_corrections
from .items import Picture, WireError, WireItem
from .trim import Trimmed, trim

STATUSES = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "withhold": "withheld",
    "hold": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "withdrawn": "canceled",
    "deleted": "canceled",
    "recalled": "canceled",
    "unpublished": "canceled",
}


_BETWEEN = re.compile(r",? and |, |; | & ")


def status_of(printed: str) -> str:
    """The status that a sender's word says: usable, withheld or canceled."""
    return STATUSES.get(printed.rpartition(":")[2].strip().casefold(), "usable")


def read_authors(printed: str) -> tuple[str, tuple[Credit, ...]]:
    """(the byline as the house prints it, who it credits) of a byline as it was supplied."""
    read = read_byline(printed) if printed else None
    if read and read.text:
        credits = read.credits
        if read.agency and credits and not credits[-1].affiliation:
            credits = (*credits[:-1], replace(credits[-1], affiliation=read.agency))
        return read.text, credits
    names = [name for name in _BETWEEN.split(printed) if name]
    return printed, tuple(map(Credit, names)) if all(map(is_name, names)) else ()


def version_number(printed: str) -> int | None:
    """The number of a version as printed: `04` is 4."""
    return int(printed) if printed.isascii() and printed.isdigit() and len(printed) <= 18 else None


def urgency_of(printed: str) -> int | None:
    """An urgency from 1 to 8; others are none."""
    return int(printed) if printed in set("12345678") else None


def put_together(kind, fields, copy, *, dateline="", place="", day=None, is_ours=False) -> WireItem:
    """The item of these fields of a WireItem and of the copy of its body.

    `dateline`, `place` and `day` are what the head says. What the body repeats of the head, its
    dateline and what closes it are taken out of it, but of a file that we wrote: there they stand
    apart. Raise WireError for what is no story.
    """
    headline = fields.get("headline") or ""
    printed = fields.pop("byline", None) or ""
    source = fields.get("source") or ""
    found = Trimmed(copy.blocks)
    if not is_ours:
        found = trim(copy.blocks, headline, printed, dateline, source)
    byline, credits = read_authors(printed or found.byline)
    byline = printed if is_ours else byline
    bare = dateline.partition(" - ")[2] if source and dateline.startswith(source) else dateline
    read = split_dateline(f"{bare} x") if bare and not place and not is_ours else None
    place = place or (read.place if read else "") or found.place
    place = place or ("" if is_ours else place_in(dateline))
    body = found.html
    if not (headline or body) and fields.get("status", "usable") != "canceled":
        raise WireError("The document has neither a headline nor a body; there is no story in it.")
    fields["standfirst"] = fields.get("standfirst") or "\n".join(found.points)
    moment = fields.get("published_at")
    if read and not (found.day or found.month_day):
        found.note_day(read)
    day = day or found.day_near(moment)
    supplied = dict(fields.pop("supplied", {}))
    for name, named in copy.named.items():
        supplied[name] = unique([*supplied.get(name, []), *named])
    supplied["links"] = [*supplied.get("links", []), *filter(None, map(_filled, copy.links))]
    corrected, advice = part_corrections(found.notes)
    fields["correction"] = fields.get("correction") or corrected
    note = "\n".join(filter(None, [fields.pop("note", None), *copy.notes, advice]))
    dropped = [*fields.pop("dropped", ()), *found.dropped]
    if printed and found.byline:
        dropped.append(found.byline)
    signoff = "\n".join(filter(None, [*found.signoff, *copy.signoffs, fields.pop("signoff", None)]))
    on = day or (moment.date() if moment else None)
    guid = fields.pop("guid", "") or guids.made(fields.get("source"), on, headline, body, kind)
    values = {name: value or None for name, value in fields.items()}
    for name in ("topics", "keywords", "references", "pictures"):
        values[name] = tuple(unique(fields.get(name) or ()))
    values["status"] = fields.get("status") or "usable"
    values["pictures"] = one_of_each([*values["pictures"], *copy.pictures])
    return WireItem(
        guid=guid,
        byline=byline or None,
        credits=credits,
        dateline=found.dateline or dateline or None,
        dateline_place=place or None,
        dateline_date=day,
        body=body,
        signoff=signoff or None,
        note=note or None,
        supplied=_filled(supplied) or {},
        dropped=tuple(dropped),
        **values,
    )


def one_of_each(pictures) -> tuple[Picture, ...]:
    """The pictures, each file once, with all that is told of it in any place."""
    found = {}
    for picture in pictures:
        told = found.setdefault(picture.href, picture)
        more = {
            name: value
            for name in ("media_type", "role", "caption", "credit", "alt", "usage_terms")
            if (value := getattr(picture, name)) and not getattr(told, name)
        }
        if not told.width and picture.width:
            more |= {"width": picture.width, "height": picture.height}
        found[picture.href] = replace(told, **more) if more else told
    return tuple(found.values())


def place_in(dateline):
    """The place of a dateline that is nothing else: `Unnao`, `London (dpa) -`."""
    bare = re.sub(r"\s*\([^()]{1,30}\)|[\s,:–—-]+$", "", dateline)
    return bare if len(bare) <= 40 and not re.search(r"\d", bare) else ""


def embargo_of(release, issue, is_embargoed=False):
    """The moment before which a story may not be shown, where its release is one."""
    return release if is_embargoed or times.is_later(release, issue) else None


def unique(things):
    """The things that are not empty, each once, in order."""
    found = {}
    for thing in things:
        if thing:
            key = tuple(sorted(thing.items())) if isinstance(thing, dict) else thing
            found.setdefault(key, thing)
    return list(found.values())


def _filled(value):
    """The mapping without what is empty in it, also in mappings within it."""
    parts = {
        name: _filled(part) if isinstance(part, dict) else part for name, part in value.items()
    }
    return {name: part for name, part in parts.items() if part not in (None, "", [], {})}


def named(name="", code="", scheme=""):
    """One entry of the lists of `WireItem.supplied`."""
    return _filled({"name": name, "code": code, "scheme": scheme})


def names_in(entries):
    """The names of the entries that have one, as topics; a letter or two are but a code."""
    return tuple(unique(_topic(entry.get("name", ""), entry.get("code", "")) for entry in entries))


def _topic(name, code):
    return "" if len(name) <= 2 and name.casefold() == code.casefold() else name[:100]
