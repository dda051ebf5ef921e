"""The compute service: one worker thread, one waiting place, the newest request wins.

A value edit lets the running frame finish, so that a drag shows something; another picture or structure cancels it,
but not without end.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from playground.engine.cancel import Cancelled
from playground.engine.explain.effective_field import EffectiveField
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass
from playground.engine.maps import Maps
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Input, View
from playground.session.document import Document
from playground.session.frame import Frame, Request
from playground.session.frame_maker import FrameMaker, field_of
from playground.session.frame_parts.columns import Look
from playground.session.selection import INPUT, Selection
from playground.session.worlds.other_world import Beside, OtherWorld

log = logging.getLogger(__name__)


IDLE_MILLISECONDS = 300
"""After so long without an edit the maps that edits were added to are computed whole."""

PROGRESS_SECONDS = 0.2
"""A pass that is through before tells no progress: it would only flicker, and keep the window busy."""

PATIENCE = 1.0
"""Seconds for which frames may be cancelled one after the other before one is finished all the same."""


@dataclass(frozen=True, eq=False)
class _Weighing:
    """The unit under the mouse, of which is asked what weighs in it, in the pass that is on the screen."""

    passed: Pass
    weighed: tuple[int, Unit]


class _Worker(QThread):
    """Takes the newest request out of the mailbox and answers it; emits through the service's signals only.

    A weighing waits beside the requests: it comes after them, and the next request or weighing ends it.
    """

    def __init__(self, service: ComputeService) -> None:
        super().__init__(service)
        self._service = service
        self._maker = FrameMaker()
        self._condition = threading.Condition()
        self._waiting: Request | None = None
        self._waiting_weighing: _Weighing | None = None
        self._running: Request | None = None
        self._cancelled_id = -1
        self._cancelling_since: float | None = None
        self._closing = False

    def post(self, request: Request) -> None:
        with self._condition:
            if self._running is not None and _is_useless(self._running, request):
                self._cancel(self._running)
            self._waiting = request
            self._waiting_weighing = None
            self._condition.notify()

    def post_weighing(self, weighing: _Weighing) -> None:
        with self._condition:
            self._waiting_weighing = weighing
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
                while self._waiting is None and self._waiting_weighing is None and not self._closing:
                    self._condition.wait()
                if self._closing:
                    return
                request, self._waiting = self._waiting, None
                self._running = request
                weighing = None
                if request is None:
                    weighing, self._waiting_weighing = self._waiting_weighing, None
            if request is not None:
                self._answer(request)
            elif weighing is not None:
                self._weigh(weighing)

    def _answer(self, request: Request) -> None:
        def check() -> None:
            if self._closing or self._cancelled_id >= request.id:
                raise Cancelled

        begin = time.monotonic()

        def progress(done: int, total: int) -> None:
            if time.monotonic() - begin >= self._service.progress_after:
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

    def _weigh(self, weighing: _Weighing) -> None:
        def check() -> None:
            if self._closing or self._waiting is not None or self._waiting_weighing is not None:
                raise Cancelled

        try:
            field = field_of(weighing.passed, weighing.weighed, check)
        except Cancelled:
            return
        except Exception:  # the worker's border: the outline alone stays
            log.exception("a field could not be weighed")
            return
        self._service.weighed.emit(weighing.passed, field)


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
    weighed = Signal(object, object)
    """Internal: the worker's answer, a Pass and what weighs in a unit of it, on its way to the window's thread."""
    field_ready = Signal(object)
    """The newest frame with another `field`: nothing else of it is new."""
    progressed = Signal(int, int)
    """Layers done, layers in all, of a pass that takes its time."""
    busy_changed = Signal(bool)
    failed = Signal(object)
    """The Sentence of a frame's error, once while it lasts."""

    def __init__(self, document: Document, selection: Selection, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._look = document, selection, look
        self.progress_after = PROGRESS_SECONDS
        self._next_id = 0
        self._answered_id = -1
        self._frame: Frame | None = None
        self._is_stopped = self._compares_rules = self._own_difference = self._shows_steps = self._weighs = False
        self._other: OtherWorld | None = None
        self._input_beside: tuple[Input, OtherWorld, Input] | None = None
        self._worker = _Worker(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._post)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.refresh)
        self.frame_made.connect(self._on_frame_made)
        self.weighed.connect(self._on_weighed)
        document.changed.connect(self._on_document_changed)
        document.replaced.connect(self._on_document_replaced)
        selection.changed.connect(self.refresh)
        selection.hovered.connect(self._weigh)

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

    def weigh_units(self, wanted: bool) -> None:
        """Whether frames shall hold what weighs in the unit that is looked at."""
        if wanted != self._weighs:
            self._weighs = wanted
            self._weigh()

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
            self._weighed_unit(),
        )

    def _weighed_unit(self) -> tuple[int, Unit] | None:
        """The unit that is looked at, of which is wanted what weighs in it."""
        place = self._selection.looked_at if self._weighs else None
        if place is None or place.layer == INPUT:
            return None
        return place.layer, Unit(place.map, place.row, place.column)

    def _weigh(self) -> None:
        """Ask for what weighs in the unit that is looked at now; a frame on its way brings or is followed by its own.

        Nothing is asked for anew that the newest frame holds.
        """
        frame, weighed = self._frame, self._weighed_unit()
        if frame is None or frame.passed is None or self.is_busy or self._is_stopped:
            return
        field = frame.field
        if weighed is None:
            if field is not None:
                self._set_field(None)
        elif field is None or (field.layer_index, field.unit) != weighed:
            self._worker.post_weighing(_Weighing(frame.passed, weighed))

    def _on_weighed(self, passed: Pass, field: EffectiveField | None) -> None:
        if self._frame is not None and self._frame.passed is passed and not self._is_stopped:
            self._set_field(field if self._weighed_unit() is not None else None)

    def _set_field(self, field: EffectiveField | None) -> None:
        assert self._frame is not None
        self._frame = replace(self._frame, field=field)
        self.field_ready.emit(self._frame)

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
        self._weigh()  # the mouse may have gone on
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
