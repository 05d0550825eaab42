#include "rows.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#if defined(__x86_64__)

static inline uint32_t total(__m128i four) {
    four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
    return (uint32_t)_mm_cvtsi128_si32(_mm_add_epi32(four, _mm_shuffle_epi32(four, 0xB1)));
}

static void sums_sse2(
    const int16_t *samples, const int16_t *low, const int16_t *high, int32_t count, uint32_t *low_sum, uint32_t *high_sum) {
    __m128i lows = _mm_setzero_si128(), highs = lows;
    for (int32_t i = 0; i < count; i += 8) {
        const __m128i eight = _mm_loadu_si128((const __m128i *)(samples + i));
        lows = _mm_add_epi32(lows, _mm_madd_epi16(eight, _mm_loadu_si128((const __m128i *)(low + i))));
        highs = _mm_add_epi32(highs, _mm_madd_epi16(eight, _mm_loadu_si128((const __m128i *)(high + i))));
    }
    *low_sum = total(lows);
    *high_sum = total(highs);
}

__attribute__((target("avx2")))
static void sums_avx2(
    const int16_t *samples, const int16_t *low, const int16_t *high, int32_t count, uint32_t *low_sum, uint32_t *high_sum) {
    __m256i lows = _mm256_setzero_si256(), highs = lows;
    for (int32_t i = 0; i < count; i += 16) {
        const __m256i sixteen = _mm256_loadu_si256((const __m256i *)(samples + i));
        lows = _mm256_add_epi32(lows, _mm256_madd_epi16(sixteen, _mm256_loadu_si256((const __m256i *)(low + i))));
        highs = _mm256_add_epi32(highs, _mm256_madd_epi16(sixteen, _mm256_loadu_si256((const __m256i *)(high + i))));
    }
    *low_sum = total(_mm_add_epi32(_mm256_castsi256_si128(lows), _mm256_extracti128_si256(lows, 1)));
    *high_sum = total(_mm_add_epi32(_mm256_castsi256_si128(highs), _mm256_extracti128_si256(highs, 1)));
}

sums_function sums_here(void) {
    return __builtin_cpu_supports("avx2") ? sums_avx2 : sums_sse2;
}

#elif defined(__ARM_NEON)

static void sums_neon(
    const int16_t *samples, const int16_t *low, const int16_t *high, int32_t count, uint32_t *low_sum, uint32_t *high_sum) {
    int32x4_t lows = vdupq_n_s32(0), highs = lows;
    for (int32_t i = 0; i < count; i += 4) {
        const int16x4_t four = vld1_s16(samples + i);
        lows = vmlal_s16(lows, four, vld1_s16(low + i));
        highs = vmlal_s16(highs, four, vld1_s16(high + i));
    }
    *low_sum = (uint32_t)vaddvq_s32(lows);
    *high_sum = (uint32_t)vaddvq_s32(highs);
}

sums_function sums_here(void) { return sums_neon; }

#else

static void sums_plain(
    const int16_t *samples, const int16_t *low, const int16_t *high, int32_t count, uint32_t *low_sum, uint32_t *high_sum) {
    uint32_t lows = 0, highs = 0;
    for (int32_t i = 0; i < count; i++) {
        lows += (uint32_t)(samples[i] * low[i]);
        highs += (uint32_t)(samples[i] * high[i]);
    }
    *low_sum = lows;
    *high_sum = highs;
}

sums_function sums_here(void) { return sums_plain; }

#endif

/// From column `x` on.
static void deinterleave(const uint8_t *row, int32_t x, int32_t width, int16_t *planes, size_t stride) {
    int16_t *restrict red = planes, *restrict green = planes + stride, *restrict blue = planes + 2 * stride;
    for (; x < width; x++) {
        red[x] = row[3 * x];
        green[x] = row[3 * x + 1];
        blue[x] = row[3 * x + 2];
    }
}

#if defined(__x86_64__)
/// The same, eight pixels at a time: bytes 0 to 15 and 8 to 23 of their 24, picked and widened by one shuffle each.
__attribute__((target("avx2")))
static void deinterleave_avx2(const uint8_t *row, int32_t width, int16_t *planes, size_t stride) {
    const __m128i first = _mm_setr_epi8(0, -1, 3, -1, 6, -1, 9, -1, 12, -1, 15, -1, -1, -1, -1, -1);
    const __m128i second = _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 10, -1, 13, -1);
    // Green's and blue's places: one and two further, as long as that stays within 16 bytes.
    const __m128i first_green = _mm_setr_epi8(1, -1, 4, -1, 7, -1, 10, -1, 13, -1, -1, -1, -1, -1, -1, -1);
    const __m128i second_green = _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 8, -1, 11, -1, 14, -1);
    const __m128i first_blue = _mm_setr_epi8(2, -1, 5, -1, 8, -1, 11, -1, 14, -1, -1, -1, -1, -1, -1, -1);
    const __m128i second_blue = _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 9, -1, 12, -1, 15, -1);
    int32_t x = 0;
    for (; x + 8 <= width; x += 8) {
        const __m128i low = _mm_loadu_si128((const __m128i *)(row + 3 * x));
        const __m128i high = _mm_loadu_si128((const __m128i *)(row + 3 * x + 8));
        __m128i *red = (__m128i *)(planes + x);
        __m128i *green = (__m128i *)(planes + stride + x);
        __m128i *blue = (__m128i *)(planes + 2 * stride + x);
        _mm_storeu_si128(red, _mm_or_si128(_mm_shuffle_epi8(low, first), _mm_shuffle_epi8(high, second)));
        _mm_storeu_si128(green, _mm_or_si128(_mm_shuffle_epi8(low, first_green), _mm_shuffle_epi8(high, second_green)));
        _mm_storeu_si128(blue, _mm_or_si128(_mm_shuffle_epi8(low, first_blue), _mm_shuffle_epi8(high, second_blue)));
    }
    deinterleave(row, x, width, planes, stride);
}
#endif

void deinterleave_row(const uint8_t *row, int32_t width, int16_t *planes, size_t stride) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        deinterleave_avx2(row, width, planes, stride);
        return;
    }
#endif
    deinterleave(row, 0, width, planes, stride);
}

static inline __attribute__((always_inline)) void add_row_anywhere(const uint8_t *restrict row, size_t length, int16_t low, int16_t high,
                    uint32_t *restrict low_sums, uint32_t *restrict high_sums) {
    for (size_t i = 0; i < length; i++) {
        low_sums[i] += (uint32_t)((int16_t)row[i] * low);
        high_sums[i] += (uint32_t)((int16_t)row[i] * high);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2")))
static void add_row_avx2(
    const uint8_t *row, size_t length, int16_t low, int16_t high, uint32_t *low_sums, uint32_t *high_sums) {
    add_row_anywhere(row, length, low, high, low_sums, high_sums);
}
#endif

void add_row(const uint8_t *row, size_t length, int16_t low, int16_t high, uint32_t *low_sums, uint32_t *high_sums) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        add_row_avx2(row, length, low, high, low_sums, high_sums);
        return;
    }
#endif
    add_row_anywhere(row, length, low, high, low_sums, high_sums);
}
