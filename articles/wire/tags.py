"""The element names of NITF, XHTML and HTML, by what they are to a body."""

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
HEADINGS |= {"hl1": "h2", "hl2": "h2"}
PARAGRAPHS = {"p", "dd", "byline", "dateline", "credit", "fn", "address", "figcaption", "tagline"}
PARAGRAPHS |= {"summary", "legend", "caption"}
CONTAINERS = {"html", "body", "body.content", "body.end", "block", "div", "section", "article"}
CONTAINERS |= {"main", "header", "footer", "aside", "center", "dl", "figure", "details", "fieldset"}
CONTAINERS |= {"nitf-table", "bibliography", "abstract", "hgroup", "blockquote", "bq", "nitf"}
LISTS = {"ul", "ol"}
BREAKING = (CONTAINERS | PARAGRAPHS | LISTS | set(HEADINGS)) | {"table", "pre", "hr", "dt", "tr"}
INLINE = {"em", "strong", "b", "i", "u", "s", "sub", "sup"}
INLINE_AS = {"strike": "s", "del": "s", "ins": "u", "cite": "em", "dfn": "em"}
SKIPPED = {"head", "script", "style", "noscript", "template", "nav", "button", "select", "svg"}
SKIPPED |= {"input", "textarea", "map", "media-metadata", "media-object", "title", "link", "meta"}
EMBEDDED = {"iframe", "video", "audio", "embed", "object", "source", "track"}
NAMED = {"person": "people", "org": "organisations", "location": "places", "event": "events"}
MARKED = {"em": {"bold": "strong", "underline": "u", "strike": "s", "sub": "sub", "sup": "sup"}}
