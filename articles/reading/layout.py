"""A piece of copy taken apart: headline, byline, source, dateline, paragraphs and the rest."""

from dataclasses import dataclass, field
from datetime import date

from . import signoffs, trunk
from .bylines import Byline, is_labelled, read_byline
from .characters import WHITE_SPACE
from .credits import is_job, read_credits
from .date_lines import tells_of_change
from .days import PrintedDay, complete_day, find_day
from .facts import Credit, Layout, Paragraph, Piece, Role
from .head import Head, read_head
from .kinds import is_sentence, kind_of
from .lines import Block, block, read_blocks
from .pictures import with_captions
from .sources import Witnesses, choose_source, named_source
from .stretch import find_stretch
from .unfold import unfold

_DATES_COMPARED = 20
_SIGNED_WITHIN = 3  # blocks below the story in which its author may stand
_PARAGRAPHS = frozenset({Role.BODY, Role.SUBHEADING})
_DROPPED = frozenset({Role.FURNITURE, Role.CAPTION})


@dataclass(slots=True)
class _Reading:
    """The story while it is read: each block with its role, and what the roles say."""

    text: str
    blocks: list[Block]
    roles: dict[int, Role]
    head: Head
    byline: Byline | None = None
    jobs: list[str] = field(default_factory=list)
    source: str | None = None
    day: date | None = None


def read_layout(text: str) -> Layout:
    """The parts of `text`. Every character that is not white space lies in exactly one piece."""
    blocks = unfold(text, read_blocks(text))
    faces = with_captions(blocks, [kind_of(one) for one in blocks])
    first, last = find_stretch(blocks, faces)
    head = read_head(text, blocks, faces, first)
    authors = _authors(blocks, head)
    is_alone = head.dateline is not None and head.dateline.body_start >= (
        blocks[head.start].end - blocks[head.start].start
    )
    below = trunk.read_trunk(blocks, faces, head.start, head.headline, authors, last, is_alone)
    roles = {**head.roles, **below}
    reading = _Reading(text, blocks, roles, head)
    _choose_byline(reading)
    _choose_source(reading)
    _choose_date(reading)
    return _layout(reading)


def _authors(blocks: list[Block], head: Head) -> frozenset[str]:
    byline = read_byline(blocks[head.byline_at].text) if head.byline_at is not None else None
    return frozenset(credit.name.lower() for credit in byline.credits) if byline else frozenset()


def _choose_byline(reading: _Reading) -> None:
    """The first byline is the byline; a repetition, or a second one, is furniture."""
    for at in _with_role(reading, Role.BYLINE):
        text = reading.blocks[at].text
        byline = read_byline(text)
        if byline and byline.text is None:
            reading.roles[at] = Role.SOURCE
        elif reading.byline is None:
            reading.byline = byline or _bare(text)
        elif byline is None and is_job(text):
            reading.jobs.append(text)
        elif byline is None or byline.text != reading.byline.text:
            reading.roles[at] = Role.FURNITURE
    if reading.byline is None:
        _signed_below(reading)


def _signed_below(reading: _Reading) -> None:
    """Take `By Ana Ferreira` right below the story for its byline where there is none above.

    A line that is no sentence and ends the copy below it tells where the author works.
    """
    body = _with_role(reading, Role.BODY)
    office = body[-1:] if body and not is_sentence(reading.blocks[body[-1]].text) else []
    told = max((at for at in body if at not in office), default=len(reading.blocks))
    for at in range(told + 1, min(told + 1 + _SIGNED_WITHIN, len(reading.blocks))):
        text = reading.blocks[at].text
        byline = read_byline(text) if is_labelled(text) else None
        if reading.roles[at] is Role.FURNITURE and byline and byline.credits:
            reading.roles[at], reading.byline = Role.BYLINE, byline
            reading.roles |= {below: Role.FURNITURE for below in office if below > at}
            return


def _bare(text: str) -> Byline:
    return Byline(text, read_credits(text) or (Credit(text),), None, None, len(text))


def _choose_source(reading: _Reading) -> None:
    """Who supplied the copy; a line that names another one is furniture.

    A second line with the same name is not.
    """
    lines = {at: reading.blocks[at].text for at in _with_role(reading, Role.SOURCE)}
    bylines = _with_role(reading, Role.BYLINE)
    under = next((text for at, text in lines.items() if at - 1 in bylines), None)
    reading.source = choose_source(
        Witnesses(
            above=[text for at, text in lines.items() if at < reading.head.start],
            below=[text for at, text in lines.items() if at >= reading.head.start],
            under_byline=under,
            byline=reading.byline,
            dateline=reading.head.dateline,
            jobs=reading.jobs,
            signoffs=_signoffs(reading),
        )
    )
    for at, text in lines.items():
        if named_source(text) != reading.source:
            reading.roles[at] = Role.FURNITURE


def _signoffs(reading: _Reading) -> list[str]:
    """What signs the story below it or behind its last sentence."""
    closing = [reading.blocks[at].text for at in _with_role(reading, Role.SIGNOFF)]
    body = _with_role(reading, Role.BODY)
    last = reading.blocks[body[-1]].text if body else ""
    cut = signoffs.inline_signoff(last)
    return [*closing, last[cut:]] if cut else closing


def _choose_date(reading: _Reading) -> None:
    """The dateline's day; else the day of the date line that tells of publication best.

    A day without a year, or in digits that may be read two ways, is settled by another one that
    is printed within a week of it.
    """
    dateline = reading.head.dateline
    in_dateline = dateline.printed_day if dateline else None
    lines = sorted(_with_role(reading, Role.DATE), key=lambda at: _date_rank(reading, at))
    printed = {at: find_day(reading.blocks[at].text) for at in lines}
    candidates = [day for day in (in_dateline, *printed.values()) if day][:_DATES_COMPARED]
    if in_dateline:
        reading.day = _settled(in_dateline, candidates)
    elif candidates:
        settled = (_settled(day, candidates) for day in candidates)
        reading.day = next(filter(None, settled), None)
    if reading.day is None and reading.byline and not in_dateline:
        reading.day = reading.byline.day
    for at in lines:
        if reading.day is None or reading.day not in (printed[at].date, *printed[at].readings):
            reading.roles[at] = Role.FURNITURE


def _settled(printed: PrintedDay, others: list[PrintedDay]) -> date | None:
    """The date of a printed day, by itself or because another one is near."""
    if printed.date:
        return printed.date
    known = (other.date for other in others if other.date)
    read = (day for other in others if other is not printed for day in other.readings)
    days = (complete_day(printed, day) for day in (*known, *read))
    return next(filter(None, days), None)


def _date_rank(reading: _Reading, at: int) -> tuple[bool, bool, int]:
    headline_at = reading.head.headline_at or 0
    is_before = at < headline_at
    text = reading.blocks[at].text
    return tells_of_change(text), is_before, -at if is_before else at


def _with_role(reading: _Reading, role: Role) -> list[int]:
    return [at for at in range(len(reading.blocks)) if reading.roles[at] is role]


def _layout(reading: _Reading) -> Layout:
    parts = [part for at in range(len(reading.blocks)) for part in _parts(reading, at)]
    parts = _with_signoff_apart(reading, parts)
    head, byline = reading.head, reading.byline
    texts: dict[Role, list[str]] = {role: [] for role in Role}
    for part, role in parts:
        texts[role].append(part.text)
    return Layout(
        headline=head.headline,
        standfirst=_joined(texts[Role.STANDFIRST]),
        byline=byline.text if byline else None,
        credits=_credits(reading),
        source=reading.source,
        dateline=_joined(texts[Role.DATELINE][:1]),
        dateline_place=_place(head),
        dateline_date=reading.day,
        paragraphs=tuple(
            Paragraph(part.text, role is Role.SUBHEADING)
            for part, role in parts
            if role in _PARAGRAPHS
        ),
        signoff=_joined(texts[Role.SIGNOFF]),
        dropped=tuple(part.text for part, role in parts if role in _DROPPED),
        pieces=tuple(Piece(part.start, part.end, role) for part, role in parts),
    )


def _parts(reading: _Reading, at: int) -> list[tuple[Block, Role]]:
    """A block with its role, or the two parts of a block that has two."""
    whole, role, head = reading.blocks[at], reading.roles[at], reading.head
    if at == head.start and head.dateline:
        return _split(reading.text, whole, head.dateline.body_start, Role.DATELINE, role)
    if at == head.headline_at and head.headline_end is not None:
        cut = _raw_offset(reading.text, whole, head.headline_end)
        return _split(reading.text, whole, cut, Role.HEADLINE, Role.FURNITURE)
    if role is Role.BYLINE:
        byline = read_byline(whole.text)
        if byline and byline.agency_start and byline.agency == reading.source:
            cut = _raw_offset(reading.text, whole, byline.agency_start)
            return _split(reading.text, whole, cut, Role.BYLINE, Role.SOURCE)
    return [(whole, role)]


def _split(
    text: str, whole: Block, cut: int, first: Role, second: Role
) -> list[tuple[Block, Role]]:
    middle = whole.start + cut
    parts = [(whole.start, min(middle, whole.end), first), (middle, whole.end, second)]
    return [
        (block(text, start, end, whole.after_gap), role)
        for start, end, role in parts
        if text[start:end].strip(WHITE_SPACE)
    ]


def _raw_offset(text: str, whole: Block, collapsed: int) -> int:
    """Where in the raw block the character stands that has this offset in its collapsed text."""
    wanted = sum(not character.isspace() for character in whole.text[:collapsed])
    for offset in range(whole.end - whole.start):
        if wanted == 0:
            return offset
        if text[whole.start + offset] not in WHITE_SPACE:
            wanted -= 1
    return whole.end - whole.start


def _with_signoff_apart(
    reading: _Reading, parts: list[tuple[Block, Role]]
) -> list[tuple[Block, Role]]:
    """The parts with a sign-off that ends the last paragraph as a part of its own."""
    last = next((at for at in range(len(parts) - 1, -1, -1) if parts[at][1] is Role.BODY), None)
    if last is None:
        return parts
    whole = parts[last][0]
    cut = signoffs.inline_signoff(reading.text[whole.start : whole.end])
    if not cut:
        return parts
    return [
        *parts[:last],
        *_split(reading.text, whole, cut, Role.BODY, Role.SIGNOFF),
        *parts[last + 1 :],
    ]


def _place(head: Head) -> str | None:
    if head.dateline and head.dateline.place:
        return head.dateline.place
    return head.place


def _credits(reading: _Reading) -> tuple[Credit, ...]:
    credits = reading.byline.credits if reading.byline else ()
    if credits and reading.jobs and not credits[-1].affiliation:
        last = credits[-1]
        credits = (*credits[:-1], Credit(last.name, last.title, last.service, reading.jobs[0]))
    return credits


def _joined(texts: list[str]) -> str | None:
    return "\n".join(texts) or None
