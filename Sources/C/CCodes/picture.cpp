#include "picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace alto {

Picture halved(const Picture &picture) {
    Picture half{picture.width / 2, picture.height / 2, {}};
    half.values.resize(static_cast<std::size_t>(half.width) * half.height);
    for (int y = 0; y < half.height; ++y) {
        const uint8_t *a = picture.values.data() + static_cast<std::size_t>(2 * y) * picture.width, *b = a + picture.width;
        for (int x = 0; x < half.width; ++x) {
            half.values[static_cast<std::size_t>(y) * half.width + x] =
                static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) >> 2);
        }
    }
    return half;
}

Picture transposed(const Picture &picture) {
    Picture result{picture.height, picture.width, std::vector<uint8_t>(picture.values.size())};
    constexpr int tile = 32;
    for (int ty = 0; ty < picture.height; ty += tile) {
        for (int tx = 0; tx < picture.width; tx += tile) {
            for (int y = ty; y < std::min(ty + tile, picture.height); ++y) {
                for (int x = tx; x < std::min(tx + tile, picture.width); ++x) {
                    result.values[static_cast<std::size_t>(x) * picture.height + y] =
                        picture.values[static_cast<std::size_t>(y) * picture.width + x];
                }
            }
        }
    }
    return result;
}

namespace {

/// Blocks of this many pixels, in a copy of half the size, are busy or not.
constexpr int kBlock = 8;
/// Mean square of the brightness's slope. A code with modules of 3 pixels and a contrast of 60 has some 400.
/// Wood grain and leaves have up to 1000: codes are first looked for above that, then in what is merely busy.
constexpr float kBusy[] = {1200, 260};
constexpr std::size_t kMostPatches[] = {3, 2};
/// What is merely busy and fills the picture is no code, and was looked at as a whole.
constexpr double kLargestShare[] = {1.1, 0.6};
/// A patch has at least so many blocks: a code less than 40 pixels wide cannot be read.
constexpr int kLeastBlocks = 6;
constexpr int kLargestPatch = 1100;
constexpr int kEnlargedBelow = 450;
/// Turning by less than this many radians would only blur.
constexpr double kLeastTurn = 0.01;

struct Block {
    float energy = 0, xx = 0, yy = 0, xy = 0;
    /// Fourfold direction: edges of a square grid add up.
    float cos4 = 0, sin4 = 0;
};

struct Region {
    int left, top, right, bottom;
    int blocks = 0;
    Block sum;
};

float steeper(int a, int b) { return static_cast<float>(std::abs(a) > std::abs(b) ? a : b); }

std::vector<Region> regions(
    const std::vector<Block> &blocks, int columns, int rows, float busy, std::size_t most, double largestShare) {
    std::vector<int> seen(blocks.size(), 0);
    std::vector<Region> found;
    for (int start = 0; start < static_cast<int>(blocks.size()); ++start) {
        if (seen[start] || blocks[start].energy < busy) continue;
        Region region{columns, rows, 0, 0, 0, {}};
        std::vector<int> open{start};
        seen[start] = 1;
        while (!open.empty()) {
            int at = open.back();
            open.pop_back();
            int x = at % columns, y = at / columns;
            region.left = std::min(region.left, x);
            region.right = std::max(region.right, x + 1);
            region.top = std::min(region.top, y);
            region.bottom = std::max(region.bottom, y + 1);
            ++region.blocks;
            const Block &b = blocks[at];
            region.sum.energy += b.energy;
            region.sum.xx += b.xx;
            region.sum.yy += b.yy;
            region.sum.xy += b.xy;
            region.sum.cos4 += b.cos4;
            region.sum.sin4 += b.sin4;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    int nx = x + dx, ny = y + dy;
                    if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
                    int next = ny * columns + nx;
                    if (seen[next] || blocks[next].energy < busy) continue;
                    seen[next] = 1;
                    open.push_back(next);
                }
            }
        }
        double share = static_cast<double>(region.right - region.left) * (region.bottom - region.top) / blocks.size();
        if (region.blocks >= kLeastBlocks && share < largestShare) found.push_back(region);
    }
    std::sort(found.begin(), found.end(), [](const Region &a, const Region &b) { return a.sum.energy > b.sum.energy; });
    if (found.size() > most) found.resize(most);
    return found;
}

Patch cut(const Picture &picture, double x, double y, double width, double height, double angle) {
    // Small codes are enlarged: their modules are too few pixels for ZXing's sampling.
    double scale = std::max(width, height) < kEnlargedBelow ? 0.5 : std::max(1.0, std::max(width, height) / kLargestPatch);
    Patch patch;
    patch.picture.width = std::max(8, static_cast<int>(width / scale));
    patch.picture.height = std::max(8, static_cast<int>(height / scale));
    patch.picture.values.resize(static_cast<std::size_t>(patch.picture.width) * patch.picture.height);
    Frame &frame = patch.frame;
    frame.scale = scale;
    if (std::abs(angle) < kLeastTurn) angle = 0;
    frame.cos = std::cos(angle);
    frame.sin = std::sin(angle);
    frame.left = x - (width * frame.cos - height * frame.sin) / 2;
    frame.top = y - (width * frame.sin + height * frame.cos) / 2;
    if (angle == 0) {
        frame.left = std::round(frame.left);
        frame.top = std::round(frame.top);
    }
    for (int v = 0; v < patch.picture.height; ++v) {
        uint8_t *to = patch.picture.values.data() + static_cast<std::size_t>(v) * patch.picture.width;
        for (int u = 0; u < patch.picture.width; ++u) {
            double px = frame.left + scale * (u * frame.cos - v * frame.sin);
            double py = frame.top + scale * (u * frame.sin + v * frame.cos);
            px = std::clamp(px, 0.0, picture.width - 1.001);
            py = std::clamp(py, 0.0, picture.height - 1.001);
            int ix = static_cast<int>(px), iy = static_cast<int>(py);
            float tx = static_cast<float>(px - ix), ty = static_cast<float>(py - iy);
            const uint8_t *a = picture.values.data() + static_cast<std::size_t>(iy) * picture.width + ix;
            const uint8_t *b = a + picture.width;
            float value = (1 - ty) * ((1 - tx) * a[0] + tx * a[1]) + ty * ((1 - tx) * b[0] + tx * b[1]);
            to[u] = static_cast<uint8_t>(value + 0.5f);
        }
    }
    return patch;
}

}  // namespace

std::vector<Patch> patches(const Picture &picture) {
    if (picture.width < 48 || picture.height < 48) return {};
    const Picture half = halved(picture);
    const int columns = (half.width - 2) / kBlock, rows = (half.height - 2) / kBlock;
    std::vector<Block> blocks(static_cast<std::size_t>(columns) * rows);
    for (int y = 1; y < rows * kBlock + 1; ++y) {
        const uint8_t *above = half.values.data() + static_cast<std::size_t>(y - 1) * half.width, *row = above + half.width,
                      *below = row + half.width;
        for (int x = 1; x < columns * kBlock + 1; ++x) {
            // The larger of both neighbours: a difference across two pixels does not see bars one pixel wide.
            float gx = steeper(row[x + 1] - row[x], row[x] - row[x - 1]);
            float gy = steeper(below[x] - row[x], row[x] - above[x]);
            float squares = gx * gx + gy * gy;
            if (squares < 16) continue;
            Block &block = blocks[static_cast<std::size_t>((y - 1) / kBlock) * columns + (x - 1) / kBlock];
            block.energy += squares / (kBlock * kBlock);
            block.xx += gx * gx;
            block.yy += gy * gy;
            block.xy += gx * gy;
            // |g|^2 cos and sin of four times the direction.
            float c2 = (gx * gx - gy * gy) / squares, s2 = 2 * gx * gy / squares;
            block.cos4 += squares * (c2 * c2 - s2 * s2);
            block.sin4 += squares * 2 * c2 * s2;
        }
    }
    std::vector<Patch> found;
    std::vector<Region> busiest = regions(blocks, columns, rows, kBusy[0], kMostPatches[0], kLargestShare[0]);
    for (const Region &region : regions(blocks, columns, rows, kBusy[1], kMostPatches[1], kLargestShare[1])) busiest.push_back(region);
    for (const Region &region : busiest) {
        const Block &sum = region.sum;
        double coherence = std::hypot(sum.xx - sum.yy, 2 * sum.xy) / std::max(1.0f, sum.xx + sum.yy);
        bool isStriped = coherence > 0.55;
        double angle = isStriped ? 0.5 * std::atan2(2 * sum.xy, sum.xx - sum.yy) : 0.25 * std::atan2(sum.sin4, sum.cos4);
        double left = region.left * kBlock * 2, right = region.right * kBlock * 2;
        double top = region.top * kBlock * 2, bottom = region.bottom * kBlock * 2;
        double width = right - left, height = bottom - top;
        // The box around the turned box, and a quiet zone.
        double c = std::abs(std::cos(angle)), s = std::abs(std::sin(angle));
        double wide = (width * c + height * s) * 1.12 + 32, high = (width * s + height * c) * 1.12 + 32;
        Patch patch = cut(picture, (left + right) / 2, (top + bottom) / 2, wide, high, angle);
        patch.isStriped = isStriped;
        found.push_back(std::move(patch));
    }
    return found;
}

}  // namespace alto
