"""Invented stories inside the pages they were saved with, and the fields they must give."""

from datetime import date

from .stories import BODY, DAY, HEADLINE, LISBON, PLAIN, TEXT, TOP, Story, after

DECK = "Engineers to Measure the Old Sea Wall Once More Before Any Work Can Begin"
RELEASE = "Remarks on the New Ferry Terminal\n\n"

HEADS = [
    Story(
        "title-cased deck right under the headline",
        f"{HEADLINE}\n{DECK}\n\nBy Ana Ferreira\n\nLISBON, March 4, 2019 – {TEXT}",
        standfirst=DECK,
        byline="Ana Ferreira",
        **LISBON,
    ),
    Story(
        "stamp in front of the headline",
        f" date 2019-03-04 {HEADLINE}\n\n{TEXT}",
        dateline_date=DAY,
    ),
    Story(
        "caption in front of the dateline",
        f"{TOP}Marta Quintela (file photo) (CNS) March 4, 2019 -- {TEXT}",
        dateline_date=DAY,
        dropped=("Marta Quintela (file photo) (CNS)",),
    ),
    Story(
        "paper above the day",
        f"{TOP}The Harbor Gazette\nMarch 4, 2019\n\n{TEXT}",
        source="The Harbor Gazette",
        dateline_date=DAY,
    ),
    Story(
        "numeric day settled by the line of the page",
        f"Tuesday, March 5, 2019\n\n{TOP}4/3/2019 - LISBON -- {TEXT}",
        **LISBON,
        dropped=("Tuesday, March 5, 2019",),
    ),
    Story(
        "day without year settled by a numeric one",
        f"{TOP}11:55 04/03/2019\n\nLISBON, March 4 (Reuters) – {TEXT}",
        source="Reuters",
        **LISBON,
    ),
    Story(
        "release with speaker, place and day",
        f"{RELEASE}Marta Quintela\nDeputy Secretary\nLisbon, Portugal\nMarch 4, 2019\n\n{TEXT}",
        headline="Remarks on the New Ferry Terminal",
        byline="Marta Quintela",
        dateline_place="Lisbon, Portugal",
        dateline_date=DAY,
    ),
    Story(
        "address that begins with a salutation",
        f"March 4, 2019\n\n{TOP}Speech by council chair Marta Quintela\n\n"
        f"Ladies and gentlemen,\n\n{TEXT}",
        standfirst="Speech by council chair Marta Quintela",
        dateline_date=DAY,
        paragraphs=("Ladies and gentlemen,", *BODY),
    ),
    Story(
        "headline printed again below the standfirst",
        f"{TOP}The harbor council wants a second look at its old sea wall.\n\n{TOP}{TEXT}",
        standfirst="The harbor council wants a second look at its old sea wall.",
    ),
    Story(
        "name of the paper above the headline",
        f"Coastal Travel News\n{TOP}By Ana Ferreira\n\n{TEXT}",
        byline="Ana Ferreira",
        source="Coastal Travel News",
    ),
    Story(
        "New York is a place",
        f"{TOP}NEW YORK — {TEXT}",
        dateline_place="NEW YORK",
    ),
    Story(
        "speaker in capitals is no place",
        f"{TOP}MARTA QUINTELA (Council chair): {TEXT}",
        paragraphs=(f"MARTA QUINTELA (Council chair): {BODY[0]}", *BODY[1:]),
    ),
    Story(
        "small letters on a button",
        f"{TOP}March 4, 2019 at 8:18 AM\nshare with facebook\n\n{TEXT}",
        dateline_date=DAY,
        dropped=("share with facebook",),
    ),
    Story(
        "German",
        "Hafenrat vertagt Entscheidung über Fähranleger\n\n4. März 2019\n\nBerlin (dpa) - Der "
        "Hafenrat hat die Entscheidung über den neuen Fähranleger auf das Frühjahr vertagt.",
        headline="Hafenrat vertagt Entscheidung über Fähranleger",
        source="dpa",
        dateline_place="Berlin",
        dateline_date=date(2019, 3, 4),
        paragraphs=(
            "Der Hafenrat hat die Entscheidung über den neuen Fähranleger auf das Frühjahr "
            "vertagt.",
        ),
    ),
]

TAILS = [
    Story(
        "agency behind the last sentence",
        f"{TOP}{TEXT} (ANI)",
        source="ANI",
        signoff="(ANI)",
    ),
    Story(
        "comments of readers",
        PLAIN + after("2 comments:", "Jon Lind said the wall is fine.", "Build it now, please."),
        **LISBON,
        dropped=("2 comments:", "Jon Lind said the wall is fine.", "Build it now, please."),
    ),
    Story(
        "words of the page below its buttons",
        PLAIN + after("Share", "Print", "Cookies make our website faster for everyone."),
        **LISBON,
        dropped=("Share", "Print", "Cookies make our website faster for everyone."),
    ),
    Story(
        "links printed twice",
        PLAIN + after("Ferry fares: who pays?", "Ferry fares: who pays?"),
        **LISBON,
        dropped=("Ferry fares: who pays?", "Ferry fares: who pays?"),
    ),
    Story(
        "line broken after a word that ends none",
        PLAIN + TEXT.replace("told reporters", "told the\nReporters"),
        **LISBON,
        paragraphs=(BODY[0], BODY[1].replace("told reporters", "told the Reporters"), *BODY[2:]),
    ),
]

PAGES = [*HEADS, *TAILS]
