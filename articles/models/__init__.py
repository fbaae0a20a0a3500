"""The nouns of the archive, one a module."""

from .address import OldAddress
from .article import Article
from .byline import Byline
from .correction import Correction, RepeatedError
from .desk import Autosave, Comment, Desk, Notice, Presence, PreviewLink
from .importing import ImportRun, RefusedItem
from .ledger import LedgerEntry
from .mention import Appearance, IgnoredName, Mention
from .photo import ArticlePhoto, Photo
from .quotation import Quotation
from .record import AuditEntry, Delivery
from .relation import Posting, Profile, Relation, Term
from .search import SearchText, SearchWord
from .source import Source
from .topic import ArticleTopic, Topic
from .version import Version

__all__ = [
    "Appearance",
    "Article",
    "ArticlePhoto",
    "ArticleTopic",
    "AuditEntry",
    "Autosave",
    "Byline",
    "Comment",
    "Correction",
    "Delivery",
    "Desk",
    "IgnoredName",
    "ImportRun",
    "LedgerEntry",
    "Mention",
    "Notice",
    "OldAddress",
    "Photo",
    "Posting",
    "Presence",
    "PreviewLink",
    "Profile",
    "Quotation",
    "RefusedItem",
    "Relation",
    "RepeatedError",
    "SearchText",
    "SearchWord",
    "Source",
    "Term",
    "Topic",
    "Version",
]
