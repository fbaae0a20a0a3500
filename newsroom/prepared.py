"""Querysets whose SQL is composed once and asked again with other values.

    STORY = Prepared(
        lambda day, now: Article.objects.filter(published_on=day).published(now)[:1],
        day=DateField(),
        now=DateTimeField(),
    )
    [story] = STORY.rows(day=date(2007, 4, 23), now=timezone.now())

Django composes a statement anew each time it is asked, which for a story's page costs more than the
database does. The queryset is the same as ever, so whatever it chooses by, `published()` above all,
is still said in one place; only its values are given later.
"""

from threading import local

from django.db import connections
from django.db.models import Expression


class Given(Expression):
    """The place of a value in a statement; the field says how the database is told of it."""

    def __init__(self, name, field):
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Prepared:
    """The queryset that `compose` makes of its named values, which have these fields.

    It must not depend on anything else, such as the clock, and must not prefetch.
    """

    def __init__(self, compose, **fields):
        self._compose = compose
        self._fields = fields
        self._composed = local()  # a connection belongs to its thread, and a compiler to both

    def rows(self, **values):
        """All rows of the queryset for these values, as it would yield them."""
        queryset, compiler, sql, places = self._statement()
        with compiler.connection.cursor() as cursor:
            cursor.execute(sql, self._params(compiler, places, values))
            found = cursor.fetchall()
        compiler.execute_sql = lambda *args, **named: [found]
        return list(queryset._iterable_class(queryset))

    def statement(self, **values):
        """(SQL, its parameters) for these values, to stand in a statement written by hand."""
        _, compiler, sql, places = self._statement()
        return sql, self._params(compiler, places, values)

    def _params(self, compiler, places, values):
        adapted = {
            name: field.get_db_prep_value(values[name], compiler.connection)
            for name, field in self._fields.items()
        }
        return tuple(adapted[one.name] if isinstance(one, Given) else one for one in places)

    def _statement(self):
        """(queryset, compiler, SQL, its parameters): composed once a connection."""
        found = getattr(self._composed, "statement", None)
        if found is None or found[1].connection is not connections[found[1].using]:
            found = self._composed.statement = self._new_statement()
        return found

    def _new_statement(self):
        queryset = self._compose(**{name: Given(name, at) for name, at in self._fields.items()})
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, places = compiler.as_sql()
        # For its iterable, which asks for them anew each time.
        queryset.query.get_compiler = lambda *using, **named: compiler
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        compiler.get_converters = lambda columns: converters
        return queryset, compiler, sql, places
