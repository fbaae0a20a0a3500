"""Stories written in a format, into a place that never holds half a file of them.

A format of one document a story fills a folder; another is one file, or standard output, or a
folder with a file of each year.
"""

import re
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from newsroom.arguments import written_file, written_folder

LONGEST_NAME = 255  # bytes; what file systems take
NOT_IN_A_NAME = re.compile(r"[^\w-]+")
IDENTITY = "[0-9a-f]{16}"
# What can be read on a terminal.
TEXTS = ("text/", "json", "jsonl", "xml")


def is_text(member):
    """Whether the format is text, which a terminal may show."""
    return member.MEDIA_TYPE.startswith(TEXTS[0]) or member.MEDIA_TYPE.endswith(TEXTS[1:])


def as_bytes(pieces):
    """The pieces that a format renders, each as bytes."""
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else piece.encode()


def identity(story):
    """What names a story on every site that holds it and for ever: made of source and identifier.

    It begins the UUID that feeds know the story by.
    """
    source = story.source.slug if story.source else ""
    return uuid5(NAMESPACE_URL, f"{source}:{story.guid}").hex[:16]


def name_of(story, suffix):
    """`<slug>-<identity><suffix>`, the slug cut where a file system would not take it whole."""
    end = f"-{identity(story)}{suffix}"
    room = LONGEST_NAME - len(end.encode())
    slug = NOT_IN_A_NAME.sub("-", story.slug).strip("-").encode()[:room]
    return slug.decode(errors="ignore").rstrip("-") + end


def write_folder(member, told, channel, folder, failed):
    """Write the document of each (story, what is told of it) into the folder; yield each story.

    `failed` is called with a story that the format cannot write, and why; the rest goes on.
    """
    with written_folder(folder) as put:
        for story, item in told:
            try:
                document = b"".join(as_bytes(member.render([item], channel)))
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                failed(story, error)
                continue
            put(name_of(story, member.SUFFIX), document)
            yield story


def forget_other_names(stories, suffix, folder):
    """Remove the files that the folder holds of these stories under other names than theirs.

    `stories` are {identity: name, or None for one of which nothing may stay}.
    """
    own = re.compile(rf".*-({IDENTITY}){re.escape(suffix)}")
    for path in Path(folder).iterdir():
        found = own.fullmatch(path.name)
        if found and found[1] in stories and stories[found[1]] != path.name:
            path.unlink()


def write_file(member, items, channel, path, stdout=None):
    """Write the items as one file, or to standard output for "-"."""
    with written_file(path, stdout, binary=True) as file:
        for piece in as_bytes(member.render(items, channel)):
            file.write(piece)


def year_folder(folder, year):
    """The folder of a year's file, named as DuckDB and Spark read it."""
    return Path(folder) / f"year={year}"
