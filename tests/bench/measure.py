"""Runs candor on each part of the corpus and prints time, throughput and peak memory as a Markdown table.

Of several runs the one with the least processor time counts: on a shared machine the least disturbed one says most. All are from one call, so
that their ratios may be compared; absolute times may not. Wall time means something only on an idle machine.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def measure(command):
    """The round with the least processor time: its wall time and processor time in seconds, its peak memory in MB.
    Findings are no failure."""
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
        best = row if best is None or row[1] < best[1] else best
    return best


def size_of(path):
    files = [path] if path.is_file() else path.rglob("*.md")
    return sum(file.stat().st_size for file in files)


def main(program, corpus):
    empty = corpus / "empty.md"
    empty.write_text("\n", encoding="utf-8")
    rows = [("an empty page: the cost of starting", empty, 1),
            ("one page of 8 KB", corpus / "pages" / "page-0000.md", 1),
            ("2,000 Markdown pages of 8 KB", corpus / "pages", 1),
            ("the same", corpus / "pages", 2),
            ("one Markdown file of 16 MB", corpus / "large.md", 1),
            ("one text file of 16 MB", corpus / "large.txt", 1)]
    print("| input | bytes | threads | wall s | processor s | MB per processor s | peak memory |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, path, threads in rows:
        size = size_of(path)
        command = [program, "check", "--format", "json", "--quiet", "--jobs", str(threads), str(path)]
        wall, processor, memory = measure(command)
        speed = f"{size / 1e6 / processor:.1f}" if size > 100_000 else ""
        print(f"| {name} | {size:,} | {threads} | {wall:.3f} | {processor:.3f} | {speed} | {memory:.0f} MB |")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
