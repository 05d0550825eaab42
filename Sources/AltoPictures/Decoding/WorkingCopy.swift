/// How large the working copy of a picture is.
enum WorkingCopy {
    /// Beyond this, more pixels cost time and show observers nothing new.
    static let mostPixels = 4_000_000.0
    /// A JPEG decoder halves for next to nothing; a copy of this size is still good, so 12 megapixels are taken as 3.
    static let enoughPixels = 2_500_000.0

    /// - Returns: the picture's own size up to `mostPixels`; else a half, quarter or eighth where that is enough, or
    ///   what `mostPixels` makes.
    static func size(ofWidth width: Int, height: Int) -> (width: Int, height: Int) {
        let pixels = Double(width) * Double(height)
        guard pixels > mostPixels else { return (width, height) }
        for shrink in [8, 4, 2] {
            let share = pixels / Double(shrink * shrink)
            // Rounded down, as libvips does, so that nothing has to be resampled.
            if share >= enoughPixels, share <= mostPixels { return (width / shrink, height / shrink) }
        }
        let scale = (mostPixels / pixels).squareRoot()
        return (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
    }

    /// The largest factor by which a JPEG decoder may shrink so that nothing has to be enlarged.
    static func loadShrink(from full: (width: Int, height: Int), to size: (width: Int, height: Int)) -> Int {
        [8, 4, 2].first { full.width / $0 >= size.width && full.height / $0 >= size.height } ?? 1
    }
}
