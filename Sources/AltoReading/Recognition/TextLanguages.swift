import Alto
import Foundation

/// The languages that Tesseract can read on this machine.
package enum TextLanguages {
    /// Tesseract's names of all installed languages: ["deu", "eng", "spa"]. Scripts and helpers such as "osd" left out.
    package static func installed() -> [String] {
        guard let folder = Tesseract.defaultFolder() else { return [] }
        return installed(in: folder)
    }

    static func installed(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
            .filter { !helpers.contains($0) }.sorted()
    }

    private static let suffix = ".traineddata"
    /// Data that finds a page's direction, or formulas: nothing that people write in.
    private static let helpers: Set<String> = ["osd", "equ", "snum"]

    /// The folder with the data of all the given languages.
    ///
    /// - Throws: `Problem` naming what is missing and the package that brings it.
    static func folder(holding languages: [String]) throws -> String {
        guard !languages.isEmpty else {
            throw Problem(.usage, "No language was named to read text in.", remedy: "Name one, such as eng.")
        }
        for language in languages where !isName(language) {
            throw Problem(
                .languageUnknown, "There is no text language called \(printable(language)).",
                remedy: "Use Tesseract's names, such as eng or eng+spa.")
        }
        let folder = Tesseract.defaultFolder() ?? ""
        let there = Set(installed(in: folder))
        let missing = languages.filter { !there.contains($0) }
        guard missing.isEmpty else {
            let packages = missing.map(debianPackage).joined(separator: " ")
            let names = missing.map(title).formatted(.list(type: .and).locale(Locale(identifier: "en_US")))
            throw Problem(
                .textLanguageMissing, "The data to read \(names) text is not installed.",
                remedy: "Install it with: sudo apt-get install \(packages)")
        }
        return folder
    }

    /// Debian's package of a language: "tesseract-ocr-chi-sim" for "chi_sim".
    package static func debianPackage(_ language: String) -> String {
        "tesseract-ocr-" + language.lowercased().replacing("_", with: "-")
    }

    /// The language in English with its code: "Spanish (spa)".
    package static func title(_ language: String) -> String {
        let base = String(language.prefix { $0 != "_" })
        let name = Locale(identifier: "en_US").localizedString(forLanguageCode: tag(language) ?? base)
        return name.map { "\($0) (\(language))" } ?? language
    }

    /// The BCP 47 tag of a language of Tesseract's: "es" for "spa", "zh-Hans" for "chi_sim". Nil for a name that is
    /// none of ISO 639's.
    package static func tag(_ language: String) -> String? {
        // Languages set in columns have data of their own.
        let language = language.hasSuffix("_vert") ? String(language.dropLast(5)) : language
        if let special = special[language] { return special }
        let base = String(language.prefix { $0 != "_" })
        if let special = special[base] { return special }
        guard base.count == 3 else { return nil }
        return Locale.LanguageCode(base).identifier(.alpha2) ?? base
    }

    /// Tesseract's name of a language: "spa" for "es-MX", "chi_tra" for "zh-Hant-TW". The other way of `tag`.
    package static func name(of tag: String) -> String {
        let locale = Locale(identifier: tag)
        if let script = locale.language.script?.identifier,
            let special = special.first(where: {
                $0.value == "\(locale.language.languageCode?.identifier ?? "")-\(script)"
            })
        {
            return special.key
        }
        return locale.language.languageCode?.identifier(.alpha3) ?? tag
    }

    /// Names that are ISO 639-2/B codes, or carry a script.
    private static let special = [
        "chi_sim": "zh-Hans", "chi_tra": "zh-Hant", "chi": "zh", "aze_cyrl": "az-Cyrl", "srp_latn": "sr-Latn",
        "uzb_cyrl": "uz-Cyrl", "kur_ara": "ckb", "frk": "de", "fre": "fr", "ger": "de", "nor": "nb",
    ]

    private static func isName(_ language: String) -> Bool {
        (2...24).contains(language.utf8.count)
            && language.utf8.allSatisfy {
                ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39)
            }
    }

    private static func printable(_ text: String) -> String {
        "“"
            + String(
                text.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(24).map(Character.init))
            + "”"
    }
}
