#ifndef CPIXELS_ROWS_H
#define CPIXELS_ROWS_H

#include <stddef.h>
#include <stdint.h>

// What is done to every sample, in the widest form that this CPU has.

/// The sums of `count` samples (a multiple of `lane`) times both halves of their weights, modulo 2^32.
typedef void (*sums_function)(
    const int16_t *samples, const int16_t *low, const int16_t *high, int32_t count, uint32_t *low_sum, uint32_t *high_sum);
sums_function sums_here(void);

/// Rows of interleaved bytes as planes of 16-bit samples; what lies behind the planes' ends is left as it is.
void deinterleave_row(const uint8_t *row, int32_t width, int16_t *planes, size_t stride);

/// Adds a row times both halves of its weight to sums modulo 2^32.
void add_row(const uint8_t *row, size_t length, int16_t low, int16_t high, uint32_t *low_sums, uint32_t *high_sums);

#endif
