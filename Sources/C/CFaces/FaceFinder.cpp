#include "include/CFaces.h"

#include <dlib/array2d.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_transforms.h>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <new>
#include <string>

using Detector = dlib::frontal_face_detector;
using Pixels = dlib::array2d<dlib::rgb_pixel>;

struct alto_face_finder {
    Detector detector;
};

namespace {

bool load(const std::string &path, Detector &detector) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    try {
        deserialize(detector, file);
        return detector.num_detectors() == 5;
    } catch (const std::exception &) {
        return false;
    }
}

/// Written under another name first: two processes may do so at once. A cache that cannot be written is none.
void save(const Detector &detector, const std::string &path) {
    const std::string pending = path + "." + std::to_string(getpid());
    bool isWritten = false;
    {
        std::ofstream file(pending, std::ios::binary);
        if (!file) return;
        serialize(detector, file);
        file.close();
        isWritten = bool(file);
    }
    if (!isWritten || std::rename(pending.c_str(), path.c_str()) != 0) std::remove(pending.c_str());
}

Pixels pixels(const uint8_t *rgb, int width, int height) {
    Pixels image(height, width);
    for (long y = 0; y < height; ++y) {
        const uint8_t *row = rgb + 3 * static_cast<size_t>(y) * width;
        for (long x = 0; x < width; ++x) image[y][x] = dlib::rgb_pixel(row[3 * x], row[3 * x + 1], row[3 * x + 2]);
    }
    return image;
}

}  // namespace

alto_faces_status alto_face_finder_open(const char *cache, alto_face_finder **finder) {
    *finder = nullptr;
    try {
        auto opened = std::make_unique<alto_face_finder>();
        const std::string path = cache ? cache : "";
        if (path.empty() || !load(path, opened->detector)) {
            opened->detector = dlib::get_frontal_face_detector();
            if (!path.empty()) save(opened->detector, path);
        }
        *finder = opened.release();
        return ALTO_FACES_OK;
    } catch (const std::bad_alloc &) {
        return ALTO_FACES_NO_MEMORY;
    } catch (...) {
        return ALTO_FACES_FAILED;
    }
}

void alto_face_finder_close(alto_face_finder *finder) { delete finder; }

alto_faces_status alto_face_finder_find(
    alto_face_finder *finder, const uint8_t *rgb, int32_t width, int32_t height, int32_t working_side, float threshold,
    alto_face *faces, size_t capacity, size_t *count
) {
    *count = 0;
    if (width <= 0 || height <= 0 || working_side <= 0) return ALTO_FACES_INVALID;
    try {
        Pixels image = pixels(rgb, width, height);
        const double factor = static_cast<double>(working_side) / std::max(width, height);
        if (std::abs(factor - 1) > 0.01) {
            Pixels scaled(std::max(1L, std::lround(height * factor)), std::max(1L, std::lround(width * factor)));
            dlib::resize_image(image, scaled, dlib::interpolate_bilinear());
            swap(image, scaled);
        }
        const double scale = static_cast<double>(std::max(width, height)) / std::max(image.nc(), image.nr());
        std::vector<dlib::rect_detection> found;
        finder->detector(image, found, threshold);
        *count = std::min(capacity, found.size());
        for (size_t i = 0; i < *count; ++i) {
            const auto &face = found[i];
            faces[i] = {face.rect.left() * scale, face.rect.top() * scale, face.rect.width() * scale,
                        float(face.detection_confidence), int32_t(face.weight_index)};
        }
        return ALTO_FACES_OK;
    } catch (const std::bad_alloc &) {
        return ALTO_FACES_NO_MEMORY;
    } catch (...) {
        return ALTO_FACES_FAILED;
    }
}
