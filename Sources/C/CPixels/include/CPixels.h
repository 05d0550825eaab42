#ifndef CPIXELS_H
#define CPIXELS_H

#include <stdint.h>

/// The filters of Pillow by its numbers, as `preprocessor_config.json` states them.
typedef enum {
    pixels_nearest = 0,
    pixels_lanczos = 1,
    pixels_bilinear = 2,
    pixels_bicubic = 3,
    pixels_box = 4,
    pixels_hamming = 5,
} pixels_filter;

/// Whose rounding is to come out: both widen the filter when shrinking, and round to 8 bits after each pass.
typedef enum {
    /// Pillow 13: coefficients in 22 bits. Columns come first, but rows do when the height shrinks by more than twice what
    /// the width does (before version 13 columns always came first, which makes a difference of 1 here and there).
    pixels_pillow = 0,
    /// PyTorch's kernels for bytes, which torchvision uses, with antialiasing: coefficients in 16 bits, with as many of them
    /// behind the point as the largest allows. Columns always come first. The nearest sample is as Pillow's.
    pixels_torch = 1,
} pixels_arithmetic;

/// Resizes 8-bit RGB pixels (rows from the top, 3 bytes a pixel) exactly as one of the two does it.
///
/// Every side is 1 to 2^20 and both buffers hold 3 * width * height bytes.
/// Returns 0, or -1 when there is no memory, or -2 when a parameter is out of range; then `target` is not complete.
int pixels_resize(
    const uint8_t *source, int32_t width, int32_t height,
    uint8_t *target, int32_t target_width, int32_t target_height,
    pixels_filter filter, pixels_arithmetic arithmetic);

/// Writes 8-bit RGB pixels as three planes of floats, each byte by its channel's table of 256 values.
/// `planes` holds 3 * count floats: all of red, then green, then blue.
void pixels_planes(const uint8_t *pixels, int64_t count, const float *tables, float *planes);

#endif
