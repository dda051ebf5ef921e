"""A file is replaced as a whole or not at all, whichever step fails, and every failure is a sentence."""

from __future__ import annotations

import errno
import os
import resource
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from playground.storage.atomic import replacing, write_atomically
from playground.storage.faults import SetUpError, StorageError
from playground.storage.setup_file import save_setup
from tests.storage import kill_loop
from tests.storage.setups import small_setup

OLD, NEW = b"old content", b"new content" * 1000
STEPS = ("open", "fdopen", "fchmod", "fsync", "replace", "stat")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["a.json", "小猫.json", "x" * 255])
def test_new_and_existing_files(tmp_path: Path, name: str) -> None:
    for content in (OLD, NEW, b""):
        write_atomically(tmp_path / name, content)
        assert (tmp_path / name).read_bytes() == content
        assert names(tmp_path) == [name]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """The system itself refuses to write beyond `size` bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("existing", [OLD, None])
def test_the_write_failing_after_every_number_of_bytes(tmp_path: Path, existing: bytes | None) -> None:
    path = tmp_path / "a.json"
    if existing is not None:
        path.write_bytes(existing)
    before = names(tmp_path)
    for size in range(0, len(NEW), 97):
        with (
            largest_file(size),
            pytest.raises(StorageError, match=r"a\.json was not saved\. It is larger than a file may"),
        ):
            write_atomically(path, NEW)
        assert names(tmp_path) == before
        assert existing is None or path.read_bytes() == existing
    with largest_file(len(NEW)):
        write_atomically(path, NEW)
    assert path.read_bytes() == NEW


class FailingSystem:
    """Lets the calls of `os` through, but for the n-th of those that saving makes, which fails with `code`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, n: int, code: int) -> None:
        self.calls, self._n, self._code = 0, n, code
        for name in STEPS:
            monkeypatch.setattr(os, name, self._failing(getattr(os, name)))

    def _failing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*values: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self._n:
                raise OSError(self._code, os.strerror(self._code))
            return call(*values, **named)

        return called


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EROFS, "may not be written there"),
        (errno.EIO, "The system says: Input/output error."),
    ],
)
def test_every_step_failing(tmp_path: Path, code: int, words: str) -> None:
    path, refusals = tmp_path / "a.json", []
    for n in range(1, 100):
        path.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as monkeypatch:
            system = FailingSystem(monkeypatch, n, code)
            refusal = refusal_of(path)
        assert path.read_bytes() == (OLD if refusal else NEW)
        assert names(tmp_path) == ["a.json"]
        if system.calls < n:
            break
        refusals.append(refusal)
    assert all(words in refusal for refusal in refusals[:6])
    assert refusals[6:] == ["", ""]  # the folder could not be synced: the new file is there, if not yet for a power cut


def refusal_of(path: Path) -> str:
    try:
        write_atomically(path, NEW)
    except StorageError as error:
        return str(error)
    return ""


def test_an_error_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)

    def write_and_stop() -> None:
        with replacing(path) as stream:
            stream.write(NEW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_atomically(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", NEW)
    (tmp_path / "b").write_bytes(NEW)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link, dangling = tmp_path / "there" / "target", tmp_path / "link", tmp_path / "dangling"
    target.write_bytes(OLD)
    link.symlink_to("there/target")
    dangling.symlink_to("there/new")
    write_atomically(link, NEW)
    write_atomically(dangling, NEW)
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert target.read_bytes() == (tmp_path / "there" / "new").read_bytes() == NEW
    assert names(tmp_path / "there") == ["new", "target"]


def test_what_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    loop, pipe, protected = tmp_path / "loop", tmp_path / "pipe", tmp_path / "protected"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    protected.write_bytes(OLD)
    protected.chmod(0o444)
    cases = {
        tmp_path / "gone" / "a.json": "There is no such folder.",
        protected / "a.json": "There is no such folder.",
        tmp_path: "It is a folder.",
        protected: "It is write-protected.",
        tmp_path / ("x" * 256): "not possible on this system",
        tmp_path / "a\0b": "not possible on this system",
        tmp_path / "\ud800": "not possible on this system",
        loop: "It is a link that leads back to itself.",
        pipe: "It is not a plain file.",
        Path("/dev/full"): "It is not a plain file.",
    }
    for path, words in cases.items():
        with pytest.raises(StorageError, match="was not saved") as caught:
            write_atomically(path, NEW)
        assert words in str(caught.value)
    assert protected.read_bytes() == OLD
    assert names(tmp_path) == ["loop", "pipe", "protected"]


def test_saving_a_setup_raises_one_kind_of_error(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match=r"a\.json was not saved\. There is no such folder\."):
        save_setup(small_setup(), tmp_path / "gone" / "a.json")


def test_two_writers_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = [bytes([number]) * 300_000 for number in range(4)]

    def write_often(content: bytes) -> None:
        for _ in range(10):
            write_atomically(path, content)

    threads = [threading.Thread(target=write_often, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    seen = {path.read_bytes() for _ in range(50) if path.exists()}
    for thread in threads:
        thread.join()
    assert seen | {path.read_bytes()} <= set(contents)
    assert names(tmp_path) == ["a"]


def test_killed_while_saving() -> None:
    failures, _ = kill_loop.run(cases=4)
    assert failures == 0


def test_the_kill_loop_sees_a_torn_file(tmp_path: Path) -> None:
    path = tmp_path / "a.cnnplay"
    save_setup(kill_loop.numbered_setup(7), path)
    assert kill_loop.is_whole(path)
    path.write_bytes(path.read_bytes()[:-5])
    assert not kill_loop.is_whole(path)
