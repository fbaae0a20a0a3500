"""The files of photos, to those who may see them: readers once a story shows them, staff before."""

from django.http import Http404
from django.views.decorators.http import require_safe

from newsroom.media import send

from . import photos, preview_views
from .models import Photo

CONTENT_TYPES = {
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
# Kept by the reader's own browser, which has seen it, and by nothing in between: a kill is
# effective at once for everyone else. A rendition's name changes with what it holds.
OF_RENDITIONS = "private, max-age=31536000, immutable"
OF_ORIGINALS = "private, no-cache"
OF_UNPUBLISHED = "private, no-store"


@require_safe
def photo_file(request, path):
    """The photo as it is kept (`name.jpg`) or one of its renditions (`name/digest-640.avif`).

    What a stranger may not see and what was never there are the same 404.
    """
    name, _, rendition = path.partition("/")
    chosen = {"name": name} if rendition else {"image": f"photos/{path}"}
    content_type = CONTENT_TYPES.get(path.rpartition(".")[2])
    photo = Photo.objects.filter(**chosen).first() if content_type else None
    if photo is not None and photos.is_public(photo):
        cache_control = OF_RENDITIONS if rendition else OF_ORIGINALS
    elif photos.may_see(request.user, photo) or preview_views.may_see_photo(request, photo):
        cache_control = OF_UNPUBLISHED
    else:
        raise Http404("There is no photo of this name that this visitor may see.")
    return send(request, f"photos/{path}", content_type=content_type, cache_control=cache_control)
