"""Pages of several configurations in one run: each is judged by its own, whatever stands before it."""

import itertools
import json

from place import CLAIM, RULE, equal


def begin(place):
    """Four folders, each with a page, another configuration and, two of them, packs of their own."""
    place.write("candor.yml", "candor: 1\n")
    place.write("other/stars/hype/star.yaml", RULE.replace("lamps/hype/moonbeam", "stars/hype/star")
                .replace("severity: error", "severity: warning").replace("moonbeam", "starlight"))
    place.write("other/stars/pack.yaml", "pack: stars\ntitle: Stars\n")
    quiet = 'rules: {"claims/**": off}\n'
    settings = {
        "a": "packs: [../house]\nfail-on: warning\n" + quiet,
        "b": "packs: [../other]\nmax-warnings: 0\n" + quiet,
        "c": "fail-on: suggestion\n" + quiet,
        "d": "packs: [../house]\nrules: {lamps/hype/moonbeam: warning}\n",
    }
    for name, text in settings.items():
        place.write(f"{name}/candor.yml", "candor: 1\n" + text)
        place.write(f"{name}/page.md", CLAIM + "\nWe have starlight.\n")
    return [f"{name}/page.md" for name in settings]


def orders(pages):
    """Each page comes first, and last."""
    return [pages[i:] + pages[:i] for i in range(len(pages))]


def test_the_order_of_pages_changes_nothing_but_their_order(place):
    pages = begin(place)
    seen = set()
    for order in orders(pages):
        done = place.check("check", "--format", "json", "--output", "sarif=report.sarif", *order, expect=1)
        report = json.loads(done.stdout)
        equal([file["path"] for file in report["files"]], order)
        report["files"].sort(key=lambda file: file["path"])
        run = json.loads(place.read("report.sarif"))["runs"][0]
        seen.add(json.dumps([report, done.stderr, run["tool"], run["properties"], run["invocations"]]))
    equal(len(seen), 1)


def test_the_exit_code_is_the_sum_of_those_of_single_pages(place):
    pages = begin(place)
    codes = {page: place.check("check", page, expect=None).returncode for page in pages}
    equal(codes, {"a/page.md": 1, "b/page.md": 1, "c/page.md": 0, "d/page.md": 0})
    for order in itertools.permutations(pages, 2):
        place.check("check", *order, expect=max(codes[page] for page in order))


def test_options_count_for_all_pages(place):
    pages = begin(place)
    place.check("check", "--fail-on", "error", "--max-warnings", "2", *pages, expect=1)
    for order in orders(pages[1:]):
        place.check("check", "--fail-on", "error", "--max-warnings", "2", *order)
        place.check("check", "--fail-on", "error", "--max-warnings", "1", *order, expect=1)
