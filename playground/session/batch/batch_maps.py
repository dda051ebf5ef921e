"""The map that is looked at, for every picture of a batch: computed anew once the session has settled, newest first."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, QTimer, Signal

from playground import limits
from playground.engine.batch_map import BatchPlan, batch_plan, check_batch, largest_batch
from playground.engine.cancel import CheckCancelled
from playground.inputs.batch import Batch
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.session.batch.batch_order import BatchMaps, Order, shown_map
from playground.session.batch.batch_run import BatchRun, PreparedPictures
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.latest import LatestWorker
from playground.session.selection import Selection

SETTLE_MILLISECONDS = 250
"""After so long without an edit the maps of the batch follow: the live view comes first."""
PATIENCE, POLL = 1.0, 0.05
"""Seconds for which a batch waits for the live view, and between two looks whether it is called off."""


class BatchMapService(QObject):
    """Follows document and selection while it `is_on`. `changed` tells that anything it says is different now."""

    changed = Signal()
    told = Signal(object)
    """Internal: BatchMaps on their way to the window's thread."""

    def __init__(
        self, document: Document, selection: Selection, compute: ComputeService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._compute = document, selection, compute
        self._batch = Batch(())
        self._is_on = False
        self._size, self._side = 1, 64
        self._looked_at = (0, 1)  # first picture and how many
        self._running: Order | None = None
        self._maps: BatchMaps | None = None
        self._known: tuple[object, Order | None] = ((), None)
        self._pace: float | None = None  # seconds for a step of work, measured
        self._pictures = PreparedPictures()
        self._live_is_idle = threading.Event()
        self._on_live_busy(compute.is_busy)
        self._worker: LatestWorker[BatchRun] = LatestWorker(self._work, self._on_broken, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._on_settled)
        self.told.connect(self._on_told)
        compute.busy_changed.connect(self._on_live_busy)
        document.changed.connect(self._on_session_changed)
        selection.changed.connect(self._on_session_changed)
        selection.inspected_changed.connect(self._on_session_changed)

    # what is shown

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def size(self) -> int:
        """Pictures that go through the network at once."""
        return self._size

    @property
    def maps(self) -> BatchMaps | None:
        """The newest there are; of an earlier order while `is_stale`."""
        return self._maps

    @property
    def is_stale(self) -> bool:
        order = self.order
        return self._maps is not None and (order is None or not order.makes_the_same(self._maps.order))

    @property
    def is_busy(self) -> bool:
        return self._running is not None or self._settle.isActive()

    @property
    def order(self) -> Order | None:
        """What the session as it is now asks for, the same value as long as it is; None where there is nothing."""
        source, network, view = self._document.setup.input, self._document.network, self._selection.view
        place = shown_map(network, view)
        key = (self._batch, source, network, place, self._size, self._side)
        if key != self._known[0]:
            order = None
            if self._batch.fits(source) and place is not None and len(self._batch):
                together = min(self._size, len(self._batch))
                order = Order(self._batch, source, network, *place, together, self._side)
            self._known = key, order
        return self._known[1]

    @property
    def plan(self) -> BatchPlan | None:
        """What a batch takes, from shapes alone."""
        order = self.order
        return None if order is None else batch_plan(order.network, order.index, order.size, order.kept)

    @property
    def kept(self) -> int:
        """Bytes that are kept of all pictures."""
        order = self.order
        return 0 if order is None else order.kept

    @property
    def largest(self) -> int:
        """How many pictures fit at once."""
        order = self.order
        return 0 if order is None else largest_batch(order.network, order.index, order.kept)

    @property
    def reason(self) -> Sentence | None:
        """Why there are no maps, in a sentence."""
        if not self._batch.fits(self._document.setup.input):
            template = QT_TRANSLATE_NOOP(
                "Sentence", "The input is of another kind: choose one of the batch to put it in."
            )
            return Sentence(template)
        order = self.order
        if order is None:
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Pin a map to see it for every picture of the batch."))
        try:
            check_batch(order.network, order.index, order.size, order.kept)
        except SpokenError as error:
            return error.sentence
        maps = self._maps
        return None if maps is None or self.is_stale else maps.error

    @property
    def estimate(self) -> float | None:
        """Seconds a picture will take, from what others took; None before the first batch."""
        order = self.order
        return None if order is None or self._pace is None else self._pace * order.work

    @property
    def measured(self) -> float | None:
        """Seconds a picture took, of just what is asked for now."""
        return None if self._maps is None or self.is_stale else self._maps.seconds

    # what is wanted

    def open(self, batch: Batch) -> None:
        """Another batch; nothing of the old one stays."""
        self._stop_work()
        self._batch, self._maps, self._pictures = batch, None, PreparedPictures()
        self._looked_at = (0, 1)
        self._start()

    def switch(self, on: bool) -> None:
        """Whether the maps are looked at; they are not computed otherwise."""
        if on != self._is_on:
            self._is_on = on
            if on:
                self._start()
            else:
                self._stop_work()
            self.changed.emit()

    def set_size(self, size: int) -> None:
        """So many pictures at once. Raises NetworkError with the arithmetic when they do not fit: nothing changes."""
        order = self.order
        if order is not None:
            check_batch(order.network, order.index, size, order.kept)
        if size != self._size:
            self._size = size
            self._on_session_changed()

    def remember_size(self, size: int) -> None:
        """The size of the last time; where it does not fit any more the reason says so."""
        self._size = min(max(size, 1), limits.BATCH_SIZE)

    def set_side(self, side: int) -> None:
        """The longest side of a tile in device pixels."""
        if side != self._side:
            self._side = side
            self._on_session_changed()

    def look_at(self, first: int, count: int) -> None:
        """Compute the pictures from `first` on before all others."""
        self._looked_at = max(first, 0), max(count, 1)

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._settle.stop()
        self._worker.close()

    # how it comes

    def _on_session_changed(self) -> None:
        if not len(self._batch):
            return
        order, newest = self.order, self._running or (self._maps.order if self._maps is not None else None)
        if self._is_on and (order is None or not order.makes_the_same(newest)):
            self._stop_work()
            self._settle.start()
        self.changed.emit()  # what it costs may be different

    def _on_settled(self) -> None:
        if self._compute.is_busy:
            self._settle.start()  # the live view first
        else:
            self._start()

    def _start(self) -> None:
        order = self.order
        if not self._is_on or order is None or order.makes_the_same(self._running) or self._is_complete(order):
            return
        self._settle.stop()
        held_back = 0 if self._maps is None else self._looked_at[1]
        self._running = order
        self._worker.post(BatchRun(order, lambda: self._looked_at[0], held_back))
        self.changed.emit()

    def _is_complete(self, order: Order) -> bool:
        maps = self._maps
        return maps is not None and maps.is_done and order.makes_the_same(maps.order)

    def _stop_work(self) -> None:
        self._settle.stop()
        self._worker.post(None)
        self._running = None

    def _work(self, run: BatchRun, check: CheckCancelled) -> None:
        def give_way() -> None:
            check()
            while run.waited < PATIENCE * (run.batches + 1) and not self._live_is_idle.is_set():
                begun = time.perf_counter()
                self._live_is_idle.wait(POLL)
                run.waited += time.perf_counter() - begun
                check()

        run.compute(self._pictures, self.told.emit, give_way)

    def _on_live_busy(self, busy: bool) -> None:
        if busy:
            self._live_is_idle.clear()
        else:
            self._live_is_idle.set()

    def _on_broken(self, run: BatchRun) -> None:
        template = QT_TRANSLATE_NOOP("Sentence", "The maps of the batch could not be computed. Details are in the log.")
        self.told.emit(BatchMaps(run.order, error=Sentence(template)))

    def _on_told(self, maps: BatchMaps) -> None:
        if maps.order is not self._running:
            return  # what a run that was called off still had to say
        self._maps = maps
        if maps.seconds is not None:
            self._pace = maps.seconds / maps.order.work
        if maps.is_done or maps.error is not None:
            self._running = None
        self.changed.emit()
