#!/usr/bin/env python3
"""What the program writes from its tables of commands and options: docs/cli.md, the manual page, completion, and that
they are installed.

usage: manual_test.py CANDOR reference CLI-PAGE | page | bash | zsh | install BUILD-FOLDER
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SECONDS = 60
SKIPPED = 77
# What must be there to look at a thing at all.
NEEDED = {"page": "groff", "bash": "bash", "zsh": "zsh"}


def run(*call: object, folder: str | None = None) -> str:
    done = subprocess.run([*map(str, call)], cwd=folder, capture_output=True, timeout=SECONDS, check=False, text=True,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{call[0]} left with {done.returncode}: {done.stderr}")
    return done.stdout


def commands(candor: pathlib.Path) -> list[str]:
    """The names in the overview."""
    listed = run(candor, "help").split("Commands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines()]


def options(candor: pathlib.Path, command: str) -> list[str]:
    return re.findall(r"^ +(?:-\w, )?(--[\w-]+)", run(candor, command, "--help"), flags=re.MULTILINE)


def reference(candor: pathlib.Path, page: str) -> list[str]:
    if pathlib.Path(page).read_text(encoding="utf-8") == run(candor, "manual", "--format", "markdown"):
        return []
    return [f"{page} is out of date; write it anew: {candor} manual --format markdown > docs/cli.md"]


def page(candor: pathlib.Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "candor.1"
        source.write_text(run(candor, "manual"), encoding="utf-8")
        # Any warning is on standard error, which run() does not take.
        shown = run("groff", "-K", "utf8", "-man", "-ww", "-T", "utf8", "-P", "-cbou", source)
    wrong = [f"the page does not tell of {option}" for command in commands(candor)
             for option in options(candor, command) if option not in shown]
    wrong += [f"the page has no section on '{name}'" for name in commands(candor)
              if not re.search(rf"^ +candor {name}\b", shown, flags=re.MULTILINE)]
    return wrong


def completed(candor: pathlib.Path, *words: str) -> set[str]:
    """What bash offers for the last word."""
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "completion"
        script.write_text(run(candor, "completion", "bash"), encoding="utf-8")
        pages = pathlib.Path(folder) / "pages"
        (pages / "a folder").mkdir(parents=True)
        (pages / "a page.md").write_text("", encoding="utf-8")
        call = (f"PATH={candor.parent}:$PATH; source ../completion; COMP_WORDS=(candor \"$@\"); COMP_CWORD=$#; _candor; "
                "printf '%s\\n' \"${COMPREPLY[@]}\"")
        return set(run("bash", "-uc", call, "bash", *words, folder=str(pages)).splitlines())


def bash(candor: pathlib.Path) -> list[str]:
    everything = {"a folder", "a page.md"}
    expected = [
        (["che"], {"check"}),
        (["help", "ins"], {"inspect"}),
        (["check", "--form"], {"--format"}),
        (["check", "--format", "js"], {"json", "jsonl"}),
        (["check", "--format", "=", "sa"], {"sarif"}),
        (["check", "--fail-on", "="], {"error", "warning", "suggestion"}),
        (["check", "--quiet", ""], everything),
        (["check", "--pack", ""], {"a folder"}),
        (["check", "--output", "json", "=", "a p"], {"a page.md"}),
        (["check", "--jobs", ""], {""}),
        (["baseline", ""], {"create", "prune", "update"}),
        (["baseline", "create", "a p"], {"a page.md"}),
        (["completion", "z"], {"zsh"}),
        (["explain", "claims/superiority/comp"], {"claims/superiority/comparator"}),
        (["explain", "duties/crisis-c"], {"duties/crisis-condition", "duties/crisis-country"}),
        (["explain", "superior"], {"superiority"}),
        (["check", "--profile", "=", "us"], {"us-clinic"}),
        (["inspect", "--profile", "ref"], {"reference"}),
        (["nonsense", ""], {""}),
    ]
    wrong = []
    for words, wanted in expected:
        found = completed(candor, *words)
        if found != wanted:
            wrong.append(f"candor {' '.join(words)}: {sorted(found)}, expected {sorted(wanted)}")
    if completed(candor, "") != {"help", *commands(candor)}:
        wrong.append("not all commands are offered")
    wrong += [f"{command}: not all options are offered" for command in commands(candor)
              if not set(options(candor, command)) <= completed(candor, command, "--")]
    return wrong


def zsh(candor: pathlib.Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "_candor"
        script.write_text(run(candor, "completion", "zsh"), encoding="utf-8")
        run("zsh", "-fn", script)
        call = "autoload -Uz compinit; compinit -D -u; source ./_candor; print -- $_comps[candor]"
        bound = run("zsh", "-fc", call, folder=folder)
        text = script.read_text(encoding="utf-8")
    wrong = [] if bound == "_candor\n" else [f"candor is completed by {bound!r}"]
    wrong += [f"{option} is not offered" for command in commands(candor) for option in options(candor, command)
              if f"'*{option}" not in text]
    return wrong + zsh_offers(candor)


def zsh_offers(candor: pathlib.Path) -> list[str]:
    """What zsh really offers for lines that are typed."""
    expected = {
        "candor che": {"check"},
        "candor help ins": {"inspect"},
        "candor check --form": {"--format"},
        "candor check --format js": {"json", "jsonl"},
        "candor check --format=sa": {"sarif"},
        "candor check --profile us": {"us-clinic"},
        "candor inspect --profile=ref": {"reference"},
        "candor check --quiet a": {"a folder", "a page.md"},
        "candor baseline ": {"create", "prune", "update"},
        "candor baseline create a\\ p": {"a page.md"},
        "candor explain claims/superiority/comp": {"claims/superiority/comparator"},
        "candor explain duties/crisis-c": {"duties/crisis-condition", "duties/crisis-country"},
        "candor explain superior": {"superiority"},
    }
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "_candor").write_text(run(candor, "completion", "zsh"), encoding="utf-8")
        (home / "pages" / "a folder").mkdir(parents=True)
        (home / "pages" / "a page.md").write_text("", encoding="utf-8")
        script = pathlib.Path(__file__).resolve().parent / "complete.zsh"
        answers = run("zsh", "-f", script, candor.parent, *expected, folder=str(home / "pages")).split("\0")
    offered = {line: set(answer.replace("\\", "").split("\n")) - {""} for line, answer in zip(expected, answers, strict=False)}
    return [f"zsh, {line!r}: {sorted(offered.get(line, ()))}, expected {sorted(wanted)}"
            for line, wanted in expected.items() if offered.get(line) != wanted]


def install(candor: pathlib.Path, build: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        run("cmake", "--install", build, "--prefix", folder)
        root = pathlib.Path(folder)
        expected = {"share/man/man1/candor.1": run(candor, "manual"),
                    "share/bash-completion/completions/candor": run(candor, "completion", "bash"),
                    "share/zsh/site-functions/_candor": run(candor, "completion", "zsh")}
        wrong = [f"{path} is not what the program writes" for path, text in expected.items()
                 if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text]
        if run(root / "bin" / "candor", "version") != run(candor, "version"):
            wrong.append("bin/candor is another program")
    return wrong


def main() -> int:
    candor, what = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    if shutil.which(NEEDED.get(what, "true")) is None:
        print(f"{NEEDED[what]} is not installed")
        return SKIPPED
    look = {"reference": reference, "page": page, "bash": bash, "zsh": zsh, "install": install}[what]
    wrong = look(candor, *sys.argv[3:])
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
