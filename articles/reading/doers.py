"""Lower-case words that tell what somebody is or does: "skipper", "peace envoy", "counterpart"."""

from articles.reading.vocabulary import ADJECTIVES, OPENERS, PARTICLES

# They show that a name is a person's, and are no title.
RELATIVES = frozenset(
    """counterpart colleague predecessor successor rival opponent friend partner wife husband
    widow widower son daughter brother sister father mother stepfather stepmother grandfather
    grandmother grandson granddaughter uncle aunt nephew niece cousin fiancee girlfriend boyfriend
    son-in-law daughter-in-law brother-in-law father-in-law""".split()
)
# Endings of words for people who do something, and words that have them and are none.
_DOERS = ("er", "or", "ist", "eer", "man", "woman", "ian")
_SHORTEST_DOER = 6
_NO_DOERS = frozenset(
    """after under former another whether however together rather either neither further earlier
    later number member letter matter paper newspaper border center centre power water weather
    winter summer quarter chapter order computer helicopter freighter tanker trawler cutter
    steamer schooner carrier cruiser destroyer fighter bomber lander rover launcher interceptor
    charter prior major minor sector factor error terror mirror motor favor labor harbor tower
    september october november december remember consider deliver discover suffer offer enter
    answer cover gather counter hinder render transfer prefer refer differ monitor sponsor honor
    corridor tractor reactor radar theater theatre cluster disaster shelter server router maker
    operator carmaker producer retailer publisher broadcaster insurer lender brewer manufacturer
    supplier developer contractor builder grocer distributor human german roman ottoman christian
    asian indian russian italian iranian canadian ukrainian georgian austrian hungarian norwegian
    belgian egyptian syrian nigerian australian brazilian bulgarian romanian albanian armenian
    estonian latvian lithuanian croatian serbian bosnian algerian tunisian libyan peruvian
    colombian palestinian civilian utilitarian humanitarian parliamentarian""".split()
)
# Verbs, common in copy, that do not end as verbs do.
_VERBS = frozenset(
    """is was are were be been has have had will would said say told tell asked ask who whom which
    that when where while because but if as not did does met came went made took gave called call
    wrote spoke saw sent put led left won beat brought chose hit got kept held found thought meet
    let set cut sold bought fought taught caught lost paid ran shot swore became become begin began
    drew drove fed felt flew forgot grew heard hid hurt knew lay lent meant read rode rose sang sat
    shook shut slept spent split spread stole struck threw understood woke wore help name see join
    back urge thank quote cite choose elect appoint replace want oust sue""".split()
)
_NO_MODIFIER_ENDINGS = tuple("ed ing ly ous ful ive able ible less ish al ic est".split())
_PLURAL_MODIFIERS = frozenset(
    """sports news sales arms affairs rights operations communications relations services systems
    human business press""".split()
)


def is_doer(word):
    """Whether a lower-case word in no list ends like one for a person: skipper, geologist."""
    if word == "host":
        return True
    return len(word) >= _SHORTEST_DOER and word.endswith(_DOERS) and word not in _NO_DOERS


def is_modifier(word):
    """Whether a lower-case word before a title may be a noun that belongs to it: peace envoy."""
    if len(word) < 3 or not word.isalpha():
        return False
    if word in OPENERS or word in _VERBS or word in ADJECTIVES or word in PARTICLES:
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return word in _PLURAL_MODIFIERS or word.endswith(("ics", "ions"))
    return not word.endswith(_NO_MODIFIER_ENDINGS)
