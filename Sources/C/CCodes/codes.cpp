#include "CCodes.h"

#include <BitMatrix.h>
#include <MultiFormatWriter.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "kinds.hpp"
#include "picture.hpp"

namespace {

/// The busiest patches. Returns the longest side of a two-dimensional code in them, or 0.
int findInPatches(alto::Picture &picture, const alto_codes_search &search, alto_codes &codes) {
    int longest = 0;
    for (alto::Patch &patch : alto::patches(picture)) {
        const alto::Part all{0, 0, patch.picture.width, patch.picture.height};
        if (search.matrix && !patch.isStriped) {
            longest = std::max(longest, alto::findMatrix(patch.picture, all, patch.frame, &picture, codes));
        }
        if (search.linear && patch.isStriped) alto::findLinear(patch.picture, patch.frame, false, codes);
    }
    return longest;
}

/// The whole, a copy of half the size, the busiest patches; and where there are several codes, all of it in tiles.
void findAllMatrix(alto::Picture &picture, const alto_codes_search &search, alto_codes &codes) {
    const alto::Part whole{0, 0, picture.width, picture.height};
    int longest = alto::findMatrix(picture, whole, {}, nullptr, codes);
    if (longest > 0) longest = std::max(longest, alto::findMatrix(picture, whole, {}, nullptr, codes));
    if (search.halved && !search.inverted && picture.width >= 64 && picture.height >= 64) {
        alto::Picture half = alto::halved(picture);
        const alto::Part all{0, 0, half.width, half.height};
        longest = std::max(longest, alto::findMatrix(half, all, {0, 0, 2, 1, 0}, &picture, codes));
    }
    if (search.patches) longest = std::max(longest, findInPatches(picture, search, codes));
    const bool fitsOften = longest > 0 && 3 * longest < std::max(picture.width, picture.height);
    if (longest > 0 && (codes.found.size() > 1 || fitsOften)) {
        alto::findInTiles(picture, longest, codes);
        alto::findMatrix(picture, whole, {}, nullptr, codes);
    }
}

}  // namespace

alto_codes_status alto_codes_find(
    const uint8_t *gray, int32_t width, int32_t height, alto_codes_search search, alto_codes **found) {
    *found = nullptr;
    if (gray == nullptr || width < 1 || height < 1) return ALTO_CODES_BAD_INPUT;
    try {
        auto codes = std::make_unique<alto_codes>();
        alto::Picture picture{width, height, std::vector<uint8_t>(gray, gray + static_cast<std::size_t>(width) * height)};
        if (search.inverted) {
            for (auto &value : picture.values) value = 255 - value;
        }
        // Before the bar codes, which are blanked as they are found.
        if (search.matrix) findAllMatrix(picture, search, *codes);
        else if (search.patches) findInPatches(picture, search, *codes);
        // Bright bars on dark are rare: the busy patches are enough for them.
        if (search.linear && !search.inverted) {
            alto::Picture upright = alto::transposed(picture);
            alto::findLinear(picture, {}, false, *codes);
            alto::findLinear(upright, {}, true, *codes);
        }
        *found = codes.release();
        return ALTO_CODES_OK;
    } catch (...) {
        return ALTO_CODES_FAILED;
    }
}

bool alto_codes_is_cut_short(const alto_codes *found) { return found->isCutShort; }

int32_t alto_codes_count(const alto_codes *found) { return static_cast<int32_t>(found->found.size()); }

alto_code alto_codes_at(const alto_codes *found, int32_t index) {
    alto_code code{};
    if (index < 0 || index >= alto_codes_count(found)) return code;
    const auto &one = found->found[static_cast<std::size_t>(index)];
    code.kind = one.kind;
    code.text = one.text.c_str();
    code.text_length = static_cast<int32_t>(one.text.size());
    code.bytes = one.bytes.data();
    code.byte_count = static_cast<int32_t>(one.bytes.size());
    code.is_binary = one.isBinary;
    code.line_count = one.lines;
    code.states_characters = one.statesCharacters;
    for (int i = 0; i < 4; ++i) {
        code.corners[2 * i] = one.position[i].x;
        code.corners[2 * i + 1] = one.position[i].y;
    }
    return code;
}

void alto_codes_free(alto_codes *found) { delete found; }

alto_codes_status alto_codes_draw(
    alto_code_kind kind, const char *text, int32_t width, int32_t height, uint8_t **gray, int32_t *drawn_width,
    int32_t *drawn_height) {
    *gray = nullptr;
    try {
        for (auto [known, format] : alto::kKinds) {
            if (known != kind) continue;
            ZXing::MultiFormatWriter writer(format);
            writer.setMargin(10);
            ZXing::BitMatrix matrix = writer.encode(std::string(text), width, height);
            auto pixels = std::make_unique<uint8_t[]>(static_cast<std::size_t>(matrix.width()) * matrix.height());
            for (int y = 0; y < matrix.height(); ++y) {
                for (int x = 0; x < matrix.width(); ++x) {
                    pixels[static_cast<std::size_t>(y) * matrix.width() + x] = matrix.get(x, y) ? 0 : 255;
                }
            }
            *drawn_width = matrix.width();
            *drawn_height = matrix.height();
            *gray = pixels.release();
            return ALTO_CODES_OK;
        }
        return ALTO_CODES_BAD_INPUT;
    } catch (...) {
        return ALTO_CODES_FAILED;
    }
}

void alto_codes_free_drawing(uint8_t *gray) { delete[] gray; }

void alto_codes_gray(const uint8_t *rgb, int64_t count, uint8_t *gray) {
    for (int64_t i = 0; i < count; ++i, rgb += 3) {
        gray[i] = static_cast<uint8_t>((306 * rgb[0] + 601 * rgb[1] + 117 * rgb[2] + 512) >> 10);
    }
}
