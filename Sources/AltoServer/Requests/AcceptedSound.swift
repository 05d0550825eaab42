import Alto

extension SoundFormat {
    /// What clients call the formats, the default one first.
    private static let names: [(mediaType: String, format: SoundFormat)] = [
        ("audio/mpeg", .mp3), ("audio/mp3", .mp3), ("audio/wav", .wav), ("audio/x-wav", .wav), ("audio/wave", .wav),
        ("audio/ogg", .opus), ("audio/flac", .flac),
    ]

    /// The format that an Accept header likes best, before everything that is no sound.
    ///
    /// - Parameter other: what is answered else; nil where there is nothing but sound.
    /// - Returns: nil for the other thing, and for a header that takes none of all that.
    static func accepted(_ header: String?, orElse other: String? = nil) -> SoundFormat? {
        guard let header else { return nil }
        let best = Accept(header).best(of: [other].compactMap(\.self) + names.map(\.mediaType))
        return names.first { $0.mediaType == best }?.format
    }
}

extension Substring {
    func trimmingSpaces() -> Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { start[...$0] } ?? ""
    }
}
