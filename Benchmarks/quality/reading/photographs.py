"""Makes pictures of signs as cameras see them, and truth.json beside them: make.py's are drawn flat.

    python3 photographs.py ../../../../shared/pictures FOLDER [SEED]

Signs seen from the side, blurred, noisy, in uneven light; letters over photos without an outline; small words in large
photos, in all eight orientations; signs turned by quarter turns; Chinese and Japanese, also in columns.
Needs Pillow and NumPy, and the fonts of fonts-dejavu-core, fonts-liberation, fonts-urw-base35, fonts-lato,
fonts-open-sans, fonts-comic-neue, fonts-wqy-microhei and fonts-ipafont-gothic.
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

FONTS = "/usr/share/fonts/"
FACES = [FONTS + f for f in (
    "truetype/dejavu/DejaVuSans-Bold.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf",
    "truetype/liberation/LiberationSans-Bold.ttf", "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    "truetype/liberation/LiberationSerif-Bold.ttf", "opentype/urw-base35/URWGothic-Demi.otf",
    "opentype/urw-base35/C059-Bold.otf", "opentype/urw-base35/Z003-MediumItalic.otf", "truetype/lato/Lato-Black.ttf",
    "truetype/lato/Lato-Regular.ttf", "truetype/open-sans/OpenSans-ExtraBold.ttf", "truetype/open-sans/OpenSans-Semibold.ttf",
    "truetype/comic-neue/ComicNeue-Bold.otf", "opentype/comic-neue/ComicNeue-Bold.otf") if os.path.exists(FONTS + f)]
CHINESE, JAPANESE = FONTS + "truetype/wqy/wqy-microhei.ttc", FONTS + "opentype/ipafont-gothic/ipag.ttf"

SIGNS = ["NO\nPARKING", "NOTICE\nPRIVATE DRIVE\nNO TURNING", "ONE WAY", "Museum Entrance", "SCHOOL ZONE\nSLOW DOWN", "Open Daily\n9 to 5",
         "ROAD CLOSED\nAHEAD", "Beware of the dog", "CAUTION\nHOT SURFACE", "left", "north south", "up down left", "Floor 3", "PLEASE KEEP\nOFF THE GRASS",
         "Fish & Chips", "Garden Cafe", "Route 66", "Pay Here", "DANGER\nHIGH VOLTAGE", "Lost and Found", "Bike Lane", "EMERGENCY EXIT",
         "NO SWIMMING\nDEEP WATER", "Town Hall", "Post Office", "Gift Shop", "WAY OUT", "Visitor Parking\nLevel 2", "Toilets", "Box Office",
         "STAFF ONLY", "Mill Road", "King Street", "DEAD END", "KEEP LEFT", "Meeting Point"]
GROUNDS = ["chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg", "biden.jpg"]
COLOURS = [((255, 255, 255), (190, 20, 25)), ((255, 255, 255), (20, 60, 140)), ((255, 255, 255), (10, 110, 60)), ((20, 20, 20), (245, 205, 30)),
           ((10, 10, 10), (240, 240, 235)), ((250, 240, 200), (60, 40, 30)), ((200, 30, 30), (250, 250, 250)), ((255, 220, 0), (30, 30, 30)),
           ((90, 90, 90), (170, 170, 165)), ((40, 70, 40), (120, 140, 110))]


def photo(name, width, height):
    return ImageOps.fit(ImageOps.exif_transpose(Image.open(os.path.join(SHARED, name))).convert("RGB"), (width, height), Image.LANCZOS)


def lettering(text, face, size, fore, align="center"):
    f = ImageFont.truetype(face, size)
    box = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), text, font=f, align=align, spacing=size // 3)
    im = Image.new("RGBA", (int(box[2] - box[0]) + 4, int(box[3] - box[1]) + 4), fore + (0,))
    ImageDraw.Draw(im).multiline_text((2 - box[0], 2 - box[1]), text, font=f, fill=fore, align=align, spacing=size // 3)
    return im


def board(text, face, size, fore, back):
    inner = lettering(text, face, size, fore)
    p = int(rng.uniform(0.4, 0.9) * size)
    im = Image.new("RGBA", (inner.width + 2 * p, inner.height + 2 * p), back + (255,))
    if rng.random() < 0.5:
        ImageDraw.Draw(im).rectangle([p // 4, p // 4, im.width - p // 4, im.height - p // 4], outline=fore, width=max(2, size // 14))
    im.alpha_composite(inner, (p, p))
    return im


def steep(im, amount):
    """As seen from the side: each corner moved inwards."""
    w, h = im.size
    pad = int(0.15 * max(w, h))
    move = lambda length: rng.uniform(0, amount) * length
    target = [(move(w), move(h)), (w - move(w), move(h)), (w - move(w), h - move(h)), (move(w), h - move(h))]
    rows = []
    for (x, y), (u, v) in zip(target, [(0, 0), (w, 0), (w, h), (0, h)]):
        x, y = x + pad, y + pad
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    c = np.linalg.solve(np.array(rows, float), np.array([0, 0, w, 0, w, h, 0, h], float))
    return im.transform((w + 2 * pad, h + 2 * pad), Image.PERSPECTIVE, c, Image.BICUBIC)


def camera(im, blur, sigma):
    a = np.asarray(im.filter(ImageFilter.GaussianBlur(blur))).astype(np.float32)
    h, w = a.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    ramp = np.cos(angle) * x / w + np.sin(angle) * y / h
    ramp = (ramp - ramp.min()) / max(1e-6, ramp.max() - ramp.min())
    a = a * (1 - rng.uniform(0, 0.6) * ramp)[..., None] + nrng.normal(0, sigma, a.shape)
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def save(im, kind, text, quality=85, exif=None):
    name = f"{kind}-{sum(t['kind'] == kind for t in TRUTH):03d}"
    options = {"exif": exif} if exif else {}
    im.convert("RGB").save(os.path.join(OUT, name + ".jpg"), "JPEG", quality=quality, **options)
    TRUTH.append({"name": name, "kind": kind, "text": " ".join(text.split())})


def placed(ground, sign, room=0.92):
    scale = min(1, room * ground.width / sign.width, room * ground.height / sign.height)
    sign = sign.resize((max(1, int(sign.width * scale)), max(1, int(sign.height * scale))), Image.LANCZOS)
    ground.paste(sign, (rng.randint(0, ground.width - sign.width), rng.randint(0, ground.height - sign.height)), sign)
    return ground


def photographed():
    for i, text in enumerate(SIGNS * 2):
        w, h = rng.choice([(1024, 768), (640, 480), (1600, 1200), (768, 1024), (4000, 3000)] if i % 4 else [(640, 480), (800, 600)])
        fore, back = rng.choice(COLOURS)
        sign = steep(board(text, rng.choice(FACES), int(rng.uniform(0.05, 0.14) * h), fore, back), 0.16)
        im = placed(photo(rng.choice(GROUNDS), w, h), sign.rotate(rng.uniform(-9, 9), Image.BICUBIC, expand=True))
        save(camera(im, rng.uniform(0, 1.4) * h / 1000, rng.uniform(2, 9)), "photographed", text, rng.randint(60, 90))


def over():
    for i, text in enumerate(SIGNS):
        ground = photo(rng.choice(GROUNDS), 1200, 800).filter(ImageFilter.GaussianBlur(rng.choice([0, 2, 5])))
        fore = rng.choice([(255, 255, 255), (250, 230, 60), (15, 15, 15)])
        text = text.replace("\n", " ")
        letters = lettering(text, rng.choice(FACES), rng.randint(34, 84), fore)
        if letters.width > 1100:
            letters = letters.resize((1100, int(letters.height * 1100 / letters.width)), Image.LANCZOS)
        at = (rng.randint(0, 1200 - letters.width), rng.randint(0, 800 - letters.height))
        under = np.asarray(ground.crop((*at, at[0] + letters.width, at[1] + letters.height)).convert("L")).mean()
        if abs(under - sum(fore) / 3) < 90:
            letters = lettering(text, FACES[0], 60, (255, 255, 255) if under < 128 else (15, 15, 15))
            if letters.width > 1100:
                letters = letters.resize((1100, int(letters.height * 1100 / letters.width)), Image.LANCZOS)
            at = (rng.randint(0, 1200 - letters.width), rng.randint(0, 800 - letters.height))
        ground.paste(letters, at, letters)
        save(ground, "over", text, 88)


def turned():
    for i, text in enumerate(SIGNS[:18]):
        fore, back = rng.choice(COLOURS[:8])
        im = placed(photo(rng.choice(GROUNDS), 1200, 900), board(text, rng.choice(FACES[:6]), rng.randint(40, 90), fore, back), 0.7)
        save(im.rotate((90, 180, 270)[i % 3], expand=True), "turned", text)


def orientations():
    """The same picture, stored in each of the eight ways of EXIF; read upright it is the same."""
    stored = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE, 6: Image.ROTATE_90,
              7: Image.TRANSVERSE, 8: Image.ROTATE_270}
    for k, text in enumerate(["Tickets and maps", "Platform 12"]):
        ground = photo(GROUNDS[k], 1600, 1200)
        im = placed(ground, board(text, FACES[3], 22, (20, 20, 20), (240, 240, 235)))
        for orientation, way in stored.items():
            exif = Image.Exif()
            exif[0x0112] = orientation
            save(im.transpose(way) if way is not None else im, "oriented", text, 92, exif.tobytes())


def eastern():
    for face, texts in ((CHINESE, ["禁止停车", "出口", "小心地滑", "北京火车站", "欢迎光临"]), (JAPANESE, ["立入禁止", "非常口", "ありがとう", "東京タワー", "お手洗い"])):
        if not os.path.exists(face):
            continue
        for text in texts:
            fore, back = rng.choice(COLOURS[:8])
            im = placed(photo(rng.choice(GROUNDS), 1200, 900), board(text, face, rng.randint(50, 100), fore, back), 0.7)
            save(camera(im, 0.8, 4), "eastern", text)
            im = placed(photo(rng.choice(GROUNDS), 1200, 900), board("\n".join(text), face, rng.randint(50, 90), fore, back), 0.8)
            save(camera(im, 0.8, 4), "column", text)


photographed()
over()
turned()
orientations()
eastern()
json.dump(TRUTH, open(os.path.join(OUT, "truth.json"), "w"), indent=1, ensure_ascii=False)
print(len(TRUTH), "pictures")
