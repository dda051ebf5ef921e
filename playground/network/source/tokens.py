"""Cuts a text into tokens: Chinese and Japanese by character, other scripts by word, punctuation by mark."""

from __future__ import annotations

import re

_BY_CHARACTER = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Kana, and the blocks of ideographs (Unicode 16)."""
_TOKEN = rf"[{_BY_CHARACTER}]|[^\W{_BY_CHARACTER}]+(?:['’-][^\W{_BY_CHARACTER}]+)*|[^\w\s]"


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of `text` in their order, as they are written; what is between them is left out."""
    return tuple(re.findall(_TOKEN, text))  # compiled, and kept, only when there is a sentence
