"""A camera or a video as the session's picture: its newest frame whenever the stack is through with the one before."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from playground.default_session import picture_over
from playground.inputs.video.capture import LiveSource, VideoFrame, mirrored
from playground.inputs.video.frame_picture import frame_picture
from playground.network.editing.edits import set_input_shape
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Picture
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.live.live_reader import RETRY_SECONDS, LiveReader

RATE_SECONDS = 1.5
"""Of so much the frames are counted."""
RATE_FRAMES = 256


class LiveService(QObject):
    """At most one source is live. The whole run is one undo step, from the picture before to the frame it stops at; it
    ends by itself where another picture takes its place, by opening one or by undo.
    """

    changed = Signal()
    """Another source or none, frozen or not, lost or found, mirrored or not."""
    moved = Signal()
    """The next frame is on the screen."""
    failed = Signal(object)
    """A Sentence: it could not be opened, or nothing comes any more."""
    found = Signal(object)
    """The source: what was lost is there again."""

    def __init__(
        self,
        document: Document,
        service: ComputeService,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        retry: float = RETRY_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._document, self._service, self._clock, self._retry = document, service, clock, retry
        self._reader: LiveReader | None = None
        self._ending: list[LiveReader] = []
        self._text = ""
        self._frame: VideoFrame | None = None
        self._picture: Picture | None = None
        self._is_awaited = self._is_frozen = self._is_lost = self._is_mirrored = False
        self._times: deque[float] = deque(maxlen=RATE_FRAMES)
        document.changed.connect(self._on_document_changed)
        service.frame_ready.connect(self._on_frame_ready)

    @property
    def source(self) -> LiveSource | None:
        """What is live, or just being opened."""
        return None if self._reader is None else self._reader.source

    @property
    def is_shown(self) -> bool:
        """Whether a frame of it is the session's picture."""
        return self._picture is not None

    @property
    def is_frozen(self) -> bool:
        return self._is_frozen

    @property
    def is_lost(self) -> bool:
        """Whether nothing comes any more; it is looked for."""
        return self._is_lost

    @property
    def is_mirrored(self) -> bool:
        return self._is_mirrored

    @property
    def position(self) -> float:
        """Where in a file the frame is that is shown, in seconds."""
        return 0.0 if self._frame is None else self._frame.seconds

    @property
    def duration(self) -> float:
        """Seconds of a file; 0 of a camera, and where it is not known."""
        return 0.0 if self._reader is None else self._reader.duration

    @property
    def source_rate(self) -> float:
        """Frames a second that the source gives, as it says itself; 0 where it does not."""
        return 0.0 if self._reader is None else self._reader.rate

    @property
    def rate(self) -> float:
        """Frames a second that went through the whole stack lately; 0 where that cannot be said."""
        times = [one for one in self._times if self._times[-1] - one <= RATE_SECONDS]
        return (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 and times[-1] > times[0] else 0.0

    def start(self, source: LiveSource, text: str) -> None:
        """Show `source` from now on as the undo step `text`; `failed` tells where it cannot be opened."""
        self.stop()
        self._text = text
        reader = LiveReader(source, self, self._retry, self._ending)
        reader.mirror(is_mirrored=self._mirrors(source))
        reader.arrived.connect(self._on_arrived)
        reader.lost.connect(self._on_lost)
        reader.found.connect(self._on_found)
        reader.finished.connect(self._on_finished)
        self._reader = reader
        reader.start()
        self.changed.emit()

    def stop(self) -> None:
        """End the run; the frame that is shown stays as the session's picture."""
        if self._reader is None:
            return
        self._drop_reader()
        self._document.keep_frame()

    def close(self) -> None:
        """End the run and all threads, and wait for them. May be repeated."""
        self.stop()
        for reader in self._ending:
            reader.wait()

    def freeze(self, *, is_frozen: bool) -> None:
        """Hold the frame that is shown, or go on."""
        if self._reader is None or not self.is_shown or is_frozen == self._is_frozen:
            return
        self._is_frozen = is_frozen
        self._times.clear()
        self._reader.pause(is_paused=is_frozen)
        if is_frozen:
            self._document.keep_frame()
        self.changed.emit()

    def seek(self, seconds: float) -> None:
        """Go on from there in a file; while frozen only the frame there is shown."""
        if self._reader is not None:
            self._reader.seek(seconds)

    def mirror(self, *, is_mirrored: bool) -> None:
        """Whether left and right of a camera's frames are exchanged, of the one that is shown too."""
        if is_mirrored == self._is_mirrored:
            return
        self._is_mirrored = is_mirrored
        if self._reader is not None and self._reader.source.is_camera:
            self._reader.mirror(is_mirrored=is_mirrored)
            if self._frame is not None:
                self._show(mirrored(self._frame))
        self.changed.emit()

    def _mirrors(self, source: LiveSource) -> bool:
        return self._is_mirrored and source.is_camera

    def _drop_reader(self) -> None:
        """Let the reader end by itself: a camera may take its time."""
        reader, self._reader = self._reader, None
        assert reader is not None
        self._ending.append(reader)
        reader.close()
        self._frame = self._picture = None
        self._is_awaited = self._is_frozen = self._is_lost = False
        self._times.clear()
        self.changed.emit()

    # from frame to frame

    def _on_arrived(self, reader: LiveReader) -> None:
        if reader is self._reader:
            self._show_next()

    def _on_frame_ready(self, frame: Frame) -> None:
        """The stack is through with the newest frame, or with what it can make of it."""
        is_own = frame.request.input.content is self._picture
        if self._is_awaited and (is_own or frame.is_stale or not self._service.is_busy):
            self._is_awaited = False
            self._times.append(self._clock())
            self.moved.emit()
            self._show_next()

    def _show_next(self) -> None:
        if self._reader is None or self._is_awaited:
            return
        frame = self._reader.take()
        if frame is None:
            return
        if self._picture is None:
            self._begin(self._reader.source, frame)
        else:
            self._show(frame)

    def _begin(self, source: LiveSource, frame: VideoFrame) -> None:
        """The first frame takes the place of the picture that was there, as any picture does that is opened."""
        self._frame, self._is_awaited = frame, True
        self._picture = frame_picture(source.name, frame.pixels)
        wanted = picture_over(self._document.setup.input, self._picture)
        if not self._document.edit_input(self._text, wanted, set_input_shape):
            self._drop_reader()
            return
        self.changed.emit()

    def _show(self, frame: VideoFrame) -> None:
        assert self._reader is not None
        self._frame, self._is_awaited = frame, True
        self._picture = frame_picture(self._reader.source.name, frame.pixels)
        self._document.show_frame(self._picture)
        if self._is_frozen:
            self._document.keep_frame()

    def _on_document_changed(self) -> None:
        """Another picture took the place of the one that moves."""
        if self._picture is not None and self._document.setup.input.content is not self._picture:
            self._drop_reader()

    # what becomes of the source

    def _on_lost(self, reader: LiveReader, sentence: Sentence) -> None:
        if reader is not self._reader:
            return
        if self._picture is None:  # it never was there
            self._drop_reader()
            self.failed.emit(sentence)
            return
        self._is_lost = True
        self._times.clear()
        template = QT_TRANSLATE_NOOP("Sentence", "{fault} The last picture stays; it is looked for every second.")
        self.failed.emit(Sentence(template, {"fault": sentence}))
        self.changed.emit()

    def _on_found(self, reader: LiveReader) -> None:
        if reader is self._reader:
            self._is_lost = False
            self.found.emit(reader.source)
            self.changed.emit()

    def _on_finished(self) -> None:
        for reader in [one for one in self._ending if one.isFinished()]:
            self._ending.remove(reader)
            reader.deleteLater()
