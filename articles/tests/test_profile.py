import pytest

from articles.related.profile import Story, names, printed_forms, weights, words
from articles.related.reasons import reasons
from articles.related.stems import stem


def test_a_word_in_the_headline_weighs_more_than_one_in_the_body():
    found = weights(Story("Radar debated", ("Nothing here.", "The interceptor was tested.")))
    assert found["radar"] > found["intercept"]


def test_repetition_is_saturated():
    once = weights(Story("", ("", "radar")))["radar"]
    often = weights(Story("", ("", "radar " * 50)))["radar"]
    assert once < often < 10 * once


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Missiles", ["missil"]),
        ("the minister's countries", ["minist", "countri"]),
        ("said on Monday", []),
        ("Ukraine’s bus crisis", ["ukrain", "bus", "cris"]),
        ("The U.S.-led force told us of EU aid", ["US", "led", "forc", "EU", "aid"]),
        ("F.B.I. and FBI agents", ["fbi", "fbi", "agent"]),
        ("радар работает", ["радар", "работает"]),
    ],
)
def test_words_are_folded(text, folded):
    assert list(words(text)) == folded


@pytest.mark.parametrize(
    "forms",
    [
        ("negotiate", "negotiates", "negotiated", "negotiating"),
        ("plan", "plans", "planned", "planning"),
        ("deploy", "deployed", "deployment"),
        ("country", "countries"),
        ("carry", "carried"),
        ("Iraq", "Iraqi", "Iraqis"),
        ("America", "American", "Americans"),
        ("Russia", "Russian"),
        ("Japan", "Japanese"),
        ("минареты",),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form.lower()) for form in forms}) == 1


def test_police_are_no_policy():
    assert stem("police") != stem("policies")


def test_a_short_word_keeps_its_ending():
    assert [stem(word) for word in ["red", "king", "iron", "bus", "her"]] == [
        "red",
        "king",
        "iron",
        "bus",
        "her",
    ]


def test_terms_are_told_in_the_form_the_story_prints():
    forms = printed_forms(
        Story("ALLIES", ("Allies met.", "The allies and Gates’s Russian friends."))
    )
    assert (forms["ally"], forms["gate"], forms["russ"]) == ("allies", "Gates", "Russian")


def test_names_of_several_words_are_kept_as_printed():
    assert list(names("In the Czech Republic, the Missile Defense Agency met.")) == [
        "Czech Republic",
        "Missile Defense Agency",
    ]


def test_officials_come_before_topics_before_words_and_none_repeats_another():
    shared = {
        "official:ann-roe": 0.1,
        "topic:radars": 0.2,
        "roe": 0.3,
        "radar": 0.25,
        "minister": 0.2,
        "treaty": 0.05,
        "Czech Republic": 0.04,
    }
    labels = {"official:ann-roe": "Ann Roe", "topic:radars": "Radars"}
    found = reasons(shared, labels, {"treaty": "treaties"}, frozenset(shared) - {"minister"})
    assert found == [
        {"kind": "official", "text": "Ann Roe"},
        {"kind": "topic", "text": "Radars"},
        {"kind": "words", "text": "treaties, Czech Republic"},
    ]
