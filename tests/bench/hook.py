#!/usr/bin/env python3
"""Measures what the git hook costs: user and system time of `candor hook run`, the git it starts included, in a new
repository whose index holds five new pages. Prints; passes no judgement.

usage: hook.py CANDOR [--pages N] [--runs N]
"""

import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time

PAGE = """# Ketamine at our clinic

Some people feel better within hours, others do not. {number} of our patients came back after a month, and nobody knows yet
how long the effect lasts. It can raise blood pressure and cause nausea, and it is not approved for depression.

- Ask your doctor whether it is for you.
- Do not drive on the day.

In one trial it was compared with midazolam (Murrough et al., 2013). If you think about suicide, call 988 now.
"""


def used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def measure(words: list[str], folder: pathlib.Path, environment: dict[str, str], runs: int) -> str:
    times, clock = [], []
    for _ in range(runs):
        began, before = time.monotonic(), used()
        subprocess.run(words, cwd=folder, env=environment, check=False, capture_output=True)
        times.append(1000 * (used() - before))
        clock.append(1000 * (time.monotonic() - began))
    return (f"{statistics.median(times):6.1f} ms user and system time (least {min(times):.1f}), "
            f"{statistics.median(clock):6.1f} ms by the clock (least {min(clock):.1f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("candor")
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--runs", type=int, default=40)
    arguments = parser.parse_args()
    candor = os.path.abspath(arguments.candor)
    with tempfile.TemporaryDirectory(prefix="candor-bench-") as name:
        folder = pathlib.Path(name)
        environment = {"PATH": os.environ["PATH"], "HOME": name, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
        subprocess.run(["git", "init", "-q"], cwd=folder, env=environment, check=True)
        for number in range(arguments.pages):
            (folder / f"page-{number}.md").write_text(PAGE.format(number=number) * 5, encoding="utf-8")
        subprocess.run(["git", "add", "."], cwd=folder, env=environment, check=True)
        for title, words in [(f"hook run, {arguments.pages} pages", [candor, "hook", "run"]),
                             (f"check, {arguments.pages} pages", [candor, "check", "."]),
                             ("version", [candor, "version"]), ("git status", ["git", "status", "--porcelain"])]:
            print(f"{title:20} {measure(words, folder, environment, arguments.runs)}", flush=True)


if __name__ == "__main__":
    main()
