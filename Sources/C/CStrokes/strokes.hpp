// The raster behind an `alto_strokes`: a pyramid of 8-bit planes.
#pragma once

#include "CStrokes.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace alto {

struct Plane {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> pixels;

    const uint8_t *row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * width; }
    uint8_t *row(int y) { return pixels.data() + static_cast<std::size_t>(y) * width; }
};

/// Components of one level, both polarities.
struct Components {
    bool found = false;
    std::vector<alto_component> dark;
    std::vector<alto_component> bright;
};

/// Finds connected components. `scale` is what one pixel of the plane is in pixels of the raster; the first level
/// takes small letters, the last one letters of any size.
Components findComponents(const Plane &plane, int scale, bool isFirst, bool isLast);

}  // namespace alto

struct alto_strokes {
    std::vector<alto::Plane> levels;
    std::vector<alto::Components> components;
};
