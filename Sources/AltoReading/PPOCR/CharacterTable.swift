import Foundation

/// The characters that the recognizer's classes stand for, as PaddleOCR lists them: class 0 is CTC's blank, the last
/// one a space.
struct CharacterTable: Sendable {
    let characters: [String]

    enum Limits {
        static let bytes = 1 << 20
        static let classes = 2...65_536
        /// A class is one character, which may take several scalars.
        static let bytesOfCharacter = 32
    }

    /// - Parameter file: one character a line; with or without the blank in front and the space at the end.
    /// - Throws: `PPOCRError.characters`.
    init(_ file: URL) throws(PPOCRError) {
        guard let handle = try? FileHandle(forReadingFrom: file),
            let data = try? handle.read(upToCount: Limits.bytes + 1), data.count <= Limits.bytes,
            let text = String(validating: data, as: UTF8.self)
        else { throw .characters(reason: "cannot be read as text") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.last == "\r" ? String($0.dropLast()) : String($0)
        }
        if lines.last == "" { lines.removeLast() }
        if lines.first != Self.blank { lines = [Self.blank] + lines + [" "] }
        guard Limits.classes.contains(lines.count) else { throw .characters(reason: "has \(lines.count) lines") }
        for line in lines.dropFirst() {
            guard !line.isEmpty, line.utf8.count <= Limits.bytesOfCharacter,
                !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { throw .characters(reason: "has a line that is no character") }
        }
        characters = lines
    }

    private static let blank = "blank"
}
