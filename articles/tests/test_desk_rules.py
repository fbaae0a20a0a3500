"""Who may do what, in which state: the rules of the desk against a table written by hand."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles import desk
from articles.desk import State
from articles.models import Article, AuditEntry
from articles.tests.factories import make_article
from articles.tests.staff import ROLES, make_member, make_story_in

pytestmark = pytest.mark.django_db

D, R, Y, W, L, S, X, K = State
# act: role: states in which it may be done to a story of somebody else
TABLE = {
    "edit": {"editor": {D, R, Y, L}, "slot": {D, R, Y, W, L}},
    "submit": {"editor": {D}, "slot": {D}},
    "return_": {"editor": {R, Y}, "slot": {R, Y, W}},
    "approve": {"editor": {R}, "slot": {R}},
    "schedule": {"editor": set(), "slot": {D, R, Y, W}},
    "embargo": {"editor": set(), "slot": {D, R, Y, W, L}},
    "break_embargo": {"editor": set(), "slot": set()},
    "publish": {"editor": set(), "slot": {D, R, Y, W, L}},
    "spike": {"editor": {D, R, Y}, "slot": {D, R, Y, W}},
    "unspike": {"editor": {S}, "slot": {S}},
    "withdraw": {"editor": set(), "slot": set(), "senior": {L}},
    "kill": {"editor": set(), "slot": set(), "senior": {D, R, Y, W, L, S, X}},
    "claim": {"editor": {D, R, Y, L}, "slot": {D, R, Y, W, L}},
    "release": {"editor": set(), "slot": set()},
    "assign": {"editor": {D, R, Y, W, L}, "slot": {D, R, Y, W, L}},
}
# What a reporter may do to a story of their own.
OWN = {"edit": {D}, "submit": {D}, "spike": {D}, "unspike": {S}, "claim": {D}}


def allowed(act, role):
    """The states of the table; a senior may what the slot may, a superuser what a senior may."""
    row = TABLE[act]
    if role in {"senior", "superuser"}:
        return row.get("senior", row["slot"])
    return row.get(role, set())


def test_the_table_names_every_act_of_the_desk():
    assert set(TABLE) == set(desk.ACTS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", State, ids=[state.name.lower() for state in State])
def test_each_role_may_do_to_stories_of_others_what_the_table_says(role, state):
    article, user = make_story_in(state), make_member(role)
    may = {act for act in desk.ACTS if desk.may(user, act, article) is None}
    assert may == {act for act in TABLE if state in allowed(act, role)}


@pytest.mark.parametrize("state", State, ids=[state.name.lower() for state in State])
@pytest.mark.parametrize("field", ["author", "assignee"])
def test_a_reporter_may_do_only_this_to_stories_of_their_own(state, field):
    user = make_member("reporter")
    article = make_story_in(state, **{field: user})
    may = {act for act in desk.ACTS if desk.may(user, act, article) is None}
    assert may == {act for act, states in OWN.items() if state in states}


@pytest.mark.parametrize("act", desk.ACTS)
def test_strangers_and_closed_accounts_may_nothing(act):
    article = make_article()
    closed = make_member("superuser", is_active=False)
    assert "closed" in desk.may(closed, act, article)
    assert desk.may(AnonymousUser(), act, article)


@pytest.mark.parametrize(
    ("role", "act", "state", "words"),
    [
        ("reporter", "publish", State.READY, "ask a slot editor"),
        ("editor", "publish", State.READY, "ask a slot editor"),
        ("slot", "kill", State.LIVE, "ask a senior editor"),
        ("reporter", "approve", State.REVIEW, "ask an editor"),
        ("reporter", "edit", State.DRAFT, "stories of others; ask an editor"),
        ("slot", "approve", State.DRAFT, "one can approve only what is in review"),
        ("slot", "publish", State.SPIKED, "unspike it first"),
        ("superuser", "publish", State.KILLED, "was killed and stays so"),
        ("superuser", "release", State.DRAFT, "Nobody holds"),
        ("slot", "break_embargo", State.LIVE, "under no embargo"),
    ],
)
def test_a_refusal_says_why_and_who_may(role, act, state, words):
    assert words in desk.may(make_member(role), act, make_story_in(state))


def test_a_killed_story_is_in_sight_of_few_and_a_withdrawn_one_of_editors():
    killed, withdrawn = make_story_in(State.KILLED), make_story_in(State.WITHDRAWN)
    sight = {
        role: set(desk.seen_by(make_member(role), Article.objects.all())) & {killed, withdrawn}
        for role in ROLES
    }
    everything = {killed, withdrawn}
    assert sight == {
        "reporter": set(),
        "editor": {withdrawn},
        "slot": {withdrawn},
        "senior": everything,
        "archivist": set(),
        "superuser": everything,
    }


def test_a_claim_is_taken_over_by_editors_only_and_its_holder_is_told():
    reporter, other = make_member("reporter"), make_member("reporter")
    article = make_article(author=reporter, assignee=other)
    desk.claim(article, by=reporter)
    with pytest.raises(desk.Refused, match=f"{reporter} holds"):
        desk.claim(article, by=other)
    with pytest.raises(desk.Refused, match="You hold"):
        desk.claim(article, by=reporter)
    editor = make_member("editor")
    desk.claim(article, by=editor)
    assert article.claimed_by == editor
    assert "took it over" in reporter.notices.get().text
    with pytest.raises(desk.Refused):
        desk.release(article, by=reporter)
    desk.release(article, by=editor)
    assert article.claimed_by is None


def test_only_somebody_who_may_write_is_assigned_a_story():
    article, editor = make_article(), make_member("editor")
    with pytest.raises(desk.Refused, match="may write"):
        desk.assign(article, by=editor, assignee=make_member("archivist"))
    reporter = make_member("reporter")
    desk.assign(article, by=editor, assignee=reporter)
    assert desk.may(reporter, "edit", article) is None
    assert "assigned" in reporter.notices.get().text


def test_an_act_leaves_one_entry_and_a_refused_one_another():
    article, reporter = make_article(), make_member("reporter")
    before = AuditEntry.objects.count()
    with pytest.raises(desk.Refused):
        desk.submit(article, by=reporter)
    editor = make_member("editor")
    desk.submit(article, by=editor)
    refused, done = AuditEntry.objects.order_by("pk")[before:]
    assert (refused.done_by, refused.act, refused.is_refused) == (str(reporter), "submit", True)
    assert "stories of others" in refused.detail
    assert (done.done_by, done.act, done.is_refused) == (str(editor), "submit", False)
    assert (done.article, done.number) == (article, 1)


def test_a_save_by_somebody_who_may_not_changes_nothing():
    article, reporter = make_article(), make_member("reporter")
    with pytest.raises(desk.Refused):
        desk.save(article, {"headline": "Forged"}, by=reporter)
    article.refresh_from_db()
    assert (article.latest_number, article.audit_entries.get().is_refused) == (1, True)
