import Alto

/// Chooses the languages in which a picture's text is read: first by its script, then by what was read.
actor AutomaticLanguages {
    private let executor = BlockingExecutor(label: "script")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let folder: String
    /// Tesseract's names of what is installed.
    private let installed: [String]
    private let pictures: Int
    private var pools: [[String]: TextEnginePool] = [:]

    /// - Throws: `Problem` when no language is installed.
    init(installed: [String], pictures: Int) throws {
        guard !installed.isEmpty else {
            throw Problem(
                .textLanguageMissing, "There is no data to read text.",
                remedy: "Install some with: sudo apt-get install tesseract-ocr-eng")
        }
        folder = try TextLanguages.folder(holding: installed)
        self.installed = installed
        self.pictures = pictures
    }

    /// Latin's first where it is installed.
    var firstLanguage: [String] { Array(Self.firsts(of: installed).prefix(1)) }

    func pool(_ languages: [String]) -> TextEnginePool {
        if let pool = pools[languages] { return pool }
        let pool = TextEnginePool((0..<pictures).map { TextEngine(folder: folder, languages: languages, number: $0) })
        pools[languages] = pool
        return pool
    }

    /// The languages to try, each until one finds text: those of the page's script; where that cannot be told, one of each
    /// script that is installed.
    func tries(for raster: Raster) -> [[String]] {
        let firsts = Self.firsts(of: installed)
        guard firsts.count > 1, let script = script(of: raster) else { return firsts.map { [$0] } }
        return Self.tries(script: script, firsts: firsts)
    }

    /// The first language of each script, Latin before the others; English and the simplified characters before their kin.
    static func firsts(of installed: [String]) -> [String] {
        var firsts: [String: String] = [:]
        for language in ["eng", "chi_sim"].filter(installed.contains) + installed.sorted()
        where firsts[script(of: language)] == nil {
            firsts[script(of: language)] = language
        }
        return firsts.sorted { ($0.key == "Latin" ? "" : $0.key) < ($1.key == "Latin" ? "" : $1.key) }.map(\.value)
    }

    static func tries(script: String, firsts: [String]) -> [[String]] {
        let own = firsts.filter { Self.script(of: $0) == (script == "Fraktur" ? "Latin" : script) }
        // A script that nobody can read here, or a mistake: as if it had not been told.
        return own.isEmpty ? firsts.map { [$0] } : own.map { [$0] }
    }

    /// Where the text that was read is in a language with data of its own: that one, and the one before for the rest.
    func better(than languages: [String], for tag: String) -> [String]? {
        let name = installed.first {
            TextLanguages.tag($0).flatMap(LanguageTag.init)?.primary == LanguageTag(tag)?.primary
        }
        guard let name, !languages.contains(name) else { return nil }
        return [name] + languages
    }

    /// nil where it cannot be told, also because the data for it is missing.
    ///
    /// - Parameter letters: so few are enough; nil for Tesseract's own limit.
    func script(of raster: Raster, letters: Int? = nil) -> String? {
        var gray: [UInt8] = []
        gray.reserveCapacity(raster.width * raster.height)
        for offset in stride(from: 0, to: raster.bytes.count, by: 3) {
            let (red, green, blue) = (
                Int(raster.bytes[offset]), Int(raster.bytes[offset + 1]), Int(raster.bytes[offset + 2])
            )
            gray.append(UInt8((77 * red + 150 * green + 29 * blue) >> 8))
        }
        return
            (try? Tesseract.script(
                folder: folder, of: gray, width: raster.width, height: raster.height, letters: letters)) ?? nil
    }

    /// The first language of a script whose data is installed.
    func language(ofScript script: String) -> String? {
        Self.firsts(of: installed).first { Self.script(of: $0) == script }
    }

    /// Whether data of a script is installed.
    func reads(_ script: String) -> Bool { installed.contains { Self.script(of: $0) == script } }

    /// The language whose data reads most of a script; nil for scripts that are not known by name.
    static func mainLanguage(of script: String) -> String? {
        let main = [
            "Cyrillic": "rus", "Greek": "ell", "Arabic": "ara", "Hebrew": "heb", "Devanagari": "hin", "Bengali": "ben",
            "Ethiopic": "amh", "Han": "chi_sim",
        ]
        return main[script] ?? scripts.first { $0.script == script }?.languages.first
    }

    /// The script that a language's data reads, by Tesseract's names of scripts.
    static func script(of language: String) -> String {
        scripts.first { $0.languages.contains(String(language.prefix(3))) || $0.languages.contains(language) }?.script
            ?? "Latin"
    }

    private static let scripts: [(script: String, languages: Set<String>)] = [
        ("Cyrillic", ["rus", "ukr", "bul", "srp", "mkd", "bel", "kaz", "kir", "mon", "tgk", "aze_cyrl", "uzb_cyrl"]),
        ("Japanese", ["jpn"]), ("Han", ["chi", "chi_sim", "chi_tra"]), ("Korean", ["kor"]), ("Greek", ["ell", "grc"]),
        ("Arabic", ["ara", "fas", "urd", "pus", "uig", "snd", "kur_ara"]), ("Hebrew", ["heb", "yid"]),
        ("Thai", ["tha"]),
        ("Devanagari", ["hin", "mar", "nep", "san"]), ("Bengali", ["ben", "asm"]), ("Tamil", ["tam"]),
        ("Telugu", ["tel"]),
        ("Kannada", ["kan"]), ("Malayalam", ["mal"]), ("Gujarati", ["guj"]), ("Gurmukhi", ["pan"]), ("Oriya", ["ori"]),
        ("Sinhala", ["sin"]), ("Georgian", ["kat"]), ("Armenian", ["hye"]), ("Ethiopic", ["amh", "tir"]),
        ("Khmer", ["khm"]),
        ("Lao", ["lao"]), ("Myanmar", ["mya"]), ("Tibetan", ["bod"]), ("Cherokee", ["chr"]),
    ]
}
