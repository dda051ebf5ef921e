"""`summary`: what each layer makes and costs, as a table or as JSON; on request also what it takes here."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from playground.commands.parser import add_setup
from playground.commands.source import named_setup
from playground.commands.table import aligned
from playground.engine.forward import run as computed
from playground.engine.threads import THREADS, without_a_window
from playground.inputs.reading import read
from playground.network.costs import LayerCosts, network_costs, total_costs
from playground.network.network import Network
from playground.network.setup import SetUp

EXAMPLES = """\
lesson.cnnplay
lesson.cnnplay --time
lesson.cnnplay --json"""

HEADER = ("layer", "kind", "output CxHxW", "Params", "MAC", "CPR", "receptive field", "bytes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] [--time] [--json]"""
    add_setup(parser)
    parser.add_argument("--time", action="store_true", help="compute its maps and add what each layer took")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(arguments: argparse.Namespace) -> int:
    """0, or 1 when a layer cannot be computed: then the rows end before it and the reason is said."""
    setup = named_setup(arguments)
    network, rows = setup.network, network_costs(setup.network)
    times = _measured(setup) if arguments.time else None
    print(_as_json(network, rows, times) if arguments.json else "\n".join(_as_table(network, rows, times)))
    if network.problem is None:
        return 0
    print(network.problem.sentence, file=sys.stderr)
    return 1


def _measured(setup: SetUp) -> tuple[float, ...]:
    """The milliseconds of every layer that can be computed, in a second pass: in the first one, memory is new."""
    x = read(setup.input).x
    with THREADS.used(without_a_window()):
        computed(setup.network, x)
        return tuple(1000 * step.seconds for step in computed(setup.network, x).steps)


def _as_json(network: Network, rows: Sequence[LayerCosts], times: Sequence[float] | None) -> str:
    problem = network.problem
    layers, total = [asdict(row) for row in rows], asdict(total_costs(rows))
    if times is not None:
        layers = [{**layer, "milliseconds": time} for layer, time in zip(layers, times, strict=True)]
        total["milliseconds"] = sum(times)
    content = {
        "input_shape": network.input_shape,
        "layers": layers,
        "total": total,
        "problem": problem and {"layer": network.layers[problem.index].name, "reason": str(problem.sentence)},
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _as_table(network: Network, rows: Sequence[LayerCosts], times: Sequence[float] | None) -> list[str]:
    total = total_costs(rows)
    lines = [
        HEADER,
        ("input", "", _times(network.input_shape), "", "", "", "", ""),
        *(_row(row) for row in rows),
        ("total", "", "", f"{total.parameters:,}", f"{total.macs:,}", "", "", f"{total.output_bytes:,}"),
    ]
    if times is not None:
        took = ("ms", "", *(f"{time:,.2f}" for time in (*times, sum(times))))
        lines = [(*line, time) for line, time in zip(lines, took, strict=True)]
    return aligned(lines, left=2)


def _row(row: LayerCosts) -> tuple[str, ...]:
    return (
        row.name,
        row.kind,
        _times(row.output_shape),
        f"{row.parameters:,}",
        f"{row.macs:,}",
        "-" if row.cpr is None else f"{row.cpr:,.10g}",
        _times(row.receptive_field),
        f"{row.output_bytes:,}",
    )


def _times(numbers: Iterable[int]) -> str:
    return "x".join(map(str, numbers))
