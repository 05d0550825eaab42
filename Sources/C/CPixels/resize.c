#include "CPixels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Pillow's own rounding has to come out, on every CPU.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define WITH_AVX2 __attribute__((target_clones("avx2", "default")))
#else
#define WITH_AVX2
#endif

enum {
    precision = 32 - 8 - 2,
    // A coefficient is high * 2^15 + low. Two 16-bit products are what every CPU multiplies and adds in one step, and
    // the sums may wrap: the whole fits 32 bits, as it does in Pillow, so it is right whatever its parts did.
    low_bits = 15,
    largest_side = 1 << 20,
    lane = 16,
};

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

typedef struct {
    double (*weight)(double);
    double support;
} kernel;

static int kernel_of(pixels_filter filter, kernel *found) {
    switch (filter) {
    case pixels_lanczos: *found = (kernel){lanczos, 3.0}; return 1;
    case pixels_bilinear: *found = (kernel){bilinear, 1.0}; return 1;
    case pixels_bicubic: *found = (kernel){bicubic, 2.0}; return 1;
    case pixels_box: *found = (kernel){box, 0.5}; return 1;
    case pixels_hamming: *found = (kernel){hamming, 1.0}; return 1;
    default: return 0;
    }
}

/// Which samples each output position is made of, and by what weights.
typedef struct {
    int32_t size;
    int32_t taps;      // room for weights a position, a multiple of `lane`; those beyond the last are 0
    int32_t *first;    // [size]
    int32_t *count;    // [size]
    int16_t *low;      // [size * taps]
    int16_t *high;     // [size * taps]
} weights;

static void weights_free(weights *w) {
    free(w->first);
    free(w->count);
    free(w->low);
    free(w->high);
}

static int weights_make(weights *w, int32_t in_size, int32_t out_size, kernel kernel) {
    const double scale = (double)in_size / out_size;
    const double filter_scale = scale < 1.0 ? 1.0 : scale;
    const double support = kernel.support * filter_scale;
    const int32_t most = (int32_t)ceil(support) * 2 + 1;
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
    for (int32_t x = 0; x < out_size; x++) {
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
        for (int32_t i = 0; i < count; i++) {
            if (sum != 0.0) row[i] /= sum;
            const double fixed = row[i] * (1 << precision);
            const int32_t k = (int32_t)(row[i] < 0 ? -0.5 + fixed : 0.5 + fixed);
            w->low[(size_t)x * w->taps + i] = (int16_t)(k & ((1 << low_bits) - 1));
            w->high[(size_t)x * w->taps + i] = (int16_t)(k >> low_bits);
        }
        w->first[x] = first;
        w->count[x] = count;
    }
    free(row);
    return 0;
}

static inline uint8_t rounded(uint32_t low, uint32_t high) {
    const int32_t sum = (int32_t)((1u << (precision - 1)) + low + (high << low_bits)) >> precision;
    return sum < 0 ? 0 : sum > 255 ? 255 : (uint8_t)sum;
}

WITH_AVX2
static void resize_row(const int16_t *planes, size_t stride, const weights *w, uint8_t *target) {
    for (int32_t x = 0; x < w->size; x++) {
        const int16_t *restrict low = w->low + (size_t)x * w->taps;
        const int16_t *restrict high = w->high + (size_t)x * w->taps;
        const int32_t count = (w->count[x] + lane - 1) / lane * lane;
        for (int channel = 0; channel < 3; channel++) {
            const int16_t *restrict samples = planes + channel * stride + w->first[x];
            int32_t low_sum = 0, high_sum = 0;
            for (int32_t i = 0; i < count; i += lane) {
                // Within a lane nothing overflows: 16 * 255 * 2^15 is below 2^31.
                int32_t l = 0, h = 0;
                for (int32_t j = 0; j < lane; j++) {
                    l += samples[i + j] * low[i + j];
                    h += samples[i + j] * high[i + j];
                }
                low_sum = (int32_t)((uint32_t)low_sum + (uint32_t)l);
                high_sum = (int32_t)((uint32_t)high_sum + (uint32_t)h);
            }
            target[3 * x + channel] = rounded((uint32_t)low_sum, (uint32_t)high_sum);
        }
    }
}

/// Rows of interleaved bytes as planes of 16-bit samples with zeros behind them.
static void deinterleave(const uint8_t *row, int32_t width, int16_t *planes, size_t stride) {
    int16_t *restrict red = planes, *restrict green = planes + stride, *restrict blue = planes + 2 * stride;
    for (int32_t x = 0; x < width; x++) {
        red[x] = row[3 * x];
        green[x] = row[3 * x + 1];
        blue[x] = row[3 * x + 2];
    }
}

static int resize_horizontally(const uint8_t *source, int32_t width, int32_t height, uint8_t *target, const weights *w) {
    const size_t stride = (size_t)width + (size_t)w->taps;
    int16_t *planes = calloc(3 * stride, sizeof *planes);
    if (!planes) return -1;
    for (int32_t y = 0; y < height; y++) {
        deinterleave(source + (size_t)y * width * 3, width, planes, stride);
        resize_row(planes, stride, w, target + (size_t)y * w->size * 3);
    }
    free(planes);
    return 0;
}

WITH_AVX2
static void add_row(const uint8_t *restrict row, size_t length, int16_t low, int16_t high,
                    uint32_t *restrict low_sums, uint32_t *restrict high_sums) {
    for (size_t i = 0; i < length; i++) {
        low_sums[i] += (uint32_t)((int16_t)row[i] * low);
        high_sums[i] += (uint32_t)((int16_t)row[i] * high);
    }
}

static int resize_vertically(const uint8_t *source, int32_t width, uint8_t *target, const weights *w) {
    const size_t length = (size_t)width * 3;
    uint32_t *sums = malloc(2 * length * sizeof *sums);
    if (!sums) return -1;
    uint32_t *low_sums = sums, *high_sums = sums + length;
    for (int32_t y = 0; y < w->size; y++) {
        memset(sums, 0, 2 * length * sizeof *sums);
        for (int32_t i = 0; i < w->count[y]; i++) {
            const size_t cell = (size_t)y * w->taps + i;
            add_row(source + (size_t)(w->first[y] + i) * length, length, w->low[cell], w->high[cell], low_sums, high_sums);
        }
        uint8_t *row = target + (size_t)y * length;
        for (size_t i = 0; i < length; i++) row[i] = rounded(low_sums[i], high_sums[i]);
    }
    free(sums);
    return 0;
}

/// The sample under each output position's middle. The position is summed up step by step, as Pillow does it.
static int resize_nearest(const uint8_t *source, int32_t width, int32_t height,
                          uint8_t *target, int32_t target_width, int32_t target_height) {
    const double across = (double)width / target_width, down = (double)height / target_height;
    double y = down * 0.5;
    for (int32_t row = 0; row < target_height; row++, y += down) {
        const int32_t from = (int32_t)y < height ? (int32_t)y : height - 1;
        double x = across * 0.5;
        for (int32_t column = 0; column < target_width; column++, x += across) {
            const int32_t at = (int32_t)x < width ? (int32_t)x : width - 1;
            memcpy(target + ((size_t)row * target_width + column) * 3, source + ((size_t)from * width + at) * 3, 3);
        }
    }
    return 0;
}

int pixels_resize(
    const uint8_t *source, int32_t width, int32_t height,
    uint8_t *target, int32_t target_width, int32_t target_height,
    pixels_filter filter) {
    if (!source || !target || width < 1 || height < 1 || target_width < 1 || target_height < 1 || width > largest_side
        || height > largest_side || target_width > largest_side || target_height > largest_side) return -2;
    if (width == target_width && height == target_height) {
        memcpy(target, source, (size_t)width * height * 3);
        return 0;
    }
    if (filter == pixels_nearest) return resize_nearest(source, width, height, target, target_width, target_height);
    kernel kernel;
    if (!kernel_of(filter, &kernel)) return -2;

    // As Pillow 13 chooses: the rows first when the height shrinks by more than twice what the width does.
    const int down_first = height > target_height && height - target_height > 2 * (width - target_width);
    const uint8_t *from = source;
    uint8_t *middle = NULL;
    int status = 0;
    if (width != target_width && height != target_height) {
        const size_t pixels = down_first ? (size_t)width * target_height : (size_t)target_width * height;
        middle = malloc(pixels * 3);
        if (!middle) return -1;
    }
    for (int pass = 0; pass < 2 && status == 0; pass++) {
        const int is_down = (pass == 0) == (down_first != 0);
        if (is_down ? height == target_height : width == target_width) continue;
        // Into the middle picture first, if there are two passes, then into the target.
        uint8_t *into = middle && from == source ? middle : target;
        weights w;
        status = is_down ? weights_make(&w, height, target_height, kernel) : weights_make(&w, width, target_width, kernel);
        if (status != 0) break;
        if (is_down) {
            status = resize_vertically(from, down_first ? width : target_width, into, &w);
        } else {
            status = resize_horizontally(from, width, down_first ? target_height : height, into, &w);
        }
        weights_free(&w);
        from = into;
    }
    free(middle);
    return status;
}

void pixels_planes(const uint8_t *pixels, int64_t count, const float *tables, float *planes) {
    for (int64_t i = 0; i < count; i++) {
        planes[i] = tables[pixels[3 * i]];
        planes[count + i] = tables[256 + pixels[3 * i + 1]];
        planes[2 * count + i] = tables[512 + pixels[3 * i + 2]];
    }
}
