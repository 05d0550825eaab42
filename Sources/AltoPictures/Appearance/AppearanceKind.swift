import Alto
import CAppearance

extension Appearance.Kind {
    private typealias Limit = AppearanceThresholds

    /// Told by structure alone: nobody has looked at what the picture shows.
    ///
    /// - Parameter size: of the picture, in its own pixels.
    init(light: CLight, structure: CStructure, edges: CEdges, size: (width: Int, height: Int)) {
        if light.spread < Limit.blankSpread, structure.edges < Limit.blankEdges {
            self = .blank
        } else if Self.isDesktop(structure, size) {
            self = .screenshot
        } else if Self.isDrawn(light, structure, edges) || Self.isIcon(structure, size) {
            let kind = Self.drawnKind(light, structure)
            // What is as small as an icon is no page and no screen.
            self = max(size.width, size.height) < Limit.smallestPage ? .graphic : kind
        } else if Self.isPage(structure), structure.edges >= Limit.photographedPageEdges,
            structure.ink >= Limit.photographedPageInk
        {
            self = .document
        } else {
            self = .photo
        }
    }

    private static func isDrawn(_ light: CLight, _ structure: CStructure, _ edges: CEdges) -> Bool {
        if structure.edges == 0 {
            return structure.flat > 0.5 && structure.residual < Limit.gradientResidual
        }
        if edges.areEnough, edges.all.sharp > Limit.drawnBlur { return false }
        let calmness = structure.calm / max(0.001, structure.calm + structure.texture)
        // The colours beside the commonest one. A pale grey picture has few of them, drawn or not.
        let palette =
            (structure.palette - structure.commonest) / max(0.01, 1 - structure.commonest) * min(1, light.spread / 200)
        let sum = structure.flat + 0.5 * calmness + 0.35 * palette + structure.axisAligned + structure.edges
        return sum > Limit.drawn
    }

    /// Windows and bars, over whatever picture lies behind them.
    private static func isDesktop(_ structure: CStructure, _ size: (width: Int, height: Int)) -> Bool {
        min(size.width, size.height) >= Limit.smallestDesktop && structure.levelPanels >= Limit.levelPanels
            && structure.uprightPanels >= Limit.uprightPanels && structure.flat >= Limit.desktopFlat
            && structure.edges >= Limit.desktopEdges && structure.paper < Limit.paper
    }

    /// A square with smooth surfaces: JPEG and WebP leave too little of a gradient for `isDrawn`.
    private static func isIcon(_ structure: CStructure, _ size: (width: Int, height: Int)) -> Bool {
        let (longest, shortest) = (max(size.width, size.height), min(size.width, size.height))
        return longest <= Limit.largestIcon && 10 * shortest >= 9 * longest && structure.flat >= Limit.iconFlat
    }

    private static func isPage(_ structure: CStructure) -> Bool {
        structure.paper >= Limit.paper && structure.paper + structure.ink >= Limit.paperAndInk
            && Limit.ink.contains(structure.ink) && structure.colorful < Limit.pageColor
    }

    private static func drawnKind(_ light: CLight, _ structure: CStructure) -> Appearance.Kind {
        let isSparse = structure.edges < Limit.sparsePageEdges
        if isPage(structure), structure.edges >= Limit.pageEdges, structure.lines < Limit.pageLines,
            structure.axisAligned >= (isSparse ? Limit.sparsePageAligned : Limit.pageAligned)
        {
            return .document
        }
        let isColorful =
            structure.colorful >= Limit.graphicColor
            || (structure.colorful >= Limit.sparseGraphicColor && structure.edges < Limit.sparseGraphicEdges)
        guard structure.flat < Limit.graphicFlat, !isColorful, structure.edges >= Limit.screenEdges else {
            return .graphic
        }
        let isFramed = structure.axisAligned >= Limit.framedScreenAligned && structure.lines >= Limit.framedScreenLines
        let isDarkText = light.median < Limit.darkScreenMedian && structure.edges > Limit.darkScreenEdges
        return structure.axisAligned >= Limit.screenAligned || isFramed || isDarkText ? .screenshot : .graphic
    }
}
