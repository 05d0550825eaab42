#include <stddef.h>
#include <string.h>

#include "CAppearance.h"

/// The third of a length in which the middle of a pixel lies.
static int third(int position, int length) {
    return (int)((int64_t)3 * (2 * position + 1) / (2 * (int64_t)length));
}

void cappearance_colors(
    const uint8_t *pixels, int width, int height, const uint8_t *names, int nameCount, int32_t *counts) {
    memset(counts, 0, sizeof *counts * (size_t)nameCount * CAPPEARANCE_CELLS);
    for (int y = 0; y < height; y++) {
        const int row = 3 * third(y, height);
        const uint8_t *pixel = pixels + 3 * (size_t)y * (size_t)width;
        for (int x = 0; x < width; x++, pixel += 3) {
            const uint8_t name = names[(pixel[0] >> 3) << 10 | (pixel[1] >> 3) << 5 | pixel[2] >> 3];
            if (name < nameCount) counts[name * CAPPEARANCE_CELLS + row + third(x, width)]++;
        }
    }
}
