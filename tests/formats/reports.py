"""Reports of the program on a few awkward pages, for the tests of the formats."""

import os
import pathlib
import subprocess
import tempfile

PACKS = pathlib.Path(__file__).resolve().parent.parent / "cli" / "packs"

# With the pack `moon` a moonbeam is an error, stardust a warning, glitter a suggestion.
PAGES = {
    "all.md": "# Naïve café ☕\n\nOur **moon\nbeam** is not meant; our moonbeam is. 💊\tWe have stardust.\n\n"
              "- glitter, \"quoted\" & <b>bold</b>\n- =2+3 moonbeam | `code` @someone #12\n",
    "crlf.md": "\ufeffLine one.\r\n\r\nOur\tmoonbeam, 100% pure, a:b.\r\n",
    "clean.md": "# Light\n\nThe device gives off a soft light.\n",
    "odd, \"name\" & <x>:1 é.md": "Our stardust.\n",
}
FINDINGS = 6
EPOCH = "1700000000"  # 2023-11-14T22:13:20

# Nothing is kept in the caller's home.
os.environ["XDG_CACHE_HOME"] = os.devnull


class Folder:
    """A temporary folder with the pages and the pack; `run` runs candor in it."""

    def __init__(self, candor: str, pages: dict[str, str] | None = None) -> None:
        self.candor = os.path.abspath(candor)
        self._folder = tempfile.TemporaryDirectory(prefix="candor-formats-")
        self.path = pathlib.Path(self._folder.name)
        for name, text in (PAGES if pages is None else pages).items():
            page = self.path / "pages" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(text.encode())

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def run(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess:
        kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        return subprocess.run([self.candor, *arguments], cwd=self.path, capture_output=True, timeout=120, check=False,
                              env={"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": EPOCH} | kept | (environment or {}))

    def check(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess:
        return self.run("check", "--pack", str(PACKS / "moon"), *arguments, environment=environment)

    def report(self, format_name: str, *arguments: str) -> bytes:
        """What a run over all pages prints in a format."""
        return self.check("--format", format_name, *arguments, "pages").stdout

    def source(self, path: str) -> bytes:
        return (self.path / path).read_bytes()
