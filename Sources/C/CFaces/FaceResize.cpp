#include "FaceScan.h"

#include <algorithm>

namespace alto_faces {
namespace {

/// Between a and b, by weight / 128 of b; two colours at a time in one register.
inline uint32_t between(uint32_t a, uint32_t b, uint32_t weight) {
    const uint32_t mask = 0x00FF00FF;
    const uint32_t even = ((a & mask) * (128 - weight) + (b & mask) * weight + 0x00400040) >> 7 & mask;
    const uint32_t odd = (((a >> 8 & 255) * (128 - weight) + (b >> 8 & 255) * weight + 64) >> 7) << 8;
    return even | odd;
}

ALTO_HOT void blendRows(
    const uint32_t *__restrict above, const uint32_t *__restrict below, uint32_t weight, int width,
    uint32_t *__restrict out
) {
    for (int x = 0; x < width; ++x) out[x] = between(above[x], below[x], weight);
}

ALTO_HOT void blendColumns(
    const uint32_t *__restrict row, const int32_t *__restrict index, const uint32_t *__restrict weights, int width,
    uint32_t *__restrict out
) {
    for (int x = 0; x < width; ++x) out[x] = between(row[index[x]], row[index[x] + 1], weights[x]);
}

/// The source pixel left of (above) each target pixel's centre and the weight, of 128, of the one after it.
void taps(int from, int to, std::vector<int32_t> &index, std::vector<uint32_t> &weights) {
    index.resize(to);
    weights.resize(to);
    for (int i = 0; i < to; ++i) {
        const double place = std::clamp((i + 0.5) * from / to - 0.5, 0.0, from - 1.0);
        index[i] = std::clamp(static_cast<int>(place), 0, std::max(0, from - 2));
        weights[i] = static_cast<uint32_t>((place - index[i]) * 128 + 0.5);
    }
}

}  // namespace

void resize(const Pixels &from, int width, int height, Pixels &to) {
    to.width = width;
    to.height = height;
    to.data.resize(static_cast<size_t>(width) * height);
    std::vector<int32_t> columns, rows;
    std::vector<uint32_t> columnWeights, rowWeights;
    taps(from.width, width, columns, columnWeights);
    taps(from.height, height, rows, rowWeights);
    // One pixel more than the row, so that a row of a single pixel has a neighbour.
    std::vector<uint32_t> blended(from.width + 1, 0);
    for (int y = 0; y < height; ++y) {
        const int next = std::min(rows[y] + 1, from.height - 1);
        blendRows(from.row(rows[y]), from.row(next), rowWeights[y], from.width, blended.data());
        blendColumns(blended.data(), columns.data(), columnWeights.data(), width, to.row(y));
    }
}

}  // namespace alto_faces
