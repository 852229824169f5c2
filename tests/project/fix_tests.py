"""candor check --fix and --diff: what is put in other words, and what stays as it is."""

import os
import signal
import subprocess
import time

from place import equal, holds

_RULE = """id: lamps/hype/glow
category: hype
severity: error
title: Glow
message: "“{match}” is hype"
why: It promises.
advice: Say that it shines.
references: [us-ftc-hpcg]
rewrites:
  - It shines.
  - {from: "glows like {glow-thing}", to: "shines like {glow-thing}", safe: true}
  - {from: "{glow-thing} glowers", to: "people with {glow-thing}", safe: true}
  - {from: an old glower, to: a lamp, safe: true}
  - {from: glowed brightly, to: gave light, safe: true}
  - {from: glows at night, to: is on at night}
phrases: [glow, glower]
unless: []
examples:
  flag: ["It [[glows]] like gold.", "Here, gold [[glowers]] meet.", "An old [[glower]].", "It [[glowed]] brightly.", "It [[glows]] at night."]
  pass: [a, b]
"""
_LISTS = """lists:
  glow-thing:
    about: What glows.
    entries: [gold, red gold, GX]
"""


def begin(place):
    place.write("house/lamps/hype/glow.yaml", _RULE)
    place.write("house/lexicons/glow.yaml", _LISTS)


def fixed(place, page: str, expect: int | None = None) -> str:
    place.write("a.md", page)
    place.check("check", "--fix", "a.md", expect=expect)
    return (place.root / "a.md").read_bytes().decode()


def all_fixed(place, pages: list[tuple[str, str]]) -> None:
    """In one run: pages before, and as they have to be afterwards."""
    for number, (before, _) in enumerate(pages):
        place.write(f"page-{number}.md", before)
    place.check("check", "--fix", ".", expect=None)
    for number, (_, after) in enumerate(pages):
        equal((place.root / f"page-{number}.md").read_bytes().decode(), after)


def test_the_rules_of_these_tests_are_good(place):
    begin(place)
    done = place.check("test", "house", expect=None)
    assert "lamps/hype/glow" not in done.stdout + done.stderr, done.stdout


def test_writes_the_page_and_reports_what_is_left(place):
    begin(place)
    place.write("a.md", "It glowed brightly.\n\nIt glows.\n")
    done = place.check("check", "--fix", "--format", "concise", "a.md", expect=1)
    equal(place.read("a.md"), "It gave light.\n\nIt glows.\n")
    holds("1 place put in other words in 1 page", done.stderr)
    equal(done.stdout.count("glow"), 2)
    holds("a.md:3:4: error lamps/hype/glow", done.stdout)
    equal(fixed(place, "It glowed brightly.\n", expect=0), "It gave light.\n")


def test_keeps_capitals(place):
    begin(place)
    all_fixed(place, [
        ("Glowed brightly.", "Gave light."), ("GLOWED BRIGHTLY!", "GAVE LIGHT!"),
        ("# It Glowed Brightly", "# It Gave Light"), ("It glows like GX.", "It shines like GX."),
        ("It glows like red gold.", "It shines like red gold."), ("GX glowers are here.", "People with GX are here."),
        ("Here, gold glowers meet.", "Here, people with gold meet."), ("Gold glowers meet.", "Gold glowers meet."),
        ("An old glower.", "A lamp.")])


def test_keeps_an_article_that_would_be_wrong(place):
    begin(place)
    place.write("house/lamps/hype/glow.yaml", _RULE.replace("to: gave light", "to: a light"))
    equal(fixed(place, "Such a glowed brightly.\n"), "Such a glowed brightly.\n")


def test_keeps_line_ends(place):
    begin(place)
    all_fixed(place, [
        ("It glowed\nbrightly today.\n", "It gave\nlight today.\n"),
        ("It glows\r\nlike gold.\r\n", "It shines\r\nlike gold.\r\n"),
        ("- It glowed\n  brightly.\n", "- It gave\n  light.\n"),
        ("It glowed brightly.", "It gave light.")])


def test_leaves_alone_what_is_not_the_authors(place):
    begin(place)
    pages = ["He said it “glowed brightly”.", 'He said it "glowed brightly".', "> It glowed brightly.",
             "`glowed brightly`", "```\nglowed brightly\n```", "![It glowed brightly](a.png)",
             '<img alt="glowed brightly">', "See [it glowed brightly].\n\n[it glowed brightly]: https://example.org",
             "See glowed-brightly.", "See example.org/glowed-brightly and https://example.org/glowed-brightly",
             "---\nglowed brightly: x\n---\n\nText.", "It glowed, brightly.", "It **glowed** brightly.",
             "It glows at night.",
             "<!-- candor-disable-next-line lamps/hype/glow -- as on the box -->\nIt glowed brightly."]
    all_fixed(place, [(page, page) for page in pages])


def test_works_in_links_headings_tables_and_front_matter(place):
    begin(place)
    all_fixed(place, [
        ("See [it glowed brightly](https://example.org/glowed-brightly).",
         "See [it gave light](https://example.org/glowed-brightly)."),
        ("See [it glowed brightly][x].\n\n[x]: https://example.org",
         "See [it gave light][x].\n\n[x]: https://example.org"),
        ("| a |\n|---|\n| It glowed brightly |", "| a |\n|---|\n| It gave light |"),
        ("---\ntitle: It glowed brightly\n---\n\nText.", "---\ntitle: It gave light\n---\n\nText.")])


def test_keeps_encodings_and_permissions(place):
    begin(place)
    encodings = [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
                 ("cp1252", b"")]
    for number, (encoding, mark) in enumerate(encodings):
        file = place.root / f"{number}.md"
        file.write_bytes(mark + "Größe: It glowed brightly.\r\n".encode(encoding))
        file.chmod(0o640)
    place.check("check", "--fix", ".")
    for number, (encoding, mark) in enumerate(encodings):
        file = place.root / f"{number}.md"
        equal(file.read_bytes(), mark + "Größe: It gave light.\r\n".encode(encoding))
        equal(file.stat().st_mode & 0o777, 0o640)


def test_a_link_stays_a_link(place):
    begin(place)
    place.write("real/a.md", "It glowed brightly.\n")
    (place.root / "b.md").symlink_to("real/a.md")
    place.check("check", "--fix", "b.md")
    assert (place.root / "b.md").is_symlink()
    equal(place.read("real/a.md"), "It gave light.\n")


def test_changes_nothing_the_second_time(place):
    begin(place)
    once = fixed(place, "It glowed brightly, glows like gold, and GX glowers glowed brightly.\n")
    equal(fixed(place, once), once)


def test_known_and_unchanged_findings_stay(place):
    begin(place)
    place.repository()
    place.write("a.md", "It glowed brightly.\n\nText.\n")
    place.saved()
    place.write("a.md", "It glowed brightly.\n\nText. It glowed brightly.\n")
    place.check("check", "--fix", "--diff-base", "HEAD", "a.md")
    equal(place.read("a.md"), "It glowed brightly.\n\nText. It gave light.\n")
    place.write("candor.yml", place.read("candor.yml") + "baseline: known.yml\n")
    place.check("baseline", "create")
    place.check("check", "--fix", "a.md")
    equal(place.read("a.md"), "It glowed brightly.\n\nText. It gave light.\n")


def pages(place) -> dict[str, str]:
    texts = {
        "a.md": "".join(f"Line {i}.\n\n" for i in range(9)) + "It glowed brightly.\n" * 3 + "\nEnd.",
        "sub/with blank.md": "It glows like gold.\r\n\r\nIt glows.\r\n",
        'sub/it\'s "odd" ä.md': "It glowed brightly.",
        "same.md": "Nothing here.\n",
    }
    for name, text in texts.items():
        place.write(name, text)
    return texts


def test_diff_is_a_patch(place):
    begin(place)
    place.repository()
    texts = pages(place)
    done = subprocess.run([place.candor, "check", "--diff"], cwd=place.root, env=place.environment,
                          capture_output=True, check=False)
    equal(done.returncode, 1)
    for name, text in texts.items():
        equal((place.root / name).read_bytes().decode(), text)
    place.check("check", "--fix", expect=1)
    wanted = {name: (place.root / name).read_bytes() for name in texts}
    assert wanted["same.md"] == b"Nothing here.\n" and b"gave light" in wanted["a.md"]
    for words in (["git", "apply", "-"], ["patch", "-p1", "--binary"]):
        pages(place)
        subprocess.run(words, cwd=place.root, env=place.environment, input=done.stdout, check=True, capture_output=True)
        equal({name: (place.root / name).read_bytes() for name in texts}, wanted)


def test_diff_of_nothing(place):
    begin(place)
    place.write("a.md", "It glows.\n")
    equal(place.check("check", "--diff", "a.md").stdout, "")


def test_diff_of_standard_input(place):
    begin(place)
    done = place.check("check", "--diff", "--stdin-filename", "x.md", "-", input="It glowed brightly.\n", expect=1)
    equal(done.stdout, "--- a/x.md\n+++ b/x.md\n@@ -1,1 +1,1 @@\n-It glowed brightly.\n+It gave light.\n")


def test_an_unreadable_page_fails_and_the_others_are_done(place):
    begin(place)
    place.write("b.md", "It glowed brightly.\n")
    place.check("check", "--fix", "a.md", "b.md", expect=2)
    equal(place.read("b.md"), "It gave light.\n")


def test_a_kill_leaves_old_or_new_pages(place):
    begin(place)
    old = "It glowed brightly. Größe.\n\n" * 400
    new = old.replace("glowed brightly", "gave light")
    names = [f"pages/{i}.md" for i in range(8)]
    for name in names:
        place.write(name, old)
    began = time.monotonic()
    place.check("check", "--fix", "pages")
    took = time.monotonic() - began
    equal([place.read(name) == new for name in names], [True] * 8)
    for step in range(16):
        for name in names:
            place.write(name, old)
        process = subprocess.Popen([place.candor, "check", "--fix", "pages"], cwd=place.root, env=place.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * step / 16)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = [place.read(name) for name in names]
        assert all(text in (old, new) for text in found), "half a page"
        for left in (place.root / "pages").glob(".candor-*"):
            os.remove(left)
