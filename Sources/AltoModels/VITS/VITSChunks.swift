/// How the frames of a sentence are cut for the decoder: a small piece first, so that it is soon heard, then larger ones,
/// whose overlaps cost less.
package enum VITSChunks {
    /// - Parameters:
    ///   - first: frames of the first piece.
    ///   - largest: each piece is twice as long as the one before, up to so many frames: at 64 the margins cost 7 % of the
    ///     time, and the decoder takes half the memory that it takes for a sentence at once.
    package static func of(_ frames: Int, first: Int = 32, largest: Int = 64) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var (start, size) = (0, max(1, first))
        while start < frames {
            // What would be left for a last piece of its own is not worth its overlap.
            let end = frames - start < size + size / 4 ? frames : start + size
            pieces.append(start..<end)
            start = end
            size = min(2 * size, max(1, largest))
        }
        return pieces
    }
}
