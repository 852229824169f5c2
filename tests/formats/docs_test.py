#!/usr/bin/env python3
"""The examples of a page of docs/ are what the program prints.

usage: docs_test.py CANDOR PAGE

A block behind `<!-- file: NAME -->` is a file, one behind `<!-- run: candor … -->` what the call prints. "…" stands for
anything; on a line of its own, for any lines.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import reports

BLOCK = re.compile(r"<!-- (file|run): (.*?) -->\n```\w*\n(.*?)```\n", re.DOTALL)


def pattern_of(shown: str) -> re.Pattern[str]:
    """A regular expression for all of an output."""
    parts = []
    for line in shown.splitlines():
        parts.append(r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n")
    return re.compile("".join(parts))


def main() -> int:
    candor, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    bad = runs = 0
    with tempfile.TemporaryDirectory(prefix="candor-docs-") as folder:
        shutil.copytree(reports.PACKS / "moon", pathlib.Path(folder) / "moon")
        for kind, what, block in BLOCK.findall(page.read_text(encoding="utf-8")):
            if kind == "file":
                (pathlib.Path(folder) / what).write_text(block, encoding="utf-8")
                continue
            runs += 1
            done = subprocess.run([candor, *what.split()[1:]], cwd=folder, capture_output=True, timeout=60, check=False)
            printed = done.stdout.decode().replace("\r\n", "\n")
            if not pattern_of(block).fullmatch(printed):
                bad += 1
                print(f"{page}: not what '{what}' prints:\n{printed}")
    if runs == 0:
        print(f"{page}: no examples found")
    return 0 if runs > 0 and bad == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
