"""People of the desk, each in a browser of their own, watched for what their pages complain of."""

import io
import os
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from PIL import Image

from articles.tests.staff import make_member

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PASSWORD = "a long password"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TELL_OF_POLICY = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`));"""
# Rules whose answer changes with the colors or the width; the others are asked once a page.
OF_LOOKS = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]
GRAVE = {"serious", "critical"}
# Colors do not depend on the width, nor does the layout on the colors.
OPPOSITES = (("dark", NARROW, OF_LOOKS), ("light", WIDE, None))
RUN = """async (rules) => {
  const options = { iframes: false, preload: false, resultTypes: ["violations"] };
  if (rules) options.runOnly = { type: "rule", values: rules };
  // What the foot of a form covers now can be scrolled into sight.
  const feet = document.querySelectorAll(".foot, .submit-row");
  for (const foot of feet) foot.style.position = "static";
  const { violations } = await axe.run(document, options);
  for (const foot of feet) foot.style.position = "";
  return violations.map(({ impact, id, nodes }) => [impact, id, nodes[0].html]);
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Colors that fade into each other have arrived.
SETTLE = "document.getAnimations().forEach((animation) => animation.finish())"
# A folder: the pictures that docs/desk.md shows are kept there.
PICTURES = os.environ.get("PICTURES")
SHOWN = (settings.BASE_DIR / "docs/desk.md").read_text(encoding="utf-8")


class Browsing:
    """A page with its context, and what it complained of: warnings, errors, breaches of policy."""

    def __init__(self, context, site):
        context.add_init_script(TELL_OF_POLICY)
        self.site = site
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message):
        """Keep warnings and errors; browsers also give advice on Django's own forms."""
        if message.type in {"warning", "error", "assert"}:
            self.complaints.append(message.text)

    def log_in(self, name, role, **fields):
        """Make the member and log in as they would; return self."""
        if not User.objects.filter(username=name).exists():
            user = make_member(role, username=name, **fields)
            user.set_password(PASSWORD)
            user.save()
        self.page.goto(f"{self.site.url}/admin/login/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.site.url}/admin/")
        return self

    def picture(self, name, viewport=WIDE):
        """Keep a picture of what is seen now, where PICTURES asks for it."""
        if not PICTURES or f"/{name}.png" not in SHOWN:
            return
        self.page.set_viewport_size(viewport)
        self.page.evaluate("scrollTo(0, 0)")
        self.page.evaluate(SETTLE)
        seen = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        seen.quantize(192).save(Path(PICTURES) / f"{name}.png", optimize=True)
        self.page.set_viewport_size(WIDE)

    def faults(self, looks=OPPOSITES):
        """What axe and the width find wrong with the page, in each of the looks."""
        self.page.evaluate(AXE)  # the policy forbids the page to load it; the debugger may
        found = []
        for scheme, viewport, rules in looks:
            self.page.emulate_media(color_scheme=scheme)
            self.page.set_viewport_size(viewport)
            where = f"{self.page.url} {scheme} {viewport['width']}"
            self.page.evaluate(SETTLE)
            violations = self.page.evaluate(RUN, rules)
            found += [(where, *fault) for fault in violations if fault[0] in GRAVE]
            if (over := self.page.evaluate(OVERFLOW)) > 0:
                found.append((where, "overflows by", over))
        return found
