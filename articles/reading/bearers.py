"""Which official a name with a title means, by the offices they held on the story's day."""

from articles.reading.offices import covers, offices_titled
from articles.reading.titles import changes_meaning


class Bearers:
    """Who of a Directory may bear a name or a title in a story of a day."""

    def __init__(self, day, directory, offices, known):
        self.day, self.directory, self.offices, self.known = day, directory, offices, known

    def of_name(self, sighting, named_before):
        """The official a full name means, or those among whom an editor must choose.

        `named_before` are the officials the story has named.
        """
        slugs = sighting.name.officials
        if len(slugs) < 2:
            return (slugs[0] if slugs else None), ()
        if sighting.title_words:
            fitting = [slug for slug in slugs if self.could_bear(slug, sighting.title_words)]
            if len(fitting) == 1:
                return fitting[0], ()
        named = [slug for slug in slugs if slug in named_before]
        if len(named) == 1:
            return named[0], ()
        if self.day and not sighting.title_words:
            in_office = [slug for slug in slugs if self._holds_any(slug)]
            if len(in_office) == 1:
                return in_office[0], ()
        return None, slugs

    def _holds_any(self, slug):
        holding = self.directory.held_by(slug, self.day)
        return bool(holding.certain or holding.possible)

    def of_surname(self, surname, title_words):
        """The officials of a surname who could bear the title on the story's day."""
        return [
            slug
            for slug in self.known.by_family.get(surname, ())
            if self.could_bear(slug, title_words)
        ]

    def could_bear(self, slug, title_words):
        """Whether an official could bear a title in a story of that day, or once did."""
        former = changes_meaning(title_words)
        if former:
            title_words = tuple(w for w in title_words if not changes_meaning((w,)))
        offices = offices_titled(self.offices, title_words)
        tenures = [t for t in self.directory.tenures_of_official(slug) if t.office in offices]
        if former or self.day is None:
            return bool(tenures)
        return any(self.directory.could_hold(slug, tenure.office, self.day) for tenure in tenures)

    def tenure_of(self, figure):
        """What a figure's official held on the story's day under the printed title, or None.

        A title that names the office carries dates that cannot say; otherwise they must be certain.
        """
        if figure.official is None or self.day is None:
            return None
        titled = ()
        if figure.titles:
            words = figure.titles[0][2]
            if changes_meaning(words):
                return None
            titled = offices_titled(self.offices, words)
        held = [
            tenure
            for tenure in self.directory.tenures_of_official(figure.official)
            if (not titled or tenure.office in titled)
            and covers(tenure, self.day)
            and self.directory.could_hold(figure.official, tenure.office, self.day)
        ]
        if not titled or len(held) > 1:
            certain = self.directory.held_by(figure.official, self.day).certain
            held = [tenure for tenure in held if tenure in certain]
        return held[0] if len(held) == 1 else None


def agree(one, other):
    """Whether two given names may be one person's: alike, or one the other's initial."""
    if one == other:
        return True
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0]
    return False
