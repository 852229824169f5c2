#!/usr/bin/env python3
"""Several reports in one run, each whole or not at all.

usage: outputs_test.py CANDOR
"""

import os
import signal
import subprocess
import sys
import time
import unittest

import reports

CANDOR = sys.argv.pop(1)


class Outputs(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = reports.Folder(CANDOR)
        self.addCleanup(self.folder.__exit__)

    def files(self) -> set[str]:
        return {path.name for path in self.folder.path.iterdir()} - {"pages"}

    def test_files_hold_what_standard_output_would(self) -> None:
        names = ("json", "html", "sarif", "junit", "csv", "text")
        wanted = [f"--output={name}=report.{name}" for name in names]
        done = self.folder.check("--format", "jsonl", *wanted, "pages")
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        self.assertEqual(done.stdout, self.folder.report("jsonl"))
        for name in names:
            self.assertEqual(self.folder.source(f"report.{name}"), self.folder.report(name), name)
        self.assertEqual(self.files(), {f"report.{name}" for name in names})

    def test_mistakes_are_found_before_the_run_all_at_once(self) -> None:
        (self.folder.path / "old.json").write_text("old")
        done = self.folder.check("--output", "json=old.json", "--output", "html=no/such/folder.html", "--output", "cvs=a",
                                 "--output", "report.html", "--output", "csv=old.json", "--output", "csv=pages", "pages")
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        lines = done.stderr.decode().splitlines()
        self.assertEqual(len(lines), 5, lines)
        for line, part in zip(lines, ("no/such/folder.html", "did you mean 'csv'?", "--output wants FORMAT=FILE",
                                      "two reports cannot go into the same file 'old.json'", "pages"), strict=True):
            self.assertIn(part, line)
        self.assertEqual((self.files(), self.folder.source("old.json")), ({"old.json"}, b"old"))

    def test_a_report_never_takes_the_place_of_a_page(self) -> None:
        page = self.folder.source("pages/clean.md")
        (self.folder.path / "link.html").symlink_to("pages/clean.md")
        for path in ("pages/clean.md", "pages/../pages/clean.md", "link.html"):
            done = self.folder.check("--output", f"html={path}", "pages")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(f"the report would overwrite '{path}', which this run reads", done.stderr.decode())
        self.assertEqual(self.folder.source("pages/clean.md"), page)

    def test_standard_output_may_be_named(self) -> None:
        for path in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
            done = self.folder.check("--format", "concise", "--quiet", "--output", f"json={path}", "pages")
            self.assertEqual((done.returncode, done.stderr), (1, b""))
            self.assertEqual(done.stdout, self.folder.report("concise") + self.folder.report("json"))
        with open(self.folder.path / "both", "wb") as both:
            subprocess.run([self.folder.candor, "check", "--pack", str(reports.PACKS / "moon"), "--format", "concise",
                            "--quiet", "--output", "jsonl=/dev/stdout", "pages"], cwd=self.folder.path, stdout=both,
                           check=False)
        self.assertEqual(self.folder.source("both"), self.folder.report("concise") + self.folder.report("jsonl"))

    def test_a_full_disk_is_no_clean_run(self) -> None:
        done = self.folder.check("--output", "json=/dev/full", "pages/clean.md")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"/dev/full", done.stderr)

    def test_an_interrupted_run_leaves_the_old_report_and_nothing_else(self) -> None:
        for number in range(3000):
            (self.folder.path / "pages" / f"{number}.md").write_text("A moonbeam. Some stardust.\n\n" * 20)
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            (self.folder.path / "report.html").write_text("old")
            command = [self.folder.candor, "check", "--pack", str(reports.PACKS / "moon"), "--format", "concise",
                       "--output", "html=report.html", "--output", "json=report.json", "pages"]
            with subprocess.Popen(command, cwd=self.folder.path, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL) as run:
                os.read(run.stdout.fileno(), 1)  # the first page has been reported
                run.send_signal(signal_number)
                deadline = time.monotonic() + 60
                while os.read(run.stdout.fileno(), 1 << 16) and time.monotonic() < deadline:
                    pass
            self.assertEqual(run.returncode, -signal_number)
            self.assertEqual((self.files(), self.folder.source("report.html")), ({"report.html"}, b"old"))


if __name__ == "__main__":
    unittest.main()
