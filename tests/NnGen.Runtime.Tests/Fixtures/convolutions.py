"""Writes what PyTorch's convolutions, poolings and small networks of them do, for ConvolutionFixtureTests, which needs no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/convolutions.py

It writes convolutions.safetensors and trained-convolutions.safetensors beside itself, as layer_fixtures.py tells; images are (row, column, channel) as NnGen's.
"""

from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn

import layer_fixtures
from layer_fixtures import SAMPLES, exact, write

torch.manual_seed(5)


def channels_last(x):
    return x.movedim(1, -1) if x.dim() > 2 else x


def channels_first(x):
    return x.movedim(-1, 1) if x.dim() > 2 else x


def in_order(**modules):
    return nn.Sequential(OrderedDict(modules))


class Pad(nn.Module):
    """Zeros around an image: left, right, top and bottom, or before and after a sequence."""

    def __init__(self, *pads):
        super().__init__()
        self.pads = pads

    def forward(self, x):
        return F.pad(x, self.pads)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1)
        self.conv1 = nn.Conv2d(8, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1)
        self.head = nn.Linear(8, 4)

    def forward(self, x):
        stem = torch.relu(self.stem(x))
        y = torch.relu(self.conv2(torch.relu(self.conv1(stem))) + stem)
        return self.head(y.mean((2, 3)))


def layer(name, model, *shape, **options):
    layer_fixtures.layer(name, model, *shape, **options, there=channels_first, back=channels_last)


def training(name, model, loss, target, *shape):
    layer_fixtures.training(name, model, loss, target, *shape, there=channels_first)


layer("Conv1DNet", in_order(pad=Pad(1, 2), conv=nn.Conv1d(3, 5, 3, stride=2, dilation=2)), 11, 3)
layer("GroupedConv1DNet", in_order(conv=nn.Conv1d(4, 6, 2, groups=2, padding=1)), 7, 4)
layer("SameConvNet", in_order(conv=nn.Conv2d(3, 5, 3, padding="same")), 5, 6, 3)
layer("StridedConvNet", in_order(pad=Pad(0, 1, 1, 2), conv=nn.Conv2d(3, 4, (3, 2), stride=2)), 7, 8, 3)
layer("DilatedConvNet", in_order(conv=nn.Conv2d(2, 17, 3, stride=2, dilation=2, padding=2)), 8, 7, 2)
layer("GroupedConvNet", in_order(conv=nn.Conv2d(6, 4, 3, groups=2, padding=1, bias=False)), 5, 5, 6)
layer("LargeKernelNet", in_order(conv=nn.Conv2d(2, 3, 5, padding=2)), 3, 2, 2)
layer("WideConvNet", in_order(conv=nn.Conv2d(13, 18, 3)), 4, 4, 13)
layer("DepthwiseNet", in_order(conv=nn.Conv2d(5, 5, 3, groups=5, padding=1)), 6, 5, 5)
layer("MultipliedDepthwiseNet", in_order(conv=nn.Conv2d(3, 6, 3, groups=3, stride=2, padding=1)), 6, 5, 3)
layer("TransposedNet", in_order(conv=nn.ConvTranspose2d(3, 2, 3, stride=2, padding=1, output_padding=1)), 4, 5, 3)
layer("GroupedTransposedNet", in_order(conv=nn.ConvTranspose2d(4, 6, 2, stride=2, dilation=2, groups=2)), 3, 4, 4)
layer("MaxPool1DNet", nn.MaxPool1d(3, 2, 1), 9, 3)
layer("OverlappingMaxPoolNet", nn.MaxPool2d(3, 2, 1), 7, 6, 4)
layer("TiedMaxPoolNet", nn.MaxPool2d(3, 1), 6, 5, 2, ties=True)
layer("TiledMaxPoolNet", nn.MaxPool2d(2), 6, 7, 3, ties=True)
layer("SparseMaxPoolNet", nn.MaxPool2d(2, 3), 8, 7, 3)
layer("AveragePool1DNet", nn.AvgPool1d(3, 2, 1, count_include_pad=False), 8, 3)
layer("CountingAveragePool1DNet", nn.AvgPool1d(3, 2, 1), 8, 3)
layer("AveragePoolNet", nn.AvgPool2d((3, 2), 2, (1, 1), count_include_pad=False), 7, 6, 3)
layer("CountingAveragePoolNet", nn.AvgPool2d(3, 2, 1), 7, 6, 3)
layer("GlobalAveragePoolNet", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()), 4, 5, 3)
layer("GlobalMaxPoolNet", nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten()), 4, 5, 3)
layer("UpSamplingNet", nn.Upsample(scale_factor=2), 3, 4, 3)
layer("FlattenedConvNet", in_order(conv=nn.Conv2d(2, 3, 3), relu=nn.ReLU(), flat=nn.Flatten(), head=nn.Linear(24, 5)), 4, 6, 2)
write("convolutions.safetensors")

training(
    "ImageClassifier",
    in_order(
        conv1=nn.Conv2d(2, 6, 3, padding=1), relu1=nn.ReLU(), pool1=nn.MaxPool2d(2),
        conv2=nn.Conv2d(6, 9, 3, padding=1), relu2=nn.ReLU(), pool2=nn.MaxPool2d(2), flat=nn.Flatten(), head=nn.Linear(36, 5)),
    F.cross_entropy, torch.randint(0, 5, (SAMPLES,)), 8, 8, 2)
training("ResidualClassifier", Residual(), F.cross_entropy, torch.randint(0, 4, (SAMPLES,)), 6, 5, 3)
training(
    "SeparableRegressor",
    in_order(
        depth=nn.Conv2d(3, 6, 3, groups=3, stride=2, padding=1), point=nn.Conv2d(6, 10, 1), tanh=nn.Tanh(),
        pool=nn.AvgPool2d(2), flat=nn.Flatten(), head=nn.Linear(20, 2)),
    F.mse_loss, exact(torch.randn(SAMPLES, 2)), 8, 6, 3)

write("trained-convolutions.safetensors")
