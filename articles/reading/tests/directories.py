"""Directories for tests: a small invented one, and the project's own records without a database."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from people.directory import Directory, Office, Official, Span, Tenure

RECORDS = Path(__file__).parents[3] / "people" / "data" / "officials.popolo.json"
SEVERAL_AT_ONCE = (
    "ru-first-deputy-prime-minister",
    "ru-deputy-prime-minister",
    "ru-deputy-foreign-minister",
)


@cache
def recorded():
    """The Directory of people/data/officials.popolo.json."""
    records = json.loads(RECORDS.read_text(encoding="utf-8"))
    areas = {area["id"]: area for area in records["areas"]}
    return Directory(
        [_official(person) for person in records["persons"]],
        [_office(post, areas.get(post.get("area_id"), {})) for post in records["posts"]],
        [_tenure(membership) for membership in records["memberships"]],
    )


def _official(person):
    return Official(
        slug=person["id"],
        name=person["name"],
        names=tuple(other["name"] for other in person.get("other_names", ())),
        family_name=person.get("family_name", ""),
        given_name=person.get("given_name", ""),
        gender=person.get("gender", ""),
    )


def _office(post, area):
    adjective = area.get("adjective")
    return Office(
        slug=post["id"],
        title=post["label"],
        long_title=post.get("role", ""),
        phrases=tuple(post.get("other_label", ())),
        area=area.get("name", "") if adjective else "",
        adjectives=(adjective, *area.get("other_adjectives", ())) if adjective else (),
        many=post["id"] in SEVERAL_AT_ONCE,
    )


def _tenure(membership):
    end = membership.get("end_date")
    return Tenure(
        slug=membership["id"],
        official=membership["person_id"],
        office=membership["post_id"],
        start=Span.parse(membership["start_date"]),
        end=Span.parse(end) if end else None,
        role=membership.get("role", ""),
    )


@cache
def invented():
    """Two countries, three offices, and people two of whom share a surname."""
    officials = [
        Official("ada-lund", "Ada Lund", ("Ada M. Lund",), "Lund", "Ada", "female"),
        Official("karl-brandt", "Karl Brandt", (), "Brandt", "Karl", "male"),
        Official("otto-brandt", "Otto Brandt", (), "Brandt", "Otto", "male"),
        Official("jan-van-der-meer", "Jan van der Meer", (), "van der Meer", "Jan", "male"),
    ]
    offices = [
        Office(
            "no-minister",
            "Norlandic Defense Minister",
            "minister of defense of Norland",
            ("Norland's defense chief",),
            "Norland",
            ("Norlandic",),
        ),
        Office("no-president", "Norlandic President", "", (), "Norland", ("Norlandic",)),
        Office("su-minister", "Sudlandic Defense Minister", "", (), "Sudland", ("Sudlandic",)),
    ]
    tenures = [
        _held("karl-brandt", "no-minister", "2005-01-10", "2007-03-01"),
        _held("ada-lund", "no-minister", "2007-03-01", None),
        _held("otto-brandt", "no-president", "2006-02", "2010-02-01"),
        _held("jan-van-der-meer", "su-minister", "2006-05-01", "2007-09-01"),
    ]
    return Directory(officials, offices, tenures)


def _held(official, office, start, end):
    slug = f"{office}--{official}"
    return Tenure(slug, official, office, Span.parse(start), Span.parse(end) if end else None)


SPRING = date(2007, 4, 23)
