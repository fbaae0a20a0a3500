"""What changed between two versions, in the words an editor begins the public line with."""

from difflib import SequenceMatcher

from .. import body, versions

OTHER_PARTS = (
    "headline standfirst byline dateline source signoff topics photos officials references related "
    "language"
).split()
WORDS_QUOTED = 6
OPENING = 2  # paragraphs


def drafted_line(article):
    """What the latest version changes in what readers see, for an editor to finish.

    As in `Paragraph 3 (“24” for “42”); adds paragraphs 5-6; headline.` Paragraphs are counted as
    the new version has them, dropped ones as the old one had them. Empty where nothing changed.
    """
    live = article.versions.filter(number=article.live_number).first()
    latest = versions.latest(article)
    return line_between(live.story, latest.story) if live and latest else ""


def line_between(before, after):
    """The line for two stories; empty where both say the same."""
    old, new = body.paragraphs(before["body"]), body.paragraphs(after["body"])
    parts = [_in_words(change, old, new) for change in _changes(old, new)]
    parts += [part for part in OTHER_PARTS if before[part] != after[part]]
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def series_between(before, after):
    """`lead` where only the opening is new, so that the rest can be picked up; else `writethru`."""
    changes = _changes(body.paragraphs(before["body"]), body.paragraphs(after["body"]))
    return "lead" if all(end <= OPENING for *_, end in changes) else "writethru"


def _changes(old, new):
    """(what, first and end in old, first and end in new) of each stretch that differs."""
    found = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [change for change in found if change[0] != "equal"]


def _in_words(change, old, new):
    what, old_first, old_end, first, end = change
    if what == "insert":
        return f"adds {_numbered(first, end)}"
    if what == "delete":
        return f"drops {_numbered(old_first, old_end)}"
    told = _numbered(first, end)
    if end - first == old_end - old_first == 1:
        told += _exchanged(old[old_first].split(), new[first].split())
    return told


def _numbered(first, end):
    """`paragraph 3`, `paragraphs 5-6`: counted from 1, the last included."""
    return f"paragraph {end}" if end - first == 1 else f"paragraphs {first + 1}-{end}"


def _exchanged(old, new):
    """` (“24” for “42”)` where a few words in one place took the place of others; else nothing."""
    changes = _changes(old, new)
    if len(changes) != 1:
        return ""
    what, old_first, old_end, first, end = changes[0]
    was, now = old[old_first:old_end], new[first:end]
    if what != "replace" or max(len(was), len(now)) > WORDS_QUOTED:
        return ""
    return f" (“{' '.join(now)}” for “{' '.join(was)}”)"
