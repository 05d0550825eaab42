import Alto
import CAppearance

extension Appearance.Quality {
    private typealias Limit = AppearanceThresholds

    /// Reasons to trust what was seen less, worst first.
    static func all(
        of kind: Appearance.Kind, light: CLight, edges: CEdges, colors: [Appearance.Color]
    ) -> [Appearance.Quality] {
        // Drawings and screens may be black, white or soft on purpose.
        guard kind == .photo || kind == .document || kind == .blank else { return [] }
        let isColorless = colors.contains { $0.name == .black && $0.share >= Limit.blackShare }
        if light.mean < Limit.black, light.bright < Limit.blackBright, isColorless { return [.black] }
        guard kind != .blank else { return [] }
        var qualities: [Appearance.Quality] = []
        if light.mean < Limit.dark { qualities.append(.dark) }
        if kind == .photo, light.mean > Limit.overexposed { qualities.append(.overexposed) }
        if isBlurred(edges) || (kind == .photo && !edges.areEnough) { qualities.append(.blurred) }
        if light.spread < Limit.lowContrast, !qualities.contains(.dark) { qualities.append(.lowContrast) }
        return qualities
    }

    private static func isBlurred(_ edges: CEdges) -> Bool {
        guard edges.areEnough else { return false }
        if blur(edges.all) > Limit.blurred { return true }
        // Smeared by a movement along one axis.
        let enough = Int(Limit.smearShare * Double(edges.all.count))
        guard edges.upright.count > enough, edges.level.count > enough else { return false }
        let (less, more) = (min(blur(edges.upright), blur(edges.level)), max(blur(edges.upright), blur(edges.level)))
        return more > Limit.blurred && more > Limit.smearRatio * less
    }

    /// Soft backgrounds do not count: a picture is as sharp as its subject, here the sharper edges.
    private static func blur(_ blur: CBlur) -> Double { blur.sharp + blur.median / 2 }
}

extension CEdges {
    /// Whether there are edges enough to tell sharp from blurred.
    var areEnough: Bool {
        Double(all.count) >= max(AppearanceThresholds.fewestEdges, AppearanceThresholds.fewestEdgesShare * Double(area))
    }
}

extension Appearance {
    /// 1 for crisp edges, 0.5 where a step takes about two pixels, 0 without any edge.
    static func sharpness(_ edges: CEdges) -> Double {
        guard edges.areEnough else { return 0 }
        return 1 / (1 + edges.all.sharp * edges.all.sharp)
    }
}
