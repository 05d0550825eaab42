// Whatever colours a file has, as sRGB.
#ifndef CVIPS_COLOR_H
#define CVIPS_COLOR_H

#include "Library.h"

/// Puts `*image` over white and makes it sRGB, three bands of 8 bits: by its profile, or as its kind of pixels is meant.
/// Returns 0, or -1 with libvips' error text set.
int color_to_srgb(VipsImage **image);

#endif
