"""Draw the three pictures of the demonstration archive: `python articles/demo/draw_pictures.py`."""

import json
from dataclasses import dataclass, field
from datetime import date
from math import cos, radians
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
PICTURES = HERE / "pictures"
OFFICIALS = PROJECT / "people" / "data" / "officials.popolo.json"
OWN_FONT = next((PROJECT / "static" / "fonts").glob("*.ttf"), None)

WIDTH, HEIGHT = 1600, 1000
FINER = 2  # Drawn larger and reduced, so that discs and slanted lines come out smooth.
LEFT, RIGHT = 60, WIDTH - 60

PAPER, SURFACE, INK, FAINT_INK = "#fbfaf6", "#f1eee6", "#15212b", "#4a5864"
RULE, SIGNAL = "#d5d0c4", "#a8251b"

MONTHS = [
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]

ALLIES = [
    ("2007-01-20", "Prague discloses U.S. request for a radar"),
    ("2007-04-23", "Gates invites Russia to share in the defense"),
    ("2008-04-03", "NATO summit in Bucharest recognizes the sites"),
    ("2008-07-08", "Czech radar agreement signed"),
    ("2008-08-20", "Polish interceptor agreement signed"),
    ("2009-09-17", "Obama gives up the third site"),
    ("2010-07-03", "Polish agreement amended for SM-3 missiles"),
    ("2010-11-20", "NATO takes on missile defense in Lisbon"),
    ("2011-09-13", "Romania agrees to host missiles at Deveselu"),
    ("2011-09-14", "Turkey agrees to host the radar at Kurecik"),
    ("2012-05-20", "NATO announces a first capability in Chicago"),
]
RUSSIA = [
    ("2007-02-10", "Putin criticizes U.S. plans in Munich"),
    ("2007-06-07", "Putin offers joint use of the Gabala radar"),
    ("2007-12-12", "Russia suspends the treaty on forces in Europe"),
    ("2008-11-05", "Medvedev announces missiles for Kaliningrad"),
    ("2009-09-25", "Medvedev sets the Kaliningrad missiles aside"),
    ("2010-04-08", "Obama and Medvedev sign New START in Prague"),
    ("2011-02-05", "New START enters into force"),
    ("2011-11-23", "Medvedev lists countermeasures"),
]
TURNING_POINT = "2009-09-17"

OFFICES = [
    ("us-president", "U.S. president"),
    ("us-secretary-of-defense", "U.S. defense secretary"),
    ("ru-president", "Russian president"),
    ("ru-defense-minister", "Russian defense minister"),
]
MOSCOW_TALKS = date(2007, 4, 23)

CAPITAL, RUSSIAN, PLANNED = "capital", "Russian", "planned"
PLACES = [  # name, note, longitude, latitude, kind, side of the label
    ("Moscow", "Russia", 37.6, 55.8, CAPITAL, "right"),
    ("Warsaw", "Poland", 21.0, 52.2, CAPITAL, "right"),
    ("Prague", "Czech Republic", 14.4, 50.1, CAPITAL, "right"),
    ("Kaliningrad", "Russia: radar, Iskanders announced", 20.5, 54.7, RUSSIAN, "right"),
    ("Gabala", "Azerbaijan: radar leased by Russia", 47.8, 40.9, RUSSIAN, "left"),
    ("Redzikowo", "Poland: SM-3 site", 17.1, 54.5, PLANNED, "left"),
    ("Deveselu", "Romania: SM-3 site", 24.4, 44.1, PLANNED, "left"),
    ("Kurecik", "Turkey: X-band radar", 37.8, 38.3, PLANNED, "left"),
]
SEAS = [("Baltic Sea", 19.5, 57.3), ("Black Sea", 34.5, 43.3), ("Caspian Sea", 51.2, 42.8)]


@dataclass
class Sheet:
    """Paper of 1600 by 1000 units to draw on, in the Newsroom's colors and type."""

    title: str
    subtitle: str
    image: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self):
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.line((LEFT, 46), (RIGHT, 46), width=3)
        self.text((LEFT, 60), self.title, size=40, anchor="la")
        self.text((LEFT, 114), self.subtitle, size=22, color=FAINT_INK, anchor="la")
        self.text((LEFT, 972), "Newsroom demonstration desk", size=18, color=FAINT_INK, anchor="ls")

    def line(self, *points, color=INK, width=1.0):
        coordinates = [part * FINER for point in points for part in point]
        self.pen.line(coordinates, fill=color, width=round(width * FINER))

    def disc(self, center, radius=6, color=INK, fill=None):
        x, y = (part * FINER for part in center)
        reach = radius * FINER
        box = (x - reach, y - reach, x + reach, y + reach)
        self.pen.ellipse(box, fill=fill or color, outline=color, width=2 * FINER)

    def bar(self, left, top, right, bottom):
        box = [part * FINER for part in (left, top, right, bottom)]
        self.pen.rectangle(box, fill=SURFACE, outline=INK, width=FINER)

    def text(self, place, words, size=22, color=INK, anchor="lm", ground=None):
        """Write words; `ground` wipes what is drawn behind them."""
        place = tuple(part * FINER for part in place)
        font = typeface(size)
        if ground:
            left, top, right, bottom = self.pen.textbbox(place, words, font=font, anchor=anchor)
            margin = 4 * FINER
            box = (left - margin, top - margin, right + margin, bottom + margin)
            self.pen.rectangle(box, fill=ground)
        self.pen.text(place, words, fill=color, font=font, anchor=anchor)

    def save(self, name):
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(PICTURES / name, optimize=True)


def typeface(size):
    if OWN_FONT:
        return ImageFont.truetype(OWN_FONT, size * FINER)
    return ImageFont.load_default(size * FINER)


def printed(day):
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def along(day, first, last, start, end):
    """Where a day lies between `start` and `end`, which stand for two days."""
    return start + (end - start) * (day - first).days / (last - first).days


def kept_apart(heights, gap):
    """The heights, each moved down far enough to stand a gap below the one before."""
    apart = heights[:1]
    for height in heights[1:]:
        apart.append(max(height, apart[-1] + gap))
    return apart


# The timeline

MIDDLE, TIMELINE_TOP, TIMELINE_BOTTOM = WIDTH // 2, 220, 930


def draw_timeline():
    sheet = Sheet("Missile defense in Europe, 2007-2012", "Main events of the archive")
    for year in range(2007, 2014):
        y = height_of(date(year, 1, 1))
        sheet.line((LEFT, y), (LEFT + 60, y), color=RULE, width=2)
        sheet.line((MIDDLE - 16, y), (MIDDLE + 16, y), color=FAINT_INK)
        if year < 2013:
            sheet.text((LEFT, y + 8), str(year), size=20, color=FAINT_INK, anchor="la")
    sheet.line((MIDDLE, TIMELINE_TOP), (MIDDLE, TIMELINE_BOTTOM), width=2)
    draw_side(sheet, RUSSIA, 1, "Russia, and treaties with Russia")
    draw_side(sheet, ALLIES, -1, "United States and allies")
    sheet.save("timeline.png")


def height_of(day):
    return along(day, date(2007, 1, 1), date(2013, 1, 1), TIMELINE_TOP, TIMELINE_BOTTOM)


def draw_side(sheet, events, side, heading):
    """Events on one side of the line: -1 is left, 1 is right."""
    anchor = "lm" if side > 0 else "rm"
    sheet.text((MIDDLE + side * 64, 184), heading, size=24, anchor=anchor)
    days = [date.fromisoformat(day) for day, _ in events]
    labels = kept_apart([height_of(day) for day in days], 38)
    for day, (iso, words), label in zip(days, events, labels, strict=True):
        color = SIGNAL if iso == TURNING_POINT else INK
        tick = (MIDDLE, height_of(day))
        sheet.line(tick, (MIDDLE + side * 56, label), color=FAINT_INK)
        sheet.disc(tick, color=color)
        dated, told = (MIDDLE + side * 64, label), (MIDDLE + side * 196, label)
        sheet.text(dated, printed(day), size=18, color=FAINT_INK, anchor=anchor)
        sheet.text(told, words, color=color, anchor=anchor)


# Who held which office

SPAN_START, SPAN_END = date(2006, 1, 1), date(2013, 1, 1)
BAR = 56


@dataclass(frozen=True)
class Tenure:
    """A person's time in an office, `end` exclusive."""

    name: str
    family_name: str
    begin: date
    end: date


def draw_offices():
    sheet = Sheet(
        "Who held which office, 2006-2012",
        "Presidents and heads of the two defense ministries; a date below a bar is its first day",
    )
    top, bottom = 220, 910
    for year in range(2006, 2013):
        x = across(date(year, 1, 1))
        sheet.line((x, top - 30), (x, bottom), color=RULE)
        sheet.text((x + 8, top - 20), str(year), size=20, color=FAINT_INK)
    popolo = json.loads(OFFICIALS.read_text(encoding="utf-8"))
    rows = [
        (296 + row * 154, label, list(tenures(popolo, office)))
        for row, (office, label) in enumerate(OFFICES)
    ]
    for y, label, held in rows:
        sheet.text((LEFT, y + BAR / 2), label, size=24)
        for tenure in held:
            sheet.bar(*edges(tenure, y))
    draw_talks(sheet, bottom)
    for y, _, held in rows:
        for tenure in held:
            label_tenure(sheet, tenure, y)
    sheet.save("offices.png")


def draw_talks(sheet, bottom):
    """The red line that shows who was in office when Gates came to Moscow."""
    x = across(MOSCOW_TALKS)
    sheet.line((x, 256), (x, bottom), color=SIGNAL, width=2)
    sheet.disc((x, 256), radius=5, color=SIGNAL)
    words = f"{printed(MOSCOW_TALKS)}: Gates meets Serdyukov and Putin in Moscow"
    sheet.text((x + 14, 254), words, size=20, color=SIGNAL, ground=PAPER)


def across(day):
    return along(day, SPAN_START, SPAN_END, 360, RIGHT)


def tenures(popolo, office):
    """Everyone who held the office at some time in the span."""
    people = {person["id"]: person for person in popolo["persons"]}
    for held in popolo["memberships"]:
        begin = held["start_date"]
        end = held.get("end_date", str(SPAN_END))
        if held["post_id"] == office and begin < str(SPAN_END) and end > str(SPAN_START):
            person = people[held["person_id"]]
            yield Tenure(
                person["name"],
                person["family_name"],
                date.fromisoformat(begin),
                date.fromisoformat(end),
            )


def edges(tenure, y):
    """Left, top, right and bottom of a tenure's bar, cut off where the span ends."""
    left, right = across(max(tenure.begin, SPAN_START)), across(min(tenure.end, SPAN_END))
    return left, y, right, y + BAR


def label_tenure(sheet, tenure, y):
    left, top, right, bottom = edges(tenure, y)
    middle = ((left + right) / 2, (top + bottom) / 2)
    if fits(tenure.name, right - left):
        sheet.text(middle, tenure.name, anchor="mm", ground=SURFACE)
    elif fits(tenure.family_name, right - left):
        sheet.text(middle, tenure.family_name, anchor="mm", ground=SURFACE)
    else:
        sheet.text((right, top - 18), tenure.name, anchor="rm")
    if tenure.begin > SPAN_START:
        place, anchor = (left, "la") if left < RIGHT - 140 else (right, "ra")
        day = printed(tenure.begin)
        sheet.text((place, bottom + 10), day, size=18, color=FAINT_INK, anchor=anchor, ground=PAPER)


def fits(words, room, size=22):
    return typeface(size).getlength(words) / FINER <= room - 16


# The map

MAP_LEFT, MAP_TOP, MAP_BOTTOM = 130, 170, 905
WEST, EAST, SOUTH, NORTH = 0, 60, 36, 58
DEGREE = (MAP_BOTTOM - MAP_TOP) / (NORTH - SOUTH)
# One degree of longitude is this much shorter than one of latitude in the middle of the map.
NARROWING = cos(radians((SOUTH + NORTH) / 2))


def draw_map():
    sheet = Sheet(
        "Places named in the archive",
        "Schematic: places by longitude and latitude, without coasts or borders",
    )
    draw_graticule(sheet)
    for name, longitude, latitude in SEAS:
        place = on_map(longitude, latitude)
        sheet.text(place, name, size=20, color=FAINT_INK, anchor="mm", ground=PAPER)
    for place in PLACES:
        draw_place(sheet, *place)
    draw_key(sheet)
    sheet.save("places.png")


def on_map(longitude, latitude):
    x = MAP_LEFT + (longitude - WEST) * DEGREE * NARROWING
    return x, MAP_BOTTOM - (latitude - SOUTH) * DEGREE


def draw_graticule(sheet):
    for longitude in range(WEST, EAST + 1, 5):
        sheet.line(on_map(longitude, SOUTH), on_map(longitude, NORTH), color=RULE)
        x, y = on_map(longitude, SOUTH)
        sheet.text(
            (x, y + 16),
            f"{longitude}° E" if longitude else "0°",
            size=18,
            color=FAINT_INK,
            anchor="mm",
        )
    for latitude in range(40, NORTH, 5):
        sheet.line(on_map(WEST, latitude), on_map(EAST, latitude), color=RULE)
        x, y = on_map(WEST, latitude)
        sheet.text((x - 8, y), f"{latitude}° N", size=18, color=FAINT_INK, anchor="rm")


def draw_place(sheet, name, note, longitude, latitude, kind, side):
    x, y = on_map(longitude, latitude)
    draw_mark(sheet, (x, y), kind)
    label_x, anchor = (x + 16, "l") if side == "right" else (x - 16, "r")
    sheet.text((label_x, y - 2), name, anchor=anchor + "s", ground=PAPER)
    sheet.text((label_x, y + 4), note, size=18, color=FAINT_INK, anchor=anchor + "a", ground=PAPER)


def draw_mark(sheet, center, kind):
    color = SIGNAL if kind == PLANNED else INK
    sheet.disc(center, radius=7, color=color, fill=PAPER if kind == CAPITAL else None)


def draw_key(sheet):
    x, y = on_map(2, 40)
    rows = [
        (CAPITAL, "Capital"),
        (RUSSIAN, "Russian radar or missile site"),
        (PLANNED, "Site agreed for the U.S. system"),
    ]
    for row, (kind, words) in enumerate(rows):
        draw_mark(sheet, (x, y + 30 + row * 36), kind)
        sheet.text((x + 20, y + 30 + row * 36), words, size=20, ground=PAPER)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    draw_timeline()
    draw_offices()
    draw_map()
