"""What senders print in the body and mean for the head."""

import pytest
from lxml import etree

from articles.wire.heads import in_print, is_prose, part_corrections, take_marked


@pytest.mark.parametrize(
    "note",
    [
        "Correction: the wall rises by one meter, not two.",
        "Eds: CORRECTS spelling of Roe",
        "Korjattu nimi toisessa kappaleessa.",
        "Rettelse: Muren er en meter.",
        "Rättelse: muren är en meter.",
        "Berichtigung: Ein Meter.",
    ],
)
def test_notes_that_tell_of_a_correction_are_parted(note):
    corrected, others = part_corrections([note, "Embargoed copy, call the desk."])
    assert corrected == note.removeprefix("Correction: ")
    assert others == "Embargoed copy, call the desk."


def test_other_notes_correct_nothing():
    notes = ["Updates with the vote.", "The corrected wall stands."]
    assert part_corrections(notes) == ("", "\n".join(notes))


def test_what_is_marked_is_taken_once_and_its_place_left_empty():
    root = etree.fromstring(
        "<div><span class='a dateline'>Gullport -</span> The wall.<p class='dateline'>B</p></div>"
    )
    assert take_marked(root, "dateline") == "Gullport -"
    assert "".join(root.itertext()) == " The wall.B"
    assert take_marked(root, "teaser") == ""
    assert take_marked(etree.fromstring("<p class='dateline'/>"), "dateline") == ""


def test_what_is_marked_but_long_is_no_dateline():
    root = etree.fromstring(f"<div><p class='dateline'>{'word ' * 40}</p></div>")
    assert take_marked(root, "dateline") == ""


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        ("Sindaco, il muro sale di un metro entro la fine di questo anno", True),
        ("di Anna Rossi", False),
        ("By Ann Roe and Bo Poe in Gullport", False),
        ("", False),
    ],
)
def test_a_sentence_is_no_byline(byline, told):
    assert is_prose(byline) is told


@pytest.mark.parametrize(
    ("said", "printed", "name"),
    [
        ("gull", ["Gull"], "Gull"),
        ("www.gull-post.example", ["", "x"], "gull-post"),
        ("https://www.tern.example/a", ["Tern"], "Tern"),
        ("tern.example", ["Tern Daily"], "Tern"),
        ("gp.example", [], "GP"),
        ("", ["Gull"], "Gull"),
        ("", [], ""),
        ("Gull Post", ["Tern"], "Gull Post"),
    ],
)
def test_a_source_is_named_as_in_print(said, printed, name):
    assert in_print(said, printed) == name


def test_in_files_with_labels_only_what_is_labelled_corrects():
    notes = ["Correct as of Monday.", "Correction: one meter."]
    assert part_corrections(notes, is_labelled=True) == ("one meter.", "Correct as of Monday.")
