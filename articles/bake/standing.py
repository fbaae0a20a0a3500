"""What still holds of what was baked: by tokens, by the clock, by the day.

The page cache drops every page when any story comes or goes by the clock, and each midnight. Here
it is asked which stories did, and what shows those; and whether any tenure began or ended.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsroom.page_cache import TURNS
from newsroom.release import release
from people.models import Tenure
from people.stamp import DIRECTORY

from ..watched import WATCHED

OF_ROW = re.compile(r"= ROW\.(\w+)")
BY_DAY = (DIRECTORY, "story:")  # what is shown on pages that tell who holds an office today


class Standing:
    """The state of the database at the beginning of a bake, against what the manifest tells."""

    def __init__(self, manifest):
        self.now = timezone.now()
        self._salt = f"{release()} {settings.SITE_URL}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT thing, token FROM people_stamp")
            rows = cursor.fetchall()
        self._tokens = {}
        for thing, token in rows:
            self._tokens.setdefault(thing, set()).add((thing, token))
        last = datetime.fromisoformat(manifest.turned) if manifest.turned else None
        self._turned = things_turned(last, self.now) if last else set()
        turns = turns_between(None, self.now)
        self.turned = max(turns).isoformat() if turns else ""
        today = timezone.localdate(self.now)
        days = [day for day in days_of_tenures() if day <= today]
        self.day = str(max(days)) if days else ""
        self._days_passed = self.day != manifest.day

    def holds(self, record):
        """Whether a page made now would be the one that was made."""
        if not record.tokens or (record.until and datetime.fromisoformat(record.until) <= self.now):
            return False
        if self._turned is None or not self._turned.isdisjoint(record.things):
            return False
        if self._days_passed and any(thing.startswith(BY_DAY) for thing in record.things):
            return False
        tokens = set().union(*(self._tokens.get(thing, ()) for thing in record.things))
        return record.tokens == self.digest(tokens)

    def digest(self, tokens):
        """Tokens as the manifest keeps them: another release or address of the site differs."""
        told = repr((self._salt, sorted(tokens)))
        return blake2b(told.encode(), digest_size=16).hexdigest()


def moments(horizon, records=()):
    """The moments after now, up to the horizon, at which to bake again; in order, each once."""
    now = timezone.now()
    found = set(turns_between(now, horizon))
    found |= {datetime.fromisoformat(record.until) for record in records if record.until}
    found |= {timezone.make_aware(datetime.combine(day, time.min)) for day in days_of_tenures()}
    return sorted({moment.astimezone(UTC) for moment in found if now < moment <= horizon})


def turns_between(after, until):
    """The moments at which stories come or go by the clock, after the one and up to the other.

    Without `after`, the last of each kind.
    """
    parts, values = [], []
    moment = connection.ops.adapt_datetimefield_value
    for table, column, condition in TURNS:
        told = column if after else f"max({column})"
        where = f"{condition} AND {column} <= %s" + (f" AND {column} > %s" if after else "")
        parts.append(f"SELECT {told} FROM {table} WHERE {where}")  # noqa: S608
        values += [moment(until), moment(after)] if after else [moment(until)]
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), values)
        return [_moment(told) for (told,) in cursor.fetchall() if told]


def things_turned(after, until):
    """What is shown of stories that came or went by the clock between the two moments.

    None if that cannot be known: what turned is of a table that is watched by nobody here.
    """
    found = set()
    moment = connection.ops.adapt_datetimefield_value
    for table, column, condition in TURNS:
        watches = [watch for watch in WATCHED if watch.table == table]
        chosen = f"({condition}) AND {column} > %s AND {column} <= %s"
        values = [moment(after), moment(until)]
        if not watches and _has_rows(table, chosen, values):
            return None
        for thing in {thing for watch in watches for thing in watch.things}:
            sql = _thing_of(thing, table, chosen)
            with connection.cursor() as cursor:
                cursor.execute(sql, values * sql.count(chosen))
                found |= {thing for (thing,) in cursor.fetchall() if thing}
    return found


def _has_rows(table, chosen, values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {chosen} LIMIT 1", values)  # noqa: S608
        return cursor.fetchone() is not None


def _thing_of(thing, table, chosen):
    """The SELECT of a Watch's thing for the chosen rows of the table."""
    if not thing.startswith("SELECT "):
        told = thing.replace("ROW.", f"{table}.")
        return f"SELECT DISTINCT {told} FROM {table} WHERE {chosen}"  # noqa: S608
    return OF_ROW.sub(rf"IN (SELECT \1 FROM {table} WHERE {chosen})", thing)  # noqa: S608


def days_of_tenures() -> set[date]:
    """The days on which what is told of who holds an office may change."""
    names = ("start_first", "start_last", "end_first", "end_last")
    rows = Tenure.objects.order_by().values_list(*names)
    days = {day for row in rows for day in row if day}
    return days | {day + timedelta(days=1) for day in days}


def _moment(told):
    moment = told if isinstance(told, datetime) else datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
