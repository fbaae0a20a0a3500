"""Who stands as the subject of a verb of saying: before it, after it, or behind "by"."""

import re

from articles.reading.antecedents import Speaker
from articles.reading.descriptions import described, shortened
from articles.reading.reported import PREPOSITIONS, REACH, is_title_word
from articles.reading.roles import Roles, is_person
from articles.reading.sayings import PARTICIPLES, VERBS
from articles.reading.sentences import HIDDEN
from articles.reading.vocabulary import DAYS, TITLE_KINDS, kind_of
from articles.reading.words import fold

_PRONOUNS = frozenset("he she they it who that which i we".split())
_PRONOUN_NEXT = re.compile(r"\s+(he|she|they)\b")
_CLAUSE = re.compile(rf"[,;:—–({HIDDEN})]|\b(?:that|but|while|when|because|as|if|after|before)\b")
_DESCRIPTION = re.compile(r"\s*((?:(?:an?|the|one|another|his|her|its)\s)?[\w'’.-][\w'’. -]{1,70})")
_FINITE = re.compile(
    r"(?:was|were|is|are|be|been|am|had|has|have|will|would|could|can|may|might|must|did|does|do"
    r"|no|yes|so|nothing|little|more|much|goodbye|nor|neither|it|he|she|they|we|i|you)"
)
_VERB_BEGINS = re.compile(
    r" (?:(?:was|were|is|are|had|has|have|will|would|could|can|may|did|also|later|then|[a-z]{2,}ed"
    r"|met|left|held|made|took|gave|went|came|put|told|said|says|say|wrote|spoke|sent|won|lost)\b)"
)
# "Zork Quorl, an adviser to the board" before a verb, though nothing tells that it is a person.
_NAME_AND_NOUN = re.compile(
    r"((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+), (?:an?|the|one|his|her|its) [^,;:.\n]{3,60}$"
)
_WHOSE = re.compile(r"\bwhose [\w’' -]+,\s*$")
_COMMON_NOUN = re.compile(r"[a-z]+,\s*$")
# What a body or a person has written or said speaks for whoever did.
_DOCUMENT_WORDS = frozenset(
    "statement release tweet post email e-mail message speech remarks testimony op-ed".split()
)
_DOCUMENTS = f"(?:{'|'.join(sorted(_DOCUMENT_WORDS))})"
_FROM = re.compile(
    rf"(?:[\w'’.-]+ ){{0,4}}{_DOCUMENTS} (?:\w+ed )?(?:from|by|of) (?P<who>.+)", re.IGNORECASE
)
_ONES_OWN = re.compile(rf"(?P<who>.+)[’']s? (?:[\w-]+ ){{0,2}}{_DOCUMENTS}", re.IGNORECASE)
_FAR = 160
_MANY = 6
_LONGEST_PLACE = 8
_LONGEST_NAME = 4
_CONNECTIVES = frozenset("and but or then".split())
_OF_PLACE = frozenset("of from in on at with for here".split())
_DETERMINERS = frozenset("the his her a its".split())
_NOT_OF_A_TITLE = PREPOSITIONS | frozenset("it which that there this what to not who".split())


class Subjects:
    """Finds the subject of a verb in the reporter's words of one body."""

    def __init__(self, reported, antecedents):
        self.masked, self.reported, self.antecedents = reported.masked, reported, antecedents
        self.roles = Roles(reported, antecedents.people, antecedents)
        self.previous = None

    def of_mention(self, mention):
        """The speaker a mention means, if need be by the title that it prints."""
        speaker = self.antecedents.of_mention(mention)
        person = self.roles.person(mention.text) if speaker.person is None else None
        return speaker if person is None else Speaker(person)

    def of_sentence(self, sentence, before=None):
        """The person a sentence is about, as far as its words before a position tell."""
        end = sentence.end if before is None else before
        start = max(sentence.start, end - REACH)
        pronoun = self.reported.pronoun(start, end)
        mention = next(self.reported.subjects(start, end, sentence), None)
        if mention and not (pronoun and pronoun.start() < mention.start):
            return Speaker(mention.person)
        if pronoun:
            return self.antecedents.resolve(pronoun[0].lower(), sentence, pronoun.start())
        return None

    def leading(self, sentence, before):
        """The description that a sentence begins with: "The governor vetoed the bill"."""
        role = self.roles.leading(sentence.start, before)
        if role:
            return self.described(role)
        end = min(before, sentence.start + REACH)
        verb = _VERB_BEGINS.search(self.masked, sentence.start, end)
        start = self.masked[sentence.start : verb.start()] if verb else ""
        if not start or any(mark in start for mark in ",;:—–" + HIDDEN):
            return None
        return self.described(start)

    def last_named(self, sentence, position):
        """The person named last before a position of the sentence, or None."""
        for mention in self.reported.before(sentence, position):
            if mention.person is not None:
                return Speaker(mention.person)
        return None

    def before(self, sentence, lead, last):
        """The subject whose words end at `lead`, the last of them: where it starts, who it is."""
        if lead <= sentence.start:
            return lead, None
        if last in _PRONOUNS:
            return self._of_pronoun(sentence, last, lead - len(last))
        mention = self.reported.ending(lead)
        if mention and not self.reported.says_whose(sentence, mention):
            return mention.start, self.of_mention(mention)
        if last == "to":
            return lead, None
        if last in _CONNECTIVES:
            return lead - len(last), self.any_before(sentence, lead - len(last))
        if self.masked[lead - 1] in ",)—–":
            return self._before_apposition(sentence, lead - 1)
        return self._in_clause(sentence, lead)

    def any_before(self, sentence, position):
        """The person or the description that a sentence is about, before a position."""
        return (
            self.of_sentence(sentence, position)
            or self.leading(sentence, position)
            or self.last_named(sentence, position)
        )

    def after(self, sentence, start):
        """(end, speaker) of a subject that follows its verb: "said Jane Roe"; Nones if none."""
        pronoun = _PRONOUN_NEXT.match(self.masked, start)
        if pronoun:
            return pronoun.end(), self.antecedents.resolve(pronoun[1], sentence, start)
        mention = next(iter(self.reported.between(start, min(sentence.end, start + _FAR))), None)
        if mention and self._may_introduce(self.masked[start : mention.start]):
            return mention.end, self.of_mention(mention)
        description = _DESCRIPTION.match(self.masked, start, sentence.end)
        speaker = None
        if description:
            whole = _FROM.match(description[1])
            speaker = self.described(description[1] if whole else shortened(description[1]))
        return (description.end(), speaker) if speaker else (None, None)

    def described(self, text):
        """The speaker that words describe, or None where they describe nobody."""
        if not _DOCUMENT_WORDS.isdisjoint(text.lower().split()):
            source = _FROM.match(text.strip()) or _ONES_OWN.match(text.strip())
            text = shortened(source["who"]) if source else text
        named = self._named(text)
        if named:
            return named
        raw = text.split()
        text = described(text)
        if text is None or any(_is_verb(word) for word in text.split()):
            return None
        last = self.antecedents.last_speaker
        if text.endswith(("statement", "release", "document")) and last.text:
            return last
        person = self.roles.person(" ".join(raw))
        if person is not None:
            return Speaker(person)
        return Speaker(text=_without_title(text))

    def _named(self, text):
        """The person whose name is all that words say, once they have lost their document."""
        text = text.strip().rstrip(".")
        for mention in self.reported.mentions_of(text):
            return self.of_mention(mention)
        return None

    def _of_pronoun(self, sentence, word, start):
        if word in ("that", "which"):
            words = self.masked[max(sentence.start, start - 80) : start].rstrip(" ,")
            noun = re.search(r"\b(?:an?|one|another|his|her|its) [\w’' -]+$", words)
            return start, self.described(shortened(noun[0])) if noun else None
        if word == "who":
            return start, self.last_named(sentence, start)
        if word == "it":
            for place, end in ((sentence, start), (self.previous, None)):
                body = place and self.leading(place, place.end if end is None else end)
                if body and body.text and not is_person(body.text):
                    return start, body
        return start, self.antecedents.resolve(word, sentence, start)

    def _before_apposition(self, sentence, end):
        """The subject of "Jane Roe, who leads the institute, said"."""
        mention = self.reported.ending(end)
        if mention and self._names_a_noun(mention):
            return mention.start, self.of_mention(mention)
        comma = end
        first_place = max(sentence.start, end - REACH, self._open_from(sentence, end))
        for _ in range(4):
            comma = max(self.masked.rfind(mark, first_place, comma) for mark in ",(—–")
            if comma <= first_place:
                break
            place = comma - 1 if self.masked[comma - 1] == " " else comma
            mention = self.reported.ending(place)
            if mention and not self._is_aside(sentence, mention):
                return mention.start, self.of_mention(mention)
        subject = self.of_sentence(sentence, end)
        if subject:
            return first_place, subject
        first = self.masked.find(",", first_place, end)
        return first_place, self.described(self.masked[first_place : first if first > 0 else end])

    def _open_from(self, sentence, end):
        """Where the reporter's words before a position begin, behind the last quotation."""
        hidden = self.masked.rfind(HIDDEN, max(sentence.start, end - REACH), end)
        return hidden + 1

    def _names_a_noun(self, mention):
        """Whether a name follows the noun it explains: "his wife, Jane Roe", "the chief, Roe"."""
        before = self.masked[max(0, mention.start - 40) : mention.start]
        return bool(_COMMON_NOUN.search(before)) and not _WHOSE.search(before)

    def _is_aside(self, sentence, mention):
        before = self.masked[max(sentence.start, mention.start - 60) : mention.start]
        return self.reported.says_whose(sentence, mention) or bool(_WHOSE.search(before))

    def _in_clause(self, sentence, lead):
        """The subject of the clause that ends at `lead`."""
        start = max(sentence.start, lead - REACH)
        for match in _CLAUSE.finditer(self.masked, start, lead):
            start = match.end()
        for mention in self.reported.between(start, lead):
            if mention.person is None:
                continue
            if not self.reported.is_object(sentence, mention) and self._leads(mention, lead):
                return mention.start, Speaker(mention.person)
        after_comma = self.masked[start - 1 : start] == ","
        unknown = after_comma and _NAME_AND_NOUN.search(
            self.masked, max(sentence.start, start - 60), lead
        )
        if unknown:
            return start, Speaker(text=_without_title(unknown[1]))
        speaker = self.described(self.masked[start:lead])
        return start, speaker or self.of_sentence(sentence, lead)

    def _leads(self, mention, lead):
        """Whether a mention opens its clause and only place or time part it from the verb."""
        between = self.masked[mention.end : lead].split()
        if not between:
            return True
        first = between[0].lower()
        return len(between) <= _LONGEST_PLACE and (first in _OF_PLACE or first in DAYS)

    def _may_introduce(self, text):
        """Whether the words between a verb and a name only say what the person is."""
        words = text.split()
        if all(is_title_word(word) for word in words):
            return True
        if text.rstrip().endswith(",") and text.count(",") == 1:
            return words[0] in _DETERMINERS
        plain = not any(word in _NOT_OF_A_TITLE for word in words)
        return len(words) < _MANY and plain and not any(mark in text for mark in ",;:" + HIDDEN)


def _is_verb(word):
    return bool(_FINITE.fullmatch(word.lower())) or word in VERBS or word in PARTICIPLES


def _without_title(text):
    """The name at the end of "High Commissioner for Ports Zork Quorl"; else the text."""
    words = text.split()
    kinds = [kind_of(fold(word)) if word[0].isupper() else "plain" for word in words]
    if not any(kind in TITLE_KINDS for kind in kinds[:-2]):
        return text
    first = len(words)
    while first and kinds[first - 1] == "name":
        first -= 1
    if first and kinds[first - 1] == "plain" and len(words) - first > 2:
        first += 1  # the thing the title is for: "Ports"
    return " ".join(words[first:]) if 2 <= len(words) - first <= _LONGEST_NAME else text
