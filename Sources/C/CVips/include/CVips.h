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

/// What ends the decoding. Where the file breaks off and that is let pass, what is missing stays black or grey.
typedef enum CVipsFailOn {
    CVIPS_FAIL_ON_NOTHING = 0, CVIPS_FAIL_ON_TRUNCATED = 1, CVIPS_FAIL_ON_WARNING = 3,
} CVipsFailOn;

/// A file in memory. `bytes` are read during a call only.
typedef struct CVipsFile {
    const uint8_t *bytes;
    size_t count;
    CVipsLoader loader;
    /// The page or frame, from 0.
    int page;
    CVipsFailOn failOn;
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

/// How the data of a JPEG file is, whose decoders say nothing of the most faults.
typedef enum CVipsJPEGState {
    CVIPS_JPEG_GOOD = 0,
    /// All is there but the mark of the end.
    CVIPS_JPEG_NO_END,
    /// Codes that there are not, blocks beyond black and white, data left over.
    CVIPS_JPEG_DAMAGED,
    /// The data ends before its blocks do.
    CVIPS_JPEG_TRUNCATED,
    /// Not of the usual kind (sequential with Huffman codes).
    CVIPS_JPEG_UNKNOWN,
} CVipsJPEGState;

/// Walks through the entropy-coded data without decoding pixels (ITU-T T.81, annex F).
CVipsJPEGState cvips_check_jpeg(const uint8_t *bytes, size_t count);

/// Decodes a page or frame, upright, sRGB, over white, or over a ground that shows what white would hide.
/// - loadShrink: 1, 2, 4 or 8; more than 1 for JPEG only.
/// - width, height: size of the upright result; at most the size of the file's.
/// - pixels: room for 3 * width * height bytes.
CVipsStatus cvips_render(
    CVipsFile file, int orientation, int loadShrink, int width, int height, uint8_t *pixels,
    char reason[CVIPS_REASON_SIZE]);

/// The same for TIFF files with samples that libvips does not know, such as subsampled colours, by libtiff. All pixels are
/// held in memory. `orientation` is 1 to 8, `pages` is left as it is.
CVipsStatus cvips_inspect_tiff(CVipsFile file, CVipsHeader *header);
/// - sourceWidth, sourceHeight: as the header said.
/// - width, height: of the result, as it lies in the file.
CVipsStatus cvips_render_tiff(CVipsFile file, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels);

/// Turns pixels of a file as Exif asks, into `width` by `height` upright ones.
void cvips_orient(const uint8_t *from, int orientation, int width, int height, uint8_t *to);

/// Shrinks 8-bit RGB pixels: each becomes the mean over the area that it covers. Needs no library.
/// - width, height: at most those of the source.
CVipsStatus cvips_shrink(
    const uint8_t *source, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels);

/// Writes 8-bit RGB pixels as a JPEG file that holds nothing else.
/// - quality: 1 to 100.
/// - count: at first the room at `bytes`, then the size of the file. One that does not fit is CVIPS_BAD_DATA.
CVipsStatus cvips_encode_jpeg(
    const uint8_t *pixels, int width, int height, int quality, uint8_t *bytes, size_t *count,
    char reason[CVIPS_REASON_SIZE]);

#endif
