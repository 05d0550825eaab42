/// A BCP 47 language tag in its usual spelling: "en-GB-scotland", "cmn-Latn-pinyin".
public struct LanguageTag: Hashable, Sendable {
    /// The subtags, language first: "en", "GB", "scotland".
    public let subtags: [String]

    public var text: String { subtags.joined(separator: "-") }
    public var primary: String { subtags.first ?? "" }

    /// Bytes; 35 are enough for all tags in use (RFC 5646, section 4.4.1).
    private static let longest = 200

    /// Takes any case, and "_" for "-".
    /// - Returns: nil for what is no tag: a language has 2 to 8 letters, every other subtag 1 to 8 letters or digits
    ///   (RFC 5646, section 2.1).
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
        guard let language = parts.first, (2...8).contains(language.utf8.count), language.utf8.allSatisfy(\.isLetter),
            parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isLetterOrDigit) })
        else { return nil }
        subtags = Self.spelt(parts)
    }

    public init(subtags: [String]) {
        self.subtags = subtags
    }

    /// RFC 5646, section 2.1.1: "Latn", "GB"; behind a singleton ("x") all is small.
    private static func spelt(_ parts: [String]) -> [String] {
        var isExtension = false
        return parts.enumerated().map { index, part in
            defer { if part.utf8.count == 1 { isExtension = true } }
            if index == 0 { return current[part] ?? part }
            if isExtension { return part }
            switch part.utf8.count {
            case 2: return part.uppercased()
            case 4 where part.utf8.allSatisfy(\.isLetter): return part.prefix(1).uppercased() + part.dropFirst()
            default: return part
            }
        }
    }

    /// Codes that ISO 639 has withdrawn, which programs and people still use.
    private static let current = ["iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "hbs"]

    /// The tag itself and the tags that stand for it, the nearest first: the fallback of RFC 4647, section 3.4, with the
    /// parents that the Unicode CLDR gives where cutting off the region would lead to another continent's dialect.
    public var fallbacks: [LanguageTag] {
        var tags: [LanguageTag] = []
        var rest = subtags
        while !rest.isEmpty {
            tags.append(LanguageTag(subtags: rest))
            if let parent = Self.parent(language: rest[0], region: rest.count == 2 ? rest[1] : "") {
                tags.append(LanguageTag(subtags: parent))
            }
            rest.removeLast()
            // A singleton says nothing without what followed it.
            if let last = rest.last, last.utf8.count == 1 { rest.removeLast() }
        }
        return tags
    }

    private static func parent(language: String, region: String) -> [String]? {
        switch language {
        case "nn" where region.isEmpty: ["no"]
        case _ where region.isEmpty: nil
        case "es" where !["ES", "GQ", "PH", "IC", "EA", "419"].contains(region) && region.utf8.count <= 3:
            ["es", "419"]
        case "en" where !["US", "CA", "PH", "PR", "GB", "029"].contains(region) && region.utf8.count <= 3: ["en", "GB"]
        case "zh" where ["HK", "MO"].contains(region): ["yue"]
        default: nil
        }
    }

    /// Whether the tag is the range or a dialect of it: basic filtering, RFC 4647, section 3.3.1.
    public func isWithin(_ range: LanguageTag) -> Bool {
        subtags.starts(with: range.subtags)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) }
    fileprivate var isLetterOrDigit: Bool { isLetter || (0x30...0x39).contains(self) }
}
