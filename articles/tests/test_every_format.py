"""What holds for every format that writes, whatever formats there are.

The archive is a few stories of the demonstration with every kind of thing that readers do not see
beside them.
"""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from jsonschema import Draft202012Validator
from lxml import etree
from referencing import Registry, Resource

from articles import desk, versions
from articles.demo import FOLDER
from articles.intake import Arrival, Intake
from articles.models import Article
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.full_item import FULL, document
from articles.tests.staff import make_member
from articles.wire import WRITABLE, text
from conftest import lacking

pytestmark = pytest.mark.django_db

EACH = pytest.mark.parametrize("name", WRITABLE)
STORIES = 4
CANARY = "Zyzzyva"
# The schema of a format, in ../shared/formats/schemas.
SCHEMAS = {
    "atom": "atom/atom-rfc4287.rng",
    "newsmlg2": "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd",
    "ninjs": "ninjs/ninjs-schema_3.1.json",
    "nitf": "nitf/nitf-3-6.xsd",
}


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """The archive, made once for all formats, in a transaction that is taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_archive()
        yield
        transaction.set_rollback(True)


def make_archive():
    """Stories of the demonstration; one with any sign in it; and the hidden ones."""
    arrivals = []
    for path in sorted((FOLDER / "stories").glob("*.txt"))[:STORIES]:
        with path.open("rb") as file:
            (item,) = text.parse(file)
        arrivals.append(Arrival(path.name, 1, item))
    for arrival in Intake(source="The Demonstration", publish=True).take(arrivals):
        assert arrival.outcome == "created", arrival.reason
    topic = make_topic(name="Häfen & <Kais>")
    make_live_article(
        {
            "headline": "Überraschung \u202e 🚢 “quoted” & <b> ]]> =1+1",
            "standfirst": "Tab\tand 'marks' \"both\"",
            "body": "<p>One\u00a0two &lt;script&gt; &amp;amp; 🇨🇿</p>\n<h2>Три</h2>"
            "<ul><li>a<ul><li>б</li></ul></li></ul><table><tbody><tr><td>1</td></tr></tbody></table>"
            '<p><a href="/2007/">here</a><br>\u05d0\u05d1</p>',
            "topics": [topic.slug],
            "keywords": ["quay", "=cmd"],
            "references": [{"url": "https://example.org/?a=1&b=2", "title": "T"}],
            "urgency": 3,
            "slugline": "BC-Quay",
            "language": "de",
        },
        guid="tag:example.org,2007:1/🚢",
    )
    hide()


def hide():
    """A draft, an edit, an embargo, a time to come, an end, a withdrawal, a kill: each a canary."""
    told = {"headline": f"{CANARY} opens", "body": f"<p>{CANARY} closes.</p>"}
    senior, now = make_member("senior"), timezone.now()
    make_article(told)
    edited = make_live_article({"headline": "Plain", "body": "<p>Plain.</p>"})
    desk.save(edited, versions.story_with(**told), desk_notes=CANARY, reason=CANARY)
    held, waiting, over, withdrawn, killed = (make_live_article(told) for _ in range(5))
    later = now + timedelta(days=2)
    Article.objects.filter(pk=held.pk).update(embargo_until=later, embargo_by=CANARY)
    Article.objects.filter(pk=waiting.pk).update(published_at=later)
    Article.objects.filter(pk=over.pk).update(expires_at=now)
    why = {"reason": CANARY, "taken_down_class": "legal"}
    desk.withdraw(withdrawn, by=senior, **why)
    desk.kill(killed, by=senior, **why)


def export(name, folder, **options):
    """{path beneath the folder: bytes} of what the command writes, in a place as it wants it."""
    member = WRITABLE[name]
    folder.mkdir(exist_ok=True)
    place = folder if member.ONE_PER_FILE else folder / f"all{member.SUFFIX}"
    call_command("export_articles", format=name, output=str(place), verbosity=0, **options)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def words(data):
    """What the bytes say, out of an archive or columns as well."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if data.startswith(b"PAR1"):
        parquet = pytest.importorskip("pyarrow.parquet")
        return str(parquet.read_table(io.BytesIO(data)).to_pylist())
    return data.decode()


@EACH
def test_it_holds_the_archive_and_nothing_that_readers_do_not_see(name, archive, tmp_path):
    held = export(name, tmp_path / "out")
    count = Article.objects.published().count()
    assert count == STORIES + 2
    assert len(held) == (count if WRITABLE[name].ONE_PER_FILE else 1)
    told = "".join(map(words, held.values()))
    assert "Plain" in told
    assert "Überraschung" in told or "\\u00dcberraschung" in told
    assert CANARY not in told
    assert CANARY.lower() not in "".join(held), "in the name of a file"


@EACH
def test_the_same_archive_gives_the_same_bytes(name, archive, tmp_path, time_machine):
    before = export(name, tmp_path / "first")
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    assert export(name, tmp_path / "second") == before


@EACH
def test_a_selection_without_stories_is_a_whole_file_or_none(name, archive, tmp_path):
    held = export(name, tmp_path / "out", until=date(1900, 1, 1))
    assert len(held) == (0 if WRITABLE[name].ONE_PER_FILE else 1)


@EACH
def test_what_changed_since_a_mark_is_nothing_when_nothing_did(name, archive, tmp_path):
    out = io.StringIO()
    call_command(
        "export_articles",
        format=name,
        output=str(tmp_path / "out"),
        stderr=out,
        stdout=io.StringIO(),
        write_mark=str(tmp_path / "mark"),
    )
    Article.objects.update(embargo_until=None)  # one that is held is to come, and so a change
    Article.objects.exclude(published_at__lte=timezone.now()).update(status="spiked")
    mark = (tmp_path / "mark").read_text().strip()
    held = export(name, tmp_path / "then", changed_since=mark)
    told = "".join(map(words, held.values()))
    assert "Überraschung" not in told
    assert CANARY not in told


@EACH
def test_it_validates_against_its_schema(name, archive, tmp_path, request):
    if name not in SCHEMAS:
        pytest.skip(f"{name} has no schema in ../shared/formats/schemas")
    schema = request.getfixturevalue("shared") / "formats/schemas" / SCHEMAS[name]
    if not schema.is_file():
        lacking(f"{schema} is not here")
    faults_of = validator(schema)
    mark = "0" if getattr(WRITABLE[name], "TELLS_GONE", False) else None
    held = export(name, tmp_path / "out", changed_since=mark)
    assert held
    for path, data in held.items():
        assert not faults_of(data), path
    assert not faults_of(document(WRITABLE[name], FULL))


def validator(schema):
    """A function of bytes: what is wrong with them."""
    if schema.suffix == ".json":
        geo = json.loads((schema.parent / "geojson.json").read_text())
        registry = Registry().with_resources(
            [(uri, Resource.from_contents(geo)) for uri in (geo["$id"], f"{geo['$id']}#")]
        )
        judge = Draft202012Validator(json.loads(schema.read_text()), registry=registry)
        return lambda data: [fault.message for fault in judge.iter_errors(json.loads(data))]
    made = etree.RelaxNG if schema.suffix == ".rng" else etree.XMLSchema
    judge = made(etree.parse(schema))

    def faults_of(data):
        judge.validate(etree.fromstring(data))
        return [f"line {fault.line}: {fault.message}" for fault in judge.error_log]

    return faults_of
