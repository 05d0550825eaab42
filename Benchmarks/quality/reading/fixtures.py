"""Draws the pictures that the tests of AltoReading read: python3 fixtures.py ../../../Tests/AltoReadingTests/Fixtures

Needs Pillow, NumPy and the fonts of fonts-dejavu-core.
"""
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

OUT = sys.argv[1]
os.makedirs(OUT, exist_ok=True)
rng = np.random.default_rng(7)
SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
MONO = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"


def ground(width, height):
    """Soft blobs, as of a photo out of focus."""
    small = rng.integers(40, 200, (max(2, height // 60), max(2, width // 60), 3), dtype=np.uint8)
    return Image.fromarray(small).resize((width, height), Image.BICUBIC)


def shade(im):
    a = np.asarray(im).astype(np.float32)
    x = np.linspace(1, 0.45, a.shape[1])[None, :, None]
    return Image.fromarray(np.clip(a * x, 0, 255).astype(np.uint8))


def text(im, at, said, face, size, fill, spacing=1.4):
    d = ImageDraw.Draw(im)
    f = ImageFont.truetype(face, size)
    for i, line in enumerate(said.split("\n")):
        d.text((at[0], at[1] + int(i * spacing * size)), line, font=f, fill=fill)


def save(im, name, colours=32):
    im.convert("RGB").quantize(colours).save(os.path.join(OUT, name + ".png"), optimize=True)


im = ground(600, 400)
ImageDraw.Draw(im).rectangle([120, 140, 470, 230], fill=(20, 60, 140))
text(im, (150, 165), "AWS re:Invent", BOLD, 34, (255, 255, 255))
save(im.rotate(3, Image.BICUBIC), "sign", 64)

left = "The harbour was quiet\nthat morning, and the\nboats lay still against\nthe old stone wall."
right = "A woman in a yellow\ncoat walked slowly\nalong the quay and\ncounted the lamps."
im = Image.new("RGB", (640, 260), (245, 243, 238))
text(im, (30, 25), "Evening Courier", SERIF, 34, (20, 20, 20))
text(im, (30, 110), left, SERIF, 20, (20, 20, 20))
text(im, (350, 110), right, SERIF, 20, (20, 20, 20))
save(shade(im), "columns")

im = Image.new("RGB", (420, 250), (250, 250, 248))
for i, (a, b) in enumerate([("Bread", "2.49"), ("Butter", "3.10"), ("Coffee", "7.45"), ("TOTAL", "13.04")]):
    text(im, (30, 30 + 50 * i), a, MONO, 26, (40, 40, 45))
    text(im, (310, 30 + 50 * i), b, MONO, 26, (40, 40, 45))
save(im, "receipt", 16)

im = Image.new("RGB", (500, 160), (250, 250, 248))
text(im, (25, 25), "The rule is to deter-\nmine the best way to\nread an example.", SERIF, 26, (20, 20, 20))
save(im, "hyphens", 16)

im = Image.new("RGB", (560, 120), (30, 31, 34))
text(im, (20, 20), "Notifications are off until\ntomorrow morning.", SANS, 24, (200, 201, 204))
save(im, "dark", 16)

im = Image.new("RGB", (420, 300), (150, 110, 60))
d = ImageDraw.Draw(im)
for _ in range(500):
    x, y, a, l = rng.uniform(0, 420), rng.uniform(0, 300), rng.normal(1.2, 0.3), rng.uniform(8, 60)
    g = int(rng.integers(30, 220))
    d.line([x, y, x + l * np.cos(a), y + l * np.sin(a)], fill=(g, int(g * 0.8), int(g * 0.6)), width=int(rng.integers(1, 4)))
save(im, "fur", 64)

im = Image.new("RGB", (560, 150), (250, 249, 245))
text(im, (25, 25), "Cerrado los domingos\ny los días festivos.", SANS, 34, (25, 25, 30))
save(im, "spanish", 16)

im = Image.new("RGB", (640, 260), (250, 249, 245))
text(im, (25, 25), "Магазин работает каждый день\nс девяти утра до восьми вечера.\nВ воскресенье мы закрыты,\nприходите в другой день.", SANS, 30, (25, 25, 30))
save(im, "russian", 16)

im = Image.new("RGB", (1000, 360), (16, 20, 24))
rows = [("Line", "Destination", "Platform", "Departs"), ("S1", "Airport", "3", "08:04"), ("S3", "Old Town", "1", "08:07"),
        ("RE5", "Lake Station", "12", "08:15"), ("N7", "Harbour", "2", "23:50")]
for i, row in enumerate(rows):
    for x, cell in zip((50, 220, 600, 800), row):
        text(im, (x, 30 + 62 * i), cell, SANS if i else BOLD, 28, (255, 210, 74))
save(im, "departures", 16)

im = Image.new("RGB", (760, 290), (255, 255, 255))
rows = [("Tablet", "Morning", "Evening"), ("Enalapril", "1", "2"), ("Torasemid", "2", ""), ("Ramipril", "1", "2")]
for i, row in enumerate(rows):
    for x, cell in zip((40, 300, 540), row):
        text(im, (x, 25 + 65 * i), cell, SANS if i else BOLD, 30, (20, 20, 20))
d = ImageDraw.Draw(im)
for _ in range(14):
    a = rng.uniform(0, 1, 4)
    d.line([540 + 34 * a[0], 158 + 30 * a[1], 540 + 34 * a[2], 158 + 30 * a[3]], fill=(20, 20, 20), width=3)
save(im, "smudged", 16)

im = Image.new("RGB", (520, 180), (250, 249, 245))
text(im, (60, 50), "РОССИЯ", BOLD, 60, (25, 25, 30))
save(im, "russia", 16)
