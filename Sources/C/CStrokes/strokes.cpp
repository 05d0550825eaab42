// Opening a raster: the channel that is looked at, enlarging, the pyramid.
#include "strokes.hpp"

#include <algorithm>
#include <cmath>
#include <new>

using alto::Plane;

namespace {

constexpr int kMaximumSide = 1 << 15;
constexpr int kSmallestLevel = 64;
constexpr int kMostLevels = 4;

Plane lightness(const uint8_t *rgb, int width, int height) {
    Plane plane{width, height, std::vector<uint8_t>(static_cast<std::size_t>(width) * height)};
    for (std::size_t i = 0; i < plane.pixels.size(); ++i) {
        const uint8_t *p = rgb + 3 * i;
        plane.pixels[i] = static_cast<uint8_t>((306 * p[0] + 601 * p[1] + 117 * p[2] + 512) >> 10);
    }
    return plane;
}

/// Red minus green or blue minus the mean of both, whichever varies more: what tells letters from a ground of the
/// same lightness.
Plane color(const uint8_t *rgb, int width, int height) {
    std::size_t count = static_cast<std::size_t>(width) * height;
    double sum[2] = {0, 0}, squares[2] = {0, 0};
    for (std::size_t i = 0; i < count; i += 7) {
        const uint8_t *p = rgb + 3 * i;
        double values[2] = {(p[0] - p[1]) * 0.5, (2 * p[2] - p[0] - p[1]) * 0.25};
        for (int k = 0; k < 2; ++k) {
            sum[k] += values[k];
            squares[k] += values[k] * values[k];
        }
    }
    double n = static_cast<double>((count + 6) / 7);
    bool isRed = squares[0] / n - (sum[0] / n) * (sum[0] / n) >= squares[1] / n - (sum[1] / n) * (sum[1] / n);
    Plane plane{width, height, std::vector<uint8_t>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        const uint8_t *p = rgb + 3 * i;
        int value = isRed ? (p[0] - p[1]) / 2 : (2 * p[2] - p[0] - p[1]) / 4;
        plane.pixels[i] = static_cast<uint8_t>(std::clamp(128 + value, 0, 255));
    }
    return plane;
}

float cubic(float p0, float p1, float p2, float p3, float t) {
    return p1 + 0.5f * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
}

/// Catmull-Rom, along rows, then along columns.
Plane enlarged(const Plane &plane, int factor) {
    Plane wide{plane.width * factor, plane.height, {}};
    wide.pixels.resize(static_cast<std::size_t>(wide.width) * wide.height);
    auto at = [factor](int i, float &t) {
        float position = (i + 0.5f) / factor - 0.5f;
        float low = std::floor(position);
        t = position - low;
        return static_cast<int>(low);
    };
    for (int y = 0; y < wide.height; ++y) {
        const uint8_t *from = plane.row(y);
        uint8_t *to = wide.row(y);
        for (int x = 0; x < wide.width; ++x) {
            float t;
            int i = at(x, t);
            auto p = [&](int k) { return static_cast<float>(from[std::clamp(i + k, 0, plane.width - 1)]); };
            to[x] = static_cast<uint8_t>(std::clamp(cubic(p(-1), p(0), p(1), p(2), t) + 0.5f, 0.0f, 255.0f));
        }
    }
    Plane result{wide.width, plane.height * factor, {}};
    result.pixels.resize(static_cast<std::size_t>(result.width) * result.height);
    for (int y = 0; y < result.height; ++y) {
        float t;
        int i = at(y, t);
        const uint8_t *rows[4];
        for (int k = 0; k < 4; ++k) rows[k] = wide.row(std::clamp(i + k - 1, 0, wide.height - 1));
        uint8_t *to = result.row(y);
        for (int x = 0; x < result.width; ++x) {
            float value = cubic(rows[0][x], rows[1][x], rows[2][x], rows[3][x], t);
            to[x] = static_cast<uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
        }
    }
    return result;
}

Plane halved(const Plane &plane) {
    Plane half{plane.width / 2, plane.height / 2, {}};
    half.pixels.resize(static_cast<std::size_t>(half.width) * half.height);
    for (int y = 0; y < half.height; ++y) {
        const uint8_t *a = plane.row(2 * y), *b = plane.row(2 * y + 1);
        uint8_t *to = half.row(y);
        for (int x = 0; x < half.width; ++x) {
            to[x] = static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) >> 2);
        }
    }
    return half;
}

}  // namespace

alto_strokes_status alto_strokes_open(
    const uint8_t *rgb, int32_t width, int32_t height, int32_t enlarge, alto_strokes_channel channel, alto_strokes **image) {
    *image = nullptr;
    if (width < 1 || height < 1 || enlarge < 1 || enlarge > 3) return ALTO_STROKES_BAD_SIZE;
    if (width > kMaximumSide / enlarge || height > kMaximumSide / enlarge) return ALTO_STROKES_BAD_SIZE;
    try {
        auto *opened = new alto_strokes;
        *image = opened;
        Plane plane = channel == ALTO_STROKES_COLOR ? color(rgb, width, height) : lightness(rgb, width, height);
        opened->levels.push_back(enlarge > 1 ? enlarged(plane, enlarge) : std::move(plane));
        while (static_cast<int>(opened->levels.size()) < kMostLevels) {
            const Plane &last = opened->levels.back();
            if (std::min(last.width, last.height) / 2 < kSmallestLevel) break;
            opened->levels.push_back(halved(last));
        }
        opened->components.resize(opened->levels.size());
        return ALTO_STROKES_OK;
    } catch (...) {
        delete *image;
        *image = nullptr;
        return ALTO_STROKES_NO_MEMORY;
    }
}

void alto_strokes_close(alto_strokes *image) { delete image; }

int32_t alto_strokes_width(const alto_strokes *image) { return image->levels.front().width; }
int32_t alto_strokes_height(const alto_strokes *image) { return image->levels.front().height; }
int32_t alto_strokes_levels(const alto_strokes *image) { return static_cast<int32_t>(image->levels.size()); }

alto_strokes_status alto_strokes_components(
    alto_strokes *image, int32_t level, bool bright, const alto_component **components, int32_t *count) {
    *components = nullptr;
    *count = 0;
    if (level < 0 || level >= alto_strokes_levels(image)) return ALTO_STROKES_BAD_SIZE;
    try {
        alto::Components &level_components = image->components[level];
        if (!level_components.found) {
            level_components = alto::findComponents(
                image->levels[level], 1 << level, level == 0, level + 1 == alto_strokes_levels(image));
        }
        const auto &found = bright ? level_components.bright : level_components.dark;
        *components = found.data();
        *count = static_cast<int32_t>(found.size());
        return ALTO_STROKES_OK;
    } catch (...) {
        return ALTO_STROKES_NO_MEMORY;
    }
}

double alto_strokes_mean(const alto_strokes *image, alto_strokes_box box) {
    // A level on which the box is small is enough for a mean.
    int level = 0;
    int shortest = std::min(box.right - box.left, box.bottom - box.top);
    while (level + 1 < alto_strokes_levels(image) && (shortest >> level) > 8) ++level;
    const Plane &plane = image->levels[level];
    int left = std::max(0, box.left >> level), right = std::min(plane.width, box.right >> level);
    int top = std::max(0, box.top >> level), bottom = std::min(plane.height, box.bottom >> level);
    if (left >= right || top >= bottom) return -1;
    uint64_t sum = 0;
    for (int y = top; y < bottom; ++y) {
        const uint8_t *row = plane.row(y);
        for (int x = left; x < right; ++x) sum += row[x];
    }
    return static_cast<double>(sum) / (static_cast<double>(right - left) * (bottom - top));
}
