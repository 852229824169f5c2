"""Runs candor, the benchmarks of its stages and other programs on the corpus, and prints tables in Markdown.

Of several runs the one with the least processor time counts: on a shared machine the least disturbed one says most. All are from one call, so
that their ratios may be compared; absolute times may not. Wall time means something only on an idle machine.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import peers

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


def stages(program, corpus):
    """Each stage with all before it; what the whole reaches of the floor is the figure to watch."""
    environment = {**os.environ, "CANDOR_BENCH_PAGES": str(corpus / "pages")}
    output = subprocess.run([program, "--benchmark_format=json", f"--benchmark_repetitions={ROUNDS}",
                             "--benchmark_enable_random_interleaving=true"],
                            env=environment, check=True, capture_output=True, text=True).stdout
    best = {}
    for run in json.loads(output)["benchmarks"]:
        if run["run_type"] == "iteration":
            best[run["run_name"]] = min(best.get(run["run_name"], float("inf")), run["cpu_time"])
    floor = best["phrases"]
    size = size_of(corpus / "pages")
    print("\n| stage, with all before it | ms | MB per processor s | of the floor's speed |\n|---|--:|--:|--:|")
    for name, time_taken in best.items():
        print(f"| {name} | {time_taken:.0f} | {size / 1e3 / time_taken:.1f} | {floor / time_taken:.2f} |")


def others(program, corpus):
    """Other programs on 100 of the pages; slow ones would take minutes for all."""
    some = corpus / "some"
    some.mkdir(exist_ok=True)
    for number in range(100):
        shutil.copy(corpus / "pages" / f"page-{number:04}.md", some)
    there, missing = peers.commands("policies", corpus, some)
    ours = measure([program, "check", "--format", "json", "--quiet", "--jobs", "1", str(some)])
    print("\n| program, 100 pages | processor s | peak memory | times candor's |\n|---|--:|--:|--:|")
    print(f"| candor, everything | {ours[1]:.3f} | {ours[2]:.0f} MB | 1 |")
    for name, command in there:
        wall, processor, memory = measure(command)
        print(f"| {name} | {processor:.3f} | {memory:.0f} MB | {processor / ours[1]:.1f} |")
    for name in missing:
        print(f"| {name} | not installed | | |")


def main(program, benchmarks, corpus):
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


    stages(benchmarks, corpus)
    others(program, corpus)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]))
