"""The picture that a share of a story shows: its headline, topic and day, set in the site's fonts.

1200 by 630 pixels, as Open Graph and the networks want it. A headline in a script that the fonts
do not have is left out; the name of the site, the day and the place stand in any case.
"""

from functools import cache
from io import BytesIO

from django.conf import settings
from django.utils.formats import date_format
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
MARGIN = 80
TEXT_WIDTH = SIZE[0] - 2 * MARGIN - 40  # beside the line of record
PAPER, INK, INK_2, RULE, SIGNAL = "#fbfaf6", "#15212b", "#4a5864", "#d5d0c4", "#a8251b"
HEADLINE_SIZES = (80, 72, 64, 56, 50)
MOST_LINES = 4
LEADING = 1.1
SEMIBOLD, MEDIUM = 600, 500


def card_picture(item):
    """The PNG of a Printed story. The same story gives the same bytes."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    _write(draw, (MARGIN, 58), item.publisher, "public-sans", 30, SEMIBOLD, INK)
    draw.line([(MARGIN, 118), (SIZE[0] - MARGIN, 118)], INK, 3)
    draw.line([(MARGIN, 124), (SIZE[0] - MARGIN, 124)], INK, 1)
    draw.line([(MARGIN, 164), (MARGIN, SIZE[1] - 92)], RULE, 2)  # the line of record, and its tick
    foot = SIZE[1] - 84
    draw.ellipse([MARGIN - 8, foot - 8, MARGIN + 8, foot + 8], SIGNAL)
    left, top = MARGIN + 40, 158
    if item.topics:
        name = _shortened(item.topics[0][0], "public-sans", 28, SEMIBOLD)
        _write(draw, (left, top), name, "public-sans", 28, SEMIBOLD, SIGNAL)
    top += 50
    size, lines = _headline(item.headline)
    for line in lines:
        _write(draw, (left, top), line, "newsreader", size, SEMIBOLD, INK)
        top += round(size * LEADING)
    told = " · ".join(filter(None, [date_format(item.published_on, "F j, Y"), item.place]))
    told = _shortened(told, "public-sans", 28, MEDIUM)
    _write(draw, (left, foot - 20), told, "public-sans", 28, MEDIUM, INK_2)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _headline(text):
    """(size, lines) at the greatest size that takes the whole headline; cut at the smallest."""
    if not all(map(_part_of, text)):
        return HEADLINE_SIZES[0], []
    for size in HEADLINE_SIZES:
        lines = _wrapped(text.split(), size)
        if len(lines) <= MOST_LINES:
            return size, lines
    last = _shortened(f"{lines[MOST_LINES - 1]} …", "newsreader", size, SEMIBOLD)
    return size, [*lines[: MOST_LINES - 1], last]


def _wrapped(words, size):
    lines = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, "newsreader", size, SEMIBOLD) <= TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(_shortened(word, "newsreader", size, SEMIBOLD))
    return lines


def _shortened(text, face, size, weight):
    """The text without the letters that no font has, cut where it is wider than the picture."""
    text = "".join(filter(_part_of, text))
    if _width(text, face, size, weight) <= TEXT_WIDTH:
        return text
    while text and _width(f"{text}…", face, size, weight) > TEXT_WIDTH:
        text = text[:-1]
    return f"{text.rstrip(' …')}…"


def _write(draw, place, text, face, size, weight, color):
    x, y = place
    for part, stretch in _stretches(text):
        font = _font(face, part, size, weight)
        draw.text((x, y + size), stretch, color, font, anchor="ls")
        x += font.getlength(stretch)


def _width(text, face, size, weight):
    return sum(_font(face, part, size, weight).getlength(run) for part, run in _stretches(text))


def _stretches(text):
    """[(part of the font, the letters in a row that it has)]; other letters are left out."""
    runs = []
    for letter in text:
        part = _part_of(letter)
        if part and runs and runs[-1][0] == part:
            runs[-1][1] += letter
        elif part:
            runs.append([part, letter])
    return runs


def _part_of(letter):
    """Which file of a face has the letter, by the ranges of site.css; None if none has."""
    point = ord(letter)
    if 0x20 <= point <= 0xFF or 0x2010 <= point <= 0x2027 or point in (0x131, 0x152, 0x153, 0x20AC):
        return "latin"
    return "latin-ext" if 0x100 <= point <= 0x2AF or 0x1E00 <= point <= 0x1EFF else None


@cache
def _font(face, part, size, weight):
    path = settings.BASE_DIR / "static" / "fonts" / f"{face}-{part}.woff2"
    font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([weight])
    return font
