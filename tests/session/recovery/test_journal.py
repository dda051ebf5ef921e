"""What is unsaved is on the disk within a second and offered back after a crash; what is saved, or alive, never is."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.default_session import default_setup
from playground.network.editing import edits
from playground.network.sentence import Sentence
from playground.session.document import Document
from playground.session.recovery.crashed_work import FoundWork, Recovered
from playground.session.recovery.journal import CrashJournal
from playground.session.recovery.journal_writer import DELAY
from playground.session.selection import Selection
from playground.session.world_b import WorldB
from playground.session.worlds.other_world import Origin, kept
from playground.session.worlds.saved_state import SavedState
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.storage.setup_file import Form, setup_from_bytes, setup_to_bytes
from tests.session.setups import setup
from tests.storage.setups import assert_same

ROOT = Path(__file__).resolve().parents[3]


class WatchedFolder(RecoveryFolder):
    """Notes which thread writes the set-up of which first layer, and writes only while it may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_write = threading.Event()
        self.may_write.set()
        self.written: list[str] = []
        self.threads: set[threading.Thread] = set()

    def write(self, setup_bytes: bytes, session_id: str, saved_path: Path | None, edits: int = 0) -> None:
        self.threads.add(threading.current_thread())
        assert self.may_write.wait(20)
        super().write(setup_bytes, session_id, saved_path, edits)
        self.written.append(setup_from_bytes(setup_bytes, "x").network.layers[0].name)


SOON, NEVER = 20, 3_600_000
"""Milliseconds after which a change is written: a test need not wait for it, or it sees what does not wait for it."""


class Session:
    """A document with a journal, and what the journal told. It does not put a write off for as long as the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = WatchedFolder(folder)
        self.document = Document(setup())
        self.selection = Selection(self.document.setup.view, self.document.network)
        self.document.changed.connect(self._follow)
        self.journal = CrashJournal(self.document, self.selection, self.folder)
        self.journal._worlds._timer.setInterval(SOON)
        self.found: list[FoundWork] = []
        self.recovered: list[Recovered] = []
        self.failures: list[Sentence] = []
        self.journal.found.connect(self.found.append)
        self.journal.read_back.connect(self.recovered.append)
        self.journal.failed.connect(self.failures.append)

    def _follow(self) -> None:
        self.selection.follow(self.document.network)

    def rename(self, name: str) -> None:
        self.document.edit("Rename", edits.rename, 0, name)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Starts sessions over one folder; those that still run end well afterwards."""
    sessions: list[Session] = []

    def start() -> Session:
        sessions.append(Session(tmp_path / "recovery"))
        return sessions[-1]

    yield start
    for session in sessions:
        session.journal.close(ended_well=True)


def held(folder: Path) -> list[str]:
    """The names of the first layers of all set-ups that are journalled, whether their sessions live or not."""
    found = []
    for path in sorted(folder.glob("recovery/*.journal")):
        with suppress(FileNotFoundError):  # it may go while it is being looked at
            content = path.read_bytes().split(b"\n", 2)[2]
            found.append(setup_from_bytes(content, "x").network.layers[0].name)
    return found


def crash(session: Session) -> None:
    """As if the process had been killed: the thread is gone, the lock free, nothing is written any more."""
    session.journal._tasks.stop()
    session.journal._worlds._timer.stop()
    session.journal._worlds._is_closed = session.journal._is_closed = True
    for lock in session.folder._locks.values():
        lock.close()


def look(qtbot: QtBot, session: Session) -> FoundWork:
    session.journal.look()
    qtbot.waitUntil(lambda: bool(session.found))
    return session.found.pop()


def restore(qtbot: QtBot, session: Session) -> Recovered:
    session.journal.restore(look(qtbot, session).works[0])
    qtbot.waitUntil(lambda: bool(session.recovered))
    return session.recovered.pop()


def test_an_edit_is_on_the_disk_without_being_saved(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    assert held(tmp_path) == []
    for name in ("first", "edited"):
        session.rename(name)
        qtbot.waitUntil(lambda name=name: held(tmp_path) == [name])


def test_a_write_is_due_within_a_second(start: Callable[[], Session], tmp_path: Path) -> None:
    """That it is done by then `tests.session.kill_editing` finds out."""
    document = start().document
    journal = CrashJournal(document, Selection(document.setup.view, document.network), RecoveryFolder(tmp_path / "x"))
    document.edit("Rename", edits.rename, 0, "edited")
    assert journal._worlds._timer.isActive()
    assert journal._worlds._timer.interval() == DELAY < 1000
    journal.close(ended_well=True)


def test_edits_that_never_pause_are_written_all_the_same(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    session.journal._worlds._timer.setInterval(200)
    session.rename("name0")
    last = 0

    def edit_again() -> bool:
        nonlocal last
        last += 1
        session.rename(f"name{last}")
        return bool(session.folder.written)

    qtbot.waitUntil(edit_again)
    qtbot.waitUntil(lambda: held(tmp_path) == [f"name{last}"])


def test_it_is_written_beside_the_window(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    session.rename("edited")
    qtbot.waitUntil(lambda: held(tmp_path) == ["edited"])
    assert len(session.folder.threads) == 1
    assert threading.main_thread() not in session.folder.threads


def test_the_newest_wins_while_a_write_is_running(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    session.folder.may_write.clear()
    session.rename("a")
    qtbot.waitUntil(lambda: bool(session.folder.threads))
    for name in ("b", "c"):
        session.rename(name)
        qtbot.waitUntil(lambda: not session.journal._worlds._timer.isActive())
    session.folder.may_write.set()
    qtbot.waitUntil(lambda: held(tmp_path) == ["c"] and len(session.folder.written) > 1)
    assert session.folder.written == ["a", "c"]


def test_what_is_saved_or_undone_is_forgotten_at_once(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    ways: dict[str, Callable[[], object]] = {
        "saved": lambda: session.document.mark_saved(tmp_path / "a.json", session.document.setup),
        "undone": session.document.undo,
        "left": lambda: session.document.open(setup(), None),
    }
    for name, way in ways.items():
        session.journal._worlds._timer.setInterval(SOON)
        session.rename(name)
        qtbot.waitUntil(lambda name=name: held(tmp_path) == [name])
        session.journal._worlds._timer.setInterval(NEVER)  # it is not put off
        way()
        qtbot.waitUntil(lambda: held(tmp_path) == [])


def test_what_was_edited_while_it_was_saved_is_kept(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    session.rename("a")
    written = session.document.setup
    session.rename("b")
    session.document.mark_saved(tmp_path / "a.json", written)
    qtbot.waitUntil(lambda: held(tmp_path) == ["b"])
    crash(session)
    [crashed] = look(qtbot, start()).works
    assert crashed.main.saved_path == tmp_path / "a.json"


def test_what_changed_places_with_the_session_is_on_the_disk_too(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session, mine, other = start(), tmp_path / "mine.json", setup()
    session.document.mark_saved(mine, session.document.setup)
    session.rename("mine")
    world = WorldB(session.document)
    world.put(kept(other, Origin.FILE, SavedState(None, other)))
    world.swap("Swap")
    qtbot.waitUntil(lambda: held(tmp_path) == ["mine"])
    session.rename("other")
    qtbot.waitUntil(lambda: sorted(held(tmp_path)) == ["mine", "other"])
    session.rename("edited")
    qtbot.waitUntil(lambda: sorted(held(tmp_path)) == ["edited", "mine"])
    qtbot.waitUntil(lambda: len(session.folder.written) >= 3)
    assert session.folder.written == ["mine", "other", "edited"]  # what stands beside is written once
    crash(session)
    again = start()
    recovered = restore(qtbot, again)
    assert [one.saved_path for one in recovered.work.sessions] == [None, mine]
    again.journal.open(recovered)
    assert again.document.network.layers[0].name == "edited"
    assert again.document.unsaved_beside is not None
    assert (again.document.other.file.path, again.document.other.network.layers[0].name) == (mine, "mine")
    qtbot.waitUntil(lambda: not again.journal._worlds._taken)
    assert sorted(held(tmp_path)) == ["edited", "mine"]  # of this session now
    assert look(qtbot, start()).works == ()


def test_a_swap_that_is_undone_leaves_one_journal(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session, other = start(), setup()
    session.rename("mine")
    world = WorldB(session.document)
    world.put(kept(other, Origin.FILE, SavedState(None, other)))
    world.swap("Swap")
    session.rename("other")
    qtbot.waitUntil(lambda: sorted(held(tmp_path)) == ["mine", "other"])
    session.document.undo()
    session.document.undo()
    qtbot.waitUntil(lambda: held(tmp_path) == ["mine"])
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("recovery/*.lock"))) == 1)  # it is given free after the journal


def test_a_crashed_session_comes_back_whole(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    first = start()
    first.document.open(default_setup(), tmp_path / "课.cnnplay")
    first.rename("edited")
    first.selection.pin(2, 7)
    qtbot.waitUntil(lambda: held(tmp_path) == ["edited"])
    left, view = first.document.setup, first.selection.view
    crash(first)
    second = start()
    recovered = restore(qtbot, second)
    assert_same(recovered.setup.network, left.network)
    assert recovered.setup.input.picture.data == left.input.picture.data
    assert recovered.setup.view == view
    assert recovered.work.main.saved_path == tmp_path / "课.cnnplay"
    assert second.document.setup.network.layers[0].name == "conv1"  # nothing is replaced unasked
    second.journal.open(recovered)
    assert second.document.setup is recovered.setup
    assert second.document.path == tmp_path / "课.cnnplay"
    assert second.document.is_modified


def test_a_recovered_session_is_never_without_a_copy(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    first.rename("edited")
    qtbot.waitUntil(lambda: held(tmp_path) == ["edited"])
    crash(first)
    second = start()
    second.journal.open(restore(qtbot, second))
    copies = {len(held(tmp_path))}
    crashed = tmp_path / "recovery" / f"{first.journal._session_id}.journal"

    def is_gone() -> bool:
        copies.add(len(held(tmp_path)))
        return not crashed.exists()

    qtbot.waitUntil(is_gone)
    assert held(tmp_path) == ["edited"]
    assert 0 not in copies
    qtbot.waitUntil(lambda: not second.journal._worlds._is_writing)
    assert second.journal._worlds._taken == ()
    third = start()
    assert look(qtbot, third).works == ()
    crash(second)
    assert len(look(qtbot, third).works) == 1


def test_a_session_that_ends_well_leaves_nothing(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    session.rename("edited")
    qtbot.waitUntil(lambda: held(tmp_path) == ["edited"])
    session.rename("later")
    session.journal.close(ended_well=True)
    session.rename("after the end")
    session.journal.close(ended_well=False)
    assert list((tmp_path / "recovery").iterdir()) == []


def test_a_session_that_is_ended_leaves_its_last_state(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    session.rename("edited")
    session.journal.close(ended_well=False)
    assert held(tmp_path) == ["edited"]


def test_an_untouched_session_writes_nothing(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    session = start()
    session.selection.pin(0, 1)
    qtbot.waitUntil(lambda: not session.journal._worlds._timer.isActive())
    session.journal.close(ended_well=False)
    assert not (tmp_path / "recovery").exists()


def test_two_instances_do_not_see_each_other(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    first, second = start(), start()
    first.rename("first")
    second.rename("second")
    qtbot.waitUntil(lambda: sorted(held(tmp_path)) == ["first", "second"])
    assert look(qtbot, first).works == look(qtbot, second).works == ()
    crash(first)
    [crashed] = look(qtbot, second).works
    assert crashed.session.session_id == first.journal._session_id


INSTANCE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from playground.network.editing import edits
from playground.session.document import Document
from playground.session.recovery.journal import CrashJournal
from playground.session.selection import Selection
from playground.storage.recovery.recovery_folder import RecoveryFolder
from tests.session.setups import setup
application = QCoreApplication([])
document = Document(setup())
journal = CrashJournal(document, Selection(document.setup.view, document.network), RecoveryFolder(Path(sys.argv[1])))
document.edit("Rename", edits.rename, 0, "other")
application.exec()
"""


@contextmanager
def instance(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process with an edited session; killed in the end."""
    command = [sys.executable, "-c", INSTANCE, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_process_is_offered_when_it_was_killed_and_not_before(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    with instance(tmp_path / "recovery") as process:
        qtbot.waitUntil(lambda: held(tmp_path) == ["other"])
        assert look(qtbot, session).works == ()
        process.kill()
        process.wait()
        assert restore(qtbot, session).setup.network.layers[0].name == "other"


def test_a_failed_write_is_told_once_and_tried_again(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "recovery").write_bytes(b"a file where the folder should be")
    session = start()
    for name in ("a", "b"):
        session.rename(name)
        qtbot.waitUntil(session.journal._worlds._timer.isActive)
        qtbot.waitUntil(
            lambda: not session.journal._worlds._timer.isActive() and not session.journal._worlds._is_writing
        )
    assert [str(sentence).partition(".")[0] for sentence in session.failures] == [
        "The session is not protected against a crash"
    ]
    (tmp_path / "recovery").unlink()
    session.rename("c")
    qtbot.waitUntil(lambda: held(tmp_path) == ["c"])
    assert len(session.failures) == 1


def test_a_full_disk_keeps_the_older_journal(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    session = start()
    session.rename("old")
    qtbot.waitUntil(lambda: held(tmp_path) == ["old"])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        session.rename("new")
        qtbot.waitUntil(lambda: bool(session.failures))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert held(tmp_path) == ["old"]
    assert "The session is not protected against a crash. " in str(session.failures[0])
    assert ".journal" not in str(session.failures[0])


def test_a_damaged_session_is_one_sentence(start: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.mkdir()
    (folder / "bad.journal").write_bytes(b"nonsense")
    session = start()
    crashed = look(qtbot, session)
    assert crashed.works == ()
    [sentence] = crashed.damaged
    assert "could not be recovered" in str(sentence)
    assert look(qtbot, session).damaged == ()


@pytest.mark.parametrize("content", [b"{}", b"nonsense", b""])
def test_a_journal_that_is_whole_but_no_setup_is_refused(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    dead = RecoveryFolder(tmp_path / "recovery")
    dead.write(content, "dead", tmp_path / "lesson.cnnplay")
    dead._locks["dead"].close()
    session = start()
    before = session.document.setup
    session.journal.restore(look(qtbot, session).works[0])
    qtbot.waitUntil(lambda: bool(session.failures))
    assert str(session.failures[0]).startswith("lesson.cnnplay was not opened")
    assert session.document.setup is before
    assert not session.document.is_modified


def test_a_setup_whose_picture_cannot_be_shown_is_refused(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    data = bytearray(setup().input.picture.data)
    data[40:60] = bytes(20)
    left = setup()
    object.__setattr__(left.input.picture, "data", bytes(data))
    dead = RecoveryFolder(tmp_path / "recovery")
    dead.write(setup_to_bytes(left, Form.BUNDLE), "dead", None)
    dead._locks["dead"].close()
    session = start()
    session.journal.restore(look(qtbot, session).works[0])
    qtbot.waitUntil(lambda: bool(session.failures) or bool(session.recovered))
    assert session.recovered == []


def test_what_writing_needs_is_there_before_the_first_edit_is_due() -> None:
    """Else the first edit of a session waits for half a second of imports, and a kill then loses more than the last."""
    program = (
        "import sys\n"
        "from playground.storage.setup_file import Form, prepare_to_save, setup_to_bytes\n"
        "from tests.session.setups import setup\n"
        "made = setup()\n"
        "prepare_to_save()\n"
        "before = set(sys.modules)\n"
        "setup_to_bytes(made, Form.BUNDLE)\n"
        "print(sorted(set(sys.modules) - before))\n"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
