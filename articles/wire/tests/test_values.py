"""Values nobody promised: moments, names, numbers, identifiers, HTML or text."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.wire.bodies import as_body, from_text
from articles.wire.guids import as_uri, from_uri
from articles.wire.people import byline_of, name_of
from articles.wire.times import beginning
from articles.wire.values import cleaned, line, whole


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2022-07-11 18:33", datetime(2022, 7, 11, 18, 33)),
        ("2017-08-24T04:38:34+0000", datetime(2017, 8, 24, 4, 38, 34, tzinfo=UTC)),
        ("20120605T120000Z", datetime(2012, 6, 5, 12, tzinfo=UTC)),
        ("2020-01-04T01:00:00+01", datetime(2020, 1, 4, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("0000-00-00", None),
        ("2013-02-30T10:00:00Z", None),
        ("3013-01-01", datetime(3013, 1, 1)),
        ("Sat, 07 Sep 2002 0:00:01 -0500",
         datetime(2002, 9, 7, 0, 0, 1, tzinfo=timezone(timedelta(hours=-5)))),
        ("yesterday", None),
        ("", None),
        (12, None),
    ],
)  # fmt: skip
def test_moments_as_they_are_printed(printed, wanted):
    assert beginning(printed) == wanted


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Cara Dunn", ["Cara Dunn"]),
        ("By Cara Dunn and Al Roe", ["Cara Dunn", "Al Roe"]),
        ("Von Cara Dunn, dpa", ["Cara Dunn"]),
        ("Cara Dunn, Al Roe und Ann d'Oe", ["Cara Dunn", "Al Roe", "Ann d'Oe"]),
        ("NTB", []),
        ("A3576/_Cara Dunn", []),
        ("newsdesk@a.example", []),
    ],
)
def test_names_in_bylines(printed, names):
    byline, credits = byline_of(printed)
    assert byline == printed.removeprefix("By ")
    assert [credit.name for credit in credits] == names


def test_an_address_of_mail_is_no_name():
    assert name_of("a@b.example (Cara Dunn)") == "Cara Dunn"
    assert name_of("Cara Dunn <a@b.example>") == "Cara Dunn"
    assert name_of("a@b.example") == ""


def test_numbers_as_they_are_written():
    assert [whole(told) for told in ("04", 4, 4.0, " 4 ")] == [4, 4, 4, 4]
    assert [whole(told) for told in (True, "4.5", "٤", 2**63, float("inf"), None, [4])] == [
        None
    ] * 7


@given(st.text())
def test_an_identifier_comes_back_from_its_uri(guid):
    assert from_uri(as_uri(guid)) == guid


def test_html_becomes_blocks_and_no_word_is_lost():
    told = (
        "<html><head><title>T</title></head><body><h1>Talks</h1><div>One<br><br>two</div>loose "
        "<b>words</b><ul><li><div>a</div><div>b</div></li></ul><h5>Small</h5>"
        '<figure><img src="/b.jpg" alt="A"><figcaption>Cap</figcaption></figure>'
        '<img src="beacon.gif" width="1" height="1"><script>no</script><a href="/c">d</a></body>'
    )
    html, pictures = as_body(told, "Talks", "http://a.example/x/")
    found = [line(text) for text in body.paragraphs(body.clean(html))]
    assert found == ["One", "two", "loose words", "a", "b", "Small", "d"]
    assert 'href="http://a.example/c"' in html
    assert [(picture.href, picture.caption) for picture in pictures] == [
        ("http://a.example/b.jpg", "Cap")
    ]


def test_a_clean_body_stays_as_it_is():
    told = (
        '<p lang="ar" dir="rtl">One <span data-official="ann-poe">two</span></p>\n'
        '<figure data-photo="harbor"></figure>\n<ol start="3"><li lang="de">a</li></ol>\n'
        '<table><tr><th colspan="2" scope="row">b</th></tr></table>\n<p>1 &lt; 2<br>c</p>'
    )
    assert as_body(told)[0] == told


def test_an_address_that_is_none_harms_nothing():
    told = '<p><a href="http://[">a</a><img src="http://["></p>'
    assert body.paragraphs(as_body(told, base="http://a.example/")[0]) == ["a"]


def test_text_stays_text():
    assert from_text("1 <b> & 2\n\nthree") == "<p>1 &lt;b&gt; &amp; 2</p>\n<p>three</p>"
    wrapped = "They met in the harbor\nand ate there with the\nothers of the house\n"
    assert body.paragraphs(from_text(wrapped)) == [" ".join(wrapped.split())]
    assert cleaned("a\x92b\x00\ud83d\udcf0\ud800") == "a\u2019b\U0001f4f0\ufffd"
