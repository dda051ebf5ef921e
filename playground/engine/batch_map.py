"""One map of one layer for many pictures at once, and what a batch of them takes in memory and work."""

from __future__ import annotations

from dataclasses import dataclass

from playground import limits
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.forward import run
from playground.engine.memory import memory_plan, planned_bytes
from playground.network.costs import FLOAT_BYTES, network_costs
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence


@dataclass(frozen=True, eq=False)
class BatchMap:
    """A map of every picture of a batch, (N, H, W) float32; `held` are the bytes of all maps that led to it."""

    values: Array
    held: int


def up_to(network: Network, index: int) -> Network:
    """The layers up to the one at `index`: all that its maps need."""
    return Network(network.input_shape, network.layers[: index + 1])


def batch_map(part: Network, channel: int, x: Array, check_cancelled: CheckCancelled = nothing) -> BatchMap:
    """Map `channel` of the last layer of `part` for the pictures x, (N, C, H, W), that go through it together."""
    passed = run(part, x, None, check_cancelled)
    last = passed.maps(len(part.layers) - 1)
    held = {maps.base.ctypes.data: maps.nbytes for maps in (passed.input, *(step.maps for step in passed.steps))}
    return BatchMap(last.channel(channel).copy(), sum(held.values()))


@dataclass(frozen=True)
class BatchPlan:
    """Bytes that `size` pictures at once take: for all their `maps`, and for what the layers need `besides` while they
    work. What is `kept` of all pictures of the batch comes to it; the `session` stays as it is meanwhile.
    """

    size: int
    maps: int
    besides: int
    kept: int
    session: int

    @property
    def batch(self) -> int:
        return self.maps + self.besides + self.kept

    @property
    def total(self) -> int:
        return self.batch + self.session

    @property
    def fits(self) -> bool:
        return self.total <= limits.SESSION_BYTES


def batch_plan(network: Network, index: int, size: int, kept: int) -> BatchPlan:
    """The plan of `size` pictures up to the layer at `index`, with so many bytes `kept` of all. Allocates nothing.

    Worked out once for all networks that differ in their numbers alone.
    """
    plan = network.of_structure.get((BatchPlan, index, size, kept))
    if not isinstance(plan, BatchPlan):
        batch = memory_plan(up_to(network, index), size)
        plan = BatchPlan(size, batch.maps, batch.traces + batch.buffers, kept, planned_bytes(network))
        network.of_structure[BatchPlan, index, size, kept] = plan
    return plan


def largest_batch(network: Network, index: int, kept: int) -> int:
    """How many pictures fit at once, up to limits.BATCH_SIZE; 0 when not even one does."""
    sizes = range(limits.BATCH_SIZE, 0, -1)
    return next((size for size in sizes if batch_plan(network, index, size, kept).fits), 0)


def check_batch(network: Network, index: int, size: int, kept: int) -> None:
    """Raises NetworkError with the arithmetic when `size` pictures at once do not fit."""
    plan = batch_plan(network, index, size, kept)
    if plan.fits:
        return
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "A batch of {size} needs {maps} MB for its maps up to {layer} ({size} x {each} MB) and {besides} MB beside "
            "them. With {kept} MB that are kept of all pictures and the {session} MB of the session that is {total} "
            "MB, more than the {limit} MB it may take; {largest} would fit.",
        ),
        size=size,
        maps=_megabytes(plan.maps),
        layer=network.layers[index].name if index >= 0 else Sentence(QT_TRANSLATE_NOOP("Sentence", "the input")),
        each=f"{plan.maps / size / limits.MEGABYTE:,.1f}",
        besides=_megabytes(plan.besides),
        kept=_megabytes(plan.kept),
        session=_megabytes(plan.session),
        total=_megabytes(plan.total),
        limit=_megabytes(limits.SESSION_BYTES),
        largest=largest_batch(network, index, kept),
    )


def work(network: Network, index: int) -> int:
    """How much one picture is to compute up to the layer at `index`: multiply-adds, and a step for every value. Times
    go with it, roughly.
    """
    return max(1, sum(row.macs + row.output_bytes // FLOAT_BYTES for row in network_costs(network)[: index + 1]))


def _megabytes(count: int) -> str:
    return f"{count / limits.MEGABYTE:,.0f}"
