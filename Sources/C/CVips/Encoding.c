#include <stdio.h>
#include <string.h>

#include "CVips.h"
#include "Library.h"

CVipsStatus cvips_encode_jpeg(
    const uint8_t *pixels, int width, int height, int quality, uint8_t *bytes, size_t *count,
    char reason[CVIPS_REASON_SIZE]) {
    const size_t size = (size_t)width * (size_t)height * 3;
    VipsImage *plain = cvips.vips_image_new_from_memory_(pixels, size, width, height, 3, VIPS_FORMAT_UCHAR);
    VipsImage *image = NULL;
    void *file = NULL;
    size_t fileSize = 0;
    CVipsStatus status = CVIPS_OK;
    if (!plain || cvips.vips_copy_(plain, &image, "interpretation", VIPS_INTERPRETATION_sRGB, NULL) != 0
        || cvips.vips_jpegsave_buffer_(image, &file, &fileSize, "Q", quality, "strip", 1, NULL) != 0) {
        cvips_take_reason(reason);
        status = CVIPS_BAD_DATA;
    } else if (fileSize > *count) {
        snprintf(reason, CVIPS_REASON_SIZE, "the file has %zu bytes", fileSize);
        status = CVIPS_BAD_DATA;
    } else {
        memcpy(bytes, file, fileSize);
        *count = fileSize;
    }
    if (file) cvips.g_free_(file);
    if (image) cvips.g_object_unref_(image);
    if (plain) cvips.g_object_unref_(plain);
    return status;
}
