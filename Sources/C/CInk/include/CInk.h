// Ink: strokes that are darker or brighter than what surrounds them, found in a raster and cut out as strips that a
// text recogniser can read. Pixel loops only; what a line of text is gets decided in Swift.
#ifndef ALTO_CINK_H
#define ALTO_CINK_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_INK_OK = 0,
    ALTO_INK_BAD_SIZE = 1,
    ALTO_INK_NO_MEMORY = 2,
} alto_ink_status;

/// What is looked at: lightness, or the colour difference that varies most (coloured letters on an equally light ground).
typedef enum {
    ALTO_INK_LIGHTNESS = 0,
    ALTO_INK_COLOUR = 1,
} alto_ink_channel;

/// A connected piece of ink. The box is half open, in pixels of the ink's raster.
typedef struct {
    int32_t left, top, right, bottom;
    /// Pixels of ink, in pixels of the ink's raster.
    int32_t area;
    /// Mean width of its strokes.
    float stroke;
    /// Mean value of the piece, and of what lies around it in its box.
    uint8_t ink, paper;
} alto_component;

/// A rectangle, half open.
typedef struct {
    int32_t left, top, right, bottom;
} alto_ink_box;

/// Where a strip lies in the raster: the source of strip pixel (u, v) is
/// origin + u * along + (v + bend * (u - width / 2)^2) * across.
typedef struct {
    double origin_x, origin_y;
    double along_x, along_y;
    double across_x, across_y;
    double bend;
    int32_t width, height;
    /// The letters are brighter than their ground.
    bool bright;
    /// What becomes white, between ink (0) and paper (1). Less than 1 takes away a ground between the two.
    double white;
} alto_strip;

typedef struct alto_ink alto_ink;

/// Takes 8-bit RGB pixels. `enlarge` is 1, 2 or 3: small pictures are enlarged so that letters come apart.
alto_ink_status alto_ink_open(
    const uint8_t *rgb, int32_t width, int32_t height, int32_t enlarge, alto_ink_channel channel, alto_ink **ink);
void alto_ink_close(alto_ink *ink);

int32_t alto_ink_width(const alto_ink *ink);
int32_t alto_ink_height(const alto_ink *ink);
/// Levels of the pyramid: each halves the one before, the first is the raster itself.
int32_t alto_ink_levels(const alto_ink *ink);

/// The pieces of ink of one level that could be letters by their size and strokes. The array is valid until the next call.
alto_ink_status alto_ink_find(
    alto_ink *ink, int32_t level, bool bright, const alto_component **components, int32_t *count);

/// Mean value in a box, 0 to 255; -1 when the box is outside of the raster.
double alto_ink_mean(const alto_ink *ink, alto_ink_box box);

/// Cuts a strip out, dark letters on a white ground of even light. Boxes are in pixels of the strip: what lies in a
/// `foreign` box and in no `own` box is blanked. `pixels` holds width * height bytes.
alto_ink_status alto_ink_cut(
    const alto_ink *ink, const alto_strip *strip, const alto_ink_box *own, int32_t own_count,
    const alto_ink_box *foreign, int32_t foreign_count, uint8_t *pixels);

#ifdef __cplusplus
}
#endif
#endif
