#include "weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Pillow's own rounding has to come out, on every CPU.
#pragma STDC FP_CONTRACT OFF

static double bilinear(double x) {
    x = fabs(x);
    return x < 1.0 ? 1.0 - x : 0.0;
}

// Keys (1981) with a = -0.5.
static double bicubic(double x) {
    const double a = -0.5;
    x = fabs(x);
    if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0) return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

static double sinc(double x) {
    if (x == 0.0) return 1.0;
    x = x * M_PI;
    return sin(x) / x;
}

static double lanczos(double x) {
    return -3.0 <= x && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
}

static double box(double x) {
    return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
}

static double hamming(double x) {
    x = fabs(x);
    if (x == 0.0) return 1.0;
    if (x >= 1.0) return 0.0;
    x = x * M_PI;
    return sin(x) / x * (0.54f + 0.46f * cos(x));
}

int kernel_of(pixels_filter filter, kernel *found) {
    switch (filter) {
    case pixels_lanczos: *found = (kernel){lanczos, 3.0}; return 1;
    case pixels_bilinear: *found = (kernel){bilinear, 1.0}; return 1;
    case pixels_bicubic: *found = (kernel){bicubic, 2.0}; return 1;
    case pixels_box: *found = (kernel){box, 0.5}; return 1;
    case pixels_hamming: *found = (kernel){hamming, 1.0}; return 1;
    default: return 0;
    }
}

void weights_free(weights *w) {
    free(w->first);
    free(w->count);
    free(w->low);
    free(w->high);
}

/// The samples under the filter around one output position.
typedef struct {
    int32_t first, count;
} window;

/// Writes the weights of an output position, which sum to 1.
static window weigh(double *row, int32_t x, double scale, int32_t in_size, kernel kernel) {
    const double filter_scale = scale < 1.0 ? 1.0 : scale;
    const double support = kernel.support * filter_scale;
    const double center = (x + 0.5) * scale;
    const double step = 1.0 / filter_scale;
    int32_t first = (int32_t)(center - support + 0.5);
    if (first < 0) first = 0;
    int32_t last = (int32_t)(center + support + 0.5);
    if (last > in_size) last = in_size;
    const int32_t count = last - first;
    double sum = 0.0;
    for (int32_t i = 0; i < count; i++) {
        row[i] = kernel.weight((i + first - center + 0.5) * step);
        sum += row[i];
    }
    if (sum != 0.0) {
        for (int32_t i = 0; i < count; i++) row[i] /= sum;
    }
    return (window){first, count};
}

/// As many bits as leave the largest weight below 2^15, 22 at most.
static int32_t torch_precision(double *row, double scale, int32_t in_size, int32_t out_size, kernel kernel) {
    double most = 0.0;
    for (int32_t x = 0; x < out_size; x++) {
        const window at = weigh(row, x, scale, in_size, kernel);
        for (int32_t i = 0; i < at.count; i++) most = fmax(most, row[i]);
    }
    int32_t bits = 0;
    while (bits < 22 && (int32_t)(0.5 + most * (1 << (bits + 1))) < 1 << 15) bits++;
    return bits;
}

int weights_make(weights *w, int32_t in_size, int32_t out_size, kernel kernel, pixels_arithmetic arithmetic) {
    const double scale = (double)in_size / out_size;
    const int32_t most = (int32_t)ceil(kernel.support * (scale < 1.0 ? 1.0 : scale)) * 2 + 1;
    memset(w, 0, sizeof *w);
    w->size = out_size;
    w->taps = (most + lane - 1) / lane * lane;
    const size_t cells = (size_t)out_size * (size_t)w->taps;
    w->first = calloc((size_t)out_size, sizeof *w->first);
    w->count = calloc((size_t)out_size, sizeof *w->count);
    w->low = calloc(cells, sizeof *w->low);
    w->high = calloc(cells, sizeof *w->high);
    double *row = calloc((size_t)most, sizeof *row);
    if (!w->first || !w->count || !w->low || !w->high || !row) {
        free(row);
        weights_free(w);
        return -1;
    }
    w->precision = arithmetic == pixels_torch ? torch_precision(row, scale, in_size, out_size, kernel) : 32 - 8 - 2;
    for (int32_t x = 0; x < out_size; x++) {
        const window at = weigh(row, x, scale, in_size, kernel);
        for (int32_t i = 0; i < at.count; i++) {
            const double fixed = row[i] * (1 << w->precision);
            const int32_t k = (int32_t)(row[i] < 0 ? -0.5 + fixed : 0.5 + fixed);
            w->low[(size_t)x * w->taps + i] = (int16_t)(k & ((1 << low_bits) - 1));
            w->high[(size_t)x * w->taps + i] = (int16_t)(k >> low_bits);
        }
        w->first[x] = at.first;
        w->count[x] = at.count;
    }
    free(row);
    return 0;
}
