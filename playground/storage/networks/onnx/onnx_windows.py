"""ONNX operators that pool, and how strides and padding are written there."""

from __future__ import annotations

from playground.network.geometry import windows
from playground.network.layers import (
    SAME,
    SAME_LOWER,
    AnyPadding,
    AveragePooling,
    GlobalPooling,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    Pair,
)
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.networks.graph import Node
from playground.storage.networks.onnx import constants
from playground.storage.networks.onnx.onnx_walker import Handler, Walker
from playground.storage.networks.way import no_such_setting, refused
from playground.storage.networks.wire import damaged


def pooling(walker: Walker, node: Node) -> None:
    size = pair(walker, node, "kernel_shape")
    stride, dilation = pair(walker, node, "strides"), pair(walker, node, "dilations")
    if walker.axes not in (("N", "C", "H", "W"), ("N", "C", "W")):
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on maps in the order C, H, W."))
    switches = node.outputs[1] if len(node.outputs) > 1 else ""
    if switches and node.whole("storage_order", 0):
        raise no_such_setting(node, "storage_order")
    values = {
        "size": size,
        "stride": stride,
        "dilation": dilation,
        "padding": padding_of(walker, node),
        "ceil": bool(node.whole("ceil_mode", 0)),
    }
    if node.operator == "MaxPool":
        walker.stack.window(MaxPooling, node.name, **values)
        if switches:
            walker.switches[switches] = len(walker.stack.layers) - 1
    elif node.operator == "LpPool":
        walker.stack.window(LpPooling, node.name, **values, p=node.real("p", 2.0))
    else:
        counted = bool(node.whole("count_include_pad", 0))
        walker.stack.window(AveragePooling, node.name, **values, count_padding=counted)


def unpooling(walker: Walker, node: Node) -> None:
    """By the switches of a MaxPool before it: over maps of the size that the pooling saw, of windows apart."""
    stack, place = walker.stack, walker.switches.get(node.inputs[1]) if len(node.inputs) > 1 else None
    if place is None:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not go by the indices of a MaxPool before it."))
    pooling, seen, wanted = stack.layers[place], stack.shapes[place], walker.constant(node, 2)
    assert isinstance(pooling, MaxPooling)
    size = _unpooled_size(walker, node) if wanted is None else constants.whole_numbers(wanted)[2:]
    apart = all(way.span <= way.stride for way in windows(pooling, *seen[1:]))
    if (1, *size)[-2:] != seen[1:] or _unpooled_size(walker, node) != tuple(size) or not apart:
        raise no_such_setting(node, f"{list(seen)} → {list(size)}")
    stack.add(MaxUnpooling, node.name, pooling=pooling.name)


def _unpooled_size(walker: Walker, node: Node) -> tuple[int, ...]:
    """What its own numbers make of the maps: the size that its indices are counted in."""
    padding = padding_of(walker, node)
    if not isinstance(padding, Padding):
        raise no_such_setting(node, f"auto_pad = {padding}")
    cut = padding.top + padding.bottom, padding.left + padding.right
    sides = zip(
        walker.stack.shape[1:], pair(walker, node, "kernel_shape"), pair(walker, node, "strides"), cut, strict=True
    )
    size = tuple((length - 1) * stride + kernel - less for length, kernel, stride, less in sides)
    return size[-(len(walker.axes) - 2) :]


def global_pooling(mode: str) -> Handler:
    def add(walker: Walker, node: Node) -> None:
        walker.stack.add(GlobalPooling, node.name, mode=mode, p=node.real("p", 2.0))

    return add


def reduce(mode: str, p: float = 2.0) -> Handler:
    """ReduceMean and its kin over all rows and columns; "lp" is the p-th root of the sum of |x|^p."""

    def add(walker: Walker, node: Node) -> None:
        inputs = [None, walker.constant(node, 1)]
        axes = constants.axes_of(node, inputs) or tuple(range(len(walker.axes)))
        letters = {walker.axis(node, axis) for axis in axes}
        if not letters or letters != {"H", "W"}.intersection(walker.axes):
            raise no_such_setting(node, f"axes = {list(axes)}")
        walker.stack.add(GlobalPooling, node.name, mode=mode, p=p)
        if not node.whole("keepdims", 1):
            walker.axes = ("N", "F")

    return add


def pair(walker: Walker, node: Node, name: str, usual: int = 1) -> Pair:
    """Two numbers from `usual` on; one alone is that of the columns, as in a network over rows of vectors."""
    given = node.wholes(name)
    if not given and name != "kernel_shape":
        return usual, usual
    if len(given) != len(walker.axes) - 2 or min(given) < usual:
        raise damaged()
    return (usual, given[0]) if len(given) == 1 else (given[0], given[1])


def padding_of(walker: Walker, node: Node) -> AnyPadding:
    """The padding of a window, with auto_pad."""
    kind = node.word("auto_pad", "NOTSET")
    if kind == "SAME_UPPER":
        return SAME
    if kind == "SAME_LOWER":
        return SAME_LOWER
    pads = node.wholes("pads")
    if kind == "VALID" or not pads:
        return Padding()
    if kind != "NOTSET" or min(pads) < 0 or len(pads) != 2 * (len(walker.axes) - 2):
        raise no_such_setting(node, f"auto_pad = {kind}, pads = {list(pads)}")
    if len(pads) == 2:
        return Padding(left=pads[0], right=pads[1])
    return Padding(top=pads[0], left=pads[1], bottom=pads[2], right=pads[3])
