"""What a command works on: the set-up that was named, and the array that goes into its network."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from playground.commands.parser import CommandError
from playground.commands.progress import layer_progress, progress_bar
from playground.default_session import default_setup, open_file, sentence_over, sound_over
from playground.examples import example_setup, named_example
from playground.import_check import compare
from playground.imported_session import preprocessings_for, session_over
from playground.inputs.arrays.array_file import ArrayChoice, read_array
from playground.inputs.pictures.picture_file import read_picture
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import is_sound_file, read_sound
from playground.inputs.text.text_file import is_text_file, is_vectors_file, read_text, read_vectors
from playground.inputs.video.video_file import VideoFile
from playground.network.layer_limits import check_input_shape
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.sentence import Sentence
from playground.network.setup import Input, Picture, PictureInput, SetUp
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound
from playground.network.source.word_vectors import WordVectors
from playground.storage.faults import UncheckedError
from playground.storage.networks.network_file import ImportedNetwork
from playground.storage.networks.weights_file import WeightsFile, loaded, plan_for, read_weights


def named_setup(arguments: Namespace) -> SetUp:
    """The set-up of the arguments, or the default session; with the picture of --image if there is one."""
    path: Path | None = arguments.setup
    setup = default_setup() if path is None else _setup_file(path, getattr(arguments, "preprocess", None))
    weights = getattr(arguments, "weights", None)
    if weights is not None:
        setup = setup.with_network(_with_weights(setup.network, read_weights(weights)))
    image = getattr(arguments, "image", None)
    return setup if image is None else with_picture(setup, read_picture(image))


def with_picture(setup: SetUp, picture: Picture) -> SetUp:
    """The set-up over another picture, its crop back in the middle."""
    source = setup.input
    if not isinstance(source, PictureInput):
        raise CommandError("The set-up takes {kind}, not a picture: leave out --image.", kind=f"an {source.kind}")
    return replace(setup, input=replace(source, picture=picture, center=(0.5, 0.5), zoom=1.0))


def network_and_input(setup: SetUp, arguments: Namespace) -> tuple[Network, Array]:
    """The network, and float32 (C, H, W) for it: the array of --input as it is, or the picture, prepared."""
    if arguments.input is not None:
        x = _given_input(arguments.input, arguments.array, setup.input)
        return _network_over(setup.network, x), x
    reading = read(setup.input)
    if reading.note is not None:
        print(f"{setup.title}: {reading.note}", file=sys.stderr)
    return setup.network, reading.x


def _given_input(path: Path, name: str | None, old: Input) -> Array:
    """float32 (C, H, W) of an input file; a sound, text or word vectors take the place of those of `old`."""
    if is_sound_file(path):
        return read(sound_over(old, read_sound(path))).x
    if is_vectors_file(path):
        return read(sentence_over(old, read_vectors(path))).x
    if is_text_file(path):
        return read(sentence_over(old, SentenceInput(read_text(path)))).x
    return read_array(path, name)


def layer_index(network: Network, name: str) -> int:
    """The place of the layer called `name`; CommandError naming those that exist when there is none."""
    try:
        return network.index_of(name)
    except KeyError:
        names = ", ".join(layer.name for layer in network.layers) or "none"
        raise CommandError("There is no layer {name}; there are: {names}.", name=name, names=names) from None


def check_computable(network: Network) -> None:
    """Raises CommandError with the reason when a layer of the network cannot be computed."""
    if network.problem is not None:
        raise CommandError("{reason}", reason=network.problem.sentence)


def _setup_file(path: Path, way: str | None) -> SetUp:
    example = named_example(path)
    with progress_bar("open", "B") as progress:
        content = open_file(path, progress) if example is None else example_setup(example.key)
    if isinstance(content, ArrayInput | ArrayChoice):
        raise CommandError("{path} is an array, not a set-up: give it with --input.", path=path)
    if isinstance(content, Sound):
        raise CommandError("{path} is a sound, not a set-up: give it with --input.", path=path)
    if isinstance(content, VideoFile):
        raise CommandError("{path} is a video: only the window plays it.", path=path)
    if isinstance(content, SentenceInput | WordVectors):
        raise CommandError("{path} is a text, not a set-up: give it with --input.", path=path)
    if isinstance(content, Picture):
        raise CommandError("{path} is a picture, not a set-up: give it with --image.", path=path)
    if isinstance(content, WeightsFile):
        raise CommandError("{path} holds weights, not a set-up: give it with --weights.", path=path)
    if isinstance(content, ImportedNetwork):
        return _over_network(content, way)
    if way is not None:
        raise CommandError("{path} is a set-up, which says how pixels come in: leave out --preprocess.", path=path)
    return content


def _over_network(imported: ImportedNetwork, key: str | None) -> SetUp:
    """The session over a trained network, compared with its file on a random input; what came out is said."""
    ways = {way.key: way for way in preprocessings_for(imported)}
    if key is not None and key not in ways:
        raise CommandError("{file} can take: {ways}.", file=imported.name, ways=", ".join(ways))
    setup = session_over(imported, ways[key] if key else next(iter(ways.values())))
    print(_compared(imported), file=sys.stderr)
    return setup


def _compared(imported: ImportedNetwork) -> Sentence:
    """How the comparison with the file came out, or why there is none."""
    with layer_progress("check") as progress:
        try:
            return compare(imported, progress).told
        except UncheckedError as error:
            return error.sentence


def _with_weights(network: Network, file: WeightsFile) -> Network:
    """The network with what fits of a file; where each array went is said."""
    plan = plan_for(network, file)
    result = loaded(network, file, plan)
    for match in plan.matches:
        order = "" if match.order.value == "same" else f" ({match.order.value})"
        print(f"{match.name} -> {match.layer} {match.field}{order}", file=sys.stderr)
    for what, names in (("not used", plan.unused), ("as before", [" ".join(one) for one in plan.unfilled])):
        if names:
            print(f"{what}: {', '.join(names)}", file=sys.stderr)
    return result


def _network_over(network: Network, x: Array) -> Network:
    """The network with the array's shape as its input shape. Fewer channels would run, over parts of the kernels."""
    channels, height, width = x.shape
    if channels != network.input_shape[0]:
        raise CommandError(
            "The array has {given} channels, the network takes {needed}.",
            given=channels,
            needed=network.input_shape[0],
        )
    shape = (channels, height, width)
    check_input_shape(shape)
    return replace(network, input_shape=shape)


def selected(network: Network, place: tuple[str, int] | None) -> tuple[int, int] | None:
    """The (layer index, map) that `--select` names; CommandError where the network has no such map."""
    if place is None:
        return None
    name, number = place
    index = layer_index(network, name)
    if index + 1 >= len(network.shapes):
        raise CommandError("{name} has no maps: a layer up to it cannot be computed.", name=name)
    count = network.shapes[index + 1][0]
    if number >= count:
        raise CommandError("{name} has the maps 0 to {last}, not {number}.", name=name, last=count - 1, number=number)
    return index, number
