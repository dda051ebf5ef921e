"""The compute service: one worker thread, one waiting place, the newest request wins.

A value edit lets the running frame finish, so that a drag shows something; another picture or structure cancels it,
but not without end.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from dataclasses import replace

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from playground.engine.cancel import Cancelled
from playground.engine.maps import Maps
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Input, View
from playground.session.columns import Look
from playground.session.document import Document
from playground.session.frame import Frame, FrameMaker, Request
from playground.session.other_world import Beside, OtherWorld
from playground.session.selection import Selection

log = logging.getLogger(__name__)


IDLE_MILLISECONDS = 300
"""After so long without an edit the maps that edits were added to are computed whole."""

PATIENCE = 1.0
"""Seconds for which frames may be cancelled one after the other before one is finished all the same."""


class _Worker(QThread):
    """Takes the newest request out of the mailbox and answers it; emits through the service's signals only."""

    def __init__(self, service: ComputeService) -> None:
        super().__init__(service)
        self._service = service
        self._maker = FrameMaker()
        self._condition = threading.Condition()
        self._waiting: Request | None = None
        self._running: Request | None = None
        self._cancelled_id = -1
        self._cancelling_since: float | None = None
        self._closing = False

    def post(self, request: Request) -> None:
        with self._condition:
            if self._running is not None and _is_useless(self._running, request):
                self._cancel(self._running)
            self._waiting = request
            self._condition.notify()

    def _cancel(self, running: Request) -> None:
        now = time.monotonic()
        if self._cancelling_since is None:
            self._cancelling_since = now
        if now - self._cancelling_since <= PATIENCE:
            self._cancelled_id = running.id

    def close(self) -> None:
        with self._condition:
            self._closing = True
            self._condition.notify()

    def run(self) -> None:
        sys.setswitchinterval(0.0005)  # many small steps here would otherwise hold the window up
        while True:
            with self._condition:
                self._running = None
                while self._waiting is None and not self._closing:
                    self._condition.wait()
                if self._closing:
                    return
                request, self._waiting = self._waiting, None
                self._running = request
            assert request is not None
            self._answer(request)

    def _answer(self, request: Request) -> None:
        def check() -> None:
            if self._closing or self._cancelled_id >= request.id:
                raise Cancelled

        def progress(done: int, total: int) -> None:
            self._service.progressed.emit(done, total)

        try:
            frame = self._maker.make(request, check, progress)
            with self._condition:
                self._cancelling_since = None
        except Cancelled:
            return
        except Exception:  # the worker's border: the last good frame stays and the user is told
            log.exception("a frame could not be computed")
            self._maker = FrameMaker()  # what the old one remembers may not fit together
            sentence = Sentence(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The maps could not be computed; the last ones stay. Details are in the log."
                )
            )
            frame = Frame(request, None, None, None, (), None, 0.0, sentence, is_stale=True)
        self._service.frame_made.emit(frame)


def _is_useless(running: Request, newer: Request) -> bool:
    """Whether nothing of the running request's answer is worth waiting for."""
    if running.input.content is not newer.input.content or running.input.shape != newer.input.shape:
        return True
    old, new = running.network, newer.network
    return old.shapes != new.shapes or [layer.kind for layer in old.layers] != [layer.kind for layer in new.layers]


class ComputeService(QObject):
    """Turns every change of document or selection into a frame, in the background."""

    frame_ready = Signal(object)
    """A Frame, in the window's thread; never an older one after a newer one."""
    frame_made = Signal(object)
    """Internal: the worker's answer on its way to the window's thread."""
    progressed = Signal(int, int)
    """Layers done, layers in all, while a pass is running."""
    busy_changed = Signal(bool)
    failed = Signal(object)
    """The Sentence of a frame's error, once while it lasts."""

    def __init__(self, document: Document, selection: Selection, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._look = document, selection, look
        self._next_id = 0
        self._answered_id = -1
        self._frame: Frame | None = None
        self._is_stopped = self._compares_rules = self._own_difference = self._shows_steps = False
        self._other: OtherWorld | None = None
        self._input_beside: tuple[Input, OtherWorld, Input] | None = None
        self._worker = _Worker(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._post)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.refresh)
        self.frame_made.connect(self._on_frame_made)
        document.changed.connect(self._on_document_changed)
        document.replaced.connect(self._on_document_replaced)
        selection.changed.connect(self.refresh)

    @property
    def frame(self) -> Frame | None:
        """The newest frame."""
        return self._frame

    @property
    def look(self) -> Look:
        return self._look

    @property
    def is_busy(self) -> bool:
        return self._answered_id < self._next_id - 1 or self._soon.isActive()

    def start(self) -> None:
        self._worker.start()
        self._post()

    def stop(self) -> None:
        """End the worker and wait for it. The running frame is cancelled between two layers."""
        self._is_stopped = True
        self._soon.stop()
        self._idle.stop()
        self._worker.close()
        self._worker.wait()

    def set_look(self, look: Look) -> None:
        """Other colours or thumbnail sizes: the maps are kept, their pixels made anew."""
        self._look = look
        self.refresh()

    def compare_rules(self, wanted: bool) -> None:
        """Whether frames shall hold the pinned map's way back by every rule: while somebody looks at it."""
        if wanted != self._compares_rules:
            self._compares_rules = wanted
            if wanted:
                self.refresh()

    def show_steps(self, wanted: bool) -> None:
        """Whether frames shall hold how the picture was prepared, step by step: while somebody looks at it."""
        if wanted != self._shows_steps:
            self._shows_steps = wanted
            if wanted:
                self.refresh()

    def compare_worlds(self, other: OtherWorld | None, *, own_difference: bool = False) -> None:
        """Whether frames shall hold another world beside the session's: while somebody looks at it."""
        if (other, own_difference) != (self._other, self._own_difference):
            self._other, self._own_difference = other, own_difference
            self.refresh()

    def refresh(self) -> None:
        """Ask for a frame of the present session, once per turn of the event loop."""
        if not self._soon.isActive() and not self._is_stopped:
            self._soon.start()

    def _post(self) -> None:
        request = self._request(self._document.setup.input, self._selection.view)
        self._next_id += 1
        self._worker.post(request)
        self.busy_changed.emit(True)

    def _request(self, source: Input, view: View) -> Request:
        network = self._document.network
        pinned = None
        if view.layer is not None and any(layer.name == view.layer for layer in network.layers):
            pinned = (network.index_of(view.layer), view.map)
        look = Look(
            self._look.thumbnail,
            self._look.table,
            self._look.bad_colour,
            view.scale,
            self._selection.shows_backwards,
        )
        return Request(
            self._next_id,
            source,
            network,
            look,
            pinned,
            view.seed,
            view.rule,
            view.unpooling,
            self._compares_rules,
            self._beside(source, view),
            self._shows_steps,
        )

    def _beside(self, source: Input, view: View) -> Beside | None:
        """The same input again as long as both worlds are the same: what was read of it stays."""
        other = self._other
        if other is None:
            self._input_beside = None
            return None
        known = self._input_beside
        if known is None or known[0] is not source or known[1] is not other:
            known = self._input_beside = (source, other, other.input_beside(source))
        return Beside(known[2], other.network, view.inspected, self._own_difference)

    def _on_frame_made(self, frame: Frame) -> None:
        if frame.request.id < self._answered_id or self._is_stopped:
            return
        self._answered_id = frame.request.id
        before = self._frame
        if frame.is_stale and before is not None:
            frame = replace(before, error=frame.error, is_stale=True)
        self._frame = frame
        self.frame_ready.emit(frame)
        if frame.error is not None and (before is None or before.error != frame.error):
            self.failed.emit(frame.error)
        if not self.is_busy:
            self.busy_changed.emit(False)
            if frame.passed is not None and not frame.passed.is_exact:
                self._idle.start()

    def _on_document_changed(self) -> None:
        self._idle.stop()  # a drag that keeps the worker busy would else be held up by whole maps
        self._selection.follow(self._document.network)
        self.refresh()

    def _on_document_replaced(self) -> None:
        setup = self._document.setup
        self._selection.reset(setup.view, setup.network)


def unit_value(maps: Maps, channel: int, row: int, column: int) -> float:
    """The value of one unit of a layer's maps (N, C, H, W); NaN when it lies outside."""
    _, channels, height, width = maps.shape
    if not (0 <= channel < channels and 0 <= row < height and 0 <= column < width):
        return float("nan")
    return float(maps.channel(channel)[0, row, column])
