#include "picture.hpp"

#include <BarcodeFormat.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "kinds.hpp"

namespace {

/// Codabar, Code 93 and DataBar have weak or no check digits or are rare: they are left out.
ZXing::BarcodeFormats formats(bool isLinear) {
    ZXing::BarcodeFormats wanted;
    for (auto [kind, format] : alto::kKinds) {
        if ((kind >= ALTO_CODE_EAN8) == isLinear) wanted |= format;
    }
    return wanted;
}

ZXing::DecodeHints hints(bool isLinear) {
    ZXing::DecodeHints hints;
    hints.setFormats(formats(isLinear));
    hints.setTryHarder(true);
    hints.setTryRotate(!isLinear);
    hints.setTryDownscale(false);
    return hints;
}

}  // namespace

void alto_codes::add(const ZXing::Result &result, const ZXing::Position &position, int lines) {
    for (auto [kind, format] : alto::kKinds) {
        if (format != result.format()) continue;
        found.push_back({kind, result.text(), result.bytes(), result.contentType() == ZXing::ContentType::Binary, lines,
                         position});
    }
}

namespace alto {

void findMatrix(const Picture &picture, const Frame &frame, alto_codes &into) {
    for (const auto &result : ZXing::ReadBarcodes(picture.view(), hints(false))) {
        if (!result.isValid()) continue;
        auto position = result.position();
        for (auto &corner : position) corner = frame(corner);
        into.add(result, position, 0);
    }
}

/// Bar codes, one at a time. ZXing 1.4 ends the process (an assertion that Debian leaves in) when its search for several
/// meets the same bar code twice. So it is asked for one, whose lines are then followed up and down; what it covers is
/// blanked, and it is asked again.
void findLinear(Picture &picture, const Frame &frame, bool isTransposed, alto_codes &into) {
    constexpr int mostCodes = 8, mostMisses = 4;
    const auto search = hints(true);
    for (int round = 0; round < mostCodes; ++round) {
        ZXing::ImageView view = picture.view();
        auto first = ZXing::ReadBarcode(view, search);
        if (!first.isValid()) return;
        auto oneLine = search;
        oneLine.setMinLineCount(1);
        auto range = [](const ZXing::Position &p) {
            auto [low, high] = std::minmax({p[0].x, p[1].x, p[2].x, p[3].x});
            return std::pair<int, int>(low, high);
        };
        const int start = first.position()[0].y;
        auto [left, right] = range(first.position());
        int lines = 1, low = start, high = start, allLeft = left, allRight = right;
        const int step = std::max(1, picture.height / 500);
        for (int direction : {-1, 1}) {
            auto [x0, x1] = std::pair(left, right);
            int misses = 0;
            for (int y = start + direction * step; y >= 0 && y < picture.height && misses < mostMisses; y += direction * step) {
                int pad = (x1 - x0) / 5 + 12;
                int from = std::max(0, x0 - pad), to = std::min(picture.width, x1 + pad);
                auto isSame = [&](const ZXing::Result &line) {
                    return line.isValid() && line.format() == first.format() && line.bytes() == first.bytes();
                };
                auto line = ZXing::ReadBarcode(view.cropped(from, y, to - from, 1), oneLine);
                if (!isSame(line)) {
                    // The levels of black and white are told from the row: the whole one may tell them better.
                    from = 0;
                    line = ZXing::ReadBarcode(view.cropped(0, y, picture.width, 1), oneLine);
                }
                if (isSame(line)) {
                    std::tie(x0, x1) = range(line.position());
                    x0 += from;
                    x1 += from;
                    allLeft = std::min(allLeft, x0);
                    allRight = std::max(allRight, x1);
                    low = std::min(low, y);
                    high = std::max(high, y);
                    ++lines;
                    misses = 0;
                } else {
                    ++misses;
                }
            }
        }
        ZXing::Position position{{allLeft, low}, {allRight, low}, {allRight, high}, {allLeft, high}};
        if (isTransposed) {
            for (auto &corner : position) corner = {corner.y, corner.x};
        }
        for (auto &corner : position) corner = frame(corner);
        into.add(first, position, lines);
        // A few rows more, where blur keeps the code from being read as a whole.
        int margin = mostMisses * step;
        for (int y = std::max(0, low - margin); y <= std::min(picture.height - 1, high + margin); ++y) {
            auto row = picture.values.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
            std::fill(row + std::max(0, allLeft), row + std::min(picture.width, allRight + 1), uint8_t{255});
        }
    }
}

}  // namespace alto
