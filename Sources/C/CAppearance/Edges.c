#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CAppearance.h"
#include "Planes.h"

// The blur of an edge from the ratio of its slope before and after a further, known blur: S. Zhuo and T. Sim, "Defocus map
// estimation from a single image", Pattern Recognition 44 (2011).

enum {
    /// Blur that takes noise away before anything is measured (variance 1/2), and the further, known blur (variance 2).
    firstTimes = 1, furtherTimes = 4,
    bins = 256,
};
static const double binsPerPixel = 16;
/// Slope in luma a pixel, after both blurs, below which an edge is no edge or too much noise.
static const float smallestSlope = 2;

static CBlur summary(const int *histogram) {
    CBlur blur = {0};
    for (int bin = 0; bin < bins; bin++) blur.count += histogram[bin];
    double below = 0;
    for (int bin = 0; bin < bins && below < 0.5 * blur.count; bin++) {
        const double before = below;
        below += histogram[bin];
        if (before < 0.2 * blur.count && below >= 0.2 * blur.count) blur.sharp = (bin + 0.5) / binsPerPixel;
        if (below >= 0.5 * blur.count) blur.median = (bin + 0.5) / binsPerPixel;
    }
    return blur;
}

CEdges cappearance_edges(const uint8_t *pixels, int width, int height) {
    CEdges edges = {0};
    const size_t count = (size_t)width * (size_t)height;
    float *once = malloc(sizeof(float) * count), *twice = malloc(sizeof(float) * count);
    float *scratch = malloc(sizeof(float) * count);
    if (once && twice && scratch && width > 4 && height > 4) {
        for (size_t i = 0; i < count; i++) once[i] = planes_luma(pixels + 3 * i);
        planes_binomial(once, once, scratch, width, height, firstTimes);
        planes_binomial(once, twice, scratch, width, height, furtherTimes);

        // Slopes after both blurs, squared.
        memset(scratch, 0, sizeof(float) * count);
        for (int y = 1; y + 1 < height; y++) {
            for (int x = 1; x + 1 < width; x++) {
                const float *at = twice + (size_t)y * width + x;
                const float across = (at[1] - at[-1]) / 2, down = (at[width] - at[-width]) / 2;
                scratch[(size_t)y * width + x] = across * across + down * down;
            }
        }
        int histogram[3][bins] = {{0}};
        for (int y = 2; y + 2 < height; y++) {
            for (int x = 2; x + 2 < width; x++) {
                const size_t i = (size_t)y * width + x;
                if (scratch[i] < smallestSlope * smallestSlope) continue;
                // Only the ridge of an edge is measured: across it, no neighbour is steeper.
                const float *at = twice + i;
                const bool isUpright = fabsf(at[1] - at[-1]) >= fabsf(at[width] - at[-width]);
                const size_t step = isUpright ? 1 : (size_t)width;
                if (scratch[i] < scratch[i - step] || scratch[i] < scratch[i + step]) continue;
                const float *before = once + i;
                const float across = (before[1] - before[-1]) / 2, down = (before[width] - before[-width]) / 2;
                const double ratio = (across * across + down * down) / scratch[i];
                const double variance = ratio > 1.001 ? furtherTimes * 0.5 / (ratio - 1) : 1e6;
                const int bin = (int)(sqrt(variance) * binsPerPixel);
                histogram[isUpright ? 0 : 1][bin < bins ? bin : bins - 1]++;
            }
        }
        for (int bin = 0; bin < bins; bin++) histogram[2][bin] = histogram[0][bin] + histogram[1][bin];
        edges = (CEdges){width * height, summary(histogram[2]), summary(histogram[0]), summary(histogram[1])};
    }
    free(once);
    free(twice);
    free(scratch);
    return edges;
}
