"""The OpenAPI 3.1 of the API, made from its addresses, their parameters and the shapes below.

https://spec.openapis.org/oas/v3.1.0. A test holds every answer against it.
"""

import re

from django.conf import settings

PLACEHOLDER = re.compile(r"<\w+:(\w+)>")

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
DAY = {"type": "string", "format": "date"}
MOMENT = {"type": "string", "format": "date-time"}
NUMBER = {"type": "integer"}
PARTIAL_DATE = {"type": "string", "description": "2007-02-15, 2007-02 or 2007, as far as known."}


def _object(**properties):
    """Every property is there in every answer; what is not known is null."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _of(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _many(schema):
    return {"type": "array", "items": schema}


def _or_null(schema):
    return {"anyOf": [schema, {"type": "null"}]}


def _list_of(name, *neighbors):
    links = {neighbor: _or_null(ADDRESS) for neighbor in neighbors}
    return _object(items=_many(_of(name)), **links)


def _and(name, **properties):
    return {"allOf": [_of(name), _object(**properties)]}


NAMED = _object(slug=TEXT, name=TEXT, page=ADDRESS)
TENURE = _object(
    title=TEXT, role=TEXT, start=PARTIAL_DATE, end=_or_null(PARTIAL_DATE), sources=_many(ADDRESS)
)

SCHEMAS = {
    "Named": NAMED,
    "Tenure": TENURE,
    "Appearance": _and("Named", title={**TEXT, "description": "Of the story's day."}),
    "StoryLine": _object(
        guid={**TEXT, "description": "The source's own identifier, unique per source."},
        page=ADDRESS,
        api=ADDRESS,
        headline=TEXT,
        standfirst=TEXT,
        byline=TEXT,
        source=_or_null(_of("Named")),
        place=TEXT,
        day={**DAY, "description": "The day the story's words are about."},
        published_on=DAY,
        published_at={**_or_null(MOMENT), "description": "Null where only the day is known."},
        updated_at=_or_null(MOMENT),
        version=NUMBER,
        language={**TEXT, "description": "BCP 47."},
        urgency=_or_null(NUMBER),
        topics=_many(_of("Named")),
        officials=_many(_of("Appearance")),
    ),
    "Story": _and(
        "StoryLine",
        dateline=TEXT,
        authors=_many(TEXT),
        body_html=TEXT,
        body_text=TEXT,
        signoff=TEXT,
        corrections=_many(_object(kind=TEXT, wrong=TEXT, right=TEXT, at=MOMENT)),
        references=_many({"type": "object"}),
        photos=_many(_object(address=ADDRESS, caption=TEXT, credit=TEXT, alt=TEXT)),
        quotations=_many(
            _object(page=ADDRESS, text=TEXT, speaker=_or_null(TEXT), official=_or_null(TEXT))
        ),
        related=_many(
            _object(page=ADDRESS, headline=TEXT, published_on=DAY, kind=TEXT, reasons=_many(TEXT))
        ),
    ),
    "Quotation": _object(
        page=ADDRESS,
        text=TEXT,
        speaker=TEXT,
        official=_or_null(_of("Named")),
        office=_or_null(_of("Named")),
        day=DAY,
        guid=TEXT,
        headline=TEXT,
        version=NUMBER,
    ),
    "Official": _and(
        "Named",
        api=ADDRESS,
        other_names=_many(TEXT),
        born=_or_null(PARTIAL_DATE),
        died=_or_null(PARTIAL_DATE),
        summary=TEXT,
        tenures=_many(_and("Tenure", office=_of("Named"))),
    ),
    "Office": {
        "allOf": [
            _of("Named"),
            _object(
                api=ADDRESS,
                long_title=TEXT,
                area=_or_null(TEXT),
                many_holders={"type": "boolean"},
                tenures=_many(_and("Tenure", official=_of("Named"))),
            ),
            {
                "properties": {
                    "on": _object(
                        day=DAY, certain=_many(_of("Named")), possible=_many(_of("Named"))
                    )
                }
            },
        ]
    },
    "Topic": _and(
        "Named", api=ADDRESS, introduction=TEXT, other_names=_many(TEXT), stories=ADDRESS
    ),
    "Stories": _list_of("StoryLine", "older", "newer"),
    "FoundStories": _list_of("StoryLine", "older"),
    "Quotations": _list_of("Quotation", "older", "newer"),
    "Officials": _list_of("Official", "next"),
    "Offices": _list_of("Office", "next"),
    "Topics": _list_of("Topic", "next"),
    "Error": _object(error=TEXT),
    "Index": {"type": "object", "additionalProperties": ADDRESS},
    "Specification": {"type": "object"},
}

ANSWERS = {
    "api_index": "Index",
    "api_openapi": "Specification",
    "api_articles": "Stories",
    "api_article": "Story",
    "api_officials": "Officials",
    "api_official": "Official",
    "api_offices": "Offices",
    "api_office": "Office",
    "api_topics": "Topics",
    "api_topic": "Topic",
    "api_quotations": "Quotations",
    "api_search": "FoundStories",
}


def openapi():
    """The specification as plain values."""
    from .urls import urlpatterns  # they name the views, which import this module

    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}: the archive for programs",
            "version": "1",
            "description": "Read-only. Lists go by place: follow older, newer or next until null.",
        },
        "servers": [{"url": f"{settings.SITE_URL}/api"}],
        "paths": {
            f"/{PLACEHOLDER.sub(r'{\1}', str(pattern.pattern))}": {"get": _operation(pattern)}
            for pattern in urlpatterns
        },
        "components": {"schemas": SCHEMAS},
    }


def _operation(pattern):
    view = pattern.callback
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": TEXT}
        for name in PLACEHOLDER.findall(str(pattern.pattern))
    ]
    in_query = [
        {
            "name": parameter.name,
            "in": "query",
            "description": parameter.told,
            "schema": parameter.schema or TEXT,
        }
        for parameter in view.parameters
    ]
    return {
        "operationId": pattern.name,
        "summary": view.__doc__.strip().splitlines()[0],
        "parameters": in_path + in_query,
        "responses": {
            "200": _answer("What was asked for.", ANSWERS[pattern.name]),
            "400": _answer("A parameter that means nothing.", "Error"),
            "404": _answer("Nothing readers may see has this address.", "Error"),
        },
    }


def _answer(told, name):
    return {"description": told, "content": {"application/json": {"schema": _of(name)}}}
