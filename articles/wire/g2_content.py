"""The copy in a NewsML-G2 item: XHTML, NITF, or text, and what it tells of its story itself."""

from . import nitf, ttnitf
from .blocks import from_text
from .heads import take_marked
from .markup import Copy, read_markup
from .story import unique
from .xml import child, children, get, html_tree, name_of, raw_text, text_of

_TEASER = 1000  # letters of what stands above the story under that name


def copy_in(content):
    """(the copy in a contentSet, the item of NITF inside it or None); of several forms the best."""
    for inline in children(content, "inlineXML"):
        document = next(iter(children(inline)), None)
        if document is None:
            continue
        if name_of(document) == "nitf":
            inside = nitf.item_of(document)
            return read_markup(html_tree(inside.body)) if inside.body else Copy(), inside
        if ttnitf.is_one(document):
            return ttnitf.read(document), None
        body = child(document, "body") if name_of(document) == "html" else document
        if body is not None:
            return _without_header(body), None
    for inline in children(content, "inlineData"):
        kind = get(inline, "contenttype")
        if kind.startswith("text/") or not kind:
            return _inline_data(raw_text(inline), kind), None
    return Copy(), None


def _without_header(body):
    """The copy of an XHTML body; what its header says is said in the item's own head."""
    headers = children(body, "header")
    said = []
    for header in headers:
        said += [text_of(one) for one in header.iter() if name_of(one) in {"li", "p", "h1", "time"}]
        header.clear(keep_tail=True)
    teaser = take_marked(body, "teaser", longest=_TEASER)
    dateline = take_marked(body, "dateline")
    copy = read_markup(body)
    copy.dropped, copy.standfirst, copy.dateline = said, teaser, dateline
    return copy


def _inline_data(text, kind):
    """The copy of text, or of text in one HTML paragraph; what follows that are routing codes."""
    text = text.strip()
    if "html" in kind:
        return read_markup(html_tree(text))
    copy = Copy()
    if text.startswith("<p>"):
        text, _end, after = text[3:].partition("</p>")
        if "<p" in after:
            return read_markup(html_tree(f"<p>{text}</p>{after}"))
        copy.notes += unique([" ".join(after.split())])
    copy.blocks = from_text(text)
    return copy


def complete(fields, dateline, inside):
    """Fill in what only the NITF inside says."""
    for name in ("headline", "standfirst", "byline", "slugline", "signoff", "language"):
        fields[name] = fields.get(name) or getattr(inside, name) or ""
    fields["pictures"] = unique([*fields["pictures"], *inside.pictures])
    fields["dropped"] = inside.dropped
    notes = f"{fields.get('note') or ''}\n{inside.note or ''}".split("\n")
    fields["note"] = "\n".join(unique(notes))
    fields["expires_at"] = fields.get("expires_at") or inside.expires_at
    for kind in ("people", "organisations", "places", "events"):
        fields["supplied"][kind] = unique(
            [*fields["supplied"].get(kind, []), *inside.supplied.get(kind, [])]
        )
    if inside.dateline:
        dateline["dateline"] = inside.dateline
        dateline["place"] = inside.dateline_place or dateline["place"]
        dateline["day"] = inside.dateline_date


def take_subheadline(copy, fields):
    """A heading right under the repeated headline is the headline's second line."""
    others = fields["supplied"]["headlines"]
    heads = [block for block in copy.blocks[:3] if block.tag in {"h2", "h3"}]
    is_pair = len(heads) == 2 and copy.blocks[1] is heads[1]
    if is_pair and heads[0].text == fields["headline"]:
        said = others.setdefault("sub", heads[1].text)
        copy.blocks[1:2] = [] if said == heads[1].text else [heads[1]]
