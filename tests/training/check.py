"""What a network that ships is worth: its accuracy through the program's own engine, and what it confuses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.forward import run
from playground.inputs.pictures.preparation import prepare
from playground.network.layers import Array, ReLU
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.network.setup import SetUp
from tests.training.data import Labelled

BATCH = 50


@dataclass(frozen=True, eq=False)
class Check:
    """Counts (true class, said class), and per ReLU over maps the number of maps that no picture excited."""

    counts: Array
    dead: dict[str, tuple[int, int]]  # layer -> dead maps, all maps

    @property
    def accuracy(self) -> float:
        return float(np.trace(self.counts) / self.counts.sum())


def checked(setup: SetUp, data: Labelled) -> Check:
    """Run every picture as the program would: framed, resized and prepared by the set-up's own input."""
    pictures, labels = data
    x = np.stack([prepare(setup.input, pixels) for pixels in pictures])
    count = len(setup.classes)
    counts = np.zeros((count, count), np.int64)
    peaks: dict[str, Array] = {}
    for start in range(0, len(x), BATCH):
        passed = run(setup.network, x[start : start + BATCH])
        said = passed.output(len(setup.network.layers) - 1)[:, :, 0, 0].argmax(axis=1)
        np.add.at(counts, (labels[start : start + BATCH], said), 1)
        for index in map_activations(setup.network):
            peak = passed.output(index).max(axis=(0, 2, 3))
            name = setup.network.layers[index].name
            peaks[name] = np.maximum(peaks.get(name, peak), peak)
    return Check(counts, {name: (int((peak <= 0).sum()), len(peak)) for name, peak in peaks.items()})


def map_activations(network: Network) -> list[int]:
    """The ReLUs over maps: those before the network's flatten."""
    return [
        index for index, layer in enumerate(network.layers[: network.index_of("flatten")]) if isinstance(layer, ReLU)
    ]


def report(setup: SetUp, check: Check, seconds: float | None) -> str:
    """The figures as Markdown, ending in a line break."""
    network = setup.network
    fields = dict(zip((layer.name for layer in network.layers), receptive_fields(network), strict=True))
    right = f"{check.accuracy:.4f} of {check.counts.sum():,} validation pictures right"
    took = "" if seconds is None else f"; trained in {seconds:,.0f} s on one thread"
    lines = [
        f"# {setup.title}",
        "",
        f"{right}, counted through the program's own engine{took}.",
        "",
        "| layer | maps | dead | receptive field |",
        "|---|---|---|---|",
        *(f"| {name} | {all_} | {dead} | {fields[name].size[0]} |" for name, (dead, all_) in check.dead.items()),
        "",
        "Rows are what it is, columns what the network says:",
        "",
        "| | " + " | ".join(named.id for named in setup.classes) + " |",
        "|---|" + "---|" * len(setup.classes),
        *(
            f"| {named.id} | " + " | ".join(str(count) if count else "" for count in row) + " |"
            for named, row in zip(setup.classes, check.counts, strict=True)
        ),
    ]
    return "\n".join(lines) + "\n"
