#!/usr/bin/env python3
"""Holds the schemas of `candor config --schema` against the built-in rules, the files of docs and tests and what `candor
init` writes, and against files that they must refuse.

usage: schemas_test.py CANDOR SOURCE_FOLDER
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Days are text, as for candor and for editors, which read YAML 1.2."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

REFUSED = {
    "config": ["rules: {}", "candor: 2", "candor: 1\nprofil: us-clinic", "candor: 1\nrules: {a: grave}",
               "candor: 1\nprofile: [a]", "candor: 1\noverrides: [{rules: {}}]", "candor: 1\nexclude: drafts/",
               "candor: 1\nmax-warnings: many", "candor: 1\nsuppression-policy: {max-days: 0}",
               "candor: 1\nlists: {treatment: [a]}"],
    "rule": ["id: a/b", "RULE\nexept: [a]", "RULE\nphrases: a", "RULE\nseverity: grave", "RULE\nneeds: [{within: page}]",
             "RULE\nrewrites: [{from: a}]", "RULE\nrewrites: [{from: a, to: b, safe: sure}]",
             "RULE\nexamples: {flag: [a]}", "RULE\nsubject: illness"],
    "suppressions": ["suppressions: []", "candor-suppressions: 1\nsuppressions: [{path: a, rule: b}]",
                     "candor-suppressions: 1\nsuppressions: [{path: a, rule: b, reason: c, until: soon}]"],
}
RULE = "id: a/b/c\ncategory: hype\nseverity: error\ntitle: T\nmessage: M\nwhy: W\nadvice: A"


def load(text: str):
    return yaml.load(text, Loader)


class Schemas:
    def __init__(self, candor: str) -> None:
        self.checkers = {}
        self.failures = []
        self.checked = dict.fromkeys(REFUSED, 0)
        for kind in REFUSED:
            printed = subprocess.run([candor, "config", "--schema", kind], check=True, capture_output=True).stdout
            schema = json.loads(printed)
            jsonschema.Draft7Validator.check_schema(schema)
            self.checkers[kind] = jsonschema.Draft7Validator(schema)

    def accept(self, kind: str, name: str, text: str) -> None:
        self.checked[kind] += 1
        for error in self.checkers[kind].iter_errors(load(text)):
            self.failures.append(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")

    def refuse(self, kind: str, text: str) -> None:
        if self.checkers[kind].is_valid(load(text.replace("RULE", RULE))):
            self.failures.append(f"the schema '{kind}' takes {text!r}")


def kind_of(text: str) -> str | None:
    """What kind of file it is, by the key that must be there."""
    if re.search(r"^id: ", text, re.M) and not re.search(r"^kind: duty", text, re.M):
        return "rule"
    if re.search(r"^candor: ", text, re.M):
        return "config"
    return "suppressions" if re.search(r"^candor-suppressions: ", text, re.M) else None


def examples(source: pathlib.Path):
    """Name and text of all YAML that is meant to be right."""
    for file in sorted(source.glob("policies/**/*.yaml")) + sorted(source.glob("tests/cli/packs/good/**/*.yaml")):
        yield str(file.relative_to(source)), file.read_text(encoding="utf-8")
    for page in sorted(source.glob("docs/*.md")) + [source / "README.md"]:
        for block in re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            yield str(page.relative_to(source)), block
    for file in sorted(source.glob("tests/cli/cases/*/case.toml")):
        case = tomllib.loads(file.read_text(encoding="utf-8"))
        if case["exit"] == 2:
            continue  # may be about a mistake
        for name, text in case.get("files", {}).items():
            if isinstance(text, str) and pathlib.Path(name).suffix in (".yml", ".yaml"):
                yield f"{file.relative_to(source)}: {name}", text


def main() -> int:
    candor, source = sys.argv[1], pathlib.Path(sys.argv[2])
    schemas = Schemas(candor)
    for name, text in examples(source):
        if kind := kind_of(text):
            schemas.accept(kind, name, text)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([candor, "init"], cwd=folder, check=True, capture_output=True)
        schemas.accept("config", "candor init", (pathlib.Path(folder) / "candor.yml").read_text(encoding="utf-8"))
    for kind, texts in REFUSED.items():
        schemas.accept("rule", "RULE", RULE)
        for text in texts:
            schemas.refuse(kind, text)
    for kind, number in schemas.checked.items():
        if number < 2:
            schemas.failures.append(f"only {number} files were held against the schema '{kind}'")
    for failure in schemas.failures:
        print(failure)
    print(f"held against their schemas: {schemas.checked}")
    return 1 if schemas.failures else 0


if __name__ == "__main__":
    sys.exit(main())
