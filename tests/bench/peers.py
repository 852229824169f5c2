"""Other programs on the same pages: ripgrep with the rules' phrases as regular expressions, textlint and proselint.

A phrase can be written as a regular expression when it names no list and no number; a word then stands for itself and its endings. That
is less than candor looks for, so the comparison favours the others.
"""
import pathlib
import re
import shutil

ENDINGS = r"(?:s|es|d|ed|ing)?"


def quoted_lines(text):
    """The phrases of a rule's file, as far as they stand in double quotes, one a line."""
    block = re.search(r"^phrases:\n((?:  - .*\n)+)", text, re.MULTILINE)
    return re.findall(r'^  - "([^"\\]+)"$', block.group(1), re.MULTILINE) if block else []


def as_regex(phrase):
    if re.search(r"[{}#^$]|\(|\[", phrase.replace("\\", "")) and not re.fullmatch(r"[\w’'|()\[\]=. -]+", phrase):
        return None
    parts = []
    for part in re.findall(r"\.\.\d+|=?[\w’'-]+|[()|\[\]]", phrase):
        if part.startswith(".."):
            parts.append(r"(?:\S+\s){0,%s}" % part[2:])
        elif part in "()|":
            parts.append({"(": "(?:", ")": r")\s+", "|": "|"}[part])
        elif part in "[]":
            parts.append({"[": "(?:", "]": r"\s+)?"}[part])
        else:
            word = re.escape(part.lstrip("="))
            parts.append(word + ("" if part.startswith("=") else ENDINGS) + r"\s+")
    regex = re.sub(r"\\s\+(?=\||\)|$)", "", "".join(parts))
    return rf"\b{regex}\b"


def phrases(policies):
    found = []
    for path in sorted(pathlib.Path(policies).rglob("*.yaml")):
        found += filter(None, map(as_regex, quoted_lines(path.read_text(encoding="utf-8"))))
    return found


def commands(policies, folder, pages):
    """Name and command of each peer that is there, and the names of those that are not."""
    patterns = folder / "phrases.txt"
    regexes = phrases(policies)
    patterns.write_text("\n".join(regexes) + "\n", encoding="utf-8")
    dictionary = folder / "textlintrc.json"
    dictionary.write_text('{"rules": {"terminology": true}}\n', encoding="utf-8")
    all_of_them = [
        (f"ripgrep, {len(regexes)} phrases", ["rg", "-j1", "-i", "-o", "-b", "-f", str(patterns), str(pages)]),
        (f"ripgrep, {len(regexes)} phrases, ASCII classes",
         ["rg", "-j1", "-i", "-o", "-b", "--no-unicode", "-f", str(patterns), str(pages)]),
        ("textlint, terminology", ["textlint", "--config", str(dictionary), str(pages)]),
        ("proselint", ["proselint", str(pages)]),
    ]
    there = [(name, command) for name, command in all_of_them if shutil.which(command[0])]
    return there, sorted({command[0] for _, command in all_of_them if not shutil.which(command[0])})
