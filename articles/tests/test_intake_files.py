"""Where copy is read from: in which order, and what no honest archive holds refused."""

import bz2
import gzip
import io
import lzma
import stat
import sys
import tarfile
import zipfile

import pytest

from articles.intake import Intake, fetching, files, packed, read_paths
from articles.intake.fetching import Unfetched, fetch, is_public, public_address
from articles.models import Photo
from articles.tests.copy import STORY
from articles.tests.test_intake_versions import picture
from articles.wire import READABLE, Picture, WireItem

STORIES = {name: STORY.replace("Radar Exchange", name.title()) for name in ("b", "a", "c")}


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def tarred(members, mode="w", **kinds):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, text in members.items():
            data = text if isinstance(text, bytes) else text.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return file.getvalue()


def told(*paths):
    return [
        (one.path, one.outcome, one.content and one.content.headline)
        for one in read_paths(map(str, paths))
    ]


def names(*paths):
    return [path.rpartition("/")[2] for path, _, _ in told(*paths)]


def test_files_come_in_a_fixed_order(tmp_path):
    for name, text in STORIES.items():
        (tmp_path / f"{name}.txt").write_text(text)
    assert names(tmp_path) == ["a.txt", "b.txt", "c.txt"]
    assert names(tmp_path / "[bc].txt") == ["b.txt", "c.txt"]
    assert names(tmp_path / "c.txt", tmp_path / "a.txt") == ["c.txt", "a.txt"]
    assert told(tmp_path / "x*.txt")[0][1] == "rejected"


def test_a_file_named_like_a_pattern_is_that_file(tmp_path):
    (tmp_path / "a[1].txt").write_text(STORIES["a"])
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_a_zip_gives_its_members_in_order_of_name(tmp_path):
    path = zipped(tmp_path / "x.bin", {f"in/{name}.txt": text for name, text in STORIES.items()})
    assert [one[0] for one in told(path)] == [f"{path}/in/{name}.txt" for name in "abc"]
    assert all(one[2] for one in told(path))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_gives_its_members_as_they_stand(tmp_path, mode):
    path = tmp_path / "x.bin"
    path.write_bytes(tarred({f"{name}.txt": text for name, text in STORIES.items()}, mode))
    assert names(path) == ["b.txt", "a.txt", "c.txt"]
    assert all(one[2] for one in told(path))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_is_only_compressed_is_read(tmp_path, pack):
    path = tmp_path / "story.txt.gz"
    path.write_bytes(pack(STORY.encode()))
    assert told(path)[0][2] == "Harbor Ministers Agree on Radar Exchange"


@pytest.mark.parametrize("mode", ["w", "w:gz", "zip"])
def test_an_archive_comes_on_standard_input(tmp_path, monkeypatch, mode):
    data = tarred({"a.txt": STORY}, mode) if mode != "zip" else None
    data = data or zipped(tmp_path / "z", {"a.txt": STORY}).read_bytes()

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert [one[0] for one in told("-")] == ["-/a.txt"]


def test_members_that_lead_out_and_links_are_refused_and_the_rest_is_read(tmp_path):
    bad = ["../up.txt", "/etc/cron.d/x", "C:\\x.txt", "in\\..\\..\\x", "in/../../x"]
    path = zipped(tmp_path / "x.zip", {"good.txt": STORY} | dict.fromkeys(bad, STORY))
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found = told(path)
    assert [one[2] is not None for one in found].count(True) == 1
    assert [one[1] for one in found].count("rejected") == 6
    path.write_bytes(
        tarred(
            {"good.txt": STORY} | dict.fromkeys(bad[:2], STORY),
            link=tarfile.SYMTYPE,
            hard=tarfile.LNKTYPE,
            device=tarfile.CHRTYPE,
        )
    )
    found = told(path)
    assert [one[2] is not None for one in found].count(True) == 1
    assert [one[1] for one in found].count("rejected") == 5


def test_bombs_are_refused_before_they_are_read(tmp_path):
    zeros = bytes(40 * 1024**2)
    path = zipped(tmp_path / "x.zip", {"bomb.txt": zeros, "good.txt": STORY})
    found = list(read_paths([str(path)]))
    assert "packed tighter" in found[0].reason
    assert found[1].content
    path.write_bytes(tarred({"good.txt": STORY, "bomb.txt": zeros, "c.txt": STORY}, "w:gz"))
    found = list(read_paths([str(path)]))
    assert found[0].content
    assert {one.outcome for one in found[1:]} == {"rejected"}
    path.write_bytes(gzip.compress(zeros))
    assert [one.outcome for one in read_paths([str(path)])] == ["rejected"]


def test_a_zip_that_lies_about_its_sizes_is_damaged_and_no_more(tmp_path):
    data = bytearray(zipped(tmp_path / "x.zip", {"a.txt": bytes(40 * 1024**2)}).read_bytes())
    size = (40 * 1024**2).to_bytes(4, "little")
    (tmp_path / "x.zip").write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    assert {one.outcome for one in read_paths([str(tmp_path / "x.zip")])} == {"rejected"}


@pytest.mark.parametrize("cut", [3, 40, 200, -30, -2])
@pytest.mark.parametrize("kind", ["zip", "w:gz", "w:xz"])
def test_an_archive_cut_short_has_a_reason(tmp_path, kind, cut):
    path = tmp_path / "x"
    if kind == "zip":
        zipped(path, {"a.txt": STORY, "b.txt": STORY})
    else:
        path.write_bytes(tarred({"a.txt": STORY, "b.txt": STORY}, kind))
    path.write_bytes(path.read_bytes()[:cut])
    found = list(read_paths([str(path)]))
    assert found
    assert all(one.content or one.reason for one in found)


def test_an_archive_in_an_archive_and_an_encrypted_member_are_refused(tmp_path):
    inner = zipped(tmp_path / "in.zip", {"a.txt": STORY}).read_bytes()
    path = zipped(tmp_path / "x.zip", {"in.zip": inner, "hidden/.x": STORY, "__MACOSX/a": "x"})
    (only,) = read_paths([str(path)])
    assert "archive in an archive" in only.reason


class Pictured:
    """A format of one line a story: its identifier and its picture."""

    NAME = "pictured"

    @staticmethod
    def parse(file):
        for line in file.read().decode().splitlines():
            guid, href = line.split()
            yield WireItem(
                guid=guid,
                headline=guid,
                body="<p>A ship.</p>",
                pictures=(Picture(href, caption="A ship", credit="Ann Roe"),),
            )


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["folder", "zip", "w", "w:gz"])
def test_pictures_come_along_from_wherever_the_story_stands(tmp_path, monkeypatch, kind):
    monkeypatch.setitem(READABLE, "pictured", Pictured)
    members = {
        "in/story": "one pics/a.png\ntwo ../b.png\nthree ../../b.png",
        "in/pics/a.png": picture(),
        "b.png": picture("red"),
    }
    place = tmp_path / "x"
    if kind == "folder":
        for name, content in members.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    elif kind == "zip":
        zipped(place, members)
    else:
        place.write_bytes(tarred(members, kind))
    taken = list(Intake().take(read_paths([str(place)], "pictured")))
    assert [one.outcome for one in taken] == ["created"] * 3
    assert [bool(one.pictures[0].photo) for one in taken] == [True, True, False]
    assert Photo.objects.count() == 2


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "::7f00:1", "::ffff:0:7f00:1", "fec0::1",
    ],
)  # fmt: skip
def test_only_public_addresses_are_fetched_from(address):
    assert not is_public(address)


def test_public_addresses_are():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_name_that_has_one_private_address_is_refused(monkeypatch):
    def found(host, port, **_):
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", found)
    with pytest.raises(Unfetched, match="is no public address"):
        public_address("both.example", 80)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x", "file:///etc/passwd", "http://", "http://localhost:8000/",
        "http://localhost/", "http://[::1]/", "http://2130706433/", "gopher://x", "http://[x",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(address):
    with pytest.raises(Unfetched):
        fetch(address, 1000)


@pytest.fixture
def server(monkeypatch):
    """Answers of a server that stands for every public one: {path: (status, headers, body)}."""
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    answers = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = answers[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    port = running.server_port
    monkeypatch.setattr(
        fetching, "public_address", lambda host, _: "127.0.0.1" if "pub" in host else _private()
    )
    whole = fetching.socket.create_connection
    monkeypatch.setattr(
        fetching.socket, "create_connection", lambda place, left: whole((place[0], port), left)
    )
    yield answers
    running.shutdown()


def _private():
    raise Unfetched("is no public address")


def test_a_file_is_fetched_through_redirects_within_bounds(server):
    server["/a"] = 302, {"Location": "/b"}, b""
    server["/b"] = 200, {}, b"x" * 1000
    server["/inside"] = 302, {"Location": "http://inside.example/b"}, b""
    server["/round"] = 302, {"Location": "/round"}, b""
    server["/gone"] = 404, {}, b""
    server["/nowhere"] = 302, {"Location": "http://["}, b""
    assert fetch("http://pub.example/a", 1000) == b"x" * 1000
    for path, words in [
        ("inside", "no public address"),
        ("round", "leads on and on"),
        ("gone", "answered 404"),
        ("nowhere", "is no address"),
    ]:
        with pytest.raises(Unfetched, match=words):
            fetch(f"http://pub.example/{path}", 1000)
    with pytest.raises(Unfetched, match="more than"):
        fetch("http://pub.example/b", 999)


def test_a_picture_is_known_by_its_content():
    assert packed.is_picture(picture())
    assert not packed.is_picture(STORY.encode())
    assert files.HEAD >= packed.HEAD
