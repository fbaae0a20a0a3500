"""Stories pinned beside a story and banned from there, in its form."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles import desk, related, versions
from articles.admin.forms import StoryForm
from articles.models import Article, Relation
from articles.tests.factories import make_article, make_live_article, make_source
from articles.tests.forms import change, form_of
from articles.tests.staff import change as save_change
from articles.tests.staff import make_roles, make_story_in

pytestmark = pytest.mark.django_db

SEARCH = "/admin/articles/article/stories/"
Kind = Relation.Kind


def send(client, article, **values):
    return client.post(change(article), form_of(client, change(article)) | values)


def latest(article):
    article.refresh_from_db()
    return versions.latest(article)


def lists(article):
    kept = latest(article).story["related"]
    return kept["pinned"], kept["banned"]


def page_of(client, article):
    return client.get(change(article)).content.decode()


def test_both_lists_are_kept_in_the_version_in_the_order_chosen(editor):
    one, two, three = (make_article() for _ in range(3))
    article = make_article()
    assert (
        send(editor, article, pinned=[two.guid, one.guid], banned=[three.guid]).status_code == 302
    )
    assert lists(article) == ([two.guid, one.guid], [three.guid])
    page = page_of(editor, article)
    assert page.index(f'<option value="{two.guid}" selected') < page.index(
        f'<option value="{one.guid}" selected'
    )


def test_saving_unchanged_keeps_what_is_not_here_and_what_one_may_not_see(reporter):
    killed = make_story_in(desk.State.KILLED, {"headline": "CANARY"})
    author = User.objects.get(groups__name="reporter")
    named = {"pinned": ["elsewhere", killed.guid], "banned": [7]}
    article = make_article({"related": named}, author=author)
    before = latest(article).content
    page = page_of(reporter, article)
    assert "A story that is not here, or not yours to see (elsewhere)" in page
    assert "CANARY" not in page
    assert send(reporter, article, headline="Another").status_code == 302
    assert latest(article).content != before
    assert latest(article).story["related"] == named


@pytest.mark.parametrize("field", ["pinned", "banned"])
@pytest.mark.parametrize("guid", ["no such story", "x'; --", "a\0b", "9" * 9000])
def test_an_unknown_identifier_is_refused_and_what_was_typed_is_shown_again(editor, field, guid):
    article = make_article()
    answer = send(editor, article, **{field: [guid], "standfirst": "Typed words."})
    page = answer.content.decode()
    assert "that you may see; choose one from the list." in page
    assert "Typed words." in page
    assert latest(article).number == 1


def test_a_story_cannot_be_beside_itself_nor_on_both_lists(editor):
    article, other = make_article(), make_article({"headline": "Twice named"})
    page = send(editor, article, pinned=[article.guid]).content.decode()
    assert "A story cannot stand beside itself" in page
    page = send(editor, article, pinned=[other.guid], banned=[other.guid]).content.decode()
    assert re.search("“Twice named[^”]*” cannot be both pinned and banned", page)
    assert latest(article).number == 1


@pytest.mark.parametrize("state", [desk.State.KILLED, desk.State.WITHDRAWN, desk.State.SPIKED])
def test_a_story_that_readers_never_see_again_is_refused_by_its_state(editor, state):
    make_roles()
    gone, article = make_story_in(state), make_article()
    page = send(editor, article, pinned=[gone.guid]).content.decode()
    assert f"is {state}; take it out." in page
    assert latest(article).number == 1


@pytest.mark.parametrize("state", [desk.State.KILLED, desk.State.WITHDRAWN])
def test_a_story_one_may_not_see_is_refused_as_one_that_is_not_there(reporter, state):
    hidden = make_story_in(state, {"headline": "CANARY"})
    article = make_article(author=User.objects.get(groups__name="reporter"))
    page = send(reporter, article, pinned=[hidden.guid]).content.decode()
    assert f"There is no story “{hidden.guid}” that you may see" in page
    assert "CANARY" not in page


def test_an_identifier_of_two_sources_names_no_one_story(editor):
    for _ in range(2):
        make_article(guid="item-1", source=make_source())
    article = make_article()
    assert "shares its identifier with" in send(
        editor, article, pinned=["item-1"]
    ).content.decode().replace("&amp;", "&")
    assert latest(article).number == 1


def test_no_more_are_pinned_than_readers_are_shown(editor):
    others = [make_article().guid for _ in range(21)]
    article = make_article()
    assert "21 stories are pinned" in send(editor, article, pinned=others).content.decode()
    assert send(editor, article, pinned=others[:20]).status_code == 302


def test_a_live_story_changes_for_readers_when_it_is_published(editor):
    other = make_live_article({"headline": "An older meeting"})
    article = make_live_article()
    send(editor, article, pinned=[other.guid])
    assert not article.relations.exists()
    article.refresh_from_db()
    desk.publish(article, by="test", kind="update", line="Related.")
    assert [(row.other_id, row.kind) for row in article.relations.all()] == [
        (other.pk, Kind.PINNED)
    ]
    assert "An older meeting" in editor.get(article.get_absolute_url()).content.decode()


def test_what_relating_found_is_proposed_until_a_list_names_it(editor):
    article, other = make_live_article(), make_live_article({"headline": "Close by"})
    article.relations.create(
        other=other, kind=Kind.SIMILAR, score=0.5, reasons=[{"kind": "words", "text": "radar"}]
    )
    page = page_of(editor, article)
    for field in ("pinned", "banned"):
        assert f'type="checkbox" name="{field}" value="{other.guid}"' in page
    assert "radar" in page
    send(editor, article, banned=[other.guid])
    page = page_of(editor, article)
    assert 'type="checkbox" name="pinned"' not in page
    assert lists(article) == ([], [other.guid])


def test_proposals_name_no_story_that_one_may_not_see(reporter):
    article = make_live_article(author=User.objects.get(groups__name="reporter"))
    hidden = make_story_in(desk.State.WITHDRAWN, {"headline": "CANARY"})
    article.relations.create(other=hidden, kind=Kind.SIMILAR, score=0.5)
    form = StoryForm(instance=article)
    form.user = User.objects.get(groups__name="reporter")
    assert form.proposals == []


def test_a_conflict_shows_the_stories_in_words_and_keeps_what_is_picked(editor):
    one, two = make_article({"headline": "First choice"}), make_article({"headline": "Second"})
    article = make_article()
    sent = form_of(editor, change(article)) | {"pinned": [one.guid]}
    save_change(article, related={"pinned": [two.guid], "banned": []})
    answer = editor.post(change(article), sent)
    page = answer.content.decode()
    assert "Two texts of" in page
    assert "First choice" in page
    assert "Second" in page
    merged = sent | {"theirs": 2, "pick-related-0": "mine"}
    editor.post(reverse("admin:articles_article_merge", args=[article.pk]), merged)
    assert lists(article) == ([one.guid], [])


def test_what_was_chosen_is_kept_unsaved_and_restored(editor):
    article, other = make_article(), make_article({"headline": "Kept beside"})
    sent = form_of(editor, change(article)) | {"pinned": [other.guid]}
    editor.post(reverse("admin:articles_article_keep", args=[article.pk]), sent)
    page = page_of(editor, article)
    key = re.search(r"\?restore=([^\"&]+)", page).group(1)
    assert "Pinned" in page
    restored = editor.get(change(article), {"restore": key}).content.decode()
    assert f'<option value="{other.guid}" selected' in restored


def test_an_earlier_version_brings_its_lists_back(editor):
    other = make_article()
    article = make_article({"related": {"pinned": [other.guid], "banned": []}})
    send(editor, article, pinned=[])
    assert lists(article) == ([], [])
    address = reverse("admin:articles_article_restore", args=[article.pk, 1])
    editor.post(address, {"expected": 2})
    assert lists(article) == ([other.guid], [])


def test_the_comparison_tells_the_stories_in_words(editor):
    other = make_article({"headline": "Told by its name"})
    article = make_article()
    send(editor, article, pinned=[other.guid])
    address = reverse("admin:articles_article_compare", args=[article.pk])
    page = editor.get(address, {"from": 1, "to": 2}).content.decode()
    assert "Related: pinned" in page
    assert "Told by its name" in page
    assert other.guid not in page


def test_the_comparison_names_no_story_that_one_may_not_see(reporter):
    hidden = make_story_in(desk.State.KILLED, {"headline": "CANARY"})
    article = make_article()
    save_change(article, related={"pinned": [hidden.guid], "banned": []})
    address = reverse("admin:articles_article_compare", args=[article.pk])
    page = reporter.get(address, {"from": 1, "to": 2}).content.decode()
    assert "Related: pinned" in page
    assert "CANARY" not in page


def search(client, **asked):
    return client.get(SEARCH, asked).json()["results"]


def test_the_search_tells_stories_of_one_headline_apart_by_day_and_source(editor):
    source = make_source(name="Harbor Agency")
    make_live_article({"headline": "Ministers meet"}, source=source)
    draft = make_article(
        {
            "headline": "Ministers meet",
            "dateline": {"place": None, "day": "2011-02-03", "printed": None},
        }
    )
    texts = {found["text"] for found in search(editor, term="ministers meet")}
    assert texts == {
        "Ministers meet – April 23, 2007, Harbor Agency",
        "Ministers meet – February 3, 2011, draft",
    }
    (found,) = search(editor, term="ministers 2011-02-03")
    assert found["id"] == draft.guid
    assert [found["id"] for found in search(editor, term="2011-02-03")] == [draft.guid]


@pytest.mark.parametrize("term", ["2011-02-31", "x", "\0\0", "no such words"])
def test_the_search_finds_nothing_where_nothing_is_asked_or_there(editor, term):
    make_article({"headline": "x y z"})
    assert search(editor, term=term) == []


def test_the_search_finds_by_slugline_and_leaves_the_story_itself_out(editor):
    article = make_article({"slugline": "BC-Harbor"})
    assert len(search(editor, term="bc-harbor")) == 1
    assert search(editor, term="bc-harbor", but=article.pk) == []
    assert len(search(editor, term="bc-harbor", but="9" * 40)) == 1


@pytest.mark.parametrize("state", [desk.State.KILLED, desk.State.WITHDRAWN])
def test_the_search_shows_a_reporter_only_what_is_theirs_to_see(reporter, state):
    make_story_in(state, {"headline": "Harbor CANARY"})
    assert search(reporter, term="harbor") == []


def test_who_neither_writes_nor_adds_may_not_search(client):
    user = User.objects.create_user("cara", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    assert client.get(SEARCH, {"term": "ministers"}).status_code == 403


def test_pinned_stories_cost_one_query_however_many(editor, django_assert_num_queries):
    others = [make_live_article(source=make_source()) for _ in range(5)]
    article = make_live_article()
    user = User.objects.get()

    user.has_perm("articles.view_article")
    for kept in ([others[0].guid], [other.guid for other in others]):
        save_change(article, related={"pinned": kept, "banned": []})
        form = StoryForm(instance=Article.objects.get(pk=article.pk))
        form.user = user
        with django_assert_num_queries(1):
            [str(field) for field in form.related_fields]
        with django_assert_num_queries(1):
            list(form.proposals)


def test_what_is_banned_is_not_found_again(editor):
    words = {"body": "<p>The radar at Varnholm harbor was tested by the fleet.</p>"}
    one, other = make_live_article(words), make_live_article(words)
    assert other.relations.filter(other=one).exclude(kind=Kind.BANNED).exists()
    send(editor, other, banned=[one.guid])
    other.refresh_from_db()
    desk.publish(other, by="test", kind="update", line="Related.")
    related.relate(one)
    assert [row.kind for row in other.relations.filter(other=one)] == [Kind.BANNED]
