#include "FaceScan.h"
#include "include/CFaces.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <tuple>

namespace alto_faces {
namespace {

/// Two windows upon the same face (dlib's limits, learnt with the detector): a third of their union in common, or one
/// of them covered to four fifths.
bool sameFace(const Candidate &a, const Candidate &b) {
    const double width = std::min(a.left + a.side, b.left + b.side) - std::max(a.left, b.left);
    const double height = std::min(a.top + a.side, b.top + b.side) - std::max(a.top, b.top);
    if (width <= 0 || height <= 0) return false;
    const double common = width * height, first = a.side * a.side, second = b.side * b.side;
    return common > 0.33 * (first + second - common) || common > 0.78 * std::min(first, second);
}

Pixels unpack(const uint8_t *rgb, int width, int height) {
    Pixels pixels;
    pixels.width = width;
    pixels.height = height;
    pixels.data.resize(static_cast<size_t>(width) * height);
    for (size_t i = 0; i < pixels.data.size(); ++i)
        pixels.data[i] = rgb[3 * i] | static_cast<uint32_t>(rgb[3 * i + 1]) << 8 | static_cast<uint32_t>(rgb[3 * i + 2]) << 16;
    return pixels;
}

std::vector<Candidate> find(Pixels level, int workingSide, float threshold) {
    const int width = level.width, height = level.height;
    const double factor = static_cast<double>(workingSide) / std::max(width, height);
    Pixels other;
    if (std::abs(factor - 1) > 0.01) {
        resize(level, std::max(1, int(width * factor + 0.5)), std::max(1, int(height * factor + 0.5)), other);
        std::swap(level, other);
    }
    std::vector<Candidate> candidates;
    Features features;
    // A window that sticks out of the picture by up to four cells still finds a face: dlib stops at 64 pixels, too.
    while (std::min(level.width, level.height) >= 64) {
        const size_t before = candidates.size();
        extractFeatures(level, features);
        scan(features, threshold, candidates);
        const double scale = static_cast<double>(std::max(width, height)) / std::max(level.width, level.height);
        for (size_t i = before; i < candidates.size(); ++i) {
            candidates[i].left *= scale;
            candidates[i].top *= scale;
            candidates[i].side *= scale;
        }
        resize(level, (level.width * 5 + 3) / 6, (level.height * 5 + 3) / 6, other);
        std::swap(level, other);
    }
    std::sort(candidates.begin(), candidates.end(), [](auto &a, auto &b) {
        return std::tie(b.score, a.top, a.left, a.side, a.pose) < std::tie(a.score, b.top, b.left, b.side, b.pose);
    });
    std::vector<Candidate> faces;
    for (const Candidate &candidate : candidates) {
        if (std::none_of(faces.begin(), faces.end(), [&](auto &face) { return sameFace(face, candidate); }))
            faces.push_back(candidate);
    }
    return faces;
}

}  // namespace
}  // namespace alto_faces

alto_faces_status alto_faces_find(
    const uint8_t *rgb, int32_t width, int32_t height, int32_t working_side, float threshold, alto_face *faces,
    size_t capacity, size_t *count
) {
    *count = 0;
    if (width <= 0 || height <= 0 || working_side <= 0) return ALTO_FACES_INVALID;
    try {
        const auto found = alto_faces::find(alto_faces::unpack(rgb, width, height), working_side, threshold);
        *count = std::min(capacity, found.size());
        for (size_t i = 0; i < *count; ++i)
            faces[i] = {found[i].left, found[i].top, found[i].side, found[i].score, found[i].pose};
        return ALTO_FACES_OK;
    } catch (const std::bad_alloc &) {
        return ALTO_FACES_NO_MEMORY;
    } catch (...) {
        return ALTO_FACES_FAILED;
    }
}
