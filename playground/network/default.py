"""The network a new session starts with: the article's own worked example."""

from __future__ import annotations

import numpy as np

from playground.network.kernel.kernel_bank import article_bank
from playground.network.layers import SAME, Convolution, MaxPooling, ReLU, Shape
from playground.network.network import Network


def default_network(input_shape: Shape = (3, 224, 224)) -> Network:
    """A convolution with 96 kernels of 7x7, ReLU and 2x2 max pooling: a 224x224 picture becomes 96 maps of 112x112."""
    kernels = article_bank(96, (7, 7), input_shape[0])
    return Network(
        input_shape,
        (
            Convolution(name="conv1", kernels=kernels, bias=np.zeros(len(kernels)), padding=SAME),
            ReLU(name="relu1"),
            MaxPooling(name="pool1"),
        ),
    )
