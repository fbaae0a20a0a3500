import pytest
from django.contrib.auth.models import Group, User

from articles.models import AuditEntry, Comment, Notice
from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db


def make_user(name, role):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def ann():
    return make_user("ann", "reporter")


@pytest.fixture
def bob(client):
    user = make_user("bob", "editor")
    client.force_login(user)
    return user


def at(article, path=""):
    return f"/admin/articles/article/{article.pk}/comments/{path}"


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def add(client, article, text="Who says so?", **fields):
    return client.post(at(article, "add/"), {"comment": text} | fields)


def test_a_comment_on_a_passage_stands_beside_the_story(client, ann, bob):
    article = make_article(author=ann)
    answer = add(client, article, passage="three ships")
    assert answer.headers["Location"] == f"{change(article)}#comments"
    comment = Comment.objects.get()
    assert (comment.author, comment.passage, comment.number) == (bob, "three ships", 1)
    page = client.get(change(article)).content.decode()
    assert "Who says so?" in page
    assert "<blockquote>three ships</blockquote>" in page
    assert "1 open" in page


def test_a_comment_is_told_to_whom_it_concerns(client, ann, bob):
    article = make_article(author=ann)
    add(client, article)
    assert [notice.reader for notice in Notice.objects.all()] == [ann]
    assert AuditEntry.objects.filter(act="comment", done_by="bob", is_refused=False).count() == 1


def test_a_comment_is_resolved_and_opened_again(client, ann, bob):
    article = make_article(author=ann)
    add(client, article)
    comment = Comment.objects.get()
    client.post(at(article, f"{comment.pk}/resolve/"))
    comment.refresh_from_db()
    assert (comment.resolved_by, bool(comment.resolved_at)) == (bob, True)
    page = client.get(change(article)).content.decode()
    assert "none open" in page
    assert "1 resolved" in page
    client.post(at(article, f"{comment.pk}/reopen/"))
    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at) == (None, None)


def test_resolving_twice_tells_nobody_twice(client, ann, bob):
    article = make_article(author=ann)
    add(client, article)
    path = at(article, f"{Comment.objects.get().pk}/resolve/")
    client.post(path)
    before = Notice.objects.count()
    client.post(path)
    assert Notice.objects.count() == before


def test_a_script_gets_the_panel_and_the_fault_with_what_was_typed(client, bob):
    article = make_article()
    headers = {"X-Requested-With": "panel"}
    answer = client.post(at(article, "add/"), {"comment": "Good"}, headers=headers)
    assert (answer.status_code, "Good" in answer.content.decode()) == (200, True)
    sent = {"comment": " ", "passage": "kept words"}
    answer = client.post(at(article, "add/"), sent, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Enter a comment." in page
    assert "kept words" in page


@pytest.mark.parametrize(
    "sent", [{}, {"comment": "x" * 5001}, {"comment": "x", "passage": "y" * 1001}]
)
def test_an_empty_or_endless_comment_is_refused(client, bob, sent):
    article = make_article()
    assert client.post(at(article, "add/"), sent).status_code == 302
    assert not Comment.objects.exists()


def test_markup_in_a_comment_is_shown_and_not_run(client, bob):
    article = make_article()
    add(client, article, "<script>alert(1)</script>", passage="<img src=x onerror=alert(1)>")
    page = client.get(change(article)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_comments_are_made_by_post_alone(client, bob):
    article = make_article()
    assert client.get(at(article, "add/")).status_code == 405
    add(client, article)
    assert client.get(at(article, f"{Comment.objects.get().pk}/resolve/")).status_code == 405


def test_a_comment_of_another_story_is_not_settled(client, bob):
    one, other = make_article(), make_article()
    add(client, one)
    comment = Comment.objects.get()
    assert client.post(at(other, f"{comment.pk}/resolve/")).status_code == 404
    assert client.post(at(one, f"{comment.pk}/delete/")).status_code == 404
    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_a_reporter_does_not_settle_comments_on_the_stories_of_others(client, ann, bob):
    article = make_article(author=bob)
    add(client, article)
    client.force_login(ann)
    path = at(article, f"{Comment.objects.get().pk}/resolve/")
    assert client.post(path).status_code == 403
    assert Comment.objects.get().resolved_at is None
    assert AuditEntry.objects.get(is_refused=True).done_by == "ann"


def test_a_reporter_settles_comments_on_their_own_story(client, ann, bob):
    article = make_article(author=ann)
    add(client, article)
    client.force_login(ann)
    client.post(at(article, f"{Comment.objects.get().pk}/resolve/"))
    assert Comment.objects.get().resolved_by == ann


def test_an_archivist_reads_comments_and_writes_none(client, bob):
    article = make_article()
    add(client, article)
    client.force_login(make_user("cat", "archivist"))
    page = client.get(change(article)).content.decode()
    assert "Who says so?" in page
    assert "Add comment" not in page
    assert add(client, article).status_code == 403
    assert Comment.objects.count() == 1


def test_nobody_comments_on_a_story_out_of_their_sight(client, bob):
    article = make_article(status="killed")
    assert add(client, article).status_code == 404
    assert not Comment.objects.exists()


def test_the_panel_costs_the_same_for_one_comment_and_twenty(
    client, bob, django_assert_max_num_queries
):
    article = make_article()
    headers = {"X-Requested-With": "panel"}
    with django_assert_max_num_queries(30) as one:
        client.post(at(article, "add/"), {"comment": "1"}, headers=headers)
    for number in range(20):
        add(client, article, f"{number}")
    with django_assert_max_num_queries(30) as twenty:
        client.post(at(article, "add/"), {"comment": "22"}, headers=headers)
    assert len(one) == len(twenty)
