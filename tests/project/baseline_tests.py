"""candor baseline: what is known stays quiet, what is new does not."""

import os
import signal
import subprocess
import time

from place import CLAIM, equal, holds, with_at_most, without_rights


def begin(place):
    place.write("candor.yml", place.read("candor.yml") + "baseline: known.yml\n")
    place.write("a.md", CLAIM)
    place.write("sub/b.md", "Light.\n\n" + CLAIM)
    place.check("baseline", "create")


def test_known_findings_are_quiet(place):
    begin(place)
    done = place.check("check")
    holds("2 findings of the baseline not shown", done.stderr)
    equal(place.places("check", "--no-baseline", expect=1), ["a.md:1", "sub/b.md:3"])


def test_survives_moved_lines(place):
    begin(place)
    place.write("a.md", "# A lamp\n\nLight.\n\n" + CLAIM)
    place.check("check")


def test_a_changed_sentence_and_a_second_one_are_new(place):
    begin(place)
    place.write("a.md", CLAIM + "\nWe sell moonbeam.\n\n" + CLAIM)
    equal(place.places("check", expect=1), ["a.md:3", "a.md:5"])


def test_from_a_subfolder(place):
    begin(place)
    place.check("check", cwd="sub")
    place.check("check", "../a.md", cwd="sub")


def test_update_and_prune(place):
    begin(place)
    place.write("a.md", "Light.\n")
    place.write("sub/b.md", CLAIM + "\nWe sell moonbeam.\n")
    place.check("baseline", "prune")
    equal(place.places("check", expect=1), ["sub/b.md:3"])
    assert "a.md" not in place.read("known.yml").replace("sub/b.md", "")
    place.check("baseline", "update")
    place.check("check")
    os.remove(place.root / "sub/b.md")
    place.check("baseline", "prune")
    holds("pages: {}", place.read("known.yml"))


def test_pages_that_are_not_checked_keep_their_entries(place):
    begin(place)
    place.check("baseline", "update", "a.md")
    place.check("check")


def test_create_replaces_nothing(place):
    begin(place)
    before = place.read("known.yml")
    holds("is there already", place.check("baseline", "create", expect=2).stderr)
    equal(place.read("known.yml"), before)


def test_keeps_permissions_and_is_the_same_each_time(place):
    begin(place)
    os.chmod(place.root / "known.yml", 0o640)
    before = place.read("known.yml")
    place.check("baseline", "update")
    equal(place.read("known.yml"), before)
    equal((place.root / "known.yml").stat().st_mode & 0o777, 0o640)


def test_odd_names_and_words(place):
    place.write('it\'s "odd": \\ #1.md', CLAIM)
    place.write("candor.yml", place.read("candor.yml") + "baseline: known.yml\n")
    place.check("baseline", "create")
    place.check("check")


def prepare_update(place) -> tuple[str, str]:
    """The file before and after an update that is to come."""
    begin(place)
    old = place.read("known.yml")
    for i in range(300):
        place.write(f"more/{i}.md", CLAIM)
    place.check("baseline", "update")
    new = place.read("known.yml")
    place.write("known.yml", old)
    return old, new


def test_a_kill_leaves_the_old_or_the_new_file(place):
    old, new = prepare_update(place)
    began = time.monotonic()
    place.check("baseline", "update")
    took = time.monotonic() - began
    for step in range(12):
        place.write("known.yml", old)
        process = subprocess.Popen([place.candor, "baseline", "update"], cwd=place.root, env=place.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * step / 12)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert place.read("known.yml") in (old, new), "half a file"


def test_a_kill_in_the_middle_of_writing_leaves_the_old_file(place):
    old, new = prepare_update(place)
    for size in (0, 1, 4096, len(new) - 1):
        done = place.check("baseline", "update", expect=None, **with_at_most(size, ignore=False))
        equal((done.returncode, place.read("known.yml")), (-signal.SIGXFSZ, old))


def test_a_full_disk_leaves_the_old_file_and_says_so(place):
    old, _ = prepare_update(place)
    done = place.check("baseline", "update", expect=2, **with_at_most(4096, ignore=True))
    holds("known.yml: cannot be written: File too large", done.stderr)
    equal(place.read("known.yml"), old)
    equal(list(place.root.glob(".candor-*")), [])


def test_a_file_that_may_not_be_written_stays_and_is_named(place):
    old, _ = prepare_update(place)
    (place.root / "known.yml").chmod(0o444)
    done = place.check("baseline", "update", expect=2, **without_rights())
    holds("known.yml: cannot be written: Permission denied", done.stderr)
    equal(place.read("known.yml"), old)
