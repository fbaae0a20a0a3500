"""Bytes of a file become text, or a reason why not."""

import pytest

from articles.reading.characters import MAX_BYTES, CopyError, collapse, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Ferries stop", "Ferries stop"),
        ("“Café”".encode(), "“Café”"),
        ("\ufeffCafé".encode(), "Café"),
        ("Café – “so”".encode("utf-16"), "Café – “so”"),
        (b"\xfe\xff" + "Порт".encode("utf-16-be"), "Порт"),
        ("Café".encode("utf-32"), "Café"),
        ("Café – “so”".encode("cp1252"), "Café – “so”"),
        (b"one\r\ntwo\rthree", "one\r\ntwo\rthree"),
        ("â€œso it goes".encode(), "â€œso it goes"),
        (b"page one\x0cpage two", "page one\x0cpage two"),
    ],
)
def test_text_is_read_in_its_encoding(data, text):
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "empty"),
        (b" \n\t\r\n ", 1, "white space"),
        ("\ufeff\u200b\u00a0".encode(), 1, "white space"),
        (b"one\ntwo\nthr\0ee", 3, "Line 3 holds a NUL byte"),
        ("one\nt\0wo".encode("utf-16"), 2, "NUL character"),
        ("Harbor".encode("utf-16-le"), 1, "NUL byte"),
        (b"\x89PNG\r\n\x1a\n....", 1, "a PNG image"),
        (b"%PDF-1.4\n...", 1, "a PDF document"),
        (b"one\n\x01\x02\x03", 2, "control byte 0x01"),
        (b"one\ntw\x81o", 2, "Byte 0x81 in line 2"),
        (b"\xff\xfeH\x00a", 1, "not valid UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data, line, words):
    with pytest.raises(CopyError, match=words) as caught:
        decode(data)
    assert caught.value.line == line
    assert isinstance(caught.value, ValueError)


def test_a_file_that_is_too_large_is_refused_with_the_size_it_may_have():
    with pytest.raises(CopyError, match="larger than the 20,971,520 bytes a story may have"):
        decode(b"x" * (MAX_BYTES + 1))


def test_every_refusal_says_what_to_do():
    for data in (b"", b"\0", b"%PDF-", b"\x81", b" "):
        with pytest.raises(CopyError, match=";"):
            decode(data)


def test_white_space_collapses_to_single_blanks():
    assert collapse(" \ufeffone\u00a0\u200b two\n\tthree\u2060 ") == "one two three"
