"""Pictures of coloured shapes, with the one true caption of each and questions that have one true answer.

A scene holds one or two groups; a group is one to three equal objects of one colour and shape. One group stands in a
row at the top or the bottom, or in a column on the left or the right. Two groups stand one above the other (rows) or
side by side (columns). The caption names the larger group first; of two groups of one size, the upper or left one:

    three green stars on the left
    two red circles below a blue square

Every random choice comes from the `random.Random` that is handed in, so that a seed fixes picture and words.
Captions are split by a hash of their text: what `is_held_out` picks is never drawn in training, so a model that is
right on the held-out pictures has put words together that it never saw together.
"""

import hashlib
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

COLOURS = {
    "red": (214, 40, 40),
    "green": (46, 158, 62),
    "blue": (40, 80, 214),
    "yellow": (240, 208, 32),
    "purple": (132, 44, 160),
    "black": (24, 24, 24),
}
SHAPES = ("circle", "square", "triangle", "star")
NUMBERS = ("no", "one", "two", "three")
EDGES = ("at the top", "at the bottom", "on the left", "on the right")


@dataclass(frozen=True)
class Group:
    count: int
    colour: str
    shape: str

    def words(self) -> str:
        if self.count == 1:
            return f"a {self.colour} {self.shape}"
        return f"{NUMBERS[self.count]} {self.colour} {self.shape}s"


@dataclass(frozen=True)
class Scene:
    """`groups` from the top or the left; `edge` where there is one group, `upright` (rows) where there are two."""

    groups: tuple[Group, ...]
    edge: str | None
    upright: bool

    def caption(self) -> str:
        if len(self.groups) == 1:
            return f"{self.groups[0].words()} {self.edge}"
        first, second = self.groups
        if first.count >= second.count:
            relation = "above" if self.upright else "left of"
        else:
            relation = "below" if self.upright else "right of"
            first, second = second, first
        return f"{first.words()} {relation} {second.words()}"

    def questions(self) -> list[tuple[str, str]]:
        """Questions with exactly one right answer, which is one or two words."""
        found = []
        for group in self.groups:
            others = [other for other in self.groups if other is not group]
            plural = group.count > 1
            if all(other.shape != group.shape for other in others):
                found.append((f"what colour {'are' if plural else 'is'} the {group.shape}{'s' * plural}?", group.colour))
                found.append((f"how many {group.shape}s are there?", NUMBERS[group.count]))
            if all(other.colour != group.colour for other in others):
                found.append((f"what shape {'are' if plural else 'is'} the {group.colour} one{'s' * plural}?", group.shape))
                found.append((f"how many {group.colour} shapes are there?", NUMBERS[group.count]))
        if len(self.groups) == 2:
            first, second = self.groups
            near, far = ("above", "below") if self.upright else ("left of", "right of")
            found.append((f"what is {near} the {second.colour} {second.shape}{'s' * (second.count > 1)}?",
                          f"{first.colour} {first.shape}{'s' * (first.count > 1)}"))
            found.append((f"what is {far} the {first.colour} {first.shape}{'s' * (first.count > 1)}?",
                          f"{second.colour} {second.shape}{'s' * (second.count > 1)}"))
        return found


def random_group(rng: random.Random) -> Group:
    return Group(rng.randint(1, 3), rng.choice(list(COLOURS)), rng.choice(SHAPES))


def random_scene(rng: random.Random) -> Scene:
    if rng.random() < 0.2:
        return Scene((random_group(rng),), rng.choice(EDGES), False)
    first, second = random_group(rng), random_group(rng)
    while (second.colour, second.shape) == (first.colour, first.shape):
        second = random_group(rng)
    return Scene((first, second), None, rng.random() < 0.5)


def yes_or_no(scene: Scene, rng: random.Random) -> tuple[str, str]:
    """A question about a thing that may or may not be there, half and half."""
    there = {(group.colour, group.shape) for group in scene.groups}
    if rng.random() < 0.5:
        colour, shape = rng.choice(sorted(there))
    else:
        colour, shape = rng.choice(list(COLOURS)), rng.choice(SHAPES)
        while (colour, shape) in there:
            colour, shape = rng.choice(list(COLOURS)), rng.choice(SHAPES)
    return f"is there a {colour} {shape}?", "yes" if (colour, shape) in there else "no"


def is_held_out(caption: str) -> bool:
    """One caption in ten, by its text."""
    return hashlib.sha256(caption.encode()).digest()[0] % 10 == 0


@dataclass(frozen=True)
class Mark:
    """Where an object was drawn, in shares of the side."""

    group: Group
    x: float
    y: float
    radius: float


def draw(scene: Scene, side: int, rng: random.Random, marks: list[Mark] | None = None) -> Image.Image:
    """The scene as a square RGB picture of `side` pixels, drawn at twice that and reduced for smooth edges."""
    big = side * 2
    tone = rng.randint(196, 255)
    background = tuple(max(0, min(255, tone + rng.randint(-8, 8))) for _ in range(3))
    image = Image.new("RGB", (big, big), background)
    pen = ImageDraw.Draw(image)
    if len(scene.groups) == 1:
        upright = scene.edge in EDGES[:2]
        lines = [(scene.groups[0], rng.uniform(0.17, 0.30) if scene.edge in (EDGES[0], EDGES[2]) else rng.uniform(0.70, 0.83))]
    else:
        upright = scene.upright
        lines = [(scene.groups[0], rng.uniform(0.19, 0.33)), (scene.groups[1], rng.uniform(0.67, 0.81))]
    for group, across in lines:
        radius = rng.uniform(0.095, 0.125)
        shade = tuple(max(0, min(255, value + rng.randint(-12, 12))) for value in COLOURS[group.colour])
        # A line stands near the middle of its side: where a lone object stood in a corner, it would be left of and
        # above the others at once, and no caption would be the one right one.
        gaps = [rng.uniform(0.02, 0.10) for _ in range(group.count - 1)]
        span = 2 * radius * group.count + sum(gaps)
        free = max(0.0, 1.0 - span) / 2
        along = free + max(-free, min(free, rng.uniform(-0.08, 0.08))) - radius
        for index in range(group.count):
            along += 2 * radius + (gaps[index - 1] if index else 0.0)
            deviation = across + rng.uniform(-0.03, 0.03)
            x, y = (along, deviation) if upright else (deviation, along)
            if marks is not None:
                marks.append(Mark(group, x, y, radius))
            shape(pen, group.shape, x * big, y * big, radius * big, shade)
    return image.resize((side, side), Image.Resampling.BOX)


def shape(pen: ImageDraw.ImageDraw, kind: str, x: float, y: float, radius: float, colour: tuple[int, ...]) -> None:
    if kind == "circle":
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    elif kind == "square":
        half = radius * 0.86
        pen.rectangle((x - half, y - half, x + half, y + half), fill=colour)
    elif kind == "triangle":
        pen.polygon([(x, y - radius), (x + radius * 0.95, y + radius * 0.8), (x - radius * 0.95, y + radius * 0.8)], fill=colour)
    else:
        points = []
        for step in range(10):
            reach = radius * (1.08 if step % 2 == 0 else 0.45)
            angle = math.pi * (step / 5 - 0.5)
            points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        pen.polygon(points, fill=colour)


def scenes(seed: int, count: int, held_out: bool) -> list[tuple[Scene, random.Random]]:
    """`count` scenes of the wanted side of the split, each with the generator that draws it."""
    rng = random.Random(seed)
    found = []
    while len(found) < count:
        scene = random_scene(rng)
        if is_held_out(scene.caption()) == held_out:
            found.append((scene, random.Random(rng.getrandbits(64))))
    return found
