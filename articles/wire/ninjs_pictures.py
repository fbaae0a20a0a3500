"""Pictures of a ninjs object: what is associated with it, and the largest form of each."""

from .items import Picture
from .ninjs_parts import chosen, folded, is_marked, one, roles, summary
from .pictures import is_picture, media_type_of
from .values import line, objects, text, whole


def associated(told):
    """The objects that come with it, each with its place under "role"."""
    found = told.get("associations")
    if isinstance(found, dict) and not is_marked(found):
        named = [(name, part) for name, part in found.items() if isinstance(part, dict)]
    else:
        named = [(line(part.get("name")), part) for part in objects(found)]
    return [folded(part) | {"place": line(name)} for name, part in named]


def pictures(told):
    found = [picture for part in associated(told) for picture in pictures_of(part)]
    return [*pictures_of(told), *found] if is_picture(told) else found


def pictures_of(told):
    """The picture that an object is, in its largest form; none of what is no picture."""
    if not is_picture(told):
        return []
    best = max(_renditions(told), key=_size, default=None)
    href = line(best.get("href")) if best else ""
    if not href:
        return []
    descriptions = roles(told, "descriptions")
    caption = chosen(descriptions, ("caption", "text", "main", "", "summary", "richtext"))
    credit = chosen(descriptions, ("creditline", "credit"))
    alt = chosen(descriptions, ("alt", "alttext", "accessibility"))
    return [
        Picture(
            href=href,
            media_type=media_type_of(best) or line(told.get("mimetype")),
            role=told.get("place") or "",
            caption=line(caption[0]) if caption else summary(told),
            credit=line(one(told, "by", "byline")) or (line(credit[0]) if credit else ""),
            alt=line(alt[0]) if alt else line(one(told, "alttext", "alt_text", "body_text")),
            usage_terms=text(told.get("usageterms")).strip(),
            width=whole(best.get("width"), 1),
            height=whole(best.get("height"), 1),
        )
    ]


def _renditions(told):
    found = told.get("renditions")
    if isinstance(found, dict):
        found = [{"name": name} | part for name, part in found.items() if isinstance(part, dict)]
    return [part for part in map(folded, objects(found)) if _may_be_image(media_type_of(part))]


def _may_be_image(media_type):
    return not media_type or media_type.startswith("image/")


def _size(rendition):
    words = " ".join(line(rendition.get(key)) for key in ("name", "title", "href"))
    is_marked = "watermark" in words.lower()
    width = whole(rendition.get("width"), 0) or 0
    return not is_marked, width * (whole(rendition.get("height"), 0) or 1), "original" in words
