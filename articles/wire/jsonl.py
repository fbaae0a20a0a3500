"""JSON Lines: our own lossless form, one canonical JSON object a line.

Each line begins with its kind under "newsroom": source, topic, photo or article. A story follows
the source, topics and photos that it needs.
"""

import json

from .items import ArchiveRecord, WireFault

NAME = "jsonl"
MEDIA_TYPE = "application/jsonl"
SUFFIX = ".jsonl"
ONE_PER_FILE = False
LOSSLESS = True  # takes and gives the archive's own records
LONGEST_LINE = 256 * 1024 * 1024  # a photo's or a long history's
KINDS = ("source", "topic", "photo", "article")


def recognises(head):
    """Whether a file that begins so is one of ours."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"newsroom":"')


def parse(file):
    """Yield the records in the file, and a WireFault for each line that is none."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            _pass_over(file, line)
            yield WireFault(number, f"is longer than {LONGEST_LINE:,} bytes; no record is.")
        elif line.strip():
            yield _record(line, number)


def _pass_over(file, line):
    """Read on to the end of a line of which that much was read."""
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)


def _record(line, number):
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        return WireFault(number, f"not a JSON object ({error}); was the file cut?")
    kind = fields.pop("newsroom", None) if isinstance(fields, dict) else None
    if kind not in KINDS:
        return WireFault(number, f"{kind!r} is not a kind of record; one of {', '.join(KINDS)} is.")
    return ArchiveRecord(kind, fields, number)


def render(records, channel=None):
    """Yield the lines of the file, each with its line end."""
    for record in records:
        fields = json.dumps(
            record.fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        yield f'{{"newsroom":"{record.kind}",{fields[1:]}\n'
