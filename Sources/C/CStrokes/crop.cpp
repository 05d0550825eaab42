// Cutting a line of text out of a raster: straightened, dark on white, lit evenly, neighbours blanked.
#include "strokes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

using alto::Plane;

namespace {

constexpr int64_t kMostPixels = 16 << 20;
/// What background and foreground are stretched to. A little room on both sides keeps the anti-aliasing of strokes.
constexpr float kBackground = 250, kForeground = 10;

/// Catmull-Rom over 4 x 4 pixels; positions outside take the nearest pixel.
float sample(const Plane &plane, double x, double y) {
    int column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
    float tx = static_cast<float>(x - column), ty = static_cast<float>(y - row);
    auto weights = [](float t) {
        return std::array<float, 4>{
            0.5f * t * (-1 + t * (2 - t)), 1 + 0.5f * t * t * (3 * t - 5), 0.5f * t * (1 + t * (4 - 3 * t)),
            0.5f * t * t * (t - 1)};
    };
    auto wx = weights(tx), wy = weights(ty);
    float total = 0;
    for (int j = 0; j < 4; ++j) {
        const uint8_t *pixels = plane.row(std::clamp(row + j - 1, 0, plane.height - 1));
        float line = 0;
        for (int i = 0; i < 4; ++i) line += wx[i] * pixels[std::clamp(column + i - 1, 0, plane.width - 1)];
        total += wy[j] * line;
    }
    return std::clamp(total, 0.0f, 255.0f);
}

/// The values at two shares of a histogram.
std::pair<float, float> quantiles(const std::array<int, 256> &histogram, int count, double lowShare, double highShare) {
    float low = 0, high = 255;
    int seen = 0;
    bool hasLow = false;
    for (int value = 0; value < 256; ++value) {
        seen += histogram[value];
        if (!hasLow && seen > lowShare * count) {
            low = static_cast<float>(value);
            hasLow = true;
        }
        if (seen >= highShare * count) {
            high = static_cast<float>(value);
            break;
        }
    }
    return {low, high};
}

/// Stretches background and foreground to white and black, each measured along the crop in blocks as wide as it is
/// high, so that a shadow across the line goes away. Blanked pixels do not count.
void level(
    std::vector<float> &values, const std::vector<uint8_t> &blanked, int width, int height, float white,
    uint8_t *pixels) {
    int blocks = std::max(1, width / std::max(1, height));
    std::vector<float> foreground(blocks), background(blocks);
    float darkest = 255, brightest = 0;
    for (int block = 0; block < blocks; ++block) {
        int from = block * width / blocks, to = (block + 1) * width / blocks;
        std::array<int, 256> histogram{};
        int count = 0;
        for (int y = 0; y < height; ++y) {
            for (int x = from; x < to; ++x) {
                std::size_t i = static_cast<std::size_t>(y) * width + x;
                if (blanked[i]) continue;
                ++histogram[static_cast<int>(values[i])];
                ++count;
            }
        }
        std::tie(foreground[block], background[block]) =
            count > 0 ? quantiles(histogram, count, 0.03, 0.85) : std::pair<float, float>{0.0f, 255.0f};
        darkest = std::min(darkest, foreground[block]);
        brightest = std::max(brightest, background[block]);
    }
    // A block without letters has no foreground of its own: foreground is at least as far from background as three
    // fifths of the line's typical contrast.
    std::vector<float> contrasts(blocks);
    for (int block = 0; block < blocks; ++block) contrasts[block] = background[block] - foreground[block];
    std::nth_element(contrasts.begin(), contrasts.begin() + blocks / 2, contrasts.end());
    float least = std::max(8.0f, 0.6f * contrasts[blocks / 2]);
    for (int block = 0; block < blocks; ++block)
        foreground[block] = std::min(foreground[block], background[block] - least);

    for (int x = 0; x < width; ++x) {
        float position = (x + 0.5f) * blocks / width - 0.5f;
        int left = std::clamp(static_cast<int>(std::floor(position)), 0, blocks - 1);
        int right = std::min(left + 1, blocks - 1);
        float t = std::clamp(position - left, 0.0f, 1.0f);
        float low = foreground[left] + t * (foreground[right] - foreground[left]);
        float high = background[left] + t * (background[right] - background[left]);
        for (int y = 0; y < height; ++y) {
            std::size_t i = static_cast<std::size_t>(y) * width + x;
            float value = kForeground + (values[i] - low) / ((high - low) * white) * (kBackground - kForeground);
            pixels[i] = blanked[i] ? 255 : static_cast<uint8_t>(std::clamp(value, 0.0f, 255.0f));
        }
    }
}

void mark(std::vector<uint8_t> &mask, int width, int height, const alto_strokes_box &box, uint8_t value) {
    int left = std::clamp(box.left, 0, width), right = std::clamp(box.right, 0, width);
    int top = std::clamp(box.top, 0, height), bottom = std::clamp(box.bottom, 0, height);
    for (int y = top; y < bottom; ++y) {
        std::fill(mask.begin() + static_cast<std::size_t>(y) * width + left,
                  mask.begin() + static_cast<std::size_t>(y) * width + std::max(left, right), value);
    }
}

}  // namespace

alto_strokes_status alto_strokes_crop(
    const alto_strokes *image, const alto_line_crop *crop, const alto_strokes_box *own, int32_t own_count,
    const alto_strokes_box *foreign, int32_t foreign_count, uint8_t *pixels) {
    const int width = crop->width, height = crop->height;
    if (width < 1 || height < 1 || static_cast<int64_t>(width) * height > kMostPixels) return ALTO_STROKES_BAD_SIZE;
    double step = std::hypot(crop->across_x, crop->across_y);
    if (!std::isfinite(step) || !std::isfinite(crop->origin_x + crop->origin_y + crop->along_x + crop->along_y)) {
        return ALTO_STROKES_BAD_SIZE;
    }
    try {
        int depth = 0;
        while (depth + 1 < alto_strokes_levels(image) && step / (1 << depth) > 1.4) ++depth;
        const Plane &plane = image->levels[depth];
        const double scale = 1.0 / (1 << depth);
        const double limit = 1 << 20;

        std::size_t count = static_cast<std::size_t>(width) * height;
        std::vector<float> values(count);
        std::vector<uint8_t> blanked(count, 0);
        for (int32_t i = 0; i < foreign_count; ++i) mark(blanked, width, height, foreign[i], 1);
        for (int32_t i = 0; i < own_count; ++i) mark(blanked, width, height, own[i], 0);
        for (int v = 0; v < height; ++v) {
            for (int u = 0; u < width; ++u) {
                // Middles of pixels, so that a crop cut upside down is the same one turned.
                double column = u + 0.5, off = column - width * 0.5;
                double row = v + 0.5 + crop->bend * off * off;
                double x = (crop->origin_x + column * crop->along_x + row * crop->across_x) * scale - 0.5;
                double y = (crop->origin_y + column * crop->along_y + row * crop->across_y) * scale - 0.5;
                std::size_t i = static_cast<std::size_t>(v) * width + u;
                float value = sample(plane, std::clamp(x, -limit, limit), std::clamp(y, -limit, limit));
                values[i] = crop->bright ? 255 - value : value;
                // What lies outside of the picture is neither foreground nor background.
                if (x < -1 || y < -1 || x > plane.width || y > plane.height) blanked[i] = 1;
            }
        }
        level(values, blanked, width, height, static_cast<float>(std::clamp(crop->white, 0.1, 1.0)), pixels);
        return ALTO_STROKES_OK;
    } catch (...) {
        return ALTO_STROKES_NO_MEMORY;
    }
}
