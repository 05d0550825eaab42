#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CVips.h"
#include "Library.h"

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

static CVipsStatus open_file(CVipsFile file, int shrink, VipsImage **image, char *reason) {
    static const char *operations[] = {
        "jpegload_buffer", "pngload_buffer", "gifload_buffer", "webpload_buffer", "tiffload_buffer", "heifload_buffer",
    };
    if (!cvips.vips_type_find_("VipsForeignLoad", operations[file.loader])) {
        snprintf(reason, CVIPS_REASON_SIZE, "no %s", operations[file.loader]);
        return CVIPS_LOADER_MISSING;
    }
    int failOn = file.strict ? VIPS_FAIL_ON_TRUNCATED : VIPS_FAIL_ON_NONE;
    void *bytes = (void *)file.bytes;
    size_t count = file.count;
#define OPTIONS "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", failOn
    int failed = -1;
    switch (file.loader) {
    case CVIPS_JPEG: failed = cvips.vips_jpegload_buffer_(bytes, count, image, OPTIONS, "shrink", shrink, NULL); break;
    case CVIPS_PNG: failed = cvips.vips_pngload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    case CVIPS_GIF: failed = cvips.vips_gifload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    case CVIPS_WEBP: failed = cvips.vips_webpload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    case CVIPS_TIFF: failed = cvips.vips_tiffload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    case CVIPS_HEIF: failed = cvips.vips_heifload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    }
#undef OPTIONS
    if (failed) {
        cvips_take_reason(reason);
        return CVIPS_BAD_DATA;
    }
    return CVIPS_OK;
}

CVipsStatus cvips_inspect(CVipsFile file, CVipsHeader *header, char reason[CVIPS_REASON_SIZE]) {
    VipsImage *image = NULL;
    CVipsStatus status = open_file(file, 1, &image, reason);
    if (status != CVIPS_OK) return status;
    header->width = cvips.vips_image_get_width_(image);
    header->height = cvips.vips_image_get_height_(image);
    header->pages = cvips.vips_image_get_n_pages_(image);
    header->orientation = cvips.vips_image_get_orientation_(image);
    cvips.g_object_unref_(image);
    return CVIPS_OK;
}

size_t cvips_exif(CVipsFile file, uint8_t *block, size_t capacity) {
    char reason[CVIPS_REASON_SIZE];
    VipsImage *image = NULL;
    if (open_file(file, 1, &image, reason) != CVIPS_OK) return 0;
    const void *bytes = NULL;
    size_t count = 0;
    if (cvips.vips_image_get_typeof_(image, VIPS_META_EXIF_NAME) == 0
        || cvips.vips_image_get_blob_(image, VIPS_META_EXIF_NAME, &bytes, &count) != 0) {
        count = 0;
    }
    if (count > 0 && block) memcpy(block, bytes, count < capacity ? count : capacity);
    cvips.g_object_unref_(image);
    return count;
}

/// Puts an image with an alpha channel over white.
static int flatten(VipsImage **image) {
    if (!cvips.vips_image_hasalpha_(*image)) return 0;
    int space = cvips.vips_image_get_interpretation_(*image);
    double white = space == VIPS_INTERPRETATION_RGB16 || space == VIPS_INTERPRETATION_GREY16 ? 65535
        : space == VIPS_INTERPRETATION_scRGB ? 1 : 255;
    VipsArrayDouble *background = cvips.vips_array_double_new_(&white, 1);
    VipsImage *next = NULL;
    int failed = cvips.vips_flatten_(*image, &next, "background", background, "max_alpha", white, NULL);
    cvips.vips_area_unref_((VipsArea *)background);
    if (failed) return -1;
    replace(image, next);
    return 0;
}

/// CMYK without a profile, as browsers and Pillow take it: the light that each ink lets through, multiplied.
static int device_cmyk(VipsImage **image) {
    VipsImage *light = NULL, *black = NULL, *colour = NULL, *product = NULL, *result = NULL;
    int failed = cvips.vips_invert_(*image, &light, NULL)
        || cvips.vips_extract_band_(light, &colour, 0, "n", 3, NULL)
        || cvips.vips_extract_band_(light, &black, 3, NULL)
        || cvips.vips_multiply_(colour, black, &product, NULL)
        || cvips.vips_linear1_(product, &result, 1.0 / 255, 0.5, "uchar", 1, NULL);
    VipsImage *temporary[] = {light, black, colour, product};
    for (size_t i = 0; i < sizeof temporary / sizeof *temporary; i++) {
        if (temporary[i]) cvips.g_object_unref_(temporary[i]);
    }
    if (failed) return -1;
    replace(image, result);
    return 0;
}

/// sRGB, three bands of 8 bits.
static int to_srgb(VipsImage **image) {
    if (flatten(image) != 0) return -1;
    bool isDone = false;
    if (cvips.vips_image_get_typeof_(*image, VIPS_META_ICC_NAME) != 0) {
        VipsImage *next = NULL;
        // A profile that is broken or of another colour space than the pixels is as good as none.
        if (cvips.vips_icc_transform_(
                *image, &next, "srgb", "embedded", 1, "depth", 8, "intent", VIPS_INTENT_RELATIVE,
                "black_point_compensation", 1, NULL) == 0) {
            replace(image, next);
            isDone = true;
        }
    }
    if (!isDone) {
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
    int bands = cvips.vips_image_get_bands_(*image);
    if (bands < 3) {
        VipsImage *grey[3] = {*image, *image, *image};
        VipsImage *first = NULL;
        if (bands == 2) {
            STEP(*image, cvips.vips_extract_band_(*image, &next, 0, NULL));
            grey[0] = grey[1] = grey[2] = *image;
        }
        if (cvips.vips_bandjoin_(grey, &first, 3, NULL) != 0) return -1;
        replace(image, first);
    } else if (bands > 3) {
        STEP(*image, cvips.vips_extract_band_(*image, &next, 0, "n", 3, NULL));
    }
    return 0;
}

/// Turns and mirrors as Exif orientation 2 to 8 asks. Needs all pixels at hand.
static int orient(VipsImage **image, int orientation) {
    static const int angles[] = {
        VIPS_ANGLE_D0, VIPS_ANGLE_D0, VIPS_ANGLE_D180, VIPS_ANGLE_D180,
        VIPS_ANGLE_D90, VIPS_ANGLE_D90, VIPS_ANGLE_D270, VIPS_ANGLE_D270,
    };
    if (orientation < 2 || orientation > 8) return 0;
    VipsImage *pixels = cvips.vips_image_copy_memory_(*image);
    if (!pixels) return -1;
    replace(image, pixels);
    if (angles[orientation - 1] != VIPS_ANGLE_D0) {
        STEP(*image, cvips.vips_rot_(*image, &next, angles[orientation - 1], NULL));
    }
    if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
        STEP(*image, cvips.vips_flip_(*image, &next, VIPS_DIRECTION_HORIZONTAL, NULL));
    }
    return 0;
}

/// Brings an RGB image to the size and writes it out.
static int resize_into(VipsImage **image, int width, int height, uint8_t *pixels) {
    int fromWidth = cvips.vips_image_get_width_(*image);
    int fromHeight = cvips.vips_image_get_height_(*image);
    if (fromWidth != width || fromHeight != height) {
        STEP(*image, cvips.vips_resize_(
            *image, &next, (double)width / fromWidth, "vscale", (double)height / fromHeight, NULL));
    }
    if (cvips.vips_image_get_width_(*image) != width || cvips.vips_image_get_height_(*image) != height) return -1;
    VipsImage *target = cvips.vips_image_new_from_memory_(
        pixels, (size_t)width * (size_t)height * 3, width, height, 3, VIPS_FORMAT_UCHAR);
    if (!target) return -1;
    int failed = cvips.vips_image_write_(*image, target);
    cvips.g_object_unref_(target);
    return failed;
}

CVipsStatus cvips_render(
    CVipsFile file, int orientation, int loadShrink, int width, int height, uint8_t *pixels,
    char reason[CVIPS_REASON_SIZE]) {
    VipsImage *image = NULL;
    CVipsStatus status = open_file(file, loadShrink, &image, reason);
    if (status != CVIPS_OK) return status;
    if (to_srgb(&image) != 0 || orient(&image, orientation) != 0 || resize_into(&image, width, height, pixels) != 0) {
        cvips_take_reason(reason);
        status = CVIPS_BAD_DATA;
    }
    cvips.g_object_unref_(image);
    return status;
}

CVipsStatus cvips_shrink(
    const uint8_t *source, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels,
    char reason[CVIPS_REASON_SIZE]) {
    VipsImage *image = cvips.vips_image_new_from_memory_(
        source, (size_t)sourceWidth * (size_t)sourceHeight * 3, sourceWidth, sourceHeight, 3, VIPS_FORMAT_UCHAR);
    if (!image) {
        cvips_take_reason(reason);
        return CVIPS_BAD_DATA;
    }
    CVipsStatus status = CVIPS_OK;
    if (resize_into(&image, width, height, pixels) != 0) {
        cvips_take_reason(reason);
        status = CVIPS_BAD_DATA;
    }
    cvips.g_object_unref_(image);
    return status;
}
