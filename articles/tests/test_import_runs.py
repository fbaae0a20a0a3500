"""Runs that are kept, tried again, stopped, killed; a folder that agencies drop files into."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from articles.intake import Intake, read_paths, runs
from articles.intake.watching import Watched
from articles.management.commands import import_articles
from articles.models import Article, ImportRun, LedgerEntry, Profile, SearchText
from articles.tests.copy import STORY
from articles.tests.test_intake_versions import picture

ROOT = Path(settings.BASE_DIR)
STORIES = int(os.environ.get("STORIES", "40"))
KILLS = int(os.environ.get("KILLS", "3"))
IS_RELATED = STORIES < 1000


def story(number):
    return STORY.replace("Radar Exchange", f"Radar Exchange {number}").replace(
        "autumn", f"autumn of {number}"
    )


def drop(folder, *names, text=None):
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(text or story(name))


def run(*args, **options):
    """(exit status, what was told)."""
    err = io.StringIO()
    try:
        call_command("import_articles", *map(str, args), stderr=err, **options)
    except CommandError as error:
        return error.returncode, f"{err.getvalue()}{error}"
    return 0, err.getvalue()


def status(*args):
    out = io.StringIO()
    call_command("import_status", *args, stdout=out, stderr=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_run_is_kept_and_what_it_refused_is_tried_again_alone(tmp_path):
    folder = tmp_path / "in"
    drop(folder, "a.txt", "c.txt")
    (folder / "b.txt").write_bytes(b"\x00" * 10)
    assert status() == "Nothing was imported yet.\n"
    assert run(folder, publish=True)[0] == 1
    first = ImportRun.objects.get()
    assert (first.ending, first.counts) == ("done", {"created": 2, "rejected": 1})
    assert "2 created, 1 rejected" in status()
    assert f"{folder / 'b.txt'} (item 1): " in status(first.pk)
    drop(folder, "b.txt")
    drop(folder, "new.txt")
    assert run(retry=first.pk)[0] == 0
    second = ImportRun.objects.first()
    assert (second.retry_of, second.counts) == (first, {"created": 1})
    assert Article.objects.published().count() == 3
    assert f"what run {first.pk} refused" in status(second.pk)


@pytest.mark.django_db
def test_a_dry_run_leaves_no_record(tmp_path):
    drop(tmp_path / "in", "a.txt")
    run(tmp_path / "in", dry_run=True)
    assert not ImportRun.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("args", "options"),
    [
        ((), {}),
        (("x",), {"retry": 1}),
        ((), {"retry": 99}),
        ((), {"watch": "/nowhere"}),
        ((), {"watch": ".", "dry_run": True}),
    ],
)
def test_bad_arguments_end_with_2(args, options):
    assert run(*args, **options)[0] == 2
    with pytest.raises(CommandError) as caught:
        call_command("import_status", 99)
    assert caught.value.returncode == 2


@pytest.mark.django_db
def test_a_run_that_is_asked_to_end_stores_what_it_read_and_says_so(tmp_path, monkeypatch):
    drop(tmp_path / "in", *(f"{number}.txt" for number in range(5)))

    def until(self, arrivals):
        for number, arrival in enumerate(arrivals):
            if number == 2:
                os.kill(os.getpid(), signal.SIGTERM)
            yield arrival
            if self:
                return

    monkeypatch.setattr(runs.Stop, "until", until)
    code, told = run(tmp_path / "in", publish=True)
    assert (code, "Stopped." in told) == (1, True)
    assert ImportRun.objects.get().ending == "stopped"
    assert Article.objects.count() == 3
    monkeypatch.undo()
    assert run(tmp_path / "in", publish=True)[0] == 0
    assert Article.objects.published().count() == Profile.objects.count() == 5


@pytest.mark.django_db
def test_what_is_dropped_into_a_folder_is_taken_once_it_is_whole(tmp_path, monkeypatch):
    folder = tmp_path / "in"
    drop(folder, "a.txt", "b.part")
    drop(folder / "sub", "d.txt")
    (folder / "empty.txt").write_text("")
    (folder / "bad.txt").write_bytes(b"\x00" * 10)
    (folder / "pier.png").write_bytes(picture())
    looks = []

    def wait(seconds):
        looks.append(sorted(str(path.relative_to(folder)) for path in folder.rglob("*.txt")))
        if len(looks) == 1:
            (folder / "a.txt").write_text(story("a") + "\nMore.")
        if len(looks) == 4:
            os.kill(os.getpid(), signal.SIGTERM)

    stop = runs.Stop()
    monkeypatch.setattr(stop.event, "wait", wait)
    monkeypatch.setattr(import_articles, "Stop", lambda: stop)
    assert run(watch=str(folder), publish=True)[0] == 0
    assert looks[0] == ["a.txt", "bad.txt", "empty.txt", "sub/d.txt"]
    assert "a.txt" in looks[1]
    assert "done/sub/d.txt" in looks[1]
    assert sorted(path.name for path in folder.iterdir()) == [
        "b.part", "done", "empty.txt", "pier.png", "refused", "sub",
    ]  # fmt: skip
    assert (folder / "done" / "a.txt").exists()
    assert "item 1: " in (folder / "refused" / "bad.txt.reason.txt").read_text()
    assert Article.objects.published().count() == 2
    assert {one.ending for one in ImportRun.objects.all()} == {"done"}


def test_a_file_of_a_name_that_was_there_is_numbered_and_an_old_picture_goes(tmp_path):
    watched = Watched(tmp_path)
    drop(tmp_path, "a.txt")
    watched.move(tmp_path / "a.txt", "done")
    drop(tmp_path, "a.txt")
    (tmp_path / "old.png").write_bytes(picture())
    os.utime(tmp_path / "old.png", (1, 1))
    assert watched.whole() == []
    assert watched.whole() == [tmp_path / "a.txt"]
    watched.move(tmp_path / "a.txt", "done")
    told = sorted(path.name for path in (tmp_path / "done").iterdir())
    assert told == ["a-2.txt", "a.txt", "old.png"]


def test_stories_wait_for_pictures_that_are_still_being_written(tmp_path):
    watched = Watched(tmp_path)
    drop(tmp_path, "a.txt")
    watched.whole()
    (tmp_path / "p.png").write_bytes(picture())
    assert watched.whole() == []
    assert watched.whole() == [tmp_path / "a.txt"]


@pytest.mark.django_db
def test_relations_that_a_stopped_run_left_are_made_by_the_next(tmp_path, monkeypatch):
    drop(tmp_path / "in", "a.txt", "b.txt")
    monkeypatch.setattr("articles.related.catch_up", lambda progress: None)
    list(Intake(publish=True).take(read_paths([str(tmp_path / "in")])))
    assert not Profile.objects.exists()
    monkeypatch.undo()
    list(Intake(publish=True).take(read_paths([str(tmp_path / "in")])))
    assert Profile.objects.count() == 2
    assert Article.objects.first().relations.exists()


@pytest.mark.django_db
def test_many_that_wait_are_related_with_the_whole_archive(tmp_path, monkeypatch):
    drop(tmp_path / "in", *(f"{number}.txt" for number in range(6)))
    monkeypatch.setattr("articles.related.catching_up.MANY", 3)
    list(Intake(publish=True).take(read_paths([str(tmp_path / "in")])))
    assert Profile.objects.count() == 6
    assert all(article.relations.exists() for article in Article.objects.all())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_again_and_again_ends_like_one_that_was_not(tmp_path):
    """STORIES and KILLS make it larger; of very many nothing is related, which takes long."""
    folder = tmp_path / "in"
    drop(folder, *(f"{number:05}.txt" for number in range(STORIES)))
    importing = Importing(folder)
    importing.begin().wait()
    undisturbed = exported(tmp_path / "undisturbed.jsonl")
    call_command("flush", interactive=False, verbosity=0)
    kills = 0
    process = importing.begin()
    wanted = STORIES // (KILLS + 1)
    while process.poll() is None:
        if kills < KILLS and Article.objects.count() >= min(wanted, STORIES - 1):
            process.kill()
            process.wait()
            kills += 1
            held = Article.objects.count()
            wanted = held + (STORIES - held) // (KILLS - kills + 1)
            process = importing.begin()
        time.sleep(0.01)
    assert (process.returncode, kills) == (0, KILLS)
    assert exported(tmp_path / "killed.jsonl") == undisturbed
    assert Article.objects.published().count() == STORIES
    for model in (SearchText, LedgerEntry, Profile) if IS_RELATED else (SearchText, LedgerEntry):
        assert model.objects.count() == STORIES
    assert set(ImportRun.objects.values_list("counts__rejected", flat=True)) <= {None}
    ended = ImportRun.objects.latest("pk")
    assert ended.ending == ImportRun.Ending.DONE
    assert sum(ended.counts.values()) == STORIES
    print(f"{kills} kills, {STORIES} stories, {connection.vendor}: {undisturbed} both times")


class Importing:
    """The import of a folder in a process of its own, whose clock stands still."""

    def __init__(self, folder):
        name = connection.settings_dict["NAME"]
        url = {"sqlite": f"sqlite:///{name}"}.get(connection.vendor)
        if url is None:
            base = settings.DATABASES["default"]
            url = f"postgres://{base['USER']}@{base['HOST']}:{base['PORT']}/{name}"
        self.environment = os.environ | {"DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
        self.environment["DJANGO_SETTINGS_MODULE"] = "newsroom.tests.settings"
        lines = [
            "import datetime, django.utils.timezone as timezone",
            "now = datetime.datetime(2026, 3, 31, tzinfo=datetime.UTC)",
            "timezone.now = lambda: now",
            "import django; django.setup()",
            f"import articles.intake as intake; intake.BATCH = {10 if STORIES < 1000 else 100}",
            "" if IS_RELATED else "intake.related.catch_up = lambda progress: None",
            "from django.core.management import call_command",
            f"call_command('import_articles', {str(folder)!r}, publish=True, verbosity=0)",
        ]
        self.command = [sys.executable, "-c", "\n".join(lines)]

    def begin(self):
        connection.close()
        return subprocess.Popen(self.command, env=self.environment, cwd=ROOT)


def exported(path):
    """The SHA-256 of the lossless export."""
    call_command("export_articles", format="jsonl", output=str(path), private=True, verbosity=0)
    return hashlib.sha256(path.read_bytes()).hexdigest()
