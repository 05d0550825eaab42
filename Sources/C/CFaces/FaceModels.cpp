#include "include/CFaces.h"

#include <dlfcn.h>
#include <dlib/dnn.h>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/image_transforms.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <new>

namespace {

// The network of dlib's face recognition model, a ResNet with 29 convolutions (He et al., 2015, with fewer layers and
// half the filters): the types say what the file holds, and a file that holds anything else is refused.
template <int filters, int stride, typename below>
using convolutions = dlib::affine<dlib::con<
    filters, 3, 3, 1, 1, dlib::relu<dlib::affine<dlib::con<filters, 3, 3, stride, stride, below>>>>>;
template <int filters, typename below>
using residual = dlib::relu<dlib::add_prev1<convolutions<filters, 1, dlib::tag1<below>>>>;
template <int filters, typename below>
using halving = dlib::relu<dlib::add_prev2<
    dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<convolutions<filters, 2, dlib::tag1<below>>>>>>>;
template <typename below>
using stem = dlib::max_pool<3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, below>>>>;
template <typename below>
using level32 = residual<32, residual<32, residual<32, below>>>;
template <typename below>
using level64 = residual<64, residual<64, residual<64, halving<64, below>>>>;
template <typename below>
using level128 = residual<128, residual<128, halving<128, below>>>;
template <typename below>
using level256 = halving<256, residual<256, residual<256, halving<256, below>>>>;
using Network = dlib::loss_metric<dlib::fc_no_bias<128, dlib::avg_pool_everything<
    level256<level128<level64<level32<stem<dlib::input_rgb_image_sized<150>>>>>>>>>;

using Chip = dlib::matrix<dlib::rgb_pixel>;

void explain(char *reason, size_t size, const char *text) {
    if (size > 0) std::snprintf(reason, size, "%s", text);
}

template <typename Model>
alto_faces_status read(const char *path, Model &model, char *reason, size_t size) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        explain(reason, size, "it cannot be opened");
        return ALTO_FACES_MISSING;
    }
    try {
        deserialize(model, file);
    } catch (const std::bad_alloc &) {
        // A broken length in the file asks for more memory than there is.
        explain(reason, size, "it asks for too much memory");
        return ALTO_FACES_INVALID;
    } catch (const std::exception &error) {
        explain(reason, size, error.what());
        return ALTO_FACES_INVALID;
    }
    return ALTO_FACES_OK;
}

/// One thread for each observer is Alto's budget; OpenBLAS would take all cores for each product of matrices.
void keepToOneThread() {
    using Setter = void (*)(int);
    if (auto set = reinterpret_cast<Setter>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(1);
}

}  // namespace

struct alto_face_models {
    dlib::shape_predictor landmarks;
    Network network;
};

alto_faces_status alto_face_models_open(
    const char *landmarks, const char *network, alto_face_models **models, char *reason, size_t reason_size
) {
    *models = nullptr;
    explain(reason, reason_size, "");
    try {
        keepToOneThread();
        auto opened = std::make_unique<alto_face_models>();
        auto status = read(landmarks, opened->landmarks, reason, reason_size);
        if (status == ALTO_FACES_OK && opened->landmarks.num_parts() != 5) {
            explain(reason, reason_size, "it does not hold five landmarks");
            status = ALTO_FACES_INVALID;
        }
        if (status == ALTO_FACES_OK) status = read(network, opened->network, reason, reason_size);
        if (status != ALTO_FACES_OK) return status;
        *models = opened.release();
        return ALTO_FACES_OK;
    } catch (const std::bad_alloc &) {
        return ALTO_FACES_NO_MEMORY;
    } catch (const std::exception &error) {
        explain(reason, reason_size, error.what());
        return ALTO_FACES_FAILED;
    } catch (...) {
        return ALTO_FACES_FAILED;
    }
}

void alto_face_models_close(alto_face_models *models) { delete models; }

alto_faces_status alto_face_models_embed(
    alto_face_models *models, const uint8_t *rgb, int32_t width, int32_t height, alto_face face, float *embedding,
    char *reason, size_t reason_size
) {
    explain(reason, reason_size, "");
    if (width <= 0 || height <= 0 || !(face.side >= 1) || !(face.side < 1e6)) return ALTO_FACES_INVALID;
    try {
        // The chip reaches a quarter of its side beyond the landmarks; a face's own side on each side is ample.
        const double reach = face.side;
        const long left = std::clamp<long>(long(face.left - reach), 0, width - 1);
        const long top = std::clamp<long>(long(face.top - reach), 0, height - 1);
        const long right = std::clamp<long>(long(face.left + face.side + reach), left + 1, width);
        const long bottom = std::clamp<long>(long(face.top + face.side + reach), top + 1, height);
        dlib::array2d<dlib::rgb_pixel> part(bottom - top, right - left);
        for (long y = top; y < bottom; ++y) {
            const uint8_t *row = rgb + 3 * (static_cast<size_t>(y) * width + left);
            for (long x = 0; x < right - left; ++x) part[y - top][x] = dlib::rgb_pixel(row[3 * x], row[3 * x + 1], row[3 * x + 2]);
        }
        const long side = std::max(1L, std::lround(face.side));
        const long x = std::lround(face.left) - left, y = std::lround(face.top) - top;
        const auto shape = models->landmarks(part, dlib::rectangle(x, y, x + side - 1, y + side - 1));
        Chip chip;
        dlib::extract_image_chip(part, dlib::get_face_chip_details(shape, 150, 0.25), chip);
        const auto numbers = models->network(chip);
        if (numbers.size() != 128) return ALTO_FACES_FAILED;
        std::copy(numbers.begin(), numbers.end(), embedding);
        return ALTO_FACES_OK;
    } catch (const std::bad_alloc &) {
        return ALTO_FACES_NO_MEMORY;
    } catch (const std::exception &error) {
        explain(reason, reason_size, error.what());
        return ALTO_FACES_FAILED;
    } catch (...) {
        return ALTO_FACES_FAILED;
    }
}
