/// A script that people write in, and who does: what can be said of a text too short to tell its language.
public enum WritingSystem: Sendable, CaseIterable {
    case latin, cyrillic, greek, hebrew, arabic, devanagari, bengali, tamil, thai, georgian, armenian, hangul, kana, han

    /// The script that most of a text's letters are of; nil without letters of any of these.
    ///
    /// A little kana tells Japanese among many han characters.
    public init?(of text: String) {
        var counts: [WritingSystem: Int] = [:]
        for scalar in text.unicodeScalars {
            guard let system = Self.ranges.first(where: { $0.range.contains(scalar.value) })?.system else { continue }
            counts[system, default: 0] += 1
        }
        if counts[.kana] != nil { counts[.kana, default: 0] += counts.removeValue(forKey: .han) ?? 0 }
        // Of equals the first of all systems, so that the answer is always the same.
        guard
            let most = Self.allCases.compactMap({ system in counts[system].map { (system, $0) } }).max(by: {
                $0.1 < $1.1
            })
        else { return nil }
        self = most.0
    }

    /// Unicode's blocks with letters that texts use.
    private static let ranges: [(range: ClosedRange<UInt32>, system: WritingSystem)] = [
        (0x41...0x5A, .latin), (0x61...0x7A, .latin), (0xC0...0x24F, .latin), (0x1E00...0x1EFF, .latin),
        (0x370...0x3FF, .greek),
        (0x400...0x52F, .cyrillic), (0x531...0x58F, .armenian), (0x591...0x5F4, .hebrew), (0x600...0x6FF, .arabic),
        (0x750...0x77F, .arabic),
        (0xFB50...0xFDFF, .arabic), (0xFE70...0xFEFC, .arabic), (0x900...0x97F, .devanagari), (0x980...0x9FF, .bengali),
        (0xB80...0xBFF, .tamil),
        (0xE00...0xE7F, .thai), (0x10A0...0x10FF, .georgian), (0x1100...0x11FF, .hangul), (0xAC00...0xD7A3, .hangul),
        (0x3041...0x30FF, .kana), (0x3400...0x9FFF, .han), (0xF900...0xFAFF, .han), (0x20000...0x323AF, .han),
    ]

    /// The language that most of those who write in it have; nil for Latin, which has too many.
    public var usualLanguage: String? {
        switch self {
        case .latin: nil
        case .cyrillic: "ru"
        case .greek: "el"
        case .hebrew: "he"
        case .arabic: "ar"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .tamil: "ta"
        case .thai: "th"
        case .georgian: "ka"
        case .armenian: "hy"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        }
    }

    /// Whether those who read a language read this script, too: of a text in it their own voice makes the most.
    public func isRead(in language: String) -> Bool {
        let language = LanguageTag(language)?.primary ?? language
        return switch self {
        case .latin: !Self.otherScripts.contains(language)
        case .cyrillic: ["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"].contains(language)
        case .arabic: ["ar", "fa", "ur", "ps", "ug", "sd", "ckb"].contains(language)
        case .devanagari: ["hi", "mr", "ne", "kok", "sa"].contains(language)
        case .han: ["zh", "yue", "cmn", "ja"].contains(language)
        default: usualLanguage == language
        }
    }

    /// Languages whose voices read Latin letters only as something foreign.
    private static let otherScripts: Set<String> = [
        "ru", "uk", "bg", "sr", "mk", "be", "kk", "el", "he", "ar", "fa", "ur", "hi", "mr", "ne", "bn", "ta", "th",
        "ka", "hy", "ko", "ja", "zh", "yue",
        "cmn",
    ]
}
