import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from people.models import Official
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

ANN = {"persons": [{"id": "ann", "name": "Ann Example"}]}
BAD = {"persons": [{"id": "bob", "name": ""}, {"id": "cat", "name": "Cat Example"}]}


def run(*arguments, **options):
    """What the command wrote to standard output and standard error."""
    out, notes = io.StringIO(), io.StringIO()
    call_command(*arguments, stdout=out, stderr=notes, **options)
    return out.getvalue(), notes.getvalue()


@pytest.fixture
def write(tmp_path):
    def write(name, document):
        path = tmp_path / name
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        return str(path)

    return write


def test_import_officials_ends_with_one_line_of_counts(write):
    path = write("a.json", ANN)
    assert run("import_officials", path) == (
        "",
        "1 created, 0 updated, 0 unchanged, 0 rejected.\n",
    )
    assert run("import_officials", path)[1] == "0 created, 0 updated, 1 unchanged, 0 rejected.\n"


def test_import_officials_goes_on_past_bad_objects_and_files_and_fails_at_the_end(write, tmp_path):
    notes = io.StringIO()
    paths = [write("bad.json", BAD), write("no.json", "{"), str(tmp_path / "none.json")]
    with pytest.raises(CommandError, match="1 rejected, 2 of 4 files not read") as refusal:
        call_command("import_officials", *paths, write("ann.json", ANN), stderr=notes)
    assert refusal.value.returncode == 1
    assert set(Official.objects.values_list("slug", flat=True)) == {"ann", "cat"}
    assert "bad.json: bob: it has no name; add one." in notes.getvalue()
    assert "no.json: line 1, column 2: not JSON" in notes.getvalue()
    assert "none.json" in notes.getvalue()


def test_import_officials_dry_run_writes_nothing(write):
    _, notes = run("import_officials", write("a.json", ANN), dry_run=True)
    assert notes.startswith("Dry run, nothing written: 1 created")
    assert not Official.objects.exists()


def test_import_officials_reads_standard_input(monkeypatch):
    stdin = SimpleNamespace(buffer=io.BytesIO(json.dumps(ANN).encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    run("import_officials", "-")
    assert Official.objects.get().name == "Ann Example"


def test_commands_are_silent_when_told(write):
    assert run("import_officials", write("a.json", ANN), verbosity=0) == ("", "")
    assert run("export_officials", verbosity=0)[1] == ""
    assert run("check_tenures", verbosity=0)[1] == ""


def test_export_officials_writes_data_to_standard_output_and_notes_to_standard_error(write):
    run("import_officials", write("a.json", ANN))
    data, notes = run("export_officials")
    assert json.loads(data)["persons"] == ANN["persons"]
    assert notes == "Exported 1 officials and 0 tenures.\n"


def test_export_officials_replaces_a_file_whole(write, tmp_path):
    run("import_officials", write("a.json", ANN))
    path = tmp_path / "out.json"
    path.write_text("old")
    assert run("export_officials", output=path)[0] == ""
    assert path.read_text() == run("export_officials")[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "out.json"]


def test_export_officials_names_a_place_it_cannot_write_to(tmp_path):
    path = tmp_path / "nowhere" / "out.json"
    with pytest.raises(CommandError, match=r"out\.json.*No such file or directory"):
        run("export_officials", output=path)


def test_check_tenures_lists_what_is_doubtful():
    office = make_office(slug="minister")
    make_tenure(make_official("Ann Example"), office, "2001-01-01", "2005-01-01")
    make_tenure(make_official("Bob Example"), office, "2006-01-01")
    data, notes = run("check_tenures")
    assert data == (
        "minister: gap: nobody between Ann Example (2001-01-01 to 2005-01-01)"
        " and Bob Example (2006-01-01).\n"
    )
    assert notes == "Found 1 gap.\n"


def test_check_tenures_has_nothing_to_say_of_an_empty_site():
    assert run("check_tenures") == ("", "Found nothing.\n")


def test_the_archive_s_tenures_neither_overlap_nor_stay_open(imported_archive):
    data, _ = run("check_tenures")
    assert "ru-nato-envoy: gap: nobody between Dmitry Rogozin" in data
    assert " overlap: " not in data
    assert " open: " not in data
