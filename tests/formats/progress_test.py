#!/usr/bin/env python3
"""How far a run is, shown to a person at a terminal and to nobody else.

usage: progress_test.py CANDOR
"""

import os
import pty
import re
import subprocess
import sys
import threading
import unittest

import reports

CANDOR = os.path.abspath(sys.argv.pop(1))
PAGES = 1500


class Progress(unittest.TestCase):
    def setUp(self) -> None:
        text = "Our moonbeam is new. The device gives off a soft light, they say.\n\n" * 60
        self.folder = reports.Folder(CANDOR, {f"{number}.md": text for number in range(PAGES)})
        self.addCleanup(self.folder.__exit__)

    def run_on_terminal(self, term: str, *arguments: str) -> tuple[str, bytes]:
        """What stands on a terminal at standard error, and what went to standard output."""
        ours, theirs = pty.openpty()
        shown = []

        def read() -> None:
            try:
                while chunk := os.read(ours, 1 << 16):
                    shown.append(chunk)
            except OSError:
                pass  # Linux says so when the other end is closed

        reader = threading.Thread(target=read)
        with subprocess.Popen([CANDOR, "check", "--pack", str(reports.PACKS / "moon"), *arguments], stderr=theirs,
                              stdout=subprocess.PIPE, cwd=self.folder.path,
                              env={"LC_ALL": "C.UTF-8", "TERM": term}) as run:
            os.close(theirs)
            reader.start()
            printed = run.stdout.read()
        reader.join()
        os.close(ours)
        return b"".join(shown).decode(), printed

    def test_a_terminal_shows_a_bar_that_goes_away(self) -> None:
        shown, printed = self.run_on_terminal("xterm", "--format", "concise", "--quiet", "pages")
        bars = re.findall(r"\[(=*)( *)\] (\d+) of 1500 pages, (\d+) a second, \d+ (?:s|min|h) left", shown)
        self.assertGreater(len(bars), 0, shown)
        done = [int(bar[2]) for bar in bars]
        self.assertEqual(done, sorted(set(done)))
        self.assertTrue(all(len(full) + len(rest) == 24 for full, rest, _, _ in bars))
        self.assertTrue(shown.endswith("\r\x1b[K"), repr(shown[-100:]))
        self.assertEqual(printed.count(b"\n"), PAGES * 60)
        self.assertNotIn(b"\x1b", printed)

    def test_nobody_else_sees_it(self) -> None:
        shown, _ = self.run_on_terminal("dumb", "--format", "concise", "--quiet", "pages")
        self.assertEqual(shown, "")
        self.assertEqual(self.folder.check("--format", "concise", "--quiet", "pages").stderr, b"")


if __name__ == "__main__":
    unittest.main()
