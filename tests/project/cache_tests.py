"""Compiled packs that are kept between runs: used when nothing has changed, made anew when anything has."""

import os
import subprocess
import time

from place import CLAIM, equal, holds


def begin(place):
    place.environment["XDG_CACHE_HOME"] = str(place.home / "cache")
    place.write("a.md", CLAIM)
    return place.home / "cache" / "candor"


def checked(place, *options):
    return place.check("check", "a.md", "--format", "json", *options, expect=None)


def entries(cache):
    return sorted(cache.glob("*")) if cache.exists() else []


def kept(place):
    """The one entry of a first run, and what that run printed."""
    cache = begin(place)
    first = checked(place)
    equal(first.returncode, 1)
    equal(len(entries(cache)), 1)
    return entries(cache)[0], first.stdout


def test_the_second_run_prints_the_same_from_the_cache(place):
    entry, first = kept(place)
    before = entry.stat().st_ino
    os.utime(entry, (0, 0))
    done = checked(place)
    equal((done.stdout, done.stderr), (first, ""))
    equal(entry.stat().st_ino, before)
    equal(entry.stat().st_mtime > 0, True)


def test_what_the_cache_holds_is_what_a_run_without_it_says(place):
    kept(place)
    place.write("a.md", CLAIM + "\nKetamine is a miracle cure: visit [us](https://example.org).\n")
    for command in (("check", "a.md", "--format", "json"), ("inspect", "a.md", "--format", "jsonl"),
                    ("readability", "a.md"), ("config", "a.md")):
        equal(place.check(*command, expect=None).stdout, place.check(*command, "--no-cache", expect=None).stdout)


def test_a_changed_pack_is_another_entry(place):
    entry, _ = kept(place)
    rule = place.read("house/lamps/hype/moonbeam.yaml")
    place.write("house/lamps/hype/moonbeam.yaml", rule.replace("severity: error", "severity: warning"))
    equal(checked(place).returncode, 0)
    equal(len(entries(entry.parent)), 2)
    place.write("house/lamps/hype/moonbeam.yaml", rule)
    equal(checked(place).returncode, 1)
    equal(len(entries(entry.parent)), 2)


def test_changed_lists_are_another_entry(place):
    entry, _ = kept(place)
    place.write("candor.yml", place.read("candor.yml") + "lists: {treatment: {add: [zolfranol]}}\n")
    checked(place)
    equal(len(entries(entry.parent)), 2)


def test_a_new_mistake_in_a_pack_is_told(place):
    kept(place)
    place.write("house/lamps/hype/second.yaml", "id: wrong\n")
    done = checked(place)
    equal(done.returncode, 2)
    holds("second.yaml", done.stderr)


def test_a_damaged_entry_is_made_anew(place):
    entry, first = kept(place)
    whole = entry.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    header = bytearray(whole)
    header[20] ^= 1
    for damaged in (b"", whole[:40], whole[:80], whole[:81], whole[:-1], whole + b"x", bytes(flipped), bytes(header),
                    b"\0" * len(whole), whole[80:]):
        entry.write_bytes(damaged)
        done = checked(place)
        equal((done.returncode, done.stdout, done.stderr), (1, first, ""))
        equal(entry.read_bytes(), whole)


def test_an_entry_under_another_name_is_none(place):
    entry, _ = kept(place)
    rule = place.read("house/lamps/hype/moonbeam.yaml")
    place.write("house/lamps/hype/moonbeam.yaml", rule.replace("severity: error", "severity: warning"))
    equal(checked(place).returncode, 0)
    second = next(other for other in entries(entry.parent) if other != entry)
    second.write_bytes(entry.read_bytes())
    equal(checked(place).returncode, 0)


def test_an_entry_that_others_may_write_or_that_is_no_file_is_none(place):
    entry, first = kept(place)
    whole = entry.read_bytes()
    entry.chmod(0o666)
    equal(checked(place).stdout, first)
    entry.unlink()
    (place.home / "elsewhere").write_bytes(whole)
    entry.symlink_to(place.home / "elsewhere")
    equal(checked(place).stdout, first)
    entry.unlink()
    os.mkfifo(entry)
    equal(checked(place).stdout, first)


def test_a_folder_that_cannot_be_written_is_no_mistake(place):
    cache = begin(place)
    (place.home / "cache").write_text("a file", encoding="utf-8")
    done = checked(place)
    equal((done.returncode, done.stderr), (1, ""))
    place.environment["XDG_CACHE_HOME"] = "/proc/nowhere"
    done = checked(place)
    equal((done.returncode, done.stderr), (1, ""))
    equal(cache.exists(), False)


def test_no_home_is_no_mistake_and_none_is_made(place):
    place.write("a.md", CLAIM)
    place.environment["HOME"] = str(place.home / "nobody")
    equal(checked(place).returncode, 1)
    equal((place.home / "nobody").exists(), False)
    del place.environment["HOME"]
    equal(checked(place).returncode, 1)
    holds("neither XDG_CACHE_HOME nor HOME", place.check("clean", expect=2).stderr)


def test_without_xdg_it_lies_in_the_home(place):
    place.write("a.md", CLAIM)
    checked(place)
    equal(len(entries(place.home / ".cache" / "candor")), 1)


def test_no_cache_neither_reads_nor_writes(place):
    cache = begin(place)
    equal(checked(place, "--no-cache").returncode, 1)
    equal(entries(cache), [])


def test_built_in_rules_alone_leave_nothing(place):
    cache = begin(place)
    place.write("candor.yml", "candor: 1\n")
    checked(place)
    equal(cache.exists(), False)


def test_many_runs_at_once(place):
    cache = begin(place)
    command = [place.candor, "check", "a.md", "--format", "json"]
    runs = [subprocess.Popen(command, cwd=place.root, env=place.environment, stdout=subprocess.PIPE) for _ in range(6)]
    reports = {run.communicate()[0] for run in runs}
    equal(len(reports), 1)
    equal(len(entries(cache)), 1)
    equal(checked(place).stdout.encode(), reports.pop())


def test_clean_removes_all_that_is_candors(place):
    entry, first = kept(place)
    leftover = entry.parent / ".candor-1-0.tmp"
    leftover.write_bytes(b"half")
    other = entry.parent / "notes.txt"
    other.write_text("mine", encoding="utf-8")
    holds("1 compiled pack", place.check("clean").stdout)
    equal(entries(entry.parent), [other])
    holds("nothing to remove", place.check("clean").stdout)
    other.unlink()
    place.check("clean")
    equal(entry.parent.exists(), False)
    equal(checked(place).stdout, first)


def test_no_more_than_sixteen_are_kept(place):
    entry, _ = kept(place)
    old = [entry.parent / f"{number:064x}.rules" for number in range(20)]
    for number, path in enumerate(old):
        path.write_bytes(b"old")
        os.utime(path, (number + 1, number + 1))
    dead = entry.parent / ".candor-1-0.tmp"
    dead.write_bytes(b"half")
    os.utime(dead, (1, 1))
    young = entry.parent / ".candor-2-0.tmp"
    young.write_bytes(b"half")
    place.write("house/lamps/pack.yaml", "pack: lamps\ntitle: Other lamps\n")
    checked(place)
    equal(len([path for path in entries(entry.parent) if path.suffix == ".rules"]), 16)
    equal((old[0].exists(), old[19].exists(), entry.exists()), (False, True, True))
    equal((dead.exists(), young.exists()), (False, True))


def test_it_is_faster(place):
    kept(place)

    def seconds(*options):
        begin = time.perf_counter()
        checked(place, *options)
        return time.perf_counter() - begin

    equal(min(seconds() for _ in range(3)) < min(seconds("--no-cache") for _ in range(3)), True)
