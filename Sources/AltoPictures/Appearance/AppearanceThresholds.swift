/// Every limit by which measurements become words.
///
/// Measured on 135 photographs, 60 screenshots, pages and drawings with text and 75 drawings without, each as PNG and as
/// JPEG of quality 80, most of them at several blurs and exposures. Beside each limit stands what lies on either side.
enum AppearanceThresholds {
    /// Longest side, in pixels, on which light, structure and colours are measured: what a glance takes in.
    static let glance = 512
    /// Longest side on which blur is measured: a blur that is not seen at this size disturbs nobody.
    static let blurSide = 1024

    // Blank: the means of 5 x 5 pixels differ by less than this, and there are no marks. Covered lenses and walls: up to 5.
    // A photo of fog or of the moon: 75 and more.
    static let blankSpread = 12.0
    static let blankEdges = 0.0005

    // Drawn by a program, not taken by a camera: flat surfaces, few colours, steps along the axes. The sum that
    // `AppearanceKind` makes of them is at most 1.55 in photographs and, but for painted illustrations, at least 1.56 else.
    static let drawn = 1.555
    /// A drawing has crisp edges. Photographs whose blur leaves flat surfaces have none: 1.9 and more.
    static let drawnBlur = 1.8
    /// Nothing but a smooth gradient: what a quadratic surface leaves over. Gradients: 0.2 to 7, blurred photographs: 15.
    static let gradientResidual = 10.0

    // A page: light colourless paper with dark marks, and little else. Pages: 0.76 to 0.98 paper; photographs: up to 0.51, but
    // for the moon's surface and snow, which have no ink.
    static let paper = 0.68
    static let paperAndInk = 0.84
    static let ink = 0.015...0.3
    static let pageColor = 0.06
    /// Edges of a photographed page: 0.16 to 0.28; of a drawn one with few lines of text: 0.07.
    static let photographedPageEdges = 0.1
    static let photographedPageInk = 0.03
    static let pageEdges = 0.04
    /// Letters have upright and level strokes: 0.31 to 0.37, 0.28 as JPEG, where a page is full of small ones, 0.34 to 0.47 where
    /// there are few. Drawings of curves have fewer: 0.16 to 0.24, 0.33 the sparse ones.
    static let pageAligned = 0.27
    static let sparsePageAligned = 0.335
    static let sparsePageEdges = 0.15
    /// Rules and frames. Pages have none; windows have them all (0.014 to 0.14).
    static let pageLines = 0.012

    // Screenshot or graphic: screens are full of text and frames, graphics of large surfaces and colour.
    static let graphicFlat = 0.905
    static let graphicColor = 0.3
    static let sparseGraphicColor = 0.15
    static let sparseGraphicEdges = 0.12
    static let screenEdges = 0.05
    static let screenAligned = 0.4
    static let framedScreenAligned = 0.3
    static let framedScreenLines = 0.02
    /// Terminals and dark windows: light text on a background darker than this (luma), whose letters lie closer than this.
    static let darkScreenMedian = 60.0
    static let darkScreenEdges = 0.1

    // A desktop: windows over a wallpaper, which may be a photograph. Lengths of level and upright edges of even surfaces, in
    // those of the picture's sides: desktops with a window 4.3 to 78 and 2.9 to 19; of 230 photographs those with many of one
    // (up to 13) have fewer than 0.3 of the other. Tables and pages have them too, on paper.
    static let levelPanels = 3.0
    static let uprightPanels = 2.5
    static let desktopFlat = 0.2
    static let desktopEdges = 0.08
    static let smallestDesktop = 240

    // An icon. Square photographs of its size: at most 0.45 flat; icons with gradients, as JPEG: 0.66 and more.
    static let largestIcon = 512
    static let iconFlat = 0.6
    /// Longest side of what can be a page or a screen.
    static let smallestPage = 160

    // Light, as mean relative luminance. Night photographs with lamps: 0.05 to 0.07; portraits: 0.13. A photograph under a
    // hundredth of its light: 0.003 to 0.01.
    static let black = 0.013
    /// Something in an "almost black" picture that is brighter than this (luma of 5 x 5 pixels) was lit: stars, fireworks.
    static let blackBright = 100.0
    /// Share of the picture whose colour is black: a navy card is as dark, but blue.
    static let blackShare = 0.6
    static let dark = 0.045
    static let overexposed = 0.85
    /// Spread of the means of 5 x 5 pixels. The palest photographs: 76; fog and steamed lenses: below 40.
    static let lowContrast = 45.0

    // Blur: that of the sharpest fifth of the edges plus half that of the middle one, in pixels of `blurSide`. Photographs as
    // they are: 0.9 to 2.3, portraits before a soft background among them; blurred by 2 pixels: 2.0 to 3.7, by 3: from 3.0.
    static let blurred = 2.6
    /// Smeared by movement: the edges across it are blurred, and this many times more than those along it. Photographs as
    /// they are: up to 1.27; smeared over 9 pixels: 1.3 to 2.1, over 17: 1.3 to 3.3.
    static let smearRatio = 1.4
    /// Share of the edges that a direction must have before it is compared.
    static let smearShare = 0.15
    /// Share of the pixels that must lie on edges, and their number, for a judgement. The faintest photographs: 0.006.
    static let fewestEdgesShare = 0.0004
    static let fewestEdges = 40.0

    // Colours: at most this many are named, each with at least this share; the second one may be smaller.
    static let mostColors = 5
    static let colorShare = 0.08
    static let secondColorShare = 0.03
    /// A vivid colour stands out from this share of the picture on, where this share of all that is vivid has it: a red
    /// motorcycle in a garage 0.05 of 0.06, a dahlia among leaves 0.2 of 0.22; a coffee cup on red wood has no such colour.
    static let standoutShare = 0.03
    static let standoutOfVivid = 0.6
    /// A larger one needs no help to be noticed: it comes by its share.
    static let standoutMost = 0.3
    /// Light brown beside so much orange for its own share is a lit part of it: petals, not skin or wood.
    static let orangeBesideBrown = 0.2
    /// A colour that covers more than this is everywhere, however thin the picture.
    static let everywhereShare = 0.8
    /// A colour lies in a cell that has this share of it, else at a side that has it.
    static let cellShare = 0.6
    static let sideShare = 0.65
}
