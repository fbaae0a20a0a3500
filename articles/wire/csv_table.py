"""CSV for spreadsheets: a head and a line a story, RFC 4180 in UTF-8 with a byte order mark.

The columns and what they do not carry stand in `tables`. A cell that a spreadsheet would take for a
formula follows an apostrophe, whatever it holds: read by a program, `'-5` was `-5`.
"""

import csv
import io

from newsroom.tables import unarmed

from . import tables

NAME = "csv"
MEDIA_TYPE = "text/csv"
SUFFIX = ".csv"
ONE_PER_FILE = False
MARK = "\ufeff"  # without it Excel reads UTF-8 as something else


def render(stories, channel=None):
    """Yield the head, then the line of each story, each with its line end."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(tables.COLUMNS)
    yield MARK + file.getvalue()
    for story in stories:
        file.seek(0)
        file.truncate()
        writer.writerow([unarmed(tables.printed(value)) for value in tables.row(story)])
        yield file.getvalue()
