"""What the samples say beside the tables of their formats; written by hand from the raw files.

(format, file, which of its stories, what it says); `names of …` are those in `supplied`.
"""

FACTS = [
    (
        "nitf",
        "nitf/aap-cyber.nitf.xml",
        0,
        {
            "standfirst": "abstract",
            "dateline": "SYDNEY March 22 AAP -",
            "dateline_date": "2016-03-22",
            "topics": ("Finance (General)",),
            "status": "usable",
        },
    ),
    (
        "nitf",
        "nitf/aap.nitf.xml",
        0,
        {
            "topics": ("law enforcement", "investigation"),
            "signoff": "AAP RTV ar",
            "captions": [],
        },
    ),
    (
        "nitf",
        "nitf/ap.nitf.xml",
        0,
        {
            "dateline": "NEW YORK (AP) —",
            "note": "For global distribution",
            "credited": ["BERNARD CONDON"],
        },
    ),
    (
        "nitf",
        "nitf/ntb.nitf.xml",
        0,
        {
            "topics": ("Sykdom", "Medisin og helse"),
            "captions": [
                "Kremasjonsbål for koronaofre brenner i Indias hovedstad New Delhi. "
                "Foto: Amit Sharma / AP / NTB"
            ],
            "names of places": ["India, Asia", "Asia"],
        },
    ),
    (
        "nitf",
        "nitf/pa-4.nitf.xml",
        0,
        {
            "credited": ["Ian Jones"],
            "names of places": ["Britain", "Portugal", "France"],
            "signoff": "ends",
        },
    ),
    (
        "nitf",
        "nitf/pa-5.nitf.xml",
        0,
        {
            "credited": ["Sam Lister"],
            "names of places": ["Britain"],
            "names of people": [
                "George Osborne",
                "Anna Soubry",
                "Theresa May",
                "David Davis",
                "Tim Farron",
            ],
            "names of organisations": ["World Trade Organisation", "European Union"],
        },
    ),
    (
        "newsmlg2",
        "newsml-g2/ansa-text.newsml.xml",
        0,
        {
            "dateline": "(ANSA) - Rome, October 11 -",
            "dateline_date": "2017-10-11",
            "captions": [""],
        },
    ),
    (
        "newsmlg2",
        "newsml-g2/dpa.newsml.xml",
        0,
        {"dateline": "London (dpa) -", "topics": ("Fußball", "Sport"), "byline": None},
    ),
    (
        "newsmlg2",
        "newsml-g2/globenewswire-16de.newsml.xml",
        0,
        {
            "dateline": "WINNIPEG, Manitoba, Dec. 03, 2019 (GLOBE NEWSWIRE) --",
            "dateline_date": "2019-12-03",
            "names of organisations": ["KidSport Canada"],
            "byline": None,
        },
    ),
    (
        "newsmlg2",
        "newsml-g2/reuters-KBN0FL0ZP-v2.newsml.xml",
        0,
        {
            "dateline": "BEIRUT (Reuters) -",
            "signoff": "(Reporting by Tom Perry, editing by John Stonestreet)",
            "byline": None,
        },
    ),
    (
        "newsmlg2",
        "newsml-g2/stt-update.newsml.xml",
        0,
        {
            "note": "lopusta",
            "correction": None,
            "names of places": ["Suomi"],
            "topics": ("Talous", "Yritysinformaatio", "Yritysjohto", "Human interest", "Ihmiset"),
        },
    ),
    ("ninjs", "ninjs/dpa-2.1.ninjs.json", 0, {"source": "dpa", "credited": ["Christian Hollmann"]}),
    (
        "ninjs",
        "ninjs/ntb-3.0.ninjs.json",
        0,
        {
            "source": "NTB",
            "note": "Noe utvidet.",
            "names of places": ["Telemark"],
            "topics": ("Innenriks", "Teknologi", "Industri", "Olje og energi"),
        },
    ),
    (
        "ninjs",
        "ninjs/superdesk-1.ninjs.json",
        0,
        {
            "source": "AAP",
            "standfirst": "abstract",
            "dateline_place": "Milton Keynes",
            "note": "ed note",
            "names of places": ["NSW"],
        },
    ),
    (
        "ninjs",
        "ninjs/bbc-text.ninjs.json",
        0,
        {"standfirst": "LDRS WALES v.1", "topics": ("Planning Permission",)},
    ),
    (
        "ninjs",
        "ninjs/tt-3.0-text-image.ninjs.json",
        0,
        {
            "source": "TT",
            "expires_at": "2023-05-31T00:00:00+02:00",
            "begins": "Pandemin satte",
            "ends": "som deltar.",
            "captions": [
                "En stor internationell försvarsövning planeras 2023 med fokus på södra Sverige "
                "och Gotland. Arkivbild från militärövningen Aurora 17."
            ],
            "names of people": ["Jonas Svensson"],
            "names of places": ["Sverige", "Gotland", "Finland"],
        },
    ),
    (
        "rss",
        "rss/nytimes-category.rss.xml",
        0,
        {
            "topics": ("Water Pollution", "Gowanus Canal (Brooklyn, NY)"),
            "names of places": ["Gowanus Canal (Brooklyn, NY)"],
        },
    ),
    ("rss", "rss/reader-full.rss.xml", 0, {"source": "Source Title", "begins": "Example content"}),
    ("rss", "rss/win1252-points.rss.xml", 0, {"begins": "don’t", "headline": ""}),
    ("rss", "rss/content-encoded.rss.xml", 0, {"begins": "Example content"}),
    ("rss", "rss/liftoff.rss.xml", 0, {"begins": "How do", "ends": "Star City."}),
    ("atom", "atom/wenn.atom.xml", 0, {"topics": ("Music",), "headline": "Suge Knight involved"}),
    (
        "atom",
        "atom/complex-namespace.atom.xml",
        0,
        {"begins": "Hello World", "topics": ("MyCategory 1", "MyCategory 2", "MyCategory 3")},
    ),
    ("atom", "atom/unknown-namespace.atom.xml", 0, {"begins": "This is", "ends": "is broken."}),
    (
        "atom",
        "atom/reader-full.atom.xml",
        0,
        {"source": "Source Title", "standfirst": "Some text."},
    ),
    (
        "jsonfeed",
        "jsonfeed/reader-full.feed.json",
        0,
        {"byline": None, "standfirst": "A summary", "begins": "Content with"},
    ),
    ("jsonfeed", "jsonfeed/reader-full.feed.json", 1, {"begins": "Hello, world!", "headline": ""}),
    ("wxr", "wxr/slashes.wxr.xml", 0, {"topics": ('a \\"great\\" category',)}),
    ("wxr", "wxr/thumb.wxr.xml", 0, {"captions": ["excerpt"], "standfirst": None}),
    ("wxr", "wxr/wxr-simple.wxr.xml", 0, {"begins": "Two roads", "ends": "best choice."}),
]
