import io

import pytest

from articles.wire import WireError, WireFault, newsmlg2
from articles.wire.tests.facts_newsmlg2 import FACTS
from articles.wire.tests.samples import (
    differences,
    items_of,
    needs_samples,
    paragraphs,
    refusal_of,
)

NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def item(guid="a:1", kind="text", meta="", content="", body="<p>Words of it.</p>", attributes=""):
    return f"""<newsItem {NAMESPACE} guid="{guid}" version="3" {attributes}>
    <itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="Gull"/>{meta}</itemMeta>
    <contentMeta><headline>Wall to rise</headline>{content}</contentMeta>
    <contentSet>{body and f"<inlineXML><html {XHTML}><body>{body}</body></html></inlineXML>"}
    </contentSet></newsItem>"""


def picture(guid="p:1"):
    return item(guid, "picture", body="").replace(
        "</contentSet>",
        '<remoteContent href="http://x.example/s.jpg" contenttype="image/jpeg" width="10"/>'
        '<remoteContent href="http://x.example/l.jpg" contenttype="image/jpeg" width="900"/>'
        "</contentSet>",
    )


def message(*items):
    return f"<newsMessage {NAMESPACE}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def read(document):
    return list(newsmlg2.parse(io.BytesIO(document.encode())))


@needs_samples
@pytest.mark.parametrize(("path", "number", "facts"), FACTS, ids=lambda one: str(one)[:24])
def test_what_a_sample_says_is_read(path, number, facts):
    assert differences(items_of("newsmlg2", f"newsml-g2/{path}")[number], facts) == {}


@needs_samples
def test_a_concept_is_no_story():
    reason = refusal_of("newsmlg2", "newsml-g2/iptc-listing-11-person.newsml.xml")
    assert "conceptItem is not a story" in reason


@needs_samples
def test_a_notepad_is_a_note_and_the_header_of_a_body_is_no_body():
    [dpa] = items_of("newsmlg2", "newsml-g2/dpa.newsml.xml")
    assert dpa.note.startswith("Notizblock\n")
    assert "11.10.2022 11:14" in dpa.dropped


@needs_samples
def test_a_desk_is_not_where_the_story_happened():
    [reuters] = items_of("newsmlg2", "newsml-g2/reuters-KBN0FL0NN-v5.newsml.xml")
    assert reuters.supplied["located"] == "Bangalore"
    assert reuters.signoff.startswith("(Additional reporting")


def test_a_kill_needs_no_body():
    [killed] = read(item(meta='<pubStatus qcode="stat:canceled"/>', body=""))
    assert (killed.guid, killed.version, killed.status) == ("a:1", 3, "canceled")


def test_an_empty_embargo_is_none():
    [free] = read(item(meta="<embargoed/>"))
    [held] = read(item(meta="<embargoed>2030-01-02T03:04:05+0100</embargoed>"))
    assert free.embargo_until is None
    assert held.embargo_until.isoformat() == "2030-01-02T03:04:05+01:00"


def test_a_correction_is_told_with_the_note_on_it():
    [corrected] = read(item(meta='<edNote>Gives 3 m.</edNote><signal qcode="sig:correction"/>'))
    assert corrected.correction == "Gives 3 m."


def test_a_picture_beside_the_one_text_of_a_message_belongs_to_it():
    [story] = read(message(item(), picture()))
    assert [one.href for one in story.pictures] == ["http://x.example/l.jpg"]


def test_a_package_of_members_that_came_along_is_no_story():
    package = (
        f'<packageItem {NAMESPACE} guid="k:1" version="1"><itemMeta/><groupSet root="g">'
        '<group id="g"><itemRef residref="a:1"><title>Wall to rise</title></itemRef></group>'
        "</groupSet></packageItem>"
    )
    [story] = read(message(item(), package))
    assert story.supplied["links"] == [{"rel": "package", "href": "k:1"}]
    [alone] = read(package)
    assert (alone.guid, paragraphs(alone)) == ("k:1", ["Wall to rise"])


def test_an_item_that_holds_no_story_does_not_stop_the_others():
    empty = item("a:2", body="").replace("<headline>Wall to rise</headline>", "")
    story, fault = read(message(item(), empty))
    assert story.guid == "a:1"
    assert isinstance(fault, WireFault)


@pytest.mark.parametrize(
    "wrapper", ["", ' xmlns=""', ' xmlns="http://iptc.org/std/NITF/2006-10-18/"']
)
def test_nitf_inside_is_read_with_any_namespace(wrapper):
    inside = (
        f"<nitf{wrapper}><body><body.head><byline>By Ann Roe</byline></body.head>"
        "<body.content><p>Inner words.</p></body.content></body></nitf>"
    )
    document = item().replace(item()[item().index("<html") : item().index("</inlineXML>")], inside)
    [story] = read(document)
    assert (story.byline, paragraphs(story)) == ("Ann Roe", ["Inner words."])


def test_prefixes_are_of_no_account():
    prefixed = item().replace("<", "<n:").replace("<n:/", "</n:").replace("xmlns=", "xmlns:n=", 1)
    assert read(prefixed)[0].guid == "a:1"


def test_subjects_keep_scheme_code_and_name():
    [story] = read(
        item(content='<subject qcode="medtop:1" type="cpnat:abstract"><name>Ports</name></subject>')
    )
    assert story.supplied["subjects"] == [{"name": "Ports", "code": "1", "scheme": "medtop"}]
    assert story.topics == ("Ports",)


def test_text_in_plain_data_is_parted_by_lines_set_in():
    text = "One line\nof it.\n   Second one\ngoes on."
    data = f"<inlineData contenttype='text/plain'>{text}</inlineData>"
    document = item().replace(
        item()[item().index("<inlineXML") : item().index("</contentSet>")], data
    )
    assert paragraphs(read(document)[0]) == ["One line of it.", "Second one goes on."]


def test_a_message_without_items_is_refused():
    with pytest.raises(WireError, match="newsMessage is not a story"):
        read(message())


def test_an_older_markup_of_tt_is_read():
    older = (
        '<BODY xmlns=""><TEXT><RUBRIK>Muren höjs</RUBRIK><DAT><ORT>Måsby</ORT></DAT>'
        "<INGRESS><P>Muren höjs i år.</P></INGRESS><BRODTEXT><P>Den blir en meter högre.</P>"
        "<MELLIS>Sent</MELLIS><P>Arbetet börjar i juni.</P></BRODTEXT><BYLINE>Ann Roe/TT</BYLINE>"
        "<BILD><BILDFIL>http://x.example/mur</BILDFIL><BILDTEXT><P>Muren.</P></BILDTEXT>"
        "<BILDSKAPARE>Bo Poe</BILDSKAPARE></BILD></TEXT></BODY>"
    )
    document = item(body="").replace(
        "<contentSet>", f"<contentSet><inlineXML>{older}</inlineXML>", 1
    )
    [found] = read(document)
    assert "Den blir en meter högre." in paragraphs(found)
    assert "Sent" in paragraphs(found)
    assert not any("Måsby" in text or "Ann Roe" in text for text in paragraphs(found))
    assert found.byline.startswith("Ann Roe")
    [shown] = found.pictures
    assert (shown.href, shown.caption, shown.credit) == ("http://x.example/mur", "Muren.", "Bo Poe")


def test_a_note_that_corrects_is_a_correction_and_another_is_none():
    meta = "<edNote>Korjattu muurin korkeus.</edNote><edNote>Kuva tulossa.</edNote>"
    [found] = read(item(meta=meta))
    assert (found.correction, found.note) == ("Korjattu muurin korkeus.", "Kuva tulossa.")


def test_a_note_of_our_own_files_stays_a_note():
    meta = "<generator>Newsroom</generator><edNote>Correct as of Monday.</edNote>"
    [found] = read(item(meta=meta))
    assert (found.correction, found.note) == (None, "Correct as of Monday.")


def test_a_linked_image_file_is_a_picture():
    link = (
        '<link rel="irel:seeAlso" contenttype="image/jpeg" residref="p:9" href="http://x.example/9">'
        "<filename>wall.jpg</filename><title>The wall</title></link>"
    )
    [found] = read(item(meta=link))
    assert len(found.pictures) == 1


def test_a_second_headline_under_the_first_in_the_body_is_no_part_of_it():
    [found] = read(item(body="<h1>Wall to rise</h1><h2>Vote was close</h2><p>Words of it.</p>"))
    assert paragraphs(found) == ["Words of it."]
    assert found.supplied["headlines"] == {"sub": "Vote was close"}


def test_in_our_own_documents_headings_and_sources_are_what_they_are():
    meta = "<generator>Newsroom</generator>"
    body = "<h2>Wall to rise</h2><h2>Vote was close</h2><p>Words of it.</p>"
    document = item(meta=meta, body=body).replace('"Gull"', '"harbor.example"')
    [found] = read(document)
    assert "Vote was close" in paragraphs(found)
    assert found.source == "harbor.example"


def test_a_dateline_and_a_teaser_that_are_marked():
    [found] = read(
        item(
            body="<p class='teaser'>The vote was close.</p>"
            "<p><span class='dateline'>Gullport (gp) - </span>Words of it.</p>"
        )
    )
    assert paragraphs(found) == ["Words of it."]
    assert (found.standfirst, found.dateline) == ("The vote was close.", "Gullport (gp) -")


def test_places_that_are_only_asserted():
    asserted = (
        '<assert qcode="x:1"><name>Gullport</name><geoAreaDetails/></assert>'
        '<assert qcode="x:2"><name>not public</name></assert>'
    )
    [found] = read(item().replace("<contentSet>", f"{asserted}<contentSet>"))
    assert [place["name"] for place in found.supplied["places"]] == ["Gullport"]


def test_the_moment_of_sending_dates_what_tells_none_and_the_text_its_language():
    document = item().replace("<inlineXML>", "<inlineXML xml:lang='he'>")
    header = "<header><sent>2020-01-02T03:04:05Z</sent></header>"
    [found] = read(message(document).replace("<itemSet>", f"{header}<itemSet>"))
    assert found.published_at.isoformat() == "2020-01-02T03:04:05+00:00"
    assert found.language == "he"
    dated = item(meta="<versionCreated>2020-01-01T00:00:00Z</versionCreated>")
    [found] = read(message(dated).replace("<itemSet>", f"{header}<itemSet>"))
    assert found.published_at.isoformat() == "2020-01-01T00:00:00+00:00"
