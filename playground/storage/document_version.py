"""What a document of ours says of itself first: what it is, and by which version it was written."""

from __future__ import annotations

from typing import Any

from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import one_fault
from playground.storage.strict_json import shown


def document_version(document: Any, form: str, known: int, otherwise: str) -> int:
    """The version of a document that says it is of `form`; this program knows versions up to `known`.

    Raises FaultsFound: with the sentence `otherwise` where it is something else.
    """
    if not isinstance(document, dict) or document.get("format") != form:
        raise one_fault(otherwise)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "A whole number is needed, not {found}."), "version", found=shown(version)
        )
    if version > known:
        raise one_fault(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "It was saved by a newer program: its version is {version}, this program knows up to {known}.",
            ),
            "version",
            version=version,
            known=known,
        )
    return version
