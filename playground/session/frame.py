"""One frame: everything the window shows of one session value, computed together so that no view mixes two of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playground.engine.back.rule_comparison import RuleComparison
from playground.engine.explain.effective_field import EffectiveField
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass
from playground.inputs.reading import StepPicture
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.sentence import Sentence
from playground.network.setup import Input, Rule, Seed, Unpooling
from playground.session.frame_parts.columns import Column, Look
from playground.session.frame_parts.projection import Projection
from playground.session.frame_parts.two_worlds import TwoWorlds
from playground.session.worlds.other_world import Beside


@dataclass(frozen=True, eq=False)
class Request:
    """What is to be shown. A value: the worker never looks at the living session."""

    id: int
    input: Input
    network: Network
    look: Look
    pinned: tuple[int, int] | None = None  # layer index, map
    seed: Seed = field(default_factory=Seed)
    rule: Rule = Rule.DECONVNET
    unpooling: Unpooling = Unpooling.SWITCHES
    compares_rules: bool = False
    beside: Beside | None = None
    """What of another world is wanted."""
    shows_steps: bool = False
    weighed: tuple[int, Unit] | None = None
    """The unit, and its layer's index, of which is wanted what weighs in it."""
    created: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, eq=False)
class Frame:
    """The answer to a request. `columns[0]` is the input, `columns[i + 1]` layer i; `error` says why there is less.

    `stopped_at` is the layer that does not fit into memory; those before it are there. A stale frame is an earlier
    answer, kept because the newest request could not be answered at all.
    """

    request: Request
    picture: Array | None  # (H, W, 3) uint8, what the network sees
    source: Array | None  # (H, W, 3) uint8, the whole picture
    passed: Pass | None
    columns: tuple[Column, ...]
    projection: Projection | None
    seconds: float
    error: Sentence | None = None
    note: Sentence | None = None
    stopped_at: int | None = None
    is_stale: bool = False
    rules: RuleComparison | None = None  # where the request asked for it
    worlds: TwoWorlds | None = None  # the same
    steps: tuple[StepPicture, ...] | None = None  # the same: how the picture was prepared
    field: EffectiveField | None = None  # the same: what weighs in a unit; of this pass, also where it came later
