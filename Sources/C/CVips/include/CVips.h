// libvips, as far as Alto uses it: look at a file's header, render it as upright 8-bit sRGB, shrink pixels.
//
// Every entry point returns CVIPS_OK or a status, writes a reason for developers into `reason` and keeps no error state.
// All may be called from several threads at once.
#ifndef CVIPS_H
#define CVIPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CVIPS_REASON_SIZE 256

typedef enum CVipsStatus {
    CVIPS_OK = 0,
    /// The library itself is not there.
    CVIPS_LIBRARY_MISSING,
    /// The library has no loader for the format.
    CVIPS_LOADER_MISSING,
    /// The bytes could not be decoded.
    CVIPS_BAD_DATA,
} CVipsStatus;

typedef enum CVipsLoader {
    CVIPS_JPEG, CVIPS_PNG, CVIPS_GIF, CVIPS_WEBP, CVIPS_TIFF, CVIPS_HEIF,
} CVipsLoader;

/// A file in memory. `bytes` are read during a call only.
typedef struct CVipsFile {
    const uint8_t *bytes;
    size_t count;
    CVipsLoader loader;
    /// Stop where the file breaks off; otherwise what is missing stays black or grey.
    bool strict;
} CVipsFile;

typedef struct CVipsHeader {
    int width;
    int height;
    int pages;
    /// Exif orientation that is still to be applied, 1 to 8.
    int orientation;
} CVipsHeader;

/// Loads libvips and switches off its cache and every loader but those of CVipsLoader. Later calls do nothing.
CVipsStatus cvips_start(char reason[CVIPS_REASON_SIZE]);

/// Reads the header; decodes no pixel.
CVipsStatus cvips_inspect(CVipsFile file, CVipsHeader *header, char reason[CVIPS_REASON_SIZE]);

/// Copies at most `capacity` bytes of the file's Exif block. Returns the size of the block, 0 when there is none.
size_t cvips_exif(CVipsFile file, uint8_t *block, size_t capacity);

/// Decodes the first frame, upright, sRGB, over white.
/// - loadShrink: 1, 2, 4 or 8; more than 1 for JPEG only.
/// - width, height: size of the upright result; at most the size of the file's.
/// - pixels: room for 3 * width * height bytes.
CVipsStatus cvips_render(
    CVipsFile file, int orientation, int loadShrink, int width, int height, uint8_t *pixels,
    char reason[CVIPS_REASON_SIZE]);

/// Shrinks 8-bit RGB pixels: each becomes the mean over the area that it covers. Needs no library.
/// - width, height: at most those of the source.
CVipsStatus cvips_shrink(
    const uint8_t *source, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels);

#endif
