"""Copy in the layouts it arrives in, and the fields each must give."""

import itertools
import string
import textwrap
import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.reading.characters import WHITE_SPACE, decode
from articles.reading.facts import Role
from articles.reading.layout import read_layout

from .copy.pages import PAGES
from .copy.sites import SITES
from .copy.sources import TOLD_BY
from .copy.stories import BODY, HEADLINE, STORIES
from .copy.whole_pages import WHOLE
from .copy.wires import FROM_WIRES

ALL = [*STORIES, *PAGES, *SITES, *TOLD_BY, *FROM_WIRES, *WHOLE]
FIELDS = "headline standfirst byline source dateline_place dateline_date signoff".split()


@pytest.mark.parametrize("story", ALL, ids=[story.name for story in ALL])
def test_a_story_gives_its_fields(story):
    layout = read_layout(story.copy)

    read = {name: getattr(layout, name) for name in FIELDS}
    assert read == {name: getattr(story, name) for name in FIELDS}
    assert [paragraph.text for paragraph in layout.paragraphs] == list(story.paragraphs)
    headings = [paragraph.text for paragraph in layout.paragraphs if paragraph.is_heading]
    assert headings == list(story.headings)
    if story.dropped is not None:
        assert list(layout.dropped) == list(story.dropped)


@pytest.mark.parametrize("story", ALL, ids=[story.name for story in ALL])
def test_every_character_of_a_story_has_one_place(story):
    assert_complete(story.copy)


def test_the_seed_is_read_exactly(seed_text):
    layout = read_layout(seed_text)

    assert layout.headline == "Gates Asks Russia to Partner on Missile Defense Development"
    assert layout.byline == "Linda D. Kozaryn"
    assert [credit.name for credit in layout.credits] == ["Linda D. Kozaryn"]
    assert layout.source == "American Forces Press Service"
    assert layout.dateline == "MOSCOW, April 23, 2007 –"
    assert layout.dateline_place == "MOSCOW"
    assert layout.dateline_date == date(2007, 4, 23)
    assert len(layout.paragraphs) == 13
    assert layout.paragraphs[0].text.startswith("The United States intends")
    assert not any(paragraph.is_heading for paragraph in layout.paragraphs)
    assert len(layout.dropped) == 2
    assert layout.dropped[0] == seed_text.splitlines()[0]
    assert layout.dropped[1] == seed_text.splitlines()[-1]
    assert [piece.role for piece in layout.pieces].count(Role.SOURCE) == 2
    assert layout.standfirst is None
    assert layout.signoff is None


def test_the_seed_on_one_line_keeps_its_head(seed_text):
    layout = read_layout(" ".join(seed_text.split()))

    assert layout.headline == "Gates Asks Russia to Partner on Missile Defense Development"
    assert (layout.byline, layout.source) == ("Linda D. Kozaryn", "American Forces Press Service")
    assert layout.dateline == "MOSCOW, April 23, 2007 –"
    assert len(layout.paragraphs) == 1
    assert len(layout.dropped) == 2


BANNERS = [
    "",
    "Home > News > World\n\nSkip to content\n\n",
    "Advertisement\n\nShare this story\n\n",
]
REPEATED = ["", f"{HEADLINE}\n\n", f"{HEADLINE} | The Harbor Gazette\n\n"]
BYLINES = ["By Ana Ferreira\nCoastal News Service\n\n", "By Ana Ferreira, Coastal News Service\n\n"]
DATELINES = ["LISBON, March 4, 2019 – ", "LISBON, March 4, 2019 (Coastal News Service) -- "]
TAILS = [
    "",
    "\n\n###",
    "\n\nRelated Articles\n\nFerry Fares to Rise\n\nShare this",
    "\n\n© 2019 Coast",
]
WRAPS = [
    "paragraphs",
    "no blank lines",
    "hard-wrapped",
    "indented",
    "windows",
    "old mac",
    "no-break",
]


@pytest.mark.parametrize("wrap", WRAPS)
def test_variations_of_one_story_give_the_same_fields(wrap):
    for banner, repeated, byline, dateline, tail in itertools.product(
        BANNERS, REPEATED, BYLINES, DATELINES, TAILS
    ):
        copy = f"{banner}{repeated}{HEADLINE}\n\n{byline}{dateline}" + "\n\n".join(BODY) + tail
        layout = read_layout(_wrapped(copy, wrap))

        where = f"{wrap} | {banner!r} {repeated!r} {byline!r} {dateline!r} {tail!r}"
        assert layout.headline == HEADLINE, where
        assert layout.byline == "Ana Ferreira", where
        assert layout.source == "Coastal News Service", where
        assert layout.dateline_place == "LISBON", where
        assert layout.dateline_date == date(2019, 3, 4), where
        assert [paragraph.text for paragraph in layout.paragraphs] == list(BODY), where


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_file_changes_nothing(encoding):
    copy = f"{HEADLINE}\n\nBy Ana Ferreira\n\nLISBON, March 4, 2019 – " + "\n\n".join(BODY)

    layout = read_layout(decode(copy.encode(encoding)))

    assert [paragraph.text for paragraph in layout.paragraphs] == list(BODY)
    assert layout.headline == HEADLINE


def _wrapped(copy: str, wrap: str) -> str:
    if wrap == "no blank lines":
        return copy.replace("\n\n", "\n")
    if wrap == "hard-wrapped":
        return "\n".join(_fill(line, 72) for line in copy.split("\n"))
    if wrap == "indented":
        head, body = copy.split("LISBON", 1)
        lines = [_fill("    " + line, 76) for line in f"LISBON{body}".split("\n\n")]
        return head + "\n".join(lines)
    if wrap == "windows":
        return "\ufeff" + copy.replace("\n", "\r\n")
    if wrap == "old mac":
        return copy.replace("\n", "\r")
    if wrap == "no-break":
        return (
            copy.replace(" said ", "\u00a0said ")
            .replace("By ", "By\u00a0")
            .replace(". ", ".\u200b ")
        )
    return copy


def _fill(line: str, width: int) -> str:
    if "|" in line:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line.lstrip(), width, initial_indent=indent, break_on_hyphens=False)


LINES = st.sampled_from(
    """By Jane Roe|Jane Roe|Coastal News Service|LISBON, March 4, 2019 – The ferries stopped.
MOSCOW (AP) — |“We will wait,” she said.|Home > News|Share this|March 4, 2019|-30-|###|(AP)
Ferries Stop in Lisbon|Ferries Stop in Lisbon - Harbor Gazette|Related Articles|Source: AP|
Photo by Jane Roe|The port was quiet on Monday, and no ferry left.|\u200b|\ufeff| - |© 2019
(Reporting by A B; Editing by C D)|FERRIES STOP|Biographies:|1. First|A\u00a0B|Привет, мир.
Updated: 2019-03-04|By A B, Reuters|Lisbon|By Jane Roe / AP|NEWS | SPORTS | JOBS""".replace(
        "\n", "|"
    ).split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
@example("\u2028By A B\x0bAP\x1cC\x85")
@example("By A B/AP MOSCOW, May 1, 2007 -- x")
def test_every_character_of_any_text_has_one_place(text):
    assert_complete(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", " ", "\r"]))
def test_every_character_of_any_jumble_of_copy_has_one_place(lines, end):
    assert_complete(end.join(lines))


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "Word. ",
        "“We wait,” she said. ",
        "x",
        "-\n",
        "( ",
        "MOSCOW, ",
        "\n",
        "line of copy\n",
        "By A B ",
        "A | ",
        "1/2/2007 ",
        ", , ",
        "The port was quiet. “Yes.”\n",
        "a@a.",
        "() ",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        started = time.process_time()
        read_layout(text)
        return time.process_time() - started

    # Sixteen times would be quadratic; a busy machine doubles a time, and seldom four of them.
    seconds(20_000)
    small, large = seconds(100_000), seconds(400_000)
    assert large < 4 * 3 * small + 0.5


def test_a_line_of_five_megabytes_is_read():
    layout = read_layout("The port was quiet and the ferries waited for word. " * 100_000)
    assert len(layout.paragraphs) == 1


def test_the_same_text_gives_the_same_layout():
    story = STORIES[0]
    assert read_layout(story.copy) == read_layout(story.copy)


def assert_complete(text):
    """Pieces in order, apart, covering all; fields and `dropped` say what the pieces say."""
    layout = read_layout(text)
    end = 0
    covered = []
    for piece in layout.pieces:
        assert end <= piece.start < piece.end
        covered.append(text[piece.start : piece.end])
        end = piece.end
    assert _bare("".join(covered)) == _bare(text)

    said = {role: [] for role in Role}
    for piece in layout.pieces:
        said[piece.role].append(_bare(text[piece.start : piece.end]))
    dropped = [*said[Role.FURNITURE], *said[Role.CAPTION]]
    assert sorted(_bare(line) for line in layout.dropped) == sorted(dropped)
    assert _bare(layout.body) == "".join(
        _bare(text[piece.start : piece.end])
        for piece in layout.pieces
        if piece.role in (Role.BODY, Role.SUBHEADING)
    )
    assert _bare(layout.dateline or "") == "".join(said[Role.DATELINE])
    assert _bare(layout.signoff or "") == "".join(said[Role.SIGNOFF])
    assert _bare(layout.standfirst or "") == "".join(said[Role.STANDFIRST])
    if said[Role.HEADLINE]:
        assert _bare(layout.headline) in "".join(said[Role.HEADLINE])
    if said[Role.BYLINE]:
        assert _bare(layout.byline) in "".join(said[Role.BYLINE])
    for line in said[Role.SOURCE]:
        assert _bare(layout.source) in line
    if said[Role.DATE]:
        assert layout.dateline_date is not None


def _bare(text: str) -> str:
    return "".join(character for character in text if character not in WHITE_SPACE)


assert set(string.whitespace) <= set(WHITE_SPACE)
