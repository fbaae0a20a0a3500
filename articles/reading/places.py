"""Places a dateline may name in small letters: great cities, countries, American states.

The list only backs up the print: a place in capitals, or one with a day or an agency beside it,
needs no list.
"""

_CITIES = """
Abu Dhabi|Addis Ababa|Algiers|Almaty|Amman|Amsterdam|Ankara|Ashgabat|Astana|Athens|Baghdad|Baku
Bangkok|Beijing|Beirut|Belgrade|Berlin|Bishkek|Bogota|Boston|Bratislava|Brussels|Bucharest
Budapest|Buenos Aires|Cairo|Canberra|Caracas|Chicago|Chisinau|Colombo|Copenhagen|Dallas|Damascus
Delhi|Denver|Detroit|Doha|Dubai|Dublin|Dushanbe|Geneva|Grozny|Havana|Helsinki|Hong Kong|Honolulu
Houston|Islamabad|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul|Kandahar|Karachi|Khartoum|Kiev
Kyiv|Kuala Lumpur|Kuwait City|Lima|Lisbon|Ljubljana|London|Los Angeles|Luxembourg|Madrid|Manama
Manila|Mexico City|Miami|Minsk|Mogadishu|Montreal|Moscow|Mumbai|Munich|Muscat|Nairobi|New Delhi
New York|Nicosia|Oslo|Ottawa|Paris|Philadelphia|Pittsburgh|Prague|Pristina|Pyongyang|Quebec City
Rabat|Reykjavik|Riga|Riyadh|Rome|San Francisco|Sanaa|Sarajevo|Seattle|Seoul|Shanghai|Singapore
Skopje|Sofia|St. Petersburg|Stockholm|Strasbourg|Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tehran
Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Tripoli|Tunis|Ulan Bator|United Nations|Vatican City
Vienna|Vilnius|Vladivostok|Warsaw|Washington|Yekaterinburg|Yerevan|Zagreb|Zurich|Pentagon
The Pentagon|White House|State Department
"""
_LANDS = """
Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh
Belarus|Belgium|Bosnia|Brazil|Britain|Bulgaria|Canada|Chile|China|Colombia|Croatia|Cuba|Cyprus
Czech Republic|Denmark|Djibouti|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|Germany
Greece|Haiti|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Japan|Jordan
Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Latvia|Lebanon|Libya|Lithuania|Macedonia|Malaysia|Mexico
Moldova|Mongolia|Montenegro|Morocco|Nepal|Netherlands|New Zealand|Nigeria|North Korea|Norway|Oman
Pakistan|Philippines|Poland|Portugal|Qatar|Romania|Russia|Saudi Arabia|Scotland|Serbia|Slovakia
Slovenia|Somalia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan
Tajikistan|Thailand|Tunisia|Turkey|Turkmenistan|Ukraine|United Arab Emirates|United Kingdom|UK
U.K.|UAE|USA|U.S.A.|Uzbekistan|Venezuela|Vietnam|Yemen
"""
_STATES = """
Ala.|Alaska|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Hawaii|Idaho|Ill.|Ind.|Iowa|Kan.|Ky.|La.
Maine|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Ohio|Okla.
Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Texas|Utah|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.|D.C.|DC|VA|MD|CA|FL|TX|NY
Virginia|Maryland|California|Florida|New York|Pennsylvania|Illinois|Massachusetts|North Carolina
Nebraska|Colorado
"""


def _names(table: str) -> frozenset[str]:
    return frozenset(name.lower() for line in table.split("\n") for name in line.split("|") if name)


_KNOWN_CITIES = _names(_CITIES)
_KNOWN_REGIONS = _names(_LANDS) | _names(_STATES)


def is_known_land(text: str) -> bool:
    """Whether `text` names a country or a state and nothing else."""
    return text.strip().lower() in _KNOWN_REGIONS


def is_known_place(text: str) -> bool:
    """Whether `text` names a city that stands alone, or ends in a known country or state."""
    first, comma, last = text.partition(",")
    if comma:
        return last.rpartition(",")[2].strip().lower() in _KNOWN_REGIONS
    return first.strip().lower() in _KNOWN_CITIES
