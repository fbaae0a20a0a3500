"""XLSX for spreadsheets: the table of `tables`, days as days and everything else as text.

Excel takes 32,767 signs in a cell and 1,048,576 rows in a sheet: a longer text ends in "…", and the
stories go on in the next sheet. Moments are text in ISO 8601, as cells of Excel know no zone. The
text is given without its HTML.
"""

from datetime import UTC, datetime
from tempfile import TemporaryFile

from . import tables
from .values import CONTROLS

NAME = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = ".xlsx"
ONE_PER_FILE = False
LONGEST_CELL = 32_767
ROWS = 1_048_576
FIRST_YEAR = 1900  # as Excel counts
PIECE = 1024 * 1024
BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
NAMES = [name for name in tables.COLUMNS if name != "body"]
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(stories, channel=None):
    """Yield the pieces of the file, once all stories are in it; it waits on the disk meanwhile."""
    import xlsxwriter  # large, and only exports need it

    with TemporaryFile() as file:
        try:
            with xlsxwriter.Workbook(file, OPTIONS) as book:
                written_at = (channel and channel.written_at) or BEGINNING
                book.set_properties({"created": written_at.replace(tzinfo=None)})
                _fill(book, stories)
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from None  # the OSError that it hides, such as of a full disk
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _fill(book, stories):
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, at = None, ROWS
    for story in stories:
        if at == ROWS:
            sheet, at = _sheet(book, bold), 1
        for column, name in enumerate(NAMES):
            _write(sheet, at, column, tables.COLUMNS[name](story), name, day)
        at += 1
    if sheet is None:
        _sheet(book, bold)


def _sheet(book, bold):
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, NAMES, bold)
    return sheet


def _write(sheet, at, column, value, name, day):
    if name in tables.WHOLE and value is not None:
        sheet.write_number(at, column, value)
    elif name in tables.DAYS and value and value.year >= FIRST_YEAR:
        sheet.write_datetime(at, column, value, day)
    elif text := CONTROLS.sub("", tables.printed(value)):
        is_long = len(text.encode("utf-16-le")) > 2 * LONGEST_CELL
        sheet.write_string(at, column, _cut(text) if is_long else text)


def _cut(text):
    """As much of the text as a cell takes; Excel counts halves of what lies beyond 16 bits."""
    cut = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore")
    return f"{cut}…"
