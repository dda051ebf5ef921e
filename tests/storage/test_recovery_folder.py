"""What a killed session wrote last is offered back, a living session never, and a damaged file is told of once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playground.storage.faults import StorageError
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.storage.setup_file import Form, setup_from_bytes, setup_to_bytes
from tests.storage.setups import assert_same, small_setup

SESSION = """
import sys
from pathlib import Path
from playground.storage.recovery.recovery_folder import RecoveryFolder
folder, session_id, saved_path, text = sys.argv[1:]
recovery = RecoveryFolder(Path(folder))
recovery.write(text.encode(), session_id, Path(saved_path) if saved_path else None, 7)
print("written", flush=True)
sys.stdin.readline()
recovery.discard(session_id)
"""


@contextmanager
def session(folder: Path, session_id: str, saved_path: str = "", text: str = "set-up") -> Iterator[subprocess.Popen]:
    """A process that has journalled `text` and waits for a line, to end well."""
    command = [sys.executable, "-c", SESSION, str(folder), session_id, saved_path, text]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        yield process
        process.kill()


def crash(folder: Path, session_id: str, saved_path: str = "", text: str = "set-up") -> None:
    with session(folder, session_id, saved_path, text):
        pass


def test_a_killed_session_is_offered_with_all_it_had(tmp_path: Path) -> None:
    crash(tmp_path, "one", "/home/小猫/我的 网络.cnnplay", "文本")
    recovery = RecoveryFolder(tmp_path)
    [entry] = recovery.list_crashed().sessions
    assert (entry.session_id, entry.saved_path, entry.edits) == ("one", Path("/home/小猫/我的 网络.cnnplay"), 7)
    assert abs(entry.written.timestamp() - time.time()) < 60
    assert recovery.read(entry).decode() == "文本"
    recovery.remove(entry)
    assert not list(tmp_path.iterdir())
    with pytest.raises(StorageError, match=r"could not be recovered\. There is no such file"):
        recovery.read(entry)
    recovery.remove(entry)


def test_work_that_is_older_than_its_file_is_not_saved_over_it(tmp_path: Path) -> None:
    file = tmp_path / "lesson.cnnplay"
    crash(tmp_path / "recovery", "one", str(file))
    [entry] = RecoveryFolder(tmp_path / "recovery").list_crashed().sessions
    assert (entry.file, entry.is_outdated) == (file, False)  # it may have been deleted, or not be mounted now
    file.write_text("saved before")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    [entry] = RecoveryFolder(tmp_path / "recovery").list_crashed().sessions
    assert entry.file == file
    os.utime(file, (4_000_000_000, 4_000_000_000))
    [entry] = RecoveryFolder(tmp_path / "recovery").list_crashed().sessions
    assert (entry.saved_path, entry.file, entry.is_outdated) == (file, None, True)


def test_a_living_session_is_not_offered_until_it_dies(tmp_path: Path) -> None:
    recovery = RecoveryFolder(tmp_path)
    with session(tmp_path, "one") as process:
        assert recovery.list_crashed().sessions == ()
        process.kill()
        process.wait()
        assert [entry.session_id for entry in recovery.list_crashed().sessions] == ["one"]


def test_a_session_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    with session(tmp_path, "one") as process:
        process.communicate(b"\n")
    assert process.returncode == 0
    assert not list(tmp_path.iterdir())


def test_the_own_session_is_not_offered_and_its_last_state_counts(tmp_path: Path) -> None:
    folder = tmp_path / "课程" / "new"
    recovery = RecoveryFolder(folder)
    for text in (b"first", b"second"):
        recovery.write(text, "own", None)
    assert recovery.list_crashed().sessions == ()
    assert RecoveryFolder(folder).list_crashed().sessions == ()
    recovery._locks["own"].close()  # as if the process had ended
    [entry] = RecoveryFolder(folder).list_crashed().sessions
    assert entry.saved_path is None
    assert recovery.read(entry) == b"second"


def test_the_latest_is_first(tmp_path: Path) -> None:
    for session_id in ("b", "c", "a"):
        crash(tmp_path, session_id)
    assert [entry.session_id for entry in RecoveryFolder(tmp_path).list_crashed().sessions] == ["a", "c", "b"]


def test_a_setup_comes_back_whole(tmp_path: Path) -> None:
    recovery = RecoveryFolder(tmp_path)
    recovery.write(setup_to_bytes(small_setup(), Form.BUNDLE), "own", None)
    recovery._locks.pop("own").close()
    [entry] = recovery.list_crashed().sessions
    assert_same(setup_from_bytes(recovery.read(entry), "x"), small_setup())


def test_a_path_that_is_no_text_comes_back(tmp_path: Path) -> None:
    recovery = RecoveryFolder(tmp_path)
    recovery.write(b"x", "own", Path("/tmp/caf\udce9.json"))
    recovery._locks.pop("own").close()
    assert recovery.list_crashed().sessions[0].saved_path == Path("/tmp/caf\udce9.json")


def test_no_folder_is_no_crash(tmp_path: Path) -> None:
    assert RecoveryFolder(tmp_path / "gone").list_crashed().sessions == ()
    assert not list(tmp_path.iterdir())


def test_damage_anywhere_is_told_once_and_the_file_kept(tmp_path: Path) -> None:
    crash(tmp_path, "good")
    whole = (tmp_path / "good.journal").read_bytes()
    damaged = [whole[:length] for length in range(len(whole))]
    damaged += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for number, content in enumerate(damaged):
        (tmp_path / f"bad{number}.journal").write_bytes(content)
    (tmp_path / "folder.journal").mkdir()
    (tmp_path / "not an id.journal").write_bytes(whole)
    crashed = RecoveryFolder(tmp_path).list_crashed()
    assert [entry.session_id for entry in crashed.sessions] == ["good"]
    assert len(crashed.damaged) == len(damaged) + 1
    assert f"kept as {tmp_path / 'bad0.damaged'}. It is damaged." in str(crashed.damaged[0])
    assert (tmp_path / "bad0.damaged").read_bytes() == damaged[0]
    assert RecoveryFolder(tmp_path).list_crashed().damaged == ()


def test_what_a_killed_write_left_is_removed_after_a_while(tmp_path: Path) -> None:
    for name, age in ((".cnnplay-old.tmp", 7200), (".cnnplay-new.tmp", 60)):
        (tmp_path / name).write_bytes(b"torn")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    RecoveryFolder(tmp_path).list_crashed()
    assert [path.name for path in tmp_path.iterdir()] == [".cnnplay-new.tmp"]


@pytest.mark.parametrize("session_id", ["", "../x", "a/b", "a b", "x" * 65])
def test_session_ids_are_plain(tmp_path: Path, session_id: str) -> None:
    with pytest.raises(ValueError, match="no session id"):
        RecoveryFolder(tmp_path).write(b"x", session_id, None)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(StorageError, match="not protected against a crash"):
            RecoveryFolder(folder).write(b"x", "own", None)
