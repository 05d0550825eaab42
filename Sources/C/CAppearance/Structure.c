#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "CAppearance.h"
#include "Planes.h"

static int difference(const uint8_t *a, const uint8_t *b) {
    int most = 0;
    for (int channel = 0; channel < 3; channel++) {
        const int d = abs(a[channel] - b[channel]);
        if (d > most) most = d;
    }
    return most;
}

static int descending(const void *a, const void *b) {
    return *(const int *)b - *(const int *)a;
}

static void measure_palette(const uint8_t *pixels, int count, CStructure *structure) {
    enum { colors = 32 * 32 * 32 };
    int *histogram = calloc(colors, sizeof *histogram);
    if (!histogram) return;
    for (int i = 0; i < count; i++) {
        const uint8_t *pixel = pixels + 3 * (size_t)i;
        histogram[(pixel[0] >> 3) << 10 | (pixel[1] >> 3) << 5 | pixel[2] >> 3]++;
    }
    qsort(histogram, colors, sizeof *histogram, descending);
    structure->commonest = (double)histogram[0] / count;
    for (int i = 0; i < 8; i++) structure->palette += (double)histogram[i] / count;
    free(histogram);
}

/// How far the ringing of a JPEG goes.
enum { ringing = 7 };

/// - near: 0 where there is no edge within `ringing`.
static void measure_flatness(const uint8_t *pixels, const float *near, int width, int height, CStructure *structure) {
    int flat = 0, colorful = 0, calm = 0, texture = 0;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            const uint8_t *at = pixels + 3 * ((size_t)y * width + x);
            const int most = at[0] > at[1] ? (at[0] > at[2] ? at[0] : at[2]) : (at[1] > at[2] ? at[1] : at[2]);
            const int least = at[0] < at[1] ? (at[0] < at[2] ? at[0] : at[2]) : (at[1] < at[2] ? at[1] : at[2]);
            colorful += most - least > 40;
            bool isFlat = true;
            for (int dy = -1; dy <= 1 && isFlat; dy++) {
                for (int dx = -1; dx <= 1 && isFlat; dx++) {
                    if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
                    isFlat = difference(at, at + 3 * ((ptrdiff_t)dy * width + dx)) <= 2;
                }
            }
            flat += isFlat;
            if (near[(size_t)y * width + x] == 0) {
                if (isFlat) calm++;
                else texture++;
            }
        }
    }
    structure->calm = (double)calm / (width * height);
    structure->texture = (double)texture / (width * height);
    structure->flat = (double)flat / (width * height);
    structure->colorful = (double)colorful / (width * height);
}

/// Marks straight runs of steps along x (`along` 1, `across` width) or y.
static int long_runs(const float *luma, int lines, int length, size_t along, size_t across, int shortest) {
    int found = 0;
    for (int line = 1; line < lines; line++) {
        int run = 0, sign = 0;
        for (int i = 0; i <= length; i++) {
            int now = 0;
            if (i < length) {
                const float *at = luma + (size_t)line * across + (size_t)i * along;
                const float step = at[0] - *(at - across);
                now = step > 6 ? 1 : step < -6 ? -1 : 0;
            }
            if (now != 0 && now == sign) {
                run++;
            } else {
                if (run >= shortest) found += run;
                run = now != 0;
                sign = now;
            }
        }
    }
    return found;
}

/// Length of the straight steps along which one side is even: `along` is the distance of neighbors on the step, `across` that
/// of the pixels on both sides of it.
static int panel_runs(const float *luma, int lines, int length, size_t along, size_t across, int shortest) {
    int found = 0;
    for (int line = 2; line + 1 < lines; line++) {
        for (int side = 0; side < 2; side++) {
            // One pixel away from the step, where shrinking has not mixed both sides.
            const ptrdiff_t even = side == 0 ? (ptrdiff_t)across : -2 * (ptrdiff_t)across;
            int run = 0;
            float first = 0;
            for (int i = 0; i <= length; i++) {
                bool goesOn = false;
                float value = 0;
                if (i < length) {
                    const float *at = luma + (size_t)line * across + (size_t)i * along;
                    value = at[even];
                    const float other = at[side == 0 ? -2 * (ptrdiff_t)across : (ptrdiff_t)across];
                    goesOn = fabsf(value - other) > 8 && (run == 0 || fabsf(value - first) <= 3);
                }
                if (goesOn) {
                    if (run == 0) first = value;
                    run++;
                } else {
                    if (run >= shortest) found += run;
                    run = 0;
                }
            }
        }
    }
    return found;
}

/// - isEdge: is set to 1 where there is an edge, else to 0.
static void measure_edges(const float *luma, float *isEdge, int width, int height, CStructure *structure) {
    int edges = 0, aligned = 0;
    memset(isEdge, 0, sizeof(float) * (size_t)width * (size_t)height);
    for (int y = 1; y + 1 < height; y++) {
        for (int x = 1; x + 1 < width; x++) {
            const float *at = luma + (size_t)y * width + x;
            const float across = fabsf(at[1] - at[-1]), down = fabsf(at[width] - at[-width]);
            if (across < 10 && down < 10) continue;
            isEdge[(size_t)y * width + x] = 1;
            if (across < 24 && down < 24) continue;
            edges++;
            const float most = across > down ? across : down, least = across > down ? down : across;
            aligned += least < 0.05f * most;
        }
    }
    const double count = (double)width * height;
    structure->edges = edges / count;
    structure->axisAligned = edges ? (double)aligned / edges : 0;
    structure->levelPanels = (double)panel_runs(luma, height, width, 1, (size_t)width, width / 5 + 2) / width;
    structure->uprightPanels = (double)panel_runs(luma, width, height, (size_t)width, 1, height / 5 + 2) / height;
    structure->lines = (long_runs(luma, height, width, 1, (size_t)width, width / 10 + 2)
                        + long_runs(luma, width, height, (size_t)width, 1, height / 10 + 2)) / count;
}

/// Paper and ink: the surroundings are squares of a sixteenth of the longest side.
static void measure_paper(const uint8_t *pixels, const float *luma, int width, int height, CStructure *structure) {
    const int side = (width > height ? width : height) / 16 + 1;
    int paper = 0, ink = 0;
    for (int top = 0; top < height; top += side) {
        for (int left = 0; left < width; left += side) {
            const int bottom = top + side < height ? top + side : height, right = left + side < width ? left + side : width;
            int histogram[256] = {0};
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) histogram[(int)luma[(size_t)y * width + x] & 255]++;
            }
            int above = 0, light = 255;
            while (light > 0 && (above += histogram[light]) < (bottom - top) * (right - left) / 10) light--;
            if (light < 90) continue;
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    const size_t i = (size_t)y * width + x;
                    const uint8_t *pixel = pixels + 3 * i;
                    if (luma[i] > 0.88f * light) {
                        paper += abs(pixel[0] - pixel[2]) < 50 && abs(pixel[0] - pixel[1]) < 40;
                    } else {
                        ink += luma[i] < 0.7f * light;
                    }
                }
            }
        }
    }
    structure->paper = (double)paper / (width * height);
    structure->ink = (double)ink / (width * height);
}

/// Fits a + bx + cy + dxx + exy + fyy to luma by least squares.
static double residual_of_surface(const float *luma, int width, int height) {
    enum { terms = 6 };
    double matrix[terms][terms + 1] = {{0}};
    const int step = (width > height ? width : height) / 64 + 1;
    for (int pass = 0; pass < 2; pass++) {
        double squares = 0;
        int count = 0;
        for (int row = 0; row < height; row += step) {
            for (int column = 0; column < width; column += step) {
                const double x = 2.0 * column / width - 1, y = 2.0 * row / height - 1;
                const double basis[terms] = {1, x, y, x * x, x * y, y * y};
                const double value = luma[(size_t)row * width + column];
                if (pass == 0) {
                    for (int i = 0; i < terms; i++) {
                        for (int j = 0; j < terms; j++) matrix[i][j] += basis[i] * basis[j];
                        matrix[i][terms] += basis[i] * value;
                    }
                } else {
                    double fitted = 0;
                    for (int i = 0; i < terms; i++) fitted += matrix[i][terms] * basis[i];
                    squares += (value - fitted) * (value - fitted);
                }
                count++;
            }
        }
        if (pass == 1) return sqrt(squares / count);
        // Gauss and Jordan; the matrix of a least-squares fit needs no exchange of rows.
        for (int i = 0; i < terms; i++) {
            const double pivot = fabs(matrix[i][i]) > 1e-9 ? matrix[i][i] : 1e-9;
            for (int j = i; j <= terms; j++) matrix[i][j] /= pivot;
            for (int k = 0; k < terms; k++) {
                if (k == i) continue;
                const double factor = matrix[k][i];
                for (int j = i; j <= terms; j++) matrix[k][j] -= factor * matrix[i][j];
            }
        }
    }
    return 0;
}

CStructure cappearance_structure(const uint8_t *pixels, int width, int height) {
    CStructure structure = {0};
    const size_t count = (size_t)width * (size_t)height;
    float *luma = malloc(sizeof(float) * count), *isEdge = malloc(sizeof(float) * count);
    float *near = malloc(sizeof(float) * count);
    if (luma && isEdge && near && width >= 3 && height >= 3) {
        for (size_t i = 0; i < count; i++) luma[i] = planes_luma(pixels + 3 * i);
        measure_palette(pixels, width * height, &structure);
        measure_edges(luma, isEdge, width, height, &structure);
        planes_mean(isEdge, near, width, height, ringing);
        measure_flatness(pixels, near, width, height, &structure);
        measure_paper(pixels, luma, width, height, &structure);
        structure.residual = residual_of_surface(luma, width, height);
    }
    free(luma);
    free(isEdge);
    free(near);
    return structure;
}
