"""What agencies print in the body and mean for its head or its end; every word is invented."""

import datetime

import pytest

from articles.wire.blocks import paragraph
from articles.wire.trim import is_end_mark, notes_behind, trim, without_end

STORY = "The harbor wall will rise by one meter, the council said after a long debate."
MORE = "Work begins in June and ends before winter."


def trimmed(*texts, **head):
    return trim([paragraph(text) for text in texts], **head)


def texts(found):
    return [block.text for block in found.blocks]


@pytest.mark.parametrize(
    "advice",
    [
        "(Adds quote from mayor, background)",
        "(Recasts, updates prices)",
        "(Corrects name of street (was Gull Lane) in paragraph 3)",
        "(Updates with vote; adds photo.)",
    ],
)
def test_what_an_agency_tells_editors_is_a_note_and_no_paragraph(advice):
    found = trimmed(advice, f"GULLPORT, May 3 (Reuters) - {STORY}", MORE)
    assert texts(found) == [STORY, MORE]
    assert found.notes == [advice[1:-1]]
    assert found.dateline.startswith("GULLPORT")


@pytest.mark.parametrize("bracketed", ["(The council met on Monday.)", "(Laughter)"])
def test_other_words_in_brackets_stay_in_the_body(bracketed):
    assert texts(trimmed(bracketed, STORY)) == [bracketed, STORY]


def test_points_above_a_byline_lead_the_story_and_others_are_its_own():
    points = ("* Wall to rise by a meter", "* Vote was close")
    led = trimmed(*points, "By Ann Roe", STORY, MORE)
    assert led.points == ["Wall to rise by a meter", "Vote was close"]
    assert (led.byline, texts(led)) == ("By Ann Roe", [STORY, MORE])
    assert texts(trimmed(*points, STORY, MORE)) == [*points, STORY, MORE]


def test_advice_alone_is_the_story():
    assert texts(trimmed("(Adds quote from mayor)")) == ["(Adds quote from mayor)"]


def test_a_byline_in_the_body_beside_that_of_the_head():
    assert texts(trimmed("By Ann Roe", STORY, byline="By ANN ROE")) == [STORY]
    assert texts(trimmed("By ANN ROE and BO POE", STORY, byline="Ann Roe, Bo Poe")) == [STORY]
    said = "By nightfall the harbor had been closed to all ships but two."
    assert texts(trimmed(said, STORY)) == [said, STORY]


@pytest.mark.parametrize(
    ("dateline", "place", "day"),
    [
        ("Gaivota, 2 jan (LUSA).- ", "Gaivota", datetime.date(2020, 1, 2)),
        ("Gaviota (EFE).- ", "Gaviota", None),
        ("Mågeby /ritzau/: ", "Mågeby", None),
        ("(ANSA) - GABBIANO, 1 LUG - ", "GABBIANO", datetime.date(2020, 7, 1)),
        ("GULLPORT, Maine (AP) — ", "GULLPORT, Maine", None),
        ("GULLPORT, Dec 30 (Reuters) - ", "GULLPORT", datetime.date(2019, 12, 30)),
    ],
)
def test_datelines_of_houses(dateline, place, day):
    found = trimmed(f"{dateline}{STORY}", MORE)
    assert texts(found) == [STORY, MORE]
    assert found.dateline == dateline.strip()
    assert found.place.casefold() == place.casefold()
    near = datetime.datetime(2020, 3, 1, tzinfo=datetime.UTC)
    assert found.day_near(near) == day


@pytest.mark.parametrize(
    "text",
    [
        "The gull (a bird): it eats fish.",
        "Mayor Roe (Gulls).- The wall rose.",
        "The terms (and/or) /see note/: were read aloud.",
    ],
)
def test_marks_like_those_of_a_dateline_are_none(text):
    assert texts(trimmed(text, MORE)) == [text, MORE]


def test_a_day_that_no_year_near_has():
    found = trimmed(f"Gaivota, 29 fev (LUSA).- {STORY}")
    assert found.day_near(datetime.datetime(2022, 3, 1, tzinfo=datetime.UTC)) is None
    assert found.day_near(None) is None


def test_the_name_of_the_source_behind_the_dash():
    found = trimmed(f"GULLPORT, May 3 (Reuters) - Gull Post. {STORY}", source="Gull Post")
    assert texts(found) == [STORY]


@pytest.mark.parametrize(
    "closing",
    [
        "/ritzau/",
        "(©NTB)",
        "AAP RTV",
        "dpa abc de xy",
        "Roe and Poe reported from Gullport.",
        "###",
        "- 30 -",
        "-ENDS-",
    ],
)
def test_what_closes_a_story_is_no_paragraph(closing):
    assert texts(trimmed(STORY, MORE, closing)) == [STORY, MORE]


@pytest.mark.parametrize(
    "last",
    [
        "“Stop,” said Roe.",
        "All went home.",
        "Roe reported from her sickbed; nobody listened.",
        "Poe & Roe",
    ],
)
def test_a_short_last_line_stays(last):
    assert texts(trimmed(STORY, MORE, last)) == [STORY, MORE, last]


def test_notes_behind_a_line_close_a_story():
    found = trimmed(STORY, MORE, "___", "Follow the Gull's coverage at https://gull.example/wall.")
    assert texts(found) == [STORY, MORE]
    assert found.signoff == ["Follow the Gull's coverage at https://gull.example/wall."]


def test_the_agency_of_the_dateline_signs_the_last_line():
    found = trimmed(f"Gaviota (EFE).- {STORY}", f"{MORE} (EFE)")
    assert texts(found) == [STORY, MORE]
    assert texts(trimmed(STORY, f"{MORE} (© GP)")) == [STORY, MORE]
    assert texts(trimmed(STORY, f"{MORE} (Roe)")) == [STORY, f"{MORE} (Roe)"]


def test_routing_codes_are_a_note():
    found = trimmed(STORY, MORE, "R2 QX1 78 KK04 PP0 9TY")
    assert texts(found) == [STORY, MORE]
    assert found.notes == ["R2 QX1 78 KK04 PP0 9TY"]


def test_an_entry_of_a_feed_ends_without_marks_and_ways_back():
    here = "https://gull.example/wall"
    back = paragraph("x")
    back.html = f'<p>The post <a href="{here}">Wall</a> appeared on <a href="/">Gull</a>.</p>'
    assert without_end([paragraph(STORY), paragraph("###"), back], here) == f"<p>{STORY}</p>"
    assert without_end([back], here) == back.html
    assert without_end([paragraph(STORY), back]) == f"<p>{STORY}</p>\n{back.html}"


def test_only_a_mark_is_an_end_mark():
    assert is_end_mark(paragraph("# # #"))
    assert not is_end_mark(paragraph("#1"))


def test_notes_behind_a_page_need_their_line():
    blocks = [paragraph("___"), paragraph("Ann Roe reported from Gullport."), paragraph(STORY)]
    assert notes_behind(blocks) == ["Ann Roe reported from Gullport."]
    assert notes_behind(blocks[1:]) == []
    assert notes_behind([]) == []
