/// The kinds of sound file that Alto makes. The raw value is the name's extension, and what JSON carries.
public enum SoundFormat: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
    case wav, mp3, opus, ogg, flac

    /// Its media type (RFC 6838; Ogg's by RFC 5334).
    public var mediaType: String {
        switch self {
        case .wav: "audio/wav"
        case .mp3: "audio/mpeg"
        case .opus: "audio/ogg; codecs=opus"
        case .ogg: "audio/ogg"
        case .flac: "audio/flac"
        }
    }

    /// - Throws: `Problem` (soundFormatUnknown) for a name with another extension or none.
    public init(path: String) throws {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let ending = parts.last, !ending.isEmpty, parts.dropLast() != [""] else {
            throw Problem(
                .soundFormatUnknown,
                "The sound file “\(NameSuggestions.quotable(String(name)))” has no extension that tells its format.",
                remedy: Self.remedy)
        }
        self = try Self(fileExtension: String(ending))
    }

    /// - Throws: `Problem` (soundFormatUnknown).
    public init(fileExtension: String) throws {
        guard let format = Self(rawValue: fileExtension.lowercased()) else {
            throw Problem(
                .soundFormatUnknown,
                "Alto cannot write sound files of the kind “.\(NameSuggestions.quotable(fileExtension))”.",
                remedy: Self.remedy)
        }
        self = format
    }

    private static var remedy: String { "Use one of \(allCases.map { ".\($0.rawValue)" }.joined(separator: ", "))." }
}
