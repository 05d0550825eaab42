#include "FaceScan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace alto_faces {
namespace {

typedef float Corners __attribute__((vector_size(16)));
constexpr int orientations = 18;

/// Length and orientation (of 18) of the strongest colour's gradient at each inner pixel of a row.
ALTO_HOT void gradients(
    const uint32_t *__restrict above, const uint32_t *__restrict row, const uint32_t *__restrict below, int width,
    float *__restrict length, int32_t *__restrict orientation
) {
    for (int x = 1; x < width - 1; ++x) {
        const uint32_t left = row[x - 1], right = row[x + 1], up = above[x], down = below[x];
        int dx = static_cast<int>(right & 255) - static_cast<int>(left & 255);
        int dy = static_cast<int>(down & 255) - static_cast<int>(up & 255);
        int square = dx * dx + dy * dy;
        const int greenX = static_cast<int>(right >> 8 & 255) - static_cast<int>(left >> 8 & 255);
        const int greenY = static_cast<int>(down >> 8 & 255) - static_cast<int>(up >> 8 & 255);
        const int green = greenX * greenX + greenY * greenY;
        dx = green > square ? greenX : dx;
        dy = green > square ? greenY : dy;
        square = green > square ? green : square;
        const int blueX = static_cast<int>(right >> 16 & 255) - static_cast<int>(left >> 16 & 255);
        const int blueY = static_cast<int>(down >> 16 & 255) - static_cast<int>(up >> 16 & 255);
        const int blue = blueX * blueX + blueY * blueY;
        dx = blue > square ? blueX : dx;
        dy = blue > square ? blueY : dy;
        square = blue > square ? blue : square;
        length[x] = __builtin_sqrtf(static_cast<float>(square));
        // Fold into the first quadrant, count the bounds at 10, 30, 50 and 70 degrees (as tangents in 1/4096) that are
        // passed, and unfold. Gradients that point up are turned by half a circle, which is 9 orientations.
        const int turn = (dy < 0) | ((dy == 0) & (dx < 0));
        const int ax = (dx < 0 ? -dx : dx), ay = (dy < 0 ? -dy : dy) * 4096;
        const int passed = (ay > ax * 722) + (ay > ax * 2365) + (ay > ax * 4881) + (ay > ax * 11254);
        const int mirrored = turn ? dx > 0 : dx < 0;
        int bin = mirrored ? 9 - passed : passed;
        bin += turn ? 9 : 0;
        orientation[x] = bin >= orientations ? bin - orientations : bin;
    }
}

/// Each pixel votes with its gradient's length for the four cells around it. The 8 x 8 pixels between four cells'
/// centres vote for the same four, so that a vote is one multiplication of four lanes (this cell, right, below, both).
struct Votes {
    Corners weights[cellSide][cellSide];
    Votes() {
        for (int y = 0; y < cellSide; ++y) {
            for (int x = 0; x < cellSide; ++x) {
                const float right = (x + 0.5f) / cellSide, below = (y + 0.5f) / cellSide;
                weights[y][x] = Corners{
                    (1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below};
            }
        }
    }
};

ALTO_HOT void vote(
    const float *length, const int32_t *orientation, int first, int last, const Corners *weights, Corners *blocks
) {
    for (int x = first; x < last;) {
        const int block = (x + cellSide / 2) / cellSide;
        const int end = std::min(last, block * cellSide + cellSide / 2);
        const int origin = block * cellSide - cellSide / 2;
        Corners *votes = blocks + static_cast<size_t>(block) * orientations;
        for (; x < end; ++x) votes[orientation[x]] += weights[x - origin] * length[x];
    }
}

/// The features of one row of cells from the histograms (`cells` with a border of one) and their energies.
ALTO_HOT void describe(
    const float *histograms, const float *energyAbove, const float *energy, const float *energyBelow, int columns,
    Features &features, int row
) {
    float *out = features.planes.data() + static_cast<size_t>(row) * features.stride + padding;
    const size_t step = static_cast<size_t>(features.rows) * features.stride;
    for (int x = 0; x < columns; ++x) {
        const float *histogram = histograms + static_cast<size_t>(x) * orientations;
        const float topLeft = energyAbove[x] + energyAbove[x + 1] + energy[x] + energy[x + 1];
        const float topRight = energyAbove[x + 1] + energyAbove[x + 2] + energy[x + 1] + energy[x + 2];
        const float bottomLeft = energyBelow[x] + energyBelow[x + 1] + energy[x] + energy[x + 1];
        const float bottomRight = energyBelow[x + 1] + energyBelow[x + 2] + energy[x + 1] + energy[x + 2];
        Corners limit = Corners{bottomRight, topRight, bottomLeft, topLeft} + 0.0001f;
        for (int lane = 0; lane < 4; ++lane) limit[lane] = 0.2f * __builtin_sqrtf(limit[lane]);
        const Corners scale = 0.1f / limit;
        Corners texture = {0, 0, 0, 0};
        float *cell = out + x;
        for (int o = 0; o < orientations; ++o) {
            const Corners value = Corners{} + histogram[o];
            const Corners part = (value < limit ? value : limit) * scale;
            cell[o * step] = (part[0] + part[1]) + (part[2] + part[3]);
            texture += part;
        }
        for (int o = 0; o < orientations / 2; ++o) {
            const Corners value = Corners{} + (histogram[o] + histogram[o + 9]);
            const Corners part = (value < limit ? value : limit) * scale;
            cell[(orientations + o) * step] = (part[0] + part[1]) + (part[2] + part[3]);
        }
        for (int lane = 0; lane < 4; ++lane) cell[(27 + lane) * step] = 2 * 0.2357f * texture[lane];
    }
}

}  // namespace

void extractFeatures(const Pixels &pixels, Features &features) {
    static const Votes votes;
    const int cellRows = (pixels.height + cellSide / 2) / cellSide;
    const int cellColumns = (pixels.width + cellSide / 2) / cellSide;
    features.rows = std::max(cellRows - 2, 0);
    features.columns = std::max(cellColumns - 2, 0);
    features.stride = (features.columns + lanes - 1) / lanes * lanes + lanes;
    features.planes.assign(static_cast<size_t>(planeCount) * features.rows * features.stride, 0);
    if (features.rows == 0 || features.columns == 0) return;

    // Histograms with a border of one cell all round.
    const size_t rowLength = static_cast<size_t>(cellColumns + 2) * orientations;
    std::vector<float> histograms(rowLength * (cellRows + 2), 0);
    std::vector<Corners> blocks(static_cast<size_t>(cellColumns + 1) * orientations);
    std::vector<float> length(pixels.width);
    std::vector<int32_t> orientation(pixels.width);
    const int lastRow = std::min(cellRows * cellSide, pixels.height) - 1;
    const int lastColumn = std::min(cellColumns * cellSide, pixels.width) - 1;
    for (int block = 0; block <= cellRows; ++block) {
        std::fill(blocks.begin(), blocks.end(), Corners{0, 0, 0, 0});
        const int origin = block * cellSide - cellSide / 2;
        for (int y = std::max(1, origin); y < std::min(lastRow, origin + cellSide); ++y) {
            gradients(pixels.row(y - 1), pixels.row(y), pixels.row(y + 1), lastColumn + 1, length.data(), orientation.data());
            vote(length.data(), orientation.data(), 1, lastColumn, votes.weights[y - origin], blocks.data());
        }
        float *here = histograms.data() + block * rowLength;
        float *below = here + rowLength;
        for (int column = 0; column <= cellColumns; ++column) {
            for (int o = 0; o < orientations; ++o) {
                const Corners sum = blocks[static_cast<size_t>(column) * orientations + o];
                const size_t at = static_cast<size_t>(column) * orientations + o;
                here[at] += sum[0];
                here[at + orientations] += sum[1];
                below[at] += sum[2];
                below[at + orientations] += sum[3];
            }
        }
    }

    std::vector<float> energy(static_cast<size_t>(cellRows) * cellColumns);
    for (int row = 0; row < cellRows; ++row) {
        for (int column = 0; column < cellColumns; ++column) {
            const float *histogram = histograms.data() + (row + 1) * rowLength + (column + 1) * orientations;
            float sum = 0;
            for (int o = 0; o < orientations / 2; ++o) {
                const float both = histogram[o] + histogram[o + 9];
                sum += both * both;
            }
            energy[static_cast<size_t>(row) * cellColumns + column] = sum;
        }
    }
    for (int row = 0; row < features.rows; ++row) {
        const float *middle = energy.data() + static_cast<size_t>(row + 1) * cellColumns;
        describe(
            histograms.data() + (row + 2) * rowLength + 2 * orientations, middle - cellColumns, middle,
            middle + cellColumns, features.columns, features, row);
    }
}

}  // namespace alto_faces
