"""The search for the strongest units, beside the window: one at a time, in processes of its own or on a cluster.

What it has found is a value that only grows, so it is paused by stopping it and resumed by starting it from there.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from playground.engine.cancel import Cancelled
from playground.engine.threads import core_count
from playground.engine.top_nine.choice import TWELVE, random_maps
from playground.engine.top_nine.job import Job
from playground.engine.top_nine.reconstruction import Reconstruction
from playground.engine.top_nine.search import Found, reconstruct_places, search
from playground.engine.top_nine.strongest import Place, Strongest
from playground.engine.top_nine.workers import Workers, cluster, local_processes
from playground.inputs.picture_sets import PictureSet, framing_of
from playground.inputs.sound.sound_sets import sound_framing
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.network.setup import Rule, SetUp
from playground.network.source.sound_input import SoundInput

log = logging.getLogger(__name__)

FIRST_LOOK = 16
"""Pictures after which the nine are first run backwards; then each time the number has doubled, so that showing them
while they still change costs little."""
REPORT_MILLISECONDS = 60
NICENESS = 10
"""Of the processes that search: an edit in the window comes first."""
PlaceKey = tuple[int, int, int, int]


class State(str, Enum):
    """How far a search is."""

    NONE = "none"
    SEARCHING = "searching"
    PAUSING = "pausing"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"


class Choice(str, Enum):
    """Which maps of the layer are shown."""

    STRONGEST = "strongest"
    RANDOM = "random"
    PINNED = "pinned"


@dataclass(frozen=True)
class Shown:
    """The choice of maps, the seed of random ones, and the pinned map."""

    choice: Choice = Choice.STRONGEST
    seed: int = 0
    pinned: int = 0

    def maps(self, strongest: Strongest) -> tuple[int, ...]:
        """The maps in the order in which they are shown."""
        count = len(strongest.values)
        if self.choice is Choice.PINNED:
            return (self.pinned,) if self.pinned < count else ()
        if self.choice is Choice.RANDOM:
            return random_maps(count, TWELVE, self.seed)
        return strongest.ranked_maps()[:TWELVE]


@dataclass(frozen=True, eq=False)
class Order:
    """What is searched: the layer at `index`, over which pictures, on which cluster (`address` "": this machine)."""

    network: Network
    index: int
    pictures: PictureSet
    rule: Rule
    address: str = ""

    @property
    def layer(self) -> str:
        return self.network.layers[self.index].name

    @property
    def job(self) -> Job:
        return Job.of(self.network, self.index, self.pictures)

    def workers(self) -> AbstractContextManager[Workers]:
        """One core is left to the window."""
        return cluster(self.address) if self.address else local_processes(max(1, core_count() - 1), NICENESS)

    def fits(self, setup: SetUp) -> bool:
        """Whether the set-up still makes the same of a picture up to the layer."""
        layers = zip(setup.network.layers, self.network.layers[: self.index + 1], strict=False)
        is_same_network = len(setup.network.layers) > self.index and all(new is old for new, old in layers)
        return is_same_network and _framing_values(setup) == _values(self.pictures.framing)


@dataclass(frozen=True, eq=False)
class Progress:
    """All that is known of a search at one moment.

    `looked` is what had been found at the last look, whose places were run backwards: that is shown, so that no tile is
    empty while the search goes on.
    """

    state: State = State.NONE
    order: Order | None = None
    keys: Sequence[Any] = ()
    found: Found | None = None
    looked: Found | None = None
    made: dict[PlaceKey, Reconstruction] = field(default_factory=dict)
    rate: float = 0.0
    error: Sentence | None = None

    @property
    def is_running(self) -> bool:
        return self.state in (State.SEARCHING, State.PAUSING)

    def places(self, channel: int) -> tuple[Place, ...]:
        return () if self.looked is None else self.looked.strongest.places(channel)

    def label(self, place: Place) -> str | None:
        assert self.order is not None
        return self.order.pictures.label(self.keys[place.picture])


class _Run(QThread):
    """One stretch of a search, from a start to its end or the next pause."""

    def __init__(self, service: TopNineService, start: Progress, shown: Shown) -> None:
        super().__init__(service)
        assert start.order is not None
        self._service, self._order = service, start.order
        self._lock = threading.Lock()
        self._shown = shown
        self._is_paused, self._is_cancelled = start.state is State.PAUSING, False
        self._keys, self._found, self._looked = start.keys, start.found, start.looked
        self._made, self._rate = start.made, start.rate
        self._is_asked = False

    def show(self, shown: Shown) -> None:
        with self._lock:
            self._shown, self._is_asked = shown, True

    def pause(self) -> None:
        self._is_paused = True

    def cancel(self) -> None:
        self._is_cancelled = True

    def run(self) -> None:
        try:
            state, error = self._searched(), None
        except Cancelled:
            state, error = State.CANCELLED, None
        except SpokenError as spoken:
            state, error = State.FAILED, spoken.sentence
        except Exception:  # the worker's border: what was found stays, and the user is told
            log.exception("a search failed")
            template = QT_TRANSLATE_NOOP("Sentence", "The search ended unexpectedly. Details are in the log.")
            state, error = State.FAILED, Sentence(template)
        self._report(state, error)

    def _searched(self) -> State:
        if not self._keys:
            self._keys = self._order.pictures.find()
            self._report()
        with self._order.workers() as workers:
            self._search(workers)
            self._reconstruct(workers)
        is_all = self._found is not None and self._found.count == len(self._keys)
        return State.DONE if is_all else State.PAUSED

    def _search(self, workers: Workers) -> None:
        begun, before = time.monotonic(), 0 if self._found is None else self._found.count
        next_look = max(FIRST_LOOK, 2 * before)

        def report(found: Found) -> None:
            nonlocal next_look
            self._found = found
            self._rate = (found.count - before) / max(time.monotonic() - begun, 1e-6)
            self._report()
            if found.count >= next_look or self._is_asked:
                next_look = max(next_look, 2 * found.count)
                self._reconstruct(workers)

        self._found = search(
            self._order.job,
            self._keys,
            workers,
            self._found,
            report,
            is_paused=lambda: self._is_paused,
            check_cancelled=self._check,
        )

    def _reconstruct(self, workers: Workers) -> None:
        """Run backwards what is shown and was not yet; once more when something else is shown meanwhile."""
        if self._looked is None:
            self._looked = self._found  # at first they are seen to come
        while missing := self._missing():
            reconstruct_places(self._order.job, self._keys, missing, self._order.rule, workers, self._keep, self._check)
        assert self._found is not None
        strongest = self._found.strongest
        nine = {place.key for channel in {key[0] for key in self._made} for place in strongest.places(channel)}
        self._looked, self._made = self._found, {key: one for key, one in self._made.items() if key in nine}
        self._report()

    def _missing(self) -> list[Place]:
        assert self._found is not None
        with self._lock:
            maps, self._is_asked = self._shown.maps(self._found.strongest), False
        places = [place for channel in maps for place in self._found.strongest.places(channel)]
        return [place for place in places if place.key not in self._made]

    def _keep(self, one: Reconstruction) -> None:
        self._made = {**self._made, one.place.key: one}  # a new one: the window reads the old one meanwhile
        self._report()

    def _check(self) -> None:
        if self._is_cancelled:
            raise Cancelled

    def _report(self, state: State | None = None, error: Sentence | None = None) -> None:
        if state is None:
            state = State.PAUSING if self._is_paused else State.SEARCHING
        known = (self._order, self._keys, self._found, self._looked, self._made, self._rate)
        progress = Progress(state, *known, error)
        self._service.reported.emit(self, progress)


class TopNineService(QObject):
    """The one search of the session; `changed` tells that `progress` is another value."""

    changed = Signal()
    reported = Signal(object, object)
    """Internal: a run's progress on its way to the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._shown = Shown()
        self._run: _Run | None = None
        self._is_stopped = False
        self._soon = QTimer(self, singleShot=True, interval=REPORT_MILLISECONDS)
        self._soon.timeout.connect(self.changed)
        self.reported.connect(self._on_reported)

    @property
    def progress(self) -> Progress:
        return self._progress

    @property
    def shown(self) -> Shown:
        return self._shown

    @property
    def maps(self) -> tuple[int, ...]:
        """The maps that are shown, as far as they are known."""
        looked = self._progress.looked
        return () if looked is None else self._shown.maps(looked.strongest)

    def start(self, order: Order) -> None:
        """Begin a search; one that is running is cancelled first."""
        self._end_run()
        self._begin(Progress(State.SEARCHING, order))

    def pause(self) -> None:
        """Finish what has been begun, then rest."""
        if self._run is not None and self._progress.state is State.SEARCHING:
            self._run.pause()
            self._set(replace(self._progress, state=State.PAUSING))

    def resume(self) -> None:
        """Go on where it was paused, cancelled, or had failed."""
        if self._progress.state in (State.PAUSED, State.CANCELLED, State.FAILED):
            self._begin(replace(self._progress, state=State.SEARCHING, error=None))

    def cancel(self) -> None:
        """End it; what was found stays."""
        if self._run is not None:
            self._run.cancel()

    def show(self, shown: Shown) -> None:
        """Show other maps. The search knows all of them; what is not there yet of their pictures is made."""
        if shown == self._shown:
            return
        self._shown = shown
        if self._run is not None:
            self._run.show(shown)
        else:
            self._complete()
        self.changed.emit()

    def stop(self) -> None:
        """End the search and wait for it; nothing is begun any more."""
        self._is_stopped = True
        self._end_run()
        self._soon.stop()

    def _begin(self, progress: Progress) -> None:
        if self._is_stopped:
            return
        self._run = _Run(self, progress, self._shown)
        self._set(progress)
        self._run.start()

    def _end_run(self) -> None:
        if self._run is not None:
            self._run.cancel()
            self._run.wait()
            self._run.deleteLater()
            self._run = None

    def _complete(self) -> None:
        """Have what is shown run backwards where a search that rests has not done so."""
        progress = self._progress
        if progress.state not in (State.DONE, State.PAUSED, State.CANCELLED) or progress.looked is None:
            return
        if any(place.key not in progress.made for channel in self.maps for place in progress.places(channel)):
            self._begin(replace(progress, state=State.PAUSING))

    def _on_reported(self, run: _Run, progress: Progress) -> None:
        if run is not self._run:  # what an ended run still had to say
            return
        if progress.is_running:
            self._progress = progress
            if not self._soon.isActive():
                self._soon.start()
            return
        run.wait()
        run.deleteLater()
        self._run = None
        self._set(progress)
        if progress.state is not State.CANCELLED:
            self._complete()  # something else was chosen in the last moment

    def _set(self, progress: Progress) -> None:
        self._progress = progress
        self._soon.stop()
        self.changed.emit()


def _values(framing: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(framing).items() if name not in ("picture", "sound")}


def _framing_values(setup: SetUp) -> dict[str, Any]:
    source = setup.input
    return _values(sound_framing(source) if isinstance(source, SoundInput) else framing_of(source))
