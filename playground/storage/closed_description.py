"""What all descriptions of files have in common: they take what they name and nothing else.

Imported only while a file is opened or saved: pydantic alone takes longer to import than the rest of storage.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from playground import limits

WHOLE_MAX = 2**31 - 1
TWO = Field(min_length=2, max_length=2)
THREE = Field(min_length=3, max_length=3)
Whole = Annotated[int, Field(ge=0, le=WHOLE_MAX)]
Label = Annotated[str, Field(max_length=limits.TITLE_LENGTH)]


def filled(longest: int | None = None) -> Any:
    """For a list that is not empty and stops at its first fault: a million wrong cells are not a million faults."""
    return Field(min_length=1, max_length=longest, fail_fast=True)


class Description(BaseModel):
    """Takes exactly the entries it names, each of exactly its type."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
