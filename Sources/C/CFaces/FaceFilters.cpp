#include "FaceScan.h"

namespace alto_faces {
namespace {

/// One summand of a pose's filter on one plane: outer product of a column and a row.
struct SeparableFilter {
    int plane, pose;
    float row[windowCells], column[windowCells];
};

#include "FrontalFaceFilters.h"

// Both passes work on whole rows up to the stride, which is a multiple of a vector's length: what lies beyond the last
// column is nought going in, and is not looked at coming out.

/// out[y][x] = sum of in[y][x + n] * taps[n]
ALTO_HOT void along(
    const float *__restrict in, int inStride, const float *__restrict taps, int rows, int stride, float *__restrict out
) {
    for (int y = 0; y < rows; ++y, in += inStride, out += stride) {
        for (int x = 0; x < stride; ++x) {
            float even = 0, odd = 0;
            for (int n = 0; n < windowCells; n += 2) {
                even += in[x + n] * taps[n];
                odd += in[x + n + 1] * taps[n + 1];
            }
            out[x] = even + odd;
        }
    }
}

/// out[y][x] += sum of in[y + n][x] * taps[n]
ALTO_HOT void across(
    const float *__restrict in, const float *__restrict taps, int rows, int stride, float *__restrict out
) {
    for (int y = 0; y < rows; ++y, in += stride, out += stride) {
        for (int x = 0; x < stride; ++x) {
            float even = 0, odd = 0;
            for (int n = 0; n < windowCells; n += 2) {
                even += in[n * stride + x] * taps[n];
                odd += in[(n + 1) * stride + x] * taps[n + 1];
            }
            out[x] += even + odd;
        }
    }
}

}  // namespace

void scan(const Features &features, float threshold, std::vector<Candidate> &candidates) {
    const int rows = features.rows, columns = features.columns;
    if (rows == 0 || columns == 0) return;
    const int stride = features.stride - lanes;
    // Scratch has rows of nought above and below, as the planes have columns of nought.
    std::vector<float> scratch(static_cast<size_t>(rows + windowCells - 1) * stride, 0);
    std::vector<float> scores(static_cast<size_t>(poseCount) * rows * stride, 0);
    for (const SeparableFilter &filter : separableFilters) {
        along(features.plane(filter.plane), features.stride, filter.row, rows, stride, scratch.data() + padding * stride);
        across(
            scratch.data(), filter.column, rows, stride,
            scores.data() + static_cast<size_t>(filter.pose) * rows * stride);
    }
    for (int pose = 0; pose < poseCount; ++pose) {
        for (int y = 0; y < rows; ++y) {
            const float *row = scores.data() + (static_cast<size_t>(pose) * rows + y) * stride;
            for (int x = 0; x < columns; ++x) {
                const float score = row[x] - poseThresholds[pose];
                if (score < threshold) continue;
                // Windows begin `padding` cells before their first cell, and the first row and column of cells, which
                // have no neighbours, have no features. dlib's boxes reach from the first cell's middle to the last's.
                candidates.push_back(
                    {score, pose, (x - padding + 1.0) * cellSide + cellSide / 2 + 1.0,
                     (y - padding + 1.0) * cellSide + cellSide / 2 + 1.0, (windowCells - 1.0) * cellSide + 1.0});
            }
        }
    }
}

}  // namespace alto_faces
