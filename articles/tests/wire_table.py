"""Which format carries what, found by asking the formats; docs/wire.md says it.

    .venv/bin/python -m articles.tests.wire_table

writes it there anew, with a section for each format that has none yet. A format carries a thing if
another value of it makes another document; it comes back if reading the document gives that value
again.
"""

import io
from functools import cache
from pathlib import Path

from articles.body import clean
from articles.tests.full_item import FULL, PARTS, document, variants
from articles.wire import FORMATS, READABLE, WRITABLE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "wire.md"
BEGIN, END = "<!-- carried: written by articles/tests/wire_table.py -->", "<!-- /carried -->"

# A thing we write, as the item that is read from it should have it.
READ_AS = {
    "guid": lambda item: item.guid,
    "headline": lambda item: item.headline,
    "published_at": lambda item: item.published_at,
    "standfirst": lambda item: item.standfirst,
    "slugline": lambda item: item.slugline,
    "byline": lambda item: item.byline,
    "credits": lambda item: item.credits,
    "source": lambda item: item.source,
    "dateline": lambda item: item.dateline,
    "place": lambda item: item.dateline_place,
    "dateline_date": lambda item: item.dateline_date,
    "body": lambda item: clean(item.body).replace("\n", ""),
    "signoff": lambda item: item.signoff,
    "updated_at": lambda item: item.version_created,
    "expires_at": lambda item: item.expires_at,
    "version": lambda item: item.version,
    "language": lambda item: item.language,
    "urgency": lambda item: item.urgency,
    "topics": lambda item: item.topics,
    "keywords": lambda item: item.keywords,
    "references": lambda item: item.references,
}
AS_READ = {
    "body": lambda item: item.body.replace("\n", ""),
    "topics": lambda item: tuple(name for name, _ in item.topics),
}


def formats():
    """The formats whose stories are plain values: all that write but the lossless one."""
    return [m for m in WRITABLE.values() if not hasattr(m, "LOSSLESS")]


@cache
def carried(member):
    """The things that the format writes, in order."""
    full = document(member, FULL)
    return tuple(name for name, item in variants() if document(member, item) != full)


@cache
def comes_back(member):
    """The things that are read from the format's own document as they were written."""
    if member.NAME not in READABLE:
        return ()
    (item,) = member.parse(io.BufferedReader(io.BytesIO(document(member, FULL))))
    kept = [
        name
        for name, read in READ_AS.items()
        if read(item) == AS_READ.get(name, lambda full, name=name: getattr(full, name))(FULL)
    ]
    told, read = FULL.supplied, item.supplied
    kept += [f"supplied {key}" for key, value in told.items() if read.get(key) == value]
    for one, other in zip(item.pictures[:1], FULL.pictures, strict=False):
        kept += [
            f"pictures' {part}" for part in PARTS if getattr(one, part) == getattr(other, part)
        ]
    return tuple(kept)


def block(member):
    """The generated lines of a format's section."""
    names = [name for name, _ in variants()]
    written, back = carried(member), comes_back(member)
    both = [name for name in names if name in written and name in back]
    out = [name for name in names if name in written and name not in back]
    lost = [name for name in names if name not in written]
    lines = [BEGIN]
    if member.NAME in READABLE:
        lines.append(f"- There and back the same: {_listed(both)}.")
        lines.append(f"- Written, not read back the same: {_listed(out)}.")
    else:
        lines.append(f"- Written: {_listed(out)}.")
    lines += [f"- Not carried: {_listed(lost)}.", END]
    return "\n".join(lines)


def _listed(names):
    return ", ".join(f"`{name}`" for name in names) or "nothing"


def page(text):
    """The page with every format's section, its generated lines as they should be."""
    for name in FORMATS:
        if f"\n## {name}\n" not in text:
            text = text.rstrip("\n") + f"\n\n## {name}\n{_stub(FORMATS[name])}\n"
    for member in formats():
        head, title, rest = text.partition(f"\n## {member.NAME}\n")
        section, next_title, after = rest.partition("\n## ")
        before, begin, old = section.partition(BEGIN)
        end = old.partition(END)[2] if begin else "\n"
        text = head + title + before.rstrip("\n") + "\n\n" + block(member) + end
        text += next_title + after
    return text


def _stub(member):
    """The first words of a section that nobody has written yet."""
    said = " ".join(member.__doc__.split("\n\n")[0].split())
    acts = []
    if member.NAME in READABLE:
        acts.append(f"    manage.py import_articles copy/ --format {member.NAME} --publish")
    if member.NAME in WRITABLE:
        place = f"{member.NAME}/" if member.ONE_PER_FILE else f"stories{member.SUFFIX}"
        acts.append(f"    manage.py export_articles --format {member.NAME} --output {place}")
    return f"{said}\n\n" + "\n".join(acts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
