"""The site as one file and back: whole, the same to the byte, and refused when it is not."""

import io
import json
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from articles import desk, photos
from articles.backup import CannotRestore, backup, restore
from articles.backup.tables import tables
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
