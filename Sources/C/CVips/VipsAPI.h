// The part of libvips' interface (and of GLib's) that Alto calls, from the reference of libvips 8.14.
//
// Declared here and not included, so that a machine needs the library alone: its development package brings 200 others
// along. The soname, libvips.so.42, stands for this interface; Debian has shipped it since 2015.
#ifndef CVIPS_API_H
#define CVIPS_API_H

#include <stddef.h>

typedef struct VipsImage VipsImage;
typedef struct VipsRegion VipsRegion;
typedef struct VipsArrayDouble VipsArrayDouble;
/// What VipsArrayDouble derives from.
typedef struct VipsArea VipsArea;
typedef size_t GType;
typedef int gboolean;

enum { VIPS_ACCESS_SEQUENTIAL = 1 };
enum { VIPS_FAIL_ON_NONE = 0, VIPS_FAIL_ON_TRUNCATED = 1, VIPS_FAIL_ON_WARNING = 3 };
enum {
    VIPS_FORMAT_UCHAR = 0, VIPS_FORMAT_CHAR, VIPS_FORMAT_USHORT, VIPS_FORMAT_SHORT, VIPS_FORMAT_UINT, VIPS_FORMAT_INT,
    VIPS_FORMAT_FLOAT, VIPS_FORMAT_COMPLEX, VIPS_FORMAT_DOUBLE,
};
enum { VIPS_INTENT_RELATIVE = 1 };
enum {
    VIPS_INTERPRETATION_B_W = 1, VIPS_INTERPRETATION_CMYK = 15, VIPS_INTERPRETATION_RGB = 17,
    VIPS_INTERPRETATION_sRGB = 22, VIPS_INTERPRETATION_RGB16 = 25,
    VIPS_INTERPRETATION_GREY16 = 26, VIPS_INTERPRETATION_scRGB = 28,
};
enum { G_LOG_LEVEL_WARNING = 1 << 4, G_LOG_LEVEL_MESSAGE = 1 << 5, G_LOG_LEVEL_INFO = 1 << 6 };
#define VIPS_META_EXIF_NAME "exif-data"
#define VIPS_META_ICC_NAME "icc-profile-data"

// Start, state
int vips_init(const char *name);
int vips_version(int part);
void vips_concurrency_set(int threads);
void vips_cache_set_max(int operations);
void vips_operation_block_set(const char *name, gboolean isBlocked);
GType vips_type_find(const char *base, const char *nickname);
char *vips_error_buffer_copy(void);

// What an image is
int vips_image_get_width(const VipsImage *image);
int vips_image_get_height(const VipsImage *image);
int vips_image_get_bands(const VipsImage *image);
int vips_image_get_format(const VipsImage *image);
int vips_image_get_interpretation(const VipsImage *image);
int vips_image_get_n_pages(VipsImage *image);
int vips_image_get_orientation(VipsImage *image);
gboolean vips_image_hasalpha(VipsImage *image);
GType vips_image_get_typeof(const VipsImage *image, const char *name);
int vips_image_get_blob(const VipsImage *image, const char *name, const void **bytes, size_t *count);

void vips_image_set_blob_copy(VipsImage *image, const char *name, const void *bytes, size_t count);

// Bytes to images and back; options are pairs of name and value, up to a NULL
int vips_jpegload_buffer(void *bytes, size_t count, VipsImage **out, ...);
int vips_pngload_buffer(void *bytes, size_t count, VipsImage **out, ...);
int vips_gifload_buffer(void *bytes, size_t count, VipsImage **out, ...);
int vips_webpload_buffer(void *bytes, size_t count, VipsImage **out, ...);
int vips_tiffload_buffer(void *bytes, size_t count, VipsImage **out, ...);
int vips_heifload_buffer(void *bytes, size_t count, VipsImage **out, ...);
VipsImage *vips_image_new_from_memory(const void *pixels, size_t size, int width, int height, int bands, int format);

// Images to pixels
VipsImage *vips_image_copy_memory(VipsImage *image);
const void *vips_image_get_data(VipsImage *image);
void *vips_image_write_to_memory(VipsImage *image, size_t *size);
int vips_jpegsave_buffer(VipsImage *in, void **bytes, size_t *count, ...);
VipsRegion *vips_region_new(VipsImage *image);
unsigned char *vips_region_fetch(VipsRegion *region, int left, int top, int width, int height, size_t *size);

// Operations
int vips_flatten(VipsImage *in, VipsImage **out, ...);
int vips_icc_transform(VipsImage *in, VipsImage **out, const char *profile, ...);
int vips_colourspace(VipsImage *in, VipsImage **out, int space, ...);
int vips_cast(VipsImage *in, VipsImage **out, int format, ...);
int vips_extract_band(VipsImage *in, VipsImage **out, int band, ...);
int vips_bandjoin(VipsImage **in, VipsImage **out, int count, ...);
int vips_copy(VipsImage *in, VipsImage **out, ...);
int vips_linear1(VipsImage *in, VipsImage **out, double factor, double summand, ...);
int vips_multiply(VipsImage *left, VipsImage *right, VipsImage **out, ...);
int vips_invert(VipsImage *in, VipsImage **out, ...);
VipsArrayDouble *vips_array_double_new(const double *values, int count);
void vips_area_unref(VipsArea *area);
void g_object_unref(void *object);
void g_free(void *memory);
unsigned g_log_set_handler(
    const char *domain, int levels, void (*handler)(const char *domain, int level, const char *message, void *data), void *data);

#endif
