import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.body import Mark
from articles.reading.facts import Paragraph


def test_paragraphs_become_escaped_html():
    html = body.from_paragraphs([Paragraph("A & B <met>"), Paragraph("Later", is_heading=True)])
    assert html == "<p>A &amp; B &lt;met&gt;</p>\n<h2>Later</h2>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
        ("<p>A <em>small</em> step</p>", "A small step"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<blockquote><p>Said</p></blockquote><p>End</p>", "Said\n\nEnd"),
        ("<p>A<br>B</p>", "A\nB"),
        ("<p>&lt;b&gt; &amp; c</p>", "<b> & c"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n\n2"),
        ('<p><a href="/x?a>b">link</a></p>', "link"),
        ("", ""),
    ],
)
def test_plain_text_joins_blocks_by_a_blank_line(html, text):
    assert body.plain_text(html) == text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<img src=x onerror="alert(1)">',
        "<style>p{}</style>",
        '<p style="color:red">x</p>',
        "<svg><script>alert(1)</script></svg>",
        '<blockquote cite="javascript:alert(1)">x</blockquote>',
        "<iframe src=//evil.example></iframe>",
    ],
)
def test_nothing_that_runs_survives_cleaning(hostile):
    cleaned = body.clean(hostile)
    for word in ("script", "alert", "onclick", "onerror", "style", "iframe", "cite"):
        assert word not in cleaned


PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"))


@given(
    st.lists(st.text(PRINTABLE, min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
)
def test_paragraphs_survive_html_and_back(texts):
    cleaned = body.clean(body.from_paragraphs(Paragraph(text) for text in texts))
    assert body.paragraphs(cleaned) == texts


def test_marks_are_set_around_their_words():
    marked = body.marked("<p>Ann Roe spoke.</p>", [Mark(0, 7, "a", 'href="/ann/"')])
    assert marked == '<p><a href="/ann/">Ann Roe</a> spoke.</p>'


def test_a_name_inside_a_quotation_is_linked_inside_it():
    html = "<p>“We met Roe today,” she said.</p>"
    text = body.plain_text(html)
    start, end = text.index("We"), text.index("”")
    marks = [
        Mark(text.index("Roe"), text.index("Roe") + 3, "a", 'href="/roe/"', layer=1),
        Mark(start, end, "span", 'id="q1"'),
    ]
    assert body.marked(html, marks) == (
        '<p>“<span id="q1">We met <a href="/roe/">Roe</a> today,</span>” she said.</p>'
    )


def test_a_mark_across_other_elements_is_set_piece_by_piece_with_one_id():
    html = "<p>“We <em>must</em> go”</p>"
    marked = body.marked(html, [Mark(1, 11, "span", 'class="q" id="q1"')])
    assert marked == (
        '<p>“<span class="q" id="q1">We </span><em><span class="q">must</span></em>'
        '<span class="q"> go</span>”</p>'
    )


def test_no_link_is_set_inside_a_link():
    html = '<p><a href="https://example.org">Ann Roe</a></p>'
    assert body.marked(html, [Mark(0, 7, "a", 'href="/ann/"')]) == html


@given(st.data())
def test_marks_never_change_the_words(data):
    html = "<p>One &amp; two <em>three</em></p>\n<ul><li>four</li><li>five six</li></ul>"
    text = body.plain_text(html)
    places = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True))
    places = sorted(places)
    marks = [
        Mark(start, end, "span", f'id="q{start}"')
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    assert body.plain_text(body.marked(html, marks)) == text
