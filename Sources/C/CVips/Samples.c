#include "Samples.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/// So many values tell a range; more only take time to sort.
enum { mostSamples = 65536 };

static int compare(const void *a, const void *b) {
    const float left = *(const float *)a, right = *(const float *)b;
    return left < right ? -1 : left > right;
}

static double value(const void *at, int format, size_t index) {
    switch (format) {
    case VIPS_FORMAT_CHAR: return ((const int8_t *)at)[index];
    case VIPS_FORMAT_SHORT: return ((const int16_t *)at)[index];
    case VIPS_FORMAT_UINT: return ((const uint32_t *)at)[index];
    case VIPS_FORMAT_INT: return ((const int32_t *)at)[index];
    case VIPS_FORMAT_FLOAT: return ((const float *)at)[index];
    case VIPS_FORMAT_DOUBLE: return ((const double *)at)[index];
    default: return NAN;
    }
}

/// The range that the values mean: one of the usual ones where they fit it, else the one that they have, but for the
/// few brightest and darkest in a thousand.
static void range_of(float *samples, int count, double *low, double *high) {
    qsort(samples, (size_t)count, sizeof *samples, compare);
    const double least = samples[0], most = samples[count - 1];
    static const double usual[] = {1, 255, 65535};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        if (least >= 0 && most <= usual[i] && most > usual[i] / 2) {
            *low = 0;
            *high = usual[i];
            return;
        }
    }
    *low = samples[count / 500];
    *high = samples[count - 1 - count / 500];
    if (!(*high > *low)) {
        *low = least;
        *high = most;
    }
}

int samples_to_bytes(VipsImage **image) {
    const int format = cvips.vips_image_get_format_(*image);
    if (format != VIPS_FORMAT_CHAR && (format < VIPS_FORMAT_SHORT || format > VIPS_FORMAT_DOUBLE)) return 0;
    if (format == VIPS_FORMAT_COMPLEX) return 0;
    const int bands = cvips.vips_image_get_bands_(*image), colors = bands < 3 ? 1 : 3;
    // Read twice, so it is held: such pictures come from instruments, not from cameras.
    VipsImage *held = cvips.vips_image_copy_memory_(*image);
    if (!held) return -1;
    cvips.g_object_unref_(*image);
    *image = held;
    const void *values = cvips.vips_image_get_data_(held);
    const size_t pixels = (size_t)cvips.vips_image_get_width_(held) * (size_t)cvips.vips_image_get_height_(held);
    float *samples = malloc(mostSamples * sizeof *samples);
    if (!values || !samples) {
        free(samples);
        return -1;
    }
    int count = 0;
    const size_t step = pixels * (size_t)colors / mostSamples + 1;
    for (size_t i = 0; i < pixels * (size_t)colors && count < mostSamples; i += step) {
        const double sample = value(values, format, i / (size_t)colors * (size_t)bands + i % (size_t)colors);
        if (isfinite(sample)) samples[count++] = (float)sample;
    }
    double low = 0, high = 1;
    if (count > 0) range_of(samples, count, &low, &high);
    free(samples);
    VipsImage *plain = NULL, *scaled = NULL, *named = NULL;
    const double factor = high > low ? 255 / (high - low) : 1;
    int failed = cvips.vips_extract_band_(held, &plain, 0, "n", colors, NULL)
        || cvips.vips_linear1_(plain, &scaled, factor, -low * factor, "uchar", 1, NULL)
        || cvips.vips_copy_(
            scaled, &named, "interpretation", colors == 1 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB, NULL);
    if (plain) cvips.g_object_unref_(plain);
    if (scaled) cvips.g_object_unref_(scaled);
    if (failed) return -1;
    cvips.g_object_unref_(*image);
    *image = named;
    return 0;
}

/// Luma, of gray or of colours, with 8 bits.
static int luma(const uint8_t *pixel, int colors, int isWide) {
    const int at = isWide ? 1 : 0, step = isWide ? 2 : 1;  // little-endian: the upper byte is the second
    if (colors == 1) return pixel[at];
    return (299 * pixel[at] + 587 * pixel[at + step] + 114 * pixel[at + 2 * step]) / 1000;
}

double ground_for(VipsImage **image) {
    enum { most = 40000000, light = 225, dark = 100 };
    const int format = cvips.vips_image_get_format_(*image), bands = cvips.vips_image_get_bands_(*image);
    const bool isWide = format == VIPS_FORMAT_USHORT;
    const int width = cvips.vips_image_get_width_(*image), height = cvips.vips_image_get_height_(*image);
    if ((format != VIPS_FORMAT_UCHAR && !isWide) || (bands != 2 && bands != 4) || (int64_t)width * height > most) return 255;
    if (cvips.vips_image_get_interpretation_(*image) == VIPS_INTERPRETATION_CMYK) return 255;
    VipsImage *held = cvips.vips_image_copy_memory_(*image);
    if (!held) return 255;
    cvips.g_object_unref_(*image);
    *image = held;
    const uint8_t *values = cvips.vips_image_get_data_(held);
    if (!values) return 255;
    // What borders on nothing: there the ground has to differ.
    const size_t pixelSize = (size_t)bands * (isWide ? 2 : 1), alpha = (size_t)(bands - 1) * (isWide ? 2 : 1) + (isWide ? 1 : 0);
    int64_t lightBorders = 0, darkBorders = 0, borders = 0;
    for (int y = 0; y < height; y++) {
        const uint8_t *row = values + (size_t)y * (size_t)width * pixelSize;
        int drawn = -1;
        bool isBeforeClear = false;
        for (int x = 0; x < width; x++) {
            const uint8_t *pixel = row + (size_t)x * pixelSize;
            const bool isClear = pixel[alpha] < 64, isDrawn = pixel[alpha] >= 160;
            // Softened edges lie between both.
            if (isDrawn) {
                const int own = luma(pixel, bands - 1, isWide);
                if (isBeforeClear) {
                    borders++;
                    lightBorders += own >= light;
                    darkBorders += own <= dark;
                }
                drawn = own;
                isBeforeClear = false;
            } else if (isClear) {
                if (drawn >= 0) {
                    borders++;
                    lightBorders += drawn >= light;
                    darkBorders += drawn <= dark;
                }
                drawn = -1;
                isBeforeClear = true;
            }
        }
    }
    if (borders < 16 || lightBorders * 4 < borders * 3) return 255;
    return darkBorders * 10 < borders ? 32 : 128;
}
