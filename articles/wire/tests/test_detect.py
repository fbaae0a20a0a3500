import pytest

from articles.wire import WireError, detect
from articles.wire.tests.samples import FORMATS, needs_samples

PAGES = ["<!DOCTYPE html><title>A", "<html lang='en'>", "\n<!-- saved -->\n<html>", "<HTML><BODY>"]


@needs_samples
@pytest.mark.parametrize(
    ("folder", "name"), [("nitf", "nitf"), ("newsml-g2", "newsmlg2"), ("wxr", "wxr")]
)
def test_samples_are_told_by_their_content_in_any_encoding(folder, name):
    for path in sorted((FORMATS / "samples" / folder).glob("*.xml")):
        data = path.read_bytes()
        assert name == detect(data[: 64 * 1024]).NAME, path.name
        assert name == detect(data.decode("utf-8", "replace").encode("utf-16")[:4096]).NAME


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_told(page):
    assert detect(page.encode()).NAME == "html"


@pytest.mark.parametrize("head", [b"<?xml version='1.0'?><svg>", b"<!DOCTYPE other><other>"])
def test_other_markup_is_refused_by_its_name(head):
    with pytest.raises(WireError, match=r"begins with '(svg|other)'"):
        detect(head)


def test_what_is_no_markup_is_text():
    assert detect(b"Wall to rise\n\nThe harbor wall will be raised.").NAME == "text"


@pytest.mark.parametrize(
    "told",
    [
        '{"persons": [{"name": "Ann Roe"}]}',
        '[{"id": "roe", "other_names": []}]',
        '{"@context": "http://popoloproject.com/contexts/person.jsonld", "name": "Ann Roe"}',
    ],
)
def test_a_file_of_officials_is_told_where_it_belongs(told):
    with pytest.raises(WireError, match="use import_officials"):
        detect(told.encode())


def test_a_story_with_such_a_word_is_a_story():
    told = b'{"uri": "urn:a:1", "headline": "Posts", "pubstatus": "usable", "posts": []}'
    assert detect(told).NAME == "ninjs"


def test_other_json_is_none_of_the_formats():
    with pytest.raises(WireError, match="none of the formats read here"):
        detect(b'{"recipe": "soup"}')
