#include "CPixels.h"

#include "rows.h"
#include "weights.h"

#include <stdlib.h>
#include <string.h>

enum { largest_side = 1 << 20 };

static inline uint8_t rounded(uint32_t low, uint32_t high, int32_t precision) {
    const int32_t sum = (int32_t)((1u << (precision - 1)) + low + (high << low_bits)) >> precision;
    return sum < 0 ? 0 : sum > 255 ? 255 : (uint8_t)sum;
}

static void resize_row(const int16_t *planes, size_t stride, const weights *w, sums_function sums, uint8_t *target) {
    for (int32_t x = 0; x < w->size; x++) {
        const size_t cell = (size_t)x * w->taps;
        const int32_t count = (w->count[x] + lane - 1) / lane * lane;
        for (int channel = 0; channel < 3; channel++) {
            uint32_t low, high;
            sums(planes + channel * stride + w->first[x], w->low + cell, w->high + cell, count, &low, &high);
            target[3 * x + channel] = rounded(low, high, w->precision);
        }
    }
}

static int resize_horizontally(const uint8_t *source, int32_t width, int32_t height, uint8_t *target, const weights *w) {
    const size_t stride = (size_t)width + (size_t)w->taps;
    int16_t *planes = calloc(3 * stride, sizeof *planes);
    if (!planes) return -1;
    const sums_function sums = sums_here();
    for (int32_t y = 0; y < height; y++) {
        deinterleave_row(source + (size_t)y * width * 3, width, planes, stride);
        resize_row(planes, stride, w, sums, target + (size_t)y * w->size * 3);
    }
    free(planes);
    return 0;
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
        for (size_t i = 0; i < length; i++) row[i] = rounded(low_sums[i], high_sums[i], w->precision);
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
    pixels_filter filter, pixels_arithmetic arithmetic) {
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
    const int down_first = arithmetic == pixels_pillow && height > target_height
        && height - target_height > 2 * (width - target_width);
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
        status = is_down ? weights_make(&w, height, target_height, kernel, arithmetic)
                         : weights_make(&w, width, target_width, kernel, arithmetic);
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
