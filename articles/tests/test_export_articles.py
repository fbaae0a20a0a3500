"""The command over formats of each kind: it knows none of them by name."""

import errno
import io
import json
import os
import random
import resource
import unicodedata
from datetime import UTC, datetime, timedelta
from itertools import islice
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import desk, versions
from articles.addresses import readdress
from articles.exports import files
from articles.exports.changes import Mark
from articles.exports.telling import told
from articles.models import Article, Delivery
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.staff import change, make_member
from articles.wire import WRITABLE, Gone, Printed
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


def fake(name, one_per_file, media_type="text/plain", **more):
    """A format that writes the fields a test asks about, one line a story."""

    def render(stories, channel):
        if not one_per_file:
            yield f"# {channel.title} {channel.address} {channel.written_at}\n"
        for item in stories:
            if isinstance(item, Gone):
                yield f"gone {item.guid} {item.kind}\n"
            elif "BROKEN" in item.headline:
                raise ValueError("no way to write it")
            else:
                yield f"{item.guid}|{item.headline}|{item.version}\n".encode()

    return SimpleNamespace(
        __doc__=f"{name}: for tests.",
        NAME=name,
        MEDIA_TYPE=media_type,
        SUFFIX=f".{name}.txt",
        ONE_PER_FILE=one_per_file,
        render=render,
        **more,
    )


@pytest.fixture(autouse=True)
def fakes(monkeypatch):
    for member in [
        fake("leaf", True),
        fake("leafgone", True, TELLS_GONE=True),
        fake("book", False),
        fake("bookgone", False, TELLS_GONE=True),
        fake("sheet", False, "application/octet-stream"),
    ]:
        monkeypatch.setitem(WRITABLE, member.NAME, member)


def export(format, output="-", **options):
    """(standard output, standard error) of the command."""
    out, err = io.StringIO(), io.StringIO()
    call_command(
        "export_articles", format=format, output=str(output), stdout=out, stderr=err, **options
    )
    return out.getvalue(), err.getvalue()


def mark_of(notes):
    return notes.strip().rpartition(" ")[2]


def read(folder):
    """{name: text} of the files in the folder."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_format_of_a_document_a_story_fills_a_folder(tmp_path):
    first, second = make_live_article(), make_live_article(source=make_source())
    make_article()
    _, notes = export("leaf", tmp_path / "new" / "folder")
    held = read(tmp_path / "new" / "folder")
    assert held == {
        files.name_of(story, ".leaf.txt"): f"{story.guid}|{story.headline}|1\n"
        for story in (first, second)
    }
    assert "Exported 2 stories" in notes


def test_one_document_for_all_is_a_file_or_standard_output(tmp_path):
    article = make_live_article()
    text, _ = export("book")
    assert text.startswith("# Newsroom http://127.0.0.1:8000/ 2007-04-23 12:00:00+00:00\n")
    assert f"{article.guid}|" in text
    export("book", tmp_path / "all.txt")
    assert (tmp_path / "all.txt").read_text() == text


def test_a_folder_for_a_format_of_one_file_gets_a_file_of_each_year(tmp_path):
    old = make_live_article(at=datetime(2006, 3, 1, tzinfo=UTC))
    new = make_live_article(at=datetime(2007, 3, 1, tzinfo=UTC))
    export("sheet", tmp_path)
    assert old.guid in (tmp_path / "year=2006/stories.sheet.txt").read_text()
    assert new.guid in (tmp_path / "year=2007/stories.sheet.txt").read_text()
    desk.kill(old, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    export("sheet", tmp_path, since=datetime(2007, 1, 1).date())
    assert (tmp_path / "year=2006/stories.sheet.txt").exists()
    export("sheet", tmp_path)
    assert not (tmp_path / "year=2006/stories.sheet.txt").exists()


@pytest.mark.parametrize(
    ("format", "options", "words"),
    [
        ("leaf", {}, "file of each story; name a folder"),
        ("leaf", {"private": True}, "--private is for jsonl alone"),
        ("book", {"status": "killed"}, "say --private"),
        ("book", {"office": "none-such"}, "'none-such' is not the slug of any office"),
        ("book", {"changed_since": "yesterday"}, "'yesterday' is no mark"),
        ("book", {"changed_since": "1-20260231T000000Z"}, "day is out of range"),
        ("book", {"output": ".", "changed_since": "0"}, "is a folder; name a file"),
        ("leaf", {"output": "/dev/null/x"}, "choose another place"),
    ],
)
def test_what_makes_no_sense_is_a_bad_argument(format, options, words):
    with pytest.raises(CommandError, match=words) as caught:
        export(format, **options)
    assert caught.value.returncode == 2
    assert not Delivery.objects.exists()


def test_bytes_that_are_no_text_are_kept_from_a_terminal():
    out = type("Terminal", (io.StringIO,), {"isatty": lambda self: True})()
    with pytest.raises(CommandError, match="no text for a terminal") as caught:
        call_command("export_articles", format="sheet", stdout=out, stderr=io.StringIO())
    assert caught.value.returncode == 2


def test_each_selection_chooses_its_stories_once():
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    topic, source = make_topic(), make_source()
    wanted = make_live_article(
        {"body": "<p>Mayor Ann Roe came.</p>", "topics": [topic.slug]},
        source=source,
    )
    make_live_article(at=datetime(2012, 4, 23, tzinfo=UTC))
    for options in [
        {"topic": topic.slug},
        {"official": "ann-roe"},
        {"office": "mayor"},
        {"source": source.slug},
        {"until": datetime(2007, 12, 31).date()},
    ]:
        (_, *lines) = export("book", **options)[0].splitlines()
        assert [line.partition("|")[0] for line in lines] == [wanted.guid], options
    assert f"Newsroom: {source.name} " in export("book", source=source.slug)[0]


def test_stories_of_a_standing_that_readers_do_not_see_stay_in_the_house():
    make_live_article()
    draft = make_article()
    lines = export("jsonl", status="draft", private=True)[0].splitlines()
    assert [json.loads(line)["guid"] for line in lines] == [draft.guid]
    assert len(export("jsonl", status="published")[0].splitlines()) == 1
    assert not export("jsonl", status="corrected")[0]


def test_an_embargo_holds_in_every_kind_of_format(tmp_path):
    held = make_live_article({"headline": "CANARY"})
    Article.objects.filter(pk=held.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    for format in ("book", "jsonl"):
        assert "CANARY" not in export(format)[0]
    export("leaf", tmp_path)
    assert not read(tmp_path)


def test_a_story_that_cannot_be_written_is_named_and_the_rest_goes_on(tmp_path):
    broken = make_live_article({"headline": "BROKEN"})
    sound = make_live_article()
    with pytest.raises(CommandError, match="1 not written; ") as caught:
        export("leaf", tmp_path, write_mark=str(tmp_path / "mark"))
    assert caught.value.returncode == 1
    assert list(read(tmp_path)) == [files.name_of(sound, ".leaf.txt")]
    (tmp_path / "book").write_text("before")
    with pytest.raises(CommandError, match=rf"{broken.guid}\).*no way to write it"):
        export("book", tmp_path / "book")
    assert (tmp_path / "book").read_text() == "before"


# What came and went


def test_a_second_export_tells_only_what_came_out_changed_or_went(tmp_path, time_machine):
    senior, folder = make_member("senior"), tmp_path
    now = timezone.now()
    same, updated, killed, expiring, moved, later = (
        make_live_article({"headline": word}) for word in "same new killed over moved later".split()
    )
    Article.objects.filter(pk=expiring.pk).update(expires_at=now + timedelta(hours=1))
    Article.objects.filter(pk=later.pk).update(embargo_until=now + timedelta(hours=1))
    mark = mark_of(export("leaf", folder)[1])
    assert len(read(folder)) == 5

    time_machine.move_to(now + timedelta(hours=2))
    change(updated, headline="newer")
    desk.publish(updated, by=senior, kind="update", line="The headline.")
    desk.kill(killed, by=senior, reason="Danger.", taken_down_class="safety")
    readdress(moved, "elsewhere", by=senior)
    time_machine.shift(timedelta(hours=1))  # what lies just before a mark is told twice
    _, notes = export("leaf", folder, changed_since=mark)
    assert "Exported 3 stories, 2 gone" in notes
    assert f"Gone: {killed.guid}, version 1 (kill, " in notes
    assert f"Gone: {expiring.guid}, version 1 (expiry, " in notes
    for story in (moved, later):
        story.refresh_from_db()
    stays = {files.name_of(story, ".leaf.txt") for story in (same, updated, moved, later)}
    assert set(read(folder)) == stays
    assert "newer|2" in read(folder)[files.name_of(updated, ".leaf.txt")]

    again = mark_of(notes)
    time_machine.shift(timedelta(hours=1))
    assert "Exported 0 stories (" in export("leaf", folder, changed_since=again)[1]


def test_a_format_that_can_tells_what_is_gone_itself(tmp_path):
    killed, held = make_live_article(), make_live_article()
    mark = str(Mark.now())
    senior = make_member("senior")
    desk.kill(killed, by=senior, reason="Danger.", taken_down_class="safety")
    at = (timezone.now() + timedelta(days=2)).replace(tzinfo=None, microsecond=0)
    desk.embargo(held, by=senior, at=at, zone="UTC", imposed_by="A court")
    told = {f"gone {killed.guid} kill", f"gone {held.guid} embargo"}
    lines = export("bookgone", changed_since=mark)[0].splitlines()[1:]
    assert set(lines) == told
    export("leafgone", tmp_path, changed_since=mark)
    assert {text.strip() for text in read(tmp_path).values()} == told
    assert not export("book", changed_since=mark)[0].splitlines()[1:]


def test_an_embargo_that_is_broken_is_a_change():
    slot = make_member("slot")
    article = make_live_article()
    at = (timezone.now() + timedelta(days=2)).replace(tzinfo=None, microsecond=0)
    desk.embargo(article, by=slot, at=at, zone="UTC", imposed_by="A court")
    mark = str(Mark.now())
    assert article.guid not in export("book", changed_since=mark)[0]
    desk.break_embargo(article, by=slot, reason="Broken abroad.")
    assert article.guid in export("book", changed_since=mark)[0]


def test_stories_readers_never_saw_are_not_told_as_gone():
    article = make_article()
    desk.schedule(
        article,
        by=make_member("senior"),
        at=(timezone.now() + timedelta(days=2)).replace(tzinfo=None, microsecond=0),
        zone="UTC",
    )
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    assert "Gone" not in export("book", changed_since="0")[1]


def test_the_mark_is_written_when_all_is_done(tmp_path):
    make_live_article()
    place = tmp_path / "mark"
    _, notes = export("book", write_mark=str(place))
    assert place.read_text() == mark_of(notes) + "\n"
    assert str(Mark.parse(place.read_text().strip())) == mark_of(notes)
    make_live_article({"headline": "BROKEN"})
    with pytest.raises(CommandError):
        export("book", write_mark=str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


# Files


@pytest.mark.parametrize("format", ["leaf", "book", "jsonl"])
def test_a_full_disk_leaves_whole_files_only(tmp_path, monkeypatch, format):
    """The disk takes the first document and half of the second."""
    for number in range(3):
        make_live_article({"headline": f"{number} {'word ' * 50}"})
    (tmp_path / "book").write_text("before")
    written = 0
    real_open = open

    class Full(io.FileIO):
        def write(self, data):
            nonlocal written
            room = max(0, 400 - written)
            if len(data) > room:
                super().write(bytes(data)[:room])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written += len(data)
            return super().write(data)

    def opened(file, mode="r", **options):
        if mode != "wb":
            return real_open(file, mode, **options)
        return Full(file, "w")

    monkeypatch.setattr("newsroom.arguments.open", opened, raising=False)
    place = tmp_path / "folder" if format == "leaf" else tmp_path / "book"
    with pytest.raises(CommandError, match="No space left on device") as caught:
        export(format, place)
    assert caught.value.returncode == 1
    assert (tmp_path / "book").read_text() == "before"
    if format == "leaf":
        (text,) = read(place).values()
        assert text.startswith("test:")
        assert text.endswith("|1\n")
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_a_disk_that_fills_up_while_a_file_is_made_ready_is_told_as_such(format):
    """What is put together in a temporary file may find no room for that."""
    if format == "parquet":
        pytest.importorskip("pyarrow")
    at = datetime(2007, 3, 5, tzinfo=UTC)
    words = (f"{number}." for number in iter(random.Random(1).random, None))
    stories = [
        Printed("", "Fog", at.date(), at, "", text=" ".join(islice(words, 2000))) for _ in range(9)
    ]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            list(WRITABLE[format].render(stories))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@given(slug=st.text(st.characters(categories=["L", "M", "N", "P", "C"])), guid=st.text())
def test_any_slug_and_identifier_make_a_name_that_file_systems_take(slug, guid):
    story = SimpleNamespace(slug=slug, guid=guid.replace("\ud800", ""), source=None)
    name = files.name_of(story, ".ninjs.json")
    assert len(name.encode()) <= 255
    assert "/" not in name
    assert "\0" not in name
    assert not name.startswith(".")
    assert all(unicodedata.category(sign)[0] != "C" for sign in name)


def test_a_long_slug_of_any_script_is_cut_between_characters_and_keeps_its_identity():
    one = SimpleNamespace(slug="я" * 200, guid="a", source=None)
    other = SimpleNamespace(slug="я" * 200, guid="b", source=None)
    names = [files.name_of(story, ".nitf.xml") for story in (one, other)]
    assert names[0] != names[1]
    assert names[0].startswith("яяя")
    assert names[0] == files.name_of(one, ".nitf.xml")


def test_many_stories_cost_as_many_queries_as_few(tmp_path, django_assert_max_num_queries):
    source, topic = make_source(), make_topic()
    make_official(slug="ann-roe", name="Ann Roe")
    for _ in range(12):
        make_live_article({"topics": [topic.slug], "body": "<p>Ann Roe came.</p>"}, source=source)
    with django_assert_max_num_queries(14):
        export("leaf", tmp_path)
    assert Delivery.objects.count() == 12


def test_the_text_that_leaves_has_no_decisions_of_the_desk_and_leads_here():
    make_official(slug="ann-roe", name="Ann Roe")
    article = make_live_article(
        {
            "body": '<p><span data-official="">Ann</span> <a href="/2007/">came</a>.</p>'
            '<figure data-photo="x"></figure>'
        }
    )
    ((_, item),) = told(Article.objects.filter(pk=article.pk))
    assert item.body == (
        '<p>Ann <a href="http://127.0.0.1:8000/2007/" rel="noopener">came</a>.</p>'
    )
    assert versions.latest(article).story["body"] != item.body
