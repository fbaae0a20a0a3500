"""In, out and in again: for every format that is read and written but the lossless one.

That jsonl is the same to the byte stands in test_archive.
"""

import io
from dataclasses import asdict, replace

import pytest
from django.core.management import call_command

from articles.intake import Arrival, Intake
from articles.models import Article
from articles.tests.full_item import FULL, document
from articles.wire import READABLE, WRITABLE

pytestmark = pytest.mark.django_db

BOTH = [name for name in WRITABLE if name in READABLE and not hasattr(WRITABLE[name], "LOSSLESS")]


@pytest.mark.parametrize("name", BOTH)
def test_in_and_out_and_in_again_is_the_same_story(name, tmp_path):
    """What was read from our own full document is stored, written, and read again alike."""
    member = WRITABLE[name]
    first = read(name, document(member, FULL))
    (arrival,) = Intake(publish=True).take([Arrival("first", 1, first)])
    assert (arrival.outcome, arrival.reason) == ("created", None)
    data = export(name, tmp_path)
    again = read(name, data)
    assert facts(again) == facts(first)
    (arrival,) = Intake(publish=True).take([Arrival("again", 1, again)])
    assert arrival.outcome in {"unchanged", "updated"}
    assert Article.objects.count() == 1


def export(name, folder):
    """The one document that the command writes."""
    place = folder if WRITABLE[name].ONE_PER_FILE else folder / "all"
    call_command("export_articles", format=name, output=str(place), verbosity=0)
    (path,) = folder.iterdir()
    return path.read_bytes()


def read(name, data):
    (item,) = READABLE[name].parse(io.BufferedReader(io.BytesIO(data)))
    return item


def facts(item):
    """What an item says of the story; our numbers of versions and addresses are the site's own."""
    item = replace(item, version=None, version_created=None, supplied={}, pictures=(), dropped=())
    return asdict(item)
