#!/usr/bin/env python3
"""Runs candor as one case describes and compares what it prints and its exit code.

usage: run_case.py CANDOR CASE-FOLDER

A case is a folder with case.toml and the golden files `stdout` and `stderr`; a missing one stands for no output. The
exit code is part of case.toml and never rewritten. README.md lists the keys.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import golden  # noqa: E402
import sandbox  # noqa: E402

KEYS = {"about", "arguments", "exit", "environment", "files", "stdin", "stdin-from", "stdout-to", "columns",
        "without-root", "stdout-lines", "stdout-json"}
SECONDS = 120


def read_case(folder: pathlib.Path) -> dict:
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    unknown = set(case) - KEYS
    missing = {"about", "arguments", "exit"} - set(case)
    if unknown or missing:
        sys.exit(f"{folder}/case.toml: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    return case


def environment(case: dict) -> dict[str, str]:
    """Nothing of the caller's but what the sanitizers read."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {"LC_ALL": "C.UTF-8", "TERM": "xterm", "HOME": "/nonexistent"} | kept | case.get("environment", {})


def run(candor: str, case: dict, folder: str) -> tuple[int, bytes, bytes]:
    command = [candor, *case["arguments"]]
    with sandbox.standard_input(case, folder) as stdin, sandbox.standard_output(case) as stdout:
        process = subprocess.Popen(command, cwd=folder, env=environment(case), stdin=stdin.descriptor,
                                   stdout=stdout.descriptor, stderr=subprocess.PIPE,
                                   preexec_fn=sandbox.before_exec(case))
        stdout.started()
        with process:
            try:
                printed, mistakes = stdout.collect(process, SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                sys.exit(f"candor did not end within {SECONDS} seconds")
    return process.returncode, printed, mistakes


def lines_in_order(patterns: list[str], output: bytes) -> bool:
    lines = iter(output.decode("utf-8").splitlines())
    for pattern in patterns:
        if not any(re.fullmatch(pattern, line) for line in lines):
            return golden.fail(f"stdout: no line matches {pattern!r} (behind those that the earlier patterns matched)")
    return True


def json_has(wanted: dict, output: bytes) -> bool:
    """`at-least`: so many items in the array; `keys`: of each of them, or of the object; `values`: what they are."""
    found = json.loads(output)
    items = found if isinstance(found, list) else [found]
    if len(items) < wanted.get("at-least", 1):
        return golden.fail(f"stdout: {len(items)} items, expected {wanted['at-least']} or more")
    for item in items:
        if list(item) != wanted["keys"]:
            return golden.fail(f"stdout: keys {list(item)}, expected {wanted['keys']}")
        for key, value in wanted.get("values", {}).items():
            if item[key] != value:
                return golden.fail(f"stdout: {key} is {item[key]!r}, expected {value!r}")
    return True


def check_output(case: dict, folder: pathlib.Path, stdout: bytes, stderr: bytes) -> bool:
    good = golden.compare(folder / "stderr", golden.without_volatile(stderr))
    if "stdout-lines" in case:
        return lines_in_order(case["stdout-lines"], stdout) and good
    if "stdout-json" in case:
        return json_has(case["stdout-json"], stdout) and good
    return golden.compare(folder / "stdout", golden.without_volatile(stdout)) and good


def main() -> int:
    candor, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    case = read_case(folder)
    with tempfile.TemporaryDirectory(prefix="candor-case-") as scratch:
        sandbox.lay_out(case.get("files", {}), pathlib.Path(scratch), folder.parent.parent)
        code, stdout, stderr = run(os.path.abspath(candor), case, scratch)
    good = check_output(case, folder, stdout, stderr)
    if code != case["exit"]:
        good = golden.fail(f"exit code {code}, expected {case['exit']}")
    if not good:
        print(f"\nThe case: {case['about']}\n  candor {' '.join(map(repr, case['arguments']))}")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except sandbox.Unavailable as reason:
        print(reason)
        sys.exit(77)  # CTest: skipped
