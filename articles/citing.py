"""A story as others cite it: in a sentence, in BibTeX and in RIS. Plain Python over `Printed`.

https://www.bibtex.org/Format/, https://en.wikipedia.org/wiki/RIS_(file_format)
"""

import re

# What BibTeX would take for its own marks.
BIBTEX = {ord(char): f"\\{char}" for char in "{}%&#_$"} | {
    ord("\\"): "\\textbackslash{}",
    ord("~"): "\\textasciitilde{}",
    ord("^"): "\\textasciicircum{}",
}
BREAKS = re.compile(r"\s+")


def in_words(story):
    """Ann Roe, “Headline,” Newsroom, April 23, 2007, https://…"""
    authors = " and ".join(story.authors) or story.source
    day = f"{story.published_on:%B} {story.published_on.day}, {story.published_on.year}"
    said = f"“{story.headline},” {story.publisher}, {day}, {story.address}"
    return f"{authors}, {said}" if authors else said


def bibtex(story):
    """The story as an @article of the site; the key is made from its address."""
    key = re.sub(r"[^A-Za-z0-9]+", "-", story.address.partition("://")[2]).strip("-")
    authors = " and ".join(f"{{{_bib(name)}}}" for name in story.authors or [story.source] if name)
    fields = {
        "author": authors,
        "title": f"{{{_bib(story.headline)}}}",
        "journal": _bib(story.publisher),
        "year": f"{story.published_on:%Y}",
        "month": f"{story.published_on.month}",
        "day": f"{story.published_on.day}",
        "url": _bib(story.address),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris(story):
    """The story as RIS's type NEWS; lines end as the format asks."""
    fields = [
        ("TY", "NEWS"),
        *(("AU", name) for name in story.authors or [story.source] if name),
        ("TI", story.headline),
        ("T2", story.publisher),
        ("PY", f"{story.published_on:%Y}"),
        ("DA", f"{story.published_on:%Y/%m/%d}"),
        ("LA", story.language),
        ("AB", story.standfirst),
        ("UR", story.address),
    ]
    lines = [f"{name}  - {BREAKS.sub(' ', value)}" for name, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _bib(text):
    return BREAKS.sub(" ", text).translate(BIBTEX)
