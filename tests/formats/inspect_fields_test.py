#!/usr/bin/env python3
"""docs/inspect.md names the records and fields that `candor inspect --format jsonl` prints: all of them, and no others.

usage: inspect_fields_test.py CANDOR PAGE

The first column of the table below `### KIND` has the record's fields; fields of theirs are named anywhere in the
section, or in the first column behind a dot. What all records have stands above the tables.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

EVERYWHERE = {"kind", "path", "block", "sentence"}
NAME = re.compile(r"`\.?([a-z_.]+)`")

# Every record and every field, those that are seldom there too.
PAGES = {
    "candor.yml": "candor: 1\nrules: {claims/superiority/ranked: off}\n",
    "leaflet.md": """# What ketamine does

Ketamine infusions and esketamine (Spravato) help with depression. Book now at our clinic! They are "safer than opioids" [3].
Infusions may be safer than opioids, and they are not better than an SSRI (Feder et al., 2014). Suicidal thoughts go.

<!-- candor-disable-next-line claims/superiority/comparator until=2099-12-31 by=editor -- agreed with the director -->
Our infusions, which we give, are safer than opioids.

Ketamine is not:

- superior to most SSRIs
""",
}


def printed_fields(candor: pathlib.Path) -> dict[str, dict[str, set[str]]]:
    """By kind: each field with the fields in it, at any depth."""
    with tempfile.TemporaryDirectory(prefix="candor-inspect-") as folder:
        for name, text in PAGES.items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        call = [candor, "inspect", "--format", "jsonl", "--profile", "us-clinic", "leaflet.md"]
        done = subprocess.run(call, cwd=folder, capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            sys.exit(f"candor inspect left with {done.returncode}: {done.stderr.decode()}")
    fields: dict[str, dict[str, set[str]]] = collections.defaultdict(dict)
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        for name, value in record.items():
            if name not in EVERYWHERE or name == record["kind"]:
                fields[record["kind"]].setdefault(name, set()).update(names_in(value))
    for kind in ("block", "sentence"):
        fields[kind].pop(kind, None)
    return fields


def names_in(value: object) -> set[str]:
    """What a value's objects have; a span is a span everywhere."""
    if isinstance(value, list):
        return set().union(*map(names_in, value)) if value else set()
    if not isinstance(value, dict) or set(value) == {"start", "end"}:
        return set()
    return set(value) | set().union(*map(names_in, value.values()))


def documented(page: str) -> dict[str, tuple[set[str], set[str]]]:
    """By kind: the names in the first column, and all names of the section."""
    sections = {}
    for section in re.split(r"^### ", page, flags=re.MULTILINE)[1:]:
        kind, text = section.split("\n", 1)
        first = set().union(*(NAME.findall(row.split("|")[1]) for row in text.splitlines() if row.startswith("| `")))
        sections[kind.strip()] = first, set().union(*(name.split(".") for name in NAME.findall(text)))
    return sections


def main() -> int:
    candor, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    printed, told = printed_fields(candor), documented(page)
    wrong = [f"the record '{kind}' is not {'printed' if kind in told else 'documented'}"
             for kind in sorted(set(printed) ^ set(told))]
    for kind in sorted(set(printed) & set(told)):
        first, anywhere = told[kind]
        nested = set().union(*printed[kind].values()) if printed[kind] else set()
        for name in sorted(printed[kind]):
            if name not in first:
                wrong.append(f"{kind}: the field '{name}' is not in the first column")
        for name in sorted(nested - anywhere - {"start", "end", "line", "column"}):
            wrong.append(f"{kind}: the field '{name}' is not named")
        for name in sorted(name.split(".")[-1] for name in first):
            if name not in printed[kind] and name not in nested:
                wrong.append(f"{kind}: there is no field '{name}'")
    print("\n".join(f"{sys.argv[2]}: {line}" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
