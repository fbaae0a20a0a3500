"""Photos and decisions that editors set into a story's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body, inserts
from articles.inserts import Decision

PLACE = '<figure data-photo="pier"></figure>'


def mark(slug, words):
    return f'<span data-official="{slug}">{words}</span>'


# Cleaning


@pytest.mark.parametrize(
    "html",
    [
        f"<p>One</p>\n{PLACE}\n<p>Two</p>",
        f"<blockquote><p>One</p>{PLACE}</blockquote>",
        f"<p>Said {mark('ann-roe', 'Ann <em>Roe</em>')}.</p>",
        f"<p>The {mark('', 'Lincoln')} came.</p>",
        f"<p>{mark('анна-роу', 'Анна')}</p>",
        '<p><span lang="ru" data-official="ann-roe">Анна</span></p>',
    ],
)
def test_what_editors_set_in_survives_cleaning_to_the_byte(html):
    assert body.clean(html) == html


@pytest.mark.parametrize(
    "value",
    [
        '"><script>alert(1)</script>',
        "x onload=alert(1)",
        "../../etc",
        "javascript:alert(1)",
        "a b",
        "",
        "x" * 201,
    ],
)
def test_what_can_be_no_key_of_a_photo_places_none(value):
    quoted = value.replace('"', "&quot;").replace("<", "&lt;")
    assert body.clean(f'<figure data-photo="{quoted}"></figure>') == "<figure></figure>"


@pytest.mark.parametrize("value", ['"><script>', "a b", "/people/x/", "x" * 201])
def test_what_can_be_no_slug_decides_nothing(value):
    quoted = value.replace('"', "&quot;").replace("<", "&lt;")
    cleaned = body.clean(f'<p><span data-official="{quoted}">Roe</span></p>')
    assert cleaned == "<p><span>Roe</span></p>"
    assert inserts.decisions(cleaned) == ()


@pytest.mark.parametrize("tag", ["p", "a", "img", "figcaption", "td"])
def test_no_other_element_bears_them(tag):
    cleaned = body.clean(f'<{tag} data-photo="pier" data-official="ann-roe">x</{tag}>')
    assert "data-" not in cleaned


def test_what_stands_in_a_photos_place_comes_after_it():
    html = '<figure lang="en" data-photo="pier"><p>One</p><figure><p>Two</p></figure></figure>'
    assert body.clean(html) == f"{PLACE}<p>One</p><figure><p>Two</p></figure>"


@given(st.text('<>/pfigurespan ="data-hotficl x', max_size=60))
def test_cleaning_twice_is_cleaning_once(rest):
    cleaned = body.clean(f"{PLACE}{rest}<p>{mark('x', rest)}</p>")
    assert body.clean(cleaned) == cleaned


# Photos


def test_a_photo_changes_no_character_of_the_plain_text():
    assert body.plain_text(f"<p>One</p>\n{PLACE}\n<p>Two</p>") == "One\n\nTwo"


def test_each_photo_shows_once():
    html = f'{PLACE}<p>x</p>{PLACE}<figure data-photo="quay"></figure>'
    assert inserts.with_photos(html, lambda name: f"[{name}]") == "[pier]<p>x</p>[quay]"
    assert inserts.placed_photos(html) == ["pier", "pier", "quay"]


# Decisions


def test_decisions_have_the_characters_they_mark():
    html = f"<p>One</p><p>Said {mark('ann-roe', ' Ann <em>Roe</em> ')}of {mark('', 'Roe')}.</p>"
    text = body.plain_text(html)
    found = inserts.decisions(html)
    assert [(d.text, d.official) for d in found] == [("Ann Roe", "ann-roe"), ("Roe", "")]
    assert all(text[d.start : d.end] == d.text for d in found)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (mark("a", f"x {mark('b', 'y')} z"), (Decision(0, 5, "x y z", "a"),)),
        (mark("a", "<p>x</p><p>y</p>"), ()),
        (mark("a", "  "), ()),
        ('<span lang="ru">x</span>' + mark("a", '<span lang="ru">y</span>'), None),
    ],
)
def test_odd_decisions(html, found):
    decisions = inserts.decisions(html)
    assert decisions == (found if found is not None else (Decision(1, 2, "y", "a"),))


def test_words_stay_when_decisions_go():
    html = f'<p>{mark("a", "x")} <span lang="ru" data-official="b">y</span> {mark("", "z")}</p>'
    assert inserts.without_decisions(html) == '<p>x <span lang="ru">y</span> z</p>'
    assert inserts.without_decisions(html, {"a"}) == html.replace(mark("a", "x"), "x")
    assert inserts.named(html) == ["a", "b"]


def test_supplied_copy_decides_nothing_and_places_nothing():
    assert inserts.from_outside(f"{PLACE}<p>{mark('ann-roe', 'Ann Roe')}</p>") == "<p>Ann Roe</p>"


def test_the_desk_is_told_what_is_set_in():
    html = f"<p>By {mark('ann-roe', 'Roe')}</p>{PLACE}<p>The {mark('', 'Roe')}</p>"
    assert inserts.told(html) == "By Roe [ann-roe]\n\n[photo pier]\n\nThe Roe [not a person]"


@pytest.mark.parametrize(
    ("before", "supplied", "after"),
    [
        (f"<p>{mark('a', 'Roe')}</p>", "<p>Then Roe left.</p>", f"Then {mark('a', 'Roe')} left."),
        (f"<p>{mark('a', 'Ann Roe')}</p>", "<p>Ann <em>Roe</em></p>", "Ann <em>Roe</em>"),
        (f"<p>Roe and {mark('a', 'Roe')}</p>", "<p>Roe, Roe</p>", f"Roe, {mark('a', 'Roe')}"),
        (f"<p>Roe and {mark('a', 'Roe')}</p>", "<p>Roe</p>", "Roe"),
        (f"<p>{mark('', 'Roe')}</p>", "<p>Roe, Roe</p>", f"{mark('', 'Roe')}, {mark('', 'Roe')}"),
        (f"<p>{mark('a', 'Roe')}</p>", "<p>Roebuck came.</p>", "Roebuck came."),
        (f"<p>{mark('a', 'Roe')}</p>", "<p>Nobody.</p>", "Nobody."),
        (
            f"<p>{mark('a', 'Ann Roe')} and {mark('b', 'Roe')}</p>",
            "<p>Ann Roe and Roe</p>",
            f"{mark('a', 'Ann Roe')} and {mark('b', 'Roe')}",
        ),
    ],
)
def test_decisions_hold_for_the_same_words_of_a_new_text(before, supplied, after):
    assert inserts.carried(before, supplied) == f"<p>{after}</p>"


def test_decisions_carried_to_the_same_text_are_the_same():
    html = f"<p>{mark('a', '<em>Ann Roe</em>')} met {mark('', 'Roe')}.</p>"
    plain = inserts.without_decisions(html)
    carried = inserts.carried(html, plain)
    assert inserts.decisions(carried) == inserts.decisions(html)
    assert inserts.without_decisions(carried) == plain
