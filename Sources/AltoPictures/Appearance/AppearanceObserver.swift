package import Alto
import CAppearance

/// Measures what sort of picture this is, how much light it has, how sharp it is and which colours lie where.
package actor AppearanceObserver: Observer {
    package nonisolated let stage = Stage.appearance

    private let executor = BlockingExecutor(label: "appearance")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    package init() {}

    package func observe(_ picture: Picture) async throws -> Observation {
        let glance = try await picture.raster(longestSide: AppearanceThresholds.glance)
        let closer = try await picture.raster(longestSide: AppearanceThresholds.blurSide)
        try Task.checkCancellation()
        return .appearance(Appearance(of: picture, glance: glance, closer: closer))
    }
}

extension Appearance {
    /// - Parameters:
    ///   - glance: the picture at `AppearanceThresholds.glance`.
    ///   - closer: the picture at `AppearanceThresholds.blurSide`.
    init(of picture: Picture, glance: Raster, closer: Raster) {
        let light = unsafe glance.bytes.withUnsafeBufferPointer {
            unsafe cappearance_light($0.baseAddress, Int32(glance.width), Int32(glance.height))
        }
        let structure = unsafe glance.bytes.withUnsafeBufferPointer {
            unsafe cappearance_structure($0.baseAddress, Int32(glance.width), Int32(glance.height))
        }
        let edges = unsafe closer.bytes.withUnsafeBufferPointer {
            unsafe cappearance_edges($0.baseAddress, Int32(closer.width), Int32(closer.height))
        }
        let kind = Kind(
            light: light, structure: structure, edges: edges, size: (picture.width, picture.height))
        let colors = Color.main(in: glance)
        self.init(
            width: picture.width, height: picture.height, kind: kind, colors: colors,
            brightness: light.mean, sharpness: Appearance.sharpness(edges),
            quality: Quality.all(of: kind, light: light, edges: edges, colors: colors))
    }
}
