#!/usr/bin/env python3
"""Runs one test of a suite in a folder of its own.

usage: run_test.py CANDOR SUITE NAME
"""

import importlib
import os
import pathlib
import sys
import tempfile

import place


def main() -> int:
    candor, suite, name = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="candor-project-") as folder:
        test = getattr(importlib.import_module(f"{suite}_tests"), f"test_{name}")
        test(place.Place(os.path.abspath(candor), pathlib.Path(folder).resolve()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
