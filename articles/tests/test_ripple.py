"""Where else an error stands that a correction took back."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import body, desk, ripple, versions
from articles.models import ArticlePhoto, Photo, RepeatedError
from articles.ripple import Wrong, places

from .factories import make_live_article

pytestmark = pytest.mark.django_db(transaction=True)


def html(text):
    return body.from_paragraphs([type("P", (), {"text": text, "is_heading": False})])


def correct(article, old, new):
    """Publish the story with `new` for `old`, as a correction."""
    story = versions.latest(article).story
    mended = story | {
        field: story[field].replace(old, new) for field in ("headline", "standfirst", "body")
    }
    desk.save(article, mended)
    desk.publish(
        article,
        by="test",
        kind="correction",
        line="Corrects it.",
        wrong=f"It said {old}.",
        right=f"It is {new}.",
    )
    return article.corrections.get()


def listed():
    return set(RepeatedError.objects.filter(settled_at=None).values_list("article", flat=True))


def story_saying(text, **fields):
    return make_live_article({"body": html(text), **fields})


MISSPELT = [
    "Anatol Serdukov spoke.",
    "ANATOL SERDUKOV SPOKE.",
    "It was Serdukov’s plan.",
    "It was Serdukov's plan.",
    "They met Serdúkov there.",
    "“Serdukov will come,” the aide said.",
    "An aide of Serdukov, Marek, said so.",
    "Serdiukov left.",
    "Serdukow left.",
]
RIGHT = ["Anatol Serdyukov spoke.", "A serious book of Marek.", "Nothing of it here."]


def test_every_spelling_of_a_misspelt_name_is_found_and_the_right_one_is_not():
    wrong = [story_saying(text) for text in MISSPELT for _ in range(2)]
    wrong.append(make_live_article({"headline": "Serdukov resigns after four years in office"}))
    wrong.append(make_live_article({"standfirst": "Serdukov is to leave."}))
    captioned = make_live_article()
    photo = Photo.objects.create(name="p", image="photos/p.png", width=1, height=1)
    ArticlePhoto.objects.create(
        article=captioned, photo=photo, position=0, caption="Serdukov, left", credit="A", alt="B"
    )
    for text in RIGHT:
        story_saying(text)
    bodies = {article.pk: article.body for article in wrong}
    correct(story_saying("The minister, Serdukov, said so."), "Serdukov", "Serdyukov")
    assert listed() == {article.pk for article in [*wrong, captioned]}
    for article in wrong:
        article.refresh_from_db()
        assert article.body == bodies[article.pk]


def test_a_wrong_title_is_found_where_it_stands_before_the_same_name_alone():
    same = story_saying("In Strelsau Prime Minister Ivo Marek spoke.")
    story_saying("In Strelsau Prime Minister Jana Hora spoke.")
    story_saying("In Strelsau President Ivo Marek spoke.")
    first = story_saying("Then Prime Minister Ivo Marek appointed her.")
    correct(first, "Prime Minister Ivo", "President Ivo")
    assert listed() == {same.pk}


def test_a_wrong_number_is_found_beside_the_same_words_alone():
    same = story_saying("It took 24 ships to Strelsau.")
    story_saying("It took 24 days to get there.")
    story_saying("In 24 places it rained.")
    correct(story_saying("The navy sent 24 ships to Strelsau."), "24", "42")
    assert listed() == {same.pk}


def test_a_number_is_no_misspelling():
    story_saying("It was in 2006 that Hora came.")
    correct(story_saying("Marek resigned in 2006 at home."), "2006", "2007")
    assert listed() == set()


def test_a_word_that_is_everywhere_is_wrong_only_where_it_stood(monkeypatch):
    monkeypatch.setattr(ripple, "COMMON", 2)
    for _ in range(4):
        story_saying("Ministers of Ruritania met.")
    same = story_saying("He flew to Ruritania on Monday.")
    correct(story_saying("He flew to Ruritania on Monday."), "Ruritania", "Ruritanien")
    assert listed() == {same.pk}


def test_what_readers_may_not_see_is_not_listed():
    story_saying("Serdukov spoke.", headline="Killed")
    killed = story_saying("Serdukov spoke.")
    type(killed).objects.filter(pk=killed.pk).update(status="killed")
    correct(story_saying("The minister, Serdukov, said so."), "Serdukov", "Serdyukov")
    assert killed.pk not in listed()


def test_a_publication_that_mends_the_place_takes_it_off_the_list():
    other, left = story_saying("Serdukov spoke."), story_saying("Serdukov left.")
    correct(story_saying("The minister, Serdukov, said so."), "Serdukov", "Serdyukov")
    correct(other, "Serdukov", "Serdyukov")
    assert listed() == {left.pk}


def test_a_story_that_is_corrected_twice_lists_each_place_once():
    story_saying("Serdukov spoke.")
    correction = correct(story_saying("So said Serdukov there."), "Serdukov", "Serdyukov")
    assert ripple.find(correction) == 0
    assert RepeatedError.objects.count() == 1


def test_an_editor_settles_what_is_right_as_it_stands(client):
    story_saying("Serdukov spoke.")
    correct(story_saying("So said Serdukov there."), "Serdukov", "Serdyukov")
    client.force_login(User.objects.create_superuser("ann"))
    address = reverse("admin:articles_repeatederror_changelist")
    assert "Serdukov spoke." in client.get(address).content.decode()
    assert "Corrected elsewhere" in client.get(reverse("admin:index")).content.decode()
    chosen = list(RepeatedError.objects.values_list("pk", flat=True))
    client.post(address, {"action": "settle", "_selected_action": chosen})
    assert listed() == set()
    assert RepeatedError.objects.get().settled_by == "ann"


def test_the_words_around_a_place_are_told():
    text = "x" * 200 + " then Serdukov came " + "y" * 200
    (told,) = places(text, [Wrong(("serdukov",), ("serdyukov",), is_spelling=True)])
    assert "then Serdukov came" in told
    assert len(told) <= 300
