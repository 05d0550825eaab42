// What the parts of the face detector share. The method is dlib's frontal face detector (Felzenszwalb et al., "Object
// Detection with Discriminatively Trained Part Based Models", PAMI 2010, section 6: 31 features for each cell of 8 x 8
// pixels), with dlib's trained filters. It is written out here because dlib needs 280 ms to unpack its filters in each
// process, and because its loops are compiled for one instruction set only: here the hot ones exist for AVX2 too and
// are chosen when the program runs. On the same level of the pyramid, scores agree with dlib's to 0.02.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <vector>

#if defined(__x86_64__) && defined(__linux__)
/// Compiles a function for processors with AVX2 and FMA as well as for every other; the loader chooses.
#define ALTO_HOT __attribute__((target_clones("arch=haswell", "default")))
#else
#define ALTO_HOT
#endif

namespace alto_faces {

constexpr int cellSide = 8;
constexpr int windowCells = 10;
constexpr int planeCount = 31;
constexpr int poseCount = 5;
/// Rows of features are a multiple of this, and as much again for the window's reach.
constexpr int lanes = 16;
/// Columns of nought at the left of each row of features, so that a window may begin outside the picture.
constexpr int padding = (windowCells - 1) / 2;

/// Pixels as 0x00BBGGRR, row by row.
struct Pixels {
    int width = 0, height = 0;
    std::vector<uint32_t> data;
    const uint32_t *row(int y) const { return data.data() + static_cast<size_t>(y) * width; }
    uint32_t *row(int y) { return data.data() + static_cast<size_t>(y) * width; }
};

/// The 31 features of each cell that has neighbours on all sides: planes[plane][row][column + padding].
struct Features {
    int rows = 0, columns = 0, stride = 0;
    std::vector<float> planes;
    float *plane(int index) { return planes.data() + static_cast<size_t>(index) * rows * stride; }
    const float *plane(int index) const { return planes.data() + static_cast<size_t>(index) * rows * stride; }
};

/// A window that a filter answered to, in pixels of the level it was found on.
struct Candidate {
    float score;
    int pose;
    double left, top, side;
};

/// Bilinear interpolation between pixel centres; meant for factors between 1/2 and 4.
void resize(const Pixels &from, int width, int height, Pixels &to);

void extractFeatures(const Pixels &pixels, Features &features);

/// Adds the windows of one level whose score is at least `threshold`.
void scan(const Features &features, float threshold, std::vector<Candidate> &candidates);

}  // namespace alto_faces
