// What each entry point of the shim runs in: everything thrown becomes a reason.
#pragma once
#include "COpenVINO.h"

#include <cstring>
#include <exception>
#include <new>
#include <openvino/openvino.hpp>
#include <stdexcept>
#include <string>

namespace alto {

inline char *copied(const std::string &text) {
    auto *copy = static_cast<char *>(malloc(text.size() + 1));
    if (copy) std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

inline alto_ov_result failure(const char *reason) noexcept {
    char *copy = strdup(reason && *reason ? reason : "unknown failure");
    // Without memory even for the reason: any non-null pointer that may be freed says "failed".
    return {copy ? copy : static_cast<char *>(calloc(1, 1))};
}

template <typename Body>
alto_ov_result guarded(Body body) noexcept {
    try {
        body();
        return {nullptr};
    } catch (const std::bad_alloc &) {
        return failure("out of memory");
    } catch (const std::exception &error) {
        return failure(error.what());
    } catch (...) {
        return failure("unknown failure");
    }
}

inline ov::element::Type elementType(alto_ov_type type) {
    switch (type) {
        case ALTO_OV_BOOL: return ov::element::boolean;
        case ALTO_OV_F64: return ov::element::f64;
        case ALTO_OV_F32: return ov::element::f32;
        case ALTO_OV_F16: return ov::element::f16;
        case ALTO_OV_BF16: return ov::element::bf16;
        case ALTO_OV_I64: return ov::element::i64;
        case ALTO_OV_I32: return ov::element::i32;
        case ALTO_OV_I16: return ov::element::i16;
        case ALTO_OV_I8: return ov::element::i8;
        case ALTO_OV_U8: return ov::element::u8;
        case ALTO_OV_I4: return ov::element::i4;
    }
    throw std::invalid_argument("unknown element type");
}

inline alto_ov_type elementType(const ov::element::Type &type) {
    for (int candidate = ALTO_OV_BOOL; candidate <= ALTO_OV_I4; ++candidate)
        if (elementType(static_cast<alto_ov_type>(candidate)) == type) return static_cast<alto_ov_type>(candidate);
    throw std::invalid_argument("element type " + type.get_type_name() + " is not supported");
}

/// A dimension below 0 is known only at run time.
inline ov::PartialShape partialShape(const int64_t *shape, size_t rank) {
    ov::PartialShape partial = ov::PartialShape::dynamic(static_cast<int64_t>(rank));
    for (size_t axis = 0; axis < rank; ++axis)
        if (shape[axis] >= 0) partial[axis] = shape[axis];
    return partial;
}

inline ov::Shape staticShape(const int64_t *shape, size_t rank) {
    ov::Shape result;
    for (size_t axis = 0; axis < rank; ++axis) {
        if (shape[axis] < 0) throw std::invalid_argument("negative dimension");
        result.push_back(static_cast<size_t>(shape[axis]));
    }
    return result;
}

/// Throws unless `byte_count` is exactly what the shape needs.
inline void requireBytes(const ov::element::Type &type, const ov::Shape &shape, size_t byte_count) {
    size_t bits = type.bitwidth();
    for (size_t dimension : shape)
        if (__builtin_mul_overflow(bits, dimension, &bits)) throw std::invalid_argument("shape overflows");
    if (bits % 8 != 0 || bits / 8 != byte_count) throw std::invalid_argument("number of bytes does not fit the shape");
}

/// `rank` holds the room in `shape` and receives the true rank.
inline void writeShape(const ov::PartialShape &from, int64_t *shape, size_t *rank) {
    if (from.rank().is_dynamic()) throw std::invalid_argument("rank is not known");
    const size_t room = *rank, count = from.size();
    if (count > room) throw std::invalid_argument("rank is too large");
    for (size_t axis = 0; axis < count; ++axis) shape[axis] = from[axis].is_static() ? from[axis].get_length() : -1;
    *rank = count;
}

inline ov::AnyMap properties(const char *const *keys, const char *const *values, size_t count) {
    ov::AnyMap map;
    for (size_t index = 0; index < count; ++index) map[keys[index]] = std::string(values[index]);
    return map;
}

}  // namespace alto

struct alto_ov_node {
    ov::Output<ov::Node> output;
};
struct alto_ov_model {
    std::shared_ptr<ov::Model> model;
};
struct alto_ov_core {
    ov::Core core;
};
struct alto_ov_compiled {
    ov::CompiledModel model;
};
struct alto_ov_request {
    ov::InferRequest request;
    ov::CompiledModel model;
};
