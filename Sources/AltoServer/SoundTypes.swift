/// MIME types of the sound formats that the service hands out.
enum SoundTypes {
    private static let types = [
        "mp3": "audio/mpeg", "wav": "audio/wav", "opus": "audio/ogg; codecs=opus", "ogg": "audio/ogg", "flac": "audio/flac",
    ]

    /// What clients call the formats, the usual one first.
    private static let formats = [
        ("audio/mpeg", "mp3"), ("audio/mp3", "mp3"), ("audio/wav", "wav"), ("audio/x-wav", "wav"), ("audio/wave", "wav"),
        ("audio/ogg", "opus"), ("audio/flac", "flac"),
    ]

    static func type(of format: String) -> String { types[format] ?? "application/octet-stream" }

    /// The format that an Accept header likes best, before everything that is no sound.
    ///
    /// - Parameter other: what is answered else; nil where there is nothing but sound.
    /// - Returns: nil for the other thing, and for a header that takes none of all that.
    static func format(accepted header: String?, orElse other: String? = nil) -> String? {
        guard let header else { return nil }
        let best = Accept(header).best(of: [other].compactMap(\.self) + formats.map(\.0))
        return formats.first { $0.0 == best }?.1
    }
}

extension Substring {
    func trimmingSpaces() -> Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { start[...$0] } ?? ""
    }
}
