"""Runs candor on each part of the corpus and prints time, throughput and peak memory as a Markdown table.

Times are the best of several runs: on a shared machine the least disturbed one says most. All are from one call, so
that their ratios may be compared; absolute times may not.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def measure(command):
    """Best wall time in seconds, its processor time, and peak memory in MB. Findings are no failure."""
    best = None
    for _ in range(ROUNDS):
        with tempfile.TemporaryFile() as report:
            begin = time.perf_counter()
            process = subprocess.Popen(command, stdout=report, stderr=subprocess.PIPE)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
            if os.waitstatus_to_exitcode(status) not in (0, 1):
                sys.exit(f"{command}: exit code {os.waitstatus_to_exitcode(status)}: {process.stderr.read().decode()}")
        row = (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = row if best is None or row[0] < best[0] else best
    return best


def size_of(path):
    files = [path] if path.is_file() else path.rglob("*.md")
    return sum(file.stat().st_size for file in files)


def main(program, corpus):
    empty = corpus / "empty.md"
    empty.write_text("\n", encoding="utf-8")
    rows = [("an empty page: the cost of starting", empty), ("one page of 8 KB", corpus / "pages" / "page-0000.md"),
            ("2,000 Markdown pages of 8 KB", corpus / "pages"), ("one Markdown file of 16 MB", corpus / "large.md"),
            ("one text file of 16 MB", corpus / "large.txt")]
    print("| input | bytes | seconds | MB/s | peak memory |")
    print("|---|--:|--:|--:|--:|")
    for name, path in rows:
        size = size_of(path)
        wall, _, memory = measure([program, "check", "--format", "json", "--quiet", str(path)])
        speed = f"{size / 1e6 / wall:.1f}" if size > 100_000 else ""
        print(f"| {name} | {size:,} | {wall:.3f} | {speed} | {memory:.0f} MB |")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
