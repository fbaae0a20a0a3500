"""Parquet for DuckDB, Spark and data frames: the table of `tables` with types.

Texts, int64, date32, timestamp[us, UTC] and list<string>; a story that has none has null, and an
empty list where it has no topics. Needs pyarrow, which is large and comes apart from the rest.
"""

from itertools import batched
from tempfile import TemporaryFile

from . import tables
from .items import WireError

NAME = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
SUFFIX = ".parquet"
ONE_PER_FILE = False
STORIES = 1000  # a row group
PIECE = 1024 * 1024


def render(stories, channel=None):
    """Yield the pieces of the file, once all stories are in it; it waits on the disk meanwhile.

    Raise WireError, before any story is asked for, where pyarrow is not installed.
    """
    pyarrow, writer = _library()
    schema = _schema(pyarrow)
    with TemporaryFile() as file:
        with writer(file, schema, compression="zstd") as table:
            for batch in batched(stories, STORIES):
                table.write_batch(_batch(pyarrow, schema, batch))
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _library():
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise WireError(
            "Parquet needs pyarrow, which is not installed: "
            "pip install --require-hashes -r requirements-parquet.txt"
        ) from error
    return pyarrow, ParquetWriter


def _schema(pyarrow):
    def kind(name):
        if name in tables.LISTS:
            return pyarrow.list_(pyarrow.string())
        if name in tables.WHOLE:
            return pyarrow.int64()
        if name in tables.DAYS:
            return pyarrow.date32()
        return pyarrow.timestamp("us", "UTC") if name in tables.MOMENTS else pyarrow.string()

    return pyarrow.schema([(name, kind(name)) for name in tables.COLUMNS])


def _batch(pyarrow, schema, stories):
    columns = zip(*map(tables.row, stories), strict=True)
    arrays = [
        pyarrow.array([_value(value) for value in values], field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.record_batch(arrays, schema=schema)


def _value(value):
    return None if value == "" else value
