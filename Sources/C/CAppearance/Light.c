#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CAppearance.h"
#include "Planes.h"

/// The value below which the share of a histogram lies.
static double percentile(const int histogram[256], int count, double share) {
    double below = 0;
    for (int value = 0; value < 256; value++) {
        below += histogram[value];
        if (below >= share * count) return value;
    }
    return 255;
}

CLight cappearance_light(const uint8_t *pixels, int width, int height) {
    CLight light = {0};
    double linear[256];
    for (int value = 0; value < 256; value++) {
        const double s = value / 255.0;
        linear[value] = s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
    }
    const int count = width * height;
    double sum = 0;
    int white = 0;
    for (int i = 0; i < count; i++) {
        const uint8_t *pixel = pixels + 3 * (size_t)i;
        sum += 0.2126 * linear[pixel[0]] + 0.7152 * linear[pixel[1]] + 0.0722 * linear[pixel[2]];
        white += planes_luma(pixel) > 250;
    }
    light.mean = sum / count;
    light.white = (double)white / count;

    float *plane = malloc(sizeof(float) * (size_t)count);
    float *smooth = malloc(sizeof(float) * (size_t)count);
    for (int channel = 0; channel < 4 && plane && smooth; channel++) {
        for (int i = 0; i < count; i++) {
            const uint8_t *pixel = pixels + 3 * (size_t)i;
            plane[i] = channel < 3 ? pixel[channel] : planes_luma(pixel);
        }
        planes_mean(plane, smooth, width, height, 2);
        int histogram[256] = {0};
        for (int i = 0; i < count; i++) histogram[(int)(smooth[i] + 0.5f) & 255]++;
        const double low = percentile(histogram, count, 0.01), high = percentile(histogram, count, 0.99);
        if (channel < 3) {
            light.spread = fmax(light.spread, high - low);
        } else {
            light.dark = low;
            light.median = percentile(histogram, count, 0.5);
            light.bright = high;
        }
    }
    free(plane);
    free(smooth);
    return light;
}
