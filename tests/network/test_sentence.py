from __future__ import annotations

import pickle

import pytest

from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence, SpokenError


def test_a_sentence_fills_its_template_and_nested_sentences() -> None:
    inner = Sentence("width")
    assert str(Sentence("{axis} is {count}", {"axis": inner, "count": 3})) == "width is 3"


def test_marking_for_translation_changes_nothing() -> None:
    assert QT_TRANSLATE_NOOP("Sentence", "as it is") == "as it is"


def test_an_error_keeps_template_and_values_for_translation() -> None:
    with pytest.raises(SpokenError, match=r"^No 3$") as caught:
        raise NetworkError("No {number}", number=3)
    assert caught.value.sentence == Sentence("No {number}", {"number": 3})


def test_an_error_comes_back_from_another_process_as_it_was() -> None:
    error = pickle.loads(pickle.dumps(NetworkError("{name}: No {number}", number=3, name="a {brace}")))
    assert isinstance(error, NetworkError)
    assert error.sentence == Sentence("{name}: No {number}", {"number": 3, "name": "a {brace}"})
