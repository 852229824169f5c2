"""A folder with pages, and with git when a test wants it."""

import ctypes
import json
import os
import pathlib
import resource
import signal
import subprocess

# Found by a rule of the pack in every place, whatever the built-in rules say.
CLAIM = "We offer moonbeam.\n"
RULE = """id: lamps/hype/moonbeam
category: hype
severity: error
title: Moonbeam
message: "“{match}” is hype"
why: It promises.
advice: Leave it out.
references: [us-ftc-hpcg]
phrases: [moonbeam]
unless: []
examples: {flag: ["Our [[moonbeam]]s.", "A [[moonbeam]]."], pass: [a, b]}
"""


class Place:
    def __init__(self, candor: str, folder: pathlib.Path) -> None:
        self.candor = candor
        self.home = folder
        self.root = folder / "site"
        self.root.mkdir()
        self.environment = {
            "PATH": f"{pathlib.Path(candor).parent}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        } | {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.write("house/lamps/hype/moonbeam.yaml", RULE)
        self.write("house/lamps/pack.yaml", "pack: lamps\ntitle: Lamps\n")
        self.write("candor.yml", 'candor: 1\npacks: [house]\nrules: {"claims/**": off}\n')

    def write(self, path: str, text: str) -> pathlib.Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def run(self, *words: str, cwd: str = ".", expect: int | None = 0, **options) -> subprocess.CompletedProcess:
        done = subprocess.run(words, cwd=self.root / cwd, env=self.environment, capture_output=True, text=True,
                              timeout=120, check=False, **options)
        if expect is not None and done.returncode != expect:
            raise AssertionError(f"{words}: exit {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
        return done

    def git(self, *words: str, **options) -> str:
        return self.run("git", *words, **options).stdout

    def check(self, *words: str, **options) -> subprocess.CompletedProcess:
        return self.run(self.candor, *words, **options)

    def repository(self) -> "Place":
        self.git("init", "-q", "-b", "main")
        return self

    def commit(self, message: str = "c", **options) -> subprocess.CompletedProcess:
        return self.run("git", "commit", "-q", "-m", message, **options)

    def saved(self) -> "Place":
        """Everything so far as a commit, made without a hook."""
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "-m", "before")
        return self

    def places(self, *words: str, **options) -> list[str]:
        """path:line of each finding."""
        done = self.check(*words, "--format", "jsonl", **options)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return [f"{r['path']}:{r['start']['line']}" for r in records if r["record"] == "finding"]


def with_at_most(size: int, ignore: bool) -> dict:
    """For subprocess: no file grows beyond so many bytes. Beyond that the kernel kills the program in the middle of
    writing, or, where that is ignored, the write fails as on a full disk."""
    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN if ignore else signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return {"preexec_fn": prepare}


def without_rights() -> dict:
    """For subprocess: who is root may write no more than others."""
    libc = ctypes.CDLL(None, use_errno=True)

    def prepare() -> None:
        for capability in (1, 2) if os.geteuid() == 0 else ():  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
                raise OSError(ctypes.get_errno(), "root's rights cannot be taken away here")
    return {"preexec_fn": prepare}


def equal(found, expected) -> None:
    if found != expected:
        raise AssertionError(f"found {found!r}, expected {expected!r}")


def holds(part: str, text: str) -> None:
    if part not in text:
        raise AssertionError(f"{part!r} is not in {text!r}")
