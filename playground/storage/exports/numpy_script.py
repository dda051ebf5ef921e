"""Writes a script that computes the network with numpy, and OpenCV if it is there, bit for bit as the program does.

The sums of a convolution depend in their last bits on how they are cut into products, so the script carries the
engine's own source along, after the part that is meant to be read: the layers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from playground.network.layers import Array, Layer, Padding
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.exports.plain import ExportError

_PACKAGE = Path(__file__).resolve().parents[2]
_ENGINE = "playground.engine.forward"

_HEAD = '''"""{title}: computed with numpy, bit for bit as CNN Playground does.

Where a layer sums to a single map the program has OpenCV do it, and so has this script if OpenCV is installed; without
it such a map differs in its last bits.

usage: python {script} [X.npy] [-o MAPS.npz]

X.npy is a float32 array (C, H, W) as it goes into the first layer; left out, the one that was in the program. With -o
every layer's maps are written. The weights are in {weights}, which lies beside this script.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program: more threads add up in another order

import numpy as np

ENGINE = {{}}  # filled below: the program's own source


def load_engine():
    """Make modules of ENGINE's texts; gives the class of every kind of layer, and what runs them."""
    import importlib.abc
    import importlib.machinery

    class Texts(importlib.abc.MetaPathFinder, importlib.abc.Loader):
        def find_spec(self, name, path, target=None):
            is_package = any(other.startswith(name + ".") for other in ENGINE)
            if name in ENGINE or is_package:
                return importlib.machinery.ModuleSpec(name, self, is_package=is_package)

        def exec_module(self, module):
            exec(compile(ENGINE.get(module.__name__, ""), module.__name__, "exec"), module.__dict__)

    sys.meta_path.insert(0, Texts())
    from playground.engine.forward import run
    from playground.network import layers
    from playground.network.network import Network

    return layers, Network, run


def network(weights):
    """The layers, first to last."""
    layers, Network, _ = load_engine()
    Padding = layers.Padding
    return Network(
        {shape},
        (
{layers}
        ),
    )


def main(arguments):
    output = None
    if "-o" in arguments:
        place = arguments.index("-o")
        output = arguments[place + 1]
        arguments = arguments[:place] + arguments[place + 2 :]
    weights = np.load(Path(__file__).with_name({weights!r}))
    x = np.load(arguments[0]) if arguments else weights["input"]
    stack = network(weights)
    run = load_engine()[2]
    maps = {{"00_input": x}}
    for number, step in enumerate(run(stack, x).steps, 1):
        maps[f"{{number:02d}}_{{step.layer.name}}"] = step.output[0]
        print(step.layer.name, step.output[0].shape)
    if output:
        np.savez(output, **maps)


'''
_TAIL = """
if __name__ == "__main__":
    main(sys.argv[1:])
"""


def numpy_script(network: Network, x: Array, title: str, script: str, weights: str) -> tuple[str, dict[str, Array]]:
    """The text of the script called `script`, and the arrays of the .npz called `weights`; x (C, H, W) goes with them.

    Raises ExportError when a layer does not fit.
    """
    if network.problem is not None:
        raise ExportError(
            QT_TRANSLATE_NOOP("Sentence", "It was not exported: a layer cannot be computed. {reason}"),
            reason=network.problem.sentence,
        )
    arrays: dict[str, Array] = {"input": x}
    lines = []
    for index, layer in enumerate(network.layers):
        lines.append(f"            {_layer(index, layer, arrays)},")
    head = _HEAD.format(
        title=_harmless(title),
        script=_harmless(script),
        weights=weights,
        shape=tuple(network.input_shape),
        layers="\n".join(lines),
    )
    engine = "".join(f"ENGINE[{name!r}] = {_quoted(text)}\n\n" for name, text in sorted(_sources().items()))
    return head + engine + _TAIL, arrays


def _layer(index: int, layer: Layer, arrays: dict[str, Array]) -> str:
    values = []
    for field in fields(layer):
        value = getattr(layer, field.name)
        if isinstance(value, np.ndarray):
            key = f"{index}.{field.name}"
            arrays[key] = value
            values.append(f"{field.name}=weights[{key!r}]")
        elif field.name == "name" or _differs(field, value):
            values.append(f"{field.name}={_written(value)}")
    return f"layers.{type(layer).__name__}({', '.join(values)})"


def _differs(field: Any, value: Any) -> bool:
    return bool(value != field.default)


def _written(value: Any) -> str:
    if isinstance(value, Padding):
        return f"Padding({value.top}, {value.bottom}, {value.left}, {value.right})"
    return ascii(value)


def _harmless(text: str) -> str:
    """For a docstring: no quotes, no backslashes, one line."""
    return "".join(one if one.isprintable() and one not in "\"\\'" else " " for one in text)


def _quoted(text: str) -> str:
    """The source as a literal that can be read in the script."""
    return 'r"""' + text + '"""' if '"""' not in text and "\\" not in text else _escaped(text)


def _escaped(text: str) -> str:
    return "'''" + text.replace("\\", "\\\\").replace("'''", "\\'\\'\\'") + "'''"


def _sources() -> dict[str, str]:
    """Module name -> source of everything that the forward pass imports of this program."""
    found: dict[str, str] = {}
    waiting = [_ENGINE]
    while waiting:
        name = waiting.pop()
        path = _PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py")
        if name in found or not path.is_file():
            continue
        found[name] = path.read_text(encoding="utf-8")
        waiting += _imported(found[name])
    return found


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("playground"):
            yield str(node.module)
            yield from (f"{node.module}.{one.name}" for one in node.names)
