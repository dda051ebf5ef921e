"""The thread that reads a camera or a video file: the newest frame waits in one place until it is taken."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from contextlib import closing

from PySide6.QtCore import QObject, QThread, Signal

from playground.inputs.video.capture import FrameReader, LiveSource, VideoFrame, mirrored
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
"""After so long a camera that is gone is looked for again."""
SHORTEST, LONGEST = 1 / 240, 1.0
"""Seconds from one frame of a file to the next, whatever it says of itself."""
USUAL_RATE = 25.0


class LiveReader(QThread):
    """Reads until it is closed. A camera is always read, so that its newest frame is new; a file at its own pace, from
    the beginning again at its end. What is gone is opened again and again.
    """

    arrived = Signal(object)
    """Itself: there is a frame to `take`."""
    lost = Signal(object, object)
    """Itself and why, a Sentence: nothing comes any more, or nothing came."""
    found = Signal(object)
    """Itself: what was lost is there again."""

    def __init__(
        self,
        source: LiveSource,
        parent: QObject | None = None,
        retry: float = RETRY_SECONDS,
        after: Iterable[LiveReader] = (),
    ) -> None:
        """It begins when the readers of `after` have ended: a camera can be opened only once at a time."""
        super().__init__(parent)
        self.source = source
        self._has_ended = threading.Event()
        self._after = [one._has_ended for one in after]
        self.rate = self.duration = 0.0
        self._retry = retry
        self._condition = threading.Condition()
        self._place: VideoFrame | None = None
        self._is_closed = self._is_paused = self._is_mirrored = self._is_lost = False
        self._wish: float | None = None
        self._reached = 0.0

    # the window's thread

    def take(self) -> VideoFrame | None:
        """The newest frame that nobody took, if there is one."""
        with self._condition:
            frame, self._place = self._place, None
            return frame

    def pause(self, *, is_paused: bool) -> None:
        """Give no frames until it goes on, but the one that is sought."""
        with self._condition:
            self._is_paused, self._place = is_paused, None
            self._condition.notify()

    def seek(self, seconds: float) -> None:
        """Go on from there in a file; the newest wish wins."""
        with self._condition:
            self._wish, self._place = seconds, None
            self._condition.notify()

    def mirror(self, *, is_mirrored: bool) -> None:
        """Whether left and right of the next frames are exchanged."""
        with self._condition:
            self._is_mirrored, self._place = is_mirrored, None

    def close(self) -> None:
        """Have it end; it is to be waited for."""
        with self._condition:
            self._is_closed, self._place = True, None
            self._condition.notify()

    # its own thread

    def run(self) -> None:
        for other in self._after:
            other.wait()
        while not self._is_closed:
            try:
                with closing(self.source.open()) as reader:
                    self._read(reader)
            except SpokenError as error:
                self._lose(error.sentence)
            except Exception:  # the thread's border: told to the user, details in the log
                log.exception("a camera or a video could not be read")
                template = QT_TRANSLATE_NOOP("Sentence", "{name} could not be read. Details are in the log.")
                self._lose(Sentence(template, {"name": self.source.name}))
        self._has_ended.set()

    def _lose(self, sentence: Sentence) -> None:
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit(self, sentence)
        self._wait(self._retry)

    def _read(self, reader: FrameReader) -> None:
        """All frames to the end, from where it was lost on if it was."""
        self.rate, self.duration = reader.rate, reader.duration
        if self._reached:
            reader.seek(self._reached)
        due = time.monotonic()
        while not self._is_closed:
            is_sought = self._wait_while_paused(reader)
            frame = reader.read()
            if frame is None and not is_sought:
                return self._end(reader)
            if frame is None or self._was_shown(frame, reader, is_sought=is_sought):
                continue
            if not self.source.is_camera:
                now = time.monotonic()
                due = now if is_sought else max(now, due + self._step(frame, reader))
                self._wait(due - now)
            self._reached = frame.seconds
            self._put(frame, is_sought=is_sought)

    def _was_shown(self, frame: VideoFrame, reader: FrameReader, *, is_sought: bool) -> bool:
        """Whether it came before the file was cut: it does not mean that the rest is there."""
        is_before = not is_sought and frame.seconds <= self._reached < reader.duration
        return self._is_lost and not self.source.is_camera and is_before

    def _step(self, frame: VideoFrame, reader: FrameReader) -> float:
        """Seconds from the frame before to this one."""
        step = frame.seconds - self._reached
        return min(max(step if step > 0 else 1 / (reader.rate or USUAL_RATE), SHORTEST), LONGEST)

    def _end(self, reader: FrameReader) -> None:
        """Begin again from the beginning; where it was cut, wait for the rest of it."""
        if self._is_lost and self._reached < reader.duration:
            self._wait(self._retry)
        else:
            self._reached = 0.0

    def _wait_while_paused(self, reader: FrameReader) -> bool:
        """Whether the next frame was sought. A camera goes on, lest its frames grow old in its buffers."""
        with self._condition:
            while self._is_paused and self._wish is None and not self._is_closed and not self.source.is_camera:
                self._condition.wait()
            wish, self._wish = self._wish, None
        if wish is not None:
            reader.seek(wish)
        return wish is not None

    def _wait(self, seconds: float) -> None:
        """Until then, or until something else is wanted."""
        if seconds > 0:
            with self._condition:
                if not self._is_closed:
                    self._condition.wait(seconds)

    def _put(self, frame: VideoFrame, *, is_sought: bool) -> None:
        if self._is_mirrored:
            frame = mirrored(frame)
        with self._condition:
            if self._is_closed or (self._is_paused and not is_sought) or self._wish is not None:
                return
            is_first, self._place = self._place is None, frame
        if self._is_lost:
            self._is_lost = False
            self.found.emit(self)
        if is_first:
            self.arrived.emit(self)
