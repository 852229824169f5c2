#!/usr/bin/env python3
"""Many pages in one run: the same bytes whatever the number of threads, and memory that does not grow with the pages.

usage: batch_test.py CANDOR
"""

import os
import subprocess
import sys
import unittest

import reports

CANDOR = sys.argv.pop(1)
FORMATS = ("text", "concise", "json", "jsonl", "html", "markdown", "csv", "sarif", "github", "gitlab", "rdjson", "junit",
           "checkstyle")
WORDS = ("moonbeam", "stardust", "glitter", "light")


def page(number: int) -> str:
    """Pages that differ in length, in what they hold and in how long they take."""
    return "".join(f"Our {WORDS[(number + i) % len(WORDS)]} number {number}.{i} is **ours**.\n\n"
                   for i in range(number % 7 * 5 + 1))


class Batch(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = reports.Folder(CANDOR, {f"{i % 10}/{i}.md": page(i) for i in range(300)})
        self.addCleanup(self.folder.__exit__)
        pages = self.folder.path / "pages"
        (pages / "3/large.md").write_text(page(6) * 100)
        (pages / "4/binary.md").write_bytes(b"\0\1\2" * 100)
        (pages / "5/nowhere.md").symlink_to("nowhere")

    def outputs(self, jobs: str) -> dict[str, bytes]:
        wanted = [f"--output={name}=report.{name}" for name in FORMATS]
        done = self.folder.check("--jobs", jobs, "--max-size", "20K", *wanted, "pages/gone.md", "pages")
        self.assertEqual(done.returncode, 2, done.stderr)
        return ({name: self.folder.source(f"report.{name}") for name in FORMATS} |
                {"standard output": done.stdout, "standard error": done.stderr})

    def test_the_number_of_threads_changes_no_byte(self) -> None:
        alone = self.outputs("1")
        for name in ("gone.md", "large.md", "binary.md"):
            self.assertIn(name.encode(), alone["json"], name)
        for jobs in ("2", "7", "0"):
            together = self.outputs(jobs)
            for name, report in alone.items():
                self.assertTrue(report == together[name], f"{name} is another with --jobs {jobs}")


class Memory(unittest.TestCase):
    # Pages of 32 KiB: were they kept, 400 of them would need 11 MiB more than 50.
    PAGE = page(6) * 22

    def peak(self, pages: int, *options: str) -> int:
        """The largest resident set of a run over so many pages, in KiB."""
        with reports.Folder(CANDOR, {f"{i}.md": self.PAGE for i in range(pages)}) as folder:
            environment = {"LC_ALL": "C.UTF-8"} | {name: value + ":quarantine_size_mb=0" for name, value in
                                                   os.environ.items() if name.endswith("SAN_OPTIONS")}
            process = subprocess.Popen([folder.candor, "check", "--pack", str(reports.PACKS / "moon"), "--jobs", "2",
                                        *options, "pages"], cwd=folder.path, env=environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 1)
            return used.ru_maxrss

    def test_memory_does_not_grow_with_the_pages(self) -> None:
        outputs = [f"--output={name}=report" for name in ("html",)]
        for options in (["--format", "json"], ["--format", "junit", *outputs]):
            few, many = self.peak(50, *options), self.peak(400, *options)
            self.assertLess(many, few * 1.25, f"{options}: {few} KiB with 50 pages, {many} KiB with 400")


if __name__ == "__main__":
    unittest.main()
