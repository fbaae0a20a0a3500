"""Elements of XML as text, for documents that are written piece by piece."""

from xml.sax.saxutils import escape, quoteattr

from .values import CONTROLS


def element(name, content="", **attributes) -> str:
    """The element with that text; blank attributes are left out, "_" in their names is ":"."""
    return (
        f"{tag(name, **attributes)[:-1]}>{escaped(content)}</{name}>"
        if content
        else tag(name, "/", **attributes)
    )


def tag(name, end="", **attributes) -> str:
    """The start of the element, or with "/" the whole of an empty one."""
    told = "".join(
        f" {key.replace('_', ':')}={quoteattr(CONTROLS.sub('', str(value)))}"
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return f"<{name}{told}{end}>"


def if_any(name, content, **attributes) -> str:
    """The element, or "" where there is nothing in it."""
    return element(name, content, **attributes) if content else ""


def escaped(text) -> str:
    """The text as XML writes it, without what XML cannot write."""
    return escape(CONTROLS.sub("", str(text)), {"\r": "&#13;"})
