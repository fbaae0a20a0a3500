"""The site as one file and back: whole, the same to the byte, and refused when it is not."""

import io
import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from articles import desk, photos
from articles.backup import CannotRestore, backup, restore
from articles.backup.tables import LEFT_OUT, tables
from articles.models import Article, Comment, Photo, Version
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.pictures import picture
from articles.tests.staff import make_member
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(settings, tmp_path):
    """A desk at work: people, a photo, a published story, a draft, a killed one."""
    settings.MEDIA_ROOT = tmp_path / "media"
    senior = make_member("senior")
    make_tenure(make_official(slug="ann-roe", name="Ann Roe"), make_office(slug="mayor"))
    make_topic(slug="piers", key_stories=["/2007/04/23/a/ «Начало»"])
    photos.store(data=picture(), name="pier", caption="", credit="Ann Roe", alt="A pier.")
    use = {"photo": "pier", "caption": "", "credit": "Ann Roe", "alt": "A pier."}
    live = make_live_article(
        {"topics": ["piers"], "photos": [use], "body": "<p>“Long,” Ann Roe said. 🚢</p>"},
        source=make_source(),
    )
    draft = make_article(author=senior)
    Comment.objects.create(
        article=draft, author=senior, text="Why?", number=1, written_at="2030-01-01T00:00Z"
    )
    desk.kill(make_live_article(), by=senior, reason="Wrong.", taken_down_class="wrong")
    return live


def file_of_site():
    file = io.BytesIO()
    backup(file)
    return file


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Call it to stand in a new site: an empty database that is migrated, and no files."""

    def move():
        settings.MEDIA_ROOT = tmp_path / "elsewhere"
        call_command("flush", verbosity=0, interactive=False)
        Group.objects.all().delete()

    return move


def test_a_site_comes_back_the_same_to_the_byte(site, elsewhere, client):
    page = client.get(site.get_absolute_url()).text
    file = file_of_site()
    assert file.getvalue() == file_of_site().getvalue()
    elsewhere()
    assert not Article.objects.exists()
    counts = restore(file)
    assert counts["articles.Article"] == 3
    assert file_of_site().getvalue() == file.getvalue()
    assert client.get(site.get_absolute_url()).text == page
    call_command("verify_ledger", verbosity=0)
    with default_storage.open(Photo.objects.get().image.name) as image:
        assert image.read(4)
    assert make_article().pk > site.pk  # numbers go on behind those that came back


def test_a_site_that_holds_something_is_no_place(site):
    with pytest.raises(CannotRestore, match="holds stories already"):
        restore(file_of_site())


@pytest.mark.parametrize(
    ("mend", "reason"),
    [
        (lambda name, data: data.replace(b"Ann Roe", b"Ann Poe"), "was altered"),
        (lambda name, data: None if name.startswith("media/") else data, "are missing"),
    ],
)
def test_a_damaged_file_changes_nothing(site, elsewhere, mend, reason):
    whole, damaged = ZipFile(file_of_site()), io.BytesIO()
    with ZipFile(damaged, "w") as archive:
        for name in whole.namelist():
            data = mend(name, whole.read(name)) if name != "SHA256SUMS" else whole.read(name)
            if data is not None:
                archive.writestr(name, data)
    elsewhere()
    with pytest.raises(CannotRestore, match=reason):
        restore(damaged)
    assert not Version.objects.exists()


def made_anew(file, change):
    """The backup with its members changed, and with sums that are right."""
    with ZipFile(file) as whole:
        members = {name: whole.read(name) for name in whole.namelist() if name != "SHA256SUMS"}
    change(members)
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in members.items())
    anew = io.BytesIO()
    with ZipFile(anew, "w") as archive:
        for name, data in (members | {"SHA256SUMS": sums.encode()}).items():
            archive.writestr(name, data)
    return anew


STORIES = "tables/articles.Article.jsonl"
HOSTILE = [
    ({"media/../../out.png": b"x"}, "no name of an uploaded file"),
    ({"media//tmp/out.png": b"x"}, "no name of an uploaded file"),
    ({"more.txt": b"x"}, "were added"),
    ({STORIES: None}, "are missing"),
    ({STORIES: b"[1,2]\n"}, "articles.Article: line 1 is no row"),
    ({STORIES: b"{\n"}, "articles.Article: line 1 is no row"),
    ({STORIES: b""}, "does not take its rows"),
    ({"MANIFEST.json": None}, "no MANIFEST.json"),
    ({"MANIFEST.json": b"{"}, "no MANIFEST.json"),
    ({"MANIFEST.json": b'{"form": 1}'}, "of another release"),
]


def test_a_file_that_somebody_made_up_changes_nothing(site, elsewhere, settings):
    whole = file_of_site()
    elsewhere()
    for changes, reason in HOSTILE:

        def change(members, changes=changes):
            members |= changes
            for name in [name for name, data in members.items() if data is None]:
                del members[name]

        with pytest.raises(CannotRestore, match=reason):
            restore(made_anew(whole, change))
        assert not Article.objects.exists()
        assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_what_is_left_out_is_there():
    """A table that is renamed must not come into backups unseen."""
    assert {model._meta.label for model in apps.get_models()} >= LEFT_OUT


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100])
def test_what_is_no_backup_is_refused(data):
    with pytest.raises(CannotRestore, match="no backup"):
        restore(io.BytesIO(data))


def test_a_cut_file_is_refused(site, elsewhere):
    data = file_of_site().getvalue()
    elsewhere()
    with pytest.raises(CannotRestore):
        restore(io.BytesIO(data[: len(data) // 2]))


def test_a_backup_of_another_release_says_which(site, elsewhere, monkeypatch):
    file = file_of_site()
    elsewhere()
    kept = tables()
    monkeypatch.setattr("articles.backup.restoring.tables", lambda: kept[:-1])
    with pytest.raises(CannotRestore, match="of another release"):
        restore(file)


def test_the_manifest_counts_what_the_tables_hold(site):
    with ZipFile(file_of_site()) as archive:
        rows = json.loads(archive.read("MANIFEST.json"))["rows"]
        for label, count in rows.items():
            assert archive.read(f"tables/{label}.jsonl").count(b"\n") == count
    assert {model._meta.label for model in tables()} == rows.keys()


def test_people_save_while_a_backup_is_written(site, tmp_path):
    """What is saved meanwhile is not in it, and does not wait for it."""
    saved = []

    def save_once(told):
        if not saved and connection.vendor == "sqlite" and connection.is_in_memory_db():
            saved.append(None)  # one connection: nobody else could write
        if not saved:
            saved.append(_save_from_elsewhere())

    file = io.BytesIO()
    counts = backup(file, save_once)
    assert counts["articles.Article"] == 3
    if saved[0]:
        assert Article.objects.count() == 4


def _save_from_elsewhere():
    from threading import Thread

    def work():
        make_article()
        connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join(20)
    return not thread.is_alive()


def test_the_commands_say_what_they_do(site, elsewhere, tmp_path, capsys):
    target = tmp_path / "site.zip"
    call_command("backup", target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob(".site*")] == []
    elsewhere()
    call_command("restore", target)
    assert "faults: 0" in capsys.readouterr().err
    with pytest.raises(CommandError, match="holds stories already"):
        call_command("restore", target, verbosity=0)
    with pytest.raises(CommandError, match="is a folder"):
        call_command("backup", tmp_path, verbosity=0)


def test_a_photo_without_its_file_is_named(site):
    name = Photo.objects.get().image.name
    default_storage.delete(name)
    with pytest.raises(FileNotFoundError, match=name):
        backup(io.BytesIO())
