"""Compares what candor printed with golden files, and rewrites them when CANDOR_UPDATE_GOLDEN=1 is set."""

import difflib
import os
import pathlib
import re

UPDATE = os.environ.get("CANDOR_UPDATE_GOLDEN") == "1"
HOW_TO_UPDATE = "CANDOR_UPDATE_GOLDEN=1 ctest --preset dev -R '^(cli|golden)[.]'"

# What changes with every release and every edit of a built-in rule, and says nothing about the output under test.
_VOLATILE = (
    (re.compile(rb"\bcandor \d+\.\d+\.\d+\b"), b"candor <version>"),
    (re.compile(rb'(?<="version": ")\d+\.\d+\.\d+'), b"<version>"),
    (re.compile(rb"\bwith \d+ rules\b"), b"with <n> rules"),
    (re.compile(rb"^\d+ rules, \d+ examples, \d+ placements:", re.MULTILINE),
     b"<n> rules, <n> examples, <n> placements:"),
    (re.compile(rb"\bsha256 [0-9a-f]{12}\b"), b"sha256 <digits>"),
    (re.compile(rb'(?<="sha256": ")[0-9a-f]{64}'), b"<digits>"),
    (re.compile(rb'"(rules|examples|placements)": \d+'), rb'"\1": "<n>"'),
)


def without_volatile(output: bytes) -> bytes:
    for pattern, replacement in _VOLATILE:
        output = pattern.sub(replacement, output)
    return output


def _lines(content: bytes) -> list[str]:
    # Bytes that are no UTF-8, control characters and line ends other than \n are shown as escapes.
    text = content.decode("utf-8", "backslashreplace")
    return [line.replace("\\", "\\\\").translate({c: f"\\x{c:02x}" for c in (*range(32), 127)})
            for line in text.split("\n")]


def difference(expected: bytes, actual: bytes, name: str) -> str:
    return "\n".join(difflib.unified_diff(_lines(expected), _lines(actual), f"{name} (golden)", f"{name} (now)",
                                          lineterm=""))


def compare(golden: pathlib.Path, actual: bytes) -> bool:
    """Whether the output is the golden file's, byte for byte. No file stands for no output."""
    expected = golden.read_bytes() if golden.exists() else b""
    if expected == actual:
        return True
    if UPDATE:
        if actual:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(actual)
        else:
            golden.unlink()
        print(f"rewritten: {golden}")
        return True
    print(difference(expected, actual, golden.name))
    print(f"\nWhen the new output is right: {HOW_TO_UPDATE}")
    return False


def fail(message: str) -> bool:
    print(message)
    return False
