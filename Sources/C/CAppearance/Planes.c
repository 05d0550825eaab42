#include "Planes.h"

#include <stdlib.h>
#include <string.h>

static int clamp(int value, int most) {
    return value < 0 ? 0 : value > most ? most : value;
}

void planes_mean(const float *from, float *to, int width, int height, int radius) {
    // Sums over columns of the square, moved down row by row; double, so that nothing drifts.
    double *columns = calloc((size_t)width, sizeof *columns);
    if (!columns) {
        memcpy(to, from, sizeof(float) * (size_t)width * (size_t)height);
        return;
    }
    for (int y = -radius; y < height; y++) {
        const int in = y + radius, out = y - radius - 1;
        if (in < height && in >= 0) {
            for (int x = 0; x < width; x++) columns[x] += from[(size_t)in * width + x];
        }
        if (out >= 0) {
            for (int x = 0; x < width; x++) columns[x] -= from[(size_t)out * width + x];
        }
        if (y < 0) continue;
        const int rows = clamp(y + radius, height - 1) - clamp(y - radius, height - 1) + 1;
        double sum = 0;
        for (int x = -radius; x < width; x++) {
            if (x + radius < width && x + radius >= 0) sum += columns[x + radius];
            if (x - radius - 1 >= 0) sum -= columns[x - radius - 1];
            if (x < 0) continue;
            const int across = clamp(x + radius, width - 1) - clamp(x - radius, width - 1) + 1;
            to[(size_t)y * width + x] = (float)(sum / (rows * across));
        }
    }
    free(columns);
}

void planes_binomial(const float *from, float *to, float *scratch, int width, int height, int times) {
    for (int pass = 0; pass < times; pass++) {
        const float *source = pass == 0 ? from : to;
        for (int y = 0; y < height; y++) {
            const float *row = source + (size_t)y * width;
            float *out = scratch + (size_t)y * width;
            for (int x = 1; x + 1 < width; x++) out[x] = 0.25f * row[x - 1] + 0.5f * row[x] + 0.25f * row[x + 1];
            out[0] = 0.75f * row[0] + 0.25f * row[clamp(1, width - 1)];
            out[width - 1] = 0.75f * row[width - 1] + 0.25f * row[clamp(width - 2, width - 1)];
        }
        for (int y = 0; y < height; y++) {
            const float *above = scratch + (size_t)clamp(y - 1, height - 1) * width;
            const float *row = scratch + (size_t)y * width;
            const float *below = scratch + (size_t)clamp(y + 1, height - 1) * width;
            float *out = to + (size_t)y * width;
            for (int x = 0; x < width; x++) out[x] = 0.25f * above[x] + 0.5f * row[x] + 0.25f * below[x];
        }
    }
}
