"""Makes the small pictures that the tests of AltoPictures decode: one drawing of our own in every format.

Development only; the results are committed. Needs pillow (12 or later, for AVIF), pillow-heif and numpy.

    python Tools/reference/make_picture_fixtures.py Tests/AltoPicturesTests/Fixtures
"""

import pathlib
import struct
import sys
import zlib

import numpy
import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()
folder = pathlib.Path(sys.argv[1])
WIDTH, HEIGHT = 96, 64


def drawing() -> Image.Image:
    """No two corners alike, sides of different length, few colours, all of them within every gamut used here."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), (230, 225, 210))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 31, 20), fill=(180, 60, 50))
    draw.rectangle((64, 0, 95, 20), fill=(60, 120, 70))
    draw.rectangle((0, 44, 31, 63), fill=(60, 80, 160))
    draw.ellipse((40, 16, 70, 50), fill=(220, 180, 70))
    draw.line((8, 60, 88, 24), fill=(30, 30, 35), width=3)
    return picture


def encode_gamma(linear, gamma):
    return numpy.clip(linear, 0, 1) ** (1 / gamma)


def srgb_to_linear(values):
    s = values / 255.0
    return numpy.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055) ** 2.4)


def matrix_of(primaries, white=(0.3127, 0.3290)):
    """RGB to XYZ from chromaticities (SMPTE RP 177)."""
    columns = numpy.array([[x / y, 1, (1 - x - y) / y] for x, y in primaries]).T
    point = numpy.array([white[0] / white[1], 1, (1 - white[0] - white[1]) / white[1]])
    return columns * numpy.linalg.solve(columns, point)


BRADFORD = numpy.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
D65 = numpy.array([0.3127 / 0.3290, 1, (1 - 0.3127 - 0.3290) / 0.3290])
D50 = numpy.array([0.9642, 1, 0.8249])
ADAPT = numpy.linalg.inv(BRADFORD) @ numpy.diag((BRADFORD @ D50) / (BRADFORD @ D65)) @ BRADFORD
SRGB = matrix_of([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)])


def profile(matrix, gamma) -> bytes:
    """A display profile of matrix and gamma (ICC.1:2001-04)."""
    def fixed(value):
        return struct.pack(">i", round(value * 65536))

    adapted = ADAPT @ matrix
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"Test\0" + bytes(79), b"cprt": b"text" + bytes(4) + b"CC0\0",
            b"wtpt": b"XYZ " + bytes(4) + b"".join(map(fixed, D50))}
    for index, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ")):
        tags[name] = b"XYZ " + bytes(4) + b"".join(fixed(adapted[row, index]) for row in range(3))
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        tags[name] = curve
    table, data, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, body in tags.items():
        body += bytes(-len(body) % 4)
        table += name + struct.pack(">II", offset + len(data), len(body))
        data += body
    size = offset + len(data)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 + 4 + 4 + 4 + 8) + struct.pack(">I", 0)
    header += b"".join(map(fixed, D50))
    header += bytes(128 - len(header))
    return header + struct.pack(">I", len(tags)) + table + data


def save_in(space, primaries, gamma, picture, name):
    """The same colours in another space, with its profile."""
    matrix = matrix_of(primaries)
    linear = srgb_to_linear(numpy.asarray(picture).astype(float))
    other = linear @ (numpy.linalg.inv(matrix) @ SRGB).T
    assert other.min() > -1e-6 and other.max() < 1 + 1e-6, f"a colour is outside {space}"
    pixels = numpy.rint(encode_gamma(other, gamma) * 255).astype(numpy.uint8)
    Image.fromarray(pixels).save(folder / name, icc_profile=profile(matrix, gamma))


def png(path, pixels, colour_type, depth=16):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], depth, colour_type, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


twin = drawing()
pixels = numpy.asarray(twin)
twin.save(folder / "twin.png", optimize=True)
twin.save(folder / "twin.jpg", quality=95, subsampling=0)
twin.save(folder / "progressive.jpg", quality=95, subsampling=0, progressive=True)
twin.save(folder / "twin.gif")
twin.save(folder / "twin.webp", lossless=True)
twin.save(folder / "twin.tif", compression="tiff_lzw")
twin.save(folder / "twin.bmp")
twin.save(folder / "twin.heic", quality=95, chroma=444)
twin.save(folder / "twin.avif", quality=95, subsampling="4:4:4")

twin.convert("CMYK").save(folder / "cmyk.jpg", quality=98, subsampling=0)
twin.convert("CMYK").save(folder / "cmyk.tif", compression="tiff_lzw")
twin.quantize(32).save(folder / "palette.png", optimize=True)
twin.quantize(32).save(folder / "palette.bmp")
png(folder / "16-bit.png", pixels.astype(int) * 257, 2)
grey = twin.convert("L")
grey.save(folder / "grey.png", optimize=True)
grey.save(folder / "grey.jpg", quality=98)
png(folder / "grey-16-bit.png", numpy.asarray(grey).astype(int) * 257, 0)
alpha = numpy.dstack([pixels, numpy.tile(numpy.linspace(0, 255, WIDTH).astype(numpy.uint8), (HEIGHT, 1))])
see_through = Image.fromarray(alpha, "RGBA")
see_through.save(folder / "alpha.png", optimize=True)
see_through.save(folder / "alpha.webp", lossless=True, exact=True)
paper = Image.new("RGBA", see_through.size, "white")
paper.alpha_composite(see_through)
paper.convert("RGB").save(folder / "alpha-twin.png", optimize=True)
save_in("Display P3", [(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)], 2.2, twin, "display-p3.png")
save_in("Adobe RGB", [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)], 563 / 256, twin, "adobe-rgb.png")

others = [Image.new("RGB", twin.size, colour) for colour in ("red", "blue")]
twin.save(folder / "animated.gif", save_all=True, append_images=others, duration=100)
twin.save(folder / "animated.webp", save_all=True, append_images=others, duration=100, lossless=True)

turned = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
          6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}
for orientation, method in turned.items():
    lying = twin if method is None else twin.transpose(method)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 09:30:00"
    lying.save(folder / f"orientation-{orientation}.png", exif=exif, optimize=True)
    lying.save(folder / f"orientation-{orientation}.jpg", exif=exif, quality=95, subsampling=0)
    if orientation in (3, 6):
        lying.save(folder / f"orientation-{orientation}.webp", exif=exif, lossless=True)
        lying.save(folder / f"orientation-{orientation}.tif", exif=exif, compression="tiff_lzw")
        lying.save(folder / f"orientation-{orientation}.avif", exif=exif, quality=95, subsampling="4:4:4")
