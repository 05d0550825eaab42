// Strokes that are darker or brighter than what surrounds them, found in a raster and cut out as crops that a
// text recogniser can read. Pixel loops only; what a line of text is gets decided in Swift.
#ifndef ALTO_CSTROKES_H
#define ALTO_CSTROKES_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_STROKES_OK = 0,
    ALTO_STROKES_BAD_SIZE = 1,
    ALTO_STROKES_NO_MEMORY = 2,
} alto_strokes_status;

/// What is looked at: lightness, or the colour difference that varies most (coloured letters on an equally light ground).
typedef enum {
    ALTO_STROKES_LIGHTNESS = 0,
    ALTO_STROKES_COLOR = 1,
} alto_strokes_channel;

/// A connected component. The box is half open, in pixels of the image's raster.
typedef struct {
    int32_t left, top, right, bottom;
    /// Pixels of foreground, in pixels of the image's raster.
    int32_t area;
    /// Mean width of its strokes.
    float stroke;
    /// Mean value of the component, and of what lies around it in its box.
    uint8_t foreground, background;
} alto_component;

/// A rectangle, half open.
typedef struct {
    int32_t left, top, right, bottom;
} alto_strokes_box;

/// Where a crop lies in the raster: the source of crop pixel (u, v) is
/// origin + u * along + (v + bend * (u - width / 2)^2) * across.
typedef struct {
    double origin_x, origin_y;
    double along_x, along_y;
    double across_x, across_y;
    double bend;
    int32_t width, height;
    /// The letters are brighter than their ground.
    bool bright;
    /// What becomes white, between foreground (0) and background (1). Less than 1 takes away a ground between the two.
    double white;
} alto_line_crop;

typedef struct alto_strokes alto_strokes;

/// Takes 8-bit RGB pixels. `enlarge` is 1, 2 or 3: small pictures are enlarged so that letters come apart.
alto_strokes_status alto_strokes_open(
    const uint8_t *rgb, int32_t width, int32_t height, int32_t enlarge, alto_strokes_channel channel,
    alto_strokes **image);
void alto_strokes_close(alto_strokes *image);

int32_t alto_strokes_width(const alto_strokes *image);
int32_t alto_strokes_height(const alto_strokes *image);
/// Levels of the pyramid: each halves the one before, the first is the raster itself.
int32_t alto_strokes_levels(const alto_strokes *image);

/// The components of one level that could be letters by their size and strokes. The array is valid until the next call.
alto_strokes_status alto_strokes_components(
    alto_strokes *image, int32_t level, bool bright, const alto_component **components, int32_t *count);

/// Mean value in a box, 0 to 255; -1 when the box is outside of the raster.
double alto_strokes_mean(const alto_strokes *image, alto_strokes_box box);

/// Cuts a line out, dark letters on a white ground of even light. Boxes are in pixels of the crop: what lies in a
/// `foreign` box and in no `own` box is blanked. `pixels` holds width * height bytes.
alto_strokes_status alto_strokes_crop(
    const alto_strokes *image, const alto_line_crop *crop, const alto_strokes_box *own, int32_t own_count,
    const alto_strokes_box *foreign, int32_t foreign_count, uint8_t *pixels);

#ifdef __cplusplus
}
#endif
#endif
