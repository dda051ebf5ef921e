"""Exports the open session in a form that another program takes; which one, the ending or the caller says."""

from __future__ import annotations

from pathlib import Path

from playground.network.layers import Array
from playground.network.network import Network
from playground.storage.atomic import write_atomically
from playground.storage.exports.export_form import ExportForm
from playground.storage.exports.keras_source import keras_source
from playground.storage.exports.numpy_script import numpy_script
from playground.storage.exports.onnx_export import to_onnx
from playground.storage.exports.pytorch_source import pytorch_source
from playground.storage.exports.weights_file import named_weights, to_safetensors
from playground.storage.npz import write_npz


def export_network(network: Network, x: Array, title: str, form: ExportForm, path: Path) -> tuple[Path, ...]:
    """Write `network` to `path`; source text has its weights in an .npz beside it. The files written.

    x (C, H, W) is the input of the session, which goes with a numpy script. Raises StorageError, and what cannot be
    written in that form leaves no file.
    """
    if form is ExportForm.ONNX:
        write_atomically(path, to_onnx(network))
        return (path,)
    if form is ExportForm.SAFETENSORS:
        write_atomically(path, to_safetensors(network))
        return (path,)
    beside = form.beside(path)
    assert beside is not None
    if form is ExportForm.NUMPY:
        text, arrays = numpy_script(network, x, title, path.name, beside.name)
    else:
        source = pytorch_source if form is ExportForm.PYTORCH else keras_source
        text, arrays = source(network, beside.name), named_weights(network)
    write_npz(beside, arrays)
    write_atomically(path, text.encode("utf-8"))
    return path, beside
