import io

import pytest

from articles.wire import WireError, wxr
from articles.wire.tests.facts_wxr import FACTS
from articles.wire.tests.samples import differences, items_of, needs_samples, paragraphs

OPENING = """<rss xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><language>en</language>
<wp:author><wp:author_login>roe</wp:author_login>
<wp:author_display_name>Ann Roe</wp:author_display_name></wp:author>"""


def post(content="Words of it.", more="", status="publish", kind="post", number=1):
    return f"""<item><title>Wall to rise</title><guid>g:{number}</guid><dc:creator>roe</dc:creator>
    <content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>
    <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:status>{status}</wp:status>
    <wp:post_type>{kind}</wp:post_type>{more}</item>"""


def read(*posts):
    document = f"{OPENING}{''.join(posts)}</channel></rss>"
    return list(wxr.parse(io.BytesIO(document.encode())))


@needs_samples
@pytest.mark.parametrize(("path", "number", "facts"), FACTS, ids=lambda one: str(one)[:24])
def test_what_a_sample_says_is_read(path, number, facts):
    assert differences(items_of("wxr", f"wxr/{path}")[number], facts) == {}


@needs_samples
def test_a_file_of_terms_has_no_stories():
    assert items_of("wxr", "wxr/term-formats.wxr.xml") == []


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("publish", "usable"),
        ("future", "usable"),
        ("draft", "withheld"),
        ("pending", "withheld"),
        ("private", "withheld"),
        ("trash", "canceled"),
    ],
)
def test_the_status_is_read(printed, status):
    [story] = read(post(status=printed))
    assert story.status == status


def test_a_post_that_waits_is_under_embargo_and_one_with_a_password_is_withheld():
    [waits] = read(post(status="future"))
    [locked] = read(post(more="<wp:post_password>x</wp:post_password>"))
    assert waits.embargo_until == waits.published_at
    assert locked.status == "withheld"


def test_a_time_without_a_zone_stays_without():
    local = "<wp:post_date>2020-01-02 05:00:00</wp:post_date>"
    [story] = read(post(more=local).replace("2020-01-02 03:04:05", "0000-00-00 00:00:00"))
    assert story.published_at.isoformat() == "2020-01-02T05:00:00"


def test_blank_lines_part_paragraphs_and_single_ones_break():
    [story] = read(post("First line\nsecond line\n\nNext <em>one</em>\n<ul>\n<li>a</li>\n</ul>"))
    assert paragraphs(story) == ["First line\nsecond line", "Next one", "a"]


def test_the_block_editor_has_its_own_paragraphs():
    [story] = read(post("<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"))
    assert story.body == "<p>One two</p>"


def test_a_picture_with_caption_in_a_shortcode():
    code = (
        '[caption id="a" width="9"]<img src="http://x.example/a.jpg" alt="A"/> The wall[/caption]'
    )
    [story] = read(post(f"Before\n\n{code}\n\nAfter [sic] it"))
    assert paragraphs(story) == ["Before", "After [sic] it"]
    assert [(one.href, one.caption, one.alt) for one in story.pictures] == [
        ("http://x.example/a.jpg", "The wall", "A")
    ]


def test_other_shortcodes_with_arguments_are_taken_out_and_told():
    [story] = read(post('Words [box kind="x"]in a box[/box] stay'))
    assert paragraphs(story) == ["Words in a box stay"]
    assert story.dropped == ('[box kind="x"]',)


def test_a_featured_picture_is_found_behind_its_post():
    meta = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value>"
    image = "<wp:attachment_url>http://x.example/f.jpg</wp:attachment_url>"
    stories = read(
        post(more=f"{meta}</wp:postmeta>"), post("", image, "inherit", "attachment", number=7)
    )
    assert [(one.href, one.role) for one in stories[0].pictures] == [
        ("http://x.example/f.jpg", "featuremedia")
    ]
    assert len(stories) == 1


def test_terms_and_titles_are_decoded_once():
    terms = '<category domain="category" nicename="b"><![CDATA[Ships &amp; tides]]></category>'
    [story] = read(post(more=terms))
    assert story.topics == ("Ships & tides",)
    assert story.byline == "Ann Roe"


def test_what_stands_before_a_break_is_read_and_the_break_is_told():
    document = f"{OPENING}{post()}<item><title>Cut <![CDATA[here"
    stories = wxr.parse(io.BytesIO(document.encode()))
    assert next(stories).guid == "g:1"
    with pytest.raises(WireError, match="line"):
        next(stories)


def test_control_characters_of_plug_ins_do_not_break_a_file():
    [story] = read(post("Tide \x08 tables"))
    assert paragraphs(story) == ["Tide tables"]


ODD = '{"version":"x","supplied":{"subjects":3,"people":[[]],"rights":"x"}}'


@pytest.mark.parametrize("told", ["[1]", "{", ODD, '""'])
def test_broken_meta_of_ours_harms_nothing(told):
    meta = f"<wp:meta_key>_newsroom</wp:meta_key><wp:meta_value><![CDATA[{told}]]></wp:meta_value>"
    [story] = read(post(more=f"<wp:postmeta>{meta}</wp:postmeta>"))
    assert (story.guid, story.version) == ("g:1", None)


def test_shortcodes_around_one_letter_or_alone_on_a_line():
    [item] = read(post("[dropcap]M[/dropcap]any gulls came.\n\n[contact_form]\n\nThey stayed."))
    assert paragraphs(item) == ["Many gulls came.", "They stayed."]


def test_brackets_that_are_words_stay():
    [item] = read(post("He said [sic] so.\n\nThey stayed."))
    assert paragraphs(item) == ["He said [sic] so.", "They stayed."]


def test_blank_lines_before_the_declaration():
    document = f"{OPENING}{post()}</channel></rss>"
    for begun in ("\n \n", "\r\n", " " * 100_000):
        whole = f'{begun}<?xml version="1.0"?>{document}'
        [item] = wxr.parse(io.BytesIO(whole.encode()))
        assert item.headline == "Wall to rise"


def test_the_line_of_a_fault_counts_blank_lines_before_the_declaration():
    with pytest.raises(WireError) as refused:
        list(wxr.parse(io.BytesIO(b"\n\n<rss><channel>\n</wrong>")))
    assert refused.value.line == 4
