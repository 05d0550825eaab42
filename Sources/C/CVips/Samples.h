// What the samples of an image mean, where that is not plain.
#ifndef CVIPS_SAMPLES_H
#define CVIPS_SAMPLES_H

#include "Library.h"

/// Brings floating and wide whole numbers, of which no file says what is white, to 8 bits by their range; leaves others alone.
/// Returns 0, or -1 with libvips' error text set.
int samples_to_bytes(VipsImage **image);

/// The gray, 0 to 255, over which everything shows that is drawn on transparency: white, unless what borders on it is light.
double ground_for(VipsImage **image);

#endif
