#!/usr/bin/env python3
"""Holds .pre-commit-hooks.yaml against the schema beside this file, against the program, and against the configuration that
docs/git-hook.md gives; and the schema against manifests that pre-commit refuses.

usage: pre_commit_test.py CANDOR SOURCE_FOLDER
"""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

CANDOR, SOURCES = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SCHEMA = json.loads((pathlib.Path(__file__).resolve().parent / "pre-commit-hooks.schema.json").read_text(encoding="utf-8"))
GOOD = {"id": "candor", "name": "candor", "entry": "candor check", "language": "system"}


class Manifest(unittest.TestCase):
    def setUp(self) -> None:
        self.hooks = yaml.safe_load((SOURCES / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    def test_is_as_the_schema_says(self) -> None:
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.Draft7Validator(SCHEMA).validate(self.hooks)
        self.assertEqual(len({hook["id"] for hook in self.hooks}), len(self.hooks))

    def test_the_schema_refuses_what_pre_commit_refuses(self) -> None:
        check = jsonschema.Draft7Validator(SCHEMA)
        self.assertTrue(check.is_valid([GOOD]))
        wrong = [[], GOOD, [{**GOOD, "language": "c++"}], [{**GOOD, "types": "text"}], [{**GOOD, "stages": ["commit"]}],
                 [{**GOOD, "require_serial": "yes"}], [{**GOOD, "args": "--quiet"}], [{**GOOD, "file": "x"}]]
        wrong += [[{key: value for key, value in GOOD.items() if key != missing}] for missing in GOOD]
        for manifest in wrong:
            self.assertFalse(check.is_valid(manifest), manifest)

    def test_pre_commit_takes_it(self) -> None:
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(["pre-commit", "validate-manifest", str(SOURCES / ".pre-commit-hooks.yaml")],
                                  capture_output=True, text=True, timeout=60, check=False,
                                  env={"PATH": os.environ["PATH"], "HOME": home, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_program_knows_what_the_hooks_call(self) -> None:
        for hook in self.hooks:
            program, command, *options = shlex.split(hook["entry"]) + hook.get("args", [])
            self.assertEqual(program, "candor")
            told = subprocess.run([CANDOR, command, "--help"], capture_output=True, text=True, timeout=60, check=True).stdout
            for option in options:
                self.assertRegex(told, rf"(?m)^ +(-\w, )?{re.escape(option)}\b")

    def test_the_documentation_names_hooks_that_there_are(self) -> None:
        text = (SOURCES / "docs/git-hook.md").read_text(encoding="utf-8")
        example = yaml.safe_load(re.search(r"```yaml\n(repos:.*?)```", text, re.DOTALL).group(1))
        for repository in example["repos"]:
            self.assertEqual(set(repository), {"repo", "rev", "hooks"})
            for hook in repository["hooks"]:
                self.assertIn(hook["id"], {one["id"] for one in self.hooks})


if __name__ == "__main__":
    unittest.main()
