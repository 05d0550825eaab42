// Shrinks 8-bit RGB rows as they come in: each pixel of the result is the mean over the area that it covers.
//
// All sums are exact integers, so a picture that is mirrored or on its side gives the very same bytes, mirrored or on
// its side; and no more than two rows are held. libvips' own resize did neither, and took ten times as long.
#ifndef CVIPS_AREA_SHRINK_H
#define CVIPS_AREA_SHRINK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct AreaShrink {
    int sourceWidth, sourceHeight, width, height;
    /// Rows seen, and rows of the result that are done.
    int sourceRow, row;
    /// Sum of the rows that fall into the row at hand, times their weights.
    uint32_t *column;
    uint8_t *pixels;
} AreaShrink;

/// - width, height: at most those of the source, which has at most 2^24 pixels on a side.
/// - pixels: room for 3 * width * height bytes.
/// Returns false when there is no memory or a size is wrong. Ends with area_shrink_end.
bool area_shrink_begin(AreaShrink *shrink, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels);
/// Takes the next row: 3 * sourceWidth bytes.
void area_shrink_row(AreaShrink *shrink, const uint8_t *row);
void area_shrink_end(AreaShrink *shrink);

#endif
