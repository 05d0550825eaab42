// Operations on one plane of a picture.
#ifndef CAPPEARANCE_PLANES_H
#define CAPPEARANCE_PLANES_H

#include <stdint.h>

/// Luma of ITU-R BT.601 of a pixel, 0 to 255.
static inline float planes_luma(const uint8_t *pixel) {
    return 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
}

/// Mean over a square of 2 * radius + 1 pixels; at the borders, over the part of it that lies inside.
void planes_mean(const float *from, float *to, int width, int height, int radius);
/// Weighted mean, weights 1 2 1 along each axis, `times` over: a Gaussian of variance times / 2. Borders are repeated.
/// - scratch: as large as the plane. `from` may be `to`.
void planes_binomial(const float *from, float *to, float *scratch, int width, int height, int times);

#endif
