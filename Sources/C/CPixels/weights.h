#ifndef CPIXELS_WEIGHTS_H
#define CPIXELS_WEIGHTS_H

#include "CPixels.h"

enum {
    // A coefficient is high * 2^15 + low. Two 16-bit products are what every CPU multiplies and adds in one step, and
    // the sums may wrap: the whole fits 32 bits, as it does in Pillow, so it is right whatever its parts did.
    low_bits = 15,
    lane = 16,
};

typedef struct {
    double (*weight)(double);
    double support;
} kernel;

/// Whether there is such a filter, nearest left out.
int kernel_of(pixels_filter filter, kernel *found);

/// Which samples each output position is made of, and by what weights.
typedef struct {
    int32_t size;
    int32_t precision; // bits behind the point
    int32_t taps;      // room for weights a position, a multiple of `lane`; those beyond the last are 0
    int32_t *first;    // [size]
    int32_t *count;    // [size]
    int16_t *low;      // [size * taps]
    int16_t *high;     // [size * taps]
} weights;

/// Returns 0, or -1 when there is no memory.
int weights_make(weights *w, int32_t in_size, int32_t out_size, kernel kernel, pixels_arithmetic arithmetic);
void weights_free(weights *w);

#endif
