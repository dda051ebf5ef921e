"""Saves and opens set-ups, in two forms: complete bundles (.cnnplay) and plain, readable JSON (.json).

The form is chosen by the name when saving and told by the content when opening. Imports little: everything that needs
pydantic is imported by the functions, because it alone would double the time until the window is on screen.
"""

from __future__ import annotations

import codecs
import io
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import SetUp
from playground.storage.atomic import write_atomically
from playground.storage.bounded_read import opened
from playground.storage.faults import FaultsFound, SetUpError, StorageError, not_opened, not_saved, one_fault

_BEFORE_JSON = codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n"
"""Bytes that text beginning with a brace may have before it; which of them are right is for the JSON reader to say."""


class Form(str, Enum):
    """The two forms of a set-up file; the value is the ending of its name."""

    BUNDLE = "cnnplay"
    JSON = "json"


def save_setup(setup: SetUp, path: Path) -> None:
    """Write `setup` to `path`, in the form its ending says. The picture must hold its bytes for a bundle.

    Raises SetUpError; the file at `path` is as it was then.
    """
    data = _bytes_of(setup, _form_of(path), path.name)
    try:
        write_atomically(path, data)
    except StorageError as error:
        raise SetUpError(error.sentence.template, **error.sentence.values) from error


def load_setup(path: Path) -> SetUp:
    """The set-up in the file at `path`, bit-identical to the one saved. Raises SetUpError with every fault.

    Plain JSON names an embedded sample by its key alone: its picture comes back as Picture(name, b"", key), and who
    opened it takes the bytes from `inputs.samples`, which storage does not know.
    """
    try:
        with opened(path, limits.SETUP_FILE_BYTES) as stream:
            return _read(stream)
    except FaultsFound as found:
        raise not_opened(path.name or str(path), found.faults) from None


def setup_to_bytes(setup: SetUp, form: Form) -> bytes:
    """The content of a set-up file. Raises SetUpError when `setup` holds what no file may."""
    return _bytes_of(setup, form, setup.title)


def setup_from_bytes(data: bytes, name: str) -> SetUp:
    """The set-up in `data`, as `load_setup`; `name` is what the refusal calls it."""
    try:
        return _read(io.BytesIO(data))
    except FaultsFound as found:
        raise not_opened(name, found.faults) from None


def prepare_to_save() -> None:
    """Import what saving needs, so that the first file is written as fast as the others."""
    from playground.storage.setups.bundle import to_bundle  # late: pydantic, see above
    from playground.storage.setups.plain_json import to_plain_json
    from playground.storage.setups.weights import pack

    del to_bundle, to_plain_json
    pack({})


def _form_of(path: Path) -> Form:
    try:
        return Form(path.suffix[1:].lower())
    except ValueError:
        raise SetUpError(
            QT_TRANSLATE_NOOP("Sentence", "{file} was not saved. The name of a set-up ends in .cnnplay or .json."),
            file=path.name,
        ) from None


def _bytes_of(setup: SetUp, form: Form, name: str) -> bytes:
    from playground.storage.setups.bundle import to_bundle  # late: pydantic, see above
    from playground.storage.setups.plain_json import to_plain_json

    try:
        return to_plain_json(setup) if form is Form.JSON else to_bundle(setup)
    except FaultsFound as found:
        raise not_saved(name, found.faults) from None


def _read(stream: BinaryIO) -> SetUp:
    from playground.storage.setups.bundle import from_bundle  # late: pydantic, see above
    from playground.storage.setups.plain_json import from_plain_json

    start = stream.read(16)
    if not start:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is empty."))
    if start.startswith(b"PK"):
        return from_bundle(stream)
    if not start.lstrip(_BEFORE_JSON).startswith(b"{"):
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is not a set-up of CNN Playground."))
    stream.seek(0)
    return from_plain_json(stream.read(limits.JSON_FILE_BYTES + 1))
