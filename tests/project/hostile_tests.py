"""Folders, packs and pages as a stranger would leave them: candor reads what it is asked to and writes nowhere else."""

import os
import pathlib
import socket

from place import CLAIM, equal, holds

SKIPPED = "is a device, a pipe or a socket, not a file"


def all_files(place):
    return {path: path.read_bytes() for path in sorted(place.home.rglob("*")) if path.is_file()}


def test_pipes_sockets_and_devices_in_a_folder_are_skipped(place):
    place.write("pages/a.md", CLAIM)
    pages = place.root / "pages"
    os.mkfifo(pages / "pipe.md")
    (pages / "device.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(pages / "socket.md"))
        done = place.check("check", "pages", expect=1)
    for name in ("pipe.md", "device.md", "socket.md"):
        holds(f"pages/{name}: {SKIPPED}", done.stderr)


def test_circles_of_links_are_skipped(place):
    place.write("pages/a.md", CLAIM)
    pages = place.root / "pages"
    (pages / "up").symlink_to("..")
    (pages / "itself.md").symlink_to("itself.md")
    (pages / "one").symlink_to("two")
    (pages / "two").symlink_to("one")
    done = place.check("check", "pages", expect=1)
    holds("pages/up: is a symbolic link to a folder, which is not followed", done.stderr)
    holds("pages/itself.md: ", done.stderr)


def test_nothing_waits_for_a_pipe_in_place_of_a_file(place):
    place.write("a.md", CLAIM)
    os.mkfifo(place.root / "pipe")
    for option in ("--config", "--baseline", "--files-from"):
        holds(SKIPPED, place.check("check", "a.md", option, "pipe", expect=2).stderr)
    os.mkfifo(place.root / "house/lamps/hype/pipe.yaml")
    holds(f"house/lamps/hype/pipe.yaml: {SKIPPED}", place.check("check", "a.md", expect=2).stderr)


def test_a_pack_holds_its_own_files(place):
    place.write("a.md", CLAIM)
    secret = place.write("secret.yaml", "password: moonbeam\n")
    (place.root / "house/lamps/hype/linked.yaml").symlink_to(secret)
    place.write("rules/hype/x.yaml", "password: moonbeam\n")
    (place.root / "house/lamps/folder").symlink_to(place.root / "rules")
    done = place.check("check", "a.md", expect=2)
    holds("linked.yaml: is a symbolic link: the files of a pack are its own", done.stderr)
    holds("house/lamps/folder: is a symbolic link to a folder", done.stderr)
    equal("password" in done.stderr, False)


def test_a_page_reads_writes_and_runs_nothing(place):
    place.repository()
    place.write("secret.md", "We offer moonbeam, secretly.\n")
    mark = place.home / "ran"
    place.write("page.md", "---\ninclude: secret.md\ntitle: !!python/object/apply:os.system [touch ran]\n---\n"
                           f"![a](secret.md) [b](file://{place.root}/secret.md) <img src=\"secret.md\">\n"
                           "<iframe src=\"secret.md\"></iframe> <object data=\"secret.md\"></object>\n"
                           "{{< include secret.md >}} {% include \"secret.md\" %} <!--#include file=\"secret.md\" -->\n"
                           f"\n$(touch {mark}) `touch {mark}` <?php system(\"touch {mark}\"); ?>\n"
                           "\n<script src=\"secret.md\"></script>\n\n[r]: secret.md\n\n[^1]: @secret.md\n")
    before = all_files(place)
    for command in (("check", "page.md"), ("check", "page.md", "--format", "html"), ("check", "--fix", "page.md"),
                    ("inspect", "page.md"), ("readability", "page.md")):
        done = place.check(*command, "--no-cache", expect=None)
        equal("secretly" in done.stdout + done.stderr, False)
    equal(all_files(place), before)


def test_a_pack_reads_writes_and_runs_nothing(place):
    place.write("secret.md", "secretly\n")
    place.write("a.md", CLAIM)
    rule = place.read("house/lamps/hype/moonbeam.yaml")
    place.write("house/lamps/hype/moonbeam.yaml",
                rule.replace("is hype", "is hype {../secret.md} $(touch ran) !include secret.md <script src=x>")
                .replace("advice: Leave it out.", "advice: !include secret.md"))
    before = all_files(place)
    done = place.check("check", "a.md", "--no-cache", expect=None)
    equal("secretly" in done.stdout + done.stderr, False)
    equal(all_files(place), before)


def test_a_full_disk_leaves_no_half_report_and_is_told(place):
    place.write("a.md", CLAIM)
    if not pathlib.Path("/dev/full").exists():
        raise AssertionError("this machine has no /dev/full")
    with open("/dev/full", "wb") as full:
        done = place.run("sh", "-c", f"exec '{place.candor}' check a.md > /dev/full", expect=2)
        full.flush()
    holds("No space left on device", done.stderr)


def test_a_limit_of_the_file_size_leaves_the_old_report(place):
    place.write("a.md", CLAIM * 2000)
    report = place.write("report.json", "old\n")
    done = place.run("sh", "-c", f"trap '' XFSZ; ulimit -f 8; exec '{place.candor}' check a.md --no-cache "
                                 "--output json=report.json", expect=2)
    holds("report.json: cannot be written: File too large", done.stderr)
    equal(report.read_text(encoding="utf-8"), "old\n")
    equal(list(place.root.glob(".candor-*")), [])


def test_a_page_that_is_not_there_is_told(place):
    place.write("a.md", CLAIM)
    (place.root / "pages").mkdir()
    (place.root / "pages/b.md").symlink_to("/proc/self/task/1/mem")
    done = place.check("check", "gone.md", "a.md", "pages", expect=2)
    holds("gone.md: there is no such file or folder", done.stderr)
    holds("pages/b.md: is a symbolic link that leads nowhere", done.stderr)
    holds("moonbeam", done.stdout)


BOMBS = {
    "an alias ('*name') is not allowed here": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "lists and keys are nested more than 100 deep": "[" * 10000,
    "is not valid YAML": "a: [\n",
    "a control character is not allowed here": "a: \x04\n",
}


def test_bombs_in_all_that_is_yaml_are_refused(place):
    place.write("a.md", CLAIM)
    config = place.read("candor.yml")
    files = {"bomb.yml": ("--config", "bomb.yml"), "known.yml": ("--baseline", "known.yml"), "exceptions.yml": (),
             "candor-claims.yml": (), "house/lamps/hype/bomb.yaml": ()}
    for name, options in files.items():
        if name == "exceptions.yml":
            place.write("candor.yml", config + "suppressions: exceptions.yml\n")
        for message, bomb in BOMBS.items():
            place.write(name, bomb)
            done = place.check("check", "a.md", *options, expect=2)
            holds(f"{name}:", done.stderr)
            holds(message, done.stderr)
        with open(place.root / name, "wb") as sparse:
            sparse.truncate(100 << 20)
        holds("the limit is", place.check("check", "a.md", *options, expect=2).stderr)
        (place.root / name).unlink()
        place.write("candor.yml", config)


def test_every_report_says_what_it_leaves_out(place):
    place.write("a.md", CLAIM + ("\n" + CLAIM) * 10049)
    place.write("candor.yml", place.read("candor.yml") + "profile: default\n")
    formats = ["concise", "json", "jsonl", "html", "markdown", "csv", "sarif", "github", "gitlab", "rdjson", "junit",
               "checkstyle"]
    outputs = [word for name in formats for word in ("--output", f"{name}={name}.out")]
    text = place.check("check", "a.md", *outputs, expect=1).stdout
    for report in [text] + [place.read(f"{name}.out") for name in formats]:
        holds("only the first 10000 of ", report)
    holds("10050 errors", text)
    equal(place.read("jsonl.out").count("“moonbeam” is hype") <= 10000, True)


def test_a_page_that_costs_too_much_is_read_as_text_and_says_so(place):
    place.write("a.md", "> " * 5000 + "deep\n\n" + CLAIM)
    done = place.check("check", "a.md", expect=1)
    holds("read as plain text, not as Markdown", done.stdout)
    holds("moonbeam", done.stdout)


def test_a_page_has_five_hundred_exceptions_at_most(place):
    one = "<!-- candor-disable-next-line lamps/hype/moonbeam -- a name -->\n" + CLAIM + "\n"
    place.write("a.md", one * 500)
    equal(place.check("check", "a.md").stdout.count("moonbeam"), 0)
    place.write("a.md", one * 510)
    found = place.places("check", "a.md", expect=1)
    equal(len(found), 10 + 1)
    many = " ".join(["lamps/hype/moonbeam"] * 501)
    place.write("a.md", f"<!-- candor-disable-file {many} -- a name -->\n\n" + CLAIM)
    holds("more than 8192 bytes", place.check("check", "a.md", expect=1).stdout)
    place.write("a.md", "<!-- candor-disable-file " + "a/b, " * 600 + "-- a name -->\n\n" + CLAIM)
    holds("a page has at most 500 exceptions", place.check("check", "a.md", expect=1).stdout)


def test_unclosed_exceptions_on_one_line_do_not_take_the_square_of_their_number(place):
    place.write("a.md", "<!-- candor-x " * 200000 + "candor-" * 200000)
    holds("exception", place.check("check", "a.md", expect=None).stdout)
