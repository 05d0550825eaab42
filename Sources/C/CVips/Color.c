#include "Color.h"

#include "Samples.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// Puts `next` where `*image` was. Takes both over.
static void replace(VipsImage **image, VipsImage *next) {
    cvips.g_object_unref_(*image);
    *image = next;
}

/// One step on an image: on success the result takes the image's place.
#define STEP(image, call)                      \
    do {                                       \
        VipsImage *next = NULL;                \
        if ((call) != 0) return -1;            \
        replace(&(image), next);               \
    } while (0)

/// Puts an image with an alpha channel over white, or over what shows it.
static int flatten(VipsImage **image) {
    if (!cvips.vips_image_hasalpha_(*image)) return 0;
    int space = cvips.vips_image_get_interpretation_(*image);
    double white = space == VIPS_INTERPRETATION_RGB16 || space == VIPS_INTERPRETATION_GREY16 ? 65535
        : space == VIPS_INTERPRETATION_scRGB ? 1 : 255;
    double paper = space == VIPS_INTERPRETATION_CMYK ? 0 : white * ground_for(image) / 255;
    VipsArrayDouble *background = cvips.vips_array_double_new_(&paper, 1);
    VipsImage *next = NULL;
    int failed = cvips.vips_flatten_(*image, &next, "background", background, "max_alpha", white, NULL);
    cvips.vips_area_unref_((VipsArea *)background);
    if (failed) return -1;
    replace(image, next);
    return 0;
}

/// CMYK without a profile, as browsers and Pillow take it: the light that each ink lets through, multiplied.
static int device_cmyk(VipsImage **image) {
    VipsImage *light = NULL, *black = NULL, *color = NULL, *product = NULL, *result = NULL;
    int failed = cvips.vips_invert_(*image, &light, NULL)
        || cvips.vips_extract_band_(light, &color, 0, "n", 3, NULL)
        || cvips.vips_extract_band_(light, &black, 3, NULL)
        || cvips.vips_multiply_(color, black, &product, NULL)
        || cvips.vips_linear1_(product, &result, 1.0 / 255, 0.5, "uchar", 1, NULL);
    VipsImage *temporary[] = {light, black, color, product};
    for (size_t i = 0; i < sizeof temporary / sizeof *temporary; i++) {
        if (temporary[i]) cvips.g_object_unref_(temporary[i]);
    }
    if (failed) return -1;
    replace(image, result);
    return 0;
}

static int transform(VipsImage *image, VipsImage **out) {
    return cvips.vips_icc_transform_(
        image, out, "srgb", "embedded", 1, "depth", 8, "intent", VIPS_INTENT_RELATIVE, "black_point_compensation", 1,
        NULL);
}

/// Whether a profile leaves the colours of an 8-bit RGB image as they are, give or take one: most profiles are sRGB's
/// under one of its names, and transforming each pixel by it takes as long as decoding.
static bool is_srgb(const void *profile, size_t size) {
    enum { steps = 9, count = steps * steps * steps };
    uint8_t colors[3 * count];
    for (int i = 0; i < count; i++) {
        colors[3 * i] = (uint8_t)(i % steps * 255 / (steps - 1));
        colors[3 * i + 1] = (uint8_t)(i / steps % steps * 255 / (steps - 1));
        colors[3 * i + 2] = (uint8_t)(i / steps / steps * 255 / (steps - 1));
    }
    bool isSame = false;
    VipsImage *probe = cvips.vips_image_new_from_memory_(colors, sizeof colors, count, 1, 3, VIPS_FORMAT_UCHAR);
    VipsImage *plain = NULL, *seen = NULL;
    if (probe && cvips.vips_copy_(probe, &plain, "interpretation", VIPS_INTERPRETATION_sRGB, NULL) == 0) {
        cvips.vips_image_set_blob_copy_(plain, VIPS_META_ICC_NAME, profile, size);
        size_t seenSize = 0;
        uint8_t *result = transform(plain, &seen) == 0 ? cvips.vips_image_write_to_memory_(seen, &seenSize) : NULL;
        isSame = result && seenSize == sizeof colors;
        for (size_t i = 0; isSame && i < sizeof colors; i++) isSame = abs(result[i] - colors[i]) <= 1;
        cvips.g_free_(result);
    }
    if (seen) cvips.g_object_unref_(seen);
    if (plain) cvips.g_object_unref_(plain);
    if (probe) cvips.g_object_unref_(probe);
    return isSame;
}

/// Whether a profile is for the kind of pixels that the image has: its header names its space (ICC.1:2010, 7.2.6).
static bool fits(VipsImage *image, const void *profile, size_t size) {
    if (size < 128) return false;
    const char *space = (const char *)profile + 16;
    switch (cvips.vips_image_get_interpretation_(image)) {
    case VIPS_INTERPRETATION_CMYK: return memcmp(space, "CMYK", 4) == 0;
    case VIPS_INTERPRETATION_B_W:
    case VIPS_INTERPRETATION_GREY16: return memcmp(space, "GRAY", 4) == 0;
    case VIPS_INTERPRETATION_sRGB:
    case VIPS_INTERPRETATION_RGB:
    case VIPS_INTERPRETATION_RGB16: return memcmp(space, "RGB ", 4) == 0;
    default: return false;
    }
}

/// Applies the profile, if there is one and it makes a difference. A profile that is broken or of another colour space
/// than the pixels is as good as none.
/// Returns whether the image is in sRGB now.
static bool apply_profile(VipsImage **image) {
    const void *profile = NULL;
    size_t size = 0;
    if (cvips.vips_image_get_typeof_(*image, VIPS_META_ICC_NAME) == 0
        || cvips.vips_image_get_blob_(*image, VIPS_META_ICC_NAME, &profile, &size) != 0
        || !fits(*image, profile, size)) {
        return false;
    }
    if (cvips.vips_image_get_bands_(*image) == 3
        && cvips.vips_image_get_interpretation_(*image) == VIPS_INTERPRETATION_sRGB && is_srgb(profile, size)) {
        return true;
    }
    VipsImage *next = NULL;
    if (transform(*image, &next) != 0) return false;
    replace(image, next);
    return true;
}

int color_to_srgb(VipsImage **image) {
    if (samples_to_bytes(image) != 0 || flatten(image) != 0) return -1;
    if (!apply_profile(image)) {
        if (cvips.vips_image_get_interpretation_(*image) == VIPS_INTERPRETATION_CMYK
            && cvips.vips_image_get_bands_(*image) >= 4) {
            if (device_cmyk(image) != 0) return -1;
        } else {
            STEP(*image, cvips.vips_colourspace_(*image, &next, VIPS_INTERPRETATION_sRGB, NULL));
        }
    }
    if (cvips.vips_image_get_format_(*image) != VIPS_FORMAT_UCHAR) {
        STEP(*image, cvips.vips_cast_(*image, &next, VIPS_FORMAT_UCHAR, NULL));
    }
    const int bands = cvips.vips_image_get_bands_(*image);
    if (bands > 3) STEP(*image, cvips.vips_extract_band_(*image, &next, 0, "n", 3, NULL));
    if (bands == 2) STEP(*image, cvips.vips_extract_band_(*image, &next, 0, NULL));
    if (bands < 3) {
        VipsImage *gray[3] = {*image, *image, *image};
        STEP(*image, cvips.vips_bandjoin_(gray, &next, 3, NULL));
    }
    return 0;
}
