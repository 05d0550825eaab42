// Numbers that tell what sort of picture this is, without knowing what it shows. Loops over pixels are in C because Swift
// without optimisation, as in tests, takes a hundred times as long for them.
//
// All functions take 8-bit sRGB, three bytes a pixel, and are safe to call from several threads.
#ifndef CAPPEARANCE_H
#define CAPPEARANCE_H

#include <stdbool.h>
#include <stdint.h>

/// Light and flatness.
typedef struct CLight {
    /// Mean of the relative luminance (linear light), 0 to 1.
    double mean;
    /// Luma (0 to 255) below which 1, 50 and 99 % of the pixels lie, after a mean over 5 x 5 pixels: noise does not count.
    double dark, median, bright;
    /// Largest difference of the red, green or blue of the 1st and 99th hundredth, after the same mean.
    double spread;
    /// Share of pixels whose luma is above 250.
    double white;
} CLight;

/// What tells drawn from photographed.
typedef struct CStructure {
    /// Share of pixels that differ by at most 2 of 255 from their eight neighbours.
    double flat;
    /// Shares of pixels with no edge within 7 pixels (as far as a JPEG's ringing goes) that are flat, and that are not.
    double calm, texture;
    /// Share of the commonest colour (5 bits a channel) and of the 8 commonest.
    double commonest, palette;
    /// Share of the pixels that are an edge: a step of more than 24 in luma to a neighbour but one.
    double edges;
    /// Share of those whose gradient is within 3 degrees of an axis.
    double axisAligned;
    /// Share of pixels that are paper: near the brightest of their surroundings, which is light, and colourless.
    double paper;
    /// Share of pixels that are much darker than the paper around them.
    double ink;
    /// Share of pixels with a distinct colour.
    double colorful;
    /// Root mean square, in luma, of what a quadratic surface leaves of the picture: smooth gradients leave nothing.
    double residual;
    /// Share of the pixels on straight horizontal or vertical steps of at least a tenth of the picture.
    double lines;
    /// Lengths, in those of the picture's sides, of straight level and upright steps that border on one even colour all along:
    /// the edges of windows and bars.
    double levelPanels, uprightPanels;
} CStructure;

/// Blur at some edges, as the standard deviation of a Gaussian in pixels.
typedef struct CBlur {
    /// Edge pixels that were measured.
    int count;
    /// Blur at the sharpest 20 % and 50 % of them.
    double sharp, median;
} CBlur;

typedef struct CEdges {
    /// Pixels of the picture.
    int area;
    CBlur all;
    /// Those nearer to upright, which a movement to the side smears, and those nearer to level.
    CBlur upright, level;
} CEdges;

CLight cappearance_light(const uint8_t *pixels, int width, int height);
CStructure cappearance_structure(const uint8_t *pixels, int width, int height);
CEdges cappearance_edges(const uint8_t *pixels, int width, int height);

enum {
    /// Colours with 5 bits a channel: red << 10 | green << 5 | blue.
    CAPPEARANCE_COLORS = 32768,
    /// Cells of a grid of three by three, row by row.
    CAPPEARANCE_CELLS = 9,
};

/// Counts named colours in each cell of the picture.
/// - names: for each of CAPPEARANCE_COLORS colours the number of its name, below `nameCount`.
/// - counts: nameCount rows of CAPPEARANCE_CELLS; is overwritten.
void cappearance_colors(
    const uint8_t *pixels, int width, int height, const uint8_t *names, int nameCount, int32_t *counts);

#endif
