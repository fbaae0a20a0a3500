"""Speakers known by what they are: "the spokeswoman", "a passenger", "the Maine Democrat"."""

import itertools
import re
from collections import Counter
from functools import cached_property

from articles.reading.offices import plain_title
from articles.reading.reported import REACH
from articles.reading.vocabulary import FEMALE_TITLES, HEADS, MALE_TITLES, NATIONAL, RANKS

_WOMEN = (FEMALE_TITLES - {"miss", "ms", "mrs", "madam"}) | frozenset(
    """woman girl mother wife widow sister daughter aunt grandmother girlfriend policewoman nun
    businesswoman saleswoman assemblywoman servicewoman waitress heiress noblewoman niece
    stateswoman firewoman alderwoman fisherwoman""".split()
)
_MEN = (MALE_TITLES - {"mr", "sir"}) | frozenset(
    """man boy father husband widower brother son uncle grandfather boyfriend policeman fireman
    salesman assemblyman serviceman fisherman waiter gunman nephew monk alderman priest nobleman
    statesman clergyman tradesman postman""".split()
)
_PERSONS = (
    (HEADS - frozenset("head deputy counsel chair fellow ministers presidents".split()))
    | _WOMEN
    | _MEN
    | frozenset(
        """witness source passenger driver neighbor neighbour friend colleague voter lawyer critic
        opponent supporter protester demonstrator organizer organiser soldier sailor trooper
        officer guard worker clerk miner baker worshiper volunteer survivor victim suspect
        defendant plaintiff juror prisoner detainee refugee migrant immigrant child parent
        democrat republican independent conservative liberal socialist incumbent contender
        newcomer lawmaker politician tribesman youth villager shopkeeper trader customer
        bystander onlooker eyewitness lobbyist partner cousin relative counterpart successor
        predecessor insider operative staffer envoy mediator monitor observer inspector
        commissioner chief boss star chef artist musician filmmaker novelist poet playwright
        designer architect developer graduate freshman sophomore retiree pensioner
        businessperson congressperson councilmember councilor councillor backbencher peer tory
        attorney-general vice-president governor-general lord-mayor councilperson bishop cleric
        preacher pastor chaplain sociologist psychologist biologist meteorologist climatologist
        epidemiologist virologist psychiatrist pediatrician geologist philosopher
        general admiral colonel lieutenant sergeant corporal brigadier
        designee appointee fundraiser donor billionaire millionaire magnate entrepreneur""".split()
    )
)
# Nouns by which copy calls again somebody whom it has named without them.
_EPITHETS = frozenset(
    """democrat republican independent conservative liberal lawmaker congressman congresswoman
    candidate nominee incumbent politician contender representative tory socialist legislator
    freshman veteran native billionaire millionaire businessman businesswoman tycoon magnate
    star author leader retiree""".split()
)
# What copy calls somebody who spoke just now and whose title it does not repeat.
_CALLED_AGAIN = frozenset(
    """official spokesman spokeswoman spokesperson diplomat aide adviser advisor general admiral
    colonel commander officer chairman chairwoman envoy ambassador analyst expert economist
    scientist researcher activist strategist negotiator director executive""".split()
)
# What may be said of somebody of any title.
_ANYBODY = frozenset("official officer leader diplomat politician lawmaker".split())
_RANKS = frozenset(plain_title(RANKS))
_SPEAKS_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])
# Offices of which a story has one: "the prime minister" needs no name beside it.
_UNIQUE = frozenset(
    """pm president premier minister chancellor mayor governor king queen pope prince princess
    chairman chairwoman leader secretary senator""".split()
)
# So many people of one title are told apart, and no more.
_MANY = 20
_ARTICLES = frozenset(["the", "a", "an"])
_INDEFINITE = frozenset("a an one another some".split())
_JOINERS = frozenset("of for at in to".split())
_LEADING = re.compile(
    r"(?:(?:But|And|Meanwhile|Later|Then),? )?"
    r"((?:The|An?|Another|One|His|Her|the|an?|[A-Z][\w.]+[’']s?) (?:[\w.’'-]+ ){0,5}?("
    + "|".join(sorted(_PERSONS))
    + r"))\b(?![’'-])"
)
_APPOSITION = re.compile(
    r"(?:, \d+)?, (?:(?:the|an?|one of the|his|her|its) )?([^,.;:\n\x01]{3,70})"
)
_OF_SOMETHING = re.compile(r" (?:of|for|at|in|to|from|with|who|and) ")


def gender_of_role(text):
    """The gender a description tells: "a spokeswoman" is female, "an official" is neither."""
    head = head_of(text)
    return "female" if head in _WOMEN else "male" if head in _MEN else ""


def head_of(text):
    """The noun of a description, in lower case: of "the board’s chief of staff" it is "chief"."""
    words = _OF_SOMETHING.split(f"{text} ", maxsplit=1)[0].split()
    return words[-1].lower() if words else ""


def _heads_of(title):
    """The nouns by which somebody of a title is called: a press secretary is a spokesman too."""
    head = head_of(" ".join(title))
    return {head, *_SPEAKS_FOR} if title[-2:] == ["press", "secretary"] else {head}


def _ends_so(title, words):
    """Whether words are the last of a title, or of what stands in it before "of" or "for".

    The words may add the nation: "the Norwegian president" is "President Lars Holt".
    """
    if title[-2:] == ["press", "secretary"] and words[-1] in _SPEAKS_FOR:
        return title[: len(words) - 1] == words[:-1]
    nation = len(words) - len(title)
    if nation > 0 and words[nation:] == title and NATIONAL.issuperset(words[:nation]):
        return True
    joiner = next((n for n, word in enumerate(title) if word in _JOINERS), len(title))
    return title[-len(words) :] == words or title[:joiner][-len(words) :] == words


def is_indefinite(text):
    """Whether a description speaks of somebody as new: "an official", "one aide"."""
    return text.split(" ", 1)[0].lower() in _INDEFINITE


def is_person(text):
    """Whether a description is of one person, not of a body or a crowd."""
    return head_of(text) in _PERSONS


class Roles:
    """Which person of the story a description means."""

    def __init__(self, reported, people, antecedents):
        self.reported, self.people, self.antecedents = reported, people, antecedents
        self._nouns = self._most_named = None

    @cached_property
    def _titles(self):
        """The persons with each of their titles, [(number, its words)], by what it calls them."""
        titles = {}
        for number, person in enumerate(self.people.persons):
            for _, printed, _ in person.titles:
                title = plain_title(printed.lower().split())
                for head in _heads_of(title):
                    titles.setdefault(head, []).append((number, title))
        return titles

    @cached_property
    def _titled(self):
        return {number for number, person in enumerate(self.people.persons) if person.titles}

    @cached_property
    def _in_office(self):
        """The persons who have a title that is more than a rank."""
        ranks = itertools.chain.from_iterable(
            titles for head, titles in self._titles.items() if head not in _RANKS
        )
        return {number for number, _ in ranks}

    def leading(self, start, end):
        """The description of a person that a stretch of the body begins with, or None."""
        match = _LEADING.match(self.reported.masked, start, min(end, start + REACH))
        return match[1] if match else None

    def person(self, text):
        """The number of the person whom "the miner" or "the Maine Democrat" means, or None."""
        words = plain_title(text.lower().split())
        article, words = (
            (words[0], words[1:]) if words[:1] and words[0] in _ARTICLES else ("", words)
        )
        head = head_of(" ".join(words))
        recent = self.antecedents.persons
        if article == "the" and head in self.nouns:
            named = self.nouns[head][:_MANY]
            return next((person for person in reversed(recent) if person in named), named[-1])
        if head not in _PERSONS and head != "pm":
            return None
        titled = self._titled_so(head, words, article in ("a", "an"))
        if titled:
            return next((person for person in reversed(recent) if person in titled), titled[-1])
        if article != "the":
            return None
        if head in _EPITHETS and recent:
            return recent[-1]
        if head in _CALLED_AGAIN:
            return self.antecedents.speaker_again(head)
        return self._of_one_office(head)

    def may_mean(self, text, number):
        """Whether a description, printed before its bearer has a name, may be of a person.

        Ranks tell nothing against it: the top commander is an admiral.
        """
        head = head_of(text)
        if any(person == number for person, _ in self._titles.get(head, ())):
            return True
        if is_indefinite(text) or head not in _PERSONS:
            return False
        return head in _ANYBODY or number not in self._in_office

    def _titled_so(self, head, words, is_new):
        """The persons with that title; one spoken of as new ("an agency spokesman") must have all
        its words."""
        titles = self._titles.get(head, ())[:_MANY]
        if is_new:
            return [person for person, title in titles if title == words and len(words) > 1]
        return [person for person, title in titles if _ends_so(title, words)]

    def _of_one_office(self, head):
        """The person most often named, of those of whom no title is told: "the prime minister"."""
        if head not in _UNIQUE or head in self._titles:
            return None
        if self._most_named is None:
            counts = Counter(
                mention.person
                for mention in self.reported.mentions
                if mention.person is not None and mention.person not in self._titled
            )
            self._most_named = [*counts.most_common(2), (None, 0), (None, 0)][:2]
        (first, times), (_, fewer) = self._most_named
        return first if times > max(1, fewer) else None

    @property
    def nouns(self):
        """The persons introduced with each noun: "Jane Roe, the harbor pilot"."""
        if self._nouns is None:
            self._nouns = {}
            for mention in self.reported.mentions:
                if mention.person is None:
                    continue
                match = _APPOSITION.match(self.reported.masked, mention.end)
                if match:
                    self._nouns.setdefault(head_of(match[1]), []).append(mention.person)
        return self._nouns
