"""The one real wire story, all the way from the file to the page and out again."""

import io
import json

import pytest
from django.core.management import call_command

from articles.models import Article, Mention
from articles.tests.test_archive import bring_in, empty_the_site, export
from people.tests.conftest import import_archive

pytestmark = pytest.mark.django_db

HEADLINE = "Gates Asks Russia to Partner on Missile Defense Development"
PEOPLE = [
    {
        "name": "Robert M. Gates",
        "title": "U.S. Defense Secretary",
        "forms": ["Robert M. Gates", "Gates", "The secretary"],
        "official": "robert-m-gates",
    },
    {
        "name": "Vladimir Putin",
        "title": "Russian President",
        "forms": ["Vladimir Putin"],
        "official": "vladimir-putin",
    },
    {
        "name": "Anatoliy Serdyukov",
        "title": "Defense Minister",
        "forms": ["Anatoliy Serdyukov", "the Russian defense minister", "Serdyukov"],
        "official": "anatoliy-serdyukov",
    },
    {
        "name": "George W. Bush",
        "title": "President",
        "forms": ["Bush"],
        "official": "george-w-bush",
    },
]


@pytest.fixture
def seed(shared):
    import_archive()
    (path,) = (shared / "seed").glob("*.txt")
    return path


def bring(path):
    out = io.StringIO()
    call_command(
        "import_articles", str(path), publish=True, report="-", stdout=out, stderr=io.StringIO()
    )
    (line,) = out.getvalue().splitlines()
    return json.loads(line)


def test_the_report_says_exactly_what_the_dispatch_says(seed, seed_text):
    told = bring(seed)
    assert (told["outcome"], told["reason"]) == ("created", None)
    article = told["article"]
    lines = [line for line in seed_text.splitlines() if line.strip()]
    assert article["headline"] == HEADLINE
    assert article["bylines"] == ["Linda D. Kozaryn"]
    assert article["source"] == "American Forces Press Service"
    assert (article["dateline_place"], article["dateline_date"]) == ("MOSCOW", "2007-04-23")
    assert article["published_at"] == "2007-04-23T00:00:00+00:00"
    assert len(article["body_paragraphs"]) == 13
    assert article["body_paragraphs"][0].startswith("The United States intends")
    assert article["body_paragraphs"][1:] == lines[6:-1]
    assert article["dropped_lines"] == [lines[0], lines[-1]]
    assert article["people"] == PEOPLE
    assert article["unresolved"] == []


def test_fourteen_fragments_in_seven_utterances_are_all_spoken_by_gates(seed, seed_text):
    quotations = bring(seed)["article"]["quotations"]
    assert len(quotations) == 14
    assert {quotation["speaker"] for quotation in quotations} == {"Robert M. Gates"}
    utterances = [quotation["utterance"] for quotation in quotations]
    assert utterances == [1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 6, 7, 7]
    for quotation in quotations:
        assert f"“{quotation['text']}" in seed_text


def test_a_second_run_changes_nothing(seed):
    bring(seed)
    assert bring(seed)["outcome"] == "unchanged"
    assert Article.objects.get().versions.count() == 1


def test_the_page_shows_it_as_printed(seed, client):
    bring(seed)
    page = client.get(Article.objects.published().get().get_absolute_url()).content.decode()
    for words in (
        HEADLINE,
        ">Linda D. Kozaryn</a>",
        "American Forces Press Service",
        "MOSCOW, April 23, 2007 –",
        "Defense Minister Defense Minister",
        "U.S. Defense Secretary",
        "Russian Defense Minister",
        "Russian President",
        "U.S. President",
        'href="/people/anatoliy-serdyukov/"',
    ):
        assert words in page
    assert "mailing list" not in page


def test_stored_facts_are_the_exact_characters(seed):
    bring(seed)
    article = Article.objects.get()
    assert article.quotations.filter(official__slug="robert-m-gates").count() == 14
    for fact in [*Mention.objects.all(), *article.quotations.all()]:
        assert article.body_text[fact.start : fact.end] == fact.text


def test_it_comes_out_and_in_again_to_the_byte(seed, tmp_path):
    bring(seed)
    text = export()
    empty_the_site()
    bring_in(text, tmp_path)
    assert export() == text
