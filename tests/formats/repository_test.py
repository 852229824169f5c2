#!/usr/bin/env python3
"""Paths of pages in a git repository, as each consumer of a format looks for them, from wherever candor is run.

usage: repository_test.py CANDOR
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import urllib.parse

import jsonschema
import reports

CANDOR = sys.argv.pop(1)
PACK = str(reports.PACKS / "moon")
SCHEMA = json.loads((pathlib.Path(__file__).resolve().parent / "schemas" / "sarif.schema.json").read_text(encoding="utf-8"))
NAME = "odd, \"name\" & <x>:1 é.md"


class Repository(unittest.TestCase):
    def setUp(self) -> None:
        folder = reports.Folder(CANDOR, {"in git/site/pages/" + NAME: "Our moonbeam.\n", "outside.md": "A moonbeam.\n"})
        self.addCleanup(folder.__exit__)
        self.home = folder.path.resolve() / "pages"
        self.root = self.home / "in git"
        subprocess.run(["git", "init", "-q", str(self.root)], check=True, timeout=60,
                       env={"PATH": os.environ["PATH"], "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1"})

    def report(self, format_name: str, folder: pathlib.Path, *paths: str) -> str:
        done = subprocess.run([os.path.abspath(CANDOR), "check", "--pack", PACK, "--format", format_name, *paths],
                              cwd=folder, capture_output=True, timeout=120, check=False, text=True,
                              env={"LC_ALL": "C.UTF-8"})
        self.assertIn(done.returncode, (1, 2), done.stderr)
        return done.stdout

    def sarif(self, folder: pathlib.Path, *paths: str) -> dict:
        log = json.loads(self.report("sarif", folder, *paths))
        jsonschema.Draft7Validator(SCHEMA).validate(log)
        return log["runs"][0]

    def places(self, run: dict) -> list[dict]:
        return [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]

    def test_forges_get_paths_from_the_root_of_the_repository(self) -> None:
        wanted = "site/pages/" + NAME
        for folder, path in ((self.root, "."), (self.root / "site", "."), (self.root / "site/pages", NAME),
                             (self.root / "site", str(self.root / wanted)), (self.root / "site/pages", "../pages")):
            with self.subTest(folder=folder, path=path):
                place, = self.places(self.sarif(folder, path))
                self.assertEqual(place["uriBaseId"], "%SRCROOT%")
                self.assertEqual(urllib.parse.unquote(place["uri"]), wanted)
                issue, = json.loads(self.report("gitlab", folder, path))
                self.assertEqual(issue["location"]["path"], wanted)
                file = re.match(r"::error file=([^,]*),", self.report("github", folder, path))
                self.assertEqual(urllib.parse.unquote(file.group(1)), wanted)

    def test_the_root_is_named_by_its_address(self) -> None:
        for folder in (self.root, self.root / "site"):
            bases = self.sarif(folder, ".")["originalUriBaseIds"]
            self.assertEqual(urllib.parse.unquote(bases["%SRCROOT%"]["uri"]), f"file://{self.root}/")

    def test_gitlab_knows_a_finding_again_from_another_folder(self) -> None:
        self.assertEqual(self.report("gitlab", self.root, "."), self.report("gitlab", self.root / "site", "."))

    def test_runs_in_other_folders_do_not_take_each_others_place(self) -> None:
        ids = [self.sarif(folder, ".")["automationDetails"]["id"]
               for folder in (self.root, self.root / "site", self.root / "site/pages")]
        self.assertEqual(ids, ["candor/", "candor/site/", "candor/site/pages/"])

    def test_reviewdog_gets_paths_from_the_folder_that_it_runs_in(self) -> None:
        diagnostic, = json.loads(self.report("rdjson", self.root / "site", "."))["diagnostics"]
        self.assertEqual(diagnostic["location"]["path"], "pages/" + NAME)

    def test_people_get_the_paths_that_they_gave(self) -> None:
        for name in ("text", "concise", "json", "csv", "junit", "checkstyle", "markdown"):
            self.assertNotIn("site/", self.report(name, self.root / "site", "."), name)

    def test_a_page_outside_is_named_by_its_whole_path(self) -> None:
        page = str(self.home / "outside.md")
        for path in (page, "../outside.md"):
            place, = self.places(self.sarif(self.root, path))
            self.assertEqual(place, {"uri": "file://" + urllib.parse.quote(page)})

    def test_what_could_not_be_checked_has_such_a_path_too(self) -> None:
        run = self.sarif(self.root / "site", "gone.md", ".")
        place = run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"], {"uri": "site/gone.md", "uriBaseId": "%SRCROOT%"})

    def test_outside_a_repository_paths_are_as_given(self) -> None:
        run = self.sarif(self.home, "outside.md")
        self.assertNotIn("originalUriBaseIds", run)
        self.assertEqual((self.places(run), run["automationDetails"]), ([{"uri": "outside.md"}], {"id": "candor/"}))


if __name__ == "__main__":
    unittest.main()
