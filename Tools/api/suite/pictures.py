"""Pictures of all kinds, made of nothing: good ones, broken ones, and one with words in it."""
import functools
import random
import struct
import zlib

# Letters as strokes in a square of 6 by 10, from the top left: lines through points.
STROKES = {
    "A": ["0,10 3,0 6,10", "1.2,6.5 4.8,6.5"], "B": ["0,0 0,10", "0,0 4,0 5.4,1 5.4,3.6 4,4.7 0,4.7", "4,4.7 6,5.8 6,8.8 4.4,10 0,10"],
    "D": ["0,0 0,10 3,10 5,8.6 6,6.5 6,3.5 5,1.4 3,0 0,0"], "E": ["6,0 0,0 0,10 6,10", "0,4.8 5,4.8"], "F": ["6,0 0,0 0,10", "0,4.8 5,4.8"],
    "H": ["0,0 0,10", "6,0 6,10", "0,4.8 6,4.8"], "I": ["3,0 3,10"], "L": ["0,0 0,10 6,10"], "N": ["0,10 0,0 6,10 6,0"],
    "O": ["3,0 5,1 6,3.4 6,6.6 5,9 3,10 1,9 0,6.6 0,3.4 1,1 3,0"], "R": ["0,10 0,0 4,0 5.7,1 5.7,3.8 4,5 0,5", "3.4,5 6,10"],
    "S": ["5.7,1.6 4.6,0.4 3,0 1.3,0.4 0.4,1.8 0.6,3.4 2,4.5 4.2,5.2 5.6,6.4 5.8,8.2 4.8,9.6 3,10 1.2,9.6 0.2,8.3"], "T": ["0,0 6,0", "3,0 3,10"],
    "Z": ["0,0 6,0 0,10 6,10"], " ": [],
}


def bmp(width, height, color=lambda x, y: (200, 40, 40)):
    padding = bytes(-width * 3 % 4)
    rows = b"".join(bytes(c for x in range(width) for c in reversed(color(x, y))) + padding for y in reversed(range(height)))
    head = struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
    return head + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(rows), 2835, 2835, 0, 0) + rows


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows, kind=0):
    """Rows of samples; kind 0 is grey, 2 is RGB."""
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


@functools.cache
def small():
    """64 by 64, a few kilobytes; quickly described."""
    return bmp(64, 64, lambda x, y: (x * 4, y * 4, 128))


@functools.cache
def plain():
    return png(64, 64, [bytes([200, 30, 30] * 64)] * 64, kind=2)


@functools.cache
def truncated():
    noise = random.Random(1)
    whole = png(200, 200, [noise.randbytes(200) for _ in range(200)])
    return whole[:len(whole) // 2]


@functools.cache
def huge():
    """A head of 20,000 by 20,000 points and hardly anything behind it."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)) + _chunk(b"IDAT", zlib.compress(bytes(1000)))


SVG = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&x;</text></svg>'
TEXT = b"This is no picture but a text.\n" * 20

BROKEN = {
    "truncated": (truncated, {422}), "svg": (lambda: SVG, {415, 422}), "text": (lambda: TEXT, {415, 422}), "20000 x 20000": (huge, {422}),
    "1 byte": (lambda: b"B", {415, 422}), "pdf": (lambda: b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", {415, 422}),
    "zip": (lambda: b"PK\x03\x04" + bytes(60), {415, 422}), "html": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", {415, 422}),
    "gif of nothing": (lambda: b"GIF89a\x00\x00\x00\x00\x00\x00\x00;", {415, 422}),
    "jpeg of a head": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", {415, 422}),
    "1 by 1": (lambda: bmp(1, 1), {200, 422}), "bmp of -1 rows": (lambda: small()[:22] + struct.pack("<i", -2**31) + small()[26:], {415, 422}),
    "webp of nothing": (lambda: b"RIFF\x04\x00\x00\x00WEBP", {415, 422}), "tiff in a circle": (lambda: b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00", {415, 422}),
    "png of 0 rows": (lambda: png(64, 0, []), {415, 422}), "noise": (lambda: random.Random(2).randbytes(5000), {415, 422}),
}


def words(text, size=8, pen=0.55, margin=50):
    """Black letters on white, with soft edges, so that they are read as print is."""
    width, height = margin * 2 + len(text) * 9 * size, margin * 2 + 10 * size
    rows = [bytearray(b"\xff" * width) for _ in range(height)]
    for place, letter in enumerate(text):
        for stroke in STROKES[letter]:
            points = [tuple(map(float, point.split(","))) for point in stroke.split()]
            points = [(margin + (place * 9 + x) * size, margin + y * size) for x, y in points]
            for begin, end in zip(points, points[1:]):
                _draw(rows, begin, end, pen * size)
    return png(width, height, [bytes(row) for row in rows])


def _draw(rows, begin, end, radius):
    (x0, y0), (x1, y1) = begin, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    reach = int(radius) + 2
    for y in range(int(min(y0, y1)) - reach, int(max(y0, y1)) + reach + 1):
        for x in range(int(min(x0, x1)) - reach, int(max(x0, x1)) + reach + 1):
            along = max(0, min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
            distance = ((x - x0 - along * (x1 - x0)) ** 2 + (y - y0 - along * (y1 - y0)) ** 2) ** 0.5
            darkness = max(0, min(1, radius + 0.5 - distance))
            rows[y][x] = min(rows[y][x], int(255 * (1 - darkness)))
