"""The words around a batch: what it is called, what it costs before and after, and its pictures one by one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground import limits
from playground.engine.batch_map import BatchPlan
from playground.inputs.batch import Batch
from playground.session.batch.batch_maps import BatchMapService
from playground.ui.kit.layer_words import bytes_text

translate = QCoreApplication.translate


def batch_name(batch: Batch) -> str:
    """The folder's name, or how many were selected."""
    if batch.folder is not None:
        return batch.folder.name or str(batch.folder)
    return translate("Batch", "{count:,} selected").format(count=len(batch))


def place_words(batch: Batch, index: int | None) -> str:
    """ "photos · 3 / 340 · cat.jpg"; where none of them is shown how many there are."""
    name = batch_name(batch)
    if index is None:
        return f"{name} · {len(batch):,}"
    return f"{name} · {index + 1:,} / {len(batch):,} · {batch.name(index)}"


def cost_words(maps: BatchMapService) -> str:
    """What a batch takes at once, and the time of each: measured, else about."""
    plan = maps.plan
    return "" if plan is None else f"{bytes_text(plan.batch)} · {_time_words(maps)}"


def _time_words(maps: BatchMapService) -> str:
    if maps.measured is not None:
        return translate("Batch", "{time} ms each").format(time=_milliseconds(maps.measured))
    if maps.estimate is not None:
        return translate("Batch", "≈ {time} ms each").format(time=_milliseconds(maps.estimate))
    return translate("Batch", "not timed yet")


def cost_tip(maps: BatchMapService) -> str:
    """The same with its sum, what fits, and what was measured."""
    plan, order = maps.plan, maps.order
    if plan is None or order is None:
        return ""
    planned = translate(
        "Batch", "Up to {layer}: {size} × {each} of maps = {maps}, and {besides} beside them while it is computed."
    ).format(
        layer=order.layer,
        size=plan.size,
        each=bytes_text(plan.maps / plan.size),
        maps=bytes_text(plan.maps),
        besides=bytes_text(plan.besides),
    )
    kept = translate("Batch", "Kept of all {count:,}: up to {kept}, as they go in, made small, and as maps.").format(
        count=len(order.batch), kept=bytes_text(plan.kept)
    )
    return "\n".join((planned, kept, _limit_words(maps, plan), _measured_words(maps)))


def _limit_words(maps: BatchMapService, plan: BatchPlan) -> str:
    words = translate("Batch", "With the session's {session} that is {total} of {limit}: up to {largest} at once fit.")
    return words.format(
        session=bytes_text(plan.session),
        total=bytes_text(plan.total),
        limit=bytes_text(limits.SESSION_BYTES),
        largest=maps.largest,
    )


def _measured_words(maps: BatchMapService) -> str:
    if maps.measured is not None and maps.maps is not None:
        words = translate("Batch", "Measured: {held} of maps held, {time} ms each, without reading it.")
        return words.format(held=bytes_text(maps.maps.held), time=_milliseconds(maps.measured))
    if maps.estimate is not None:
        return translate("Batch", "The time is estimated from the batches before, by what there is to compute.")
    return translate("Batch", "The time is measured with the first batch: switch to Map.")


def _milliseconds(seconds: float) -> str:
    value = seconds * 1000
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"
