from django.contrib import admin

from newsroom.races import LooksAgain

from ..models import Article
from .address import Addresses
from .choosing import Choosing
from .comments import Comments
from .editing import Editing
from .history import History
from .listing import Listing
from .marking import Marking
from .notices import Notices
from .previews import Previews
from .transitions import Transitions


@admin.register(Article)
class ArticleAdmin(
    LooksAgain,
    Transitions,
    Editing,
    Marking,
    Choosing,
    Listing,
    Notices,
    Comments,
    History,
    Previews,
    Addresses,
    admin.ModelAdmin,
):
    readonly_fields = ("shown_status",)
