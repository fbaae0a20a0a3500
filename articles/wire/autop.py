"""The body of a WordPress post, which is no HTML: blank lines part paragraphs; shortcodes."""

import re

from ..body import TOKEN
from .items import Picture
from .xml import collapse, html_tree, text_of

BLOCKS = "p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|hr|"
BLOCKS += "section|article|dl|dt|dd|iframe|form|address|details|summary|caption|main|aside"
_BLOCK = re.compile(rf"</?(?:{BLOCKS})\b", re.I)
_KEEPS_LINES = re.compile(r"<(/?)(pre|script|style|textarea)\b", re.I)
_LINE_END = re.compile(r"(?<!\n)[ \t]*\n[ \t]*(?!\s*\n)")
_CAPTION = re.compile(r"\[caption[^\]]{0,500}\](.*?)\[/caption\]", re.S | re.I)
_IMAGE = re.compile(r"(?:<a [^>]*>\s*)?<img [^>]*>(?:\s*</a>)?", re.I)
_GALLERY = re.compile(r"\[gallery([^\]]{0,1000})\]", re.I)
_EMBED = re.compile(r"\[embed[^\]]{0,200}\]\s*(https?://[^\s\[\]<>\"]{1,1000})\s*\[/embed\]", re.I)
_SHORTCODE = re.compile(r"\[/?[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=[^\[\]]{1,2000})\s*/?\]", re.I)
# `[dropcap]T[/dropcap]`, and `[contact_form]` on a line of its own: `[sic]` is none of either.
_PAIR = re.compile(r"\[([a-z][\w-]{1,40})\]([^\[]{0,5000}?)\[/\1\]")
_ALONE = re.compile(r"^[ \t]*\[([a-z]+[_-][\w-]{1,40}|[a-z][\w-]{1,40} ?/)\][ \t]*$", re.M)
_OPENED = re.compile(r"\[([a-z][\w-]{1,40})\s", re.I)
_NUMBER = re.compile(r"\d+")


def with_paragraphs(content, attachments):
    """(HTML, the pictures of its galleries, what was taken out) of the content of a post.

    Text of the block editor has its paragraphs; elsewhere a blank line parts two and a line end is
    a break. A shortcode with arguments is taken out, what stands between two of them stays.
    """
    pictures: list[Picture] = []

    def gallery(found):
        numbers = _NUMBER.findall(found[1])
        pictures.extend(attachments[number] for number in numbers if number in attachments)
        return ""

    content = content.replace("\r\n", "\n").replace("\r", "\n")
    content = _CAPTION.sub(_figure, content)
    content = _GALLERY.sub(gallery, content)
    content = _EMBED.sub(r'<p><a href="\1">\1</a></p>', content)
    dropped = [collapse(found) for found in _SHORTCODE.findall(content)]
    for name in {name for code in dropped for name in _OPENED.findall(code)}:
        content = content.replace(f"[/{name}]", "")
    content = _SHORTCODE.sub("", content)
    dropped += [f"[{name}]" for name, _text in _PAIR.findall(content)]
    dropped += [f"[{name}]" for name in _ALONE.findall(content)]
    content = _ALONE.sub("", _PAIR.sub(r"\2", content))
    if "<!-- wp:" not in content:
        content = _with_breaks(content)
    return content, pictures, dropped


def _figure(found):
    inside = found[1]
    image = _IMAGE.search(inside)
    if image is None:
        return inside
    caption = inside[: image.start()] + inside[image.end() :]
    said = text_of(html_tree(caption)) if caption.strip() else ""
    escaped = said.replace("&", "&amp;").replace("<", "&lt;")
    return f"\n\n<figure>{image[0]}<figcaption>{escaped}</figcaption></figure>\n\n"


def _with_breaks(content):
    """The content with a break for each single line end in running text."""
    output = []
    kept = 0
    tokens = TOKEN.findall(content)
    for at, token in enumerate(tokens):
        mark = _KEEPS_LINES.match(token)
        if mark:
            kept += -1 if mark[1] else 1
        elif "\n" in token and kept <= 0 and not token.startswith("<"):
            before = at == 0 or _BLOCK.match(tokens[at - 1])
            after = at + 1 == len(tokens) or _BLOCK.match(tokens[at + 1])
            head = token.lstrip() if before else token
            head = head.rstrip() if after else head
            token = _LINE_END.sub("<br>", head)
        output.append(token)
    return "".join(output)
