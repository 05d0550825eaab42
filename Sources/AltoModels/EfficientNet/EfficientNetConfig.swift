/// The sizes of an EfficientNet-Lite: those of B0 without squeeze-and-excitation, scaled by width and depth (Tan and
/// Le, 2019).
package struct EfficientNetConfig: Sendable, Equatable {
    /// Channels are multiplied by it, but for those of stem and head.
    package var width: Double
    /// Blocks of a stage are multiplied by it, but for those of the first and last.
    package var depth: Double
    /// Width and height of its pictures.
    package var imageSize: Int
    package var classes: Int

    package init(width: Double, depth: Double, imageSize: Int, classes: Int) {
        self.width = width
        self.depth = depth
        self.imageSize = imageSize
        self.classes = classes
    }

    package static let lite2 = EfficientNetConfig(width: 1.1, depth: 1.2, imageSize: 260, classes: 1000)

    static let stemChannels = 32
    static let headChannels = 1280

    /// Blocks of one shape behind one another; the first one has the stride.
    struct Stage: Equatable {
        var repeats: Int
        var kernel: Int
        var stride: Int
        var expansion: Int
        var outputs: Int
    }

    var stages: [Stage] {
        let base = [
            (1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112),
            (4, 5, 2, 6, 192),
            (1, 3, 1, 6, 320),
        ]
        return base.enumerated().map { index, stage in
            let isOuter = index == 0 || index == base.count - 1
            return Stage(
                repeats: isOuter ? stage.0 : Int((depth * Double(stage.0)).rounded(.up)), kernel: stage.1,
                stride: stage.2,
                expansion: stage.3, outputs: scaled(stage.4))
        }
    }

    /// Rounded to a multiple of 8 that is not more than a tenth smaller.
    private func scaled(_ channels: Int) -> Int {
        let wanted = Double(channels) * width
        let rounded = max(8, Int(wanted + 4) / 8 * 8)
        return Double(rounded) < 0.9 * wanted ? rounded + 8 : rounded
    }
}
