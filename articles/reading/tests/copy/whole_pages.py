"""Invented stories in pages saved whole, with menus above, other stories and comments below."""

from .stories import BODY, DAY, HEADLINE, LISBON, PLAIN, TEXT, TOP, Story, after, around

MENU = "Home\n\nTides\n\nTown Hall\n\nOur Islands\n\nSalt & Bread\n\nPuzzles\n\nFerry Hours\n\n"
TITLES = (
    "Gulls Learn to Open Lunch Boxes",
    "Baker Wins a Race Nobody Entered",
    "The Bell That Rings at Low Water",
)
TEASERS = (
    "Schoolchildren blame a bird with one white feather.",
    "His prize is a year of free yeast and a paper crown.",
    "Divers found it under nets last July.",
)
PAIRS = tuple(line for pair in zip(TITLES, TEASERS, strict=True) for line in pair)
LINKS = "\n\n".join(PAIRS) + "\n\n"
COMMENTS = ("12 Comments", "mudlark", "3 hours ago", "My aunt told them so in June.", "Reply")
ANNEX = "Salt works open their doors to visitors"
ABOUT = (
    "About Coast Holdings",
    "Coast Holdings leases piers, cranes and tugs in eleven ports and was founded by two cousins.",
)
MARKED = ("- end -", "* * *", "To get these notes by letter, write the word tide on a card.")
SHORT = "Nobody minded the rain."
LED = "A wall that nobody trusts has held up the plans of a whole town."
OFFICE_HOLDER = "ANA FERREIRA M.P. Shadow Minister for Harbors & Fisheries"
CAPTION = "A gull looks on as crews board the old ferry."


def below(*lines: str, **fields) -> dict:
    return {"copy": PLAIN + after(*lines), **LISBON, "dropped": lines, **fields}


PAGES_WHOLE = [
    Story(
        "menu above, links and comments below",
        f"{MENU}{PLAIN}" + after("Tide Watch", *TITLES, *COMMENTS),
        **LISBON,
        dropped=(*MENU.split("\n\n")[:-1], "Tide Watch", *TITLES, *COMMENTS),
    ),
    Story("titles with sentences below", **below("Tide Watch", *PAIRS)),
    Story(
        "titles with sentences above",
        f"{MENU}{LINKS}{PLAIN}{TEXT}",
        **LISBON,
        dropped=(*MENU.split("\n\n")[:-1], *PAIRS),
    ),
    Story(
        "short last paragraph below buttons",
        PLAIN + after("Share", "Tweet", "Print", SHORT),
        **LISBON,
        paragraphs=(*BODY, SHORT),
        dropped=("Share", "Tweet", "Print"),
    ),
    Story(
        "heading beside buttons",
        PLAIN + around("Share\n\nTweet\n\nAn Old Pier"),
        **LISBON,
        paragraphs=(*BODY[:2], "An Old Pier", *BODY[2:]),
        headings=("An Old Pier",),
        dropped=("Share", "Tweet"),
    ),
    Story(
        "links in the midst",
        PLAIN + around("TIDE TABLES\n\nSea Walls\n\nFerries"),
        **LISBON,
        dropped=("TIDE TABLES", "Sea Walls", "Ferries"),
    ),
    Story("title of another story last", **below(ANNEX)),
    Story(
        "last paragraph cut off",
        PLAIN + after("The engineers, who had waited for a calm day, said that they wou"),
        **LISBON,
        paragraphs=(*BODY, "The engineers, who had waited for a calm day, said that they wou"),
    ),
    Story("who has issued the release", **below(*ABOUT)),
    Story("below the mark of the end", **below(*MARKED, signoff=MARKED[0], dropped=MARKED[1:])),
    Story(
        "initials of writer and editor",
        PLAIN + TEXT + " mq/af",
        **LISBON,
        signoff="mq/af",
    ),
    Story(
        "source in brackets after the last sentence",
        PLAIN + TEXT + " (Source: Tide Office of Lisbon)",
        **LISBON,
        source="Tide Office of Lisbon",
        signoff="(Source: Tide Office of Lisbon)",
    ),
]
PICTURES = [
    Story(
        "credit above the caption in the midst",
        PLAIN + around(f"Jon Lind / Getty Images\n\n{CAPTION}"),
        **LISBON,
        dropped=("Jon Lind / Getty Images", CAPTION),
    ),
    Story(
        "credit above the lead",
        f"{TOP}Getty Images\n\n{TEXT}",
        dropped=("Getty Images",),
    ),
    Story(
        "agency of the picture above its caption",
        f"{TOP}March 4, 2019\n\nAP\n\n{CAPTION}\n\n{TEXT}",
        dateline_date=DAY,
        dropped=("AP", CAPTION),
    ),
    Story(
        "caption announced",
        f"{TOP}Image caption,\nThe pier in the rain\n\n{TEXT}",
        dropped=("Image caption,", "The pier in the rain"),
    ),
]
HEADS_OF_PAGES = [
    Story(
        "standfirst with which the lead begins",
        f"{TOP}{LED}\n\n{LED} {TEXT}",
        standfirst=LED,
        paragraphs=(f"{LED} {BODY[0]}", *BODY[1:]),
    ),
    Story(
        "codes of a wire above a headline in two lines",
        "4-MAR-2019 09:31:02.11\nT\n   f0815 coast\nr f BC-/HARBOR-DELAY   03-04 0112\n\n"
        "HARBOR COUNCIL DELAYS NEW FERRY\nTERMINAL UNTIL SPRING\n    LISBON, March 4 - " + TEXT,
        headline=HEADLINE.upper(),
        **LISBON,
        dropped=("T", "f0815 coast", "r f BC-/HARBOR-DELAY 03-04 0112"),
    ),
    Story(
        "marks of a wire",
        f"^{HEADLINE}<\n^By ANA FERREIRA=\n^Associated Press=\n\nLISBON (AP) _ {TEXT}",
        byline="ANA FERREIRA",
        source="Associated Press",
        dateline_place="LISBON",
    ),
    Story(
        "letterhead with the names of the lead",
        f"Marta Quintela, Chair\nHarbor Council\n\n{HEADLINE}\n\n4 March 2019\n\n"
        f"Marta Quintela, chair of the harbor council, said it would wait.\n\n{TEXT}",
        dateline_date=DAY,
        paragraphs=("Marta Quintela, chair of the harbor council, said it would wait.", *BODY),
        source="Harbor Council",
        dropped=("Marta Quintela, Chair",),
    ),
    Story(
        "subject of a mail above the headline",
        "Subject: HARBOR COUNCIL DELAYS NEW FERRY\nTERMINAL UNTIL SPRING\n\nAna Ferreira\n"
        f"Headquarters, Lisbon   March 4, 2019\n\n{HEADLINE.upper()}\n\n{TEXT}",
        headline=HEADLINE.upper(),
        dateline_date=DAY,
        dropped=None,
    ),
    Story(
        "office at the head of the page",
        f"Coast Guard of Portugal\n\n4 March 2019\n\n{TOP}{TEXT}",
        source="Coast Guard of Portugal",
        dateline_date=DAY,
    ),
    Story(
        "command below the headline",
        f"{HEADLINE}\nJoint Harbor Command - Portugal\n\nFor Immediate Release\n\n{TEXT}",
        source="Joint Harbor Command - Portugal",
        dropped=("For Immediate Release",),
    ),
    Story(
        "the page names itself below, the dateline the agency",
        f"{TOP}LISBON (Reuters) – " + after("Source: Coast Radio Network"),
        source="Reuters",
        dateline_place="LISBON",
        dropped=("Source: Coast Radio Network",),
    ),
    Story(
        "compiled from releases",
        PLAIN + after("Compiled from Joint Harbor Command News Releases"),
        **LISBON,
        source="Joint Harbor Command",
        signoff="Compiled from Joint Harbor Command News Releases",
    ),
    Story(
        "day in digits alone",
        f"20190304\n\n{TOP}{TEXT}",
        dateline_date=DAY,
    ),
    Story("day with a short year", f"{TOP}4 Mar 19\n\n{TEXT}", dateline_date=DAY),
    Story(
        "American clock beside a numeric day",
        f"{TOP}By Ana Ferreira | 3/4/19 7:15 AM EST\n\n{TEXT}",
        byline="Ana Ferreira",
        dateline_date=DAY,
    ),
    Story(
        "handle and comments behind the byline's day",
        f"{TOP}By Ana Ferreira on March 4, 2019 08:08 pm @mudlark 76Comments\n\n{TEXT}",
        byline="Ana Ferreira",
        dateline_date=DAY,
    ),
    Story(
        "names above the day",
        f"{TOP}Ana Ferreira, Jon Lind\n\nMarch 4, 2019 5:32 PM\n\nLISBON —\n\n{TEXT}",
        byline="Ana Ferreira, Jon Lind",
        **LISBON,
    ),
    Story(
        "place and agency in a line, without a comma",
        f"{TOP}Lisbon AP —\n\n{TEXT}",
        source="AP",
        dateline_place="Lisbon",
    ),
    Story(
        "region between strokes",
        f"{TOP}LISBON /Tagus Region/, March 4. /TASS/. {TEXT}",
        source="TASS",
        dateline_place="LISBON",
    ),
    Story(
        "agency behind a stroke, and the byline below",
        f"{TOP}Lisbon, 4 March 2019/Coast News Agency\n\nBy Ana Ferreira\n\n{TEXT} /cna/",
        byline="Ana Ferreira",
        source="Coast News Agency",
        dateline_place="Lisbon",
        dateline_date=DAY,
        signoff="/cna/",
    ),
    Story(
        "unknown place under the byline",
        f"{TOP}By Ana Ferreira\n\nPeniche\n\n{TEXT}",
        byline="Ana Ferreira",
        dateline_place="Peniche",
    ),
    Story(
        "region above the day is no author",
        f"{TOP}Middle East\n\nMarch 4, 2019\n\n{TEXT}",
        dateline_date=DAY,
        dropped=("Middle East",),
    ),
    Story(
        "slug below the dateline",
        f"{TOP}Lisbon, March 4, IRNA\n\nHarbor-Ferries\n\n{TEXT}",
        source="IRNA",
        dateline_place="Lisbon",
        dropped=("Harbor-Ferries",),
    ),
    Story(
        "letterhead on one line",
        f"{OFFICE_HOLDER}\n\nMEDIA RELEASE\n\n{TOP}{TEXT}",
        dropped=(
            OFFICE_HOLDER,
            "MEDIA RELEASE",
        ),
    ),
    Story(
        "author, day and counts between strokes",
        f"{TOP}Ana Ferreira | Mar. 4, 2019, 3:03 PM | 4,094 | 6\n\n{TEXT}",
        byline="Ana Ferreira",
        dateline_date=DAY,
    ),
    Story(
        "byline and office below the story",
        PLAIN + after("By Ana Ferreira", "Old Pier Press Center, Lisbon"),
        **LISBON,
        byline="Ana Ferreira",
        dropped=("Old Pier Press Center, Lisbon",),
    ),
]
WHOLE = [*PAGES_WHOLE, *PICTURES, *HEADS_OF_PAGES]
