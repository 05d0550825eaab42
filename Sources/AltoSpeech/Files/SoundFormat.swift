import Alto

/// The kinds of sound file that Alto writes. The name's extension decides.
package enum SoundFormat: String, Sendable, CaseIterable {
    case wav, mp3, opus, ogg, flac

    /// - Throws: `Problem` (soundFormatUnknown) for a name with another extension or none.
    package init(path: String) throws {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let known = Self.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
        guard parts.count > 1, let ending = parts.last, !ending.isEmpty, parts.dropLast() != [""] else {
            throw Problem(
                .soundFormatUnknown, "The sound file “\(NearNames.quotable(String(name)))” has no extension that tells its format.",
                remedy: "Use one of \(known).")
        }
        guard let format = Self(rawValue: ending.lowercased()) else {
            throw Problem(
                .soundFormatUnknown, "Alto cannot write sound files of the kind “.\(NearNames.quotable(String(ending)))”.",
                remedy: "Use one of \(known).")
        }
        self = format
    }

    /// The sample rate of the file for sound of a given rate: the same, or the next that the codec knows.
    package func sampleRate(for rate: Int) -> Int {
        let rates =
            switch self {
            case .wav, .ogg, .flac: [rate]
            case .mp3: [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
            case .opus: [8_000, 12_000, 16_000, 24_000, 48_000]
            }
        return rates.first { $0 >= rate } ?? 48_000
    }
}
