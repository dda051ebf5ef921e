"""What a unit has seen of an input that is no picture, in words."""

from __future__ import annotations

from playground.network.setup import Input
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput

MOST = 6
"""Tokens that are named; of more, the first and the last."""
Box = tuple[int, int, int, int]


def seen_words(source: Input, box: Box) -> str:
    """The tokens in (top, left, height, width) of a sentence, time and frequencies of a sound; nothing for others."""
    if isinstance(source, SentenceInput):
        return _token_words(source.tokens[max(box[1], 0) : max(box[1] + box[3], 0)])
    return _sound_words(source, box) if isinstance(source, SoundInput) else ""


def _token_words(tokens: tuple[str, ...]) -> str:
    if len(tokens) > MOST:
        half = MOST // 2
        tokens = (*tokens[:half], "…", *tokens[-half:])
    return " ".join(tokens)


def _sound_words(source: SoundInput, box: Box) -> str:
    """ "0.21–0.35 s · 380–1,240 Hz"; of a single value its middle."""
    top, left, height, width = box
    if (height, width) == (1, 1):
        return f"{source.seconds(left + 0.5):.2f} s · {source.hertz(top + 0.5):,.0f} Hz"
    first, last = max(left, 0), min(left + width, source.columns)
    high, low = max(top, 0), min(top + height, source.bands)
    times = f"{source.seconds(first):.2f}–{source.seconds(last):.2f} s"
    return f"{times} · {source.hertz(low):,.0f}–{source.hertz(high):,.0f} Hz"
