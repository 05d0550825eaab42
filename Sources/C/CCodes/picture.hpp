// What the parts of the code reader share.
#pragma once

#include "CCodes.h"

#include <ReadBarcode.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace alto {

/// 8-bit grey.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> values;

    ZXing::ImageView view() const { return {values.data(), width, height, ZXing::ImageFormat::Lum}; }
};

Picture halved(const Picture &picture);
Picture transposed(const Picture &picture);

/// How what is looked at lies in the picture: the corner (x, y) lies at
/// (left + x * scale * cos - y * scale * sin, top + x * scale * sin + y * scale * cos).
struct Frame {
    double left = 0, top = 0, scale = 1, cos = 1, sin = 0;

    ZXing::PointI operator()(ZXing::PointI p) const {
        double x = p.x * scale, y = p.y * scale;
        return {static_cast<int>(left + x * cos - y * sin), static_cast<int>(top + x * sin + y * cos)};
    }
};

/// A patch of the picture that is as busy as a code, cut out and turned upright.
struct Patch {
    Picture picture;
    Frame frame;
    /// Its edges run one way, as those of a bar code do.
    bool isStriped = false;
};

/// The busiest patches, at most a handful.
std::vector<Patch> patches(const Picture &picture);

/// A rectangle of a picture.
struct Part {
    int left, top, width, height;
};

/// Two-dimensional codes; blanks what it finds, also in the whole that the picture was made from, where there is one.
/// Returns the longest side of one, as `frame` has it, or 0.
int findMatrix(Picture &picture, const Part &part, const Frame &frame, Picture *whole, alto_codes &into);
/// Looks for the many codes of a sheet, whose longest side is known from the first of them.
void findInTiles(Picture &picture, int longest, alto_codes &into);
/// Blanks what it finds.
void findLinear(Picture &picture, const Frame &frame, bool isTransposed, alto_codes &into);

}  // namespace alto

struct alto_codes {
    struct Found {
        alto_code_kind kind;
        std::string text;
        ZXing::ByteArray bytes;
        bool isBinary;
        int lines;
        bool statesCharacters;
        ZXing::Position position;
    };
    std::vector<Found> found;
    /// There were more than anybody looked for.
    bool isCutShort = false;

    void add(const ZXing::Result &result, const ZXing::Position &position, int lines);
};
