"""The Directory of everybody in the database, kept in memory until something changes."""

from people import directory
from people.models import DirectoryStamp, Name, Office, Official, Tenure

_kept = (None, None)


def load_directory():
    """The Directory as the database has it now: one query while nothing changed, else five."""
    global _kept
    token = DirectoryStamp.objects.values_list("token", flat=True).first()
    kept_token, kept_directory = _kept
    if token is not None and token == kept_token:
        return kept_directory
    # The token was read first: a change while we read means that we read again next time.
    read = read_directory()
    _kept = (token, read)
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
    fields = ["pk", "slug", "name", "family_name", "given_name", "gender", "birth_date"]
    for pk, slug, name, family_name, given_name, gender, birth in Official.objects.values_list(
        *fields
    ).order_by("pk"):
        yield directory.Official(
            slug=slug,
            name=name,
            names=tuple(names.get(pk, [])),
            family_name=family_name,
            given_name=given_name,
            gender=gender,
            birth=birth,
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
