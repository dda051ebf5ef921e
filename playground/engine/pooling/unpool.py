"""Un-pooling as a layer, forward and back, by the switches of another layer's max pooling."""

from __future__ import annotations

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.masked import masked
from playground.engine.pooling import pool
from playground.engine.trace import Partner, Trace
from playground.network.layers import Array, MaxUnpooling
from playground.network.setup import Rule


def forward(layer: MaxUnpooling, x: Array, check_cancelled: CheckCancelled, partner: Partner) -> Array:
    """(N, C, H', W') to (N, C, H, W): what the way back through the pooling does."""
    return pool.project_max(partner.layer, x, partner.trace, Rule.LINEAR, check_cancelled)


def project(
    layer: MaxUnpooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """The adjoint, under every rule: of each window what came back at its switch, a pooling that need not look."""
    assert trace.partner is not None
    pooling, pooled = trace.partner.layer, trace.partner.trace
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    won = pool.switches(pooling, pooled)
    for index, (down, across) in enumerate(pool.tap_pairs(pooling, pooled)):
        check_cancelled()
        there = (..., down.outputs, across.outputs)
        back[there] += masked(r[..., down.inputs, across.inputs], won[there] == index)
    return back
