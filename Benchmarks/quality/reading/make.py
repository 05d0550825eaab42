"""Makes the pictures that text reading is measured with, and truth.json beside them.

    python3 make.py ../../../../shared/pictures FOLDER [SEED]

Needs Pillow and NumPy, and the fonts of fonts-dejavu-core, fonts-liberation and fonts-urw-base35.
"""
import io
import json
import os
import random
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

SHARED, OUT = sys.argv[1], sys.argv[2]
os.makedirs(OUT, exist_ok=True)
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20
rng = random.Random(SEED)
nrng = np.random.default_rng(SEED)
TRUTH = []

LIBERATION = "/usr/share/fonts/truetype/liberation/Liberation"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVu"
URW = "/usr/share/fonts/opentype/urw-base35/"
SIGNS = [DEJAVU + "Sans-Bold.ttf", LIBERATION + "Sans-Bold.ttf", LIBERATION + "Serif-Bold.ttf", DEJAVU + "Sans.ttf",
         URW + "URWGothic-Demi.otf", URW + "C059-Bold.otf", LIBERATION + "SansNarrow-Bold.ttf"]
PAGES = [LIBERATION + "Serif-Regular.ttf", LIBERATION + "Sans-Regular.ttf", DEJAVU + "Serif.ttf", URW + "P052-Roman.otf",
         URW + "C059-Roman.otf"]
MONO = [LIBERATION + "Mono-Regular.ttf", DEJAVU + "SansMono.ttf"]

SAYINGS = ["STOP", "EXIT 24", "AWS re:Invent", "Welcome", "No Parking", "Coffee & Tea", "OPEN", "Platform 9", "Hotel Central",
           "SALE 50% OFF", "Fire Door Keep Shut", "Library", "Police", "Room 217", "Mind the gap", "TAXI", "Bakery",
           "Ticket Office", "Caution Wet Floor", "Pharmacy", "Main Street", "Speed Limit 30", "Push", "Private Property",
           "Happy Birthday", "Gate B12", "Tourist Information", "Do not enter", "Fresh Fruit", "BUS STOP"]
PROSE = """The harbour was quiet that morning, and the boats lay still against the stone wall. A woman in a yellow coat walked
slowly along the quay, counting the steps between the lamps. She had come to meet the first ferry, but the board said it would be
late. In the window of the small cafe a man was turning the chairs the right way up. He saw her, nodded, and opened the door. Inside
it smelled of bread and strong coffee. They talked about the weather, about the new bridge, and about the price of fish. Nobody
mentioned the letter that had arrived on Tuesday. By nine o'clock the sun had reached the far side of the square, and children were
running to school with their bags bouncing behind them. The ferry came at last, with its horn and its white smoke, and everybody
looked up. There were 14 passengers and three bicycles. The woman in the yellow coat smiled for the first time that day.""".replace("\n", " ")


def font(path, size):
    return ImageFont.truetype(path, size)


def photo(name, width, height):
    im = ImageOps.exif_transpose(Image.open(os.path.join(SHARED, name))).convert("RGB")
    return ImageOps.fit(im, (width, height), Image.LANCZOS)


def blurred(width, height, source=None):
    """A photographic ground without letters of its own."""
    name = source or rng.choice(["chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg", "biden.jpg"])
    return photo(name, width, height)


def light(im, strength=0.5):
    """Uneven light: a ramp and a soft shadow."""
    a = np.asarray(im).astype(np.float32)
    h, w = a.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    ramp = (np.cos(angle) * x / w + np.sin(angle) * y / h)
    ramp = (ramp - ramp.min()) / (ramp.max() - ramp.min())
    cx, cy = rng.uniform(0, w), rng.uniform(0, h)
    spot = np.exp(-(((x - cx) / (0.4 * w)) ** 2 + ((y - cy) / (0.4 * h)) ** 2))
    shade = (1 - strength * ramp) * (1 - 0.35 * strength * spot)
    return Image.fromarray(np.clip(a * shade[..., None], 0, 255).astype(np.uint8))


def noise(im, sigma):
    a = np.asarray(im).astype(np.float32) + nrng.normal(0, sigma, np.asarray(im).shape)
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def save(im, kind, text, quality=None):
    name = f"{kind}-{sum(t['kind'] == kind for t in TRUTH):03d}"
    if quality:
        file = io.BytesIO()
        im.convert("RGB").save(file, "JPEG", quality=quality)
        im = Image.open(file)
    im.convert("RGB").save(os.path.join(OUT, name + ".png"))
    TRUTH.append({"name": name, "kind": kind, "text": text})


def panel(text, face, size, fore, back, pad=0.6):
    f = font(face, size)
    box = f.getbbox(text)
    w, h = box[2] - box[0], box[3] - box[1]
    p = int(pad * size)
    im = Image.new("RGBA", (w + 2 * p, h + 2 * p), back + (255,))
    ImageDraw.Draw(im).text((p - box[0], p - box[1]), text, font=f, fill=fore)
    return im


COLOURS = [((255, 255, 255), (190, 20, 25)), ((255, 255, 255), (20, 60, 140)), ((255, 255, 255), (10, 110, 60)),
           ((20, 20, 20), (245, 205, 30)), ((10, 10, 10), (240, 240, 235)), ((250, 240, 200), (60, 40, 30)),
           ((200, 30, 30), (250, 250, 250)), ((255, 220, 0), (30, 30, 30))]


def signs():
    for i, text in enumerate(SAYINGS * 2):
        w, h = rng.choice([(1200, 900), (900, 1200), (1600, 1200), (4000, 3000)] if i % 3 else [(800, 600), (640, 480)])
        ground = blurred(w, h)
        size = int(rng.uniform(0.035, 0.11) * h)
        fore, back = rng.choice(COLOURS)
        p = panel(text, rng.choice(SIGNS), size, fore, back)
        if p.width > 0.9 * w:
            p = p.resize((int(0.9 * w), int(p.height * 0.9 * w / p.width)), Image.LANCZOS)
        p = p.rotate(rng.uniform(-5, 5), Image.BICUBIC, expand=True)
        ground.paste(p, (rng.randint(0, w - p.width), rng.randint(0, max(0, h - p.height))), p)
        if i % 2:
            ground = ground.filter(ImageFilter.GaussianBlur(0.6 * h / 1000))
        save(noise(light(ground, 0.3), 3), "sign", text, 85)


def overlays():
    for i, text in enumerate(SAYINGS):
        w, h = 1200, 800
        ground = blurred(w, h, rng.choice(["coffee.png", "chelsea.png", "rocket.jpg"]))
        if i % 2:
            ground = ground.filter(ImageFilter.GaussianBlur(4))
        f = font(rng.choice(SIGNS), rng.randint(36, 90))
        d = ImageDraw.Draw(ground)
        box = f.getbbox(text)
        at = (rng.randint(10, max(11, w - box[2] - 10)), rng.randint(10, h - box[3] - 10))
        d.text(at, text, font=f, fill=(255, 255, 255), stroke_width=3, stroke_fill=(0, 0, 0))
        save(ground, "overlay", text, 88)


def wrapped(text, f, width):
    lines, line = [], ""
    for word in text.split():
        if f.getlength(line + " " + word) > width and line:
            lines.append(line)
            line = word
        else:
            line = (line + " " + word).strip()
    return lines + [line]


def page(width, height, size, face, columns=1, words=150, fore=(25, 25, 25), back=(248, 246, 240), title=None):
    im = Image.new("RGB", (width, height), back)
    d = ImageDraw.Draw(im)
    f = font(face, size)
    start = rng.randint(0, 40)
    body = " ".join((PROSE + " " + PROSE + " " + PROSE + " " + PROSE).split()[start:start + words])
    margin = int(0.07 * width)
    y0 = margin
    said = []
    if title:
        t = font(face, int(1.8 * size))
        d.text((margin, y0), title, font=t, fill=fore)
        y0 += int(3.2 * size)
        said.append(title)
    gutter = int(2.4 * size)
    column = (width - 2 * margin - gutter * (columns - 1)) // columns
    lines = wrapped(body, f, column)
    per = -(-len(lines) // columns)
    room = int((height - margin - y0) / (1.35 * size))
    per = min(per, room)
    for c in range(columns):
        for i, line in enumerate(lines[c * per:(c + 1) * per]):
            d.text((margin + c * (column + gutter), y0 + int(i * 1.35 * size)), line, font=f, fill=fore)
            said.append(line)
    return im, " ".join(said)


def documents():
    for i in range(12):
        face = PAGES[i % len(PAGES)]
        im, text = page(1240, 1000, rng.choice([18, 22, 26, 32]), face, 1, 130, title="Morning at the Harbour" if i % 2 else None)
        im = im.rotate(rng.uniform(-4, 4), Image.BICUBIC, fillcolor=(248, 246, 240))
        save(noise(light(im, 0.6), 4), "page", text, 80)
    for i in range(8):
        im, text = page(1300, 1100, rng.choice([20, 24]), PAGES[i % len(PAGES)], 2, 150, title="The Evening Courier" if i % 2 else None)
        save(noise(light(im, 0.3), 2), "columns", text, 85)
    for i in range(3):
        im, text = page(3000, 4000, [44, 60, 80][i], PAGES[i], 1, 500)
        save(noise(light(im, 0.5), 4), "page12mp", text, 85)
    for i in range(6):
        im, text = page(420, 300, rng.choice([13, 14, 15]), PAGES[i % len(PAGES)], 1, 40)
        save(noise(light(im, 0.4), 2), "small", text)
    for turn in (90, 180, 270):
        for i in range(2):
            im, text = page(1240, 900, 26, PAGES[i], 1, 90)
            save(noise(light(im.rotate(turn, expand=True), 0.4), 3), "turned", text, 85)
        im = panel("Fire Door Keep Shut", SIGNS[0], 70, (255, 255, 255), (20, 60, 140)).convert("RGB")
        ground = blurred(1200, 1200)
        ground.paste(im.rotate(turn, expand=True), (150, 120))
        save(ground, "turned", "Fire Door Keep Shut", 88)
    for i in range(5):
        fore, back = [((150, 150, 150), (190, 190, 190)), ((90, 90, 100), (120, 120, 130)), ((210, 205, 200), (240, 240, 240)),
                      ((60, 70, 60), (40, 45, 40)), ((235, 235, 235), (30, 30, 34))][i]
        im, text = page(1240, 800, 28, PAGES[i], 1, 70, fore, back)
        save(im, "contrast", text, 92)


def receipts():
    goods = [("Milk 1L", "1.29"), ("Bread", "2.49"), ("Butter", "3.10"), ("Apples 1kg", "2.99"), ("Coffee", "7.45"), ("Cheese", "4.80"),
             ("Tomatoes", "1.95"), ("Pasta", "0.99")]
    for i in range(6):
        size = rng.choice([22, 28, 34])
        f = font(MONO[i % 2], size)
        w = int(f.getlength("0" * 30)) + 80
        rng.shuffle(goods)
        rows = [("CORNER STORE", ""), ("12 Mill Lane", "")] + goods[:6] + [("TOTAL", "18.42"), ("Thank you!", "")]
        im = Image.new("RGB", (w, int(1.5 * size * (len(rows) + 2))), (250, 250, 248))
        d = ImageDraw.Draw(im)
        for k, (left, right) in enumerate(rows):
            y = int((k + 1) * 1.5 * size)
            d.text((40, y), left, font=f, fill=(40, 40, 45))
            d.text((w - 40 - f.getlength(right), y), right, font=f, fill=(40, 40, 45))
        text = " ".join(f"{a} {b}".strip() for a, b in rows)
        save(noise(light(im.rotate(rng.uniform(-2, 2), Image.BICUBIC, expand=True, fillcolor=(250, 250, 248)), 0.4), 3), "receipt", text, 85)


def screenshots():
    for i in range(8):
        dark = i % 2
        back, fore, bar = ((30, 31, 34), (220, 221, 222), (50, 52, 58)) if dark else ((255, 255, 255), (36, 36, 40), (235, 238, 242))
        w, h = [(1280, 800), (1920, 1080), (1080, 1920), (2560, 1440)][i // 2]
        im = Image.new("RGB", (w, h), back)
        d = ImageDraw.Draw(im)
        size = [13, 14, 32, 18][i // 2]
        f, b = font(DEJAVU + "Sans.ttf", size), font(DEJAVU + "Sans-Bold.ttf", int(1.4 * size))
        d.rectangle([0, 0, w, 3 * size], fill=bar)
        said = ["Settings Account Privacy Help"]
        d.text((size, size), said[0], font=f, fill=fore)
        d.text((2 * size, 5 * size), "Notifications", font=b, fill=fore)
        said.append("Notifications")
        for k, line in enumerate(wrapped(" ".join(PROSE.split()[:60]), f, min(w - 6 * size, 48 * size))):
            d.text((2 * size, 8 * size + int(1.6 * size * k)), line, font=f, fill=fore)
            said.append(line)
        y = 8 * size + int(1.6 * size * (k + 3))
        d.rounded_rectangle([2 * size, y, 14 * size, y + 3 * size], size // 2, fill=(25, 100, 220))
        d.text((4 * size, y + 0.9 * size), "Save changes", font=f, fill=(255, 255, 255))
        said.append("Save changes")
        save(im, "screenshot", " ".join(said))


def shared():
    page_text = ("Region-based segmentation Let us first determine markers of the coins and the background. These markers are pixels "
                 "that we can label unambiguously as either object or background. Here, the markers are found at the two extreme parts "
                 "of the histogram of grey values: >>> markers = np.zeros_like(coins)")
    im = Image.open(os.path.join(SHARED, "page.png")).convert("RGB")
    save(im, "shared", page_text)
    for angle in (90, 180, 270):
        save(im.rotate(angle, expand=True), "shared", page_text)
    save(im.resize((im.width * 2, im.height * 2), Image.BICUBIC), "shared", page_text)
    save(im.rotate(4, Image.BICUBIC, expand=True, fillcolor=(120, 120, 120)), "shared", page_text)


def negatives():
    names = ["chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg", "obama2.jpg", "biden.jpg"]
    for name in names:
        im = Image.open(os.path.join(SHARED, name)).convert("RGB")
        save(im, "photo", "")
        save(ImageOps.mirror(im), "photo", "")
        save(im.rotate(90, expand=True), "photo", "")
        save(im.resize((4000, int(4000 * im.height / im.width)), Image.BICUBIC), "photo", "")
        save(ImageOps.autocontrast(im, cutoff=5), "photo", "")
        save(noise(im, 12), "photo", "", 60)
        for _ in range(6):
            w, h = rng.randint(im.width // 3, im.width), rng.randint(im.height // 3, im.height)
            x, y = rng.randint(0, im.width - w), rng.randint(0, im.height - h)
            crop = im.crop((x, y, x + w, y + h)).resize((rng.randint(500, 1600), rng.randint(400, 1400)), Image.BICUBIC)
            save(crop, "photo", "")
    im = Image.open(os.path.join(SHARED, "astronaut.png")).convert("RGB")
    for box in [(100, 0, 350, 220), (0, 0, 120, 300), (380, 0, 512, 170), (280, 400, 512, 512)]:
        save(im.crop(box).resize((900, 800), Image.BICUBIC), "photo", "")
    for i in range(40):
        save(texture(i), "texture", "", 80 if i % 2 else None)


def texture(i):
    w, h = 1200, 900
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    kind = i % 10
    im = Image.new("RGB", (w, h), (120, 120, 110))
    d = ImageDraw.Draw(im)
    if kind == 0:
        return Image.fromarray(nrng.integers(0, 256, (h // 4, w // 4, 3), dtype=np.uint8)).resize((w, h), Image.BICUBIC)
    if kind == 1:
        a = 128 + 90 * np.sin(x / rng.uniform(4, 14) + 3 * np.sin(y / 80))
        return Image.fromarray(np.repeat(np.clip(a, 0, 255)[..., None], 3, 2).astype(np.uint8))
    if kind == 2:
        for _ in range(2500):
            cx, cy, r, s = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(5, 26), rng.uniform(3, 12)
            g = rng.randint(50, 190)
            d.ellipse([cx - r, cy - s, cx + r, cy + s], fill=(g // 2, g, g // 3))
        return im
    if kind == 3:
        bh, bw = rng.randint(18, 50), rng.randint(40, 120)
        for r in range(h // bh + 1):
            for c in range(-1, w // bw + 2):
                g = rng.randint(120, 170)
                ox = c * bw + (r % 2) * bw // 2
                d.rectangle([ox + 2, r * bh + 2, ox + bw - 2, r * bh + bh - 2], fill=(g, g // 2, g // 3))
        return noise(im, 6)
    if kind == 4:
        for _ in range(1800):
            cx, cy, a, l = rng.uniform(0, w), rng.uniform(0, h), rng.gauss(1.2, 0.3), rng.uniform(10, 90)
            g = rng.randint(20, 230)
            d.line([cx, cy, cx + l * np.cos(a), cy + l * np.sin(a)], fill=(g, int(g * 0.8), int(g * 0.6)), width=rng.randint(1, 3))
        return im
    if kind == 5:
        for k in range(0, w, rng.randint(20, 60)):
            d.line([k, 0, k + 40, h], fill=(40, 40, 45), width=4)
            d.line([k, 0, k - 160, h], fill=(40, 40, 45), width=2)
        for k in range(0, h, 70):
            d.line([0, k, w, k + 10], fill=(40, 40, 45), width=3)
        return im
    if kind == 6:
        s = rng.randint(16, 60)
        a = ((x // s + y // s) % 2) * 160 + 40
        return Image.fromarray(np.repeat(a[..., None], 3, 2).astype(np.uint8)).rotate(rng.uniform(-10, 10), Image.BICUBIC)
    if kind == 7:
        a = 255 * x / w * rng.uniform(0.5, 1)
        return noise(Image.fromarray(np.repeat(a[..., None], 3, 2).astype(np.uint8)), 3)
    if kind == 8:
        for r in range(h // 60 + 1):
            for c in range(w // 44 + 1):
                d.rectangle([c * 44 + 8, r * 60 + 8, c * 44 + 34, r * 60 + 46], fill=rng.choice([(30, 35, 50), (240, 220, 140), (70, 80, 100)]))
                d.line([c * 44 + 21, r * 60 + 8, c * 44 + 21, r * 60 + 46], fill=(110, 110, 105), width=2)
        return im
    for _ in range(300):
        cx, cy, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(8, 40)
        d.ellipse([cx - r, cy - r, cx + r, cy + r], outline=(230, 230, 220), width=rng.randint(1, 5))
    return im


signs()
overlays()
documents()
receipts()
screenshots()
shared()
negatives()
json.dump(TRUTH, open(os.path.join(OUT, "truth.json"), "w"), indent=1)
print(len(TRUTH), "pictures")
