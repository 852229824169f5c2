#!/usr/bin/env python3
"""Checks one of the sample pages and compares the report with its golden file.

usage: check_sample.py CANDOR PAGE FORMAT      (in the project's top folder)

The exit code has to agree with the report: 1 when it holds an error, 0 when not. Of a JSON report the version, the
packs' digests and the number of rules stay out of the comparison: every edit of any rule changes them. "files", where
the findings are, is compared whole.
"""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import golden  # noqa: E402


def without_volatile_members(report: bytes) -> bytes:
    content = json.loads(report)
    del content["tool"]["version"], content["packs"], content["coverage"]["rules"]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def main() -> int:
    candor, page, form = sys.argv[1:]
    environment = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    done = subprocess.run([candor, "check", "--format", form, f"samples/pages/{page}"], capture_output=True,
                          env=environment, check=False)
    if done.stderr or done.returncode not in (0, 1):
        print(f"exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
        return 1
    if form == "json":
        severities = [finding["severity"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]]
        if ("error" in severities) != (done.returncode == 1):
            print(f"exit code {done.returncode} with the severities {severities}")
            return 1
        report = without_volatile_members(done.stdout)
    else:
        report = golden.without_volatile(done.stdout)
    return 0 if golden.compare(HERE / "samples" / f"{page}.{form}", report) else 1


if __name__ == "__main__":
    sys.exit(main())
