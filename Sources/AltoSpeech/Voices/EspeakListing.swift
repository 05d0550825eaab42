import Alto

/// What `espeak-ng --voices` prints: a table with a line a voice.
///
///     Pty Language       Age/Gender VoiceName          File                 Other Languages
///      5  es-419          --/M      Spanish_(Latin_America) roa/es-419           (es-mx 6)(es 6)
enum EspeakListing {
    struct Entry: Sendable {
        /// What the voice is called in an id: "es-419".
        var name: String
        var language: LanguageTag
        /// "Spanish (Latin America)".
        var title: String
        /// What the program takes after `-v`. The language will not do: two voices share "yue", and "chr-US-Qaaa-x-west"
        /// is listed but not found.
        var file: String
        var otherLanguages: [(tag: LanguageTag, priority: Int)]
    }

    static func entries(in listing: String) -> [Entry] {
        var entries: [Entry] = []
        var names: Set<String> = []
        for line in listing.split(separator: "\n").dropFirst() {
            guard var entry = entry(in: line) else { continue }
            if names.contains(entry.name), let second = entry.file.split(separator: "/").last {
                entry.name = second.lowercased()
                entry.language = LanguageTag(String(second)) ?? entry.language
            }
            if names.insert(entry.name).inserted { entries.append(entry) }
        }
        return entries
    }

    private static func entry(in line: Substring) -> Entry? {
        let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
        guard fields.count >= 5, Int(fields[0]) != nil, let language = LanguageTag(String(fields[1])) else {
            return nil
        }
        let title = fields[3].split(separator: "_", omittingEmptySubsequences: true).joined(separator: " ")
        return Entry(
            name: fields[1].lowercased(), language: language, title: title, file: String(fields[4]),
            otherLanguages: fields.count > 5 ? others(in: fields[5]) : [])
    }

    /// "(zh-cmn 5)(zh 5)".
    private static func others(in field: Substring) -> [(tag: LanguageTag, priority: Int)] {
        field.split(whereSeparator: { "()".contains($0) }).compactMap { pair in
            let parts = pair.split(separator: " ")
            guard parts.count == 2, let tag = LanguageTag(String(parts[0])), let priority = Int(parts[1]) else {
                return nil
            }
            return (tag, priority)
        }
    }
}
