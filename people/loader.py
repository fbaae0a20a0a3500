"""The Directory of everybody in the database, kept in memory until something changes."""

from django.db import connection

from people import directory
from people.models import Name, Office, Official, Tenure
from people.stamp import DIRECTORY, tokens_of

_kept = (None, None)


def load_directory(tokens=None):
    """The Directory as the database has it now: one query while nothing changed, else five.

    `tokens` are its tokens, for who has read them already; that is one query less.
    """
    global _kept
    tokens = tokens or tokens_of(connection, [DIRECTORY])
    kept_tokens, kept_directory = _kept
    if tokens and tokens == kept_tokens:
        return kept_directory
    # The tokens were read first: a change while we read means that we read again next time.
    read = read_directory()
    _kept = (tokens, read)
    return read


def read_directory():
    """The Directory, read anew with four queries."""
    # Tenures first: what they name is then there when it is read, unless deleted meanwhile.
    tenures = list(_tenures())
    offices = list(_offices())
    officials = list(_officials())
    known = {office.slug for office in offices}, {official.slug for official in officials}
    tenures = [t for t in tenures if t.office in known[0] and t.official in known[1]]
    return directory.Directory(officials, offices, tenures)


def _officials():
    names = {}
    for official, name in Name.objects.values_list("official", "name").order_by("pk"):
        names.setdefault(official, []).append(name)
    fields = ["slug", "name", "family_name", "given_name", "gender", "birth_date", "portrait"]
    rows = Official.objects.order_by("pk").values_list("pk", *fields)
    for pk, slug, name, family_name, given_name, gender, birth, portrait in rows:
        yield directory.Official(
            slug=slug,
            name=name,
            names=tuple(names.get(pk, [])),
            family_name=family_name,
            given_name=given_name,
            gender=gender,
            birth=birth,
            portrait=portrait.get("small", ""),
        )


def _offices():
    for office in Office.objects.select_related("area", "organization").order_by("pk"):
        yield directory.Office(
            slug=office.slug,
            title=office.title,
            long_title=office.long_title,
            phrases=tuple(office.phrases),
            area=office.area.name if office.area else "",
            adjectives=tuple(office.area.adjectives) if office.area else (),
            classification=office.classification,
            organization=office.organization.name if office.organization else "",
            many=office.many_holders,
        )


def _tenures():
    rows = Tenure.objects.order_by("pk").values_list(
        "slug",
        "official__slug",
        "office__slug",
        "start_first",
        "start_last",
        "end_first",
        "end_last",
        "role",
    )
    for slug, official, office, start_first, start_last, end_first, end_last, role in rows:
        yield directory.Tenure(
            slug=slug,
            official=official,
            office=office,
            start=directory.Span(start_first, start_last),
            end=directory.Span(end_first, end_last) if end_first else None,
            role=role,
        )
