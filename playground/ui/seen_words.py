"""What a unit has seen of an input that is no picture, in words."""

from __future__ import annotations

from playground.network.sentence_input import SentenceInput
from playground.network.setup import Input

MOST = 6
"""Tokens that are named; of more, the first and the last."""
Box = tuple[int, int, int, int]


def seen_words(source: Input, box: Box) -> str:
    """The tokens in (top, left, height, width) of a sentence; nothing for other inputs."""
    if isinstance(source, SentenceInput):
        return _token_words(source.tokens[max(box[1], 0) : max(box[1] + box[3], 0)])
    return ""


def _token_words(tokens: tuple[str, ...]) -> str:
    if len(tokens) > MOST:
        half = MOST // 2
        tokens = (*tokens[:half], "…", *tokens[-half:])
    return " ".join(tokens)
