#include "AreaShrink.h"

#include <stdlib.h>
#include <string.h>

// A side of S pixels becomes T. Lay both on a ruler of S * T ticks: a source pixel is T ticks long, a pixel of the result
// S ticks. The weight of one in the other is the number of ticks that they share.

enum { longestSide = 1 << 24 };

bool area_shrink_begin(AreaShrink *shrink, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels) {
    *shrink = (AreaShrink){sourceWidth, sourceHeight, width, height, 0, 0, NULL, pixels};
    if (width < 1 || height < 1 || width > sourceWidth || height > sourceHeight) return false;
    // 255 * longestSide is the largest sum in `column`; it fits 32 bits.
    if (sourceWidth > longestSide || sourceHeight > longestSide) return false;
    shrink->column = calloc((size_t)sourceWidth * 3, sizeof *shrink->column);
    return shrink->column != NULL;
}

void area_shrink_end(AreaShrink *shrink) {
    free(shrink->column);
    shrink->column = NULL;
}

static void add_row(uint32_t *restrict column, const uint8_t *restrict row, size_t count, uint32_t weight) {
    for (size_t i = 0; i < count; i++) column[i] += weight * row[i];
}

/// The row at hand is complete: sums it up along x and writes it out.
static void finish_row(AreaShrink *shrink) {
    const int source = shrink->sourceWidth, width = shrink->width;
    const double scale = 1.0 / ((double)source * (double)shrink->sourceHeight);
    uint8_t *pixel = shrink->pixels + (size_t)shrink->row * (size_t)width * 3;
    const uint32_t *column = shrink->column;
    if (source == width) {
        const double plain = scale * width;
        for (size_t i = 0; i < (size_t)width * 3; i++) pixel[i] = (uint8_t)(column[i] * plain + 0.5);
    } else {
        // Ticks of the source pixel at hand that are still to be given out.
        uint32_t rest = (uint32_t)width;
        for (int x = 0; x < width; x++, pixel += 3) {
            uint64_t red = 0, green = 0, blue = 0;
            uint32_t room = (uint32_t)source;
            while (room > 0) {
                const uint32_t ticks = rest < room ? rest : room;
                red += (uint64_t)ticks * column[0];
                green += (uint64_t)ticks * column[1];
                blue += (uint64_t)ticks * column[2];
                room -= ticks;
                rest -= ticks;
                if (rest == 0) {
                    column += 3;
                    rest = (uint32_t)width;
                }
            }
            pixel[0] = (uint8_t)((double)red * scale + 0.5);
            pixel[1] = (uint8_t)((double)green * scale + 0.5);
            pixel[2] = (uint8_t)((double)blue * scale + 0.5);
        }
    }
    shrink->row++;
    memset(shrink->column, 0, (size_t)source * 3 * sizeof *shrink->column);
}

void area_shrink_row(AreaShrink *shrink, const uint8_t *row) {
    if (shrink->row >= shrink->height) return;
    const size_t count = (size_t)shrink->sourceWidth * 3;
    if (shrink->width == shrink->sourceWidth && shrink->height == shrink->sourceHeight) {
        memcpy(shrink->pixels + (size_t)shrink->row++ * count, row, count);
        return;
    }
    const int64_t start = (int64_t)shrink->sourceRow * shrink->height;
    const int64_t end = start + shrink->height;
    const int64_t edge = (int64_t)(shrink->row + 1) * shrink->sourceHeight;
    if (end < edge) {
        add_row(shrink->column, row, count, (uint32_t)shrink->height);
    } else {
        add_row(shrink->column, row, count, (uint32_t)(edge - start));
        finish_row(shrink);
        if (end > edge) add_row(shrink->column, row, count, (uint32_t)(end - edge));
    }
    shrink->sourceRow++;
}
