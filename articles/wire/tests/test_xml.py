"""Hostile and broken files: refused with the line, or cleaned."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles import body
from articles.wire import READABLE, WireError, WireItem
from articles.wire.xml import add, collapse, document, parse_document, root_name

LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
XML = ("nitf", "newsmlg2", "wxr")
STORY = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"


def parse(text):
    data = text if isinstance(text, bytes) else text.encode()
    return parse_document(io.BytesIO(data))


def read(name, data):
    return list(READABLE[name].parse(io.BytesIO(data)))


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("doctype", [LAUGHS, EXTERNAL, f"<!-- <nitf> -->\n{LAUGHS}"])
def test_entities_are_refused_with_the_line(name, doctype):
    document = f"<?xml version='1.0'?>\n{doctype}<nitf><body>&b;</body></nitf>"
    with pytest.raises(WireError, match=r"line \d: The DOCTYPE declares entities"):
        read(name, document.encode())


def test_entities_under_another_encoding_are_refused_too():
    with pytest.raises(WireError, match="declares entities"):
        parse(f"{LAUGHS}<nitf>&b;</nitf>".encode("utf-16"))


def test_entities_behind_quotes_and_brackets_are_refused():
    with pytest.raises(WireError, match="declares entities"):
        parse('<!DOCTYPE nitf SYSTEM "a[b>" [ <!ENTITY a "x"> ]><nitf>&a;</nitf>')


def test_a_doctype_that_names_a_file_is_not_fetched_and_names_of_characters_are_known():
    doctype = '<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">'
    root = parse(f"{doctype}<nitf>a&nbsp;b<p/>&eacute;<p/>c&what;</nitf>")
    assert "".join(root.itertext()) == "a\xa0béc&what;"


@pytest.mark.parametrize(
    "broken",
    [
        "<nitf>\n<body>\n<p>cut here",
        "<nitf>\n<body>\n<![CDATA[ cut",
        "<nitf>\n<body>\n&nosuch;</body></nitf>",
        "<nitf>\n<body>\n</p></body></nitf>",
    ],
)
def test_a_broken_document_is_refused_with_the_line(broken):
    with pytest.raises(WireError, match=r"line [34]: The XML is broken here"):
        parse(broken)


def test_depth_is_refused_or_flattened():
    with pytest.raises(WireError):
        parse("<a>" * 100_000)
    deep = STORY.format("<em>" * 200 + "Words." + "</em>" * 200)
    [item] = read("nitf", deep.encode())
    assert body.paragraphs(body.clean(item.body)) == ["Words."]


@pytest.mark.parametrize("tag", ["div", "ul", "blockquote", "table", "span"])
def test_a_page_of_any_depth_is_read(tag):
    page = f"<html><body>{f'<{tag}>' * 20_000}Words of a story.{f'</{tag}>' * 20_000}</body></html>"
    try:
        items = read("html", page.encode())
    except WireError:
        return
    assert "<script" not in items[0].body


def test_a_huge_attribute_and_too_many_tags_are_refused():
    with pytest.raises(WireError):
        parse(f"<nitf a='{'x' * 3_000_000}'/>")
    with pytest.raises(WireError, match="tags"):
        parse(f"<nitf>{'<p/>' * 150_000}</nitf>")
    with pytest.raises(WireError, match="larger than"):
        parse(b"<nitf>" + b" " * (5 * 1024 * 1024))


@pytest.mark.parametrize("name", ["nitf", "newsmlg2", "html"])
@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<img src="x" onerror="alert(1)"/>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<svg onload="alert(1)"><a href="javascript:x">y</a></svg>',
    ],
)
def test_no_script_comes_through(name, evil):
    inner = f"<p>Words {evil} stay here and there, long enough to be a paragraph of a story.</p>"
    documents = {
        "nitf": f"<nitf><body><body.content>{inner}</body.content></body></nitf>",
        "newsmlg2": f"<newsItem><contentMeta><headline>A</headline></contentMeta><contentSet>"
        f"<inlineXML><html><body>{inner}</body></html></inlineXML></contentSet></newsItem>",
        "html": f"<html><body>{inner}</body></html>",
    }
    [item] = read(name, documents[name].encode())
    cleaned = body.clean(item.body)
    assert "Words" in cleaned
    assert not any(word in cleaned for word in ("script", "onerror", "onload", "iframe", "alert"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xe9 €</a>".encode(), "café €"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>£</a>".encode("latin-1"), "£"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>“a”</a>".encode("cp1252"), "“a”"),
        ("<?xml version='1.0' encoding='utf8'?><a>é</a>".encode(), "é"),
        ("<?xml version='1.0' encoding='windows-1251'?><a>Ж</a>".encode("cp1251"), "Ж"),
        ("<?xml version='1.0' encoding='utf-16'?><a>Ж</a>".encode("utf-16"), "Ж"),
        ("\ufeff<a>Ж</a>".encode(), "Ж"),
        ("<a>é</a>".encode("cp1252"), "é"),
        ("<?xml version='1.0' encoding='windows-1251'?><a>Жуков</a>".encode(), "Жуков"),
        ("<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode(), "é"),
        ("<?xml version='1.0' encoding='gb2312'?><a>镕</a>".encode("gb18030"), "镕"),
        ("<?xml version='1.0' encoding='iso-8859-9'?><a>ğ“</a>".encode("cp1254"), "ğ“"),
        ("<a>Новости дня</a>".encode("koi8-r"), "Новости дня"),
    ],
)
def test_encodings_that_senders_declare_wrongly_are_known(data, said):
    assert parse(data).text == said


def test_a_lying_encoding_is_refused_with_the_line():
    with pytest.raises(WireError, match=r"line 2: .* UTF-8"):
        parse("<?xml version='1.0' encoding='utf-8'?>\n<a>é".encode() + b"\xff\xfe</a>")
    with pytest.raises(WireError, match="encoding"):
        parse("<?xml version='1.0' encoding='no-such'?><a/>")


@given(st.text())
def test_any_text_is_held_by_a_document_or_loses_only_what_xml_cannot_hold(text):
    root = etree.Element("a")
    add(root, "b", text, c=text)
    read_back = parse(document(root).encode())
    assert collapse(read_back[0].text or "") == collapse("".join(filter(_is_held, text)))


def _is_held(character):
    code = ord(character)
    return code in (9, 10, 13) or (
        code >= 32 and not 0xD800 <= code <= 0xDFFF and (code not in (0xFFFE, 0xFFFF))
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<?xml version='1.0'?><!-- <rss> --><nitf>", "nitf"),
        (b"\xef\xbb\xbf<!DOCTYPE nitf SYSTEM 'x'>\n<n:nitf xmlns:n='y'>", "nitf"),
        ("<?xml version='1.0' encoding='utf-16'?><newsItem>".encode("utf-16"), "newsItem"),
        (b"plain words", ""),
    ],
)
def test_the_root_is_told_from_the_first_bytes(head, name):
    assert root_name(head) == name


@given(st.binary(max_size=300))
def test_no_bytes_break_a_reader(data):
    for name in (*XML, "html"):
        try:
            items = read(name, data)
        except WireError:
            continue
        assert all(isinstance(item, WireItem) for item in items)
