"""`summary`: what each layer makes and costs, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from playground.commands.parser import add_setup
from playground.commands.source import named_setup
from playground.commands.table import aligned
from playground.network.costs import LayerCosts, network_costs, total_costs
from playground.network.network import Network

EXAMPLES = """\
lesson.cnnplay
lesson.cnnplay --json"""

HEADER = ("layer", "kind", "output CxHxW", "Params", "MAC", "CPR", "receptive field", "bytes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] [--json]"""
    add_setup(parser)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(arguments: argparse.Namespace) -> int:
    """0, or 1 when a layer cannot be computed: then the rows end before it and the reason is said."""
    network = named_setup(arguments).network
    rows = network_costs(network)
    print(_as_json(network, rows) if arguments.json else "\n".join(_as_table(network, rows)))
    if network.problem is None:
        return 0
    print(network.problem.sentence, file=sys.stderr)
    return 1


def _as_json(network: Network, rows: Sequence[LayerCosts]) -> str:
    problem = network.problem
    content = {
        "input_shape": network.input_shape,
        "layers": [asdict(row) for row in rows],
        "total": asdict(total_costs(rows)),
        "problem": problem and {"layer": network.layers[problem.index].name, "reason": str(problem.sentence)},
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _as_table(network: Network, rows: Sequence[LayerCosts]) -> list[str]:
    total = total_costs(rows)
    return aligned(
        [
            HEADER,
            ("input", "", _times(network.input_shape), "", "", "", "", ""),
            *(_row(row) for row in rows),
            ("total", "", "", f"{total.parameters:,}", f"{total.macs:,}", "", "", f"{total.output_bytes:,}"),
        ],
        left=2,
    )


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
