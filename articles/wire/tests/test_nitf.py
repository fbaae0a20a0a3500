import io

import pytest

from articles.wire import WireError, nitf
from articles.wire.tests.facts_nitf import FACTS
from articles.wire.tests.samples import (
    differences,
    items_of,
    needs_samples,
    paragraphs,
    refusal_of,
)


def read(inner, head=""):
    document = f"<nitf><head>{head}</head><body>{inner}</body></nitf>"
    [item] = nitf.parse(io.BytesIO(document.encode()))
    return item


def story(docdata="", body="<p>Words of the story.</p>", front=""):
    head = f"<docdata><doc-id id-string='a:1'/>{docdata}</docdata>"
    front = f"<body.head><hedline><hl1>Wall to rise</hl1></hedline>{front}</body.head>"
    return read(f"{front}<body.content>{body}</body.content>", head)


@needs_samples
@pytest.mark.parametrize(("path", "number", "facts"), FACTS, ids=lambda one: str(one)[:24])
def test_what_a_sample_says_is_read(path, number, facts):
    assert differences(items_of("nitf", f"nitf/{path}")[number], facts) == {}


@needs_samples
def test_a_sample_without_headline_and_body_is_refused():
    assert "neither a headline nor a body" in refusal_of("nitf", "nitf/aap-finance-lite.nitf.xml")


@needs_samples
def test_what_closes_a_story_is_no_paragraph_and_is_not_lost():
    [sports] = items_of("nitf", "nitf/aap-sports.nitf.xml")
    [pa] = items_of("nitf", "nitf/pa-4.nitf.xml")
    [ap] = items_of("nitf", "nitf/ap.nitf.xml")
    assert (sports.signoff, pa.signoff) == ("AAP RTV", "ends")
    assert ap.signoff.startswith("Bernard Condon")
    assert ap.dateline == "NEW YORK (AP) —"


@needs_samples
def test_lines_that_a_sender_broke_are_joined_by_one_blank():
    [item] = items_of("nitf", "nitf/aap-sports.nitf.xml")
    assert "return at centre in" in paragraphs(item)[0]
    assert "<br" not in item.body


@pytest.mark.parametrize(
    ("printed", "status"),
    [("usable", "usable"), ("canceled", "canceled"), ("killed", "canceled"), ("hold", "withheld")],
)
def test_the_status_is_read(printed, status):
    head = f"<docdata management-status='{printed}'><doc-id id-string='a:1'/></docdata>"
    assert read("<body.content><p>Words.</p></body.content>", head).status == status


def test_a_kill_needs_no_body():
    head = "<docdata management-status='canceled'><doc-id id-string='a:1'/></docdata>"
    assert read("<body.content/>", head).guid == "a:1"


def test_a_release_later_than_the_issue_is_an_embargo_and_the_same_moment_is_none():
    issue = "<date.issue norm='20200102T100000Z'/>"
    same = story(f"{issue}<date.release norm='20200102T100000Z'/>")
    later = story(f"{issue}<date.release norm='20200102T120000Z'/>")
    assert same.embargo_until is None
    assert later.embargo_until.hour == 12


def test_a_version_keeps_its_print():
    item = story("<du-key key='HARBOR' version='04'/>")
    assert (item.version, item.supplied["version"], item.supplied["thread"]) == (4, "04", "HARBOR")


def test_a_note_in_the_head_has_a_body_that_is_none_of_the_story():
    item = story(front="<note><body.content><p>Not for radio.</p></body.content></note>")
    assert paragraphs(item) == ["Words of the story."]
    assert item.note == "Not for radio."


def test_the_title_is_the_headline_where_no_other_is():
    item = read("<body.content><p>Words.</p></body.content>", "<title>Wall to rise</title>")
    assert item.headline == "Wall to rise"


def test_an_urgency_beyond_eight_is_none():
    assert story("<urgency ed-urg='14'/>").urgency is None


def test_names_that_the_copy_marks_are_told_and_their_words_stay():
    item = story(
        body="<p>Said <person value='p1' idsrc='x'>Ann Roe</person> of <org>Ilo</org>.</p>"
    )
    assert paragraphs(item) == ["Said Ann Roe of Ilo."]
    assert item.supplied["people"] == [{"name": "Ann Roe", "code": "p1", "scheme": "x"}]


def test_text_that_looks_like_markup_stays_text():
    item = story(body="<p>Type &#60;script&#62;x&#60;/script&#62; &amp;amp; go.</p>")
    assert paragraphs(item) == ["Type <script>x</script> &amp; go."]


def test_a_table_of_blanks_keeps_its_columns():
    rows = "\n".join(f"Name {at}      {at}{at}     {at}" for at in range(5))
    item = story(body=f"<p>Results:</p><p>{rows}</p>")
    assert "<pre>Name 0      00     0\nName 1" in item.body


def test_copy_without_an_identifier_gets_the_same_each_time():
    inner = "<body.content><p>Words.</p></body.content>"
    head = "<title>Wall</title><docdata><date.issue norm='20200102T100000Z'/></docdata>"
    assert read(inner, head).guid == read(inner.replace("Words", "More"), head).guid


def test_another_root_is_refused():
    with pytest.raises(WireError, match="not nitf"):
        list(nitf.parse(io.BytesIO(b"<html/>")))


def test_metas_and_rights_stand_in_for_what_docdata_lacks():
    item = read(
        "<body.head><hedline><hl1>Wall</hl1></hedline>"
        "<rights><rights.owner>Gull Agency</rights.owner></rights></body.head>"
        "<body.content><p>Words.</p></body.content>",
        "<meta name='gull-language' content='pt'/><meta name='gull-keywords' content='wall, tide'/>"
        "<docdata><doc-id id-string='a:1'/></docdata>",
    )
    assert (item.language, item.keywords) == ("pt", ("wall", "tide"))
    assert item.supplied["rights"]["holder"] == "Gull Agency"


def test_a_byline_that_is_a_sentence_is_the_second_headline():
    said = "Sindaco, il muro sale di un metro entro la fine di questo anno"
    item = story(front=f"<byline>{said}</byline>")
    assert (item.byline, item.standfirst) == (None, said)


def test_a_note_that_corrects_is_a_correction():
    item = story("<ed-msg info='Correction: the wall rises by one meter.'/>")
    assert (item.correction, item.note) == ("the wall rises by one meter.", None)


def test_a_name_within_a_sentence_is_told_without_its_ending():
    said = (
        "<p><location>Gullport's</location> wall, <person>Ann Roe’s</person> plan, "
        "<org>Poe's</org> and <location>St John's</location>.</p>"
    )
    supplied = story(body=said).supplied
    assert supplied["places"] == [{"name": "Gullport"}, {"name": "St John's"}]
    assert supplied["people"] == [{"name": "Ann Roe"}]
    assert supplied["organisations"] == [{"name": "Poe's"}]


def test_a_body_that_is_markup_within_text():
    inner = (
        "<body.content><![CDATA[<media media-type='image'><media-reference source='w.jpg'>"
        "</media-reference><media-caption>The wall.</media-caption></media><p>One &amp; two.</p>"
        "<p>Three.</p>]]></body.content>"
    )
    item = read(inner, "<docdata><doc-id id-string='a:1'/></docdata>")
    assert paragraphs(item) == ["One & two.", "Three."]
    assert [(one.href, one.caption) for one in item.pictures] == [("w.jpg", "The wall.")]


def test_the_paper_is_the_source_and_the_address_the_name_where_none_is_told():
    head = (
        "<meta name='canonical' content='https://gull.example/1'/>"
        "<pubdata name='The Gull' date.publication='20200102T030405Z'/>"
    )
    item = read("<body.content><p>Words.</p></body.content>", head)
    assert (item.guid, item.source) == ("https://gull.example/1", "The Gull")
