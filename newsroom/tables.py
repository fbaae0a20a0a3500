"""Rows as files that spreadsheets and programs read: CSV, and JSON Lines to the character."""

import csv
import io
import json

# Cells that begin so are formulas to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def as_csv(rows, columns):
    """Yield the lines of a CSV file with a head (RFC 4180). No cell is a formula: one that would
    be begins with an apostrophe."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(columns)
    yield line.getvalue()
    for told in rows:
        line.seek(0)
        line.truncate()
        writer.writerow([_cell(told[column]) for column in columns])
        yield line.getvalue()


def as_jsonl(rows, columns=()):
    """Yield one JSON object a line."""
    for told in rows:
        yield json.dumps(told, ensure_ascii=False) + "\n"


FORMATS = {"csv": as_csv, "jsonl": as_jsonl}


def _cell(value):
    return unarmed(value) if isinstance(value, str) else value


def unarmed(cell):
    """The text of a cell, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
