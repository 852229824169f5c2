#!/usr/bin/env python3
"""A corpus that is checked in parts gives the report of one run.

usage: merge_test.py CANDOR

The test with GNU parallel needs Debian's package.
"""

import json
import shutil
import subprocess
import sys
import unittest

import reports

CANDOR = sys.argv.pop(1)


class Merge(unittest.TestCase):
    def setUp(self) -> None:
        pages = {f"{folder}/{name}": text for folder in ("b", "a", "a b", "a.md.d")
                 for name, text in reports.PAGES.items()} | reports.PAGES
        self.folder = reports.Folder(CANDOR, pages)
        self.addCleanup(self.folder.__exit__)

    def part(self, name: str, *arguments: str) -> None:
        self.folder.check("--format", "concise", "--output", f"json={name}", *arguments)

    def write(self, name: str, content: object) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        (self.folder.path / name).write_text(text)

    def merge(self, *arguments: str) -> subprocess.CompletedProcess:
        return self.folder.run("merge", *arguments)

    def refusal(self, *arguments: str) -> str:
        done = self.merge(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        return done.stderr.decode()

    def test_parts_give_the_bytes_of_one_run(self) -> None:
        whole = self.folder.report("json")
        paths = sorted(str(path.relative_to(self.folder.path)) for path in self.folder.path.rglob("*.md")
                       if path.is_file())
        for number in range(5):
            self.part(f"part{number}.json", *paths[number::5])
        done = self.merge(*[f"part{number}.json" for number in (3, 0, 4, 1, 2)])
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        self.assertEqual(done.stdout.decode(), whole.decode())
        self.part("whole.json", "pages")
        self.assertEqual(self.merge("whole.json").stdout, whole)

    def test_a_report_may_come_on_standard_input(self) -> None:
        self.part("one.json", "pages/a")
        self.part("two.json", "pages/b")
        joined = self.merge("one.json", "two.json").stdout
        for arguments in (["one.json", "-"], ["-", "one.json"]):
            done = subprocess.run([self.folder.candor, "merge", *arguments], cwd=self.folder.path, capture_output=True,
                                  input=self.folder.source("two.json"), timeout=120, check=False)
            self.assertEqual((done.stderr, done.stdout), (b"", joined))
        done = subprocess.run([self.folder.candor, "merge", "one.json", "-"], cwd=self.folder.path, capture_output=True,
                              input=b"no report", timeout=120, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard input:1:", done.stderr)
        self.assertIn("once", self.refusal("-", "-"))

    def test_gnu_parallel(self) -> None:
        if shutil.which("parallel") is None:
            print("GNU parallel is not here")
            sys.exit(77)  # CTest: skipped
        paths = "\0".join(str(path.relative_to(self.folder.path)) for path in self.folder.path.rglob("*.md")
                          if path.is_file())
        done = subprocess.run(["parallel", "-0", "-n", "3", "-j", "4", self.folder.candor, "check", "--pack",
                               str(reports.PACKS / "moon"), "--quiet", "--output", "json=part-{#}.json", "{}"],
                              input=paths.encode(), cwd=self.folder.path, capture_output=True, timeout=120, check=False)
        self.assertLess(done.returncode, 101, done.stderr.decode())  # so many calls found something
        parts = sorted(path.name for path in self.folder.path.glob("part-*.json"))
        self.assertEqual(len(parts), 7)
        done = self.merge(*parts)
        self.assertEqual((done.stderr, done.stdout), (b"", self.folder.report("json")))

    def test_statistics_are_those_of_one_run(self) -> None:
        self.part("one.json", "pages/a")
        self.part("two.json", "pages/b", "pages/a b", "pages/a.md.d", *(f"pages/{name}" for name in reports.PAGES))
        done = self.merge("--statistics", "one.json", "two.json")
        self.assertEqual(done.stdout, self.folder.report("json", "--statistics"))
        tables = self.merge("--statistics", "--format", "text", "one.json", "two.json").stdout.decode()
        self.assertTrue(self.folder.report("text", "--statistics").decode().startswith(tables))
        self.assertIn("      15         0            0  claims/hype/moonbeam\n", tables)

    def test_exit_code(self) -> None:
        self.part("clean.json", "pages/clean.md")
        self.part("warning.json", "pages/odd, \"name\" & <x>:1 é.md")
        self.assertEqual(self.merge("clean.json", "warning.json").returncode, 0)
        self.assertEqual(self.merge("--fail-on", "warning", "clean.json", "warning.json").returncode, 1)

    def test_other_packs_are_refused_unless_told_so(self) -> None:
        self.part("one.json", "pages/a")
        other = self.folder.run("check", "--format", "json", "pages/b").stdout
        self.write("two.json", other.decode())
        self.assertIn("two.json: was made with other packs than one.json; --mixed", self.refusal("one.json", "two.json"))
        done = self.merge("--mixed", "one.json", "two.json")
        self.assertEqual(done.returncode, 1)
        packs = json.loads(done.stdout)["packs"]
        one, two = (json.loads(self.folder.source(name))["packs"] for name in ("one.json", "two.json"))
        self.assertEqual(packs, one + [pack for pack in two if pack not in one])

    def test_a_page_in_two_reports_is_refused(self) -> None:
        self.part("one.json", "pages/a")
        self.part("two.json", "pages/a/all.md")
        self.assertIn("two.json: has the page pages/a/all.md, which one.json has, too", self.refusal("one.json", "two.json"))
        self.assertIn("one.json: has the page", self.refusal("one.json", "one.json"))

    def test_all_that_is_no_report_is_named(self) -> None:
        self.part("one.json", "pages/a")
        good = json.loads(self.folder.source("one.json"))
        self.write("cut.json", self.folder.source("one.json").decode()[:700])
        self.write("list.json", [])
        self.write("other.json", {"schema": "candor.report/2"})
        for key in good:
            self.write(f"no-{key}.json", {name: value for name, value in good.items() if name != key})
        self.write("odd.json", good | {"files": [{"path": "x", "findings": [{"rule": 1}]}]})
        names = ["cut.json", "list.json", "other.json", "no-schema.json", "no-packs.json", "no-files.json",
                 "no-coverage.json", "odd.json", "missing.json"]
        lines = self.refusal("one.json", *names).splitlines()
        self.assertEqual(len(lines), len(names), lines)
        for line, name in zip(lines, names, strict=True):
            self.assertIn(f"candor: {name}:", line)
        self.assertRegex(lines[0], r"cut\.json:\d+:\d+: is no whole JSON report$")

    def test_without_a_report_it_says_what_to_do(self) -> None:
        self.assertIn("candor merge part-*.json", self.refusal())


if __name__ == "__main__":
    unittest.main()
