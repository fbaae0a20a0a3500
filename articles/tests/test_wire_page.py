"""docs/wire.md says what the formats do."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from articles.tests import wire_table
from articles.tests.full_item import FULL, OTHER, variants
from articles.wire import FORMATS, READABLE, WRITABLE, WireItem

RECIPE = "run .venv/bin/python -m articles.tests.wire_table and mend its words"


@pytest.fixture(scope="module")
def text():
    return wire_table.PAGE.read_text(encoding="utf-8")


def test_the_lists_of_the_page_are_what_the_formats_carry(text):
    assert wire_table.page(text) == text, RECIPE


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_section_with_an_example_of_what_it_can(text, name):
    _, found, rest = text.partition(f"\n## {name}\n")
    assert found, RECIPE
    section = rest.partition("\n## ")[0]
    assert section.strip()[0] not in "-<", "begin with a sentence on the format"
    if name in READABLE:
        assert "manage.py import_articles" in section
    if name in WRITABLE:
        assert f"manage.py export_articles --format {name} " in section


def test_the_page_has_no_section_of_a_format_that_is_gone(text):
    titles = {line[3:] for line in text.splitlines() if line.startswith("## ")}
    assert titles - {"To add a format"} == set(FORMATS)


def test_the_full_story_leaves_nothing_out():
    for name, value in ((name, getattr(FULL, name)) for name in FULL.__slots__):
        assert value not in (None, "", (), {}), name
        if name not in {"supplied", "pictures"}:
            assert value != getattr(OTHER, name), name
    assert len({name for name, _ in variants()}) == len(list(variants()))


@dataclass(frozen=True)
class Lossy:
    """Writes headline and urgency, reads the headline alone."""

    NAME = "lossy"

    def render(self, stories, channel):
        for item in stories:
            yield f"{item.headline}\n{item.urgency}\n"

    def parse(self, file):
        yield WireItem(guid="x", headline=file.readline().decode().strip())


def test_the_lists_tell_what_is_carried_what_comes_back_and_what_is_lost(monkeypatch):
    lossy = Lossy()
    monkeypatch.setitem(READABLE, "lossy", lossy)
    assert wire_table.carried(lossy) == ("headline", "urgency")
    assert wire_table.comes_back(lossy) == ("headline",)
    lines = wire_table.block(lossy).splitlines()
    assert lines[1:3] == [
        "- There and back the same: `headline`.",
        "- Written, not read back the same: `urgency`.",
    ]
    assert lines[3].startswith("- Not carried: `address`, `published_on`, ")
    assert "`supplied thread`" in lines[3]


def test_a_format_without_a_section_gets_one(monkeypatch):
    member = SimpleNamespace(
        __doc__="Semaphore: flags.\n\nMore.",
        NAME="semaphore",
        SUFFIX=".flags",
        ONE_PER_FILE=True,
        render=lambda stories, channel: (replace(item).headline for item in stories),
    )

    class Hashable:
        def __getattr__(self, name):
            if name == "LOSSLESS":
                raise AttributeError
            return getattr(member, name)

    made = Hashable()
    made.__doc__ = member.__doc__
    for table in (FORMATS, WRITABLE):
        monkeypatch.setitem(table, "semaphore", made)
    page = wire_table.page("# Wire\n" + "".join(f"\n## {name}\nOld.\n" for name in ("jsonl",)))
    assert "\n## semaphore\nSemaphore: flags.\n\n    manage.py export_articles --format sem" in page
    assert wire_table.page(page) == page
