"""Moments as feeds and JSON print them. One that names no zone comes back without one."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)


def moment(printed) -> datetime | None:
    """The moment that is printed so, in ISO 8601 or as in mail; None for what is none."""
    if not isinstance(printed, str):
        return None
    printed = printed.strip()
    found = ISO.fullmatch(printed)
    return _of_iso(*found.groups()) if found else _of_mail(printed)


def _of_iso(year, month, day, hour, minute, second, fraction, zone):
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    leap = clock.endswith(":60")
    if leap:
        clock = f"{clock[:-2]}59"
    micro = (fraction or "0")[:6].ljust(6, "0")
    try:
        found = datetime.fromisoformat(f"{year}-{month}-{day}T{clock}.{micro}{_zone(zone)}")
        return found + timedelta(seconds=1) if leap else found
    except (ValueError, OverflowError):
        return None


def _zone(printed):
    if not printed:
        return ""
    if printed[0] not in "+-":
        return "+00:00"
    digits = printed.replace(":", "")
    return f"{digits[:3]}:{digits[3:] or '00'}"


def _of_mail(printed):
    """`Tue, 03 Jun 2003 09:39:21 GMT`; the name of the day may be wrong, or missing."""
    if not printed or len(printed) > 100:
        return None
    try:
        return parsedate_to_datetime(printed)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
