"""Pictures of codes as cameras see them, made by code: turned, blurred, glared, dim, inverted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter_ns

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from kiosk.domain.code import Scan

SIZE = (640, 480)
Pixels = tuple[int, int, bytes]
"""Width, height and grey pixels."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What makes a code hard to read, how often it is read all the same, and how it is made."""

    least_percent: int
    make: Callable[[Image.Image, random.Random], Image.Image]


def code(text: str, side: int, kind: zxingcpp.BarcodeFormat) -> Image.Image:
    """Return a picture of `text` as a code with its quiet zone, `side` pixels wide."""
    more = {"ec_level": "Q"} if kind == zxingcpp.BarcodeFormat.QRCode else {}
    drawn = memoryview(zxingcpp.create_barcode(text, kind, **more).to_image(scale=8))
    height, width = drawn.shape[:2]
    picture = Image.frombytes("L", (width, height), drawn.tobytes())
    return picture.resize((side, side), Image.Resampling.BOX)


def before_a_camera(
    picture: Image.Image, rng: random.Random, *, turned: int = 0, ground: int = 150
) -> Image.Image:
    """Return a frame with `picture` somewhere in it, before a grey ground."""
    card = picture.convert("LA").rotate(turned, Image.Resampling.BICUBIC, expand=True)
    frame = Image.new("L", SIZE, ground)
    at = tuple(
        rng.randrange(max(1, room - side)) for room, side in zip(SIZE, card.size, strict=True)
    )
    frame.paste(card.getchannel("L"), at, card.getchannel("A"))  # type: ignore[arg-type] # Two of them.
    return noisy(frame, rng, 6)


def noisy(picture: Image.Image, rng: random.Random, sigma: int) -> Image.Image:
    """Add the grain of a sensor: the same for the same seed."""
    grain = Image.frombytes("L", picture.size, rng.randbytes(picture.width * picture.height))
    weaker = grain.point([128 + (level - 128) * sigma * 2 // 128 for level in range(256)])
    return ImageChops.add(picture, weaker, offset=-128)


def _plain(card: Image.Image, rng: random.Random) -> Image.Image:
    return before_a_camera(card, rng)


def _turned(card: Image.Image, rng: random.Random) -> Image.Image:
    return before_a_camera(card, rng, turned=rng.randrange(360))


def _blurred(card: Image.Image, rng: random.Random) -> Image.Image:
    radius = rng.choice([1, 2, 3])
    return before_a_camera(card, rng).filter(ImageFilter.GaussianBlur(radius))


def _moved(card: Image.Image, rng: random.Random) -> Image.Image:
    frame = before_a_camera(card, rng)
    moved = [ImageChops.offset(frame, step, 0) for step in range(rng.choice([2, 4, 6]))]
    for count, one in enumerate(moved[1:], 2):
        frame = Image.blend(frame, one, 1 / count)
    return frame


def _glared(card: Image.Image, rng: random.Random) -> Image.Image:
    light = Image.new("L", card.size, 0)
    side = card.width
    at = (rng.randrange(side), rng.randrange(side))
    size = side // rng.choice([6, 7, 8])
    ImageDraw.Draw(light).ellipse(
        (at[0] - size, at[1] - size, at[0] + size, at[1] + size), fill=255
    )
    glared = ImageChops.add(card, light.filter(ImageFilter.GaussianBlur(side // 20)))
    return before_a_camera(glared, rng)


def _dim(card: Image.Image, rng: random.Random) -> Image.Image:
    dim = before_a_camera(card, rng).point([level // 6 + 8 for level in range(256)])
    return noisy(dim, rng, 4)


def _inverted(card: Image.Image, rng: random.Random) -> Image.Image:
    return before_a_camera(ImageOps.invert(card), rng, ground=40)


def _covered(card: Image.Image, rng: random.Random) -> Image.Image:
    side = card.width
    thumb = ImageDraw.Draw(card)
    at, size = rng.randrange(side // 2, side), side // 7
    thumb.ellipse((at - size, side - size, at + size, side + size), fill=120)
    return before_a_camera(card, rng)


def _small(card: Image.Image, rng: random.Random) -> Image.Image:
    return before_a_camera(card.resize((90, 90), Image.Resampling.LANCZOS), rng)


def _askew(card: Image.Image, rng: random.Random) -> Image.Image:
    side, lean = card.width, card.width // rng.choice([8, 10, 12])
    corners = (-lean, 0, 0, side, side, side, side + lean, 0)
    askew = card.transform(card.size, Image.Transform.QUAD, corners, fillcolor=255)
    return before_a_camera(askew, rng)


CLASSES = {
    "plain": Trouble(100, _plain),
    "turned": Trouble(100, _turned),
    "blurred": Trouble(100, _blurred),
    "moved": Trouble(100, _moved),
    "glared": Trouble(80, _glared),
    "dim": Trouble(100, _dim),
    "inverted": Trouble(100, _inverted),
    "covered": Trouble(75, _covered),
    "small": Trouble(90, _small),
    "askew": Trouble(80, _askew),
}
KINDS = (
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
    zxingcpp.BarcodeFormat.Aztec,
)
EACH = 4


def corpus(name: str, text: str, *, each: int = EACH) -> Iterator[Pixels]:
    """Yield pictures of `text` in that trouble, the same ones every time."""
    rng = random.Random(name)
    for turn in range(each * len(KINDS)):
        card = code(text, rng.choice([180, 240, 300]), KINDS[turn % len(KINDS)])
        yield pixels(CLASSES[name].make(card, rng))


def several(*texts: str) -> Pixels:
    """Return a picture with a code for each text, side by side."""
    frame = Image.new("L", SIZE, 200)
    for place, text in enumerate(texts):
        frame.paste(code(text, 220, KINDS[0]), (40 + 280 * place, 100))
    return pixels(frame)


def pixels(picture: Image.Image) -> Pixels:
    """Return the grey pixels of a picture."""
    return picture.width, picture.height, picture.tobytes()


def rates(read: Callable[[Pixels], Scan | None], text: str) -> dict[str, dict[str, int]]:
    """Return, for each class, how many of how many were read, and the time of a look."""
    told = {}
    for name in CLASSES:
        times_us, right = [], 0
        for picture in corpus(name, text):
            began_ns = perf_counter_ns()
            right += read(picture) == Scan(text)
            times_us.append((perf_counter_ns() - began_ns) // 1_000)
        told[name] = {
            "read": right, "of": len(times_us), "us_median": int(median(times_us)),
            "us_most": max(times_us),
        }  # fmt: skip
    return told
