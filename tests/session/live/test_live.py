"""Every frame that is shown went through the stack; freeze, seek, unplug and replug do no harm; one run is one step."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare
from playground.inputs.video.camera import Camera, CameraReader
from playground.inputs.video.capture import VideoFrame, no_answer
from playground.inputs.video.video_file import VideoFile, VideoReader
from playground.network.editing import edits
from playground.network.sentence import Sentence
from playground.network.setup import PictureInput
from playground.opencv import cv2
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.frame_parts.columns import Look
from playground.session.live.live import LiveService
from playground.session.selection import Selection
from tests.inputs import clips
from tests.inputs.pulled_camera import Pulled
from tests.session.setups import picture, setup

LOOK = Look(12, np.arange(256, dtype=np.uint32) | 0xFF000000, 0xFF123456)
RETRY = 0.02
RATE = 100.0


class Counted(VideoFile):
    """Counts how often it is opened."""

    opened = 0

    def open(self) -> VideoReader:
        Counted.opened += 1
        return super().open()


class OnlyOnce(Camera):
    """A camera that is given free only after a while, and cannot be opened before."""

    is_open = False
    may_close = threading.Event()

    def open(self) -> CameraReader:
        if OnlyOnce.is_open:
            raise no_answer(self.name)
        OnlyOnce.is_open = True
        return SlowReader(self)


class SlowReader(CameraReader):
    """Gives its first picture again and again: a camera has no end."""

    _first: VideoFrame | None = None

    def read(self) -> VideoFrame:
        time.sleep(0.005)
        self._first = self._first or super().read()
        return VideoFrame(self._first.pixels)

    def close(self) -> None:
        OnlyOnce.may_close.wait(120)
        super().close()
        OnlyOnce.is_open = False


class Session:
    """A document, a running service and what is live in it; every frame that was answered and all that was said."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.first = setup()
        self.document = Document(self.first)
        self.selection = Selection(self.first.view, self.first.network)
        self.service = ComputeService(self.document, self.selection, LOOK)
        self.live = LiveService(self.document, self.service, retry=RETRY)
        self.frames: list[Frame] = []
        self.failures: list[Sentence] = []
        self.found: list[object] = []
        self.service.frame_ready.connect(self.frames.append)
        self.live.failed.connect(self.failures.append)
        self.live.found.connect(self.found.append)
        self.service.start()

    def wait(self, what: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(what)

    def wait_for_frames(self, count: int) -> None:
        """Until so many more of what is live went through the stack."""
        seen = 0

        def count_one() -> None:
            nonlocal seen
            seen += 1

        self.live.moved.connect(count_one)
        self.wait(lambda: seen >= count)
        self.live.moved.disconnect(count_one)

    def settle(self) -> None:
        self.wait(lambda: not self.service.is_busy and self.frames[-1].request.input is self.document.setup.input)

    @property
    def place(self) -> int:
        """Where the square is in the picture of the session."""
        source = self.document.setup.input
        assert isinstance(source, PictureInput)
        return clips.square_place(decode(source.picture).pixels)

    def close(self) -> None:
        self.live.close()
        self.service.stop()


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(qtbot)
    yield session
    session.close()


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return clips.write_clip(tmp_path / "a.avi", frames=20, rate=RATE)


def assert_computed(frame: Frame) -> None:
    """The frame's maps are those of its own picture."""
    source = frame.request.input
    assert isinstance(source, PictureInput)
    assert frame.passed is not None
    np.testing.assert_array_equal(frame.passed.x, prepare(source, decode(source.picture).pixels))


def test_a_video_plays_through_the_stack_round_and_round(session: Session, clip: Path) -> None:
    session.live.start(VideoFile(clip), "Video")
    places: list[float] = []
    session.live.moved.connect(lambda: places.append(session.live.position))
    session.wait(lambda: len(places) > 4 and sum(b < a for a, b in pairwise(places)) >= 2)  # it began again, twice
    assert (session.live.duration, session.live.source_rate) == (0.2, RATE)
    session.wait(lambda: session.live.rate > 0)
    assert session.failures == []
    session.live.stop()
    session.settle()
    shown = [frame for frame in session.frames if frame.request.input.content is not session.first.input.content]
    for frame in (shown[1], shown[-1]):
        assert_computed(frame)
    encoded = ["data" in vars(frame.request.input.picture) for frame in shown]  # type: ignore[union-attr]
    assert not any(encoded)  # no frame becomes a file for being shown
    assert session.document.setup.input.width == 24  # type: ignore[union-attr]
    assert session.document.history.count == 1
    last = session.document.setup
    session.document.undo()
    assert session.document.setup is session.first
    session.document.redo()
    assert session.document.setup.input.content is last.input.content


def test_frozen_stays_and_is_sought_frame_by_frame(session: Session, clip: Path) -> None:
    session.live.start(VideoFile(clip), "Video")
    session.wait_for_frames(2)
    session.live.freeze(is_frozen=True)
    session.settle()
    held = session.document.setup
    assert session.document.noted is held
    for number in (15, 4, 19):
        session.live.seek(number / RATE)
        session.wait(lambda number=number: session.place == 2 * number)
        session.settle()
        assert session.live.position == pytest.approx(number / RATE, abs=0.001)
        assert_computed(session.frames[-1])
    assert session.live.is_frozen
    session.live.freeze(is_frozen=False)
    session.wait_for_frames(3)
    assert session.document.history.count == 1


def test_edits_go_on_and_undo_leaves_the_video_running(session: Session, clip: Path) -> None:
    session.live.start(VideoFile(clip), "Video")
    session.wait_for_frames(1)
    for name in ("a", "b"):
        assert session.document.edit("Rename", edits.rename, 0, name)
        session.wait_for_frames(2)
    session.document.undo()
    session.wait_for_frames(2)
    assert session.document.network.layers[0].name == "a"
    assert session.live.is_shown
    session.document.undo()
    session.document.undo()  # the run itself
    assert session.live.source is None
    assert session.document.setup is session.first


def test_a_picture_that_is_opened_ends_the_run(session: Session, clip: Path) -> None:
    session.live.start(VideoFile(clip), "Video")
    session.wait_for_frames(1)
    other = PictureInput(picture("other"), width=24, height=24)
    session.document.edit_input("Open", other, edits.set_input_shape)
    assert (session.live.source, session.live.is_shown) == (None, False)
    session.settle()
    assert session.document.setup.input is other


def test_what_cannot_be_opened_changes_nothing(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.webm").write_bytes(b"no video")
    for source in (VideoFile(tmp_path / "a.webm"), Camera(str(tmp_path), "The camera", cv2.CAP_FFMPEG)):
        session.failures.clear()
        session.live.start(source, "Video")
        session.wait(lambda: bool(session.failures))
        assert session.live.source is None
    assert session.document.setup is session.first
    assert not session.document.history.count


def test_an_unplugged_camera_leaves_its_last_frame_and_comes_back(session: Session, clip: Path, tmp_path: Path) -> None:
    half = clips.cut(tmp_path / "half.avi", clip)
    Pulled.is_plugged_in = True
    session.live.start(Pulled(str(half), "The camera", cv2.CAP_FFMPEG), "Camera")
    session.wait(lambda: session.live.is_lost)
    session.settle()
    [told] = session.failures
    assert str(told) == ("The camera gives no picture any more. The last picture stays; it is looked for every second.")
    last = session.document.setup
    assert session.place < 2 * 19
    assert session.document.edit("Rename", edits.rename, 0, "edited")  # all else goes on
    session.settle()
    assert session.document.setup.input.content is last.input.content
    assert session.found == []
    Pulled.is_plugged_in = True
    session.wait(lambda: len(session.found) == 1)
    session.wait(lambda: session.document.setup.input.content is not last.input.content)
    session.live.stop()
    assert session.document.network.layers[0].name == "edited"


def test_a_cut_video_is_told_once_and_goes_on_when_it_is_whole_again(
    session: Session, clip: Path, tmp_path: Path
) -> None:
    path = clips.cut(tmp_path / "b.avi", clip)
    video = Counted(path)
    session.live.start(video, "Video")
    session.wait(lambda: session.live.is_lost)
    session.settle()
    place = session.place
    already = video.opened
    session.wait(lambda: video.opened > already + 3)  # it is tried again, quietly
    assert len(session.failures) == 1
    assert "b.avi ends after" in str(session.failures[0])
    assert session.place == place
    whole = clips.cut(tmp_path / "whole.avi", clip, 1.0)
    os.replace(whole, path)
    session.wait(lambda: bool(session.found))
    session.wait_for_frames(2)
    assert not session.live.is_lost
    assert len(session.failures) == 1


def test_the_camera_is_mirrored_and_a_file_is_not(session: Session, clip: Path) -> None:
    Pulled.is_plugged_in = True
    session.live.mirror(is_mirrored=True)
    session.live.start(VideoFile(clip), "Video")
    session.wait_for_frames(1)
    session.live.freeze(is_frozen=True)
    session.live.seek(0.0)
    session.wait(lambda: session.place == 0)
    session.live.start(Pulled(str(clip), "The camera", cv2.CAP_FFMPEG), "Camera")
    session.wait(lambda: session.live.is_lost)
    session.settle()
    mirrored = session.place
    session.live.mirror(is_mirrored=False)
    session.settle()
    assert session.place == clips.WIDTH - 16 - mirrored


def test_a_camera_is_started_again_when_it_has_been_given_free(session: Session, tmp_path: Path) -> None:
    camera = OnlyOnce(str(clips.write_clip(tmp_path / "a.avi", frames=2)), "The camera", cv2.CAP_FFMPEG)
    session.live.start(camera, "Camera")
    session.wait_for_frames(1)
    session.live.stop()
    session.live.start(camera, "Camera")
    session.settle()
    assert OnlyOnce.is_open
    OnlyOnce.may_close.set()
    session.wait_for_frames(1)
    assert session.failures == []


def test_closing_while_it_runs_leaves_no_thread(session: Session, clip: Path) -> None:
    session.live.start(VideoFile(clip), "Video")
    session.live.start(VideoFile(clip), "Video")
    session.wait_for_frames(1)
    session.live.close()
    session.live.close()
    assert session.live.source is None
