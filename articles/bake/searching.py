"""The search of a baked site: Pagefind's index of the stories, which browsers read in parts.

It is made of the files themselves, so nothing is found that stands on no page. A page without a
story, as where one was taken down, is not in it.
"""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

STORY = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+/index\.html")
GLOB = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/*/index.html"
ROOT = "article.story"
LEFT_OUT = ".notice,.kicker,.byline,.rail,.chips-block,.said,.story-people,.story-end,.files"
# The searching itself; the rest is the look that it would have without ours.
WANTED = re.compile(r"fragment/.*|index/.*|filter/.*|pagefind(-worker)?\.js|.*\.pf_meta|wasm\..*")
ENTRY = "pagefind-entry.json"


class NoIndex(RuntimeError):
    """Pagefind failed. The message has its last words."""


def index_of(folder):
    """Yield (name, bytes) of the index of the stories in the folder; what names the others, last.

    The same stories give the same bytes.
    """
    program = get_executable()
    if program is None:
        raise NoIndex("the program pagefind is not installed; pip install 'pagefind[bin]'.")
    with TemporaryDirectory(prefix="newsroom-search-") as beside:
        command = [str(program), "--site", str(folder), "--output-path", beside, "--silent"]
        command += ["--root-selector", ROOT, "--exclude-selectors", LEFT_OUT, "--glob", GLOB]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        made = Path(beside)
        if done.returncode or not (made / ENTRY).exists():
            raise NoIndex(f"pagefind: {(done.stderr or done.stdout).strip()[-300:]}")
        names = [str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()]
        for name in sorted(filter(WANTED.fullmatch, names)):
            yield f"pagefind/{name}", (made / name).read_bytes()
        yield f"pagefind/{ENTRY}", (made / ENTRY).read_bytes()
