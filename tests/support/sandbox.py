"""The surroundings of one run of a program: its files, standard input and output, and rights."""

import contextlib
import ctypes
import fcntl
import os
import pathlib
import pty
import shutil
import struct
import subprocess
import termios
import typing

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE = 1
_CAP_DAC_READ_SEARCH = 2


class Unavailable(Exception):
    """The machine lacks what a case needs (a bare chroot has no /dev/pts): the case is skipped, not passed."""


def lay_out(files: dict, folder: pathlib.Path, shared: pathlib.Path) -> None:
    """Makes the files of a case. A value is the text, or a table with one of the keys below (and `mode`)."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        table = content if isinstance(content, dict) else {"text": content}
        if "text" in table:
            path.write_bytes(table["text"].encode(table.get("encoding", "utf-8")))
        elif "hex" in table:
            path.write_bytes(bytes.fromhex(table["hex"]))
        elif "repeat" in table:
            path.write_bytes(table["repeat"].encode() * table["times"])
        elif "link" in table:
            path.symlink_to(table["link"])
        elif "copy" in table:
            shutil.copytree(shared / table["copy"], path)
        elif table.get("kind") == "folder":
            path.mkdir()
        elif table.get("kind") == "pipe":
            os.mkfifo(path)
        else:
            raise ValueError(f"{name}: what is {table}?")
        if "mode" in table:
            path.chmod(int(table["mode"], 8))


def before_exec(case: dict) -> typing.Callable[[], None] | None:
    """Closes what the case wants closed, and takes the right to read everything away from root."""
    closed = [number for number, key in ((0, "stdin-from"), (1, "stdout-to")) if case.get(key) == "closed"]
    unprivileged = case.get("without-root", False) and os.geteuid() == 0
    if not closed and not unprivileged:
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def prepare() -> None:
        for number in closed:
            os.close(number)
        if unprivileged:
            for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
                if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                    raise OSError(ctypes.get_errno(), "root's rights cannot be taken away here")

    return prepare


class _Stream:
    """One end that the program is given, as a descriptor or one of subprocess's constants."""

    def __init__(self, descriptor: int, reader: int | None = None) -> None:
        self.descriptor = descriptor
        self._reader = reader

    def started(self) -> None:
        """To be called once the program has its own copy of the descriptor."""
        if self._reader is not None:
            os.close(self.descriptor)
            self.descriptor = -1

    def collect(self, process: subprocess.Popen, seconds: float) -> tuple[bytes, bytes]:
        """What the program wrote to standard output and to standard error."""
        if self._reader is None:
            printed, mistakes = process.communicate(timeout=seconds)
            return printed or b"", mistakes
        shown = bytearray()
        # A terminal whose other end is closed fails to be read.
        with contextlib.suppress(OSError):
            while block := os.read(self._reader, 65536):
                shown += block
        _, mistakes = process.communicate(timeout=seconds)
        return bytes(shown), mistakes


@contextlib.contextmanager
def standard_input(case: dict, folder: str):
    if "stdin" in case:
        reader, writer = os.pipe()
        with contextlib.closing(os.fdopen(reader, "rb")) as stream:
            # Small enough for the pipe's buffer, so nobody has to read it first.
            content = case["stdin"].encode()
            assert len(content) <= 65536
            os.write(writer, content)
            os.close(writer)
            yield _Stream(stream.fileno())
        return
    source = case.get("stdin-from", "nothing")
    name = "/dev/null" if source in ("nothing", "closed") else os.path.join(folder, source)
    descriptor = os.open(name, os.O_RDONLY)
    try:
        yield _Stream(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def standard_output(case: dict):
    target = case.get("stdout-to", "pipe")
    if target == "terminal":
        try:
            reader, descriptor = pty.openpty()
        except OSError as failure:
            raise Unavailable(f"this machine lends no terminal: {failure}") from failure
        settings = termios.tcgetattr(descriptor)
        settings[1] &= ~termios.OPOST  # a line break stays one byte
        termios.tcsetattr(descriptor, termios.TCSANOW, settings)
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, case.get("columns", 80), 0, 0))
        try:
            yield _Stream(descriptor, reader)
        finally:
            os.close(reader)
    elif target == "closed pipe":
        reader, descriptor = os.pipe()
        os.close(reader)
        try:
            yield _Stream(descriptor)
        finally:
            os.close(descriptor)
    elif target == "full disk":
        with open("/dev/full", "wb") as full:
            yield _Stream(full.fileno())
    elif target in ("pipe", "closed"):
        yield _Stream(subprocess.PIPE)
    else:
        raise ValueError(f"stdout-to: what is {target!r}?")
