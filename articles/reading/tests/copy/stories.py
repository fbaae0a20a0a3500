"""Invented stories, each in a layout that real copy comes in, with the fields it must give."""

from dataclasses import dataclass
from datetime import date

HEADLINE = "Harbor Council Delays New Ferry Terminal Until Spring"
BODY = (
    "The harbor council put off a decision on the new ferry terminal here today and asked its "
    "engineers to measure the sea wall a second time before any work begins.",
    "“We would rather wait a season than build on a guess,” council chair Marta Quintela told "
    "reporters after the meeting. “The wall is older than anyone in this room.”",
    "Ferry crews had hoped to move into the terminal in October. They will go on using the old "
    "pier, which has no roof and a single gangway, through the winter.",
    "Quintela said the council would publish the measurements and take up the plan again in "
    "March, when the second report is due.",
)
TEXT = "\n\n".join(BODY)
DAY = date(2019, 3, 4)


@dataclass(frozen=True)
class Story:
    name: str
    copy: str
    headline: str | None = HEADLINE
    standfirst: str | None = None
    byline: str | None = None
    source: str | None = None
    dateline_place: str | None = None
    dateline_date: date | None = None
    signoff: str | None = None
    paragraphs: tuple[str, ...] = BODY
    headings: tuple[str, ...] = ()
    dropped: tuple[str, ...] | None = ()


def after(*lines: str) -> str:
    """The body with these lines below it."""
    return "\n\n".join([TEXT, *lines])


def around(line: str) -> str:
    """The body with this line between its second and third paragraph."""
    return "\n\n".join([*BODY[:2], line, *BODY[2:]])


TOP = f"{HEADLINE}\n\n"
PLAIN = TOP + "LISBON, March 4, 2019 – "
LISBON = {"dateline_place": "LISBON", "dateline_date": DAY}
BY = {"byline": "Ana Ferreira"}
AGENCY = {"source": "Coastal News Service"}

DATELINES = [
    Story("place and day", PLAIN + TEXT, **LISBON),
    Story("place and agency", TOP + f"LISBON (AP) — {TEXT}", source="AP", dateline_place="LISBON"),
    Story(
        "place, day without year, agency",
        TOP + f"LISBON, March 4 (Reuters) - {TEXT}",
        source="Reuters",
        dateline_place="LISBON",
    ),
    Story(
        "place, weekday, agency",
        TOP + f"LISBON, Monday (AFP) – {TEXT}",
        source="AFP",
        dateline_place="LISBON",
    ),
    Story(
        "place, stop, day, agency",
        TOP + f"LISBON. March 4 (Interfax) - {TEXT}",
        source="Interfax",
        dateline_place="LISBON",
    ),
    Story(
        "agency between strokes, no dash",
        TOP + f"LISBON, March 4. /TASS/. {TEXT}",
        source="TASS",
        dateline_place="LISBON",
    ),
    Story(
        "small letters",
        TOP + f"Lisbon, March 4, 2019 (RIA Novosti) — {TEXT}",
        source="RIA Novosti",
        dateline_place="Lisbon",
        dateline_date=DAY,
    ),
    Story(
        "press release wire",
        TOP + f"LISBON, Portugal, March 4, 2019 /PRNewswire/ -- {TEXT}",
        source="PRNewswire",
        dateline_place="LISBON, Portugal",
        dateline_date=DAY,
    ),
    Story(
        "day in brackets",
        TOP + f"CAMP ALDER, Norway (March 4, 2019) -- {TEXT}",
        dateline_place="CAMP ALDER, Norway",
        dateline_date=DAY,
    ),
    Story(
        "aboard a ship",
        TOP + f"ABOARD THE FERRY GULL, March 4, 2019 – {TEXT}",
        dateline_place="ABOARD THE FERRY GULL",
        dateline_date=DAY,
    ),
    Story("dash alone", TOP + f"LISBON -- {TEXT}", dateline_place="LISBON"),
    Story("day alone", TOP + f"March 4, 2019 -- {TEXT}", dateline_date=DAY),
    Story("agency alone", TOP + f"(Reuters) - {TEXT}", source="Reuters"),
    Story(
        "day before place",
        TOP + f"3/14/2019 - ALDER AIR BASE, Ill. -- {TEXT}",
        dateline_place="ALDER AIR BASE, Ill.",
        dateline_date=date(2019, 3, 14),
    ),
    Story("colon", TOP + f"LISBON, March 4: {TEXT}", dateline_place="LISBON"),
    Story("in a line of its own", TOP + f"LISBON, March 4, 2019\n\n{TEXT}", **LISBON),
    Story(
        "with its dash in a line of its own", TOP + f"LISBON, March 4, 2019 --\n\n{TEXT}", **LISBON
    ),
    Story(
        "place and day in two lines under the byline",
        TOP + f"By Ana Ferreira\nLisbon\n4 March 2019\n\n{TEXT}",
        **BY,
        dateline_place="Lisbon",
        dateline_date=DAY,
    ),
    Story("no dateline", TOP + f"{TEXT}"),
    Story(
        "date line gives the year",
        TOP + f"March 5, 2019\n\nLISBON, March 4 (AP) — {TEXT}",
        source="AP",
        **LISBON,
        dropped=("March 5, 2019",),
    ),
]

DATE_LINES = [
    Story("bare date line", TOP + f"March 4, 2019\n\n{TEXT}", dateline_date=DAY),
    Story(
        "posted line", TOP + f"Posted 3/14/2019 11:14 PM\n\n{TEXT}", dateline_date=date(2019, 3, 14)
    ),
    Story(
        "published and updated",
        f"{HEADLINE}\nPublished: March 4, 2019\nUpdated: March 6, 2019\n\n{TEXT}",
        dateline_date=DAY,
        dropped=("Updated: March 6, 2019",),
    ),
    Story("digits that read two ways", TOP + f"03/04/2019\n\n{TEXT}", dropped=("03/04/2019",)),
    Story(
        "date of the visit above the headline",
        f"Monday, March 4, 2019\n\n{HEADLINE}\n\nLISBON — {TEXT}",
        **LISBON,
    ),
]

BYLINES = [
    Story(
        "byline and agency in two lines",
        TOP + f"By Ana Ferreira\nCoastal News Service\n\n{TEXT}",
        **BY,
        **AGENCY,
    ),
    Story(
        "agency printed twice",
        "Coastal News Service\n\n" + TOP + f"By Ana Ferreira\n"
        f"Coastal News Service\n\nLISBON, March 4, 2019 – {TEXT}",
        **BY,
        **AGENCY,
        **LISBON,
    ),
    Story(
        "rank and service",
        TOP + f"By Staff Sgt. Ana Ferreira, USA\n\n{TEXT}",
        byline="Staff Sgt. Ana Ferreira, USA",
    ),
    Story(
        "three authors",
        TOP + f"By Ana Ferreira, Jon Lind and Mia Roe\n\n{TEXT}",
        byline="Ana Ferreira, Jon Lind and Mia Roe",
    ),
    Story("capitals", TOP + f"BY ANA FERREIRA\n\n{TEXT}", byline="ANA FERREIRA"),
    Story(
        "agency writer",
        TOP + f"By ANA FERREIRA, Associated Press Writer\n\nLISBON (AP) — {TEXT}",
        byline="ANA FERREIRA",
        source="AP",
        dateline_place="LISBON",
    ),
    Story(
        "agency writer in the next line",
        TOP + f"By ANA FERREIRA\nAssociated Press Writer\n\n{TEXT}",
        byline="ANA FERREIRA",
        source="Associated Press",
    ),
    Story(
        "agency behind a stroke",
        TOP + f"By Ana Ferreira / Reuters\n\n{TEXT}",
        **BY,
        source="Reuters",
    ),
    Story("e-mail address", TOP + f"By Ana Ferreira (ana@example.com)\n\n{TEXT}", **BY),
    Story(
        "correspondent without a name",
        TOP + f"By our correspondent in Lisbon\n\n{TEXT}",
        byline="our correspondent in Lisbon",
    ),
    Story("name without By", TOP + f"Ana Ferreira\nCoastal News Service\n\n{TEXT}", **BY, **AGENCY),
    Story("agency as author", TOP + f"By Associated Press\n\n{TEXT}", source="Associated Press"),
    Story(
        "headline after the byline",
        f"By Ana Ferreira\nCoastal News Service\n\n{HEADLINE}\n\n{TEXT}",
        **BY,
        **AGENCY,
    ),
    Story(
        "byline and dateline on one line",
        TOP + f"By Ana Ferreira LISBON, March 4, 2019 – {TEXT}",
        **BY,
        **LISBON,
    ),
    *(
        Story(
            f"byline, then {mark!r} and a dateline with an abbreviated month",
            TOP + f"By Harbor Gazette staff{mark}LISBON, Sept. 4, 2019 – {TEXT}",
            byline="Harbor Gazette staff",
            dateline_place="LISBON",
            dateline_date=date(2019, 9, 4),
        )
        for mark in (" ", ", ", " | ")
    ),
    Story("byline at the end", TOP + f"{after('By Ana Ferreira')}", **BY),
    Story("staff writer", TOP + f"By Ana Ferreira\nStaff Writer\n\n{TEXT}", **BY),
    Story("source line below", TOP + f"{after('Source: Xinhua')}", source="Xinhua"),
    Story(
        "a sentence that begins with By",
        TOP + f"{TEXT}\n\nBy Monday, the crews had gone home.",
        paragraphs=(*BODY, "By Monday, the crews had gone home."),
    ),
]

HEADLINES = [
    Story(
        "menu above",
        "Home > News > World\n\nSkip to content\n\nPrint this page\n\n" + PLAIN + TEXT,
        **LISBON,
        dropped=("Home > News > World", "Skip to content", "Print this page"),
    ),
    Story("repeated", TOP + f"{PLAIN}{TEXT}", **LISBON),
    Story(
        "repeated with the site",
        f"{HEADLINE} | Harbor Gazette\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=(f"{HEADLINE} | Harbor Gazette",),
    ),
    Story(
        "repeated in capitals",
        f"{HEADLINE.upper()}\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=(HEADLINE.upper(),),
    ),
    Story(
        "with the site's name",
        f"{HEADLINE} | Harbor Gazette\n\nLISBON, March 4, 2019 – {TEXT}",
        **LISBON,
        dropped=("| Harbor Gazette",),
    ),
    Story("over two lines", "Harbor Council Delays New\nFerry Terminal Until Spring\n\n" + TEXT),
    Story("in capitals", f"{HEADLINE.upper()}\n\n{TEXT}", headline=HEADLINE.upper()),
    Story("missing", f"LISBON, March 4, 2019 – {TEXT}", **LISBON, headline=None),
    Story("kicker above", f"World News\n\n{PLAIN}{TEXT}", **LISBON, dropped=("World News",)),
    Story(
        "standfirst below",
        TOP + f"Engineers will measure the old sea wall a second time.\n\nBy Ana "
        f"Ferreira\n\n{TEXT}",
        **BY,
        standfirst="Engineers will measure the old sea wall a second time.",
    ),
    Story(
        "donation banner",
        "GIVE A HAND - Make a small donation for the lifeboats!\n\n" + PLAIN + TEXT,
        **LISBON,
        dropped=("GIVE A HAND - Make a small donation for the lifeboats!",),
    ),
    Story(
        "press release head",
        "FOR IMMEDIATE RELEASE\nNo. 123-19\nContact: Mia Roe\n\n" + PLAIN + TEXT,
        **LISBON,
        dropped=("FOR IMMEDIATE RELEASE", "No. 123-19", "Contact: Mia Roe"),
    ),
    Story(
        "cookie note",
        "We use cookies to make this site work for you.\n\n" + PLAIN + TEXT,
        **LISBON,
        dropped=("We use cookies to make this site work for you.",),
    ),
]

INSIDE = [
    Story(
        "subheading",
        PLAIN + around("A wall older than the town"),
        **LISBON,
        paragraphs=(*BODY[:2], "A wall older than the town", *BODY[2:]),
        headings=("A wall older than the town",),
    ),
    Story(
        "read more",
        PLAIN + around("Read more: Ferry fares to rise"),
        **LISBON,
        dropped=("Read more: Ferry fares to rise",),
    ),
    Story("advertisement", PLAIN + around("Advertisement"), **LISBON, dropped=("Advertisement",)),
    Story(
        "caption",
        PLAIN + around("The old pier at dusk. (AP Photo/Mia Roe)"),
        **LISBON,
        dropped=("The old pier at dusk. (AP Photo/Mia Roe)",),
    ),
    Story(
        "photo credit", PLAIN + around("Photo by Mia Roe"), **LISBON, dropped=("Photo by Mia Roe",)
    ),
    Story(
        "list",
        PLAIN + after("The council will:", "- measure the wall", "- publish the report"),
        **LISBON,
        paragraphs=(*BODY, "The council will:", "- measure the wall", "- publish the report"),
    ),
]

BELOW = [
    Story(
        "sign-off in brackets",
        PLAIN + after("(Reporting by Ana Ferreira; Editing by Jon Lind)"),
        **LISBON,
        signoff="(Reporting by Ana Ferreira; Editing by Jon Lind)",
    ),
    Story(
        "sign-off in the paragraph",
        PLAIN + TEXT + " (Reporting by Ana Ferreira; Editing by Jon Lind)",
        **LISBON,
        signoff="(Reporting by Ana Ferreira; Editing by Jon Lind)",
    ),
    Story("hashes", PLAIN + after("###"), **LISBON, signoff="###"),
    Story("thirty", PLAIN + after("-30-"), **LISBON, signoff="-30-"),
    Story("end", PLAIN + after("-end-"), **LISBON, signoff="-end-"),
    Story("initials", PLAIN + after("af/jl"), **LISBON, signoff="af/jl"),
    Story(
        "contributors",
        PLAIN + after("Jon Lind in Porto contributed to this report."),
        **LISBON,
        signoff="Jon Lind in Porto contributed to this report.",
    ),
    Story(
        "copyright",
        PLAIN + after("Copyright 2019 Harbor Gazette. All rights reserved."),
        **LISBON,
        dropped=("Copyright 2019 Harbor Gazette. All rights reserved.",),
    ),
    Story(
        "mailing list",
        PLAIN + after("Join the Harbor Gazette mailing list"),
        **LISBON,
        dropped=("Join the Harbor Gazette mailing list",),
    ),
    Story(
        "related links",
        PLAIN + after("Related Articles", "Ferry Fares to Rise", "Pier Gets a Roof"),
        **LISBON,
        dropped=("Related Articles", "Ferry Fares to Rise", "Pier Gets a Roof"),
    ),
    Story(
        "biographies and photo link",
        PLAIN + after("Biographies:", "Marta Quintela", "Click photo for screen-resolution image"),
        **LISBON,
        dropped=("Biographies:", "Marta Quintela", "Click photo for screen-resolution image"),
    ),
    Story(
        "tags and comments",
        PLAIN + after("Tags: ferries, harbor", "12 comments", "Share this"),
        **LISBON,
        dropped=("Tags: ferries, harbor", "12 comments", "Share this"),
    ),
    Story(
        "about the author",
        TOP + "By Ana Ferreira\n\n" + after("Ana Ferreira is a reporter in Lisbon."),
        **BY,
        dropped=("Ana Ferreira is a reporter in Lisbon.",),
    ),
    Story(
        "straight marks",
        PLAIN + TEXT.replace("“", '"').replace("”", '"'),
        **LISBON,
        paragraphs=tuple(text.replace("“", '"').replace("”", '"') for text in BODY),
    ),
    Story(
        "Cyrillic",
        "Совет порта отложил решение\n\nСовет порта отложил решение о новом причале до весны.",
        headline="Совет порта отложил решение",
        paragraphs=("Совет порта отложил решение о новом причале до весны.",),
    ),
    Story(
        "on one line",
        f"Coastal News Service {HEADLINE} By Ana Ferreira Coastal News Service "
        f"LISBON, March 4, 2019 – {' '.join(BODY)} Join the Harbor Gazette mailing list",
        **BY,
        **AGENCY,
        **LISBON,
        paragraphs=(" ".join(BODY),),
        dropped=("Join the Harbor Gazette mailing list",),
    ),
]

STORIES = [*DATELINES, *DATE_LINES, *BYLINES, *HEADLINES, *INSIDE, *BELOW]
