// The functions of libvips and GLib that Alto calls, found when the first picture is opened.
//
// libvips brings a hundred libraries along; linked in the ordinary way they cost each start of the program 30 ms, even
// one that only prints its help. The types come from VipsAPI.h, so a wrong call does not compile.
#ifndef CVIPS_LIBRARY_H
#define CVIPS_LIBRARY_H

#include "VipsAPI.h"

#define CVIPS_FUNCTIONS(X)                                                                                             \
    X(vips_init) X(vips_version) X(vips_concurrency_set) X(vips_cache_set_max) X(vips_operation_block_set)             \
    X(vips_type_find) X(vips_error_buffer_copy)                                                                        \
    X(vips_image_get_width) X(vips_image_get_height) X(vips_image_get_bands) X(vips_image_get_interpretation)          \
    X(vips_image_get_format) X(vips_image_get_n_pages) X(vips_image_get_orientation) X(vips_image_get_typeof)          \
    X(vips_image_get_blob) X(vips_image_set_blob_copy) X(vips_image_hasalpha)                                          \
    X(vips_image_copy_memory) X(vips_image_get_data) X(vips_image_new_from_memory) X(vips_image_write_to_memory)       \
    X(vips_jpegload_buffer) X(vips_pngload_buffer) X(vips_gifload_buffer) X(vips_webpload_buffer)                      \
    X(vips_tiffload_buffer) X(vips_heifload_buffer) X(vips_region_new) X(vips_region_fetch)                            \
    X(vips_jpegsave_buffer)                                                                                            \
    X(vips_flatten) X(vips_icc_transform) X(vips_colourspace) X(vips_cast) X(vips_extract_band) X(vips_bandjoin)       \
    X(vips_copy) X(vips_linear1) X(vips_multiply) X(vips_invert) X(vips_array_double_new) X(vips_area_unref)           \
    X(g_object_unref) X(g_free) X(g_log_set_handler)

#define CVIPS_DECLARE(name) __typeof__(&(name)) name##_;
typedef struct CVipsLibrary {
    CVIPS_FUNCTIONS(CVIPS_DECLARE)
} CVipsLibrary;
#undef CVIPS_DECLARE

/// Filled by cvips_start.
extern CVipsLibrary cvips;

/// Copies and clears libvips' error text.
void cvips_take_reason(char reason[]);

#endif
