"""The demonstration site's own pages."""

import re

import pytest
from django.core.management import call_command

from newsroom import standing
from readers import demo
from readers.models import Page

pytestmark = pytest.mark.django_db


def test_the_demo_pages_are_shown_and_lead_somewhere(client):
    call_command("load_demo_pages", verbosity=0)
    standing.forget()
    for page in standing.pages():
        text = client.get(page.address).text
        body = text.partition('<div class="at-text body">')[2].partition("<footer")[0]
        for link in re.findall(r'href="(/[^"#]*)"', body):
            assert client.get(link).status_code == 200, link
    assert [page.title for page in standing.pages()] == ["About us", "Ethics", "Contact"]


def test_what_somebody_has_written_stays(client):
    Page.objects.filter(slug="about").update(body="<p>Ours.</p>")
    assert demo.load() == 2
    assert demo.load() == 0
    assert Page.objects.get(slug="about").body == "<p>Ours.</p>"
