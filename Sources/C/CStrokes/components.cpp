// Connected components: a local threshold in the manner of Niblack (1986), then labelling by runs.
#include "strokes.hpp"

#include <algorithm>
#include <cmath>

namespace alto {
namespace {

/// Half the side of the window around a pixel, in pixels of the level. Strokes up to about this wide stay filled, which
/// holds for letters up to some five times as high; larger ones are found on the next level.
constexpr int kWindow = 12;
/// How far a pixel has to lie from the mean of its window: this many standard deviations. With a quarter of the window
/// covered by foreground, foreground lies 1.7 deviations on one side and background 0.6 on the other: below that,
/// background between letters would pass for bright foreground.
constexpr double kDeviations = 0.5;
/// And at least this many gray levels: below is the noise of a camera.
constexpr double kNoise = 8;

constexpr int kSmallestLetter = 5;
constexpr int kLargestLetter = 64;
/// A word whose letters touch is one component.
constexpr int kMostTimesWider = 24;
constexpr double kLeastContrast = 14;

struct Run {
    int left, right, label;
};

struct ComponentStatistics {
    int parent;
    int left, top, right, bottom;
    int area = 0;
    int across = 0;   // transitions along rows
    int shared = 0;   // pixels with foreground below them
    uint64_t sum = 0;
};

class Labels {
public:
    int add(int left, int right, int y, uint64_t sum) {
        int label = static_cast<int>(components.size());
        components.push_back({label, left, y, right, y + 1, right - left, 2, 0, sum});
        return label;
    }

    int root(int label) {
        while (components[label].parent != label) {
            components[label].parent = components[components[label].parent].parent;
            label = components[label].parent;
        }
        return label;
    }

    int join(int a, int b) {
        a = root(a);
        b = root(b);
        if (a == b) return a;
        if (b < a) std::swap(a, b);
        ComponentStatistics &into = components[a], &from = components[b];
        into.left = std::min(into.left, from.left);
        into.top = std::min(into.top, from.top);
        into.right = std::max(into.right, from.right);
        into.bottom = std::max(into.bottom, from.bottom);
        into.area += from.area;
        into.across += from.across;
        into.shared += from.shared;
        into.sum += from.sum;
        from.parent = a;
        return a;
    }

    std::vector<ComponentStatistics> components;
};

/// The rows of one polarity as they come in.
class RunLabeler {
public:
    void startRow() {
        std::swap(above, current);
        current.clear();
        cursor = 0;
    }

    void add(int left, int right, int y, uint64_t sum) {
        int label = -1;
        while (cursor < above.size() && above[cursor].right < left) ++cursor;
        int shared = 0;
        for (std::size_t i = cursor; i < above.size() && above[i].left <= right; ++i) {
            label = label < 0 ? labels.root(above[i].label) : labels.join(label, above[i].label);
            shared += std::max(0, std::min(right, above[i].right) - std::max(left, above[i].left));
        }
        if (label < 0) {
            label = labels.add(left, right, y, sum);
        } else {
            ComponentStatistics &component = labels.components[label];
            component.left = std::min(component.left, left);
            component.right = std::max(component.right, right);
            component.bottom = y + 1;
            component.area += right - left;
            component.across += 2;
            component.shared += shared;
            component.sum += sum;
        }
        current.push_back({left, right, label});
    }

    Labels labels;

private:
    std::vector<Run> above, current;
    std::size_t cursor = 0;
};

double boxSum(const Plane &plane, const ComponentStatistics &component, int64_t &count) {
    // One pixel around, so that a bar that fills its own box has background too.
    int left = std::max(0, component.left - 2), right = std::min(plane.width, component.right + 2);
    int top = std::max(0, component.top - 2), bottom = std::min(plane.height, component.bottom + 2);
    uint64_t sum = 0;
    for (int y = top; y < bottom; ++y) {
        const uint8_t *row = plane.row(y);
        for (int x = left; x < right; ++x) sum += row[x];
    }
    count = static_cast<int64_t>(right - left) * (bottom - top);
    return static_cast<double>(sum);
}

std::vector<alto_component> letters(
    const Plane &plane, Labels &labels, int scale, bool isFirst, bool isLast) {
    std::vector<alto_component> found;
    // Coarser levels leave to finer ones what those see better; the halves overlap by a factor of two.
    int smallest = isFirst ? kSmallestLetter : kLargestLetter / 4;
    int largest = isLast ? plane.height : kLargestLetter;
    for (int label = 0; label < static_cast<int>(labels.components.size()); ++label) {
        const ComponentStatistics &component = labels.components[label];
        if (component.parent != label) continue;
        int width = component.right - component.left, height = component.bottom - component.top;
        int longest = std::max(width, height), shortest = std::min(width, height);
        // Lines of text may run upwards, so the longer side counts as the height of a letter too.
        if (longest < smallest || shortest > largest) continue;
        if (longest > kMostTimesWider * std::max(shortest, kSmallestLetter)) continue;
        if (component.area < 8) continue;
        double fill = static_cast<double>(component.area) / (static_cast<double>(width) * height);
        if (fill < 0.08) continue;
        double down = 2.0 * (component.area - component.shared);
        double stroke = 2.0 * component.area / std::max(1.0, (component.across + down) * 0.8);
        if (stroke > 0.6 * longest) continue;
        int64_t count = 0;
        double sum = boxSum(plane, component, count);
        double foreground = static_cast<double>(component.sum) / component.area;
        double background = count > component.area
            ? (sum - static_cast<double>(component.sum)) / (count - component.area) : foreground;
        if (std::abs(foreground - background) < kLeastContrast) continue;
        found.push_back({
            component.left * scale, component.top * scale, component.right * scale, component.bottom * scale,
            component.area * scale * scale, static_cast<float>(stroke * scale),
            static_cast<uint8_t>(std::clamp(foreground, 0.0, 255.0)),
            static_cast<uint8_t>(std::clamp(background, 0.0, 255.0)),
        });
    }
    return found;
}

}  // namespace

Components findComponents(const Plane &plane, int scale, bool isFirst, bool isLast) {
    const int width = plane.width, height = plane.height;
    std::vector<uint32_t> columnSums(width, 0), columnSquares(width, 0);
    auto addRow = [&](int y, int sign) {
        const uint8_t *row = plane.row(y);
        for (int x = 0; x < width; ++x) {
            columnSums[x] += sign * row[x];
            columnSquares[x] += sign * (row[x] * row[x]);
        }
    };
    for (int y = 0; y < std::min(kWindow, height); ++y) addRow(y, 1);

    RunLabeler dark, bright;
    std::vector<float> low(width), high(width);
    for (int y = 0; y < height; ++y) {
        if (y + kWindow < height) addRow(y + kWindow, 1);
        if (y - kWindow - 1 >= 0) addRow(y - kWindow - 1, -1);
        int rows = std::min(height - 1, y + kWindow) - std::max(0, y - kWindow) + 1;
        uint64_t sum = 0, squares = 0;
        for (int x = 0; x < std::min(kWindow, width); ++x) {
            sum += columnSums[x];
            squares += columnSquares[x];
        }
        for (int x = 0; x < width; ++x) {
            if (x + kWindow < width) {
                sum += columnSums[x + kWindow];
                squares += columnSquares[x + kWindow];
            }
            if (x - kWindow - 1 >= 0) {
                sum -= columnSums[x - kWindow - 1];
                squares -= columnSquares[x - kWindow - 1];
            }
            float count = static_cast<float>(rows * (std::min(width - 1, x + kWindow) - std::max(0, x - kWindow) + 1));
            float mean = static_cast<float>(sum) / count;
            float variance = std::max(0.0f, static_cast<float>(squares) / count - mean * mean);
            float margin = std::max(static_cast<float>(kNoise), static_cast<float>(kDeviations) * std::sqrt(variance));
            low[x] = mean - margin;
            high[x] = mean + margin;
        }
        dark.startRow();
        bright.startRow();
        const uint8_t *row = plane.row(y);
        int x = 0;
        while (x < width) {
            int start = x;
            uint64_t runSum = 0;
            if (row[x] < low[x]) {
                for (; x < width && row[x] < low[x]; ++x) runSum += row[x];
                dark.add(start, x, y, runSum);
            } else if (row[x] > high[x]) {
                for (; x < width && row[x] > high[x]; ++x) runSum += row[x];
                bright.add(start, x, y, runSum);
            } else {
                ++x;
            }
        }
    }
    return {true, letters(plane, dark.labels, scale, isFirst, isLast),
            letters(plane, bright.labels, scale, isFirst, isLast)};
}

}  // namespace alto
