"""Every named way of choosing articles, and what belongs to them."""

from .articles import CARD_FIELDS, OPENING, ArticleQuerySet
from .desk import IN_THE_WORKS
from .listed import ListedQuerySet, QuotationQuerySet
from .rows import Rows

__all__ = [
    "CARD_FIELDS",
    "IN_THE_WORKS",
    "OPENING",
    "ArticleQuerySet",
    "ListedQuerySet",
    "QuotationQuerySet",
    "Rows",
]
