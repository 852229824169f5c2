"""candor check --fix and --diff: what is put in other words, and what stays as it is."""

import json
import os
import signal
import subprocess
import time

from place import equal, holds, with_at_most, without_rights

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
    place.write("a.md", "She glowed brightly.\n\nShe glows.\n")
    done = place.check("check", "--fix", "--format", "concise", "a.md", expect=1)
    equal(place.read("a.md"), "She gave light.\n\nShe glows.\n")
    holds("1 place put in other words in 1 page", done.stderr)
    equal(done.stdout.count("glow"), 2)
    holds("a.md:3:5: error lamps/hype/glow", done.stdout)
    equal(fixed(place, "She glowed brightly.\n", expect=0), "She gave light.\n")


def test_keeps_capitals(place):
    begin(place)
    all_fixed(place, [
        ("Glowed brightly.", "Gave light."), ("GLOWED BRIGHTLY!", "GAVE LIGHT!"),
        ("# SHE GLOWED BRIGHTLY", "# SHE GAVE LIGHT"), ("# She glowed brightly", "# She gave light"), ("She glows like GX.", "She shines like GX."),
        ("She glows like red gold.", "She shines like red gold."), ("GX glowers are here.", "People with GX are here."),
        ("Here the gold glowers are.", "Here the people with gold are."), ("Gold glowers are here.", "Gold glowers are here."),
        ("An old glower.", "A lamp.")])


def test_keeps_an_article_that_would_be_wrong(place):
    begin(place)
    place.write("house/lamps/hype/glow.yaml", _RULE.replace("to: gave light", "to: a light"))
    equal(fixed(place, "Such a glowed brightly.\n"), "Such a glowed brightly.\n")


def test_keeps_line_ends(place):
    begin(place)
    all_fixed(place, [
        ("She glowed\nbrightly today.\n", "She gave\nlight today.\n"),
        ("She glows\r\nlike gold.\r\n", "She shines\r\nlike gold.\r\n"),
        ("- She glowed\n  brightly.\n", "- She gave\n  light.\n"),
        ("She glowed brightly.", "She gave light.")])


def test_leaves_alone_what_is_not_the_authors(place):
    begin(place)
    pages = ["He said it “glowed brightly”.", 'He said it "glowed brightly".', "> She glowed brightly.",
             "`glowed brightly`", "```\nglowed brightly\n```", "![She glowed brightly](a.png)",
             '<img alt="glowed brightly">', "See [she glowed brightly].\n\n[she glowed brightly]: https://example.org",
             "See glowed-brightly.", "See example.org/glowed-brightly and https://example.org/glowed-brightly",
             "---\nglowed brightly: x\n---\n\nText.", "She glowed, brightly.", "She **glowed** brightly.",
             "She glows at night.",
             "<!-- candor-disable-next-line lamps/hype/glow -- as on the box -->\nShe glowed brightly."]
    all_fixed(place, [(page, page) for page in pages])


def test_leaves_alone_what_may_be_quoted(place):
    begin(place)
    all_fixed(place, [(page, page) for page in [
        "<q>She glowed brightly.</q>", "<q>Dark.\n\nShe glowed brightly.</q>", "He said <q>that she glowed brightly</q>.", "See <cite>She glowed brightly</cite>.",
        "<blockquote>She glowed brightly.</blockquote>", "<p>See</p>\n<blockquote>\n<p>She glowed brightly.</p>\n</blockquote>",
        "<blockquote>\n\nShe glowed brightly.\n\n</blockquote>", "See <blockquote>she glowed brightly</blockquote> here.",
        "“It was dark.\n\nShe glowed brightly.”", "“It was dark.\n\n“She glowed brightly. I left.”",
        '"It was dark.\n\nShe glowed brightly."', '"It was dark.\n\n"She glowed brightly. I left."',
        "“It was dark.\n\nIt was night.\n\nShe glowed brightly.”", "„It was dark. She glowed brightly.“",
        "« It was dark. She glowed brightly. »", "‘It was dark. She glowed brightly.’", "'It was dark. She glowed brightly.'"]])
    for number, (before, after) in enumerate([
            ("> She glowed brightly.\n", "> She glowed brightly.\n"),
            ("He wrote:\n\n> It was dark.\n>\n> She glowed brightly.\n\nShe glowed brightly.\n",
             "He wrote:\n\n> It was dark.\n>\n> She glowed brightly.\n\nShe gave light.\n"),
            ("We saw more than\n> 5 of them. She glowed brightly.\n", "We saw more than\n> 5 of them. She gave light.\n")]):
        place.write(f"{number}.txt", before)
        place.check("check", "--fix", f"{number}.txt", expect=None)
        equal(place.read(f"{number}.txt"), after)


def test_goes_on_behind_a_quotation(place):
    begin(place)
    all_fixed(place, [
        ("“It was dark.\n\nI left.” She glowed brightly.", "“It was dark.\n\nI left.” She gave light."),
        ("“It was dark.\n\n# More\n\nShe glowed brightly.", "“It was dark.\n\n# More\n\nShe gave light."),
        ("The patients' lamps don't fail. She glowed brightly.", "The patients' lamps don't fail. She gave light."),
        ("<q>It was dark.</q> She glowed brightly.", "<q>It was dark.</q> She gave light."),
        ("<blockquote>Dark.</blockquote>\n\nShe glowed brightly.", "<blockquote>Dark.</blockquote>\n\nShe gave light.")])


def test_leaves_alone_titles_and_mentions(place):
    begin(place)
    all_fixed(place, [(page, page) for page in [
        "The film *She glowed brightly* is old.", "He wrote _an old glower_.", "The film **An old glower** is long.",
        "<i>She glowed brightly.</i>", "<u>She glowed brightly.</u>", "The film An Old Glower is long.",
        "The film An old glower is long.", "# She Glowed Brightly", "The show AN OLD GLOWER is long.",
        "The term glowed brightly is old.", "They say: last year she glowed brightly.", "They call him an old glower.", "- glowed brightly\n- an old glower",
        "| Avoid | Use |\n|---|---|\n| She glowed brightly. | She gave light. |",
        "| Then | Now |\n|---|---|\n| She glowed brightly. | She gave light. |",
        "<table><tr><td>She glowed brightly.</td></tr></table>"]])


def test_leaves_alone_what_the_words_around_would_change(place):
    begin(place)
    all_fixed(place, [(page, page) for page in [
        "She glows like gold of scores.", "She glows like gold leaf.", "She glows like gold and silver.",
        "She glows like gold, silver and GX.", "The former gold glowers are here.", "The GX glowers club is here.",
        "She shone or glowed brightly.", "She glows like gold in a shop.", "It glowed brightly."]])
    all_fixed(place, [
        ("She glows like gold because of us.", "She shines like gold because of us."),
        ("She glows like gold, GX, and red gold.", "She shines like gold, GX, and red gold."),
        ("She glows like gold (and more).", "She shines like gold (and more)."),
        ("She glows like gold in 2020, and we are glad.", "She shines like gold in 2020, and we are glad.")])


def test_a_place_that_is_not_safe_has_a_suggestion(place):
    begin(place)
    place.write("a.md", "The film *an old glower* is long.\n")
    found = json.loads(place.check("check", "--format", "json", "a.md", expect=1).stdout)["files"][0]["findings"]
    equal([finding["replacement"]["safe"] for finding in found if "replacement" in finding], [False])


def test_works_in_links_headings_and_front_matter(place):
    begin(place)
    all_fixed(place, [
        ("See [she glowed brightly](https://example.org/glowed-brightly).",
         "See [she gave light](https://example.org/glowed-brightly)."),
        ("See [she glowed brightly][x].\n\n[x]: https://example.org",
         "See [she gave light][x].\n\n[x]: https://example.org"),
        ("---\ntitle: She glowed brightly\n---\n\nText.", "---\ntitle: She gave light\n---\n\nText.")])


def test_keeps_encodings_and_permissions(place):
    begin(place)
    encodings = [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
                 ("cp1252", b"")]
    for number, (encoding, mark) in enumerate(encodings):
        file = place.root / f"{number}.md"
        file.write_bytes(mark + "Größe: She glowed brightly.\r\n".encode(encoding))
        file.chmod(0o640)
    place.check("check", "--fix", ".")
    for number, (encoding, mark) in enumerate(encodings):
        file = place.root / f"{number}.md"
        equal(file.read_bytes(), mark + "Größe: She gave light.\r\n".encode(encoding))
        equal(file.stat().st_mode & 0o777, 0o640)


def test_a_link_stays_a_link(place):
    begin(place)
    place.write("real/a.md", "She glowed brightly.\n")
    (place.root / "b.md").symlink_to("real/a.md")
    place.check("check", "--fix", "b.md")
    assert (place.root / "b.md").is_symlink()
    equal(place.read("real/a.md"), "She gave light.\n")


def test_changes_nothing_the_second_time(place):
    begin(place)
    once = fixed(place, "She glowed brightly. She glows like gold, red gold and GX. The GX glowers are here.\n")
    equal(fixed(place, once), once)


def test_known_and_unchanged_findings_stay(place):
    begin(place)
    place.repository()
    place.write("a.md", "She glowed brightly.\n\nText.\n")
    place.saved()
    place.write("a.md", "She glowed brightly.\n\nText. She glowed brightly.\n")
    place.check("check", "--fix", "--diff-base", "HEAD", "a.md")
    equal(place.read("a.md"), "She glowed brightly.\n\nText. She gave light.\n")
    place.write("candor.yml", place.read("candor.yml") + "baseline: known.yml\n")
    place.check("baseline", "create")
    place.check("check", "--fix", "a.md")
    equal(place.read("a.md"), "She glowed brightly.\n\nText. She gave light.\n")


def pages(place) -> dict[str, str]:
    texts = {
        "a.md": "".join(f"Line {i}.\n\n" for i in range(9)) + "She glowed brightly.\n" * 3 + "\nEnd.",
        "sub/with blank.md": "She glows like gold.\r\n\r\nShe glows.\r\n",
        'sub/it\'s "odd" ä.md': "She glowed brightly.",
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
    place.write("a.md", "She glows.\n")
    equal(place.check("check", "--diff", "a.md").stdout, "")


def test_diff_of_standard_input(place):
    begin(place)
    done = place.check("check", "--diff", "--stdin-filename", "x.md", "-", input="She glowed brightly.\n", expect=1)
    equal(done.stdout, "--- a/x.md\n+++ b/x.md\n@@ -1,1 +1,1 @@\n-She glowed brightly.\n+She gave light.\n")


def test_an_unreadable_page_fails_and_the_others_are_done(place):
    begin(place)
    place.write("b.md", "She glowed brightly.\n")
    place.check("check", "--fix", "a.md", "b.md", expect=2)
    equal(place.read("b.md"), "She gave light.\n")


def test_a_kill_leaves_old_or_new_pages(place):
    begin(place)
    old = "She glowed brightly. Größe.\n\n" * 400
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


def test_a_kill_in_the_middle_of_writing_leaves_the_old_page(place):
    begin(place)
    old = "She glowed brightly. Größe.\n\n" * 400
    for size in (0, 1, 4096, len(old.encode()) - 2500):
        place.write("a.md", old)
        done = place.check("check", "--fix", "--quiet", "a.md", expect=None, **with_at_most(size, ignore=False))
        equal((done.returncode, place.read("a.md")), (-signal.SIGXFSZ, old))


def test_a_full_disk_leaves_the_old_page_and_says_so(place):
    begin(place)
    old = "She glowed brightly. Größe.\n\n" * 400
    place.write("a.md", old)
    place.write("b.md", "She glowed brightly.\n")
    done = place.check("check", "--fix", "a.md", "b.md", expect=2, **with_at_most(4096, ignore=True))
    holds("a.md: cannot be written: File too large", done.stderr)
    equal((place.read("a.md"), place.read("b.md")), (old, "She gave light.\n"))
    equal(list(place.root.glob("**/.candor-*")), [])


def test_a_page_that_may_not_be_written_stays_and_is_named(place):
    begin(place)
    for name in ("read-only.md", "locked/a.md", "free.md"):
        place.write(name, "She glowed brightly.\n")
    (place.root / "link.md").symlink_to("locked/a.md")
    (place.root / "read-only.md").chmod(0o444)
    (place.root / "locked").chmod(0o555)
    try:
        done = place.check("check", "--fix", "read-only.md", "locked", "free.md", "link.md", expect=2, **without_rights())
    finally:
        (place.root / "locked").chmod(0o755)
    for name in ("read-only.md", "locked/a.md", "link.md"):
        holds(f"{name}: cannot be written: Permission denied", done.stderr)
        equal(place.read(name), "She glowed brightly.\n")
    equal((place.root / "read-only.md").stat().st_mode & 0o777, 0o444)
    equal(place.read("free.md"), "She gave light.\n")
    holds("1 place put in other words in 1 page", done.stderr)
