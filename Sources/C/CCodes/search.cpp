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

/// Paints a code over in the light of its surroundings, as far as a module beyond its corners.
void blank(alto::Picture &picture, const ZXing::Position &position) {
    double x = 0, y = 0;
    for (auto corner : position) {
        x += corner.x / 4.0;
        y += corner.y / 4.0;
    }
    double xs[4], ys[4];
    int top = picture.height, bottom = -1;
    for (int i = 0; i < 4; ++i) {
        constexpr double grown = 1.06;
        xs[i] = x + (position[i].x - x) * grown;
        ys[i] = y + (position[i].y - y) * grown;
        top = std::min(top, std::max(0, static_cast<int>(ys[i])));
        bottom = std::max(bottom, std::min(picture.height - 1, static_cast<int>(ys[i])));
    }
    for (int row = top; row <= bottom; ++row) {
        double left = picture.width, right = -1;
        for (int i = 0; i < 4; ++i) {
            const int next = (i + 1) % 4;
            const double low = std::min(ys[i], ys[next]), high = std::max(ys[i], ys[next]);
            if (row + 1 < low || row > high) continue;
            const double at = high - low < 1 ? 0 : std::clamp((row - ys[i]) / (ys[next] - ys[i]), 0.0, 1.0);
            left = std::min(left, xs[i] + at * (xs[next] - xs[i]));
            right = std::max(right, xs[i] + at * (xs[next] - xs[i]));
            if (high - low < 1) {
                left = std::min(left, xs[next]);
                right = std::max(right, xs[next]);
            }
        }
        const int from = std::max(0, static_cast<int>(left)), to = std::min(picture.width, static_cast<int>(right) + 1);
        auto line = picture.values.begin() + static_cast<std::ptrdiff_t>(row) * picture.width;
        if (from < to) std::fill(line + from, line + to, uint8_t{255});
    }
}

}  // namespace

void alto_codes::add(const ZXing::Result &result, const ZXing::Position &position, int lines) {
    for (auto [kind, format] : alto::kKinds) {
        if (format != result.format()) continue;
        found.push_back({kind, result.text(), result.bytes(), result.contentType() == ZXing::ContentType::Binary, lines,
                         result.hasECI(), position});
    }
}

namespace alto {

namespace {

/// How often a part of a picture is searched again after what was found there was blanked.
constexpr int kMostRounds = 12;
/// More codes than this are not looked for: nobody listens to them, and the search takes its time.
constexpr std::size_t kMostCodes = 250;

}  // namespace

/// ZXing 1.4 mistakes the corners of neighbors for those of one code and gives up where there are many corners: of a sheet
/// it reads a few codes. What was found is blanked, so that it can be asked again.
int findMatrix(Picture &picture, const Part &part, const Frame &frame, Picture *whole, alto_codes &into) {
    int longest = 0;
    const auto view = picture.view().cropped(part.left, part.top, part.width, part.height);
    for (const auto &result : ZXing::ReadBarcodes(view, hints(false))) {
        if (!result.isValid()) continue;
        auto position = result.position();
        for (auto &corner : position) corner = {corner.x + part.left, corner.y + part.top};
        blank(picture, position);
        for (auto &corner : position) corner = frame(corner);
        if (whole) blank(*whole, position);
        auto [x0, x1] = std::minmax({position[0].x, position[1].x, position[2].x, position[3].x});
        auto [y0, y1] = std::minmax({position[0].y, position[1].y, position[2].y, position[3].y});
        longest = std::max({longest, x1 - x0, y1 - y0});
        into.add(result, position, 0);
    }
    return longest;
}

/// Tiles that reach so far into the next that every code is whole in one of them, and in few of them with a second one.
void findInTiles(Picture &picture, int longest, alto_codes &into) {
    const int step = std::max(48, longest), side = step + longest * 5 / 4;
    for (int top = 0; top < picture.height; top += step) {
        for (int left = 0; left < picture.width; left += step) {
            const Part part{left, top, std::min(side, picture.width - left), std::min(side, picture.height - top)};
            for (int round = 0; round < kMostRounds && into.found.size() < kMostCodes; ++round) {
                if (findMatrix(picture, part, {}, nullptr, into) == 0) break;
            }
        }
    }
    if (into.found.size() >= kMostCodes) into.isCutShort = true;
}

/// Bar codes, one at a time. ZXing 1.4 ends the process (an assertion that Debian leaves in) when its search for several
/// meets the same bar code twice. So it is asked for one, whose lines are then followed up and down; what it covers is
/// blanked, and it is asked again.
void findLinear(Picture &picture, const Frame &frame, bool isTransposed, alto_codes &into) {
    constexpr int mostCodes = 64, mostMisses = 4;
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
