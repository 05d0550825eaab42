import Alto

/// Words that look Latin and are not: "СТОП" and "РОССИЯ" are read as "CTON" and "POCCHA". What no dictionary of Latin
/// letters knows is read once more by the data of alphabets that share letters with them, where that is installed.
enum OtherAlphabets {
    enum Limits {
        /// A longer text is told by its script as a whole.
        static let mostLetters = 24
        static let fewestLetters = 3
        /// How much of a text its dictionary knows: less is suspicious, as much is believed.
        static let suspicious = 0.2
        static let believed = 0.6
        /// A word as long as this that could be written in another alphabet letter by letter is doubted, where no
        /// dictionary tells.
        static let doubtedLetters = 4
    }

    static let scripts = ["Cyrillic", "Greek"]

    /// Letters that Cyrillic or Greek draws as Latin does, in capitals.
    private static let shared: Set<Character> = Set("ABCEHIKMNOPTXYZ")

    static func isSuspicious(_ look: TextEngine.Look) -> Bool {
        let letters = look.blocks.reduce(0) { $0 + $1.content.count(where: \.isLetter) }
        return (Limits.fewestLetters...Limits.mostLetters).contains(letters)
            && look.knownShare < Limits.suspicious
    }

    /// Whether a reading in another alphabet is the better one.
    static func isBetter(_ other: TextEngine.Look) -> Bool {
        !other.blocks.isEmpty && other.knownShare >= Limits.believed
            && other.blocks.contains { $0.content.contains { $0.isLetter && !$0.isASCII } }
    }

    /// The same letters as Cyrillic and Greek.
    private static let sharedAbroad: Set<Character> = Set("АВЕКМНОРСТУХІΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")

    /// A reading that its dictionary knows, with doubt where no letter tells that it is not Latin: "КОТ" and "KOT".
    static func believed(_ look: TextEngine.Look) -> TextEngine.Look {
        let letters = look.blocks.flatMap { $0.content.filter(\.isLetter) }
        return letters.allSatisfy(sharedAbroad.contains) ? hedged(look) : look
    }

    /// With doubt where each letter of a word could be another's.
    static func doubted(_ look: TextEngine.Look) -> TextEngine.Look {
        let words = look.blocks.flatMap { $0.content.split { !$0.isLetter } }
        let isShared = words.contains { word in
            word.count >= Limits.doubtedLetters && word.allSatisfy(shared.contains)
        }
        return isShared ? hedged(look) : look
    }

    private static func hedged(_ look: TextEngine.Look) -> TextEngine.Look {
        var look = look
        for index in look.blocks.indices {
            look.blocks[index].confidence = min(LookAlikes.doubt, look.blocks[index].confidence)
        }
        return look
    }
}

extension TextReader {
    /// A look, or what is read of the same raster in another alphabet where that is the better reading.
    func inItsAlphabet(_ look: TextEngine.Look, _ raster: Raster, of picture: Picture) async throws -> TextEngine.Look {
        guard OtherAlphabets.isSuspicious(look) else { return look }
        for script in OtherAlphabets.scripts {
            guard let pool = await pool(ofScript: script) else { continue }
            let other = try await pool.withEngine { engine in
                try await engine.look(at: raster, of: picture, milliseconds: Limits.millisecondsPerLine)
            }
            if OtherAlphabets.isBetter(other) { return OtherAlphabets.believed(other) }
        }
        return OtherAlphabets.doubted(look)
    }
}
