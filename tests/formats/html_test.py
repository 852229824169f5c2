#!/usr/bin/env python3
"""The HTML report in a real browser.

usage: html_test.py CANDOR [--screenshots FOLDER]

Needs Debian's chromium and chromium-driver. With --screenshots the report is photographed wide, narrow, dark and as
it is printed, to be looked at.
"""

import base64
import json
import pathlib
import re
import sys
import tempfile
import unittest

import browser
import reports

CANDOR = ""
SCREENSHOTS: pathlib.Path | None = None

HOSTILE = "<script>document.title = 'owned'</script> <img src=x onerror=\"document.title = 'owned'\"> moonbeam &lt;\n"

# Pairs of colours of all text that is shown: the lowest contrast of the page, after WCAG 2.2 (1.4.3).
CONTRAST = r"""
const parse = (color) => color.match(/[\d.]+/g).map(Number);
const light = (color) => {
  const [r, g, b] = parse(color).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (; element; element = element.parentElement) {
    const color = getComputedStyle(element).backgroundColor;
    if ((parse(color)[3] ?? 1) > 0) return color;
  }
  return "rgb(255, 255, 255)";
};
let worst = [99, ""];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, style, select")) continue;
  const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
  const contrast = (a + 0.05) / (b + 0.05);
  if (contrast < worst[0]) worst = [contrast, element.outerHTML.slice(0, 200)];
}
return worst;
"""


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.profile = tempfile.TemporaryDirectory(prefix="candor-browser-", ignore_cleanup_errors=True)
        cls.browser = browser.Browser(cls.profile.name)
        cls.folder = reports.Folder(CANDOR, reports.PAGES | {"hostile <b>.md": HOSTILE})
        html = cls.folder.check("--format", "html", "--output", "json=report.json", "pages", "nosuch.md").stdout
        cls.report = cls.folder.path / "report.html"
        cls.report.write_bytes(html)
        cls.files = json.loads((cls.folder.path / "report.json").read_text())["files"]

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.close()
        cls.folder.__exit__()
        cls.profile.cleanup()

    def setUp(self) -> None:
        self.browser.resize(1280, 900)
        self.browser.look()
        self.browser.complaints()  # those of the test before
        self.browser.open(self.report.as_uri())

    def visible_notes(self) -> int:
        return self.browser.run("return [...document.querySelectorAll('.note')].filter((n) => n.checkVisibility()).length")

    def test_the_browser_has_nothing_to_complain_about(self) -> None:
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.run("return document.compatMode"), "CSS1Compat")

    def test_marks_hold_the_words_in_place(self) -> None:
        shown = self.browser.run("""
            return [...document.querySelectorAll("section.page")].map((page) => ({
              path: page.querySelector("h3").textContent,
              found: [...page.querySelectorAll(".note")].map((note) => {
                const marks = [...page.querySelectorAll("mark")]
                    .filter((mark) => mark.dataset.of.split(" ").includes(note.dataset.number));
                return [marks.map((mark) => mark.textContent).join(" "), note.dataset.severity,
                        marks[0].closest(".line").dataset.line, note.querySelector(".message").textContent];
              })}))""")
        plain = str.maketrans({"*": None, "`": None})
        expected = [{"path": file["path"],
                     "found": [[one["match"], one["severity"], str(one["start"]["line"]), one["message"]]
                               for one in file["findings"]]}
                    for file in self.files if file["findings"]]
        for page in shown:
            for one in page["found"]:
                one[0] = " ".join(one[0].translate(plain).split())
        self.assertEqual(shown, expected)

    def test_the_text_is_that_of_the_page(self) -> None:
        lines = self.browser.run("""
            return [...document.querySelectorAll("section.page")].map((page) =>
              [...page.querySelectorAll(".line")].map((line) => {
                const copy = line.cloneNode(true);
                copy.querySelectorAll(".ref").forEach((number) => number.remove());
                return copy.textContent;
              }))""")
        for page, file in zip(lines, [file for file in self.files if file["findings"]], strict=True):
            source = self.folder.source(file["path"]).decode("utf-8-sig").replace("\t", "    ")
            self.assertEqual(page, [line for line in source.splitlines() if line.strip()])

    def test_links_lead_somewhere_and_names_are_unique(self) -> None:
        lost, twice = self.browser.run("""
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1));
            return [links.filter((name) => !ids.includes(name)), ids.filter((id, i) => ids.indexOf(id) !== i)];""")
        self.assertEqual((lost, twice), ([], []))

    def test_a_page_cannot_do_anything(self) -> None:
        self.assertEqual(self.browser.run("return [document.title, document.images.length, document.scripts.length]"),
                         ["candor: 3 of 5 pages fail", 0, 1])
        self.assertIn("<img src=x onerror", self.browser.run("return document.body.textContent"))
        blocked = self.browser.run("""
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
            return document.title;""")
        self.assertEqual(blocked, "candor: 3 of 5 pages fail")
        self.assertRegex("".join(self.browser.complaints()), "violates the following Content Security Policy")

    def test_filters(self) -> None:
        everything = self.visible_notes()
        self.browser.run("document.querySelector('[value=error]').click()")
        self.browser.run("document.querySelector('[value=warning]').click()")
        self.assertEqual(self.visible_notes(), 1)
        self.assertEqual(self.browser.run("return document.querySelector('output').value"), f"1 of {everything} findings")
        self.assertEqual(self.browser.run(
            "return [...document.querySelectorAll('section.page')].filter((p) => p.checkVisibility()).length"), 1)
        self.browser.run("document.querySelector('[type=reset]').click()")
        self.browser.run("return new Promise((done) => setTimeout(done, 50))")
        self.assertEqual(self.visible_notes(), everything)
        self.browser.run("""
            const path = document.querySelector("[type=search]");
            path.value = "CRLF";
            path.dispatchEvent(new Event("input", {bubbles: true}));""")
        self.assertEqual(self.visible_notes(), 1)
        lines = "return [...document.querySelectorAll('.line')].filter((l) => l.checkVisibility()).length"
        self.assertEqual(self.browser.run(lines), 2)
        self.browser.run("document.querySelector('[name=passages]').click()")
        self.assertEqual(self.browser.run(lines), 1)

    def test_reads_the_same_without_its_script(self) -> None:
        everything = self.visible_notes()
        copy = self.folder.path / "without.html"
        copy.write_text(re.sub(r"<script>.*</script>", "", self.report.read_text(), flags=re.DOTALL))
        self.browser.open(copy.as_uri())
        self.assertEqual(self.visible_notes(), everything)
        self.assertFalse(self.browser.run("return document.getElementById('filters').checkVisibility()"))

    def test_keyboard(self) -> None:
        self.browser.press("\ue004")  # Tab
        self.assertEqual(self.browser.run("""
            const box = document.activeElement.getBoundingClientRect();
            return [document.activeElement.className, box.left >= 0 && box.top >= 0];"""), ["skip", True])
        self.browser.press("\ue007")  # Enter
        self.assertEqual(self.browser.run("return location.hash"), "#pages")
        self.browser.press("\ue004")
        self.assertEqual(self.browser.run("return document.activeElement.className.split(' ')[0]"), "ref")
        self.browser.press("\ue007")
        hash_name = self.browser.run("return location.hash")
        self.assertEqual(self.browser.run("return document.querySelector(':target').className.split(' ')[0]"), "note")
        self.browser.press("\ue004")
        self.browser.press("\ue007")
        self.assertEqual(self.browser.run("return location.hash"), f"{hash_name}-at")

    def test_what_a_screen_reader_gets(self) -> None:
        nodes = self.browser.devtools("Accessibility.getFullAXTree")["nodes"]
        named: dict[str, list[str]] = {}
        for node in nodes:
            if not node["ignored"]:
                named.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
        for role in ("link", "heading", "checkbox", "combobox", "searchbox", "button", "columnheader", "form"):
            self.assertTrue(named.get(role), role)
        for role in ("link", "heading", "checkbox", "combobox", "searchbox", "button", "form"):
            self.assertNotIn("", named[role], role)
        self.assertIn("finding 1, error", named["link"])
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "en")
        levels = self.browser.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map((h) => +h.tagName[1])")
        self.assertEqual(levels[0], 1)
        self.assertTrue(all(next_one <= level + 1 for level, next_one in zip(levels, levels[1:])), levels)

    def test_fits_and_can_be_read_wide_narrow_dark_and_printed(self) -> None:
        for name, size, medium, scheme in (("wide", (1280, 900), "screen", "light"), ("narrow", (360, 800), "screen", "light"),
                                           ("dark", (1280, 900), "screen", "dark"), ("print", (800, 1100), "print", "light")):
            self.browser.resize(*size)
            self.browser.look(medium, scheme)
            with self.subTest(name):
                contrast, where = self.browser.run(CONTRAST)
                self.assertGreaterEqual(contrast, 4.5, where)
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), size[0])
                self.assertEqual(self.browser.run("return document.getElementById('filters').checkVisibility()"),
                                 medium == "screen")
            if SCREENSHOTS:
                self.browser.resize(size[0], 2400)
                (SCREENSHOTS / f"{name}.png").write_bytes(self.browser.screenshot())
        dark = self.browser.run("return getComputedStyle(document.body).backgroundColor")
        self.browser.look(scheme="dark")
        self.assertNotEqual(self.browser.run("return getComputedStyle(document.body).backgroundColor"), dark)

    def test_paths_can_be_read_on_a_phone(self) -> None:
        self.browser.resize(360, 800)
        heights = self.browser.run("""
            return [...document.querySelectorAll("tr[data-page] th")].map((cell) => cell.getBoundingClientRect().height)""")
        self.assertLess(max(heights), 80, heights)
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 360)

    def test_a_long_list_of_pages_does_not_push_the_findings_away(self) -> None:
        for number in range(120):
            (self.folder.path / f"many-{number}.md").write_text("A moonbeam.\n")
        self.addCleanup(lambda: [page.unlink() for page in self.folder.path.glob("many-*.md")])
        report = self.folder.path / "long.html"
        report.write_bytes(self.folder.check("--format", "html", *(f"many-{i}.md" for i in range(120))).stdout)
        self.browser.open(report.as_uri())
        top = self.browser.run("return document.getElementById('pages').getBoundingClientRect().top + window.scrollY")
        self.assertLess(top, 1600)
        self.assertEqual(self.browser.run("return document.querySelector('.pages').tabIndex"), 0)
        self.browser.look("print")
        self.assertEqual(self.browser.run(
            "const box = document.querySelector('.pages'); return box.scrollHeight - box.clientHeight"), 0)

    def test_a_page_without_findings_has_no_charts(self) -> None:
        report = self.folder.path / "none.html"
        report.write_bytes(self.folder.check("--format", "html", "pages/clean.md").stdout)
        self.browser.open(report.as_uri())
        self.assertEqual(self.browser.run("return document.title"), "candor: the page passes")
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('h2')].map((h) => h.textContent)"),
                         ["By page", "Pages with findings"])

    def test_can_be_printed(self) -> None:
        pdf = base64.b64decode(self.browser.devtools("Page.printToPDF")["data"])
        self.assertTrue(pdf.startswith(b"%PDF"))


def main() -> None:
    global CANDOR, SCREENSHOTS  # pylint: disable=global-statement
    CANDOR = sys.argv.pop(1)
    if "--screenshots" in sys.argv:
        at = sys.argv.index("--screenshots")
        SCREENSHOTS = pathlib.Path(sys.argv[at + 1])
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        del sys.argv[at:at + 2]
    if not browser.available():
        print("chromium and chromedriver are not here")
        sys.exit(77)  # CTest: skipped
    unittest.main()


if __name__ == "__main__":
    main()
