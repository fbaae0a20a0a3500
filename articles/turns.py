"""One at a time brings stories before readers, or takes them away.

Whoever publishes needs an address that no other story of that day has, counts words among all
stories and writes into the related coverage of others. Two at once would take one address, or wait
for each other without end; so each takes a turn. Those who only write take none and wait for none.
"""

from django.db import connection

LOCK = 0x4E657773  # the advisory lock of PostgreSQL; any number that nobody else uses


def take():
    """Wait until nobody else has the turn; it is ours to the end of the transaction.

    Take it before the lock of any story: whoever has the turn waits for stories. SQLite lets only
    one transaction write in any case.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
