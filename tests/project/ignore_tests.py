"""What .gitignore leaves out is what git leaves out."""

import random

from place import CLAIM, equal

NAMES = ["a", "b", "build", "foo", "foo.bar", "x y", "Doc", "a[1]", "ü"]
PATTERNS = ["*.md", "!a.md", "/a.md", "build/", "build", "foo/*", "foo/**", "**/foo", "**/b/**", "a/**/b", "!foo/",
            "/foo/", "*.bar", "x y.md", "x\\ y.md", "trail ", "trail\\ ", "#c", "\\#c", "\\!a", "[ab].md", "[!ab].md",
            "[^a-c]*", "a\\[1\\]", "a[[]1]", "?.md", "*o*", "/*", "!/a", "!/foo/", "**", "**.md", "*/b.md", "a/*.md",
            "[[:upper:]]*", "Doc/", "doc/", "foo/bar", "/**/a.md", "b/", "!b/a.md", "[", "a[", "\\", "**/", "ü*", "",
            "   ", "/", "!"]


def compare(place, numbers) -> None:
    listed = place.git("ls-files", "-z", "--others", "--exclude-standard").split("\0")
    wanted = sorted(p for p in listed if p.endswith(".md"))
    done = place.check("check", "--no-config", "--format", "jsonl", expect=None)
    import json
    found = sorted(r["path"] for r in map(json.loads, done.stdout.splitlines()) if r["record"] == "page")
    if found != wanted:
        files = {str(f.relative_to(place.root)): f.read_text() for f in place.root.rglob(".gitignore")}
        raise AssertionError(f"{numbers}: only git {set(wanted) - set(found)}, only candor {set(found) - set(wanted)}\n{files}")


def test_like_git(place):
    place.repository()
    for seed in range(40):
        chance = random.Random(seed)
        top = place.root / "pages"
        for _ in range(25):
            folders = [chance.choice(NAMES) for _ in range(chance.randint(0, 3))]
            name = "/".join(["pages", *(f"{f}.d" if chance.random() < 0.1 else f for f in folders),
                             chance.choice(NAMES) + ".md"])
            place.write(name, "Light.\n")
        folders = [top, *(f for f in top.rglob("*") if f.is_dir())]
        for folder in [place.root, *chance.sample(folders, min(4, len(folders)))]:
            lines = chance.choices(PATTERNS, k=chance.randint(1, 5))
            end = chance.choice(["\n", "\r\n"])
            (folder / ".gitignore").write_text(end.join(lines) + end, encoding="utf-8", newline="")
        compare(place, seed)
        import shutil
        shutil.rmtree(top)
        (place.root / ".gitignore").unlink()


def test_info_exclude_and_no_gitignore(place):
    place.repository().write("a.md", CLAIM)
    place.write(".git/info/exclude", "b.md\n")
    place.write("b.md", CLAIM)
    equal(place.places("check", expect=1), ["a.md:1"])
    equal(place.places("check", "--no-gitignore", expect=1), ["a.md:1", "b.md:1"])


def test_candorignore_counts_more(place):
    place.repository().write("a.md", CLAIM)
    place.write(".gitignore", "*.md\n")
    place.write(".candorignore", "!a.md\n")
    equal(place.places("check", expect=1), ["a.md:1"])


def test_configurations_end_at_the_repository(place):
    place.write("candor.yml", "broken: [")
    place.write("inner/a.md", "Light.\n")
    place.git("init", "-q", "inner")
    place.check("check", "inner")


def test_schemas_are_those_of_the_documentation(place):
    import pathlib
    folder = pathlib.Path(__file__).resolve().parents[2] / "docs" / "schemas"
    for name in ("config", "rule", "suppressions"):
        equal(place.check("config", "--schema", name).stdout,
              (folder / f"candor-{name}.schema.json").read_text(encoding="utf-8"))
