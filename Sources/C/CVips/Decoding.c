#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "AreaShrink.h"
#include "CVips.h"
#include "Color.h"
#include "Library.h"

static CVipsStatus open_file(CVipsFile file, int shrink, VipsImage **image, char *reason) {
    static const char *operations[] = {
        "jpegload_buffer", "pngload_buffer", "gifload_buffer", "webpload_buffer", "tiffload_buffer", "heifload_buffer",
    };
    if (!cvips.vips_type_find_("VipsForeignLoad", operations[file.loader])) {
        snprintf(reason, CVIPS_REASON_SIZE, "no %s", operations[file.loader]);
        return CVIPS_LOADER_MISSING;
    }
    const int failOn = (int)file.failOn;
    void *bytes = (void *)file.bytes;
    size_t count = file.count;
#define OPTIONS "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", failOn
    int failed = -1;
    switch (file.loader) {
    case CVIPS_JPEG: failed = cvips.vips_jpegload_buffer_(bytes, count, image, OPTIONS, "shrink", shrink, NULL); break;
    case CVIPS_PNG: failed = cvips.vips_pngload_buffer_(bytes, count, image, OPTIONS, NULL); break;
    case CVIPS_GIF: failed = cvips.vips_gifload_buffer_(bytes, count, image, OPTIONS, "page", file.page, NULL); break;
    case CVIPS_WEBP: failed = cvips.vips_webpload_buffer_(bytes, count, image, OPTIONS, "page", file.page, NULL); break;
    case CVIPS_TIFF: failed = cvips.vips_tiffload_buffer_(bytes, count, image, OPTIONS, "page", file.page, NULL); break;
    case CVIPS_HEIF: failed = cvips.vips_heifload_buffer_(bytes, count, image, OPTIONS, "page", file.page, NULL); break;
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

/// Strips of about this many bytes, and at most this many rows, are pulled through the pipeline at a time.
enum { stripBytes = 1 << 20, stripRows = 256 };

/// Pulls an RGB image through from top to bottom and brings it to the size, as it lies in the file.
static int shrink_into(VipsImage *image, int width, int height, uint8_t *pixels) {
    const int sourceWidth = cvips.vips_image_get_width_(image), sourceHeight = cvips.vips_image_get_height_(image);
    AreaShrink shrink;
    VipsRegion *region = cvips.vips_region_new_(image);
    bool isGood = region && area_shrink_begin(&shrink, sourceWidth, sourceHeight, width, height, pixels);
    if (isGood) {
        const size_t rowBytes = (size_t)sourceWidth * 3;
        int rows = (int)(stripBytes / rowBytes);
        rows = rows < 16 ? 16 : rows > stripRows ? stripRows : rows;
        for (int top = 0; isGood && top < sourceHeight; top += rows) {
            const int count = rows < sourceHeight - top ? rows : sourceHeight - top;
            size_t size = 0;
            uint8_t *strip = cvips.vips_region_fetch_(region, 0, top, sourceWidth, count, &size);
            isGood = strip && size == rowBytes * (size_t)count;
            for (int row = 0; isGood && row < count; row++) area_shrink_row(&shrink, strip + (size_t)row * rowBytes);
            cvips.g_free_(strip);
        }
        area_shrink_end(&shrink);
    }
    if (region) cvips.g_object_unref_(region);
    return isGood ? 0 : -1;
}

void cvips_orient(const uint8_t *from, int orientation, int width, int height, uint8_t *to) {
    const bool isOnItsSide = orientation >= 5;
    const bool isRightToLeft = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool isBottomUp = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const ptrdiff_t fileWidth = isOnItsSide ? height : width, fileHeight = isOnItsSide ? width : height;
    for (ptrdiff_t y = 0; y < height; y++) {
        for (ptrdiff_t x = 0; x < width; x++, to += 3) {
            ptrdiff_t column = isOnItsSide ? y : x, row = isOnItsSide ? x : y;
            if (isRightToLeft) column = fileWidth - 1 - column;
            if (isBottomUp) row = fileHeight - 1 - row;
            memcpy(to, from + 3 * (row * fileWidth + column), 3);
        }
    }
}

CVipsStatus cvips_render(
    CVipsFile file, int orientation, int loadShrink, int width, int height, uint8_t *pixels,
    char reason[CVIPS_REASON_SIZE]) {
    VipsImage *image = NULL;
    CVipsStatus status = open_file(file, loadShrink, &image, reason);
    if (status != CVIPS_OK) return status;
    const bool isUpright = orientation < 2 || orientation > 8;
    const bool isOnItsSide = orientation >= 5 && orientation <= 8;
    uint8_t *asInFile = isUpright ? pixels : malloc((size_t)width * (size_t)height * 3);
    if (!asInFile || color_to_srgb(&image) != 0
        || shrink_into(image, isOnItsSide ? height : width, isOnItsSide ? width : height, asInFile) != 0) {
        cvips_take_reason(reason);
        status = CVIPS_BAD_DATA;
    }
    cvips.g_object_unref_(image);
    if (!isUpright) {
        if (status == CVIPS_OK) cvips_orient(asInFile, orientation, width, height, pixels);
        free(asInFile);
    }
    return status;
}

CVipsStatus cvips_shrink(
    const uint8_t *source, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels) {
    AreaShrink shrink;
    if (!area_shrink_begin(&shrink, sourceWidth, sourceHeight, width, height, pixels)) return CVIPS_BAD_DATA;
    for (int row = 0; row < sourceHeight; row++) {
        area_shrink_row(&shrink, source + (size_t)row * (size_t)sourceWidth * 3);
    }
    area_shrink_end(&shrink);
    return CVIPS_OK;
}
