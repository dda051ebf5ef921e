"""Makes one frame after the other in the worker thread; knows no Qt.

The maker keeps the last frame's parts and renews only what changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import takewhile

from playground import limits
from playground.engine.back.backproject import back_project
from playground.engine.back.rule_comparison import RuleComparison, compare_rules
from playground.engine.explain.effective_field import EffectiveField, effective_field
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass, run
from playground.engine.memory import check_memory, planned_bytes
from playground.inputs.reading import Reading, StepPicture, read, step_pictures
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.sentence import NetworkError, Sentence, SpokenError
from playground.network.setup import Input
from playground.session.frame import Frame, Request
from playground.session.frame_parts.column_maker import ColumnMaker
from playground.session.frame_parts.projection import Projection, backward_columns, make_projection
from playground.session.frame_parts.two_worlds import TwoWorlds, TwoWorldsMaker


class FrameMaker:
    """Makes frames one after the other, each from what the one before can lend."""

    def __init__(self) -> None:
        self._read: tuple[Input, Reading] | None = None
        self._pass: Pass | None = None
        self._columns = ColumnMaker()
        self._fitting: tuple[Network, Network, Sentence | None] | None = None
        self._steps: tuple[Input, tuple[StepPicture, ...]] | None = None
        self._worlds: TwoWorldsMaker | None = None  # while another world is looked at

    def make(
        self,
        request: Request,
        check_cancelled: Callable[[], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Frame:
        """Compute one frame. A SpokenError of the core becomes the frame's `error`, and what can be shown all the same
        is there; cancelling is passed on.
        """
        start = time.perf_counter()
        picture = source = note = steps = None
        try:
            reading = self._reading_of(request.input)
            picture, source, note = reading.picture, reading.source, reading.note
            steps = self._steps_of(request)
            network, error = self._fitting_part(request.network)
            passed = self._run(reading.x, network, check_cancelled, progress)
        except SpokenError as refused:
            return Frame(request, picture, source, None, (), None, time.perf_counter() - start, refused.sentence, note)
        projection = rules = field = None
        try:
            projection = self._project(request, passed, picture, check_cancelled)
            rules = self._compare_rules(request, passed, check_cancelled)
            field = field_of(passed, request.weighed, check_cancelled)
        except SpokenError as refused:
            error = error or refused.sentence
        look = request.look
        if look.backwards:
            columns = backward_columns(passed, projection, look)
        else:
            columns = self._columns.make(passed, self._pass, look)
        self._pass = passed
        worlds = self._two_worlds(request, passed, check_cancelled)
        stopped_at = None if network is request.network else len(network.layers)
        seconds = time.perf_counter() - start
        return Frame(
            request,
            picture,
            source,
            passed,
            columns,
            projection,
            seconds,
            error,
            note,
            stopped_at,
            rules=rules,
            worlds=worlds,
            steps=steps,
            field=field,
        )

    def _fitting_part(self, network: Network) -> tuple[Network, Sentence | None]:
        """The layers that fit into memory together, and why those after them do not. The same value for the same
        network, so that the engine sees that nothing was edited.
        """
        if self._fitting is None or self._fitting[0] is not network:
            self._fitting = (network, *fitting_part(network))
        return self._fitting[1:]

    def _reading_of(self, source: Input) -> Reading:
        if self._read is None or self._read[0] is not source:
            self._read = source, read(source)
        return self._read[1]

    def _steps_of(self, request: Request) -> tuple[StepPicture, ...] | None:
        """How the picture was prepared; made once for each input."""
        if not request.shows_steps:
            self._steps = None
            return None
        if self._steps is None or self._steps[0] is not request.input:
            self._steps = request.input, step_pictures(request.input)
        return self._steps[1]

    def _run(
        self,
        x: Array,
        network: Network,
        check_cancelled: Callable[[], None],
        progress: Callable[[int, int], None] | None,
    ) -> Pass:
        previous = self._pass
        if previous is not None and previous.network is network and previous.x is x:
            previous = previous if previous.is_exact else None  # nothing was edited: take the rounding of edits off
        return run(network, x, previous, check_cancelled, progress)

    def _project(
        self, request: Request, passed: Pass, picture: Array, check_cancelled: Callable[[], None]
    ) -> Projection | None:
        if request.pinned is None or request.pinned[0] >= len(passed.steps):
            return None
        seed, rule = request.seed, request.rule
        result = back_project(passed, *request.pinned, seed, rule, check_cancelled, unpooling=request.unpooling)
        return make_projection(result, request.input, picture, request.look)

    def _compare_rules(
        self, request: Request, passed: Pass, check_cancelled: Callable[[], None]
    ) -> RuleComparison | None:
        if not request.compares_rules or request.pinned is None or request.pinned[0] >= len(passed.steps):
            return None
        return compare_rules(passed, *request.pinned, request.seed, request.unpooling, check_cancelled)

    def _two_worlds(self, request: Request, passed: Pass, check_cancelled: Callable[[], None]) -> TwoWorlds | None:
        if request.beside is None:
            self._worlds = None
            return None
        self._worlds = self._worlds or TwoWorldsMaker()
        return self._worlds.make(request.beside, passed, request.look, check_cancelled)


def field_of(
    passed: Pass, weighed: tuple[int, Unit] | None, check_cancelled: Callable[[], None]
) -> EffectiveField | None:
    """What weighs in a unit; None where none is asked for, or the pass has it not."""
    if weighed is None or not 0 <= weighed[0] < len(passed.steps):
        return None
    index, unit = weighed
    _, channels, height, width = passed.maps(index).shape
    if unit.map >= channels or unit.row >= height or unit.column >= width:
        return None
    return effective_field(passed, index, unit, check_cancelled)


def fitting_part(network: Network) -> tuple[Network, Sentence | None]:
    """`network` itself, or as many of its first layers as fit into memory and the arithmetic why no more do."""
    try:
        check_memory(network)
    except NetworkError as error:
        shape, layers = network.input_shape, network.layers
        sizes = (planned_bytes(Network(shape, layers[:count])) for count in range(len(layers) + 1))
        count = max(sum(1 for _ in takewhile(lambda size: size <= limits.SESSION_BYTES, sizes)) - 1, 0)
        return Network(shape, layers[:count]), error.sentence
    return network, None
