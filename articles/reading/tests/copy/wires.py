"""Invented stories as agencies, stations and press offices print them, with their pages."""

from .stories import AGENCY, BODY, BY, DAY, HEADLINE, LISBON, PLAIN, TEXT, TOP, Story, after, around

ROW = " • ".join(f"Gulls count {number} new boats off the old slip" for number in range(12))
LOGGED = "Harbor Wire By Harbor Wire Press Office"
NO_VERB = (
    "The harbor master Jon Lind, the council chair Marta Quintela, the engineer Ana Roe and Rui "
    "Costa of the ferry crews"
)
SAME = "The harbor council will delay its new ferry terminal until spring."
STUCK = "Council says the engineers have to measure the sea wall before any work."
GREETING = "MARTA QUINTELA: Good day to all who came here."
UNIT = "12th Harbor Brigade"

ADDRESS = "Harbor Office - 16 Pier Row, Suite 7, Lisbon - Telephone: 555-262-0017"
CUT = (
    "Mayor opens a bakery by the old mill after three dry years",
    "Seals that came with the tide are in no haste to leave the slip",
    "The ferry band plays on the pier every Sunday until the wind...",
)

CAPTION = (
    "Council chair Marta Quintela meets the crews of the noon ferry at the old pier on Monday."
)

HEADS = [
    Story(
        "author and unit in a list of bullets",
        f"{TOP}• Published\n• By Sgt. Ana Ferreira\n• {UNIT}\n\n{TEXT}",
        byline="Sgt. Ana Ferreira",
        source=UNIT,
        dropped=("• Published",),
    ),
    Story(
        "paper in brackets behind the names",
        f"{TOP}By Ana Ferreira and Jon Lind (Harbor Daily)\n\n08:09, March 4, 2019\n\n{TEXT}",
        byline="Ana Ferreira and Jon Lind",
        source="Harbor Daily",
        dateline_date=DAY,
    ),
    Story(
        "written for an agency, with an arrow",
        f"{TOP}Written by Ana Ferreira for Reuters ->\n\nLISBON, March 4 (Reuters) - {TEXT}",
        **BY,
        source="Reuters",
        dateline_place="LISBON",
    ),
    Story(
        "author, station, time and day",
        f"{TOP}Ana Ferreira, KHBR 7:56 PM. CST March 4, 2019\n\n{TEXT}",
        **BY,
        source="KHBR",
        dateline_date=DAY,
    ),
    Story(
        "day and author with a bar",
        f"{TOP}4 Mar 2019 | Cpl. Ana Ferreira\n\n{TEXT}",
        byline="Cpl. Ana Ferreira",
        dateline_date=DAY,
    ),
    Story(
        "ship with its number",
        f"{TOP}By Mass Communication Specialist Seaman Apprentice Ana Maria Ferreira, "
        f"USS Gull (DDG 199) Public Affairs\n\nLISBON (NNS) -- {TEXT}",
        byline="Mass Communication Specialist Seaman Apprentice Ana Maria Ferreira",
        source="USS Gull (DDG 199) Public Affairs",
        dateline_place="LISBON",
    ),
    Story(
        "office that sends the story",
        f"{TOP}From Harbor Fleet Public Affairs\n\nLISBON (NNS) -- {TEXT}",
        source="Harbor Fleet Public Affairs",
        dateline_place="LISBON",
    ),
    Story(
        "source that ends in brackets",
        f"{TOP}Source: Portuguese Navy (Medical)\n\n{PLAIN[len(TOP) :]}{TEXT}",
        source="Portuguese Navy (Medical)",
        **LISBON,
    ),
    Story(
        "paper above the day",
        f"{TOP}Coast News Asia\nMonday 4th March, 2019\n\n{TEXT}",
        source="Coast News Asia",
        dateline_date=DAY,
    ),
    Story(
        "agency, bar and two stamps",
        f"{TOP}Reuters | Updated: 04-03-2019 05:13 IST | Created: 04-03-2019 05:13 IST\n\n"
        f"LISBON, March 4 - {TEXT}",
        source="Reuters",
        dateline_place="LISBON",
        dateline_date=DAY,
    ),
    Story(
        "agency that signs itself three times",
        f"{TOP}{LOGGED.split(' By ')[0]} Press Office By {LOGGED.split(' By ')[1]}\n"
        f"on March 04, 2019 at 6:55 AM\n\n{TEXT}",
        source="Harbor Wire Press Office",
        dateline_date=DAY,
    ),
    Story(
        "sections before a day and a time",
        f"{TOP}Coast Materials 4 March 2019 17:54 (UTC +04:00)\n\n( dpa ) - {TEXT}",
        source="dpa",
        dateline_date=DAY,
    ),
    Story(
        "row of other headlines above the story",
        f"Off the wire\n{ROW}\n\n{TOP}Xinhua, March 4, 2019 Adjust font size:\n\n{TEXT}",
        source="Xinhua",
        dateline_date=DAY,
        dropped=("Off the wire", ROW, "Adjust font size:"),
    ),
    Story(
        "day with full stops and a source",
        f"{TOP}04.03.2019 Source: Harbor.Net\n\n{TEXT}",
        source="Harbor.Net",
        dateline_date=DAY,
    ),
    Story(
        "lead printed twice",
        f"{TOP}{BODY[0]}\n\n{TEXT}",
        standfirst=BODY[0],
    ),
    Story(
        "lead printed twice, first cut short",
        f"{TOP}{BODY[0][:120].rstrip()}…\n\n{TEXT}",
        standfirst=None,
        dropped=(f"{BODY[0][:120].rstrip()}…",),
    ),
    Story(
        "unit behind the name, with nothing between them",
        f"{TOP}By Airman 1st Class Ana Ferreira 1st Harbor Wing Public Affairs\n\n{TEXT}",
        byline="Airman 1st Class Ana Ferreira",
        source="1st Harbor Wing Public Affairs",
    ),
    Story(
        "agency in full above its initials",
        f"{TOP}Coast Central News Agency\n\n2019/03/04 22:04:15\n\nLISBON, March 4 (CNA) {TEXT}",
        source="Coast Central News Agency",
        **LISBON,
    ),
    Story(
        "stamp of a station",
        f"{TOP}Published: Mar. 4, 2019 at 7:06 PM MDT|Updated: 1 hours ago\n\n"
        f"LISBON (KHBR) - {TEXT}",
        source="KHBR",
        **LISBON,
    ),
    Story(
        "special to an agency",
        f"{TOP}By Army Spc. Ana Ferreira\nSpecial to American Forces Press Service\n\n{TEXT}",
        byline="Army Spc. Ana Ferreira",
        source="American Forces Press Service",
    ),
    Story("by a station", f"{TOP}By Harbor News\n\n{TEXT}", source="Harbor News"),
    Story(
        "day in Spanish",
        f"sábado, 4 de marzo de 2019\n\n{TOP}"
        + after("No hay comentarios:", "Publicar un comentario"),
        dateline_date=DAY,
        dropped=("No hay comentarios:", "Publicar un comentario"),
    ),
    Story(
        "caption printed twice without a gap",
        f"{TOP}{CAPTION}\n{CAPTION}\n\n{TEXT}",
        dropped=(CAPTION, CAPTION),
    ),
    Story("headline in other words", f"{TOP}{SAME}\n{TEXT}", standfirst=SAME),
    Story("lead in other words", f"{HEADLINE}\n{STUCK}\n\n{TEXT}", standfirst=STUCK),
    Story(
        "speaker in capitals who is named above",
        f"{TOP}Council Chair Marta Quintela\n\n{GREETING}\n\n{TEXT}",
        paragraphs=(GREETING, *BODY),
        dropped=("Council Chair Marta Quintela",),
    ),
    Story(
        "station's dateline",
        f"{TOP}03-14-19 - (Lisbon-AP) {TEXT}",
        source="AP",
        dateline_place="Lisbon",
        dateline_date=DAY.replace(day=14),
    ),
    Story(
        "site behind a stroke",
        f"{TOP}LISBON / HarborNews.com: {TEXT}",
        source="HarborNews.com",
        dateline_place="LISBON",
    ),
]
TAILS = [
    Story(
        "agency and day in brackets below",
        TOP + after("(Coastal News Service March 4, 2019)", "Tools: Save | Print", "Other Pier"),
        **AGENCY,
        dateline_date=DAY,
        dropped=("Tools: Save | Print", "Other Pier"),
    ),
    Story(
        "two links below the source",
        TOP
        + after(
            "SOURCE: Reuters",
            "Meet the gull that rides the noon ferry every day",
            "Meet the seal that rides it back",
        ),
        source="Reuters",
        dropped=(
            "Meet the gull that rides the noon ferry every day",
            "Meet the seal that rides it back",
        ),
    ),
    Story(
        "end in capitals",
        PLAIN + after("ENDS", "Advertisement - scroll to continue reading"),
        **LISBON,
        signoff="ENDS",
        dropped=("Advertisement - scroll to continue reading",),
    ),
    Story(
        "authors and end mark behind the last sentence",
        PLAIN + TEXT + " (By Ana Ferreira and Jon Lind) enditem/ly",
        **LISBON,
        signoff="(By Ana Ferreira and Jon Lind) enditem/ly",
    ),
    Story(
        "links below, the last cut short",
        PLAIN + after(*CUT),
        **LISBON,
        dropped=CUT,
    ),
    Story("address of an office", PLAIN + after(ADDRESS), **LISBON, dropped=(ADDRESS,)),
    Story(
        "the filing of a post",
        PLAIN + after("This entry was posted in Piers. Bookmark the permalink.", "Leave a Reply"),
        **LISBON,
        dropped=("This entry was posted in Piers. Bookmark the permalink.", "Leave a Reply"),
    ),
    Story(
        "a link with its picture and what it leads to",
        PLAIN + after("Whose Pier?", "Whose Pier?", "A GAZETTE VIDEO: The crews answer the chair."),
        **LISBON,
        dropped=("Whose Pier?", "Whose Pier?", "A GAZETTE VIDEO: The crews answer the chair."),
    ),
    Story(
        "a line in another script",
        PLAIN + after("Спасибо, ваш вопрос будет рассмотрен скоро"),
        **LISBON,
        dropped=("Спасибо, ваш вопрос будет рассмотрен скоро",),
    ),
    Story("who is in a picture", PLAIN + around(NO_VERB), **LISBON, dropped=(NO_VERB,)),
    Story(
        "a picture's mark and its caption",
        PLAIN + around("![]() |\nThe old pier at noon. |"),
        **LISBON,
        dropped=("![]() |", "The old pier at noon. |"),
    ),
    Story(
        "read more behind a sentence",
        PLAIN + TEXT + " Read more.\n\nPopular Posts",
        **LISBON,
        dropped=("Read more.", "Popular Posts"),
    ),
]
FROM_WIRES = [*HEADS, *TAILS]
