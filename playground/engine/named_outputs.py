"""Every layer's output under a name that sorts: what is written to a file for others to read."""

from __future__ import annotations

from playground.engine.forward import Pass
from playground.network.layers import Array


def named_outputs(passed: Pass) -> dict[str, Array]:
    """`00_input`, `01_conv1` ...: every output in order, float32 (C, H, W)."""
    outputs = {"00_input": passed.output(-1)[0]}
    for index, step in enumerate(passed.steps):
        outputs[f"{index + 1:02d}_{step.layer.name}"] = step.output[0]
    return outputs
