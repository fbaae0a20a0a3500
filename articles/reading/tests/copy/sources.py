"""Invented stories that tell where they come from, and what stands below their last line."""

from .stories import BODY, DAY, LISBON, PLAIN, TEXT, TOP, Story, after, around

OFFICE = "Navy Office of Harbor Information"
ISSUED = "(Source: Portuguese Ministry of Harbors; issued March 4, 2019)"
BOX = "The Gazette Night Desk is made up of four editors who read what the tides bring in."
NOTICE = "Copyright 2019 Harbor Gazette. All rights reserved. Distributed by the Coast Exchange."
OTHERS = "Harbor", "Mayor Opens Bakery by the Old Mill", "Read the original story on Coast Radio."
SEALS = "PORTO — Seals that came with the tide on Sunday are in no haste to leave the slip."
LETTERS = (
    "Get the Harbor Gazette in your inbox!",
    "• Catch the latest on piers and lighthouses. Delivered every Monday.",
    "This site is protected by a puzzle and its own Terms of Service apply.",
    "Thank you for subscribing!",
)
PAYWALL = (
    "The article you requested can be read only by subscribers of the Coast Exchange.",
    "If you are already a subscriber, please sign in.",
)

SOURCES = [
    Story(
        "office of the author",
        f"{TOP}By Petty Officer 2nd Class Ana Ferreira, {OFFICE}\n\n{TEXT}",
        byline="Petty Officer 2nd Class Ana Ferreira",
        source=OFFICE,
    ),
    Story(
        "source and day of issue in brackets",
        f"{TOP}{ISSUED}\n\n{TEXT}",
        source="Portuguese Ministry of Harbors",
        dateline_date=DAY,
    ),
    Story(
        "agency behind a dash after the last sentence",
        PLAIN + TEXT + "–PTI",
        source="PTI",
        signoff="–PTI",
        **LISBON,
    ),
    Story(
        "paper in brackets after the last sentence",
        PLAIN + TEXT + " (Harbor Gazette)",
        source="Harbor Gazette",
        signoff="(Harbor Gazette)",
        **LISBON,
    ),
    Story(
        "writer without a name, with a mark",
        f"{TOP}Staff Writer |\n{TEXT}",
        byline="Staff Writer",
    ),
    Story(
        "agency alone in front of the lead",
        f"{TOP}VNA – {TEXT}",
        source="VNA",
    ),
    Story(
        "place behind the day",
        f"{TOP}4th March 2019 – (Lisbon) {TEXT}",
        dateline_place="Lisbon",
        dateline_date=DAY,
    ),
    Story(
        "sections and comments behind the day",
        f"{TOP}March 4, 2019 in Harbor, Town | 0 Comment\n\n{TEXT}",
        dateline_date=DAY,
    ),
    Story(
        "address of the printed page above the headline",
        f"This was printed from https://example.org/harbor/news/1/ on a quiet day\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=("This was printed from https://example.org/harbor/news/1/ on a quiet day",),
    ),
    Story(
        "marks of a picture above the headline",
        f"| ▲ Town hall of Lisbon (Gazette) |\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=("| ▲ Town hall of Lisbon (Gazette) |",),
    ),
]
ENDS = [
    Story(
        "who the writers are, in a box",
        PLAIN + after("Gazette Night Desk", BOX),
        **LISBON,
        dropped=("Gazette Night Desk", BOX),
    ),
    Story(
        "somebody the story tells of is no writer in a box",
        PLAIN + after("Marta Quintela", "Marta Quintela is in her third term."),
        **LISBON,
        paragraphs=(*BODY, "Marta Quintela", "Marta Quintela is in her third term."),
        headings=("Marta Quintela",),
    ),
    Story(
        "other stories below the copyright",
        PLAIN + after(NOTICE, *OTHERS),
        **LISBON,
        dropped=(NOTICE, *OTHERS),
    ),
    Story(
        "copyright above the story",
        f"{NOTICE}\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=(NOTICE,),
    ),
    Story(
        "appeal below the story",
        PLAIN
        + after("We need your support", "Piers are dear, and so is the ink in which we write."),
        **LISBON,
        dropped=("We need your support", "Piers are dear, and so is the ink in which we write."),
    ),
    Story(
        "another story in a list of links",
        PLAIN + after("MORE Harbor ARTICLES", "Seals Sleep on the Slip", SEALS),
        **LISBON,
        dropped=("MORE Harbor ARTICLES", "Seals Sleep on the Slip", SEALS),
    ),
    Story(
        "teaser far above the story",
        f"{PLAIN}{BODY[0]}\n\nWorld\n\n1 min\n\nShare\n\nThe Gull\n\n{PLAIN[len(TOP) :]}{TEXT}",
        **LISBON,
        standfirst=f"{PLAIN[len(TOP) :]}{BODY[0]}",
        dropped=("World", "1 min", "Share", "The Gull"),
    ),
    Story(
        "a form for letters in the midst",
        TOP + around("\n\n".join(LETTERS)),
        dropped=LETTERS,
    ),
    Story("a notice for subscribers", PLAIN + after(*PAYWALL), **LISBON, dropped=PAYWALL),
]
NOT_ENDS = [
    Story(
        f"copy: {line}",
        PLAIN + after(line),
        **LISBON,
        paragraphs=(*BODY, line),
    )
    for line in (
        "The mail was delivered every Monday, the crews said.",
        "Copyright in the plans stays with the engineers, and their rights are reserved by law.",
        "The page the council read aloud was only for the engineers, Quintela said.",
        "Read the report or do not, the chair told them; the wall will not wait.",
        "The wall had been damaged by the image by which the town knew it.",
    )
]
TOLD_BY = [*SOURCES, *ENDS, *NOT_ENDS]
