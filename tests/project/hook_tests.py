"""candor hook: what a commit holds decides, and nobody else's hook is touched."""

import os
import pathlib
import shutil

from place import CLAIM, equal, holds


def test_stops_a_commit(place):
    place.repository()
    place.check("hook", "install")
    place.write("a.md", CLAIM)
    place.git("add", "-A")
    done = place.commit(expect=1)
    holds("a.md:1:10", done.stdout + done.stderr)
    place.write("a.md", "Light.\n")
    place.git("add", "a.md")
    place.commit()


def test_initial_commit(place):
    place.repository().write("a.md", "Light.\n\n" + CLAIM)
    place.git("add", "-A")
    equal(place.places("hook", "run", expect=1), ["a.md:3"])


def test_partially_staged_file(place):
    place.repository().write("a.md", "Light.\n")
    place.saved()
    place.write("a.md", "Light.\n\n" + CLAIM)
    place.git("add", "a.md")
    place.write("a.md", "Light.\n")
    equal(place.places("hook", "run", expect=1), ["a.md:3"])
    place.git("add", "a.md")
    place.write("a.md", CLAIM)
    equal(place.check("hook", "run").stdout, "")


def test_hides_findings_on_old_lines_and_says_so(place):
    place.repository().write("a.md", CLAIM + "\nLight.\n")
    place.saved()
    place.write("a.md", CLAIM + "\nMore light.\n")
    place.git("add", "a.md")
    done = place.check("hook", "run")
    holds("1 finding outside the changed lines not shown", done.stderr)
    equal(place.places("hook", "run", "--all-lines", expect=1), ["a.md:1"])


# With a crisis line the page gives what "suicidal" makes it owe; the finding stands at that word.
DISTRESS = "Some people with depression feel suicidal.\n\nLight.\n"
CRISIS_LINE = "\nIf you think about suicide, call or text 988 now.\n"


def crisis_page(place, path="a.md"):
    place.write("candor.yml", "candor: 1\nprofile: us-clinic\n"
                'rules: {"claims/**": off, "readability/**": off, "duties/**": off, duties/crisis: error}\n')
    place.repository().write(path, DISTRESS + "\nMore.\n" + CRISIS_LINE)
    place.saved()


def test_taking_away_what_a_page_owes_stops_the_commit(place):
    crisis_page(place)
    place.write("a.md", DISTRESS + "\nMore.\n")
    place.git("add", "a.md")
    equal(place.places("hook", "run", expect=1), ["a.md:1"])
    equal(place.places("check", "--diff-base", "HEAD", expect=1), ["a.md:1"])


def test_what_a_page_owed_before_stops_no_commit(place):
    crisis_page(place)
    place.write("a.md", DISTRESS + "\nMore.\n")
    place.saved()
    place.write("a.md", DISTRESS + "\nMore light.\n")
    place.git("add", "a.md")
    done = place.check("hook", "run")
    holds("1 finding outside the changed lines not shown", done.stderr)
    equal(place.places("hook", "run", "--all-lines", expect=1), ["a.md:1"])


def test_taking_a_crisis_line_away_in_a_renamed_page(place):
    more = "".join(f"Line {i} of it.\n\n" for i in range(20))
    crisis_page(place, "old.md")
    place.write("old.md", DISTRESS + more + CRISIS_LINE)
    place.saved()
    place.git("mv", "old.md", "new.md")
    equal(place.places("hook", "run"), [])
    place.write("new.md", DISTRESS + more)
    place.git("add", "-A")
    equal(place.places("hook", "run", expect=1), ["new.md:1"])


def test_taking_a_crisis_line_away_in_a_merge(place):
    crisis_page(place)
    place.git("checkout", "-q", "-b", "side")
    place.write("a.md", DISTRESS + "\nMore by side.\n" + CRISIS_LINE)
    place.saved()
    place.git("checkout", "-q", "main")
    place.write("a.md", DISTRESS + "\nMore by main.\n" + CRISIS_LINE)
    place.saved()
    place.git("merge", "side", expect=1)
    place.write("a.md", DISTRESS + "\nMore by both.\n" + CRISIS_LINE)
    place.git("add", "a.md")
    equal(place.places("hook", "run"), [])
    place.write("a.md", DISTRESS + "\nMore by both.\n")
    place.git("add", "a.md")
    equal(place.places("hook", "run", expect=1), ["a.md:1"])


def test_a_source_and_an_exception_that_are_taken_away(place):
    place.write("candor.yml", 'candor: 1\nrules: {"duties/**": off, "readability/**": off, "citation/**": off}\n')
    claim = "Our lamp is superior to most SSRIs [1].\n\nLight.\n\n"
    sources = "## References\n\n1. Feder A, et al. Title of it. JAMA Psychiatry 2014;71:681-688.\n"
    signed = "<!-- candor-disable-file claims/superiority/comparator -- as on the label -->\n\nLight.\n\n"
    bare = "Our lamp is superior to most SSRIs.\n\nLight.\n"
    place.repository().write("cited.md", claim + sources)
    place.write("signed.md", signed + bare)
    place.saved()
    equal(place.places("check", "."), [])
    place.write("cited.md", claim)
    place.write("signed.md", "Light.\n\n" + bare)
    place.git("add", "-A")
    equal(place.places("hook", "run", expect=1), ["cited.md:1", "signed.md:3"])


def test_the_same_words_elsewhere_bring_no_old_finding_back(place):
    place.repository().write("a.md", "Light.\n\n" + CLAIM + "\nIt is a moonbeam\nthat shines.\n")
    place.saved()
    place.write("a.md", CLAIM + "\n" + CLAIM + "\nIt is a moonbeam\nthat glows.\n")
    place.git("add", "a.md")
    equal(place.places("hook", "run", expect=1), ["a.md:1"])


def test_rename_and_deletion(place):
    place.repository().write("old.md", CLAIM + "\n".join(f"Line {i} of it.\n" for i in range(20)))
    place.write("gone.md", CLAIM)
    place.saved()
    place.git("mv", "old.md", "new.md")
    place.git("rm", "-q", "gone.md")
    equal(place.places("hook", "run"), [])
    place.write("new.md", place.read("new.md") + "\n" + CLAIM)
    place.git("add", "-A")
    equal(place.places("hook", "run", expect=1), [f"new.md:{len(place.read('new.md').splitlines())}"])


def test_only_deletions(place):
    place.repository().write("gone.md", CLAIM)
    place.saved()
    place.git("rm", "-q", "gone.md")
    place.check("hook", "run")


def test_merge_commit(place):
    place.repository().write("a.md", "One.\n\nTwo.\n\nThree.\n")
    place.saved()
    place.git("checkout", "-q", "-b", "side")
    place.write("side.md", CLAIM)
    place.write("a.md", "One.\n\nTwo by side.\n\nThree.\n")
    place.saved()
    place.git("checkout", "-q", "main")
    place.write("a.md", "One.\n\nTwo by main.\n\nThree.\n")
    place.saved()
    place.git("merge", "side", expect=1)
    place.write("a.md", "One.\n\nTwo by both.\n\nThree.\n")
    place.git("add", "a.md")
    equal(place.places("hook", "run"), [])
    place.write("a.md", "One.\n\n" + CLAIM + "\nThree.\n")
    place.git("add", "a.md")
    equal(place.places("hook", "run", expect=1), ["a.md:3"])


def test_names_with_blanks_quotes_and_other_letters(place):
    names = ["a b.md", 'say "hi".md', "it's.md", "ü/ñ.md", "tab\there.md", "-x.md"]
    place.repository()
    for name in names:
        place.write(name, CLAIM)
    place.git("add", "-A")
    equal(sorted(place.places("hook", "run", expect=1)), sorted(f"{name}:1" for name in names))


def test_submodule_and_links_are_passed_over(place):
    place.repository().write("a.md", "Light.\n")
    place.saved()
    place.git("clone", "-q", ".", "../other")
    place.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../other", "sub.md")
    os.symlink("a.md", place.root / "link.md")
    place.git("add", "-A")
    place.check("hook", "run")


def test_thousand_files(place):
    place.repository()
    for i in range(1000):
        place.write(f"pages/{i}.md", "Light.\n" * 3 + (CLAIM if i % 100 == 0 else ""))
    place.git("add", "-A")
    equal(len(place.places("hook", "run", expect=1)), 10)


def test_a_subfolder_and_a_worktree(place):
    place.repository().write("sub/a.md", "Light.\n")
    place.saved()
    place.check("hook", "install", cwd="sub")
    place.git("worktree", "add", "-q", "../tree")
    (place.home / "tree" / "sub" / "a.md").write_text(CLAIM, encoding="utf-8")
    place.git("add", "-A", cwd="../tree")
    done = place.run("git", "commit", "-q", "-m", "c", cwd="../tree/sub", expect=1)
    holds("sub/a.md:1:10", done.stdout + done.stderr)


def user_lines(place):
    """A hook of candor's with lines of its user around what candor wrote."""
    place.repository().check("hook", "install")
    hook = place.root / ".git/hooks/pre-commit"
    written = hook.read_text()
    hook.write_text(written.replace("#!/bin/sh\n", "#!/bin/sh\necho before\n") + "echo behind\n")
    return hook, written


def test_installing_again_keeps_the_users_lines(place):
    hook, written = user_lines(place)
    kept = hook.read_text()
    hook.write_text(kept.replace(place.candor, "/elsewhere/candor"))
    place.check("hook", "install")
    equal(hook.read_text(), kept)
    place.write("a.md", "Light.\n")
    place.git("add", "-A")
    done = place.commit()
    lines = (done.stdout + done.stderr).splitlines()
    equal((lines[0], lines[-1]), ("before", "behind"))


def test_uninstalling_keeps_the_users_lines(place):
    hook, written = user_lines(place)
    mode = hook.stat().st_mode
    place.check("hook", "uninstall")
    equal((hook.read_text(), hook.stat().st_mode), ("#!/bin/sh\necho before\necho behind\n", mode))
    holds("candor did not write", place.check("hook", "uninstall", expect=2).stderr)


def test_lines_between_candors_own_are_never_lost(place):
    hook, written = user_lines(place)
    lines = written.splitlines(keepends=True)
    damaged = [lines[:3] + ["echo mine\n"] + lines[3:], lines[:-1], lines[:1] + lines[2:], lines + lines[1:],
               lines[:1] + lines[-1:] + lines[1:-1], lines[:2] + ["candor='a'; echo 'mine'\n"] + lines[3:]]
    for text in map("".join, damaged):
        hook.write_text(text)
        for verb in ("install", "uninstall"):
            done = place.check("hook", verb, expect=2)
            holds("between the marks of candor", done.stderr)
            equal(hook.read_text(), text)


def test_a_hooks_folder_that_others_share_is_left_alone(place):
    shared = place.home / "shared"
    shared.mkdir()
    place.repository().git("config", "core.hooksPath", str(shared))
    for verb in ("install", "uninstall"):
        done = place.check("hook", verb, expect=2)
        holds("outside of this repository", done.stderr)
        holds("--shared", done.stderr)
    equal(list(shared.iterdir()), [])
    place.check("hook", "install", "--shared")
    assert (shared / "pre-commit").is_file()
    place.check("hook", "uninstall", expect=2)
    place.check("hook", "uninstall", "--shared")
    equal(list(shared.iterdir()), [])


def test_links_lead_no_hook_out_of_the_repository(place):
    shared = place.home / "shared"
    shared.mkdir()
    hooks = place.repository().root / ".git/hooks"
    shutil.rmtree(hooks)
    hooks.symlink_to(shared)
    place.check("hook", "install", expect=2)
    equal(list(shared.iterdir()), [])
    hooks.unlink()
    hooks.mkdir()
    (shared / "pre-commit").write_text("#!/bin/sh\n")
    (hooks / "pre-commit").symlink_to(shared / "pre-commit")
    holds("is a link", place.check("hook", "install", expect=2).stderr)
    equal((shared / "pre-commit").read_text(), "#!/bin/sh\n")


def test_a_submodule_has_its_hooks_in_the_outer_repository(place):
    place.repository().write("a.md", "Light.\n")
    place.saved()
    place.git("clone", "-q", ".", "../other")
    place.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../other", "sub")
    place.check("hook", "install", cwd="sub")
    assert (place.root / ".git/modules/sub/hooks/pre-commit").is_file()


def test_core_hooks_path(place):
    place.repository().git("config", "core.hooksPath", "my hooks")
    place.check("hook", "install")
    assert (place.root / "my hooks" / "pre-commit").stat().st_mode & 0o111
    assert not (place.root / ".git/hooks/pre-commit").exists()
    place.check("hook", "uninstall")
    assert not (place.root / "my hooks" / "pre-commit").exists()


def test_a_foreign_hook_is_left_alone(place):
    hook = place.repository().write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    holds("candor hook run || exit", place.check("hook", "install", expect=2).stderr)
    place.check("hook", "uninstall", expect=2)
    equal(hook.read_text(), "#!/bin/sh\nexit 0\n")


def test_installing_twice_and_uninstalling(place):
    place.repository().check("hook", "install")
    place.check("hook", "install")
    place.check("hook", "uninstall")
    place.check("hook", "uninstall", expect=2)


def test_ignored_and_excluded_pages(place):
    place.repository().write("drafts/a.md", CLAIM)
    place.write("old/b.md", CLAIM)
    place.write(".candorignore", "old/\n")
    place.write("candor.yml", place.read("candor.yml") + "exclude: [drafts/]\n")
    place.git("add", "-A")
    place.check("hook", "run")


def test_the_pre_commit_framework(place):
    """.pre-commit-hooks.yaml as it stands in this project, run by the real pre-commit."""
    source = pathlib.Path(__file__).parents[2]
    hooks = place.home / "hooks"
    hooks.mkdir()
    shutil.copy(source / ".pre-commit-hooks.yaml", hooks)
    place.git("init", "-q", "-b", "main", cwd=str(hooks))
    place.git("add", "-A", cwd=str(hooks))
    place.git("commit", "-q", "-m", "hooks", cwd=str(hooks))
    revision = place.git("rev-parse", "HEAD", cwd=str(hooks)).strip()
    place.repository()
    place.write(".pre-commit-config.yaml",
                f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks: [{{id: candor-system}}]\n")
    place.write("candor.yml", place.read("candor.yml") + "exclude: [drafts/]\n")
    place.write("old.md", CLAIM)
    place.saved()
    place.run("pre-commit", "install")
    place.write("a b.md", CLAIM)
    place.write("drafts/c.md", CLAIM)
    place.write("code.py", CLAIM)
    place.git("add", "-A")
    place.write("a b.md", "Light.\n")  # not staged: pre-commit keeps it away
    refused = place.commit(expect=1)
    holds("a b.md:1:10", refused.stdout + refused.stderr)
    assert "old.md" not in refused.stdout + refused.stderr
    equal(place.read("a b.md"), "Light.\n")
    place.git("add", "a b.md")
    place.commit()
    place.write("drafts/c.md", CLAIM * 2)
    place.git("add", "-A")
    place.commit()  # all that is staged is excluded
