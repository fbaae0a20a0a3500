"""The sample files of the formats, which lie beside the project, and their schemas."""

from pathlib import Path

import pytest

from articles import body
from articles.wire import READABLE, WireError, WireItem

FORMATS = Path(__file__).resolve().parents[4] / "shared" / "formats"
needs_samples = pytest.mark.skipif(
    not FORMATS.is_dir(), reason="The samples and schemas of the formats (../shared) are not here."
)


def items_of(name, path):
    """The stories in a sample, as the format of that name reads it."""
    with open(FORMATS / "samples" / path, "rb") as file:
        return [item for item in READABLE[name].parse(file) if isinstance(item, WireItem)]


def refusal_of(name, path):
    """Why the sample is refused."""
    with pytest.raises(WireError) as refused:
        items_of(name, path)
    return str(refused.value)


def paragraphs(item):
    """The plain text of each block of the item's clean body."""
    return body.paragraphs(body.clean(item.body))


def fact(item, name):
    """What the item says under that name; `paragraphs` counts, `begins` and `ends` are words."""
    if name == "paragraphs":
        return len(paragraphs(item))
    if name == "begins":
        return " ".join(paragraphs(item)[0].split()[:2])
    if name == "ends":
        return " ".join(paragraphs(item)[-1].split()[-2:])
    if name == "headline":  # only its first words
        return " ".join((item.headline or "").split()[:3])
    if name == "pictures":
        return len(item.pictures)
    if name == "captions":
        return [picture.caption for picture in item.pictures]
    if name == "credited":
        return [credit.name for credit in item.credits]
    if name.startswith("names of "):
        return [entry["name"] for entry in item.supplied.get(name[9:], ())]
    value = getattr(item, name)
    return value.isoformat() if hasattr(value, "isoformat") else value


def differences(item, facts):
    """{name: (what was read, the fact)} of those that differ."""
    read = {name: fact(item, name) for name in facts}
    return {name: (read[name], facts[name]) for name in facts if read[name] != facts[name]}
