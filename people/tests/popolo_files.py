"""Small Popolo files, and what tests do with them."""

import io
import json

from people.popolo import export, read_popolo, store

COMPLETE = {
    "areas": [{"id": "ex", "name": "Examplia", "adjective": "Examplian"}],
    "organizations": [{"id": "ministry", "name": "Ministry of Examples", "area_id": "ex"}],
    "persons": [{"id": "ann", "name": "Ann Example", "other_names": [{"name": "Anna Example"}]}],
    "posts": [{"id": "minister", "label": "Minister", "organization_id": "ministry"}],
    "memberships": [
        {
            "id": "minister--ann",
            "person_id": "ann",
            "organization_id": "ministry",
            "post_id": "minister",
            "start_date": "2007-02",
        }
    ],
}


def bring_in(document, **options):
    return store(read(document), **options)


def read(document):
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read_popolo(io.BytesIO(text), "a.json")


def outcome(report):
    return {name: number for name, number in report.counts.items() if number}


def exported():
    return json.loads(export())


def reasons(report):
    return [str(problem) for problem in report.problems]
