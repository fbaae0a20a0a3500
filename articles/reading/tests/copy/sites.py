"""Invented stories on the pages of sites and offices, with what such pages print around them."""

import textwrap

from .pages import DECK
from .stories import BODY, DAY, HEADLINE, LISBON, PLAIN, TEXT, TOP, Story, after, around

ICONS = "icon bookmark icon share icon camera icon chevron down icon chevron left " * 3
CAPTION = "Council chair Marta Quintela speaks at the old pier in Lisbon."
TEASERS = "The council has measured the wall three times …", "Crews wait for the ferry and …"

ABOVE = [
    Story(
        "long row of icons",
        f"{ICONS}\nMarch 4, 2019 10:12\n\n{TOP}{TEXT}",
        dateline_date=DAY,
        dropped=(ICONS.strip(),),
    ),
    Story(
        "notice of an office",
        "An official website of the harbor office\nHere's how you know\nA .gov website belongs to "
        "an official office. Share sensitive information only on official, secure websites.\n\n"
        f"Press Release | March 4, 2019\n\n{TOP}{TEXT}",
        dateline_date=DAY,
        dropped=(
            "An official website of the harbor office",
            "Here's how you know",
            "A .gov website belongs to an official office. Share sensitive information only on "
            "official, secure websites.",
        ),
    ),
    Story(
        "notice about the browser",
        f"Your browser is old. For the best view use another browser.\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=("Your browser is old. For the best view use another browser.",),
    ),
    Story(
        "consent to a form",
        '*By clicking "Join" you agree to our Terms and to the Privacy Policy of the Gazette.\n\n'
        f"{PLAIN}{TEXT}",
        **LISBON,
        dropped=(
            '*By clicking "Join" you agree to our Terms and to the Privacy Policy of the Gazette.',
        ),
    ),
    Story(
        "path of the page in front of the headline printed again",
        f"Home Harbor News {HEADLINE}\n\n{PLAIN}{TEXT}",
        **LISBON,
        dropped=(f"Home Harbor News {HEADLINE}",),
    ),
    Story(
        "section and day",
        f"News | March 4, 2019\n\n{TOP}{TEXT}",
        dateline_date=DAY,
    ),
    Story(
        "day, and how long ago",
        f"March 4, 2019 / 12:56 AM / Updated 15 minutes ago\n\n{TOP}{TEXT}",
        dateline_date=DAY,
    ),
    Story(
        "day of release",
        f"For Immediate Release    March 4, 2019\n\n{TOP}{TEXT}",
        dateline_date=DAY,
    ),
    Story(
        "kicker with a colon instead of a headline",
        f"Council chair:\n\nLISBON, March 4, 2019 – {TEXT}",
        headline=None,
        **LISBON,
        dropped=("Council chair:",),
    ),
    Story(
        "description of a logo twice",
        f"Harbor Press Office Harbor Press Office\n\n{PLAIN}{TEXT}",
        source="Harbor Press Office",
        **LISBON,
        dropped=None,
    ),
    Story(
        "credit of a picture twice in brackets",
        f"{TOP}(Harbor Office)\n(Harbor Office)\n{TEXT}",
        dropped=("(Harbor Office)", "(Harbor Office)"),
    ),
    Story(
        "caption that touches the lead",
        f"{TOP}{CAPTION}\n{TEXT}",
        dropped=(CAPTION,),
    ),
    Story(
        "lead printed before the picture too",
        f"{TOP}LISBON — {BODY[0]}\n\n{CAPTION}\n\nLISBON — {TEXT}",
        standfirst=f"LISBON — {BODY[0]}",
        dateline_place="LISBON",
        dropped=(CAPTION,),
    ),
    Story(
        "name of a picture's file stuck to the dateline",
        f"{TOP}A0191167.jpgLISBON (AP) - {TEXT}",
        source="AP",
        dateline_place="LISBON",
        dropped=("A0191167.jpg",),
    ),
    Story(
        "European day behind a caption",
        f"{TOP}Marta Quintela (file photo) (CNS) 4 March 2019 -- {TEXT}",
        dateline_date=DAY,
        dropped=("Marta Quintela (file photo) (CNS)",),
    ),
    Story(
        "agency and day in one line",
        f"{TOP}RIA Novosti - March 4, 2019\n\n{TEXT}",
        source="RIA Novosti",
        dateline_date=DAY,
    ),
    Story(
        "source behind a stroke",
        f"{TOP}/ Source: Harbor Wire\n\n{TEXT}",
        source="Harbor Wire",
    ),
    Story(
        "place and agency in a line of their own",
        f"{TOP}LISBON- Anadolu Agency\n\n{TEXT}",
        source="Anadolu Agency",
        dateline_place="LISBON",
    ),
    Story(
        "place and agency in a line of their own, with a dash between them",
        f"{TOP}LISBON – Reuters\n\n{TEXT}",
        source="Reuters",
        dateline_place="LISBON",
    ),
    Story(
        "agency and day in a line of their own below a pull quote",
        f'{TOP}"The wall is old," a council statement reads.\n\nLisbon (AFP) March 4, 2019\n{TEXT}',
        standfirst='"The wall is old," a council statement reads.',
        source="AFP",
        dateline_place="Lisbon",
        dateline_date=DAY,
    ),
    Story(
        "agency behind the dash",
        f"{TOP}LISBON, March 4, 2019 – RIA Novosti. {TEXT}",
        source="RIA Novosti",
        **LISBON,
    ),
    Story("agency behind a bullet", f"{TOP}• Kyodo\n\n{TEXT}", source="Kyodo"),
    Story(
        "agency in capitals",
        f"{TOP}By Ana Ferreira\nASSOCIATED PRESS  •\n\n{TEXT}",
        byline="Ana Ferreira",
        source="ASSOCIATED PRESS",
    ),
    Story(
        "credit and caption above the byline",
        f"{TOP}JON LIND | HARBOR GAZETTE\nThe pier in March.\n{DECK}\nBy Ana Ferreira\n\n{TEXT}",
        byline="Ana Ferreira",
        standfirst=DECK,
        dropped=None,
    ),
    Story(
        "description of a picture and its caption, which are no headline",
        f"{HEADLINE}\n\nCrews wait at the old pier\nCrews wait at the old pier\n\n{TEXT}",
        standfirst="Crews wait at the old pier",
        dropped=None,
    ),
    Story(
        "agency, day and a button",
        f"{TOP}Xinhua,March 05, 2019 Adjust font size:\n\n"
        f"LISBON, March 4 (Xinhua) -- {TEXT} Enditem",
        source="Xinhua",
        signoff="Enditem",
        **LISBON,
        dropped=None,
    ),
    Story(
        "section in front of the day",
        f"{TOP}world Updated: Mar 04, 2019 13:07 IST\n\n{TEXT}",
        dateline_date=DAY,
    ),
    Story("agency in capitals alone", f"{TOP}By REUTERS\n\n{TEXT}", source="REUTERS"),
    Story(
        "short place with a day and an agency",
        f"{TOP}UN, March 4. /TASS/. {TEXT}",
        source="TASS",
        dateline_place="UN",
    ),
    Story("city in capitals and a colon", f"{TOP}SETUBAL: {TEXT}", dateline_place="SETUBAL"),
    Story(
        "speakers in capitals and a colon",
        f"{TOP}QUINTELA: We wait for the wall, and the ferries wait with us.\n\n"
        "REPORTER: Until when will you wait?\n\nQUINTELA: Until March.",
        paragraphs=(
            "QUINTELA: We wait for the wall, and the ferries wait with us.",
            "REPORTER: Until when will you wait?",
            "QUINTELA: Until March.",
        ),
    ),
    Story(
        "place and day with full stops",
        f"Lisbon. 4 March 2019. {TEXT}",
        headline=None,
        dateline_place="Lisbon",
        dateline_date=DAY,
    ),
    Story(
        "sentence that leads to a statement",
        f"{TOP}Below is what the council chair of Lisbon told reporters:\n\n{TEXT}",
        paragraphs=("Below is what the council chair of Lisbon told reporters:", *BODY),
    ),
    Story(
        "headline and place in small letters on one line",
        f"Harbor council delays new terminal: report Lisbon (AFP) March 4, 2019 {' '.join(BODY)}",
        headline="Harbor council delays new terminal: report",
        source="AFP",
        dateline_place="Lisbon",
        dateline_date=DAY,
        paragraphs=(" ".join(BODY),),
    ),
]
NAMES = [
    Story(
        "name and job without By",
        f"{TOP}Ana Ferreira Staff writer\nView Comments\n\n{TEXT}",
        byline="Ana Ferreira",
        dropped=("View Comments",),
    ),
    Story(
        "name behind a dash",
        f"{TOP}- ANA FERREIRA\n\n{PLAIN[len(TOP) :]}{TEXT}",
        byline="ANA FERREIRA",
        **LISBON,
    ),
    Story(
        "correspondent without a name",
        f"{TOP}Our Correspondent\nMarch 4, 2019\n\n{TEXT}",
        byline="Our Correspondent",
        dateline_date=DAY,
    ),
    Story(
        "day in front of the name",
        f"{TOP}March 4, 2019 - 15:49 By Ana Ferreira\n{TEXT}",
        byline="Ana Ferreira",
        dateline_date=DAY,
    ),
]
BELOW = [
    Story(
        "most read in the midst",
        TOP + around("Most Read from Harbor Gazette"),
        dropped=("Most Read from Harbor Gazette",),
    ),
    Story(
        "another story in square brackets",
        TOP + around("[MORE: Pier Gets a Roof at Last]"),
        dropped=("[MORE: Pier Gets a Roof at Last]",),
    ),
    Story(
        "picture described twice",
        f"{TOP}{CAPTION}\n\n{CAPTION} (Jon Lind / Gazette)\n\n{PLAIN[len(TOP) :]}{TEXT}",
        **LISBON,
        dropped=(CAPTION, f"{CAPTION} (Jon Lind / Gazette)"),
    ),
    Story(
        "button behind the last sentence",
        f"{PLAIN}{TEXT} READ MORE",
        **LISBON,
        dropped=("READ MORE",),
    ),
    Story(
        "teasers that break off",
        PLAIN + after(*TEASERS),
        **LISBON,
        dropped=TEASERS,
    ),
    Story(
        "teaser under a heading",
        PLAIN + after("Check Also", "Pier Gets a Roof at Last", TEASERS[0]),
        **LISBON,
        dropped=("Check Also", "Pier Gets a Roof at Last", TEASERS[0]),
    ),
    Story(
        "one sentence that breaks off stays",
        PLAIN + after("“We will wait, and then …"),
        **LISBON,
        paragraphs=(*BODY, "“We will wait, and then …"),
    ),
    Story(
        "links with a button among them",
        PLAIN + after("Related Links", "Subscribe To Our Daily Express", "All about ferries"),
        **LISBON,
        dropped=("Related Links", "Subscribe To Our Daily Express", "All about ferries"),
    ),
    Story(
        "agencies that helped",
        PLAIN + after("With AP and Interfax reports"),
        **LISBON,
        signoff="With AP and Interfax reports",
    ),
    Story(
        "agencies and nothing else",
        PLAIN + after("Interfax, AP and Reuters"),
        **LISBON,
        signoff="Interfax, AP and Reuters",
    ),
    Story(
        "where it was published, and stories below",
        f"{TOP}{TEXT}\n\nPublished in Coast, March 4th, 2019\n\nOpinion\n\n"
        "A wall older than the town is no wall to lean on.",
        dateline_date=DAY,
        dropped=("Opinion", "A wall older than the town is no wall to lean on."),
    ),
    Story(
        "counts and forms",
        PLAIN + after("24 total views, 1 views today", "Please enter your name here"),
        **LISBON,
        dropped=("24 total views, 1 views today", "Please enter your name here"),
    ),
]
NARROW = [textwrap.fill(text, 66) for text in (f"LISBON, March 4, 2019 – {BODY[0]}", *BODY[1:3])]
WRAPPED = [
    Story(
        "headline as wide as the lines below it",
        "Harbor Council Delays New Ferry Terminal Until Next Spring\n" + "\n".join(NARROW),
        headline="Harbor Council Delays New Ferry Terminal Until Next Spring",
        **LISBON,
        paragraphs=BODY[:3],
    ),
]

SITES = [*ABOVE, *NAMES, *BELOW, *WRAPPED]
