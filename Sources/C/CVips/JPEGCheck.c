#include <stdlib.h>
#include <string.h>

#include "CVips.h"

/// A Huffman table, looked up by the next 16 bits: length << 8 | symbol, 0 for a code that there is not.
typedef struct Table {
    bool isThere;
    uint16_t codes[65536];
} Table;

typedef struct Component {
    int id, horizontal, vertical, quantizer, dcTable, acTable;
    int dc;
} Component;

typedef struct Reader {
    const uint8_t *bytes;
    size_t count, at;
    uint64_t bits;
    int bitCount;
    /// Bytes of nought that stand for what is missing before a marker or the end.
    size_t missing;
} Reader;

typedef struct Checker {
    Reader reader;
    Table *tables;  // 4 of DC, 4 of AC
    int quantizers[4];
    Component components[4];
    int componentCount, width, height, restartInterval;
    int faults;
} Checker;

static int big16(const uint8_t *bytes) { return bytes[0] << 8 | bytes[1]; }

static void fill(Reader *r) {
    while (r->bitCount <= 48) {
        uint8_t byte = 0;
        if (r->at < r->count) {
            byte = r->bytes[r->at];
            if (byte == 0xFF) {
                if (r->at + 1 < r->count && r->bytes[r->at + 1] == 0) {
                    r->at += 2;
                } else {
                    byte = 0;  // a marker: nothing more comes before it is read
                    r->missing++;
                }
            } else {
                r->at++;
            }
        } else {
            r->missing++;
        }
        r->bits = r->bits << 8 | byte;
        r->bitCount += 8;
    }
}

static int take(Reader *r, int count) {
    if (count == 0) return 0;
    if (r->bitCount < count) fill(r);
    r->bitCount -= count;
    return (int)(r->bits >> r->bitCount & ((1u << count) - 1));
}

/// The next symbol, or -1.
static int symbol(Reader *r, const Table *table) {
    if (r->bitCount < 16) fill(r);
    const uint16_t code = table->codes[r->bits >> (r->bitCount - 16) & 0xFFFF];
    if (code == 0) {
        r->bitCount -= 1;
        return -1;
    }
    r->bitCount -= code >> 8;
    return code & 0xFF;
}

/// Bytes that were made up and then read. What was only looked ahead at does not count.
static size_t used_up(const Reader *r) {
    const size_t ahead = (size_t)r->bitCount / 8;
    return r->missing > ahead ? r->missing - ahead : 0;
}

/// Adds a fault where data is left over, or was made up, at the end of an interval.
static void check_end(Checker *c) {
    const Reader *r = &c->reader;
    const size_t ahead = (size_t)r->bitCount / 8, made = r->missing < ahead ? r->missing : ahead;
    if (r->bitCount - 8 * (int)made >= 24 || used_up(r) > 1) c->faults++;
}

static void block(Checker *c, Component *component) {
    Reader *r = &c->reader;
    const int size = symbol(r, &c->tables[component->dcTable]);
    if (size < 0 || size > 11) {
        c->faults++;
        return;
    }
    const int value = take(r, size);
    component->dc += size == 0 || value >> (size - 1) ? value : value - (1 << size) + 1;
    // A mean of 8 x 8 pixels beyond black and white.
    if (abs(component->dc) * c->quantizers[component->quantizer] > 9400 + 4 * c->quantizers[component->quantizer]) c->faults++;
    for (int k = 1; k < 64;) {
        const int code = symbol(r, &c->tables[4 + component->acTable]);
        if (code < 0) {
            c->faults++;
            return;
        }
        const int bits = code & 15;
        if (bits == 0) {
            if (code != 0xF0) return;
            k += 16;
        } else {
            k += (code >> 4) + 1;
            take(r, bits);
        }
        if (k > 64) c->faults++;
    }
}

static bool read_tables(Checker *c, const uint8_t *bytes, int count) {
    while (count >= 17) {
        const int class = bytes[0] >> 4, number = bytes[0] & 15;
        if (class > 1 || number > 3) return false;
        Table *table = &c->tables[4 * class + number];
        memset(table, 0, sizeof *table);
        table->isThere = true;
        int total = 0;
        for (int i = 1; i <= 16; i++) total += bytes[i];
        if (count < 17 + total) return false;
        uint32_t code = 0;
        const uint8_t *value = bytes + 17;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < bytes[length]; i++, value++) {
                const uint32_t first = code << (16 - length), next = (code + 1) << (16 - length);
                if (next > 65536) return false;
                for (uint32_t at = first; at < next; at++) table->codes[at] = (uint16_t)(length << 8 | *value);
                code++;
            }
            code <<= 1;
        }
        bytes += 17 + total;
        count -= 17 + total;
    }
    return true;
}

static bool read_frame(Checker *c, const uint8_t *bytes, int count) {
    if (count < 6 || bytes[0] != 8) return false;
    c->height = big16(bytes + 1);
    c->width = big16(bytes + 3);
    c->componentCount = bytes[5];
    if (c->width == 0 || c->height == 0 || c->componentCount < 1 || c->componentCount > 4) return false;
    if (count < 6 + 3 * c->componentCount) return false;
    for (int i = 0; i < c->componentCount; i++) {
        const uint8_t *at = bytes + 6 + 3 * i;
        Component *component = &c->components[i];
        component->id = at[0];
        component->horizontal = at[1] >> 4;
        component->vertical = at[1] & 15;
        component->quantizer = at[2] & 3;
        if (component->horizontal < 1 || component->horizontal > 4 || component->vertical < 1 || component->vertical > 4) return false;
    }
    return true;
}

/// Skips to the restart marker that is due, and starts anew behind it.
static void restart(Checker *c, int *expected) {
    Reader *r = &c->reader;
    check_end(c);
    r->bits = 0;
    r->bitCount = 0;
    r->missing = 0;
    if (r->at + 1 < r->count && r->bytes[r->at] == 0xFF && r->bytes[r->at + 1] == 0xD0 + *expected) {
        r->at += 2;
    } else {
        c->faults++;
        // The next one, if there is one.
        for (size_t at = r->at; at + 1 < r->count; at++) {
            if (r->bytes[at] == 0xFF && r->bytes[at + 1] >= 0xD0 && r->bytes[at + 1] <= 0xD7) {
                *expected = r->bytes[at + 1] - 0xD0;
                r->at = at + 2;
                break;
            }
            if (r->bytes[at] == 0xFF && r->bytes[at + 1] == 0xD9) break;
        }
    }
    *expected = (*expected + 1) & 7;
    for (int i = 0; i < c->componentCount; i++) c->components[i].dc = 0;
}

/// Walks one scan. Returns false when its data ends before its blocks do.
static bool scan(Checker *c, Component *of[], int count) {
    int mostH = 1, mostV = 1;
    for (int i = 0; i < c->componentCount; i++) {
        if (c->components[i].horizontal > mostH) mostH = c->components[i].horizontal;
        if (c->components[i].vertical > mostV) mostV = c->components[i].vertical;
        c->components[i].dc = 0;
    }
    int columns, rows;
    if (count == 1) {
        const int width = (c->width * of[0]->horizontal + mostH - 1) / mostH, height = (c->height * of[0]->vertical + mostV - 1) / mostV;
        columns = (width + 7) / 8;
        rows = (height + 7) / 8;
    } else {
        columns = (c->width + 8 * mostH - 1) / (8 * mostH);
        rows = (c->height + 8 * mostV - 1) / (8 * mostV);
    }
    const int64_t total = (int64_t)columns * rows;
    int expected = 0;
    for (int64_t unit = 0; unit < total; unit++) {
        if (c->restartInterval > 0 && unit > 0 && unit % c->restartInterval == 0) restart(c, &expected);
        for (int i = 0; i < count; i++) {
            const int blocks = count == 1 ? 1 : of[i]->horizontal * of[i]->vertical;
            for (int b = 0; b < blocks; b++) block(c, of[i]);
        }
        // Where the data ends early, what follows is made up.
        if (used_up(&c->reader) > 8 && c->restartInterval == 0) return c->reader.at < c->reader.count;
        if (c->reader.at >= c->reader.count && used_up(&c->reader) > 8) return false;
    }
    return true;
}

CVipsJPEGState cvips_check_jpeg(const uint8_t *bytes, size_t count) {
    Checker c = {.reader = {.bytes = bytes, .count = count}};
    c.tables = calloc(8, sizeof(Table));
    if (!c.tables) return CVIPS_JPEG_UNKNOWN;
    CVipsJPEGState state = CVIPS_JPEG_UNKNOWN;
    size_t at = 2;
    bool isScanned = false;
    while (true) {
        while (at + 1 < count && bytes[at] == 0xFF && bytes[at + 1] == 0xFF) at++;
        if (at + 3 >= count || bytes[at] != 0xFF) {
            const bool isEnd = at + 1 < count && bytes[at] == 0xFF && bytes[at + 1] == 0xD9;
            if (isScanned) state = c.faults > 0 ? CVIPS_JPEG_DAMAGED : isEnd ? CVIPS_JPEG_GOOD : CVIPS_JPEG_NO_END;
            break;
        }
        const int marker = bytes[at + 1];
        if (marker == 0xD9) {
            if (isScanned) state = c.faults > 0 ? CVIPS_JPEG_DAMAGED : CVIPS_JPEG_GOOD;
            break;
        }
        const int length = big16(bytes + at + 2);
        if (length < 2 || at + 2 + (size_t)length > count) break;
        const uint8_t *body = bytes + at + 4;
        at += 2 + (size_t)length;
        if (marker == 0xC4) {
            if (!read_tables(&c, body, length - 2)) break;
        } else if (marker == 0xDB) {
            for (int i = 0; i + 65 <= length - 2;) {
                const bool isWide = body[i] >> 4;
                if ((body[i] & 15) < 4) c.quantizers[body[i] & 15] = isWide && i + 3 <= length - 2 ? big16(body + i + 1) : body[i + 1];
                i += isWide ? 129 : 65;
            }
        } else if (marker == 0xDD && length >= 4) {
            c.restartInterval = big16(body);
        } else if (marker == 0xC0 || marker == 0xC1) {
            if (!read_frame(&c, body, length - 2)) break;
        } else if (marker >= 0xC2 && marker <= 0xCF && marker != 0xC8 && marker != 0xCC) {
            break;  // progressive, lossless or arithmetic: its decoder tells
        } else if (marker == 0xDA) {
            const int number = length > 2 ? body[0] : 0;
            if (number < 1 || number > 4 || length < 6 + 2 * number) break;
            Component *of[4];
            bool isKnown = c.componentCount > 0;
            for (int i = 0; i < number && isKnown; i++) {
                of[i] = NULL;
                for (int j = 0; j < c.componentCount; j++) {
                    if (c.components[j].id == body[1 + 2 * i]) of[i] = &c.components[j];
                }
                isKnown = of[i] != NULL;
                if (!isKnown) break;
                of[i]->dcTable = body[2 + 2 * i] >> 4 & 3;
                of[i]->acTable = body[2 + 2 * i] & 3;
                isKnown = c.tables[of[i]->dcTable].isThere && c.tables[4 + of[i]->acTable].isThere;
            }
            if (!isKnown) break;
            c.reader = (Reader){.bytes = bytes, .count = count, .at = at};
            if (!scan(&c, of, number)) {
                state = CVIPS_JPEG_TRUNCATED;
                break;
            }
            isScanned = true;
            // What is left before the next marker. Some cameras pad with one byte over and over.
            at = c.reader.at;
            size_t left = 0;
            const uint8_t padding = at < count ? bytes[at] : 0;
            while (at + 1 < count && (bytes[at] != 0xFF || bytes[at + 1] == 0 || (bytes[at + 1] >= 0xD0 && bytes[at + 1] <= 0xD7))) {
                if (bytes[at] != padding) left++;
                at++;
            }
            if (left > 2) c.faults++;
            check_end(&c);
        }
    }
    free(c.tables);
    return state;
}
