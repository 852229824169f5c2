#!/usr/bin/env python3
"""Measures how time grows with a page's length, and prints a table in Markdown for docs/performance.md.

usage: growth.py CANDOR [ROUNDS]

Each kind of page is made in four lengths, one, two, four and eight times. The figure is the processor time of `candor
check`, starting included, the least of several rounds; the last column is the largest ratio of two neighbours, with the
time that an empty page takes subtracted from both.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

LENGTHS = (1, 2, 4, 8)


def definitions(number):
    return "".join(f"[r{i}]: https://example.org/{i}\n" for i in range(number))


# Name, size of the shortest, page of a size. Sizes are such that the shortest takes some 50 ms.
KINDS = [
    ("ordinary paragraphs", 3000, lambda n: "Our infusions may not *cure* [pain](a.md) in everyone (Lee et al., 2014).\n\n" * n),
    ("one paragraph, one line", 4000, lambda n: "Ketamine may help some people with pain. " * n),
    ("one sentence without an end", 20000, lambda n: "may not cure, " * n),
    ("list items", 6000, lambda n: "It is not:\n\n" + "- a cure for pain\n" * n),
    ("table rows", 6000, lambda n: "| a | b |\n|---|---|\n" + "| Ketamine cures pain. | no |\n" * n),
    ("table of wide rows", 25, lambda n: ("|a" * 1000 + "|\n" + "|---" * 1000 + "|\n") + ("|b" * 1000 + "|\n") * n),
    ("emphasis marks", 60000, lambda n: "*a _b " * n),
    ("opening brackets", 300000, lambda n: "[" * n + "a"),
    ("brackets in brackets", 2000, lambda n: "[" * n + "a" + "]" * n + "\n\n[a]: b\n"),
    ("reference links, defined", 4000, lambda n: "".join(f"See [a][r{i}].\n\n" for i in range(n)) + definitions(n)),
    ("lines with brackets, one paragraph", 4000, lambda n: "a[b] c\n" * n + "\n[x]: y\n"),
    ("deep quotes", 40000, lambda n: "> " * n + "a\n"),
    ("deep lists", 40000, lambda n: "- " * n + "a\n" + "\n" * n),
    ("backticks", 40000, lambda n: "`a ``b " * n),
    ("HTML tags", 30000, lambda n: "a <b>cure</b> " * n),
    ("one long word", 1000000, lambda n: "a" * n),
    ("plain text, one line", 4000, lambda n: "Ketamine may help some people with pain. " * n),
]


def processor_seconds(candor, page):
    process = subprocess.Popen([candor, "check", "--format", "json", "--quiet", "--no-config", "--jobs", "1", page],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{page}: {process.stderr.read().decode()}")
    return usage.ru_utime + usage.ru_stime


def main():
    candor = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.md"
        empty.write_text("\n", encoding="utf-8")
        start = min(processor_seconds(candor, empty) for _ in range(3 * rounds))
        print(f"An empty page takes {1e3 * start:.0f} ms.\n")
        print("| page | bytes, 1× | 1×, ms | 2× | 4× | 8× | largest ratio |\n|---|--:|--:|--:|--:|--:|--:|")
        for name, size, page in KINDS:
            files = []
            for length in LENGTHS:
                files.append(pathlib.Path(folder) / (f"page-{length}" + (".txt" if name.startswith("plain") else ".md")))
                files[-1].write_text(page(size * length), encoding="utf-8")
            times = [min(processor_seconds(candor, file) for _ in range(rounds)) for file in files]
            net = [max(seconds - start, 1e-3) for seconds in times]
            ratio = max(longer / shorter for shorter, longer in zip(net, net[1:]))
            cells = " | ".join(f"{1e3 * seconds:.0f}" for seconds in times)
            print(f"| {name} | {files[0].stat().st_size:,} | {cells} | {ratio:.2f} |", flush=True)


main()
