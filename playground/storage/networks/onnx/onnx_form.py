"""ONNX operators that change how maps lie, and those that do nothing when a trained network is used."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Padding
from playground.storage.networks.graph import Node
from playground.storage.networks.onnx import constants
from playground.storage.networks.onnx.onnx_walker import Walker
from playground.storage.networks.way import no_such_setting
from playground.storage.networks.wire import damaged


def nothing(walker: Walker, node: Node) -> None:
    """Dropout and its kin: nothing is done when a trained network is used."""


def cast(walker: Walker, node: Node) -> None:
    if node.whole("to", 1) not in (1, 10, 11, 16):
        raise no_such_setting(node, f"to = {node.whole('to', 1)}")


def pad(walker: Walker, node: Node) -> None:
    given = walker.constant(node, 1)
    pads = (
        node.wholes("pads") or node.wholes("paddings") or (constants.whole_numbers(given) if given is not None else ())
    )
    value = walker.constant(node, 2)
    amount = node.real("value", 0) if value is None else float(value.reshape(-1)[0])
    named = walker.constant(node, 3)
    axes = walker.axes if named is None else [walker.axis(node, axis) for axis in constants.whole_numbers(named)]
    rank = len(axes)
    if len(pads) != 2 * rank or len(set(axes)) != rank:
        raise damaged()
    sides = {axis: (pads[place], pads[place + rank]) for place, axis in enumerate(axes)}
    if not any(pads):
        return
    outside = any(any(pair) for axis, pair in sides.items() if axis not in ("H", "W"))
    if amount != 0 or node.word("mode", "constant") != "constant" or outside or min(pads) < 0:
        raise no_such_setting(node, f"{node.word('mode', 'constant')}, {amount:g}, {list(pads)}")
    walker.stack.pad(node.name, Padding(*sides.get("H", (0, 0)), *sides.get("W", (0, 0))))


def transpose(walker: Walker, node: Node) -> None:
    order = node.wholes("perm") or tuple(reversed(range(len(walker.axes))))
    if sorted(order) != list(range(len(walker.axes))) or order[0] != 0:
        raise no_such_setting(node, f"perm = {list(order)}")
    walker.axes = tuple(walker.axes[place] for place in order)


def flatten(walker: Walker, node: Node) -> None:
    if node.whole("axis", 1) not in (1, 1 - len(walker.axes)):
        raise no_such_setting(node, f"axis = {node.whole('axis', 1)}")
    _to_vector(walker, node)


def _to_vector(walker: Walker, node: Node) -> None:
    letters = [axis for axis in walker.axes[1:] if walker.length(axis) > 1]
    if letters not in ([axis for axis in "CHW" if axis in letters], [axis for axis in "HWC" if axis in letters], ["F"]):
        raise no_such_setting(node, ", ".join(walker.axes))
    walker.stack.flatten(node.name, rows_last=bool(letters) and letters[-1] == "C" and len(letters) > 1)
    walker.axes = ("N", "F")


def reshape(walker: Walker, node: Node) -> None:
    given = walker.constant(node, 1)
    wanted = constants.whole_numbers(given) if given is not None else node.wholes("shape")
    target = _resolved(walker.shape, wanted)
    if target == walker.shape:
        return
    if len(target) == 2 and target[0] == walker.batch:
        _to_vector(walker, node)
    elif (
        len(target) == 4 and target[0] == walker.batch and target[2:] == (1, 1) and walker.stack.shape[1:] == (1, 1)
    ) or (target[1:] == walker.stack.shape and walker.axes == ("N", "F") and not walker.stack.layers):
        walker.axes = ("N", "C", "H", "W")
    else:
        raise no_such_setting(node, f"{list(walker.shape)} → {list(target)}")


def _resolved(shape: tuple[int, ...], wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The target of a reshape with 0 (as before) and -1 (what is left) put in."""
    target = [shape[place] if side == 0 and place < len(shape) else side for place, side in enumerate(wanted)]
    whole, rest = int(np.prod(shape, dtype=object)), int(np.prod([one for one in target if one != -1], dtype=object))
    if target.count(-1) > 1 or rest < 1 or whole % rest:
        raise damaged()
    return tuple(whole // rest if side == -1 else side for side in target)


def squeeze(walker: Walker, node: Node) -> None:
    named = constants.axes_of(node, [None, walker.constant(node, 1)])
    places = range(len(walker.axes)) if named is None else [place % len(walker.axes) for place in named]
    gone = {walker.axes[place] for place in places if named is not None or walker.length(walker.axes[place]) == 1}
    if any(walker.length(axis) != 1 for axis in gone) or "N" in gone:
        raise no_such_setting(node, f"axes = {named}")
    left = tuple(axis for axis in walker.axes if axis not in gone)
    walker.axes = ("N", "F") if len(left) == 2 else left


def unsqueeze(walker: Walker, node: Node) -> None:
    axes = constants.axes_of(node, [None, walker.constant(node, 1)])
    if (walker.axes == ("N", "C", "W") and axes in ((2,), (-2,)) and walker.stack.shape[1] == 1) or (
        walker.axes == ("N", "F") and axes in ((2, 3), (-2, -1), (-1, -2)) and walker.stack.shape[1:] == (1, 1)
    ):
        walker.axes = ("N", "C", "H", "W")
    else:
        raise no_such_setting(node, f"axes = {axes}")
