"""Tables and plain text of stories: what stands in which cell, and what no cell may be."""

import builtins
import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire import FORMATS, WireError, text, xlsx
from articles.wire.items import Printed
from articles.wire.tables import COLUMNS
from newsroom.tables import unarmed

STORY = Printed(
    address="https://news.example.org/2007/04/23/talks/",
    guid="2007-0042",
    headline="=Talks",
    standfirst='He said "no",\nthen "yes"',
    published_on=date(2007, 4, 23),
    published_at=datetime(2007, 4, 23, 10, tzinfo=UTC),
    publisher="Newsroom",
    byline="Cara Dunn",
    authors=("Cara Dunn", "Al Roe"),
    source="Agency A",
    dateline="LISBON, April 23, 2007 –",
    dateline_date=date(2007, 4, 23),
    body="<p>They met.</p>",
    text="They met.",
    urgency=4,
    version=3,
    topics=(("Talks", "https://a.example/t/"), ("Harbors", "https://a.example/h/")),
    corrections=({"kind": "correction", "wrong": "No.", "right": "Yes."},),
)
LATER = replace(STORY, guid="2", published_on=date(1806, 4, 23), topics=(), urgency=None)


def written(format, *stories):
    pieces = FORMATS[format].render(stories, None)
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def rows_of_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(data):
    """The texts of the first sheet, by row; a number as it is printed."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{space}f"))  # no formulas
    return [
        {cell.get("r"): "".join(cell.itertext()) for cell in row}
        for row in sheet.iter(f"{space}row")
    ]


def test_csv_has_a_column_for_everything_and_lines_of_rfc_4180():
    data = written("csv", STORY, LATER)
    assert data.startswith(b"\xef\xbb\xbfguid,version,address,")
    assert data.endswith(b"\r\n")
    first, second = rows_of_csv(data)
    assert list(first) == list(COLUMNS)
    assert first["headline"] == "'=Talks"
    assert first["standfirst"] == STORY.standfirst
    assert first["authors"] == "Cara Dunn; Al Roe"
    assert first["topics"] == "Talks; Harbors"
    assert first["published_at"] == "2007-04-23T10:00:00+00:00"
    assert first["corrections"] == "Yes."
    assert (second["topics"], second["urgency"], second["updated_at"]) == ("", "", "")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "\uff1d1"])
def test_no_cell_is_a_formula(cell):
    assert unarmed(cell) == f"'{cell}"


@given(st.text().filter(lambda cell: "\0" not in cell))
def test_any_text_comes_out_of_csv_as_it_was(cell):
    (row,) = rows_of_csv(written("csv", replace(STORY, text=cell)))
    assert row["text"] == unarmed(cell)


def test_xlsx_holds_days_numbers_and_texts():
    head, first, second = rows_of_xlsx(written("xlsx", STORY, LATER))
    names = {head[cell]: cell.rstrip("1") for cell in head}
    assert first[f"{names['headline']}2"] == "=Talks"
    assert first[f"{names['version']}2"] == "3"
    assert first[f"{names['published_on']}2"] == "39195"  # days since 1900, as Excel counts
    assert second[f"{names['published_on']}3"] == "1806-04-23"
    assert f"{names['urgency']}3" not in second


def test_xlsx_is_the_same_bytes_again_and_an_empty_one_has_a_head():
    assert written("xlsx", STORY) == written("xlsx", STORY)
    assert len(rows_of_xlsx(written("xlsx"))) == 1


def test_a_cell_too_long_for_excel_says_so(monkeypatch):
    long = "\U0001f4f0" * 40_000
    _head, row = rows_of_xlsx(written("xlsx", replace(STORY, text=long)))
    (cell,) = (value for value in row.values() if value.startswith("\U0001f4f0"))
    assert cell.endswith("\U0001f4f0…")
    assert len(cell.encode("utf-16-le")) <= 2 * xlsx.LONGEST_CELL


def test_stories_go_on_in_the_next_sheet(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 2)
    with zipfile.ZipFile(io.BytesIO(written("xlsx", STORY, LATER))) as file:
        assert "xl/worksheets/sheet2.xml" in file.namelist()


def test_parquet_has_types():
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written("parquet", STORY, LATER)))
    assert table.column_names == list(COLUMNS)
    kinds = {name: str(table.schema.field(name).type) for name in COLUMNS}
    assert kinds["version"] == "int64"
    assert kinds["published_at"] == "timestamp[us, tz=UTC]"
    assert kinds["topics"] == "list<element: string>"
    first, second = table.to_pylist()
    assert first["headline"] == "=Talks"
    assert first["published_at"] == STORY.published_at
    assert first["topics"] == ["Talks", "Harbors"]
    assert (second["published_on"], second["topics"], second["urgency"]) == (
        date(1806, 4, 23), [], None
    )  # fmt: skip


def test_without_pyarrow_the_remedy_is_told_before_any_story_is_read(monkeypatch):
    real = builtins.__import__

    def missing(name, *args, **options):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(WireError, match="pip install"):
        next(FORMATS["parquet"].render(pytest.fail("a story was read") for _ in range(1)))


def test_text_is_written_in_the_style_that_is_read():
    story = replace(
        STORY,
        headline="Ministers Meet in Lisbon to Talk of Harbors and Grain",
        standfirst="",
        source="Harbor Press Service",
        text="The ministers of two countries met here today, officials said.\n\n"
        "They talked of harbors and of grain, and meet again next week.",
        body="",
    )
    (copy,) = text.render([story])
    (item,) = text.parse(io.BytesIO(copy.encode()))
    assert item.headline == story.headline
    assert item.byline == "Cara Dunn"
    assert item.source == "Harbor Press Service"
    assert item.dateline == story.dateline
    assert item.published_on == story.dateline_date
    assert item.body.count("<p>") == 2
