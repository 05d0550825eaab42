// Finding faces, and telling whose they are: a C face over dlib's frontal face detector, landmarks and embedding
// network. Every function may be called from any thread; one handle by one thread at a time.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_FACES_OK = 0,
    /// A file could not be opened.
    ALTO_FACES_MISSING,
    /// A file is not what it should be.
    ALTO_FACES_INVALID,
    ALTO_FACES_NO_MEMORY,
    ALTO_FACES_FAILED,
} alto_faces_status;

/// A square that holds a face from brows to chin, in pixels of the raster; it may reach beyond its edges.
typedef struct {
    double left, top, side;
    /// By how much the detector's answer exceeds its threshold; below nought is doubtful.
    float score;
    /// 0 frontal, 1 looking left, 2 looking right, 3 and 4 tilted.
    int32_t pose;
} alto_face;

typedef struct alto_face_finder alto_face_finder;

/// dlib's frontal face detector: histograms of oriented gradients (Dalal and Triggs, 2005) under five learnt filters.
///
/// dlib carries it compressed and takes 0.3 seconds to unpack it; `cache` (NULL for none) names a file that holds it
/// unpacked, which takes 2 milliseconds. The file is made where it is missing or broken.
alto_faces_status alto_face_finder_open(const char *cache, alto_face_finder **finder);

void alto_face_finder_close(alto_face_finder *finder);

/// Finds faces in RGB pixels, [height, width, 3], best first and none upon another.
///
/// `working_side` is the longest side, in pixels, that the raster is brought to before it is searched for faces of 80
/// pixels and more; `threshold` is the least score. Writes at most `capacity` faces and their number.
alto_faces_status alto_face_finder_find(
    alto_face_finder *finder, const uint8_t *rgb, int32_t width, int32_t height, int32_t working_side, float threshold,
    alto_face *faces, size_t capacity, size_t *count);

typedef struct alto_face_models alto_face_models;

/// Reads dlib's five-point landmarks and its face recognition network. On failure `reason` holds a text of at most
/// `reason_size` bytes.
alto_faces_status alto_face_models_open(
    const char *landmarks, const char *network, alto_face_models **models, char *reason, size_t reason_size);

void alto_face_models_close(alto_face_models *models);

/// The 128 numbers of the face in the given square.
alto_faces_status alto_face_models_embed(
    alto_face_models *models, const uint8_t *rgb, int32_t width, int32_t height, alto_face face,
    float *embedding, char *reason, size_t reason_size);

#ifdef __cplusplus
}
#endif
