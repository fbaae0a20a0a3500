"""Plain text: copy as agencies send it and web pages are saved; written in the same house style.

Written are headline, standfirst, byline, source, dateline, text and signoff, which reading finds
again. Not carried, as copy has no place for it: identifier, version, times but the day, language,
urgency, slugline, topics, keywords, people, corrections, references, pictures, and all markup.
"""

from ..body import from_paragraphs
from ..reading.characters import MAX_BYTES, CopyError, decode
from ..reading.layout import read_layout
from . import guids
from .items import WireError, WireItem
from .remainder import remainder

NAME = "text"
MEDIA_TYPE = "text/plain"
SUFFIX = ".txt"
ONE_PER_FILE = True


def recognises(head):
    """Whether a file that begins so may be plain text: what no other format claims."""
    return True


def parse(file):
    """Yield the one item in the file. Raise WireError, naming the line, if it is no text."""
    try:
        text = decode(file.read(MAX_BYTES + 1))
    except CopyError as error:
        raise WireError(str(error)) from error
    layout = read_layout(text)
    if not layout.paragraphs:
        raise WireError("No body was found; a story needs at least one paragraph of text.")
    yield WireItem(
        guid=guids.made(layout.source, layout.dateline_date, layout.headline, layout.body),
        headline=layout.headline,
        standfirst=layout.standfirst,
        byline=layout.byline,
        credits=layout.credits,
        source=layout.source,
        dateline=layout.dateline,
        dateline_place=layout.dateline_place,
        dateline_date=layout.dateline_date,
        body=from_paragraphs(layout.paragraphs),
        signoff=layout.signoff,
        published_on=layout.dateline_date,
        dropped=remainder(text, layout),
    )


def render(stories, channel=None):
    """Yield the text of each story, with its line end: blocks parted by blank lines.

    The dateline is as the source prints it and opens the first paragraph; where it names no day,
    that of publication stands above it.
    """
    for story in stories:
        yield "\n\n".join(filter(None, _blocks(story))) + "\n"


def _blocks(story):
    byline = story.byline or ", ".join(story.authors)
    yield story.headline
    yield story.standfirst
    yield "\n".join(filter(None, [byline and f"By {byline}", story.source]))
    yield "" if story.dateline_date else story.published_on.isoformat()
    yield f"{story.dateline} {story.text}".strip()
    yield story.signoff
