"""check --diff-base: only what a branch changes."""

from place import CLAIM, equal, holds


def branch(place):
    place.repository().write("a.md", CLAIM + "\nLight.\n")
    place.write("b.md", CLAIM)
    place.saved()
    place.git("checkout", "-q", "-b", "work")
    place.write("a.md", CLAIM + "\nLight.\n\n" + CLAIM)
    place.saved()


def test_since_a_branch(place):
    branch(place)
    place.write("new.md", CLAIM)
    equal(place.places("check", "--diff-base", "main", "a.md", "b.md", "new.md", expect=1), ["a.md:5", "new.md:1"])
    holds("1 finding outside", place.check("check", "--diff-base", "main", expect=1).stderr)


def test_main_moved_on(place):
    branch(place)
    place.git("checkout", "-q", "main")
    place.write("b.md", "Light.\n")
    place.saved()
    place.git("checkout", "-q", "work")
    equal(place.places("check", "--diff-base", "main", expect=1), ["a.md:5"])


def test_lines_taken_away(place):
    place.repository().write("a.md", "It is a lamp,\nnot a\nmoonbeam.\n\nLight.\n")
    place.saved()
    place.write("a.md", "It is a lamp,\nmoonbeam.\n\nLight.\n")
    equal(place.places("check", "--diff-base", "HEAD", expect=1), ["a.md:2"])


def test_nothing_changed(place):
    place.repository().write("a.md", CLAIM)
    place.saved()
    holds("no page is changed", place.check("check", "--diff-base", "HEAD").stderr)


def test_unknown_revision(place):
    place.repository().write("a.md", CLAIM)
    place.saved()
    holds("--diff-base", place.check("check", "--diff-base", "nowhere", expect=2).stderr)
    holds("is no revision", place.check("check", "--diff-base", "--output=x", expect=2).stderr)


def test_a_user_configuration_of_git_changes_nothing(place):
    branch(place)
    for name, value in (("diff.noprefix", "true"), ("color.ui", "always"), ("diff.external", "false"),
                        ("diff.mnemonicPrefix", "true"), ("diff.context", "9")):
        place.git("config", name, value)
    equal(place.places("check", "--diff-base", "main", "a.md", expect=1), ["a.md:5"])
