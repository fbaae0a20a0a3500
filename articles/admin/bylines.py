"""Authors as lines that an editor can write: name | rank | service | affiliation."""


def bylines_of(text):
    """The authors in lines such as `Sara Wood | Sgt. | USA | Agency`; only the name is needed."""
    authors = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        if parts[0]:
            name, title, service, affiliation = [*parts, "", "", ""][:4]
            authors.append(
                {"name": name, "title": title, "service": service, "affiliation": affiliation}
            )
    return authors


def bylines_text(bylines):
    """The lines that `bylines_of` reads."""
    return "\n".join(
        " | ".join(
            [author["name"], author["title"], author["service"], author["affiliation"]]
        ).rstrip(" |")
        for author in bylines
    )


def printed_byline(bylines):
    """`A`, `A and B`, `A, B and C`; the word "By" is not part of it."""
    names = [
        f"{author['title']} {author['name']}".strip()
        + (f", {author['service']}" if author["service"] else "")
        for author in bylines
    ]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
