"""Who may do what to a story, and in which state. One table; everybody asks it.

The form, a bulk action, a hand-made POST and a command all end in an act of this package, and each
act asks `require` for the story as it stands in the database at that moment.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from ..models import Article


class Refused(Exception):
    """The desk does not do this now. The message says why, who may, and what would help."""


class State(StrEnum):
    """Where a story stands; a live story that no reader has seen yet is still waiting."""

    DRAFT = "a draft"
    REVIEW = "in review"
    READY = "ready"
    WAITING = "scheduled"
    LIVE = "published"
    SPIKED = "spiked"
    WITHDRAWN = "withdrawn"
    KILLED = "killed"


DRAFT, REVIEW, READY, WAITING, LIVE, SPIKED, WITHDRAWN, KILLED = State
UNSEEN = frozenset({DRAFT, REVIEW, READY, WAITING})
IN_WORK = UNSEEN | {LIVE}
STANDING = frozenset(State) - {KILLED}

CHANGE = "articles.change_article"
EDIT_ANY = "articles.edit_any_article"
APPROVE = "articles.approve_article"
PUBLISH = "articles.publish_article"
REFILE = "articles.refile_article"
WITHDRAW = "articles.withdraw_article"
READ_KILLED = "articles.read_legal_archive"
VIEW = "articles.view_article"

WHO = {
    CHANGE: "somebody who writes",
    EDIT_ANY: "an editor",
    APPROVE: "an editor",
    PUBLISH: "a slot editor",
    REFILE: "a senior editor",
    WITHDRAW: "a senior editor",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What an act needs. With `own_in`, the story's author or assignee needs less in that state."""

    words: str
    permission: str
    states: frozenset[State]
    own_in: frozenset[State] = frozenset()


RULES = {
    "edit": Rule("edit", EDIT_ANY, IN_WORK, frozenset({DRAFT})),
    "submit": Rule("submit", EDIT_ANY, frozenset({DRAFT}), frozenset({DRAFT})),
    "return_": Rule("return", APPROVE, frozenset({REVIEW, READY, WAITING})),
    "approve": Rule("approve", APPROVE, frozenset({REVIEW})),
    "schedule": Rule("schedule", PUBLISH, UNSEEN),
    "embargo": Rule("embargo", PUBLISH, IN_WORK),
    "break_embargo": Rule("break the embargo of", PUBLISH, IN_WORK),
    "publish": Rule("publish", PUBLISH, IN_WORK),
    "spike": Rule("spike", EDIT_ANY, UNSEEN, frozenset({DRAFT})),
    "unspike": Rule("unspike", EDIT_ANY, frozenset({SPIKED}), frozenset({SPIKED})),
    "withdraw": Rule("withdraw", WITHDRAW, frozenset({LIVE})),
    "kill": Rule("kill", WITHDRAW, STANDING),
    "claim": Rule("claim", EDIT_ANY, IN_WORK, frozenset({DRAFT})),
    "release": Rule("release", CHANGE, frozenset(State)),
    "assign": Rule("assign", APPROVE, IN_WORK),
}
ACTS = tuple(RULES)
# Taking a story back from the moment it waits for is the publisher's; changing it, too.
WAITING_NEEDS_PUBLISHER = {"edit", "return_", "spike", "claim"}


def state_of(article):
    if article.status != Article.Status.LIVE:
        return State[article.status.upper()]
    return LIVE if readers_have_seen(article) else WAITING


def readers_have_seen(article):
    """Whether the story was ever before readers, withheld as it may be now."""
    if article.live_number is None or article.published_at is None:
        return False
    now = timezone.now()
    is_held = article.embargo_until is not None and article.embargo_until > now
    return article.followed_up_at is not None or (article.published_at <= now and not is_held)


def is_embargoed(article):
    return article.embargo_until is not None and article.embargo_until > timezone.now()


def is_own(user, article):
    return user.pk in {article.author_id, article.assignee_id}


def may(user, act, article):
    """None if the user may do that to the story now; else why not, and who may."""
    rule = RULES[act]
    state = state_of(article)
    return (
        _lacking(user, rule, act, state, article)
        or _out_of_place(rule, state, article)
        or _claim_in_the_way(user, act, article)
        or _embargo_in_the_way(act, article)
    )


def require(by, act, article):
    """Raise Refused unless `by` may do that; a command, known by its name, needs no permission."""
    if isinstance(by, str):
        refusal = _out_of_place(RULES[act], state_of(article), article)
    else:
        refusal = may(by, act, article)
    if refusal:
        raise Refused(refusal)


def require_permission(by, permission, words):
    """Raise Refused unless `by` holds the permission for a part of an act."""
    if not isinstance(by, str) and not by.has_perm(permission):
        raise Refused(f"You may not {words}; ask {WHO[permission]}.")


def may_see(user, article):
    """Whether the user may look at the story at the desk, whatever its state."""
    return seen_by(user, Article.objects.filter(pk=article.pk)).exists()


def seen_by(user, articles):
    """Those of the articles that the user may look at: killed ones are for few, and no list."""
    if not (user.has_perm(VIEW) or user.has_perm(CHANGE)):
        return articles.none()
    if not user.has_perm(READ_KILLED):
        articles = articles.exclude(status=Article.Status.KILLED)
    if not user.has_perm(EDIT_ANY):
        own = Q(author=user.pk) | Q(assignee=user.pk)
        articles = articles.filter(own | ~Q(status=Article.Status.WITHDRAWN))
    return articles


def _lacking(user, rule, act, state, article):
    if not user.is_active:
        return "Your account is closed; ask whoever keeps the accounts."
    permission = rule.permission
    if state == KILLED and not user.has_perm(READ_KILLED):
        return "You may not touch a killed story; ask a senior editor."
    if user.has_perm(CHANGE) and state in rule.own_in and is_own(user, article):
        return None
    if state == WAITING and act in WAITING_NEEDS_PUBLISHER:
        permission = PUBLISH
    if act in {"publish", "schedule"} and state in {DRAFT, REVIEW} and not user.has_perm(APPROVE):
        permission = APPROVE
    if user.has_perm(CHANGE) and user.has_perm(permission):
        return None
    if rule.own_in and user.has_perm(CHANGE) and not is_own(user, article):
        return f"You may not {rule.words} stories of others; ask {WHO[permission]}."
    return f"You may not {rule.words} a story that is {state}; ask {WHO[permission]}."


def _out_of_place(rule, state, article):
    if state in rule.states:
        return None
    if state in {WITHDRAWN, KILLED}:
        return f"{article} was {state} and stays so."
    if state == SPIKED:
        return f"{article} is spiked; unspike it first."
    places = " or ".join(place for place in State if place in rule.states)
    return f"{article} is {state}; one can {rule.words} only what is {places}."


def _claim_in_the_way(user, act, article):
    holder = article.claimed_by
    if act == "release" and holder is None:
        return f"Nobody holds {article}."
    if act == "claim" and holder == user:
        return f"You hold {article} already."
    if act in {"claim", "release"} and holder not in {None, user} and not user.has_perm(APPROVE):
        return f"{holder} holds {article}; ask them to release it, or an editor to take it over."
    return None


def _embargo_in_the_way(act, article):
    if act == "break_embargo" and not is_embargoed(article):
        return f"{article} is under no embargo."
    return None
