"""What readers' pages cost, beside two yardsticks of the same minutes.

    make bench                                             on SQLite in var/bench, 10,000 stories
    python benchmarks/readers_pages.py --stories 100000
    DATABASE_URL=postgres://… python benchmarks/readers_pages.py

Milliseconds of processor time a request, of all processes of the server: gunicorn with its workers,
and PostgreSQL's for this database. The yardsticks are the smallest Django view that reads one row
and returns it, in the same gunicorn, and a static file from nginx, where it is installed. They are
measured in every round, between the pages; a ratio is the median of those of the rounds.

Each request is a connection of its own. Pages that are not kept are asked for with a query that
nobody used before, so the page cache finds nothing and stores what it gets.
"""

import argparse
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"
TICK = os.sysconf("SC_CLK_TCK")
NUMBERS = count(1)
RELATED, BATCH = 10, 1000
OFTEN = 8
COLUMNS = "{:<36} {:>8} {:>10} {:>8}"
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log /dev/null;
events {{}}
http {{ access_log off; server {{ listen 127.0.0.1:{port}; root {folder}; }} }}
"""


class Served:
    """A server on a port of its own, and the processor time of all its processes."""

    def __init__(self, command, port, databases=False, **environment):
        self.port = port
        self.databases = databases
        self.process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env=os.environ | environment, start_new_session=True
        )

    def wait(self, address):
        end = time.monotonic() + 60
        while True:
            try:
                return self.ask(address)
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise SystemExit("The server does not answer; nothing is measured.") from None
                time.sleep(0.1)

    def ask(self, address, headers=()):
        """(status, headers) of what the server answers, all of which is read."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders())

    def seconds(self):
        """Processor time so far."""
        processes = [pid for pid in all_processes() if group_of(pid) == self.process.pid]
        return sum(map(seconds_of, [*processes, *(backends() if self.databases else [])]))

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()


def all_processes():
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def group_of(pid):
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def seconds_of(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / TICK


def backends():
    """PostgreSQL's processes that serve this database."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def gunicorn(**environment):
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi"]
    server = Served(command, port, databases=True, PORT=str(port), **environment)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def nginx(folder):
    """A server of the file `page.html`; None where nginx is not installed."""
    program = shutil.which("nginx")
    if program is None:
        yield None
        return
    port = free_port()
    (folder / "page.html").write_text("x" * 30_000)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port))
    server = Served([program, "-c", str(configuration)], port)
    try:
        yield server
    finally:
        server.stop()


def cost(server, address, times, headers=(), expected=200):
    """Milliseconds of a request; {} in the address is a number that nobody used before."""
    before = server.seconds()
    for _ in range(times):
        status, _ = server.ask(address.replace("{}", str(next(NUMBERS))), headers)
        if status != expected:
            raise SystemExit(f"{address} answers {status}; nothing is measured.")
    return 1000 * (server.seconds() - before) / times


def pages():
    """[(what it is, its address, times fewer)] of pages that are made anew."""
    from articles.models import Appearance, Article, ArticleTopic
    from newsroom.paging import place_of

    newest = Article.objects.published().newest_first()
    story = newest[min(500, newest.count() - 1)]
    last = Article.objects.published().order_by("published_at", "id")[30]
    month = f"/archive/{last.published_on:%Y/%m}/"
    named = (
        Appearance.objects.published()
        .filter(official__slug="official-0")
        .order_by("published_at")[30]
    )
    filed = (
        ArticleTopic.objects.published().filter(tag__slug="topic-0").order_by("published_at")[30]
    )
    return story.get_absolute_url(), [
        ("front", "/?n={}"),
        ("article", story.get_absolute_url() + "?n={}"),
        ("archive: the first month, first page", month + "?n={}"),
        ("archive: its deepest page", month + f"?before={place_of(last)}&n={{}}"),
        ("busiest official, first page", "/people/official-0/?n={}"),
        (
            "busiest official, deepest page",
            f"/people/official-0/?before={place_of(named, 'article_id')}&n={{}}",
        ),
        ("busiest topic, first page", "/topics/topic-0/?n={}"),
        (
            "busiest topic, deepest page",
            f"/topics/topic-0/?before={place_of(filed, 'content_object_id')}&n={{}}",
        ),
        ("feed of 30 whole stories", "/feeds/latest.atom?n={}"),
        ("search, two common words", "/search/?q=radar+treaty&n={}"),
    ]


def measure(rounds, times):
    with ExitStack() as stack:
        site = stack.enter_context(gunicorn())
        yardstick = stack.enter_context(
            gunicorn(DJANGO_SETTINGS_MODULE="one_row_settings", PYTHONPATH=str(ROOT / "benchmarks"))
        )
        files = stack.enter_context(nginx(KEPT))
        site.wait("/healthz/")
        yardstick.wait("/")
        article, anew = pages()
        etag = site.ask(article)[1]["ETag"]
        asked = [(name, address, (), 200) for name, address in anew] + [
            ("article, kept", article, (), 200),
            ("article, kept: 304", article, [("If-None-Match", etag)], 304),
            ("front, kept", "/", (), 200),
            ("front, kept: 304", "/", [("If-None-Match", site.ask("/")[1]["ETag"])], 304),
        ]
        for server, address in [(yardstick, "/")] + [(site, row[1]) for row in asked]:
            for _ in range(8):  # both workers have it, and all their code
                server.ask(address.replace("{}", str(next(NUMBERS))))
        found = {name: [] for name, *_ in asked}
        rulers, static = [], []
        for _ in range(rounds):
            for name, address, headers, expected in asked:
                # The clock ticks a hundred times a second: what costs little is asked for often.
                ruler = cost(yardstick, "/", OFTEN * times)
                rulers.append(ruler)
                often = times if "{}" in address else OFTEN * times
                found[name].append((cost(site, address, often, headers, expected), ruler))
            if files:
                static.append(cost(files, "/page.html", 20 * times))
        return rulers, static, found


def fill(stories):
    """The synthetic desk, with what readers' pages show besides: relations, people, words."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from make_desk import make_desk

    from articles.models import Article, Relation, SearchText
    from articles.search import index
    from articles.watched import WATCHED
    from people import stamp

    stamp.take_down(connection, "articles", WATCHED)  # nobody reads yet
    make_desk(stories)
    chance = random.Random(1)  # noqa: S311 (nothing secret)
    keys = list(Article.objects.values_list("pk", flat=True))
    live = Article.objects.filter(status="live").prefetch_related("appearances__official")
    for first in range(0, len(keys), BATCH):
        relations, filed = [], {}
        with transaction.atomic():
            for article in live.filter(pk__in=keys[first : first + BATCH]):
                article.page = article.page | {
                    "people": [
                        {"official": row.official.slug, "title": "Envoy", "office": None}
                        for row in article.appearances.all()
                    ]
                }
                relations += [
                    Relation(article=article, other_id=other, score=chance.random())
                    for other in set(chance.sample(keys, RELATED)) - {article.pk}
                ]
                filed[article] = index.filed(article)
            Article.objects.bulk_update(filed, ["page"], batch_size=100)
            Relation.objects.bulk_create(relations)
            SearchText.objects.filter(article__in=filed).delete()  # the one story of the desk
            index.store_new(filed)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    call_command("migrate", verbosity=0)  # puts the triggers up


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, default=50, help="requests a page and round (50)")
    options = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault(
        "DATABASE_URL", f"sqlite:///{KEPT / f'readers-{options.stories}.sqlite3'}"
    )
    os.environ["SECRET_KEY"] = "only to measure"  # noqa: S105
    os.environ["DEBUG"] = ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from articles.models import Article

    call_command("migrate", verbosity=0)
    if not Article.objects.exists():
        print(f"Making {options.stories:,} stories, once …", flush=True)
        fill(options.stories)
    number = Article.objects.count()
    rulers, static, found = measure(options.rounds, options.times)
    load = " · ".join(f"{figure:.1f}" for figure in os.getloadavg())
    print(f"\n{number:,} stories, {connection.vendor}, {options.rounds} rounds, load {load}\n")
    print(COLUMNS.format("", "cpu ms", "median", "× row"))
    print(COLUMNS.format("one row", *_figures(rulers), "1"))
    if static:
        print(COLUMNS.format("a file from nginx", *_figures(static, "{:.3f}"), ""))
    else:
        print("a file from nginx: skipped, nginx is not installed")
    for name, figures in found.items():
        ratio = statistics.median(mine / ruler for mine, ruler in figures)
        print(COLUMNS.format(name, *_figures([mine for mine, _ in figures]), f"{ratio:.2f}"))


def _figures(milliseconds, form="{:.2f}"):
    return form.format(min(milliseconds)), form.format(statistics.median(milliseconds))


if __name__ == "__main__":
    main()
